"""What was taken back or brought back, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import AgreementChanged, AgreementProposed
from alliance_tui.domain.words import ActionId
from alliance_tui.sentences import undone as say
from alliance_tui.ui.text import clip

WORDS: Final = 30
"""The most columns of an agreement's words."""

if TYPE_CHECKING:
    from alliance_tui.live import Live


def undone(live: Live) -> str:
    """Take back what was done last; what was taken back, or why nothing was, in a sentence."""
    refused = live.undo()
    return refused.sentence if refused is not None else told_of_undo(live.records())


def redone(live: Live) -> str:
    """Bring back what was taken back last; what that was, or why it was nothing, in a sentence."""
    refused = live.redo()
    return refused.sentence if refused is not None else told_of_undo(live.records())


def told_of_undo(records: Sequence[Record]) -> str:
    """Say what the newest record, an undo or redo, took back or brought back; empty for anything else."""
    newest = records[-1].event if records else None
    if not isinstance(newest, Undone):
        return ""
    first = _first(records, newest.action)
    if isinstance(first, Undone):
        again = _first(records, first.action)
        return say.brought_back(what=_name(again)) if again else ""
    if first is None:
        return ""
    return say.THERE_AGAIN.get(type(first).__name__, "") or say.taken_back(what=_name(first))


def _name(event: Event) -> str:
    """What is said of an event that was taken back; an agreement's own words say which it is."""
    told = say.TOLD.get(type(event).__name__, say.SOMETHING)
    if isinstance(event, AgreementProposed | AgreementChanged):
        return say.with_words(what=told, words=clip(event.terms.what, WORDS))
    return told


def _first(records: Sequence[Record], action: ActionId) -> Event | None:
    """The first event of an action."""
    return next((record.event for record in records if record.action == action), None)
