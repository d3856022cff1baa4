"""Everything that was written down in a session, and the parking lot."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.carried import Parked
from alliance_tui.domain.decisions import floor, notes, parking
from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import everywhere, foot, vocabulary
from alliance_tui.sentences import words as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen, letter
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.note_dock import NoteDock
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.word_blocks import word_blocks, word_keys


class WordsDialog(ListDialog[None]):
    """All notes by step, and what was parked; of a session that has ended they can be read only."""

    TITLE_OF_KEYS = say.HEADING

    WRITING = (
        Key("enter", foot.SAVE, "save"),
        Key("F2", say.WHOSE, "next_author"),
        Key("F3", say.WHAT, "next_kind"),
        Key("esc", foot.BACK, "back"),
    )
    """The keys at the foot while a note is edited."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "edit", say.EDIT, "words-edit"),
        key("delete,backspace", "take_back", say.TAKE_BACK, "words-take-back"),
        key(letter("a"), "agree", say.AGREEMENT, "words-agree"),
        key(letter("v"), "read_out", say.READ_OUT, "words-read"),
        key(letter("u"), "undo", everywhere.UNDO, "words-undo"),
        key(letter("y"), "redo", everywhere.REDO, "words-redo"),
        key("f8", "hand_over", say.HAND_OVER, "words-hand-over"),
        Binding(
            "f5",
            "restore",
            say.OLD_WORDS.name,
            show=False,
            priority=True,
            id="words-restore",
            tooltip=say.OLD_WORDS.tooltip,
        ),
    ]

    sheet = query_one(Page)
    dock = query_one(NoteDock)

    def __init__(self, past: Session | None = None) -> None:
        """All words of a session.

        Args:
            past: The session, where it is not the one at the table; its words are only read.
        """
        super().__init__()
        self._past = past
        self._edited: RecordId | None = None
        self._shown: object = None

    @property
    def heading(self) -> str:
        """Whose words."""
        return say.HEADING if self._is_open else say.HEADING_OF_PAST

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Page(id="words")

    def compose_foot(self) -> ComposeResult:
        """The field, hidden until it is asked for."""
        yield NoteDock(id="words-dock").data_bind(LiveScreen.session)

    def show_state(self) -> None:
        """Draw all words as they are now."""
        session = self._session
        if session is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        shown = (session.notes, session.parked, session.people)
        if shown != self._shown:
            self._shown = shown
            self.sheet.tell(word_blocks(session))
        keys = word_keys(session)
        if keys and self.sheet.highlighted not in keys:
            self.sheet.highlighted = keys[min(place, len(keys) - 1)]
        self._show_keys()

    # Keys

    def action_edit(self) -> None:
        """Open the highlighted note in the field; take the highlighted parked thing up."""
        parked = self._parked
        if not self._is_open:
            self.action_read_out()
        elif parked is not None:
            if self.act(parking.take_up_parked, parked.id):
                self.whisper(say.TAKEN_UP)
        elif self._note is not None and self.may_write():
            self._edit(self._note)

    def action_agree(self) -> None:
        """Begin an agreement with the words of the highlighted note; one that is begun already goes on."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        note = self._note
        if note is None or not self._is_open or not self.is_on_top or not self.may_write():
            return
        drafts = self.host.drafts
        if drafts.terms_of(None) is None:
            drafts.agreement = Terms(note.text, grown_from=note.id)
        self.app.push_screen(AgreementPage(None))

    def action_take_back(self) -> None:
        """Take the highlighted note back."""
        if not self._is_open:
            self.whisper(say.ENDED)
            return
        note = self._note
        if note is None:
            self.whisper(say.ENTER_TAKES_UP)
        elif self.act(notes.take_back_note, note.id):
            self.whisper(say.TAKEN_BACK)

    def action_read_out(self) -> None:
        """Show the highlighted words alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        session, note, parked = self._session, self._note, self._parked
        if session is None or not self.is_on_top:
            return
        if note is not None:
            kind = vocabulary.NOTE_KINDS[note.kind]
            caption = say.caption(name=session.name(note.participant), kind=kind)
            self.app.push_screen(ReadOutScreen(note.text, caption))
        elif parked is not None:
            self.app.push_screen(ReadOutScreen(parked.text, say.PARKED))

    def action_restore(self) -> None:
        """Put the words of the note as it is back into the field."""
        note = self.session.note(self._edited) if self.session and self._edited else None
        if note is not None:
            self.dock.field.fill(note.text)
            self.whisper(say.AS_IT_WAS)

    def action_save(self) -> None:
        """Keep what is in the field."""
        self.dock.field.action_submit()

    def action_next_author(self) -> None:
        """Give the words in the field to the next person."""
        self.dock.action_next_author()

    def action_next_kind(self) -> None:
        """Make the words in the field the next kind of note."""
        self.dock.action_next_kind()

    def action_hand_over(self) -> None:
        """Hand the floor over: a note is often edited while someone speaks."""
        if self._is_open:
            self.act(floor.hand_over)

    def action_undo(self) -> None:
        """Take back what was done last, in a session that goes on."""
        if self._is_open:
            super().action_undo()

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        if self._is_open:
            super().action_redo()

    def action_back(self) -> None:
        """Close the field, else the dialog."""
        if self._edited is None:
            super().action_back()
            return
        kept = self._edited in self.host.drafts.changes
        self._close_field()
        self.whisper(say.KEPT if kept else None)

    # The field

    def _edit(self, note: Note) -> None:
        draft = self.host.drafts.changes.get(note.id)
        self._edited = note.id
        self.dock.edit(note)
        if draft is not None:
            self.dock.field.fill(draft)
            self.whisper(say.CHANGED_BEFORE)
        self._show_keys()
        self.call_after_refresh(self.body.show_highlighted)

    def _close_field(self) -> None:
        self._edited = None
        self.dock.close()
        self.set_focus(None)
        self._show_keys()

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        note = self.session.note(self._edited) if self.session and self._edited else None
        if note is None:
            return
        if self.dock.field.text == note.text:
            self.host.drafts.changes.pop(note.id, None)
        else:
            self.host.drafts.changes[note.id] = self.dock.field.text

    @on(NoteDock.Written)
    def _keep(self, message: NoteDock.Written) -> None:
        note = self.session.note(message.note) if self.session and message.note else None
        if message.note is None or self.session is None:
            return
        unchanged = note is not None and (note.participant, note.kind, note.text) == (
            message.participant,
            message.kind,
            message.text,
        )
        if unchanged or self.act(
            notes.change_note, message.note, message.participant, message.kind, message.text
        ):
            self.host.drafts.changes.pop(message.note, None)
            self._close_field()
            self.whisper(None)

    @on(NoteDock.Said)
    def _pass_on(self, message: NoteDock.Said) -> None:
        self.whisper(message.sentence)

    @on(Sheet.Highlighted)
    def _tell_keys(self) -> None:
        self._show_keys()

    @on(Sheet.Chosen)
    def _choose_by_click(self) -> None:
        self.action_edit()

    # What is shown

    @property
    def _session(self) -> Session | None:
        return self._past or self.session

    @property
    def _is_open(self) -> bool:
        return self._past is None and self.session is not None and self.session.is_open

    @property
    def _note(self) -> Note | None:
        return self._session.note(RecordId(self.sheet.highlighted)) if self._session else None

    @property
    def _parked(self) -> Parked | None:
        parked = self._session.parked if self._session else ()
        return next((one for one in parked if one.id == self.sheet.highlighted), None)

    def _show_keys(self) -> None:
        if self._edited is not None:
            self.show_keys(*self.WRITING)
        elif not self._is_open or not self.sheet.highlighted:
            self.show_keys(Key("v", foot.READ_OUT, "read_out"), Key("esc", foot.BACK, "back"))
        elif self._parked is not None:
            self.show_keys(
                Key("enter", say.TAKE_UP, "edit"),
                Key("v", foot.READ_OUT, "read_out"),
                Key("esc", foot.BACK, "back"),
            )
        else:
            self.show_keys(
                Key("enter", foot.EDIT, "edit"),
                Key("del", say.TAKE_BACK.name, "take_back"),
                Key("u", everywhere.UNDO.name, "undo"),
                Key("a", say.AGREE_AT_FOOT, "agree"),
                Key("v", foot.READ_OUT, "read_out"),
                Key("esc", foot.BACK, "back"),
            )
