"""Made-up alliances on a disk, for what is measured to be opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alliance_tui.clock import Clock
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes
from alliance_tui.domain.words import AllianceId, NoteKind, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened, setting

NAMES: Final = ("Ana", "Ben", "Chloé", "Dev")
"""Who sits at the table."""


def seed_session(folder: Path, agreed: int = 200) -> AllianceId:
    """Four people in an unfinished session with so many agreements; answers their alliance."""
    alliance = AllianceId(new_id())
    live = Live(FileLibrary(folder).create(alliance), Clock())
    happened(live.found("Bench", setting("team", turn=180), NAMES))
    happened(live.sit_down(SessionKind.DESIGN))
    for number in range(agreed):
        words = f"We say by noon when one of us cannot keep what was planned, number {number}"
        happened(live.act(agreements.propose, Terms(words)))
    for person in live.session.people if live.session else ():
        happened(live.act(notes.write_note, person.id, NoteKind.GOAL, "That we can say what we need."))
    live.close()
    return alliance
