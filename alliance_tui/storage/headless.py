"""Sessions that have lost their beginning, told as repairing would put them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import opened as say
from alliance_tui.storage.astray import beginning, is_astray
from alliance_tui.storage.places import session_file

if TYPE_CHECKING:
    from alliance_tui.storage.log import FileLog


def is_headless(records: Sequence[Record]) -> bool:
    """Whether a log has records, and none of them tells how it began."""
    return bool(records) and beginning(records) is None


def show_headless(folder: Path, logs: Mapping[SessionId, FileLog]) -> list[str]:
    """Show sessions that have lost their beginning with one; it is no record of theirs until repaired.

    Args:
        folder: The folder of their alliance.
        logs: All that can be read of it.

    Returns:
        What is wrong with them, a sentence each.
    """
    again = begun_again(folder, {session: log.read() for session, log in logs.items()})
    problems = []
    for session, log in logs.items():
        if is_headless(log.read()):
            said = say.session_without_beginning(is_shown=session in again)
            problems.append(said)
            if session in again:
                log.show(again[session], said)
    return problems


def begun_again(
    folder: Path, sessions: Mapping[SessionId, Sequence[Record]]
) -> dict[SessionId, tuple[Record, ...]]:
    """The sessions without a beginning, with one; those are missing of which repairing can make none.

    Nothing is changed by that.

    Args:
        folder: The folder of their alliance.
        sessions: All that could be read of it.
    """
    if not any(map(is_headless, sessions.values())):
        return {}
    # Here, because as a rule there is none.
    from alliance_tui.storage.beginnings import begun
    from alliance_tui.storage.checking_alliance import check_alliance

    found = [one for one in check_alliance(folder).findings if one.counted]
    if not found:
        return {}
    own, *others = found
    logs = [replace(own, records=begun(own, found)), *others]
    by_path = {one.path: one for one in others if one.state.can_be_mended}
    again: dict[SessionId, tuple[Record, ...]] = {}
    for session, records in sessions.items():
        path = session_file(folder, session)
        if is_headless(records) and path in by_path:
            told = begun(by_path[path], logs)
            if beginning(told) is not None and not is_astray(path, told):
                again[session] = told
    return again
