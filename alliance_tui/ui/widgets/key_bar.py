"""The keys that matter now, at the foot of the screen; each can be clicked, TIME-OUT stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


class Key(Struct, frozen=True):
    """A key on show."""

    name: str
    """How the key is written: `space`, `1 2`, `→`."""

    words: str
    """What it does, in one to three words."""

    action: str
    """The action a click runs, such as `hand_over` or `app.help`."""


class KeyBar(Widget):
    """Draws one line of keys and TIME-OUT.

    Where the line is too short keys lose their words, the least important first; where it is shorter still
    they go, but for the last one: help, or the way back.
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

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        bar: KeyBar
        """The bar it is in."""

        action: str
        """The action to run."""

        @property
        def control(self) -> KeyBar:
            """The bar it is in."""
            return self.bar

    def __init__(self, keys: tuple[Key, ...] = (), time_out: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(KeyBar.keys, keys)
        self.set_reactive(KeyBar.time_out, time_out)
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """Draw the keys."""
        columns = self.size.width
        if y or not columns:
            return Strip.blank(columns)
        ground = Style(color=theme.TEXT, bgcolor=theme.PANEL)
        last = self._time_out_words(columns)
        room = columns - width(last) - (1 if last else 0)
        segments = [Segment(" ", ground)]
        self._places = []
        at = 1
        for key in self._fitting(room):
            name, words = _written(key)
            needs = width(name) + width(words)
            self._places.append((at, at + needs - 1, key.action))
            segments.append(Segment(name, Style(color=theme.GROUND, bgcolor=theme.KEY_GROUND, bold=True)))
            segments.append(Segment(words, ground))
            at += needs
        segments.append(Segment(" " * max(columns - at - width(last), 0), ground))
        if last:
            self._places.append((columns - width(last), columns, "app.time_out"))
            segments.append(Segment(last, Style(color="#ffffff", bgcolor=theme.TIME_OUT, bold=True)))
        return Strip(segments).adjust_cell_length(columns, ground)

    def _fitting(self, room: int) -> Sequence[Key]:
        """The keys that so many columns hold, without words where these do not fit."""
        keys = list(self.keys)
        for place in range(len(keys) - 1, -1, -1):
            if _columns(keys) <= room:
                return keys
            keys[place] = structs.replace(keys[place], words="")
        while keys and _columns(keys) > room:
            del keys[-2 if len(keys) > 1 else -1]
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
        sign = f" · {clip(self.sign, columns // 4)}" if self.sign and columns >= 70 else ""
        return f" {'F9' if self.typing else 'T'} {say.TIME_OUT}{sign} "


def _written(key: Key) -> tuple[str, str]:
    """The name and the words of a key with the room around them."""
    return f" {key.name} ", f" {key.words} " if key.words else " "


def _columns(keys: Iterable[Key]) -> int:
    """The columns that keys take; what is empty after the last one is not counted."""
    return sum(width(part) for key in keys for part in _written(key))
