"""The words of keys that do the same in many places: at the foot of dialogs, one or two words each."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

BACK: Final = "back"
"""Leaves a dialog; the key before it is esc."""

SAVE: Final = "save"
"""Keeps what was typed; the key before it is enter."""

NEXT_FIELD: Final = "next field"
"""Moves the cursor to the next field; the key before it is tab."""

SCROLL: Final = "scroll"
"""Moves the page; the keys before it are the arrows."""

CHOOSE: Final = "choose"
"""Moves the highlight, or chooses what is highlighted."""

READ_OUT: Final = "read out"
"""Shows one thing alone, large, to be read aloud."""

EDIT: Final = "edit"
"""Opens a field for other words."""


LINE_DOWN: Final = KeyWords("down", "A line down")
"""Where the arrows scroll."""

LINE_UP: Final = KeyWords("up", "A line up")
"""Where the arrows scroll."""
