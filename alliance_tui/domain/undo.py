"""Undo and redo: what was taken back, and what can be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec import Struct

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import ConsentGiven, ConsentWithdrawn
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.assessing import LookingBackShown, MarkGiven, MarksRevealed
from alliance_tui.domain.events.breaks import (
    PauseEnded,
    PauseTaken,
    QuietMinuteEnded,
    QuietMinuteTaken,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutCalled,
    TimeOutEnded,
    TimeOutLengthened,
)
from alliance_tui.domain.events.floor import BreathEnded, BreathTaken, FloorEvent
from alliance_tui.domain.events.notes import GoalReached, GoalStillOpen
from alliance_tui.domain.events.opening import (
    AcceptanceWithdrawn,
    BalanceAnswered,
    OpeningBegun,
    OpeningHeld,
    OpeningShown,
    RulesAccepted,
)
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    ClosingLeft,
    ClosingShown,
    SessionClosed,
    SessionLeft,
    SessionOpened,
    SessionReopened,
)
from alliance_tui.domain.events.techniques import KeepingChosen, WritingBegun, WritingEnded
from alliance_tui.domain.words import ActionId

OWN_ANSWERS = (
    ConsentGiven,
    ConsentWithdrawn,
    MarkGiven,
    GoalReached,
    GoalStillOpen,
    KeepingChosen,
    RulesAccepted,
    AcceptanceWithdrawn,
    BalanceAnswered,
)
"""What somebody answered with their own number, which alone changes it: `u` is nobody's own key. Undo stops
there and says so; it never takes back something older in its place."""

TURNS = (OpeningShown, LookingBackShown)
"""Turning to another page: nothing is taken back by it, and what was taken back can still be brought back."""

NEVER_UNDONE = (
    *OWN_ANSWERS,
    *TURNS,
    TimeOutCalled,
    TimeOutLengthened,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutEnded,
    AwayNoted,
    SessionOpened,
    SessionLeft,
    ClosingLeft,
    ClosingShown,
    SessionClosed,
    SessionReopened,
    AllianceFounded,
    MarksRevealed,
    WritingBegun,
    WritingEnded,
    OpeningBegun,
    OpeningHeld,
)
"""Events that no undo takes back. But for the answers it goes on to what was done before them."""

GOES_ON = (BreathEnded, PauseEnded, QuietMinuteEnded)
"""Events by which people go on from a break: undo passes over them, so that it leads nobody back into it."""

SETTLES = (TimeOutCalled, AwayNoted)
"""Events from which on whose the time was before them stays as it was."""

OF_FLOOR = (*get_args(FloorEvent), PauseTaken, QuietMinuteTaken)
"""Events that say whose the time is, and how long."""

BOUNDARIES = (ClosingShown, ClosingLeft, SessionClosed)
"""Events from which on something else can be taken back, whoever wrote them."""


class Undoable(Struct, frozen=True):
    """What the undo and redo keys would do now."""

    undo: ActionId | None
    """The newest action, where it can be taken back; None where there is none, or it cannot."""

    redo: ActionId | None
    """The `Undone` action that redo would take back; None where there is none."""

    stopped_by: object = None
    """The answer that was given last, where nothing was done since; else None."""


def undone_actions(records: Sequence[Record]) -> frozenset[ActionId]:
    """The actions that are taken back, once every undo and redo has been counted."""
    undone: set[ActionId] = set()
    for record in reversed(records):
        if isinstance(record.event, Undone) and record.action not in undone:
            undone.add(record.event.action)
    return frozenset(undone)


def effective(records: Iterable[Record]) -> list[Record]:
    """The records in the order of the fold, each id once, without what is taken back."""
    by_id = {(record.n, record.writer): record for record in records}
    ordered = [by_id[place] for place in sorted(by_id)]
    undone = undone_actions(ordered)
    if not undone:
        return ordered
    return [one for one in ordered if one.action not in undone or isinstance(one.event, NEVER_UNDONE)]


def undoable(records: Sequence[Record], writer: str, t: float) -> Undoable:
    """What undo and redo would take back; nothing from before a close, when taken-back words went blank.

    On the pages of the end what was done in the talk is out of sight: it stands aside until people go on.
    Then what was taken back on these pages is out of sight in its turn.

    A break is taken back while it goes on, as if nobody had pressed its key. Once it is over its time is
    nobody's for good: undo passes over it, and over going on from it. A time-out and an absence settle all
    that was done with the floor before them.

    Args:
        records: Every record of the session, in order.
        writer: This opening of the program: what others did is not taken back.
        t: The moment, in seconds since the session opened.
    """
    way = _WayBack()
    for action, its_records in _actions(records, writer):
        way.follow(action, its_records)
    return way.at(t)


class _Done(Struct, frozen=True):
    """One action that was done and not taken back, or taken back and not lost."""

    action: ActionId
    """Which."""

    answer: object = None
    """Somebody's own answer, which undo stops at; None where it was none."""

    of_floor: bool = False
    """Whether all it did was about the floor and the small breaks."""

    until: float | None = None
    """When the break that it is ends by itself, infinite for a pause; None where it is no break."""

    def is_over(self, t: float) -> bool:
        """Whether it is a break that has ended itself by a moment."""
        return self.until is not None and not t < self.until


