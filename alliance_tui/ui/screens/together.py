"""Looking at it together: marks are uncovered one agreement at a time, talked about, and settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual.binding import BindingType

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions import agreements, assessing
from alliance_tui.domain.events import Instant
from alliance_tui.domain.people import consenting
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Consent, LookingPage, ParticipantId, RecordId
from alliance_tui.sentences import answering, everywhere
from alliance_tui.sentences import together as say
from alliance_tui.ui.keys import digits, key, letter, numbers
from alliance_tui.ui.screens.marks_pages import agreement_of, assessed
from alliance_tui.ui.screens.over_talk import OverTalkScreen
from alliance_tui.ui.screens.together_pages import after_page, covered_page, open_page
from alliance_tui.ui.widgets.agreement_words import answer_given
from alliance_tui.ui.widgets.key_bar import Key

DECISIONS: Final[Mapping[str, Callable[[Session, Instant, RecordId], Decision]]] = {
    "keep": agreements.continue_agreement,
    "retire": agreements.retire,
    "fulfil": agreements.fulfil,
}
"""What can be decided with one key."""

FULFIL: Final = "settle('fulfil')"
"""The action of saying that an agreement has brought what it was for, or that a task is done."""

BACK: Final = Key("esc", everywhere.TO_THE_TALK.name, "back")
"""The way back."""


class TogetherScreen(OverTalkScreen):
    """Stands over the session; everyone looks at it."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    CHANGES = frozenset({"change", "explain", "press", "settle"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "choose", say.UNCOVER, "together-go"),
        *digits("press", say.PRESS, "together-answer"),
        key("right", "go(1)", say.NEXT, "together-next"),
        key("left", "go(-1)", say.BEFORE, "together-before"),
        key(letter("k"), "settle('keep')", say.KEEP, "together-keep"),
        key(letter("c"), "change", say.CHANGE, "together-change"),
        key(letter("r"), "settle('retire')", say.LET_GO, "together-retire"),
        key(f"{letter('f')},{letter('d')}", "settle('fulfil')", say.FULFILLED, "together-fulfil"),
        key(letter("v"), "read_out", say.READ_OUT, "together-read"),
        key(letter("g"), "goals", say.GOALS, "together-goals"),
        key(letter("u"), "undo", say.UNDO, "together-undo"),
        key(letter("y"), "redo", everywhere.REDO, "together-redo"),
    ]

    def __init__(self, marking: Callable[[], OverTalkScreen]) -> None:
        """The agreements, one at a time.

        Args:
            marking: Makes the page on which who came in meanwhile marks first. That page leads here: it
                knows this one, and not the other way round too.
        """
        super().__init__()
        self._marking = marking
        self._place = 0
        self._asked: set[tuple[RecordId, ParticipantId]] = set()

    @property
    def for_good(self) -> frozenset[str]:
        """The letters that say what becomes of an agreement."""
        return frozenset("kcrfd")

    def on_mount(self) -> None:
        """Begin where people were, or with the first agreement that is not settled."""
        if self.session is not None:
            self._place = _place_in(self.session)
            self._note_place()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that is looked at; None after the last one."""
        looked_at = self.session.assessment.agreements if self.session else ()
        if self.session is None or self._place >= len(looked_at):
            return None
        return agreement_of(self.session, looked_at[self._place])

    @property
    def is_covered(self) -> bool:
        """Whether the marks of this agreement are still covered."""
        one, session = self.agreement, self.session
        return one is not None and session is not None and one.id in session.assessment.covered

    def changes(self, name: str) -> bool:
        """Also going on, where that uncovers marks."""
        return (name == "choose" and self.is_covered) or super().changes(name)

    def action_go(self, by: int) -> None:
        """Uncover what is covered; else go to the next agreement, or to the one before."""
        session, one = self.session, self.agreement
        if session is None:
            return
        if by > 0 and one is not None and self.is_covered:
            self._lay_open(one)
            return
        if by > 0 and one is None:
            self.action_back()
            return
        self.whisper(everywhere.FIRST_AGREEMENT if self._place + by < 0 else None)
        self._place = min(max(self._place + by, 0), len(session.assessment.agreements))
        self._note_place()
        self.tell()
        self.scroller.go_to_line(0)

    def _note_place(self) -> None:
        one = self.agreement
        self.note_place(LookingPage.TOGETHER, one.id if one is not None else None)

    def action_choose(self) -> None:
        """Uncover, or go on from what is settled: a key held down uncovers no more than one agreement."""
        if self._is_unsettled and self.offers("settle"):
            self.whisper(say.DECIDE)
        else:
            self.action_go(1)

    def action_settle(self, name: str) -> None:
        """Decide together what becomes of the agreement."""
        one = self._open_one()
        if one is not None and self.act(DECISIONS[name], one.id):
            self.whisper(say.GO_ON_OR_BACK)

    def action_press(self, seat: int) -> None:
        """Say yes to new words, or more than a yes as a trial, each with their own number."""
        one = self._open_one()
        session = self.session
        if one is None or session is None:
            return
        person = session.seated(seat)
        may_answer = person is None or (one.id, person.id) in self._asked or person.facilitator
        if not may_answer or not one.is_live:
            asks = any(agreement == one.id for agreement, _ in self._asked)
            self.whisper(say.YES_STANDS if asks and one.is_live else say.NOT_ASKED_HERE)
        elif self.act(agreements.press_yes, one.id, seat):
            now = self.agreement or one
            came_in_force = now.is_in_force and not one.is_in_force
            said = answer_given(now, person) if person else None
            self.whisper(answering.IN_FORCE if came_in_force else said)

    def action_explain(self) -> None:
        """Say how to answer: nobody answers for someone else by a click on the key bar."""
        self.whisper(answering.PRESS_YOUR_OWN)

    def action_change(self) -> None:
        """Give the agreement other words; everyone is asked again."""
        from alliance_tui.ui.dialogs.agreement_page import AgreementPage

        one = self._open_one()
        if one is None or not self.is_on_top:
            return
        if one.is_live and self.may_write():
            self.app.push_screen(AgreementPage(one.id))
        elif not one.is_live:
            self.whisper(agreements.NOT_THERE)

    def action_read_out(self) -> None:
        """Show the agreement alone."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        session, shown = self.session, self.agreement
        if shown is not None and session is not None and self.is_on_top:
            shown = assessed(session, shown.id) if self.is_covered else shown
            self.app.push_screen(ReadOutScreen.of_agreement(shown, session.participants, session.zone))
        elif self.agreement is None:
            self.whisper(say.ALL_GONE_THROUGH)

    def action_goals(self) -> None:
        """Show everyone's goals: whose it is says whether it is reached."""
        from alliance_tui.ui.dialogs.goals import GoalsDialog

        if self.is_on_top:
            self.app.push_screen(GoalsDialog())

    def _lay_open(self, one: Agreement) -> None:
        """Lay the marks open; where someone came in meanwhile, they mark first."""
        session = self.session
        if session is not None and not session.assessment.is_ready(session.people):
            if self.is_on_top:
                self.app.switch_screen(self._marking())
        elif self.act(assessing.reveal, one.id):
            self.whisper(None)

    @property
    def _is_unsettled(self) -> bool:
        """Whether the marks lie open and nothing was decided yet."""
        one, session = self.agreement, self.session
        if one is None or session is None or self.is_covered:
            return False
        return not session.is_decided(one.id)

    def _open_one(self) -> Agreement | None:
        """The agreement that can be decided about: its marks lie open."""
        if self.is_covered:
            self.whisper(say.UNCOVER_FIRST)
            return None
        if self.agreement is None:
            self.whisper(say.ALL_GONE_THROUGH)
        return self.agreement

    def tell(self) -> None:
        """Tell of the agreement that is looked at."""
        session = self.session
        if session is None:
            return
        self.top.left, self.top.beside = session.title, say.PLACE
        self._place = min(self._place, len(session.assessment.agreements))
        one = self.agreement
        if one is None:
            blocks = after_page(session, self.host.clock.now(), self.host.clock.zone())
        elif self.is_covered:
            blocks = covered_page(session, one.id, self._place)
        else:
            self._note_asked(one)
            asked = {who for agreement, who in self._asked if agreement == one.id}
            blocks = open_page(session, one.id, self._place, asked)
        self.page.tell(blocks)
        self.bar.keys = self.useful(self._keys(one))

    def _note_asked(self, one: Agreement) -> None:
        """Remember whose yes is still to come or was one for a while: only they are asked here."""
        session = self.session
        if session is not None and one.is_live:
            waits = (who for who in consenting(session.people) if one.consent(who.id) is not Consent.YES)
            self._asked.update((one.id, who.id) for who in waits)

    def _keys(self, one: Agreement | None) -> tuple[Key, ...]:
        before = (Key("←", say.BEFORE.name, "go(-1)"),) if self._place else ()
        if one is None:
            return (
                Key("enter", everywhere.TO_THE_TALK.name, "back"),
                *((Key("g", say.GOALS.name, "goals"),) if self.session and self.session.goals else ()),
                *before,
            )
        if self.is_covered:
            return (Key("enter", say.UNCOVERS, "choose"), *before, BACK)
        session = self.session
        asked = session.counted if session else ()
        answers = (Key(numbers(asked), answering.YOUR_ANSWER, "explain"),) if asked else ()
        keep = Key("k", say.KEEP.name, "settle('keep')")
        if session is not None and one.is_live and not one.is_in_force:
            undecided = self._is_unsettled and session.other_words(one) is None
            return (
                *((keep,) if undecided else ()),
                *answers,
                Key("→", say.NEXT.name, "go(1)"),
                Key("c", say.CHANGE.name, "change"),
                Key("r", say.LET_GO.name, "settle('retire')"),
                Key("esc", say.TALK, "back"),
            )
        offers = one.is_live and any(agreement == one.id for agreement, _ in self._asked)
        answer = answers if offers else ()
        change = (Key("c", say.CHANGE.name, "change"), Key("r", say.LET_GO.name, "settle('retire')"))
        done = Key("d", say.DONE, FULFIL) if one.terms.is_task else Key("f", say.FULFILLED.name, FULFIL)
        go_on = Key("→", say.NEXT.name, "go(1)")
        if session is not None and session.is_decided(one.id):
            return (go_on, *answer, Key("u", say.UNDO.name, "undo"), *(change if one.is_live else ()), BACK)
        return (keep, *answer, *change, done, go_on, Key("esc", say.TALK, "back"))


def _place_in(session: Session) -> int:
    """Which of the agreements people look at, from 0; after the last one, how many there are."""
    assessment = session.assessment
    looked_at = assessment.agreements
    if assessment.page is LookingPage.TOGETHER and assessment.looked_at is None:
        return len(looked_at)
    if assessment.page is LookingPage.TOGETHER and assessment.looked_at in looked_at:
        return looked_at.index(assessment.looked_at)
    undecided = (place for place, one in enumerate(looked_at) if not session.is_decided(one))
    return next(undecided, len(looked_at))
