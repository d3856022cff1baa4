"""People do anything at all, in any order: what holds after every step."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alliance_tui.domain import keeping, timing
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, sitting, undoing
from alliance_tui.domain.fold import fold
from alliance_tui.domain.phases import settle
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import undoable
from alliance_tui.domain.words import Keep, SessionKind, SpanKind
from tests.builders import Table, happened, record, reopen, sit, visible
from tests.domain.checks import check_agreements, check_breaks_stay, check_partition, check_sense, check_sums
from tests.domain.keys import KEYS, Key
from tests.fakes import MemoryOpening

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

waits = st.sampled_from([0.1, 1.0, 7.3, 14.9, 29.9, 61.0, 1_300.0])
"""Seconds that pass."""


PASSING = (0.0, 0.0, 0.1, 7.3, 61.0)
"""Seconds that pass after a key."""

EVERY_KEY = tuple(one for keys in KEYS.values() for one in keys)
"""Of whatever it is about."""


def presses(*about: str) -> st.SearchStrategy[list[tuple[Key, int, float]]]:
    """Some keys, each with what it is pressed on, and the seconds that pass after it."""
    keys = st.sampled_from([one for name in about for one in KEYS[name]])
    after = st.sampled_from(PASSING)
    return st.lists(st.tuples(keys, st.integers(0, 4), after), min_size=1, max_size=6)


class PeopleAtATable(RuleBasedStateMachine):
    """Three people and a facilitator, who may do whatever there is a key for."""

    def __init__(self) -> None:
        super().__init__()
        self.table = sit("Ana", "Ben", "Cy", "Fay", facilitators=["Fay"])

    @initialize(looks_back=st.booleans())
    def begin(self, looks_back: bool) -> None:
        """With nothing, or in a session that looks back at what was agreed."""
        if looks_back:
            for words in ("phones away", "say if late"):
                self.table.act(agreements.propose, Terms(words, is_task=words == "say if late"))
                self.table.everyone_agrees(self.table.session.agreements[-1])
            self.table.act(sitting.close)
            self.table.wait(600_000)
            happened(self.table.live.sit_down(SessionKind.ASSESS))

    def tried(self, refusal: Refused | None) -> None:
        """A wish may be refused, with a sentence."""
        assert refusal is None or refusal.sentence.endswith((".", "?"))

    def seen(self, session: Session | None) -> Session | None:
        """What people see of a session now: a breath whose time is over has ended."""
        return visible(settle(session, self.table.t)) if session else None

    def press(self, keys: list[tuple[Key, int, float]]) -> None:
        """Press them one after the other."""
        for key, pick, seconds in keys:
            self.tried(key(self.table, pick))
            self.table.wait(seconds)

    @rule(keys=presses("floor", "breaks", "undo"))
    def talk(self, keys: list[tuple[Key, int, float]]) -> None:
        """The floor moves and stops, and some of that is taken back."""
        self.press(keys)

    @rule(keys=presses("floor"))
    def talk_on(self, keys: list[tuple[Key, int, float]]) -> None:
        """Nobody stops it."""
        self.press(keys)

    @rule(keys=presses("words", "undo"))
    def write_down(self, keys: list[tuple[Key, int, float]]) -> None:
        """Notes, and what is parked and rests."""
        self.press(keys)

    @rule(keys=presses("agreements", "undo"))
    def agree(self, keys: list[tuple[Key, int, float]]) -> None:
        """Or not."""
        self.press(keys)

    @rule(keys=presses("looking back", "agreements"))
    def look_back(self, keys: list[tuple[Key, int, float]]) -> None:
        """In a session that assesses; in another one that is refused."""
        self.press(keys)

    @rule(keys=presses("people", "floor"))
    def be_another_round(self, keys: list[tuple[Key, int, float]]) -> None:
        """Somebody comes, goes, or is called otherwise."""
        self.press(keys)

    @rule(keys=presses("opening", "steps"))
    def settle_how(self, keys: list[tuple[Key, int, float]]) -> None:
        """What people settle as they sit down, and on the pages of the end."""
        self.press(keys)

    @rule(keys=presses("steps", "breaks", "words", "undo"))
    def move_on(self, keys: list[tuple[Key, int, float]]) -> None:
        """Through the steps and back."""
        self.press(keys)

    @rule()
    def undo(self) -> None:
        """Take back what was done last."""
        self.tried(self.table.live.undo())

    @rule()
    def redo(self) -> None:
        """Bring it back."""
        self.tried(self.table.live.redo())

    @rule()
    def go_on_after_the_end(self) -> None:
        """Where the session has ended."""
        self.tried(self.table.live.act(reopen, self.table.alliance))

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

    @rule(kind=st.sampled_from(SessionKind))
    def end_and_sit_down_again(self, kind: SessionKind) -> None:
        """The next session carries what stands."""
        kept = keeping.what_is_kept(self.table.session)
        if self.table.live.act(sitting.close) is None and kept is Keep.AGREEMENTS:
            left = self.table.session
            assert (left.notes, left.parked, left.goals) == ((), (), ())
        stands = {one.id for one in self.table.alliance.live_agreements}
        self.table.wait(100)
        if self.table.alliance.unfinished is None:
            happened(self.table.live.sit_down(kind))
            assert {one.id for one in self.table.session.agreements} == stands

    @rule(seconds=waits, killed=st.booleans(), rebooted=st.booleans())
    def start_the_program_again(self, seconds: float, killed: bool, rebooted: bool) -> None:
        """After leaving it, or after a kill; the machine may have been off."""
        self.table = self.table.kill() if killed else self.table.leave()
        if rebooted:
            self.table.clock.reboot(seconds)
        self.table.wait(seconds)
        if self.table.alliance.unfinished is None:
            happened(self.table.live.sit_down(SessionKind.ASSESS))
        self.table.resumed()

    @rule(seconds=waits)
    def go_on_in_a_second_window(self, seconds: float) -> None:
        """It sees the same and changes nothing; once the first one is killed, it goes on in its place."""
        if not self.table.session.is_open:
            return
        first, second = self.table, self.table.again()
        happened(second.live.resume(first.session.id))
        assert second.session == first.session
        assert second.live.act(sitting.next_step) is not None
        first.opening.drop()
        first.wait(seconds)
        second.live.beat()
        assert second.live.read_only is None
        opening = second.live.store.opening
        assert isinstance(opening, MemoryOpening)
        self.table = Table(second.live, first.clock, first.library, opening)

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
        """On all that people see, however often; the same could be undone again."""
        records, writer, t = self.table.live.records(), self.table.live.writer, self.table.t
        before = undoable(records, writer, t)
        for times in (1, 2, 5):
            now = records
            for press in [undoing.undo] * times + [undoing.redo] * times:
                decision = press(now, writer, t)
                if isinstance(decision, Refused):
                    break
                now = (*now, record(now[-1].n + 1, decision[0], t, writer=writer))
            else:
                assert self.seen(fold(now)) == self.seen(self.table.session)
                assert undoable(now, writer, t) == before

    @invariant()
    def undo_makes_no_talk_of_a_break_that_is_over(self) -> None:
        """However often it is pressed."""
        check_breaks_stay(self.table.live.records(), self.table.live.writer, self.table.t)


TestPeopleAtATable = PeopleAtATable.TestCase
TestPeopleAtATable.settings = settings(max_examples=30, stateful_step_count=20)


def come_and_go(evening: PeopleAtATable, lot: Random) -> None:
    """Something other than a key happens."""
    seconds = lot.choice((0.1, 14.9, 61.0, 1_300.0))
    happens: tuple[Callable[[], None], ...] = (
        lambda: evening.wait(seconds),
        lambda: evening.sleep(seconds),
        lambda: evening.start_the_program_again(seconds, lot.random() < 0.5, lot.random() < 0.5),
        lambda: evening.set_the_wall(lot.choice((-86_400.0, 86_400.0))),
        lambda: evening.end_and_sit_down_again(lot.choice(tuple(SessionKind))),
        lambda: evening.go_on_in_a_second_window(seconds),
        evening.go_on_after_the_end,
    )
    lot.choice(happens)()


@given(st.integers(0, 2**32), st.booleans(), st.integers(1, 20))
@settings(max_examples=15)
def test_what_holds_after_every_step_holds_by_lot(luck: int, looks_back: bool, rounds: int) -> None:
    """Of many things to choose from, the machine comes back to a few: here each key has the same chance."""
    lot, evening = Random(luck), PeopleAtATable()
    evening.begin(looks_back)
    for _ in range(rounds):
        about = lot.choice(("floor", "breaks", *KEYS))
        for _ in range(lot.randrange(1, 10)):
            key = lot.choice(KEYS[about] if lot.random() < 0.7 else EVERY_KEY)
            evening.press([(key, lot.randrange(5), lot.choice(PASSING))])
        if lot.random() < 0.5:
            come_and_go(evening, lot)
        evening.the_state_makes_sense()
        evening.one_opening_follows_another()
        evening.the_disk_tells_the_same()
        evening.undo_then_redo_is_identity()
        evening.undo_makes_no_talk_of_a_break_that_is_over()
