"""What a step is for, beginnings of sentences, and a word to whoever leads: shown when somebody asks."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords


def heading(*, step: str) -> str:
    """The title: the word for the step."""
    return step.capitalize()


BEGIN_WITH: Final = "You might begin with"
"""Above the beginnings of sentences."""

NOTHING: Final = "This setting has no beginnings of sentences for this step. Your own words will do."
"""Said where a setting has none."""

FOR_WHOEVER_LEADS: Final = "For whoever leads"
"""Above the hint."""

TITLE_OF_KEYS: Final = "Words to begin with"
"""In help, above the keys of this dialog."""

BACK: Final = KeyWords("back", "Back to the talk")
"""The keys enter and i."""
