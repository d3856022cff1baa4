"""A new alliance: who is at the table, what they are to each other, and what they call it."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE: Final = "A new alliance"
"""At the top, and what help calls its keys."""

# From the top

WHO: Final = "Who is at the table? An empty line goes on."
"""Over the fields for the names."""

WHAT_TO_EACH_OTHER: Final = "What are you to each other?"
"""Over the settings."""

WHAT_CALLED: Final = "What do you call it? You may leave it empty."
"""Over the field for the title."""

BEGIN: Final = "begin"
"""A button, before the title that would be taken; and at the foot, beside enter."""


def first_role(*, name: str, role: str) -> str:
    """After the button, in a setting with several roles: who has the first of them."""
    return f"{name} is the {role}"


# Whispers

WHO_ELSE: Final = "Who else is at the table? An alliance has two people at least."
"""Where somebody is missing."""

NO_SETTING: Final = "No setting can be read. See the files of your settings."
"""Where there is no setting to choose."""

NAME_FIRST: Final = "Type the name of whoever facilitates first, then F2."
"""At F2 where no name is."""


def called_already(*, title: str) -> str:
    """Asked where an alliance has the title that was typed, or that is made of the names."""
    return f"An alliance is called {title} already: in the list, enter opens it. Is this another one?"


CALLED_THE_SAME: Final = "The same title"
"""Over that question."""

ANOTHER: Final = "begin another"
"""Yes, to that question."""

CHANGE: Final = "back to the title"
"""No, to that question."""

# Keys

GO_ON: Final = KeyWords("go on", "To the next; after the title, begin")
"""The key enter."""

UP: Final = KeyWords("up", "To what is above")
"""The arrow up."""

DOWN: Final = KeyWords("down", "To what is below")
"""The arrow down."""

FACILITATE: Final = KeyWords("facilitates", "This person facilitates, or takes part like everyone else")
"""The key F2."""

BACK: Final = KeyWords("back", "Back; what was typed stays")
"""The key escape."""

# At the foot of the screen

NEXT: Final = "next"
"""Beside enter, while names are typed."""

MOVE: Final = "move"
"""Beside the arrows, while names or a title are typed."""

GOES_ON: Final = "goes on"
"""Beside enter, while a setting is chosen."""

CHOOSE: Final = "choose"
"""Beside the arrows, while a setting is chosen."""
