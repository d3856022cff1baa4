"""People do anything at all, in any order: what holds after every step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from alliance_tui.domain import appreciating, keeping, starting, timing
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import (
    agreements,
    breaks,
    floor,
    goals,
    notes,
    parking,
    people,
    sitting,
    techniques,
    undoing,
)
from alliance_tui.domain.events import Instant, Record, Undone
from alliance_tui.domain.fold import fold
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.phases import settle
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import undoable
from alliance_tui.domain.words import (
    ClosingPage,
    Keep,
    NoteKind,
    ParticipantId,
    SessionKind,
    SpanKind,
    StartRule,
    Step,
    Technique,
)
from tests.builders import Table, happened, record, reopen, sit, visible
from tests.domain.checks import check_agreements, check_breaks_stay, check_partition, check_sense, check_sums

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

seats = st.integers(1, 5)
"""Number keys, also one that nobody has at first."""

picks = st.integers(0, 3)
"""Which one of several things."""

waits = st.sampled_from([0.1, 1.0, 7.3, 14.9, 29.9, 61.0, 1_300.0])
"""Seconds that pass."""

words = st.sampled_from(["words", "other words", "[/x] 💛", "", "e\u0301\r\n"])
"""What people type."""

names = st.sampled_from(["Di", "Ed", "ANA", "Ben", "", "王"])
"""Names people give."""

PLAIN: tuple[Callable[[Session, Instant], Decision], ...] = (
    floor.hand_over,
    floor.open_floor,
    floor.breathe,
    floor.ask_to_be_heard,
    breaks.pause,
    breaks.quiet_minute,
    breaks.call_time_out,
    breaks.stop_run_up,
    breaks.end_time_out,
    breaks.rest_topic,
    techniques.begin_writing,
    techniques.end_writing,
    sitting.next_step,
    sitting.previous_step,
    sitting.leave_closing,
)
"""Wishes that need nothing but their key."""

WITH_SEAT: tuple[Callable[[Session, Instant, int], Decision], ...] = (
    floor.press,
    floor.press,
    floor.give_floor,
    breaks.toggle_ready,
    techniques.choose_first,
    techniques.press_keeping,
)
"""Wishes of a number key."""


class PeopleAtATable(RuleBasedStateMachine):
    """Three people and a facilitator, who may do whatever there is a key for."""

    def __init__(self) -> None:
        super().__init__()
        self.table = sit("Ana", "Ben", "Cy", "Fay", facilitators=["Fay"])

    def tried(self, refusal: Refused | None) -> None:
        """A wish may be refused, with a sentence."""
        assert refusal is None or refusal.sentence.endswith(".")

    def seen(self, session: Session | None) -> Session | None:
        """What people see of a session now: a breath whose time is over has ended."""
        return visible(settle(session, self.table.t)) if session else None

    def who(self, pick: int) -> ParticipantId:
        """Somebody of the alliance, also one who has left."""
        everyone = self.table.session.participants
        return everyone[pick % len(everyone)].id

    @rule(wish=st.sampled_from(PLAIN))
    def press_a_key(self, wish: Callable[[Session, Instant], Decision]) -> None:
        """A key that needs nothing else."""
        self.tried(self.table.live.act(wish))

    @rule()
    def go_on_after_the_end(self) -> None:
        """Where the session has ended."""
        self.tried(self.table.live.act(reopen, self.table.alliance))

    @rule(wish=st.sampled_from(WITH_SEAT), seat=seats)
    def press_a_number(self, wish: Callable[[Session, Instant, int], Decision], seat: int) -> None:
        """A number key, wherever it counts."""
        self.tried(self.table.live.act(wish, seat))

    @rule(seconds=waits)
    def wait(self, seconds: float) -> None:
        """Time is the time of whoever has the floor, and of nobody else."""
        table, session, began = self.table, self.table.session, self.table.t
        phase = settle(session, began).phase if session.is_open else session.phase
        before = timing.talk_seconds(session, began)
        table.wait(seconds)
        table.live.beat()
        after = timing.talk_seconds(table.session, table.t)
        gained = {
            person: after[person] - before[person] for person in after if after[person] != before[person]
        }
        expected = {}
        if session.is_open and phase.kind is SpanKind.TALK and phase.holder in before:
            expected = {phase.holder: seconds}
        if session.is_open and phase.until is not None and phase.back_to in before and table.t > phase.until:
            expected = {phase.back_to: table.t - phase.until}
        assert gained.keys() == expected.keys()
        assert all(abs(gained[person] - spent) < 1e-6 for person, spent in expected.items())

    @rule(technique=st.sampled_from(Technique))
    def turn_a_technique(self, technique: Technique) -> None:
        """On or off."""
        self.tried(self.table.live.act(techniques.toggle_technique, technique))

    @rule(way=st.sampled_from(StartRule))
    def choose_who_starts(self, way: StartRule) -> None:
        """By a rule; somebody who is here and counts is suggested, or nobody."""
        self.tried(self.table.live.act(techniques.choose_start, way))
        suggested = starting.starter(self.table.session, self.table.t)
        assert suggested is None or suggested in self.table.session.counted

    @rule(pick=picks, seat=seats)
    def mark_a_goal(self, pick: int, seat: int) -> None:
        """With any key."""
        if goals_now := self.table.session.goals:
            goal = goals_now[pick % len(goals_now)]
            self.tried(self.table.live.act(goals.press_goal, goal.id, seat))

    @rule(step=st.sampled_from(Step), drop=st.booleans())
    def take_up_what_rested(self, step: Step, drop: bool) -> None:
        """Or let it go."""
        self.tried(self.table.live.act(parking.drop_rested if drop else parking.take_up_rested, step))

    @rule(seconds=st.sampled_from([-30.0, 30.0]))
    def lengthen_the_turn(self, seconds: float) -> None:
        """Or make it shorter."""
        self.tried(self.table.live.act(floor.lengthen_turn, seconds))

    @rule(minutes=st.sampled_from([0, 20, 2_000]))
    def lengthen_the_time_out(self, minutes: int) -> None:
        """By too much also."""
        until = self.table.at + timedelta(minutes=minutes)
        self.tried(self.table.live.act(breaks.lengthen_time_out, until))

    @rule()
    def go_on_after_a_time_out(self) -> None:
        """Everyone who is not ready says so, and the run-up passes."""
        if self.table.session.time_out is not None:
            for person in self.table.session.here:
                if person.id not in self.table.session.time_out.ready:
                    self.table.act(breaks.toggle_ready, person.seat)
            self.table.wait(READY_RUN_UP + 0.01)
            self.table.act(breaks.end_time_out)

    @rule(pick=picks, text=words)
    def write(self, pick: int, text: str) -> None:
        """A note, which in the purpose step is a goal."""
        kind = appreciating.note_kind(self.table.session)
        heard_by = notes.listener_to(self.table.session, self.who(pick))
        self.tried(self.table.live.act(notes.write_note, self.who(pick), kind, text, heard_by))

    @rule(pick=picks, text=words)
    def change_a_note(self, pick: int, text: str) -> None:
        """Words and author."""
        if written := self.table.session.notes:
            note = written[pick % len(written)]
            self.tried(self.table.live.act(notes.change_note, note.id, self.who(pick), NoteKind.WISH, text))

    @rule(pick=picks)
    def take_words_back(self, pick: int) -> None:
        """A note and a parked thing, where there are any."""
        if written := self.table.session.notes:
            self.tried(self.table.live.act(notes.take_back_note, written[pick % len(written)].id))
        if parked := self.table.session.parked:
            self.tried(self.table.live.act(parking.take_up_parked, parked[pick % len(parked)].id))

    @rule(text=words)
    def park(self, text: str) -> None:
        """A thing for later."""
        self.tried(self.table.live.act(parking.park, text))

    @rule(text=words)
    def propose(self, text: str) -> None:
        """An agreement."""
        self.tried(self.table.live.act(agreements.propose, Terms(text)))

    @rule(pick=picks, seat=seats)
    def consent(self, pick: int, seat: int) -> None:
        """One's own answer moves on."""
        if on_table := self.table.session.live_agreements:
            agreement = on_table[pick % len(on_table)]
            self.tried(self.table.live.act(agreements.press_consent, agreement.id, seat))

    @rule(pick=picks)
    def all_consent(self, pick: int) -> None:
        """Everyone here says yes who has not."""
        if on_table := self.table.session.live_agreements:
            agreement = on_table[pick % len(on_table)]
            for person in self.table.session.here:
                if agreement.consent(person.id) == "not yet":
                    self.tried(self.table.live.act(agreements.press_consent, agreement.id, person.seat))

    @rule(pick=picks, text=words)
    def reword(self, pick: int, text: str) -> None:
        """Other words for an agreement."""
        if on_table := self.table.session.live_agreements:
            agreement = on_table[pick % len(on_table)]
            self.tried(self.table.live.act(agreements.reword, agreement.id, Terms(text, when="soon")))

    @rule(pick=picks)
    def withdraw(self, pick: int) -> None:
        """An agreement goes."""
        if on_table := self.table.session.live_agreements:
            agreement = on_table[pick % len(on_table)]
            self.tried(self.table.live.act(agreements.withdraw_agreement, agreement.id))

    @rule(pick=picks, here=st.booleans())
    def come_or_go(self, pick: int, here: bool) -> None:
        """For today."""
        self.tried(self.table.live.act(sitting.set_here, self.who(pick), here))

    @rule(name=names, facilitator=st.booleans())
    def join(self, name: str, facilitator: bool) -> None:
        """Somebody new."""
        self.tried(self.table.live.act_on_alliance(people.join, name, facilitator))

    @rule(pick=picks)
    def part(self, pick: int) -> None:
        """For good."""
        self.tried(self.table.live.act_on_alliance(people.part, self.who(pick)))

    @rule(pick=picks, name=names)
    def rename(self, pick: int, name: str) -> None:
        """A person, and the alliance."""
        self.tried(self.table.live.act_on_alliance(people.rename, self.who(pick), name))
        self.tried(self.table.live.act_on_alliance(people.rename_alliance, name))

    @rule(day=st.integers(1, 9))
    def schedule(self, day: int) -> None:
        """A review."""
        review = Review(f"2026-12-0{day}", "Europe/Vienna")
        self.tried(self.table.live.act_on_alliance(people.schedule_review, review))

    @rule()
    def undo(self) -> None:
        """Take back what was done last."""
        self.tried(self.table.live.undo())

    @rule()
    def redo(self) -> None:
        """Bring it back."""
        self.tried(self.table.live.redo())

    @rule(page=st.sampled_from(ClosingPage))
    def turn_to_a_page_of_the_end(self, page: ClosingPage) -> None:
        """From the talk, or from another page: from then on nobody has the floor unless they take it."""
        before = self.table.session
        self.tried(self.table.live.act(sitting.show_closing, page))
        if before.is_open and before.closing is None and before.time_out is None:
            assert self.table.session.closing is page
            assert self.table.session.holder is None

    @rule(kind=st.sampled_from(SessionKind))
    def end_and_sit_down_again(self, kind: SessionKind) -> None:
        """The next session carries what stands."""
        kept = keeping.what_is_kept(self.table.session)
        if self.table.live.act(sitting.close) is None:
            if kept is Keep.AGREEMENTS:
                left = self.table.session
                assert (left.notes, left.parked, left.goals) == ((), (), ())
            stands = {one.id for one in self.table.session.live_agreements}
            self.table.wait(100)
            happened(self.table.live.sit_down(kind))
            assert {one.id for one in self.table.session.agreements} == stands

    @rule()
    def end(self) -> None:
        """The session, unless a time-out runs."""
        self.tried(self.table.live.act(sitting.close))

    @rule(seconds=waits, killed=st.booleans())
    def start_the_program_again(self, seconds: float, killed: bool) -> None:
        """After leaving it, or after a kill."""
        self.table = self.table.kill() if killed else self.table.leave()
        self.table.wait(seconds)
        if self.table.alliance.unfinished is None:
            happened(self.table.live.sit_down(SessionKind.ASSESS))
        self.table.resumed()

    @rule(seconds=waits)
    def sleep(self, seconds: float) -> None:
        """Close the lid for a while."""
        self.table.clock.sleep(seconds)
        self.table.live.beat()

    @rule(seconds=st.sampled_from([-86_400.0, 86_400.0]))
    def set_the_wall(self, seconds: float) -> None:
        """To another day."""
        self.table.clock.jump_wall(seconds)

    @invariant()
    def the_state_makes_sense(self) -> None:
        """Its time is whole, its figures agree, at most one speaks, nothing is in force unasked."""
        session, t = self.table.session, self.table.t
        check_sense(session)
        check_partition(session, t)
        check_sums(session, t)
        check_agreements(session)

    @invariant()
    def one_opening_follows_another(self) -> None:
        """People never sit at two, so that none is taken for a copy that was joined."""
        session = self.table.session
        assert not session.writers.joined
        assert session.writers.here == ((self.table.live.writer,) if session.is_open else ())

    @invariant()
    def the_disk_tells_the_same(self) -> None:
        """The state is a fold of the records, read again as JSON."""
        assert fold(self.table.log.read()) == self.table.session
        assert self.table.log.read() == self.table.live.records()

    @invariant()
    def undo_then_redo_is_identity(self) -> None:
        """On all that people see; the same could be undone again."""
        records, writer = self.table.live.records(), self.table.live.writer
        t = self.table.t
        first = after(self.table, records, undoing.undo(records, writer, t))
        if first is not None:
            second = after(self.table, first, undoing.redo(first, writer, t))
            assert second is not None
            assert self.seen(fold(second)) == self.seen(self.table.session)
            assert undoable(second, writer, t) == undoable(records, writer, t)

    @invariant()
    def undo_makes_no_talk_of_a_break_that_is_over(self) -> None:
        """However often it is pressed."""
        check_breaks_stay(self.table.live.records(), self.table.live.writer, self.table.t)


def after(table: Table, records: Sequence[Record], decision: Decision) -> tuple[Record, ...] | None:
    """The records with what a decision to take back or bring back adds; None where it is refused."""
    if isinstance(decision, Refused):
        return None
    (event,) = decision
    assert isinstance(event, Undone)
    n = records[-1].n + 1
    return (*records, record(n, event, table.t, writer=table.live.writer))


TestPeopleAtATable = PeopleAtATable.TestCase
TestPeopleAtATable.settings = settings(max_examples=60, stateful_step_count=40)
