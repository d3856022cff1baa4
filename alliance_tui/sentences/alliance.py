"""The page of an alliance: from here its sessions and reviews begin."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "The page of an alliance"
"""What help calls its keys."""

# Whispers

NOT_YET: Final = "Nothing is agreed yet. n begins a session in which you can."
"""Said where there are no agreements to look at."""

IS_TODAY: Final = "The review is today now. r begins it, d chooses another day."
"""Said once it was brought forward."""

A_WEEK_LATER: Final = "a week later"
"""Written in the field for the day already, where the review is postponed: it must understand them."""

# Keys

BEGIN: Final = KeyWords("new session", "Sit down to a new session")
"""The key `n`."""

REVIEW: Final = KeyWords("review", "Look at your agreements together")
"""The key `r`."""

DAY: Final = KeyWords("review day", "Choose the day of the next review")
"""The key `d`."""

TODAY: Final = KeyWords("today", "Bring the review forward to today")
"""The key `f`."""

LATER: Final = KeyWords("later", "Postpone the review, and say why")
"""The key `p`."""

LIFE: Final = KeyWords("line of life", "What became of an agreement")
"""The key `l`."""

READ_OUT: Final = KeyWords("read out", "What is highlighted, alone in the middle")
"""The key `v`."""

SHORT: Final = KeyWords("five minutes", "Look back at the highlighted agreement")
"""The key `s`."""

PEOPLE: Final = KeyWords("people", "Correct a name or the title, or let someone join")
"""The key `o`."""

DELETE: Final = KeyWords("delete", "Delete the highlighted session, or all")
"""The key delete."""

BACK: Final = KeyWords("back", "Back to all alliances")
"""The key escape."""

# At the foot of the screen

SESSION: Final = "session"
"""Beside `n`, where there is less room."""

OPEN_SESSION: Final = "open session"
"""At the foot, after the key enter, where a session is highlighted."""

LAST_SESSION: Final = "last session"
"""The same while nothing is highlighted yet."""

SHORT_DAY: Final = "day"
"""Beside `d`, where there is less room."""
