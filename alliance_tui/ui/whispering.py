"""Quiet sentences at the foot of a screen: how long they stand, and when they are behind people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from alliance_tui.sentences import everywhere as say
from alliance_tui.ui.offering import Offering
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from alliance_tui.domain.refused import Refused

T = TypeVar("T")


class Whispering(Offering[T], Generic[T]):
    """A screen that says in its `Whisper` what could not be done, what was, and how things are."""

    NOTHING_HERE: ClassVar[str] = say.NOTHING_HERE
    """What is whispered at a key that does nothing: nobody should wonder whether it was taken."""

    COMES_BY_ITSELF: ClassVar[bool] = False
    """Whether it comes up while nobody has asked for it: then not even a break is called by words."""

    _holds: Callable[[], bool] | None = None
    """Whether what is whispered is still so; None where it only tells what happened."""

    @property
    def whispered(self) -> str:
        """The quiet sentence that is being said; empty for none."""
        whisper = self.query_one_optional(Whisper)
        return whisper.sentence if whisper is not None else ""

    def on_idle(self) -> None:
        """What was just dealt with may have made untrue what is whispered, here or on a screen beneath."""
        self.host.hush()

    def on_screen_suspend(self) -> None:
        """What only told what happened is behind people once they have turned to something else."""
        whisper, above = self.query_one_optional(Whisper), self.app.screen
        is_asked_for = not (isinstance(above, Whispering) and above.COMES_BY_ITSELF)
        if is_asked_for and self._holds is None and whisper is not None and whisper.is_passing:
            self.whisper(None)

    def say_nothing_happens(self) -> None:
        """Whisper that a key does nothing here and now."""
        self.whisper(self.NOTHING_HERE)

    def hush(self) -> None:
        """Take the quiet sentence away if it is so no more."""
        if self._holds is not None and not self._holds():
            self.whisper(None)

    def whisper(self, said: Refused | str | None, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence at the foot of the screen; None takes the last one away.

        Args:
            said: The sentence.
            holds: Whether it is still so, where it tells how things are: it goes as soon as they are not.
        """
        self._holds = holds
        sentence = said if isinstance(said, str) else said.sentence if said else ""
        whisper = self.query_one_optional(Whisper)
        if whisper is not None:
            whisper.say(sentence)
        elif sentence:
            self.app.notify(sentence, markup=False)
