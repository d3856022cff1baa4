"""What many pages tell alike: of people, notes, agreements and reviews."""

from __future__ import annotations

from typing import Final


def names(*, names: tuple[str, ...]) -> str:
    """Some people by name, one or more, such as "Ana, Ben and Cem"; or things in such a row."""
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def list_of_names(*, names: tuple[str, ...]) -> str:
    """Some people by name where room is short, such as "Ana, Ben, Cem"."""
    return ", ".join(names)


def has_left(*, name: str) -> str:
    """Who keeps an agreement, and has left the alliance since."""
    return f"{name} (has left)"


OF_WHO_LEFT: Final = "left open: they have left"
"""Beside a goal that is not reached, of somebody who has left: nobody is asked about it any more."""


def role(*, role: str) -> str:
    """After a name: what the setting calls somebody, such as "(manager)"."""
    return f"({role})"


def label(*, kind: str) -> str:
    """Before somebody's words, quietly: what they are, such as "need: "."""
    return f"{kind}: "


def heard_by(*, kind: str, name: str) -> str:
    """What words are, and who said them back so that they were confirmed."""
    return f"{kind}, heard by {name}"


def said_back_by(*, kind: str, name: str) -> str:
    """What words are, and who said them back."""
    return f"{kind}, said back by {name}"


def reached(*, day: str) -> str:
    """Beside a goal: since when, such as "22 November"."""
    return f"reached, {day}"


def waits_for(*, names: str) -> str:
    """Beside an agreement: who has not said yes to its words yet."""
    return f"waits for the yes of {names}"


def kept(*, number: int) -> str:
    """How many agreements go on and wait for somebody's yes; empty for none."""
    return f"{number} kept, wait{'s' if number == 1 else ''} for a yes" if number else ""


def agreements(*, number: int, proposed: int, waiting: int = 0) -> str:
    """Beside a session: how many were in force at its end, and how many were not; each may be 0.

    Args:
        number: In force.
        proposed: Only proposed.
        waiting: Kept, and waiting for somebody's yes.
    """
    agreed = "1 agreement" if number == 1 else f"{number} agreements"
    waits = f"{proposed} proposed" if proposed else ""
    first = agreed if number or not (proposed or waiting) else ""
    return ", ".join(part for part in (first, waits, kept(number=waiting)) if part)


CHANGED_TO: Final = "changed to:"
"""Between the words of an agreement with how each saw it, and the words it was given after that."""

NO_REVIEW: Final = "No day is set for a review yet."
"""In the place of the next review."""


def rests_until(*, step: str, day: int, month: str, year: int | None) -> str:
    """A topic that rests, such as "needs, until 23 November"; with the year where it is another one."""
    return f"{step}, until {day} {month} {year}" if year else f"{step}, until {day} {month}"


def rested_until(*, step: str, day: int, month: str, year: int | None, waits: bool) -> str:
    """A topic whose rest is over, in the same words; and whether it waits to be taken up again."""
    told = f"{step}, rested until {day} {month} {year}" if year else f"{step}, rested until {day} {month}"
    return f"{told}, may be taken up" if waits else told


def review(*, day: str, then: str) -> str:
    """When a review is and how it goes on, such as "Sat 5 December, 18:30, then every 2 weeks"."""
    return f"{day}, {then}" if then else day
