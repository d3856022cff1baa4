"""`alliance settings`, and beginning with a setting of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.settings.builtin import NAMES
from alliance_tui.ui.start import BeginNew
from tests.cli.running import Stage, alliance, said
from tests.shipped import builtin


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings of one's own; it is not made yet."""
    monkeypatch.setenv("ALLIANCE_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path / "config" / "settings"


def test_all_settings_are_listed_and_where_ones_own_belong(config: Path) -> None:
    """Each with what comes with it; one's own with its file."""
    alliance("settings", "new", "our-house")
    told = alliance("settings")
    assert told.exit_code == 0
    names = [line.split()[0] for line in told.stdout.splitlines()[:7]]
    assert names == [*NAMES, "our-house"]
    assert "turns of 1:30" in told.stdout
    assert told.stdout.count("yours") == 1
    assert str(config) in told.stdout.replace("\n", "")


def test_one_setting_is_printed_whole() -> None:
    """Purposes, questions, beginnings of sentences, hints and rules, at any width."""
    told = " ".join(alliance("settings", "Couple").stdout.split())
    couple = builtin()["couple"]
    for words in couple.steps.values():
        assert all(text in told for text in (words.purpose, words.hint, *words.questions, *words.starters))
    assert all(rule in told for rule in couple.rules)


def test_one_setting_tells_what_it_decides() -> None:
    """Roles, who begins, what stays of a session, other rhythms; where the beginnings of sentences start."""
    told = " ".join(alliance("settings", "manager").stdout.split())
    for fact in (
        "You are: manager, report Begins: the report before the manager",
        "Stays at the end: the agreements only, unless each of you chooses to keep everything",
        "Other rhythms: every week, every 2 weeks, every month, every 3 months",
        "To begin with: A year from now I would like to be able to ...",
    ):
        assert fact in told
    neutral = alliance("settings", "neutral").stdout
    assert "You are" not in neutral
    assert "Begins: in turn" in neutral
    assert "Stays at the end: everything" in neutral
    assert "Hint" not in neutral.split("To begin with:")[0]


@pytest.mark.parametrize("named", ["couple", "Couple"])
def test_what_comes_with_the_program_can_be_checked_by_its_name(named: str) -> None:
    """As it can be printed."""
    told = alliance("settings", "check", named)
    assert (told.exit_code, told.stderr) == (0, "")
    assert ' well. "couple"' in told.stdout


def test_one_of_ones_own_that_cannot_be_used_is_not_only_called_missing(config: Path) -> None:
    """Printed, copied, or to begin with: it is said what is wrong with it."""
    alliance("settings", "new", "ours")
    file = config / "ours.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text(file.read_text(encoding="utf-8").replace("turn = 120", "turn = 5"), encoding="utf-8")
    for words in (("settings", "ours"), ("settings", "new", "more", "--from", "ours")):
        told = alliance(*words)
        assert told.exit_code == 2
        assert "ours.toml cannot be used. turn: Expected 30" in told.stderr
        assert 'There is no setting "ours"' in told.stderr


def test_a_file_in_the_place_of_the_folder_is_said(config: Path) -> None:
    """The new setting is not there already."""
    config.parent.mkdir()
    config.touch()
    told = said(alliance("settings", "new", "ours"), 1)
    assert "cannot be written: " in told
    assert "already" not in told


def test_a_copy_is_written_to_edit_and_never_over_another(config: Path) -> None:
    """It says where, and how to begin with it."""
    told = alliance("settings", "new", "our-house", "--from", "couple")
    assert told.exit_code == 0
    file = config / "our-house.toml"
    assert told.stdout.splitlines() == [
        str(file),
        "Edit it, then: alliance new Ana Ben --setting our-house",
    ]
    file.write_text("mine", encoding="utf-8")
    assert "is there already" in said(alliance("settings", "new", "our-house"), 1)
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("new", "Our House"), 'A setting cannot be called "Our House". Expected one word'),
        (("new", "couple"), "this one is taken"),
        (("new", "ours", "--from", "cupl"), 'There is no setting "cupl". Did you mean "couple"?'),
        (("cuple",), 'There is no setting "cuple". Did you mean "couple"?'),
    ],
)
def test_what_cannot_be_is_said(config: Path, words: tuple[str, ...], sentence: str) -> None:
    """And nothing is written."""
    assert sentence in said(alliance("settings", *words), 2)
    assert not config.exists()


