"""What is said of a session whose newest records are gone, or may be: none is ever lost unsaid."""

from __future__ import annotations

import codecs
import json
import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import Finding
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened
from tests.fakes import MovableClock
from tests.scale import sample
from tests.storage.people import note, seated, session_file, until_saved

EARLY, LATE = 10, 4
"""How many notes were written on the first evening, and on the second."""

RECORDS = EARLY + LATE + 4
"""How many records there are: it was opened, left, gone on with, and closed."""


@pytest.fixture
def clock() -> MovableClock:
    """A clock that goes on by a minute with each note."""
    return MovableClock()


def written(live: Live, clock: MovableClock, number: int) -> None:
    """So many notes, a minute apart."""
    for one in range(number):
        clock.move(60)
        note(live, f"note {one}")


@pytest.fixture
def path(data_dir: Path, clock: MovableClock) -> Path:
    """A session of two evenings: its file is whole, and its backup is of the first."""
    files = FileLibrary(data_dir)
    live = seated(files, clock=clock)
    written(live, clock, EARLY)
    live.close()
    live = Live(files.open(live.id), clock)
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    session = live.alliance.unfinished.id
    happened(live.resume(session))
    written(live, clock, LATE)
    happened(live.act(sitting.close))
    live.close()
    return session_file(data_dir, live.id, session)


def found(data_dir: Path, path: Path) -> Finding:
    """What is found out about a session."""
    return next(one for one in check(data_dir).alliances[0].findings if one.path == path)


def mended(data_dir: Path, path: Path) -> str:
    """What is said once it is mended."""
    (said,) = mend(data_dir, AllianceId(path.parents[1].name))
    return said


@pytest.mark.parametrize("cut", sample(range(1, 4000, 37), 40))
@pytest.mark.no_cover
def test_no_record_is_lost_unsaid_where_a_file_is_cut_off(data_dir: Path, path: Path, cut: int) -> None:
    """However much of it is gone; the backup tells the rest of the first evening."""
    path.write_bytes(path.read_bytes()[:-cut])
    one = found(data_dir, path)
    assert one.state.is_problem
    assert ("may be missing" in one.advice) is (len(one.records) < RECORDS), one.advice
    assert one.is_short or len(one.records) == RECORDS
    said = mended(data_dir, path)
    assert ("may be missing" in said) is (len(one.records) < RECORDS)


def test_it_is_said_until_when_it_goes_and_how_much_may_be_missing(data_dir: Path, path: Path) -> None:
    """The head of the file counts the actions in it; the local time is that of the people."""
    path.write_bytes(path.read_bytes()[:400])
    one = found(data_dir, path)
    assert one.advice.endswith(
        "It goes until 19:10 on Sunday 22 November 2026: what was said after that may be missing,"
        f" {RECORDS - len(one.records)} actions at most."
    )
    assert mended(data_dir, path).count("actions at most") == 1


@pytest.mark.no_cover
@pytest.mark.parametrize("raw", [None, b"", b"{}", b"zzz"], ids=["gone", "emptied", "nothing", "garbage"])
def test_a_backup_is_said_to_be_of_before(data_dir: Path, path: Path, raw: bytes | None) -> None:
    """Nobody knows how much came after it."""
    path.unlink() if raw is None else path.write_bytes(raw)
    one = found(data_dir, path)
    assert one.advice.endswith(
        "It goes until 19:10 on Sunday 22 November 2026: what was said after that may be missing."
    )
    assert one.is_short
    assert "may be missing." in mended(data_dir, path)


@pytest.mark.parametrize("where", ["in its place", "set aside"])
def test_another_session_tells_nothing_of_how_much_is_missing(
    data_dir: Path, clock: MovableClock, path: Path, where: str
) -> None:
    """However much it holds itself, and though its own end is there."""
    live = seated(FileLibrary(data_dir), clock=clock)
    written(live, clock, 3 * RECORDS)
    live.close()
    assert live.session is not None
    other = session_file(data_dir, live.id, live.session.id).read_bytes()
    if where == "set aside":
        path.write_bytes(b"zzz")
        path.with_name(f"{path.name}.damaged-1").write_bytes(other)
    else:
        path.write_bytes(other)
    one = next(one for all_ in check(data_dir).alliances for one in all_.findings if one.path == path)
    assert (len(one.records), one.open_end, one.is_short) == (EARLY + 2, 0, True)


