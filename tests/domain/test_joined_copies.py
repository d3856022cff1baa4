"""Two copies of a session that grew apart and were joined: what people said at either is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import (
    agreements,
    assessing,
    breaks,
    floor,
    notes,
    opening,
    parking,
    sitting,
    techniques,
)
from alliance_tui.domain.events import Record, place_of
from alliance_tui.domain.events.floor import FloorTaken
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    SessionClosed,
    SessionLeft,
)
from alliance_tui.domain.fold import fold
from alliance_tui.domain.keeping import what_goes
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import length, talk_seconds
from alliance_tui.domain.words import ActionId, Consent, Keep, NoteKind, SpanKind, Step
from alliance_tui.domain.writers import MENDER, Writers
from tests.builders import Table, happened, pid, record, reopen, sit, visible
from tests.domain.checks import check_partition, check_sense
from tests.domain.copies import blanked, folded, parted

Way = Callable[[Table], Table]
"""What people do at one of the machines; answers the table at which they sit then."""


def table_of_both() -> Table:
    """Ana, Ben and Cy, who have said, parked and proposed something before the copies part."""
    table = sit("Ana", "Ben", "Cy")
    table.note(1, "of both")
    table.act(parking.park, "a topic of both")
    table.propose("an agreement of both")
    table.act(floor.press, 1)
    table.wait(30)
    return table


def say(table: Table, *words: str) -> None:
    """Let Ana and Ben take turns, and write what they say."""
    for number, text in enumerate(words):
        table.live.act(floor.press, 1 + number % 2)
        table.wait(10)
        table.note(1 + number % 2, text)


def said(session: Session) -> set[str]:
    """The words of the notes."""
    return {note.text for note in session.notes}


def leave(table: Table) -> Table:
    """Leave the program; the session is looked at, and nobody goes on with it."""
    table.act(sitting.leave)
    return table


def close(table: Table) -> Table:
    """End the session."""
    table.act(sitting.close)
    return table


def agreements_only(table: Table) -> Table:
    """End the session, and keep the agreements only."""
    table.act(techniques.press_keeping, 1)
    table.act(sitting.close)
    return table


ENDS = {"left": leave, "ended": close}
"""How people go at one of the machines."""


@pytest.mark.parametrize("live", [False, True], ids=["both came back", "one sat there all the time"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("first", ["here", "there"])
def test_what_is_said_at_one_machine_counts_after_people_left_or_ended_at_the_other(
    first: str, end: Way, live: bool
) -> None:
    """Notes, agreements, answers, parked things, celebrations and the sign; all can still be changed."""
    copies = parted(table_of_both(), live=live)
    goes, stays = (copies.here, copies.there) if first == "here" else (copies.there, copies.here)
    say(goes, "one", "two")
    end(goes)
    say(stays, *"abcdefghijk")
    agreed = stays.propose("of those who stayed")
    stays.act(agreements.press_consent, agreed.id, 1)
    stays.act(parking.park, "a topic of those who stayed")
    stays.act(assessing.plan_celebration, "a cake")
    stays.act(opening.agree_sign, "pineapple")
    session = copies.session()
    assert said(session) == {"of both", "one", "two", *"abcdefghijk"}
    found = session.agreement(agreed.id)
    assert found is not None
    assert found.consent(pid(1)) is Consent.YES
    assert {one.text for one in session.parked} == {"a topic of both", "a topic of those who stayed"}
    assert [one.what for one in session.celebrations] == ["a cake"]
    assert session.opening.sign == "pineapple"
    assert session.is_open is (end is leave)
    check_partition(session, session.t)
    check_sense(session)
    stays.act(notes.take_back_note, session.notes[-1].id)
    assert said(copies.session()) == said(session) - {"k"}


def test_the_floor_goes_on_where_people_still_sit() -> None:
    """That the others left says nothing of whoever speaks here; once all have left, nobody is there."""
    table = sit("Ana", "Ben")
    begun = [*table.live.records()]
    n = begun[-1].n
    log = [
        *begun,
        record(n + 1, AwayNoted(0.0), 1.0, writer="bbbbbb"),
        record(n + 1, AwayNoted(0.0), 1.0, writer="cccccc"),
        record(n + 2, FloorTaken(pid(2)), 10.0, writer="bbbbbb"),
        record(n + 2, FloorTaken(pid(1)), 10.0, writer="cccccc"),
        record(n + 3, SessionLeft(), 20.0, writer="bbbbbb"),
    ]
    sits = folded(log)
    assert (sits.left, sits.phase.kind, sits.phase.holder) == (False, SpanKind.TALK, pid(1))
    left = folded([*log, record(n + 4, SessionLeft(), 60.0, writer="cccccc")])
    assert (left.left, left.phase.kind) == (True, SpanKind.AWAY)
    assert talk_seconds(left, left.t) == {pid(1): 50.0, pid(2): 0.0}
    again = folded([*log, record(n + 9, FloorTaken(pid(2)), 90.0, writer="bbbbbb")])
    assert again.phase.holder == pid(1), "nothing comes from where people left"


def test_people_who_are_heard_of_after_the_last_had_left_still_sit_there() -> None:
    """The time until then was nobody's, and then the floor is open."""
    table = sit("Ana", "Ben")
    begun = table.live.records()
    n = begun[-1].n
    log = [
        *begun,
        record(n + 1, AwayNoted(0.0), 1.0, writer="bbbbbb"),
        record(n + 1, AwayNoted(0.0), 1.0, writer="cccccc"),
        record(n + 2, SessionLeft(), 20.0, writer="cccccc"),
    ]
    assert folded(log).left
    session = folded([*log, record(n + 3, FloorTaken(pid(2)), 60.0, writer="bbbbbb")])
    assert (session.left, session.holder) == (False, pid(2))
    assert [(span.kind, span.start, span.end) for span in session.spans[-1:]] == [(SpanKind.AWAY, 20.0, 60.0)]
    left = folded([*log, record(n + 3, SessionLeft(), 60.0, writer="bbbbbb")])
    assert (left.left, left.phase.start) == (True, 20.0)
    ended = folded([*log, record(n + 3, SessionClosed(), 60.0, writer="bbbbbb")])
    assert (ended.left, ended.is_open, length(ended, 90.0)) == (False, False, 60.0)


