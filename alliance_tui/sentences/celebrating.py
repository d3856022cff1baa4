"""The dialog of what people celebrate."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "What do we celebrate?"
"""The title."""

WHAT: Final = ("What went well, and why", "one sentence is enough")
"""The first field, and the quiet hint beside it."""

HOW: Final = ("How we mark it", "a walk, a meal, a word to each other; may stay empty")
"""The second field, and its hint: how the day is marked, not how it is judged."""

WHEN: Final = ("When", "may stay empty")
"""The third field, and its hint."""

PLANNED: Final = "This is there to celebrate; F2 says that you have celebrated the first of it:"
"""Beneath the fields, above what lies ahead."""

TITLE_OF_KEYS: Final = "What you celebrate"
"""In help, above the keys of this dialog."""

SAVE: Final = KeyWords("save", "Keep what you celebrate")
"""The key enter."""

CELEBRATED: Final = KeyWords("we celebrated", "The first of what is planned was celebrated")
"""The key F2."""

KEPT: Final = "Kept. You see it again at the end, and next time."
"""Whispered after saving."""

KEPT_IF: Final = "You see it again at the end, and next time if you keep everything."
"""The same where the agreements only are kept, as it stands."""

HOW_GOOD: Final = "How good that you did."
"""Whispered after F2."""
