"""Undo and redo: what was taken back, and what can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementProposed,
    ConsentGiven,
    ConsentWithdrawn,
)
from alliance_tui.domain.events.alliance import AllianceFounded, ParticipantJoined
from alliance_tui.domain.events.assessing import MarkGiven, MarksRevealed
from alliance_tui.domain.events.breaks import (
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutCalled,
    TimeOutEnded,
    TimeOutLengthened,
)
from alliance_tui.domain.events.notes import GoalReached, GoalStillOpen
from alliance_tui.domain.events.opening import BalanceAnswered, OpeningHeld, RulesAccepted
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    SessionClosed,
    SessionLeft,
    SessionOpened,
    SessionReopened,
)
from alliance_tui.domain.events.techniques import KeepingChosen, WritingBegun, WritingEnded
from alliance_tui.domain.words import ActionId, RecordId

NEVER_UNDONE = (
    TimeOutCalled,
    TimeOutLengthened,
    ReadyDeclared,
    ReadyWithdrawn,
    TimeOutEnded,
    AwayNoted,
    SessionOpened,
    SessionLeft,
    SessionClosed,
    SessionReopened,
    AllianceFounded,
    ConsentGiven,
    ConsentWithdrawn,
    GoalReached,
    GoalStillOpen,
    MarkGiven,
    MarksRevealed,
    KeepingChosen,
    WritingBegun,
    WritingEnded,
    RulesAccepted,
    BalanceAnswered,
    OpeningHeld,
)
"""Events that no undo takes back. A consent, a mark or a choice of what is kept is changed by its own key
alone: the key `u` is nobody's own. Opening a field is nothing to take back."""


class Undoable(Struct, frozen=True):
    """What the undo and redo keys would do now."""

    undo: ActionId | None
    """The newest action that can be taken back; None where there is none."""

    redo: ActionId | None
    """The `Undone` action that redo would take back; None where there is none."""

    kept: ActionId | None = None
    """The newest action that somebody's yes rests on: it is passed over; None where there is none."""


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

    Args:
        records: Every record of the session, in order.
        writer: This opening of the program: what others did is not taken back.
    """
    done: list[ActionId] = []
    undone: list[tuple[ActionId, ActionId]] = []
    resting = _consented(records)
    kept: ActionId | None = None
    for action, events in _actions(records, writer):
        target = next((event.action for event in events if isinstance(event, Undone)), None)
        if target is None:
            undone.clear()
            if any(isinstance(event, SessionClosed) for event in events):
                done.clear()
            elif action in resting:
                kept = action
            elif not any(isinstance(event, NEVER_UNDONE) for event in events):
                done.append(action)
        elif done and done[-1] == target:
            undone.append((done.pop(), action))
        elif undone and undone[-1][1] == target:
            done.append(undone.pop()[0])
    return Undoable(undo=done[-1] if done else None, redo=undone[-1][1] if undone else None, kept=kept)


def consented_wordings(records: Sequence[Record], action: ActionId) -> Collection[RecordId]:
    """The wordings an action brought that somebody has said yes to since: undo would undo their yes."""
    wordings = {
        record.id
        for record in records
        if record.action == action and isinstance(record.event, AgreementProposed | AgreementChanged)
    }
    return {
        record.event.wording
        for record in records
        if isinstance(record.event, ConsentGiven) and record.event.wording in wordings
    }


def _consented(records: Sequence[Record]) -> set[ActionId]:
    """The actions that brought a wording, or a person, that a yes rests on."""
    brought = {
        str(record.id): record.action
        for record in records
        if isinstance(record.event, AgreementProposed | AgreementChanged | ParticipantJoined)
    }
    resting: set[ActionId] = set()
    for record in records:
        if isinstance(record.event, ConsentGiven):
            resting.update(
                brought[one] for one in (record.event.wording, record.event.participant) if one in brought
            )
    return resting


def _actions(records: Sequence[Record], writer: str) -> Iterable[tuple[ActionId, list[object]]]:
    """The actions of one writer, in order, each with its events."""
    grouped: dict[ActionId, list[object]] = {}
    for record in records:
        if record.writer == writer:
            grouped.setdefault(record.action, []).append(record.event)
    return grouped.items()
