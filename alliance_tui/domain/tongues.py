"""The languages that the help with wording knows, and in which one a few words are said."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from alliance_tui.domain.languages.english import ENGLISH
from alliance_tui.domain.languages.french import FRENCH
from alliance_tui.domain.languages.german import GERMAN
from alliance_tui.domain.languages.spanish import SPANISH
from alliance_tui.domain.languages.tongue import Tongue

TONGUES: Final = (ENGLISH, GERMAN, FRENCH, SPANISH)
"""The languages; of any other nothing is said about single words."""

_LATIN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTENED: Final = re.compile(r"['’](?:s|t|m|d|ll|re|ve)\b", re.IGNORECASE)
"""How English shortens a word: what is left of it would be French."""


def tongue_of(text: str) -> Tongue | None:
    """The language of some words: English where none can be told, None for another script.

    People type short sentences, so that one word has to be enough: a known one, a letter, how it ends.
    """
    letters = [one for one in text if one.isalpha()]
    if not letters or sum(one < "\u0250" for one in letters) * 2 < len(letters):
        return None
    weights = [_weight(text, tongue) for tongue in TONGUES]
    likely = [tongue for tongue, weight in zip(TONGUES, weights, strict=True) if weight == max(weights)]
    return likely[0] if len(likely) == 1 else ENGLISH


def _weight(text: str, tongue: Tongue) -> int:
    """How much in some words speaks for a language."""
    said = [one.casefold() for one in _LATIN.findall(_SHORTENED.sub("", text))]
    known = sum(word in _known(tongue.known) for word in said)
    ended = sum(re.fullmatch(tongue.ending, word) is not None for word in said)
    own = not set(text.casefold()).isdisjoint(tongue.letters)
    return 2 * (known + own) + ended


@cache
def _known(words: str) -> frozenset[str]:
    return frozenset(words.split())
