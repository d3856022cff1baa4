"""Where the program begins: what the command line asks the screen to show first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from alliance_tui.domain.method import Setting
from alliance_tui.domain.words import AllianceId, SessionId

if TYPE_CHECKING:
    from alliance_tui.domain.finding import Found


class AtLibrary(Struct, frozen=True):
    """With all alliances, or with the time-out that is still running."""

    notice: str = ""
    """What has to be said first, as a sentence; empty for nothing."""


class BeginNew(Struct, frozen=True):
    """Straight into the first session of a new alliance."""

    title: str
    """What it is called; empty for a title made of the names."""

    setting: Setting
    """The kind of relationship."""

    names: tuple[str, ...]
    """The people, in the order of their seats."""

    facilitators: tuple[str, ...] = ()
    """Which of them facilitate."""

    minutes: int = 0
    """How many minutes they have; 0 for as long as it takes."""

    notice: str = ""
    """What has to be said first, as a sentence; empty for nothing."""


class OpenAlliance(Struct, frozen=True):
    """With one alliance, showing no other: its unfinished session, or its page."""

    alliance: AllianceId
    """Which one."""


class OpenSession(Struct, frozen=True):
    """With one session: gone on with where it is unfinished, else as it was."""

    alliance: AllianceId
    """Which alliance it belongs to."""

    session: SessionId
    """Which session."""

    notice: str = ""
    """What is said first in the place of where people were, as a sentence; empty for nothing."""


Start = AtLibrary | BeginNew | OpenAlliance | OpenSession
"""What to show first."""


def start_with(found: Found) -> OpenAlliance | OpenSession:
    """Begin with the alliance or the session that was meant."""
    if found.session is not None:
        return OpenSession(found.alliance.id, found.session.id)
    return OpenAlliance(found.alliance.id)
