"""What was taken back here does not come back with a backup from before, whatever is wanted of that."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes, parking, sitting, techniques
from alliance_tui.domain.words import NoteKind
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.looking import look
from alliance_tui.storage.restoring import Candidate, Choice, put_back, unpacked
from tests.builders import happened, pid
from tests.cli.running import alliance
from tests.fakes import START
from tests.storage.people import (
    SECRET,
    gone_on,
    holding,
    killed,
    note,
    reword,
    seated,
    session_file,
    states,
    take_back,
    texts,
    undo,
    until_saved,
)
from tests.storage.test_settling import damaged


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "saved.zip"


def restore(folder: Path, source: Path, choice: Choice) -> Candidate:
    """Put the alliance of a backup back."""
    with unpacked(folder, source) as (stage, found):
        put_back(folder, stage, {one.id: choice for one in found if not one.same}, START)
    (candidate,) = found
    return candidate


def noted(files: FileLibrary) -> Live:
    """People who wrote something that they are going to take back."""
    live = seated(files)
    note(live, SECRET)
    return live


@pytest.mark.no_cover
@pytest.mark.parametrize("choice", [Choice.BACKUP, Choice.BOTH])
@pytest.mark.parametrize(
    ("way", "left"),
    [(take_back, []), (undo, []), (reword, ["otherwise"])],
    ids=["back", "undone", "reworded"],
)
@pytest.mark.parametrize("ended", ["left", "killed", "deleted"])
def test_a_note_taken_back_here_stays_so(
    files: FileLibrary, data_dir: Path, saved: Path, choice: Choice, way: object, left: list[str], ended: str
) -> None:
    """People left, or the program was killed, or all of it was deleted since; all else is back."""
    live = noted(files)
    take_backup(data_dir, saved, START)
    assert callable(way)
    way(live)
    note(live, "said later")
    until_saved(live)
    killed(live, data_dir) if ended == "killed" else live.close()
    if ended == "deleted":
        files.delete(live.id, None, START)
    candidate = restore(data_dir, saved, choice)
    assert candidate.withdrawn
    assert holding(data_dir) == []
    later = ["said later"] if choice is Choice.BOTH and ended != "deleted" else []
    assert texts(files, live.id) == [*left, *later]
    assert check(data_dir).is_well


def test_where_nothing_else_is_other_it_is_the_same(files: FileLibrary, data_dir: Path, saved: Path) -> None:
    """What was taken back is no reason to replace what is here."""
    live = noted(files)
    take_backup(data_dir, saved, START)
    take_back(live)
    live.close()
    candidate = restore(data_dir, saved, Choice.BACKUP)
    assert candidate.only_there == 0
    assert holding(data_dir) == []


@pytest.mark.parametrize("way", [take_back, undo])
def test_what_took_it_back_is_counted_as_only_here_before_people_choose(
    files: FileLibrary, data_dir: Path, saved: Path, way: Callable[[Live], None]
) -> None:
    """It comes to the backup's so that nobody reads an empty note, and is not in the backup all the same."""
    live = noted(files)
    take_backup(data_dir, saved, START)
    assert live.session is not None
    path, before = session_file(data_dir, live.id, live.session.id), len(live.records())
    way(live)
    note(live, "said later")
    live.close()
    here = len(look(path, ()).records) - before
    told = alliance("restore", str(saved), "--data-dir", str(data_dir), answers="mine\n").stderr
    assert f'"Home" is here and in the backup, and they differ: {here} entries are only here, 0 only' in told


def test_what_was_let_go_of_otherwise_stays_gone_too(files: FileLibrary, data_dir: Path, saved: Path) -> None:
    """A parked thing, a proposal, and all notes where people kept the agreements only."""
    live = seated(files)
    happened(live.act(parking.park, SECRET))
    happened(live.act(agreements.propose, Terms(SECRET)))
    happened(live.act(notes.write_note, pid(1), NoteKind.NEED, f"{SECRET} too"))
    take_backup(data_dir, saved, START)
    assert live.session is not None
    happened(live.act(parking.drop_parked, live.session.parked[0].id))
    happened(live.act(agreements.withdraw_agreement, live.session.agreements[0].id))
    happened(live.act(techniques.press_keeping, 1))
    happened(live.act(sitting.close))
    live.close()
    restore(data_dir, saved, Choice.BACKUP)
    assert holding(data_dir) == []
    again = gone_on(files, live.id)
    assert again.session is not None
    assert (again.session.notes, again.session.parked, again.session.live_agreements) == ((), (), ())
    again.close()


