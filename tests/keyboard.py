"""Hands at the keyboard and the mouse of an app that runs without a terminal.

`Pilot.press` waits until the processor is idle, which takes about 70 ms a key. Here every event goes the way
the terminal's driver sends it, through the whole dispatch, and the next one waits only until nothing in the
loop is left to do. And nothing is painted until somebody looks or clicks: all is laid out after each key,
but a terminal that nobody reads need not be drawn.

The timers of the loop go by a clock that stands still until nothing else is left to do: what takes its time
is over at once, and in the same order however slow the machine is.
"""

from __future__ import annotations

import asyncio
import gc
import time
import unicodedata
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final
from unittest import mock
from weakref import WeakKeyDictionary, WeakSet

from textual import events
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.geometry import Region, Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.domain.saving import Saving
from alliance_tui.domain.session import Session
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.widgets.whisper import Whisper
from tests.fakes import MovableClock

ROUNDS: Final = 20_000
"""More turns of the loop than any key needs: beyond it something runs without end."""

PATIENCE: Final = 60_000
"""So many looks at what a thread does are enough: beyond it something is stuck."""

NAP: Final = 0.001
"""Seconds between two of them at least."""

CALM: Final = 1.0
"""Seconds between two keys that are pressed one after the other, on the clock of the terminal."""

REPEAT: Final = 0.03
"""Seconds after which a key that is held comes again, on the same clock."""

DELAY: Final = 0.5
"""Seconds after which it comes again for the first time."""

DRAWINGS: Final = 200
"""More drawings than any key needs."""

_paint: Final = Screen._compositor_refresh
"""How a screen is painted."""

_unseen: Final[WeakSet[App[Any]]] = WeakSet()
"""The apps that are painted only when someone looks."""


def _paint_where_it_is_seen(screen: Screen[Any]) -> None:
    if screen.app not in _unseen or screen is not screen.app.screen:
        _paint(screen)
        return
    screen._dirty_widgets.clear()
    screen.app._update_mouse_over(screen)


setattr(Screen, "_compositor_refresh", _paint_where_it_is_seen)  # noqa: B010 (a method, as mypy sees it)

_refresh: Final = Widget.refresh
"""How a widget asks to be drawn anew."""

_asked: Final[WeakKeyDictionary[Screen[Any], str]] = WeakKeyDictionary()
"""What was read on screens since anything may have changed there."""


def _refresh_and_forget(widget: Widget, *regions: Region, **ways: bool) -> Widget:
    _asked.clear()
    return _refresh(widget, *regions, **ways)


setattr(Widget, "refresh", _refresh_and_forget)  # noqa: B010 (neither)


class Timers:
    """The clock by which the timers of a loop go: it stands still until it is moved."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._now = loop.time()

    def __call__(self) -> float:
        """What time it is, in seconds."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds

    def move_to_next(self) -> None:
        """Let time pass until the next of them is due."""
        waiting: list[asyncio.TimerHandle] = getattr(self._loop, "_scheduled")  # noqa: B009 (no public name)
        due = min((one.when() for one in waiting if not one.cancelled()), default=self._now)
        self._now = max(self._now, due)


@contextmanager
def standing_still() -> Iterator[Timers]:
    """Let the timers of this loop go by a clock of their own, which all keyboards in it share."""
    loop = asyncio.get_running_loop()
    if isinstance(loop.time, Timers):
        yield loop.time
        return
    timers = Timers(loop)
    with mock.patch.object(loop, "time", timers):
        yield timers


