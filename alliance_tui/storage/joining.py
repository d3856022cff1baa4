"""The records of several files that hold parts of one log, put together."""

from __future__ import annotations

from collections.abc import Iterable

from alliance_tui.domain.events import Record
from alliance_tui.domain.scrub import without_words_of
from alliance_tui.domain.words import RecordId


def join(known: dict[RecordId, Record], records: Iterable[Record]) -> frozenset[RecordId]:
    """Add records to those that are known already.

    Words that were taken back in either do not come back; where two say something else, the known one counts.

    Args:
        known: The records that are known, by their ids: they become those of both.
        records: The ones of another file.

    Returns:
        Those that say something else there.
    """
    other = set()
    for record in records:
        both = without_words_of(known.get(record.id, record), record)
        if both is None:
            other.add(record.id)
        else:
            known[record.id] = both
    return frozenset(other)
