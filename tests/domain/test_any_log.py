"""The fold is total: whatever a log says, there is a state, and it makes sense."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import undoing
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.fold_alliance import fold_alliance, told
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import summarise
from alliance_tui.domain.to_agree import is_agreed
from alliance_tui.domain.undo import effective, undoable
from alliance_tui.domain.words import ActionId, AgreementState, SessionId
from tests.builders import record, visible
from tests.domain.checks import check_partition, check_sense, check_sums
from tests.domain.strategies import EVENT_KINDS, WRITERS, own_logs, session_logs
from tests.fakes import START

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def renumber(log: Sequence[Record]) -> list[Record]:
    """The log with an id of its own for each record, in the order given; the actions stay."""
    return [replace(record, n=n, writer="aaaaaa") for n, record in enumerate(log)]


def renumber_of_two(log: Sequence[Record]) -> list[Record]:
    """The log with a number of its own for each record, in the order given; the writers and actions stay."""
    return [replace(record, n=n) for n, record in enumerate(log)]


def at_its_place(log: Sequence[Record], place: int) -> list[Record]:
    """The log of another session than the logs at other places are."""
    return [
        replace(one, event=replace(one.event, session=SessionId(str(place))))
        if isinstance(one.event, SessionOpened)
        else one
        for one in log
    ]


def test_every_kind_of_event_is_made_up() -> None:
    """Whatever stands in the union of events; none is left out."""
    names = {kind.__name__ for kind in EVENT_KINDS}
    assert len(names) == len(EVENT_KINDS)
    assert {"SessionOpened", "FloorTaken", "TimeOutCalled", "NoteWritten", "ConsentGiven", "Undone"} <= names
    schema = msgspec.json.schema(Record)
    assert {one.removesuffix("Record") for one in schema["$defs"]} >= names


@given(session_logs)
def test_any_log_folds_to_a_session_that_makes_sense(log: list[Record]) -> None:
    """Or to none where no opening is in it; at every step of the way."""
    session = fold(log)
    told: Session | None = None
    for one in effective(log):
        told = apply(told, one)
        if told is not None:
            check_sense(told)
            check_partition(told, told.t)
    assert told == session
    undoable(log, "aaaaaa", 0.0)


@given(session_logs, st.floats(0, 1e9))
def test_any_sessions_time_can_be_told(log: list[Record], later: float) -> None:
    """The figures agree with one another at any moment from the newest record on."""
    session = fold(log)
    if session is None or session.t > 1e9:
        return
    t = session.t + later
    check_partition(session, t)
    check_sums(session, t)
    timing.time_out_left(session, START)
    timing.run_up_left(session, t)


@given(session_logs, st.data())
def test_the_order_in_which_records_arrive_does_not_matter(log: list[Record], data: st.DataObject) -> None:
    """Nor that some arrive twice."""
    ordered = renumber(log)
    shuffled = data.draw(st.permutations(ordered))
    assert fold(shuffled) == fold(ordered)
    assert fold([*shuffled, *ordered[::2]]) == fold(ordered)


@given(session_logs, st.sampled_from(WRITERS))
def test_undo_then_redo_changes_nothing_in_any_log(log: list[Record], writer: str) -> None:
    """Where two wrote, and whatever they took back."""
    ordered = renumber_of_two(log)
    t = 1e6
    undone = undoing.undo(ordered, writer, t)
    if isinstance(undone, Refused):
        return
    once = [*ordered, record(len(ordered), undone[0], t, writer=writer, action="first")]
    again = undoing.redo(once, writer, t)
    assert not isinstance(again, Refused)
    twice = [*once, record(len(once), again[0], t, writer=writer, action="second")]
    # A record of its own lets time pass as well.
    nothing = Undone(ActionId("none"))
    now = [*ordered, *(record(len(ordered) + place, nothing, t, writer=writer) for place in range(2))]
    assert fold(twice) == fold(now)


@given(own_logs, st.lists(session_logs, max_size=2), st.data())
def test_any_logs_fold_to_an_alliance_in_any_order(
    own: list[Record], logs: list[list[Record]], data: st.DataObject
) -> None:
    """Its agreements are in force only where everyone who is asked has said yes."""
    logs = [at_its_place(log, place) for place, log in enumerate(logs)]
    numbered = renumber([record for log in (own, *logs) for record in log])
    own = numbered[: len(own)]
    rest = iter(numbered[len(own) :])
    sessions = [[next(rest) for _ in log] for log in logs]
    alliance = fold_alliance(own, sessions)
    shuffled = [data.draw(st.permutations(log)) for log in reversed(sessions)]
    assert fold_alliance(data.draw(st.permutations(own)), shuffled) == alliance
    assert fold_alliance(own, [told(log) for log in sessions]) == alliance
    summarise(own, {SessionId(str(place)): log for place, log in enumerate(sessions)})
    if alliance is not None:
        for one in alliance.agreements:
            if one.state is not AgreementState.WITHDRAWN:
                assert (one.state is AgreementState.IN_FORCE) == is_agreed(one, alliance.participants)


@given(session_logs)
def test_blanking_any_log_changes_nothing_that_people_see(log: list[Record]) -> None:
    """A second time there is nothing left to blank, and what is undone is in no record."""
    ordered = renumber(log)
    blank = {record.id: record for record in scrubbed(ordered)}
    after = [blank.get(record.id, record) for record in ordered]
    assert visible(fold(after)) == visible(fold(ordered))
    assert scrubbed(after) == ()
