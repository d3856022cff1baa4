"""What is known here to be taken back, in a backup that was made before: it does not come back with that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.taking_back import that_took_back
from alliance_tui.domain.words import RecordId
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.duplicates import words_left_in
from alliance_tui.storage.entries import entries
from alliance_tui.storage.forgetting import forget_everywhere
from alliance_tui.storage.looking import look
from alliance_tui.storage.mending import write_log
from alliance_tui.storage.places import ALLIANCES
from alliance_tui.storage.settling import logs_in, logs_of, taken_back_in, told_by


def take_out_withdrawn(folder: Path, source: Path) -> int:
    """Take words out of an unpacked alliance that were taken back here; out of how many records.

    With them come the records by which that was done: what was taken back is then no empty note.

    Args:
        folder: The data folder; nothing that is there is changed.
        source: The folder of the alliance, by its own id.
    """
    number = 0
    for path in logs_in(source):
        lost: dict[RecordId, tuple[Record, Record]] = {}
        took: dict[RecordId, Record] = {}
        for records in _known(folder, source.name, path.relative_to(source)):
            left = words_left_in(source, path.relative_to(source), records)
            lost |= left
            took |= {one.id: one for one in that_took_back((was for was, _ in left.values()), records)}
        if lost:
            # What cannot be changed is found by whoever checks.
            forget_everywhere(path, None, lost)
            _add(path, took)
            number += len(lost)
    return number


def _known(folder: Path, alliance: str, place: Path) -> Iterator[Sequence[Record]]:
    """What a log holds here, or else in the trash, without what it takes back itself.

    Args:
        folder: The data folder.
        alliance: Of which alliance.
        place: Where it is below the folder of that.
    """
    if here := _settled(folder / ALLIANCES / alliance / place):
        yield here
        return
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            yield from (_settled(one) for one in logs_of(entry) if one.name == place.name)


def _settled(log: Path) -> Sequence[Record]:
    records = told_by(log)
    now = {record.id: record for record in records}
    now |= {name: one for name, (_, one) in taken_back_in(log, records).items()}
    return in_order(now.values())


def _add(path: Path, more: dict[RecordId, Record]) -> None:
    """Put records into a log that it does not hold; one that is not well stays as it is."""
    found = look(path, ())
    told = {record.id: record for record in found.records}
    if not found.state.is_problem and more.keys() - told.keys():
        write_log(path, in_order((more | told).values()), found.noted)
