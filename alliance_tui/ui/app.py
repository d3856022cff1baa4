"""The app: begins and ends, stops the talk when anyone asks, and offers help, the cover and the palette."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

from alliance_tui.sentences import KeyWords
from alliance_tui.sentences import everywhere as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.deleting import DeletingApp
from alliance_tui.ui.live_screen import BREAK_KEY, LiveScreen
from alliance_tui.ui.start import AtLibrary, Start
from alliance_tui.ui.text import SafeLines
from alliance_tui.ui.theme import THEME

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.ports import Clock, Library
    from alliance_tui.ui.opening import NewestSetting

TIME_OUT_KEYS: Final = "ctrl+t,ctrl+@,ctrl+at,ctrl+space"
"""Those that call a time-out everywhere, too; the last three are one, named by the terminal."""

SAFE_LINES: Final = SafeLines()
"""One for all: what it has let through once is not looked at again."""


COLLECTING: Final = (700, 10, 10)
"""How often garbage is looked for from then on: Python's own numbers, which starting may have changed."""


class AllianceApp(DeletingApp):
    """The program on screen. It holds no state of the conversation: that is the desk's, and goes down."""

    TITLE = "alliance"
    CSS_PATH = stylesheet("app")

    AT_ONCE: ClassVar = frozenset((BREAK_KEY, *TIME_OUT_KEYS.split(",")))

    ONCE: ClassVar = frozenset({"f8"})

    NEVER_LATE: ClassVar = frozenset({"space", "f8"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            TIME_OUT_KEYS, "time_out", say.TIME_OUT.name, show=False, priority=True, id="time-out-by-ctrl"
        ),
        Binding(
            "ctrl+q,ctrl+c",
            "leave",
            say.LEAVE_ANYWHERE.name,
            show=False,
            priority=True,
            id="leave-anywhere",
            tooltip=say.LEAVE_ANYWHERE.tooltip,
        ),
    ]

    def __init__(
        self,
        library: Library,
        clock: Clock,
        settings: Mapping[str, Setting],
        start: Start | None = None,
        setting_problems: Callable[[], Sequence[str]] = tuple,
        newest_setting: NewestSetting | None = None,
    ) -> None:
        super().__init__(library, clock)
        self.register_theme(THEME)
        self.set_reactive(App.theme, THEME.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.settings = settings
        """The settings on offer, by name."""
        self.setting_problems = setting_problems
        """What of a user's own settings cannot be used, a sentence each."""
        self.newest_setting = newest_setting
        self._start = start or AtLibrary()
        self.private = not isinstance(self._start, AtLibrary)
        """Whether the program was started into one alliance, so that no other may be shown."""
        self._loop_here: asyncio.AbstractEventLoop | None = None

    # Starting and ending

    def get_default_screen(self) -> Screen[Any]:
        """The library where the program begins with it: a screen beneath it would be laid out for nothing."""
        if isinstance(self._start, AtLibrary):
            from alliance_tui.ui.screens.library import LibraryScreen

            return LibraryScreen()
        return super().get_default_screen()

    def on_mount(self) -> None:
        """Show the first screen."""
        self._loop_here = asyncio.get_running_loop()
        refused = self.begin(self._start)
        if refused is not None:
            self.exit(return_code=1, message=refused.sentence)
            return
        self.schedule_beat()
        self.call_after_refresh(_collect_from_now_on)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last guard before the terminal, after Textual's own filters."""
        return (*super().get_line_filters(), SAFE_LINES)

    def _fatal_error(self) -> None:
        """Say one sentence in place of a traceback, which would print what people typed."""
        from alliance_tui.ui.crash import note_crash

        sentence = note_crash()
        if not self._exit_renderables:
            self._exit_renderables.append(sentence)
            self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Say the last sentences whole: Textual would break a path in them where the terminal ends."""
        for one in self._exit_renderables:
            if isinstance(one, str):
                self.error_console.out(one, highlight=False)
        self._exit_renderables[:] = [one for one in self._exit_renderables if not isinstance(one, str)]
        super()._print_error_renderables()

    def exit_soon(self) -> None:
        """Leave the program once all is mounted; may be called from a signal handler or another thread."""
        if self._loop_here is not None:
            self._loop_here.call_soon_threadsafe(self._exit_once_mounted)

    def _exit_once_mounted(self) -> None:
        """Leave, but not while something is mounted: it would look for parts of it that are gone by then."""
        stack = self.screen_stack
        if all(one.is_mounted for screen in stack for one in screen.walk_children(Widget, with_self=True)):
            self.exit()
        else:
            asyncio.get_running_loop().call_soon(self._exit_once_mounted)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave the program. What the palette still looks for would fail once its list is gone."""
        for screen in self.screen_stack:
            if isinstance(screen, CommandPalette):
                self.workers.cancel_node(screen)
        super().exit(*args, **kwargs)

    def action_leave(self) -> None:
        """Leave the program; an open session stays open."""
        self.ask_before(lambda: self.exit(message=self._return_sentence()))

    def _return_sentence(self) -> str | None:
        """When people come back from the time-out they leave the program in.

        None where they are in none, and where nothing is kept that they could come back to.
        """
        live = self.live
        session, now = (live.session, live.now()) if live else (None, None)
        if live is None or session is None or now is None or session.time_out is None:
            return None
        # Here, because a first picture needs none of it.
        from alliance_tui.domain.moments import return_words
        from alliance_tui.domain.saving import NotKept
        from alliance_tui.domain.timing import time_out_left
        from alliance_tui.sentences.time_out import come_back

        left = time_out_left(session, now.at)
        if left is None or left <= 0 or isinstance(live.store.status, NotKept):
            return None
        return f"{come_back(when=return_words(session.time_out.until, self.clock.zone(), now.at))}."

    # The break, help, cover, palette

    def action_time_out(self) -> None:
        """Stop the talk, from wherever anyone asks; held or pressed twice it is one."""
        from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
        from alliance_tui.ui.screens.time_out import TimeOutScreen

        before = self.live.session if self.live else None
        is_called = self.live is not None and self._desk.call_time_out()
        session = self.live.session if self.live else None
        if isinstance(self.screen, LooseTimeOutScreen | TimeOutScreen):
            if session is before:
                from alliance_tui.sentences.refusals import TIME_OUT_RUNS

                self.whisper_on_top(TIME_OUT_RUNS)
        elif not is_called:
            self._push_fed(LooseTimeOutScreen(self.clock, follows=session is not None and session.is_open))

    def action_help(self) -> None:
        """Show all keys of the screen beneath."""
        from alliance_tui.ui.dialogs.help import HelpDialog

        beneath = self.screen
        if isinstance(beneath, HelpDialog):
            beneath.say_nothing_happens()
            return

        def do(action: str | None) -> None:
            if action:
                self.call_later(beneath.run_action, action)

        self.push_screen(HelpDialog(beneath), do)

    def action_cover(self) -> None:
        """Cover the screen until a key is pressed."""
        from alliance_tui.ui.dialogs.cover import CoverScreen

        self.push_screen(CoverScreen())

    def action_command_palette(self) -> None:
        """Offer all that the keys do by name."""
        from alliance_tui.ui.palette import Palette

        self.push_screen(Palette(id="--command-palette"))

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
        """Offer what the keys of the screen do, each once; Textual's own keys have no words of ours.

        The break is always there, and first: its letter is no key of a screen on which words are written.
        What begins with a digit, which would be sorted before it, is shown once it is looked for.
        """
        is_here = isinstance(screen, LiveScreen) and screen.only_reads is not None
        stops = say.BREAK_HERE if is_here else say.TIME_OUT
        yield SystemCommand(stops.name, stops.tooltip, lambda: self.call_later(self.action_time_out))
        offered = {stops, say.TIME_OUT}
        now = screen.words_now if isinstance(screen, LiveScreen) else {}
        for key, binding in screen.active_bindings.items():
            action = binding.binding.action
            words = now.get(action) or KeyWords(binding.binding.description, binding.binding.tooltip)
            if words.name and key.isdigit() and action.endswith(f"({key})"):
                words = KeyWords(f"{key} {words.name}", words.tooltip)
            is_ours = binding.enabled and binding.node is screen and words.name and words.tooltip
            if is_ours and words not in offered:
                offered.add(words)
                yield SystemCommand(
                    words.name,
                    words.tooltip,
                    lambda action=action: self.call_later(screen.run_action, action),
                    discover=not words.name[0].isdigit(),
                )


def _collect_from_now_on() -> None:
    """Look for garbage from now on, and this once through all that was loaded for the first picture."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)
