"""The question before an alliance or a session goes to the trash."""

from __future__ import annotations

from typing import Final

THIS_ALLIANCE: Final = "Delete this alliance?"
"""The heading where all of an alliance would go."""


def all_goes(*, title: str) -> str:
    """What would go, and for how long it can be had back."""
    return f"{title} goes to the trash with all its sessions, for 30 days."


def this_session(*, title: str) -> str:
    """The heading where one session of an alliance would go."""
    return f"Delete this session of {title}?"


def one_goes(*, day: str) -> str:
    """What would go with a session of a day, and for how long it can be had back."""
    return f"What was said on {day} goes to the trash, for 30 days."


def agreements_go(*, number: int) -> str:
    """After that, of a session in which so many agreements, at least 1, were made."""
    if number == 1:
        return "1 agreement that you made there goes with it, and comes back with it."
    return f"{number} agreements that you made there go with it, and come back with it."


def agreements_went(*, number: int) -> str:
    """The same, once it was deleted."""
    if number == 1:
        return "1 agreement that you made there went with it, and comes back with it."
    return f"{number} agreements that you made there went with it, and come back with it."


def agreements_stand(*, number: int) -> str:
    """After that, also once it was deleted, of a session in which so many agreements, at least 1, ended."""
    if number == 1:
        return "1 agreement that came to its end there stands again until the session is brought back."
    return f"{number} agreements that came to their end there stand again until the session is brought back."


GOES_ON_AS_BEGUN: Final = "The session that is not over goes on with the agreements that it began with."
"""After that, where people brought others along to it than the alliance has then."""


def review_goes(*, day: str, other: str) -> str:
    """Of a session in which the next review was chosen: when that is, such as "Sat 5 December, 18:30".

    Args:
        day: The review.
        other: When the next one is without it, in the same words; empty for never.
    """
    return f"The review that you chose there, {day}, goes with it, and comes back with it; {_then(other)}."


def review_went(*, day: str, other: str) -> str:
    """The same, once it was deleted."""
    return f"The review that you chose there, {day}, went with it, and comes back with it; {_then(other)}."


def _then(other: str) -> str:
    return f"until then the next one is {other}" if other else "until then none is planned"


DELETE: Final = "delete"
"""At the foot: yes."""

KEEP: Final = "keep"
"""At the foot: no."""
