"""The library: every alliance with its next review and its sessions. The first thing people see."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from alliance_tui.domain.words import SessionKind
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import library as say
from alliance_tui.sentences.shelf import NOTHING_FOUND
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.library_view import LibraryView
from alliance_tui.ui.text import clip

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.ports import Library
    from alliance_tui.ui.reading import Reading
    from alliance_tui.ui.widgets.sheet import Sheet
    from alliance_tui.ui.widgets.word_field import WordField

NEED_THE_LIST: Final = frozenset(
    {"step", "turn_page", "go_first", "go_last", "choose", "review", "day", "find", "delete"}
)
"""Actions that can only be done once the list has been read."""

NEED_AN_ALLIANCE: Final = frozenset({"choose", "review", "day", "find", "delete"})
"""Those of them that can only be done where there is one."""

TITLE: Final = 30
"""Columns of a title that is named in a sentence."""

LONGEST_READING: Final = 2.0
"""Seconds the list may keep everything else waiting."""


class LibraryScreen(LibraryView):
    """All alliances, and what people ask for there: open, begin, review, find, delete."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("n"), "new", say.NEW, "library-new"),
        key(letter("r"), "review", say.REVIEW, "library-review"),
        key(letter("d"), "day", say.DAY, "library-day"),
        key("slash", "find", say.FIND, "library-find"),
        key("delete", "delete", say.DELETE, "library-delete"),
        key("escape", "back", say.SHOW_ALL, "library-all"),
        key(letter("q"), "app.leave", everywhere.QUIT, "library-quit"),
    ]

    def go_on_once_painted(self) -> None:
        """Load what comes next, too, once the list is read."""
        super().go_on_once_painted()
        known = (self._reading, self.host.library)
        Thread(target=self._go_on_beside, args=known, daemon=True).start()

    def _go_on_beside(self, reading: Reading | None, library: Library) -> None:
        """Load what comes next, and look for what is to be told; runs in a thread."""
        _load_what_comes_next(reading)
        told = library.to_tell()
        if told and self.is_attached:
            self.post_message(self.Told(told))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with the list waits until it has been read."""
        if action in NEED_THE_LIST and self.listing is None:
            return False
        if action in NEED_AN_ALLIANCE and not (self.listing and self.listing.alliances):
            return False
        if action == "back" and self.field is None:
            return False
        return super().check_action(action, parameters)

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        """Open what was chosen."""
        from alliance_tui.ui.widgets.library_rows import AllianceRow, MoreRow, SessionRow

        if self.shelf is None or message.sheet is not self.shelf.listed:
            self.action_new()
            return
        match self.shelf.listed.row:
            case AllianceRow(alliance=alliance):
                self.whisper(self.host.open_alliance(alliance.id))
            case SessionRow(alliance=alliance, session=session):
                self.whisper(self.host.open_session(alliance.id, session.id))
            case MoreRow(alliance=alliance):
                self.shelf.listed.unfold(alliance.id)
            case _:
                pass

    def action_new(self) -> None:
        """Begin a new alliance; what was typed for one before is still there."""
        from alliance_tui.ui.screens.new_alliance import NewAllianceScreen

        known = self.listing.alliances if self.listing else None
        self.app.push_screen(NewAllianceScreen(known or ()))

    def action_review(self) -> None:
        """Begin the review that is due; where a session is unfinished, it is said that this comes first."""
        alliance = self.shelf.due if self.shelf else None
        if alliance is None:
            self.whisper(say.NONE_DUE)
            return
        unfinished = alliance.unfinished
        if unfinished is None or unfinished.kind is SessionKind.ASSESS:
            self._review(alliance)
            return
        from alliance_tui.domain.moments import day_words
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog

        began = day_words(unfinished.started, unfinished.zone or alliance.zone)
        question = ConfirmDialog(
            say.NOT_ENDED, say.end_it_first(began=began), yes=say.GO_ON_WITH_IT, no=say.TO_THE_LIST
        )
        self.app.push_screen(question, lambda yes: self._review(alliance) if yes else None)

    def _review(self, alliance: AllianceSummary) -> None:
        """Open an alliance with what is unfinished in it, or begin its review where nothing is."""
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

        match self.shelf.listed.row if self.shelf else None:
            case AllianceRow(alliance=alliance):
                self.whisper(await ask_and_delete(self, alliance, None))
            case SessionRow(alliance=alliance, session=one):
                self.whisper(await ask_and_delete(self, alliance, (one.id, one.started, one.zone)))
            case _:
                self.say_nothing_happens()
                return
        self.begin_reading()

    def action_day(self) -> None:
        """Choose the day of the review that waits, or else of the alliance that is highlighted.

        Nothing is decided from outside a time-out, and nothing stands over one.
        """
        alliance = self.shelf.chosen if self.shelf else None
        if self.shelf is None or alliance is None:
            self.say_nothing_happens()
            return
        if alliance.is_in_time_out:
            self.shelf.point_at(alliance.id)
            self.whisper(say.day_when_back(title=clip(alliance.title, TITLE)))
            return
        refused = self.host.open_alliance(alliance.id)
        self.whisper(refused)
        if refused is None and self.only_reads is None and not self._is_in_time_out:
            from alliance_tui.ui.dialogs.review import open_review

            open_review(self, told=say.GOES_ON_BENEATH if alliance.unfinished else "")
        elif refused is None and self.only_reads is not None:
            # Once what was opened is in view: there it is said why no day can be chosen.
            self.app.call_after_refresh(self.host.whisper_on_top, self.only_reads)

    @property
    def _is_in_time_out(self) -> bool:
        """Whether people are in a time-out in what was opened: the list may not know of it yet."""
        session = self.host.live.session if self.host.live else None
        return session is not None and session.time_out is not None

    # Finding

    def action_find(self) -> None:
        """Look for an alliance by its title and the names of its people."""
        if self.shelf is None or not self.shelf.listed.alliances:
            self.say_nothing_happens()
            return
        if self.field is None:
            from alliance_tui.ui.widgets.one_line_field import OneLineField

            self.field = OneLineField(placeholder=say.FIND_BY, id="find")
            self.shelf.mount(self.field, before=self.shelf.scroller)
            self.show_keys()
        self.field.focus()

    def action_back(self) -> None:
        """Show all alliances again."""
        if self.field is not None and self.shelf is not None:
            field, self.field = self.field, None
            self.shelf.listed.looked_for = ""
            self.whisper(None)
            self.show_keys()
            field.remove()
        else:
            self.say_nothing_happens()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Show what was found so far."""
        if self.shelf is not None and message.text_area is self.field:
            self.shelf.listed.looked_for = message.text_area.text
            self.shelf.scroller.go_first()

    def on_word_field_submitted(self) -> None:
        """Open what was found; where nothing was, that stays said."""
        if self._finds_nothing():
            self.whisper(NOTHING_FOUND, self._finds_nothing)
        else:
            self.action_choose()

    def _finds_nothing(self) -> bool:
        return self.shelf is not None and self.shelf.listed.thing is None

    def on_word_field_refused(self, message: WordField.Refused) -> None:
        """Say why words were not taken."""
        self.whisper(message.sentence, message.holds)


def _load_what_comes_next(reading: Reading | None) -> None:
    """Load what most people open from here, beside the loop that draws, and after what it reads."""
    if reading is not None:
        reading.within(LONGEST_READING)
    from alliance_tui.ui.screens import session, time_out  # noqa: F401 (loaded, not used)
    from alliance_tui.ui.widgets import shelf  # noqa: F401 (the same)
