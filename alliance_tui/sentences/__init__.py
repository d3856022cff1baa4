"""The catalogue: every sentence of the interface, and nothing else, so that another language can follow.

A module a place: the code there says `from alliance_tui.sentences import time_out as say`, so that only the
words of places that people go to are loaded. A sentence without values is a constant, one with values a
function that takes them by name: other languages put them elsewhere, or bend the words around them. Nothing
here imports the rest of the house; values come as text and numbers. The questions and hints of the steps are
not here: they belong to a setting.
"""

from __future__ import annotations

from msgspec import Struct

__all__ = ["KeyWords"]


class KeyWords(Struct, frozen=True):
    """What is said of a key."""

    name: str
    """At the foot of the screen: a word or two."""

    tooltip: str
    """In help: what it does."""
