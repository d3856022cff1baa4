"""Values of options and arguments that cannot be used: said in words that tell what can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.clock import Clock
from alliance_tui.domain.decisions import people
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.start import BeginNew
from tests.builders import happened
from tests.cli.running import Stage, alliance, said

NEW = ("new", "Ana", "Ben")
"""A command that lacks nothing."""


@pytest.mark.parametrize("typed", ["x", "5000", "-5", "", "1.5", "0", "-0", "1e9", "1_0"])
def test_minutes_that_no_session_has_are_said_with_those_it_can_have(stage: Stage, typed: str) -> None:
    """Not as a range of whole numbers."""
    sentence = said(alliance(*NEW, "--minutes", typed), 2)
    assert sentence == (
        f'"{typed}" is no time for a session. Say how many whole minutes you have, from 1 to 1,440, such as'
        " 40; or leave --minutes out, and take as long as it takes."
    )
    assert stage.start is None


@pytest.mark.parametrize(
    ("words", "minutes"),
    [((), 0), (("--minutes", "1"), 1), (("--minutes", "1440"), 1440), (("--minutes", "٤٠"), 40)],
)
def test_minutes_that_a_session_can_have_are_taken(
    stage: Stage, data_dir: Path, words: tuple[str, ...], minutes: int
) -> None:
    """In any digits; without them it takes as long as it takes."""
    data_dir.mkdir()
    alliance(*NEW, *words, "--data-dir", str(data_dir))
    assert isinstance(stage.start, BeginNew)
    assert stage.start.minutes == minutes


def test_a_facilitator_who_is_mistyped_is_guessed(stage: Stage) -> None:
    """Where the name is near enough."""
    sentence = "The facilitator has to be one of the people named."
    assert said(alliance(*NEW, "--facilitator", "ann"), 2) == f'{sentence} Did you mean "Ana"?'
    assert said(alliance(*NEW, "--facilitator", "ben", "--facilitator", "x"), 2) == sentence
    assert said(alliance("new", "Ana", "--facilitator", "ann"), 2).startswith("An alliance has 2 to 8 people")


def test_a_title_that_is_taken_for_an_option_can_be_named(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """It is said how, where there can be a title."""
    live = Live(FileLibrary(data_dir).open(kept[0]), Clock())
    happened(live.act_on_alliance(people.rename_alliance, "-x"))
    live.close()
    folder = ("--data-dir", str(data_dir))
    hint = 'A name or a title that begins with a dash goes after " -- ".\n'
    told = alliance("show", "-x", *folder)
    assert (told.exit_code, told.stderr.endswith(hint)) == (2, True)
    assert alliance("show", *folder, "--", "-x").stdout.startswith("-x")
    told = alliance("list", "-x", *folder)
    assert (told.exit_code, hint in told.stderr) == (2, False)


def test_a_form_that_there_is_not_is_guessed(data_dir: Path) -> None:
    """And all there are are said."""
    there = "There are markdown, html, text."
    assert said(alliance("export", "Home", "--format", "htm"), 2) == (
        f'There is no "htm" to choose. Did you mean "html"? {there}'
    )
    assert said(alliance("export", "Home", "--format", "7"), 2) == f'There is no "7" to choose. {there}'


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "{}"),
        ("export", "Home", "-o", "{}"),
        ("calendar", "--output", "{}"),
        ("settings", "check", "{}"),
    ],
)
def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    """And so is a name that is empty."""
    told = said(alliance(*(one.format(tmp_path) for one in words)), 2)
    assert told == f"{tmp_path} is a folder. Name a file."
    told = said(alliance(*(one.format("") for one in words)), 2)
    assert told == "A name is missing: an empty one was given for a file or a folder."


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    """Before or after the command."""
    file = tmp_path / "file"
    file.touch()
    sentence = f"{file} is a file. Name a folder."
    assert said(alliance("--data-dir", str(file), "list"), 2) == sentence
    assert said(alliance("list", "--data-dir", str(file)), 2) == sentence


def test_what_is_not_there_cannot_be_put_back(tmp_path: Path) -> None:
    """Neither a file nor a folder."""
    missing = tmp_path / "ours.zip"
    assert said(alliance("restore", str(missing)), 2) == f"There is no file or folder {missing}."


LONG = "x" * 10_000
"""What nobody means to type."""

ODD = "a\n\x1b[31m\u202eb[/x]"
"""What a terminal would obey."""

QUOTING = (
    (*NEW, "--setting"),
    (*NEW, "--minutes"),
    ("due", "--within"),
    ("export", "Home", "--format"),
    *((one,) for one in ("show", "open", "delete", "erase", "export", "check", "calendar", "today")),
    ("trash", "restore"),
    ("trash",),
    ("settings",),
    ("settings", "new"),
    ("settings", "new", "ours", "--from"),
    ("settings", "check"),
    ("restore",),
    ("list",),
    (),
)
"""Commands that quote what they are given last where they cannot use it."""


@pytest.mark.no_cover
@pytest.mark.parametrize("words", QUOTING, ids="-".join)
def test_what_cannot_be_used_is_quoted_without_its_middle(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """Its beginning and its end tell which it was."""
    told = alliance("--data-dir", str(data_dir), *words, LONG)
    sentence = said(told, 2)
    assert f"{'x' * 40}…{'x' * 40}" in sentence
    assert len(sentence) < 500


def test_a_setting_whose_file_is_not_there_is_said_with_its_path(tmp_path: Path) -> None:
    """Not in the words of the system."""
    path = tmp_path / "ours.toml"
    assert said(alliance(*NEW, "--setting", str(path)), 2) == f"There is no file or folder {path}."


@pytest.mark.no_cover
@pytest.mark.parametrize("words", QUOTING[1:], ids="-".join)
def test_what_is_quoted_is_no_command_to_the_terminal(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """And stands on one line. Of a setting it is the path of a file, for there is a slash in it."""
    sentence = said(alliance("--data-dir", str(data_dir), *words, ODD), 2)
    assert "a [31mb[/x]" in sentence


@pytest.mark.parametrize(
    "words",
    [("--data-dir", "{}", "list"), ("backup", "{}"), ("restore", "{}"), ("export", "Home", "-o", "{}")],
)
@pytest.mark.parametrize("path", [f"/{LONG}", "/1234567" * 1_000])
def test_a_path_that_no_file_can_have_is_not_told_again_whole(words: tuple[str, ...], path: str) -> None:
    """It is said what is wrong with it."""
    sentence = said(alliance(*(one.format(path) for one in words)), 2)
    assert sentence == (f"No file or folder can have so long a name: {path[:50]}…{path[-49:]}. Name another.")


@pytest.mark.parametrize(
    "words", [("--data-dir", "ours", "list"), ("backup", "ours.zip"), ("settings", "check", "x.toml")]
)
def test_a_name_in_a_folder_that_is_gone_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Somebody removed the folder that the shell is in."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert said(alliance(*words), 2).startswith("The folder that you are in is gone")


def test_a_data_folder_below_one_that_is_gone_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though a variable names it."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    told = said(alliance("list", env={"ALLIANCE_DATA_DIR": "ours"}), 2)
    assert told.startswith("There is no folder ours. ")
