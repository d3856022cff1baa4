"""Checking what is kept: everything is read, and nothing changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.storage.checking import check
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import (
    HOST,
    elsewhere,
    held_one,
    note,
    seated,
    session_file,
    states,
    texts,
    until_saved,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture
def held(files: FileLibrary) -> tuple[AllianceId, SessionId]:
    """An alliance with a session in which two notes were written."""
    return held_one(files, "first words", "second words")


def found(data_dir: Path, alliance: AllianceId | None = None) -> dict[str, State]:
    """What is not simply well, by name."""
    report = check(data_dir, alliance)
    findings: list[Finding] = [*report.others]
    for one in report.alliances:
        findings.extend(one.findings)
    return {one.path.name: one.state for one in findings if one.state is not State.WELL}


def edited(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file behind the program's back."""
    path.write_bytes(change(path.read_bytes()))


def test_what_the_program_wrote_is_well_and_left_as_it_is(data_dir: Path, files: FileLibrary) -> None:
    """Every byte and every time."""
    held_one(files, "words")
    files.list()
    before = states(data_dir)
    report = check(data_dir)
    assert report.is_well
    assert [one.title for one in report.alliances] == ["Home"]
    assert found(data_dir) == {}
    assert states(data_dir) == before


def test_nothing_at_all_is_well(data_dir: Path) -> None:
    """And no folder is made."""
    assert check(data_dir).is_well
    assert not data_dir.exists()


def test_a_number_that_stands_twice_in_a_session_is_said_and_mended(
    data_dir: Path, held: tuple[AllianceId, SessionId]
) -> None:
    """Also where what is read is what was written: the file says something else as well."""
    path = session_file(data_dir, *held)
    edited(path, lambda raw: raw.replace(b'"events":{', b'"events":{"1":{"n":1},', 1))
    (finding,) = [one for one in check(data_dir).alliances[0].findings if one.path == path]
    assert finding.state is State.CHANGED
    assert "stands twice" in finding.advice
    files = FileLibrary(data_dir)
    files.list()
    assert ["stands twice" in said for said in files.problems] == [True]
    mend(data_dir, held[0])
    assert check(data_dir).is_well


def test_a_running_session_can_be_checked_and_not_repaired(data_dir: Path) -> None:
    """Another process holds it; what it has written so far is in its journal."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance, pid = process.stdout.readline().split()
        before = states(data_dir)
        assert set(found(data_dir).values()) == {State.OPEN}
        assert check(data_dir).is_well
        with pytest.raises(OSError, match=f"open in another window \\(process {pid} on {HOST}\\)"):
            mend(data_dir, AllianceId(alliance))
        assert states(data_dir) == before
    mend(data_dir, AllianceId(alliance))
    assert found(data_dir) == {}


def seated_again(files: FileLibrary, *words: str) -> AllianceId:
    """An alliance whose session was left and gone on with after each note."""
    live = seated(files)
    for text in words:
        if live.session is None:
            assert live.alliance is not None
            assert live.alliance.unfinished is not None
            happened(live.resume(live.alliance.unfinished.id))
        note(live, text)
        live.close()
        live = Live(files.open(live.id), MovableClock())
    live.close()
    return live.id


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], State]] = {
    "cut off": (lambda raw: raw[:-100], State.DAMAGED),
    "emptied": (lambda _: b"", State.DAMAGED),
    "other words": (lambda raw: raw.replace(b"first words", b"other words"), State.CHANGED),
    "no sum": (lambda raw: raw.replace(b'"checksum"', b'"chocksum"'), State.CHANGED),
    "no record": (lambda raw: raw.replace(b"NoteWritten", b"NoteWroten", 1), State.DAMAGED),
}
"""What may happen to a file, and what is found."""


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found_and_mended_and_the_damaged_file_is_kept(
    data_dir: Path, held: tuple[AllianceId, SessionId], files: FileLibrary, kind: str
) -> None:
    """Nothing changes before that is asked for; then all is well, and what was there is there still."""
    change, state = DAMAGE[kind]
    alliance, session = held
    path = session_file(data_dir, alliance, session)
    edited(path, change)
    before = states(data_dir)
    assert found(data_dir, alliance) == {path.name: state}
    assert not check(data_dir).is_well
    assert states(data_dir) == before
    damaged = path.read_bytes()
    (said,) = mend(data_dir, alliance)
    assert "is kept, unchanged, as " in said
    assert [one.read_bytes() for one in path.parent.glob("*.damaged-*")] == [damaged]
    assert check(data_dir).is_well
    assert bool(texts(files, alliance)) is (kind != "emptied")


def test_the_backup_is_used_where_it_knows_more(data_dir: Path, files: FileLibrary) -> None:
    """What was in the file a generation ago comes from there; what came since is said to be gone."""
    alliance = seated_again(files, "first words", "second words", "third words")
    (path,) = (data_dir / "alliances" / alliance / "sessions").glob("*.json")
    path.write_bytes(b"")
    (said,) = mend(data_dir, alliance)
    assert "stood only in a file from before" in said
    assert texts(files, alliance) == ["first words", "second words"]
    assert check(data_dir).is_well


def test_a_lost_founding_is_put_together_from_a_session(
    data_dir: Path, held: tuple[AllianceId, SessionId], files: FileLibrary
) -> None:
    """A session knows its alliance's title, setting and people."""
    alliance, _ = held
    own = data_dir / "alliances" / alliance / "alliance.json"
    own.unlink()
    assert found(data_dir, alliance) == {"alliance.json": State.HEADLESS}
    (said,) = mend(data_dir, alliance)
    assert "put together from a session" in said
    assert check(data_dir, alliance).is_well
    (listed,) = files.list()
    assert (listed.title, [one.name for one in listed.participants]) == ("Home", ["Ana", "Ben"])
    assert texts(files, alliance) == ["first words", "second words"]


