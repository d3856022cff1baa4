"""Older copies of a log that lost words get the records with which they went: nothing is left empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from alliance_tui.domain.blanking import BLANK
from alliance_tui.domain.decisions import notes, opening, sitting
from alliance_tui.domain.events import Event, Record, place_of
from alliance_tui.domain.events.notes import NoteTakenBack, NoteWritten
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import AwayNoted, SessionLeft
from alliance_tui.domain.fold import fold
from alliance_tui.domain.taking_back import gone_for_good, that_took_back
from alliance_tui.domain.words import NoteKind, SessionKind
from tests.builders import Table, happened, pid, sit
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


def later(record: Record, more: int, event: Event, writer: str = "") -> Record:
    """A record of an event that came so many numbers after another one."""
    return replace(record, n=record.n + more, writer=writer or record.writer, event=event)


def test_what_was_taken_back_is_gone_for_good_once_nobody_can_undo_it() -> None:
    """Only the same opening can, until people left it; what may be missing until then may undo it."""
    table = sit()
    table.act(notes.write_note, pid(1), NoteKind.NEED, SECRET)
    (was,) = (one for one in table.live.records() if isinstance(one.event, NoteWritten))
    took = later(was, 1, NoteTakenBack(note=was.id))
    known = (*table.live.records(), took)

    def is_gone(*after: Record, missing: int | None = None) -> bool:
        return gone_for_good([was], (*known, *after), missing) == {was.id}

    away = AwayNoted(began=0.0)
    assert is_gone(later(took, 1, SessionLeft()), later(took, 5, away))
    assert is_gone(later(took, 1, away, "other"))
    assert not is_gone(later(took, 2, SessionLeft()))
    assert not is_gone(later(took, 2, away, "other"))
    assert not is_gone(later(took, 1, away))
    assert not is_gone()
    assert is_gone(missing=0)
    assert is_gone(later(took, 1, away), missing=0)
    assert not is_gone(missing=1)
    assert not is_gone(later(took, 2, away), missing=1)


def test_what_is_missing_before_it_was_taken_back_brings_nothing_back() -> None:
    """Where the numbers say that all of it is missing there; not where others may have used them."""
    table = sit()
    table.act(notes.write_note, pid(1), NoteKind.NEED, SECRET)
    (was,) = (one for one in table.live.records() if isinstance(one.event, NoteWritten))
    took = later(was, 2, NoteTakenBack(note=was.id))
    known = (*table.live.records(), took)
    assert gone_for_good([was], known, 1) == {was.id}
    assert gone_for_good([was], known, 2) == set()
    other = (*table.live.records(), replace(took, writer="other"))
    assert gone_for_good([was], other, 1) == set()
    assert gone_for_good([was], other, None) == set()
