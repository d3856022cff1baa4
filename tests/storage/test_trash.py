"""The trash: what was deleted comes back for thirty days, and what was erased never."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage import deleting
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.entries import KEPT_FOR, STAMP, entries
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.expiring import expire
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.trash import bring_back
from tests.fakes import START
from tests.storage.people import elsewhere, every_byte, held_one, session_file, texts

DAY = timedelta(days=1)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def test_a_deleted_alliance_comes_back_as_it_was(files: FileLibrary, data_dir: Path) -> None:
    """With all that was set aside of it."""
    alliance, session = held_one(files, "words", title="Ours")
    path = session_file(data_dir, alliance, session)
    path.with_name(f"{path.name}.damaged-1").write_bytes(b"kept too")
    said = files.delete(alliance, None, START)
    assert said.startswith("It is in the trash for 30 days.")
    assert files.list() == ()
    assert b"words" not in every_byte(data_dir / "alliances")
    (entry,) = entries(data_dir)
    assert (entry.note.title, entry.note.deleted, entry.note.session) == ("Ours", START, None)
    bring_back(data_dir, entry)
    assert [one.title for one in files.list()] == ["Ours"]
    assert texts(files, alliance) == ["words"]
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == b"kept too"
    assert entries(data_dir) == ()


def test_a_deleted_session_comes_back_into_its_alliance(files: FileLibrary, data_dir: Path) -> None:
    """Its alliance has to be there, and be open nowhere."""
    alliance, session = held_one(files, "words")
    files.delete(alliance, session, START)
    assert texts(files, alliance) == []
    assert check(data_dir).is_well
    (entry,) = entries(data_dir)
    opening = files.open(alliance)
    with pytest.raises(LookupError, match="open in another window"):
        bring_back(data_dir, entry)
    opening.close()
    files.delete(alliance, None, START)
    with pytest.raises(LookupError, match="bring that back first"):
        bring_back(data_dir, entry)
    for one in entries(data_dir):
        bring_back(data_dir, one) if one.note.session is None else None
    bring_back(data_dir, entry)
    assert texts(files, alliance) == ["words"]
    assert check(data_dir).is_well


def test_what_was_said_last_is_deleted_and_brought_back_too(files: FileLibrary, data_dir: Path) -> None:
    """Where the program was killed it stands in a journal."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
        with pytest.raises(LookupError, match=r"\(process \d+ on .+\)\. Close it there first"):
            files.delete(alliance, None, START)
    (listed,) = files.list()
    files.delete(alliance, listed.sessions[0].id, START)
    bring_back(data_dir, entries(data_dir)[0])
    assert texts(files, alliance) == ["kept words"]


def test_nothing_is_brought_back_over_what_is_there(files: FileLibrary, data_dir: Path) -> None:
    """It stays in the trash."""
    alliance, session = held_one(files, "words")
    files.delete(alliance, session, START)
    session_file(data_dir, alliance, session).write_bytes(b"another")
    files.delete(alliance, session, START)
    newer, older = entries(data_dir)
    assert newer.path != older.path
    bring_back(data_dir, older)
    with pytest.raises(LookupError, match="there already"):
        bring_back(data_dir, newer)
    assert entries(data_dir) == (newer,)


def test_after_thirty_days_it_is_gone(files: FileLibrary, data_dir: Path) -> None:
    """Not a day before; and what is no entry is left alone."""
    alliance, _ = held_one(files, "private")
    files.delete(alliance, None, START)
    (data_dir / "trash" / "letter").write_text("mine")
    expire(data_dir, START + KEPT_FOR - DAY)
    assert b"private" in every_byte(data_dir)
    expire(data_dir, START + KEPT_FOR + DAY)
    assert b"private" not in every_byte(data_dir)
    assert entries(data_dir) == ()
    assert (data_dir / "trash" / "letter").read_text() == "mine"


@pytest.mark.parametrize("named", [-40, 40])
def test_a_sound_note_says_until_when_and_not_the_name(
    files: FileLibrary, data_dir: Path, named: int
) -> None:
    """A folder that somebody gave another date is kept as long as is listed, no shorter and no longer."""
    alliance, _ = held_one(files, "private")
    files.delete(alliance, None, START)
    (entry,) = entries(data_dir)
    entry.path.rename(entry.path.with_name(f"{START + named * DAY:{STAMP}}-{alliance}"))
    expire(data_dir, START + KEPT_FOR - DAY)
    (entry,) = entries(data_dir)
    assert entry.note.until == START + KEPT_FOR
    expire(data_dir, START + KEPT_FOR + DAY)
    assert b"private" not in every_byte(data_dir)


