"""Where people answer to an agreement, each with their own number; and how answers are told everywhere."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

AS_A_TRIAL: Final = "in force, as a trial"
"""How an agreement stands where somebody said yes to it for now, and no review is set."""

UNTIL_REVIEW: Final = "in force, as a trial until the review"
"""The same where one is set."""


def kept_and_waits(*, names: str) -> str:
    """How an agreement stands that people decided to go on with, and that waits for somebody's yes.

    Args:
        names: Whose, such as "Ana and Ben".
    """
    return f"kept, and waits for {names}"


SHORT_ANSWERS: Final = {"yes": "yes", "trial": "trial", "not yet": "not yet"}
"""The same answers in the list beside the talk, after each one's symbol, where room is short."""


def answer_of(*, name: str, answer: str) -> str:
    """Somebody's answer on a page to print, such as "Ana yes as a trial"."""
    return f"{name} {answer}"


NOT_HERE: Final = "not here today"
"""After the answer of somebody who has left the table for today."""


def is_not_asked(*, name: str) -> str:
    """Beneath the answers: who leads through the talk has no part in them."""
    return f"{name} facilitates and is not asked."


def suggested(*, names: tuple[str, ...]) -> str:
    """Beneath how to answer: in which order people may who have not yet, who has spoken least first."""
    return f"Suggested: {', then '.join(names)}."


def suggested_by_number(*, numbers: tuple[int, ...]) -> str:
    """The same where there is no room for names."""
    return f"Suggested in this order: {', '.join(map(str, numbers))}."


PRESS: Final = "Your number: yes · again: yes as a trial until the review\nonce more: not yet"
"""Beneath the answers, on two lines: how the number keys answer."""

YOUR_ANSWER: Final = "your answer"
"""At the foot, after the number keys."""

HOW_NUMBERS_ANSWER: Final = KeyWords("your answer", "Your answer: yes, yes as a trial, not yet")
"""In help: what the number keys do."""

READ_OUT: Final = KeyWords("read out", "This agreement alone, in the middle")
"""The key that shows it alone."""

IN_FORCE: Final = "In force: everyone has said yes."
"""Whispered after the last yes."""


def now_says(*, name: str, answer: str) -> str:
    """Whispered after an answer where it does not stand in view, such as "Ben: yes as a trial"."""
    return f"{name}: {answer}"


NO_LONGER_IN_FORCE: Final = "No longer in force: it waits until everyone says yes."
"""Whispered where somebody took their yes back."""

PRESS_YOUR_OWN: Final = "Press your own number, or click your name."
"""Whispered where somebody clicked on the key bar to answer: nobody answers for someone else."""
