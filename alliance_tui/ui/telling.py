"""What was taken back or brought back, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.words import ActionId
from alliance_tui.sentences import undone as say


def told_of_undo(records: Sequence[Record]) -> str:
    """Say what the newest record, an undo or redo, took back or brought back; empty for anything else."""
    newest = records[-1].event if records else None
    if not isinstance(newest, Undone):
        return ""
    first = _first(records, newest.action)
    if isinstance(first, Undone):
        again = _first(records, first.action)
        return say.brought_back(what=_name(again)) if again else ""
    return say.taken_back(what=_name(first)) if first else ""


def _name(event: Event) -> str:
    """What is said of an event that was taken back."""
    return say.TOLD.get(type(event).__name__, say.SOMETHING)


def _first(records: Sequence[Record], action: ActionId) -> Event | None:
    """The first event of an action."""
    return next((record.event for record in records if record.action == action), None)
