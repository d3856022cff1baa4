"""Words that were taken back, and are still to be taken out of a log's own files: the disk did not let us.

What was done stands in the journal then, and who comes later can know it: a line there says that words are to
be in no file any more, or people have left and a record tells that it takes words back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import SessionLeft
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.codec import EVENTS, records_in
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.ops import Put, read_lines
from alliance_tui.storage.values import UNREADABLE, Document, decode_tables


def are_left(path: Path, records: Sequence[Record]) -> bool:
    """Whether people left a session, and words that were taken back still stand in its records.

    Args:
        path: Its file. Without a journal beside it all was done as people left.
        records: What it tells.
    """
    if (
        not records
        or not isinstance(records[-1].event, SessionLeft)
        or not journal_of(followed(path)).exists()
    ):
        return False
    # Here, because hardly a log that is read was left like that.
    from alliance_tui.domain.scrub import scrubbed

    return bool(scrubbed(records))


def pending(path: Path, records: Sequence[Record]) -> dict[RecordId, tuple[Record, Record]]:
    """The records of which a log's file or its journal still holds words: as they were, and blanked.

    Args:
        path: Its file; nobody has it open.
        records: What it tells.
    """
    from alliance_tui.domain.blanking import without_words_of

    path, left = followed(path), unscrubbed(records)
    if not journal_of(path).exists():
        return left
    now = {record.id: record for record in records} | {name: one for name, (_, one) in left.items()}
    return {
        one.id: (one, now[one.id])
        for _, one in records_in(_documents(path))
        if one.id in now and now[one.id] != one and without_words_of(now[one.id], one) == now[one.id]
    }


def unscrubbed(records: Sequence[Record]) -> dict[RecordId, tuple[Record, Record]]:
    """The records with words that others of the same log take back: as they are, and blanked.

    There are such while people talk, and in a backup that was made then.

    Args:
        records: All records of a log, in order.
    """
    from alliance_tui.domain.scrub import scrubbed

    was = {record.id: record for record in records}
    return {record.id: (was[record.id], record) for record in scrubbed(records)}


def _documents(path: Path) -> Iterator[tuple[str, Document]]:
    """The documents in a file as it is, and in each line of its journal."""
    try:
        tables = decode_tables(DISK.read(path)[0])
    except (OSError, *UNREADABLE):
        # Whoever reads the log says so; what the lines of its journal tell can be known all the same.
        tables = {}
    yield from tables.get(EVENTS, {}).items()
    try:
        lines = read_lines(DISK.read(journal_of(path))[0])
    except OSError:
        return
    for op in (op for line in lines.good for op in line.ops):
        if isinstance(op, Put) and op.table == EVENTS:
            yield op.id, op.document
