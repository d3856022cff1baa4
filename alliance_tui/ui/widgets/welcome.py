"""What is said on a first run, in place of a list: what this is, whom it is not for, and how to begin."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult

from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.tones import KEY, PLAIN, QUIET, STRONG, phrase

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

WELCOME: Final = (
    GAP,
    Block(phrase(("Sit down together at this one screen.", STRONG)), centred=True),
    GAP,
    Block(phrase((WHAT_IT_IS, PLAIN)), centred=True),
    GAP,
    Block(phrase((NOT_FOR, QUIET)), centred=True),
    GAP,
    Block(phrase((" n ", KEY), (" begins your first alliance", PLAIN)), centred=True, key="new"),
    GAP,
    Block(phrase(("alliance demo", STRONG), (" is one to try, with made-up people", QUIET)), centred=True),
)
"""The page."""


class Welcome(Scroller):
    """Shows the page. There is nothing on it to go to: its one key is a letter, and can be clicked."""

    DEFAULT_CSS = """
    Welcome { padding-top: 1; }
    .-tiny Welcome { padding-top: 0; }
    """

    SCOPED_CSS = False

    sheet = None
    """Arrows scroll, and do not highlight."""

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page(WELCOME, widest=64)
