"""What is said on a first run, in place of a list."""

from __future__ import annotations

from typing import Final

SIT_DOWN: Final = "Sit down together at this one screen."
"""The first sentence."""

WHAT_IT_IS: Final = (
    "For two to eight people who want to say what they need from each other, agree on small steps, "
    "and look at them again on a day they choose."
)
"""What this is."""

NOT_FOR: Final = (
    "Not for situations with fear or violence: there, please talk to someone you trust. "
    "Nothing you say here is scored, and nothing leaves this computer."
)
"""Whom it is not for, and what it does not do."""

BEGINS: Final = "begins your first alliance"
"""After the key n."""

DEMO: Final = "alliance demo"
"""A command, the same in every language."""

TO_TRY: Final = "is one to try, with made-up people"
"""After that command."""
