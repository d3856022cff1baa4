"""Words that were saved in somebody's home because they could not be saved where they should be."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.entries import KEPT_FOR, entries
from alliance_tui.storage.expiring import expire
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.places import ORIGIN
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import happened
from tests.cli.running import alliance
from tests.fakes import START, MovableClock
from tests.storage.people import held_one, note, seated, states, texts, until_saved
from tests.ui.house import House


class Rescued(NamedTuple):
    """An alliance of which the newest words are in a folder in somebody's home alone."""

    id: AllianceId
    """Which one."""

    folder: Path
    """The folder."""


@pytest.fixture
def rescued(data_dir: Path, home: Path) -> Rescued:
    """Two people whose data folder was gone when the terminal was closed; it is there again."""
    files = FileLibrary(data_dir)
    live = seated(files, "Home")
    note(live, "before")
    until_saved(live)
    shutil.copytree(data_dir, home / "stick")
    note(live, "after")
    folder = home / f"alliance-{START:%Y-%m-%d-%H%M%S}"
    files.copy_to(folder, live.id, *live.everything())
    live.close()
    shutil.rmtree(data_dir)
    (home / "stick").rename(data_dir)
    return Rescued(live.id, folder)


def listed(data_dir: Path) -> str:
    """What is said beside the list."""
    told = alliance("list", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    return told.stderr


def test_words_that_wait_are_told_until_they_are_taken_in(data_dir: Path, rescued: Rescued) -> None:
    """With the command that does it, which says no more to do where all is here."""
    told = f'Words of "Home" are only in ~/{rescued.folder.name}. To have them here: alliance restore ~/'
    assert told in listed(data_dir)
    assert texts(FileLibrary(data_dir), rescued.id) == ["before"]
    again = alliance("restore", str(rescued.folder), "--data-dir", str(data_dir))
    assert again.exit_code == 0, again.output
    assert f"The same words are in {rescued.folder} still. Remove it yourself" in again.stderr
    assert texts(FileLibrary(data_dir), rescued.id) == ["before", "after"]
    assert listed(data_dir) == ""
    before = states(data_dir)
    again = alliance("restore", str(rescued.folder), "--data-dir", str(data_dir))
    assert again.stderr.startswith('All of "Home" is here already. It was left as it is.\n')
    assert states(data_dir) == before


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_what_was_said_since_is_joined_with_it_unasked(
    data_dir: Path, rescued: Rescued, words: tuple[str, ...]
) -> None:
    """Nothing is lost of either, and doing it once more changes nothing."""
    folder = ("--data-dir", str(data_dir))
    live = seated_again(FileLibrary(data_dir), rescued.id, "since")
    told = alliance("restore", str(rescued.folder), *words, *folder)
    assert told.exit_code == 0, told.output
    assert '"Home": 1 entry was only there, and added.' in told.stderr
    assert sorted(texts(FileLibrary(data_dir), live)) == ["after", "before", "since"]
    assert len(entries(data_dir)) == 1
    alliance("restore", str(rescued.folder), *words, *folder)
    assert len(entries(data_dir)) == 1
    assert sorted(texts(FileLibrary(data_dir), live)) == ["after", "before", "since"]


def damaged(folder: Path) -> None:
    """Cut off the end of the session in a folder."""
    (session,) = folder.glob("alliances/*/sessions/*.json")
    session.write_bytes(session.read_bytes()[:-150])


@pytest.mark.parametrize("is_named", [True, False])
def test_what_is_damaged_where_it_was_saved_is_told_and_not_to_be_removed(
    data_dir: Path, rescued: Rescued, is_named: bool
) -> None:
    """Something may be missing that can be brought back from there: also of a folder like any other."""
    folder = rescued.folder if is_named else rescued.folder.with_name("ours")
    rescued.folder.rename(folder)
    if not is_named:
        (folder / ORIGIN).unlink(missing_ok=True)
    damaged(folder)
    live = seated_again(FileLibrary(data_dir), rescued.id, "since")
    told = alliance("restore", str(folder), "--data-dir", str(data_dir), answers="both\n" * 2)
    assert told.exit_code == 0, told.output
    says = f'Not all of "Home" can be read as it was written in {folder}: it is damaged there.'
    assert says in told.stderr
    assert "Remove it yourself" not in told.stderr
    assert not (folder / "taken-in.txt").exists()
    assert {"before", "since"} <= {*texts(FileLibrary(data_dir), live)}
    again = alliance("restore", str(folder), "--data-dir", str(data_dir), answers="both\n" * 2).stderr
    assert says in again
    assert "All of" not in again


def seated_again(files: FileLibrary, alliance: AllianceId, words: str) -> AllianceId:
    """Go on with the session, and say something in it."""
    live = Live(files.open(alliance), MovableClock())
    (session,) = live.store.opening.sessions()
    happened(live.resume(session))
    note(live, words)
    live.close()
    return alliance


def test_what_is_taken_in_by_itself_is_not_told(data_dir: Path, rescued: Rescued) -> None:
    """By what is there, and not by who brought it; nor once the folder is gone."""
    shutil.copytree(rescued.folder / "alliances", data_dir / "alliances", dirs_exist_ok=True)
    for journal in data_dir.rglob("*.journal"):
        journal.unlink()
    assert listed(data_dir) == ""
    shutil.rmtree(rescued.folder)
    assert listed(data_dir) == ""


def test_of_another_data_folder_nothing_is_told(data_dir: Path, tmp_path: Path, rescued: Rescued) -> None:
    """What waits is of other people; in the one it is of it is told where the alliance is gone as well."""
    other = tmp_path / "other"
    held_one(FileLibrary(other), "words", title="Other")
    assert listed(other) == ""
    shutil.rmtree(data_dir / "alliances" / rescued.id)
    held_one(FileLibrary(data_dir), "words", title="Next")
    assert 'Words of "Home" are only in' in listed(data_dir)
    assert alliance("restore", str(rescued.folder), "--data-dir", str(data_dir)).exit_code == 0
    assert texts(FileLibrary(data_dir), rescued.id) == ["before", "after"]


def test_of_what_is_in_the_trash_nothing_waits(data_dir: Path, rescued: Rescued) -> None:
    """It can be had back from there; of a session that was deleted, too."""
    folder = ("--data-dir", str(data_dir))
    assert alliance("restore", str(rescued.folder), *folder).exit_code == 0
    (rescued.folder / "taken-in.txt").unlink()
    files = FileLibrary(data_dir)
    (line,) = files.list()
    for session in (line.sessions[0].id, None):
        files.delete(rescued.id, session, START)
        assert listed(data_dir) == ""


@pytest.mark.parametrize("is_taken_in", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_words_that_were_erased_are_named_where_they_still_lie(
    data_dir: Path, rescued: Rescued, whole: bool, is_taken_in: bool
) -> None:
    """By the erase, and by each list after that: nobody is told how to have them here again."""
    if is_taken_in:
        assert alliance("restore", str(rescued.folder), "--data-dir", str(data_dir)).exit_code == 0
    session = next(rescued.folder.glob("alliances/*/sessions/*.json"))
    there = rescued.folder / "alliances" / rescued.id if whole else session
    wanted = rescued.id if whole else session.stem
    told = alliance("erase", wanted, "--yes-erase", "Home", "--data-dir", str(data_dir)).stderr
    assert f"a copy stays in {there}. Remove it yourself." in told
    assert "gone for good" not in told
    at = f"~/{there.relative_to(rescued.folder.parent)}"
    assert (
        listed(data_dir)
        == f'Words of "Home" were erased here, and still lie in {at}. Remove that yourself.\n'
    )
    shutil.rmtree(there) if whole else there.unlink()
    assert listed(data_dir) == ""


def test_where_nothing_waits_only_the_names_at_home_are_looked_at(
    data_dir: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and no file is read."""
    held_one(files := FileLibrary(data_dir), "words")
    (home / "alliance-notes").mkdir()
    asked: list[Path] = []
    names = Disk.names

    def noted(disk: Disk, folder: Path) -> list[str]:
        asked.append(folder)
        return names(disk, folder)

    monkeypatch.setattr(Disk, "names", noted)
    monkeypatch.setattr(Disk, "read", lambda *_: pytest.fail("a file is read"))
    assert files.to_tell() == ()
    assert asked == [home]


async def test_the_list_on_the_screen_tells_it_at_its_foot(data_dir: Path, rescued: Rescued) -> None:
    """Quietly, and it stands there while nothing else is said."""
    async with House(data_dir).open(size=(80, 24)) as keyboard:
        await keyboard.until(lambda: "are only in" in keyboard.text, "what waits")
        foot = " ".join(keyboard.text.split())
        assert f'Words of "Home" are only in ~/{rescued.folder.name}.' in foot
        assert f"alliance restore ~/{rescued.folder.name}" in foot
        await keyboard.press("x")
        assert "are only in" not in keyboard.text
        keyboard.screen.query_one(Whisper).say("")
        await keyboard.settle()
        assert "are only in" in keyboard.text


def test_words_that_wait_are_told_where_the_data_folder_is_gone(data_dir: Path, rescued: Rescued) -> None:
    """They are the only ones there are then."""
    shutil.rmtree(data_dir)
    told = alliance("list", "--data-dir", str(data_dir))
    assert told.exit_code == 2
    waits, gone = told.stderr.splitlines()
    assert waits.startswith(f'Words of "Home" are only in ~/{rescued.folder.name}.')
    assert gone.startswith(f"There is no folder {data_dir}.")


def lies_erased(data_dir: Path, rescued: Rescued) -> bool:
    """Whether what lies in the home folder is told to be erased."""
    return f'Words of "Home" were erased here, and still lie in ~/{rescued.folder.name}' in listed(data_dir)


@pytest.mark.parametrize("of_session", [False, True])
def test_what_has_lain_in_the_trash_for_too_long_counts_as_erased_there(
    data_dir: Path, rescued: Rescued, of_session: bool
) -> None:
    """As long as nothing of it is in the trash any more, nor here."""
    files = FileLibrary(data_dir)
    (line,) = files.list()
    files.delete(rescued.id, line.sessions[0].id if of_session else None, START)
    expire(data_dir, START + KEPT_FOR)
    assert not lies_erased(data_dir, rescued)
    expire(data_dir, START + KEPT_FOR + timedelta(days=1))
    assert lies_erased(data_dir, rescued)


def test_what_is_here_again_is_not_erased_with_what_was_deleted_of_it(
    data_dir: Path, rescued: Rescued
) -> None:
    """It was put back, or deleted once more since."""
    kept = data_dir.with_name("kept")
    shutil.copytree(data_dir / "alliances", kept)
    files = FileLibrary(data_dir)
    files.delete(rescued.id, None, START)
    shutil.copytree(kept, data_dir / "alliances", dirs_exist_ok=True)
    expire(data_dir, START + 2 * KEPT_FOR)
    assert entries(data_dir) == ()
    assert not lies_erased(data_dir, rescued)
    files.delete(rescued.id, None, START)
    shutil.copytree(kept, data_dir / "alliances", dirs_exist_ok=True)
    files.delete(rescued.id, None, START + KEPT_FOR)
    expire(data_dir, START + KEPT_FOR + timedelta(days=1))
    assert len(entries(data_dir)) == 1
    assert not lies_erased(data_dir, rescued)
