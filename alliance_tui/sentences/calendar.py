"""What stands in a calendar of a review, and of agreements that have a date."""

from __future__ import annotations

from typing import Final

NOTHING: Final = "Nothing is agreed yet."
"""Below a review, where no agreement is in force."""


def review(*, title: str, clock: str) -> str:
    """The title of the event, such as "Review: Home"; `clock` where one of many whole days has a time."""
    return f"Review at {clock}: {title}" if clock else f"Review: {title}"


def agreed(*, listed: str) -> str:
    """Below a review: the agreements in force, a line each, which begins with "- "."""
    return f"What we agreed on:\n{listed}"


def tomorrow(*, title: str) -> str:
    """What the calendar reminds of, on the day before."""
    return f"Tomorrow: the review of {title}"


def of(*, title: str) -> str:
    """Below an agreement: the title of its alliance."""
    return f"From: {title}"
