"""What was agreed for today, this week and, from Friday on, the next week, as text."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.moments import hour_in

STILL_OPEN: Final = "Still open"
"""Stands above what was to be done once, on a day that is over."""

TODAY: Final = "Today"
"""Stands above what is to be done today."""

THIS_WEEK: Final = "This week"
"""Stands above what is to be done after today, up to Sunday."""

NEXT_WEEK: Final = "Next week"
"""Stands above what is to be done in the week after that; told from Friday on."""

NOTHING: Final = "Nothing was agreed for a day of this week."
"""In the place of all of them."""

NOTHING_SOON: Final = "Nothing was agreed for a day of this week or the next."
"""The same from Friday on."""

TO_AGREE: Final = "Still to be agreed"
"""Stands above agreements that not everyone has said yes to."""


NO_REVIEW: Final = "No day is set for a review yet."
"""In the place of the next one."""


TO_CELEBRATE: Final = "To celebrate"
"""Stands above what people wanted to celebrate today or in the seven days after it."""

IN_YOUR_WORDS: Final = "When you said"
"""Stands above agreements whose own words tell when, but no day of the calendar."""


BY_TODAY: Final = "by today"
"""Beside what may be done earlier, on its last day."""


def on_any_day(*, number: int) -> str:
    """How many agreements have no day; at least 1."""
    return f"On any day: {number} agreement{'s' if number > 1 else ''}."


def when(*, day: str, clock: str, place: str, by: bool) -> str:
    """When it is to be done, such as "by Fri 4 18:30"; `day` is empty where it is today, `clock` may be.

    What may be done earlier, today at the latest and at no hour, is told as "by today".

    `place` is whose clock it is, such as "Berlin", where this machine has another one.
    """
    at = hour_in(clock=clock, place=place)
    if by and not (day or at):
        return BY_TODAY
    return " ".join(filter(None, ("by" if by else "", day, at)))