def test_a_session_that_was_set_aside_at_opening_is_brought_back(
    data_dir: Path, held: tuple[AllianceId, SessionId], files: FileLibrary
) -> None:
    """Whole records are found in a file that is not whole."""
    alliance, session = held
    path = session_file(data_dir, alliance, session)
    edited(path, lambda raw: raw[:-2])
    files.open(alliance).close()
    assert not path.exists()
    assert found(data_dir, alliance)[path.name] is State.INCOMPLETE
    mend(data_dir, alliance)
    assert check(data_dir, alliance).is_well
    assert texts(files, alliance) == ["first words", "second words"]


def test_a_session_in_the_wrong_place_is_taken_away_and_kept(
    data_dir: Path, held: tuple[AllianceId, SessionId]
) -> None:
    """A copy under another name says the same things twice."""
    alliance, session = held
    path = session_file(data_dir, alliance, session)
    copy = session_file(data_dir, alliance, SessionId("a" * 12))
    copy.write_bytes(path.read_bytes())
    assert found(data_dir, alliance) == {copy.name: State.ASTRAY}
    assert not any("is lost" in one for one in mend(data_dir, alliance))
    assert check(data_dir, alliance).is_well
    assert not copy.exists()
    assert copy.with_name(f"{copy.name}.damaged-1").read_bytes() == path.read_bytes()


def test_a_file_of_a_newer_version_is_a_problem_that_repairing_leaves_alone(
    data_dir: Path, held: tuple[AllianceId, SessionId]
) -> None:
    """It is not damaged: this program is too old."""
    alliance, session = held
    path = session_file(data_dir, alliance, session)
    edited(path, lambda raw: raw.replace(b'"schema":', b'"schema":9'))
    before = states(path.parent)
    assert found(data_dir, alliance) == {path.name: State.NEWER}
    assert mend(data_dir, alliance) == ()
    assert states(path.parent) == before
    assert not check(data_dir).is_well


def test_what_is_left_over_or_set_aside_or_not_ours_is_said_and_no_problem(
    data_dir: Path, held: tuple[AllianceId, SessionId]
) -> None:
    """Repairing removes what was cut off, and nothing else."""
    alliance, session = held
    folder = session_file(data_dir, alliance, session).parent
    copies = (f"{session} (conflicted copy).json", f"{session}.sync-conflict-20261129-101700-ABCDEFG.json")
    for name in (
        f"{session}.json.{2**22 + 1}-0123abcd.tmp",
        f"{session}.json.damaged-3",
        "letter.txt",
        *copies,
    ):
        (folder / name).write_bytes(b"x")
    (folder.parent / "alliance-laptop.json").write_bytes(b"x")
    states = found(data_dir, alliance)
    assert set(states.values()) == {State.LEFT_OVER, State.ASIDE, State.FOREIGN, State.COPY}
    assert {name for name, state in states.items() if state is State.COPY} == {
        *copies,
        "alliance-laptop.json",
    }
    assert check(data_dir).is_well
    mend(data_dir, alliance)
    assert {State.ASIDE, State.FOREIGN, State.COPY} == set(found(data_dir, alliance).values())


