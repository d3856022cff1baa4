"""Words that were taken back, in what is moved to the trash or lies there: files that nobody opens any more.

Whoever leaves a session has them taken out of its files. Where the program was killed, the next opening does
it; what is deleted before that is never opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import mended as say
from alliance_tui.sentences import store
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.entries import CONTENT, Entry, entries
from alliance_tui.storage.forgetting import Blanked, forget_everywhere
from alliance_tui.storage.inventory import inventory_of, logs_among
from alliance_tui.storage.names import log_name
from alliance_tui.storage.pending import pending
from alliance_tui.storage.places import session_file
from alliance_tui.storage.salvage import read_source


def settle(home: Path, session: SessionId | None = None) -> None:
    """Take words out of an alliance that its own logs take back, as people do who leave a session.

    What cannot be changed is found by whoever checks.

    Args:
        home: Its folder; nobody has it open.
        session: The only one of its sessions that is looked at; None for all of it.
    """
    for log, blank in _unsettled(logs_in(home) if session is None else [session_file(home, session)]):
        forget_everywhere(log, None, blank)


def unsettled(folder: Path, alliance: str | None = None) -> Iterator[Entry]:
    """What lies in the trash with words that its own logs take back.

    Args:
        folder: The data folder.
        alliance: The only one of which the trash is looked at; None for all.
    """
    for entry in entries(folder):
        if alliance in {None, entry.note.alliance} and any(True for _ in _unsettled(logs_of(entry))):
            yield entry


def settle_trash(folder: Path, alliance: str | None = None) -> Iterator[str]:
    """Take such words out of what lies in the trash; what was done, a sentence each.

    Args:
        folder: The data folder.
        alliance: The only one of which the trash is looked at; None for all.
    """
    for entry in unsettled(folder, alliance):
        left: list[Path] = []
        for log, blank in _unsettled(logs_of(entry)):
            left.extend(forget_everywhere(log, None, blank))
        if left:
            yield from (store.words_stay(file=str(path)) for path in left)
        else:
            yield say.words_taken_out_of_trash(name=entry.path.name)


def logs_in(home: Path) -> list[Path]:
    """Where the logs of an alliance are, its own first."""
    return [log.path for log in logs_among(home, inventory_of(home).files)]


def logs_of(entry: Entry) -> list[Path]:
    """Where the logs are of what lies in the trash."""
    content = entry.path / CONTENT
    return logs_in(content) if entry.note.session is None else [content / log_name(entry.note.session)]


def told_by(log: Path) -> tuple[Record, ...]:
    """What a log tells wherever it lies, in order; of one that is damaged, as far as it can be read."""
    return in_order(read_source(log).records.values())


def taken_back_in(log: Path, records: Sequence[Record]) -> Blanked:
    """The records of which a log's files hold words that it takes back itself: as they were, and blanked.

    Args:
        log: Its file; nobody has it open.
        records: What it tells; nothing where it cannot be read.
    """
    return pending(log, records) if records else {}


def _unsettled(logs: Iterable[Path]) -> Iterator[tuple[Path, Blanked]]:
    """The logs in whose files words stand that they take back themselves, and the records that lose them."""
    for log in logs:
        if blank := taken_back_in(log, told_by(log)):
            yield log, blank
