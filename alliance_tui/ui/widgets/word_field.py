"""The field that words are typed into: enter saves, ctrl+j breaks the line, nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from alliance_tui.domain.words import MAX_TEXT
from alliance_tui.sentences import notes_dock as say
from alliance_tui.ui.text import content, is_typed, one_line, shown


class WordField(TextArea):
    """A field that grows with its words, from one line to six.

    A little more than the limit is kept in the field, so that it can be shortened there; what is far beyond
    it is refused before it is laid out: one line of some megabytes would stop the screen for a minute.
    """

    DEFAULT_CSS = """
    WordField { height: auto; min-height: 1; max-height: 6; border: none; padding: 0 1; }
    WordField:focus { border: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "submit",
            say.SAVE.name,
            show=False,
            priority=True,
            id="field-save",
            tooltip=say.SAVE.tooltip,
        ),
        Binding(
            "ctrl+j,shift+enter",
            "break_line",
            say.LINE.name,
            show=False,
            priority=True,
            id="field-new-line",
            tooltip=say.LINE.tooltip,
        ),
    ]

    @dataclass(eq=False)
    class Submitted(Message):
        """Enter was pressed: the words are to be saved."""

        field: WordField
        """The field they are in."""

        text: str
        """The words."""

        @property
        def control(self) -> WordField:
            """The field they are in."""
            return self.field

    @dataclass(eq=False)
    class Refused(Message):
        """Words were not taken, or are more than can be saved."""

        field: WordField
        """The field they were meant for."""

        sentence: str
        """What is the matter and what to do, for people."""

        def __post_init__(self) -> None:
            super().__post_init__()
            self._text = self.field.text

        @property
        def control(self) -> WordField:
            """The field they were meant for."""
            return self.field

        def holds(self) -> bool:
            """Whether that is still so: not once there are other words in the field."""
            return self.field.is_attached and self.field.text == self._text

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = MAX_TEXT,
        single: bool = False,
        id: str | None = None,  # noqa: A002 (Textual's name)
        classes: str | None = None,
    ) -> None:
        """A field with some words in it and the cursor after them.

        Args:
            text: The words it begins with.
            placeholder: What is said in it while it is empty.
            limit: The most characters that can be saved.
            single: Whether it has one line only, as for a name.
            id: Textual's id.
            classes: Textual's classes.
        """
        super().__init__(
            _as_typed(text, single),
            placeholder=content(placeholder),
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.limit = limit
        """The most characters that can be saved."""
        self.single = single
        """Whether it has one line only."""
        self.match_cursor_bracket = False
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Keep the cursor in view in other rows, and stay in view where all around scrolls.

        Whether there is a scrollbar is settled only after a new size: then the words are wrapped once more.
        """
        self.call_after_refresh(self._wrap_anew)
        self.call_after_refresh(self.scroll_cursor_visible)
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def _wrap_anew(self) -> None:
        """Wrap the words for the columns there are by now."""
        self._rewrap_and_refresh_virtual_size()
        self.refresh(layout=True)

    @property
    def room(self) -> int:
        """The most characters it holds while they are being shortened: twice the limit."""
        return 2 * self.limit

    def fill(self, text: str) -> None:
        """Put other words into the field, and the cursor after them."""
        self.load_text(_as_typed(text, self.single))
        self.move_cursor(self.document.end)

    def action_submit(self) -> None:
        """Say that the words are to be saved, unless they are more than can be."""
        if not self._say_over(self.text.strip()):
            self.post_message(self.Submitted(self, self.text))

    def action_break_line(self) -> None:
        """Begin a new line."""
        if not self.single:
            self.take("\n")

    def action_paste(self) -> None:
        """Insert what was copied inside the program."""
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Insert words at the cursor, in the place of what is selected, unless they are far too many."""
        there = len(self.text) - len(self.selected_text)
        if there + len(text) > self.room:
            self.post_message(self.Refused(self, self._no_room(len(text))))
            return
        result = self.replace(_as_typed(text, self.single), *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        self._say_over(self.text)

    def _say_over(self, words: str) -> bool:
        """Say by how much words are more than can be saved; whether they are."""
        over = len(words) - self.limit
        if over > 0:
            self.post_message(self.Refused(self, say.too_long(over=over, limit=self.limit)))
        return over > 0

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.take(event.text)
        self.focus()

    async def _on_key(self, event: events.Key) -> None:
        """Type no further where there is no room: some terminals send a paste as keys.

        Where there is room, what belongs to words is typed although Textual does not count it as printable.
        """
        if not is_typed(event.character):
            return
        is_full = len(self.text) >= self.room and self.selection.is_empty
        if is_full or not event.is_printable:
            event.prevent_default()
            event.stop()
        if is_full:
            self.post_message(self.Refused(self, self._no_room(1)))
        elif not event.is_printable and event.character:
            self.take(event.character)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed here."""
        return super().check_consume_key(key, character) or is_typed(character)

    def _no_room(self, characters: int) -> str:
        if characters == 1:
            return say.full(limit=self.limit)
        return say.not_taken(characters=characters, limit=self.limit)


def _as_typed(text: str, single: bool) -> str:
    """Words as a field may draw them: without control codes; tabs stay, or with one line only are spaces."""
    return one_line(text) if single else "\t".join(shown(part) for part in text.split("\t"))
