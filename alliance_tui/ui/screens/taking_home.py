"""The files that people take with them from the closing pages: the page to print, and the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType

from alliance_tui.domain.alliance import Alliance
from alliance_tui.errors import words_of
from alliance_tui.sentences import closing as say
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.page_screen import PageScreen


class TakingHome(PageScreen):
    """Writes the alliance into files that other programs open, and says where they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("p"), "print", say.PRINT, "closing-print"),
        key(letter("c"), "calendar", say.CALENDAR, "closing-calendar"),
    ]

    def action_print(self) -> None:
        """Write the page of the alliance to print, sign and put up."""
        from alliance_tui.exports.sheet import sheet
        from alliance_tui.exports.sheet_formats import in_format

        here = self.host.clock.zone()
        self._take_home("html", lambda alliance, now: in_format(sheet(alliance, now, here), "html").encode())

    def action_calendar(self) -> None:
        """Write the review and the dated agreements for a calendar program."""
        from alliance_tui.exports.calendar import calendar

        revision = self.host.live.revision if self.host.live else 0
        self._take_home("ics", lambda alliance, now: calendar([(alliance, revision)], now))

    def _take_home(self, ending: str, made: Callable[[Alliance, datetime], bytes]) -> None:
        """Write a file that people take with them, and say where it is."""
        from alliance_tui.exports.sheet import stem

        alliance, now = self.host.live.alliance if self.host.live else None, self.host.clock.now()
        if alliance is None:
            return
        try:
            path = self.host.library.take_home(
                stem(alliance, now, self.host.clock.zone()), ending, made(alliance, now)
            )
        except OSError as error:
            self.whisper(say.not_written(reason=words_of(error)))
        else:
            self.whisper(say.written(path=str(path)))
