"""What was lost of what people said is told alike wherever they look."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.words import ActionId, AllianceId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.held import HeldAlliance
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.looking import told_whole
from alliance_tui.storage.mending import write_log
from tests.builders import happened
from tests.cli.running import alliance
from tests.fakes import MovableClock
from tests.storage.people import elsewhere, held_one, session_file

ALL_IS_WELL = "All is well"
"""What the check says where nothing was lost."""

SAYING = (("list",), ("show", "Home"), ("today",), ("due",))
"""The commands that say beside what they print what could not be read."""

Run = Callable[..., tuple[int, str, str]]
"""Runs a command: its exit status, what it printed, and what it said beside that."""


@pytest.fixture
def run(data_dir: Path) -> Run:
    """Each row of a table is one line."""

    def run(*words: str) -> tuple[int, str, str]:
        ended = alliance(*words, "--data-dir", str(data_dir), env={"COLUMNS": "500"})
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.output
        return ended.exit_code, ended.stdout, ended.stderr

    return run


@pytest.fixture
def path(data_dir: Path) -> Path:
    """The file of the one session of an alliance, which has ended; no backup lies beside it."""
    path = session_file(data_dir, *held_one(FileLibrary(data_dir), "one", "two", "three"))
    backup_of(path).unlink(missing_ok=True)
    return path


def opened(path: Path) -> HeldAlliance:
    """The alliance of a session, held open."""
    return FileLibrary(path.parents[3]).open(AllianceId(path.parents[1].name))


def emptied(path: Path) -> None:
    """Let the disk lose all of it."""
    path.write_bytes(b"")


def cut(path: Path) -> None:
    """Let the disk keep no more than the beginning of its first record."""
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b'"zone"') + 30])


@pytest.mark.parametrize(("damage", "day"), [(emptied, ""), (cut, " of Sunday 22 November 2026")])
def test_a_session_that_is_lost_whole_is_told_while_what_is_left_of_it_lies_there(
    run: Run, path: Path, damage: Callable[[Path], None], day: str
) -> None:
    """By each list, by the check, on the page of the alliance, and to who opens it first after that."""
    damage(path)
    aside = path.with_name(f"{path.name}.damaged-1")
    status, printed, said = run("check", "--repair")
    assert said.startswith(f"A session is lost: nothing in {path.name} could be read. ")
    says = f"A session{day} is lost here: nothing of it can be read. What there was is kept as "
    assert (status, f"{says}{aside.name}" in printed, ALL_IS_WELL in printed) == (0, True, False)
    for touched in (None, 0.0):
        for words in SAYING:
            assert f"{says}{aside}" in run(*words)[2], words
        status, printed, _ = run("check")
        assert (status, f"{says}{aside.name}" in printed, ALL_IS_WELL in printed) == (0, True, False)
        if touched is not None:
            os.utime(aside, (touched, touched))
        opening = opened(path)
        assert [one.startswith(says) for one in opening.lost] == [True]
        assert [one.startswith(says) for one in opening.problems] == ([True] if touched is None else [])
        opening.close()
    aside.unlink()
    assert [run(*words)[2] for words in SAYING] == [""] * len(SAYING)
    assert ALL_IS_WELL in run("check")[1]
    assert not opened(path).lost


def test_an_end_that_is_lost_is_told_until_the_next_opening(run: Run, path: Path) -> None:
    """The session has ended, and looks as if it had not."""
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b"SessionClosed") - 150])
    run("check", "--repair")
    says = f"What was done last in {path.name} may be missing since it was repaired"
    for words in SAYING:
        assert says in run(*words)[2], words
    assert "unfinished" in run("list")[1]
    opening = opened(path)
    assert [says in one for one in opening.problems] == [True]
    assert opening.is_checked_for_more
    opening.close()
    assert run("list")[2] == ""
    assert "What was done last may be missing since it was repaired" in run("check")[1]
    path.with_name(f"{path.name}.damaged-1").unlink()
    assert ALL_IS_WELL in run("check")[1]


def test_a_session_without_its_end_takes_no_newer_ones_place(run: Run, data_dir: Path, path: Path) -> None:
    """People sat down again after it: it is over, though nothing tells how it ended."""
    clock = MovableClock()
    clock.move(86_400)
    live = Live(opened(path), clock)
    happened(live.sit_down(SessionKind.ASSESS))
    assert live.session is not None
    newer = live.session.id
    live.close()
    backup_of(path).unlink(missing_ok=True)
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.index(b"SessionClosed") - 150])
    run("check", "--repair")
    printed = run("list")[1]
    assert printed.count("unfinished") == 1
    assert printed.count("end not known") == 1
    assert "its end is not known" in run("show", path.stem)[1]
    assert '"state": "open-ended"' in run("show", path.stem, "--json")[1]
    live = Live(opened(path), clock)
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    assert live.alliance.unfinished.id == newer
    live.close()


@pytest.fixture
def killed(data_dir: Path) -> Path:
    """The file of a session that was killed before it was written anew: its words are in the journal."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        process.stdout.readline()
    (journal,) = data_dir.glob("alliances/*/sessions/*.journal")
    return journal.with_suffix("")


