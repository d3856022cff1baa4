"""Older copies of a log that lost words get the records with which they went: nothing is left empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_tui.domain.blanking import BLANK
from alliance_tui.domain.decisions import opening, sitting
from alliance_tui.domain.events import Record, place_of
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.taking_back import that_took_back
from alliance_tui.domain.words import SessionKind
from tests.builders import Table, happened, sit
from tests.domain.taken_back import SECRET, WAYS, blanked, let_go, rest, take_up


def brought_up(older: tuple[Record, ...], now: tuple[Record, ...]) -> tuple[Record, ...]:
    """An older copy of a log, without the words that it has lost since, and with how they went."""
    known = {one.id: one for one in now}
    lost = [one for one in older if known[one.id] != one]
    took = {one.id: one for one in that_took_back(lost, now)}
    told = took | {one.id: known[one.id] for one in older}
    return tuple(sorted(told.values(), key=place_of))


@pytest.mark.no_cover
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_was_taken_back_leaves_nothing_empty_in_a_copy_of_any_moment(
    way: Callable[[Table], None],
) -> None:
    """No note, thing, topic or agreement without its words; what stood before stands."""
    table = sit("Ana", "Ben")
    before = table.note(2, "before")
    way(table)
    records = table.live.records()
    now = blanked(records)
    first = next(place for place, one in enumerate(records) if one.id == before.id)
    for end in range(first + 1, len(records) + 1):
        told = brought_up(records[:end], now)
        session = fold(told)
        assert session is not None
        assert SECRET.casefold() not in str(told).casefold()
        assert "before" in [note.text for note in session.notes]
        assert all(note.text not in {"", BLANK} for note in session.notes)
        assert all(thing.text for thing in session.parked)
        assert all(topic.about != BLANK for topic in session.rested)
        assert all(one.terms.what for one in session.live_agreements)


def test_a_topic_that_came_along_and_was_let_go_is_let_go_in_an_older_copy_too() -> None:
    """A copy from before of the session into which it came gets how it went."""
    table = sit("Ana", "Ben")
    take_up(table, SECRET)
    rest(table)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    older = table.live.records()
    assert SECRET in str(older)
    let_go(table)
    told = brought_up(older, blanked(table.live.records()))
    session = fold(told)
    assert session is not None
    assert SECRET not in str(told)
    assert session.rested == ()


def test_an_earlier_sign_gives_way_to_the_one_that_was_agreed_on_since() -> None:
    """It was blanked where people agreed on another."""
    table = sit("Ana", "Ben")
    table.act(opening.agree_sign, SECRET)
    older = table.live.records()
    table.act(opening.agree_sign, "an open hand")
    told = brought_up(older, blanked(table.live.records()))
    session = fold(told)
    assert session is not None
    assert session.opening.sign == "an open hand"
    assert isinstance(told[-1].event, SignAgreed)
