"""Keys that are typed faster than the screen follows: a letter after `n` belongs to the note."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable
from typing import ClassVar, Final

from textual import events
from textual.app import App

from alliance_tui.ui.held_keys import GAP, HELD, HeldKeys, Press
from alliance_tui.ui.into_the_air import IntoTheAir, has_field, takes_words
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.text import is_typed
from alliance_tui.ui.told_keys import ANEW, MARKS, REPEATS

SOON: Final = 0.002
"""Seconds between two looks at whether a key is dealt with."""

CALM: Final = 2
"""So many looks in a row find nothing on its way: one alone may fall between a queue and the next one."""

TOLD: Final = {REPEATS: Press.REPEATED, ANEW: Press.NEW}
"""What terminals tell of the key that comes next."""

LOOKS: Final = 200
"""After so many looks the next key gets its turn whatever happens."""

PATIENCE: Final = 0.5
"""Seconds that a key which waits for nothing leaves to those before it, where a field may come for them."""


class TypedAhead(App[None]):
    """An app in which keys that arrive in one go, as over a slow line, mean what they mean one by one.

    Textual hands every key at once to what has focus then. Of `n`, `t`, `o` in one go all three would be keys
    of the session, for the field opens only when the `n` has been dealt with; and `t` stops the talk. Here a
    key waits until all that followed from the one before has happened. Only the keys `AT_ONCE` never wait
    where a field is open: what was typed before them is that field's. Elsewhere they follow what was typed
    before them, and cut in after a moment.

    A key that types or deletes something and is held down counts once, unless that is in a field; so do the
    keys `ONCE` everywhere, and those a screen names. The first time it comes again by itself looks like a
    second press: it waits a moment for what comes next. The keys `NEVER_LATE` do not wait: what they did is
    taken back if it turns out that they are held. Where the terminal tells which key is held, it is known.

    Letters of words that are typed into the air do nothing on screens on which a letter could do what cannot
    be undone; only the break is called by its letter even then. A space right after a number or a letter
    waits there for what comes next: before a letter it is one between words. So does a letter that ends or
    leaves something there: before another letter it is the first one of a word. Where a number chooses whom
    the next key is about, space and one letter that is a key are pressed, and two letters are a word.
    """

    AT_ONCE: ClassVar[frozenset[str]] = frozenset()
    """The keys that wait for no more than a moment."""

    ONCE: ClassVar[frozenset[str]] = frozenset()
    """The keys that count once while they are held although they type nothing, also in a field."""

    NEVER_LATE: ClassVar[frozenset[str]] = frozenset()
    """The keys of which a second press is dealt with at once, and taken back if it is held."""

    def __init__(self, watch_css: bool = False) -> None:
        super().__init__(watch_css=watch_css)
        self._ahead: deque[events.Event] = deque()
        self._turn: events.Event | None = None
        self._held = HeldKeys()
        self._told: Press | None = None
        self.is_told_of_keys = False
        """Whether the terminal has told that a key was held or let go."""
        self._before: list[events.Event] = []
        self._into_the_air = IntoTheAir()
        self._presses: dict[events.Event, Press] = {}
        self._wait: asyncio.TimerHandle | None = None
        self._if_held: Callable[[], object] | None = None
        self._looks = 0
        self._quiet = 0

    @property
    def is_behind(self) -> bool:
        """Whether a key is being dealt with, or waits for that."""
        return self._turn is not None

    @property
    def is_written_to(self) -> bool:
        """Whether somebody types words, or keys wait that may be words: nothing opens by itself over that."""
        return bool(self._ahead) or takes_words(self.screen)

    async def on_event(self, event: events.Event) -> None:
        """Let keys and pasted words take their turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Key) and event.key in MARKS:
            self._told, self.is_told_of_keys = TOLD.get(event.key), True
            return
        if event is not self._turn and isinstance(event, events.Key):
            self._presses[event] = self._held.press(event.key, event.time, self._told)
            self._told = None
        if self._is_at_once(event) and event is not self._turn:
            if self._presses.pop(event, Press.NEW) is Press.REPEATED:
                return
            self._into_the_air.stop()
            if self.is_behind and not has_field(self.screen):
                self._ahead.append(event)
                asyncio.get_running_loop().call_later(PATIENCE, self._cut_in, event)
                self._wait_no_longer()
            else:
                await self._let_go()
                await super().on_event(event)
        elif self._turn is None or self._turn is event:
            await self._take_turn(event)
        else:
            self._ahead.append(event)
            self._wait_no_longer()

    async def _take_turn(self, event: events.Event) -> None:
        """Deal with a key, unless it is held down or may be."""
        self._turn, self._looks, self._quiet = event, 0, 0
        press = self._presses.pop(event, Press.NEW)
        if press is Press.AGAIN and isinstance(event, events.Key) and event.key in self.NEVER_LATE:
            press = Press.NEW
        take_back, self._if_held = self._if_held, None
        before, self._before = self._before, []
        await self._give_to_field(before)
        if press is Press.NEW or not self._is_command(event):
            after = (*self._ahead,)
            wait = self._into_the_air.wait_for(event, self.screen, after)
            if wait:
                self._wait = asyncio.get_running_loop().call_later(wait, self._wait_no_longer)
                return
            if not self._into_the_air.takes(event, self.screen, after):
                await super().on_event(event)
            self._look_soon()
        elif press in HELD:
            if take_back is not None and press is Press.HELD:
                take_back()
            self._look_soon()
        else:
            self._wait = asyncio.get_running_loop().call_later(GAP, self._wait_no_longer)
            if self._ahead:
                self._wait_no_longer()

    def if_held(self, take_back: Callable[[], object]) -> None:
        """What to do if the key that is being dealt with turns out to be held down, and counted before."""
        self._if_held = take_back

    def _wait_no_longer(self) -> None:
        """Let a key count that came a second time, unless it comes again so soon that it is held down."""
        if self._wait is None or self._turn is None or not self.is_running:
            return
        self._wait.cancel()
        self._wait = None
        after = self._next
        if after is not None and self._presses.get(after) in HELD:
            self._look_soon()
        else:
            self.post_message(self._turn)

    def _is_at_once(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.key in self.AT_ONCE

    @property
    def _next(self) -> events.Event | None:
        """What waits for its turn first; None for nothing."""
        return self._ahead[0] if self._ahead else None

    def _is_command(self, event: events.Event) -> bool:
        """Whether a key does what it stands for here, once, and neither writes words nor moves in them."""
        if not isinstance(event, events.Key):
            return False
        if event.key in self.ONCE:
            return True
        if takes_words(self.screen):
            return False
        once = self.screen.ONCE if isinstance(self.screen, LiveScreen) else ()
        return event.key in ("delete", "backspace") or event.key in once or is_typed(event.character)

    def _forget(self, keys: Iterable[events.Event]) -> None:
        """Forget what keys may be that get no turn."""
        for key in keys:
            self._presses.pop(key, None)

    async def _let_go(self) -> None:
        """Give what was typed ahead to the field it is for: later it would be keys of another screen.

        Words stay in the field as a draft; where nothing is written, keys that were not dealt with yet go.
        """
        waiting = (*self._before, *self._ahead)
        self._before, self._ahead = [], deque()
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None
            self._look_soon()
        await self._give_to_field(waiting)

    async def _give_to_field(self, waiting: Collection[events.Event]) -> None:
        """Type what was typed ahead, if there is a field for it or one is about to open."""
        self._forget(waiting)
        screen = self.screen
        if isinstance(screen, LiveScreen) and screen.takes_words:
            # Passed on in the usual way they would arrive when another screen is in front.
            screen.take_words_ahead(waiting)
        elif has_field(screen):
            for event in waiting:
                if isinstance(event, events.Paste) or (
                    isinstance(event, events.Key) and is_typed(event.character)
                ):
                    await super().on_event(event)

    def _cut_in(self, event: events.Event) -> None:
        """Let a key wait no longer for those before it; those after it come after it."""
        if event in self._ahead and self.is_running:
            place = self._ahead.index(event)
            waiting = [*self._ahead]
            self._before += waiting[:place]
            self._ahead = deque(waiting[place + 1 :])
            self._turn = event
            self.post_message(event)

    def _look_soon(self) -> None:
        """Look in a moment whether the key is dealt with.

        The loop's own timer is used: one of Textual's whose wait is over while its task starts never fires,
        and a message to the app would make every key wait for it, the first paint after it included.
        """
        asyncio.get_running_loop().call_later(SOON, self._look)

    def _look(self) -> None:
        """Give the next key its turn once the last one is dealt with."""
        if not self.is_running:
            return
        self._looks += 1
        self._quiet = self._quiet + 1 if self._is_dealt_with() else 0
        if self._quiet < CALM and self._looks < LOOKS:
            self._look_soon()
        elif self._ahead:
            urgent = next((one for one in self._ahead if self._is_at_once(one)), None)
            if urgent is not None and has_field(self.screen):
                self._cut_in(urgent)
            else:
                self._turn = self._ahead.popleft()
                self.post_message(self._turn)
        else:
            self._turn = None

    def _is_dealt_with(self) -> bool:
        """Whether nothing is on its way between the app, any screen, and what has focus there."""
        return self.screen.is_mounted and not any(
            pump.message_queue_size
            for screen in self.screen_stack
            for pump in (screen.focused.ancestors_with_self if screen.focused is not None else (screen, self))
        )
