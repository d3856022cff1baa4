"""Who is suggested to begin, by a rule or a number; and what is on or off in how people talk."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Who begins, and how we talk"
"""The title, and in help above the keys of the dialog."""

IN_TURN: Final = "in turn: another one in each step, and in each session"
"""A rule to choose."""

QUIETER_FIRST: Final = "the quieter first: whoever has held the floor least"
"""A rule to choose."""


def one_role_first(*, others: str, first: str) -> str:
    """A rule to choose, with the roles of a setting, such as "the report before the manager"."""
    return f"the {others} before the {first}"


NOW: Final = "now"
"""Beside the rule that holds."""


def was_chosen(*, name: str) -> str:
    """Beneath the rules, where somebody was chosen by their number."""
    return f"{name} was chosen"


def begins_this_step(*, name: str) -> str:
    """Beneath the rules: who is suggested."""
    return f"{name} begins this step. Anyone may take the floor."


HAS_BEGUN: Final = "This step has begun: what you choose counts from the next one on."
"""The same where somebody has spoken already."""

ON: Final = "on"
"""Before a way of talking; at most three letters."""

OFF: Final = "off"
"""Before a way of talking; at most three letters."""

WAYS: Final = {
    "works first": "First what works, then the wishes, in the step improve",
    "breaths": "A short breath by itself, whenever the floor moves on",
    "writing holds": "The turn's bar stands still while someone writes a note",
}
"""The ways of talking, each in a sentence."""

BEGINS: Final = "begins"
"""At the foot, after the number keys."""

CHOOSE_ON_OR_OFF: Final = "choose, on or off"
"""At the foot, after the key enter."""

CHOOSE: Final = KeyWords("choose", "Choose the highlighted rule; turn a way of talking on or off")
"""The keys enter and space."""

LET_BEGIN: Final = KeyWords("begins", "Let the person with this number begin")
"""In help: what the number keys do."""


def is_suggested(*, name: str) -> str:
    """Whispered in the session after somebody was chosen."""
    return f"{name} begins. It is a suggestion: anyone may."


FROM_THE_NEXT_STEP: Final = "This step has begun: it counts from the next one on."
"""Whispered in the session after a choice, where somebody has spoken in the step already."""
