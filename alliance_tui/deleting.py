"""What goes with a session that is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliance_tui.domain.fold_alliance import agreements_made_in

if TYPE_CHECKING:
    from alliance_tui.domain.words import AllianceId, SessionId
    from alliance_tui.ports import Library


def agreements_going(library: Library, alliance: AllianceId, session: SessionId) -> int:
    """How many agreements would go from an alliance with one of its sessions; 0 where nobody can tell."""
    try:
        own, sessions = library.read(alliance)
    except (LookupError, OSError):
        return 0
    return agreements_made_in(session, own, sessions)
