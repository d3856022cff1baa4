"""The fields at the foot in which notes, parked things and takeaways are written, and what fields refuse."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

WHOSE_WORDS: Final = "Whose words?"
"""Asked before a note, where the floor is open; then come the numbers and names of who is here."""

ESC_BACK: Final = "esc back"
"""After the names; esc is a key."""

PARK: Final = "Park for later"
"""The heading where something is parked."""

ENTER_AND_ESC: Final = "enter save · esc back"
"""After that heading; enter and esc are keys."""


def words_of(*, name: str) -> str:
    """The heading where a note is written."""
    return f"{name}'s words"


def words_as_heard(*, name: str, listener: str) -> str:
    """The heading where somebody writes down what they heard another say."""
    return f"{name}'s words, as {listener} heard them"


NEW_LINE: Final = "ctrl+j begins a new line"
"""After that heading and the kind of note; ctrl+j is a key."""

WHOSE: Final = KeyWords("whose", "Whose words")
"""The key F2."""

WHAT: Final = KeyWords("what", "What they are")
"""The key F3: the kind of note."""


def takes_away(*, name: str) -> str:
    """The heading at the end of a session, where somebody writes the one sentence they take away."""
    return f"{name} takes away"


SAVE: Final = KeyWords("save", "Save the words")
"""The key enter, in every field."""

LINE: Final = KeyWords("new line", "Begin a new line in the field")
"""The key ctrl+j, in every field of several lines."""

ABOVE: Final = KeyWords("up", "To what is above")
"""The arrow up, in a field of one line."""

BELOW: Final = KeyWords("down", "To what is below")
"""The arrow down, in a field of one line."""


def too_long(*, over: int, limit: int) -> str:
    """Whispered where more was pasted than can be saved, and all of it stands in the field."""
    characters = "character" if over == 1 else "characters"
    return f"This is {over:,} {characters} longer than the {limit:,} that can be saved. Shorten it."


def full(*, limit: int) -> str:
    """Whispered where no further letter is taken."""
    return f"The field is full: {limit:,} characters can be saved. Shorten what is there."


def not_taken(*, characters: int, limit: int) -> str:
    """Whispered where far too much was pasted."""
    return (
        f"What you pasted has {characters:,} characters; {limit:,} can be saved. "
        "It was not taken; your words are as they were."
    )
