"""Everything that was written down in a session, what is celebrated, and the parking lot."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked
from alliance_tui.domain.decisions import assessing, notes, parking
from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.sentences import everywhere, foot, vocabulary
from alliance_tui.sentences import words as say
from alliance_tui.ui.dialogs.rewriting import Rewriting
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.mark_words import celebration_details
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import QUIET, words
from alliance_tui.ui.widgets.word_blocks import word_blocks, word_keys


class WordsDialog(Rewriting):
    """All notes by step, what is celebrated, what was parked; of a session that has ended only to read."""

    TITLE_OF_KEYS = say.HEADING

    CHANGES = frozenset({"agree", "edit", "hand_over", "save", "take_back"})

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

    def __init__(self, past: Session | None = None) -> None:
        """All words of a session.

        Args:
            past: The session, where it is not the one at the table; its words are only read.
        """
        super().__init__()
        self._past = past
        self._shown: object = None

    @property
    def heading(self) -> str:
        """Whose words."""
        return say.HEADING if self._is_open else say.HEADING_OF_PAST

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Page(id="words")

    def show_state(self) -> None:
        """Draw all words as they are now."""
        session = self._session
        if session is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        shown = (session.notes, session.celebrations, session.parked, session.people)
        if shown != self._shown:
            self._shown = shown
            self.sheet.tell(word_blocks(session))
        self.highlight_one_of(word_keys(session), place)
        self.tell_keys()

    def list_keys(self) -> tuple[Key, ...]:
        """What can be done with what is highlighted."""
        if self._words is None:
            return (Key("esc", foot.BACK, "back"),)
        if not self._is_open:
            return (Key("v", foot.READ_OUT, "read_out"), Key("esc", foot.BACK, "back"))
        if isinstance(self._words, Parked):
            return (
                Key("enter", say.TAKE_UP, "edit"),
                Key("v", foot.READ_OUT, "read_out"),
                Key("esc", foot.BACK, "back"),
            )
        return (
            Key("enter", foot.EDIT, "edit"),
            Key("del", say.TAKE_BACK.name, "take_back"),
            Key("u", everywhere.UNDO.name, "undo"),
            *((Key("a", say.AGREE_AT_FOOT, "agree"),) if self._note is not None else ()),
            Key("v", foot.READ_OUT, "read_out"),
            Key("esc", foot.BACK, "back"),
        )

    # Keys

    def action_edit(self) -> None:
        """Open what is highlighted, to give it other words; take the highlighted parked thing up."""
        one = self._words
        if not self._is_open:
            self.action_read_out()
        elif isinstance(one, Parked):
            if self.act(parking.take_up_parked, one.id):
                self.whisper(say.TAKEN_UP)
        elif one is None:
            self.whisper(say.NOTHING_HERE)
        elif isinstance(one, Celebration):
            self._reword(one)
        elif self.may_write():
            self.edit(one)

    def _reword(self, celebration: Celebration) -> None:
        """Open the page on which a celebration gets other words."""
        from alliance_tui.ui.dialogs.celebrating import CelebratingDialog

        if self.is_on_top and self.may_write():
            self.app.push_screen(CelebratingDialog(celebration))

    def action_agree(self) -> None:
        """Begin an agreement with the words of the highlighted note; one that is begun already goes on."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        note = self._note
        if self._words is None:
            self.whisper(say.NOTHING_HERE)
        if note is None or not self._is_open or not self.is_on_top or not self.may_write():
            return
        drafts = self.host.drafts
        if drafts.terms_of(None) is None:
            drafts.agreement = Terms(note.text, grown_from=note.id)
        self.app.push_screen(AgreementPage(None))

    def action_take_back(self) -> None:
        """Take the highlighted note or celebration back."""
        one = self._words
        if not self._is_open:
            self.whisper(say.ENDED)
        elif one is None or isinstance(one, Parked):
            self.whisper(say.ENTER_TAKES_UP if one is not None else say.NOTHING_HERE)
        else:
            is_note = isinstance(one, Note)
            take_back = notes.take_back_note if is_note else assessing.take_back_celebration
            if self.act(take_back, one.id):
                self.whisper(say.TAKEN_BACK)

    def action_read_out(self) -> None:
        """Show the highlighted words alone and whole."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        session, one = self._session, self._words
        if session is None or not self.is_on_top:
            return
        match one:
            case Note():
                kind = vocabulary.NOTE_KINDS[one.kind]
                caption = say.caption(name=session.name(one.participant), kind=kind)
                self.app.push_screen(ReadOutScreen(one.text, caption))
            case Celebration():
                beneath = celebration_details(one, session.zone)
                self.app.push_screen(ReadOutScreen(one.what, say.TO_CELEBRATE, words(beneath, QUIET)))
            case Parked():
                self.app.push_screen(ReadOutScreen(one.text, say.PARKED))
            case _:
                self.whisper(say.NOTHING_HERE)

    def action_hand_over(self) -> None:
        """Hand the floor over: a note is often edited while someone speaks."""
        if self._is_open:
            self.hand_over()

    def action_undo(self) -> None:
        """Take back what was done last, in a session that goes on."""
        if self._is_open:
            super().action_undo()

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        if self._is_open:
            super().action_redo()

    # The list

    @on(Sheet.Highlighted)
    def _tell_keys(self) -> None:
        self.tell_keys()

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
    def _words(self) -> Note | Celebration | Parked | None:
        """What is highlighted."""
        session = self._session
        there: tuple[Note | Celebration | Parked, ...] = ()
        if session is not None:
            there = (*session.notes, *session.celebrations, *session.parked)
        return next((one for one in there if one.id == self.sheet.highlighted), None)

    @property
    def _note(self) -> Note | None:
        one = self._words
        return one if isinstance(one, Note) else None
