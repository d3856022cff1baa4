"""Opening a database: what is wrong with it is said and kept, and never overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from alliance_tui.storage.atomic import copy_aside, remove_stale, set_aside
from alliance_tui.storage.contents import Contents, journal_of, read_contents
from alliance_tui.storage.disk import Disk, MissingError, StoreError, why


class DamagedError(StoreError):
    """A file in which nothing can be read."""


class Opened(NamedTuple):
    """A database as it was found."""

    contents: Contents
    """What is in it."""

    reports: list[str]
    """What was wrong with it and what was done about that: sentences for people."""

    read_only: str
    """Why nothing may be written, as a sentence; empty where it may."""

    mend: bool
    """Whether the file is to be written anew, with the journal in it, before anything is added."""


def open_database(disk: Disk, path: Path, schema: int, *, writable: bool, signed: bool) -> Opened:
    """Read a database, and keep aside what cannot be read of it.

    Args:
        disk: Where.
        path: Its file.
        schema: The newest version of the documents that is understood.
        writable: Whether anything may be renamed or removed.
        signed: Whether a file without a checksum is as suspicious as one with a wrong checksum.

    Raises:
        StoreError: It cannot be read, and nothing is left to go on with.
    """
    if writable:
        try:
            remove_stale(disk, path.parent, f"{path.name}.")
        except FileNotFoundError as error:
            raise MissingError(f"{path.name} cannot be opened: there is no folder {path.parent}.") from error
        except OSError as error:
            raise StoreError(f"{path.name} cannot be opened: {why(error)}.") from error
    found = read_contents(disk, path, schema)
    if found.unreadable:
        return _open_unreadable(disk, path, found, writable=writable)
    # With no journal: the numbers it gave documents may be the ones that were given again without it.
    welcome = not signed and found.tinydb_wrote and not found.journal_bytes
    unsigned = signed and found.file is not None and found.trusted is None
    if (found.trusted is False and not welcome) or unsigned:
        reason = f"{path.name} was changed by something else, or is damaged. It can be read but not changed."
        return Opened(found, [reason], reason, mend=False)
    reports = _reports(path, found)
    if writable and (found.damaged or found.marked):
        return _keep_as_found(disk, path, found, reports)
    unended = bool(found.journal_bytes) and not found.journal_bytes.endswith(b"\n")
    return Opened(found, reports, "", mend=writable and unended)


def _open_unreadable(disk: Disk, path: Path, found: Contents, *, writable: bool) -> Opened:
    if not writable:
        raise DamagedError(f"{path.name} is damaged and cannot be read.")
    try:
        if found.damaged:
            copy_aside(disk, journal_of(path), found.journal_bytes, "damaged")
        aside = set_aside(disk, path, "damaged")
    except OSError as error:
        raise StoreError(f"{path.name} is damaged and cannot be read.") from error
    found.file = None
    said = f"{path.name} is damaged and cannot be read. It is kept, unchanged, as {aside.name}."
    rest = " What was added since it was last written is here." if found.tables else ""
    return Opened(found, [said + rest, *_reports(path, found)], "", mend=True)


def _keep_as_found(disk: Disk, path: Path, found: Contents, reports: list[str]) -> Opened:
    """Keep copies of what is not as it was written here, before all of it is written anew."""
    try:
        if found.damaged:
            aside = copy_aside(disk, journal_of(path), found.journal_bytes, "damaged")
            reports.append(f"The damaged journal is kept, unchanged, as {aside.name}.")
        if found.marked:
            copy_aside(disk, path, disk.read(path)[0], "other")
    except OSError as error:
        what = "its damaged journal" if found.damaged else "what another program wrote"
        reason = f"{path.name} can be read but not changed: {what} cannot be kept, {why(error)}."
        return Opened(found, [*reports, reason], reason, mend=False)
    return Opened(found, reports, "", mend=True)


def _reports(path: Path, found: Contents) -> list[str]:
    reports = []
    if found.marked:
        reports.append(f"Another program put a byte-order mark into {path.name}; all of it could be read.")
    if found.tinydb_wrote:
        reports.append(f"{path.name} was changed by another program that uses TinyDB.")
    if found.file is None and found.journal is not None and not found.unreadable:
        reports.append(f"{path.name} is not there; only what its journal holds could be read.")
    if found.torn is not None:
        reports.append(f"The journal of {path.name} ended in the middle of a line, which was left out.")
    if found.damaged:
        lines = "One line" if found.damaged == 1 else f"{found.damaged} lines"
        reports.append(f"{lines} in the journal of {path.name} could not be read; all the others were.")
    elif found.missing:
        actions = "One action" if found.missing == 1 else f"{found.missing} actions"
        reports.append(f"{actions} before the newest in {path.name} could not be found.")
    return reports
