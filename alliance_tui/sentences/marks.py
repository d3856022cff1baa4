"""Marking: each takes the laptop once and says alone how every agreement went. Never a score."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "Marking"
"""What help calls its keys."""

PLACE: Final = "looking back"
"""At the top, beside the title."""

# Who has marked

HOW_DID_IT_GO: Final = "How did it go?"
"""At the top of the page."""

ALONE: Final = "Each of you takes the laptop once and marks every agreement alone."
"""How it goes."""

COVERED: Final = "Nobody sees it before all have marked. Then you look at it together."
"""What becomes of the marks."""

FIVE_MINUTES: Final = "This is the short form: one agreement, in about five minutes."
"""Under that, where only one agreement is looked at."""

MARKED: Final = "marked"
"""Beside the name of who has; never what."""

STILL_TO_MARK: Final = "still to mark"
"""Beside the name of who has not."""


def not_here(*, names: str, number: int) -> str:
    """Under the names.

    Args:
        names: Who is not here, such as "Ana and Ben".
        number: How many they are.
    """
    verb = "is" if number == 1 else "are"
    return f"{names} {verb} not here today. Nobody waits for them."


ALL_HAVE_MARKED: Final = "All of you have marked. Now look at it together."
"""The last line, once that is so."""

OR_THUMBS: Final = "Or all at once, with your thumbs: h."
"""The last line until then, for three people and more."""

# One person, alone with the laptop


def for_you_alone(*, name: str) -> str:
    """Said while the laptop changes hands."""
    return f"{name}, this is for you alone."


def press_when_alone(*, number: int) -> str:
    """Under that: the number key of who takes the laptop."""
    return f"Press {number} when only you see the screen."


def alone(*, name: str, place: int, number: int) -> str:
    """Over an agreement: who marks, and which agreement of how many."""
    return f"{name}, alone · {place} of {number}"


YOUR_MARK: Final = "Your mark: "
"""Before the mark that was given just now."""

MARKED_BEFORE: Final = "You have marked this before. That stays, unless you mark it anew."
"""Where the mark is older, and stays covered."""


def thank_you(*, name: str) -> str:
    """After the last agreement."""
    return f"Thank you, {name}. That was all."


HAND_ON: Final = "Hand the laptop on: the next one presses their number."
"""Under that."""


def cover_or_change(*, number: int) -> str:
    """Under that: the number key of who has marked."""
    return f"enter covers it. {number} opens your marks again, for you alone."


def still_unmarked(*, name: str, number: int) -> str:
    """After the last agreement, where some are passed over; they follow, a line each.

    Args:
        name: Whose marks.
        number: How many have none, at least 1.
    """
    left = "one is" if number == 1 else f"{number} are"
    return f"{name}, {left} still without a mark:"


MARK_OR_COVER: Final = "enter goes back to it. esc covers it: you can mark later."
"""Under them."""

# All at once, with thumbs


def thumbs(*, place: int, number: int) -> str:
    """Over an agreement: which one of how many."""
    return f"Thumbs · {place} of {number}"


ON_THREE: Final = "On three, everyone shows a thumb or a flat hand. One of you keys it in."
"""How thumbs go."""

THUMBS: Final = {
    "worked": "thumb up",
    "partly": "thumb to the side",
    "not yet": "thumb down",
    "no longer fits": "flat hand",
}
"""How each mark is shown with a hand."""

MARKS_STAY: Final = "What was marked before stays. Only what is missing is asked."
"""Whispered where the thumbs begin and somebody has marked before."""

# Whispers

PRESS_OR_CLICK: Final = "Press 1 to 4, or click on what you see."
"""At a click on the numbers at the foot."""

EVERYONE_FIRST: Final = "Everyone here marks first: your number takes the laptop."
"""At enter, before all have marked."""

NOT_FOR_TWO: Final = "For two it goes best one after the other: your number takes the laptop."
"""At the key for thumbs, where there are only two people."""


def still_to_key_in(*, names: str) -> str:
    """At enter, before every thumb is keyed in; `names` are those without one, such as "Ben and Cy"."""
    return f"Still to be keyed in before you go on: {names}."


def own_number_opens(*, name: str, number: int) -> str:
    """At an arrow, once somebody has marked everything and hands the laptop on."""
    return f"{name}'s marks are covered now. {number} opens them again, for {name} alone."


def facilitates(*, name: str) -> str:
    """At the number of someone who facilitates."""
    return f"{name} facilitates and is not asked."


def is_absent(*, name: str) -> str:
    """At the number of someone who is not here today."""
    return f"{name} is not here today and is not waited for."


NOW_YOU_SEE: Final = "These are the four. Press the number again."
"""Whispered where the choices were not in view: nothing was marked."""

# Keys

PRESS: Final = KeyWords("your number", "Your number; then 1 to 4: worked, partly, not yet, no longer fits")
"""Of the keys 1 to 8, in help."""

GO_ON: Final = KeyWords("go on", "The next agreement; when all have marked, on")
"""The keys enter and space."""

NEXT: Final = KeyWords("next", "The next agreement, or the next thumb")
"""The keys right and down."""

BEFORE: Final = KeyWords("before", "The agreement or the thumb before")
"""The keys left and up."""

ALL_AT_ONCE: Final = KeyWords("thumbs", "All at once, with thumbs on three")
"""The key `h`."""

COVER: Final = KeyWords("cover", "Cover what is marked; then back to the talk")
"""The key escape."""

# At the foot of the screen

YOUR_TURN: Final = "your turn"
"""Beside the numbers of who is asked."""

LOOK_TOGETHER: Final = "look at it together"
"""Beside enter, once all have marked."""

ONLY_I_SEE: Final = "only I see it"
"""Beside the number of who takes the laptop."""

MARK: Final = "mark"
"""Beside the numbers of the four marks."""

AGREEMENT: Final = "agreement"
"""Beside the arrows: another one."""

MARK_REST: Final = "mark the rest"
"""Beside enter, after the last agreement, where some have no mark."""

THUMB: Final = "thumb"
"""Beside the numbers of the four marks, where thumbs are keyed in."""