def test_a_folder_that_cannot_be_made_is_said(config: Path) -> None:
    """With the reason."""
    config.parent.touch()
    assert "cannot be written" in said(alliance("settings", "new", "ours"), 1)


def test_checking_a_file_names_each_key_that_is_wrong(config: Path) -> None:
    """Exit status 1 then, else 0; the file stays as it is."""
    alliance("settings", "new", "ours")
    file = config / "ours.toml"
    for named in (str(file), "ours", "ours.toml"):
        assert alliance("settings", "check", named).stdout == 'ours.toml: well. "ours", 35 questions.\n'
    wrong = file.read_text(encoding="utf-8").replace("turn = 120", "turn = 5").replace("[steps.needs]", "[x]")
    file.write_text(wrong, encoding="utf-8")
    told = alliance("settings", "check", str(file))
    assert told.exit_code == 1
    assert [line.split(": ")[:2] for line in told.stderr.splitlines()] == [
        ["ours.toml", "x"],
        ["ours.toml", "steps.needs"],
        ["ours.toml", "turn"],
    ]
    assert told.stdout == ""
    assert file.read_text(encoding="utf-8") == wrong


def test_checking_what_is_not_there_says_what_is() -> None:
    """By a word that is the name of no setting, or by a file."""
    told = said(alliance("settings", "check", "coupel"), 2)
    assert told.startswith('There is no setting "coupel". Did you mean "couple"? There are couple, ')
    assert said(alliance("settings", "check", "a/b.toml"), 2) == "There is no file or folder a/b.toml."


@pytest.mark.parametrize("named", ["", ".", "..", "/", "nowhere.toml"])
def test_what_is_no_file_is_no_setting(named: str) -> None:
    """A sentence, whatever stands where its name should."""
    told = alliance("settings", "check", named)
    assert told.exit_code in (1, 2)
    assert told.stderr.strip().endswith(".")
    assert not told.stderr.startswith(":")
    assert "Traceback" not in told.stderr


def test_new_begins_with_a_setting_of_ones_own(stage: Stage, config: Path, data_dir: Path) -> None:
    """By name from the folder, or by file from anywhere."""
    alliance("settings", "new", "ours")
    file = (config / "ours.toml").rename(data_dir.parent / "away.toml")
    stage.own = ()
    for wanted in (str(file), f"{file.parent}/away.toml"):
        assert alliance("new", "Ana", "Ben", "--setting", wanted, "--data-dir", str(data_dir)).exit_code == 0
        assert isinstance(stage.start, BeginNew)
        assert stage.start.setting.name == "ours"
    alliance("settings", "new", "band")
    stage.own = ("band",)
    assert alliance("new", "Ana", "Ben", "--setting", "band", "--data-dir", str(data_dir)).exit_code == 0
    assert isinstance(stage.start, BeginNew)
    assert stage.start.setting.name == "band"


def test_a_file_that_cannot_be_used_is_said_before_anything_begins(config: Path, data_dir: Path) -> None:
    """With the key."""
    file = data_dir.parent / "torn.toml"
    file.write_text("turn = 5", encoding="utf-8")
    sentence = said(alliance("new", "Ana", "Ben", "--setting", str(file), "--data-dir", str(data_dir)), 2)
    assert sentence.startswith("The setting torn.toml cannot be used. name: Expected this key")
    assert not data_dir.exists()
