"""One round over the list: each agreement is read out, everyone presses their number, enter goes on."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords


def heading(*, place: int, of: int) -> str:
    """The title: which agreement of how many, and what to do with it."""
    return f"Our agreements, {place} of {of}: read it aloud"


TITLE_OF_KEYS: Final = "A round over the list"
"""In help, above the keys of this dialog."""

NEXT: Final = KeyWords("next", "The next agreement; after the last one back")
"""The keys enter and right."""

BEFORE: Final = KeyWords("before", "The agreement before")
"""The key left."""

THE_LAST: Final = "That was the last one."
"""Whispered on the list when the round is over."""
