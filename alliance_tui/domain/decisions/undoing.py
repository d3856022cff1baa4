"""Decisions to take back and to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.undo import consented_wordings, undoable
from alliance_tui.sentences import refusals as say


def undo(records: Sequence[Record], writer: str) -> Decision:
    """Take back the newest action of this opening that can be, passing over what a yes rests on."""
    found = undoable(records, writer)
    if found.undo is not None:
        return (Undone(found.undo),)
    if found.kept is None:
        return Refused(say.NOTHING_TO_TAKE_BACK)
    if consented_wordings(records, found.kept):
        return Refused(say.YES_RESTS_ON_WORDS)
    return Refused(say.YES_RESTS_ON_PERSON)


def redo(records: Sequence[Record], writer: str) -> Decision:
    """Bring back what was taken back last, while nothing else has followed."""
    action = undoable(records, writer).redo
    return Refused(say.NOTHING_TO_BRING_BACK) if action is None else (Undone(action),)
