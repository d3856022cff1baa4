"""What was typed and is neither saved nor thrown away, and the questions before it goes."""

from __future__ import annotations

from typing import Final

# What it can be, in the order in which it is told


def notes(*, number: int) -> str:
    """Words in the field of notes, of so many people or kinds."""
    return {1: "a note", 2: "two notes"}.get(number, f"{number} notes")


CHANGED_NOTE: Final = "new words for a note"
"""A note that was being changed."""

PARKED: Final = "something to park"
"""Words for the parking lot."""

AGREEMENT: Final = "an agreement"
"""A new agreement."""

CHANGED_AGREEMENT: Final = "new words for an agreement"
"""An agreement that was being changed."""

TAKEAWAY: Final = "a sentence to take away"
"""What someone takes away from the session."""

REVIEW: Final = "the date of a review"
"""Words on the page of the review."""

CELEBRATION: Final = "what you celebrate"
"""Words on the page of what is celebrated."""

SIGN: Final = "your sign for a break"
"""A word or a sign of the hand that means: I need a break."""

NAME: Final = "a name"
"""A name that was being corrected, or of someone who joins."""

TITLE: Final = "a title"
"""A title of the alliance that was being corrected."""

ALLIANCE: Final = "a new alliance"
"""What was typed on the page of a new alliance."""


# The question before the program or an alliance is left

LEAVE: Final = "Something is not saved yet"
"""Its heading."""

LEAVE_YES: Final = "leave"
"""The answer that lets it go."""

LEAVE_NO: Final = "stay"
"""The answer that does not."""


def leave_all_the_same(*, unsaved: str) -> str:
    """The question.

    Args:
        unsaved: What would go, such as "a note and a name".
    """
    return f"Typed and not saved: {unsaved}. Leave all the same?"


# The question before the session ends

END_YES: Final = "end"
"""The answer that lets it go."""

END_NO: Final = "back"
"""The answer that does not."""


def end_all_the_same(*, unsaved: str) -> str:
    """The question, under the same heading.

    Args:
        unsaved: What would go, such as "a note and a name".
    """
    return f"Typed and not saved: {unsaved}. End the session all the same?"
