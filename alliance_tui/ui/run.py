"""Opens the screen and closes it again: signals, a terminal that is gone, and the way out."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Final

from textual.drivers import linux_driver

from alliance_tui.domain.saving import NotSaved
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.opening import NewestSetting
from alliance_tui.ui.pasted import PasteDecoder
from alliance_tui.ui.start import Start
from alliance_tui.ui.told_keys import ask_terminals

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.ports import Clock, Library

PATIENCE: Final = 0.6
"""Seconds a loop has to end by itself after a signal, before the watchdog ends the process."""

LINGER: Final = 0.25
"""Seconds the process may take to end once everything is kept and the screen is gone."""

STOPPING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""The signals that ask the program to end."""

_NUMBERS: Final = 4096
"""So many signals are heard as one."""

RESET: Final = (
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Mouse reports, bracketed paste, key protocol, alternate screen and focus reports off, the cursor on."""


def run(
    library: Library,
    clock: Clock,
    settings: Mapping[str, Setting],
    start: Start,
    setting_problems: Callable[[], Sequence[str]] = tuple,
    newest_setting: NewestSetting | None = None,
) -> int:
    """Show the program until people leave it.

    Args:
        library: All alliances.
        clock: The machine's clocks.
        settings: The settings on offer, by name.
        start: What is shown first.
        setting_problems: What of a user's own settings cannot be used, a sentence each.
        newest_setting: What a setting says now; None where each stays as it was.

    Returns:
        The exit status: 0, 1 after an error, or 128 plus the number of the signal that ended it.
    """
    setattr(linux_driver, "getincrementaldecoder", _decoder)  # noqa: B010 (not a public name)
    ask_terminals(linux_driver)
    app = AllianceApp(library, clock, settings, start, setting_problems, newest_setting)
    watch = _Watch(app)
    with watch.listening():
        app.run()
    status = app.close_live(unasked=watch.signal is not None or bool(app.return_code))
    watch.done.set()
    if app.is_told_of_keys:
        _let_go_of_keys()
    # Here, because a first picture needs none of it.
    from alliance_tui.fitting import fitted
    from alliance_tui.sentences import ending as say

    for folder in app.saved_in:
        from alliance_tui.paths import in_shell

        sys.stderr.write(say.saved_in(folder=in_shell(folder)))
    if isinstance(status, NotSaved):
        said = say.not_saved(waiting=status.waiting, reason=status.reason, is_all=status.is_all)
        sys.stderr.write(f"{fitted(said, sys.stderr)}\n")
    for sentence in dict.fromkeys((*app.unsaid, *app.kept_apart, *app.unforgotten)):
        sys.stderr.write(f"{fitted(sentence, sys.stderr)}\n")
    if watch.signal is not None:
        return 128 + watch.signal
    return app.return_code or int(isinstance(status, NotSaved) and status.waiting > 0)


class _Watch:
    """Ends the program on a signal: kindly, or within a second where the loop no longer runs."""

    def __init__(self, app: AllianceApp) -> None:
        self._app = app
        self.done = threading.Event()
        self.signal: int | None = None
        self._terminal: list[object] | None = None

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Answer signals while the app runs."""
        self._terminal = _terminal_state()
        ear, bell = os.pipe()
        os.set_blocking(bell, False)
        # The main thread runs no handler while it waits for a terminal that no longer reads; the number of a
        # signal comes through the pipe whatever it does.
        rung = signal.set_wakeup_fd(bell, warn_on_full_buffer=False)
        threading.Thread(target=self._listen, args=(ear,), name="alliance-watchdog", daemon=True).start()
        before = {one: signal.signal(one, self._stop) for one in STOPPING}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, signal.SIG_IGN if self.signal is not None else handler)
            signal.set_wakeup_fd(rung)
            os.close(bell)

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 (the signal module passes it)
        """End kindly; the thread that listens sees to it that this is done in time."""
        if self.signal is None:
            self.signal = number
        self._app.exit_soon()

    def _listen(self, ear: int) -> None:
        """Wait for a signal that asks the program to end, or for the end of what is listened to."""
        try:
            while numbers := os.read(ear, _NUMBERS):
                asked = [number for number in numbers if number in STOPPING]
                if asked:
                    self.signal = asked[0] if self.signal is None else self.signal
                    self._end(self.signal)
        finally:
            os.close(ear)

    def _end(self, number: int) -> None:
        """Fold the journal and end the process, unless it ends by itself in time.

        Whatever fails on the way, the end comes: nobody else would bring it, and the terminal is stuck.
        """
        try:
            if self.done.wait(PATIENCE):
                # Textual's thread for keys never ends where the terminal was closed in the middle of drawing.
                threading.Event().wait(LINGER)
            else:
                self._put_away()
        except BaseException:
            # Here, because a first picture needs none of it. The terminal cannot be told.
            from alliance_tui.ui.crash import note_crash

            note_crash()
            raise
        finally:
            os._exit(128 + number)

    def _put_away(self) -> None:
        """Fold the journal, and leave the terminal as it was even where that fails."""
        try:
            self._app.close_live(unasked=True)
        finally:
            _restore_terminal(self._terminal)


def _let_go_of_keys() -> None:
    """Forget that the key was let go which led out: the terminal told of it after the last look.

    A shell would take that for something typed.
    """
    with contextlib.suppress(termios.error, OSError, ValueError):
        if sys.__stdin__ is not None:
            termios.tcflush(sys.__stdin__.fileno(), termios.TCIFLUSH)


def _terminal_state() -> list[object] | None:
    try:
        return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    except (termios.error, OSError, ValueError):
        return None


def _restore_terminal(state: list[object] | None) -> None:
    """Leave the terminal as it was, as far as one that does not read can be told."""
    with contextlib.suppress(termios.error, OSError, ValueError, AttributeError):
        out = sys.__stdout__.fileno()  # type: ignore[union-attr]
        os.set_blocking(out, False)
        os.write(out, RESET)
    with contextlib.suppress(termios.error, OSError, ValueError, AttributeError):
        if state is not None:
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, state)  # type: ignore[union-attr,arg-type]


def _decoder(_: str) -> type[PasteDecoder]:
    """What decodes what is typed: a byte that is no UTF-8 is shown, where Textual's would end the program."""
    return PasteDecoder
