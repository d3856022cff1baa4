"""The library: every alliance with its next review and its sessions. The first thing people see."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from alliance_tui.domain.words import SessionKind
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.reading import Reading
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import TextArea

    from alliance_tui.domain.summary import Listing
    from alliance_tui.ui.widgets.one_line_field import OneLineField
    from alliance_tui.ui.widgets.sheet import Sheet
    from alliance_tui.ui.widgets.shelf import Shelf
    from alliance_tui.ui.widgets.word_field import WordField

KEYS: Final = (
    Key("enter", "open", "choose"),
    Key("n", "new", "new"),
    Key("r", "review", "review"),
    Key("/", "find", "find"),
    Key("?", "help", "app.help"),
    Key("q", "quit", "app.leave"),
)
"""The keys at the foot."""

FINDING_KEYS: Final = (
    Key("enter", "open", "choose"),
    Key("↑", "", "step(-1)"),
    Key("↓", "choose", "step(1)"),
    Key("esc", "show all", "back"),
)
"""The keys at the foot while something is looked for."""

FIRST_KEYS: Final = (Key("n", "new", "new"), Key("?", "help", "app.help"), Key("q", "quit", "app.leave"))
"""The keys at the foot while there is nothing to open."""

NEED_THE_LIST: Final = frozenset(
    {"step", "turn_page", "go_first", "go_last", "choose", "review", "day", "find", "delete"}
)
"""Actions that can only be done once the list has been read."""

FIRST_WAIT: Final = 0.1
"""Seconds the first paint waits for the list: most are read by then, and one picture is calmer than two."""

NOTICE_EVERY: Final = 30.0
"""Seconds between two looks at the calendar: "tomorrow" becomes "today" while the list lies open."""

LOOK_EVERY: Final = 5.0
"""Seconds between two looks at the files: a session that was copied in, removed or restored appears."""

NONE_DUE: Final = "No review is due today. Enter opens an alliance; r begins a review there."
"""Said where there is no review to begin."""


class LibraryScreen(PageScreen):
    """Shows all alliances; where there are none, a welcome. Only what is shown first is loaded first."""

    TITLE_OF_KEYS = "All alliances"

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("n"), "new", "new", "Begin a new alliance", "library-new"),
        key(letter("r"), "review", "review", "Begin the review that is due", "library-review"),
        key(letter("d"), "day", "choose a day", "Choose the day of a review", "library-day"),
        key("slash", "find", "find", "Find by title or name", "library-find"),
        key("delete", "delete", "delete", "Delete what is highlighted", "library-delete"),
        key("escape", "back", "show all", "Show all alliances again", "library-all"),
        key(letter("q"), "app.leave", "quit", "Leave the program", "library-quit"),
    ]

    class ListRead(Message):
        """More of the list was read, in a thread."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading
            """By whom."""

    def __init__(self) -> None:
        super().__init__()
        self._field: OneLineField | None = None
        self._shelf: Shelf | None = None
        self._reading: Reading | None = None
        self._listing: Listing | None = None
        self._looked = False

    def compose(self) -> ComposeResult:
        """The line at the top and the keys; between them what there is, if it is read in time."""
        self._listing = self._begin_reading().within(FIRST_WAIT)
        yield TopBar("alliance", right=self._day())
        if self._listing is not None:
            yield self._shelved(self._listing)
        yield Whisper()
        yield KeyBar(self._keys())

    def on_mount(self) -> None:
        """Look at the calendar and at the files now and then; load what comes next when this is painted."""
        self.set_interval(NOTICE_EVERY, self._notice_time)
        self.set_interval(LOOK_EVERY, self._look)
        self.call_after_refresh(Thread(target=_load_what_comes_next, daemon=True).start)
        self._look_for_a_time_out()

    def on_unmount(self) -> None:
        """Read no further."""
        self._stop_reading()

    def on_screen_suspend(self) -> None:
        """Leave the machine to what is opened; the reading goes on when people come back."""
        self._stop_reading()

    def on_screen_resume(self) -> None:
        """Read the list whenever people come back here."""
        if self._reading is None:
            self._begin_reading()

    def _look(self) -> None:
        """Read the list again if a file has changed while it lies open; nobody is asked."""
        if self.is_current and self._listing is not None and self._listing.is_whole:
            self._begin_reading(again=True)

    def _begin_reading(self, *, again: bool = False) -> Reading:
        self._stop_reading()
        self._reading = Reading(
            self.host.library, lambda by: self.post_message(self.ListRead(by)), again=again
        )
        return self._reading

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    async def on_library_screen_list_read(self, message: ListRead) -> None:
        """Show what was read, unless it is shown already or was read anew since."""
        listing = message.reading.newest
        if listing is None or listing is self._listing or message.reading is not self._reading:
            return
        self._listing = listing
        if self._shelf is not None and not listing.is_empty:
            self._shelf.show(listing, self.host.clock.now())
        else:
            self._field = None
            await self.query("Shelf, Welcome").remove()
            await self.mount(self._shelved(listing), before=self.query_one(Whisper))
        self._notice_time()
        self._show_keys()
        self._look_for_a_time_out()

    def _look_for_a_time_out(self) -> None:
        """Open the session in whose time-out people are, once, as soon as it is known."""
        if self._listing is not None and not self._looked and self.is_current:
            self._looked = self._listing.is_whole
            if self._listing.alliances:
                self.host.open_running_time_out(self._listing.alliances)

    def _shelved(self, listing: Listing) -> Widget:
        """What shows a listing: a shelf, or a welcome where it is empty."""
        if listing.is_empty:
            from alliance_tui.ui.widgets.welcome import Welcome

            self._shelf = None
            return Welcome()
        from alliance_tui.ui.widgets.shelf import Shelf

        self._shelf = Shelf(listing, self.host.clock.now())
        return self._shelf

    def _day(self) -> str:
        from alliance_tui.domain.moments import day_words

        return day_words(self.host.clock.now(), self.host.clock.zone())

    def _notice_time(self) -> None:
        self.query_one(TopBar).right = self._day()
        if self._shelf is not None:
            self._shelf.see_from(self.host.clock.now())

    def _keys(self) -> tuple[Key, ...]:
        return KEYS if self._listing is not None and self._listing.alliances else FIRST_KEYS

    def _show_keys(self) -> None:
        bar = self.query_one(KeyBar)
        bar.typing = self._field is not None
        bar.keys = self._keys() if self._field is None else FINDING_KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with the list waits until it has been read."""
        if action in NEED_THE_LIST and self._listing is None:
            return False
        return super().check_action(action, parameters)

    # What people ask for

    def on_sheet_highlighted(self) -> None:
        """Say which review `r` begins now."""
        if self._shelf is not None:
            self._shelf.remind()

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        """Open what was chosen."""
        from alliance_tui.ui.widgets.library_rows import AllianceRow, MoreRow, SessionRow

        if self._shelf is None or message.sheet is not self._shelf.listed:
            self.action_new()
            return
        match self._shelf.listed.row:
            case AllianceRow(alliance=alliance):
                self.whisper(self.host.open_alliance(alliance.id))
            case SessionRow(alliance=alliance, session=session):
                self.whisper(self.host.open_session(alliance.id, session.id))
            case MoreRow(alliance=alliance):
                self._shelf.listed.unfold(alliance.id)
            case _:
                pass

    def on_reminder_pressed(self) -> None:
        """Begin the review that was clicked."""
        self.action_review()

    def action_new(self) -> None:
        """Begin a new alliance; what was typed for one before is still there."""
        from alliance_tui.ui.screens.new_alliance import NewAllianceScreen

        self.app.push_screen(NewAllianceScreen())

    def action_review(self) -> None:
        """Begin the review that is due; an unfinished session is gone on with first."""
        alliance = self._shelf.due if self._shelf else None
        if alliance is None:
            self.whisper(NONE_DUE)
            return
        refused = self.host.open_alliance(alliance.id)
        if refused is None and alliance.unfinished is None:
            refused = self.host.begin_session(SessionKind.ASSESS)
        self.whisper(refused)

    def action_delete(self) -> None:
        """Delete what is highlighted, once people have said yes."""
        self.run_worker(self._delete(), exclusive=True, group="delete")

    async def _delete(self) -> None:
        from alliance_tui.ui.dialogs.deleting import ask_and_delete
        from alliance_tui.ui.widgets.library_rows import AllianceRow, SessionRow

        match self._shelf.listed.row if self._shelf else None:
            case AllianceRow(alliance=alliance):
                self.whisper(await ask_and_delete(self, alliance, None))
            case SessionRow(alliance=alliance, session=one):
                self.whisper(await ask_and_delete(self, alliance, (one.id, one.started)))
            case _:
                return
        self._begin_reading()

    def action_day(self) -> None:
        """Choose the day of the review that waits, or else of the alliance that is highlighted."""
        alliance = self._shelf.chosen if self._shelf else None
        if alliance is None:
            return
        refused = self.host.open_alliance(alliance.id)
        self.whisper(refused)
        if refused is None:
            from alliance_tui.ui.dialogs.review import ReviewDialog

            self.app.push_screen(ReviewDialog())

    # Finding

    def action_find(self) -> None:
        """Look for an alliance by its title and the names of its people."""
        if self._shelf is None or not self._shelf.listed.alliances:
            return
        if self._field is None:
            from alliance_tui.ui.widgets.one_line_field import OneLineField

            self._field = OneLineField(placeholder="find by title or name", id="find")
            self._shelf.mount(self._field, before=self._shelf.scroller)
            self._show_keys()
        self._field.focus()

    def action_back(self) -> None:
        """Show all alliances again."""
        if self._field is not None and self._shelf is not None:
            field, self._field = self._field, None
            self._shelf.listed.looked_for = ""
            self._show_keys()
            field.remove()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Show what was found so far."""
        if self._shelf is not None and message.text_area is self._field:
            self._shelf.listed.looked_for = message.text_area.text
            self._shelf.scroller.go_first()

    def on_word_field_submitted(self) -> None:
        """Open what was found."""
        self.action_choose()

    def on_word_field_refused(self, message: WordField.Refused) -> None:
        """Say why words were not taken."""
        self.whisper(message.sentence)


def _load_what_comes_next() -> None:
    """Load what most people open from here, beside the loop that draws."""
    from alliance_tui.ui.screens import session, time_out  # noqa: F401 (loaded, not used)
    from alliance_tui.ui.widgets import shelf  # noqa: F401 (the same)
