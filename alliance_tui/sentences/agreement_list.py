"""The list of all agreements: read, answer, change, withdraw, find."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords


def heading(*, number: int, listed: int | None, keeper: str, state: str, looked_for: str) -> str:
    """The title: how many agreements there are, then what of them is looked for.

    Args:
        number: How many there are, on the table or done; 0 is not said.
        listed: How many of them are looked for, and stand in the list; None where that is all.
        keeper: The name of who keeps them; empty for anybody.
        state: How they stand, such as "proposed"; empty for any.
        looked_for: Words that stand in them; empty for any.
    """
    count = f"{number}" if listed is None else f"{listed} of {number}"
    parts = (
        f"Agreements · {count}" if number else "Agreements",
        f"kept by {keeper}" if keeper else "",
        state,
        f"“{looked_for}”" if looked_for else "",
    )
    return " · ".join(part for part in parts if part)


NOTHING_YET: Final = "Nothing is agreed yet."
"""Said where there is no agreement."""

BEGIN_ONE: Final = "a begins an agreement: one sentence is enough."
"""Beneath it; a is a key."""

NOTHING_FOUND: Final = "None of them. esc shows all again."
"""Said where there are agreements, and none is what is looked for; esc is a key."""

TASKS: Final = "Tasks, done once"
"""Stands above the tasks."""

DONE: Final = "Done"
"""Stands above the tasks that were done."""


def done_on(*, day: str) -> str:
    """Under a task, after a check mark: the day it was done."""
    return f"done {day}"


DONE_SOMETIME: Final = "done"
"""The same where the day is not known."""

FIND_BY: Final = "find by any of its words"
"""In the empty field that agreements are found with."""

TO_THE_LIST: Final = "to the list"
"""At the foot while words are looked for, after enter."""

ALL_AGAIN: Final = "all again"
"""The same, after escape, which shows all agreements."""

ANSWER: Final = "answer"
"""At the foot, after the number keys."""

NEW_AGREEMENT: Final = "new agreement"
"""At the foot of an empty list, after the key that begins one."""

LIFE: Final = "life"
"""At the foot, after the key that shows the line of life."""

TITLE_OF_KEYS: Final = "The list of agreements"
"""In help, above the keys of the list."""

EDIT: Final = KeyWords("edit", "Change the words of the highlighted agreement")
"""The key enter."""

HOW_NUMBERS_ANSWER: Final = KeyWords(
    "your answer", "Your answer to the highlighted agreement: yes, as a trial, not yet"
)
"""In help: what the number keys do."""

WITHDRAW: Final = KeyWords("withdraw", "Withdraw the highlighted agreement")
"""The key delete."""

READ_OUT: Final = KeyWords("read out", "The highlighted agreement alone, in the middle")
"""The key that shows it alone."""

LINE_OF_LIFE: Final = KeyWords("line of life", "What became of the highlighted agreement")
"""The key that shows what happened to it."""

NEW: Final = KeyWords("new", "Write a new agreement")
"""The key that begins one."""

ROUND: Final = KeyWords("round", "One round over all that wait for a yes")
"""The key that goes over them one by one."""

TASK_DONE: Final = KeyWords("done", "The highlighted task was done")
"""The key that says so."""

PLACE_UP: Final = KeyWords("up", "The highlighted one further up")
"""The key that moves it among the others."""

PLACE_DOWN: Final = KeyWords("down", "The highlighted one further down")
"""The key that moves it among the others."""

FIND: Final = KeyWords("find", "Find by any of its words")
"""The key that opens the field."""

WHOSE: Final = KeyWords("whose", "What one person keeps; again: the next")
"""The key that narrows the list to one person's."""

STATE: Final = KeyWords("state", "Only proposed, in force, or done")
"""The key that narrows the list to one state."""

NOTHING_YET_BEGIN: Final = f"{NOTHING_YET} a begins an agreement."
"""Whispered at a key that is about an agreement, where there is none and one can be begun."""


READ_WHOLE: Final = "v shows it whole"
"""After the beginning of an agreement that is too long for the list; v is a key."""


def now_it_is(*, standing: str) -> str:
    """Whispered after an answer: how the agreement stands now, such as "in force"."""
    return f"Now it is {standing}."


WITHDRAWN: Final = "Withdrawn. u brings it back."
"""Whispered after it; u is a key."""

WITHDRAWN_FROM_NOW_ON: Final = "Withdrawn. Earlier sessions still tell of it. u brings it back."
"""The same of one that came along from an earlier session: what people agreed on there stays; u is a key."""

KEPT_AS_DONE: Final = "Done, and kept in the list with its day. u takes that back."
"""Whispered after a task was done; u is a key."""

NONE_WAITS: Final = "None of these waits for a yes."
"""Whispered where a round was asked for and there is nothing to ask."""
