"""What the library shows below its first line: the review that waits, the list, and what could not be read.

An empty library loads none of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.summary import AllianceSummary, Listing
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import shelf as say
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.library_list import LibraryList
from alliance_tui.ui.widgets.library_rows import AllianceRow, MoreRow, SessionRow, reminder_words
from alliance_tui.ui.widgets.reading_bar import ReadingBar
from alliance_tui.ui.widgets.reminder import Reminder
from alliance_tui.ui.widgets.scroller import Scroller

TINY: Final = 7
"""Rows below which there are neither empty lines nor a word about files."""

LISTED: Final = 7
"""Rows that are left to the list, which scrolls, and to the reminder where the words about files are many."""

FEWEST: Final = 2
"""Rows of the words about files that are shown even so."""


class Shelf(Vertical):
    """All alliances, or why they cannot be read."""

    DEFAULT_CSS = """
    Shelf { height: 1fr; }
    Shelf Scroller { padding-top: 1; }
    Shelf #problems { display: none; height: auto; padding: 0 2; }
    Shelf #find { margin: 1 2 0 2; }
    Shelf.-troubled #problems { display: block; }
    Shelf.-tiny Scroller { padding-top: 0; }
    Shelf.-tiny Reminder { height: 1; }
    Shelf.-tiny #problems { display: none; }
    """

    reminder = query_one(Reminder)
    """The line that says which review waits."""

    listed = query_one(LibraryList)
    """The list."""

    reading = query_one(ReadingBar)
    """How far the reading is."""

    scroller = query_one(Scroller)
    """What the list scrolls in."""

    def __init__(self, listing: Listing, now: datetime, here: str = "") -> None:
        """A shelf with what was read.

        Args:
            listing: What was read so far.
            now: This moment (UTC).
            here: The IANA name of the zone that this machine is set to; empty for that of each alliance.
        """
        super().__init__()
        self._listing = listing
        self._now = now
        self._here = here

    def compose(self) -> ComposeResult:
        """The reminder, the list, and what could not be read."""
        yield Reminder()
        with Scroller():
            yield LibraryList(self._now, self._here)
        yield ReadingBar()
        yield Static(id="problems", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show what was read."""
        self.show(self._listing, self._now)

    def on_resize(self, event: events.Resize) -> None:
        """Give up what is not the list where rows are dear."""
        self.set_class(event.size.height < TINY, "-tiny")
        self.query_one("#problems", Static).styles.max_height = max(FEWEST, event.size.height - LISTED)

    @property
    def highlighted(self) -> AllianceSummary | None:
        """The alliance that is highlighted, or one of whose sessions is."""
        row = self.listed.row
        return row.alliance if isinstance(row, AllianceRow | SessionRow | MoreRow) else None

    @property
    def due(self) -> AllianceSummary | None:
        """The alliance whose review waits: the highlighted one if it is due, else the most urgent."""
        near = (self.highlighted, *self.listed.alliances[:1])
        return next((one for one in near if one and reminder_words(one, self._now, self._here)), None)

    @property
    def chosen(self) -> AllianceSummary | None:
        """The alliance whose review a day is chosen for: the one that waits, or the highlighted one."""
        return self.due or self.highlighted

    @property
    def is_whole(self) -> bool:
        """Whether all there is was read."""
        return not self.reading.display

    def show(self, listing: Listing, now: datetime) -> None:
        """Show what was read.

        Args:
            listing: Every alliance that could be read so far, the most urgent first, and what could not be.
            now: This moment (UTC).
        """
        alliances, problems = listing.alliances or (), listing.problems
        before = self.listed.thing
        was_at_top = not self.is_whole and before is not None and before.place == 0
        self.listed.alliances = alliances
        if was_at_top:
            # More urgent ones come in above while files are read; whoever did not move is still at the top.
            self.listed.highlight_nearest(0)
        self.reading.read = (listing.read, listing.of)
        self.set_class(bool(problems), "-troubled")
        if problems:
            said = say.problems(first=problems[0], others=len(problems) - 1)
            self.query_one("#problems", Static).update(content(said))
        self.see_from(now)
        if self.listed.thing != before:
            self.call_after_refresh(self.scroller.show_highlighted)

    def point_at(self, alliance: AllianceId) -> bool:
        """Highlight an alliance, in view; whether it is in the list."""
        thing = self.listed.thing_of(alliance)
        if thing is not None:
            self.listed.highlighted = thing.key
            self.call_after_refresh(self.scroller.show_highlighted)
        return thing is not None

    def see_from(self, now: datetime) -> None:
        """See the reviews from another moment (UTC)."""
        self._now = self.listed.now = now
        self.remind()

    def remind(self) -> None:
        """Say which review waits."""
        alliance = self.due
        if alliance is not None:
            self.reminder.title = alliance.title
            self.reminder.unfinished = alliance.unfinished.kind if alliance.unfinished else None
            self.reminder.may_choose = not alliance.is_in_time_out
        self.reminder.words = reminder_words(alliance, self._now, self._here) if alliance else ""
