"""Decisions to take back and to bring back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.events import Record, Undone
from alliance_tui.domain.events.agreements import ConsentGiven
from alliance_tui.domain.events.assessing import MarkGiven
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.undo import undoable
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import refusals as say

COLUMNS: Final = 30
"""The most columns that the beginning of an agreement's words takes in a refusal."""


def undo(records: Sequence[Record], writer: str, agreements: Iterable[Agreement] = ()) -> Decision:
    """Take back the newest action of this opening; where that is somebody's answer, say so and do nothing.

    Args:
        records: Every record of the session, in order.
        writer: This opening of the program.
        agreements: All there are, to name the one that was answered.
    """
    found = undoable(records, writer)
    if found.undo is not None:
        return (Undone(found.undo),)
    match found.stopped_by:
        case None:
            return Refused(say.NOTHING_TO_TAKE_BACK)
        case ConsentGiven(agreement=answered):
            words = _beginning(answered, agreements)
            return Refused(say.answered_since(words=words) if words else say.OWN_ANSWER)
        case MarkGiven():
            return Refused(say.MARK_STAYS)
        case _:
            return Refused(say.OWN_ANSWER)


def redo(records: Sequence[Record], writer: str) -> Decision:
    """Bring back what was taken back last, while nothing else has followed."""
    action = undoable(records, writer).redo
    return Refused(say.NOTHING_TO_BRING_BACK) if action is None else (Undone(action),)


def _beginning(agreement: RecordId, agreements: Iterable[Agreement]) -> str:
    """The beginning of an agreement's words on one line; empty where it is not known."""
    words = next((" ".join(one.terms.what.split()) for one in agreements if one.id == agreement), "")
    if sum(map(_columns, words)) <= COLUMNS:
        return words
    kept, left = "", COLUMNS - 1
    for character in words:
        left -= _columns(character)
        if left < 0:
            break
        kept += character
    return f"{kept.rstrip()}…"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FW" else 1
