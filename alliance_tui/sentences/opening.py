"""The opening of a session, read aloud by people who sit down together; each part has a page of its own."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "The opening"
"""What help calls its keys."""


def place(*, part: int, parts: int) -> str:
    """At the top, beside the title: which part of how many."""
    return f"opening · {part} of {parts}"


# Everyone can read

LARGER: Final = "Enlarge your terminal until everyone can read this."
"""What is asked first."""

HOW_LARGER: Final = "Often that is ctrl and +."
"""How that is done."""

THEN_YOUR_NUMBER: Final = "Then each of you presses your own number."
"""By that the keys are learnt."""

# Whom it is not for, and whose laptop it is

WHOSE: Final = (
    "Say aloud whose laptop this is, and who may read it later. What you write is on it as plain text, for "
    "whoever can use this account; at the end you choose what stays. Nothing leaves it."
)
"""What everyone should know before they say something that is written down."""

# How long there is

HOW_LONG: Final = "How long have you?"
"""Asked over the lengths on offer."""


def turn_is_then(*, step: str, length: str) -> str:
    """What a choice comes to.

    Args:
        step: The step people are in.
        length: Minutes and seconds, such as "3:00".
    """
    return f"A turn in the step {step} is then {length}."


FIT: Final = "The turns are made to fit. Nothing ends when the time is over."
"""What the time that was chosen does."""

NO_TURNS: Final = "A turn is as long as it takes. Nothing ends when the time is over."
"""The same where turns have no length."""

# What holds while people talk

WHAT_HOLDS: Final = "What holds while you talk"
"""Over the rules of the setting."""

READ_ALOUD: Final = "Read it aloud."
"""Under the rules."""

ACCEPT: Final = f"{READ_ALOUD} Whoever accepts it presses their number."
"""The same where that can be kept."""

# The sign for a break

WHICH_SIGN: Final = "Which word, or which sign of the hand, means: I need a break?"
"""Asked over the field for it."""

SIGN_KEPT: Final = "It will stand beside TIME-OUT, this time and the next times. You may leave it empty."
"""What becomes of it."""

# Whether to see how long each has spoken

SEE_BALANCE: Final = "Do you want to see, while you talk, how long each has spoken?"
"""Asked of everyone."""

BALANCE: Final = "It is a line of minutes, never a ranking, and you can see it afterwards in any case."
"""What it is."""

BALANCE_RULE: Final = f"Only if each of you presses their number. {BALANCE}"
"""When it is shown."""

# A word each

ARRIVE: Final = "One word each: how do you arrive here?"
"""Asked of everyone."""

ALOUD: Final = "Say it aloud. Nothing is typed, nothing is kept."
"""How it is answered."""

# Answers and whispers

YES: Final = "yes"
"""Beside the name of someone who has pressed their number."""

FIRST_PART: Final = "This is the first part of the opening."
"""Whispered at the arrow to the left there."""


def reads_it(*, name: str) -> str:
    """Whispered at the number of somebody who has pressed it before."""
    return f"{name} can read this already."


def taken_back(*, name: str) -> str:
    """Whispered after someone who had accepted the rules pressed their number again."""
    return f"{name} has taken it back. The same number accepts again."


ENTER_GOES_ON: Final = "enter goes on."
"""Whispered at a number key where a part asks for none."""

# Keys

NEXT: Final = KeyWords("next", "The next part; after the last one, the talk")
"""The keys enter and right."""

BACK: Final = KeyWords("back", "The part before")
"""The key left."""

TALK: Final = KeyWords("talk", "Straight into the talk")
"""The key escape."""

YOUR_OWN_ANSWER: Final = KeyWords("your answer", "Your own answer, with your own number")
"""Of the keys 1 to 8, in help."""

YOUR_NUMBER: Final = "your number"
"""At the foot, beside the numbers of who is here."""

GO_ON: Final = "go on"
"""At the foot, beside enter."""

STRAIGHT_TO_TALK: Final = "to the talk"
"""At the foot, beside esc."""
