"""What things are called where they are shown, by the word that is kept of them in files.

The keys are kept, and the same in every language; the words are said.
"""

from __future__ import annotations

from typing import Final

STEPS: Final = {
    "purpose": "purpose",
    "needs": "needs",
    "improve": "improve",
    "agree": "agree",
    "review": "review",
    "celebrate": "celebrate",
    "assess": "assess",
}
"""The steps of a session, within a sentence or beside each other."""

STEP_TITLES: Final = {
    "purpose": "Purpose",
    "needs": "Needs",
    "improve": "Improve",
    "agree": "Agree",
    "review": "Review",
    "celebrate": "Celebrate",
    "assess": "Assess",
}
"""The same as a heading."""

SESSIONS: Final = {"design": "design session", "assess": "assess session"}
"""The kinds of session: one for agreeing, one for looking back."""

KINDS: Final = {"design": "design", "assess": "assess"}
"""The same in a narrow column."""

CONSENTS: Final = {"yes": "yes", "trial": "yes, as a trial", "not yet": "not yet"}
"""What someone answers to an agreement. A trial goes until the review."""

AGREEMENT_STATES: Final = {
    "proposed": "proposed",
    "in force": "in force",
    "done": "done",
    "fulfilled": "fulfilled",
    "retired": "retired",
    "withdrawn": "withdrawn",
}
"""Where an agreement is in its life. Of a task that it is done; of another that it has brought what it was
for, that it no longer fits, or that it was taken off the table."""

MARKS: Final = {
    "worked": "worked",
    "partly": "partly",
    "not yet": "not yet",
    "no longer fits": "no longer fits",
}
"""How someone saw an agreement, looking back; never a score."""

TECHNIQUES: Final = {
    "works first": "works first",
    "breaths": "breaths",
    "writing holds": "writing holds",
}
"""The ways of talking that a setting turns on: what works comes first, breaths between turns, writing holds
the bar of a turn."""

SOMEONE: Final = "someone"
"""In the place of a name, where nobody knows whose words these are."""

EVERYONE: Final = "everyone"
"""In the place of names, where all of them keep an agreement."""

FACILITATOR: Final = "facilitator"
"""The role of who leads through the talk, beside roles such as "manager"; kept with the person."""

NOT_KEPT: Final = "demo, not kept"
"""In the place of "saved", in a demonstration."""


def and_last(*, others: str, last: str) -> str:
    """Several names in a sentence: "Ana, Ben and Cleo"; `others` are all but the last, with commas."""
    return f"{others} and {last}"


def and_more(*, first: str, more: int) -> str:
    """The title of an alliance of many people with long names: the first of them, and how many more."""
    return f"{first} and {more} more"