def test_what_was_ended_at_one_machine_stays_ended_and_its_time_is_told() -> None:
    """Turns, steps and time-outs at the other pass it over; the agreement of both can be answered there."""
    copies = parted(table_of_both())
    say(copies.here, "one")
    close(copies.here)
    ended = copies.here.session
    both = copies.there.session.agreements[0]
    for _ in range(4):
        say(copies.there, "two", "three")
    copies.there.act(sitting.enter_step, Step.NEEDS)
    copies.there.act(agreements.press_consent, both.id, 2)
    copies.there.act(breaks.call_time_out)
    session = copies.session()
    assert session.closed == ended.closed
    assert (session.phase.kind, session.time_out, session.left) == (SpanKind.AWAY, None, False)
    assert session.agreements[0].consent(pid(2)) is Consent.YES
    check_partition(session, session.t + 100)
    (sitting_there,) = copies.alliance().sittings
    assert sitting_there.closed == session.closed


def test_a_session_that_was_ended_and_went_on_counts_what_is_said_then() -> None:
    """Whoever ended it comes back to it, and what the others said meanwhile is there."""
    copies = parted(table_of_both())
    close(copies.here)
    happened(copies.here.live.act(reopen, copies.here.alliance))
    for _ in range(6):
        say(copies.there, "there")
    say(copies.here, "here")
    close(copies.there)
    session = copies.session()
    assert said(session) == {"of both", "here", "there"}
    assert not session.is_open


