"""Opening a database: what is wrong with it is said and kept, and never overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from alliance_tui.sentences import opened as say
from alliance_tui.sentences import store
from alliance_tui.storage.atomic import copy_aside, remove_stale, set_aside
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.contents import Contents, read_contents
from alliance_tui.storage.damaged import keep_aside, read_backup, spare_backup
from alliance_tui.storage.disk import DISK, DamagedError, Disk, MissingError, StoreError, why
from alliance_tui.storage.signed import NOTHING, Loss


class Opened(NamedTuple):
    """A database as it was found."""

    contents: Contents
    """What is in it."""

    reports: list[str]
    """What was wrong with it and what was done about that: sentences for people."""

    read_only: str | None
    """Why nothing may be written, as a sentence; None where it may."""

    mend: bool
    """Whether the file is to be written anew, with the journal in it, before anything is added."""

    loss: Loss = NOTHING
    """What could not be found as it was mended, now or before."""

    @property
    def is_new(self) -> bool:
        """Whether there was none: neither a file nor a journal, and none that was set aside."""
        return self.contents.file is None and self.contents.journal is None and not self.mend


def open_database(
    disk: Disk, path: Path, schema: int, *, writable: bool, signed: bool, trusting: bool = False
) -> Opened:
    """Read a database, and keep aside what cannot be read of it.

    Args:
        disk: Where.
        path: Its file.
        schema: The newest version of the documents that is understood.
        writable: Whether anything may be renamed or removed.
        signed: Whether a file without a checksum is as suspicious as one with a wrong checksum.
        trusting: Whether a suspicious file is gone on with all the same, once a copy of it is kept.

    Raises:
        StoreError: It cannot be read, and nothing is left to go on with.
    """
    if writable:
        try:
            remove_stale(disk, path.parent, f"{path.name}.")
        except FileNotFoundError as error:
            raise MissingError(store.no_folder_for(name=path.name, folder=str(path.parent))) from error
        except OSError as error:
            raise StoreError(store.cannot_be_opened(name=path.name, why=why(error))) from error
    found = read_contents(disk, path, schema)
    if found.unreadable:
        # What has to be signed is mended from all that lies beside it, the backup being the least of it.
        kept = None if signed else read_backup(disk, path, schema, found)
        if not writable:
            beside = [say.backup_beside(backup=backup_of(path).name)] if kept is not None else []
            raise DamagedError(" ".join([say.damaged(file=path.name), *beside]))
        return _open_unreadable(disk, path, found, kept, spare=not signed)
    # With no journal from before: the numbers it gave documents may be those that TinyDB gave again.
    welcome = not signed and found.tinydb_wrote and (not found.journal_bytes or found.name is not None)
    unsigned = signed and found.file is not None and found.trusted is None
    reports = _reports(path, found)
    if found.odd is not None:
        reason = say.holds_odd(file=path.name, **found.odd._asdict())
        return Opened(found, [reason, *reports], reason, mend=False)
    if found.foreign:
        reason = say.place_taken(file=path.name)
        return Opened(found, [reason, *reports], reason, mend=False)
    if (found.trusted is False and not welcome) or unsigned or found.twice:
        twice = [_said_twice(path, found)] if found.twice else []
        if trusting and writable and not found.astray:
            return _keep_as_found(disk, path, found, [say.changed(file=path.name), *twice, *reports])
        reason = " ".join((*twice, say.not_as_written(file=path.name)))
        return Opened(found, [reason, *reports], reason, mend=False)
    if found.astray:
        return _part(disk, path, found, reports) if writable else Opened(found, reports, None, mend=False)
    if writable and (found.is_mangled or found.marked or found.doubled or found.is_emptied):
        return _keep_as_found(disk, path, found, reports)
    unended = bool(found.journal_bytes) and not found.journal_bytes.endswith(b"\n")
    return Opened(found, reports, None, writable and unended, found.loss)


def said_of_loss(path: Path, loss: Loss) -> str:
    """What is said of a file in which not all could be found as it was mended."""
    return say.lost_as_mended(number=loss.records, actions=loss.actions, file=path.name)


def set_damaged_aside(path: Path) -> str:
    """Give a damaged file of the library another name, so that nothing is ever written in its place.

    Returns:
        That name; empty where it keeps its own.
    """
    try:
        aside = set_aside(DISK, path, "damaged")
        if journal_of(path).exists():
            set_aside(DISK, journal_of(path), "damaged")
    except OSError:
        return ""
    return aside.name


def _open_unreadable(
    disk: Disk, path: Path, found: Contents, kept: Contents | None, *, spare: bool
) -> Opened:
    """Go on with the backup of a file in which nothing can be read; without one, with its journal alone.

    The file keeps its name as well until it is replaced: a kill before that leaves all of it to be found.

    Args:
        disk: Where.
        path: The file.
        found: What was found of it, and its journal.
        kept: Its backup, as it can be gone on with; None where there is none.
        spare: Whether the backup is kept under another name, too.
    """
    gone_on = found if kept is None else kept
    try:
        if gone_on.is_mangled:
            _keep_journal(disk, path, gone_on)
        spared = spare_backup(disk, path) if spare else ""
        aside, is_there = keep_aside(disk, path, "damaged")
    except OSError as error:
        raise StoreError(say.damaged(file=path.name)) from error
    has_rest = bool(found.tables)
    reports = [say.damaged_and_kept(file=path.name, aside=aside.name, has_rest=has_rest and kept is None)]
    if kept is not None:
        reports.append(say.gone_on_with_backup(backup=spared, has_rest=has_rest))
    elif spared:
        reports.append(say.backup_kept(backup=spared))
    reports.extend(_reports(path, gone_on))
    if not is_there:
        gone_on.file = None
    loss = NOTHING if kept is None else _loss_since(kept)
    return Opened(gone_on, reports, None, mend=True, loss=loss)


def _loss_since(kept: Contents) -> Loss:
    """What could not be found where the backup is gone on with: what came after it, if no line tells."""
    if kept.seq > kept.folded:
        return _loss(kept)
    return kept.loss.with_more(kept.damaged, actions=0)


def _part(disk: Disk, path: Path, found: Contents, reports: list[str]) -> Opened:
    """Give a journal that follows another file a name of its own, before lines that follow this one."""
    try:
        if found.marked:
            copy_aside(disk, path, disk.read(path)[0], "other")
        aside = set_aside(disk, journal_of(path), "other")
    except OSError as error:
        reason = say.other_not_kept(file=path.name, why=why(error))
        return Opened(found, [*reports, reason], reason, mend=False)
    found.journal, found.journal_bytes, found.name = None, b"", None
    return Opened(found, [*reports, say.lines_kept(aside=aside.name)], None, found.marked, found.loss)


def _keep_as_found(disk: Disk, path: Path, found: Contents, reports: list[str]) -> Opened:
    """Keep copies of what is not as it was written here, before all of it is written anew."""
    try:
        if found.is_mangled:
            aside = _keep_journal(disk, path, found)
            reports.append(say.journal_kept(aside=aside.name))
        elif found.doubled:
            aside = copy_aside(disk, journal_of(path), found.journal_bytes, "other")
            reports.append(say.lines_kept(aside=aside.name))
        if found.marked or found.twice or found.trusted is False:
            copy_aside(disk, path, disk.read(path)[0], "other")
    except OSError as error:
        not_kept = say.journal_not_kept if found.is_mangled else say.other_not_kept
        reason = not_kept(file=path.name, why=why(error))
        return Opened(found, [*reports, reason], reason, mend=False)
    return Opened(found, reports, None, mend=True, loss=_loss(found))


def _loss(found: Contents) -> Loss:
    """What could not be found as a database is mended, now and before: all that its journal does not tell."""
    if found.is_too_large or found.is_emptied:
        return found.loss.with_more(0, actions=0)
    # A line that is damaged shows as a gap in the numbers, too, unless it is the last one.
    return found.loss.with_more(max(found.damaged, found.missing), 0 if found.garbled else None)


def _said_twice(path: Path, found: Contents) -> str:
    return (say.said_twice_and_told if found.trusted else say.said_twice)(file=path.name)


def _keep_journal(disk: Disk, path: Path, found: Contents) -> Path:
    """Keep a damaged journal under another name; that name."""
    if not found.is_too_large:
        return copy_aside(disk, journal_of(path), found.journal_bytes, "damaged")
    # None of its lines is in the tables: it can go before these are written anew, and needs no room twice.
    aside = set_aside(disk, journal_of(path), "damaged")
    found.journal = None
    return aside


def _reports(path: Path, found: Contents) -> list[str]:
    reports = []
    if found.marked:
        reports.append(say.marked(file=path.name))
    if found.tinydb_wrote:
        reports.append(say.changed_by_tinydb(file=path.name))
    if found.file is None and found.journal is not None and not found.unreadable:
        reports.append(say.only_journal(file=path.name))
    if found.astray:
        reports.append(say.journal_astray(file=path.name))
    if found.loss.is_news:
        reports.append(said_of_loss(path, found.loss))
    if found.doubled:
        reports.append(say.lines_doubled(number=found.doubled, file=path.name))
    if found.garbled:
        reports.append(say.journal_garbled(file=path.name))
    elif found.torn is not None:
        reports.append(say.torn(file=path.name))
    if found.is_emptied:
        reports.append(say.journal_emptied(file=path.name))
    if found.is_too_large:
        reports.append(say.journal_too_large(file=path.name))
    elif found.damaged:
        reports.append(say.lines_damaged(number=found.damaged, file=path.name))
    elif found.missing:
        reports.append(say.actions_missing(number=found.missing, file=path.name))
    return reports
