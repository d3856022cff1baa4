"""Clocks that are set, zones that change and a laptop that sleeps: talk times and the order stay right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import floor
from alliance_tui.domain.fold import fold
from alliance_tui.domain.words import SpanKind
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened, pid
from tests.fakes import START, MovableClock
from tests.scale import whole
from tests.storage.people import note, seated

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

DAY: Final = 86_400
"""Seconds."""

NIGHT: Final = 8 * 3_600.0
"""Seconds a laptop sleeps."""

CHANGES: Final = {
    "the clocks go forward": datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    "the clocks go back": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
}
"""Half an hour before the clocks of Vienna change."""

Happening = tuple[str, float]
"""What happens, and a number to it: whose turn, how long, by how much."""

HAPPENINGS: st.SearchStrategy[Happening] = st.one_of(
    st.tuples(st.just("speak"), st.sampled_from([1.0, 2.0])),
    st.tuples(st.just("wait"), st.floats(0.01, 900, allow_nan=False)),
    st.tuples(st.just("set"), st.sampled_from([-float(DAY), float(DAY), -3_600.0, 3_600.0])),
    st.tuples(st.just("travel"), st.sampled_from([0.0, 1.0, 2.0])),
    st.tuples(st.just("sleep"), st.just(NIGHT)),
)
"""What a clock, and the people in front of it, may do."""

ZONES: Final = ("Europe/Vienna", "Pacific/Auckland", "America/St_Johns")
"""Where one may travel."""


class Evening:
    """Two people who talk while their clock misbehaves, and what each of them really said."""

    def __init__(self, folder: Path, start: datetime = START) -> None:
        self.library = FileLibrary(folder)
        """Where it is kept."""
        self.clock = MovableClock(start)
        """The clock that misbehaves."""
        self.live = seated(self.library, clock=self.clock)
        """What the program makes of it."""
        self.spoke = {pid(1): 0.0, pid(2): 0.0}
        """Seconds each has really had the floor."""
        self.slept = 0.0
        """Seconds the laptop has really slept."""
        self._speaker = 0

    def live_through(self, happenings: Sequence[Happening]) -> None:
        """One after the other."""
        for what, number in happenings:
            match what:
                case "speak":
                    self._speak(int(number))
                case "wait":
                    self._wait(number)
                case "set":
                    self.clock.jump_wall(number)
                case "travel":
                    self.clock.change_zone(ZONES[int(number)])
                case _:
                    self._sleep(number)

    def _speak(self, seat: int) -> None:
        if seat != self._speaker:
            happened(self.live.act(floor.give_floor, seat))
            self._speaker = seat

    def _wait(self, seconds: float) -> None:
        self.clock.move(seconds)
        self.live.beat()
        if self._speaker:
            self.spoke[pid(self._speaker)] += seconds

    def _sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)
        self.slept += seconds
        # Nobody has the floor after a night.
        self._speaker = 0
        self.live.beat()

    def check(self) -> None:
        """Talk, order and sleep, as the program has them and as the file has them."""
        note(self.live, "the end")
        t = self.live.now().t
        self.live.close()
        again = Live(self.library.open(self.live.id), MovableClock())
        assert self.live.session is not None
        records = self.live.records()
        assert [record.n for record in records] == sorted(record.n for record in records)
        assert [record.t for record in records] == sorted(record.t for record in records)
        for session in (self.live.session, fold(records), again.past(self.live.session.id)):
            assert session is not None
            told = timing.talk_seconds(session, t)
            assert told == pytest.approx(self.spoke, abs=0.1)
            assert timing.time_of(session, t, SpanKind.AWAY) == pytest.approx(self.slept, abs=0.1)
        again.close()


@settings(max_examples=1_000 if whole() else 20)
@given(st.lists(HAPPENINGS, max_size=20))
def test_talk_times_and_the_order_are_right_whatever_the_clocks_do(happenings: list[Happening]) -> None:
    """Set by a day or an hour, in other zones, after nights asleep; and the same when read again."""
    with TemporaryDirectory() as folder:
        evening = Evening(Path(folder, "data"))
        evening.live_through(happenings)
        evening.check()


@pytest.mark.parametrize("start", CHANGES.values(), ids=CHANGES.keys())
def test_a_talk_through_the_night_of_a_clock_change_is_as_long_as_it_was(
    data_dir: Path, start: datetime
) -> None:
    """The wall's clock skips or repeats an hour; nobody has talked less or more for it."""
    evening = Evening(data_dir, start)
    evening.live_through(
        [("speak", 1), ("wait", 3_600), ("speak", 2), ("wait", 3_600), ("speak", 1), ("wait", 5)]
    )
    evening.check()


@pytest.mark.parametrize("by", [-DAY, DAY])
def test_the_wall_set_by_a_day_in_the_middle_of_a_turn_changes_no_turn(data_dir: Path, by: int) -> None:
    """Neither what was said before, nor what is said after."""
    evening = Evening(data_dir)
    evening.live_through([("speak", 1), ("wait", 40), ("set", by), ("wait", 50), ("speak", 2), ("wait", 20)])
    assert evening.spoke == {pid(1): 90, pid(2): 20}
    evening.check()


def test_a_laptop_asleep_for_eight_hours_was_away(data_dir: Path) -> None:
    """Whoever had the floor has not talked for eight hours."""
    evening = Evening(data_dir)
    evening.live_through([("speak", 1), ("wait", 40), ("sleep", NIGHT), ("wait", 10)])
    assert evening.slept == NIGHT
    evening.check()