class Keyboard:
    """Presses, types, pastes and clicks in a running app, and lets the time of its clock pass."""

    def __init__(self, app: AllianceApp, clock: MovableClock, timers: Timers) -> None:
        self.app = app
        """The app on screen."""

        self.clock = clock
        """What time it is."""

        self.beside: set[asyncio.Future[Any]] = set()
        """What other threads do for the loop, and the loop was not told of yet."""

        self._timers = timers
        self._typed_at = 0.0

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        return self.app.screen

    @property
    def top(self) -> str:
        """What kind of screen is on top."""
        return type(self.screen).__name__

    @property
    def live(self) -> Live:
        """The alliance that is open."""
        assert self.app.live is not None, "an alliance is open"
        return self.app.live

    @property
    def session(self) -> Session:
        """The session at the table, as it stands now."""
        assert self.live.session is not None, "a session is at the table"
        return self.live.session

    @property
    def said(self) -> str:
        """What is whispered on the screen on top."""
        return self.screen.query_one(Whisper).sentence

    @property
    def text(self) -> str:
        """All that is on screen, line by line."""
        return self.read()

    def read(self) -> str:
        """All that is on screen, line by line; drawn anew only once the loop ran or a widget asked for it."""
        screen = self.screen
        text = _asked.get(screen)
        if text is None:
            text = "\n".join(line.rstrip() for line in _lines(screen._compositor))
            _asked[screen] = text
            asyncio.get_running_loop().call_soon(_asked.clear)
        return text

    @property
    def words(self) -> str:
        """All that is on screen as one line, with single spaces: however it is wrapped."""
        return " ".join(self.text.split())

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each with all that follows from it."""
        for key in keys:
            self._typed_at += CALM
            self._send(_key_event(key))
            await self._come_to_rest()

    async def hold(self, key: str, times: int) -> None:
        """Hold a key down: it comes so many times before anything is done about the first."""
        self._typed_at += CALM
        for nth in range(times):
            self._send(_key_event(key))
            self._typed_at += REPEAT if nth else DELAY
        await self.settle()

    async def burst(self, *keys: str | events.Paste) -> None:
        """Press keys and paste words faster than anything is drawn: all of them come, then they are done."""
        self._typed_at += CALM
        for key in keys:
            self._send(_key_event(key) if isinstance(key, str) else key)
            self._typed_at += REPEAT
        await self.settle()

    async def type(self, text: str) -> None:
        """Type words, key by key; a line feed is typed as ctrl+j."""
        await self.press(*keys_of(text))

    async def paste(self, text: str) -> None:
        """Paste words."""
        self._send(events.Paste(text))
        await self.settle()

    async def click(self, at: Widget | tuple[int, int], x: int = 0, y: int = 0) -> None:
        """Look, and click at a place inside a widget, or at a column and a row of the screen."""
        self.look()
        column, row = (at.region.x + x, at.region.y + y) if isinstance(at, Widget) else at
        place = (column, row, 0, 0, 1, False, False, False, column, row)
        for event in (events.MouseDown(None, *place), events.MouseUp(None, *place)):
            self._send(event)
            await self._come_to_rest()

    async def click_on(self, words: str) -> None:
        """Click on the first place where these words stand."""
        for row, line in enumerate(self.text.split("\n")):
            column = line.find(words)
            if column >= 0:
                await self.click((column + 1, row))
                return
        raise AssertionError(f"{words!r} is not on screen:\n{self.text}")

    async def wait(self, seconds: float) -> None:
        """Let time pass, and the app notice it."""
        self.clock.move(seconds)
        self.app.beat()
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        driver = self.app._driver
        assert driver is not None
        setattr(driver, "_size", Size(columns, rows))  # noqa: B010 (the headless driver's, as Pilot sets it)
        self._send(events.Resize(Size(columns, rows), Size(columns, rows)))
        await self.settle()
        self.app._check_resize()  # Textual waits a moment for more of them
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do but what waits for time to pass."""
        await self._come_to_rest()

    def look(self) -> None:
        """Let the screen be painted as it is now, as it always is in a terminal."""
        if not self.app._exit and self.app.is_running:
            _paint(self.screen)

    async def _come_to_rest(self) -> None:
        """Wait until nothing is left to do but what waits for time to pass, and all is laid out."""
        for _ in range(DRAWINGS):
            await self._until_idle()
            if self.app._exception is not None:
                raise self.app._exception
            if await self._is_told() and (self.app._exit or (self._is_kept() and not _draws(self.app))):
                return
        raise AssertionError("The screen never comes to rest.")

    async def _is_told(self) -> bool:
        """Wait for what other threads do for the loop; whether there was nothing to wait for.

        Else it would hang on the machine whether people are gone already. A disk in memory that is slow on
        purpose stays so.
        """
        if not self.beside or not isinstance(self.app.library, FileLibrary):
            return True
        for _ in range(PATIENCE):
            await asyncio.sleep(0)
            if not self.beside:
                return False
            time.sleep(NAP / 5)
        raise AssertionError(f"A thread is never done: {self.beside}")

    def _is_kept(self) -> bool:
        """Wait for the thread that writes, and have what it did noticed; whether nothing was to be noticed.

        Else it would hang on the disk what is on screen. One in memory that is slow on purpose stays so.
        """
        live = self.app.live
        if live is None or not isinstance(self.app.library, FileLibrary):
            return True
        for _ in range(PATIENCE):
            if not isinstance(live.store.status, Saving):
                break
            time.sleep(NAP / 5)
        else:
            raise AssertionError(f"It is never saved: {live.store.status}")
        before = self.app._status
        self.app._notice_status(live)
        return self.app._status == before

    async def saved(self) -> None:
        """Wait until the disk has it, and the screen says so."""
        await self.until(lambda: " saved" in self.text, "everything is saved")

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait for what a thread brings about, such as the disk."""
        for _ in range(PATIENCE):
            await self.settle()
            if is_so():
                return
            time.sleep(NAP)
            self._timers.move(NAP)
        raise AssertionError(f"It never came: {what}")

    async def _until_idle(self) -> None:
        """Wait until nothing in the loop is left to do but what waits for time to pass."""
        for _ in range(ROUNDS):
            await _until_only_timers_are_left()
            if not self._is_behind:
                return
            self._timers.move_to_next()
        raise AssertionError("The app never comes to rest.")

    @property
    def _is_behind(self) -> bool:
        return self.app.is_behind and not self.app._exit

    def _send(self, event: events.Event) -> None:
        driver = self.app._driver
        assert driver is not None, "the app runs"
        event.time = self._typed_at
        driver.process_message(event)


@asynccontextmanager
async def at_keyboard(
    app: AllianceApp, clock: MovableClock, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Keyboard]:
    """Run an app without a terminal and sit down at its keyboard; what it has open is closed at the end.

    An app sets aside what there is when it has started: it would never be freed where a process outlives it.
    """
    _unseen.add(app)
    with (
        mock.patch.multiple(gc, collect=_leave_alone, freeze=_leave_alone, set_threshold=_leave_alone),
        standing_still() as timers,
    ):
        try:
            async with app.run_test(size=size):
                keyboard = Keyboard(app, clock, timers)
                with _noting_threads(keyboard.beside):
                    await keyboard.settle()
                    yield keyboard
                    if not app._exit and app.is_running:
                        keyboard.read()
                        app.exit()
        finally:
            app.close_live()


@contextmanager
def _noting_threads(beside: set[asyncio.Future[Any]]) -> Iterator[None]:
    """Note what is handed to other threads, until the loop is told that it is done."""
    loop = asyncio.get_running_loop()
    hand_over = loop.run_in_executor

    def noted(*call: Any) -> asyncio.Future[Any]:
        future = hand_over(*call)
        beside.add(future)
        future.add_done_callback(beside.discard)
        return future

    with mock.patch.object(loop, "run_in_executor", noted):
        yield


def _leave_alone(*_: int) -> None:
    """What is done about garbage while an app runs: mocks of it take a tenth of the app's start."""


