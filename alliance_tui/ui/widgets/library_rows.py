"""What the list of alliances says, row by row: order, finding, folding and words; nothing is drawn here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Final

from msgspec import Struct

from alliance_tui.domain.days import local_day, other_year
from alliance_tui.domain.moments import (
    MONTHS,
    days_ahead,
    days_words,
    hours_left,
    place_of_hour,
    planned_for,
    return_words,
    span_words,
)
from alliance_tui.domain.people import name_key
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, review_state, seen_here
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import shelf as say
from alliance_tui.sentences.moments import hour_in
from alliance_tui.sentences.told import agreements

SHOWN: Final = 4
"""Sessions of an alliance that are shown before the earlier ones are asked for."""

MORE: Final = "more"
"""How the key of a line ends that stands for earlier sessions; no session has so short an id."""


class AllianceRow(Struct, frozen=True):
    """The line of an alliance."""

    alliance: AllianceSummary
    """Which one."""


class SessionRow(Struct, frozen=True):
    """The line of a session."""

    alliance: AllianceSummary
    """The alliance it belongs to."""

    session: SessionSummary
    """Which one."""


class MoreRow(Struct, frozen=True):
    """The line that stands for earlier sessions."""

    alliance: AllianceSummary
    """The alliance they belong to."""

    hidden: int
    """How many there are."""


class GapRow(Struct, frozen=True):
    """An empty line."""


Row = AllianceRow | SessionRow | MoreRow | GapRow
"""A line of the list."""


class When(Struct, frozen=True):
    """When a review is, in two or three words."""

    words: str
    """Such as "in 5 days" or "2 days ago"."""

    state: ReviewState
    """Upcoming, due or overdue."""

    near: bool
    """Whether it is within a week."""


def is_wanted(alliance: AllianceSummary, looked_for: Sequence[str]) -> bool:
    """Whether the title and the names hold all the words looked for."""
    if not looked_for:
        return True
    held = name_key(" ".join((alliance.title, *(person.name for person in alliance.participants))))
    return all(word in held for word in looked_for)


def row_key(row: Row) -> str:
    """What a row is chosen by; empty where it cannot be."""
    match row:
        case AllianceRow():
            return row.alliance.id
        case SessionRow():
            return f"{row.alliance.id}/{row.session.id}"
        case MoreRow():
            return f"{row.alliance.id}/{MORE}"
        case GapRow():
            return ""


class Rows:
    """The rows of a list. Each is made when it is looked at: of 10,000 sessions a few are in view."""

    def __init__(
        self,
        alliances: Iterable[AllianceSummary],
        looked_for: str = "",
        unfolded: Collection[AllianceId] = (),
    ) -> None:
        """The rows of a list.

        Args:
            alliances: What is in it, in order.
            looked_for: Words of a title or of names; empty for everything.
            unfolded: The alliances whose earlier sessions are asked for.
        """
        wanted = name_key(looked_for).split()
        self._alliances = [one for one in alliances if is_wanted(one, wanted)]
        self._unfolded = unfolded
        self._numbers = {one.id: number for number, one in enumerate(self._alliances)}
        # The row of each alliance, and of one more after them: an empty row stands before each but the first.
        heights = (2 + self._shown(one) + self._is_folded(one) for one in self._alliances)
        self._starts = [*accumulate(heights, initial=0)]

    def __len__(self) -> int:
        return max(self._starts[-1] - 1, 0)

    def __getitem__(self, y: int) -> Row:
        if not 0 <= y < len(self):
            raise IndexError(y)
        number = self.gaps_above(y)
        alliance, below = self._alliances[number], y - self._starts[number]
        if below == 0:
            return AllianceRow(alliance)
        shown = self._shown(alliance)
        if below <= shown:
            return SessionRow(alliance, alliance.sessions[-below])
        if below == shown + 1 and self._is_folded(alliance):
            return MoreRow(alliance, len(alliance.sessions) - shown)
        return GapRow()

    @property
    def choices(self) -> int:
        """How many rows can be chosen: all but the empty ones."""
        return self._starts[-1] - len(self._alliances)

    def row_of_choice(self, place: int) -> int:
        """The row that comes so many choices after the first."""
        if not 0 <= place < self.choices:
            raise IndexError(place)
        numbers = range(len(self._alliances))
        return place + bisect_right(numbers, place, key=lambda number: self._starts[number] - number) - 1

    def gaps_above(self, y: int) -> int:
        """How many empty rows stand above a row, which is also the place of its alliance."""
        return bisect_right(self._starts, y) - 1

    def row_called(self, key: str) -> int | None:
        """The row that is chosen by a key; None where it is not in the list."""
        first, _, rest = key.partition("/")
        number = self._numbers.get(AllianceId(first))
        if number is None:
            return None
        alliance = self._alliances[number]
        below: list[str] = [""]
        below += (one.id for one in alliance.sessions[: -self._shown(alliance) - 1 : -1])
        below += [MORE] * self._is_folded(alliance)
        return self._starts[number] + below.index(rest) if rest in below else None

    def _shown(self, alliance: AllianceSummary) -> int:
        """How many of its sessions are shown."""
        many = len(alliance.sessions)
        return many if alliance.id in self._unfolded or many <= SHOWN + 1 else SHOWN

    def _is_folded(self, alliance: AllianceSummary) -> bool:
        return self._shown(alliance) < len(alliance.sessions)


def review_when(review: Review, now: datetime, here: str = "") -> When:
    """When a review is, seen from `now` (UTC), counted as `countdown_words` does.

    An hour with its place finds no room: where this machine has another clock, hours that are left are told.

    Args:
        review: Which one.
        now: This moment (UTC).
        here: As for `seen_here`.
    """
    state = review_state(seen_here(review, here), now)
    ahead, left = days_ahead(review, now, here), hours_left(review, now)
    is_elsewhere = bool(place_of_hour(review, here))
    time = "" if is_elsewhere else review.time
    if ahead is None:
        return When(left or say.WAITS, state, near=True)
    if ahead == 0:
        return When(left if is_elsewhere and left else say.today(time=time), state, near=True)
    if ahead < 0:
        return When(say.YESTERDAY if ahead == -1 else say.ago(length=days_words(-ahead)), state, near=True)
    words = say.tomorrow(time=time) if ahead == 1 else say.in_days(days=ahead)
    return When(words, state, near=ahead <= 7)


def reminder_words(alliance: AllianceSummary, now: datetime, here: str = "") -> str:
    """What is said of an alliance whose review is due or overdue; empty while it is still to come.

    Args:
        alliance: Which one.
        now: This moment (UTC).
        here: As for `seen_here`.
    """
    review = alliance.review
    state = review_state(seen_here(review, here), now) if review else ReviewState.UPCOMING
    if review is None or state is ReviewState.UPCOMING:
        return ""
    ahead, left = days_ahead(review, now, here), hours_left(review, now)
    if ahead is None and state is ReviewState.DUE:
        return say.planned_in(left=left) if left else say.WAITS_NOW
    if ahead == 0:
        return say.planned_for_today(time=hour_in(clock=review.time, place=place_of_hour(review, here)))
    return say.planned_for(day=planned_for(review, now, here))


def session_date(session: SessionSummary, zone: str, now: datetime, here: str = "") -> str:
    """The day a session began where it was held, such as "22 Nov"; with the year where it is another one.

    Args:
        session: Which one.
        zone: The IANA name of the zone of its alliance.
        now: This moment (UTC).
        here: The one of the zone that this machine is set to; empty for the same.
    """
    day = local_day(session.started, session.zone or zone)
    year = other_year(day, local_day(now, here or zone))
    return say.date(day=day.day, month=MONTHS[day.month - 1], year=year)


def session_words(session: SessionSummary, here: str, now: datetime) -> tuple[str, bool]:
    """What came of a session, and whether it waits to be gone on with.

    Args:
        session: Which one.
        here: The IANA name of the zone whose clock says when people come back.
        now: This moment (UTC).
    """
    if session.state is SessionState.TIME_OUT and session.until is not None:
        if session.until > now:
            return say.back(when=return_words(session.until, here, now)), True
        return say.TIME_OUT_IS_OVER, True
    if session.state is SessionState.OPEN_ENDED:
        return say.OPEN_ENDED, False
    if session.state is not SessionState.CLOSED:
        return say.UNFINISHED, True
    if not session.agreements:
        return say.NO_AGREEMENTS, False
    proposed = session.proposed - session.waiting
    told = agreements(number=session.in_force, proposed=proposed, waiting=session.waiting)
    return told, False


def session_length(session: SessionSummary) -> str:
    """How long people sat."""
    return span_words(session.minutes * 60)
