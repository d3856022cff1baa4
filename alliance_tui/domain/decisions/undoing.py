"""Decisions to take back and to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.assessing import MarkGiven, MarksRevealed
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.undo import undoable
from alliance_tui.sentences import refusals as say


def undo(records: Sequence[Record], writer: str, t: float, *, held: bool = False) -> Decision:
    """Take back the newest action of this opening; where that is somebody's answer, say so and do nothing.

    Args:
        records: Every record of the session, in order.
        writer: This opening of the program.
        t: The moment, in seconds since the session opened.
        held: Whether a key that was only held down did it: then redo does not bring it back.
    """
    found = undoable(records, writer, t)
    if found.undo is not None:
        return (Undone(found.undo, held=held),)
    match found.stopped_by:
        case None:
            return Refused(say.NOTHING_TO_TAKE_BACK)
        case MarkGiven(agreement=marked):
            uncovered = (one.event.agreement for one in records if isinstance(one.event, MarksRevealed))
            return Refused(say.MARKS_LIE_OPEN if marked in uncovered else say.MARK_STAYS)
        case _:
            return Refused(say.OWN_ANSWER)


def redo(records: Sequence[Record], writer: str, t: float) -> Decision:
    """Bring back what was taken back last, while nothing else has followed; arguments as in `undo`."""
    action = undoable(records, writer, t).redo
    return Refused(say.NOTHING_TO_BRING_BACK) if action is None else (Undone(action),)
