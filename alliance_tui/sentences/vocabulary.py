"""The words for what files hold as a value: steps, states, marks. A file keeps the value, not the word."""

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
