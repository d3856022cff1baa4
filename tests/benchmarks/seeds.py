"""Made-up alliances on a disk, for what is measured to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from alliance_tui.clock import Clock
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, floor, notes, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.storage.codec import EVENTS, SCHEMA, encode_record
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS
from alliance_tui.storage.signed import encode_file
from tests.builders import found_in, happened, setting, sit

NAMES: Final = ("Ana", "Ben", "Chloé", "Dev")
"""Who sits at the table."""


def seed_session(folder: Path, agreed: int = 200) -> AllianceId:
    """Four people in an unfinished session with so many agreements; answers their alliance."""
    alliance = AllianceId(new_id())
    live = Live(FileLibrary(folder).create(alliance), Clock())
    happened(found_in(live, "Bench", setting("team", turn=180), NAMES))
    happened(live.sit_down(SessionKind.DESIGN))
    for number in range(agreed):
        words = f"We say by noon when one of us cannot keep what was planned, number {number}"
        happened(live.act(agreements.propose, Terms(words)))
    for person in live.session.people if live.session else ():
        happened(live.act(notes.write_note, person.id, NoteKind.GOAL, "That we can say what we need."))
    live.close()
    return alliance


def seed_library(folder: Path, alliances: int = 1_000, sessions: int = 10) -> None:
    """Many alliances of two with short sessions that have ended, and the catalogue that lists them."""
    desk = sit("Ana", "Ben")
    desk.note(1, "What I need is an hour a week in which nobody looks at a phone.")
    for seat in (1, 2, 1, 2):
        desk.act(floor.give_floor, seat)
    desk.act(sitting.close)
    own, sat = desk.opening.own.read(), desk.live.records()
    for number in range(alliances):
        alliance = AllianceId(new_id())
        place = folder / ALLIANCES / alliance / SESSIONS
        place.mkdir(parents=True)
        _write(place.parent / OWN, own, alliance=alliance, title=f"Pair {number}")
        for _ in range(sessions):
            session = SessionId(new_id())
            _write(place / f"{session}.json", sat, alliance=alliance, session=session)
    FileLibrary(folder).list()


def _write(path: Path, log: Sequence[Record], **first: str) -> None:
    """Write a log as the program would, with another first event."""
    changed = (replace(log[0], event=replace(log[0].event, **first)), *log[1:])
    documents = {str(number): encode_record(record) for number, record in enumerate(changed, 1)}
    path.write_bytes(encode_file({EVENTS: documents}, SCHEMA, len(log)))
