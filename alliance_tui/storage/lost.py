"""Sessions of which something is left, and whether anything can be read in that: each is told alike."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.moments import day_words
from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import files as say
from alliance_tui.sentences import listed
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.inventory import LogFiles, inventory_of, logs_among
from alliance_tui.storage.looking import look
from alliance_tui.storage.names import is_damaged
from alliance_tui.storage.own import only_called_so
from alliance_tui.storage.places import OWN
from alliance_tui.storage.salvage import read_source, text_of

_AT: Final = re.compile(r'"at":"([^"]+)"')
"""The moment of a record, as it stands in a file or a journal, whole or not."""

_ZONE: Final = re.compile(r'"zone":"([^"]+)"')
"""The zone that a session was held in, as it stands there."""


class LostSession(NamedTuple):
    """A session whose own file is gone."""

    session: SessionId
    """Which one."""

    sentence: str
    """What is said of it."""

    set_aside: datetime | None
    """When that was done last with what is left of it (UTC); None where nothing of that is set aside."""

    def is_news(self, touch: datetime | None) -> bool:
        """Whether people were not there since something was set aside, of which nothing could be read.

        Args:
            touch: When they last were (UTC); None where nobody was.
        """
        return self.set_aside is not None and (touch is None or self.set_aside > touch)


def told_lost(found: Finding, log: LogFiles) -> Finding:
    """What was found out about a log, once it is known whether there was a session and nothing of it is left.

    A backup is only made of a file that was there, and only what was there is set aside.

    Args:
        found: What was found out.
        log: The files that hold it, or parts of it.
    """
    left = backup_of(log.path)
    if found.state is State.EMPTY and found.noted.is_any and log.path.name != OWN:
        said = say.session_lost_here(day="", kept=(log.path.name,))
        return Finding(log.path, State.GONE, said, counted=True, is_short=True)
    is_there = log.path.exists() or journal_of(log.path).exists()
    if found.state is not State.EMPTY or log.copies or log.path.name == OWN or is_there:
        return found
    if log.others == [left]:
        said = say.session_lost(file=log.path.name, backup=left.name)
        return Finding(log.path, State.LOST, said, counted=True)
    aside = _set_aside(log)
    # One that holds another session was taken away because of that.
    if not aside or any(read_source(one).records for one in log.others):
        return found
    said = say.session_lost_here(day=_day_of(aside), kept=tuple(one.name for one in aside))
    return Finding(log.path, State.GONE, said, counted=True, is_short=True)


def lost_sessions(folder: Path, sessions: Container[SessionId]) -> Iterator[LostSession]:
    """The sessions of an alliance whose own files are gone, with what is said of each beside a check.

    Args:
        folder: The folder of the alliance.
        sessions: Those of which there is something, and neither a file nor a journal.
    """
    files = inventory_of(folder).files
    # What somebody only called so was none.
    strange = only_called_so([one for one in files if one.stem in sessions])
    for log in logs_among(folder, files):
        session = SessionId(log.path.stem)
        if session not in sessions or session in strange:
            continue
        state, aside = told_lost(look(log.path, log.others), log).state, _set_aside(log)
        if state.can_be_mended:
            yield LostSession(session, listed.session_is_gone(file=log.path.name), None)
        elif state is State.LOST:
            yield LostSession(session, listed.session_is_lost(file=log.path.name), None)
        elif state is State.GONE:
            said = say.session_lost_here(day=_day_of(aside), kept=tuple(map(str, aside)))
            yield LostSession(session, said, _newest(aside))


def _set_aside(log: LogFiles) -> list[Path]:
    """What was set aside of a log because it was damaged."""
    return [one for one in log.others if is_damaged(one.name)]


def _newest(paths: Sequence[Path]) -> datetime | None:
    """When the newest of these files was written (UTC); None where nobody can tell."""
    with suppress(OSError):
        return datetime.fromtimestamp(max(one.stat().st_mtime for one in paths), UTC)
    return None


def _day_of(paths: Sequence[Path]) -> str:
    """On which day a session was, by what stands first in what is left of it; empty where nothing tells."""
    for text in map(text_of, paths):
        at, zone = _AT.search(text), _ZONE.search(text)
        with suppress(ValueError, OverflowError):
            if at is not None:
                return day_words(datetime.fromisoformat(at[1]), zone[1] if zone is not None else "")
    return ""
