"""The commands that print."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alliance_tui.cli.console import SentenceError, tell
from alliance_tui.cli.reading import saying_once
from alliance_tui.domain.decisions import floor
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.storage.library import FileLibrary
from tests.builders import found_in, happened
from tests.cli.running import alliance, said
from tests.fakes import MovableClock
from tests.shipped import builtin


def process(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "alliance_tui", *words]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


@pytest.mark.usefixtures("kept")
def test_the_list_is_printed_for_people_and_for_programs(data_dir: Path) -> None:
    """What has a review stands first, then the rest by title."""
    told = alliance("list", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert told.stdout.index("Demo") < told.stdout.index("Home")
    shape = json.loads(alliance("list", "--json", "--data-dir", str(data_dir)).stdout)
    assert [one["title"] for one in shape["alliances"]] == ["Demo", "Home"]
    assert shape["alliances"][1]["participants"] == ["Ana", "Ben"]


def test_an_empty_list_is_friendly_and_makes_nothing(home: Path) -> None:
    """The first run of all."""
    told = alliance("list")
    assert told.exit_code == 0
    assert told.stdout.startswith("No alliance yet.")
    assert json.loads(alliance("list", "--json").stdout) == {"alliances": []}
    assert not [*home.iterdir()]


def test_one_alliance_or_session_is_printed_for_people_and_for_programs(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Read without holding it open."""
    made_up, session = kept
    before = {path: path.stat().st_mtime_ns for path in data_dir.rglob("*")}
    folder = ("--data-dir", str(data_dir))
    assert alliance("show", "demo", *folder).stdout.startswith("Demo · team\nsince ")
    assert alliance("show", session, *folder).stdout.startswith("Demo · team\ndesign session")
    shape: dict[str, Any] = json.loads(alliance("show", made_up, "--json", *folder).stdout)
    assert (shape["id"], [one["name"] for one in shape["people"]]) == (made_up, ["Mika", "Noor"])
    shape = json.loads(alliance("show", session, "--json", *folder).stdout)
    assert (shape["id"], shape["alliance"], shape["state"]) == (session, made_up, "open")
    assert {path: path.stat().st_mtime_ns for path in data_dir.rglob("*")} == before


@pytest.mark.usefixtures("kept")
def test_the_folder_is_the_one_named_last(data_dir: Path, tmp_path: Path) -> None:
    """After the command before in front of it, and either before the environment."""
    here, other = str(data_dir), str(tmp_path / "other")
    (tmp_path / "other").mkdir()

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


def test_a_list_of_nothing_that_can_be_read_is_a_failure(data_dir: Path) -> None:
    """It is not told as an empty one."""
    data_dir.mkdir()
    (data_dir / "alliances").write_text("no folder")
    for words in (("list",), ("show", "Home")):
        sentence = said(alliance(*words, "--data-dir", str(data_dir)), 1)
        assert sentence.startswith(f"{data_dir / 'alliances'} cannot be read: ")
    for command, key, status in (("list", "alliances", 1), ("today", "alliances", 1), ("due", "due", 2)):
        told = alliance(command, "--json", "--data-dir", str(data_dir))
        assert (told.exit_code, told.stderr.strip()) == (status, sentence)
        assert json.loads(told.stdout) == {key: []}


