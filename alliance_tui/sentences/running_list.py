"""The running list of agreements beside the talk, with the review beneath."""

from __future__ import annotations

from typing import Final


def heading(*, number: int) -> str:
    """The title, with how many there are; 0 is not said."""
    return f"Agreements {number}" if number else "Agreements"


def not_yet_in_force(*, number: int) -> str:
    """Beside the title, where there is room for one agreement only: so many wait for a yes."""
    return f"{number} not yet in force"


NOTHING_YET: Final = "What you agree on appears here. a writes one."
"""Said where nothing is agreed; a is a key."""

NOTHING_YET_THERE: Final = "What you agree on appears here."
"""The same where it can only be read."""

TASK: Final = "task"
"""Under the words of an agreement that is done once, before who does it and when."""

KEPT_AND_WAITS: Final = "kept, waits for a yes"
"""After everyone's answers: people decided to go on with it, and somebody's yes is still to come."""

NO_REVIEW: Final = "No review yet. r sets a date."
"""Beneath the list, where no review is planned; r is a key."""

NO_REVIEW_THERE: Final = "No review yet."
"""The same where it can only be read."""
