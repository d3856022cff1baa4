"""A field of one line among other things: the up and down keys leave it for what is around it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from alliance_tui.sentences import notes_dock as say
from alliance_tui.ui.keys import key
from alliance_tui.ui.widgets.word_field import WordField


class OneLineField(WordField):
    """A field for a name or a title. Up and down are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "screen.step(-1)", say.ABOVE, "field-up"),
        key("down", "screen.step(1)", say.BELOW, "field-down"),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = 200,
        id: str | None = None,  # noqa: A002 (Textual's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(text, placeholder=placeholder, limit=limit, single=True, id=id, classes=classes)
