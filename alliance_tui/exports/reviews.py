"""The reviews that wait, a line each, or as JSON.

    {"due": [{"id": of the alliance, "title", "state": "upcoming|due|overdue", "date",
              "time": null where only a day was named, "zone", "rhythm": null for once, "moment",
              "moved_from": the date it was moved from, or null, "time_of_others": of the rhythm}, ...]}

Apart from the other pages, so that a shell prompt need not wait for what they load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from alliance_tui.domain.moments import countdown_words, days_ahead, moment_text, place_of_hour
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState, review_moment, review_state, seen_here
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import moments as say

if TYPE_CHECKING:
    from alliance_tui.exports.json_text import Shape


def review_lines(alliances: Iterable[AllianceSummary], now: datetime, here: str = "") -> Iterator[str]:
    """A line for each alliance that has a review, seen from `now` (UTC) and `here`, as in `seen_here`."""
    for one in alliances:
        if (review := one.review) is not None:
            told = countdown_words(review, now, here)
            is_told = days_ahead(review, now, here) == 0
            is_over = review_state(seen_here(review, here), now) is ReviewState.OVERDUE
            hour = say.hour_in(clock=review.time, place=place_of_hour(review, here))
            clock = "" if is_told or is_over else hour
            yield say.review_of(title=clean_line(one.title), countdown=told, clock=clock)


def review_shapes(alliances: Iterable[AllianceSummary], now: datetime, here: str = "") -> Shape:
    """The same for programs; the state is as `seen_here`, the rest as it was planned."""
    return {
        "due": [
            {"id": one.id, "title": one.title, "state": review_state(seen_here(one.review, here), now).value}
            | review_shape(one.review)
            for one in alliances
            if one.review is not None
        ]
    }


def review_shape(review: Review) -> Shape:
    """A review for programs; the moment of one with only a day is the start of that day."""
    return {
        "date": review.date,
        "time": review.time or None,
        "zone": review.zone,
        "rhythm": review.rhythm or None,
        "moment": moment_text(review_moment(review), review.zone),
        "moved_from": review.instead_of or None,
        "time_of_others": review.time_of_others or None,
    }
