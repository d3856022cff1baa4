"""The live session: a pane per person, the question in the middle, the agreements, the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Static

from alliance_tui.domain.decisions import breaks, floor, notes, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import NOTE_KINDS, TURN_STEP
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.saving import NotSaved, ReadOnly
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import FLOOR, NUMBERS, WAY, WORDS
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.stray_letters import StrayLetters
from alliance_tui.ui.telling import told_of_undo
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.agreement_list import AgreementList
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.note_dock import NoteDock, Purpose
from alliance_tui.ui.widgets.panes import Panes
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.question_bar import QuestionBar
from alliance_tui.ui.widgets.session_header import SessionHeader
from alliance_tui.ui.widgets.whisper import Whisper

DECISIONS: Final[Mapping[str, Callable[[Session, Instant], Decision]]] = {
    "hand_over": floor.hand_over,
    "open_floor": floor.open_floor,
    "breathe": floor.breathe,
    "heard": floor.ask_to_be_heard,
    "pause": breaks.pause,
    "next_step": sitting.next_step,
    "previous_step": sitting.previous_step,
}
"""What keys decide that need no further word."""

WRITING_KEYS: Final = (
    Key("enter", "save", "submit"),
    Key("F8", "hand over", "decide('hand_over')"),
    Key("F2", "whose", "author"),
    Key("F3", "what", "kind"),
    Key("esc", "back", "back"),
)
"""The keys at the foot while words are typed."""

NARROW: Final = 100
"""Below so many columns the agreements are a strip under the panes."""


class SessionScreen(LiveScreen[None]):
    """Turns keys and clicks into decisions, and binds the new state down to what draws it."""

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = "In the session"
    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS, *FLOOR, *WORDS, *WAY]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (Textual's form)
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012 (the same)

    panes = query_one(Panes)
    agreements = query_one(AgreementList)
    dock = query_one(NoteDock)
    bar = query_one("#keys", KeyBar)
    banner = query_one("#banner", Static)

    def __init__(self) -> None:
        super().__init__()
        self._giving = False
        self._stray = StrayLetters()

    def compose(self) -> ComposeResult:
        """From the top: where we are, the question, the panes and agreements, the note, the keys."""
        yield SessionHeader().data_bind(LiveScreen.session, LiveScreen.now, LiveScreen.status)
        yield Static(id="banner", markup=False)
        yield QuestionBar().data_bind(LiveScreen.session)
        with Container(id="body"):
            yield Panes().data_bind(LiveScreen.session, LiveScreen.now)
            yield AgreementList().data_bind(LiveScreen.session, LiveScreen.now)
        yield NoteDock().data_bind(LiveScreen.session)
        yield Whisper()
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say which keys matter first."""
        self._show_keys()
        self._show_status()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the agreements into a strip where there is no room beside the panes."""
        self.agreements.strip = event.size.width < NARROW

    def watch_session(self) -> None:
        """Show the keys that matter now."""
        if self.is_mounted:
            self._show_keys()

    def watch_status(self) -> None:
        """Say what is not saved, for as long as it is so."""
        if self.is_mounted:
            self._show_status()

    def _show_status(self) -> None:
        """Say above everything what is not saved and why."""
        match status := self.status:
            case NotSaved():
                waiting = f"{status.waiting} action{'s' if status.waiting != 1 else ''} waiting"
                self.banner.update(
                    content(f"NOT SAVED: {status.reason} ({waiting}; it is tried again by itself)")
                )
            case ReadOnly():
                self.banner.update(content(f"READ ONLY: {status.reason}"))
            case _:
                pass
        self.banner.display = isinstance(status, NotSaved | ReadOnly)

    # Keys

    def action_decide(self, name: str) -> None:
        """Do what needs no further word."""
        self._giving = False
        self.act(DECISIONS[name])

    def action_press(self, seat: int) -> None:
        """Do what this number means here: your hand or the floor; or the answer to what was asked."""
        if self.dock.purpose is Purpose.WHOSE:
            self._write_for(seat)
        elif self._giving:
            self._giving = False
            self.act(floor.give_floor, seat)
        else:
            self.act(floor.press, seat)

    def action_give(self) -> None:
        """Ask whom the floor is given to."""
        self._giving = True
        self.whisper("Give the floor to whom? Press their number.")

    def action_lengthen(self, direction: int) -> None:
        """Make the turn longer or shorter by one step."""
        self.act(floor.lengthen_turn, direction * TURN_STEP)

    def action_question(self, by: int) -> None:
        """Show another question."""
        self.act(sitting.show_question, by)

    def action_clock(self) -> None:
        """Show the turn as a bar, as digits, or not at all."""
        looks = tuple(ClockLook)
        self.panes.clock = looks[(looks.index(self.panes.clock) + 1) % len(looks)]

    def action_undo(self) -> None:
        """Take back what was done last."""
        live = self.host.live
        if live is not None:
            self.whisper(live.undo() or told_of_undo(live.records()))

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        live = self.host.live
        if live is not None:
            self.whisper(live.redo() or told_of_undo(live.records()))

    def action_back(self) -> None:
        """Close the field, keeping what is typed in it; forget a question that was asked."""
        self._giving = False
        self.whisper(None)
        if self._keep_draft():
            self.whisper("What you typed is kept here until the next time you write.")
        self._close_dock()

    # Writing

    def action_note(self) -> None:
        """Write down the words of who speaks; with the floor open, ask whose."""
        session = self.session
        speaker = session.person(session.holder or session.phase.back_to) if session else None
        if session is None:
            return
        if self.dock.is_writing_new:
            self.dock.field.focus()
            return
        self._keep_draft()
        if speaker is None:
            self.dock.ask_whose()
        else:
            self.dock.write(speaker, NOTE_KINDS[session.step], self.host.drafts.note)

    def action_submit(self) -> None:
        """Keep the words in the field."""
        self.dock.field.action_submit()

    def action_author(self) -> None:
        """Give the words to the next person."""
        self.dock.action_next_author()

    def action_kind(self) -> None:
        """Make the words the next kind of note."""
        self.dock.action_next_kind()

    def action_park(self) -> None:
        """Write down what matters, but not now."""
        self._keep_draft()
        self.dock.park(self.host.drafts.parked)

    def _write_for(self, seat: int) -> None:
        session = self.session
        person = session.seated(seat) if session else None
        if session is None or person is None:
            self.whisper(f"Nobody has the number {seat}.")
            return
        self.dock.write(person, NOTE_KINDS[session.step], self.host.drafts.note)

    @on(NoteDock.Written)
    def _keep_note(self, message: NoteDock.Written) -> None:
        drafts = self.host.drafts
        if message.note is None:
            if self.act(notes.write_note, message.participant, message.kind, message.text):
                drafts.note = ""
                self._close_dock()
        elif message.is_unchanged or self.act(
            notes.change_note, message.note, message.participant, message.kind, message.text
        ):
            drafts.changes.pop(message.note, None)
            self._close_dock()

    @on(NoteDock.Parked)
    def _keep_parked(self, message: NoteDock.Parked) -> None:
        if self.act(notes.park, message.text):
            self.host.drafts.parked = ""
            self._close_dock()
            self.whisper("Parked for later. w shows the parking lot.")

    @on(NoteDock.Said)
    def _pass_on(self, message: NoteDock.Said) -> None:
        self.whisper(message.sentence)

    def _keep_draft(self) -> bool:
        """Keep what is being typed before something else comes into the field.

        Returns:
            Whether there is anything to keep.
        """
        drafts, typed = self.host.drafts, self.dock.draft
        match self.dock.purpose:
            case Purpose.PARK:
                drafts.parked = typed
            case Purpose.NOTE if self.dock.note is None:
                drafts.note = typed
            case Purpose.NOTE if self.dock.note is not None and typed:
                drafts.changes[self.dock.note] = typed
            case _:
                pass
        return bool(typed.strip())

    def _close_dock(self) -> None:
        self.dock.close()
        self.set_focus(None)

    def on_descendant_focus(self) -> None:
        """While letters are typed, name the key that calls a time-out even then."""
        self.bar.typing = True
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """Name the plain letter again."""
        self.bar.typing = False
        self._show_keys()

    def on_key(self, event: events.Key) -> None:
        """Ask about letters that mean nothing here and come fast: someone is typing into the air."""
        letter = event.character or ""
        if self.focused is not None or not letter.isalpha() or event.key in self.active_bindings:
            return
        letters = self._stray.add(letter, self.host.clock.steady())
        if letters:
            self.host.drafts.note += letters
            self.whisper("Write this as a note? n opens it with the letters in it.")

    # Dialogs

    def action_words(self) -> None:
        """Show all notes."""
        from alliance_tui.ui.dialogs.words import WordsDialog

        self.app.push_screen(WordsDialog())

    def action_agreement(self) -> None:
        """Write an agreement."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        self.app.push_screen(AgreementPage(None))

    def action_agreements(self) -> None:
        """Show all agreements."""
        from alliance_tui.ui.dialogs.agreements import AgreementsDialog

        self.app.push_screen(AgreementsDialog())

    def action_review(self) -> None:
        """Set the date of the review."""
        from alliance_tui.ui.dialogs.review import ReviewDialog

        self.app.push_screen(ReviewDialog())

    def action_people(self) -> None:
        """Correct names, say who is here, let someone join."""
        from alliance_tui.ui.dialogs.people import PeopleDialog

        self.app.push_screen(PeopleDialog())

    def action_read_out(self) -> None:
        """Show the question alone."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        session = self.session
        questions = session.setting.questions(session.step) if session else ()
        if session is not None and questions:
            self.app.push_screen(
                ReadOutScreen(questions[session.question % len(questions)], session.step.value)
            )

    def action_end(self) -> None:
        """Ask whether to end, and then show what was agreed."""
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog
        from alliance_tui.ui.screens.closing import ClosingScreen

        def ended(end: bool | None) -> None:
            if end:
                self.app.push_screen(ClosingScreen())

        sentence = "You will see what you agreed on, to read aloud together."
        self.app.push_screen(ConfirmDialog("End the session?", sentence, yes="end", no="go on"), ended)

    # Clicks

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        await self.run_action(message.action)

    @on(QuestionBar.Pressed)
    def _another_question(self) -> None:
        self.action_question(1)

    @on(ParticipantPane.Pressed)
    def _press_pane(self, message: ParticipantPane.Pressed) -> None:
        person = self.session.person(message.participant) if self.session else None
        if person is not None:
            self.action_press(person.seat)

    @on(ParticipantPane.NotePressed)
    def _edit_note(self, message: ParticipantPane.NotePressed) -> None:
        note = self.session.note(message.note) if self.session else None
        if note is None:
            return
        self._keep_draft()
        changed = self.host.drafts.changes.get(note.id)
        self.dock.edit(note, changed)
        self.whisper(None if changed is None else "These are the words you changed before.")

    @on(AgreementList.Pressed)
    def _edit_agreement(self, message: AgreementList.Pressed) -> None:
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        self.app.push_screen(AgreementPage(message.agreement))

    def _show_keys(self) -> None:
        session = self.session
        if session is not None:
            self.bar.keys = WRITING_KEYS if self.bar.typing else keys_now(session)


def keys_now(session: Session) -> tuple[Key, ...]:
    """The at most six keys that matter now, the most important first."""
    seats = [person.seat for person in session.here]
    numbers = " ".join(map(str, seats)) if len(seats) <= 3 else f"{seats[0]}-{seats[-1]}"
    first_seat = f"press({seats[0]})" if seats else "app.help"
    rest = (
        Key("n", "note", "note"),
        Key("a", "agree", "agreement"),
        Key("→", "step", "decide('next_step')"),
        Key("?", "", "app.help"),
    )
    if session.phase.listener is not None:
        speaker = session.person(session.phase.back_to)
        yes = str(speaker.seat) if speaker else "space"
        return (Key(yes, "heard", "decide('hand_over')"), Key("h", "say it again", "decide('heard')"), *rest)
    if session.phase.kind is SpanKind.BREATH:
        return (Key("b", "go on", "decide('breathe')"), Key(numbers, "speak", first_seat), *rest)
    if session.holder is None:
        return (Key(numbers, "speak", first_seat), *rest)
    return (Key("space", "hand over", "decide('hand_over')"), Key(numbers, "your hand", first_seat), *rest)
