"""The page of an alliance as one HTML file that asks no network for anything and prints on one sheet.

It is built as a tree, so that typed words can never be markup; each of them says its own direction. What is
listed goes by its first words: number and names stand on the side where those begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from alliance_tui.exports.sheet import Answer, Item, Said, Sheet
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import sheet as say

FONTS: Final = (
    "system-ui, 'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans CJK SC', 'Noto Sans Arabic', 'Noto Sans Hebrew',"
    " 'Hiragino Sans', 'Yu Gothic', 'Noto Color Emoji', sans-serif"
)
"""Fonts that a machine has for the scripts people write in; none is fetched."""

SIZES: Final = ((22, 11.0), (34, 10.0), (46, 9.0), (60, 8.0), (78, 7.0))
"""Up to how many lines of words each size of letters (points) leaves the page on one sheet."""

SMALLEST: Final = 7.0
"""Letters are never smaller than this (points): then it goes on on a second sheet."""

LINE: Final = 78
"""Letters that fill a line, roughly; a wide one counts twice."""

STYLE: Final = """
@page { size: auto; margin: 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 180mm; padding: 6mm; font: SIZEpt/1.35 FONTS; }
body { color: #1b1b1b; background: #fff; }
@media print { body { padding: 0; max-width: none; } }
h1 { font-size: 1.9em; line-height: 1.15; margin: 0; font-weight: 650; }
h2 { font-size: .95em; margin: 1.1em 0 .3em; font-weight: 650; color: #2d6a66; break-after: avoid; }
p, ol, ul { margin: 0; }
ol, ul { padding: 0; }
li { margin-block: 0 .45em; margin-inline: 2.2em 0; break-inside: avoid; }
.close { line-height: 1.2; }
.close li { margin-block-end: .15em; }
.close h2 { margin-top: .6em; }
.close .sign div { padding-top: 1.8em; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.what { font-weight: 600; }
.quiet { color: #5a5a5a; font-size: .9em; }
.quiet > .words { display: inline; }
.sign { display: flex; flex-wrap: wrap; gap: 0 8mm; break-inside: avoid; }
.sign div { flex: 0 1 calc(50% - 4mm); padding-top: 2.4em; }
.sign .words { border-top: .3mm solid #1b1b1b; padding-top: 1mm; display: block; }
"""
"""How it looks; SIZE and FONTS are put in."""

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing."""


def as_html(page: Sheet) -> str:
    """The page as an HTML document."""
    html = Element("html", lang=say.LANGUAGE)
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _say(head, "title", page.title)
    _say(head, "style", STYLE.replace("SIZE", f"{letters(page):g}").replace("FONTS", FONTS))
    # Where letters must not be smaller, the lines stand closer.
    body = SubElement(html, "body", {"class": "close"} if letters(page) == SMALLEST else {})
    _typed(body, "h1", page.title)
    people = SubElement(body, "p", {"class": "quiet"})
    people.text = "" if page.people else page.day
    for place, name in enumerate(page.people, 1):
        _typed(people, "span", name)
        people[-1].tail = ", " if place < len(page.people) else f" · {page.day}"
    if page.purpose:
        _say(body, "h2", say.PURPOSE)
        purpose = SubElement(body, "ul")
        for line in page.purpose:
            item = _listed(purpose, line.words)
            _typed(SubElement(item, "div", {"class": "quiet"}), "span", line.name)
    _say(body, "h2", say.AGREED)
    if page.agreed:
        _agreements(body, page.agreed)
    else:
        _say(body, "p", say.NOTHING)
    if page.open:
        _say(body, "h2", say.OPEN)
        SubElement(body, "p", {"class": "quiet"}).text = say.NOT_YET
        _agreements(body, page.open)
    _say(body, "h2", say.REVIEW)
    _say(body, "p", page.review)
    _say(body, "h2", say.SIGNED)
    sign = SubElement(body, "div", {"class": "sign"})
    for name in page.signers:
        _typed(SubElement(sign, "div"), "span", name)
    return f"<!doctype html>\n{tostring(html, encoding='unicode', method='html')}\n"


def letters(page: Sheet) -> float:
    """How large the letters are, in points, so that a usual page stays one sheet."""
    items = (*page.agreed, *page.open)
    lines = 8 + 2 * ((len(page.signers) + 1) // 2)
    for words in (*(line.words for line in page.purpose), *(one.what for one in items)):
        lines += _lines(words)
    lines += len(page.purpose) + sum(_lines(_facts(one)) for one in items)
    lines += sum(_lines(f"{said.label}: {said.words}") for one in items for said in one.details)
    answers = [" · ".join(answer.words for answer in one.answers) for one in items if one.answers]
    lines += sum(map(_lines, answers)) + bool(page.open)
    return next((size for most, size in SIZES if lines <= most), SMALLEST)


def _lines(words: str) -> int:
    return sum(1 + sum(1 if ord(one) < 0x1100 else 2 for one in line) // LINE for line in words.split("\n"))


def _facts(item: Item) -> str:
    return " · ".join(filter(None, (item.who, item.when)))


def _agreements(body: Element, items: Sequence[Item]) -> None:
    listed = SubElement(body, "ol")
    for one in items:
        item = _listed(listed, one.what, "what")
        _beside(item, filter(None, (one.who, one.when)))
        for said in one.details:
            _detail(item, said)
        if one.answers:
            _answers(item, one.answers)


def _listed(parent: Element, words: str, kind: str = "") -> Element:
    """Something listed, all of it in the direction of its typed words."""
    item = SubElement(parent, "li", dir="auto")
    # Without a direction of its own: what has one is not looked at for that of the whole.
    SubElement(item, "div", {"class": f"words {kind}".strip()}).text = words
    return item


def _beside(parent: Element, pieces: Iterable[str]) -> None:
    """Some words in one quiet line."""
    line = SubElement(parent, "div", {"class": "quiet"})
    for place, words in enumerate(pieces):
        if place:
            line[-1].tail = " · "
        _typed(line, "span", words)


def _detail(parent: Element, said: Said) -> None:
    """Something that was said, in one quiet line: our label, and the words in their own direction."""
    line = SubElement(parent, "div", {"class": "quiet"})
    _typed(line, "bdi", fields.labelled(label=said.label).strip())
    line[-1].tail = " "
    _typed(line, "span", said.words)


def _answers(parent: Element, answers: Iterable[Answer]) -> None:
    """Some answers in one quiet line, each in the direction of our words; the name in it has its own."""
    line = SubElement(parent, "div", {"class": "quiet"})
    for place, answer in enumerate(answers):
        if place:
            line[-1].tail = " · "
        told = SubElement(line, "span", dir="ltr")
        before, name, after = answer.words.partition(answer.name) if answer.name else (answer.words, "", "")
        told.text = before
        if name:
            SubElement(told, "bdi").text = name
            told[-1].tail = after


def _say(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = words


def _typed(parent: Element, tag: str, words: str, kind: str = "") -> None:
    """Typed words, in their own direction."""
    element = SubElement(parent, tag, {"class": f"words {kind}".strip(), "dir": "auto"})
    element.text = words
