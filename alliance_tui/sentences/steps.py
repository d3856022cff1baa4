"""The steps as headings, and the topics that came up in them."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = {
    "assess": "Assess",
    "purpose": "Purpose",
    "needs": "Needs",
    "improve": "Improve",
    "agree": "Agree",
    "review": "Review",
    "celebrate": "Celebrate",
}
"""Each step over what was said in it; the first word of a line."""


def topic_of(*, step: str) -> str:
    """A topic that rests, where nobody said what it was about: the step it came up in."""
    return f"the topic of the step {step}"
