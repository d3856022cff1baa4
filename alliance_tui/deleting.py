"""What goes with a session that is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import agreements_made_in, fold_alliance
from alliance_tui.domain.review import Review
from alliance_tui.sentences import deleting as say

if TYPE_CHECKING:
    from alliance_tui.domain.alliance import Alliance
    from alliance_tui.domain.events import Record
    from alliance_tui.domain.words import AllianceId, SessionId
    from alliance_tui.ports import Library


class Going(NamedTuple):
    """What goes from an alliance with one of its sessions, and comes back with it."""

    agreements: int = 0
    """How many agreements."""

    ended: int = 0
    """How many agreements came to their end in the session: they stand again without it."""

    goes_on: bool = False
    """Whether a session that is not over has other agreements at its table than the alliance has then."""

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
        if self.ended:
            yield say.agreements_stand(number=self.ended)
        if self.goes_on:
            yield say.GOES_ON_AS_BEGUN
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
    left = {one: log for one, log in sessions.items() if one != session}
    whole, rest = fold_alliance(own, sessions.values()), fold_alliance(own, left.values())
    if whole is None or rest is None:
        return Going()
    made = agreements_made_in(session, own, sessions)
    ended = {one.id for one in rest.live_agreements} - {one.id for one in whole.live_agreements}
    goes_on = bool(made or ended) and _has_others(rest, left)
    if whole.review is None or whole.review == rest.review:
        return Going(made, len(ended), goes_on)
    return Going(made, len(ended), goes_on, whole.review, rest.review)


def _has_others(rest: Alliance, left: Mapping[SessionId, Sequence[Record]]) -> bool:
    """Whether a session that is not over has other agreements than its alliance: it brought them along.

    Args:
        rest: The alliance without the session that would go.
        left: The logs of the other sessions.
    """
    unfinished = rest.unfinished
    session = fold(left[unfinished.id]) if unfinished is not None else None
    if session is None:
        return False
    return {one.id for one in session.live_agreements} != {one.id for one in rest.live_agreements}
