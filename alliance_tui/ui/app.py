"""The app: hosts the screens, feeds them the newest state, and stops the talk when anyone asks."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, ParamSpec

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen
from textual.timer import Timer

from alliance_tui.domain.saving import NotSaved, Saved, SaveStatus, Saving
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind, SpanKind
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.drafts import Drafts
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.messages import StatusChanged
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession, Start
from alliance_tui.ui.text import SafeLines
from alliance_tui.ui.theme import THEME
from alliance_tui.ui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.live import Live
    from alliance_tui.ports import Clock, Library
    from alliance_tui.ui.desk import Desk
    from alliance_tui.ui.host import AllianceDecision, SessionDecision

P = ParamSpec("P")

SAVING_SHOWN_AFTER: Final = 0.5
"""Seconds the disk may take before the header says "saving": a word that flickers is not calm."""

TIME_OUT_KEYS: Final = "f9,ctrl+t,ctrl+@,ctrl+at,ctrl+space"
"""The keys that call a time-out everywhere; the last three are one key, named by the terminal."""

SAFE_LINES: Final = SafeLines()
"""One for all: what it has let through once is not looked at again."""


class AllianceApp(TypedAhead):
    """The program on screen. It holds no state of the conversation: that is the desk's, and goes down."""

    TITLE = "alliance"
    CSS_PATH = stylesheet("app")

    AT_ONCE: ClassVar = frozenset(TIME_OUT_KEYS.split(","))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TIME_OUT_KEYS, "time_out", "TIME-OUT", show=False, priority=True, id="time-out-anywhere"),
        Binding("ctrl+q,ctrl+c", "leave", "leave", show=False, priority=True, id="leave-anywhere"),
    ]

    def __init__(
        self, library: Library, clock: Clock, settings: Mapping[str, Setting], start: Start | None = None
    ) -> None:
        super().__init__(watch_css=False)
        self.register_theme(THEME)
        self.set_reactive(App.theme, THEME.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.library = library
        """All alliances."""
        self.clock = clock
        """The machine's clocks."""
        self.settings = settings
        """The settings on offer, by name."""
        self.drafts = Drafts()
        """What was typed and is neither saved nor thrown away."""
        self._start = start or AtLibrary()
        self.private = not isinstance(self._start, AtLibrary)
        """Whether the program was started into one alliance, so that no other may be shown."""
        self._opened_desk: Desk | None = None
        self._status: SaveStatus = Saved()
        self._saving_timer: Timer | None = None
        self._loop_here: asyncio.AbstractEventLoop | None = None

    @property
    def live(self) -> Live | None:
        """The alliance that is open; None while none is."""
        return self._opened_desk.live if self._opened_desk else None

    @property
    def _desk(self) -> Desk:
        """Where an alliance lies open; what it needs is loaded when the first one is."""
        from alliance_tui.ui.desk import Desk

        if self._opened_desk is None:
            self._opened_desk = Desk(self.library, self.clock)
        return self._opened_desk

    # Starting and ending

    def on_mount(self) -> None:
        """Show the first screen."""
        self._loop_here = asyncio.get_running_loop()
        refused = self._begin(self._start)
        if refused is not None:
            self.exit(return_code=1, message=refused.sentence)
            return
        self._schedule_beat()
        self.call_after_refresh(gc.freeze)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last guard before the terminal, after Textual's own filters."""
        return (*super().get_line_filters(), SAFE_LINES)

    def _fatal_error(self) -> None:
        """Say one sentence in place of a traceback, which would print what people typed."""
        from alliance_tui.ui.crash import note_crash

        sentence = note_crash()
        if not self._exit_renderables:
            self.panic(sentence)

    def exit_soon(self) -> None:
        """Leave the program; may be called from a signal handler or another thread."""
        if self._loop_here is not None:
            self._loop_here.call_soon_threadsafe(self.exit)

    def close_live(self) -> SaveStatus:
        """Leave the alliance that is open; called when the screen is gone.

        Returns:
            How safely everything is kept now.
        """
        return self._opened_desk.put_away() if self._opened_desk else Saved()

    def action_leave(self) -> None:
        """Leave the program; an open session stays open."""
        status = self.live.status if self.live else Saved()
        if not isinstance(status, NotSaved):
            self.exit()
            return
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog

        if not isinstance(self.screen, ConfirmDialog):
            sentence = f"{status.reason} Actions that would be lost: {status.waiting}. Leave all the same?"
            dialog = ConfirmDialog("NOT SAVED", sentence, yes="leave", no="stay")
            self.push_screen(dialog, lambda leave: self.exit() if leave else None)

    # What lies open

    def _begin(self, start: Start) -> Refused | None:
        match start:
            case AtLibrary():
                from alliance_tui.ui.screens.library import LibraryScreen

                self.push_screen(LibraryScreen())
                return None
            case BeginNew():
                return self._show_session(self._desk.found(start))
            case OpenAlliance():
                return self.open_alliance(start.alliance)
            case OpenSession():
                return self.open_session(start.alliance, start.session)

    def found_alliance(self, title: str, setting: Setting, names: tuple[str, ...]) -> Refused | None:
        """Found an alliance and sit down to its first session."""
        return self._show_session(self._desk.found(BeginNew(title=title, setting=setting, names=names)))

    def open_alliance(self, alliance: AllianceId) -> Refused | None:
        """Open an alliance: its running time-out, its unfinished session, or its page."""
        refused = self._desk.open(alliance)
        if refused is not None:
            return refused
        if self._desk.unfinished() is not None:
            return self._show_session(self._desk.resume())
        from alliance_tui.ui.screens.alliance import AllianceScreen

        self._show(AllianceScreen())
        return None

    def open_session(self, alliance: AllianceId, session: SessionId) -> Refused | None:
        """Open a session: gone on with where it is unfinished, else shown as it was."""
        from alliance_tui.domain.session import Session

        refused = self._desk.open(alliance)
        if refused is not None:
            return refused
        if self._desk.unfinished() == session:
            return self._show_session(self._desk.resume(session))
        past = self._desk.past(session)
        if isinstance(past, Session):
            from alliance_tui.ui.screens.past import PastScreen

            self._show(PastScreen(past))
            return None
        return past

    def open_running_time_out(self, alliances: Iterable[AllianceSummary]) -> None:
        """Open the session in whose time-out people are, if there is one."""
        from alliance_tui.ui.desk import running_time_out

        running = running_time_out(alliances)
        if running is not None and self.live is None:
            self.open_session(*running)

    def begin_session(self, kind: SessionKind) -> Refused | None:
        """Sit down to a new session of the alliance that is open."""
        return self._show_session(self._desk.sit_down(kind))

    def close_alliance(self) -> None:
        """Leave the alliance that is open and go back to the library, where there is one behind."""
        from alliance_tui.ui.screens.library import LibraryScreen

        self._desk.put_away()
        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, LibraryScreen):
                self.pop_screen()

    def _show_session(self, refused: Refused | None) -> Refused | None:
        """Show the session at the table, unless sitting down was refused."""
        if refused is None:
            from alliance_tui.ui.screens.session import SessionScreen

            self._show(SessionScreen())
        return refused

    def _show(self, screen: LiveScreen[None]) -> None:
        """Push a screen with the state it begins with, and follow the alliance that is open."""
        live = self.live
        if live is not None:
            live.follow(self._feed, self._hear_status)
            screen.set_reactive(LiveScreen.session, live.session)
            screen.set_reactive(LiveScreen.now, live.now())
            self._status = live.status
            screen.set_reactive(LiveScreen.status, self._status)
        self.push_screen(screen)
        self._follow_breaks()

    # State goes down

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
        self._feed()

    def _schedule_beat(self) -> None:
        """Beat at the next whole second; a late beat is not made up for.

        A timer of Textual's whose wait is over while its task starts never fires: all clocks would stand.
        """
        wait = 1.0 - self.clock.now().microsecond / 1_000_000
        asyncio.get_running_loop().call_later(wait, self.call_later, self._beat_and_schedule)

    def _beat_and_schedule(self) -> None:
        self.beat()
        self._schedule_beat()

    def _feed(self) -> None:
        """Give every live screen the newest state, covered or not; none while they are closed."""
        if not self.is_running:
            return
        live = self.live
        session = live.session if live else None
        now = live.now() if live else None
        for screen in self.screen_stack:
            if isinstance(screen, LiveScreen):
                screen.session = session
                screen.now = now
        self._follow_breaks()

    def _hear_status(self, status: SaveStatus) -> None:
        """Pass the store's status on to the app's own loop, from whatever thread."""
        self.post_message(StatusChanged(status))

    @on(StatusChanged)
    def _show_status(self, message: StatusChanged) -> None:
        """Show at once what failed or is safe again, and "saving" only if it lasts."""
        status = self.live.status if self.live else message.status
        if self._saving_timer is not None:
            self._saving_timer.stop()
            self._saving_timer = None
        if isinstance(status, Saving) and isinstance(self._status, Saved):
            self._saving_timer = self.set_timer(SAVING_SHOWN_AFTER, lambda: self._feed_status(status))
        else:
            self._feed_status(status)

    def _feed_status(self, status: SaveStatus) -> None:
        self._status = status
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, LiveScreen):
                screen.status = status

    # Breaks cover everything

    def action_time_out(self) -> None:
        """Stop the talk, from wherever anyone asks; held or pressed twice it is one."""
        from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
        from alliance_tui.ui.screens.time_out import TimeOutScreen

        if self.live is not None and self._desk.call_time_out():
            return
        if not isinstance(self.screen, LooseTimeOutScreen | TimeOutScreen):
            self.push_screen(LooseTimeOutScreen(self.clock))

    def _follow_breaks(self) -> None:
        """Cover everything in a time-out or a pause, and uncover it just as it was."""
        if self.live is None:
            return
        from alliance_tui.ui.screens.pause import PauseScreen
        from alliance_tui.ui.screens.time_out import TimeOutScreen

        session = self.live.session
        in_time_out = session is not None and session.time_out is not None
        in_pause = session is not None and session.phase.kind is SpanKind.PAUSE
        self._cover(TimeOutScreen, in_time_out)
        self._cover(PauseScreen, in_pause)

    def _cover(self, kind: type[LiveScreen[None]], is_wanted: bool) -> None:
        """Push a screen of this kind where it is wanted, pop it where it is not any more."""
        covering = next((screen for screen in self.screen_stack if isinstance(screen, kind)), None)
        if is_wanted and covering is None and self.live is not None:
            screen = kind()
            screen.set_reactive(LiveScreen.session, self.live.session)
            screen.set_reactive(LiveScreen.now, self.live.now())
            screen.set_reactive(LiveScreen.status, self._status)
            self.push_screen(screen)
        elif not is_wanted and covering is not None and covering is self.screen:
            self.pop_screen()

    # Help, cover, palette

    def action_help(self) -> None:
        """Show all keys of the screen beneath."""
        from alliance_tui.ui.dialogs.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_cover(self) -> None:
        """Cover the screen until a key is pressed."""
        from alliance_tui.ui.dialogs.cover import CoverScreen

        self.push_screen(CoverScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No palette during a time-out or over the cover, and never two of them."""
        if action != "command_palette":
            return super().check_action(action, parameters)
        session = self.live.session if self.live else None
        in_time_out = session is not None and session.time_out is not None
        is_covered = isinstance(self.screen, LiveScreen) and not self.screen.HAS_PALETTE
        has_one = any(isinstance(one, CommandPalette) for one in self.screen_stack)
        return not (in_time_out or is_covered or has_one)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what the keys of the screen do, in words of ours alone."""
        offered: set[str] = set()
        for binding in screen.active_bindings.values():
            words = binding.binding.tooltip or binding.binding.description
            action = binding.binding.action
            if words and binding.enabled and action not in offered and binding.node is screen:
                offered.add(action)
                name = binding.binding.description or words
                yield SystemCommand(
                    name, words, lambda action=action: self.call_later(screen.run_action, action)
                )
