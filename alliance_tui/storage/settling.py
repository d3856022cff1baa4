"""Words that were taken back, in what is moved to the trash or lies there: files that nobody opens any more.

Whoever leaves a session has them taken out of its files. Where the program was killed, the next opening does
it; what is deleted before that is never opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from alliance_tui.domain.events import Record
from alliance_tui.domain.let_go import without_let_go
from alliance_tui.domain.taking_back import gone_for_good
from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import mended as say
from alliance_tui.sentences import words_left
from alliance_tui.storage.all_told import let_go_in, logs_in, logs_of, told_surely
from alliance_tui.storage.atomic import remove_stale
from alliance_tui.storage.beginnings import beginnings
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.entries import CONTENT, Entry, entries
from alliance_tui.storage.forgetting import Blanked, forget_everywhere
from alliance_tui.storage.inventory import LogFiles
from alliance_tui.storage.joining import join
from alliance_tui.storage.looking import told_whole
from alliance_tui.storage.names import is_of_two
from alliance_tui.storage.pending import pending
from alliance_tui.storage.places import SESSIONS, session_file
from alliance_tui.storage.salvage import read_source, salvage


def settle(home: Path, session: SessionId | None = None) -> tuple[Path, ...]:
    """Take words out of an alliance that its own logs take back, as people do who leave a session.

    Files under a temporary name, over which a process was killed, may hold them too: those go.

    Args:
        home: Its folder; nobody has it open.
        session: The only one of its sessions that is looked at; None for all of it.

    Returns:
        The files that may still hold them: the disk did not let us. Whoever checks finds those again.
    """
    _remove_stale(home)
    logs = logs_in(home)
    if session is not None:
        logs = [one for one in logs if one.path == session_file(home, session)]
    return (*_take_out(logs), *_take_out_let_go(home, logs))


def unsettled(folder: Path, alliance: str | None = None) -> Iterator[Entry]:
    """What lies in the trash with words that its own logs take back.

    Args:
        folder: The data folder.
        alliance: The only one of which the trash is looked at; None for all.
    """
    for entry in _of(folder, alliance):
        if any(True for _ in _unsettled(logs_of(entry))):
            yield entry


def settle_trash(folder: Path, alliance: str | None = None) -> Iterator[str]:
    """Take such words out of what lies in the trash; what was done, a sentence each.

    Args:
        folder: The data folder.
        alliance: The only one of which the trash is looked at; None for all.
    """
    for entry in _of(folder, alliance):
        _remove_stale(entry.path / CONTENT)
    for entry in unsettled(folder, alliance):
        left = tuple(_take_out(logs_of(entry)))
        if left:
            yield from (words_left.words_stay(file=str(path)) for path in left)
        else:
            yield say.words_taken_out_of_trash(name=entry.path.name)


def settle_trash_of(home: Path) -> tuple[Path, ...]:
    """Take out of what lies in the trash of an alliance what people let go in a session that is here.

    Args:
        home: The folder of the alliance.

    Returns:
        The files that may still hold such words.
    """
    deleted = [one for entry in _of(home.parent.parent, home.name) for one in logs_of(entry)]
    return tuple(_take_out_let_go(home, deleted)) if deleted else ()


class Told(NamedTuple):
    """What a log and all that lies beside it tell."""

    records: tuple[Record, ...]
    """What can be read, in order."""

    is_all: bool
    """Whether nothing of it is missing or in doubt, so that it is known what people took back in the end."""


def told_by(log: LogFiles) -> Told:
    """What a log tells wherever it lies, put together with what lies beside it.

    Of one that is whole, what it was before has nothing to tell: only what another program wrote meanwhile.

    Args:
        log: Its files.
    """
    whole = told_whole(log.path)
    known = {one.id: one for one in whole} or dict(read_source(log.path).records)
    begins, others = {one.id for one in beginnings(known.values())}, log.others
    if whole:
        others = [one for one in others if is_of_two(one.name)]
    contradicted = False
    for source in map(read_source, (*others, *log.copies)):
        its = {one.id for one in beginnings(source.records.values())}
        if source.sure and (its <= begins or not begins):
            contradicted |= bool(join(known, source.records.values()))
    return Told(in_order(known.values()), bool(whole) and not contradicted)


def taken_back_in(log: LogFiles, told: Told) -> Blanked:
    """The records of which a log's files hold words that it takes back itself: as they were, and blanked.

    Where not all of it can be read, that it takes them back may be undone in what is missing: then only those
    of which it is known that it was not.

    Args:
        log: Its files; nobody has it open.
        told: What they tell.
    """
    left = pending(log.path, told.records)
    if told.is_all or not left:
        return left
    rest = salvage(log.path, (*log.others, *log.copies))
    missing = rest.lost + rest.doubled if rest.open_end is None else None
    for_good = gone_for_good((was for was, _ in left.values()), told.records, missing)
    return {name: both for name, both in left.items() if name in for_good}


def _unsettled(logs: Iterable[LogFiles]) -> Iterator[tuple[Path, Blanked]]:
    """The logs in whose files words stand that they take back themselves, and the records that lose them."""
    for log in logs:
        if blank := taken_back_in(log, told_by(log)):
            yield log.path, blank


def _take_out(logs: Iterable[LogFiles]) -> Iterator[Path]:
    """Take such words out of logs; the files that may still hold them."""
    for path, blank in _unsettled(logs):
        yield from forget_everywhere(path, None, blank)


def _take_out_let_go(home: Path, logs: Iterable[LogFiles]) -> Iterator[Path]:
    """Take out of logs what people of an alliance let go for good; the files that may still hold it.

    Args:
        home: The folder of the alliance.
        logs: Which may lose words: its own, or some in the trash.
    """
    gone = let_go_in(home)
    for log in logs if gone else ():
        was = {one.id: one for one in told_surely(log) or ()}
        if blank := {one.id: (was[one.id], one) for one in without_let_go(was.values(), gone)}:
            yield from forget_everywhere(log.path, None, blank)


def _of(folder: Path, alliance: str | None) -> Iterator[Entry]:
    """What lies in the trash of one alliance, or of all."""
    return (one for one in entries(folder) if alliance in {None, one.note.alliance})


def _remove_stale(home: Path) -> None:
    """Remove the temporary files of logs over which processes were killed, as every opening does."""
    for place in (home, home / SESSIONS):
        with suppress(OSError):
            # It need not be there.
            remove_stale(DISK, place)
