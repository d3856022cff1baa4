"""The page of an alliance as plain text, for a printer, a letter or a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from alliance_tui.exports.sheet import Item, Sheet
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import sheet as say

WIDTH: Final = 72
"""Columns of a line; wide letters take two."""


def as_text(page: Sheet) -> str:
    """The page as text."""
    return "\n".join(line.rstrip() for line in _document(page)) + "\n"


def _document(page: Sheet) -> Iterator[str]:
    yield from _wrapped(page.title)
    yield "=" * min(max(cell_len(page.title), 3), WIDTH)
    yield from _wrapped(" · ".join(filter(None, (", ".join(page.people), page.day))))
    if page.purpose:
        yield from _heading(say.PURPOSE)
        for line in page.purpose:
            yield from _wrapped(f"{line.words} ({line.name})", "- ")
    yield from _heading(say.AGREED)
    yield from _agreements(page.agreed) if page.agreed else (say.NOTHING,)
    if page.open:
        yield from _heading(say.OPEN)
        yield from (*_wrapped(say.NOT_YET), "")
        yield from _agreements(page.open)
    yield from _heading(say.REVIEW)
    yield from _wrapped(page.review)
    yield from _heading(say.SIGNED)
    for name in page.signers:
        yield from ("", "_" * 36)
        yield from _wrapped(name)


def _heading(words: str) -> tuple[str, ...]:
    return ("", words, "-" * len(words))


def _agreements(items: Sequence[Item]) -> Iterator[str]:
    for number, one in enumerate(items, start=1):
        lead = f"{number}. "
        yield from _wrapped(one.what, lead)
        indent = " " * len(lead)
        yield from _wrapped(" · ".join(filter(None, (one.who, one.when))), indent)
        for detail in one.details:
            yield from _wrapped(f"{fields.labelled(label=detail.label)}{detail.words}", indent)
        if one.answers:
            yield from _wrapped(" · ".join(answer.words for answer in one.answers), indent)


def _wrapped(words: str, lead: str = "") -> Iterator[str]:
    """Words in lines that are no wider than the page, the later ones under the first."""
    room = WIDTH - len(lead)
    for line in words.split("\n"):
        for part in Text(line).wrap(Console(width=room, color_system=None), room):
            yield f"{lead}{part.plain.rstrip()}"
            lead = " " * len(lead)
