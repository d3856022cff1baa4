"""A plain pause and a quiet minute: everything stands still until someone goes on."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

# A pause

TITLE_OF_KEYS: Final = "In a pause"
"""What help calls its keys."""

TITLE: Final = "B A C K   S O O N"
"""In the middle, in spaced letters: the doorbell rang."""


def paused(*, length: str, speaker: str, listener: str = "", more: bool = False) -> str:
    """Said under the title.

    Args:
        length: For how long, such as "10 min"; empty in the first minute.
        speaker: Who goes on speaking then; empty for nobody.
        listener: Who says back then what the speaker said; empty outside a heard loop.
        more: Whether the speaker says then whether there is more.
    """
    since = f"for {length}" if length else "just now"
    then = f" {speaker} goes on speaking then." if speaker else ""
    if listener:
        says_back = f" {listener} says back then what {speaker} said."
        then = f" {speaker} says then whether there is more." if more else says_back
    return f"Paused {since}. Nothing runs, nothing is lost.{then}"


PAUSE_GOES_ON: Final = "Everything stands still. z goes on."
"""Whispered at a number."""

GO_ON: Final = KeyWords("go on", "Go on where you were")
"""The keys `z`, space, enter and escape."""

NUMBER: Final = KeyWords("your number", "Says how to go on")
"""The keys 1 to 8, in a quiet minute too."""

# A quiet minute

QUIET_TITLE_OF_KEYS: Final = "In a quiet minute"
"""What help calls its keys."""

QUIET_TITLE: Final = "A   Q U I E T   M I N U T E"
"""At the top, in spaced letters."""

ON_PAPER: Final = "Each for yourself, on paper. What you write is yours: nobody asks to see it."
"""What is done in it; under the countdown."""

QUIET_GOES_ON: Final = "This minute is for everyone. m goes on before it is over."
"""Whispered at a number."""

GO_ON_SOONER: Final = KeyWords("go on", "Go on before it is over")
"""The keys `m`, space, enter and escape."""
