"""Decisions to take back and to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.undo import consented_wordings, undoable


def undo(records: Sequence[Record], writer: str) -> Decision:
    """Take back the newest action of this opening that can be, passing over what a yes rests on."""
    found = undoable(records, writer)
    if found.undo is not None:
        return (Undone(found.undo),)
    if found.kept is None:
        return Refused("There is nothing to take back.")
    if consented_wordings(records, found.kept):
        return Refused(
            "Someone has said yes to these words. Only they change that; delete withdraws the agreement."
        )
    return Refused("Who joined has said yes to an agreement since. Their yes is not taken back for them.")


def redo(records: Sequence[Record], writer: str) -> Decision:
    """Bring back what was taken back last, while nothing else has followed."""
    action = undoable(records, writer).redo
    return Refused("There is nothing to bring back.") if action is None else (Undone(action),)
