"""Words that were taken back and could not be taken out: that is said for as long as it is so, and mended."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import people, sitting, techniques
from alliance_tui.domain.events import Undone
from alliance_tui.domain.saving import Gone, NotSaved, Saved, Stays
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.storage import pending
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened, reopen
from tests.cli.running import alliance
from tests.fakes import MovableClock
from tests.storage.people import (
    SECRET,
    founded,
    gone_on,
    holding,
    note,
    seated,
    session_file,
    take_back,
    texts,
    until,
    until_saved,
)

TRIED_AGAIN = 'It is tried again when this alliance is next opened, and by "alliance check --repair".'
"""What is said of the words that stay."""


@contextmanager
def full(number: int = errno.ENOSPC, below: str = "") -> Iterator[None]:
    """No room for one more file meanwhile, in folders with this name; what there is still takes a line."""
    real = Disk.open

    def open_(disk: Disk, path: Path, flags: int) -> int:
        if flags & os.O_CREAT and below in path.parent.name:
            raise OSError(number, os.strerror(number), str(path))
        return real(disk, path, flags)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Disk, "open", open_)
        yield


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def begun(files: FileLibrary) -> tuple[Live, Path]:
    """A session, gone on with, whose words stand in its file and in its backup; and that file."""
    live = seated(files)
    note(live, SECRET)
    note(live, "kept")
    live.close()
    live = gone_on(files, live.id)
    note(live, "more")
    live.close()
    live = gone_on(files, live.id)
    note(live, "most")
    until_saved(live)
    assert live.session is not None
    return live, session_file(files.folder, live.id, live.session.id)


def left_full(files: FileLibrary, number: int = errno.ENOSPC) -> tuple[Live, Path]:
    """The same once a note was taken back and people left, while the disk had no room for a new file."""
    live, path = begun(files)
    with full(number):
        take_back(live)
        assert live.close() == Saved(), "the lines had room"
    assert len(holding(files.folder)) == 2, "the file and its backup"
    return live, path


def found(files: FileLibrary, path: Path) -> Finding:
    """What is found out about a file."""
    (alliance,) = check(files.folder).alliances
    (one,) = [one for one in alliance.findings if one.path == path]
    return one


@pytest.mark.parametrize(
    ("number", "why"), [(errno.ENOSPC, "The disk is full."), (errno.EACCES, "Permission is denied.")]
)
def test_on_leaving_it_is_said_that_the_words_are_not_gone_and_why(
    files: FileLibrary, number: int, why: str
) -> None:
    """With the file, and when it is tried again."""
    live, path = left_full(files, number)
    said = f"Words that were taken back are not gone from {path} yet. {why} {TRIED_AGAIN}"
    assert said in live.store.unforgotten


def test_where_nothing_can_be_saved_it_is_not_said_that_it_is_tried_again(files: FileLibrary) -> None:
    """Nobody who comes later can know that anything was taken back."""
    live, path = begun(files)

    def write(disk: Disk, fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with full(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Disk, "write", write)
        take_back(live)
        assert isinstance(live.close(), NotSaved)
    (said,) = live.store.unforgotten
    assert said.startswith(f"Words that were taken back may still be in {path}: that they were is not saved.")
    assert "The disk is full." in said
    assert TRIED_AGAIN not in said


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("torn", [False, True])
def test_whatever_else_there_is_to_say_of_the_file_that_the_words_are_there_is_said(
    files: FileLibrary, marked: bool, torn: bool
) -> None:
    """So is a mark of another program, and an end that was cut off."""
    _, path = left_full(files)
    if marked:
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    if torn:
        with journal_of(path).open("ab") as journal:
            journal.write(b"[123,99,")
    one = found(files, path)
    assert one.state is (State.MARKED if marked else State.GOING)
    assert (one.is_going, one.is_torn) == (True, torn)
    said = {state: state.advice in one.advice for state in (State.GOING, State.MARKED, State.TORN)}
    assert said == {State.GOING: True, State.MARKED: marked, State.TORN: torn}
    kept = found(files, backup_of(path))
    assert (kept.state, kept.is_going) == (State.GOING, True)
    told = alliance("check", "--data-dir", str(files.folder), env={"COLUMNS": "400"}).stdout
    assert "words that were taken back are not gone from all files yet: see above." in told.casefold()
    assert ("what was being written as it was cut off may be missing" in told) is torn
    mend(files.folder, AllianceId(path.parents[1].name))
    assert holding(files.folder) == []
    assert not found(files, path).advice


def test_until_they_are_gone_the_list_and_check_say_so(files: FileLibrary) -> None:
    """What can be read is all there; it is no damage, and not well either."""
    _, path = left_full(files)
    (line,) = files.list()
    assert line.title == "Home"
    assert [said for said in files.problems if "taken back" in said and TRIED_AGAIN in said]
    assert files.lasting_problems == ()
    one = found(files, path)
    assert one.state is State.GOING
    assert "--repair" in one.advice
    assert one.records
    assert not one.is_short
    report = check(files.folder)
    assert report.is_well
    assert not report.is_short


def test_the_list_says_so_too_where_the_catalogue_could_be_written(files: FileLibrary) -> None:
    """A folder that nothing can be written into is no full disk."""
    live, _ = begun(files)
    with full(errno.EACCES, "sessions"):
        take_back(live)
        live.close()
    assert files.list()
    assert [TRIED_AGAIN in said for said in files.problems] == [True]
    assert files.list()
    assert files.problems
    # By the catalogue, which knows too that opening sees to it.
    assert files.lasting_problems == ()


def test_the_next_opening_takes_them_out_at_once(files: FileLibrary) -> None:
    """Nobody has to write anything, nor to leave first; then nothing is said any more."""
    live, _ = left_full(files)
    again = Live(files.open(live.id), MovableClock())
    until(lambda: not holding(files.folder), again)
    again.close()
    assert again.store.unforgotten == ()
    files.list()
    assert files.problems == ()
    assert check(files.folder).is_well
    assert texts(files, live.id) == ["kept", "more", "most"]


def test_an_opening_while_the_disk_is_still_full_says_it_again(files: FileLibrary) -> None:
    """And the one after that takes them out."""
    live, path = left_full(files)
    with full():
        again = Live(files.open(live.id), MovableClock())
        again.close()
    assert [str(path) in said and TRIED_AGAIN in said for said in again.store.unforgotten] == [True]
    assert found(files, path).state is State.GOING
    Live(files.open(live.id), MovableClock()).close()
    assert holding(files.folder) == []


def test_they_go_during_the_session_once_there_is_room(files: FileLibrary) -> None:
    """With the next touch of the lock, a few seconds later."""
    left, _ = begun(files)
    left.close()
    clock = MovableClock()
    live = gone_on(files, left.id, clock)
    with full():
        take_back(live)
        happened(live.act(sitting.close))
        until(lambda: live.store.words_left == Stays("The disk is full."), live)
    clock.move(60)
    live.beat()
    until(lambda: live.store.words_left == Gone(), live)
    assert holding(files.folder) == []
    live.close()
    assert live.store.unforgotten == ()


def test_repairing_takes_them_out_vouches_for_that_and_sets_nothing_aside(files: FileLibrary) -> None:
    """It is its own change, and no damage."""
    live, path = left_full(files)
    said = " ".join(mend(files.folder, live.id))
    assert f"Words that were taken back are out of {path.name}" in said
    assert "mended" not in said
    assert "checksum" not in said
    assert holding(files.folder) == []
    assert not list(files.folder.rglob("*damaged*"))
    assert found(files, path).state is State.WELL
    assert texts(files, live.id) == ["kept", "more", "most"]


def test_repairing_on_a_disk_that_is_still_full_says_that_they_are_not_gone(files: FileLibrary) -> None:
    """And does not say that anything was done."""
    live, path = left_full(files)
    with full():
        said = " ".join(mend(files.folder, live.id))
    assert f"not gone from {path} yet. The disk is full." in said
    assert "are out of" not in said
    assert "folded in" not in said
    assert "Remove it yourself" not in said
    assert found(files, path).state is State.GOING
    mend(files.folder, live.id)
    assert holding(files.folder) == []


def test_what_is_set_aside_as_damaged_meanwhile_does_not_hold_them(files: FileLibrary) -> None:
    """A journal that is damaged besides is kept, without the words."""
    live, path = left_full(files)
    journal = journal_of(path)
    journal.write_bytes(journal.read_bytes() + b"no line\n")
    mend(files.folder, live.id)
    assert holding(files.folder) == []
    assert check(files.folder).is_well


def test_the_next_opening_takes_them_out_of_what_was_set_aside_too(files: FileLibrary) -> None:
    """It was there when the words were taken back, and the disk was full."""
    live, path = begun(files)
    aside = path.with_name(f"{path.name}.damaged-1")
    aside.write_bytes(path.read_bytes())
    with full():
        take_back(live)
        live.close()
    assert len(holding(files.folder)) == 3
    Live(files.open(live.id), MovableClock()).close()
    assert holding(files.folder) == []
    assert b"kept" in aside.read_bytes()


def test_words_in_what_was_set_aside_are_said_by_check(files: FileLibrary) -> None:
    """Another program puts it back, long after they were taken back."""
    live, path = begun(files)
    raw = path.read_bytes()
    take_back(live)
    live.close()
    aside = path.with_name(f"{path.name}.damaged-1")
    aside.write_bytes(raw)
    assert holding(files.folder) == [str(aside.relative_to(files.folder))]
    assert found(files, aside).state is State.STAYING
    mend(files.folder, live.id)
    assert holding(files.folder) == []
    assert check(files.folder).is_well


def left_unblanked(files: FileLibrary) -> tuple[Live, Path]:
    """People left; what was taken back is saved, and so is that they left, but nothing after it."""
    live, path = begun(files)
    take_back(live)
    until_saved(live)
    happened(live.act(sitting.leave))
    until_saved(live)
    kept = {one: one.read_bytes() for one in (path, journal_of(path), backup_of(path))}
    live.close()
    for one, raw in kept.items():
        one.write_bytes(raw)
    assert holding(files.folder)
    return live, path


def test_words_whose_blanking_itself_was_not_saved_are_said_and_go(files: FileLibrary) -> None:
    """Where people had left, it is known that the words were to go."""
    live, path = left_unblanked(files)
    assert found(files, path).state is State.GOING
    files.list()
    assert files.problems
    again = Live(files.open(live.id), MovableClock())
    again.close()
    assert holding(files.folder) == []
    assert check(files.folder).is_well


def test_repairing_takes_these_out_too(files: FileLibrary) -> None:
    """As the next opening does."""
    live, path = left_unblanked(files)
    mend(files.folder, live.id)
    assert holding(files.folder) == []
    assert found(files, path).state is State.WELL
    assert texts(files, live.id) == ["kept", "more", "most"]


def test_in_a_session_that_goes_on_words_taken_back_may_still_be_there(files: FileLibrary) -> None:
    """They can be brought back, so that nothing is amiss."""
    live, path = begun(files)
    take_back(live)
    until_saved(live)
    assert found(files, path).state is State.OPEN
    assert check(files.folder).is_well
    live.close()


def test_ending_with_the_agreements_only_tells_while_the_words_still_stand(files: FileLibrary) -> None:
    """The screen asks for it, to say nothing that is not so."""
    live, path = begun(files)
    happened(live.act(techniques.press_keeping, 1))
    with full():
        happened(live.act(sitting.close))
        live.close()
        assert live.store.words_left == Stays("The disk is full.")
    assert [str(path) in said for said in live.store.unforgotten] == [True]
    assert len(holding(files.folder)) == 2
    Live(files.open(live.id), MovableClock()).close()
    assert holding(files.folder) == []


def test_an_error_of_whoever_reads_the_documents_is_not_taken_for_one_of_the_file(files: FileLibrary) -> None:
    """Only a file that cannot be read is passed over: its journal may tell the rest."""
    _, path = left_full(files)
    documents = pending._documents(path)
    assert isinstance(documents, Generator)
    next(documents)
    with pytest.raises(ValueError, match="elsewhere"):
        documents.throw(ValueError("elsewhere"))
    path.write_bytes(b"damaged")
    assert list(pending._documents(path))


@contextmanager
def without_room() -> Iterator[None]:
    """No room for a line either."""

    def write(disk: Disk, fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with full(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Disk, "write", write)
        yield


def test_that_words_were_taken_back_before_is_saved_whatever_is_not_saved_now(files: FileLibrary) -> None:
    """Nobody has to take them back again: the next opening takes them out."""
    live, path = left_full(files)
    with without_room():
        again = gone_on(files, live.id)
        note(again, "not saved")
        assert isinstance(again.close(), NotSaved)
    said = [one for one in again.store.unforgotten if str(path) in one]
    assert said == [
        f"Words that were taken back are not gone from {path} yet. The disk is full. {TRIED_AGAIN}"
    ]
    gone_on(files, live.id).close()
    assert holding(files.folder) == []


def test_words_taken_back_before_the_disk_filled_are_not_said_to_need_it_again(files: FileLibrary) -> None:
    """That they were is saved; only that people left is not, so that going on and leaving takes them out."""
    live, path = begun(files)
    take_back(live)
    until_saved(live)
    with without_room():
        note(live, "not saved")
        assert isinstance(live.close(), NotSaved)
    (said,) = live.store.unforgotten
    assert said == (
        f"Words that were taken back are not gone from {path} yet. The disk is full."
        " They need not be taken back again: they go once more is written there, and people leave."
    )
    Live(files.open(live.id), MovableClock()).close()
    assert holding(files.folder), "they can still be brought back"
    gone_on(files, live.id).close()
    assert holding(files.folder) == []


def test_of_words_of_which_only_some_are_saved_as_taken_back_it_is_said_that_they_are_not(
    files: FileLibrary,
) -> None:
    """Each of them counts: some are to be taken back again."""
    live, path = begun(files)
    take_back(live)
    until_saved(live)
    with without_room():
        take_back(live)
        assert isinstance(live.close(), NotSaved)
    (said,) = live.store.unforgotten
    assert said.startswith(f"Words that were taken back may still be in {path}: that they were is not saved.")


def test_where_the_file_itself_says_that_words_are_to_go_it_is_said_that_it_is_tried_again(
    files: FileLibrary,
) -> None:
    """Whatever else could not be saved after that."""
    live, path = begun(files)
    happened(live.act(techniques.press_keeping, 1))
    with full():
        happened(live.act(sitting.close))
        until(lambda: live.store.words_left == Stays("The disk is full."), live)
        until_saved(live)
        with without_room():
            assert live.alliance is not None
            happened(live.act(reopen, live.alliance))
            assert isinstance(live.close(), NotSaved)
    said = [one for one in live.store.unforgotten if str(path) in one]
    assert said == [
        f"Words that were taken back are not gone from {path} yet. The disk is full. {TRIED_AGAIN}"
    ]
    Live(files.open(live.id), MovableClock()).close()
    assert holding(files.folder) == []


def test_a_journal_that_could_not_be_folded_in_is_not_said_to_be(files: FileLibrary) -> None:
    """The disk is full, and nothing was taken back."""
    live = seated(files)
    note(live, "kept")
    until_saved(live)
    shutil.copytree(files.folder, files.folder.with_name("kept"))
    live.close()
    left = FileLibrary(files.folder.with_name("kept"))
    path = session_file(left.folder, live.id, live.session.id if live.session else SessionId(""))
    with full():
        said = mend(left.folder, live.id)
    assert not [one for one in said if "is in it now" in one]
    assert f"{path.name} could not be written anew, and stays as it is: the disk is full." in said
    assert f"The newest part of {path.name} is in it now." in mend(left.folder, live.id)
    assert texts(left, live.id) == ["kept"]


def test_a_name_that_was_taken_back_goes_when_the_alliance_is_closed_next_if_the_disk_kept_it(
    files: FileLibrary,
) -> None:
    """Also where nothing is written in its own log then."""
    live = founded(files)
    happened(live.act_on_alliance(people.join, SECRET))
    live.store.book.write(None, (Undone(live.store.opening.own.read()[-1].action),), live.now())
    until_saved(live)

    def write(disk: Disk, fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with full(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Disk, "write", write)
        live.close()
    assert holding(files.folder)
    live = Live(files.open(live.id), MovableClock())
    assert live.close() == Saved()
    assert holding(files.folder) == []
    assert check(files.folder).is_well