def test_the_emptied_journal_of_a_first_session_is_told(run: Run, killed: Path) -> None:
    """Nothing is left of all that was said in it, and an empty journal is none of ours."""
    emptied(journal_of(killed))
    says = f"The newest part of {killed.name} is empty: what was said since that was last written anew may be"
    for words in SAYING:
        assert says in run(*words)[2], words
    status, printed, _ = run("check")
    assert (status, "no words were said in it" in printed, ALL_IS_WELL in printed) == (0, False, False)
    assert "empty at its end" in printed
    opening = opened(killed)
    assert [says in one for one in opening.problems] == [True]
    assert opening.is_checked_for_more
    opening.close()
    says = "A session is lost here: nothing of it can be read. What there was is kept as "
    for _ in range(2):
        for words in SAYING:
            assert f"{says}{killed};" in run(*words)[2], words
        status, printed, _ = run("check")
        assert (status, f"{says}{killed.name};" in printed, ALL_IS_WELL in printed) == (0, True, False)
        opening = opened(killed)
        assert ([*map(bool, opening.lost)], opening.problems) == ([True], [])
        opening.close()
    killed.unlink()
    backup_of(killed).unlink(missing_ok=True)
    assert run("list")[2] == ""
    assert ALL_IS_WELL in run("check")[1]


@pytest.mark.parametrize("how", ["opening", "repairing", "erasing"])
def test_of_an_empty_journal_and_nothing_else_nobody_says_that_a_session_is_lost(
    run: Run, path: Path, how: str
) -> None:
    """It may be: whoever was killed as it began left one, too. Then it is out of the way."""
    journal = path.with_name("abcdefghijkl.json.journal")
    journal.touch()
    says = "A session may be missing: the newest part of abcdefghijkl.json is empty"
    for words in SAYING:
        assert says in run(*words)[2], words
    status, printed, _ = run("check")
    assert (status, "empty at its end" in printed, ALL_IS_WELL in printed) == (0, True, False)
    if how == "opening":
        opening = opened(path)
        assert [says in one for one in opening.problems] == [True]
        assert (opening.sessions(), opening.lost, opening.is_checked_for_more) == ((path.stem,), [], False)
        opening.close()
    elif how == "repairing":
        assert "The newest part of abcdefghijkl.json was empty, and is gone." in run("check", "--repair")[2]
    else:
        assert run("erase", "abcdefghijkl", "--yes-erase", "Home")[0] == 0
    assert not [*path.parent.glob("abcdefghijkl*")]
    assert run("list")[2] == ""
    assert ALL_IS_WELL in run("check")[1]


@pytest.mark.parametrize("beside", ["json.backup", "json.damaged-1", "sync-conflict-1.json"])
def test_where_anything_else_of_a_session_is_there_its_empty_journal_is_not_just_removed(
    run: Run, path: Path, beside: str
) -> None:
    """What was said in it can still be there."""
    path.rename(path.with_name(f"{path.stem}.{beside}"))
    emptied(journal_of(path))
    assert "nothing else of it is there" not in run("list")[2]
    status, printed, _ = run("check")
    assert (status, "It has an empty newest part and nothing else" in printed) == (1, False)


def test_a_session_that_is_lost_is_erased_by_its_whole_id(run: Run, path: Path) -> None:
    """No list shows it; what only has its name is none."""
    emptied(path)
    run("check", "--repair")
    path.with_name("bbbbbbbbbbbb.json").write_text("a recipe")
    assert run("erase", "bbbbbbbbbbbb", "--yes-erase", "Home")[0] == 2
    status, _, said = run("erase", path.stem, "--yes-erase", "Home")
    assert (status, said.endswith("It is gone for good.\n")) == (0, True)
    assert [one.name for one in path.parent.iterdir()] == ["bbbbbbbbbbbb.json"]
    assert "lost" not in run("list")[2]