def test_a_byte_order_mark_is_said_and_taken_out(data_dir: Path, files: FileLibrary) -> None:
    """The list sends people here because of it; nothing is lost by it."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before)
    files.list()
    assert any("mark at" in one for one in files.problems)
    (found,) = [one for one in check(data_dir).alliances[0].findings if one.path == path]
    assert (found.state, found.state.is_problem) == (State.MARKED, False)
    assert "mark at" in found.state.words
    assert mend(data_dir, alliance) == (f"The mark is gone from the beginning of {path.name}.",)
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    files.list()
    assert files.problems == ()
    assert mend(data_dir, alliance) == ()


@pytest.mark.parametrize(("lines", "lost"), [((2,), 1), ((3, 4), 2), ((-1,), 1), ((2, -1), 2)])
@pytest.mark.parametrize("gone", [False, True], ids=["damaged", "gone"])
def test_what_cannot_be_found_is_counted_once(
    data_dir: Path, files: FileLibrary, tmp_path: Path, lines: tuple[int, ...], lost: int, *, gone: bool
) -> None:
    """A line of a journal that is not there is a gap in two ways; a last one that is gone is in none."""
    live = seated(files)
    for words in ("one", "two", "three", "four", "five"):
        note(live, words)
    until_saved(live)
    killed = shutil.copytree(data_dir, tmp_path / "killed")
    live.close()
    (journal,) = killed.glob("alliances/*/sessions/*.journal")
    written = journal.read_bytes().splitlines(keepends=True)
    for line in lines:
        written[line] = b"" if gone else written[line].replace(b'"at":"2', b'"at":"3')
    journal.write_bytes(b"".join(written))
    told = " ".join(one.advice for one in check_alliance(journal.parent.parent).findings)
    known = lost - (gone and -1 in lines)
    assert (f"At least {known} cannot be found." in told) is bool(known), told


def test_a_stale_or_damaged_catalogue_is_no_problem(
    data_dir: Path, held: tuple[AllianceId, SessionId]
) -> None:
    """It is a cache."""
    (data_dir / "catalogue.json").write_bytes(b"{")
    assert found(data_dir) == {"catalogue.json": State.STALE}
    assert check(data_dir).is_well


TWICE: dict[str, Callable[[bytes], bytes]] = {
    "an empty table at the end": lambda raw: raw.removesuffix(b"}") + b',"events":{}}',
    "an empty table at the beginning": lambda raw: b'{"events":{},' + raw.removeprefix(b"{"),
    "a record before": lambda raw: raw.replace(b'"events":{', b'"events":{"2":{"n":1},', 1),
    "a record after": lambda raw: raw.removesuffix(b"}}") + b',"2":{"n":1}}}',
    "other words": lambda raw: raw.replace(b'"title":"Home"', b'"title":"Home","title":"House"', 1),
}
"""What may stand in a file twice, once something was put into it."""


@pytest.mark.parametrize("kind", TWICE)
def test_of_what_stands_twice_that_is_read_which_the_checksum_fits_to(
    data_dir: Path, held: tuple[AllianceId, SessionId], kind: str
) -> None:
    """Nothing is lost, and what was put in is kept beside it by whoever writes it anew."""
    path = session_file(data_dir, *held)
    files = FileLibrary(data_dir)
    before = files.read(held[0])
    edited(path, TWICE[kind])
    raw = path.read_bytes()
    finding = next(one for one in check(data_dir).alliances[0].findings if one.path == path)
    assert finding.state is State.CHANGED
    assert "Nothing is lost." in finding.advice
    assert "may have been changed" not in finding.advice
    assert not finding.is_short
    files.list()
    assert ["stands twice" in said for said in files.problems] == [True]
    mend(data_dir, held[0])
    assert check(data_dir).is_well
    assert files.read(held[0]) == before
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == raw
