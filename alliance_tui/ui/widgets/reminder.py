"""One line that says kindly which review waits, with the keys that begin it or choose another day."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.domain.words import SessionKind
from alliance_tui.sentences import shelf as say
from alliance_tui.ui import theme
from alliance_tui.ui.text import CLICKED, clip, width
from alliance_tui.ui.widgets.lines import ink
from alliance_tui.ui.widgets.sheet import strip

LEFT_OF_BOTH: Final = 28
"""So many columns at least are left to the sentence where both keys are told."""

BEGINS: Final = Style(meta={CLICKED: "review"})
"""What a click on the sentence does, and on the key after it."""

CHOOSES: Final = Style(meta={CLICKED: "day"})
"""What a click on the other key does."""


class Reminder(Widget):
    """Says it in one line, whose words can be clicked; hidden while there is nothing to say."""

    DEFAULT_CSS = """
    Reminder { height: 2; display: none; }
    """

    title: reactive[str] = reactive("", init=False)
    """Whose review it is; may hold typed words."""

    words: reactive[str] = reactive("", init=False)
    """What is said of it; empty hides the line."""

    unfinished: reactive[SessionKind | None] = reactive[SessionKind | None](None, init=False)
    """Which kind of session comes first, because it is not ended; None where the review can begin."""

    may_choose: reactive[bool] = reactive(True, init=False)
    """Whether a day can be chosen: not from outside a time-out."""

    def watch_words(self, words: str) -> None:
        """Be there only while there is something to say."""
        self.display = bool(words)

    def render_line(self, y: int) -> Strip:
        """Draw the sentence, after an empty line where there is room for one."""
        columns = self.size.width
        ground = ink(theme.TEXT)
        if y != self.size.height - 1:
            return strip([], columns, ground)
        key, said = ink(theme.GROUND, theme.KEY_GROUND, bold=True), ink(theme.QUIET)
        alone, before_other = _first_key(self.unfinished)
        keys = [
            Segment(" r ", key + BEGINS),
            Segment(f" {before_other} ", said + BEGINS),
            Segment(" d ", key + CHOOSES),
            Segment(f" {say.CHOOSE_A_DAY}", said + CHOOSES),
        ]
        if not self.may_choose or columns - sum(part.cell_length for part in keys) < LEFT_OF_BOTH:
            keys = [keys[0], Segment(f" {alone}", said + BEGINS)]
        room = columns - 2 - sum(part.cell_length for part in keys) - 2
        sentence = clip(self.words, max(room - 4, 8))
        title = clip(self.title, max(room - width(sentence) - 2, 0))
        pieces = [Segment("  ", ground)]
        if title:
            pieces.append(Segment(say.whose(title=title), ink(theme.TEXT, bold=True) + BEGINS))
        pieces.append(Segment(f"{sentence}  ", ink(theme.WAITS) + BEGINS))
        return strip([*pieces, *keys], columns, ground)


def _first_key(unfinished: SessionKind | None) -> tuple[str, str]:
    """What the key r does, where it is told alone and before the other one."""
    if unfinished is None:
        return say.BEGIN, say.BEGIN_OR
    return (
        (say.GO_ON, say.GO_ON_OR) if unfinished is SessionKind.ASSESS else (say.OPEN_FIRST, say.OPEN_FIRST_OR)
    )
