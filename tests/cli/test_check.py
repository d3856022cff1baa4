"""`alliance check`."""

from __future__ import annotations

import errno
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from alliance_tui.cli.check_page import report_page
from alliance_tui.clock import Clock
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.sentences.typed import typed
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import AllianceLock
from tests.builders import found_in, happened
from tests.cli.running import alliance, said
from tests.shipped import builtin
from tests.storage.people import HOST, elsewhere, session_file, states


def test_all_is_well_and_nothing_changes(data_dir: Path, kept: tuple[AllianceId, SessionId]) -> None:
    """One alliance with all its files, or all alliances."""
    before = states(data_dir)
    told = alliance("check", "--data-dir", str(data_dir))
    assert (told.exit_code, told.stderr) == (0, "")
    assert "All is well: everything can be read as it was written." in told.stdout
    assert f"sessions/{kept[1]}.json" not in told.stdout
    told = alliance("check", "demo", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert kept[1] in told.stdout
    assert states(data_dir) == before


def test_nothing_yet_is_well(home: Path) -> None:
    """And makes no folder."""
    told = alliance("check", "--repair")
    assert told.exit_code == 0
    assert told.stdout == "There is no alliance yet, and so nothing to check.\n"
    assert not [*home.iterdir()]


def test_damage_is_told_and_mended_when_that_is_asked_for(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """The exit status says it too."""
    path = session_file(data_dir, *kept)
    path.write_bytes(path.read_bytes()[:-3])
    before = states(data_dir)
    told = alliance("check", "--data-dir", str(data_dir))
    assert told.exit_code == 1
    assert f'"{typed("check --repair")}" mends what it can' in " ".join(told.stdout.split())
    assert states(data_dir) == before
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert told.stderr.startswith(f"{path.name} is mended. It holds ")
    assert "All is well" not in told.stdout, "nothing vouches for what was found"
    assert "Not everything could be saved as it was written" in told.stdout.replace("\n", " ")
    assert f"is kept, unchanged, as {path.name}.damaged-1." in told.stderr
    lost = f"At least 1 of the entries of {path.name} could not be found when it was repaired."
    folder = ("--data-dir", str(data_dir))
    for _ in range(2):
        told = alliance("check", *folder)
        assert told.exit_code == 0
        assert "could not be found when it was repaired" in " ".join(told.stdout.split())
        assert "Not everything could be saved as it was written" in told.stdout.replace("\n", " ")
        for words in (("list",), ("show", kept[0]), ("show", kept[1], "--json"), ("today",), ("due",)):
            assert lost in " ".join(alliance(*words, *folder).stderr.split()), words
    opening = FileLibrary(data_dir).open(kept[0])
    assert [one.startswith(lost) for one in opening.problems] == [True], "it is told to who opens it"
    assert opening.is_checked_for_more
    assert lost in " ".join(alliance("list", *folder).stderr.split()), "they may be reading it"
    opening.close()
    assert "could not be found" not in alliance("list", *folder).stderr
    printed = " ".join(alliance("check", *folder).stdout.split())
    assert "could not be found when it was repaired" in printed
    assert "Not everything could be saved as it was written" in printed
    again = FileLibrary(data_dir).open(kept[0])
    assert not again.problems
    again.close()
    path.with_name(f"{path.name}.damaged-1").unlink()
    assert "All is well" in alliance("check", *folder).stdout


def test_what_a_repair_brings_back_whole_is_not_called_lost(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Another program put a copy of the file there, which holds all of it."""
    path = session_file(data_dir, *kept)
    path.rename(path.with_name(f"{path.stem} (copy).json"))
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert "is mended" in told.stderr
    assert "All is well" in told.stdout
    assert told.exit_code == 0


def test_a_folder_that_gets_its_name_back_is_checked_under_it(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Though it was named by the id it had."""
    home = data_dir / "alliances" / kept[0]
    home.rename(home.with_name("abcdefghijkl"))
    told = alliance("check", "abcdefghijkl", "--repair", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert told.stderr == f"The folder abcdefghijkl is called {kept[0]} now: by the alliance in it.\n"
    assert kept[1] in told.stdout
    assert "abcdefghijkl" not in told.stdout


def test_a_folder_that_cannot_get_its_name_back_is_not_called_well(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Somebody has it open."""
    home = data_dir / "alliances" / kept[0]
    home = home.rename(home.with_name("abcdefghijkl"))
    lock = AllianceLock(home / "lock")
    try:
        told = alliance("check", home.name, "--repair", "--data-dir", str(data_dir))
    finally:
        lock.release()
    assert told.exit_code == 1
    assert "was not mended" in told.stderr
    assert home.exists()


@pytest.mark.parametrize("words", [(), ("--repair",)])
def test_an_alliance_that_cannot_be_read_is_found_by_its_whole_id(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """Its title is not known until it is mended."""
    (data_dir / "alliances" / kept[0] / "alliance.json").write_bytes(b"")
    told = alliance("check", kept[0], *words, "--data-dir", str(data_dir))
    assert told.exit_code == int(not words)
    assert ("Demo" in told.stdout) is bool(words)


def test_one_that_is_open_elsewhere_is_not_mended(data_dir: Path) -> None:
    """Who holds it is said; a damaged one of these is a failure."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        name, pid = process.stdout.readline().split()
        told = alliance("check", "--repair", "--data-dir", str(data_dir))
        assert told.exit_code == 0
        assert (
            f'"Home" was left as it is. This alliance is open in another window (process {pid} on {HOST}).'
            in told.stderr
        )
        (journal,) = (data_dir / "alliances" / name / "sessions").glob("*.journal")
        journal.write_bytes(b"[1,2\n" + journal.read_bytes())
        told = alliance("check", "--repair", "--data-dir", str(data_dir))
        assert told.exit_code == 1
        assert told.stderr.startswith('"Home" was not mended. This alliance is open')


def test_a_mistyped_title_is_guessed(data_dir: Path, kept: tuple[AllianceId, SessionId]) -> None:
    """As by every command."""
    before = states(data_dir)
    sentence = said(alliance("check", "Dmo", "--data-dir", str(data_dir)), 2)
    assert 'Did you mean "Demo"?' in sentence
    assert states(data_dir) == before


def test_what_a_command_left_that_was_cut_off_is_named_and_removed(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """A folder in which a backup was unpacked holds whole sessions."""
    stage = data_dir / ".restoring-999999999-0123abcd"
    stage.mkdir()
    result = alliance("check", "--data-dir", str(data_dir))
    assert result.exit_code == 0
    assert stage.name[:11] in result.stdout
    assert "--repair" in result.stdout
    alliance("check", "--repair", "--data-dir", str(data_dir))
    assert not stage.exists()


def test_what_could_never_be_saved_is_said_alike(data_dir: Path, kept: tuple[AllianceId, SessionId]) -> None:
    """By the list and by the check; what they say to do ends it."""
    folder = ("--data-dir", str(data_dir))
    bare = "a" * 12
    (data_dir / "alliances" / bare / "sessions").mkdir(parents=True)
    (data_dir / "alliances" / bare / "lock").touch()
    way = f'"alliance erase {bare} --data-dir {data_dir}" removes the folder.'
    assert way in alliance("list", *folder).stderr
    told = alliance("check", *folder)
    assert (told.exit_code, "".join(way.split()) in "".join(told.stdout.split())) == (0, True)
    assert alliance("erase", bare, "--yes-erase", bare, *folder).exit_code == 0
    assert alliance("list", *folder).stderr == ""
    own = data_dir / "alliances" / kept[0] / "alliance.json"
    own.rename(own.with_name("alliance.json.damaged-1"))
    assert "erase" not in alliance("list", *folder).stderr


@pytest.mark.usefixtures("kept")
def test_a_disk_that_is_full_is_said_in_a_sentence(
    data_dir: Path, kept: tuple[AllianceId, SessionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what was to be mended stays as it is."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    path = session_file(data_dir, *kept)
    path.write_bytes(path.read_bytes()[:-3])
    raw = path.read_bytes()
    monkeypatch.setattr(Disk, "write", full)
    told = alliance("check", "--repair", "--data-dir", str(data_dir))
    assert (told.exit_code, told.stderr) == (1, '"Demo" was not mended. The disk is full.\n')
    assert path.read_bytes() == raw


def drawn(data_dir: Path, columns: int) -> list[str]:
    """The lines that a terminal of so many columns shows."""
    console = Console(width=columns, force_terminal=True, color_system=None, file=StringIO())
    with console.capture() as printed:
        console.print(report_page(check(data_dir), data_dir, whole=False), crop=False)
    return printed.get().splitlines()


@pytest.fixture
def unwell(data_dir: Path, kept: tuple[AllianceId, SessionId]) -> tuple[Path, Path]:
    """A session's file that is damaged, and a copy with a long name of an alliance's own."""
    path = session_file(data_dir, *kept)
    own = path.parent.parent / "alliance.json"
    path.write_bytes(path.read_bytes()[:-3])
    copy = own.with_name("alliance (what somebody kept before the summer).json")
    copy.write_bytes(own.read_bytes())
    return path, copy


def test_a_program_finds_each_file_and_each_sentence_on_one_line(
    data_dir: Path, unwell: tuple[Path, Path]
) -> None:
    """However narrow the terminal is that the output does not go to."""
    told = alliance("check", "--data-dir", str(data_dir), env={"COLUMNS": "20"})
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    at = next(place for place, line in enumerate(lines) if unwell[0].name in line)
    assert lines[at].split()[0] == f"sessions/{unwell[0].name}"
    assert lines[at].endswith("  damaged")
    findings = [one for found in check(data_dir).alliances for one in found.findings if one.advice]
    assert [one.path for one in findings] == [*unwell]
    assert lines[at + 1] == f"    {findings[0].advice}"
    assert [one.advice for one in findings if f"    {one.advice}" not in lines] == []
    assert f"  {unwell[1].name}" in told.stdout
    assert f'"{typed("check --repair")}" mends what it can, and keeps what was there.' in lines[-1]


@pytest.mark.parametrize("columns", [100, 80, 40])
def test_a_terminal_shows_every_sentence_in_whole_words(
    data_dir: Path, unwell: tuple[Path, Path], columns: int
) -> None:
    """Below the name of the file, which is not broken either so that it can be copied."""
    lines = drawn(data_dir, columns)
    long = [line for line in lines if len(line) > columns]
    assert all(unwell[1].name in line for line in long), long
    told = " ".join(" ".join(lines).split())
    findings = [one for found in check(data_dir).alliances for one in found.findings if one.advice]
    assert [one.advice for one in findings if one.advice not in told] == []
    assert [one.path for one in findings if one.path.name not in told] == []


def test_a_long_title_goes_on_in_the_next_line_of_a_narrow_terminal(data_dir: Path) -> None:
    """In whole words, however wide its letters are."""
    live = Live(FileLibrary(data_dir).create(AllianceId(new_id())), Clock())
    happened(
        found_in(
            live, "👩 Familie am Küchentisch 山田太郎 mit vielen Worten", builtin()["couple"], ("Ana", "Ben")
        )
    )
    live.close()
    console = Console(width=30, force_terminal=True, color_system=None, file=StringIO())
    with console.capture() as printed:
        console.print(report_page(check(data_dir), data_dir, whole=False), crop=False)
    lines = printed.get().splitlines()
    assert max(map(cell_len, lines)) <= 30, lines
    assert "mit vielen Worten" in " ".join(" ".join(lines).split())
