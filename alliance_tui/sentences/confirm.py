"""A question to be answered with yes or no; what is asked belongs to the place that asks."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

YES: Final = "yes"
"""At the foot, where the place that asks has no better word."""

NO: Final = "no"
"""The same for no."""

TITLE_OF_KEYS: Final = "A question"
"""In help, above the keys of a question."""

DO_IT: Final = KeyWords("yes", "Yes, do it")
"""The keys enter and y."""

LEAVE_IT: Final = KeyWords("no", "No, leave it as it is")
"""The key n."""
