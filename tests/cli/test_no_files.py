"""A pipe or a device where a file should be: said in a sentence, and never waited for."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.contents import journal_of
from tests.cli.running import alliance, said
from tests.storage.people import session_file

PATIENCE = 20
"""Seconds after which a test fails that waits."""


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Whoever waits is interrupted."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupted)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("of_journal", [True, False])
@pytest.mark.parametrize("words", [("list",), ("show", "Demo"), ("check",), ("due",), ("check", "--repair")])
def test_a_pipe_in_the_place_of_a_session_is_said(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...], of_journal: bool
) -> None:
    """All else is read."""
    path = session_file(data_dir, *kept)
    path = journal_of(path) if of_journal else path
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told = alliance(*words, "--data-dir", str(data_dir))
    assert "no file, but something that programs talk through" in " ".join(told.output.split())
    assert "Demo" in told.output or words[0] == "due"


@pytest.mark.parametrize("name", ["catalogue.json", "trash/20261122T180000Z-aaaaaaaaaaaa/note.json"])
@pytest.mark.usefixtures("kept")
def test_what_only_saves_time_is_passed_over(data_dir: Path, name: str) -> None:
    """Without it everything is read."""
    path = data_dir / name
    path.unlink(missing_ok=True)
    (path.parent / "content").mkdir(parents=True)
    (path.parent / "content" / "alliance.json").touch()
    os.mkfifo(path)
    assert "Demo" in alliance("list", "--data-dir", str(data_dir)).stdout
    assert alliance("trash", "--data-dir", str(data_dir)).exit_code == 0


def test_a_pipe_is_no_backup(data_dir: Path, tmp_path: Path) -> None:
    """Nothing is read from it."""
    os.mkfifo(tmp_path / "pipe")
    told = said(alliance("restore", str(tmp_path / "pipe"), "--data-dir", str(data_dir)), 1)
    assert told == "pipe cannot be read back: it is no file, but something that programs talk through."
