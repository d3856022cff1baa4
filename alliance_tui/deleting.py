"""What goes with a session that is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from alliance_tui.domain.fold_alliance import agreements_made_in, fold_alliance
from alliance_tui.domain.review import Review
from alliance_tui.sentences import deleting as say

if TYPE_CHECKING:
    from alliance_tui.domain.words import AllianceId, SessionId
    from alliance_tui.ports import Library


class Going(NamedTuple):
    """What goes from an alliance with one of its sessions, and comes back with it."""

    agreements: int = 0
    """How many agreements."""

    review: Review | None = None
    """Its next review, where that was chosen in the session."""

    other: Review | None = None
    """The next review without it; None for none."""

    def told(self, now: datetime, here: str, *, is_done: bool = False) -> Iterator[str]:
        """All of it in sentences; none where nothing goes.

        Args:
            now: This moment (UTC).
            here: The IANA name of the zone that this machine is set to.
            is_done: Whether it is deleted already.
        """
        if self.agreements:
            yield (say.agreements_went if is_done else say.agreements_go)(number=self.agreements)
        if self.review is not None:
            from alliance_tui.domain.moments import review_words

            other = review_words(self.other, now, here).day if self.other is not None else ""
            day = review_words(self.review, now, here).day
            yield (say.review_went if is_done else say.review_goes)(day=day, other=other)


def going_with(library: Library, alliance: AllianceId, session: SessionId) -> Going:
    """What would go from an alliance with one of its sessions; nothing where nobody can tell."""
    try:
        own, sessions = library.read(alliance)
    except (LookupError, OSError):
        return Going()
    number = agreements_made_in(session, own, sessions)
    whole = fold_alliance(own, sessions.values())
    rest = fold_alliance(own, [log for one, log in sessions.items() if one != session])
    review, other = (one.review if one is not None else None for one in (whole, rest))
    return Going(number, review, other) if review is not None and review != other else Going(number)
