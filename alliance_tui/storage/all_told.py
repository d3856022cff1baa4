"""All that is told of an alliance, wherever it lies: what speaks for words stands there, or nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.let_go import Gone, is_any_let_go, let_go
from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.codec import SCHEMA, in_order
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.entries import CONTENT, Entry, entries
from alliance_tui.storage.half_written import copies_of
from alliance_tui.storage.inventory import LogFiles, inventory_of, logs_among, named_in
from alliance_tui.storage.joining import join
from alliance_tui.storage.looking import told_whole
from alliance_tui.storage.misplaced import speaking_of
from alliance_tui.storage.names import is_of_two, log_name
from alliance_tui.storage.places import ALLIANCES, ID, OWN
from alliance_tui.storage.salvage import read_source

Told = Mapping[str, Sequence[Record]]
"""What each log tells, by the name of its file."""


def logs_in(home: Path) -> list[LogFiles]:
    """The logs of an alliance, its own first."""
    return logs_among(home, inventory_of(home).files)


def logs_of(entry: Entry) -> list[LogFiles]:
    """The logs of what lies in the trash."""
    content = entry.path / CONTENT
    if entry.note.session is None:
        return logs_in(content)
    path = content / log_name(entry.note.session)
    found: list[LogFiles] = []
    with suppress(OSError):
        # Of a deleted session there is nothing but its files.
        found = logs_among(content, named_in(sorted(content.iterdir()), ID))
    return [one for one in found if one.path == path] or [LogFiles(path, [], [])]


def told_beside(home: Path, told: Told) -> tuple[Sequence[Record], ...] | None:
    """What is told of an alliance that is held, besides its logs.

    Args:
        home: Its folder.
        told: What its logs tell, which were whole as they were read.

    Returns:
        None where anything of that is missing or in doubt, or those logs are not all of it.
    """
    files = logs_in(home)
    if {one.path.name for one in files} != told.keys():
        return None
    if not all(_is_alone(one, told[one.path.name]) for one in files):
        return None
    return _beside(home, told)


def let_go_in(home: Path) -> Gone:
    """What people of an alliance let go for good; nothing where anything may speak against it.

    Args:
        home: Its folder; nobody has it open.
    """
    told: dict[str, Sequence[Record]] = {}
    for log in logs_in(home):
        records = told_surely(log)
        if records is None:
            return Gone()
        told[log.path.name] = records
    own, sessions = told.get(OWN, ()), [log for name, log in told.items() if name != OWN]
    more = _beside(home, told) if is_any_let_go(sessions) else None
    return let_go(own, sessions, more) if more is not None else Gone()


def told_surely(log: LogFiles) -> Sequence[Record] | None:
    """What a log tells that nobody has open; None where any of it is missing or in doubt.

    Args:
        log: Its files.
    """
    records = told_whole(log.path)
    if not records or _has_losses(log.path) or not _is_alone(log, records):
        return None
    return records


def _has_losses(path: Path) -> bool:
    """Whether something of a log could not be found as it was mended, however long that is ago."""
    try:
        return read_contents(DISK, path, SCHEMA).loss.is_any
    except StoreError:
        return True


def _is_alone(log: LogFiles, known: Sequence[Record]) -> bool:
    """Whether no copy of a log, nor what two programs wrote of it, tells more than it does, or other things.

    Args:
        log: Its files.
        known: What it tells.
    """
    beside = [*(one for one in log.others if is_of_two(one.name)), *log.copies]
    sources = map(read_source, beside)
    return all(one.sure and _is_part(in_order(one.records.values()), known) for one in sources)


def _is_part(records: Sequence[Record], known: Sequence[Record]) -> bool:
    """Whether records say nothing that is not known."""
    both = {one.id: one for one in known}
    number = len(both)
    return not join(both, records) and len(both) == number


def _beside(home: Path, told: Told) -> tuple[Sequence[Record], ...] | None:
    """What lies in the trash of an alliance, and in copies of its folder, as far as that is not known."""
    if home.parent.name != ALLIANCES:
        return ()
    data, alliance = home.parent.parent, AllianceId(home.name)
    copies = dict.fromkeys((*copies_of(data, alliance), *speaking_of(data, alliance)))
    files = [one for copy in copies for one in logs_in(copy)]
    files += [one for entry in entries(data) if entry.note.alliance == alliance for one in logs_of(entry)]
    more: list[Sequence[Record]] = []
    for log in files:
        records = told_surely(log)
        if records is None:
            return None
        if not _is_part(records, told.get(log.path.name, ())):
            more.append(records)
    return tuple(more)
