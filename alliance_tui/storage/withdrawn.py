"""What is known here to be taken back, in a backup that was made before: it does not come back with that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from alliance_tui.domain.events import Record
from alliance_tui.domain.taking_back import that_took_back
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import backup as say
from alliance_tui.storage.all_told import logs_in, logs_of
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.duplicates import worded_still_in
from alliance_tui.storage.entries import entries
from alliance_tui.storage.forgetting import forget_everywhere
from alliance_tui.storage.inventory import LogFiles
from alliance_tui.storage.looking import look
from alliance_tui.storage.mending import write_log
from alliance_tui.storage.places import ALLIANCES, why_closed
from alliance_tui.storage.settling import settle, taken_back_in, told_by


def settle_unpacked(source: Path) -> None:
    """Take words out of an unpacked alliance that its own logs take back: they do not come back with it.

    Args:
        source: The folder of the alliance, by its own id.

    Raises:
        StoreError: The disk does not let us; the text is a sentence.
    """
    _require_gone(settle(source))


class Withdrawn(NamedTuple):
    """What was done to an unpacked alliance because of words that were taken back here."""

    lost: int = 0
    """How many of its records lost words."""

    came: int = 0
    """How many records came with that which it did not hold itself."""


def take_out_withdrawn(folder: Path, source: Path) -> Withdrawn:
    """Take words out of an unpacked alliance that were taken back here.

    With them come the records by which that was done: what was taken back is then no empty note.

    Args:
        folder: The data folder; nothing that is there is changed.
        source: The folder of the alliance, by its own id.

    Raises:
        StoreError: The disk does not let us take them out; the text is a sentence.
        OSError: It does not let us add to them.
    """
    number = came = 0
    for path in (one.path for one in logs_in(source)):
        lost: dict[RecordId, tuple[Record, Record]] = {}
        took: dict[RecordId, Record] = {}
        for records in _known(folder, source.name, path.relative_to(source)):
            left = worded_still_in(source, path.relative_to(source), records)
            lost |= left
            took |= {one.id: one for one in that_took_back((was for was, _ in left.values()), records)}
        if lost:
            _require_gone(forget_everywhere(path, None, lost))
            came += _add(path, took)
            number += len(lost)
    return Withdrawn(number, came)


def _require_gone(left: Sequence[Path]) -> None:
    """Put nothing back with words that were taken back.

    Args:
        left: The files that may still hold them.

    Raises:
        StoreError: There are such.
    """
    if left:
        raise StoreError(say.words_stay_in(file=left[0].name))


def _known(folder: Path, alliance: str, place: Path) -> Iterator[Sequence[Record]]:
    """What a log holds here, or else in the trash, without what it takes back itself.

    Args:
        folder: The data folder.
        alliance: Of which alliance.
        place: Where it is below the folder of that.
    """
    home = folder / ALLIANCES / alliance
    if why_closed(home) is not None:
        # Nothing is put over it either.
        return
    for here in (one for one in logs_in(home) if one.path == home / place):
        if records := _settled(here):
            yield records
            return
    for entry in entries(folder):
        if entry.note.alliance == alliance:
            yield from (_settled(one) for one in logs_of(entry) if one.path.name == place.name)


def _settled(log: LogFiles) -> Sequence[Record]:
    """What a log tells; what it only takes back, and still holds, is without words where that is certain."""
    told = told_by(log)
    now = {record.id: record for record in told.records}
    now |= {name: one for name, (_, one) in taken_back_in(log, told).items()}
    return in_order(now.values())


def _add(path: Path, more: dict[RecordId, Record]) -> int:
    """Put records into a log that it does not hold, so many; one that is not well stays as it is."""
    found = look(path, ())
    told = {record.id: record for record in found.records}
    new = len(more.keys() - told.keys())
    if found.state.is_problem or not new:
        return 0
    write_log(path, in_order((more | told).values()), found.noted)
    return new
