"""Files damaged in every way: a sentence each time, never a traceback, never an overwrite."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.words import AllianceId, NoteKind, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.codec import EVENTS, decode_records
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.reading import OPTIONS
from tests.builders import happened, pid
from tests.fakes import MovableClock
from tests.faults.damage import DAMAGES, Damage
from tests.faults.scale import sample, whole
from tests.storage.databases import PATH
from tests.storage.disks import SimulatedDisk
from tests.storage.people import every_byte, held_one, note, texts

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


def check(name: str, damage: Damage) -> None:
    """Damage one file, then list, open, talk, leave, and look at what is there."""
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
        if not said and name != "catalogue.json":
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


def small_session() -> bytes:
    """The bytes of a small session's file."""
    files, alliance, _ = library_files()
    found = [name for name in files if alliance in name and "/sessions/" in name and name.endswith(".json")]
    return max((files[name] for name in found), key=len)


def opens_as(raw: bytes) -> object:
    """The records a session's file opens with; None where it is noticed that something is wrong."""
    try:
        db = Database(PATH, writable=False, disk=SimulatedDisk({PATH: raw}), **OPTIONS)
        if db.suspicious or db.reports:
            return None
        return decode_records(db.tables.get(EVENTS, {}).values())
    except StoreError:
        return None


def test_every_flipped_bit_of_a_session_is_noticed() -> None:
    """Or it changed nothing that is read: no bit makes a session open silently changed."""
    raw = small_session()
    right = opens_as(raw)
    assert right
    for place in sample(range(len(raw) * 8), 4_000):
        data = bytearray(raw)
        data[place // 8] ^= 1 << place % 8
        assert opens_as(bytes(data)) in (None, right), f"bit {place % 8} of byte {place // 8}"


def test_every_truncation_of_a_session_is_noticed() -> None:
    """From one byte less down to none."""
    raw = small_session()
    assert [length for length in range(len(raw)) if opens_as(raw[:length]) is not None] == []


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
