"""Copies of a log that other programs made, as a file-syncing one does where two machines wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import files as say
from alliance_tui.storage.findings import Finding, State, mendable
from alliance_tui.storage.placing import place_of
from alliance_tui.storage.salvage import Source, is_journal, read_source


class WithCopies(NamedTuple):
    """A log and its copies."""

    log: Finding
    """What was found out about it, with what its copies hold more."""

    copies: tuple[Finding, ...]
    """What was found out about each of them."""


def with_copies(log: Finding, copies: Sequence[Path]) -> WithCopies:
    """Look at the copies of a log: what fits to it belongs to it, and what contradicts it is only said.

    Args:
        log: What was found out about it by itself.
        copies: The files, in the order in which they count.
    """
    if log.state.is_problem and not log.state.can_be_mended:
        # Nobody knows what is in it, nor what would fit to that.
        return WithCopies(log, tuple(Finding(path, State.COPY, State.COPY.advice) for path in copies))
    known = {record.id: record for record in log.records}
    before = len(known)
    findings = tuple(_look(path, log.path, known) for path in copies)
    if len(known) == before:
        return WithCopies(log, findings)
    state = log.state
    if not state.can_be_mended:
        state = State.INCOMPLETE if state is State.EMPTY else State.TWO
    records = sorted(known.values(), key=lambda one: (one.n, one.writer))
    loss = " ".join(filter(None, [log.loss, say.from_copies(number=len(known) - before)]))
    return WithCopies(mendable(log.path, state, records, loss), findings)


def _look(path: Path, log: Path, known: dict[RecordId, Record]) -> Finding:
    """Look at one copy, and add to what is known what it holds more."""
    source = read_source(path)
    if not source.sure or not source.records:
        return Finding(path, State.COPY, say.COPY_DAMAGED)
    if not _is_of(source, path, log):
        return Finding(path, State.COPY, say.COPY_OF_ANOTHER)
    other = sum(known.get(name, record) != record for name, record in source.records.items())
    if other:
        return Finding(path, State.COPY, say.copy_contradicts(number=other))
    more = source.records.keys() - known.keys()
    known.update(source.records)
    return Finding(path, State.FITTING, say.copy_joins(number=len(more)) if more else say.COPY_HOLDS_NO_MORE)


def _is_of(source: Source, path: Path, log: Path) -> bool:
    """Whether a copy tells that it is one of a log; a journal has, as a rule, no record that tells."""
    place = place_of(log, tuple(source.records.values()))
    return place is State.WELL or (place is State.HEADLESS and is_journal(path))
