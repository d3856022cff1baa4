"""An alliance or a session as text, for a terminal."""

from __future__ import annotations

from typing import Final

# Of an alliance.

PEOPLE: Final = "People"
"""Stands above its people."""

PURPOSE: Final = "Purpose"
"""Stands above what they said it is for."""

SESSIONS: Final = "Sessions"
"""Stands above its sessions."""


def since(*, day: str) -> str:
    """The day it began, such as "Sunday 22 November 2026"."""
    return f"since {day}"


# Of a session.

UNFINISHED: Final = "unfinished"
"""It can be gone on with."""

OPEN_ENDED: Final = "its end is not known"
"""It is over, and nothing tells how it ended."""

IN_A_TIME_OUT: Final = "in a time-out"
"""It can be gone on with, once everyone is back."""

TIME_OUT_IS_OVER: Final = "time-out is over"
"""The same, where people were to be back by now."""

ENDED: Final = "ended"
"""It has ended."""

WHO_SPOKE: Final = "Who spoke"
"""Stands above the people with their times."""

NOT_COUNTED: Final = "facilitates, not counted"
"""In the place of how long a facilitator spoke."""

LISTENED: Final = "listened"
"""In the place of how long someone spoke who had no turn."""

NO_TURN: Final = "did not hold the floor"
"""The same where people talked much with the floor open: nobody knows who."""

NOT_HERE: Final = "not here"
"""In the place of how long someone spoke who was away."""

OPEN_FLOOR: Final = "Open floor"
"""Before how long it was open, where that was much: whoever talked then held no floor."""

SAYING_BACK: Final = "Saying back"
"""Before how long listeners said back what they heard, and were asked if there is more: nobody's turn."""

TIME_OUTS: Final = "Time-outs"
"""Before how long they were together; never whose."""


def begun(*, day: str, clock: str, place: str = "") -> str:
    """When it began, such as "Sunday 22 November 2026, 20:15".

    `place` is whose clock it is, such as "Berlin", where this machine has another one.
    """
    return f"{day}, {clock} in {place}" if place else f"{day}, {clock}"


def heard_by(*, name: str) -> str:
    """Behind words that a listener said back, and whose they are confirmed."""
    return f"heard by {name}"


def said_back_by(*, name: str) -> str:
    """Behind words that a listener said back, to which whose they are never said yes."""
    return f"said back by {name}, not confirmed"


def turns(*, number: int) -> str:
    """How many turns someone had; at least 1."""
    return f"{number} turn{'s' if number > 1 else ''}"


# Of both.

AGREEMENTS: Final = "Agreements"
"""Stands above them."""

NONE_YET: Final = "None yet."
"""In their place."""

NONE_IN_FORCE: Final = "None in force."
"""The same where there were some, and all of them came to their end."""

COME_TO_THEIR_END: Final = "Come to their end"
"""Stands above the agreements that ended, in this session or at all; there also those that were withdrawn."""

PARKED: Final = "Parked"
"""Stands above what matters, but not now."""

RESTING: Final = "Resting"
"""Stands above the topics that rest since a time-out, each with the step it came up in and until when."""

TO_CELEBRATE: Final = "To celebrate"
"""Stands above what people want to celebrate."""


def ended(*, state: str, day: str) -> str:
    """How an agreement came to its end, and when, such as "fulfilled, Sunday 22 November 2026"."""
    return f"{state}, {day}"


REVIEW: Final = "Review"
"""Stands above the next one."""

NO_DAY: Final = "No day is set yet."
"""In its place."""

HOW_IT_WENT: Final = "how it went"
"""Before how each saw it, looking back."""

GOALS: Final = "Goals"
"""Stands above those of which somebody said in this session how they stand."""

CAN_WAIT: Final = "Can wait"
"""Stands above what was open, where people said so as they looked back in this session."""

REACHED: Final = "reached"
"""After a goal."""

STILL_OPEN: Final = "still open"
"""After a goal."""

CHANGED_TO: Final = "changed to:"
"""After how each saw it, before the words it was given then."""


def says(*, name: str, said: str) -> str:
    """Someone's answer to an agreement, or their mark: "Ana: yes"."""
    return f"{name}: {said}"
