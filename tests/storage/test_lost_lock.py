"""The file of the lock is removed while an alliance is open: it is made anew, or another window writes."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.saving import Gone, NotSaved, ReadOnly, Saved
from alliance_tui.live import Live
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.held import HeldAlliance
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.mending import mend
from tests.builders import happened, refused
from tests.fakes import MovableClock
from tests.storage.people import held_one, note, seated, texts, until, until_saved


class Window:
    """A window that people talk at, or follow another one in."""

    def __init__(self, live: Live, clock: MovableClock) -> None:
        self.live = live
        """What is open there."""
        self.clock = clock
        """What time it is there."""

    def may_write(self) -> bool:
        """Whether something can be changed there."""
        return self.live.read_only is None

    def beat(self) -> None:
        """Let the time pass until the lock is touched again."""
        self.clock.move(6)
        self.live.beat()


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture
def first(files: FileLibrary) -> Window:
    """The first window, in which something was said."""
    clock = MovableClock()
    live = seated(files, clock=clock)
    note(live, "before")
    live.beat()
    until_saved(live)
    return Window(live, clock)


def lock_of(data_dir: Path, live: Live) -> Path:
    """The file of the lock."""
    return data_dir / "alliances" / live.id / "lock"


def beside(files: FileLibrary, first: Window) -> Window:
    """Another window on the same alliance, at whose table nobody sits yet."""
    clock = MovableClock()
    return Window(Live(files.open(first.live.id), clock), clock)


def sit_down(window: Window, first: Window) -> None:
    """Go on with the session of the first window in another one."""
    assert first.live.session is not None
    happened(window.live.resume(first.live.session.id))


def opened(files: FileLibrary, first: Window) -> Window:
    """Another window on the same session."""
    window = beside(files, first)
    sit_down(window, first)
    return window


def given_way(first: Window) -> None:
    """Let the first window notice that it has lost the lock, and let go of its files."""
    first.beat()
    let_go(first)


def let_go(first: Window) -> None:
    """Let a window that gives way try at once, and wait until it has nothing left to keep."""
    opening = first.live.store.opening
    assert isinstance(opening, HeldAlliance)
    giving_way = opening._giving_way
    assert giving_way is not None
    giving_way._writer.wake()
    until(lambda: giving_way.is_done, first.live)


def notes_at(window: Window) -> list[str]:
    """The notes that are seen in a window."""
    assert window.live.session is not None
    return [one.text for one in window.live.session.notes]


def blank(window: Window, text: str) -> None:
    """Take the words of a note out of all files, as a window that people leave does."""
    assert window.live.session is not None
    at = next(one for one in window.live.records() if getattr(one.event, "text", None) == text)
    log = window.live.store.book.log(window.live.session.id)
    log.scrub([replace(at, event=replace(at.event, text=""))])
    log.settle()


def taken_over(files: FileLibrary, data_dir: Path, first: Window) -> Window:
    """Another window that writes by now; the first said something before it noticed."""
    lock_of(data_dir, first.live).unlink()
    second = beside(files, first)
    note(first.live, "said in the first")
    until_saved(first.live)
    given_way(first)
    return second


def taken(data_dir: Path, first: Window) -> AllianceLock:
    """The lock, which somebody else holds by now; the first window has not noticed it."""
    lock_of(data_dir, first.live).unlink()
    return AllianceLock(lock_of(data_dir, first.live))


@pytest.mark.parametrize("another", [False, True], ids=["removed", "another"])
def test_a_lock_whose_file_is_gone_is_taken_anew(
    files: FileLibrary, data_dir: Path, first: Window, another: bool
) -> None:
    """At the next touch; also where another file stands there that nobody holds."""
    path = lock_of(data_dir, first.live)
    path.unlink()
    if another:
        path.touch()
    first.beat()
    second = opened(files, first)
    assert isinstance(second.live.store.status, ReadOnly)
    note(first.live, "after")
    assert first.live.close() == Saved()
    second.live.close()
    assert texts(files, first.live.id) == ["before", "after"]


def test_who_only_looks_holds_it_again_too(files: FileLibrary, data_dir: Path) -> None:
    """Nothing was written there, and may be any moment."""
    alliance, _ = held_one(files, "words")
    clock = MovableClock()
    live = Live(files.open(alliance), clock)
    live.beat()
    path = lock_of(data_dir, live)
    path.unlink()
    Window(live, clock).beat()
    assert AllianceLock(path).taken_by
    live.close()


def test_a_window_gives_way_where_another_one_holds_it_by_then(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """It says who writes now and follows that one, and nothing that was said in either is lost."""
    lock_of(data_dir, first.live).unlink()
    second = opened(files, first)
    assert second.may_write()
    note(first.live, "said in the first")
    note(second.live, "said in the second")
    given_way(first)
    assert "is open in" in (first.live.read_only or "")
    assert first.live.read_only == refused(first.live.act(lambda *_: ()))
    first.live.beat()
    assert first.live.store.status == ReadOnly(first.live.read_only or "")
    note(second.live, "said later")
    first.live.beat()
    first.live.close()
    until_saved(second.live)
    assert second.live.close() == Saved()
    mend(data_dir, first.live.id)
    said = {"before", "said in the first", "said in the second", "said later"}
    assert {*texts(files, first.live.id)} == said


def test_a_window_that_gave_way_goes_on_once_the_other_is_gone(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """As any that follows."""
    lock_of(data_dir, first.live).unlink()
    second = opened(files, first)
    given_way(first)
    assert not first.may_write()
    note(second.live, "said in the second")
    second.live.close()
    first.beat()
    assert first.may_write()
    note(first.live, "said at last")
    assert first.live.close() == Saved()
    assert {*texts(files, first.live.id)} == {"before", "said in the second", "said at last"}


def test_what_a_window_said_that_gave_way_stays_in_view_and_is_kept_again(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """The other one found lines that were not its own, and put them aside: in its file they are not."""
    second = taken_over(files, data_dir, first)
    sit_down(second, first)
    note(second.live, "said in the second")
    second.live.close()
    first.beat()
    assert first.may_write()
    said = {"before", "said in the first", "said in the second"}
    assert {*notes_at(first)} == said
    until_saved(first.live)
    assert first.live.close() == Saved()
    assert sorted(texts(files, first.live.id)) == sorted(said)


def test_words_that_went_in_the_other_window_do_not_come_back_with_what_is_kept_again(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """What was written here meanwhile is kept beside."""
    second = taken_over(files, data_dir, first)
    sit_down(second, first)
    blank(second, "before")
    first.beat()
    assert notes_at(first) == ["said in the first"]
    assert not first.may_write()
    second.live.close()
    first.beat()
    assert first.may_write()
    assert notes_at(first) == ["said in the first"]
    assert first.live.close() == Saved()
    assert texts(files, first.live.id) == ["said in the first"]


def test_a_session_that_another_window_deleted_is_not_made_again(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """What this one knows of it can still be looked at, and leaving says nothing else."""
    second = taken_over(files, data_dir, first)
    assert first.live.session is not None
    session = first.live.session.id
    second.live.close()
    files.delete(first.live.id, session, first.clock.now())
    first.beat()
    assert {*notes_at(first)} == {"before", "said in the first"}
    assert not first.may_write()
    assert first.live.store.words_left == Gone()
    first.live.store.settle()
    first.live.close()
    assert texts(files, first.live.id) == []


def test_a_record_that_says_something_else_in_the_other_window_is_told(
    files: FileLibrary, data_dir: Path, first: Window
) -> None:
    """What the other one wrote counts: two records with one name can be no union."""
    lock_of(data_dir, first.live).unlink()
    second = beside(files, first)
    given_way(first)
    assert first.live.session is not None
    log = first.live.store.opening.session(first.live.session.id)
    assert isinstance(log, FileLog)
    log._records = [
        replace(one, event=replace(one.event, text="so here")) if isinstance(one.event, NoteWritten) else one
        for one in log.read()
    ]
    second.live.close()
    first.beat()
    assert first.may_write()
    assert notes_at(first) == ["before"]
    (said,) = first.live.store.kept_apart
    assert "by another program" in said
    first.live.close()


def test_the_beat_waits_for_no_disk_where_a_window_gives_way(
    files: FileLibrary, data_dir: Path, first: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sick one takes its time: that passes in a thread, and meanwhile nothing is added."""
    sync, well, asked = Disk.fsync, Event(), []

    def slow(disk: Disk, fd: int) -> None:
        asked.append(current_thread())
        well.wait()
        sync(disk, fd)

    monkeypatch.setattr(Disk, "fsync", slow)
    note(first.live, "said to a sick disk")
    second = taken(data_dir, first)
    for _ in range(2):
        first.beat()
        assert not first.may_write()
        assert notes_at(first) == ["before", "said to a sick disk"]
    well.set()
    let_go(first)
    assert main_thread() not in asked
    second.release()
    first.beat()
    assert first.live.close() == Saved()
    assert texts(files, first.live.id) == ["before", "said to a sick disk"]


