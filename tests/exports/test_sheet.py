"""The page to print: whole in every format, and never markup."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from rich.cells import cell_len

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.words import NoteKind
from alliance_tui.exports.sheet import Answer, Item, Line, Said, Sheet, sheet, stem
from alliance_tui.exports.sheet_formats import FORMATS, in_format
from alliance_tui.exports.sheet_html import SMALLEST, letters
from alliance_tui.exports.sheet_text import WIDTH
from alliance_tui.sentences import sheet as say
from tests.builders import found, sit
from tests.exports.pages import SENTENCES, plan, ten

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
"""A browser that prints without a window."""


class Read(HTMLParser):
    """Reads the words of a document, and notes its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        """All words."""
        self.tags: list[str] = []
        """All tags that were opened."""
        self.attributes: list[str | None] = []
        """All values of attributes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += f"{data} "


def read(html: str) -> Read:
    """A document, read."""
    reader = Read()
    reader.feed(html)
    return reader


def squeezed(words: str) -> str:
    """Words with single spaces."""
    return " ".join(words.split())


def page() -> Sheet:
    """The page of ten agreements."""
    table = ten()
    return sheet(table.alliance, table.at)


def test_the_page_holds_purpose_agreements_review_and_room_to_sign() -> None:
    """What is in force, what is open, who keeps what, and when it is looked at again."""
    told = page()
    assert (told.title, told.people) == ("Ana, Ben [/x] & عمر", ("Ana", "Ben [/x]", "عمر"))
    assert [(one.name, one.words) for one in told.purpose] == [
        ("Ana", "To be <b>at ease</b>\nwith each other & more")
    ]
    assert [one.what for one in (*told.agreed, *told.open)] == list(SENTENCES)
    assert len(told.open) == 1
    assert [one.who for one in told.agreed[:4]] == ["everyone", "Ben [/x]", "everyone", "Ana"]
    assert told.review == "Saturday 5 December 2026, 18:30, then every 2 weeks."
    assert told.signers == told.people


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_every_word(form: str) -> None:
    """Read back by what reads the format."""
    told = in_format(page(), form)
    if form == "html":
        told = read(told).words
    elif form == "markdown":
        told = read(MarkdownIt().render(told)).words
    for sentence in (*SENTENCES, "Signed", "Sunday 22 November 2026"):
        assert squeezed(sentence) in squeezed(told)


def test_an_alliance_that_has_nothing_yet_has_a_page_too() -> None:
    """With room for what comes."""
    table = found("Ana", "Ben", "Cleo", facilitators=["Cleo"])
    told = sheet(table.alliance, table.at)
    assert (told.agreed, told.review, told.signers) == ((), "No day is set yet.", ("Ana", "Ben"))
    for form in FORMATS:
        assert say.NOTHING in in_format(told, form)


typed = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40).map(str.strip)
"""Words as they are once cleaned, on one line."""


def made_of(words: str, more: str = "b") -> Sheet:
    """A page with the same words everywhere."""
    name = words or "a"
    item = Item(
        f"{words}\n{more}",
        name,
        more,
        (Said(f"{name} gets", words),),
        (Answer(f"{name} {more}", name), Answer(more)),
    )
    return Sheet(words, (name,), "today", (Line(name, more),), (item,), (item,), more, (name,))


@pytest.mark.no_cover
@given(typed, typed)
def test_typed_words_are_never_markup_in_html(words: str, more: str) -> None:
    """The same tags come out whatever is typed, and no attribute holds words or an address."""
    told = read(in_format(made_of(words, more), "html"))
    usual = read(in_format(made_of("a"), "html"))
    assert [one for one in told.tags if one != "span"] == [one for one in usual.tags if one != "span"]
    assert not any("//" in (value or "") for value in told.attributes)


@pytest.mark.no_cover
@given(typed.filter(lambda words: bool(words) and not re.search(r"\s", words)))
def test_typed_words_are_never_markup_in_markdown(words: str) -> None:
    """A reader of the format gives the words back as they were, and makes nothing of them."""
    told = read(MarkdownIt().render(in_format(made_of(words), "markdown")))
    assert told.words.count(words) >= 4
    assert told.tags == read(MarkdownIt().render(in_format(made_of("a"), "markdown"))).tags


@given(st.lists(st.sampled_from([*SENTENCES, "x" * 200, "語" * 90]), min_size=1, max_size=4))
def test_lines_of_text_are_never_wider_than_the_page(sentences: list[str]) -> None:
    """Also without a space, and in letters that take two columns."""
    items = tuple(Item(one, "everyone", "", (Said("how", one),)) for one in sentences)
    told = in_format(replace(page_once(), agreed=items), "text")
    assert all(cell_len(line) <= WIDTH for line in told.splitlines())


def page_once() -> Sheet:
    """A page without anything agreed."""
    return Sheet("Home", ("Ana", "Ben"), "today", (), (), (), "No day is set yet.", ("Ana", "Ben"))


def test_nothing_in_the_html_leads_to_a_network() -> None:
    """No address, no script, no font, and a policy that forbids them."""
    told = in_format(page_once(), "html")
    assert "default-src 'none'" in told
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|src=|href=", told)


def test_the_letters_are_smaller_where_there_is_more_to_say() -> None:
    """But never too small to read."""
    few = letters(page_once())
    many = letters(
        replace(page_once(), agreed=tuple(Item("x" * 150, "everyone", "daily") for _ in range(10)))
    )
    endless = letters(replace(page_once(), agreed=(Item("x" * 9000, "everyone", ""),)))
    assert few > many > endless == SMALLEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Home", "home-2026-11-22"),
        ("../Weekly / Farid", "weekly-farid-2026-11-22"),
        ("家 & Co", "家-co-2026-11-22"),
        ("🏡", "alliance-2026-11-22"),
        ("x" * 60, f"{'x' * 40}-2026-11-22"),
    ],
)
def test_a_file_is_called_by_title_and_day(title: str, name: str) -> None:
    """Whatever is in the title, it stays one name in one folder."""
    table = found("Ana", "Ben", title=title)
    assert stem(table.alliance, table.at) == name


def can_write(language: str) -> bool:
    """Whether this machine has letters for a language; where it cannot say, it may have them."""
    if shutil.which("fc-list") is None:
        return True
    told = subprocess.run(["fc-list", f":lang={language}"], check=False, capture_output=True, timeout=60)
    return told.returncode != 0 or bool(told.stdout.strip())


def printed(folder: Path) -> None:
    """Print `page.html` of a folder to `page.pdf`, in a browser without a window."""
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
         str(folder / "page.html")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.mark.skipif(
    CHROMIUM is None or shutil.which("pdftotext") is None,
    reason="needs chromium and pdftotext (apt-get install chromium poppler-utils)",
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_ten_agreements_print_on_one_page(tmp_path: Path, paper: str) -> None:
    """In a browser without a window, and every word is on it, in the order it is read in."""
    without = [language for language in ("ja", "ar", "he") if not can_write(language)]
    if without:
        pytest.skip(f"needs a font for {', '.join(without)} (apt-get install fonts-noto-cjk fonts-dejavu)")
    table = sit("Ana", "Ben", "عمر")
    for sentence in SENTENCES:
        table.act(agreements.propose, Terms(sentence, when="every day 19:00", how="By the door. " * 6))
        table.everyone_agrees(table.session.agreements[-1])
    html = in_format(sheet(table.alliance, table.at), "html").replace("size: auto", f"size: {paper}")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    printed(tmp_path)
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "page.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert told.count("\f") == 1, "one page"
    words = squeezed(re.sub("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", "", told))
    for expected in (
        "Phones stay in the hall while we eat",
        "夕食の間は携帯電話を玄関に置きます。",
        "<b>never</b>",
        "نضع الهواتف في الصالة أثناء العشاء",
        "אנחנו מדברים בלי מסכים",
        "Signed",
    ):
        assert expected in words


@pytest.mark.skipif(
    CHROMIUM is None or shutil.which("pdftotext") is None,
    reason="needs chromium and pdftotext (apt-get install chromium poppler-utils)",
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_eight_long_goals_print_on_one_page(tmp_path: Path, paper: str) -> None:
    """Where letters are as small as they may be, the lines stand closer."""
    table = sit("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
    for seat in range(1, 9):
        table.note(seat, ("We say early what we need, and listen to the end. " * 12)[:560], NoteKind.GOAL)
    for sentence in SENTENCES[:5]:
        table.act(agreements.propose, Terms(sentence, when="every day 19:00", how="By the door."))
        table.everyone_agrees(table.session.agreements[-1])
    html = in_format(sheet(table.alliance, table.at), "html").replace("size: auto", f"size: {paper}")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    printed(tmp_path)
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "page.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert told.count("\f") == 1, "one page"


@pytest.mark.skipif(
    CHROMIUM is None or shutil.which("pdftotext") is None,
    reason="needs chromium and pdftotext (apt-get install chromium poppler-utils)",
)
def test_what_is_written_from_the_right_is_listed_from_the_right(tmp_path: Path) -> None:
    """Its number and who keeps it too, and nothing else: as whoever reads it expects."""
    if not can_write("he"):
        pytest.skip("needs a font for he (apt-get install fonts-dejavu)")
    table = sit("Ana", "Ben")
    table.note(1, "שקט", NoteKind.GOAL)
    for sentence in ("Phones", "טלפונים", "Lights"):
        table.act(agreements.propose, Terms(sentence))
        table.everyone_agrees(table.session.agreements[-1])
    (tmp_path / "page.html").write_text(in_format(sheet(table.alliance, table.at), "html"), encoding="utf-8")
    printed(tmp_path)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "page.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    wide = float(re.search(r'<page width="([\d.]+)"', boxes)[1])  # type: ignore[index]
    side = {
        word.strip("."): "left" if float(left) < wide / 2 else "right"
        for left, word in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]+)</word>', boxes)
    }
    assert {word: side[word] for word in ("1", "2", "3", "Phones", "Lights")} == {
        "1": "left", "2": "right", "3": "left", "Phones": "left", "Lights": "left",
    }  # fmt: skip
    keepers = re.findall(r'<word xMin="([\d.]+)"[^>]*>everyone</word>', boxes)
    assert [float(left) < wide / 2 for left in keepers] == [True, False, True]


def test_the_answer_of_a_name_written_from_the_right_reads_as_ours() -> None:
    """The name has its own direction, and does not turn our words around."""
    item = Item("Phones", "everyone", "", (), (Answer("علي not yet", "علي"), Answer("in force")))
    told = in_format(Sheet("Home", ("علي",), "today", (), (), (item,), "none", ()), "html")
    assert '<span dir="ltr"><bdi>علي</bdi> not yet</span> · <span dir="ltr">in force</span>' in told


def test_a_review_at_another_hour_names_the_hour_of_the_others_too() -> None:
    """Whoever signs the page knows when they meet after that."""
    table = ten()
    plan(table, "7 December 20:00")
    told = sheet(table.alliance, table.at).review
    assert told == "Monday 7 December 2026, 20:00, then Sat 19 December and every 2 weeks, 18:30."


@pytest.mark.parametrize(
    ("review", "standing"),
    [("", "in force, as a trial"), ("5 December", "in force, as a trial until the review")],
)
@pytest.mark.parametrize("form", FORMATS)
def test_a_trial_and_a_yes_that_is_still_to_come_are_told(form: str, review: str, standing: str) -> None:
    """As on the closing page: nobody signs more than they said. Where all said yes nothing is added."""
    table = sit("Ana", "Ben [/x]", "Cleo")
    for what in ("Phones away", "Lights out", "Money talk"):
        table.act(agreements.propose, Terms(what))
    phones, lights, money = table.session.agreements
    table.everyone_agrees(phones)
    for seat, presses in ((1, 1), (2, 2), (3, 1)):
        for _ in range(presses):
            table.act(agreements.press_consent, lights.id, seat)
    table.act(agreements.press_consent, money.id, 1)
    if review:
        plan(table, review)
    page = sheet(table.alliance, table.at)
    assert [tuple(answer.words for answer in one.answers) for one in (*page.agreed, *page.open)] == [
        (),
        ("Ana yes", "Ben [/x] yes as a trial", "Cleo yes", standing),
        ("Ana yes", "Ben [/x] to ask", "Cleo to ask"),
    ]
    told = in_format(page, form)
    if form == "html":
        told = read(told).words
    elif form == "markdown":
        told = read(MarkdownIt().render(told)).words
    told = squeezed(told)
    assert re.search(rf"Ana yes · Ben \[/x\] yes as a trial · Cleo yes · {standing}(?! until)", told)
    assert "Still open Not everyone has said yes" in re.sub(r"-+ ", "", told)
    assert told.index("Money talk") < told.index("Ana yes · Ben [/x] to ask · Cleo to ask")


@pytest.mark.parametrize("form", FORMATS)
def test_a_day_that_is_counted_is_told_beside_the_words(form: str) -> None:
    """Whoever reads the page next month knows which tomorrow was meant."""
    table = sit()
    table.act(agreements.propose, Terms("I call you", when="tomorrow"))
    table.everyone_agrees(table.session.agreements[0])
    table.wait(3 * 86_400)
    assert "tomorrow (Monday 23 November 2026)" in in_format(sheet(table.alliance, table.at), form).replace(
        "\\", ""
    )


@pytest.mark.parametrize("form", FORMATS)
def test_an_alliance_of_nobody_has_a_page_too(form: str) -> None:
    """A file can say so; the day stands alone then."""
    alone = replace(page(), people=(), signers=())
    told = in_format(alone, form)
    words = read(told).words if form == "html" else told
    assert f"\n{alone.day}" in words or f" {alone.day} " in words
    assert f"· {alone.day}" not in words
