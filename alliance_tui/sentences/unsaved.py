"""What was typed and is neither saved nor thrown away, and the questions before it goes."""

from __future__ import annotations

from typing import Final

# What it can be


def notes(*, number: int) -> str:
    """Words in the field of notes, of so many people or kinds."""
    return {1: "a note", 2: "two notes"}.get(number, f"{number} notes")


THINGS: Final = {
    "changed-note": "new words for a note",
    "parked": "something to park",
    "agreement": "an agreement",
    "changed-agreement": "new words for an agreement",
    "takeaway": "a sentence to take away",
    "review": "the date of a review",
    "celebration": "what you celebrate",
    "sign": "your sign for a break",
    "name": "a name",
    "title": "a title",
    "alliance": "a new alliance",
}
"""All else, by the words that the program knows it by: as it stands in "Typed and not saved: ..."."""


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
