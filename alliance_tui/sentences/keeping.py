"""What stays of a session: everything, or the agreements only. Asked at its end, told after it."""

from __future__ import annotations

from typing import Final

# The page where it is chosen

WHAT_STAYS: Final = "What stays on this computer?"
"""Asked over everyone's names."""

ONE_IS_ENOUGH: Final = "Your number changes your choice. One “agreements only” is enough."
"""Under that."""


def would_go(*, what: str) -> str:
    """Over everyone's names: what is at stake.

    Args:
        what: Such as "2 goals, 1 note and 1 topic for later".
    """
    return f"“The agreements only” deletes for good: {what}."


def stay_anyway(*, marked: bool, has_sign: bool) -> str:
    """Under that, and asked before words go: what stays beside the agreements.

    Args:
        marked: Whether anybody has marked how an agreement went.
        has_sign: Whether people agreed on a sign for a break.
    """
    others = ("your marks" if marked else "", "your sign for a break" if has_sign else "")
    named = ", ".join(filter(None, ("Names", "dates", *others)))
    return f"{named} and when each of you spoke stay in any case."


TO_KEEP_MORE: Final = "What else is to stay can be made an agreement first."
"""After it, where that can still be done."""

CHOICES: Final = {"everything": "keep everything", "agreements": "the agreements only"}
"""What each can choose; beside their name."""


def away(*, choice: str) -> str:
    """The choice of somebody who took part and is not here any more: it counts as it was."""
    return f"{choice} · not here any more"


KEPT: Final = {
    "everything": "Everything stays: you can read it again together.",
    "agreements": "Of what you said, only the agreements stay.",
}
"""What the choices come to."""

NONE_AGREED: Final = "Of what you said, nothing stays."
"""The same with the agreements only, where there are none."""

EARLIER_STAYS: Final = "What you kept of earlier sessions stays."
"""Added where there were some, each time it is said what goes."""

IN_DEMO: Final = "In this demo nothing stays, whatever you choose here."
"""In the place of all that, in a demonstration."""

FOR_KEEPING: Final = "This page is for choosing what stays. Your number changes it."
"""Whispered at a key that belongs to another page."""

# What goes, counted


def goals(*, number: int) -> str:
    """So many goals, at least one."""
    return "1 goal" if number == 1 else f"{number} goals"


def notes(*, number: int) -> str:
    """So many notes, at least one."""
    return "1 note" if number == 1 else f"{number} notes"


def takeaways(*, number: int) -> str:
    """So many sentences to take away, at least one."""
    return "1 sentence to take away" if number == 1 else f"{number} sentences to take away"


def topics(*, number: int) -> str:
    """So many things that are parked or rest, at least one."""
    return "1 topic for later" if number == 1 else f"{number} topics for later"


def celebrations(*, number: int) -> str:
    """So many things to celebrate, at least one."""
    return "1 thing to celebrate" if number == 1 else f"{number} things to celebrate"


REASON: Final = "why the review was moved"
"""The words somebody gave for it."""

# Asked before words go

LET_GO: Final = "Let the other words go?"
"""The heading of the question before words go that nobody can bring back."""


def letting_go(*, stays: str, what: str) -> str:
    """Under it.

    Args:
        stays: What stays, in sentences.
        what: Such as "2 goals, 1 note and 1 topic for later".
    """
    return (
        f"{stays} This is deleted for good: {what}. "
        "A page you had written to a file stays there until you delete it."
    )


def unsaved_too(*, unsaved: str) -> str:
    """After it, where something is typed and not saved, such as "a sentence to take away"."""
    return f"Typed and not saved, so that it goes too: {unsaved}."


LET_GO_YES: Final = "let them go"
"""The answer that ends."""

LET_GO_NO: Final = "back"
"""The answer that does not."""

# After the end

AGREEMENTS_KEPT: Final = "What you agreed on is kept."
"""Said where the agreements only were kept, and there are some."""

WORDS_GONE: Final = (
    "All other words of this session are gone from this computer, but for a page you had written to a file: "
    "that one is yours to delete."
)
"""After it."""

ALL_WORDS_GONE: Final = (
    "The words of this session are gone from this computer, but for a page you had written to a file: "
    "that one is yours to delete."
)
"""The same where nothing was agreed."""

WORDS_GOING: Final = "The other words of this session are just being deleted."
"""In the place of that for a moment, until the disk has done it."""


def words_not_gone(*, why: str) -> str:
    """In the place of that where they could not be deleted: so far they are all there.

    Args:
        why: Why, in sentences.
    """
    return (
        f"The other words of this session are not gone yet. {why} It is tried again every few seconds, and"
        " when this alliance is next opened."
    )


def words_of_others(*, why: str) -> str:
    """In the place of that where others said more, which nobody here has seen: all that was here is gone.

    Args:
        why: Which files hold that, in sentences.
    """
    return f"The other words of this session that were here are gone. {why} Remove that if nobody wants it."


def words_still_told(*, why: str) -> str:
    """In the place of that where other sessions tell some of them: from this one all are gone.

    Args:
        why: Why they stay there, in a sentence.
    """
    return f"The other words of this session are gone from it. {why} The next opening looks again."


DEMO_OVER: Final = "This was a demo: nothing of it is kept, and nothing has left this computer."
"""In the place of all that, after a demonstration."""
