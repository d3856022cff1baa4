"""One quiet line at the foot of a screen, for what could not be done and what was."""

from __future__ import annotations

from typing import Final

from textual.timer import Timer

from alliance_tui.fitting import with_short_path
from alliance_tui.ui.text import content, wrap
from alliance_tui.ui.widgets.brief import Brief

STAYS: Final = 8.0
"""Seconds a sentence stays."""

ROWS: Final = 2
"""Rows it has at most, where its looks do not say how many."""


class Whisper(Brief):
    """Says one sentence, which goes by itself unless it is to stay."""

    DEFAULT_CSS = """
    Whisper { height: auto; max-height: 2; min-height: 1; padding: 0 1; }
    """

    def __init__(
        self,
        sentence: str = "",
        id: str | None = None,  # noqa: A002 (Textual's name)
        *,
        standing: str = "",
        classes: str = "",
    ) -> None:
        """A line that says something at first.

        Args:
            sentence: What it says at first.
            id: Textual's id.
            standing: What stands there whenever nothing else is said.
            classes: Textual's classes.
        """
        shown = sentence or standing
        super().__init__(content(shown), id=id, classes=classes, markup=False)
        self.set_class(bool(sentence), "-saying")
        self.set_class(bool(standing), "-standing")
        self._timer: Timer | None = None
        self._sentence = sentence
        self._standing = standing

    @property
    def sentence(self) -> str:
        """What is said now; empty for nothing."""
        return self._sentence

    @property
    def is_passing(self) -> bool:
        """Whether something is said that goes by itself."""
        return self._timer is not None

    def say(self, sentence: str) -> None:
        """Say a sentence for some seconds; an empty one takes the last away."""
        self.stay()
        if sentence != self._sentence:
            self._sentence = sentence
            self.set_class(bool(sentence), "-saying")
            shown = self._fitted
            self.update(content(shown), layout=len(shown) > self.size.width - 2 or self.size.height > 1)
        if sentence:
            self._timer = self.set_timer(STAYS, self._forget)

    def stand(self, sentence: str) -> None:
        """Say something else whenever nothing else is said."""
        if sentence == self._standing:
            return
        self._standing = sentence
        self.set_class(bool(sentence), "-standing")
        if not self._sentence:
            self.update(content(self._fitted))

    def stay(self) -> None:
        """Let what is said stand until something else is said, as a question does."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def on_resize(self) -> None:
        """Say it in the room there is now: of a long path only the beginning and the end may fit."""
        shown = content(self._fitted)
        if shown != self.content:
            self.update(shown)

    @property
    def _fitted(self) -> str:
        """What is drawn: what is said, or else stands there; a path loses of its middle what has no room."""
        most = self.styles.max_height
        rows, columns = (most.cells if most is not None else None) or ROWS, self.size.width
        said = self._sentence or self._standing
        return with_short_path(said, lambda told: len(wrap(told, columns)) <= rows) if columns else said

    def _forget(self) -> None:
        self.say("")