def test_what_waits_where_a_window_gives_way_is_not_lost(
    files: FileLibrary, data_dir: Path, first: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits, is said to be not saved, and is kept beside the other's once the disk lets us."""
    with monkeypatch.context() as broken:
        broken.setattr(Disk, "write", _full)
        note(first.live, "said on a full disk")
        until(lambda: isinstance(first.live.store.status, NotSaved), first.live)
        second = taken(data_dir, first)
        for _ in range(3):
            first.beat()
            assert not first.may_write()
            assert first.live.store.status == NotSaved("The disk is full.", 1)
            assert first.live.session is not None
            assert [one.text for one in first.live.session.notes] == ["before", "said on a full disk"]
    let_go(first)
    assert first.live.store.status == ReadOnly(first.live.read_only or "")
    second.release()
    first.beat()
    assert first.may_write()
    assert first.live.close() == Saved()
    mend(data_dir, first.live.id)
    assert {*texts(files, first.live.id)} == {"before", "said on a full disk"}


@pytest.mark.parametrize("saved", [True, False])
def test_leaving_a_window_that_gave_way_keeps_what_it_can(
    files: FileLibrary, data_dir: Path, first: Window, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    """And says how it is kept."""
    second = taken(data_dir, first)
    with monkeypatch.context() as broken:
        if not saved:
            broken.setattr(Disk, "write", _full)
            note(first.live, "said on a full disk")
        first.beat()
        status = first.live.close()
    assert isinstance(status, ReadOnly if saved else NotSaved)
    second.release()
    assert texts(files, first.live.id) == ["before"]


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
