"""The catalogue: a cache that may be lost, and that never hides a change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.summary import SessionState
from alliance_tui.domain.words import SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.catalogue import read_catalogue
from alliance_tui.storage.codec import EVENTS, SCHEMA
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.library import FEW, FileLibrary
from alliance_tui.storage.signed import encode_file
from alliance_tui.storage.values import decode_tables
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import (
    ROOT,
    held_one,
    note,
    seated,
    session_file,
    states,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


BASE32 = str.maketrans("0123456789", "abcdefghij")
"""Makes a number a name as our folders have."""


def copied_alliance(data_dir: Path, alliance: str, name: str) -> None:
    """One more alliance, in which all was said that was said in another."""
    folder = data_dir / "alliances" / name
    shutil.copytree(folder.with_name(alliance), folder)
    for path in folder.rglob("*.json"):
        tables = decode_tables(path.read_bytes().replace(alliance.encode(), name.encode()))
        path.write_bytes(encode_file({EVENTS: tables[EVENTS]}, SCHEMA, 1))


def test_a_library_whose_catalogue_is_lost_or_damaged_lists_the_same(
    files: FileLibrary, data_dir: Path
) -> None:
    """It is a cache: it is made again, and not believed when a bit of it is other than written."""
    held_one(files, "one")
    held_one(files, "two", title="Other")
    listed = set(files.list())
    catalogue = data_dir / "catalogue.json"
    good = catalogue.read_bytes()
    rows = read_catalogue(catalogue)
    assert len(rows) == 2
    for raw in (
        None,
        b"",
        b"garbage",
        good[:-10],
        good.replace(b"Other", b"Otter"),
        b"[" * 100_000,
        b'{"meta":{}}',
    ):
        if raw is None:
            catalogue.unlink()
        else:
            catalogue.write_bytes(raw)
        assert set(FileLibrary(data_dir).list()) == listed
        assert set(FileLibrary(data_dir).list()) == listed
        assert read_catalogue(catalogue) == rows


def test_a_first_picture_waits_for_the_list_unless_there_are_many(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told by the size of the catalogue, which is looked at in no time; none is none."""
    assert not files.is_large
    held_one(files)
    files.list()
    assert not files.is_large
    monkeypatch.setattr("alliance_tui.storage.library.LARGE", 100)
    assert files.is_large


