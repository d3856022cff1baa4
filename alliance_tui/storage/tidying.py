"""What repairing does where nothing is wrong: it folds journals in, takes marks out, and removes remains."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from alliance_tui.domain.saving import Gone, Stays
from alliance_tui.sentences import mended as say
from alliance_tui.sentences import words_left
from alliance_tui.storage.atomic import remove_stale
from alliance_tui.storage.beside import is_empty_alone, journal_of
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.keeping import Kept
from alliance_tui.storage.places import OWN, SESSIONS
from alliance_tui.storage.reading import OPTIONS


def tidy(home: Path, logs: Sequence[Finding], others: Sequence[Finding]) -> list[str]:
    """Fold in the journals that are left, take out marks, and remove what was cut off."""
    said = []
    for log in logs:
        if log.state.is_tidied:
            if log.is_emptied and log.path.name != OWN and is_empty_alone(log.path):
                # Nobody makes a file of what may never have begun.
                DISK.unlink(journal_of(log.path))
                said.append(say.empty_journal_gone(file=log.path.name))
                continue
            database = Database(log.path, create=False, **OPTIONS)
            database.close(telling=False)
            said.append(_said_of(log, database.kept))
    for place in (home, home / SESSIONS):
        with suppress(FileNotFoundError):
            remove_stale(DISK, place)
    gone = [one for one in others if one.state is State.LEFT_OVER and not one.path.exists()]
    if gone:
        said.append(say.removed(names=tuple(one.path.name for one in gone)))
    return said


def _said_of(log: Finding, kept: Kept) -> str:
    """What came of writing a log anew, once it is closed."""
    file, left = log.path.name, kept.words_left
    if not isinstance(left, Gone):
        return words_left.words_not_gone(file=str(log.path), why=left.why if isinstance(left, Stays) else "")
    if kept.not_folded:
        return say.not_written_anew(file=file, why=kept.not_folded)
    if kept.read_only is not None:
        return kept.read_only
    said = [say.mark_taken_out(file=file)] if log.state is State.MARKED else []
    if log.state is State.EMPTIED:
        said.append(say.empty_journal_gone(file=file))
    elif log.is_torn:
        said.append(say.folded_in_but_its_end(file=file))
    elif log.is_going or not said:
        said.append(say.folded_in(file=file))
    return " ".join(said)
