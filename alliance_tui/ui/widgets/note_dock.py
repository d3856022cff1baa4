"""The docked field for notes: it covers nothing, and says whose words it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from alliance_tui.domain.decisions.notes import listener_to
from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import NoteKind, ParticipantId, RecordId
from alliance_tui.sentences import notes_dock as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.drafts import NoteOf
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import clickable, content

if TYPE_CHECKING:
    from alliance_tui.ui.widgets.word_field import WordField


class Purpose(Enum):
    """What the field is open for."""

    CLOSED = "closed"
    """Nothing: it is not shown."""

    WHOSE = "whose"
    """It asks whose words will follow."""

    NOTE = "note"
    """A note, new or old."""

    PARK = "park"
    """Something for the parking lot."""


class NoteDock(Vertical):
    """Takes a note or something to park; the words in it are the only thing that is its own."""

    DEFAULT_CSS = """
    NoteDock { height: auto; display: none; }
    NoteDock.-open { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f2", "next_author", say.WHOSE, "note-author"),
        key("f3", "next_kind", say.WHAT, "note-kind"),
    ]

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    heading = query_one("#note-heading", Static)

    class Passed(Message):
        """The words in the field are somebody else's from now on."""

    class Named(Message):
        """The words in the field are of another kind from now on."""

    @dataclass(eq=False)
    class Written(Message):
        """A note is to be kept."""

        participant: ParticipantId
        """Whose words."""

        kind: NoteKind
        """What they are."""

        text: str
        """The words."""

        note: RecordId | None
        """The note that is changed; None for a new one."""

        heard_by: ParticipantId | None = None
        """Who said a new one's words back; None where they are not a listener's."""

        is_unchanged: bool = False
        """Whether the note that is changed has all of this already."""

    @dataclass(eq=False)
    class Parked(Message):
        """Something is to be parked."""

        text: str
        """What."""

    @dataclass(eq=False)
    class Said(Message):
        """The field has something to say to people."""

        sentence: str
        """What, in a sentence."""

        holds: Callable[[], bool]
        """Whether it is still so."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.purpose = Purpose.CLOSED
        """What the field is open for."""
        self._author: ParticipantId | None = None
        self._began: NoteOf | None = None
        self._kind = NoteKind.NEED
        self._chosen = False
        self._note: RecordId | None = None
        self._heard_by: ParticipantId | None = None
        self._field: WordField | None = None

    def compose(self) -> ComposeResult:
        """Whose words; the field comes under it when somebody first writes."""
        yield Static(id="note-heading", markup=False)

    @property
    def field(self) -> WordField:
        """The field."""
        if self._field is None:
            # Here, because people mostly talk, and a text editor with all it brings stays in memory.
            from alliance_tui.ui.widgets.word_field import WordField

            self._field = WordField(id="note-field")
            self.mount(self._field)
        return self._field

    def ask_whose(self) -> None:
        """Ask whose words will follow."""
        self._open(Purpose.WHOSE)

    def write(self, whose: NoteOf, kind: NoteKind, draft: str, chosen: NoteKind | None = None) -> None:
        """Open for a new note of someone.

        Args:
            whose: Whose words.
            kind: What words most often are now.
            draft: What was typed before.
            chosen: What somebody said that those are; None where nobody did.
        """
        self._author, self._kind, self._note = whose.author, chosen or kind, None
        self._began, self._chosen = whose, chosen is not None
        self._open(Purpose.NOTE, draft)

    def edit(self, note: Note, draft: str | None = None, chosen: NoteKind | None = None) -> None:
        """Open for a note that is there, with its words and kind or what was put in their place before."""
        self._author, self._kind, self._note = note.participant, chosen or note.kind, note.id
        self._began, self._heard_by, self._chosen = None, note.heard_by, chosen is not None
        self._open(Purpose.NOTE, note.text if draft is None else draft)

    def park(self, draft: str) -> None:
        """Open for something to park."""
        self._open(Purpose.PARK, draft)

    @property
    def began(self) -> NoteOf | None:
        """Whose words a new note was opened for; None for one that is there."""
        return self._began

    @property
    def whose(self) -> NoteOf | None:
        """Whose words these are now; a saying back that begins or ends meanwhile changes nothing of it."""
        if self._author is not None and self._note is not None:
            return NoteOf(self._author, self._heard_by)
        if self._author is None or (self._began is not None and self._began.author == self._author):
            return self._began
        return note_of(self._author, self.session)

    @property
    def note(self) -> RecordId | None:
        """The note that is being changed; None for a new one."""
        return self._note

    @property
    def chosen_kind(self) -> NoteKind | None:
        """What somebody said that the words in the field are; None where nobody did."""
        return self._kind if self._chosen else None

    @property
    def is_writing_new(self) -> bool:
        """Whether the field is open for a new note."""
        return self.purpose is Purpose.NOTE and self._note is None

    @property
    def draft(self) -> str:
        """The words in the field that are neither saved nor those of the note that is changed."""
        is_open = self.purpose in (Purpose.NOTE, Purpose.PARK)
        old = self.session.note(self._note) if self.session and self._note else None
        return self.field.text if is_open and (old is None or old.text != self.field.text) else ""

    def close(self) -> None:
        """Hide the field."""
        self.purpose = Purpose.CLOSED
        self._note = None
        if self._field is not None:
            self._field.fill("")
        self.remove_class("-open")

    def watch_session(self) -> None:
        """Say whose words: a name may have been corrected."""
        if self.purpose is not Purpose.CLOSED and self.is_mounted:
            self._say_whose()

    def action_next_author(self) -> None:
        """Give the words to the next person here."""
        people = self.session.here if self.session else ()
        if self.purpose is Purpose.NOTE and people:
            places = [place for place, person in enumerate(people) if person.id == self._author]
            self._author = people[((places[0] if places else -1) + 1) % len(people)].id
            self._say_whose()
            self.post_message(self.Passed())

    def action_next_kind(self) -> None:
        """Make the words the next kind of note."""
        if self.purpose is Purpose.NOTE:
            kinds = tuple(NoteKind)
            self._kind, self._chosen = kinds[(kinds.index(self._kind) + 1) % len(kinds)], True
            self._say_whose()
            self.post_message(self.Named())

    def on_word_field_submitted(self, message: WordField.Submitted) -> None:
        """Have the words kept."""
        message.stop()
        if self.purpose is Purpose.PARK:
            self.post_message(self.Parked(message.text))
        elif self.purpose is Purpose.NOTE and self._author is not None:
            old = self.session.note(self._note) if self.session and self._note else None
            same = old is not None and (old.participant, old.kind, old.text) == (
                self._author,
                self._kind,
                message.text,
            )
            heard_by = self.whose.heard_by if self.whose else None
            self.post_message(
                self.Written(self._author, self._kind, message.text, self._note, heard_by, same)
            )

    def on_word_field_refused(self, message: WordField.Refused) -> None:
        """Say why words were not taken."""
        message.stop()
        self.post_message(self.Said(message.sentence, message.holds))

    def _open(self, purpose: Purpose, text: str = "") -> None:
        self.purpose = purpose
        if purpose is not Purpose.WHOSE or self._field is not None:
            self.field.fill(text)
            self.field.display = purpose is not Purpose.WHOSE
        self.add_class("-open")
        self._say_whose()
        if purpose is not Purpose.WHOSE:
            self.field.focus()

    def _say_whose(self) -> None:
        if self.session is not None:
            self.heading.update(self._words(self.session))

    def _words(self, session: Session) -> Content:
        if self.purpose is Purpose.WHOSE:
            words = content(f"{say.WHOSE_WORDS} ", "bold")
            for person in session.here:
                mark = theme.mark(person.seat)
                badge = content(f" {person.seat} ", f"bold {theme.GROUND} on {mark.colour}")
                called = content(f" {mark.symbol} {person.called}  ")
                words += clickable(badge + called, f"press({person.seat})")
            return words + content(say.ESC_BACK, "$quiet")
        if self.purpose is Purpose.PARK:
            return content(say.PARK, "bold") + content(f"   {say.ENTER_AND_ESC}", "$quiet")
        author = session.person(self._author)
        mark = theme.mark(author.seat if author else 1)
        name = session.name(self._author)
        listener = self.whose.heard_by if self.whose else None
        heading = say.words_of(name=name)
        if listener:
            heading = say.words_as_heard(name=name, listener=session.name(listener))
        return (
            content(f"{mark.symbol} ", mark.colour)
            + content(heading, "bold")
            + content(f" · {vocabulary.NOTE_KINDS[self._kind]}")
            + content(f"   {say.NEW_LINE}", "$quiet")
        )


def note_of(author: ParticipantId, session: Session | None) -> NoteOf:
    """Whose words are written where this is their author: in a heard loop a listener's, of the speaker."""
    return NoteOf(author, listener_to(session, author) if session is not None else None)