def test_one_that_the_opening_set_aside_is_counted_by_what_it_was(data_dir: Path, path: Path) -> None:
    """Its head tells how much there was, and its own records are all there."""
    path.write_bytes(path.read_bytes()[:-2])
    FileLibrary(data_dir).open(AllianceId(path.parents[1].name)).close()
    assert not path.exists()
    one = found(data_dir, path)
    assert len(one.records) == RECORDS
    assert "may be missing" not in one.advice


def test_one_that_was_mended_can_be_counted_again(data_dir: Path, path: Path) -> None:
    """The file that repairing writes tells how many actions are in it."""
    path.write_bytes(b"zzz")
    mended(data_dir, path)
    raw = path.read_bytes()
    path.write_bytes(raw[:-400])
    backup_of(path).unlink()
    one = found(data_dir, path)
    assert f"{EARLY + 2 - len(one.records)} actions at most" in one.advice


def test_of_one_with_nothing_left_that_is_said(data_dir: Path, path: Path) -> None:
    """There is no time until which it goes."""
    path.write_bytes(b"")
    backup_of(path).unlink()
    assert (
        found(data_dir, path).advice == "--repair keeps 0 entries. Nothing that was kept in it can be found."
    )


def test_what_the_own_file_of_an_alliance_held_is_said_to_be_lost_with_it(data_dir: Path, path: Path) -> None:
    """Its founding can be put together; whoever left since, or what it was called then, cannot."""
    own = path.parents[1] / "alliance.json"
    own.unlink()
    assert found(data_dir, own).is_short
    assert "Nothing that was kept in it can be found." in found(data_dir, own).advice


def test_a_record_that_stands_there_twice_is_not_called_lost(data_dir: Path, path: Path) -> None:
    """However high the number is that its document got."""
    file = json.loads(path.read_bytes())
    file["events"]["99"] = file["events"]["5"]
    path.write_text(json.dumps(file))
    one = found(data_dir, path)
    assert one.state.is_problem
    assert "cannot be found" not in one.advice
    assert "may be missing" not in one.advice


def test_a_document_with_another_number_is_not_called_lost(data_dir: Path, path: Path) -> None:
    """Its own number tells that nothing stood between."""
    file = json.loads(path.read_bytes())
    file["events"]["99"] = file["events"].pop(str(RECORDS))
    path.write_text(json.dumps(file))
    assert "cannot be found" not in found(data_dir, path).advice


@pytest.fixture
def journal(data_dir: Path, tmp_path: Path) -> Path:
    """The journal of a session that was killed, and holds all of it."""
    live = seated(FileLibrary(data_dir))
    for words in ("one", "two", "three"):
        note(live, words)
    until_saved(live)
    kept = shutil.copytree(data_dir, tmp_path / "kept")
    live.close()
    shutil.rmtree(data_dir)
    kept.rename(data_dir)
    (journal,) = data_dir.glob("alliances/*/sessions/*.journal")
    return journal


def test_a_byte_order_mark_before_a_journal_costs_no_line(data_dir: Path, journal: Path) -> None:
    """The first line is the one after it."""
    journal.write_bytes(codecs.BOM_UTF8 + journal.read_bytes())
    assert check(data_dir).is_well
    FileLibrary(data_dir).list()
    one = found(data_dir, journal.with_suffix(""))
    assert len(one.records) == 4
    files = FileLibrary(data_dir)
    live = Live(files.open(AllianceId(journal.parents[1].name)), MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    note(live, "four")
    live.close()
    assert files.problems == ()
    assert check(data_dir).is_well
    assert len(found(data_dir, journal.with_suffix("")).records) == 6 + 1


def test_the_checksums_of_a_journal_vouch_for_what_it_tells(data_dir: Path, journal: Path) -> None:
    """Also where its file was emptied."""
    path = journal.with_suffix("")
    path.write_bytes(b"")
    one = found(data_dir, path)
    assert (len(one.records), one.advice) == (4, "--repair keeps 4 entries.")
    assert not one.is_short
    assert journal_of(path) == journal
