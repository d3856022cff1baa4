"""The commands: what they print, what they open, and the sentence where something cannot be done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from alliance_tui import __version__, cli
from alliance_tui.clock import Clock
from alliance_tui.demo import begin
from alliance_tui.domain.method import Setting
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.ports import Clock as AnyClock
from alliance_tui.ports import Library
from alliance_tui.settings.reading import NAMES, builtin
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.memory import MemoryLibrary
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession, Start
from tests.builders import happened


class Stage:
    """Stands in for the screen: notes what it was asked to show first."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        """The exit status it answers."""
        self.library: Library | None = None
        """The library it was given."""
        self.start: Start | None = None
        """What it was to show first."""

    def run(self, library: Library, clock: AnyClock, settings: Mapping[str, Setting], start: Start) -> int:
        """Be shown."""
        assert list(settings) == list(NAMES)
        assert clock.zone() == "Europe/Vienna"
        self.library, self.start = library, start
        return self.status


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A terminal, and a stand-in for the screen in it."""
    stage = Stage()
    monkeypatch.setattr("alliance_tui.ui.run.run", stage.run)
    monkeypatch.setattr(cli, "check_terminal", lambda: None)
    return stage


@pytest.fixture
def kept(data_dir: Path) -> tuple[AllianceId, SessionId]:
    """An alliance called Home without sessions, and a made-up one with a session; the ids of the latter."""
    library = FileLibrary(data_dir)
    opening = library.create(AllianceId(new_id()))
    live = Live(opening, Clock())
    happened(live.found("Home", builtin()["couple"], ("Ana", "Ben")))
    live.close()
    return begin(library, Clock(), builtin()["team"])


def alliance(*words: str, env: Mapping[str, str] | None = None) -> Result:
    """Run a command, without a terminal."""
    return CliRunner().invoke(cli.alliance, words, prog_name="alliance", env=env)


def said(result: Result, status: int) -> str:
    """The one sentence a command ended with, which is no traceback."""
    assert result.exit_code == status, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def test_the_help_names_every_command_and_gives_examples() -> None:
    """Each example is a command that exists."""
    told = alliance("--help").stdout
    examples = [line.split() for line in told.splitlines() if line.startswith("    alliance")]
    commands = {words[1] for words in examples if len(words) > 1 and words[1] in cli.alliance.commands}
    assert commands == set(cli.alliance.commands) == {"demo", "list", "new", "open", "show"}


@pytest.mark.parametrize("command", sorted(cli.alliance.commands))
def test_every_command_has_help_and_takes_another_folder(command: str) -> None:
    """`--help` and `--data-dir` are everywhere."""
    told = alliance(command, "--help")
    assert told.exit_code == 0
    assert "--data-dir" in told.stdout


def test_the_help_of_new_names_every_setting() -> None:
    """They are written out there, so that help is fast."""
    told = alliance("new", "--help").stdout
    assert all(name in told for name in NAMES)


def test_the_version_is_told() -> None:
    """As one line."""
    assert alliance("--version").stdout == f"alliance {__version__}\n"


def test_a_mistyped_command_is_guessed() -> None:
    """And nothing is done."""
    result = alliance("lst")
    assert result.exit_code == 2
    assert "Did you mean 'list'?" in result.stderr


def test_a_mistyped_setting_is_guessed(data_dir: Path) -> None:
    """All names are said too."""
    sentence = said(alliance("new", "Ana", "Ben", "--setting", "cuple", "--data-dir", str(data_dir)), 2)
    assert sentence.startswith('There is no setting "cuple". Did you mean "couple"?')
    assert all(name in sentence for name in NAMES)


@pytest.mark.usefixtures("kept")
def test_a_mistyped_title_is_guessed(data_dir: Path) -> None:
    """By both commands that take one."""
    for command in ("show", "open"):
        sentence = said(alliance(command, "Hoem", "--data-dir", str(data_dir)), 2)
        assert sentence.startswith('There is no alliance or session "Hoem". Did you mean "Home"?')


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], "An alliance has 2 to 8 people; here are 0."),
        (["Ana"], "An alliance has 2 to 8 people; here are 1."),
        (["Ana", " ana "], "There is already someone called Ana here. Add a letter to tell the two apart."),
        (["Ana", "Ben\x1b[31m"], "A name cannot hold control characters."),
        (["Ana", "Ben", "--facilitator", "Cleo"], "The facilitator has to be one of the people named."),
    ],
)
@pytest.mark.usefixtures("stage")
def test_names_that_cannot_be_are_refused_before_anything_is_written(
    data_dir: Path, names: list[str], sentence: str
) -> None:
    """Not even the folder is made."""
    assert said(alliance("new", *names, "--data-dir", str(data_dir)), 2) == sentence
    assert not data_dir.exists()


