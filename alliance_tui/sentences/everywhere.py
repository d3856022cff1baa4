"""Keys and whispers that stand at many places: the break, help, the way back, the keys of every page."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

PROGRAM: Final = "alliance"
"""The program's name, at the top left where nothing is open."""

# Keys of every screen

TIME_OUT: Final = KeyWords("TIME-OUT", "Stop the talk at once")
"""The red-brown word at the lower right, and its key."""

BREAK_HERE: Final = KeyWords("TIME-OUT", "A break on this screen only")
"""The same where nothing can be kept."""

HELP: Final = KeyWords("help", "All keys of this screen")
"""The key `?`."""

COVER: Final = KeyWords("cover", "Cover the screen; any key shows it again, T stops the talk")
"""The key F4: nobody who comes by should read along."""

# Ways out

BACK: Final = KeyWords("back", "Back")
"""The key escape: to where one came from."""

LEAVE: Final = KeyWords("leave", "Leave; the session stays open")
"""The key `q` in a session: the program ends, the session can be gone on with."""

QUIT: Final = KeyWords("quit", "Leave the program")
"""The key `q` where no session is at the table."""

LEAVE_ANYWHERE: Final = KeyWords("leave", "Leave the program from anywhere; it asks where words are unsaved")
"""The keys ctrl+q and ctrl+c, also while something is typed."""

TO_THE_TALK: Final = KeyWords("to the talk", "Back to the talk")
"""The key escape on every page that looks back and stands over the talk."""

# Taking back

UNDO: Final = KeyWords("undo", "Take back what was done last")
"""The key `u`."""

REDO: Final = KeyWords("redo", "Bring back what was taken back")
"""The key `y`."""

# Keys of every list and page

UP: Final = KeyWords("up", "The one before, or a line up")
"""The arrow up."""

DOWN: Final = KeyWords("down", "The next one, or a line down")
"""The arrow down."""

PAGE_UP: Final = KeyWords("page up", "A page up")
"""The key page up."""

PAGE_DOWN: Final = KeyWords("page down", "A page down")
"""The key page down."""

FIRST: Final = KeyWords("first", "To the top")
"""The key home."""

LAST: Final = KeyWords("last", "To the end")
"""The key end."""

OPEN: Final = KeyWords("open", "Open what is highlighted")
"""The key enter."""

RUN: Final = "run"
"""At the foot of the palette, after the key enter."""

CLOSE: Final = "close"
"""At the foot of the palette, after the key esc."""

# Whispers

NOTHING_HERE: Final = "That key does nothing here. ? shows those that do."
"""Whispered at any key that a screen or a dialog does not know."""

TAKEN_FOR_WORDS: Final = "That was taken for words, which do nothing here. Press keys one at a time."
"""Whispered where letters came so quickly that somebody typed words, and nothing takes those."""

ESC_GOES_BACK: Final = "That key does nothing here. esc goes back."
"""The same where help itself is read, or some words stand alone."""

NOTHING_BEHIND: Final = "Nothing is behind this page. q leaves the program."
"""Whispered at escape on the page that the program was started with; q is a key."""

FIRST_AGREEMENT: Final = "This is the first agreement."
"""Whispered at the arrow to the left, where agreements are gone through one by one."""

FLOOR_OPEN_WHILE_TYPING: Final = "Nobody has the floor. enter saves your words, esc keeps them for later."
"""Whispered at the key that hands over while something is typed; enter and esc are keys."""

CHOOSE_WORDS_FIRST: Final = "Choose someone's words or an agreement with the arrows first."
"""Whispered where nothing is highlighted that could be read out."""


def nobody(*, number: int) -> str:
    """Whispered at a number key that belongs to nobody."""
    return f"Nobody has the number {number}."


def nobody_here(*, number: int) -> str:
    """Whispered at a number key of nobody who is here today."""
    return f"Nobody here has the number {number}."
