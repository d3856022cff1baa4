"""Small functions that build what tests need: settings, people, records, and a table to sit at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec

import msgspec
import pytest
from msgspec.structs import replace

from alliance_tui.book import new_id
from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions import agreements, floor, notes, people, sitting
from alliance_tui.domain.events import Event, Instant, Record
from alliance_tui.domain.events.sitting import SessionReopened
from alliance_tui.domain.method import Setting, StepWords
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import talk_seconds, time_of, turns
from alliance_tui.domain.words import (
    ActionId,
    AllianceId,
    NoteKind,
    ParticipantId,
    SessionKind,
    SpanKind,
    Step,
)
from alliance_tui.domain.writers import Writers
from alliance_tui.live import Live
from tests.fakes import START, MemoryLibrary, MemoryLog, MemoryOpening, MovableClock

P = ParamSpec("P")

CONVERSATIONS = Path(__file__).resolve().parents[2] / "shared" / "conversations"
"""Real conversations and agreement sentences; they lie beside the repository, not in it."""

needs_conversations = pytest.mark.skipif(
    not CONVERSATIONS.is_dir(), reason=f"needs the public conversations in {CONVERSATIONS}"
)
"""Skips a test where the public conversations are not on this machine."""


def setting(name: str = "couple", turn: int | None = 120, roles: Sequence[str] = ("partner",)) -> Setting:
    """A setting with two questions for every step."""
    steps = {step: StepWords((f"What of {step}?", f"What else of {step}?")) for step in Step}
    return Setting(name, name, tuple(roles), turn, "every week", ("every 2 weeks", "every month"), steps)


def pid(seat: int) -> ParticipantId:
    """The id of who was on a seat (1 to 8) at the founding."""
    return ParticipantId(f"p{seat}")


def person(seat: int, name: str, *, facilitator: bool = False, here: bool = True) -> Participant:
    """A participant."""
    return Participant(pid(seat), name, seat, facilitator=facilitator, here=here)


def record(n: int, event: Event, t: float = 0.0, *, writer: str = "aaaaaa", action: str = "") -> Record:
    """A record of its own action, unless another one is named; the wall's time goes with `t`."""
    at = START + timedelta(seconds=t)
    return Record(n=n, writer=writer, action=ActionId(action or f"{n}-{writer}"), at=at, t=t, event=event)


def visible(session: Session | None) -> Session | None:
    """All of a session that people see.

    Not who wrote it, its newest record's moment, what was withdrawn, what came along and is no longer
    wanted, and, once it has ended, what is in the middle.
    """
    if session is None:
        return None
    still = (*session.parked, *session.rested, *session.celebrations)
    session = replace(
        session, writers=Writers(), brought=tuple(one for one in session.brought if one in still)
    )
    if session.taken_up is None or not session.is_open:
        session = replace(session, taken_up=None, taken_at=0.0)
    return replace(session, t=0.0, touched=None, agreements=session.live_agreements)


