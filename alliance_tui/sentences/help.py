"""Help: all keys of the screen beneath, and what everyone should know about this program."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Help"
"""The title."""

TIME_OUT: Final = "TIME-OUT"
"""On red, after the key T."""

WHILE_TYPING: Final = "F9, ctrl+t or ctrl+space while typing"
"""Beside it: the keys that work where letters are typed."""

TIME_OUT_WORDS: Final = (
    "Anyone may stop the talk at any time, with one key, and nobody has to say why. A time-out has a time of "
    "return and ends when everyone here says ready. It is never counted, and never says who called it."
)
"""What a time-out is."""

LOOSE_TIME_OUT_WORDS: Final = (
    "In a talk anyone may stop it at any time, with one key, and nobody has to say why. Here, where "
    "no session is running, that key begins a break on this screen: nothing is kept of it, and esc ends it."
)
"""The same where no session is at the table; esc is a key."""

BREAK_HERE_WORDS: Final = (
    "A break of 20 minutes, on this screen only. Nothing can be kept here: the talk itself is stopped where "
    "people can write."
)
"""What it is where nothing can be kept."""

IN_A_FIELD: Final = "In a field"
"""Above the keys that work where something is typed."""

EVERYWHERE: Final = "Everywhere"
"""Above the keys that work on every screen."""

PALETTE: Final = "All of this by name: type a part of it, enter does it"
"""After the key ctrl+p."""

DO: Final = KeyWords("do it", "Do what is highlighted; a click does it, too")
"""The key enter in help: it closes help and does what the line is about."""

CHOOSE_FIRST: Final = "Choose a key with the arrows first: enter does it."
"""Whispered at enter, where nothing is highlighted."""

FOR_WHOM: Final = "For whom this is, and for whom not"
"""Above the two sentences at the end."""

NOT_TO_CONTROL: Final = (
    "A time-out is for calming down. It must not be used to control or to punish someone: whoever stops the "
    "talk comes back to it."
)
"""What a time-out must not be; said in the opening of a session, too."""

NOT_FOR: Final = (
    "This program is not for situations with fear or violence. If you are afraid of someone, do not hold "
    "this conversation with them; talk to people who can help you."
)
"""Whom the program is not for; said in the opening of a session, too."""