class _Steps:
    """What can be taken back and what can be brought back."""

    def __init__(self, done: Sequence[_Done] = (), undone: Sequence[tuple[_Done, ActionId]] = ()) -> None:
        self.done = list(done)
        """What stands, the newest last."""
        self.undone = list(undone)
        """What was taken back, the last one last, each with the action that did it."""

    def without_breaks(self) -> None:
        """Every break that was begun is over, taken back or not."""
        self.done = [one for one in self.done if one.until is None]
        self.undone = [one for one in self.undone if one[0].until is None]

    def without_floor(self) -> None:
        """What was done with the floor stays as it is, taken back or not."""
        self.done = [one for one in self.done if not one.of_floor]
        self.undone = [one for one in self.undone if not one[0].of_floor]

    def pass_over(self, t: float) -> None:
        """Let go of what came last, where that is a break which is over."""
        while self.done and self.done[-1].is_over(t):
            self.done.pop()
        while self.undone and self.undone[-1][0].is_over(t):
            self.undone.pop()


class _WayBack:
    """The actions of one opening, followed in order."""

    def __init__(self) -> None:
        self._steps = _Steps()
        self._aside: _Steps | None = None

    def follow(self, action: ActionId, records: Sequence[Record]) -> None:
        """Follow the next action."""
        events = [record.event for record in records]
        if all(isinstance(event, TURNS) for event in events):
            return
        undoing = next((event for event in events if isinstance(event, Undone)), None)
        boundary = next((event for event in events if isinstance(event, BOUNDARIES)), None)
        if boundary is not None:
            self._cross(boundary)
        elif undoing is None:
            self._do(action, records, events)
        else:
            self._undo(action, undoing, records[0].t)

    def at(self, t: float) -> Undoable:
        """What the keys would do at a moment."""
        self._steps.pass_over(t)
        done, undone = self._steps.done, self._steps.undone
        newest = done[-1] if done else None
        return Undoable(
            undo=newest.action if newest is not None and newest.answer is None else None,
            redo=undone[-1][1] if undone else None,
            stopped_by=newest.answer if newest is not None else None,
        )

    def _cross(self, boundary: object) -> None:
        steps, aside = self._steps, self._aside
        if isinstance(boundary, ClosingShown):
            if aside is None:
                steps.without_breaks()
                self._aside, self._steps = steps, _Steps()
        elif isinstance(boundary, ClosingLeft):
            if aside is not None:
                undone = [] if steps.done else aside.undone
                self._steps, self._aside = _Steps([*aside.done, *steps.done], undone), None
        else:
            self._steps, self._aside = _Steps(), None

    def _do(self, action: ActionId, records: Sequence[Record], events: Sequence[object]) -> None:
        self._steps.undone.clear()
        for steps in (self._steps, self._aside):
            if steps is not None and any(isinstance(event, SETTLES) for event in events):
                steps.without_floor()
            elif steps is not None and any(isinstance(event, GOES_ON) for event in events):
                steps.without_breaks()
        answer = next((event for event in events if isinstance(event, OWN_ANSWERS)), None)
        if answer is not None or not any(isinstance(event, (*NEVER_UNDONE, *GOES_ON)) for event in events):
            of_floor = all(isinstance(event, OF_FLOOR) for event in events)
            self._steps.done.append(_Done(action, answer, of_floor, _until(records)))

    def _undo(self, action: ActionId, undoing: Undone, t: float) -> None:
        self._steps.pass_over(t)
        done, undone = self._steps.done, self._steps.undone
        if done and (done[-1].action, done[-1].answer) == (undoing.action, None):
            taken_back = done.pop()
            if not undoing.held:
                undone.append((taken_back, action))
        elif undone and undone[-1][1] == undoing.action:
            done.append(undone.pop()[0])


def _until(records: Sequence[Record]) -> float | None:
    """When the break ends by itself that an action is; None where it is no break, or more than that."""
    if len(records) != 1:
        return None
    match records[0].event:
        case PauseTaken():
            return math.inf
        case BreathTaken(seconds=seconds) | QuietMinuteTaken(seconds=seconds):
            return records[0].t + seconds
        case _:
            return None


def _actions(records: Sequence[Record], writer: str) -> Iterable[tuple[ActionId, list[Record]]]:
    """The actions of one writer, in order, each with its records; of other writers the boundaries only."""
    grouped: dict[ActionId, list[Record]] = {}
    for record in records:
        if record.writer == writer or isinstance(record.event, BOUNDARIES):
            grouped.setdefault(record.action, []).append(record)
    return grouped.items()
