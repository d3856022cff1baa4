"""Undo and redo: what was taken back, and what can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import ConsentGiven, ConsentWithdrawn
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.assessing import MarkGiven, MarksRevealed
from alliance_tui.domain.events.breaks import (
    PauseEnded,
    PauseTaken,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutCalled,
    TimeOutEnded,
    TimeOutLengthened,
)
from alliance_tui.domain.events.notes import GoalReached, GoalStillOpen
from alliance_tui.domain.events.opening import (
    AcceptanceWithdrawn,
    BalanceAnswered,
    OpeningBegun,
    OpeningHeld,
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

NEVER_UNDONE = (
    *OWN_ANSWERS,
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

PASSED_OVER = (*NEVER_UNDONE, PauseTaken, PauseEnded)
"""Events that undo passes over, to what was done before them. A pause ends by its own key, and the time that
passed in it is nobody's talk afterwards; a log from before may tell that one was taken back."""

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


def undoable(records: Sequence[Record], writer: str) -> Undoable:
    """What undo and redo would take back; nothing from before a close, when taken-back words went blank.

    On the pages of the end what was done in the talk is out of sight: it stands aside until people go on.
    Then what was taken back on these pages is out of sight in its turn.

    Args:
        records: Every record of the session, in order.
        writer: This opening of the program: what others did is not taken back.
    """
    done: list[tuple[ActionId, object]] = []
    undone: list[tuple[tuple[ActionId, object], ActionId]] = []
    aside: tuple[list[tuple[ActionId, object]], list[tuple[tuple[ActionId, object], ActionId]]] | None = None
    for action, events in _actions(records, writer):
        undoing = next((event for event in events if isinstance(event, Undone)), None)
        boundary = next((event for event in events if isinstance(event, BOUNDARIES)), None)
        if isinstance(boundary, ClosingShown):
            if aside is None:
                aside, done, undone = (done, undone), [], []
        elif isinstance(boundary, ClosingLeft):
            if aside is not None:
                done, undone, aside = [*aside[0], *done], [] if done else aside[1], None
        elif boundary is not None:
            done, undone, aside = [], [], None
        elif undoing is None:
            undone.clear()
            answer = next((event for event in events if isinstance(event, OWN_ANSWERS)), None)
            if answer is not None or not any(isinstance(event, PASSED_OVER) for event in events):
                done.append((action, answer))
        elif done and done[-1] == (undoing.action, None):
            taken_back = done.pop()
            if not undoing.held:
                undone.append((taken_back, action))
        elif undone and undone[-1][1] == undoing.action:
            done.append(undone.pop()[0])
    newest, stopped_by = done[-1] if done else (None, None)
    redo = undone[-1][1] if undone else None
    return Undoable(undo=newest if stopped_by is None else None, redo=redo, stopped_by=stopped_by)


def _actions(records: Sequence[Record], writer: str) -> Iterable[tuple[ActionId, list[object]]]:
    """The actions of one writer, in order, each with its events; of other writers the boundaries only."""
    grouped: dict[ActionId, list[object]] = {}
    for record in records:
        if record.writer == writer or isinstance(record.event, BOUNDARIES):
            grouped.setdefault(record.action, []).append(record.event)
    return grouped.items()
