"""The help with the words of an agreement, under the page it is written on; off until it is asked for."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

BEFORE_WORDS: Final = "Say one thing that one would see you do, and when."
"""Said where no words are typed yet."""

BEFORE_WORDS_EXAMPLE: Final = "On Fridays after dinner we plan the week."
"""The example after it."""

CLEAR: Final = "These words are clear. F6 begins with when, where you like that better."
"""Said where there is nothing to say of the words."""

CLEAR_WITH_WHEN: Final = "These words are clear."
"""Said where there is nothing to say of the words, and they begin with when, or with a day."""


def such_as(*, example: str) -> str:
    """After a hint on the words, quietly: an example of what could be said instead."""
    return f"Such as: {example}"


HELP_WITH_WORDS: Final = KeyWords(
    "help with the words", "Help with the words, on and off; ? where no words are typed yet"
)
"""The keys F3 and, in an empty field, ?."""

WHEN_THEN: Final = KeyWords(
    "when ..., then ...", "A sentence that begins with when; what was typed stays in it"
)
"""The key F6."""

HAS_BLANK: Final = "There is a blank in the sentence already: say what belongs there."
"""Whispered after F6 where the sentence has a blank, drawn as dots."""

HAS_WHEN: Final = "The sentence begins with its when already. It stays as it is."
"""Whispered after F6 where the sentence begins with when, if or a day, in any language."""

FILL_BLANK: Final = "When does it begin? Type it in the place of the dots."
"""Whispered after F6."""
