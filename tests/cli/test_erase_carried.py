"""`alliance erase` of one session: what of it stands in later ones is said, and only where something does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes, parking, sitting
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened, pid
from tests.cli.running import alliance
from tests.fakes import MovableClock
from tests.storage.people import every_byte, seated

CARRIED = (
    "The session is gone for good.\n"
    "What you agreed on there, and what was carried into later sessions, stands in these, too:"
    " erasing the alliance removes it.\n"
)
"""What is said where something stands in a later session."""


def nothing(live: Live) -> None:
    """Say nothing that is carried on."""
    happened(live.act(notes.write_note, pid(1), NoteKind.NEED, "SECRET"))


def goal(live: Live) -> None:
    """Say what somebody wants."""
    happened(live.act(notes.write_note, pid(1), NoteKind.GOAL, "SECRET"))


def park(live: Live) -> None:
    """Leave something for later."""
    happened(live.act(parking.park, "SECRET"))


def agree(live: Live) -> None:
    """Agree on something."""
    happened(live.act(agreements.propose, Terms("SECRET")))
    assert live.session is not None
    for seat in (1, 2):
        happened(live.act(agreements.press_consent, live.session.agreements[0].id, seat))


@pytest.mark.no_cover
@pytest.mark.parametrize("deleted", [False, True])
@pytest.mark.parametrize("say", [nothing, goal, park, agree])
def test_what_stands_in_a_later_session_is_said_where_it_does(
    data_dir: Path, say: Callable[[Live], None], *, deleted: bool
) -> None:
    """Whether the session was moved to the trash before or not; and it is said as it is."""
    folder = ("--data-dir", str(data_dir))
    live = seated(FileLibrary(data_dir))
    say(live)
    assert live.session is not None
    first = live.session.id
    happened(live.act(sitting.close))
    live.close()
    again = Live(FileLibrary(data_dir).open(live.id), MovableClock())
    happened(again.sit_down(SessionKind.DESIGN))
    happened(again.act(sitting.close))
    again.close()
    if deleted:
        assert alliance("delete", first, "--yes", *folder).exit_code == 0
    told = alliance("erase", first, "--yes-erase", "Home", *folder, env={"COLUMNS": "400"})
    assert told.exit_code == 0
    assert told.stderr.endswith("It is gone for good.\n" if say is nothing else CARRIED)
    assert (b"SECRET" in every_byte(data_dir)) is (say is not nothing)
