"""The state of one sitting: what the fold of its log gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Assessment, Celebration
from alliance_tui.domain.carried import Goal, Parked, Rested
from alliance_tui.domain.method import SHORT, SHORT_STEPS, STEPS, Setting
from alliance_tui.domain.note import Note
from alliance_tui.domain.opening import Opening
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.talk import BrokenOff, Phase, Span, Start, TimeOut, Turn
from alliance_tui.domain.words import (
    AllianceId,
    ClosingPage,
    Keep,
    ParticipantId,
    RecordId,
    SessionId,
    SessionKind,
    Step,
    Technique,
)
from alliance_tui.domain.writers import Writers
from alliance_tui.sentences import vocabulary


class Session(Struct, frozen=True):
    """One sitting, as it stands after the records folded so far."""

    id: SessionId
    """Which session."""

    alliance: AllianceId
    """Which alliance it belongs to."""

    kind: SessionKind
    """To design, or to assess."""

    title: str
    """The alliance's title."""

    zone: str
    """The IANA name of the zone the people are in."""

    setting: Setting
    """The setting it is held with."""

    opened: datetime
    """When it began (UTC)."""

    participants: tuple[Participant, ...]
    """Everyone of the alliance, by seat; those too who left it, and are named still or left meanwhile."""

    phase: Phase
    """What is going on now."""

    t: float = 0.0
    """The moment of the newest record, in seconds since the session opened."""

    touched: datetime | None = None
    """The wall's time of the newest record (UTC)."""

    closed: datetime | None = None
    """When it ended (UTC); None while it is open."""

    closing: ClosingPage | None = None
    """The page people are at of what is told at the end; None while they are not about to end it."""

    left: bool = False
    """Whether the program was left while the session is open."""

    writers: Writers = Writers()
    """Which openings of the program write it."""

    step: Step = Step.PURPOSE
    """The present step."""

    entered: tuple[Step, ...] = ()
    """The steps that were entered, in the order of first entering."""

    ways: tuple[tuple[float, Step], ...] = ()
    """When each step was entered, in seconds since the session opened, in order; some were more than once."""

    question: int = 0
    """Which question of the step is shown, from 0."""

    spans: tuple[Span, ...] = ()
    """Whose the time was, up to the present phase."""

    turn: Turn | None = None
    """The present turn; None while the floor is open."""

    split: ParticipantId | None = None
    """Whose turn a time-out or an absence split: taking the floor next goes on with it, with a fresh length.

    Nobody's once somebody else had the floor, or a step was entered: that turn is over.
    """

    broken_off: BrokenOff | None = None
    """What was going on as people went away; None once something else goes on, or they were back since."""

    begins_again: bool = False
    """Whether a time-out that stopped a talk is over: until the first to speak since is done."""

    holders: tuple[ParticipantId, ...] = ()
    """Who held the floor, one entry a turn, in order."""

    hands: tuple[ParticipantId, ...] = ()
    """Raised hands, the longest raised first."""

    notes: tuple[Note, ...] = ()
    """What people wrote down, in order; without what was taken back."""

    parked: tuple[Parked, ...] = ()
    """The parking lot."""

    rested: tuple[Rested, ...] = ()
    """Topics that rest until another day."""

    taken_up: Parked | Rested | None = None
    """What stands in the middle in the place of a question: a topic that was taken up; None for none."""

    taken_at: float = 0.0
    """When it was taken up, in seconds since the session opened."""

    assessment: Assessment = Assessment()
    """How far people have come in looking back; empty outside an assess session."""

    celebrations: tuple[Celebration, ...] = ()
    """What people celebrate and have not held yet, carried and new."""

    carried_goals: tuple[Goal, ...] = ()
    """The goals of earlier sessions that were open when this one began."""

    brought: tuple[Parked | Rested | Celebration, ...] = ()
    """What came along of what was parked, rests or is celebrated: earlier sessions kept it."""

    goal_marks: tuple[tuple[RecordId, bool], ...] = ()
    """Which goals their owners called reached, or still open, in this session."""

    spoken: tuple[tuple[Step, ParticipantId], ...] = ()
    """Who has had the floor in which step, each pair once."""

    begun: tuple[Step, ParticipantId] | None = None
    """In which step the turn began that is not over, and whose it is; it goes on through breaks."""

    had: tuple[tuple[Step, ParticipantId], ...] = ()
    """Who has had a turn that began in which step and is over, each pair once."""

    chosen: tuple[tuple[Technique, bool], ...] = ()
    """The ways of talking that were turned on or off."""

    start: Start | None = None
    """How it is found who begins, where that was chosen; else the setting says."""

    begins: int = 0
    """How many sessions came before: who begins rotates with it."""

    writing: float | None = None
    """Since when words are typed that hold the turn's bar, in seconds since the session opened."""

    keeping: tuple[tuple[ParticipantId, Keep], ...] = ()
    """What people chose to keep of the session."""

    kept: Keep | None = None
    """What was kept of it; None while it is open."""

    agreements: tuple[Agreement, ...] = ()
    """All agreements, carried and new, in the order they were proposed; withdrawn ones too."""

    came_along: tuple[RecordId, ...] = ()
    """The wordings of the agreements that were there before it began."""

    review: Review | None = None
    """The next review."""

    review_chosen: bool = False
    """Whether people said in this session when the next review is, or that there is none."""

    looks_at_all: bool = False
    """Whether it looks back at all that was in force when it began: it holds the review."""

    time_out: TimeOut | None = None
    """The running time-out; None outside one."""

    minutes: int = 0
    """How many minutes people have for it; 0 for as long as it takes."""

    opening: Opening = Opening()
    """What people settled as they sat down."""

    gone_before: tuple[ParticipantId, ...] = ()
    """Who had left the alliance before it began, and is named still."""

    @property
    def is_open(self) -> bool:
        """Whether the session has not ended."""
        return self.closed is None

    @property
    def holder(self) -> ParticipantId | None:
        """Who speaks now."""
        return self.phase.holder

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this kind of session."""
        return STEPS[self.kind]

    @property
    def topic(self) -> str:
        """The words of the topic that was taken up; empty for none."""
        if isinstance(self.taken_up, Parked):
            return self.taken_up.text
        return self.taken_up.about if self.taken_up else ""

    @property
    def path(self) -> tuple[Step, ...]:
        """The steps that are suggested in the time there is, and those people went to all the same."""
        if not 0 < self.minutes <= SHORT:
            return self.steps
        been = {*self.entered, self.step}
        return tuple(step for step in self.steps if step in SHORT_STEPS or step in been)

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everyone who has not left the alliance, by seat."""
        return tuple(person for person in self.participants if not person.gone)

    @property
    def members(self) -> tuple[Participant, ...]:
        """Everyone who was of the alliance while it was held, by seat; those who left meanwhile too."""
        return tuple(person for person in self.participants if person.id not in self.gone_before)

    @property
    def here(self) -> tuple[Participant, ...]:
        """Everyone at the table today, by seat."""
        return tuple(person for person in self.participants if person.here and not person.gone)

    @property
    def live_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that are proposed or in force."""
        return tuple(one for one in self.agreements if one.is_live)

    @property
    def made(self) -> tuple[Agreement, ...]:
        """The agreements that were made or reworded in this session and were on the table at its end."""
        return tuple(one for one in self.live_agreements if one.wording not in self.came_along)

    @property
    def ended_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that came to a good end in this session: done, fulfilled, or let go of."""
        return tuple(one for one in self.agreements if one.is_over)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Everyone's goals: those that came along, then those of this session's purpose step."""
        own = tuple(Goal(note.id, note.participant, note.text) for note in self.notes if note.is_goal)
        marks = dict(self.goal_marks)
        return tuple(replace(goal, reached=marks.get(goal.id)) for goal in (*self.carried_goals, *own))

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        """The goals that are not reached, of those who have not left: nobody else could say how it is."""
        people = {person.id for person in self.people}
        return tuple(goal for goal in self.goals if not goal.reached and goal.participant in people)

    @property
    def marked_goals(self) -> tuple[Goal, ...]:
        """The goals of which somebody said in this session that theirs is reached, or still open."""
        return tuple(goal for goal in self.goals if goal.reached is not None)

    @property
    def counted(self) -> tuple[Participant, ...]:
        """Everyone at the table whose time counts and whose yes is asked for, by seat: no facilitator's."""
        return tuple(person for person in self.here if not person.facilitator)

    def person(self, participant: ParticipantId | None) -> Participant | None:
        """The participant with this id, also one who left; None where there is none."""
        for person in self.participants:
            if person.id == participant:
                return person
        return None

    def name(self, participant: ParticipantId | None) -> str:
        """What a participant is called, or "someone" where the id is unknown."""
        person = self.person(participant)
        return person.called if person else vocabulary.SOMEONE

    def seated(self, seat: int) -> Participant | None:
        """Who sits on a seat (1 to 8); None where nobody does."""
        return next((person for person in self.people if person.seat == seat), None)

    def note(self, note: RecordId) -> Note | None:
        """The note with this id; None where it was taken back or never written."""
        return next((one for one in self.notes if one.id == note), None)

    def agreement(self, agreement: RecordId) -> Agreement | None:
        """The agreement with this id that is not withdrawn; None where there is none."""
        return next((one for one in self.live_agreements if one.id == agreement), None)

    def is_decided(self, agreement: RecordId) -> bool:
        """Whether it is known what becomes of an agreement that is looked at: decided, or at its end."""
        return agreement in self.assessment.settled or self.agreement(agreement) is None

    def other_words(self, agreement: Agreement) -> Agreement | None:
        """The same agreement in the words its marks are for, where it has other words by now; else None."""
        lived_with = self.assessment.lived_with(agreement.id)
        return lived_with if lived_with is not None and lived_with.terms != agreement.terms else None

    def notes_of(self, participant: ParticipantId, step: Step) -> Iterator[Note]:
        """A participant's notes of one step, in the order they were written."""
        return (note for note in self.notes if note.participant == participant and note.step is step)
