"""Letters typed into the air: someone began to write before a field was there."""

from __future__ import annotations

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
