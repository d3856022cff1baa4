"""Where marks are given on a small terminal: what can be chosen is seen before a number chooses it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from alliance_tui.domain.words import Mark
from alliance_tui.ui.screens.over_talk import OverTalkScreen
from alliance_tui.ui.widgets.page import GAP, Block

ROOMY: Final = 18
"""The least rows of a terminal on which empty lines stand between."""

CHOICES: Final = tuple(f"mark {place}" for place in range(1, len(Mark) + 1))
"""The four marks on the page, by what they are called there."""


class MarkingScreen(OverTalkScreen):
    """Scrolls before it turns to another agreement. A kind of it fills in `action_turn`."""

    _seen: object = None
    """What the choices were shown for last."""

    def on_resize(self) -> None:
        """Tell it with or without empty lines between, as there is room."""
        if self.is_mounted:
            self.tell()

    def close_up(self, blocks: Iterable[Block]) -> Iterable[Block]:
        """What is told, on a small terminal without the empty lines: the choices come nearer."""
        return (one for one in blocks if one is not GAP) if self.size.height < ROOMY else blocks

    def action_turn(self, by: int) -> None:
        """Go to the next agreement (1) or the one before (-1)."""
        raise NotImplementedError

    def action_step(self, by: int) -> None:
        """Scroll a line where there is more to read; else go to the next agreement or the one before."""
        if not self.scroller.scroll_line(by):
            self.action_turn(by)

    def shows_choices(self, what: object) -> bool:
        """Whether the choices are in view, or were for this; where they were not, they are now.

        Args:
            what: What they are for: a number is asked for once more at most.
        """
        seen, self._seen = self._seen == what, what
        if seen or self.scroller.shows(*CHOICES):
            return True
        self._show_choices(what)
        # What is whispered of it takes a line from the page.
        self.call_after_refresh(self._show_choices, what)
        return False

    def _show_choices(self, what: object) -> None:
        if self._seen == what:
            self.scroller.bring_into_view(*CHOICES)