@pytest.mark.parametrize("words", [(), ("new", "Ana", "Ben"), ("open", "Home"), ("demo",)])
@pytest.mark.usefixtures("kept")
def test_without_a_terminal_no_screen_is_opened(data_dir: Path, words: tuple[str, ...]) -> None:
    """It is said, with what works without one, and nothing changes on the disk."""
    before = sorted(data_dir.rglob("*"))
    sentence = said(alliance("--data-dir", str(data_dir), *words), 2)
    assert sentence.startswith("This opens a screen, and needs a terminal for it.")
    assert sorted(data_dir.rglob("*")) == before


def test_without_a_command_all_alliances_are_opened(stage: Stage, data_dir: Path) -> None:
    """Nothing is made before something is said."""
    assert alliance("--data-dir", str(data_dir)).exit_code == 0
    assert stage.start == AtLibrary()
    assert isinstance(stage.library, FileLibrary)
    assert not data_dir.exists()


def test_new_begins_with_what_was_named(stage: Stage, data_dir: Path) -> None:
    """The alliance itself is made by the screen."""
    words = ("new", "Ana", "Ben", "Cleo", "--setting", "TEAM", "--title", "Studio", "--facilitator", "Cleo")
    assert alliance(*words, "--data-dir", str(data_dir)).exit_code == 0
    assert stage.start == BeginNew("Studio", builtin()["team"], ("Ana", "Ben", "Cleo"), ("Cleo",))
    assert list(data_dir.iterdir()) == []


def test_new_without_a_setting_is_for_any_people(stage: Stage, data_dir: Path) -> None:
    """And its title is made of the names later."""
    alliance("new", "Ana", "Ben", "--data-dir", str(data_dir))
    assert stage.start == BeginNew("", builtin()["neutral"], ("Ana", "Ben"))