def keys_of(text: str) -> tuple[str, ...]:
    """The keys that type a text; a line feed is typed as ctrl+j."""
    return tuple("ctrl+j" if letter == "\n" else letter for letter in text)


def _key_event(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return events.Key(key, None)
    return events.Key(key, character)


async def until_idle(*seconds: float) -> None:
    """Wait until nothing is left to do, and all is drawn, in an app that is driven by Textual's own pilot.

    That would wait until the processor is idle, and no longer than a second.
    """
    app = active_app.get()
    for _ in range(DRAWINGS):
        await _until_only_timers_are_left()
        if app._exit or not _draws(app):
            return
    raise AssertionError("The screen never comes to rest.")


async def _until_only_timers_are_left() -> None:
    ready: deque[asyncio.Handle] = getattr(asyncio.get_running_loop(), "_ready")  # noqa: B009 (no public name)
    for _ in range(ROUNDS):
        await asyncio.sleep(0)
        if not ready:
            return
    raise AssertionError(f"The app never comes to rest: {list(ready)}")


def _lines(compositor: Compositor) -> list[str]:
    """What a screen shows, without its colours: each column from the foremost widget that has it.

    Textual draws each widget behind others, too, and cuts all lines of all widgets where any of them ends.
    """
    width, height = compositor.size
    missing = [[(0, width)] for _ in range(height)]
    parts: list[list[tuple[int, str]]] = [[] for _ in range(height)]
    for widget, (region, clip) in compositor.visible_widgets.items():
        shown = region.intersection(clip)
        strips: list[Strip] = []
        for y in range(max(shown.y, 0), min(shown.bottom, height)):
            still = []
            for start, end in missing[y]:
                first, last = max(start, shown.x), min(end, shown.right)
                if first >= last:
                    still.append((start, end))
                    continue
                strips = strips or widget.render_lines(shown.translate((-region.x, -region.y)))
                parts[y].append((first, _cut(strips[y - shown.y], first - shown.x, last - shown.x)))
                still += [(a, b) for a, b in ((start, first), (last, end)) if a < b]
            missing[y] = still
    return ["".join(text for _, text in sorted(line)) for line in parts]


def _cut(strip: Strip, start: int, end: int) -> str:
    """What stands in some columns of a line."""
    text = strip.text
    return text[start:end] if len(text) == strip.cell_length else strip.crop(start, end).text


def _draws(app: App[Any]) -> bool:
    """Draw what is to be drawn on the screen on top; whether anything was."""
    waiting = [screen for screen in app.screen_stack[-1:] if _is_to_be_drawn(screen)]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def _is_to_be_drawn(screen: Screen[Any]) -> bool:
    return screen.is_current and bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
