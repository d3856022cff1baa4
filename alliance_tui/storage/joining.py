"""The records of several files that hold parts of one log, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alliance_tui.domain.blanking import without_words_of
from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.values import encode


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


def without_late_words(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records of a log, as people end it who keep the agreements only: what comes before has no words.

    So has what another file brought of it later.

    Args:
        records: All of them, in order.
    """
    # Here, because hardly a log was ended like that.
    from alliance_tui.domain.scrub import only_agreements_until, without_words_before

    return without_words_before(only_agreements_until(records), records)


def each_once(records: Sequence[Record]) -> dict[RecordId, Record]:
    """One record of each id, where one file may hold several with the same: whatever order they stand in.

    Words that one of them has lost do not come back; where they say different things, no rule tells which is
    right, and so it is the one that comes first by all that it says.
    """
    told = {record.id: record for record in records}
    if len(told) < len(records):
        told.clear()
        join(told, sorted(records, key=encode))
    return told
