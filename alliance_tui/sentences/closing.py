"""The closing pages, read aloud at the end of a session, and the thanks after them."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "The closing pages"
"""What help calls their keys."""


def place(*, stage: str) -> str:
    """At the top, beside the title: in which of the four A's people are, in capitals, and where."""
    return f"{stage} · closing"


# What was agreed

AGREED: Final = "What you agreed on"
"""Over the agreements, where at least one is in force."""

ON_THE_TABLE: Final = "What is on the table"
"""Over them where none is."""

READ_ALOUD: Final = "Read it aloud, one by one: enter goes to the next."
"""Under that."""

STILL_OPEN: Final = "Still open"
"""Over agreements that wait for somebody's yes."""

NOT_YET: Final = "Not everyone has said yes to this yet. That may take its time."
"""Under that."""

FOR_READING: Final = "This page is for reading aloud. enter goes on."
"""Whispered at a key that belongs to another page."""

ANSWER_IN_THE_TALK: Final = "This page is for reading aloud. esc, then l: there your number answers."
"""The same at a number key, where somebody is still to ask; esc and l are keys."""

# What each takes away

NOTHING_AGREED: Final = "Nothing had to be agreed today. To have listened is enough."
"""Said where there are no agreements."""

TAKE_AWAY: Final = "What does each of you take away? One sentence."
"""Asked over everyone's names."""

TAKE_AWAY_ALOUD: Final = "Say it aloud. Your number writes it down, if you like."
"""Under that."""

FOR_TAKING_AWAY: Final = "This page is for what you take away. Your number first, then you can write."
"""Whispered at a key that belongs to another page."""

# Until the review

NO_DAY_SET: Final = "No day is set for looking at this again."
"""Said where there is no review, and none can be chosen."""

NO_DAY: Final = f"{NO_DAY_SET} d chooses one."
"""Said where there is no review."""

HELD: Final = "This was your review. The next one:"
"""Over the next day, after people have looked back."""

PASSED: Final = "The day of your review has passed. The next one:"
"""The same where they have not."""

STANDS: Final = "It stands unless you choose: d another day, n none for now."
"""Under the next day."""

PASSED_AND_NONE: Final = "The day of your review has passed."
"""Said where it was for once, people have not looked back, and no other can be chosen."""

PASSED_ONCE: Final = f"{PASSED_AND_NONE} d chooses another one."
"""Said where it was for once, and people have not looked back."""

ACT: Final = "Until then comes Act: do what you said you would do, and be kind about the rest."
"""What Act, the third of the four A's, means; under the day of the review."""

ACT_ANYWAY: Final = "From here on comes Act: do what you said you would do, and be kind about the rest."
"""The same where there is no day to count to."""


def keeper(*, names: str, what: str) -> str:
    """One agreement in a line.

    Args:
        names: Who keeps it, such as "Ana and Ben".
        what: Its words, or their beginning.
    """
    return f"{names}: {what}"


WAITS: Final = "This waits for the next time:"
"""Over what was parked and what rests."""

WAITS_IF: Final = "This waits for the next time, if you keep everything on the next page:"
"""The same where the agreements only are kept, as it stands."""

WAITS_OUTSIDE: Final = "Outside a demo this waits for the next time:"
"""The same in a demonstration, of which nothing stays."""

CELEBRATE: Final = "And you celebrate:"
"""Over what is celebrated."""

CELEBRATE_IF: Final = "And you celebrate. It stands here the next time, if you keep everything:"
"""The same where the agreements only are kept, as it stands."""

THANK: Final = "Thank each other: for listening, and for one thing you heard today."
"""Said before the end."""

FOR_UNTIL_THEN: Final = "This page is for what comes until the review."
"""Whispered at a key that belongs to another page."""

OWN_KEY: Final = "f finishes: a key of its own, so that nobody ends it by accident."
"""Whispered at enter on the last page."""

# Files to take home


def written(*, path: str) -> str:
    """Whispered once a file was written."""
    return f"Written: {path}"


def not_written(*, reason: str) -> str:
    """Whispered where a file cannot be written.

    Args:
        reason: As the machine says it, such as "No space left on device".
    """
    return f"The file cannot be written: {reason}."


# Keys

NEXT: Final = KeyWords("next", "The next agreement to read aloud, the next page")
"""The key enter."""

SAME: Final = KeyWords("next", "The same")
"""The key space, listed after enter."""

NUMBER: Final = KeyWords("your number", "Write down what you take away; choose what stays")
"""The keys 1 to 8."""

FINISH: Final = KeyWords("finish", "On the last page: end the session")
"""The key `f`."""

DAY: Final = KeyWords("review day", "Choose the day of the review")
"""The key `d`."""

NONE: Final = KeyWords("no day", "Leave the day of the next review open")
"""The key `n`, where the next review is on offer."""

BACK: Final = KeyWords("back", "The page before; from the first one back to the session")
"""The keys escape and left."""

PRINT: Final = KeyWords("print", "A page to print, sign and put up")
"""The key `p`."""

CALENDAR: Final = KeyWords("calendar", "Review and dates for a calendar")
"""The key `c`."""

# At the foot of the screen

WRITE_IT_DOWN: Final = "write it down"
"""Beside the numbers, where each says what they take away."""

YOUR_CHOICE: Final = "your choice"
"""Beside the numbers, where each chooses what stays."""

TAKE_IT: Final = "take it"
"""Beside enter, where the next review is on offer."""

SHORT_DAY: Final = "day"
"""Beside `d`, where there is less room."""

GO_ON_TALKING: Final = "go on talking"
"""Beside esc, on the first page."""

SAVE: Final = "save"
"""Beside enter, while a sentence is typed."""

STOP_WRITING: Final = "back"
"""Beside esc, while a sentence is typed."""

KEPT: Final = "What you typed is kept until your number opens it again."
"""Whispered where a sentence is left half typed."""

# The thanks

THANKS_TITLE_OF_KEYS: Final = "The thanks"
"""What help calls the keys of the last screen."""

THANK_YOU: Final = "Thank you for taking this time together."
"""In the middle."""


def your_review(*, when: str) -> str:
    """Under the thanks.

    Args:
        when: Such as "Sat 5 December, 18:30, then every 2 weeks".
    """
    return f"Your review: {when}."


STAYS: Final = "What you said stays between you: nothing has left this computer."
"""Where the words are; the last line."""

LEAVE: Final = KeyWords("leave", "Leave the program")
"""The keys enter, escape and `q` on the last screen."""

READ_ON: Final = "read on"
"""The arrow keys there, where files are named: they may be more than fit."""

ALL_ALLIANCES: Final = KeyWords("all alliances", "Back to all alliances")
"""The key `b` on the last screen."""