def test_open_begins_with_one_alliance_or_session(
    stage: Stage, data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """By title, by id, or by the beginning of one."""
    made_up, session = kept
    for wanted in ("mika", made_up, made_up[:8]):
        assert alliance("open", wanted, "--data-dir", str(data_dir)).exit_code == 0
        assert stage.start == OpenAlliance(made_up)
    for wanted in (session, session[:8]):
        assert alliance("open", wanted, "--data-dir", str(data_dir)).exit_code == 0
        assert stage.start == OpenSession(made_up, session)


def test_the_exit_status_of_the_screen_is_the_programs(stage: Stage, data_dir: Path) -> None:
    """So that whoever started it knows."""
    stage.status = 143
    assert alliance("--data-dir", str(data_dir)).exit_code == 143


def test_the_demonstration_is_kept_in_memory_only(stage: Stage, data_dir: Path) -> None:
    """It opens right in its session, and no folder is made."""
    assert alliance("demo", "--data-dir", str(data_dir)).exit_code == 0
    assert isinstance(stage.library, MemoryLibrary)
    assert isinstance(stage.start, OpenSession)
    [made_up] = stage.library.list()
    assert (stage.start.alliance, stage.start.session) == (made_up.id, made_up.sessions[0].id)
    assert not data_dir.exists()


@pytest.mark.usefixtures("kept")
def test_the_list_is_printed_for_people_and_for_programs(data_dir: Path) -> None:
    """What has a review stands first, then the rest by title."""
    told = alliance("list", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert told.stdout.index("Mika & Noor") < told.stdout.index("Home")
    shape = json.loads(alliance("list", "--json", "--data-dir", str(data_dir)).stdout)
    assert [one["title"] for one in shape["alliances"]] == ["Mika & Noor (made up)", "Home"]
    assert shape["alliances"][1]["participants"] == ["Ana", "Ben"]


def test_an_empty_list_is_friendly_and_makes_nothing(data_dir: Path) -> None:
    """The first run of all."""
    told = alliance("list", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert told.stdout.startswith("No alliance yet.")
    assert json.loads(alliance("list", "--json", "--data-dir", str(data_dir)).stdout) == {"alliances": []}
    assert not data_dir.exists()


def test_one_alliance_or_session_is_printed_for_people_and_for_programs(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Read without holding it open."""
    made_up, session = kept
    before = {path: path.stat().st_mtime_ns for path in data_dir.rglob("*")}
    folder = ("--data-dir", str(data_dir))
    assert alliance("show", "mika", *folder).stdout.startswith("Mika & Noor (made up) · team\nsince ")
    assert alliance("show", session, *folder).stdout.startswith(
        "Mika & Noor (made up) · team\ndesign session"
    )
    shape: dict[str, Any] = json.loads(alliance("show", made_up, "--json", *folder).stdout)
    assert (shape["id"], [one["name"] for one in shape["people"]]) == (made_up, ["Mika", "Noor"])
    shape = json.loads(alliance("show", session, "--json", *folder).stdout)
    assert (shape["id"], shape["alliance"], shape["state"]) == (session, made_up, "open")
    assert {path: path.stat().st_mtime_ns for path in data_dir.rglob("*")} == before


@pytest.mark.usefixtures("kept")
def test_the_folder_is_the_one_named_last(data_dir: Path, tmp_path: Path) -> None:
    """After the command before in front of it, and either before the environment."""
    here, other = str(data_dir), str(tmp_path / "other")

    def number(*words: str, env: str | None = None) -> int:
        told = alliance(*words, "--json", env={"ALLIANCE_DATA_DIR": env} if env else None)
        return len(json.loads(told.stdout)["alliances"])

    assert number("--data-dir", here, "list") == 2
    assert number("list", "--data-dir", here) == 2
    assert number("list", env=here) == 2
    assert number("--data-dir", other, "list", "--data-dir", here) == 2
    assert number("--data-dir", here, "list", env=other) == 2
    assert number("--data-dir", other, "list", env=here) == 0
    assert number("list") == 0


@pytest.mark.usefixtures("stage")
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """With the reason and the way out."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    for words in (("new", "Ana", "Ben"), ()):
        sentence = said(alliance("--data-dir", str(folder), *words), 1)
        assert sentence == (
            f"Nothing can be kept in {folder}: not a directory. Choose another folder with --data-dir."
        )


def test_a_file_in_the_place_of_the_folder_is_misuse(tmp_path: Path) -> None:
    """It is left alone."""
    file = tmp_path / "file"
    file.write_text("mine")
    result = alliance("list", "--data-dir", str(file))
    assert result.exit_code == 2
    assert "is a file" in result.stderr
    assert file.read_text() == "mine"


def test_a_list_of_nothing_that_can_be_read_is_a_failure(data_dir: Path) -> None:
    """It is not told as an empty one."""
    data_dir.mkdir()
    (data_dir / "alliances").write_text("no folder")
    for words in (("list",), ("list", "--json"), ("show", "Home")):
        sentence = said(alliance(*words, "--data-dir", str(data_dir)), 1)
        assert sentence.startswith(f"{data_dir} cannot be read: ")


def test_a_damaged_file_is_said_and_the_rest_is_shown(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Nothing of it is changed."""
    damaged = data_dir / "alliances" / kept[0] / "alliance.json"
    damaged.write_bytes(b"")
    result = alliance("list", "--data-dir", str(data_dir))
    assert result.exit_code == 0
    assert "Home" in result.stdout
    assert "cannot be read" in result.stderr
    assert damaged.read_bytes() == b""


@pytest.mark.usefixtures("kept")
def test_what_was_typed_is_said_back_without_what_a_terminal_obeys(data_dir: Path) -> None:
    """Also in an error."""
    sentence = said(alliance("show", "x\x1b]52;c;aGk=\x07\x9b", "--data-dir", str(data_dir)), 2)
    assert not set(sentence) & set("\x1b\x07\x9b")


def process(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "alliance_tui", *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_reader_that_goes_away_ends_it_quietly(data_dir: Path, as_json: list[str]) -> None:
    """As with `alliance list | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    with process("list", *as_json, "--data-dir", str(data_dir), stdout=writing) as running:
        os.close(writing)
        assert running.communicate()[1] == b""
        assert running.returncode == 1


@pytest.mark.usefixtures("kept")
def test_printing_works_in_any_encoding(data_dir: Path) -> None:
    """JSON is UTF-8 always, a page loses signs rather than ending."""
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with process("show", "mika", "--data-dir", str(data_dir), stdout=subprocess.PIPE, env=env) as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, b"")
    assert out.startswith(b"Mika & Noor (made up) ? team")


@pytest.mark.parametrize("words", [["list"], ["show", "mika"], ["list", "--json"]])
@pytest.mark.usefixtures("kept")
def test_printing_does_not_load_what_the_screen_and_writing_need(data_dir: Path, words: list[str]) -> None:
    """It answers before a screen could."""
    code = (
        "import sys, atexit\n"
        "heavy = {'textual', 'pendulum', 'tinydb', 'filelock'}\n"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr))\n"
        "from alliance_tui.cli import main; main()"
    )
    command = [sys.executable, "-c", code, *words, "--data-dir", str(data_dir)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stderr == "[]\n"
