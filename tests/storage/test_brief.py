"""Reading many sessions: of each what its alliance is told, and the line that is shown of it."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.domain.decisions import floor, sitting
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.summary import summarise
from alliance_tui.domain.words import SessionKind
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.listed_logs import Outcome, brief
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import note, seated


def test_an_alliance_is_the_same_without_the_turns_of_its_sessions(data_dir: Path) -> None:
    """And listed with the same lines; far less of it is held in memory at a time."""
    clock = MovableClock()
    live = seated(FileLibrary(data_dir), clock=clock)
    for kind in (SessionKind.ASSESS, None):
        note(live, "Tea at four")
        for seat in (1, 2) * 20:
            clock.move(30)
            happened(live.act(floor.give_floor, seat))
        happened(live.act(sitting.close))
        if kind is not None:
            happened(live.sit_down(kind))
    live.close()
    files = FileLibrary(data_dir)
    own, logs = files.read(live.id)
    same, few = files.read(live.id, whole=False)
    assert same == own
    assert [len(log) > 40 for log in logs.values()] == [True, True]
    assert [len(log) < 12 for log in few.values()] == [True, True]
    assert [log[-1] for log in few.values()] == [log[-1] for log in logs.values()]
    assert fold_alliance(own, few.values()) == fold_alliance(own, logs.values())
    assert files.list() == (summarise(own, logs),)
    assert [one.minutes for one in files.list()[0].sessions] == [20, 20]


def test_one_that_has_lost_its_beginning_is_left_whole(data_dir: Path) -> None:
    """There is more to find out about it."""
    live = seated(FileLibrary(data_dir))
    note(live, "Tea at four")
    records = tuple(live.records())
    live.close()
    assert brief(Outcome(records[1:])) == Outcome(records[1:])
    assert brief(Outcome(None, "It is gone.")) == Outcome(None, "It is gone.")
