"""Following an alliance that another process holds: read as it grows, and held here once that is gone."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, people, sitting
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened, pid, refused
from tests.fakes import MovableClock
from tests.storage.people import elsewhere, note, seated, session_file, states, texts, until_saved


@pytest.fixture
def first(data_dir: Path) -> Live:
    """A session at which people sit."""
    live = seated(FileLibrary(data_dir))
    note(live, "one")
    until_saved(live)
    return live


def at_table(live: Live) -> SessionId:
    """Which session is at the table."""
    assert live.session is not None
    return live.session.id


def said(live: Live) -> list[str]:
    """The notes of the session at the table."""
    assert live.session is not None
    return [one.text for one in live.session.notes]


def follow(data_dir: Path, alliance: AllianceId) -> Live:
    """Another window on the unfinished session."""
    live = Live(FileLibrary(data_dir).open(alliance), MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    return live


def test_what_the_holder_writes_is_read_and_nothing_is_written(data_dir: Path, first: Live) -> None:
    """Session by session, also one that begins; the files stay as they are, to the nanosecond."""
    second = follow(data_dir, first.id)
    note(first, "two")
    happened(first.act(sitting.close))
    happened(first.sit_down(SessionKind.DESIGN))
    happened(first.act_on_alliance(people.join, "Cy"))
    before = states(data_dir)
    second.beat()
    assert said(second) == ["one", "two"]
    assert second.alliance == first.alliance
    assert second.past(at_table(first)) == first.session
    second.beat()
    second.close()
    assert states(data_dir) == before


def test_only_what_has_changed_is_read_again(data_dir: Path, first: Live) -> None:
    """And nothing where nothing has."""
    opening = FileLibrary(data_dir).open(first.id)
    assert opening.again() is None
    note(first, "two")
    again = opening.again()
    assert again is not None
    assert again.own is opening.own
    assert again.session(at_table(first)) is not opening.session(at_table(first))
    assert again.again() is None


def test_a_line_that_is_just_being_written_is_nothing_to_complain_about(data_dir: Path, first: Live) -> None:
    """What is whole is read; the rest at the next beat."""
    path = journal_of(session_file(data_dir, first.id, at_table(first)))
    note(first, "two")
    until_saved(first)  # else its holder may notice that another one writes there
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    library = FileLibrary(data_dir)
    opening = library.open(first.id)
    assert opening.problems == []
    assert library.problems == ()
    path.write_bytes(whole[:-5])
    again = opening.again()
    assert again is not None
    assert again.problems == []
    assert len(again.session(at_table(first)).read()) == len(first.records()) - 1
    assert sorted(one.name for one in path.parent.iterdir()) == [path.stem, path.name]
    path.write_bytes(whole)
    last = again.again()
    assert last is not None
    assert last.session(at_table(first)).read() == first.records()


def test_a_file_that_cannot_be_read_for_a_moment_leaves_what_was_read(data_dir: Path, first: Live) -> None:
    """And is left where it is; once it can be read again, it is."""
    second = follow(data_dir, first.id)
    own = data_dir / "alliances" / first.id / "alliance.json"
    whole = {path: path.read_bytes() for path in (own, session_file(data_dir, first.id, at_table(first)))}
    for path in whole:
        path.write_bytes(b"")
    before = states(data_dir)
    second.beat()
    assert said(second) == ["one"]
    assert second.alliance == first.alliance
    assert states(data_dir) == before
    for path, data in whole.items():
        path.write_bytes(data)
    note(first, "two")
    second.beat()
    assert said(second) == ["one", "two"]


def test_when_the_holder_leaves_the_alliance_is_held_here(data_dir: Path, first: Live) -> None:
    """All is read again, and what is done from then on is kept; nobody else may write."""
    second = follow(data_dir, first.id)
    third = follow(data_dir, first.id)
    note(first, "two")
    first.close()
    second.beat()
    third.beat()
    assert second.read_only is None
    assert third.read_only is not None
    assert third.read_only.startswith(f"This alliance is open in another window (process {os.getpid()}")
    note(second, "three")
    third.beat()
    assert said(second) == said(third) == ["one", "two", "three"]
    assert refused(third.act(notes.write_note, pid(1), NoteKind.NEED, "four")) == third.read_only
    third.close()
    second.close()
    assert texts(FileLibrary(data_dir), first.id) == ["one", "two", "three"]


def test_a_holder_that_is_killed_is_followed_by_one_that_writes(data_dir: Path) -> None:
    """The time since its last touch is nobody's; while it is only stopped, it still holds the alliance."""
    with elsewhere(data_dir) as holder:
        assert holder.stdout is not None
        alliance, pid_there = holder.stdout.readline().split()
        second, third = follow(data_dir, AllianceId(alliance)), follow(data_dir, AllianceId(alliance))
        os.kill(int(pid_there), signal.SIGSTOP)
        second.beat()
        assert f"process {pid_there}" in (second.read_only or "")
        os.kill(int(pid_there), signal.SIGCONT)
        second.beat()
        assert f"process {pid_there}" in (second.read_only or "")
        holder.kill()
        holder.wait()
        for live in (second, third):
            live.beat()
    assert second.read_only is None
    assert said(second) == ["kept words"]
    assert f"process {os.getpid()}" in (third.read_only or "")
    note(second, "and more")
    second.close()
    assert texts(FileLibrary(data_dir), AllianceId(alliance)) == ["kept words", "and more"]


def test_the_torn_line_of_a_killed_holder_is_cut_off_before_anything_is_added(
    data_dir: Path, first: Live
) -> None:
    """As at a start."""
    second = follow(data_dir, first.id)
    note(first, "two")
    until_saved(first)
    path = journal_of(session_file(data_dir, first.id, at_table(first)))
    first.store.opening._lock.release()  # type: ignore[attr-defined]
    path.write_bytes(path.read_bytes()[:-9])
    second.beat()
    assert second.read_only is None
    note(second, "three")
    second.close()
    assert texts(FileLibrary(data_dir), first.id) == ["one", "three"]


def test_an_alliance_that_is_damaged_when_its_holder_goes_stays_to_be_read(
    data_dir: Path, first: Live
) -> None:
    """Nothing of it is overwritten, and it is not tried again and again."""
    second = follow(data_dir, first.id)
    own = data_dir / "alliances" / first.id / "alliance.json"
    first.close()
    whole = own.read_bytes()
    own.write_bytes(whole.replace(b"Home", b"Hole"))
    second.beat()
    assert "was changed by something else, or is damaged" in (second.read_only or "")
    third = Live(FileLibrary(data_dir).open(first.id), MovableClock())
    assert "another window" in (third.read_only or "")
    own.write_bytes(b"")
    second.close()
    third.beat()
    assert "alliance.json is damaged and cannot be read" in (third.read_only or "")
    assert not third.store.opening.held_elsewhere
    before = states(data_dir)
    third.beat()
    assert states(data_dir) == before


def test_an_alliance_that_is_deleted_meanwhile_is_not_made_again(data_dir: Path, first: Live) -> None:
    """What was read can still be read."""
    second = follow(data_dir, first.id)
    first.close()
    shutil.rmtree(data_dir / "alliances" / first.id)
    second.beat()
    assert said(second) == ["one"]
    assert not (data_dir / "alliances" / first.id).exists()
