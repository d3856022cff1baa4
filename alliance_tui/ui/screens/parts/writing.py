"""Writing in the field at the foot of the session: notes, and what is parked for later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from textual import events, on
from textual.getters import query_one

from alliance_tui.domain.appreciating import note_kind
from alliance_tui.domain.decisions import notes, parking, techniques
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import MAX_TEXT, Technique
from alliance_tui.sentences import everywhere, notes_dock
from alliance_tui.sentences import session as say
from alliance_tui.ui.modifiers import is_bare_modifier
from alliance_tui.ui.screens.parts.part import SessionPart
from alliance_tui.ui.stray_letters import StrayLetters
from alliance_tui.ui.text import clip, is_typed, shown
from alliance_tui.ui.widgets.note_dock import NoteDock, Purpose, note_of
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.whisper import Whisper

WHILE_ASKING: Final = frozenset({"press", "back", "explain_whose", "save_now"})
"""What keys do while it is asked whose words follow; what the app does itself stays, too."""

ROOM: Final = 2 * MAX_TEXT
"""Characters that are kept until then, as many as the field holds while they are being shortened."""

BEGUN: Final = 24
"""Columns of what was typed by then that are shown."""


class Writing(SessionPart):
    """Opens the field, keeps what is written in it, and holds on to drafts."""

    CHANGES = frozenset({"author", "explain_whose", "kind", "submit"})

    dock = query_one(NoteDock)

    def __init__(self) -> None:
        super().__init__()
        self._stray = StrayLetters()
        self._types_ahead = False
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is asked whose words follow, letters are words that somebody types ahead, and no keys."""
        if action not in WHILE_ASKING and self._asks_whose:
            return False
        return super().check_action(action, parameters)

    def action_explain_whose(self) -> None:
        """Say that a number comes before the words, and what of them is typed already, until it has come."""
        begun = clip(self.host.drafts.begun[-BEGUN:], BEGUN)
        self.whisper(say.number_first(begun=begun), lambda: self._asks_whose)
        self.query_one(Whisper).stay()

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

    def on_key(self, event: events.Key) -> None:
        """Keep letters that mean nothing here and come fast: someone is typing into the air."""
        letter = event.character or ""
        if self.focused is not None or not (letter.isalpha() or self._asks_whose):
            return
        if letter == "t" and self._types_ahead and self._asks_whose:
            # In the middle of a word it is a letter, as in a field; T and F9 stop the talk even here.
            event.stop()
        elif self.knows(event.key):
            return
        event.prevent_default()
        if self._asks_whose:
            self._begin(event)
        else:
            self.notice_typing(letter)

    def notice_typing(self, letter: str, /) -> None:
        """Keep letters that do nothing where they are enough to be somebody writing, and ask about them."""
        letters, drafts = self._stray.add(letter, self.host.clock.steady()), self.host.drafts
        if letters and len(drafts.begun) < ROOM and self.may_write():
            drafts.begun += letters
            self.whisper(say.WRITE_AS_NOTE, lambda: bool(drafts.begun))

    def on_paste(self, event: events.Paste) -> None:
        """Keep pasted words until it is known whose they are; say where they could go if nobody writes."""
        if self.focused is not None or not self.may_write():
            return
        if not self._asks_whose:
            self.whisper(say.PASTE_INTO_NOTE, self._nothing_is_open)
        elif len(self.host.drafts.begun) + len(event.text) > ROOM:
            self.whisper(notes_dock.not_taken(characters=len(event.text), limit=MAX_TEXT))
        else:
            self.host.drafts.begun += shown(event.text)
            self.action_explain_whose()

    @property
    def takes_words(self) -> bool:
        """Whether letters are words although no field has focus: it is asked whose they are."""
        return self._asks_whose

    def take_words_ahead(self, typed: Iterable[events.Event]) -> None:
        """Keep what came before a break while it was asked whose words follow; a number still answers."""
        for event in typed:
            match event:
                case events.Paste() if self._asks_whose:
                    self.on_paste(event)
                case events.Paste():
                    self.dock.field.take(event.text)
                case events.Key() if self._asks_whose and event.key.isdigit():
                    self.action_press(int(event.key))
                case events.Key() if self._asks_whose:
                    self._begin(event)
                case events.Key(character=str(letter)) if is_typed(letter):
                    self.dock.field.take(letter)
                case _:
                    pass

    @property
    def has_begun(self) -> bool:
        """Whether words stand in sight only beside the question whose they are."""
        return self._asks_whose and bool(self.host.drafts.begun)

    @property
    def _asks_whose(self) -> bool:
        return self.is_mounted and self.dock.purpose is Purpose.WHOSE

    def _begin(self, event: events.Key) -> None:
        """Keep what is typed before it is known whose words these are."""
        drafts, letter = self.host.drafts, event.character
        if is_bare_modifier(event.key):
            return
        if event.key == "backspace":
            drafts.begun = drafts.begun[:-1]
        elif letter and is_typed(letter) and not letter.isdigit() and len(drafts.begun) < ROOM:
            drafts.begun += letter
            self._types_ahead = True
        self.action_explain_whose()

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

    def _nothing_is_open(self) -> bool:
        return self.is_on_top and self.dock.purpose is Purpose.CLOSED

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
