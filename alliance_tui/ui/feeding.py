"""State goes down: the app gives every live screen the newest state, and covers them all in a break."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, ParamSpec

from textual import on

from alliance_tui.domain.saving import Saved, SaveStatus, Saving
from alliance_tui.domain.words import SpanKind
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.messages import StatusChanged
from alliance_tui.ui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from alliance_tui.domain.refused import Refused
    from alliance_tui.live import Live
    from alliance_tui.ports import Clock, Library
    from alliance_tui.ui.desk import Desk
    from alliance_tui.ui.host import AllianceDecision, SessionDecision

P = ParamSpec("P")

SAVING_SHOWN_AFTER: Final = 0.5
"""Seconds the disk may take before the next beat says "saving": a word that flickers is not calm."""


class FeedingApp(TypedAhead):
    """An app with an alliance open on its desk, whose state and store's status go down to the screens."""

    def __init__(self, library: Library, clock: Clock) -> None:
        super().__init__(watch_css=False)
        self.library = library
        """All alliances."""
        self.clock = clock
        """The machine's clocks."""
        self._opened_desk: Desk | None = None
        self._status: SaveStatus = Saved()
        self._saving_since: float | None = None
        self._moment: asyncio.TimerHandle | None = None

    @property
    def live(self) -> Live | None:
        """The alliance that is open; None while none is."""
        return self._opened_desk.live if self._opened_desk else None

    @property
    def unforgotten(self) -> tuple[str, ...]:
        """Which files may still hold words that were taken back in the alliance that was closed last."""
        return self._opened_desk.unforgotten if self._opened_desk else ()

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """Which files another program changed while they were open here, so that both are kept."""
        return self._opened_desk.kept_apart if self._opened_desk else ()

    @property
    def _desk(self) -> Desk:
        """Where an alliance lies open; what it needs is loaded when the first one is."""
        from alliance_tui.ui.desk import Desk

        if self._opened_desk is None:
            self._opened_desk = Desk(self.library, self.clock)
        return self._opened_desk

    def act(self, decision: SessionDecision[P], *args: P.args, **kwargs: P.kwargs) -> Refused | None:
        """Decide on the session at the table; the new state comes down by itself."""
        return self._desk.act(decision, *args, **kwargs)

    def act_on_alliance(
        self, decision: AllianceDecision[P], *args: P.args, **kwargs: P.kwargs
    ) -> Refused | None:
        """Decide on the alliance, with a session at the table or without."""
        return self._desk.act_on_alliance(decision, *args, **kwargs)

    def beat(self) -> None:
        """Notice the time: what ends by itself ends, and every clock is drawn anew."""
        live = self.live
        if live is not None:
            self._desk.beat()
            self._notice_status(live)
        self._feed()

    def schedule_beat(self) -> None:
        """Beat at the next whole second; a late beat is not made up for.

        A timer of Textual's whose wait is over while its task starts never fires: all clocks would stand.
        """
        wait = 1.0 - self.clock.now().microsecond / 1_000_000
        asyncio.get_running_loop().call_later(wait, self.call_later, self._beat_and_schedule)

    def _beat_and_schedule(self) -> None:
        self.beat()
        self.schedule_beat()

    def _beat_at_next_moment(self) -> None:
        """Beat as soon as what is going on ends by itself: no screen shows longer what its record ended.

        One that is over already, where nothing can be recorded here, waits for the beat of every second.
        """
        if self._moment is not None:
            self._moment.cancel()
            self._moment = None
        live = self.live
        if live is None or live.session is None or not live.session.is_open:
            return
        # Here, because a first picture needs no session.
        from alliance_tui.domain.timing import ends_by_itself

        end = ends_by_itself(live.session)
        left = end - live.now().t if end is not None else 0.0
        if left > 0:
            self._moment = asyncio.get_running_loop().call_later(left, self.call_later, self.beat)

    def show(self, screen: LiveScreen[None], *over: LiveScreen[None]) -> None:
        """Push screens with the state they begin with, the topmost last, and follow what is open.

        A break covers them all: when it is over, people are where they were before it.
        """
        self.follow()
        for one in (screen, *over):
            self._push_fed(one)
        self._follow_breaks()

    def follow(self) -> None:
        """Be told of each change in what is open, and of the store's status."""
        live = self.live
        if live is not None:
            live.follow(self._feed, self._hear_status)
            self._status = live.store.status

    def _push_fed(self, screen: LiveScreen[None]) -> None:
        """Push a screen that has the newest state before it is first drawn."""
        live = self.live
        if live is not None:
            screen.set_reactive(LiveScreen.session, live.session)
            screen.set_reactive(LiveScreen.now, live.now())
            screen.set_reactive(LiveScreen.status, self._status)
        self.push_screen(screen)

    def _feed(self) -> None:
        """Give every live screen the newest state, covered or not; none while they are closed.

        A new session brings its own moment along (`Session.t`): clocks go on with the next beat.
        """
        if not self.is_running:
            return
        live = self.live
        session = live.session if live else None
        now = live.now() if live else None
        for screen in self.screen_stack:
            if not isinstance(screen, LiveScreen):
                continue
            if screen.session is session:
                screen.now = now
            else:
                screen.set_reactive(LiveScreen.now, now)
                screen.session = session
        self._follow_breaks()
        self._beat_at_next_moment()

    def _hear_status(self, status: SaveStatus) -> None:
        """Pass the store's status on to the app's own loop, from whatever thread, where it is news.

        With each key it is "saving" and then "saved" again: that is no news unless it lasts.
        """
        if isinstance(status, Saving) and self._saving_since is None:
            self._saving_since = self.clock.steady()
        elif not isinstance(status, Saving):
            self._saving_since = None
        if status != self._status and not (isinstance(status, Saving) and isinstance(self._status, Saved)):
            self.post_message(StatusChanged(status))

    @on(StatusChanged)
    def _show_status(self, message: StatusChanged) -> None:
        """Show at once what failed or is safe again."""
        self._feed_status(self.live.store.status if self.live else message.status)

    def _notice_status(self, live: Live) -> None:
        """Say "saving" where the disk takes long, and whatever else came between two threads."""
        status, since = live.store.status, self._saving_since
        is_short = since is None or self.clock.steady() - since < SAVING_SHOWN_AFTER
        if status != self._status and not (isinstance(status, Saving) and is_short):
            self._feed_status(status)

    def _feed_status(self, status: SaveStatus) -> None:
        self._status = status
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, LiveScreen):
                screen.status = status

    def on_idle(self) -> None:
        """What was just dealt with may have made untrue what is whispered."""
        self.hush()

    def hush(self) -> None:
        """Take away what is whispered on any screen and is so no more."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, LiveScreen):
                screen.hush()

    def whisper_on_top(self, said: str, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence on the screen on top; the palette has no place for one, and gets a note."""
        if isinstance(self.screen, LiveScreen):
            self.screen.whisper(said, holds)
        else:
            self.notify(said, markup=False)

    def _follow_breaks(self) -> None:
        """Cover everything in a time-out, a pause or a quiet minute, and uncover it just as it was."""
        if self.live is None:
            return
        # Here, because a first picture needs no session.
        from alliance_tui.domain.kinds import KINDS
        from alliance_tui.domain.phases import settle
        from alliance_tui.ui.screens.pause import PauseScreen
        from alliance_tui.ui.screens.quiet import QuietScreen
        from alliance_tui.ui.screens.time_out import TimeOutScreen

        pages: dict[SpanKind, type[LiveScreen[None]]] = {
            SpanKind.TIME_OUT: TimeOutScreen,
            SpanKind.PAUSE: PauseScreen,
            SpanKind.QUIET: QuietScreen,
        }
        session = self.live.session
        going_on = None
        if session is not None and session.is_open:
            going_on = settle(session, self.live.now().t).phase.kind
        if session is not None and session.time_out is not None:
            going_on = SpanKind.TIME_OUT
        for kind, about in KINDS.items():
            if about.stops_talk:
                self._cover(pages[kind], going_on is kind)

    def _cover(self, kind: type[LiveScreen[None]], is_wanted: bool) -> None:
        """Push a screen of this kind where it is wanted, pop it where it is not any more."""
        covering = next((screen for screen in self.screen_stack if isinstance(screen, kind)), None)
        if is_wanted and covering is None:
            self._push_fed(kind())
        elif not is_wanted and covering is not None and covering is self.screen:
            self.pop_screen()
