"""Where things lie in a data folder, and what they are called there."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.disk import DISK, LostLinkError
from alliance_tui.storage.names import is_temporary, log_name

CATALOGUE: Final = "catalogue.json"
"""The file of the catalogue."""

ALLIANCES: Final = "alliances"
"""The folder of the alliances' folders."""

SESSIONS: Final = "sessions"
"""The folder of an alliance's sessions."""

ORIGIN: Final = "saved-from.txt"
"""In a folder in which an alliance was saved that could not be saved in the data folder: the path of that."""

TRASH: Final = "trash"
"""The folder of what was deleted."""

OWN: Final = "alliance.json"
"""The file of an alliance's own log."""

ID: Final = re.compile(r"[a-z2-7]{12}")
"""What the names of our folders and files are made of."""

OWN_LOG: Final = OWN.partition(".")[0]
"""What the one log in the folder of an alliance is called, without the ending."""

OWN_STEM: Final = re.compile(re.escape(OWN_LOG))
"""The same as `ID` is for those of sessions."""

DELETED: Final = ".deleted"
"""Ends the name of a folder that is being removed."""

STAGE: Final = ".restoring-"
"""Begins the name of the folder in which a backup is unpacked."""

_DOOMED: Final = rf"(?s:.*)\.[0-9a-f]{{8}}{re.escape(DELETED)}"

_LOGS: Final = {"json", "json.journal"}
"""How the names of files end that hold a log."""

Id = TypeVar("Id", AllianceId, SessionId)
"""Of what an id is one."""


def as_id(name: str, of: Callable[[str], Id]) -> Id | None:
    """The id that a name is; None where it is none.

    People call folders what they like, and what a damaged file tells as an id may be none either.

    Args:
        name: What a folder is called, or a file without its ending, or what a file tells.
        of: Of what it would be one: `AllianceId` or `SessionId`.
    """
    return of(name) if ID.fullmatch(name) else None


def session_file(home: Path, session: str) -> Path:
    """Where the log of a session is.

    Args:
        home: The folder of its alliance.
        session: Its id.
    """
    return home / SESSIONS / log_name(session)


def is_doomed(name: str) -> bool:
    """Whether a folder is being removed, by its name; whatever else people call a folder, they keep."""
    return bool(re.fullmatch(_DOOMED, name))


def is_passing(name: str) -> bool:
    """Whether a folder is about to be gone, or to get another name, by the one it has."""
    return is_doomed(name) or is_temporary(name)


def alliances_in(folder: Path) -> list[str]:
    """The names of the folders of all alliances below a data folder, in order; of a link, and of a file, too.

    These are ids, as a rule. Only a folder with another name is looked into: somebody may have called one
    otherwise. A copy whose name has the id of one in it that is there is none of them.

    Raises:
        OSError: They cannot be looked for.
    """
    root = folder / ALLIANCES
    try:
        names = DISK.names(root)
    except FileNotFoundError as error:
        if (lost := lost_link(root)) is not None:
            raise lost from error
        return []
    ids = [name for name in names if as_id(name, AllianceId)]
    if len(ids) == len(names):
        return sorted(ids)
    others = [one for one in names if not as_id(one, AllianceId) and not is_passing(one)]
    called = [one for one in others if holds_logs(root / one) and not _is_called_as_copy(root, one, ids)]
    return sorted((*ids, *called))


def _is_called_as_copy(root: Path, name: str, ids: Iterable[str]) -> bool:
    """Whether the name of a folder has the id of an alliance in it that is there.

    Args:
        root: The folder of the alliances' folders.
        name: The name.
        ids: Those that folders there are called by.
    """
    return any(one in name and _may_hold_one(root / one) for one in ids)


def _may_hold_one(folder: Path) -> bool:
    """Whether a folder called as an alliance may hold it: not, where others left other things in it."""
    names = [*names_in(folder), *names_in(folder / SESSIONS)]
    return not set(names) - {"lock", SESSIONS} or any(".json" in one for one in names)


def holds_logs(folder: Path) -> bool:
    """Whether there are files in a folder that are called as those of an alliance are; none is read."""
    return any(
        stems.fullmatch(name.partition(".")[0]) and name.partition(".")[2] in _LOGS
        for place, stems in ((folder, OWN_STEM), (folder / SESSIONS, ID))
        for name in names_in(place)
    )


def shown(name: str) -> str:
    """The name of a folder that people gave it, as it can be shown and kept: any letter may be in it."""
    return name if name.isprintable() else "".join(one if one.isprintable() else "?" for one in name)


def names_in(folder: Path) -> list[str]:
    """The names in a folder; none where it cannot be looked into, which whoever reads the files says."""
    try:
        return DISK.names(folder)
    except OSError:
        return []


def why_closed(folder: Path) -> OSError | None:
    """Why nobody can tell what is in a folder; None where it can be told, and where there is none.

    Where a link leads to none, it may well be somewhere.
    """
    try:
        DISK.names(folder)
        if not os.access(folder, os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    except FileNotFoundError:
        return lost_link(folder)
    except OSError as error:
        return error
    return None


def lost_link(folder: Path) -> LostLinkError | None:
    """The link because of which a folder is not there; None where there is none, or it was never made."""
    for place in (folder, *folder.parents):
        try:
            place.lstat()
        except OSError:
            continue
        try:
            place.stat()
        except FileNotFoundError:
            return LostLinkError(place)
        except OSError:
            # It may be there: whoever looks into it says why they cannot.
            return None
        return None
    return None
