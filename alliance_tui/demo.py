"""A made-up session of made-up people, so that every key can be tried without words of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, Final, ParamSpec

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.decisions import agreements, floor, notes, parking, people, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AllianceId, NoteKind, ParticipantId, SessionId, SessionKind, Step
from alliance_tui.live import Live, new_id
from alliance_tui.ports import Clock, Library

P = ParamSpec("P")

MIKA: Final = ParticipantId("p1")
"""Sits on the first seat."""

NOOR: Final = ParticipantId("p2")
"""Sits on the second seat."""

LENGTH: Final = 14 * 60
"""How long ago the made-up session began, in seconds: all that `fill` lets pass."""


class PastClock:
    """A clock that is behind another one, and can catch up."""

    def __init__(self, clock: Clock, behind: float) -> None:
        self._clock = clock
        self.behind = behind
        """How many seconds it is behind."""

    def now(self) -> datetime:
        """The wall's time, UTC."""
        return self._clock.now() - timedelta(seconds=self.behind)

    def steady(self) -> float:
        """Seconds on a clock that never jumps and goes on through sleep."""
        return self._clock.steady() - self.behind

    def awake(self) -> float:
        """Seconds on a clock that never jumps and stands still through sleep."""
        return self._clock.awake() - self.behind

    def zone(self) -> str:
        """The IANA name of the local zone."""
        return self._clock.zone()

    def move(self, seconds: float) -> None:
        """Catch up by so many seconds."""
        self.behind -= seconds


def begin(library: Library, clock: Clock, setting: Setting) -> tuple[AllianceId, SessionId]:
    """Put the made-up session into a library, up to this moment; it can be gone on with.

    Returns:
        The alliance and its session.
    """
    past = PastClock(clock, LENGTH)
    live = Live(library.create(AllianceId(new_id())), past)
    _happened(live.found(people.found(live.id, "Demo", setting, ("Mika", "Noor"), clock.zone())))
    fill(live, past.move)
    session = live.session
    live.close()
    if session is None:
        raise RuntimeError("The made-up session did not begin.")
    return live.id, session.id


def fill(live: Live, wait: Callable[[float], None]) -> None:
    """Let two made-up people talk, write and agree.

    Args:
        live: Their alliance, newly founded; its clock is the one that `wait` moves.
        wait: Lets seconds pass; `LENGTH` of them altogether.
    """
    _happened(live.sit_down(SessionKind.DESIGN))
    table = _Table(live, wait)
    _purpose(table)
    _needs(table)
    _improve(table)
    _agree(table)
    table.act(sitting.enter_step, Step.NEEDS)


class _Table:
    """Acts at the table, each after some seconds."""

    def __init__(self, live: Live, wait: Callable[[float], None]) -> None:
        self.live = live
        self.wait = wait

    def act(
        self,
        decision: Callable[Concatenate[Session, Instant, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do one thing; it has to be possible."""
        _happened(self.live.act(decision, *args, **kwargs))

    def speak(self, seat: int, seconds: float) -> None:
        """Give someone the floor for so many seconds."""
        self.act(floor.give_floor, seat)
        self.wait(seconds)

    def write(self, who: ParticipantId, kind: NoteKind, text: str) -> None:
        """Write down someone's words."""
        self.act(notes.write_note, who, kind, text)


def _purpose(table: _Table) -> None:
    table.wait(12)
    table.speak(1, 96)
    table.write(MIKA, NoteKind.GOAL, "That we laugh together every day, also in the busy weeks.")
    table.act(floor.press, 2)
    table.wait(8)
    table.speak(2, 84)
    table.write(NOOR, NoteKind.GOAL, "A home where both of us can be tired without being alone.")
    table.act(floor.breathe)
    table.wait(20)


def _needs(table: _Table) -> None:
    table.act(sitting.next_step)
    table.speak(1, 110)
    table.write(MIKA, NoteKind.NEED, "To hear it the same day when something was not all right.")
    table.write(MIKA, NoteKind.NEED, "It helps when you begin with what you liked.")
    table.speak(2, 75)
    table.write(NOOR, NoteKind.NEED, "Ten quiet minutes when I come in, before we talk about anything.")
    table.act(parking.park, "Whose parents we visit in summer")


def _improve(table: _Table) -> None:
    table.act(sitting.next_step)
    table.speak(1, 70)
    table.write(MIKA, NoteKind.APPRECIATION, "You always ask how the day was, and you wait for the answer.")
    table.speak(2, 95)
    table.write(NOOR, NoteKind.APPRECIATION, "You cook even when it is late.")
    table.write(NOOR, NoteKind.WISH, "Fewer phones at the table.")


def _agree(table: _Table) -> None:
    table.act(sitting.next_step)
    table.act(floor.open_floor)
    table.wait(150)
    phones = Terms(
        "Phones stay in the hall while we eat.", when="every evening", why="So that we see each other."
    )
    table.act(agreements.propose, phones)
    late = Terms("I send a message when I will be late.", (NOOR,), "before six", "One line is enough.")
    table.act(agreements.propose, late)
    first, second = _session(table.live).live_agreements
    for agreement, seat in ((first, 1), (first, 2), (second, 1), (second, 1)):
        table.act(agreements.press_consent, agreement.id, seat)
    table.wait(60)
    table.act(sitting.next_step)
    session, now = _session(table.live), table.live.now()
    review = parse_review("every 2 weeks at 18:30", now.at, session.zone)
    if isinstance(review, Refused):
        raise RuntimeError(review.sentence)  # noqa: TRY004 (a refusal is no wrong type)
    table.act(people.schedule_review, review)
    table.wait(60)


def _session(live: Live) -> Session:
    if live.session is None:
        raise RuntimeError("The made-up session did not begin.")
    return live.session


def _happened(refusal: Refused | None) -> None:
    """Stop where a made-up wish was refused: that is an error of the program."""
    if refusal is not None:
        raise RuntimeError(refusal.sentence)