@pytest.mark.parametrize("note", [b"damaged", None])
def test_without_a_sound_note_the_name_says_until_when(
    files: FileLibrary, data_dir: Path, note: bytes | None
) -> None:
    """As the list says it."""
    alliance, _ = held_one(files, "private")
    files.delete(alliance, None, START)
    (entry,) = entries(data_dir)
    path = entry.path.rename(entry.path.with_name(f"{START - DAY:{STAMP}}-{alliance}"))
    (path / "note.json").unlink() if note is None else (path / "note.json").write_bytes(note)
    assert entries(data_dir)[0].note.until == START - DAY + KEPT_FOR
    expire(data_dir, START + KEPT_FOR - 2 * DAY)
    assert b"private" in every_byte(data_dir)
    expire(data_dir, START + KEPT_FOR)
    assert b"private" not in every_byte(data_dir)


def test_what_has_no_date_is_not_removed(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that only looks like one; a note that cannot be read now and may say a later day."""
    alliance, _ = held_one(files, "private")
    files.delete(alliance, None, START)
    (entry,) = entries(data_dir)
    (path := data_dir / "trash" / "20001341T000000Z-aaaaaaaaaaaa" / "content").mkdir(parents=True)
    (path / "letter").write_text("mine")
    shutil.copytree(path.parent, path.parent.with_name("99991231T000000Z-aaaaaaaaaaaa"))
    (path.parent.with_name("1Z-mine") / "content").mkdir(parents=True)
    (path.parent.with_name("1Z-mine") / "content" / "letter").write_text("mine")
    assert entries(data_dir) == (entry,)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "read", fails)
        expire(data_dir, START + 400 * DAY)
    assert b"private" in every_byte(data_dir)
    expire(data_dir, START + 400 * DAY)
    assert b"private" not in every_byte(data_dir)
    assert (path / "letter").exists()
    assert (data_dir / "trash" / "1Z-mine").exists()


def fails(*_: object) -> NoReturn:
    """Stands in for a disk that reports an error."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_an_erased_alliance_leaves_no_byte_of_its_words(files: FileLibrary, data_dir: Path) -> None:
    """Neither its title in the catalogue, nor what was set aside, nor what is in the trash."""
    alliance, session = held_one(files, "private", title="private title")
    other, _ = held_one(files, "others")
    path = session_file(data_dir, alliance, session)
    for name in ("damaged-1", "backup"):
        path.with_name(f"{path.name}.{name}").write_bytes(path.read_bytes())
    files.delete(alliance, session, START)
    held = files.open(alliance)
    with pytest.raises(LookupError, match="Close it there first"):
        erase(data_dir, alliance)
    held.close()
    erase(data_dir, alliance)
    files.list()
    assert b"private" not in every_byte(data_dir)
    assert texts(files, other) == ["others"]
    assert check(data_dir).is_well


def test_an_erased_session_is_gone_wherever_it_was(files: FileLibrary, data_dir: Path) -> None:
    """Also from an alliance in the trash; the alliance itself stays."""
    alliance, session = held_one(files, "private")
    path = session_file(data_dir, alliance, session)
    for name in (f"{path.name}.damaged-1", f"{session} (conflicted copy).json", f"{session}-laptop.json"):
        path.with_name(name).write_bytes(path.read_bytes())
    path.with_name(f"{path.name}.journal").write_bytes(b"")
    files.delete(alliance, None, START)
    erase(data_dir, alliance, session)
    assert b"private" not in every_byte(data_dir)
    bring_back(data_dir, entries(data_dir)[0])
    assert texts(files, alliance) == []
    assert [one.title for one in files.list()] == ["Home"]


def test_what_is_erased_is_in_no_copy_of_a_folder_either(files: FileLibrary, data_dir: Path) -> None:
    """Somebody copied the folder of the alliance: a session goes from there too, and then all of it."""
    alliance, session = held_one(files, "private", title="private title")
    other, _ = held_one(files, "others")
    home = data_dir / "alliances" / alliance
    for name in (f"{alliance} (copy)", f"{alliance} 2"):
        shutil.copytree(home, home.with_name(name))
    assert [one.path.name for one in check(data_dir).others if one.state is State.COPY] == [
        f"{alliance} (copy)",
        f"{alliance} 2",
    ]
    assert [one.path.name for one in check(data_dir, other).others] == []
    erase(data_dir, alliance, session)
    assert b'"private"' not in every_byte(data_dir)
    assert b"private title" in every_byte(home.with_name(f"{alliance} 2"))
    erase(data_dir, alliance)
    assert b"private" not in every_byte(data_dir)
    assert texts(files, other) == ["others"]


def test_a_session_whose_removal_fails_does_not_come_back_from_its_journal(
    files: FileLibrary, data_dir: Path
) -> None:
    """The journal goes first: without its file it would be a session again."""
    alliance, session = held_one(files)
    path = session_file(data_dir, alliance, session)
    journal = path.with_name(f"{path.name}.journal")
    journal.write_bytes(b"")
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="cannot be removed"):
        erase(data_dir, alliance, session)
    assert not journal.exists()


