"""The catalogue: a cache that may be lost, and that never hides a change."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.summary import SessionState
from alliance_tui.domain.words import SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.catalogue import read_catalogue
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import (
    ROOT,
    held_one,
    session_file,
    states,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


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
    path.write_bytes(b"damaged")
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
