"""Files damaged in every way: a sentence each time, never a traceback, never an overwrite."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.words import AllianceId, NoteKind, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.signed import encode_file
from tests.builders import happened, pid
from tests.fakes import MovableClock
from tests.faults.damage import DAMAGES, REWRITTEN, Damage
from tests.scale import sample, whole
from tests.storage.people import every_byte, held_one, note, texts

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

Files = dict[str, bytes]
"""What a folder holds, by path."""


@cache
def library_files() -> tuple[Files, AllianceId, AllianceId]:
    """Two alliances; the first has a session that was closed and one that was killed, with its journal."""
    with TemporaryDirectory() as name:
        folder = Path(name, "data")
        library = FileLibrary(folder)
        other, _ = held_one(library, "of others", title="Others")
        alliance, _ = held_one(library, "first", "Grüße\n[/x] 👋", title="Home")
        live = Live(library.open(alliance), MovableClock())
        happened(live.sit_down(SessionKind.DESIGN))
        note(live, "second")
        library.list()
        files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "lock"
        }
        live.close()
        return files, alliance, other


def kinds() -> list[str]:
    """The files that may be damaged: a session's, its journal, the alliance's, the catalogue."""
    files, alliance, _ = library_files()
    of_ours = sorted(name for name in files if alliance in name or name == "catalogue.json")
    return [name for name in of_ours if not name.endswith(".backup")]


def written(files: Files, folder: Path) -> None:
    """Put files where they were."""
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def check(name: str, damage: Damage, *, meant: bool = False) -> None:
    """Damage one file, then list, open, talk, leave, and look at what is there.

    Args:
        name: The file.
        damage: What becomes of it.
        meant: Whether its checksum is right: other words may be what somebody wanted.
    """
    files, alliance, other = library_files()
    raw = damage(files[name])
    with TemporaryDirectory() as parent:
        folder = Path(parent, "data")
        written({**files, name: raw}, folder)
        library = FileLibrary(folder)
        library.list()
        said = [*library.problems]
        try:
            opening = library.open(alliance)
        except LookupError as error:
            said.append(str(error))
        else:
            said.extend(library.problems)
            talk(Live(opening, MovableClock()))
        library.list()
        assert texts(library, other) == ["of others"], "another alliance suffered"
        assert all(sentence.endswith(".") for sentence in said)
        if not said and not meant and name != "catalogue.json":
            assert {*texts(library, alliance)} >= {"first", "Grüße\n[/x] 👋"}, "it opened silently changed"
        if said and name.endswith(".json") and name != "catalogue.json":
            assert raw in [path.read_bytes() for path in folder.rglob("*") if path.is_file()], "overwritten"
        if name.endswith(".json") and "sessions" in name:
            mine = "first" if b"first" not in files[name] else "second"
            assert mine.encode() in every_byte(folder), "another session suffered"


def talk(live: Live) -> None:
    """Say something more in the session that is open, if one is."""
    if live.alliance is not None and live.alliance.unfinished is not None:
        live.resume(live.alliance.unfinished.id)
        live.act(notes.write_note, pid(1), NoteKind.NEED, "more")
        live.act(sitting.close)
    live.close()


@pytest.mark.parametrize("place", range(5))
def test_a_damaged_file_is_said_and_never_overwritten(place: int) -> None:
    """The other sessions and alliances open, and none opens with other words than were written."""
    name = kinds()[place]

    @given(DAMAGES)
    def damaged(damage: Damage) -> None:
        check(name, damage)

    damaged()


@pytest.mark.parametrize("place", range(3))
def test_a_file_that_was_rewritten_and_signed_harms_no_other(place: int) -> None:
    """Whatever it holds instead opens, or is said and left as it is."""
    name = kinds()[place]

    @given(REWRITTEN)
    def rewritten(damage: Damage) -> None:
        check(name, damage, meant=True)

    rewritten()


@pytest.mark.parametrize(("kind", "key"), [("SessionOpened", "id"), ("NoteWritten", "participant")])
def test_a_signed_file_that_speaks_of_nobody_it_knows_is_found(tmp_path: Path, kind: str, key: str) -> None:
    """Its checksum is right and it opens, but what was said would be shown to nobody: the check says so."""
    files, alliance, _ = library_files()
    name = next(name for name in kinds() if "/sessions/" in name and b"first" in files[name])
    tables = json.loads(files[name])
    event = next(one["event"] for one in tables["events"].values() if one["event"]["type"] == kind)
    holder = event["participants"][0] if kind == "SessionOpened" else event
    holder[key] = ""
    tables.pop("meta")
    written({**files, name: encode_file(tables, 1, 99)}, tmp_path)
    found = check_alliance(tmp_path / "alliances" / alliance).findings
    assert [one.path for one in found if one.state is State.STRAYS] == [tmp_path / name]


@pytest.mark.skipif(not whole(), reason="a file of 100 MB is tried only where all faults are")
@pytest.mark.parametrize(
    "huge",
    [
        lambda _: b'{"events":{"1":{"a":"' + b"x" * 100_000_000,
        lambda _: b"[" * 100_000_000,
        lambda raw: raw * 50_000,
    ],
    ids=["text", "nested", "repeated"],
)
def test_a_file_of_100_megabytes_is_a_damaged_file_like_any_other(huge: Damage) -> None:
    """It takes a while to read, and that is all."""
    check(kinds()[-2], huge)


class Small:
    """A small session on the disk, which a bit of may be other than it was written."""

    def __init__(self, folder: Path) -> None:
        files, _, _ = library_files()
        journal = next(name for name in files if name.endswith(".journal") and "/sessions/" in name)
        ended = next(
            name
            for name in files
            if "/sessions/" in name and name.endswith(".json") and b"first" in files[name]
        )
        self.path = folder / "aaaaaaaaaaaa.json"
        """Its file."""
        self.raw = {"file": files[ended], "journal": files[journal]}
        """A session that was ended; and the journal of one that was killed."""
        self._beside = {"file": b"", "journal": files[journal.removesuffix(".journal")]}
        self.right = {which: self.opens(which, raw) for which, raw in self.raw.items()}
        """The records that are right."""

    def opens(self, which: str, raw: bytes) -> object:
        """The records it opens with; None where it is noticed that something is wrong."""
        self.path.write_bytes(raw if which == "file" else self._beside[which])
        if which == "journal":
            journal_of(self.path).write_bytes(raw)
        else:
            journal_of(self.path).unlink(missing_ok=True)
        try:
            found = read_log(self.path)
        except StoreError:
            return None
        return None if found.suspicious or found.reports else found.records


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A small session."""
    return Small(tmp_path)


