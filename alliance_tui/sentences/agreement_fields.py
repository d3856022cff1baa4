"""What the fields of an agreement are called, wherever they are asked for and told."""

from __future__ import annotations

from typing import Final

LABELS: Final = {
    "who": "who",
    "when": "when",
    "how": "how",
    "why": "why",
    "notice": "we notice",
    "slip": "after a slip",
}
"""Before what was said, quietly, and a colon.

"notice" is how it is noticed that it happened, "slip" what is done after one.
"""

TASK: Final = "task"
"""In place of "who", before the names of who does what is done once."""


def gets(*, name: str) -> str:
    """The same before what somebody gets from it."""
    return f"{name} gets"


def labelled(*, label: str) -> str:
    """One of these, before what was said."""
    return f"{label}: "


ASKED: Final = {
    "how": ("How", "in practice; may stay empty, and be said later"),
    "why": ("Why it matters", "to all of you"),
    "notice": ("How we notice", "what one can see or hear when it happened"),
    "slip": ("After a slip", "what we do then, kindly"),
}
"""A field of the second page of the form, and the quiet hint beside it."""

GETS_FROM_IT: Final = "gets from it"
"""The name of a field for each person; before it stand their symbol and name, in their colour."""
