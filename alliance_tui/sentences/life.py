"""The line of life of one agreement: what happened to it, session by session."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Line of life"
"""The title."""

A_SESSION: Final = "a session"
"""The same where the session is not known any more."""

BETWEEN_SESSIONS: Final = "between sessions"
"""The same where it happened in none."""

HAPPENED: Final = {
    "said": "said",
    "answered": "answered",
    "agreed": "agreed",
    "asked again": "asked again",
    "assessed": "assessed",
    "changed": "changed",
    "continued": "continued",
    "done": "done",
    "fulfilled": "fulfilled",
    "retired": "let go",
    "withdrawn": "withdrawn",
}
"""What happened, in a column at the left; at most eleven letters."""

SENTENCES: Final = {
    "continued": "It goes on as it is.",
    "done": "It was done.",
    "fulfilled": "It has brought what it was for.",
    "retired": "You let it go, for it no longer fits.",
    "withdrawn": "It is off the table.",
    "asked again": "Someone joined, and is asked too.",
}
"""Beside what happened, where that brings neither words nor answers nor marks."""

CONTINUED_AS_TRIAL: Final = "It goes on as a trial until the next review."
"""The same where somebody's yes is still one for a while; their names follow."""

LEFT_OUT: Final = "left out"
"""In the place of new words, where a field was emptied."""


def before(*, words: str) -> str:
    """After new words, or beneath them, quietly: what stood there before."""
    return f"before: {words}"


TASK_NOW: Final = "a task now"
"""Told as changed: it is done once from now on."""

LASTING_NOW: Final = "a lasting agreement now"
"""Told as changed: it was a task before."""

ORIGIN_CHANGED: Final = "the note it grew out of"
"""Told as changed, without the words."""

READ: Final = "read"
"""At the foot, after the arrows."""

TITLE_OF_KEYS: Final = "The line of life of an agreement"
"""In help, above the keys of this dialog."""

BACK: Final = KeyWords("back", "Back")
"""The key enter."""

READ_OUT: Final = KeyWords("read out", "Its words alone, in the middle")
"""The key that shows them alone."""

NO_LINE: Final = "Choose an agreement with the arrows first."
"""Whispered where nothing is highlighted that has a line of life."""
