"""Copies in which words stand that were taken back on one of two machines: they fit, and lose the words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from alliance_tui.domain.blanking import BLANK, without_words_of
from alliance_tui.domain.decisions import notes, sitting, techniques
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend, write_log
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from tests.builders import happened
from tests.storage.people import gone_on, held_one, note, seated, session_file, texts, until_saved

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
"""When a backup is put back."""

GONE = b"TAKENBACK"
"""Is taken back on one machine."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def holding(folder: Path) -> list[str]:
    """The files that hold what was taken back."""
    return [path.name for path in folder.rglob("*") if path.is_file() and GONE in path.read_bytes()]


def take_back(live: Live) -> None:
    """Take back the last of the first two notes."""
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[1].id))


def reword(live: Live) -> None:
    """Say it otherwise."""
    assert live.session is not None
    one = live.session.notes[1]
    happened(live.act(notes.change_note, one.id, one.participant, one.kind, "said otherwise"))


def begun(files: FileLibrary, folder: Path) -> tuple[Path, AllianceId, Path]:
    """A session of two machines, left on one: what the other has, the alliance, and the session's file."""
    live = seated(files)
    note(live, "of both")
    note(live, GONE.decode())
    assert live.session is not None
    path = session_file(folder, live.id, live.session.id)
    live.close()
    there = folder.with_name("there")
    shutil.copytree(folder, there)
    return there, live.id, path


def sent(live: Live, there: Path, here: Path, path: Path, *, with_journal: bool) -> list[Path]:
    """Put the file of the other machine beside this one's, with its journal or once it is folded in."""
    from_there = there / path.relative_to(here)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    if with_journal:
        until_saved(live)
        shutil.copy(from_there, copy)
        shutil.copy(journal_of(from_there), journal_of(copy))
        live.close()
        return [copy, journal_of(copy)]
    live.close()
    shutil.copy(from_there, copy)
    return [copy]


def finding(folder: Path, path: Path) -> Finding:
    """What is found out about a file."""
    (report,) = check(folder).alliances
    (one,) = [one for one in report.findings if one.path == path]
    return one


def _changed(record: Record) -> bytes:
    """A record in other words, as no machine writes it."""
    return msgspec.json.encode(record).replace(b"of both", b"of none")


@pytest.mark.parametrize("with_journal", [False, True])
@pytest.mark.parametrize("withdraw", [take_back, reword])
@pytest.mark.parametrize("order", ["copy before the leaving", "copy after the leaving"])
@pytest.mark.no_cover
def test_words_taken_back_here_leave_a_copy_and_all_else_in_it_is_joined(
    files: FileLibrary, data_dir: Path, order: str, withdraw: Callable[[Live], None], with_journal: bool
) -> None:
    """Whether another program put it there before they were gone from here, or later."""
    there, alliance, path = begun(files, data_dir)
    here, other = gone_on(FileLibrary(data_dir), alliance), gone_on(FileLibrary(there), alliance)
    withdraw(here)
    note(other, "only there")
    if order == "copy after the leaving":
        here.close()
        assert holding(data_dir) == []
    copies = sent(other, there, data_dir, path, with_journal=with_journal)
    if order == "copy before the leaving":
        here.close()
        assert holding(data_dir) == []
    else:
        assert holding(data_dir) == [copies[0].name]
        told = finding(data_dir, copies[0])
        assert told.state is State.TAKEN_BACK
        assert "holds words that were taken back" in told.advice
        assert "Remove" not in told.advice
    assert not check(data_dir).is_well
    said = mend(data_dir, alliance)
    assert any(one.startswith("Words that were taken back are out of") for one in said) is (
        order == "copy after the leaving"
    )
    assert holding(data_dir) == []
    assert check(data_dir).is_well
    assert not any(copy.exists() for copy in copies)
    words = texts(files, alliance)
    assert set(words) - {"…"} == {"of both", "only there"} | (
        {"said otherwise"} if withdraw is reword else set()
    )
    assert mend(data_dir, alliance) == ()


@pytest.mark.parametrize("with_journal", [False, True])
def test_words_that_nobody_keeps_leave_a_copy_that_comes_after_the_end(
    files: FileLibrary, data_dir: Path, with_journal: bool
) -> None:
    """People kept the agreements only."""
    there, alliance, path = begun(files, data_dir)
    here, other = gone_on(FileLibrary(data_dir), alliance), gone_on(FileLibrary(there), alliance)
    for seat in (1, 2):
        happened(here.act(techniques.press_keeping, seat))
    happened(here.act(sitting.close))
    here.close()
    assert holding(data_dir) == []
    note(other, "only there")
    (copy, *_) = sent(other, there, data_dir, path, with_journal=with_journal)
    assert finding(data_dir, copy).state is State.TAKEN_BACK
    mend(data_dir, alliance)
    assert holding(data_dir) == []
    assert not [one for one in path.parent.iterdir() if b"of both" in one.read_bytes()]
    assert check(data_dir).is_well
    assert not [one for one in path.parent.iterdir() if b"only there" in one.read_bytes()]
    assert texts(files, alliance) == [], "it was said before they ended it"