def test_after_an_empty_journal_was_repaired_nothing_is_said_to_be_set_aside(run: Run, killed: Path) -> None:
    """Nothing was damaged that could be kept."""
    emptied(journal_of(killed))
    assert "set aside" not in run("check", "--repair")[1]
    assert "set aside" not in run("check")[1]


def flipped(journal: Path) -> None:
    """Let the words of a note be others than were kept."""
    journal.write_bytes(journal.read_bytes().replace(b"kept words", b"kept wordz"))


def test_what_an_opening_could_not_read_is_told_by_the_check_that_it_points_to(
    run: Run, killed: Path
) -> None:
    """While it is read there, in a second window too, and for as long as the damaged journal lies there."""
    flipped(journal_of(killed))
    lost = f"At least 1 of the entries of {killed.name} could not be found when it was repaired."
    opening = opened(killed)
    assert opening.is_checked_for_more
    assert any("could not be read; all the others were" in one for one in opening.problems)
    assert lost in run("list")[2], "nobody has read it to its end"
    assert "At least 1 could not be found" in run("check")[1]
    second = opened(killed)
    assert second.held_elsewhere
    assert [one.startswith(lost) for one in second.problems] == [True]
    second.close()
    opening.close()
    assert run("list")[2] == ""
    status, printed, _ = run("check")
    assert (status, "At least 1 could not be found" in printed, ALL_IS_WELL in printed) == (0, True, False)
    journal_of(killed).with_name(f"{killed.name}.journal.damaged-1").unlink()
    assert ALL_IS_WELL in run("check")[1]


def test_an_end_that_was_cut_off_is_not_looked_for_where_nothing_tells_more(run: Run, killed: Path) -> None:
    """It was never said to be saved, and once it is opened nothing is wrong any more."""
    journal_of(killed).write_bytes(journal_of(killed).read_bytes() + b'[123,9,["put","ev')
    opening = opened(killed)
    assert ["middle of a line" in one for one in opening.problems] == [True]
    assert not opening.is_checked_for_more
    opening.close()
    assert ALL_IS_WELL in run("check")[1]


def test_a_founding_that_was_put_together_is_told_to_be_another(run: Run, path: Path) -> None:
    """What its repair says is said until the next opening."""
    own = path.parents[1] / "alliance.json"
    backup_of(own).unlink(missing_ok=True)
    raw = own.read_bytes()
    own.write_bytes(raw.replace(b"AllianceFounded", b"AllianceFoundet"))
    assert "At least 1 cannot be found." in run("check", "--repair")[2]
    assert "At least 1 of the entries of alliance.json could not be found" in run("list")[2]
    opened(path).close()
    assert run("list")[2] == ""


def test_what_is_lost_is_told_also_where_a_copy_was_joined(run: Run, path: Path) -> None:
    """The copy went on elsewhere without the end that is lost: it makes up for nothing of that."""
    records = told_whole(path)
    last = records[-1]
    spoken = (record.event for record in records if isinstance(record.event, NoteWritten))
    others = (
        replace(last, n=n, writer="bbbbbb", action=ActionId(f"{n}-bbbbbb"), event=event)
        for n, event in enumerate(spoken, last.n)
    )
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    write_log(copy, (*records[:-3], *others))
    raw = path.read_bytes()
    path.write_bytes(raw[:-300])
    said = run("check", "--repair")[2]
    assert "cannot be found." in said or "may be missing" in said
    for words in SAYING:
        assert "since it was repaired" in run(*words)[2], words
    status, printed, _ = run("check")
    assert (status, ALL_IS_WELL in printed, "Not everything could be saved" in printed) == (0, False, True)


def test_what_a_copy_makes_up_for_is_told_as_no_loss(run: Run, path: Path) -> None:
    """It holds the very records that are cut off."""
    raw = path.read_bytes()
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(raw)
    path.write_bytes(raw[:-300])
    said = run("check", "--repair")[2]
    assert f"{path.name} is mended." in said
    assert not any(one in said for one in ("cannot be found", "may be missing"))
    assert run("list")[2] == ""
    assert ALL_IS_WELL not in run("check")[1]


def test_what_no_checksum_vouched_for_is_not_said_to_be_as_it_was_written(run: Run, path: Path) -> None:
    """As long as the file lies there as it was found."""
    path.write_bytes(path.read_bytes().replace(b"two", b"tvo"))
    assert "may have been changed" in run("check", "--repair")[2]
    assert ALL_IS_WELL not in (printed := run("check")[1])
    assert "Everything that is there can be read; a file was damaged before" in printed
    path.with_name(f"{path.name}.damaged-1").unlink()
    assert ALL_IS_WELL in run("check")[1]