def test_agreements_only_lets_go_of_all_words_that_come_before_it_and_of_no_later_ones() -> None:
    """Whoever wrote them: what both knew, and what was said at the other machine by then."""
    table = table_of_both()
    note = table.session.notes[0]
    copies = parted(table)
    copies.there.act(notes.change_note, note.id, pid(1), NoteKind.WISH, "changed there")
    say(copies.there, "there")
    say(copies.here, "here")
    agreements_only(copies.here)
    say(copies.there, *"abcdefghijk")
    session = copies.session()
    ended = next(one for one in copies.records() if isinstance(one.event, SessionClosed))
    later = {
        one.event.text
        for one in copies.records()
        if isinstance(one.event, NoteWritten) and place_of(one) > place_of(ended)
    }
    assert said(session) == later
    assert later
    assert later <= set("abcdefghijk")
    assert [one.terms.what for one in session.agreements] == ["an agreement of both"]
    records = copies.records()
    kept = blanked(records)
    assert visible(fold(kept)) == visible(session)
    for text in ("changed there", "'there'"):
        assert text not in str(kept)
    assert not what_goes(session).topics
    agreements_only(copies.there)
    assert said(copies.session()) == set()
    assert copies.session().kept is Keep.AGREEMENTS


def test_agreements_only_lets_go_of_all_that_is_there_once_the_copies_are_joined() -> None:
    """As many words as are counted before the end."""
    copies = parted(table_of_both())
    for number, copy in enumerate((copies.here, copies.there)):
        for text in ("first", "second"):
            copy.note(1, f"{text} goal {number}", NoteKind.GOAL)
        copy.act(parking.park, f"topic {number}")
        if copy is copies.here:
            leave(copy)
    copies.there.note(2, "a late goal", NoteKind.GOAL)
    session = copies.session()
    going = what_goes(session)
    assert (going.goals, going.topics) == (5, 3)
    after = blanked(copies.records(), Keep.AGREEMENTS)
    assert not what_goes(folded(after))
    for text in ("first goal", "late goal", "topic"):
        assert text not in str(after)


def test_one_writer_after_another_is_never_taken_for_joined_copies() -> None:
    """However people go and come back."""
    table = table_of_both()
    for go in (Table.leave, Table.kill, Table.leave):
        table = go(table).resumed()
        say(table, "more")
    close(table)
    table = table.leave()
    happened(table.live.resume(table.alliance.sittings[0].id))
    happened(table.live.act(reopen, table.alliance))
    say(table, "again")
    session = table.session
    assert session.writers == Writers((table.live.writer,))


def put_together(records: Sequence[Record]) -> list[Record]:
    """The records of a log whose beginning was lost, and put together from other logs."""
    first, *rest = records
    return [replace(first, writer=MENDER, action=ActionId(f"{first.n}-{MENDER}")), *rest]


@pytest.mark.parametrize("go", [leave, close, agreements_only], ids=["left", "ended", "agreements only"])
def test_whoever_wrote_what_follows_a_beginning_that_was_put_together_is_alone_at_the_table(go: Way) -> None:
    """Nobody sits at such a beginning: people leave and end the session as with the true one."""
    table = table_of_both()
    say(table, "said here")
    go(table)
    log = put_together(table.live.records())
    assert fold(log) == table.session
    assert fold(blanked(log)) == fold(blanked(table.live.records()))
    assert ("said here" in str(blanked(log))) is (go is not agreements_only)


def test_two_who_wrote_what_follows_a_beginning_that_was_put_together_are_two() -> None:
    """One of them left, the other sits there."""
    table = table_of_both()
    n = table.live.records()[-1].n
    log = [
        *put_together(table.live.records()),
        record(n + 1, FloorTaken(pid(2)), 40.0, writer="cccccc"),
        record(n + 2, SessionLeft(), 50.0, writer=table.live.writer),
    ]
    session = folded(log)
    assert (session.writers.joined, session.left, session.writers.here) == (True, False, ("cccccc",))


@pytest.mark.parametrize("other", ["aaaaaa", "zzzzzz"], ids=["before", "after"])
def test_a_beginning_that_was_put_together_seats_nobody_beside_the_true_one(other: str) -> None:
    """The true one was in another copy: both are there, whichever of them comes first."""
    begun = [replace(one, writer=other) for one in table_of_both().live.records()]
    log = [begun[0], *put_together(begun), record(begun[-1].n + 1, SessionLeft(), 60.0, writer=other)]
    session = folded(log)
    assert (session.writers.joined, session.left, session.phase.kind) == (False, True, SpanKind.AWAY)
