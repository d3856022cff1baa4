"""Which session the program opens by itself, and how it leaves one."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from alliance_tui.domain.decisions import floor, notes
from alliance_tui.domain.events.sitting import SessionLeft
from alliance_tui.domain.saving import NotSaved, Saved, SaveStatus
from alliance_tui.domain.words import NoteKind
from alliance_tui.live import Live
from alliance_tui.sentences import desk as say
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.desk import Desk, running_time_out
from alliance_tui.ui.start import BeginNew
from tests.builders import happened, pid, refused, setting
from tests.fakes import START, MemoryLibrary, MemoryLog, MovableClock
from tests.storage.people import held_one
from tests.ui.house import fail
from tests.ui.screens.shelves import shelve
from tests.ui.widgets.test_library_rows import session, summary


def test_of_several_time_outs_the_one_from_which_people_return_next_is_opened() -> None:
    """And where all are over, the one that was over last; else none."""
    soon, late = session(1, until=600.0), session(2, until=80_000.0)
    lines = [summary("late", sessions=(late,)), summary("soon", sessions=(soon,))]
    assert running_time_out(lines, START) == ("soon", "s1")
    assert running_time_out(lines, START + timedelta(seconds=700)) == ("late", "s2")
    assert running_time_out(lines, START + timedelta(days=2)) == ("late", "s2")
    assert running_time_out([summary("none", sessions=(session(3),))], START) is None


def test_who_leaves_a_second_time_waits_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watchdog ends the process right after it: a loop that is late must be through with closing."""
    desk = Desk(MemoryLibrary(), MovableClock())
    happened(desk.found(BeginNew("Home", setting(), ("Ana", "Ben"))))
    closing, go_on, told = Event(), Event(), list[str]()
    close = Live.close

    def slowly(live: Live, *, anew: bool) -> SaveStatus:
        closing.set()
        assert go_on.wait(60)
        told.append("closed")
        return close(live, anew=anew)

    def late() -> None:
        desk.put_away()
        told.append("gone")

    monkeypatch.setattr(Live, "close", slowly)
    threads = [Thread(target=desk.put_away), Thread(target=late)]
    threads[0].start()
    assert closing.wait(60)
    threads[1].start()
    threads[1].join(0.05)
    go_on.set()
    for thread in threads:
        thread.join()
    assert told == ["closed", "gone"]


def test_no_screen_is_told_of_the_leaving_nor_keeps_it_from_being_done() -> None:
    """The watchdog leaves from a thread of its own: what fails on a screen must not keep taken back words."""
    library = MemoryLibrary()
    desk = Desk(library, MovableClock())
    happened(desk.found(BeginNew("Home", setting(), ("Ana", "Ben"))))
    live = desk.live
    assert live is not None
    assert live.session is not None
    log = live.store.opening.session(live.session.id)
    assert isinstance(log, MemoryLog)
    happened(desk.act(notes.write_note, pid(1), NoteKind.NEED, "her secret"))
    happened(live.undo())
    told = list[object]()

    def draw(status: SaveStatus | None = None) -> None:
        told.append(status)
        raise RuntimeError

    live.follow(draw, draw)
    assert "her secret" in log.text
    assert desk.put_away() == Saved()
    assert told == []
    assert "her secret" not in log.text
    assert isinstance(live.records()[-1].event, SessionLeft)
    assert log.closed


def test_nothing_else_is_opened_or_founded_while_what_is_open_is_not_saved() -> None:
    """It stays open, and waits; what is open already is no other."""
    library = MemoryLibrary()
    other = shelve(library, "Work").opening.id
    desk = Desk(library, MovableClock())
    new = BeginNew("Home", setting(), ("Ana", "Ben"))
    happened(desk.found(new))
    live, there = desk.live, set(library.shelves)
    assert live is not None
    fail(library, "The disk is full.")
    happened(desk.act(floor.press, 1))
    assert refused(desk.open(other)) == "Not everything is saved of the alliance that is open."
    assert refused(desk.found(new)) == "Not everything is saved of the alliance that is open."
    assert desk.live is live
    assert set(library.shelves) == there
    happened(desk.open(live.id))
    fail(library, None)
    live.store.retry()
    happened(desk.open(other))


def test_of_the_next_alliance_all_is_kept_whatever_people_chose_for_the_one_before() -> None:
    """Whoever left one without its folder, or wrote it elsewhere, chose that for that one alone."""
    library = MemoryLibrary()
    desk = Desk(library, MovableClock())
    new = BeginNew("Home", setting(), ("Ana", "Ben"))
    for elsewhere, kept in ((Path("stick"), Saved), (None, NotSaved)):
        happened(desk.found(new))
        assert desk.anew
        assert desk.elsewhere is None
        fail(library, "The disk is full.")
        happened(desk.act(floor.press, 1))
        desk.anew = False
        if elsewhere is not None:
            assert desk.live is not None
            desk.note_copy(desk.live, elsewhere, desk.live.revision)
        assert isinstance(desk.put_away(), kept)


def test_what_is_wrong_with_an_alliance_that_nobody_saw_is_said_the_next_time(data_dir: Path) -> None:
    """It has no beginning: no screen shows it, and what could not be found in it is news as before."""
    alliance, _ = held_one(FileLibrary(data_dir))
    home = data_dir / "alliances" / alliance
    shutil.rmtree(home / "sessions")
    for left in home.iterdir():
        left.unlink()
    (home / "alliance.json.journal").touch()
    for _ in range(2):
        assert refused(Desk(FileLibrary(data_dir), MovableClock()).open(alliance)) == say.NO_BEGINNING
    held = FileLibrary(data_dir).open(alliance)
    assert ["may be missing since it was repaired" in one for one in held.problems] == [True]
    held.close()
