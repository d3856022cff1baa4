"""A window that may only read follows the one that writes, and goes on in its place once that is gone."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.saving import ReadOnly, Saved
from alliance_tui.domain.words import SessionKind
from alliance_tui.storage.memory import IN_USE
from tests.builders import Table, found, happened, pid, refused, sit, talking_for


@pytest.fixture
def first() -> Table:
    """People who talk: Ana has had the floor for five seconds."""
    return talking_for(5)


@pytest.fixture
def second(first: Table) -> Table:
    """Another window on the same session, which may only read."""
    table = first.again()
    happened(table.live.resume(first.session.id))
    return table


def beat(*tables: Table) -> None:
    """Let a second pass, and all windows notice it."""
    tables[0].wait(1)
    for table in tables:
        table.live.beat()


def test_what_is_done_in_the_first_window_is_seen_in_the_second(first: Table, second: Table) -> None:
    """At the next beat, and once: the state is the same, and whoever follows is told."""
    told: list[int] = []
    second.live.follow(lambda: told.append(len(second.live.records())), lambda _: None)
    first.act(floor.hand_over)
    first.note(2, "words")
    assert second.session.holder == pid(1)
    beat(first, second)
    beat(first, second)
    assert second.session == first.session
    assert second.live.records() == first.live.records()
    assert told == [len(first.live.records())]
    assert second.live.store.status == ReadOnly(IN_USE)


def test_what_is_taken_back_or_ended_there_is_seen_too(first: Table, second: Table) -> None:
    """Though the log is then another one than before."""
    first.note(1, "a secret")
    beat(first, second)
    happened(first.live.undo())
    beat(first, second)
    assert second.session == first.session
    assert second.session.notes == ()
    first.act(sitting.close)
    beat(first, second)
    assert second.session == first.session
    assert not second.session.is_open
    assert "a secret" not in repr(second.live.records())


def test_the_clock_of_the_session_goes_on_where_it_is_followed(first: Table, second: Table) -> None:
    """Turns and breaks run in both windows alike; once it has ended, it stands still."""
    first.run(7)
    assert second.t == first.t == 12
    first.act(breaks.call_time_out)
    beat(first, second)
    first.wait(30)
    assert second.t == first.t
    for seat in (1, 2):
        first.act(breaks.toggle_ready, seat)
    beat(first, second)
    first.wait(5)
    first.act(breaks.end_time_out)
    beat(first, second)
    assert second.session == first.session
    first.act(sitting.close)
    beat(first, second)
    first.wait(60)
    assert second.t == second.session.t


def test_a_session_that_begins_there_can_be_sat_down_to_here(first: Table) -> None:
    """The alliance tells of it; before that, of its people."""
    first.act(sitting.close)
    second = first.again()
    happened(first.live.act_on_alliance(people.join, "Cy"))
    beat(first, second)
    assert [one.name for one in second.alliance.people] == ["Ana", "Ben", "Cy"]
    assert second.alliance.unfinished is None
    happened(first.live.sit_down(SessionKind.DESIGN))
    beat(first, second)
    assert second.resumed().session == first.session


def test_nothing_is_read_again_where_nothing_was_done(second: Table) -> None:
    """The state is the very same one."""
    before = second.session, second.alliance
    beat(second)
    assert (second.session, second.alliance) == before
    assert second.session is before[0]
    assert second.alliance is before[1]


def test_once_the_first_window_is_gone_the_second_may_write(first: Table, second: Table) -> None:
    """At the next beat, with the time between noted as away, as at a start, and a word of its own."""
    first.run(10)
    first.wait(2)
    first.note(1, "kept")
    first.opening.drop()
    before = first.live.writer, second.live.writer
    first.wait(3)
    second.live.beat()
    assert second.live.read_only is None
    assert second.live.store.status == Saved()
    assert second.sums() == {"talk": 17, "away": 3}
    assert [one.text for one in second.session.notes] == ["kept"]
    assert second.live.writer not in before
    happened(second.live.act(floor.press, 2))
    assert second.speaker == "Ben"
    third = second.again()
    happened(third.live.resume(second.session.id))
    assert third.session == second.session


def test_a_session_that_was_left_there_is_gone_on_with_here(first: Table, second: Table) -> None:
    """In a time-out, too: it is still running."""
    first.act(breaks.call_time_out)
    first.live.close()
    beat(second)
    assert not second.session.left
    assert second.session.time_out is not None
    assert second.live.read_only is None


def test_of_two_that_follow_only_one_goes_on(first: Table, second: Table) -> None:
    """The other follows that one then."""
    third = first.again()
    happened(third.live.resume(first.session.id))
    first.opening.drop()
    beat(second, third)
    assert second.live.read_only is None
    assert third.live.read_only == IN_USE
    happened(second.live.act(floor.press, 2))
    beat(second, third)
    assert third.session == second.session
    assert third.speaker == "Ben"


def test_a_session_that_is_damaged_stays_to_be_read(first: Table, second: Table) -> None:
    """That nobody holds it any more mends nothing."""
    first.opening.drop()
    del first.library.shelves[first.opening.id].sessions[first.session.id]
    beat(second)
    assert second.session == first.session
    assert "cannot be read" in (second.live.read_only or "")
    assert "cannot be read" in refused(second.live.act(floor.hand_over))
    beat(second)
    second.live.store.retry()
    assert second.live.close() == ReadOnly("This session cannot be read.")


def test_what_may_not_be_written_for_another_reason_is_not_taken_over() -> None:
    """Damage of one file locks that one, whoever else is there or not."""
    table = talking_for(5).kill()
    unfinished = table.alliance.unfinished
    assert unfinished is not None
    table.opening.session(unfinished.id).read_only = "It is damaged."
    happened(table.live.resume(unfinished.id))
    beat(table)
    assert table.live.read_only == "It is damaged."
    assert table.t == table.session.t


def test_an_alliance_without_a_session_is_taken_over_as_well() -> None:
    """What is done there from then on is kept."""
    first = found("Ana", "Ben")
    second = first.again()
    first.opening.drop()
    beat(second)
    assert second.live.session is None
    happened(second.live.sit_down(SessionKind.DESIGN))
    assert sit("Ana", "Ben").session.people == second.session.people
