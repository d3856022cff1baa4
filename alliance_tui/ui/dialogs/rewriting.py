"""A list of words with a field beneath it, in which one note is edited."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.note import Note
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import foot
from alliance_tui.sentences import words as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.note_dock import NoteDock


class Rewriting(ListDialog[None]):
    """Edits one note, whose it is and what it is, and keeps what is typed. A dialog fills `list_keys`."""

    WRITING = (
        Key("enter", foot.SAVE, "save"),
        Key("F2", say.WHOSE, "next_author"),
        Key("F3", say.WHAT, "next_kind"),
        Key("esc", foot.BACK, "back"),
    )
    """The keys at the foot while a note is edited."""

    dock = query_one(NoteDock)

    _edited: RecordId | None = None
    """The note that is in the field; None while none is."""

    def compose_foot(self) -> ComposeResult:
        """The field, hidden until it is asked for."""
        yield NoteDock(id="words-dock").data_bind(LiveScreen.session)

    def list_keys(self) -> tuple[Key, ...]:
        """The keys at the foot while no note is edited."""
        return ()

    def tell_keys(self) -> None:
        """Show the keys of the field while a note is edited, else those of the list."""
        self.show_keys(*(self.list_keys() if self._edited is None else self.WRITING))

    def edit(self, note: Note) -> None:
        """Open the field with a note, or with what was typed for it before."""
        drafts = self.host.drafts
        draft = drafts.changes.get(note.id)
        self._edited = note.id
        self.dock.edit(note, chosen=drafts.kinds.get(note.id))
        if draft is not None:
            self.dock.field.fill(draft)
            self.whisper(say.CHANGED_BEFORE)
        self.tell_keys()
        self.call_after_refresh(self.body.show_highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are old words only while a note is edited."""
        return self._edited is not None if action == "restore" else super().check_action(action, parameters)

    def action_save(self) -> None:
        """Keep what is in the field."""
        self.dock.field.action_submit()

    def action_restore(self) -> None:
        """Put the words of the note as it is back into the field."""
        note = self._note_as_it_is
        if note is not None:
            self.dock.field.fill(note.text)
            self.whisper(say.AS_IT_WAS)

    def action_next_author(self) -> None:
        """Give the words in the field to the next person."""
        self.dock.action_next_author()

    def action_next_kind(self) -> None:
        """Make the words in the field the next kind of note."""
        self.dock.action_next_kind()

    def action_back(self) -> None:
        """Close the field, else the dialog."""
        if self._edited is None:
            super().action_back()
            return
        note, drafts = self._edited, self.host.drafts
        self._close_field()
        self.whisper(say.KEPT if note in drafts.changes else None, lambda: note in drafts.changes)

    @property
    def _note_as_it_is(self) -> Note | None:
        """The note that is edited, as it was saved last."""
        return self.session.note(self._edited) if self.session and self._edited else None

    def _close_field(self) -> None:
        self._edited = None
        self.dock.close()
        self.set_focus(None)
        self.tell_keys()

    @on(TextArea.Changed)
    @on(NoteDock.Named)
    def _keep_draft(self) -> None:
        note = self._note_as_it_is
        if note is not None:
            typed = "" if self.dock.field.text == note.text else self.dock.field.text
            self.host.drafts.keep_change(note.id, typed, self.dock.chosen_kind)

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
            self.host.drafts.keep_change(message.note, "")
            self._close_field()
            self.whisper(None)

    @on(NoteDock.Said)
    def _pass_on(self, message: NoteDock.Said) -> None:
        self.whisper(message.sentence, message.holds)
