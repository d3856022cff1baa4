"""What most people type opens the screen without what reads commands, and means the same."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from alliance_tui.cli import INTERRUPTED, main, plain
from alliance_tui.cli.checks import why_no_terminal
from alliance_tui.cli.plain import Asked, asked_for, open_plainly
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession
from tests.builders import setting
from tests.cli.running import Stage, alliance
from tests.storage.people import ROOT


@pytest.fixture
def terminal(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The stand-in for the screen, and a terminal that plain words find too."""
    monkeypatch.setattr(plain, "why_no_terminal", lambda: None)
    return stage


def by_command(words: Sequence[str]) -> None:
    """Run the command of these words, and leave with its exit status."""
    sys.exit(alliance(*words).exit_code)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], Asked()),
        (["--data-dir", "here"], Asked(folder="here")),
        (["open", "Home"], Asked("Home")),
        (["open", "open"], Asked("open")),
        (["--data-dir", "here", "open", "Home"], Asked("Home", "here")),
        (["open", "Home", "--data-dir", "here"], Asked("Home", "here")),
        (["--data-dir", ""], None),
        (["--data-dir", "--help"], None),
        (["open"], None),
        (["open", ""], None),
        (["open", "--help"], None),
        (["open", "--data-dir"], None),
        (["open", "Home", "Other"], None),
        (["list"], None),
        (["--version"], None),
    ],
)
def test_only_words_that_can_mean_one_thing_are_plain(words: Sequence[str], asked: Asked | None) -> None:
    """All others are for the commands."""
    assert asked_for(words) == asked


def test_plain_words_open_what_the_commands_open(
    terminal: Stage, data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """By title, by id, or by the beginning of one; the screen's exit status is the program's."""
    made_up, session = kept
    terminal.status = 143
    meant = {"": AtLibrary(), "demo": OpenAlliance(made_up), session[:8]: OpenSession(made_up, session)}
    for wanted, start in meant.items():
        words = [*(["open", wanted] if wanted else []), "--data-dir", str(data_dir)]
        for begin in (open_plainly, by_command):
            terminal.start = BeginNew("", setting(), ())
            with pytest.raises(SystemExit) as left:
                begin(words)
            assert left.value.code == 143
            assert terminal.start == start
            assert isinstance(terminal.library, FileLibrary)
            assert terminal.library.folder == data_dir


def test_the_environment_names_the_folder_where_no_word_does(
    terminal: Stage, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for the commands; nothing is made before something is said."""
    monkeypatch.setenv("ALLIANCE_DATA_DIR", str(data_dir))
    with pytest.raises(SystemExit):
        open_plainly([])
    assert isinstance(terminal.library, FileLibrary)
    assert terminal.library.folder == data_dir
    assert not data_dir.exists()


@pytest.mark.usefixtures("kept")
def test_where_there_is_something_to_say_the_commands_say_it(terminal: Stage, data_dir: Path) -> None:
    """No such title, a file that cannot be read, a folder that is none."""
    here = ["--data-dir", str(data_dir)]
    open_plainly([*here, "open", "Hoem"])
    next(data_dir.glob("alliances/*/sessions/*.json")).write_bytes(b"{")
    open_plainly([*here, "open", "Home"])
    (data_dir / "file").touch()
    open_plainly(["--data-dir", str(data_dir / "file")])
    assert terminal.start is None


@pytest.mark.usefixtures("kept")
def test_without_a_terminal_the_commands_say_so(stage: Stage, data_dir: Path) -> None:
    """Nothing is read for it."""
    open_plainly(["--data-dir", str(data_dir)])
    open_plainly(["open", "Home", "--data-dir", str(data_dir)])
    assert stage.start is None


def test_a_terminal_without_utf_8_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its screen would be full of codes."""
    for encoding, fits in (("utf-8", True), ("UTF8", True), ("ascii", False), ("latin-1", False)):
        drawn = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(drawn, "isatty", lambda: True)
        for stream in ("stdin", "stdout", "__stderr__"):
            monkeypatch.setattr(sys, stream, drawn)
        sentence = why_no_terminal()
        monkeypatch.undo()
        assert sentence == (
            None
            if fits
            else f"The screen is drawn in UTF-8, and here is {encoding}. Set LANG to a language with UTF-8,"
            " such as C.UTF-8, and leave PYTHONIOENCODING unset."
        )


@pytest.mark.parametrize("words", [[], ["open", "Home"]])
@pytest.mark.usefixtures("kept")
def test_what_reads_commands_is_not_loaded(data_dir: Path, words: Sequence[str]) -> None:
    """It would stay in memory as long as people talk."""
    code = (
        "import sys, alliance_tui.cli.checks, alliance_tui.ui.run\n"
        "sys.modules['alliance_tui.cli.checks'].why_no_terminal = lambda: None\n"
        "alliance_tui.ui.run.run = lambda *_: print('click' in sys.modules) or 0\n"
        "from alliance_tui.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(data_dir), *words]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"


def test_what_is_interrupted_before_it_shows_anything_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As shells expect it of what ctrl+c ended."""

    def interrupted(_: Sequence[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(plain, "open_plainly", interrupted)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == INTERRUPTED == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")
