"""The settings as text, for a terminal: all of them, and one with all its words."""

from __future__ import annotations

from typing import Final

YOURS: Final = "yours"
"""Beside a setting that does not come with the program."""

RULES: Final = "Rules"
"""Stands above what everyone accepts before the talk."""


def your_own(*, folder: str) -> str:
    """Below all settings: where a user's own are looked for."""
    return f"Your own are the *.toml files in {folder}"


def hint(*, words: str) -> str:
    """A word to whoever leads through the talk."""
    return f"Hint: {words}"
