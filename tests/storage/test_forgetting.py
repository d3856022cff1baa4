"""Words that were taken back: no byte of them is left in any file below the data folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes, parking, people
from alliance_tui.domain.refused import Refused
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.database import Database
from alliance_tui.storage.entries import Note, entries
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.reading import OPTIONS, read_log
from alliance_tui.storage.signed import is_as_written
from alliance_tui.storage.trash import bring_back
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import (
    SECRET,
    end,
    gone_on,
    holding,
    killed,
    note,
    reword,
    seated,
    session_file,
    take_back,
    texts,
    undo,
    until_saved,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


@pytest.mark.parametrize("withdraw", [take_back, reword, undo])
@pytest.mark.parametrize("broken", ["never", "killed before", "killed after", "left before", "left after"])
@pytest.mark.no_cover
def test_a_note_that_was_withdrawn_is_in_no_file_once_the_session_has_ended(
    files: FileLibrary, data_dir: Path, withdraw: Callable[[Live], None], broken: str
) -> None:
    """Taken back, reworded or undone; with the program killed or left in between."""
    live = seated(files)
    note(live, SECRET)
    if withdraw is undo and broken.endswith("before"):
        withdraw = take_back
    for moment in ("before", "after"):
        if broken == f"killed {moment}":
            killed(live, data_dir)
            live = gone_on(files, live.id)
        elif broken == f"left {moment}":
            live.close()
            live = gone_on(files, live.id)
        if moment == "before":
            assert holding(data_dir)
            withdraw(live)
            note(live, "kept")
    end(live)
    assert holding(data_dir) == []
    assert holding(data_dir, "kept")


def test_all_other_words_that_were_undone_are_in_no_file_either(files: FileLibrary, data_dir: Path) -> None:
    """Agreements, what was parked, titles and names."""
    live = seated(files)
    happenings: tuple[Callable[[], Refused | None], ...] = (
        lambda: live.act(agreements.propose, Terms(SECRET, when=SECRET)),
        lambda: live.act(parking.park, SECRET),
        lambda: live.act_on_alliance(people.rename_alliance, "zürne nie wieder"),
    )
    for happening in happenings:
        happened(happening())
        assert holding(data_dir)
        undo(live)
    end(live)
    assert holding(data_dir) == []


def aside_of(files: FileLibrary, data_dir: Path, how: str) -> Live:
    """A session with the secret in it, and with a file beside it in which it stands as well."""
    live = seated(files)
    note(live, SECRET)
    note(live, "kept")
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    if how == "damaged journal":
        raw = journal_of(path).read_bytes()
        killed(live, data_dir)
        journal_of(path).write_bytes(raw + b"no line\n")
        return gone_on(files, live.id)
    live.close()
    if how == "mended":
        raw = path.read_bytes()
        path.write_bytes(raw.replace(b'"kept"', b'"kept!"'))
        mend(data_dir, live.id)
        return gone_on(files, live.id)
    copy = path.read_bytes()
    live = gone_on(files, live.id)
    note(live, "more")
    # Another program puts an older copy in its place.
    path.write_bytes(copy + b" " if how == "spaced" else copy.replace(b"kept", b"KEPT"))
    return live


@pytest.mark.parametrize("how", ["damaged journal", "mended", "spaced", "changed"])
def test_what_was_set_aside_loses_the_words_too_and_nothing_else(
    files: FileLibrary, data_dir: Path, how: str
) -> None:
    """Damaged, mended, or written by another program: it holds what stands, not what was withdrawn."""
    live = aside_of(files, data_dir, how)
    assert holding(data_dir)
    assert live.session is not None
    names = {path.name for path in data_dir.rglob("*") if "-1" in path.name}
    take_back(live)
    end(live)
    assert holding(data_dir) == []
    beside = [path for path in data_dir.rglob("*") if "-1" in path.name]
    assert beside, "what was set aside is still there"
    assert {path.name for path in beside} >= names
    assert any(b"kept" in path.read_bytes().lower() for path in beside)


def test_a_sound_file_that_was_set_aside_is_as_sound_without_the_words(
    files: FileLibrary, data_dir: Path
) -> None:
    """Its checksum fits what is left, so that it can still be put together with the other one."""
    live = aside_of(files, data_dir, "spaced")
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    take_back(live)
    end(live)
    (ours,) = path.parent.glob("*.ours-1.json")
    for one in (path, ours):
        found = Database(one, writable=False, **OPTIONS)
        assert not found.kept.suspicious
        assert {"kept"} <= {getattr(record.event, "text", "") for record in read_log(one).records}
    mend(data_dir, live.id)
    assert holding(data_dir) == []
    files.list()
    assert files.problems == ()


COPIES = (
    "{} (conflicted copy).json",
    "{}-laptop.json",
    "Copy of {}.json",
    "{}.sync-conflict-20261129-101700-ABCDEFG.json",
)
"""How programs that sync folders name what two machines wrote."""


def test_copies_that_other_programs_made_lose_the_words_too(files: FileLibrary, data_dir: Path) -> None:
    """They stay as sound as they were; what only has the name in its own is left alone."""
    live = seated(files)
    note(live, SECRET)
    note(live, "kept")
    live.close()
    live = gone_on(files, live.id)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    copies = [path.with_name(name.format(path.stem)) for name in COPIES]
    for copy in copies:
        shutil.copy(path, copy)
    own = path.with_name(f"about {path.stem}.json.txt")
    own.write_text("nie wieder")
    take_back(live)
    end(live)
    assert holding(data_dir) == [str(own.relative_to(data_dir))]
    for copy in copies:
        assert is_as_written(copy.read_bytes())
        assert b"kept" in copy.read_bytes()


def test_copies_of_whole_folders_lose_the_words_too(files: FileLibrary, data_dir: Path) -> None:
    """Wherever below the data folder they lie; nothing of another alliance is touched."""
    live = seated(files)
    note(live, SECRET)
    note(live, "kept")
    live.close()
    live = gone_on(files, live.id)
    other = seated(files, "Other")
    note(other, SECRET)
    other.close()
    home = data_dir / "alliances" / live.id
    copies = [
        home.with_name(f"{live.id} (copy)"),
        home.with_name(f"{live.id} 2"),
        data_dir / "before the move" / "alliances" / live.id,
        home / "sessions (copy)",
    ]
    for copy in copies:
        shutil.copytree(home / "sessions" if copy.parent == home else home, copy)
    take_back(live)
    end(live)
    assert {Path(one).parts[1] for one in holding(data_dir)} == {other.id}
    for copy in copies:
        found = [one for one in copy.rglob("*.json") if live.id in one.read_text()]
        assert found
        assert all(is_as_written(one.read_bytes()) for one in found)


def test_what_lies_in_the_trash_and_what_was_unpacked_and_left_lose_the_words_too(
    files: FileLibrary, data_dir: Path
) -> None:
    """Also a journal there, which the file it follows takes in."""
    live = seated(files)
    note(live, "kept")
    live.close()
    live = gone_on(files, live.id)
    note(live, SECRET)
    until_saved(live)
    home = data_dir / "alliances" / live.id
    content = data_dir / "trash" / f"20261129T101850Z-{live.id}" / "content"
    shutil.copytree(home, content)
    note_of = Note("Home", MovableClock().now(), live.id)
    (content.parent / "note.json").write_bytes(msgspec.json.encode(note_of))
    left = data_dir / ".restoring-999999999-0123abcd" / "alliances" / live.id
    shutil.copytree(home, left)
    take_back_last(live)
    end(live)
    assert holding(data_dir) == []
    assert not left.exists()
    (deleted,) = entries(data_dir)
    shutil.rmtree(home)
    bring_back(data_dir, deleted)
    files.list()
    assert not files.problems
    assert texts(files, live.id) == ["kept", "…"]


@pytest.mark.parametrize("is_whole", [True, False], ids=["the alliance", "a session"])
def test_what_was_cut_off_as_it_was_written_goes_from_the_trash_too(
    files: FileLibrary, data_dir: Path, is_whole: bool
) -> None:
    """A temporary file of a process that is gone: nobody needs it, and it may hold all that was said."""
    live = seated(files)
    note(live, SECRET)
    live.close()
    live = gone_on(files, live.id)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    entry = data_dir / "trash" / f"20261129T101850Z-{live.id if is_whole else live.session.id}"
    content = entry / "content" / "sessions" if is_whole else entry / "content"
    content.mkdir(parents=True)
    deleted = Note("Home", MovableClock().now(), live.id, None if is_whole else live.session.id)
    (entry / "note.json").write_bytes(msgspec.json.encode(deleted))
    shutil.copy(path, content)
    cut_off = content / f"{path.name}.999999999-0123abcd.tmp"
    cut_off.write_bytes(path.read_bytes()[:-9])
    take_back(live)
    end(live)
    assert not cut_off.exists()
    assert holding(data_dir) == []
    assert live.store.unforgotten == ()


def take_back_last(live: Live) -> None:
    """Take the newest note back."""
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[-1].id))


def test_where_the_words_cannot_be_taken_out_it_is_said(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end, with the name of the file."""
    live = seated(files)
    note(live, SECRET)
    live.close()
    live = gone_on(files, live.id)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    copy = path.with_name(f"{path.stem}-laptop.json")
    shutil.copy(path, copy)

    def refuse(*_: object) -> None:
        raise OSError(13, "denied")

    monkeypatch.setattr("alliance_tui.storage.forgetting.replace_file", refuse)
    take_back(live)
    end(live)
    assert [str(copy) in said for said in live.store.unforgotten] == [True]
