"""Every field of an agreement is kept clean, limited, found, exported and shown: none is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

import pytest
from msgspec.structs import fields, replace
from rich.console import Console

from alliance_tui.domain.agreement import DETAILS, TEXTS, Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.details import labelled_details
from alliance_tui.domain.sifting import Sieve
from alliance_tui.domain.words import MAX_TEXT, RecordId
from alliance_tui.exports import as_json, life, terminal
from alliance_tui.exports.sheet import sheet
from alliance_tui.exports.sheet_formats import FORMATS, in_format
from alliance_tui.sentences import agreement_fields as say
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.widgets.alliance_page import alliance_page
from alliance_tui.ui.widgets.answer_blocks import answer_blocks
from alliance_tui.ui.widgets.life_blocks import life_blocks
from alliance_tui.ui.widgets.page import Block
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import Table, pid, sit
from tests.ui.dialogs.stage import opened, show

NO_WORDS: Final[dict[str, Any]] = {"who": (pid(1),), "grown_from": RecordId("1-aaaaaa"), "is_task": True}
"""The fields that hold no words of their own, each with a value to be told from what it begins with."""

WORDED: Final = tuple(one for one in Terms.__struct_fields__ if one not in NO_WORDS)
"""All others: whoever adds a field to `Terms` is led through everything below."""

SAID: Final = "heron [/x]"
"""Words that nothing else on a page has."""


def with_words(field: str, said: str) -> Terms:
    """Terms in which nothing is said but this, and what has to be."""
    if field == "gains":
        return Terms("Phones away", gains=((pid(2), said),))
    return replace(Terms("Phones away"), **{field: said})


def agreed_on(field: str, said: str = SAID) -> Table:
    """Ana and Ben with one such agreement in force."""
    table = sit()
    table.act(agreements.propose, with_words(field, said))
    table.everyone_agrees(table.session.agreements[0])
    return table


def plain(blocks: Iterator[Block] | list[Block]) -> str:
    """All words of some blocks."""
    return "\n".join(f"{one.lead}{one.words}{' '.join(map(str, one.flow))}" for one in blocks)


def printed(page: Any) -> str:
    """What a terminal shows."""
    paper = StringIO()
    Console(width=200, file=paper).print(page)
    return paper.getvalue()


def test_the_lists_of_fields_name_every_field_that_holds_words_once() -> None:
    """All that goes over them goes over every field."""
    assert sorted({*TEXTS, *DETAILS}) == sorted(WORDED)
    assert sorted(TEXTS) == sorted(one.name for one in fields(Terms) if one.type is str)
    assert set(say.LABELS) == {*DETAILS, "who", "when"} - {"gains"}
    assert set(say.ASKED) == set(DETAILS) - {"gains"}


@pytest.mark.parametrize("field", WORDED)
def test_words_are_kept_clean(field: str) -> None:
    """With one kind of line end."""
    cleaned = agreements.clean_terms(with_words(field, "a\r\nb"))
    assert cleaned == with_words(field, "a\nb")


@pytest.mark.parametrize("field", WORDED)
def test_words_that_are_too_long_are_refused(field: str) -> None:
    """One letter more than may be."""
    table = sit()
    assert "1 character longer" in table.refusal(agreements.propose, with_words(field, "x" * (MAX_TEXT + 1)))
    table.act(agreements.propose, with_words(field, "x" * MAX_TEXT))


@pytest.mark.parametrize("field", WORDED)
def test_words_are_found_by_search(field: str) -> None:
    """In any case."""
    agreement = agreed_on(field).session.agreements[0]
    assert Sieve(words="HERON").passes(agreement)
    assert not Sieve(words="stork").passes(agreement)


@pytest.mark.parametrize("field", WORDED)
def test_words_are_in_the_json_of_alliance_session_and_life(field: str) -> None:
    """Under the name of the field, and the description names it."""
    table = agreed_on(field)
    expected = {"Ben": SAID} if field == "gains" else SAID
    told = as_json.alliance_page(table.alliance, (), table.live.lives)["agreements"][0]
    assert told[field] == expected
    assert as_json.session_page(table.session)["agreements"][0][field] == expected
    assert told["life"][0]["words"][field] == expected
    for module in (as_json, life):
        assert re.search(rf'["`]{field}["`]', module.__doc__ or "")


@pytest.mark.parametrize("field", WORDED)
def test_words_are_in_what_a_terminal_shows(field: str) -> None:
    """Of the alliance and of the session."""
    table = agreed_on(field)
    assert SAID in printed(terminal.alliance_page(table.alliance, (), {}, table.at))
    assert SAID in printed(terminal.session_page(table.session, table.at))


@pytest.mark.no_cover
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("field", WORDED)
def test_words_are_on_the_page_to_print(field: str, form: str) -> None:
    """In every format."""
    table = agreed_on(field, "heron")
    assert "heron" in in_format(sheet(table.alliance, table.at), form)


@pytest.mark.parametrize("field", WORDED)
def test_words_are_shown_at_the_table_between_sessions_and_in_the_line_of_life(field: str) -> None:
    """As they were typed."""
    table = agreed_on(field)
    one = table.session.agreements[0]
    assert SAID in plain(answer_blocks(table.session, one, 80))
    assert SAID in plain(alliance_page(table.alliance, table.live.lives, table.at))
    line = table.live.lives[one.id]
    assert SAID in plain(life_blocks(one, line, table.alliance))


@pytest.mark.parametrize("field", WORDED)
def test_a_change_of_words_is_told_in_the_line_of_life(field: str) -> None:
    """With the new words and the ones before."""
    table = agreed_on(field, "stork")
    one = table.session.agreements[0]
    table.act(agreements.reword, one.id, with_words(field, SAID))
    now = table.session.agreements[0]
    told = plain(life_blocks(now, table.live.lives[one.id], table.alliance))
    assert told.count(SAID) >= 1
    assert "before: stork" in told


@pytest.mark.parametrize("field", WORDED)
async def test_words_are_read_out(field: str) -> None:
    """Where an agreement stands alone, too."""
    table = agreed_on(field)
    one, people = table.session.agreements[0], table.alliance.participants
    async with opened(table) as hands:
        await show(hands, ReadOutScreen.of_agreement(one, people, table.alliance.zone))
        assert SAID in hands.words


@pytest.mark.parametrize("field", DETAILS)
async def test_words_have_their_field_in_the_form(field: str) -> None:
    """On the second page; as many as there are people, of what each gets."""
    table = sit()
    async with opened(table) as hands:
        await show(hands, AgreementPage())
        name = "gain-2" if field == "gains" else field
        await hands.type("Phones away")
        await hands.press("pagedown")
        hands.screen.query_one(f"#form-{name}", WordField).fill(SAID)
        await hands.press("enter")
        assert hands.session.agreements[-1].terms == with_words(field, SAID)


def test_what_is_left_out_is_told_nowhere() -> None:
    """No label stands alone, and white space is nothing."""
    assert not list(labelled_details(replace(Terms("Phones away"), how=" ", gains=((pid(2), "\n"),)), ()))
