"""Everyone's goals, and whether each of them is reached."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Our goals"
"""The title, and in help above the keys of the dialog."""

REACHED: Final = "reached"
"""Beside a goal."""

STILL_OPEN: Final = "still open"
"""Beside a goal."""

NONE: Final = "No goals are written down yet."
"""Said where there are none."""

NONE_YET: Final = f"{NONE} In the step purpose, n writes one."
"""The same where one can be written; n is a key of the session."""


def says_so(*, standing: str, owner: str) -> str:
    """At the foot, after the number of whose goal it is: how it would stand then, and that only they may."""
    return f"{standing} (only {owner})"


MINE: Final = KeyWords("my goal", "The highlighted goal is mine: reached, or still open")
"""In help: what the number keys do."""

READ_OUT: Final = KeyWords("read out", "The highlighted goal alone, in the middle")
"""The keys that show it alone."""


def goal_of(*, name: str) -> str:
    """Above a goal that is shown alone: whose it is."""
    return f"a goal of {name}"