def test_a_catalogue_of_another_version_of_the_program_is_not_believed(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may count or say something in another way."""
    held_one(files)
    files.list()
    before = (data_dir / "catalogue.json").read_bytes()
    monkeypatch.setattr("alliance_tui.storage.catalogue.__version__", "99.0")
    assert len(files.list()) == 1
    assert (data_dir / "catalogue.json").read_bytes() != before


def test_listing_a_library_that_did_not_change_reads_no_log_and_writes_nothing(
    files: FileLibrary, data_dir: Path
) -> None:
    """Leaving an alliance renews its rows: the next start finds them fitting."""
    alliance, session = held_one(files, "one")
    listed = files.list()
    before = states(data_dir)
    path = session_file(data_dir, alliance, session)
    moment = path.stat().st_mtime_ns
    path.write_bytes(b"x" * path.stat().st_size)
    os.utime(path, ns=(moment, moment))
    assert FileLibrary(data_dir).list() == listed, "the log itself was not read"
    assert states(data_dir)["catalogue.json"] == before["catalogue.json"]


def test_whatever_changes_a_file_is_noticed(files: FileLibrary, data_dir: Path) -> None:
    """A running session, a file that was put there or taken away, a file changed by something else."""
    alliance, session = held_one(files, "one")
    (before,) = files.list()
    live = Live(files.open(alliance), MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    (running,) = files.list()
    assert len(running.sessions) == 2
    happened(live.act(sitting.close))
    assert {line.state for line in files.list()[0].sessions} == {SessionState.CLOSED}, "its journal says so"
    live.close()
    (after,) = files.list()
    assert {line.state for line in after.sessions} == {SessionState.CLOSED}
    assert live.session is not None
    session_file(data_dir, alliance, live.session.id).unlink()
    assert files.list() == (before,)
    path = session_file(data_dir, alliance, session)
    path.write_bytes(b"{")
    files.list()
    assert len(files.problems) == 1


def test_an_alliance_whose_folder_was_taken_away_leaves_the_catalogue(
    files: FileLibrary, data_dir: Path
) -> None:
    """Its title and its people's names too."""
    alliance, _ = held_one(files, title="moved away")
    (data_dir / "alliances" / alliance).rename(data_dir / "elsewhere")
    assert files.list() == ()
    assert b"moved away" not in (data_dir / "catalogue.json").read_bytes()


def test_listing_imports_neither_tinydb_nor_pendulum_nor_locks(files: FileLibrary, data_dir: Path) -> None:
    """It is on the way to the first paint."""
    held_one(files)
    code = (
        "import sys; from pathlib import Path; from alliance_tui.storage.library import FileLibrary;"
        f"assert len(FileLibrary(Path({str(data_dir)!r})).list()) == 1;"
        "print({'tinydb', 'pendulum', 'filelock'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_a_file_that_may_no_longer_be_read_is_noticed_without_reading_it(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its length nor its time tells; the rest is still known without being read."""
    alliance, session = held_one(files, "words")
    files.list()
    path = data_dir / "alliances" / alliance / "sessions" / f"{session}.json"
    path.chmod(0)
    reals = Disk.read

    def refused(disk: Disk, wanted: Path) -> tuple[bytes, Identity]:
        # Whoever may do everything may read it all the same.
        if wanted == path and not path.stat().st_mode & 0o444:
            raise PermissionError(13, "Permission denied")
        return reals(disk, wanted)

    monkeypatch.setattr(Disk, "read", refused)
    files.list()
    (said,) = files.problems
    assert "permission is denied" in said
    assert FileLibrary(data_dir).has_changed()
    path.chmod(0o600)
    (line,) = files.list()
    assert [one.id for one in line.sessions] == [session]
    assert [*files.problems] == []


def test_a_list_that_has_to_be_read_is_told_as_far_as_it_is(files: FileLibrary, data_dir: Path) -> None:
    """What the catalogue knows at once, then file by file, then all; the last listing is the whole one."""
    known, session = held_one(files, "one", title="Known")
    files.list()
    for number in range(FEW):
        copied_alliance(data_dir, known, f"{number:012}".translate(BASE32))
    first, *steps, last = FileLibrary(data_dir).listing()
    assert (first.read, first.of, first.is_whole) == (0, 2 * FEW, False)
    assert [line.title for line in first.alliances or ()] == ["Known"]
    counts = [step.read for step in steps]
    assert counts == sorted(counts)
    assert {*counts} == {*range(1, 2 * FEW)}
    assert any(step.alliances for step in steps), "rows appear while others are read"
    assert last.is_whole
    assert len(last.alliances or ()) == FEW + 1
    (again,) = FileLibrary(data_dir).listing()
    assert again.is_whole
    assert len(again.alliances or ()) == FEW + 1
    assert session


def test_reading_that_is_stopped_keeps_what_was_read(files: FileLibrary, data_dir: Path) -> None:
    """Whoever leaves while many files are read has to wait neither now nor as long the next time."""
    known, _ = held_one(files, "one")
    for number in range(FEW):
        copied_alliance(data_dir, known, f"{number:012}".translate(BASE32))
    (data_dir / "catalogue.json").unlink()
    listings = files.listing()
    for _ in range(FEW):
        next(listings)
    listings.close()
    assert FEW // 3 < len(read_catalogue(data_dir / "catalogue.json")) < FEW
    first = next(FileLibrary(data_dir).listing())
    assert 0 < len(first.alliances or ()) < FEW


def test_a_change_behind_the_back_is_seen_without_reading_a_file(files: FileLibrary, data_dir: Path) -> None:
    """Copied in, removed, restored, written in place, a whole alliance, a journal; else nothing."""
    alliance, session = held_one(files, "one")
    path = session_file(data_dir, alliance, session)
    raw = path.read_bytes()
    folder = data_dir / "alliances" / alliance
    away = data_dir / "away"
    changes: tuple[Callable[[], object], ...] = (
        lambda: path.with_name("a" * 12 + ".json").write_bytes(raw),
        lambda: path.unlink(),
        lambda: path.write_bytes(raw),
        lambda: path.write_bytes(raw[:-1] + b" "),
        lambda: path.with_name(f"{path.name}.journal").write_bytes(b"[1,2]\n"),
        lambda: folder.rename(away),
        lambda: away.rename(folder),
        lambda: shutil.copytree(folder, folder.with_name("b" * 12)),
    )
    files.list()
    for number, change in enumerate(changes):
        assert not files.has_changed(), f"before change {number}"
        change()
        assert files.has_changed(), f"after change {number}"
        files.list()


def test_a_folder_that_can_no_longer_be_listed_has_changed_once(files: FileLibrary, data_dir: Path) -> None:
    """It is said once, not every few seconds."""
    held_one(files)
    files.list()
    alliances = data_dir / "alliances"
    alliances.rename(data_dir / "away")
    alliances.write_bytes(b"")
    assert files.has_changed()
    assert files.list() == ()
    assert files.problems
    assert not files.has_changed()


def test_people_who_are_talking_elsewhere_do_not_make_the_catalogue_be_written_again_and_again(
    files: FileLibrary, data_dir: Path
) -> None:
    """Its rows would not fit again in a moment; all others' are kept."""
    held_one(files, title="Other")
    live = seated(files)
    note(live, "one")
    before = states(data_dir)["catalogue.json"]
    other = FileLibrary(data_dir)
    assert len(other.list()) == 2
    note(live, "two")
    assert other.has_changed()
    assert len(other.list()) == 2
    assert states(data_dir)["catalogue.json"] == before
    live.close()
    assert len(read_catalogue(data_dir / "catalogue.json")) == 2


def test_a_catalogue_whose_rows_had_other_fields_is_not_believed(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version of the program may be the same; so is one that does not say which fields it has."""
    held_one(files)
    files.list()
    path = data_dir / "catalogue.json"
    assert read_catalogue(path)
    tables = decode_tables(path.read_bytes())
    del tables["meta"]["1"]["shape"]
    path.write_bytes(encode_file(tables, 1, 0))
    assert not read_catalogue(path)
    files.list()
    assert read_catalogue(path)
    monkeypatch.setattr("alliance_tui.storage.catalogue.SHAPE", 99)
    assert not read_catalogue(path)
