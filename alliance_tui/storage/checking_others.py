"""Which files of others may hold words that were taken back, where nobody can look for them: all are told."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.scrub import TAKES_WORDS_BACK
from alliance_tui.domain.words import Keep
from alliance_tui.sentences import files as say
from alliance_tui.storage.all_told import logs_of
from alliance_tui.storage.entries import entries
from alliance_tui.storage.findings import Finding, Report, State
from alliance_tui.storage.of_others import LARGEST, files_of_others
from alliance_tui.storage.packed import is_packed_there
from alliance_tui.storage.salvage import read_source

_OF_OTHERS: Final = {State.FOREIGN, State.COPY}
"""How files are found that this program does not keep, or not as they lie there."""


def told_of_others(folder: Path, report: Report, only: str | None = None) -> Report:
    """The same of a data folder, with all files of others in which words may stand that were taken back.

    Where nothing was taken back, nothing is told of them.

    Args:
        folder: The data folder.
        report: What was found out about it.
        only: The name of the one folder that was looked at; None for all.
    """
    if not any(map(_takes_words_out, _records(folder, report, only))):
        return report
    inside = [finding for alliance in report.alliances for finding in alliance.findings]
    unseen = dict(_unseen(dict((*files_of_others(folder), *_told_there((*inside, *report.others))))))
    if not unseen:
        return report
    alliances = tuple(
        replace(one, findings=tuple(_told(finding, unseen) for finding in one.findings))
        for one in report.alliances
    )
    others = tuple(_told(one, unseen) for one in report.others)
    known = {one.path for one in (*inside, *others)}
    more = (
        Finding(path, State.FOREIGN, said, is_opaque=True)
        for path, said in unseen.items()
        if path not in known
    )
    return Report(alliances, (*others, *more))


def _records(folder: Path, report: Report, only: str | None) -> Iterator[Record]:
    """All that is told there, also by what lies in the trash."""
    for alliance in report.alliances:
        for finding in alliance.findings:
            yield from finding.records
    for entry in entries(folder):
        if only in {None, entry.note.alliance}:
            for log in logs_of(entry):
                yield from read_source(log.path).records.values()


def _takes_words_out(record: Record) -> bool:
    """Whether words may have gone with a record, and stand in what was made of the files before."""
    event = record.event
    is_end = isinstance(event, SessionClosed) and event.kept is Keep.AGREEMENTS
    return is_end or isinstance(event, TAKES_WORDS_BACK)


def _told_there(found: Iterable[Finding]) -> Iterator[tuple[Path, int]]:
    """The files of others that were told already, each with its size: their folder may be behind a link."""
    for one in found:
        if one.state in _OF_OTHERS:
            with suppress(OSError):
                there = one.path.lstat()
                if stat.S_ISREG(there.st_mode):
                    yield one.path, there.st_size


def _unseen(files: Mapping[Path, int]) -> Iterator[tuple[Path, str]]:
    """The files in which nobody can look for words, each with what is said of it.

    Args:
        files: Those of others, each with its size.
    """
    for path, size in files.items():
        try:
            if size > LARGEST:
                yield path, say.NOT_LOOKED_THROUGH
            elif is_packed_there(path):
                yield path, say.MAY_BE_PACKED
        except FileNotFoundError:
            continue
        except OSError:
            yield path, say.NOT_LOOKED_THROUGH


def _told(found: Finding, unseen: Mapping[Path, str]) -> Finding:
    """The same of what others put there, with what may stand in it."""
    if found.path not in unseen or found.state not in _OF_OTHERS:
        return found
    said = found.advice if found.state is State.COPY else ""
    return replace(found, advice=" ".join(filter(None, (said, unseen[found.path]))), is_opaque=True)