def through_json(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records as they come back from a disk."""
    return tuple(msgspec.json.decode(msgspec.json.encode(records), type=list[Record]))


class Table:
    """People at a table: a Live over a library in memory, with a clock the test moves."""

    def __init__(
        self, live: Live, clock: MovableClock, library: MemoryLibrary, opening: MemoryOpening
    ) -> None:
        self.live = live
        """The newest state, and the way to change it."""

        self.clock = clock
        """What time it is."""

        self.library = library
        """Where it is all kept."""

        self.opening = opening
        """The alliance, held open."""

    @property
    def session(self) -> Session:
        """The session at the table."""
        if self.live.session is None:
            raise AssertionError("No session is at the table.")
        return self.live.session

    @property
    def alliance(self) -> Alliance:
        """The alliance."""
        if self.live.alliance is None:
            raise AssertionError("The alliance is not founded.")
        return self.live.alliance

    @property
    def speaker(self) -> str | None:
        """The name of whoever has the floor; None while nobody has."""
        return self.session.name(self.session.holder) if self.session.holder else None

    @property
    def hands(self) -> list[str]:
        """The names of those who wait to answer, the longest raised hand first."""
        return [self.session.name(hand) for hand in self.session.hands]

    @property
    def log(self) -> MemoryLog:
        """The log of the session at the table."""
        return self.opening.session(self.session.id)

    @property
    def t(self) -> float:
        """Seconds since the session opened."""
        return self.live.now().t

    @property
    def at(self) -> datetime:
        """The wall's time (UTC)."""
        return self.clock.now()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.move(seconds)

    def run(self, seconds: int) -> None:
        """Let time pass as in a program that runs: it beats once a second."""
        for _ in range(seconds):
            self.wait(1)
            self.live.beat()

    def act(
        self,
        decision: Callable[Concatenate[Session, Instant, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Decide; it has to happen."""
        happened(self.live.act(decision, *args, **kwargs))

    def refusal(
        self,
        decision: Callable[Concatenate[Session, Instant, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> str:
        """Decide; it has to be refused, with nothing written. Answers the sentence."""
        before = len(self.live.records())
        sentence = refused(self.live.act(decision, *args, **kwargs))
        assert len(self.live.records()) == before, "a refusal leaves no record"
        return sentence

    def talk(self) -> dict[str, float]:
        """Seconds each person has held the floor, by name; a facilitator is not in it."""
        return {self.session.name(who): spent for who, spent in talk_seconds(self.session, self.t).items()}

    def turns(self) -> dict[str, int]:
        """How many turns each person had, by name."""
        return {self.session.name(who): number for who, number in turns(self.session).items()}

    def sums(self) -> dict[str, float]:
        """Seconds by whose they were: talk, open, breath and so on, without what there was none of."""
        told = {kind.value: time_of(self.session, self.t, kind) for kind in SpanKind}
        return {kind: seconds for kind, seconds in told.items() if seconds}

    def note(self, seat: int, text: str, kind: NoteKind = NoteKind.NEED) -> Note:
        """Write a note for someone; answers it."""
        heard_by = notes.listener_to(self.session, pid(seat))
        self.act(notes.write_note, pid(seat), kind, text, heard_by)
        return self.session.notes[-1]

    def propose(self, what: str) -> Agreement:
        """Propose an agreement; answers it."""
        self.act(agreements.propose, Terms(what))
        return self.session.agreements[-1]

    def everyone_agrees(self, agreement: Agreement) -> None:
        """Let everyone here press their own key once on an agreement."""
        for one in self.session.here:
            if not one.facilitator:
                self.act(agreements.press_consent, agreement.id, one.seat)

    def again(self) -> Table:
        """The same alliance in a new opening of the program; nobody sits down yet."""
        return open_table(self.library, self.opening.id, self.clock)

    def leave(self) -> Table:
        """Leave the program, and start it again on this alliance."""
        self.live.close()
        return self.again()

    def kill(self) -> Table:
        """Kill the program, and start it again on this alliance."""
        self.opening.drop()
        return self.again()

    def resumed(self) -> Table:
        """This table, with the unfinished session gone on with."""
        sitting = self.alliance.unfinished
        assert sitting is not None, "there is an unfinished session"
        happened(self.live.resume(sitting.id))
        return self


def open_table(library: MemoryLibrary, alliance: AllianceId, clock: MovableClock) -> Table:
    """A new opening of an alliance that is in the library."""
    opening = library.open(alliance)
    return Table(Live(opening, clock), clock, library, opening)


def found_in(
    live: Live, title: str, setting: Setting, names: Sequence[str], facilitators: Sequence[str] = ()
) -> Refused | None:
    """Found an alliance in what was created for it."""
    zone = live._clock.zone()
    return live.found(people.found(live.id, title, setting, names, zone, facilitators))


def found(
    *names: str,
    title: str = "",
    turn: int | None = 120,
    facilitators: Sequence[str] = (),
    using: Setting | None = None,
) -> Table:
    """People who have founded an alliance and not sat down yet, by default with `setting(turn=turn)`."""
    clock = MovableClock()
    library = MemoryLibrary()
    opening = library.create(AllianceId(new_id()))
    live = Live(opening, clock)
    happened(found_in(live, title, using or setting(turn=turn), names, facilitators))
    return Table(live, clock, library, opening)


def sit(
    *names: str,
    turn: int | None = 120,
    facilitators: Sequence[str] = (),
    absent: Sequence[int] = (),
    kind: SessionKind = SessionKind.DESIGN,
) -> Table:
    """People who have founded an alliance and sat down for their first session.

    Args:
        names: Who, by seat; Ana and Ben where nobody is named.
        turn: The planned length of a turn in seconds.
        facilitators: Who of them facilitates.
        absent: The seats of those who are not here today.
        kind: What the session is for.
    """
    table = found(*(names or ("Ana", "Ben")), turn=turn, facilitators=facilitators)
    happened(table.live.sit_down(kind, [pid(seat) for seat in absent]))
    return table


def agreed(*sentences: str, names: Sequence[str] = (), is_task: bool = False) -> Table:
    """People, by default Ana and Ben, who have agreed on something."""
    table = sit(*names)
    for words in sentences:
        table.act(agreements.propose, Terms(words, is_task=is_task))
        table.everyone_agrees(table.session.agreements[-1])
    return table


def looking_back(*sentences: str, names: Sequence[str] = ()) -> Table:
    """People, by default Ana and Ben, in an assess session some days after they agreed."""
    table = agreed(*sentences, names=names)
    table.act(sitting.close)
    table.wait(600_000)
    happened(table.live.sit_down(SessionKind.ASSESS))
    return table


def talking_for(seconds: int) -> Table:
    """Ana and Ben at a table; Ana has had the floor for some seconds, and the program beats."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.live.beat()
    table.run(seconds)
    return table


def happened(refusal: Refused | None) -> None:
    """Check that a wish was not refused."""
    assert refusal is None, f"refused: {refusal.sentence}"


def reopen(session: Session, _: Instant, alliance: Alliance) -> Decision:
    """Go on with a session that was ended, as earlier versions of the program let people do."""
    can_be = not session.is_open and alliance.unfinished is None
    return (SessionReopened(),) if can_be else Refused("Another one is not finished.")


def refused(decision: Decision | Refused | None) -> str:
    """Check that a wish was refused; answers the sentence."""
    assert isinstance(decision, Refused), f"not refused: {decision}"
    assert decision.sentence.endswith((".", "?")), f"not a sentence: {decision.sentence}"
    return decision.sentence
