"""People do anything at two copies of a session; whatever they say at either is in the two joined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from alliance_tui import book
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import (
    agreements,
    assessing,
    breaks,
    floor,
    notes,
    parking,
    sitting,
    techniques,
)
from alliance_tui.domain.events import Record, Undone, place_of
from alliance_tui.domain.events.agreements import AgreementProposed, ConsentGiven, ConsentWithdrawn
from alliance_tui.domain.events.sitting import SessionClosed, SessionReopened
from alliance_tui.domain.fold import apply, fold
from alliance_tui.domain.keeping import has_words
from alliance_tui.domain.scrub import only_agreements_until
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import Keep, NoteKind, RecordId
from tests.builders import Table, happened, pid, reopen, sit, visible
from tests.domain.checks import check_agreements, check_partition, check_sense, check_sums
from tests.domain.copies import Copies, blanked, folded, parted
from tests.domain.strategies import session_logs

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

KEYS = (
    *("write", "write", "propose", "agree", "park", "celebrate", "press", "press", "open", "call", "step"),
    *("take back", "drop", "undo", "leave", "kill", "sleep", "end", "agreements only", "go on"),
)
"""What people do at either machine."""

Doings = list[tuple[str, int]]
"""What people do, one after another: a key, and whose."""

seeds = st.integers(0, 1_000)
"""What else is left to chance."""

doings = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(1, 3)), max_size=14)
"""Keys, and whose."""


def lived(table: Table, name: str, keys: Doings) -> Table:
    """What becomes of a table: of all that people try, some is refused."""
    for number, (key, seat) in enumerate(keys):
        live, session, text = table.live, table.session, f"{name} {number}"
        table.wait(7.0 * seat)
        match key:
            case "write":
                live.act(notes.write_note, pid(seat), NoteKind.GOAL, text)
            case "propose":
                live.act(agreements.propose, Terms(text))
            case "agree" if session.live_agreements:
                agreement = session.live_agreements[number % len(session.live_agreements)]
                live.act(agreements.press_consent, agreement.id, seat)
            case "park":
                live.act(parking.park, text)
            case "celebrate":
                live.act(assessing.plan_celebration, text)
            case "press":
                live.act(floor.press, seat)
            case "open":
                live.act(floor.open_floor)
            case "call":
                live.act(breaks.call_time_out)
            case "step":
                live.act(sitting.next_step)
            case "take back" if session.notes:
                live.act(notes.take_back_note, session.notes[seat % len(session.notes)].id)
            case "drop" if session.parked:
                live.act(parking.drop_parked, session.parked[seat % len(session.parked)].id)
            case "undo":
                live.undo()
            case "sleep":
                table.clock.sleep(100.0 * seat)
                live.beat()
            case "end":
                live.act(sitting.close)
            case "agreements only":
                live.act(techniques.press_keeping, seat)
                live.act(sitting.close)
            case "go on":
                live.act(reopen, table.alliance)
            case "leave" | "kill":
                table = table.leave() if key == "leave" else table.kill()
                happened(table.live.resume(session.id))
            case _:
                pass
    return table


def grown_apart(
    seed: int,
    before: Doings,
    here: Doings,
    there: Doings,
    *,
    live: bool,
) -> Copies:
    """Two copies of one session, and what was done at each; the seed says who of them is first in order."""
    with pytest.MonkeyPatch.context() as patched:
        names = Random(seed)
        patched.setattr(book, "new_id", lambda length: "".join(names.choices(ascii_lowercase, k=length)))
        return _grown_apart(before, here, there, live=live)


def _grown_apart(
    before: Doings,
    here: Doings,
    there: Doings,
    *,
    live: bool,
) -> Copies:
    table = sit("Ana", "Ben", "Cy")
    table.propose("before")
    table = lived(table, "before", [one for one in before if one[0] not in ("end", "agreements only")])
    copies = parted(table, live=live)
    return copies._replace(here=lived(copies.here, "here", here), there=lived(copies.there, "there", there))


def ids(session: Session) -> set[RecordId]:
    """All words and agreements in a session."""
    return {
        *(note.id for note in session.notes),
        *(thing.id for thing in session.parked),
        *(one.id for one in session.celebrations),
        *(one.id for one in session.live_agreements),
    }


def to_be_there(copies: Copies) -> set[RecordId]:
    """What is to be in the union: all that is at one of them, but for what the other took back.

    Nor are words from before people at one of them kept the agreements only.
    """
    here, there = (ids(copy.session) for copy in (copies.here, copies.there))
    taken_back = (here ^ there) & copies.common
    records = copies.records()
    before = {one.id for one in records if place_of(one) < only_agreements_until(records)}
    agreed = {one.id for copy in (copies.here, copies.there) for one in copy.session.live_agreements}
    return (here | there) - taken_back - (before - agreed)


def brought_back(copies: Copies) -> set[RecordId]:
    """What was taken back before the copies parted, if either took that back: then it may be there."""
    before = {one.action for one in copies.here.live.records() if one.id in copies.common}
    undone = {one.event.action for one in copies.records() if isinstance(one.event, Undone)} & before
    return set(copies.common) if undone else set()


@given(seeds, doings, doings, doings, st.booleans())
def test_whatever_is_said_at_either_of_two_copies_is_in_both_of_them_joined(
    seed: int, before: Doings, here: Doings, there: Doings, live: bool
) -> None:
    """Words, agreements and answers; its time is whole, and its alliance says the same."""
    copies = grown_apart(seed, before, here, there, live=live)
    records, session, alliance = copies.records(), copies.session(), copies.alliance()
    event(f"joined {session.writers.joined}, open {session.is_open}")
    assert ids(session) ^ to_be_there(copies) <= brought_back(copies)
    for copy in (copies.here, copies.there):
        for one in copy.session.live_agreements:
            found = session.agreement(one.id)
            if one.id not in copies.common:
                assert found is not None
                assert all(found.consent(who) is said for who, said in one.consents)
    check_answers_of_both(copies, session)
    check_partition(session, session.t + 60)
    check_sums(session, session.t + 60)
    check_sense(session)
    check_agreements(session)
    if any(isinstance(one.event, SessionClosed) for one in records) and not any(
        isinstance(one.event, SessionReopened) for one in records
    ):
        assert not session.is_open
    assert (alliance.unfinished is None) is not session.is_open
    assert {one.id: one.state for one in alliance.live_agreements} == {
        one.id: one.state for one in session.live_agreements
    }
    assert {one.id for one in alliance.parked} == {one.id for one in session.parked}
    assert {one.id for one in alliance.celebrations} == {one.id for one in session.celebrations}


def check_answers_of_both(copies: Copies, session: Session) -> None:
    """Check that what somebody answered last at one copy, and never at the other, is their answer."""
    for copy, other in ((copies.here, copies.there), (copies.there, copies.here)):
        answered = [
            {
                (one.event.agreement, one.event.participant)
                for one in effective(each.live.records())
                if isinstance(one.event, ConsentGiven | ConsentWithdrawn) and one.id not in copies.common
            }
            for each in (copy, other)
        ]
        for agreement, who in answered[0] - answered[1]:
            mine, both = copy.session.agreement(agreement), session.agreement(agreement)
            assert mine is None or both is None or both.consent(who) is mine.consent(who)


@given(seeds, doings, doings, doings, st.booleans())
def test_the_order_in_which_the_records_of_two_copies_arrive_does_not_matter(
    seed: int, before: Doings, here: Doings, there: Doings, live: bool
) -> None:
    """One by one or at once: the same state."""
    copies = grown_apart(seed, before, here, there, live=live)
    records, session = copies.records(), copies.session()
    arrived = list(records)
    Random(seed).shuffle(arrived)
    assert fold(arrived) == session
    one_by_one: Session | None = None
    assert reduce(apply, effective(records), one_by_one) == session


@given(seeds, doings, doings, doings, st.booleans())
def test_no_more_words_are_in_the_file_of_two_copies_joined_than_people_see(
    seed: int, before: Doings, here: Doings, there: Doings, live: bool
) -> None:
    """What was taken back leaves it and nothing else does; "agreements only" at the end takes all."""
    copies = grown_apart(seed, before, here, there, live=live)
    records, session = copies.records(), copies.session()
    after = blanked(records)
    assert visible(fold(after)) == visible(session)
    assert blanked(after) == after
    seen = {*(note.text for note in session.notes), *(one.text for one in session.parked)}
    assert words_in(after) - {"", "…"} <= seen | {one.what for one in session.celebrations}
    if session.is_open:
        left = blanked(records, Keep.AGREEMENTS)
        assert words_in(left) <= {"", "…"}
        assert not has_words(folded(left))


def words_in(records: Sequence[Record]) -> set[str]:
    """The texts in the records of what is no agreement."""
    events = [one.event for one in records if not isinstance(one.event, AgreementProposed)]
    return {
        text
        for one in events
        for name in ("text", "what")
        if isinstance(text := getattr(one, name, None), str)
    }


@given(session_logs)
def test_blanking_a_log_of_two_writers_changes_nothing_that_people_see(log: list[Record]) -> None:
    """Whatever stands in it."""
    after = blanked(effective_order(log))
    assert visible(fold(after)) == visible(fold(log))


def effective_order(log: Sequence[Record]) -> list[Record]:
    """The records as a log holds them: each id once, in order."""
    known = {(one.n, one.writer): one for one in log}
    return [known[place] for place in sorted(known)]
