"""The commands that open the screen, their help, and the sentence where something cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui import __version__
from alliance_tui.cli.group import COMMANDS
from alliance_tui.clock import Clock
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.sentences import listed
from alliance_tui.settings.builtin import NAMES
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.memory import MemoryLibrary
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession
from tests.builders import found_in, happened
from tests.cli.running import Stage, alliance, said
from tests.shipped import builtin


def test_the_help_names_every_command_and_gives_examples() -> None:
    """Each example is a command that exists."""
    told = alliance("--help").stdout
    examples = [line.split() for line in told.splitlines() if line.startswith("    alliance")]
    commands = {words[1] for words in examples if len(words) > 1 and words[1] in COMMANDS}
    assert commands == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
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
    assert 'Did you mean "alliance list"?' in result.stderr


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
        (["Ana"], "An alliance has 2 to 8 people; here is 1."),
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


def test_without_a_command_all_alliances_are_opened(stage: Stage, home: Path) -> None:
    """Nothing is made before something is said."""
    assert alliance().exit_code == 0
    assert stage.start == AtLibrary()
    assert isinstance(stage.library, FileLibrary)
    assert not [*home.iterdir()]


def test_new_begins_with_what_was_named(stage: Stage, data_dir: Path) -> None:
    """The alliance itself is made by the screen."""
    data_dir.mkdir()
    words = ("new", "Ana", "Ben", "Cleo", "--setting", "TEAM", "--title", "Studio", "--facilitator", "Cleo")
    assert alliance(*words, "--data-dir", str(data_dir)).exit_code == 0
    assert stage.start == BeginNew("Studio", builtin()["team"], ("Ana", "Ben", "Cleo"), ("Cleo",))
    assert list(data_dir.iterdir()) == []


def test_new_without_a_setting_is_for_any_people(stage: Stage, data_dir: Path) -> None:
    """And its title is made of the names later."""
    data_dir.mkdir()
    alliance("new", "Ana", "Ben", "--data-dir", str(data_dir))
    assert stage.start == BeginNew("", builtin()["neutral"], ("Ana", "Ben"))


@pytest.mark.usefixtures("kept")
def test_new_says_which_one_has_the_same_title(stage: Stage, data_dir: Path) -> None:
    """Whoever types a command again often means the first; nobody is kept from the talk by it."""
    words = ("new", "Zed", "Yan", "--data-dir", str(data_dir))
    assert alliance(*words, "--title", "home").stderr == ""
    assert isinstance(stage.start, BeginNew)
    told = stage.start.notice
    assert told.startswith(
        'Another alliance is called "home" too. To go on with that one: q, then "alliance open '
    )
    one = told.removesuffix(f' --data-dir {data_dir}".').split()[-1]
    assert [line.title for line in FileLibrary(data_dir).list() if line.id.startswith(one)] == ["Home"]
    alliance(*words)
    assert stage.start == BeginNew("", builtin()["neutral"], ("Zed", "Yan"))
    live = Live(FileLibrary(data_dir).create(AllianceId(new_id())), Clock())
    happened(found_in(live, "Zed & Yan", builtin()["couple"], ("Zed", "Yan")))
    live.close()
    alliance(*words)
    assert 'Another alliance is called "Zed & Yan" too.' in stage.start.notice


def test_open_begins_with_one_alliance_or_session(
    stage: Stage, data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """By title, by id, or by the beginning of one."""
    made_up, session = kept
    for wanted in ("demo", made_up, made_up[:8]):
        assert alliance("open", wanted, "--data-dir", str(data_dir)).exit_code == 0
        assert stage.start == OpenAlliance(made_up)
    for wanted in (session, session[:8]):
        assert alliance("open", wanted, "--data-dir", str(data_dir)).exit_code == 0
        assert stage.start == OpenSession(made_up, session)


def test_open_does_not_say_what_opening_mends_by_itself(
    stage: Stage, data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that are still to go are gone once people leave, when it would stand there all the same."""
    going, other = listed.words_not_gone(whole=False), listed.repair_mends()
    monkeypatch.setattr(FileLibrary, "problems", property(lambda _: (going, other)))
    monkeypatch.setattr(FileLibrary, "lasting_problems", property(lambda _: (other,)))
    result = alliance("open", "demo", "--data-dir", str(data_dir))
    assert stage.start == OpenAlliance(kept[0])
    assert result.stderr == f"{other}\n"
    assert going in alliance("show", "demo", "--data-dir", str(data_dir)).stderr


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
    assert "made up" in stage.start.notice
    assert not data_dir.exists()


@pytest.mark.usefixtures("stage")
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """With the reason and the way out."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    for words in (("new", "Ana", "Ben"), ()):
        sentence = said(alliance("--data-dir", str(folder), *words), 1)
        assert sentence == (
            f"Nothing can be kept in {folder}: a file stands where a folder has to be. "
            "Choose another folder with --data-dir."
        )


def test_a_file_in_the_place_of_the_folder_is_misuse(tmp_path: Path) -> None:
    """It is left alone."""
    file = tmp_path / "file"
    file.write_text("mine")
    result = alliance("list", "--data-dir", str(file))
    assert result.exit_code == 2
    assert "is a file" in result.stderr
    assert file.read_text() == "mine"