def test_what_is_not_there_cannot_be_deleted(files: FileLibrary) -> None:
    """A sentence says so."""
    alliance, _ = held_one(files)
    with pytest.raises(LookupError, match="There is no session"):
        files.delete(alliance, SessionId("a" * 12), START)


def test_where_no_lock_can_be_taken_nobody_is_asked_to_close_anything(
    files: FileLibrary, data_dir: Path
) -> None:
    """The reason is the disk's, not another window's."""
    alliance, _ = held_one(files, "words")
    lock = data_dir / "alliances" / alliance / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with pytest.raises(LookupError, match="can be read, not changed") as told:
        erase(data_dir, alliance)
    assert "Close it" not in str(told.value)


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["changed", "cut off", "gone", "another alliance"])
@pytest.mark.parametrize("of_session", [True, False])
def test_what_is_in_the_trash_is_known_without_its_note(
    files: FileLibrary, data_dir: Path, kind: str, of_session: bool
) -> None:
    """By its name and what is in it: it can be had back, and is erased with its alliance."""
    alliance, session = held_one(files, "private", title="Ours")
    files.delete(alliance, session if of_session else None, START)
    (entry,) = entries(data_dir)
    path = entry.path / "note.json"
    raw = path.read_bytes()
    damaged = {
        "changed": raw.replace(b'"title"', b'"tjtle"'),
        "cut off": raw[:20],
        "another alliance": raw.replace(alliance.encode(), b"a" * 12),
    }
    path.write_bytes(damaged[kind]) if kind in damaged else path.unlink()
    (found,) = entries(data_dir)
    assert found.note == replace(entry.note, deleted=found.note.deleted)
    assert abs(found.note.deleted - START) < timedelta(seconds=1)
    shutil.copytree(data_dir, data_dir.with_name("other"))
    bring_back(data_dir, found)
    assert texts(files, alliance) == ["private"]
    erase(data_dir.with_name("other"), alliance)
    assert b"private" not in every_byte(data_dir.with_name("other"))


def test_a_session_of_nobody_knows_whom_can_only_be_erased(files: FileLibrary, data_dir: Path) -> None:
    """Where its note and its file are damaged."""
    alliance, session = held_one(files, "private")
    files.delete(alliance, session, START)
    (entry,) = entries(data_dir)
    (entry.path / "note.json").write_bytes(b"")
    file = entry.path / "content" / f"{session}.json"
    file.write_bytes(file.read_bytes().replace(alliance.encode(), b"?" * 12))
    (found,) = entries(data_dir)
    with pytest.raises(LookupError, match="Nobody can tell any more"):
        bring_back(data_dir, found)
    erase(data_dir, found.note.alliance, found.note.session)
    assert b"private" not in every_byte(data_dir)
    assert entries(data_dir) == ()


@pytest.mark.parametrize("whole", [True, False])
def test_erasing_reads_what_it_leaves_alone_only_once(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """A library may be large: what stays and what cannot be read are found in one walk."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "words")
    stays = session_file(data_dir, *held_one(files, "other words"))
    other = data_dir / "notes.json"
    other.write_text("{}")
    asked: list[Path] = []
    real = Disk.read

    def watched(disk: Disk, path: Path) -> tuple[bytes, Identity]:
        asked.append(path)
        return real(disk, path)

    monkeypatch.setattr(Disk, "read", watched)
    assert not any(erase(data_dir, alliance, None if whole else session))
    assert [asked.count(one) for one in (stays, other)] == [1, 1]


def test_what_somebody_else_deletes_that_moment_is_deleted_once(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes second is told that it is gone, and no empty folder is kept, here or in the trash."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")

    @contextmanager
    def after_another(home: Path) -> Iterator[None]:
        monkeypatch.undo()
        FileLibrary(data_dir).delete(alliance, None, START)
        with closed_elsewhere(home):
            yield

    monkeypatch.setattr(deleting, "closed_elsewhere", after_another)
    with pytest.raises(LookupError, match=alliance):
        FileLibrary(data_dir).delete(alliance, None, START)
    assert [one.note.alliance for one in entries(data_dir)] == [alliance]
    assert not (data_dir / "alliances" / alliance).exists()
    bring_back(data_dir, *entries(data_dir))
    assert texts(FileLibrary(data_dir), alliance) == ["words"]
