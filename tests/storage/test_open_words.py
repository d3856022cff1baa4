"""Words that were taken back while people still talk: nothing is amiss with a file that holds them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.words import SessionKind
from alliance_tui.live import Live
from alliance_tui.sentences.files import WORDS_UNTIL_LEFT, WORDS_UNTIL_OPENED
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.database import Database
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import is_a_lock, is_held
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.reading import OPTIONS
from tests.builders import happened
from tests.cli.running import alliance
from tests.fakes import MovableClock
from tests.storage.people import (
    gone_on,
    killed,
    note,
    seated,
    session_file,
    states,
    take_back,
    texts,
    until,
    until_saved,
)

WORDS = b"never again"
"""What is taken back."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def folded(files: FileLibrary) -> tuple[Live, Path]:
    """People who took a note back and talk on, and the journal was just folded in; and their file."""
    live = seated(files)
    note(live, WORDS.decode())
    note(live, "kept")
    take_back(live)
    until_saved(live)
    assert live.session is not None
    path = session_file(files.folder, live.id, live.session.id)
    log = live.store.opening.session(live.session.id)
    assert isinstance(log, FileLog)
    assert log.file.kept is not None
    log.file.kept.fold_soon()
    until(lambda: not journal_of(path).exists(), live)
    assert WORDS in path.read_bytes()
    return live, path


def state_of(files: FileLibrary, path: Path) -> State:
    """How a file is found."""
    return next(
        one.state for told in check(files.folder).alliances for one in told.findings if one.path == path
    )


def test_while_people_talk_a_file_that_was_just_folded_is_open(files: FileLibrary) -> None:
    """Whether all is looked at, or the alliance alone; and looking changes nothing."""
    live, path = folded(files)
    before = states(files.folder)
    assert state_of(files, path) is State.OPEN
    assert check(files.folder, live.id).is_well
    assert alliance("check", "--data-dir", str(files.folder)).exit_code == 0
    assert states(files.folder) == before
    assert live.store.read_only is None
    live.undo()
    live.close()
    assert WORDS in path.read_bytes()


def test_the_same_file_where_nobody_is_holds_words_taken_back(files: FileLibrary) -> None:
    """It was put back by hand out of a backup that was made then."""
    live, path = folded(files)
    raw = path.read_bytes()
    live.close()
    path.write_bytes(raw)
    assert state_of(files, path) is State.STAYING
    assert alliance("check", "--data-dir", str(files.folder)).exit_code == 1
    assert alliance("check", "--repair", "--data-dir", str(files.folder)).exit_code == 0
    assert WORDS not in path.read_bytes()


@pytest.mark.parametrize("torn", [b"", b'[12,9,["put"'])
def test_where_people_never_left_it_is_said_until_when_words_stay(files: FileLibrary, torn: bytes) -> None:
    """Killed, or on a full disk: nothing is amiss, and repairing takes them out."""
    live = seated(files)
    note(live, WORDS.decode())
    take_back(live)
    until_saved(live)
    assert live.session is not None
    path = session_file(files.folder, live.id, live.session.id)
    killed = files.folder.with_name("killed")
    shutil.copytree(files.folder, killed)
    live.close()
    path = killed / path.relative_to(files.folder)
    with journal_of(path).open("ab") as journal:
        journal.write(torn)
    (told,) = check(killed).alliances
    assert WORDS_UNTIL_LEFT in next(one.advice for one in told.findings if one.path == path)
    assert told.is_well
    assert alliance("check", "--repair", "--data-dir", str(killed)).exit_code == 0
    assert not [one for one in killed.rglob("*") if one.is_file() and WORDS in one.read_bytes()]


def over(files: FileLibrary) -> tuple[Live, Path]:
    """People who were cut off, ended the session in another copy, and brought a later one from there."""
    live = seated(files)
    note(live, WORDS.decode())
    note(live, "kept")
    until_saved(live)
    assert live.session is not None
    path = session_file(files.folder, live.id, live.session.id)
    killed(live, files.folder)
    away = files.folder.with_name("away")
    shutil.copytree(files.folder, away)
    there = gone_on(FileLibrary(away), live.id)
    happened(there.act(sitting.close))
    happened(there.sit_down(SessionKind.DESIGN))
    assert there.session is not None
    later = session_file(away, live.id, there.session.id)
    there.close()
    live = gone_on(files, live.id)
    take_back(live)
    until_saved(live)
    killed(live, files.folder)
    shutil.copy(later, path.parent)
    return live, path


def test_words_in_a_session_that_is_over_go_once_its_alliance_is_opened_and_left(files: FileLibrary) -> None:
    """Nobody can go on with it, and so nobody will leave it."""
    live, path = over(files)
    (told,) = check(files.folder).alliances
    assert WORDS_UNTIL_OPENED in next(one.advice for one in told.findings if one.path == path)
    here = Live(files.open(live.id), MovableClock())
    assert here.alliance is not None
    assert here.alliance.unfinished is not None
    assert here.alliance.unfinished.id != path.stem
    here.close()
    assert not [one for one in files.folder.rglob("*") if one.is_file() and WORDS in one.read_bytes()]
    assert state_of(files, path) is State.WELL
    assert texts(files, live.id) == ["kept"]


def test_unless_another_program_changed_it(files: FileLibrary) -> None:
    """Then not all that was done in it may be known, and nothing is said as people leave."""
    live, path = over(files)
    Database(path, create=False, **OPTIONS).close(telling=False)
    path.write_bytes(path.read_bytes().replace(b"kept", b"KEPT"))
    before = path.read_bytes()
    here = Live(files.open(live.id), MovableClock())
    assert here.store.problems
    here.close()
    assert here.store.unforgotten == ()
    assert path.read_bytes() == before


def test_asking_a_lock_takes_it_from_nobody(files: FileLibrary) -> None:
    """One that is not there is not made, and a link is not followed."""
    live = seated(files)
    lock = files.folder / "alliances" / live.id / "lock"
    assert [is_held(lock), is_held(lock)] == [True, True]
    assert is_a_lock(lock)
    live.close()
    assert not is_held(lock)
    away = lock.with_name("away")
    assert not is_held(away)
    assert not away.exists()
    away.symlink_to(lock)
    assert not is_held(away)
    away.unlink()
    away.write_text("mine")
    assert not is_a_lock(away)
