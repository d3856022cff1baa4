"""One thing, alone in the middle of the screen, to be read aloud."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

LARGER: Final = "To make it larger, zoom the terminal: often ctrl and +."
"""Beneath the words; ctrl and + are keys."""

TITLE_OF_KEYS: Final = "Reading out"
"""In help, above the keys of this screen."""

BACK: Final = KeyWords("back", "Back")
"""The key enter."""
