"""The time-out: when people come back, what helps, who is ready. It is read in a hard moment: few words."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "In a time-out"
"""What help calls its keys."""

LOOSE_TITLE_OF_KEYS: Final = "In a break"
"""The same where no session is at the table."""

# From the top

TITLE: Final = "T I M E - O U T"
"""Over the countdown, in spaced letters."""


def in_short(*, left: str) -> str:
    """In the place of the title and the countdown, where there is room for a line only; at most 16 columns.

    Args:
        left: What is left, such as "19:58".
    """
    return f"TIME-OUT {left}"


def come_back(*, when: str) -> str:
    """Under the countdown.

    Args:
        when: Such as "at 21:40" or "tomorrow at 9:00".
    """
    return f"We come back {when}"


WELCOME_BACK: Final = "Good that you are back. When you are ready, press your number."
"""In its place once the time is over."""

WELCOME_BACK_THERE: Final = "Good that you are back."
"""The same in a window in which nobody can say ready."""


def time_was(*, when: str, lengthens: bool = True) -> str:
    """Under that: when people said they would be back, without a word on how late it is; m is a key.

    Args:
        when: Such as "at 21:40" or "yesterday at 19:00".
        lengthens: Whether more time can be asked for here.
    """
    return f"We said: back {when}." + ("\nNot yet? m asks for more time." if lengthens else "")


def a_break_of(*, minutes: int) -> str:
    """Under the countdown where no session is at the table: how long, and no promise to be back."""
    return f"A break of {minutes} minutes"


ONLY_HERE: Final = "No session is running: this break is only on this screen, and ends with it."
"""Under that: what it is."""

ONLY_THIS_WINDOW: Final = "Only this window. The talk goes on in the other one."
"""The same in a window that follows another one, in which people talk."""

LOOSE_WELCOME_BACK: Final = "Good that you are back. esc goes on."
"""The same where no session is at the table; esc is a key."""


def i_need_a_break(*, when: str) -> str:
    """What whoever called it says aloud, and nothing more.

    Args:
        when: When people come back, such as "at 21:40".
    """
    return f"Say: “I need a break. I will be back {when}.” No last word."


FIRST: Final = "Go apart. Be kind to yourself. Leave the argument here."
"""Said in the first time-out of a session."""

HELPS: Final = (
    "What helps: water, fresh air, a walk, slow breaths, music. Not the argument, not even in your head. "
    "Coming back at the time you said is what makes the next break safe."
)
"""What helps in a break; said when it is asked for."""


HELPS_IN_SHORT: Final = "Water, fresh air, a walk, slow breaths. No argument."
"""The same on the smallest terminals: three lines of 20 columns."""


def all_are_ready(*, seconds: int, stops: bool = True) -> str:
    """Said while the last seconds run, once everyone has pressed their number.

    Args:
        seconds: How many are left.
        stops: Whether keys stop them here.
    """
    return f"All are ready. We go on in {seconds} ...{' any key stops.' if stops else ''}"


READY: Final = "ready"
"""Beside someone's name, once they have pressed their number."""

NOBODY: Final = "-"
"""In place of numbers, where nobody has pressed theirs yet."""


def ready_by_number(*, seats: str, number: int) -> str:
    """In place of everyone's names, on the smallest terminals.

    Args:
        seats: The numbers of those who are ready, such as "1 3" or "1-5".
        number: How many people are here.
    """
    return f"ready: {seats} of {number}"


YOUR_NUMBER: Final = "Your number says ready."
"""Under everyone's names."""

AGAIN: Final = "You were away: whoever is not ready above says so again."
"""The same where somebody was ready before they left, and is asked again."""

# What is asked

HOW_MUCH_MORE: Final = "How much more time?"
"""Asked after `m`."""

WHEN_BACK: Final = "When will you be back?"
"""Asked after `l`, before the program is left."""

TOO_FAR: Final = "more than a day away"
"""Beside a time on offer that cannot be chosen."""

ESC_BACK: Final = "esc back"
"""Under the times on offer; `esc` is written on the key."""


def rests(*, day: str) -> str:
    """Whispered after `p`; the day is such as "tomorrow" or "Tuesday"."""
    return f"The topic rests until {day}. Leave it until then."


NOTHING_NEEDED_HERE: Final = "Nothing has to be done now."
"""Whispered at a key that does nothing in a break, where nobody can say ready."""

NOTHING_NEEDED: Final = "Nothing has to be done now. Your number says ready."
"""Whispered at a key that does nothing in a break."""

LOOSE_NOTHING_NEEDED: Final = "Nothing has to be done now. esc goes on."
"""The same where no session is at the table; esc is a key."""

CHOOSE_A_TIME: Final = "Press the letter of one of these times; esc goes back."
"""Whispered where a time is asked for, at a key that is none of them."""

RESTS_IF: Final = "The topic rests. It is on the table again another day if you keep everything at the end."
"""The same where the agreements only are kept, as it stands."""

# Keys

SAY_READY: Final = KeyWords("ready", "Say you are ready, with your number")
"""The keys 1 to 8."""

NOT_YET: Final = KeyWords("not yet", "Not yet: more time")
"""The key `m`."""

LEAVE_IT: Final = KeyWords("for now", "Leave it for now, with a time of return")
"""The key `l`."""


def leave_it(*, tonight: bool, short: bool) -> str:
    """The same at the foot of the screen.

    Args:
        tonight: Whether it is evening or night.
        short: Whether six keys have to fit.
    """
    until = "for tonight" if tonight else LEAVE_IT.name
    return until if short else f"leave it {until}"


REST: Final = KeyWords("rest the topic", "Let the topic rest until another day")
"""The key `p`."""

WHAT_HELPS: Final = KeyWords("what helps", "What helps in a break")
"""The key `?`."""

BACK: Final = KeyWords("back", "Back to the countdown")
"""The key escape."""

ALL_ALLIANCES: Final = KeyWords("all alliances", "Go to all alliances; the time-out goes on")
"""The key `o`, where the program was started with all alliances."""

ALLIANCES_AT_FOOT: Final = "alliances"
"""The same at the foot of the screen."""

REST_AT_FOOT: Final = "rest topic"
"""The key `p` there, where six keys have to fit."""

HELPS_AT_FOOT: Final = "helps"
"""The key `?` in the same place."""

LEAVE: Final = KeyWords("leave", "Leave the program; the time-out goes on")
"""The key `q`."""


def goes_on(*, title: str) -> str:
    """Whispered in the list of alliances, which it was left for; enter is a key, for what is highlighted.

    Args:
        title: Of the alliance.
    """
    return f"The time-out of {title} goes on. enter goes back to it."


# Keys where no session is at the table

GO_ON: Final = KeyWords("go on", "Go on")
"""The key escape."""

LOOSE_LEAVE: Final = KeyWords("leave", "Leave the program")
"""The key `q`."""
