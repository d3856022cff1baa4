"""The library: every alliance with its next review and its sessions. The first thing people see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from alliance_tui.domain.moments import day_words
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import SessionKind
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.library_list import LibraryList
from alliance_tui.ui.widgets.library_rows import (
    AllianceRow,
    MoreRow,
    SessionRow,
    by_urgency,
    reminder_words,
)
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.reminder import Reminder
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.welcome import WELCOME
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from alliance_tui.ui.screens.new_alliance import Beginning
    from alliance_tui.ui.widgets.one_line_field import OneLineField
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

NOTICE_EVERY: Final = 30.0
"""Seconds between two looks at the calendar: "tomorrow" becomes "today" while the list lies open."""


class LibraryScreen(PageScreen):
    """Shows all alliances. Few nodes, and the list is read after the first paint: starting is felt."""

    TITLE_OF_KEYS = "All alliances"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letter("n"), "new", "new", show=False, id="library-new", tooltip="Begin a new alliance"),
        Binding(
            letter("r"),
            "review",
            "review",
            show=False,
            id="library-review",
            tooltip="Begin the review that is due",
        ),
        Binding("slash", "find", "find", show=False, id="library-find", tooltip="Find by title or name"),
        Binding(
            "escape", "back", "show all", show=False, id="library-all", tooltip="Show all alliances again"
        ),
        Binding(letter("q"), "app.leave", "quit", show=False, id="library-quit", tooltip="Leave the program"),
    ]

    top = query_one(TopBar)
    """The line at the top."""

    reminder = query_one(Reminder)
    """The line that says which review waits."""

    listed = query_one(LibraryList)
    """The list."""

    keys = query_one(KeyBar)
    """The keys at the foot."""

    @dataclass
    class ListRead(Message):
        """The list was read, in a thread."""

        alliances: tuple[AllianceSummary, ...]
        """Every alliance that can be read, the most urgent first."""

        problems: tuple[str, ...]
        """What could not be read, a sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self._beginning: Beginning | None = None
        self._field: OneLineField | None = None

    def compose(self) -> ComposeResult:
        """A line at the top, the list, the whisper, the keys."""
        now = self.host.clock.now()
        yield TopBar("alliance", right=day_words(now, self.host.clock.zone()))
        yield Reminder()
        with Scroller():
            yield LibraryList(now)
            yield Page(WELCOME, widest=64, id="welcome")
        yield Static(id="problems", markup=False)
        yield Whisper()
        yield KeyBar(KEYS)

    def on_mount(self) -> None:
        """Look at the calendar now and then."""
        self.set_interval(NOTICE_EVERY, self._notice_time)

    def on_screen_resume(self) -> None:
        """Read the list once the screen is painted: at the start, and whenever people come back here."""
        self.call_after_refresh(self._read)

    @work(thread=True, exclusive=True, group="library")
    def _read(self) -> None:
        library = self.host.library
        try:
            alliances, problems = by_urgency(library.list()), library.problems
        except OSError as error:
            alliances = ()
            problems = (f"The folder of your alliances cannot be read: {error.strerror or error}.",)
        if not get_current_worker().is_cancelled:
            self.post_message(self.ListRead(alliances, problems))

    @property
    def due(self) -> AllianceSummary | None:
        """The alliance whose review `r` begins: the highlighted one if it is due, else the most urgent."""
        now, row = self.host.clock.now(), self.listed.row
        here = (row.alliance,) if isinstance(row, AllianceRow | SessionRow | MoreRow) else ()
        most_urgent = self.listed.alliances[:1]
        return next((one for one in (*here, *most_urgent) if reminder_words(one, now)), None)

    # What was read

    @on(ListRead)
    def _show_list(self, message: ListRead) -> None:
        self.listed.alliances = message.alliances
        nothing = not message.alliances and not message.problems
        self.listed.display = not nothing
        self.query_one("#welcome").display = nothing
        self._say_problems(message.problems)
        self._notice_time()
        self._show_keys()
        self.call_after_refresh(self.scroller.show_highlighted)

    def _say_problems(self, sentences: tuple[str, ...]) -> None:
        """Say quietly, above the whisper, what could not be read."""
        line = self.query_one("#problems", Static)
        line.set_class(bool(sentences), "-shown")
        if sentences:
            more = f" And {len(sentences) - 1} more like it." if len(sentences) > 1 else ""
            line.update(content(f"{sentences[0]}{more}"))

    def _remind(self) -> None:
        alliance = self.due
        if alliance is not None:
            self.reminder.title = alliance.title
        self.reminder.words = reminder_words(alliance, self.host.clock.now()) if alliance else ""

    def _notice_time(self) -> None:
        now = self.host.clock.now()
        self.top.right = day_words(now, self.host.clock.zone())
        self.listed.now = now
        self._remind()

    def _show_keys(self) -> None:
        if self._field is not None:
            self.keys.keys = FINDING_KEYS
        else:
            self.keys.keys = KEYS if self.listed.alliances else FIRST_KEYS

    # What people ask for

    @on(Sheet.Highlighted)
    def _follow_highlight(self) -> None:
        self._remind()

    @on(Sheet.Chosen)
    def _open(self, message: Sheet.Chosen) -> None:
        if message.sheet is not self.listed:
            self.action_new()
            return
        match self.listed.row:
            case AllianceRow(alliance=alliance):
                self.whisper(self.host.open_alliance(alliance.id))
            case SessionRow(alliance=alliance, session=session):
                self.whisper(self.host.open_session(alliance.id, session.id))
            case MoreRow(alliance=alliance):
                self.listed.unfold(alliance.id)
            case _:
                pass

    def action_new(self) -> None:
        """Begin a new alliance; what was typed for one before is still there."""
        from alliance_tui.ui.screens.new_alliance import Beginning, NewAllianceScreen

        self._beginning = self._beginning or Beginning()
        self.app.push_screen(NewAllianceScreen(self._beginning))

    @on(Reminder.Pressed)
    def action_review(self) -> None:
        """Begin the review that is due; an unfinished session is gone on with first."""
        alliance = self.due
        if alliance is None:
            self.whisper("No review is due today. Enter opens an alliance; r begins a review there.")
            return
        refused = self.host.open_alliance(alliance.id)
        if refused is None and alliance.unfinished is None:
            refused = self.host.begin_session(SessionKind.ASSESS)
        self.whisper(refused)

    # Finding

    def action_find(self) -> None:
        """Look for an alliance by its title and the names of its people."""
        if self._field is None and self.listed.alliances:
            from alliance_tui.ui.widgets.one_line_field import OneLineField

            self._field = OneLineField(placeholder="find by title or name", id="find")
            self.mount(self._field, before=self.scroller)
            self._show_keys()
        if self._field is not None:
            self._field.focus()
            self.keys.typing = True

    def action_back(self) -> None:
        """Show all alliances again."""
        if self._field is not None:
            field, self._field = self._field, None
            self.listed.looked_for = ""
            self._show_keys()
            self.keys.typing = False
            field.remove()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Show what was found so far."""
        if self._field is not None and message.text_area is self._field:
            self.listed.looked_for = self._field.text
            self.scroller.go_first()

    def on_word_field_submitted(self) -> None:
        """Open what was found."""
        self.action_choose()

    def on_word_field_refused(self, message: WordField.Refused) -> None:
        """Say why words were not taken."""
        self.whisper(message.sentence)
