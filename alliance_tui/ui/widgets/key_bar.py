"""The keys that matter now, at the foot of the screen; each can be clicked, help and TIME-OUT stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, structs
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.sentences import key_bar as say
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, width

MOST: Final = 6
"""So many keys are shown at most; all others stand in help."""

FEWEST: Final = 3
"""So many keys have to fit with their words, or keys lose their words."""

BEFORE_SIGN: Final = "· "
"""Between TIME-OUT and the sign for a break."""

LEAST_SIGN: Final = 6
"""So many columns of a sign tell which one it is."""


class Key(Struct, frozen=True):
    """A key on show."""

    name: str
    """How the key is written: `space`, `1 2`, `→`."""

    words: str
    """What it does, in one to three words."""

    action: str
    """The action a click runs, such as `hand_over` or `app.help`."""

    @property
    def is_way_back(self) -> bool:
        """Whether it leads back: then it goes last where the line is short."""
        return self.name.startswith("esc")


class KeyBar(Widget):
    """Draws one line of keys, help, and TIME-OUT.

    Where the line is too short the least important keys go: a key without its words tells nothing. Where
    hardly any would be left they lose their words instead, and go after that, the way back last.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; }
    """

    keys: reactive[tuple[Key, ...]] = reactive[tuple[Key, ...]]((), init=False)
    """The keys on show, the most important first."""

    time_out: reactive[bool] = reactive(True, init=False)
    """Whether TIME-OUT is shown at the right."""

    typing: reactive[bool] = reactive(False, init=False)
    """Whether letters are typed into a field just now: TIME-OUT is told by the key that works there too."""

    sign: reactive[str] = reactive("", init=False)
    """The sign for a break that was agreed on, shown beside TIME-OUT."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, bar: KeyBar, action: str) -> None:
            super().__init__()
            self.bar = bar
            """The bar it is in."""
            self.action = action
            """The action to run."""

        @property
        def control(self) -> KeyBar:
            """The bar it is in."""
            return self.bar

    def __init__(
        self,
        keys: tuple[Key, ...] = (),
        time_out: bool = True,
        helps: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """A line of keys.

        Args:
            keys: The keys it begins with.
            time_out: Whether TIME-OUT is shown at the right.
            helps: Whether help is shown beside it.
            id: Textual's id.
        """
        super().__init__(id=id)
        self.helps = helps and time_out
        """Whether help is shown beside TIME-OUT."""
        self.set_reactive(KeyBar.keys, keys)
        self.set_reactive(KeyBar.time_out, time_out)
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """Draw the keys."""
        columns = self.size.width
        if y or not columns:
            return Strip.blank(columns)
        ground = Style(color=theme.TEXT, bgcolor=theme.PANEL)
        key_ink = Style(color=theme.GROUND, bgcolor=theme.KEY_GROUND, bold=True)
        last = self._time_out_words(columns)
        keys, helps = self._sharing(columns - width(last) - (1 if last else 0))
        last += self._sign_words(columns, columns - _columns(keys) - width(helps) - width(last) - 1)
        segments = [Segment(" ", ground)]
        self._places = []
        at = 1
        for key in keys:
            name, words = _written(key)
            needs = width(name) + width(words)
            self._places.append((at, at + needs - 1, key.action))
            segments += [Segment(name, key_ink), Segment(words, ground)]
            at += needs
        end = columns - width(last)
        segments.append(Segment(" " * max(end - width(helps) - at, 0), ground))
        if helps:
            self._places.append((end - width(helps), end, "app.help"))
            segments.append(Segment(helps, key_ink))
        if last:
            self._places.append((end, columns, "app.time_out"))
            segments.append(Segment(last, Style(color="#ffffff", bgcolor=theme.TIME_OUT, bold=True)))
        return Strip(segments).adjust_cell_length(columns, ground)

    def _sharing(self, room: int) -> tuple[Sequence[Key], str]:
        """The keys that so many columns hold, and how help is written beside them; empty for no room."""
        helps = f" {'F1' if self.typing else '?'} " if self.helps else ""
        if width(helps) > room:
            helps = ""
        keys = self._fitting(room - width(helps))
        if not keys and helps:
            back = [key for key in self._fitting(room) if key.is_way_back]
            if back:
                return back, ""
        return keys, helps

    def _fitting(self, room: int) -> Sequence[Key]:
        """The keys that so many columns hold: fewer with words, or where none would be left, more without."""
        keys = list(self.keys)
        while len(keys) > MOST:
            _drop_last(keys)
        whole = list(keys)
        while len(whole) > FEWEST and _columns(whole) > room:
            _drop_last(whole)
        if _columns(whole) <= room:
            return whole
        for place in range(len(keys) - 1, -1, -1):
            keys[place] = structs.replace(keys[place], words="")
            if _columns(keys) <= room:
                return keys
        while keys and _columns(keys) > room:
            _drop_last(keys)
        return keys

    def on_click(self, event: events.Click) -> None:
        """Run what was clicked."""
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(self, action))
                return

    def watch_keys(self) -> None:
        """Draw the new keys."""
        self.refresh(Region(0, 0, self.size.width, 1))

    def _time_out_words(self, columns: int) -> str:
        if not self.time_out:
            return ""
        if columns < 14:
            return clip(say.TIME_OUT_SHORT, columns)
        return f" {'F9' if self.typing else 'T'} {say.TIME_OUT} "

    def _sign_words(self, columns: int, room: int) -> str:
        """The sign for a break, in the room that the keys leave: no key goes for it."""
        most = min(columns // 6, room - width(BEFORE_SIGN) - 1)
        if not self.sign or not self.time_out or most < min(width(self.sign), LEAST_SIGN):
            return ""
        return f"{BEFORE_SIGN}{clip(self.sign, most)} "


def _drop_last(keys: list[Key]) -> None:
    """Drop the least important key; the way back only where it is alone."""
    at = next((at for at in range(len(keys) - 1, -1, -1) if not keys[at].is_way_back), 0)
    del keys[at]


def _written(key: Key) -> tuple[str, str]:
    """The name and the words of a key with the room around them."""
    return f" {key.name} ", f" {key.words} " if key.words else " "


def _columns(keys: Iterable[Key]) -> int:
    """The columns that keys take; what is empty after the last one is not counted."""
    return sum(width(part) for key in keys for part in _written(key))
