"""What is said on a first run, in place of a list: what this is, whom it is not for, and how to begin."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult

from alliance_tui.sentences import welcome as say
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.tones import KEY, PLAIN, QUIET, STRONG, phrase

WELCOME: Final = (
    GAP,
    Block(phrase((say.SIT_DOWN, STRONG)), centred=True),
    GAP,
    Block(phrase((say.WHAT_IT_IS, PLAIN)), centred=True),
    GAP,
    Block(phrase((say.NOT_FOR, QUIET)), centred=True),
    GAP,
    Block(phrase((" n ", KEY), (f" {say.BEGINS}", PLAIN)), centred=True, key="new"),
    GAP,
    Block(phrase((say.DEMO, STRONG), (f" {say.TO_TRY}", QUIET)), centred=True),
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