def test_it_is_said(files: FileLibrary, data_dir: Path, saved: Path) -> None:
    """By the command; where nothing was taken back, nothing is."""
    live = noted(files)
    take_backup(data_dir, saved, START)
    take_back(live)
    note(live, "said later")
    live.close()
    said = "that were taken back here were taken out of what was put back."
    told = alliance("restore", str(saved), "--force", "--data-dir", str(data_dir))
    assert said in told.stderr
    assert holding(data_dir) == []
    other = ("--data-dir", str(data_dir.with_name("other")))
    assert said not in alliance("restore", str(saved), *other).stderr


@pytest.mark.no_cover
@pytest.mark.parametrize("words", [(), ("--yes",), ("--force",)])
@pytest.mark.parametrize("gone", ["alliance", "session"])
def test_a_file_that_is_gone_here_is_added(
    files: FileLibrary, data_dir: Path, saved: Path, words: tuple[str, ...], gone: str
) -> None:
    """Unasked: nothing that is here is other afterwards."""
    live = noted(files)
    live.close()
    gone_on(files, live.id).close()
    assert live.session is not None
    take_backup(data_dir, saved, START)
    path = session_file(data_dir, live.id, live.session.id)
    path = path.parent.parent / "alliance.json" if gone == "alliance" else path
    path.unlink()
    spoiled = path.with_name(f"{path.name}.backup")
    if gone == "session":
        assert spoiled.exists()
        spoiled.write_bytes(b"")
    told = alliance("restore", str(saved), *words, "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert "only in the backup, and added." in told.stderr
    assert path.exists()
    assert texts(files, live.id) == [SECRET]
    assert check(data_dir).is_well


@pytest.mark.no_cover
@pytest.mark.parametrize("is_gone", [False, True])
def test_a_log_that_is_damaged_here_tells_only_of_words_that_are_gone(
    files: FileLibrary, data_dir: Path, saved: Path, is_gone: bool
) -> None:
    """Not of those that it takes back, for that may be undone in what cannot be read."""
    live = noted(files)
    note(live, "said too")
    if is_gone:
        take_backup(data_dir, saved, START)
        take_back(live)
        live.close()
        live = gone_on(files, live.id)
    take_back(live)
    undo(live)
    live.close()
    if not is_gone:
        take_backup(data_dir, saved, START)
    assert live.session is not None
    damaged(session_file(data_dir, live.id, live.session.id))
    told = alliance("restore", str(saved), "--force", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert ("taken back here" in told.stderr) is is_gone
    assert texts(files, live.id) == (["said too"] if is_gone else [SECRET, "said too"])
    assert check(data_dir).is_well


def full(*_: object, **__: object) -> None:
    """A disk on which nothing more fits."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("forgetting", "Nothing was put back, or changed here: words that were taken back could not be"),
        ("mending", "The backup cannot be put back: the disk is full."),
    ],
)
@pytest.mark.parametrize("word", ["--force", "--yes"])
def test_what_cannot_be_taken_out_is_not_put_back(
    files: FileLibrary,
    data_dir: Path,
    saved: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    said: str,
    word: str,
) -> None:
    """It is said, and all that is here is as it was."""
    live = noted(files)
    note(live, "kept")
    take_backup(data_dir, saved, START)
    take_back(live)
    live.close()
    before = states(data_dir / "alliances")
    with monkeypatch.context() as patch:
        patch.setattr(f"alliance_tui.storage.{where}.replace_file", full)
        told = alliance("restore", str(saved), word, "--data-dir", str(data_dir))
    assert (told.exit_code, said in told.stderr) == (1, True)
    assert states(data_dir / "alliances") == before
    assert holding(data_dir) == []


def test_nor_is_what_a_backup_takes_back_itself(
    files: FileLibrary, data_dir: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was made while people talked."""
    live = noted(files)
    take_back(live)
    until_saved(live)
    killed(live, data_dir)
    data_dir.rename(saved)
    monkeypatch.setattr("alliance_tui.storage.forgetting.replace_file", full)
    told = alliance("restore", str(saved), "--data-dir", str(data_dir))
    assert (told.exit_code, "Nothing was put back" in told.stderr) == (1, True)
    assert holding(data_dir) == []


def test_where_words_of_one_cannot_be_taken_out_none_is_put_back(
    files: FileLibrary, data_dir: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they were taken back while somebody was asked what is wanted."""
    first, second = noted(files), noted(files)
    first.close()
    second.close()
    take_backup(data_dir, saved, START)
    with unpacked(data_dir, saved) as (stage, _):
        second = gone_on(files, second.id)
        take_back(second)
        second.close()
        before = states(data_dir / "alliances")
        monkeypatch.setattr("alliance_tui.storage.forgetting.replace_file", full)
        with pytest.raises(StoreError, match=r"^Nothing was put back"):
            put_back(data_dir, stage, {first.id: Choice.BACKUP, second.id: Choice.BACKUP}, START)
    assert states(data_dir / "alliances") == before
    assert not (data_dir / "trash").exists()
