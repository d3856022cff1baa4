"""Letters typed into the air: someone began to write before a field was there."""

from __future__ import annotations

import math
from typing import Final

TOGETHER: Final = 0.5
"""Seconds within which letters belong together."""

IN_A_WORD: Final = 0.3
"""Seconds that a letter waits where the next one, if there is one, tells that it is of a word."""

ENOUGH: Final = 3
"""So many letters are somebody writing."""


class StrayLetters:
    """Collects letters that mean nothing where they were typed."""

    def __init__(self) -> None:
        self._letters: list[tuple[float, str]] = []
        self._enough_at = -math.inf

    def add(self, letter: str, at: float) -> str:
        """Add a letter typed at a moment, in seconds, or what stands between letters.

        Returns:
            The letters that are enough to ask about, and then what follows them, each once; else nothing.
        """
        if at - self._enough_at <= TOGETHER:
            self._enough_at = at
            return letter
        self._letters = [(when, one) for when, one in self._letters if at - when <= TOGETHER]
        if len(letter) != 1 or not (letter.isalpha() or self._letters):
            return ""
        self._letters.append((at, letter))
        typed = "".join(one for _, one in self._letters)
        if sum(map(str.isalpha, typed)) < ENOUGH:
            return ""
        self._letters.clear()
        self._enough_at = at
        return typed


class Typing:
    """Tells the letters of words from keys that are pressed quickly: among those every one is bound."""

    def __init__(self) -> None:
        self._at = -math.inf
        self._types = False
        self._goes_on = False
        """Whether what came last was of words."""
        self._last = ""
        self._times = 0
        """How often it was the same letter; 0 once another one came."""

    def come(self, at: float, letter: str, *, is_key: bool) -> bool:
        """Note that something typed has come at a moment, in seconds.

        Args:
            at: When.
            letter: What.
            is_key: Whether it does something where it came, or tells nothing of whether words are typed.

        Returns:
            Whether it is of words: until it is quiet for a moment, all that follows is. One alone is not: it
            may be a key that does nothing here, which is said.
        """
        together = at - self._at <= TOGETHER
        self._goes_on = together and self._types
        self._types = self._goes_on or not is_key
        is_same = self._times > 0 and letter.lower() == self._last.lower()
        self._times = (self._times + 1 if is_same else 0) if together else 1
        self._at, self._last = at, letter
        return self._goes_on

    @property
    def repeats(self) -> bool:
        """Whether it is one letter that came, and nothing else, more than once."""
        return self._times > 1

    def goes_on(self, at: float) -> bool:
        """Whether words are being typed, and what comes now without being a letter, as enter, is of them."""
        return self._goes_on and at - self._at <= TOGETHER

    def may_divide(self, at: float) -> bool:
        """Whether a space that comes now may stand between words, though all before it were keys: "2 days".

        What comes next tells.
        """
        return not self._types and self._last.isalnum() and at - self._at <= TOGETHER

    @property
    def ends_with_number(self) -> bool:
        """Whether what came last was a digit."""
        return self._last.isdecimal()

    def stop(self) -> None:
        """Note that words have ended, as with enter: what comes now is pressed."""
        self._at, self._types, self._goes_on, self._last, self._times = -math.inf, False, False, "", 0
