"""Where people were when they went away, and what comes next: one line, as a session is gone on with."""

from __future__ import annotations

from typing import Final


def says_back(*, listener: str, speaker: str) -> str:
    """In a heard loop, while somebody says back what they heard."""
    return f"You were in the heard loop: {listener} says back what {speaker} said."


def asked_if_more(*, speaker: str) -> str:
    """In a heard loop, once the speaker feels heard."""
    return f"You were in the heard loop: {speaker} says whether there is more."


def in_pause(*, speaker: str, listener: str = "", more: bool = False) -> str:
    """In a pause, which goes on; z is a key.

    Args:
        speaker: Who goes on speaking after it; empty for nobody.
        listener: Who says back after it what the speaker said; empty outside a heard loop.
        more: Whether the speaker says then whether there is more.
    """
    then = f"{speaker} goes on speaking after it" if speaker else "the floor is open after it"
    if listener:
        says_back = f"{listener} says back after it what {speaker} said"
        then = f"{speaker} says after it whether there is more" if more else says_back
    return f"You were in a pause: {then}. z ends it."


def in_quiet_minute(*, then: str) -> str:
    """In a quiet minute, which is over; m is a key. The rest is a sentence or empty."""
    return _joined("You were in a quiet minute. m begins another.", then)


def in_breath(*, then: str) -> str:
    """In a breath, which is over. The rest is a sentence or empty."""
    return _joined("You were taking a breath.", then)


def comes_next(*, speaker: str, number: int) -> str:
    """After a breath or a quiet minute: whose turn it is, and their number."""
    return f"{speaker} speaks next: press {number}."


FLOOR_AFTER_BREATH: Final = "After this breath the floor is open."
"""Whispered as a time-out is over, in the breath that comes then."""

HANDS_DOWN: Final = "Raised hands are down now."
"""Before that, where hands were up."""


def was_speaking(*, speaker: str, number: int) -> str:
    """Where somebody had the floor; the time away has ended their turn, and their number begins another."""
    return f"{speaker} was speaking: {number} begins again."


def naming_what_works(*, who: str, then: str) -> str:
    """Where what works comes first: who has not named a thing yet. The rest is a sentence or empty."""
    return _joined(f"You were naming what works: {who} still to come.", then)


def at_beginning(*, step: str, name: str) -> str:
    """In a step that nobody has begun, and who is suggested to."""
    return f"You were at the beginning of “{step}”: {name} begins."


def in_step(*, step: str) -> str:
    """In a step in which nothing was under way."""
    return f"You were in “{step}”. The floor is open."


IN_OPENING: Final = "You were in the opening: it goes on here."
"""Over the opening."""

OPENING_WAITS: Final = "You were in the opening: j goes on with it."
"""The same over the talk, where the opening is not shown; j is a key."""

IN_CLOSING: Final = "You were about to end the session: it goes on here."
"""Over what is told at the end."""

CLOSING_WAITS: Final = "You were about to end the session: e goes on with it."
"""The same over the talk; e is a key."""

IN_LOOKING_BACK: Final = "You were looking back at what you agreed on. It goes on here."
"""Over the beginning of looking back."""


def marking(*, who: str) -> str:
    """Over the marks: who has not marked yet."""
    return f"You were marking: {who} still to mark."


ALL_MARKED: Final = "All of you had marked: now you look at it together."
"""The same once all have."""


def together(*, settled: int, number: int) -> str:
    """Where people look at their marks together: so many agreements of all are decided."""
    return f"You were looking at it together: {settled} of {number} decided."


def away(*, length: str) -> str:
    """After that, where it was long.

    Args:
        length: For how long the session stood, such as "3 h 12" or "11 years".
    """
    return f"You were away for {length}. That was nobody's time."


def _joined(sentence: str, then: str) -> str:
    return f"{sentence} {then}" if then else sentence
