"""Letters typed into the air: someone began to write before a field was there."""

from __future__ import annotations

import math
from typing import Final

TOGETHER: Final = 0.5
"""Seconds within which letters belong together."""

ENOUGH: Final = 3
"""So many letters are somebody writing."""


class StrayLetters:
    """Collects letters that mean nothing where they were typed."""

    def __init__(self) -> None:
        self._letters: list[tuple[float, str]] = []

    def add(self, letter: str, at: float) -> str:
        """Add a letter typed at a moment, in seconds.

        Returns:
            The letters that are enough to ask about, each once; else nothing.
        """
        if len(letter) != 1 or not letter.isalpha():
            return ""
        self._letters = [(when, one) for when, one in self._letters if at - when <= TOGETHER]
        self._letters.append((at, letter))
        if len(self._letters) < ENOUGH:
            return ""
        typed = "".join(one for _, one in self._letters)
        self._letters.clear()
        return typed


class Typing:
    """Tells the letters of words from keys that are pressed quickly: among those every one is bound."""

    def __init__(self) -> None:
        self._at = -math.inf
        self._types = False

    def come(self, at: float, *, is_key: bool) -> bool:
        """Note that something typed has come at a moment, in seconds.

        Args:
            at: When.
            is_key: Whether it does something where it came, or tells nothing of whether words are typed.

        Returns:
            Whether it is of words: until it is quiet for a moment, all that follows is. One alone is not: it
            may be a key that does nothing here, which is said.
        """
        together = at - self._at <= TOGETHER
        self._at = at
        self._types = (together and self._types) or not is_key
        return together and self._types

    def stop(self) -> None:
        """Note that words have ended, as with enter: what comes now is pressed."""
        self._at, self._types = -math.inf, False
