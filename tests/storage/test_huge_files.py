"""Files that are larger than any of this program: they are not read, kept, and said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, LARGEST, LARGEST_JOURNAL, StoreError
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.reading import OPTIONS
from alliance_tui.storage.tiny import JournalDB
from tests.storage.people import end, held_one, holding, session_file, take_back, texts
from tests.storage.test_strays import begun

SAID = "it is larger than any file of this program"


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


@pytest.fixture
def held(files: FileLibrary) -> tuple[AllianceId, SessionId]:
    """An alliance with a session in which a note was written."""
    return held_one(files, "words")


@pytest.fixture
def path(data_dir: Path, held: tuple[AllianceId, SessionId]) -> Path:
    """The file of the session."""
    return session_file(data_dir, *held)


def grown(path: Path, size: int) -> Path:
    """A file that a hole makes so large: nothing of it takes room on the disk."""
    path.touch()
    os.truncate(path, size)
    return path


def found(data_dir: Path, path: Path) -> Finding:
    """What is found out about a session."""
    return next(one for one in check(data_dir).alliances[0].findings if one.path == path)


def test_a_session_that_is_too_large_is_not_read_and_said(
    data_dir: Path, files: FileLibrary, path: Path
) -> None:
    """Everywhere, and left as it is; the rest of the alliance can be used."""
    grown(path, LARGEST + 1)
    files.list()
    assert [SAID in said for said in files.problems] == [True]
    one = found(data_dir, path)
    assert (one.state, SAID in one.advice.lower()) == (State.UNREADABLE, True)
    held = files.open(AllianceId(path.parents[1].name))
    assert [SAID in said for said in held.problems] == [True]
    held.close()
    assert mend(data_dir, AllianceId(path.parents[1].name)) == ()
    assert path.stat().st_size == LARGEST + 1
    assert {one.name for one in path.parent.iterdir()} == {path.name}


def test_as_much_as_may_be_is_read(path: Path) -> None:
    """The bound is the last size that is."""
    grown(path, LARGEST)
    assert DISK.read(path)[1].size == LARGEST


def test_no_journal_that_is_written_is_too_large_to_be_read() -> None:
    """Far from it: other versions may have let them grow further."""
    assert DISK.longest_journal is not None
    assert DISK.largest_journal is not None
    assert DISK.longest_journal * 4 <= DISK.largest_journal


def test_a_journal_that_is_too_large_is_set_aside_and_said(
    data_dir: Path, files: FileLibrary, path: Path
) -> None:
    """What is in the file is there; what the journal holds, nobody reads."""
    grown(journal_of(path), LARGEST_JOURNAL + 1)
    files.list()
    assert ["The newest part of" in said and "too large" in said for said in files.problems] == [True]
    one = found(data_dir, path)
    assert one.state is State.INCOMPLETE
    assert "too large" in one.advice
    assert one.advice.endswith("what was said after that may be missing.")
    assert "cannot be found" not in one.advice
    held = files.open(AllianceId(path.parents[1].name))
    assert any("too large" in said for said in held.problems)
    held.close()
    aside = path.with_name(f"{path.name}.journal.damaged-1")
    assert aside.stat().st_size == LARGEST_JOURNAL + 1
    assert texts(files, AllianceId(path.parents[1].name)) == ["words"]
    assert check(data_dir).is_well
    files.list()
    assert files.problems == ()


def test_a_journal_that_is_too_large_is_set_aside_by_mending(data_dir: Path, path: Path) -> None:
    """Not copied: there may be no room for it a second time."""
    grown(journal_of(path), LARGEST_JOURNAL + 1)
    (said,) = mend(data_dir, AllianceId(path.parents[1].name))
    assert f"{path.name}.journal.damaged-1" in said
    assert not journal_of(path).exists()
    assert check(data_dir).is_well


def test_a_journal_that_is_too_large_does_not_keep_words_from_going_elsewhere(
    data_dir: Path, files: FileLibrary
) -> None:
    """Out of a backup, say."""
    live, path = begun(files)
    before = path.read_bytes()
    take_back(live)
    end(live)
    backup_of(path).write_bytes(before)
    grown(journal_of(path), LARGEST_JOURNAL + 1)
    mend(data_dir, live.id)
    assert holding(data_dir) == []


def test_one_that_was_set_aside_is_in_nobodys_way(data_dir: Path, path: Path) -> None:
    """What is damaged next gets a name of its own."""
    grown(path.with_name(f"{path.name}.journal.damaged-1"), LARGEST_JOURNAL + 1)
    journal_of(path).write_bytes(b"damaged\n")
    database = Database(path, **OPTIONS)
    assert database.kept.read_only is None
    database.close()
    assert path.with_name(f"{path.name}.journal.damaged-2").read_bytes() == b"damaged\n"


def test_what_was_put_in_the_place_of_an_open_file_is_kept_though_nobody_reads_it(path: Path) -> None:
    """It is another file, whatever it holds."""
    database = Database(path, **OPTIONS)
    grown(path, LARGEST + 1)
    database.kept.fold()
    assert database.kept.path.name == f"{path.stem}.ours-1.json"
    database.close()
    assert path.stat().st_size == LARGEST + 1


def test_a_database_of_anybodys_own_may_be_of_any_size(tmp_path: Path) -> None:
    """What it wrote, it reads again."""
    path = grown(tmp_path / "notes.json", LARGEST + 1)
    with pytest.raises(StoreError, match="is damaged"):
        JournalDB(path, access_mode="r")