def test_what_ends_a_command_is_said_once_and_what_only_begins_like_it_is_said_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its sentence may be the beginning of one with advice; another one may begin with the same letters."""
    problems = ("Home cannot be read: No. Do this.", "Home cannot be read: No", "Home cannot be read: No.")
    with pytest.raises(SentenceError), saying_once((*problems, "Homestead: No.")):
        raise SentenceError("Home cannot be read: No.")
    assert capsys.readouterr().err.splitlines() == ["Home cannot be read: No", "Homestead: No."]
    with pytest.raises(SentenceError), saying_once(problems[:1]):
        raise SentenceError("")
    assert capsys.readouterr().err.splitlines() == [problems[0]]


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
    with process("show", "demo", "--data-dir", str(data_dir), stdout=subprocess.PIPE, env=env) as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, b"")
    assert out.startswith(b"Demo ? team")


@pytest.mark.parametrize("words", [["list"], ["show", "demo"], ["list", "--json"]])
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


def test_a_command_is_imported_only_when_it_is_called() -> None:
    """And the package by itself imports next to nothing of ours."""
    told = "print(*(name for name in sys.modules if 'alliance_tui.' in name))"
    code = f"import sys, alliance_tui.cli.group\n{told}"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name.removeprefix("alliance_tui.") for name in answer.stdout.split()}
    words = {"sentences", "sentences.commands", "sentences.typed"}
    assert ours == {"cli", "cli.group", "cli.lazy", "cli.options", "paths"} | words


def test_while_people_sit_and_once_they_were_killed_time_is_told_up_to_the_last_touch(data_dir: Path) -> None:
    """Nobody presses a key for ten minutes: the talk, the floor and the minutes go on meanwhile."""
    clock, folder = MovableClock(), ("--data-dir", str(data_dir))
    live = Live(FileLibrary(data_dir).create(AllianceId(new_id())), clock)
    happened(found_in(live, "Home", builtin()["couple"], ("Ana", "Ben")))
    happened(live.sit_down(SessionKind.DESIGN))
    clock.move(60)
    happened(live.act(floor.press, 1))
    clock.move(600)
    live.beat()
    assert live.session is not None
    shape: dict[str, Any] = json.loads(alliance("show", live.session.id, "--json", *folder).stdout)
    told = {"name": "Ana", "talk_seconds": 600.0, "turns": 1, "facilitator": False, "here": True}
    assert shape["participants"][0] == told
    assert shape["floor"] == [{"name": "Ana", "start": 60.0, "end": 660.0}]
    assert "11 min · unfinished" in alliance("show", live.session.id, *folder).stdout
    for _ in range(2):
        listed = json.loads(alliance("list", "--json", *folder).stdout)
        assert listed["alliances"][0]["sessions"][0]["minutes"] == 11
        clock.move(60)
    live.close()
    shape = json.loads(alliance("show", live.session.id, "--json", *folder).stdout)
    assert shape["participants"][0]["talk_seconds"] == 720.0
    assert (
        json.loads(alliance("list", "--json", *folder).stdout)["alliances"][0]["sessions"][0]["minutes"] == 13
    )


@pytest.mark.parametrize("columns", ["40", "80"])
def test_a_path_that_is_longer_than_the_terminal_is_wide_is_printed_whole(
    tmp_path: Path, columns: str
) -> None:
    """Broken in two it could not be copied."""
    folder = tmp_path / ("a-long-name-" * 10)
    told = alliance("where", "--data-dir", str(folder), env={"COLUMNS": columns})
    lines = [line.strip() for line in told.stdout.splitlines()]
    assert {str(folder), str(folder / "catalogue.json"), str(folder / "trash")} <= {*lines}


@pytest.mark.usefixtures("kept")
def test_how_many_files_there_are_is_told_on_a_narrow_terminal_too(data_dir: Path) -> None:
    """Below the name where there is no room beside it; nothing is cut off."""
    narrow = alliance("where", "--data-dir", str(data_dir), env={"COLUMNS": "30"}).stdout
    wide = alliance("where", "--data-dir", str(data_dir), env={"COLUMNS": "80"}).stdout
    counted = re.findall(r"(\d+ files?) +(\S+ \w+)", wide)
    assert counted
    assert all(f"  {files}, {size}\n" in narrow for files, size in counted)
    assert "…" not in narrow


@pytest.mark.usefixtures("kept")
def test_a_page_on_a_narrow_terminal_loses_no_words(data_dir: Path) -> None:
    """What has no room beside it stands one after another."""
    told = alliance("show", "Demo", "--data-dir", str(data_dir), env={"COLUMNS": "40"}).stdout
    assert "…" not in told
    assert "unfinished" in told
    assert max(map(len, told.splitlines())) <= 40


def test_help_is_no_wider_than_a_narrow_terminal() -> None:
    """But for examples, which are to be copied."""
    with process("new", "--help", stdout=subprocess.PIPE, env={**os.environ, "COLUMNS": "40"}) as running:
        told = running.communicate()[0].decode().partition("Examples:")[0]
    assert max(map(len, told.splitlines())) <= 40
    assert "<=" not in told


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_sentence_is_broken_between_words_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_terminal: bool
) -> None:
    """A terminal would break it anywhere; in a file it is one line."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    expected = [
        "Several are meant by that: 7age (Dana,",
        "Ben), 7agf (Dana, Ben),",
        "/a/path-that-is/longer-than-the-terminal.",
    ]
    sentence = " ".join(expected)
    tell(sentence)
    SentenceError(sentence).show()
    lines = capsys.readouterr().err.splitlines()
    assert lines == (expected if is_terminal else [sentence]) * 2
