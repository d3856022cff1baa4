"""Commands that people are told to type do, pasted as they stand, what was said of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from alliance_tui.cli import plain
from alliance_tui.cli.group import COMMANDS
from alliance_tui.cli.plain import open_plainly
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.fitting import in_lines
from alliance_tui.paths import in_shell
from alliance_tui.sentences import ending, opened
from alliance_tui.sentences.typed import Shell, typed
from alliance_tui.storage.library import FileLibrary
from tests.catalogue import CATALOGUE, catalogue, texts
from tests.cli.running import Stage, alliance, said
from tests.storage.people import held_one, session_file

ODD = (
    "plain",
    "our folder",
    "two  spaces",
    'it\'s "ours"',
    "مجلدنا",
    "🏡 at home",
    "a\nline",
    "a\ttab",
    "$HOME;`id`\\",
    "\x1b[31mred",
    "left\u202eright",
    "not \udcff UTF-8",
    "-o",
)
"""Names that somebody may have given a folder."""


def words_of(hint: str) -> Sequence[str]:
    """The words that a shell makes of what is pasted into it."""
    done = subprocess.run(
        ["bash", "-c", f"for word in {hint}; do printf '%s\\0' \"$word\"; done"],
        capture_output=True,
        check=True,
        env={"LANG": "C.UTF-8"},
    )
    return [one.decode(errors="surrogateescape") for one in done.stdout.split(b"\0")[:-1]]


def pasted(sentence: str, begins: str) -> Sequence[str]:
    """The words after "alliance" of the command in a sentence that begins so."""
    found = re.search(rf'"(alliance {begins}.*?)"(?: |\.|$)', sentence)
    assert found, sentence
    first, *rest = words_of(found[1])
    assert first == "alliance"
    return rest


@pytest.mark.parametrize("name", ODD)
def test_what_is_told_of_another_folder_is_done_in_that_folder(tmp_path: Path, name: str) -> None:
    """However the folder is called; and all that is told stands on one line."""
    home = tmp_path / name
    held_one(FileLibrary(home), "words")
    title = FileLibrary(home).list()[0].title
    told = alliance("delete", title, "--yes", "--data-dir", str(home)).stderr
    assert told.count("\n") == 1
    assert alliance(*pasted(told, "trash restore")).exit_code == 0
    assert [one.title for one in FileLibrary(home).list()] == [title]
    unknown = said(alliance("--data-dir", str(home), "show", "nobody"), 2)
    assert title in alliance(*pasted(unknown, "list")).stdout


def test_a_folder_of_the_environment_is_not_told_again(
    kept: tuple[AllianceId, SessionId], data_dir: Path
) -> None:
    """There the command finds it by itself."""
    told = alliance("delete", kept[1], "--yes", env={"ALLIANCE_DATA_DIR": str(data_dir)}).stderr
    assert pasted(told, "trash restore") == ["trash", "restore", kept[1]]


def test_what_is_known_of_damage_tells_the_folder_as_it_was_named_now(
    kept: tuple[AllianceId, SessionId], data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list keeps what it said, from whichever shell that was asked for first."""
    session_file(data_dir, *kept).write_bytes(b"{")
    plain, named = '"alliance check --repair" mends', f'"alliance check --repair --data-dir {data_dir}" mends'
    for _ in range(2):
        monkeypatch.setattr(Shell, "data_dir", "")
        assert plain in alliance("list", env={"ALLIANCE_DATA_DIR": str(data_dir)}).stderr
        assert named in alliance("list", "--data-dir", str(data_dir)).stderr


def test_a_folder_is_told_whole_wherever_it_was_named_from(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People may be elsewhere when they paste it."""
    data_dir.mkdir()
    monkeypatch.chdir(data_dir.parent)
    told = alliance("list", "--data-dir", data_dir.name).stdout
    assert told.endswith(f"Begin one with: alliance new Ana Ben --setting couple --data-dir {data_dir}\n")


def test_the_screen_is_told_of_the_folder_too(
    stage: Stage, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where plain words are read without the commands."""
    monkeypatch.setattr(plain, "why_no_terminal", lambda: None)
    data_dir.mkdir()
    with pytest.raises(SystemExit):
        open_plainly(["--data-dir", str(data_dir)])
    assert stage.library is not None
    assert Shell.data_dir == str(data_dir)
    assert opened.check_says_more() == f'"alliance check --data-dir {data_dir}" says more of it.'
    restores = ending.saved_in(folder="/stick").splitlines()[-1]
    assert restores.endswith(f"alliance restore /stick --data-dir {data_dir}")


def test_a_command_is_not_broken_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted, it would be two; all other words are in lines that fit."""
    monkeypatch.setattr(Shell, "data_dir", in_shell("/our folder"))
    told = f'One two three "{typed("check --repair")}" mends it, "it" being nothing.'
    assert in_lines(told, 20).splitlines() == [
        "One two three",
        "\"alliance check --repair --data-dir '/our folder'\"",
        'mends it, "it" being',
        "nothing.",
    ]


def test_wide_letters_take_the_room_that_they_take() -> None:
    """Else the terminal breaks a line where no word ends."""
    told = "Review of 山田太郎 and 👩 Ana"
    assert in_lines(told, 19).splitlines() == ["Review of 山田太郎", "and 👩 Ana"]
    assert in_lines("السَّلام عليكم", 12) == "السَّلام عليكم"
    assert in_lines("", 5) == ""


@pytest.mark.parametrize("name", catalogue())
def test_every_command_that_is_told_is_written_in_one_place(name: str) -> None:
    """But in help, of many lines, and where the folder makes no difference."""
    spec = find_spec(f"{CATALOGUE}.{name}")
    assert spec is not None
    assert spec.origin is not None
    code = Path(spec.origin).read_text(encoding="utf-8")
    acting = "|".join(sorted({*COMMANDS} - {"demo", "settings"}))
    hint = re.compile(rf"\balliance (?:{acting})\b(?=[ \"'])")
    assert [one for one in texts(code) if "\n" not in one.strip("\n") and hint.search(one)] == []
