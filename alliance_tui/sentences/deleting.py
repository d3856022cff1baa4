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


DELETE: Final = "delete"
"""At the foot: yes."""

KEEP: Final = "keep"
"""At the foot: no."""
