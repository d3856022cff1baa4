"""People of the same name: wherever they are told of, one knows which of them it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from operator import attrgetter

import pytest
from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, floor, people, sitting
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.people import Participant, told_apart
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.exports import as_json
from alliance_tui.exports.sheet import sheet
from alliance_tui.exports.terminal import alliance_page, session_page
from alliance_tui.exports.today import today_page
from alliance_tui.ui.screens.closing_pages import until_page
from alliance_tui.ui.screens.past import past_page
from alliance_tui.ui.text import clip_name
from alliance_tui.ui.widgets.alliance_page import alliance_page as on_screen
from alliance_tui.ui.widgets.floor_strip import floor_lines
from alliance_tui.ui.widgets.page import Block
from tests.builders import Table, happened, person, pid, sit
from tests.exports.test_terminal import printed


def two_of_one_name(before: str = "Zoë", after: str = "zoe\N{COMBINING DIAERESIS}") -> Table:
    """One spoke, wrote, keeps an agreement, and left; somebody with their name came and does so, too."""
    table = sit("Ana", before, "Ben")
    table.act(floor.press, 2)
    table.note(2, "What the first one said", NoteKind.GOAL)
    table.act(agreements.propose, Terms("The first one cooks", who=(pid(1), pid(2)), when="every evening"))
    table.everyone_agrees(table.session.agreements[0])
    table.wait(60)
    table.act(people.part, pid(2))
    table.act(people.join, after)
    table.act(floor.press, 2)
    table.wait(60)
    table.note(2, "What the second one said", NoteKind.GOAL)
    newcomer = table.session.seated(2)
    assert newcomer is not None
    table.act(agreements.press_consent, table.session.agreements[0].id, 2)
    table.act(agreements.propose, Terms("The second one cooks", who=(newcomer.id,), when="every evening"))
    table.everyone_agrees(table.session.agreements[1])
    return table


def read(blocks: Iterable[Block]) -> str:
    """All that stands in blocks."""
    parts = (part for one in blocks for part in (one.lead, one.words, *one.flow))
    return "\n".join(part.plain for part in parts)


def strip(table: Table) -> str:
    """The strip of the floor as lines."""
    rows = floor_lines(table.session, 80)
    return "\n".join("".join(piece.text for piece in row) for row in rows)


PAGES: dict[str, Callable[[Table], str]] = {
    "the strip of the floor": strip,
    "the page of a past session": lambda at: read(past_page(at.session)),
    "the closing page": lambda at: read(until_page(at.session, at.at)),
    "the page of an alliance": lambda at: read(on_screen(at.alliance, {}, at.at)),
    "show of a session": lambda at: printed(session_page(at.session, at.at)),
    "show of an alliance": lambda at: printed(alliance_page(at.alliance, (), {}, at.at), 100),
    "today": lambda at: printed(today_page([at.alliance], at.at)),
    "the sheet": lambda at: " ".join(one.who for one in sheet(at.alliance, at.at).agreed),
    "a session as JSON": lambda at: json.dumps(as_json.session_page(at.session), ensure_ascii=False),
    "an alliance as JSON": lambda at: json.dumps(
        as_json.alliance_page(at.alliance, (), {}), ensure_ascii=False
    ),
}
"""Where people are told of by name."""


@pytest.mark.parametrize("page", PAGES)
def test_who_left_has_a_number_where_somebody_has_their_name(page: str) -> None:
    """However its letters are typed: capitals, or accents apart from their letters."""
    told = PAGES[page](two_of_one_name())
    assert "Zoë (2)" in told
    assert "zoë" in told
    assert not re.search(r"zoë \(\d", told)


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ([(1, "Ana", True), (2, "Ben", False)], ["Ana", "Ben"]),
        ([(1, "Ana", True), (2, "ANA", True)], ["Ana", "ANA (2)"]),
        ([(1, "Straße", True), (2, "STRASSE", False)], ["Straße (2)", "STRASSE"]),
        (
            [(1, "Ana", True), (2, "ana (2)", False), (3, "Ana", False), (4, "Ana (3)", True)],
            ["Ana (3)", "ana (2)", "Ana", "Ana (3) (2)"],
        ),
        ([(1, "Ana", False), (2, "Ana", False), (3, "Ana", True)], ["Ana", "Ana (2)", "Ana (3)"]),
    ],
)
def test_nobody_is_called_as_somebody_else(called: list[tuple[int, str, bool]], told: list[str]) -> None:
    """Who is there keeps the bare name; a number that is in a name already is passed over."""
    there = tuple(replace(person(seat, name), gone=gone) for seat, name, gone in called)
    apart = told_apart(there)
    assert [one.called for one in apart] == told
    assert [one.name for one in apart] == [name for _, name, _ in called], "as typed"
    assert told_apart(apart) == apart


def test_a_number_goes_when_the_name_is_nobody_elses_any_more() -> None:
    """It is found anew from who is there."""
    table = two_of_one_name()
    newcomer = table.session.seated(2)
    assert newcomer is not None
    assert table.session.name(pid(2)) == "Zoë (2)"
    table.act(people.rename, newcomer.id, "Zora")
    assert table.session.name(pid(2)) == "Zoë"


def test_the_number_is_in_no_record() -> None:
    """The next session tells of who left, too, and finds it for itself."""
    table = two_of_one_name()
    table.act(sitting.close)
    again = table.leave()
    happened(again.live.sit_down(SessionKind.DESIGN))
    assert again.session.name(pid(2)) == "Zoë (2)"
    opened = next(one.event for one in again.log.read() if isinstance(one.event, SessionOpened))
    snapshot: tuple[Participant, ...] = (*opened.participants, *opened.gone)
    assert sorted(map(attrgetter("name", "number"), snapshot)) == [
        ("Ana", 0),
        ("Ben", 0),
        ("Zoë", 0),
        ("zoë", 0),
    ]


@pytest.mark.parametrize(
    ("name", "columns", "told"),
    [
        ("Maximiliane (2)", 15, "Maximiliane (2)"),
        ("Maximiliane (2)", 10, "Maxim… (2)"),
        ("Maximiliane (2)", 6, "M… (2)"),
        ("Maximiliane (2)", 5, "Maxi…"),
        ("Maximiliane", 6, "Maxim…"),
    ],
)
def test_a_name_is_cut_before_its_number(name: str, columns: int, told: str) -> None:
    """The number is what tells the two apart."""
    assert clip_name(name, columns) == told
