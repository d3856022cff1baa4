"""The words for what files hold as a value, and what stands in the place of names.

A file keeps the value, the same in every language; the word is said.
"""

from __future__ import annotations

from typing import Final

STAGES: Final = {"Ask": "Ask", "Agree": "Agree", "Act": "Act", "Assess": "Assess"}
"""The four A's, at the top of a session, there in capitals."""

STEPS: Final = {
    "assess": "assess",
    "purpose": "purpose",
    "needs": "needs",
    "improve": "improve",
    "agree": "agree",
    "review": "review",
    "celebrate": "celebrate",
}
"""The steps, each in one word of at most ten letters: at the top of a session all stand on one line."""

STEP_TITLES: Final = {
    "assess": "Assess",
    "purpose": "Purpose",
    "needs": "Needs",
    "improve": "Improve",
    "agree": "Agree",
    "review": "Review",
    "celebrate": "Celebrate",
}
"""Each step over what was said in it; the first word of a line."""

NOTE_KINDS: Final = {
    "goal": "goal",
    "need": "need",
    "appreciation": "appreciation",
    "wish": "wish",
    "lesson": "lesson",
    "takeaway": "takeaway",
}
"""What somebody's words are to them, beside these words."""

AGREEMENT_STATES: Final = {
    "proposed": "proposed",
    "in force": "in force",
    "done": "done",
    "fulfilled": "fulfilled",
    "retired": "retired",
    "withdrawn": "withdrawn",
}
"""How an agreement stands, beside it."""

MARKS: Final = {
    "worked": "worked",
    "partly": "partly",
    "not yet": "not yet",
    "no longer fits": "no longer fits",
}
"""How somebody saw an agreement, after a shape; never a score."""

SESSION_KINDS: Final = {"design": "design", "assess": "review"}
"""What a session is for, in the lists of sessions; at most nine letters."""

BREAKS: Final = {"time-out": "time-out", "pause": "pause", "away": "away"}
"""What a talk stood still for, beneath the picture of a past session."""

SESSIONS: Final = {"design": "design session", "assess": "review session"}
"""The same with the word: beside a day, or as a heading."""

CONSENTS: Final = {"yes": "yes", "trial": "yes as a trial", "not yet": "not yet"}
"""What somebody answered to an agreement, after their name. A trial goes until the review.

Nobody is asked for a reason.
"""

TO_ASK: Final = "to ask"
"""After the name of somebody who has not been asked, or has not answered, in the place of an answer."""

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


def and_more(*, first: str, more: int) -> str:
    """The title of an alliance of many people with long names: the first of them, and how many more."""
    return f"{first} and {more} more"