@pytest.mark.parametrize("with_journal", [False, True])
def test_words_taken_back_on_the_other_machine_leave_the_files_here(
    files: FileLibrary, data_dir: Path, with_journal: bool
) -> None:
    """The file itself, its journal, its backup, and what is kept of it as it was."""
    there, alliance, path = begun(files, data_dir)
    other = gone_on(FileLibrary(there), alliance)
    take_back(other)
    other.close()
    other = gone_on(FileLibrary(there), alliance)
    note(other, "only there")
    here = gone_on(FileLibrary(data_dir), alliance)
    note(here, "only here")
    until_saved(here)
    journal = journal_of(path).read_bytes()
    before = path.read_bytes()
    here.close()
    if with_journal:
        # As after a kill.
        path.write_bytes(before)
        journal_of(path).write_bytes(journal)
    sent(other, there, data_dir, path, with_journal=with_journal)
    assert not check(data_dir).is_well
    assert finding(data_dir, path).state is State.TWO
    mend(data_dir, alliance)
    assert holding(data_dir) == []
    assert check(data_dir).is_well
    assert {"of both", "only here", "only there"} <= set(texts(files, alliance))
    assert mend(data_dir, alliance) == ()


def test_a_file_in_which_words_stand_that_only_a_copy_lost_is_said_though_it_holds_all_else(
    files: FileLibrary, data_dir: Path
) -> None:
    """The taking back was saved here, and then the program was killed."""
    live = seated(files)
    note(live, "of both")
    note(live, GONE.decode())
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    take_back(live)
    until_saved(live)
    kept = {one: one.read_bytes() for one in (path, journal_of(path))}
    live.close()
    copy = path.with_name(f"{path.stem}-laptop.json")
    shutil.copy(path, copy)
    for one, data in kept.items():
        one.write_bytes(data)
    assert finding(data_dir, path).state is State.TWO
    assert "were taken back in a copy" in finding(data_dir, path).advice
    mend(data_dir, live.id)
    assert holding(data_dir) == []
    assert check(data_dir).is_well


def test_a_damaged_file_gets_no_words_back_from_what_was_set_aside(
    files: FileLibrary, data_dir: Path
) -> None:
    """A file that was set aside elsewhere still holds them, and its checksum is right."""
    there, alliance, path = begun(files, data_dir)
    here = gone_on(FileLibrary(data_dir), alliance)
    take_back(here)
    here.close()
    shutil.copy(there / path.relative_to(data_dir), path.with_name(f"{path.name}.other-1"))
    mend(data_dir, alliance)
    assert holding(data_dir) == []


def test_a_copy_that_contradicts_is_not_called_well_while_it_holds_what_stands_nowhere_else(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nobody is told to remove it; the words that were taken back leave it all the same."""
    there, alliance, path = begun(files, data_dir)
    here, other = gone_on(FileLibrary(data_dir), alliance), gone_on(FileLibrary(there), alliance)
    take_back(here)
    here.close()
    note(other, "only there")
    other.close()
    changed = there / path.relative_to(data_dir)
    records = [msgspec.json.decode(_changed(one), type=Record) for one in read_log(changed).records]
    write_log(changed, records)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    shutil.copy(changed, copy)
    assert GONE in copy.read_bytes()
    told = finding(data_dir, copy)
    assert told.state is State.DIFFERING
    assert "stand only in it. Keep it" in told.advice
    assert "words that were taken back" in told.advice
    assert "Remove" not in told.advice
    mend(data_dir, alliance)
    assert holding(data_dir) == []
    assert not check(data_dir).is_well
    assert b"only there" in copy.read_bytes()
    assert "taken back" not in finding(data_dir, copy).advice


def test_of_two_records_the_one_without_words_counts_and_nothing_else_is_the_same(
    files: FileLibrary, data_dir: Path
) -> None:
    """Whichever comes first; other words, or another time, are another record's."""
    alliance, session = held_one(files, "words")
    records = read_log(session_file(data_dir, alliance, session)).records
    (written,) = [one for one in records if isinstance(one.event, NoteWritten)]

    def saying(text: str, **changes: float) -> Record:
        event = msgspec.structs.replace(written.event, text=text)
        return replace(written, event=event, **changes)

    assert without_words_of(written, saying(BLANK)) == saying(BLANK)
    assert without_words_of(saying(""), written) == saying("")
    assert without_words_of(saying(BLANK), saying("")) == without_words_of(saying(""), saying(BLANK))
    assert without_words_of(written, saying("others")) is None
    assert without_words_of(written, saying(BLANK, t=1.5)) is None


def test_words_taken_back_in_a_backup_do_not_stay_where_both_are_wanted(
    files: FileLibrary, data_dir: Path
) -> None:
    """Whoever brings the other machine's words together with these takes its taking back along."""
    there, alliance, path = begun(files, data_dir)
    other = gone_on(FileLibrary(there), alliance)
    take_back(other)
    note(other, "only there")
    other.close()
    with unpacked(data_dir, there) as (stage, candidates):
        put_back(data_dir, stage, {one.id: Choice.BOTH for one in candidates}, NOW)
    assert GONE not in path.read_bytes()
    assert {*texts(files, alliance)} == {"of both", "only there"}


@pytest.mark.parametrize("name", [".{}.sync-conflict-20260504-120000-ABCDEFG", ".~{}", ".{}.Xa81bz"])
def test_a_copy_under_a_hidden_name_is_told_and_loses_the_words_too(
    files: FileLibrary, data_dir: Path, name: str
) -> None:
    """Some programs hide what they made of a file."""
    _, alliance, path = begun(files, data_dir)
    copy = path.with_name(name.format(path.name))
    shutil.copy(path, copy)
    assert finding(data_dir, copy).state is State.FITTING
    here = gone_on(FileLibrary(data_dir), alliance)
    take_back(here)
    here.close()
    assert holding(data_dir) == []
    assert copy.exists()
    mend(data_dir, alliance)
    assert not copy.exists()
    assert check(data_dir).is_well
