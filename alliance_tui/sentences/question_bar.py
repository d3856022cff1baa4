"""The question in the middle of a session, what is said above it, and the hints beneath it."""

from __future__ import annotations

from typing import Final

AGAIN: Final = "To begin again: “One thing I understood about you is ...”"
"""Above the question after a time-out: a sentence to begin with."""

AGAIN_AMONG_MANY: Final = "To begin again: “One thing I understood about one of you is ...”"
"""The same with more than two people."""


def say_back(*, name: str) -> str:
    """Above the question while somebody says back what they heard: how they begin."""
    return f"{name}: “What I heard is ...”"


def is_there_more(*, name: str) -> str:
    """Above the question, to who was heard: asked once, before the floor moves."""
    return f"{name}, is there more?"


TAKEN_UP: Final = "Taken up again:"
"""Above a topic that was parked or rested, which stands in place of the question."""


def begins(*, name: str) -> str:
    """A hint: who is suggested to begin."""
    return f"{name} begins"


BACK_TO_QUESTION: Final = "↓ back to the question"
"""A hint: what the arrow down does while a topic is taken up."""

BACK_TO_STEP: Final = "↓ back to the step"
"""The same in a step that has no questions: its name is in their place."""


def one_thing_from(*, who: str) -> str:
    """A hint: who has not yet named what works."""
    return f"first, one thing that works, from {who}"


EACH_HAS_NAMED: Final = "each has named one thing"
"""A hint: the wishes may open."""

HAS_NAMED: Final = "one thing is named"
"""The same where one person alone is asked."""

WISHES: Final = "↓ wishes"
"""A hint: what the arrow down does then."""


def goals_to_look_at(*, number: int) -> str:
    """A hint: so many goals have not been looked at; d is a key."""
    return f"d our goals: {number} to look at"


ANOTHER: Final = "↓ another"
"""A hint: the arrow down shows another question."""


def so_many_of_you(*, number: int) -> str:
    """Several people who are not named, three or more."""
    return f"{number} of you"


def goal(*, name: str, words: str) -> str:
    """Somebody's goal, in the line of all goals."""
    return f"{name}: {words}"


def all_goals(*, goals: str) -> str:
    """The line that keeps goals in sight: the goals, or their beginnings, and the key that shows all."""
    return f"{goals} · d all"
