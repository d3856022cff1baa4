"""All keys of the screen beneath, and what everyone should know about this program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen

from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import help as say
from alliance_tui.ui import theme
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.note_dock import NoteDock
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import KEY, PLAIN, QUIET, STRONG, WAITS, phrase, tone, words
from alliance_tui.ui.widgets.word_field import WordField

KEYS_COLUMN: Final = 16
"""Columns in which keys stand before what they do."""

PALETTE_KEY: Final = "ctrl+p"
"""Textual's key of the palette, on every screen that has one."""

OUR_APPS: Final = frozenset({"alliance_tui.ui.app"})
"""Where the keys are bound that the app itself hears, over every screen."""

NAMES: Final = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "slash": "/",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "page up",
    "pagedown": "page down",
    "escape": "esc",
    "delete": "del",
    "ctrl+at": "ctrl+space",
}
"""How keys are written where Textual's name is another."""


class HelpDialog(ListDialog[str]):
    """Lists what the keys of a screen do, TIME-OUT first; made from its bindings, so that none is missing.

    What the screen withholds is not listed.

    What is clicked or entered is answered as an action, to be run on the screen.
    """

    HEADING = say.HEADING
    HAS_HELP = False
    NOTHING_HERE = everywhere.ESC_GOES_BACK
    KEYS = (
        Key("↑ ↓", foot.CHOOSE, "step(1)"),
        Key("enter", say.DO.name, "choose"),
        Key("esc", foot.BACK, "back"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", say.DO, "help-do")]

    page = query_one(Page)

    def __init__(self, screen: Screen[Any]) -> None:
        """Help for a screen.

        Args:
            screen: The screen whose keys are listed.
        """
        super().__init__()
        self._kinds = tuple(kind for kind in type(screen).__mro__ if issubclass(kind, LiveScreen))
        self._beneath = screen if isinstance(screen, LiveScreen) else self
        self._writes = bool(screen.query("WordField, NoteDock"))
        self._has_notes = bool(screen.query(NoteDock))
        self._only_reads = self._beneath.only_reads is not None
        actions = {one.action for one in listed(self._kinds)}
        self._idle = {one for one in actions if not self._beneath.is_of_use(one)}
        self._has_palette = any(kind.HAS_PALETTE for kind in self._kinds[:1])
        self._now = screen.words_now if isinstance(screen, LiveScreen) else {}
        self._actions: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """Everything on one page."""
        yield Page(self._blocks(), id="help")

    def action_choose(self) -> None:
        """Do what is highlighted."""
        if self.page.thing is None:
            self.whisper(say.CHOOSE_FIRST, lambda: self.page.thing is None)
        self.page.choose()

    @on(Sheet.Chosen)
    def _do(self, message: Sheet.Chosen) -> None:
        self.answer(self._actions[message.key])

    def _blocks(self) -> list[Block]:
        called = Content.assemble(" T  ", say.TIME_OUT, " ").stylize(
            tone("#ffffff", theme.TIME_OUT, bold=True)
        )
        blocks = [
            Block(
                Content.assemble(called, "   ", words(say.WHILE_TYPING, STRONG)),
                key=self._key("app.time_out"),
            ),
            Block(words(self._time_out_words, PLAIN)),
        ]
        title = next((kind.TITLE_OF_KEYS for kind in self._kinds if kind.TITLE_OF_KEYS), "")
        if title:
            blocks += self._section(title, map(self._as_now, listed(self._own)))
        if self._writes and not (self._only_reads and self._beneath.focused is None):
            blocks += self._section(say.IN_A_FIELD, listed([WordField]), "focused.")
        if self._has_notes:
            # The screen hands them on to the field.
            blocks += self._lines(listed([NoteDock]))
        own = [key for binding in listed(self._own) for key in _split(binding)]
        blocks += self._section(say.EVERYWHERE, listed([LiveScreen], own))
        for binding in listed(kind for kind in type(self.app).__mro__ if kind.__module__ in OUR_APPS):
            alone = self._key(f"app.{binding.action}")
            blocks.append(_line(binding.tooltip, _keys([binding]), alone))
        if self._has_palette:
            blocks.append(_line(say.PALETTE, PALETTE_KEY, self._key("app.command_palette")))
        blocks += [GAP, Block(words(say.FOR_WHOM, QUIET), section=True)]
        return [
            *blocks,
            *(Block(phrase((sentence, WAITS))) for sentence in (say.NOT_TO_CONTROL, say.NOT_FOR)),
        ]

    def action_last(self) -> None:
        """Go to the end: what stands there is no key."""
        self.body.go_last()
        self.body.scroll_to(y=self.body.max_scroll_y, animate=False)

    def _section(self, title: str, bindings: Iterable[Binding], whose: str = "") -> list[Block]:
        """A group of keys; keys that do the same stand together.

        Args:
            title: What the group is called.
            bindings: The keys.
            whose: What Textual calls where their actions belong; empty for the screen.
        """
        lines = self._lines(bindings, whose)
        return [GAP, Block(words(title, QUIET), section=True), *lines] if lines else []

    def _lines(self, bindings: Iterable[Binding], whose: str = "") -> list[Block]:
        """The lines of such a group."""
        lines: list[Block] = []
        offered = (one for one in bindings if whose or one.action not in self._idle)
        for tooltip, group in groupby(offered, key=lambda one: one.tooltip):
            same = list(group)
            actions = {one.action for one in same}
            # Several numbers are one line: whose it is that was clicked, nobody knows.
            alone = actions.pop() if len(actions) == 1 else ""
            can_be_run = alone and alone != "app.help"
            lines.append(_line(tooltip, _keys(same), self._key(whose + alone) if can_be_run else ""))
        return lines

    @property
    def _time_out_words(self) -> str:
        """What the key for a break begins here."""
        if self._only_reads:
            return say.BREAK_HERE_WORDS
        live = self.host.live
        is_in_talk = live is not None and live.session is not None and live.session.is_open
        return say.TIME_OUT_WORDS if is_in_talk else say.LOOSE_TIME_OUT_WORDS

    def _as_now(self, binding: Binding) -> Binding:
        """A key of the screen with what it does now."""
        now = self._now.get(binding.action)
        return replace(binding, tooltip=now.tooltip) if now else binding

    def _key(self, action: str) -> str:
        """A key on the page for an action."""
        place = str(len(self._actions))
        self._actions[place] = action
        return place

    @property
    def _own(self) -> list[type]:
        """The kinds of screen that the screen is, down to what all of them share."""
        return [kind for kind in self._kinds if kind is not LiveScreen]


def _line(tooltip: str, keys: str, key: str) -> Block:
    """What some keys do, to be chosen by its own key on the page."""
    return Block(words(tooltip, PLAIN), lead=Content.assemble((f" {keys} ", KEY)), hang=KEYS_COLUMN, key=key)


def listed(kinds: Iterable[type], taken: Iterable[str] = ()) -> Iterator[Binding]:
    """The bindings of some classes that have a tooltip, each with the keys that are its own there.

    Args:
        kinds: The classes, the nearest first: what a key does there, it does in no other one.
        taken: Keys that do something else.
    """
    gone = set(taken)
    for kind in kinds:
        own: set[str] = set()
        for binding in vars(kind).get("BINDINGS", ()):
            if not isinstance(binding, Binding):
                continue
            keys = [key for key in _split(binding) if key not in gone]
            own.update(keys)
            hidden = kind is LiveScreen and binding.id == "time-out"
            if keys and binding.tooltip and not hidden:
                yield replace(binding, key=",".join(keys))
        gone |= own


def _split(binding: Binding) -> list[str]:
    """The keys of a binding, by Textual's names."""
    return [key.strip() for key in binding.key.split(",")]


def _keys(bindings: Iterable[Binding]) -> str:
    """How the keys of some bindings are written: `1-8`, `↑`, `t`."""
    names = list(dict.fromkeys(_name(one) for binding in bindings for one in _split(binding)))
    if len(names) > 2 and all(name.isdigit() for name in names):
        return f"{names[0]}-{names[-1]}"
    return " ".join(names)


def _name(key: str) -> str:
    return NAMES.get(key, key.lower() if len(key) == 1 else key.upper() if _is_function_key(key) else key)


def _is_function_key(key: str) -> bool:
    return key[:1] == "f" and key[1:].isdigit()
