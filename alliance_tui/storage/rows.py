"""Reading the logs of an alliance, and making the entry of the catalogue of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_tui.domain.summary import AllianceSummary, SessionSummary, summarise
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences.typed import Shell
from alliance_tui.storage.catalogue import Entry, Problem, Row
from alliance_tui.storage.listed_logs import Outcome
from alliance_tui.storage.places import OWN, SESSIONS, as_id, session_file, shown
from alliance_tui.storage.stamps import Stamps

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record


class Known:
    """What is known so far while all are listed."""

    def __init__(self) -> None:
        self.lines: Final[list[AllianceSummary]] = []
        """What is shown of each alliance."""
        self.rows: Final[dict[str, Row]] = {}
        """What is kept of each, by the name of its folder."""
        self.problems: Final[dict[str, tuple[Problem, ...]]] = {}
        """What of which could not be read; under no name what is of all."""

    def add(self, entry: Entry, row: Row | None) -> None:
        """Add an alliance.

        Args:
            entry: What is known of it.
            row: The same as it is kept; None where it is not.
        """
        if row is not None:
            self.rows[entry.id] = row
        if entry.line is not None:
            self.lines.append(entry.line)
        if entry.problems:
            self.problems[entry.id] = entry.problems


def entry_of(folder: Path, stamps: Stamps, logs: Mapping[str, Outcome]) -> Entry:
    """What is known of an alliance.

    Args:
        folder: Its folder.
        stamps: The state its files were in just before they were read.
        logs: What was read: its own log by the name of its file, those of its sessions by their ids.
    """
    # Here, because a library whose catalogue is right reads no log.
    from alliance_tui.storage.astray import is_astray
    from alliance_tui.storage.headless import begun_again

    own = logs[OWN]
    read = {one: logs[one] for one in stamps.sessions if one in logs}
    paths = {one: session_file(folder, one) for one in read}
    sessions = {
        one: log.records
        for one, log in read.items()
        if log.records is not None and not is_astray(paths[one], log.records)
    }
    again = begun_again(folder, sessions)
    sessions |= again
    known = {one: log.line for one, log in read.items() if log.line is not None}
    line = summarise(own.records or (), sessions, known)
    told = ""
    if line is None or line.id != folder.name:
        misplaced = _said_of_misplaced(folder)
        if misplaced:
            return Entry(folder.name, stamps, None, (Problem(misplaced),), Shell.data_dir)
        line, told = _told_by_others(folder, own, sessions, known)
    said = [Problem(told) if told else Problem(own.problem, own.is_passing)]
    for one, log in read.items():
        of_session = _said_of_session(paths[one], log, is_shown=one in again)
        said.append(Problem(of_session, log.is_passing))
    said.extend((*_said_of_lost(folder, stamps), *map(Problem, _said_of_copies(stamps))))
    if stamps.closed and own.records is not None:
        from alliance_tui.sentences import opened as say

        closed = say.sessions_cannot_be_read(folder=str(folder / SESSIONS), why=stamps.closed)
        said.append(Problem(closed))
    problems = tuple(one for one in said if one.sentence)
    return Entry(folder.name, stamps, line, problems, Shell.data_dir if problems else "")


def _said_of_misplaced(folder: Path) -> str:
    """What there is to say of a folder that holds another alliance than its name tells; empty of others."""
    from alliance_tui.sentences import listed
    from alliance_tui.storage.checking_alliance import check_alliance

    holds = (report := check_alliance(folder)).holds
    if holds is not None:
        return listed.folder_misplaced(folder=shown(folder.name), title=report.title)
    return "" if as_id(folder.name, AllianceId) else listed.folder_unknown(folder=shown(folder.name))


def _told_by_others(
    folder: Path,
    own: Outcome,
    sessions: Mapping[SessionId, Sequence[Record]],
    known: Mapping[SessionId, SessionSummary],
) -> tuple[AllianceSummary | None, str]:
    """The line of an alliance whose own log does not tell how it was founded, and a sentence about that.

    It is shown as it is after repairing.
    """
    from alliance_tui.sentences import listed

    line = summarise(told_by_others(folder), sessions, known)
    if own.problem or (line is None and not own.records):
        return line, listed.is_told_by_others(why=own.problem) if own.problem and line is not None else ""
    return line, listed.alliance_without_beginning(is_shown=line is not None)


def told_by_others(folder: Path, *, mended: bool = False) -> tuple[Record, ...]:
    """The log of an alliance whose own does not tell how it was founded, as its others tell it.

    Args:
        folder: Its folder.
        mended: Whether that is told only where repairing would make the same of it.
    """
    from alliance_tui.storage.beginnings import begun
    from alliance_tui.storage.checking_alliance import check_alliance

    logs = [one for one in check_alliance(folder).findings if one.counted]
    if not logs or logs[0].path.name != OWN or (mended and not logs[0].state.can_be_mended):
        return ()
    return begun(logs[0], logs)


def _said_of_lost(folder: Path, stamps: Stamps) -> Iterator[Problem]:
    """What there is to say of sessions whose own files are gone."""
    if stamps.lost:
        from alliance_tui.storage.lost import lost_sessions

        for one in lost_sessions(folder, stamps.lost):
            yield Problem(one.sentence, is_over=one.set_aside is not None)


def _said_of_copies(stamps: Stamps) -> Iterator[str]:
    """What there is to say of what other programs made of the logs."""
    if not stamps.copies:
        return
    from alliance_tui.sentences import listed

    of_sessions = sum(name.startswith(f"{SESSIONS}/") for name in stamps.copies)
    for number, whole in ((len(stamps.copies) - of_sessions, True), (of_sessions, False)):
        if number:
            yield listed.has_copies(number=number, whole=whole)


def _said_of_session(path: Path, log: Outcome, *, is_shown: bool) -> str:
    """What there is to say of a session; empty where nothing is.

    Args:
        path: Its file.
        log: What reading that came to.
        is_shown: Whether it is shown though it does not tell how it began.
    """
    from alliance_tui.sentences import opened as say
    from alliance_tui.storage.astray import is_astray, said_astray
    from alliance_tui.storage.headless import is_headless

    records = log.records or ()
    if is_headless(records):
        said = say.session_without_beginning(is_shown=is_shown)
        return f"{log.problem} {said}" if log.problem and is_shown else log.problem or said
    return log.problem or (said_astray(path, records) if is_astray(path, records) else "")
