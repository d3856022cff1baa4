"""Copies of a log that other programs made, as a file-syncing one does where two machines wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from alliance_tui.domain.blanking import without_words, without_words_of
from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import files as say
from alliance_tui.sentences import repairing
from alliance_tui.storage.beginnings import place_of
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.findings import Finding, State, mendable
from alliance_tui.storage.inventory import LogFiles
from alliance_tui.storage.joining import join, without_late_words
from alliance_tui.storage.names import is_journal
from alliance_tui.storage.salvage import Source, read_source


class WithCopies(NamedTuple):
    """A log and its copies."""

    log: Finding
    """What was found out about it, with what its copies hold more."""

    copies: tuple[Finding, ...]
    """What was found out about each of them."""


def with_copies(log: Finding, files: LogFiles) -> WithCopies:
    """Look at the copies of a log: what fits to it belongs to it, and what contradicts it is only said.

    A record that lost its words on one of two machines fits: the words were taken back there.

    Args:
        log: What was found out about it by itself.
        files: Its own file, its copies, and the others.
    """
    if log.state.is_closed:
        # Nobody knows what is in it, nor what would fit to that.
        return WithCopies(log, tuple(Finding(path, State.COPY, State.COPY.advice) for path in files.copies))
    known = {record.id: record for record in log.records}
    before = len(known)
    findings = tuple(_look(path, files, known) for path in files.copies)
    more = len(known) - before
    records = without_late_words(in_order(known.values()))
    told = {record.id: record for record in records}
    has_words = any(told[record.id] != record for record in log.records)
    unsure = log.unsure - _vouched(findings, told)
    if not more and not has_words and unsure == log.unsure:
        return WithCopies(log, findings)
    state = log.state
    if not state.can_be_mended:
        state = State.INCOMPLETE if state is State.EMPTY else State.TWO
    said = [repairing.from_copies(number=more) if more else "", say.TAKEN_BACK_THERE if has_words else ""]
    filled = _filled(log, records)
    lost = max(log.lost - len(filled), 0)
    loss = " ".join(filter(None, [_said_of_loss(log, lost, len(unsure)), *said]))
    end = _end_with(log, filled)
    found = mendable(log.path, state, records, loss, is_short=log.is_short, open_end=end, lost=lost)
    # What was lost before is still noted in it once it is mended.
    return WithCopies(replace(found, noted=log.noted, unsure=unsure), findings)


def _vouched(copies: Iterable[Finding], told: Mapping[RecordId, Record]) -> set[RecordId]:
    """The records that stand in copies as they are told: a checksum vouches for all of a copy that fits."""
    joined = (read_source(one.path).records for one in copies if one.state.is_joined)
    return {name for records in joined for name, one in records.items() if told.get(name) == one}


def _filled(log: Finding, records: Iterable[Record]) -> list[Record]:
    """The records that only copies hold, and that may be some of what a log has lost.

    Not those that were written elsewhere: the log never held them.

    Args:
        log: What was found out about it by itself.
        records: What it holds together with its copies.
    """
    known = {record.id for record in log.records}
    writers = {record.writer for record in log.records}
    more = (record for record in records if record.id not in known)
    return [record for record in more if not writers or record.writer in writers]


def _said_of_loss(log: Finding, lost: int, unsure: int) -> str:
    """What repairing cannot bring back of a log, where so many records are lost, or are in doubt, still."""
    loss = log.loss
    if lost != log.lost:
        loss = loss.replace(repairing.lost(number=log.lost), repairing.lost(number=lost) if lost else "")
    if unsure != len(log.unsure):
        now = repairing.unsure(number=unsure) if unsure else ""
        loss = loss.replace(repairing.unsure(number=len(log.unsure)), now)
    return " ".join(loss.split())


def _end_with(log: Finding, filled: Iterable[Record]) -> int | None:
    """How many actions may still be missing at the end of a log, once its copies told what they hold.

    Args:
        log: What was found out about it by itself.
        filled: The records in its copies that it may have lost.
    """
    if not log.open_end:
        return log.open_end
    more = {record.action for record in filled} - {record.action for record in log.records}
    return max(log.open_end - len(more), 0) or None


def _look(path: Path, files: LogFiles, known: dict[RecordId, Record]) -> Finding:
    """Look at one copy, and add to what is known what it holds more."""
    from alliance_tui.domain.scrub import only_agreements_until, without_words_before

    source = read_source(path)
    if not source.sure or not source.records:
        return Finding(path, State.COPY, say.COPY_DAMAGED)
    if not (_tells_so(source, files.path) or (is_journal(path) and _follows(source, files, known))):
        return Finding(path, State.COPY, say.COPY_OF_ANOTHER)
    joined = dict(known)
    end = only_agreements_until(in_order(known.values()))
    other = join(joined, without_words_before(end, source.records.values()))
    more = len(joined) - len(known)
    has_words = any(joined[name] != one for name, one in source.records.items() if name not in other)
    if other:
        said = say.copy_contradicts(number=len(other), more=more, has_words=has_words)
        return Finding(path, State.DIFFERING if more or has_words else State.COPY, said)
    known.update(joined)
    if has_words:
        return Finding(path, State.TAKEN_BACK, say.copy_has_words(more=more))
    return Finding(path, State.FITTING, say.copy_joins(number=more) if more else say.COPY_HOLDS_NO_MORE)


def taken_back(files: LogFiles, records: Iterable[Record]) -> dict[RecordId, tuple[Record, Record]]:
    """The records with words that another file of the log does not hold any more: as they were, and blanked.

    Args:
        files: Its own file, its copies, and the others.
        records: What is known to be in it.
    """
    told = {record.id: record for record in records}
    sources = [read_source(path) for path in (files.path, *files.others, *files.copies)]
    for source in sources:
        if source.sure:
            join(told, source.records.values())
    return _wordier(sources, told)


def worded_still(files: Iterable[Path], records: Iterable[Record]) -> dict[RecordId, tuple[Record, Record]]:
    """The records in files of a log that have words there which were taken back: as they are, and blanked.

    Also those that the log does not hold, where people kept the agreements only as they ended it after that.

    Args:
        files: The files.
        records: The log.
    """
    return _wordier([read_source(one) for one in files], {record.id: record for record in records})


def has_later_words(path: Path, records: Sequence[Record]) -> bool:
    """Whether a file of a log that ended with the agreements only has words that come after that.

    Args:
        path: The file.
        records: The log, which does not hold them.
    """
    its, known = read_source(path).records, {record.id for record in records}
    unknown = (one for name, one in its.items() if name not in known)
    return not known.isdisjoint(its) and any(without_words(one) != one for one in unknown)


def _wordier(
    sources: Iterable[Source], told: Mapping[RecordId, Record]
) -> dict[RecordId, tuple[Record, Record]]:
    from alliance_tui.domain.scrub import only_agreements_until, without_words_before

    end = only_agreements_until(in_order(told.values()))
    found: dict[RecordId, tuple[Record, Record]] = {}
    for source in sources:
        # What has none of its records may be of another log, whatever it is called.
        its = source.records if source.records.keys() & told.keys() else {}
        blank = without_words_before(end, its.values())
        unknown = ((old, new) for old, new in zip(its.values(), blank, strict=True) if old.id not in told)
        found |= {old.id: (old, new) for old, new in unknown if old != new}
        found |= {
            name: (record, told[name])
            for name, record in its.items()
            if name in told and told[name] != record and without_words_of(told[name], record) == told[name]
        }
    return found


def _tells_so(source: Source, log: Path) -> bool:
    """Whether a copy says itself that it is one of a log."""
    return place_of(log, source.records.values()) is State.WELL


def _follows(journal: Source, files: LogFiles, known: Mapping[RecordId, Record]) -> bool:
    """Whether the copy of a journal, in which as a rule nothing tells, holds what came after a log."""
    if place_of(files.path, journal.records.values()) is not State.HEADLESS:
        return False
    if any(name in known and without_words_of(known[name], one) for name, one in journal.records.items()):
        return True
    sums = {read_source(one).sum for one in (files.path, *files.others, *files.copies)}
    return journal.follows in sums - {None}
