"""A question to be answered with yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from alliance_tui.sentences import confirm as say
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key


class ConfirmDialog(Dialog[bool]):
    """Asks before something that is not easily taken back."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    ASKS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        key(f"enter,{letter('y')}", "yes", say.DO_IT, "yes"),
        key(letter("n"), "back", say.LEAVE_IT, "no"),
    ]

    def __init__(
        self,
        heading: str,
        sentence: str,
        yes: str = say.YES,
        no: str = say.NO,
        do: Callable[[], bool] | None = None,
    ) -> None:
        """A question.

        Args:
            heading: What it is about, in a few words; may hold typed words.
            sentence: What will happen, in a sentence or two; may hold typed words.
            yes: What yes means, in one to three words.
            no: What no means, in one to three words.
            do: What yes does, in the handler of its key: it is kept before anything is drawn. The answer is
                whether it was done.
        """
        super().__init__()
        self._heading = heading
        self._sentence = sentence
        self._do = do
        self._answers = (Key("enter y", yes, "yes"), Key("esc n", no, "back"))

    @property
    def for_good(self) -> frozenset[str]:
        """The letter that says yes."""
        return frozenset("y")

    @property
    def heading(self) -> str:
        """What it is about."""
        return self._heading

    def compose_body(self) -> ComposeResult:
        """The sentence."""
        yield Static(content(self._sentence), markup=False)

    def show_state(self) -> None:
        """Show what the two answers mean."""
        self.show_keys(*self._answers)

    def action_yes(self) -> None:
        """Answer yes, once what it does is done."""
        if self.is_on_top and not self._answered:
            self.answer(self._do is None or self._do())

    def action_back(self) -> None:
        """Answer no."""
        self.answer(False)
