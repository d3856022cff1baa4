"""One log: what it says while its file cannot be written, and what blanking leaves."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.saving import Gone, NotSaved, ReadOnly, Saved, SaveStatus, Stays
from alliance_tui.domain.words import Keep, NoteKind, ParticipantId, Step
from alliance_tui.ports import Log
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.memory import MemoryLog
from alliance_tui.storage.values import UnstorableError
from tests.builders import record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log is."""
    return tmp_path / "sessions" / "ab.json"


@pytest.fixture(params=["file", "memory"])
def log(request: pytest.FixtureRequest, path: Path) -> Iterator[Log]:
    """A new log, on the disk and in memory."""
    if request.param == "memory":
        yield MemoryLog({}, None)
        return
    log = FileLog(path, None, new=True)
    yield log
    log.close()


def said(n: int, text: str) -> Record:
    """A record of a note."""
    return record(n, NoteWritten(ParticipantId("p1"), Step.NEEDS, NoteKind.NEED, text))


def test_blanked_records_stand_in_the_place_of_the_old_ones_at_once(log: Log) -> None:
    """And one that is in no log is not added."""
    log.append([said(1, "one"), said(2, "two")])
    log.append([said(3, "three")])
    log.scrub([said(2, "\u2026"), said(9, "nine")])
    assert log.read() == (said(1, "one"), said(2, "\u2026"), said(3, "three"))


def test_time_that_is_no_number_is_refused_and_nothing_is_written(log: Log) -> None:
    """JSON has no NaN; a file with one could not be read again."""
    with pytest.raises(UnstorableError):
        log.append([said(1, "one"), replace(said(2, "two"), t=math.nan)])
    assert log.read() == ()
    log.append([said(3, "three")])
    assert log.read() == (said(3, "three"),)


def test_blanked_words_leave_the_files_while_the_log_is_open(path: Path) -> None:
    """The writer thread folds the journal in; here the test waits for it."""
    log = FileLog(path, None, new=True)
    log.append([said(1, "private")])
    log.scrub([said(1, "")])
    assert log.file.kept is not None
    log.file.kept.settle()
    assert b"private" not in b"".join(file.read_bytes() for file in path.parent.iterdir())
    log.close()


@pytest.mark.parametrize("added", [False, True])
def test_words_go_also_where_the_file_could_not_be_opened_as_they_were_taken_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, added: bool
) -> None:
    """They do as soon as it can be, and until then nobody says that they are gone."""
    log = FileLog(path, None, new=True)
    log.append([said(1, "private")])
    log.close()
    again = FileLog(path, None)

    def names(disk: Disk, folder: Path) -> list[str]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "names", names)
        if added:
            again.append([said(2, "two")])
        again.scrub([said(1, "")])
        left = again.words_left
    assert isinstance(left, Stays)
    again.close()
    assert again.words_left == Gone()
    assert b"private" not in b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert FileLog(path, None).read() == (said(1, ""), *([said(2, "two")] if added else ()))


def test_what_waits_is_told_each_time_and_blanked_too(path: Path) -> None:
    """Words that were taken back before they could be written are never written."""
    path.parent.write_text("not a folder")
    log = FileLog(path, None, new=True)
    told: list[SaveStatus] = []
    log.watch(told.append)
    log.watch(told.append)
    log.append([said(1, "private")])
    log.append([said(2, "two")])
    assert [type(status) for status in told] == [NotSaved, NotSaved]
    assert told[-1] == log.status
    log.scrub([said(1, "")])
    path.parent.unlink()
    log.retry()
    log.close()
    assert log.status == Saved()
    assert FileLog(path, None).read() == (said(1, ""), said(2, "two"))
    assert b"private" not in path.read_bytes()


def test_what_is_added_to_a_log_that_may_only_be_read_is_not_lost_without_a_word(path: Path) -> None:
    """It waits in memory, and the reason is said."""
    FileLog(path, None, new=True).close()
    log = FileLog(path, "Somebody else writes.")
    statuses = [log.status]
    log.append([said(1, "one")])
    statuses.append(log.status)
    assert statuses == [ReadOnly("Somebody else writes."), NotSaved("Somebody else writes.", 1)]
    log.close()
    assert FileLog(path, None).read() == ()


def test_reading_a_log_opens_nothing_for_writing(path: Path) -> None:
    """A past session that is only looked at is not touched."""
    log = FileLog(path, None, new=True)
    log.append([said(1, "one")])
    log.close()
    before = path.stat().st_mtime_ns
    again = FileLog(path, None)
    assert again.read() == (said(1, "one"),)
    again.retry()
    again.close()
    assert again.file.kept is None
    assert path.stat().st_mtime_ns == before


def test_what_another_one_did_not_keep_is_added_in_its_order(path: Path) -> None:
    """Once; words that went in either do not come back, and what says something else is told."""
    log = FileLog(path, None, new=True)
    log.append([said(1, ""), said(2, "gone here"), said(3, "so here"), said(5, "five")])
    known = [said(1, "gone there"), said(2, ""), said(3, "so there"), said(4, "four")]
    assert log.take_in(known) == {said(3, "").id}
    both = (said(1, ""), said(2, ""), said(3, "so here"), said(4, "four"), said(5, "five"))
    assert log.read() == both
    log.take_in(known)
    log.close()
    assert FileLog(path, None).read() == both
    assert b"gone" not in path.read_bytes()


def test_what_a_log_that_may_only_be_read_takes_in_is_only_seen(path: Path) -> None:
    """Nothing of it waits: it is kept by whoever may write it."""
    FileLog(path, None, new=True).close()
    log = FileLog(path, "Somebody else writes.")
    log.take_in([said(1, "one")])
    assert log.read() == (said(1, "one"),)
    assert log.status == ReadOnly("Somebody else writes.")


@pytest.mark.parametrize(("kept", "left"), [(Keep.EVERYTHING, "two"), (Keep.AGREEMENTS, "")])
def test_what_is_taken_in_after_an_end_is_kept_as_people_chose_there(
    path: Path, kept: Keep, left: str
) -> None:
    """Where they kept the agreements only, no other words come along, whatever their numbers."""
    log = FileLog(path, None, new=True)
    log.append([record(1, SessionClosed(kept=kept))])
    log.take_in([said(2, "two")])
    assert log.read()[1] == said(2, left)
    log.close()
    assert (b"two" in path.read_bytes()) is bool(left)
