"""The one page of an alliance to print, sign and put up."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.moments import hour_in

LANGUAGE: Final = "en"
"""The language of the words on this page, as HTML names it: screen readers choose a voice by it."""

PURPOSE: Final = "What it is for"
"""Stands above what people said the alliance is for."""

AGREED: Final = "What we agreed on"
"""Stands above the agreements in force."""

OPEN: Final = "Still open"
"""Stands above the agreements that wait for somebody's yes."""

NOT_YET: Final = "Not everyone has said yes to this yet. That may take its time."
"""Under that."""

REVIEW: Final = "When we look at it again"
"""Stands above the day of the review."""

SIGNED: Final = "Signed"
"""Stands above the room to sign."""

NOTHING: Final = "Nothing is agreed by everyone yet."
"""Where there is no agreement in force."""

NO_DAY: Final = "No day is set yet."
"""In the place of the day of the review."""


def looked_at(*, day: str, clock: str, place: str, then: str) -> str:
    """Such as "Sunday 6 December 2026, 18:30, then every 2 weeks."; all but the day may be empty.

    `place` is whose clock it is, such as "Berlin", where this machine has another one.
    """
    return f"{', '.join(filter(None, (day, hour_in(clock=clock, place=place), then)))}."
