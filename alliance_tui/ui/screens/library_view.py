"""What the library shows: the list while and after it is read, or a welcome, and the keys at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.message import Message

from alliance_tui.sentences import everywhere
from alliance_tui.sentences import library as say
from alliance_tui.ui.reading import Reading
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from textual.widget import Widget

    from alliance_tui.domain.session import Session
    from alliance_tui.domain.summary import Listing
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.ui.widgets.one_line_field import OneLineField
    from alliance_tui.ui.widgets.shelf import Shelf

KEYS: Final = (
    Key("enter", everywhere.OPEN.name, "choose"),
    Key("n", say.NEW.name, "new"),
    Key("r", say.REVIEW.name, "review"),
    Key("/", say.FIND.name, "find"),
    Key("q", everywhere.QUIT.name, "app.leave"),
)
"""The keys at the foot."""

FINDING_KEYS: Final = (
    Key("enter", everywhere.OPEN.name, "choose"),
    Key("↑ ↓", say.CHOOSE, "step(1)"),
    Key("esc", say.SHOW_ALL.name, "back"),
)
"""The keys at the foot while something is looked for."""

FIRST_KEYS: Final = (
    Key("n", say.NEW.name, "new"),
    Key("q", everywhere.QUIT.name, "app.leave"),
)
"""The keys at the foot while there is nothing to open."""

FIRST_WAIT: Final = 0.1
"""Seconds the first paint waits for the list: most are read by then, and one picture is calmer than two."""

NOTICE_EVERY: Final = 30.0
"""Seconds between two looks at the calendar: "tomorrow" becomes "today" while the list lies open."""

LOOK_EVERY: Final = 5.0
"""Seconds between two looks at the files: a session that was copied in, removed or restored appears."""


class LibraryView(PageScreen):
    """Shows all alliances; where there are none, a welcome. Only what is shown first is loaded first."""

    class ListRead(Message):
        """More of the list was read, in a thread."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading
            """By whom."""

    @dataclass
    class Told(Message):
        """What is to be told besides the list was looked for, in a thread."""

        sentences: tuple[str, ...]
        """What it is, at least one."""

    def __init__(self) -> None:
        super().__init__()
        self.field: OneLineField | None = None
        """Where people type what they look for; None while nothing is looked for."""
        self.shelf: Shelf | None = None
        """What shows the list; None while there is none to show."""
        self.listing: Listing | None = None
        """What was read so far; None before the first of it."""
        self._reading: Reading | None = None
        self._paints_first = self.host.library.is_large
        self._looked = False
        self._came_from: AllianceId | None = None
        self._beside = ""

    def compose(self) -> ComposeResult:
        """The line at the top and the keys; between them what there is, if it is read in time."""
        if not self._paints_first:
            self.listing = self.begin_reading().within(FIRST_WAIT)
        yield TopBar(everywhere.PROGRAM, right=self._day())
        if self.listing is not None:
            yield self._shelved(self.listing)
        yield Whisper(standing=say.READING_ALL if self.listing is None else "")
        yield KeyBar(self._keys())

    def tell_reading(self) -> None:
        """No alliance is open here."""

    def on_mount(self) -> None:
        """Look at the calendar and at the files now and then."""
        self.call_after_refresh(self.go_on_once_painted)
        self.set_interval(NOTICE_EVERY, self._notice_time)
        self.set_interval(LOOK_EVERY, self._look)
        self._look_for_a_time_out()

    def go_on_once_painted(self) -> None:
        """Read what would have kept people waiting for the first picture."""
        self._paints_first = False
        if self._reading is None and self.is_current:
            self.begin_reading()

    def on_unmount(self) -> None:
        """Read no further."""
        self._stop_reading()

    def on_screen_suspend(self) -> None:
        """Leave the machine to what is opened; the reading goes on when people come back."""
        self._stop_reading()

    def on_screen_resume(self) -> None:
        """Read the list whenever people come back here."""
        if self._reading is None and not self._paints_first:
            self.begin_reading()

    def _look(self) -> None:
        """Read the list again if a file has changed while it lies open; nobody is asked."""
        self._look_for_a_time_out()
        if self.is_current and self.listing is not None and self.listing.is_whole:
            self.begin_reading(again=True)

    def begin_reading(self, *, again: bool = False) -> Reading:
        """Read the list; what was read before is shown until then.

        Args:
            again: Whether to read only if a file has changed since all were read last.
        """
        self._stop_reading()
        self._reading = Reading(
            self.host.library, lambda by: self.post_message(self.ListRead(by)), again=again
        )
        return self._reading

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    async def on_library_view_list_read(self, message: ListRead) -> None:
        """Show what was read, unless it is shown already, was read anew since, or people have left."""
        listing = message.reading.newest
        is_news = listing is not self.listing and message.reading is self._reading
        if listing is None or not is_news or not self.is_attached:
            return
        before, self.listing = self.listing, listing
        self.query_one(Whisper).stand(self._beside)
        if self.shelf is not None and not listing.is_empty:
            self.shelf.show(listing, self.host.clock.now())
            self._point_back()
        elif before is None or not (before.is_empty and listing.is_empty):
            await self._show_another(listing)
        self._notice_time()
        self.show_keys()
        self._look_for_a_time_out()

    def on_library_view_told(self, message: Told) -> None:
        """Let the first stand at the foot whenever nothing else is said, and how many there are."""
        first, number = message.sentences[0], len(message.sentences)
        self._beside = first if number == 1 else say.first_of(told=first, number=number)
        if self.listing is not None and self.is_attached:
            self.query_one(Whisper).stand(self._beside)

    async def _show_another(self, listing: Listing) -> None:
        """Put a shelf in the place of the welcome, or the other way round; or the first of them."""
        self.field = None
        await self.query("Shelf, Welcome").remove()
        if self.is_attached:
            # People may have left meanwhile.
            await self.mount(self._shelved(listing), before=self.query_one(Whisper))

    def _look_for_a_time_out(self) -> None:
        """Open the session in whose time-out people are, once, as soon as it is known and nobody types."""
        if self._looked or self.host.is_written_to:
            return
        if self.listing is not None and self.is_current:
            known = self.listing.alliances
            opened = self.host.open_running_time_out(known) if known else False
            self._looked = opened or self.listing.is_whole

    def come_from_time_out(self, session: Session) -> None:
        """Point at the alliance that was left in a time-out, which is not opened again by itself."""
        from alliance_tui.sentences import time_out

        self._looked = True
        self._came_from = session.alliance
        self.whisper(time_out.goes_on(title=session.title))
        self._point_back()

    def _point_back(self) -> None:
        """Highlight where people came from, as soon as it is in the list."""
        if self._came_from is not None and self.shelf is not None and self.shelf.point_at(self._came_from):
            self._came_from = None

    def _shelved(self, listing: Listing) -> Widget:
        """What shows a listing: a shelf, or a welcome where it is empty."""
        if listing.is_empty:
            from alliance_tui.ui.widgets.welcome import Welcome

            self.shelf = None
            return Welcome()
        from alliance_tui.ui.widgets.shelf import Shelf

        self.shelf = Shelf(listing, self.host.clock.now(), self.host.clock.zone())
        return self.shelf

    def _day(self) -> str:
        from alliance_tui.domain.moments import day_words

        return day_words(self.host.clock.now(), self.host.clock.zone())

    def _notice_time(self) -> None:
        self.query_one(TopBar).right = self._day()
        if self.shelf is not None:
            self.shelf.see_from(self.host.clock.now())

    def _keys(self) -> tuple[Key, ...]:
        return KEYS if self.listing is not None and self.listing.alliances else FIRST_KEYS

    def show_keys(self) -> None:
        """Show the keys of what people do now: look for something, or choose."""
        bar = self.query_one(KeyBar)
        bar.typing = self.field is not None
        bar.keys = self._keys() if self.field is None else FINDING_KEYS

    def on_sheet_highlighted(self) -> None:
        """Say which review `r` begins now."""
        if self.shelf is not None:
            self.shelf.remind()