@pytest.mark.parametrize("which", ["file", "journal"])
def test_every_flipped_bit_of_a_session_is_noticed(small: Small, which: str) -> None:
    """Or it changed nothing that is read: no bit makes a session open silently changed."""
    raw, right = small.raw[which], small.right[which]
    assert right
    for place in sample(range(len(raw) * 8), 600):
        data = bytearray(raw)
        data[place // 8] ^= 1 << place % 8
        assert small.opens(which, bytes(data)) in (None, right), f"bit {place % 8} of byte {place // 8}"


def test_every_truncation_of_a_session_is_noticed(small: Small) -> None:
    """From one byte less down to none."""
    raw = small.raw["file"]
    lengths = sample(range(len(raw)), 400)
    assert [length for length in lengths if small.opens("file", raw[:length]) is not None] == []


def test_every_truncation_of_a_journal_is_noticed_or_takes_whole_actions_alone(small: Small) -> None:
    """A line that was never acknowledged may be missing as a whole: nobody can see that it was there."""
    raw, right = small.raw["journal"], small.right["journal"]
    assert isinstance(right, tuple)
    ends = {0, *(place + 1 for place, byte in enumerate(raw) if byte == ord("\n"))}
    for length in sample(range(len(raw)), 400):
        found = small.opens("journal", raw[:length])
        if length not in ends and length + 1 not in ends:
            assert found is None, f"cut off after {length} bytes"
        assert found is None or found == right[: len(found)]  # type: ignore[arg-type] # records


def test_a_session_written_before_is_still_there_when_two_damages_meet() -> None:
    """The file and its journal, in any pair of ways: said, and nothing raised."""
    files, alliance, _ = library_files()
    journal = next(name for name in files if name.endswith(".journal") and "/sessions/" in name)

    @given(DAMAGES, DAMAGES)
    def both(one: Damage, two: Damage) -> None:
        damaged = {**files, journal: one(files[journal])}
        session = journal.removesuffix(".journal")
        damaged[session] = two(files[session])
        with TemporaryDirectory() as parent:
            folder = Path(parent, "data")
            written(damaged, folder)
            library = FileLibrary(folder)
            library.list()
            live = Live(library.open(alliance), MovableClock())
            talk(live)
            assert {*texts(library, alliance)} >= {"first"}

    both()
