"""When the agreements are looked at again: the dialog that takes a date as people say it."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "When do we look at our agreements again?"
"""The title."""

IN_SHORT: Final = "The next review"
"""Right above the field where there is no room for the title: one line on the smallest terminal."""

NONE_PLANNED: Final = "No review is planned yet."
"""Above the field."""


def planned(*, day: str, then: str) -> str:
    """Above the field: the day, such as "Sat 5 December, 18:30", and how it goes on; that may be empty."""
    return f"Planned now: {day}, {then}" if then else f"Planned now: {day}"


def other_zone(*, theirs: str, here: str) -> str:
    """Beneath it, where this laptop is set to another time zone than the alliance counts in."""
    return f"Days and hours are those of {theirs}. F5: those of {here} from now on."


HOW_TO_SAY_IT: Final = "in 2 weeks · Friday 18:30 · every month"
"""In the empty field; what stands here must be understood as a date or a rhythm."""

AS_TO_EACH_OTHER: Final = "Say it as you would say it to each other."
"""Beneath the empty field."""


def with_time(*, day: str, time: str) -> str:
    """A date with its hour, such as "Saturday 5 December 2026, 18:30"."""
    return f"{day}, {time}"


def ahead(*, countdown: str, then: str) -> str:
    """Beneath the field, after the date that was understood: how far it is, and how it goes on.

    Args:
        countdown: Such as "Review in 13 days"; the word review need not be said again here.
        then: Such as "then every 2 weeks"; may be empty.
    """
    told = countdown.removeprefix("Review ")
    return f"{told}, {then}" if then else told


WHY: Final = "why, if you want to say it"
"""In the empty field for the reason, where the review is moved to later."""

USUAL: Final = "Usual for you, up and down choose:"
"""Above the rhythms on offer."""

SET: Final = KeyWords("set", "Set this date")
"""The key enter."""

TODAY: Final = KeyWords("today", "Bring the review forward to today")
"""The key F2; its name is put into the field, and must be understood as a date."""

A_WEEK_LATER: Final = KeyWords("a week later", "Postpone the review by a week")
"""The key F3; its name is put into the field, and must be understood as a date."""

ZONE: Final = KeyWords("zone", "Count in the time zone of this laptop from now on")
"""The key F5."""

NEXT: Final = KeyWords("next", "The next rhythm of your setting")
"""The arrow down."""

BEFORE: Final = KeyWords("before", "The rhythm before")
"""The arrow up."""


def today_at(*, clock: str) -> str:
    """Written in the field where the usual hour is over for today; it must be understood as a date."""
    return f"today {clock}"


USUAL_HOUR_IS_OVER: Final = "Your usual hour is over for today. Does this one suit you?"
"""Whispered then."""

TITLE_OF_KEYS: Final = "The date of the review"
"""In help, above the keys of this dialog."""


def zone_moved(*, zone: str) -> str:
    """Whispered after F5."""
    return f"Days and hours are those of {zone} now."


SAY_WHEN_FIRST: Final = "Say when first, or choose with up and down."
"""Whispered where the field is empty."""


def is_on(*, day: str, then: str) -> str:
    """Whispered once the date is set, with the day in full words.

    `then` is how it goes on, such as "then every 2 weeks", or empty.
    """
    return f"The review is on {day}, {then}." if then else f"The review is on {day}."


NOT_SET_YET: Final = "No date is set yet. Why stands under the field."
"""Whispered at enter where it cannot be, and that is told there."""

KEPT: Final = "What you typed is kept until you open this again: no date is set by it."
"""Whispered where a date is left half typed."""
