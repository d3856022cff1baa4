"""Standard output that takes nothing: a full disk, or none at all. It is said in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import alliance

FULL = "This could not be printed: the disk is full.\n"
"""What is said of a full disk."""

CLOSED = "This could not be printed: standard output is closed.\n"
"""What is said where there is no output."""

PRINTING = (
    ("list",),
    ("list", "--json"),
    ("show", "Home"),
    ("settings",),
    ("export", "Home"),
    ("--help",),
    ("--version",),
)
"""Commands that print, each in another way."""


def run(data_dir: Path, *words: str, redirected: str) -> tuple[int, str]:
    """Run the program from a shell; its exit status, and what it says beside what it prints."""
    command = [sys.executable, "-m", "alliance_tui", "--data-dir", str(data_dir), *words]
    shell = ["sh", "-c", f'"$@" {redirected}', "sh", *command]
    done = subprocess.run(shell, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.no_cover
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", PRINTING)
def test_a_disk_that_is_full_is_said_in_a_sentence(data_dir: Path, words: tuple[str, ...]) -> None:
    """As with `alliance list > file`."""
    assert run(data_dir, *words, redirected=">/dev/full") == (1, FULL)


@pytest.mark.no_cover
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", PRINTING)
def test_an_output_that_is_closed_is_said_in_a_sentence(data_dir: Path, words: tuple[str, ...]) -> None:
    """What is printed would be nowhere."""
    assert run(data_dir, *words, redirected=">&-") == (1, CLOSED)


@pytest.mark.usefixtures("kept")
def test_whether_a_review_is_due_is_not_told_by_a_list_that_cannot_be_printed(data_dir: Path) -> None:
    """1 means that one is."""
    assert run(data_dir, "due", "--json", redirected=">/dev/full") == (2, FULL)
    assert run(data_dir, "due", "--json", redirected=">&-") == (2, CLOSED)


@pytest.mark.usefixtures("kept")
def test_the_exit_status_stays_where_nobody_can_be_told(data_dir: Path) -> None:
    """Neither what was asked for nor why not can be said."""
    assert run(data_dir, "list", redirected=">/dev/full 2>/dev/full") == (1, "")
    assert run(data_dir, "list", redirected=">&- 2>&-") == (1, "")
    assert run(data_dir, "show", "nobody", redirected="2>/dev/full") == (2, "")


def test_what_prints_nothing_needs_no_output(data_dir: Path, kept: object, tmp_path: Path) -> None:
    """And what goes on does so although nobody can be told."""
    backup = tmp_path / "ours.zip"
    status, told = run(data_dir, "backup", str(backup), redirected=">&-")
    assert (status, "2 alliances" in told) == (0, True)
    assert run(data_dir, "delete", "Home", "--yes", redirected="2>/dev/full") == (0, "")
    assert run(data_dir, "show", "Home", redirected="2>/dev/null") == (2, "")


@pytest.mark.no_cover
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("nobody", ["<&-", "</dev/null", "2>&- <&-"])
@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (("delete", "Home"), "Nothing was deleted.\n"),
        (("erase", "Home"), 'That is not its title, "Home". Nothing was erased.\n'),
        (("backup", "FILE"), "Nothing was written. --force replaces it without asking.\n"),
    ],
)
def test_where_nobody_can_answer_nothing_is_done(
    data_dir: Path, tmp_path: Path, words: tuple[str, ...], ends: str, nobody: str
) -> None:
    """Though standard input is closed: silence is no."""
    file = tmp_path / "ours.zip"
    file.write_text("mine")
    status, told = run(
        data_dir, *(str(file) if word == "FILE" else word for word in words), redirected=nobody
    )
    assert (status, told.endswith("" if "2>" in nobody else ends)) == (1, True)
    assert "Traceback" not in told
    assert file.read_text() == "mine"
    assert alliance("show", "Home", "--data-dir", str(data_dir)).exit_code == 0
