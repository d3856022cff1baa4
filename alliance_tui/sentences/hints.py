"""Help with the words of an agreement, for those who ask: a sentence and an example. None is a verdict.

What the help looks for, and its examples in the language that people write in, are in
`alliance_tui.domain.languages`.
"""

from __future__ import annotations

from typing import Final

TWO: Final = "These may be two agreements: alone, each can be kept and looked at."
"""Of words with a second thing to do."""

TWO_EXAMPLE: Final = "keep the first part here, and write down the other one next"
"""What can be done about it."""

NO_WHEN: Final = "It has no when: at which moment would one do it?"
"""Of words without a day or an occasion. An example of one in the language of the words follows."""

WHOSE_I: Final = "“I” is one of you: mark who keeps it."
"""Of words with "I" that name nobody who keeps them; any language's word for "I" is meant."""

WHOSE_I_EXAMPLE: Final = "press your number under the words"
"""What can be done about it."""

TASK_OF_EVERYONE: Final = "A task of everyone is easily nobody's: who does it?"
"""Of a task that nobody was marked for."""

MARK_A_NAME: Final = "mark a name"
"""What can be done about it, and about words such as "someone"."""

ONE_SIDE_EXAMPLE: Final = "one small thing that each of you does"
"""What can be done where all agreements are kept by the same person."""

GAIN_EXAMPLE: Final = "I know when you come, and can cook in peace"
"""What somebody could get from an agreement, in their words."""

MANY_EXAMPLE: Final = "keep those that matter most until the review, and park the others"
"""What can be done about many agreements."""


def vague(*, words: str) -> str:
    """Of a word that hides the step, as it stands there. An example in the same language follows."""
    return f"“{words}” leaves the step open: what would one see?"


def nobody(*, words: str) -> str:
    """Of words such as "someone" that the agreement begins with."""
    return f"“{words}” may turn out to be nobody: who does it?"


def one_side(*, number: int, name: str) -> str:
    """Where all agreements, at least three, are kept by the same person."""
    return f"All {number} agreements are kept by {name}: what will the others do?"


def no_gain(*, name: str) -> str:
    """Where others said what they get from agreements, and nobody what this one does."""
    return f"Nothing is said yet of what {name} gets from any of this: what could it be?"


def many(*, number: int) -> str:
    """Of more than seven agreements."""
    return f"These are {number} agreements: three to seven are easier to keep."
