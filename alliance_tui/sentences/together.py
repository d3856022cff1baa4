"""Looking at it together: how each saw it, who begins, and what becomes of an agreement."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "Looking at it together"
"""What help calls its keys."""

PLACE: Final = "looking back together"
"""At the top, beside the title."""

# One agreement, from the top


def which(*, place: int, number: int) -> str:
    """Which agreement of how many."""
    return f"{place} of {number}"


ENTER_UNCOVERS: Final = "enter uncovers how each of you sees it."
"""While the marks are covered."""

ALL_KEEP: Final = "All of you keep this: whoever likes begins."
"""Who speaks first, where nobody is named."""


def keeper_begins(*, names: str, number: int, first: str) -> str:
    """Who speaks first: whoever keeps the agreement.

    Args:
        names: Who keeps it, such as "Ana and Ben".
        number: How many they are.
        first: The one of them who begins.
    """
    keep = "keeps" if number == 1 else "keep"
    return f"{names} {keep} this: {first} begins."


def keepers_are_absent(*, names: str, number: int) -> str:
    """The same where none of them is here today."""
    keep, verb = ("keeps", "is") if number == 1 else ("keep", "are")
    return f"{names} {keep} this and {verb} not here today: whoever likes begins."


NOBODY_KEEPS: Final = "Whoever kept this has left. Who keeps it now?"
"""The same where all who keep it have left the alliance, and nothing tells their names."""


def keepers_left(*, names: str) -> str:
    """The same where all who keep it have left the alliance.

    Args:
        names: Who kept it, such as "Ben (has left)".
    """
    return f"It was kept by {names}. Who keeps it now?"


DIFFERENT: Final = "You see this differently. What did each notice?"
"""A difference is a question."""

ALIKE: Final = {
    "worked": "You see this alike. What helped it to work?",
    "partly": "You see this alike. What was there, and what was not?",
    "not yet": "You see this alike. What got in the way, and what would help?",
    "no longer fits": "You see this alike. What has changed since?",
}
"""What is asked where all see it the same way, by their mark."""

AND_NOW: Final = "And now: keep it, change it, or let go of it?"
"""Asked until it is settled."""

SETTLED: Final = {
    "in force": "You go on with it.",
    "proposed": "Its words are new: it waits until everyone says yes.",
    "done": "Done.",
    "fulfilled": "It has brought what it was for.",
    "retired": "You let go of it. What it was stays readable.",
    "withdrawn": "It is off the table.",
}
"""What became of it, by its state."""

NEW_WORDS: Final = "Its new words:"
"""Before them, where it was changed: the words above are those that were marked."""

IN_NEW_WORDS: Final = "You go on with it, in its new words."
"""What became of it, where it was reworded and everyone has said yes."""


def goes_on_and_waits(*, names: str) -> str:
    """What became of it, where it was kept and somebody's yes is to come, such as of who joined since.

    Args:
        names: Whose, such as "Ana and Ben".
    """
    return f"You go on with it. It waits for {names}."


def is_trial(*, names: str) -> str:
    """Where somebody's yes was one until this review: it is theirs alone to say more.

    Args:
        names: Who, such as "Ana and Ben".
    """
    return f"{names} said yes as a trial. It stays one until the next review, unless their number says more."


HOW_TO_ANSWER: Final = "Your number: yes. Again: yes as a trial."
"""Under everyone's answers, where some are still to come or are trials."""

# After the last agreement

ALL_LOOKED_AT: Final = "You have looked at everything."
"""At the top."""

STILL_OPEN: Final = "Still open between you."
"""Beside an agreement that is not settled."""

STILL_TO_AGREE: Final = "Still to be agreed: l in the talk."
"""Beside an agreement that was not looked at, and that not everyone has said yes to."""

AND_GOALS: Final = "g shows your goals: each says of their own whether it is reached."
"""What else there is to look back on, where goals are written down."""

WHAT_WORKED: Final = "What worked, what did not, what did you learn?"
"""Asked after the last agreement."""

AFTER: Final = f"{WHAT_WORKED} n in the talk writes it down."
"""The rest of it."""

AND_CELEBRATE: Final = "In the step celebrate, enter takes what went well and how you mark it."
"""After them, where the session has that step."""

CHOOSE_DAY: Final = "r in the talk chooses the day."
"""Under the proposal of another day for the review."""

# Whispers

DECIDE: Final = "Decide together, or → leaves it open for now."
"""At enter, before it is settled."""

GO_ON_OR_BACK: Final = "→ goes on. u takes this back."
"""Once it is settled."""

YES_STANDS: Final = "Your yes stands. In the list of agreements, your number changes it."
"""At the number of somebody who has said yes for good."""

NOT_ASKED_HERE: Final = "Everyone has said yes to this. In the list, your number changes it."
"""At a number, where nobody is asked."""

UNCOVER_FIRST: Final = "First uncover how each of you sees it: enter."
"""At a key that decides, while the marks are covered."""

ALL_GONE_THROUGH: Final = "You have gone through all of them. ← goes back to the last."
"""At a key that decides or reads out, after the last one."""

# Keys

UNCOVER: Final = KeyWords("go on", "Uncover; once it is settled, the next one")
"""The keys enter and space."""

NEXT: Final = KeyWords("next", "Uncover, or leave it open and go to the next")
"""The key right."""

BEFORE: Final = KeyWords("before", "The agreement before")
"""The key left."""

PRESS: Final = KeyWords("your answer", "Yes, where yours is still to come or a trial")
"""The keys 1 to 8, in help."""

KEEP: Final = KeyWords("keep", "Go on with it as it is")
"""The key `k`."""

CHANGE: Final = KeyWords("change", "Give it other words; everyone is asked")
"""The key `c`."""

LET_GO: Final = KeyWords("let go", "It no longer fits: let it go")
"""The key `r`."""

FULFILLED: Final = KeyWords("fulfilled", "It has brought what it was for; of a task: done")
"""The keys `f` and `d`."""

READ_OUT: Final = KeyWords("read out", "The agreement alone, in the middle")
"""The key `v`."""

GOALS: Final = KeyWords("goals", "Your goals: reached, or still open")
"""The key `g`."""

UNDO: Final = KeyWords("undo", "Take back what was decided last")
"""The key `u`."""

# At the foot of the screen

UNCOVERS: Final = "uncover"
"""Beside enter, while the marks are covered."""

DONE: Final = "done"
"""Beside `d`, where the agreement is a task."""

TALK: Final = "talk"
"""Beside esc, where there is less room."""
