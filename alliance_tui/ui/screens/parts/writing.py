"""Writing in the field at the foot of the session: notes, and what is parked for later."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from alliance_tui.domain.appreciating import note_kind
from alliance_tui.domain.decisions import notes, parking, techniques
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import Technique
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import session as say
from alliance_tui.ui.screens.parts.begun import WordsBegun
from alliance_tui.ui.widgets.note_dock import NoteDock, Purpose, note_of
from alliance_tui.ui.widgets.participant_pane import ParticipantPane


class Writing(WordsBegun):
    """Opens the field, keeps what is written in it, and holds on to drafts."""

    CHANGES = frozenset({"author", "kind", "submit"})

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        """What somebody has begun, as it was shown where an empty field was passed on to them."""

    def action_note(self) -> None:
        """Write down the words of who speaks; with the floor open, ask whose."""
        session = self.session
        if session is None:
            return
        speaker = session.person(session.holder or session.phase.back_to)
        said_back = notes.said_back_note(session)
        if self.dock.is_writing_new:
            self.dock.field.focus()
            return
        self._put_away()
        if said_back is not None:
            self._edit(said_back)
        elif speaker is None:
            self._types_ahead = False
            self.dock.ask_whose()
        else:
            self._write_as(session, speaker)
        self._follow_dock()

    def action_park(self) -> None:
        """Write down what matters, but not now."""
        self._put_away()
        self.dock.park(self.host.drafts.parked)
        self._follow_dock()

    def action_submit(self) -> None:
        """Keep the words in the field."""
        self.dock.field.action_submit()

    def action_next_author(self) -> None:
        """Give the words to the next person."""
        self.dock.action_next_author()

    def action_next_kind(self) -> None:
        """Make the words the next kind of note."""
        self.dock.action_next_kind()

    def ask_number(self, question: str, answered: Callable[[int], object]) -> None:
        """Ask something that is answered with a number key; the field no longer asks whose words follow."""
        if self.dock.purpose is Purpose.WHOSE:
            self._close_dock()
        super().ask_number(question, answered)

    def action_press(self, seat: int) -> None:
        """Say whose words follow, where the field asks that."""
        if self.dock.purpose is Purpose.WHOSE:
            self._write_for(seat)
        else:
            super().action_press(seat)

    def action_back(self) -> None:
        """Close the field, keeping what is typed in it."""
        said, asked = self.whispered, self._asked
        super().action_back()
        was_open = self.dock.purpose is not Purpose.CLOSED
        begun = self._asks_whose and bool(self.host.drafts.begun.strip())
        kept, waits = self._put_away() or begun, self._what_waits()
        self._close_dock()
        if kept:
            self.whisper(say.KEPT_HERE, waits)
        elif not (was_open or said or asked):
            self.whisper(say.NOTHING_TO_CLOSE, self._nothing_is_open)

    def _write_for(self, seat: int) -> None:
        session = self.session
        person = session.seated(seat) if session else None
        if session is None or person is None:
            self.whisper(everywhere.nobody(number=seat))
            return
        self.whisper(None)
        self._write_as(session, person)
        self._follow_dock()

    def _write_as(self, session: Session, author: Participant) -> None:
        """Open the field for someone's words, with what they have begun; those of others stay theirs."""
        drafts, self._shown = self.host.drafts, ""
        drafts.let_go_of_all_but([person.id for person in session.people])
        whose = drafts.found(note_of(author.id, session))
        begun = drafts.note_of(whose)
        self.dock.write(whose, note_kind(session), begun, drafts.kinds.get(whose))
        if drafts.notes and not begun:
            self.whisper(say.OTHERS_WAIT, lambda: self.dock.is_writing_new and not self.dock.draft)

    @on(NoteDock.Passed)
    def _show_theirs(self) -> None:
        """Show what the one who has the field now has begun; where words came along, say that it waits."""
        whose, session, drafts = self.dock.whose, self.session, self.host.drafts
        author = session.person(whose.author) if session and whose and self.dock.is_writing_new else None
        if session is None or author is None:
            return
        if self.dock.draft.strip() in ("", self._shown.strip()):
            self.whisper(None)
            self._write_as(session, author)
            self._shown = self.dock.draft
        elif whose in drafts.notes and whose != self.dock.began:
            self.whisper(say.THEIRS_WAIT, lambda: self.dock.whose == whose and whose in drafts.notes)

    @on(ParticipantPane.NotePressed)
    def _edit_note(self, message: ParticipantPane.NotePressed) -> None:
        note = self.session.note(message.note) if self.session else None
        if note is None or not self.may_write():
            return
        self._put_away()
        changed = self._edit(note)
        self._follow_dock()
        self.whisper(say.CHANGED_BEFORE if changed else None)

    def _edit(self, note: Note) -> bool:
        """Open the field for a note that is there; whether other words than it has stand in it."""
        drafts = self.host.drafts
        changed = drafts.changes.get(note.id)
        self.dock.edit(note, changed, drafts.kinds.get(note.id))
        return changed is not None

    @on(NoteDock.Named)
    def _keep_kind(self) -> None:
        self._keep_draft()

    def on_text_area_changed(self) -> None:
        """Keep what is typed as it is typed."""
        self._keep_draft()

    @on(NoteDock.Written)
    def _keep_note(self, message: NoteDock.Written) -> None:
        drafts, began = self.host.drafts, self.dock.began
        if message.note is None:
            if self.act(notes.write_note, message.participant, message.kind, message.text, message.heard_by):
                if began is not None:
                    drafts.keep_note(began, "")
                self._close_dock()
        elif message.is_unchanged or self.act(
            notes.change_note, message.note, message.participant, message.kind, message.text
        ):
            drafts.keep_change(message.note, "")
            self._close_dock()

    @on(NoteDock.Parked)
    def _keep_parked(self, message: NoteDock.Parked) -> None:
        if self.act(parking.park, message.text):
            self.host.drafts.parked = ""
            self._close_dock()
            self.whisper(say.PARKED, self.same_lot())

    @on(NoteDock.Said)
    def _pass_on(self, message: NoteDock.Said) -> None:
        self.whisper(message.sentence, message.holds)

    def _put_away(self) -> bool:
        """Keep what is being typed before something else comes into the field, with whose it is now.

        Returns:
            Whether there is anything to keep.
        """
        kept, began, whose = self._keep_draft(), self.dock.began, self.dock.whose
        if self.dock.is_writing_new and began is not None and whose is not None:
            self.host.drafts.move_note(began, whose)
        return kept

    def _what_waits(self) -> Callable[[], bool]:
        """Whether what is being typed is still a draft, asked when the field is closed."""
        drafts, whose, note = self.host.drafts, self.dock.whose, self.dock.note
        if self.dock.purpose is Purpose.PARK:
            return lambda: bool(drafts.parked)
        if self.dock.purpose is Purpose.WHOSE:
            return lambda: bool(drafts.begun)
        return lambda: whose in drafts.notes or note in drafts.changes

    def _keep_draft(self) -> bool:
        """Keep what is being typed as it is typed.

        Returns:
            Whether there is anything to keep.
        """
        drafts, typed = self.host.drafts, self.dock.draft
        match self.dock.purpose:
            case Purpose.PARK:
                drafts.parked = typed
            case Purpose.NOTE if self.dock.began is not None:
                drafts.keep_note(self.dock.began, typed, self.dock.chosen_kind)
            case Purpose.NOTE if self.dock.note is not None:
                drafts.keep_change(self.dock.note, typed, self.dock.chosen_kind)
            case _:
                pass
        return bool(typed.strip())

    def _close_dock(self) -> None:
        self.dock.close()
        self.set_focus(None)
        self._follow_dock()

    def _follow_dock(self) -> None:
        """Show the keys of what the field is open for; while it takes words the bar of the turn may stand."""
        self.show_keys()
        self._hold_turn()

    def _hold_turn(self) -> None:
        """Let the bar of the turn stand still while words are typed, where that is on."""
        session = self.session
        if session is None or not session.is_open:
            return
        types = self.dock.purpose in (Purpose.NOTE, Purpose.PARK)
        if not types and session.writing is not None:
            self.host.act(techniques.end_writing)
        elif types and session.writing is None and session.turn and is_on(session, Technique.WRITING_HOLDS):
            self.host.act(techniques.begin_writing)
