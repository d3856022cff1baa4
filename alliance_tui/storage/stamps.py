"""The state of an alliance's files on the disk, told by names, sizes and times: no file is read for it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from alliance_tui.domain.words import SessionId
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.disk import why
from alliance_tui.storage.names import is_twice, log_name
from alliance_tui.storage.places import ALLIANCES, ID, OWN_LOG, OWN_STEM, SESSIONS, alliances_in

_ME: Final = os.geteuid()
"""Who looks at the files."""

Stamp = tuple[int, ...]
"""Size and time of a file, and then of its journal if it has one."""


class Stamps(Struct, frozen=True, omit_defaults=True):
    """The state of an alliance's files on the disk."""

    own: Stamp
    """Of its own log."""

    sessions: dict[SessionId, Stamp]
    """Of each session."""

    twice: tuple[str, ...] = ()
    """The files beside its logs because two programs had written them, in order; below its folder."""

    closed: str = ""
    """Why the folder of the sessions cannot be looked into; empty where it can be, or is not there."""

    copies: tuple[str, ...] = ()
    """The files that other programs made of its logs, in order; below its folder."""

    lost: tuple[SessionId, ...] = ()
    """The sessions of which there is neither a file nor a journal, but something else, in order."""

    @property
    def has_journal(self) -> bool:
        """Whether a journal lies beside any of them: people are talking, or were interrupted."""
        return any(len(stamp) > 2 for stamp in (self.own, *self.sessions.values()))


def stamps_in(folder: Path) -> Iterator[tuple[str, Stamps]]:
    """The state of all files of all alliances below a data folder, by the names of their folders.

    None of a folder in which others have something, and nothing is ours: that stayed when one was erased.

    Raises:
        OSError: The folder cannot be read.
    """
    for name in alliances_in(folder):
        found = stamps_of(folder / ALLIANCES / name)
        if found.own or not _is_of_others(folder / ALLIANCES / name):
            yield name, found


def _is_of_others(folder: Path) -> bool:
    # Here, because as a rule there is a log in each.
    from alliance_tui.storage.own import is_only_of_others

    return is_only_of_others(folder)


def stamps_of(folder: Path) -> Stamps:
    """The state of all files of one alliance."""
    own = _states(folder, OWN_STEM)
    sessions = _states(folder / SESSIONS, ID)
    return Stamps(
        own.logs.get(OWN_LOG, ()),
        {SessionId(name): stamp for name, stamp in sessions.logs.items()},
        tuple(sorted([*own.twice, *(f"{SESSIONS}/{name}" for name in sessions.twice)])),
        sessions.closed,
        tuple(sorted([*own.copies, *(f"{SESSIONS}/{name}" for name in sessions.copies)])),
        tuple(sorted(SessionId(name) for name in sessions.left - sessions.logs.keys())),
    )


class _States(Struct):
    """What is in one folder of an alliance."""

    logs: dict[str, Stamp]
    """The state of each log and its journal, by name without the ending."""

    twice: list[str]
    """The files that lie there because two programs wrote one."""

    copies: list[str]
    """What other programs made of the logs."""

    left: set[str]
    """The logs of which there is a backup, or something that was set aside."""

    closed: str = ""
    """Why the folder cannot be looked into; empty where it can be, or is not there."""


def _states(folder: Path, stems: re.Pattern[str]) -> _States:
    """The state of the files in a folder whose logs have such names."""
    found = _States({}, [], [], set())
    journals: dict[str, Stamp] = {}
    kinds = {"json": found.logs, "json.journal": journals}
    others: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name, _, ending = entry.name.partition(".")
                if ending == "json.backup":
                    found.left.add(name)
                    continue
                kind = kinds.get(ending)
                if kind is not None and stems.fullmatch(name):
                    kind[name] = _stamp(entry)
                elif is_twice(ending):
                    found.twice.append(entry.name)
                elif ".json" in entry.name:
                    others.append(entry.name)
    except OSError as error:
        is_none = isinstance(error, FileNotFoundError) and not folder.is_symlink()
        found.closed = "" if is_none else why(error)
        return found
    for name, journal in journals.items():
        found.logs[name] = found.logs.get(name, (0, 0)) + journal
    if others:
        # Here, because there are none as a rule.
        from alliance_tui.storage.inventory import Kind, named_in

        # Of the ones whose names begin with a dot, the program that makes them is not done.
        paths = [
            folder / one
            for one in (*(log_name(log) for log in found.logs), *others)
            if not one.startswith(".")
        ]
        named = list(named_in(paths, stems))
        found.copies = [one.path.name for one in named if one.kind is Kind.COPY]
        found.left.update(one.stem for one in named if one.kind is Kind.ASIDE)
    return found


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """Size and time of a file; of a link that leads nowhere, as if it were empty.

    With it those of the journal where a link leads to, which lies there.
    """
    try:
        state = entry.stat()
    except FileNotFoundError:
        return (0, 0)
    stamp = _size_and_time(state)
    if entry.is_symlink():
        with suppress(OSError):
            return stamp + _size_and_time(journal_of(Path(os.path.realpath(entry))).stat())
    return stamp


def _size_and_time(state: os.stat_result) -> Stamp:
    """What is looked at of a file; of one that may not be read another size, for it has to be said."""
    may_be_read = state.st_mode & (stat.S_IRUSR if state.st_uid == _ME else stat.S_IRGRP | stat.S_IROTH)
    return (state.st_size if may_be_read else -1, state.st_mtime_ns)
