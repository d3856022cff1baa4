"""A list of people with a field beneath it, in which a name or the title of the alliance is typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import people
from alliance_tui.domain.people import Participant, clean_name, free_seat
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences import foot
from alliance_tui.sentences import people as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.drafts import Called
from alliance_tui.ui.text import one_line
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.name_dock import NameDock
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import STRONG, person_words, words
from alliance_tui.ui.widgets.word_field import WordField


class Naming(ListDialog[None]):
    """Asks how somebody, someone who joins, or the alliance is called, and keeps what is typed.

    A dialog shows everyone on the sheet, and fills `list_keys` and `welcome`.
    """

    WRITING = (Key("enter", foot.SAVE, "save"), Key("esc", foot.BACK, "back"))
    """The keys at the foot while a name or the title is typed."""

    sheet = query_one(Page)
    dock = query_one(NameDock)

    @property
    def everyone(self) -> tuple[Participant, ...]:
        """Who belongs to the alliance, by seat."""
        return self.alliance.people if self.alliance else ()

    @property
    def highlighted(self) -> Participant | None:
        """The person that keys are about."""
        return self.find(ParticipantId(self.sheet.highlighted))

    def find(self, person: ParticipantId) -> Participant | None:
        """The person with this id; None where nobody of the alliance has it."""
        return next((one for one in self.everyone if one.id == person), None)

    def compose_body(self) -> ComposeResult:
        """Everyone."""
        yield Page(id="people")

    def compose_foot(self) -> ComposeResult:
        """The field for a name or the title, hidden until it is asked for."""
        yield NameDock()

    def list_keys(self) -> tuple[Key, ...]:
        """The keys at the foot while no name is asked for."""
        return ()

    def welcome(self, newcomer: Participant) -> None:
        """Show and say who has joined."""

    def tell_keys(self) -> None:
        """Show the keys of the field while it is open, else those of the list."""
        self.show_keys(*(self.WRITING if self.dock.is_open else self.list_keys()))

    # Asking

    def action_rename(self) -> None:
        """Open the field with the highlighted name."""
        person = self.highlighted
        if person is not None and self.may_write():
            asked = person_words(person, STRONG) + words(f" · {say.RIGHT_NAME}", STRONG)
            self._open_field(person.id, asked, person.name)

    def action_join(self) -> None:
        """Open the field for a new name, while there is a number free."""
        if free_seat(self.everyone) is None:
            self.whisper(people.TABLE_FULL)
        elif self.may_write():
            self._open_field(Called.NEWCOMER, words(say.WHO_JOINS, STRONG))

    def action_retitle(self) -> None:
        """Open the field with the title of the alliance."""
        if self.alliance is not None and self.may_write():
            self._open_field(Called.ALLIANCE, words(say.THE_TITLE, STRONG), self.alliance.title)

    @on(Sheet.Chosen)
    def _rename_by_click(self) -> None:
        self.action_rename()

    def _open_field(self, about: ParticipantId | Called, asked: Content, present: str = "") -> None:
        self.dock.open(about, asked, present, self.host.drafts.names.get(about, ""))
        self.tell_keys()
        self.call_after_refresh(self.body.show_highlighted)

    # What is typed

    def action_save(self) -> None:
        """Take what is in the field: a name, or the title."""
        about, typed = self.dock.about, self.dock.field.text
        if about is Called.NEWCOMER:
            before = {one.id for one in self.everyone}
            if self.act_on_alliance(people.join, typed):
                self._close_saved_field()
                # By seat they need not be the last: whoever joins gets the lowest number that is free.
                self.welcome(next(one for one in self.everyone if one.id not in before))
        elif clean_name(typed) == self._name_of(about):
            self._close_saved_field()
            self.whisper(None)
        elif about is Called.ALLIANCE:
            if self.act_on_alliance(people.rename_alliance, typed):
                self._close_saved_field()
                title = self._name_of(about)
                like_another = self.host.is_another_called(title)
                self.whisper(say.is_called(title=one_line(title), like_another=like_another))
        elif self.act_on_alliance(people.rename, about, typed):
            self._close_saved_field()

    def action_back(self) -> None:
        """Close the field, else the dialog."""
        if self.dock.is_open:
            about, drafts = self.dock.about, self.host.drafts
            self._close_field()
            self.whisper(say.KEPT if about in drafts.names else None, lambda: about in drafts.names)
        else:
            super().action_back()

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        if self.dock.is_open and self.dock.draft.strip():
            self.host.drafts.names[self.dock.about] = self.dock.draft
        elif self.dock.is_open:
            self.host.drafts.names.pop(self.dock.about, None)

    @on(WordField.Submitted)
    def _save_from_field(self) -> None:
        self.action_save()

    def _name_of(self, about: ParticipantId | Called) -> str:
        """What somebody or the alliance is called now; empty for who is not there."""
        if about is Called.ALLIANCE:
            return self.alliance.title if self.alliance else ""
        return next((one.name for one in self.everyone if one.id == about), "")

    def _close_saved_field(self) -> None:
        self.host.drafts.names.pop(self.dock.about, None)
        self._close_field()

    def _close_field(self) -> None:
        self.dock.close()
        self.set_focus(None)
        self.tell_keys()
