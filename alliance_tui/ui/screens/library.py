"""The library: every alliance with its next review and its sessions. The first thing people see."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from alliance_tui.domain.summary import Listing
from alliance_tui.domain.words import SessionKind
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from alliance_tui.ui.screens.new_alliance import Beginning
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

NEED_THE_LIST: Final = frozenset({"step", "turn_page", "go_first", "go_last", "choose", "review", "find"})
"""Actions that can only be done once the list has been read."""

NOTICE_EVERY: Final = 30.0
"""Seconds between two looks at the calendar: "tomorrow" becomes "today" while the list lies open."""

LOOK_EVERY: Final = 5.0
"""Seconds between two looks at the files: a session that was copied in, removed or restored appears."""

NONE_DUE: Final = "No review is due today. Enter opens an alliance; r begins a review there."
"""Said where there is no review to begin."""


class LibraryScreen(PageScreen):
    """Shows all alliances. Its first paint is three lines; what draws the list is loaded while it is read."""

    TITLE_OF_KEYS = "All alliances"

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("n"), "new", "new", "Begin a new alliance", "library-new"),
        key(letter("r"), "review", "review", "Begin the review that is due", "library-review"),
        key("slash", "find", "find", "Find by title or name", "library-find"),
        key("escape", "back", "show all", "Show all alliances again", "library-all"),
        key(letter("q"), "app.leave", "quit", "Leave the program", "library-quit"),
    ]

    class ListRead(Message):
        """The list was read, or a part of it, in a thread."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing
            """Every alliance that could be read so far, the most urgent first."""

    def __init__(self) -> None:
        super().__init__()
        self._beginning: Beginning | None = None
        self._field: OneLineField | None = None
        self._shelf: Shelf | None = None
        self._looked = False

    def compose(self) -> ComposeResult:
        """The line at the top and the keys; what is between them comes when it has been read."""
        yield TopBar("alliance")
        yield Whisper()
        yield KeyBar(FIRST_KEYS)

    def on_mount(self) -> None:
        """Look at the calendar and at the files now and then."""
        self.set_interval(NOTICE_EVERY, self._notice_time)
        self.set_interval(LOOK_EVERY, self._look)

    def on_screen_resume(self) -> None:
        """Read the list once the screen is painted: at the start, and whenever people come back here."""
        self.call_after_refresh(self._read)

    def on_screen_suspend(self) -> None:
        """Leave the machine to what is opened; the reading goes on when people come back."""
        self.workers.cancel_group(self, "library")

    def _look(self) -> None:
        """Read the list again if a file has changed while it lies open; nobody is asked."""
        if self.is_current and self._shelf is not None and self._shelf.is_whole:
            self._read(again=True)

    @work(thread=True, exclusive=True, group="library")
    def _read(self, *, again: bool = False) -> None:
        from alliance_tui.domain.due import by_urgency
        from alliance_tui.ui.screens import session, time_out  # noqa: F401 (loaded beside the loop that draws)
        from alliance_tui.ui.widgets import shelf  # noqa: F401 (the same)

        library, worker = self.host.library, get_current_worker()
        try:
            if again and not library.has_changed():
                return
            # Closed in any case: what was read until then is kept.
            with closing(library.listing()) as listings:
                for one in listings:
                    if worker.is_cancelled:
                        return
                    if one.alliances is not None:
                        self.post_message(self.ListRead(replace(one, alliances=by_urgency(one.alliances))))
        except OSError as error:
            problem = f"The folder of your alliances cannot be read: {error.strerror or error}."
            self.post_message(self.ListRead(Listing(alliances=(), problems=(problem,))))

    async def on_library_screen_list_read(self, message: ListRead) -> None:
        """Show what was read."""
        now = self.host.clock.now()
        if self._shelf is None:
            from alliance_tui.ui.widgets.shelf import Shelf

            shelf = Shelf(now)
            await self.mount(shelf, before=self.query_one(Whisper))
            self._shelf = shelf
        self._shelf.show(message.listing, now)
        self._notice_time()
        self._show_keys()
        if not self._looked and self.is_current:
            self._looked = message.listing.is_whole
            self.host.open_running_time_out(message.listing.alliances or ())

    def _notice_time(self) -> None:
        from alliance_tui.domain.moments import day_words

        now = self.host.clock.now()
        self.query_one(TopBar).right = day_words(now, self.host.clock.zone())
        if self._shelf is not None:
            self._shelf.see_from(now)

    def _show_keys(self) -> None:
        bar = self.query_one(KeyBar)
        bar.typing = self._field is not None
        if self._field is not None:
            bar.keys = FINDING_KEYS
        else:
            bar.keys = KEYS if self._shelf and self._shelf.listed.alliances else FIRST_KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with the list waits until there is one."""
        if action in NEED_THE_LIST and self._shelf is None:
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
        from alliance_tui.ui.screens.new_alliance import Beginning, NewAllianceScreen

        self._beginning = self._beginning or Beginning()
        self.app.push_screen(NewAllianceScreen(self._beginning))

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
