"""Reading all files of one alliance, and saying what is well and what is not. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.references import Name, brought_by, strays
from alliance_tui.domain.scrub import TAKES_WORDS_BACK
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files, opened, repairing
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beginnings import begun, place_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.copies import with_copies, worded_still
from alliance_tui.storage.findings import (
    AllianceReport,
    Finding,
    State,
    all_that_is_lost,
    mendable,
    unreadable,
)
from alliance_tui.storage.inventory import Kind, LogFiles, Named, inventory_of, is_bare, logs_among
from alliance_tui.storage.looking import look
from alliance_tui.storage.lost import told_lost
from alliance_tui.storage.misplaced import misplaced
from alliance_tui.storage.names import log_name
from alliance_tui.storage.own import is_only_of_others, told_apart
from alliance_tui.storage.pending import unscrubbed
from alliance_tui.storage.places import ID, SESSIONS
from alliance_tui.storage.salvage import read_source
from alliance_tui.storage.strangers import told_of_another

_STATES: Final = {
    Kind.ASIDE: State.ASIDE,
    Kind.TEMPORARY: State.LEFT_OVER,
    Kind.FOREIGN: State.FOREIGN,
}
"""What is said of files that hold no log."""


_WITH_JOURNAL: Final = (State.OPEN, State.TORN, State.EMPTIED)
"""How a log is found that people have not left yet."""

_HOLDING_NOTHING: Final = {State.EMPTY, State.EMPTIED}
"""What a log may be that is no more than begun."""

_MAKES_WORDS_GO: Final = (*TAKES_WORDS_BACK, SessionClosed)
"""Events with which words may have gone."""


def check_alliance(folder: Path) -> AllianceReport:
    """Read all files of one alliance."""
    files, closed = inventory_of(folder)
    files, own_files = told_apart(files, {AllianceId(folder.name)})
    unread = tuple(unreadable(place, error) for place, error in closed)
    if any(place == folder for place, _ in closed):
        return AllianceReport(folder.name, "", unread)
    # Its own log first: what it names stands in logs that are read later, and not the other way round.
    looked = [
        with_copies(told_lost(look(one.path, one.others), one), one) for one in logs_among(folder, files)
    ]
    logs, copies = [one.log for one in looked], [copy for one in looked for copy in one.copies]
    known = brought_by(record for log in logs for record in log.records)
    if (elsewhere := misplaced(folder, logs)) is not None:
        return elsewhere
    if is_only_of_others(folder):
        return AllianceReport(folder.name, "", tuple(_rest(folder, files, (), own_files)))
    copies = [_told_own(one, own_files) for one in copies]
    own, *sessions = [_without_strays(log, known) for log in logs]
    if own.state in _HOLDING_NOTHING and not own.records and any(log.records for log in sessions):
        own = mendable(own.path, State.HEADLESS, own.records, open_end=0)
    own = _founded_again(own, sessions)
    state = fold_alliance(own.records, [log.records for log in sessions])
    own, *sessions = [_told_unscrubbed(one, state) for one in (own, *sessions)]
    sessions = [_told_astray(one) for one in sessions]
    sessions = [one for one in sessions if one.state is not State.EMPTY or _is_there(one.path)]
    if is_bare(folder):
        own = _never_saved(own.path)
    lost = {backup_of(one.path) for one in sessions if one.state is State.LOST}
    rest = (*_rest(folder, files, logs, own_files), *_of_no_use(one for one in files if one.path not in lost))
    title = state.title if state else ""
    return AllianceReport(folder.name, title, (own, *sessions, *copies, *rest, *unread))


def _of_no_use(found: Iterable[Named]) -> Iterator[Finding]:
    """Backups that nobody could bring anything back from, and what has the name of a lock and is none."""
    for one in found:
        if one.kind is Kind.BACKUP:
            kept = read_source(one.path)
            if not (kept.sure and kept.records):
                yield Finding(one.path, State.SPOILED, State.SPOILED.advice)
        elif one.kind is Kind.LOCK and one.path.exists() and not one.path.is_file():
            yield Finding(one.path, State.IN_THE_WAY, files.LOCK_IN_THE_WAY)


def _rest(
    folder: Path, inventory: Sequence[Named], logs: Sequence[Finding], own: Collection[Path]
) -> Iterator[Finding]:
    """What is found out about the files that hold no log: what was set aside may hold words of one."""
    with_words = {one.path: one for log in logs_among(folder, inventory) for one in _with_words(log, logs)}
    for one in inventory:
        if one.path in with_words:
            yield with_words[one.path]
        elif one.kind in _STATES:
            state = _STATES[one.kind]
            advice = _said_of_name(one.path) if state is State.FOREIGN else state.advice
            yield _told_own(Finding(one.path, state, advice), own)


def _said_of_name(path: Path) -> str:
    """What is said of a file that is none of ours; as in a list, where it is called as a session's is."""
    is_called_so = path.parent.name == SESSIONS and ID.fullmatch(path.stem) and path.suffix == ".json"
    return opened.only_called_so(file=path.name) if is_called_so else State.FOREIGN.advice


def _told_own(found: Finding, own: Collection[Path]) -> Finding:
    """The same of a copy, or of what is not called as ours is; with what erasing does where that is ours."""
    if found.path not in own:
        return found
    match found.state, found.advice:
        case State.FOREIGN, _ if found.path.is_dir():
            return replace(found, advice=files.FOLDER_WITH_LOGS)
        case State.FOREIGN, _:
            return replace(found, state=State.COPY, advice=files.CALLED_OTHERWISE)
        case State.COPY, files.COPY_DAMAGED:
            return replace(found, advice=files.OWN_COPY_DAMAGED)
        case State.COPY, files.COPY_OF_ANOTHER:
            return replace(found, advice=files.OWN_COPY_OF_ANOTHER)
    return found


def _with_words(parts: LogFiles, logs: Sequence[Finding]) -> Iterator[Finding]:
    """The backup of a log, and what was set aside of it, with words that it has lost since."""
    log = next((one for one in logs if one.path == parts.path), None)
    if log is not None and any(isinstance(one.event, _MAKES_WORDS_GO) for one in log.records):
        state, advice = State.STAYING, files.WORDS_STAYING
        if log.is_going:
            state, advice = State.GOING, State.GOING.advice
        for path in parts.others:
            if worded_still((path,), log.records):
                yield Finding(path, state, advice, is_going=log.is_going)


def _founded_again(own: Finding, sessions: Sequence[Finding]) -> Finding:
    """The same of an alliance's own log, with what repairing makes of it where nothing is left in it."""
    if own.records or not own.state.can_be_mended or not begun(own, (own, *sessions)):
        return own
    return replace(own, advice=" ".join(filter(None, [files.FOUNDING_FROM_SESSION, all_that_is_lost(own)])))


def _told_unscrubbed(log: Finding, alliance: Alliance | None) -> Finding:
    """The same of a log; with words that it takes back itself.

    Where nobody is writing it and it has no journal, it was put back by hand out of a backup that was made
    while people talked, or people were cut off in it, and only opened its alliance since.

    Args:
        log: What was found out about it.
        alliance: What all logs tell together.
    """
    if log.state is State.WELL and unscrubbed(log.records):
        return replace(log, state=State.STAYING, advice=files.WORDS_STAYING)
    if log.state in _WITH_JOURNAL and not log.is_going and unscrubbed(log.records):
        sittings = alliance.sittings if alliance is not None else ()
        over = {log_name(one.id) for one in sittings if alliance is not None and alliance.is_open_ended(one)}
        said = files.WORDS_UNTIL_OPENED if log.path.name in over else files.WORDS_UNTIL_LEFT
        return replace(log, advice=f"{log.advice} {said}")
    return log


def _told_astray(session: Finding) -> Finding:
    """The same of a session, with what becomes of one under the name of another, or in another alliance."""
    if session.state is not State.ASTRAY:
        return session
    return told_of_another(replace(session, advice=files.SESSION_ASTRAY))


def _is_there(path: Path) -> bool:
    """Whether there is a log, and not only files of which nothing can be made one."""
    return path.exists() or journal_of(path).exists()


def _never_saved(path: Path) -> Finding:
    said = files.holds_nothing(alliance=path.parent.name)
    return Finding(path, State.EMPTY, said, counted=True)


def _without_strays(log: Finding, known: frozenset[Name]) -> Finding:
    """The same, once it is known what the alliance holds beside it."""
    stray = {record.id for record in strays(log.records, known)}
    if not stray or log.state.is_closed:
        return log
    if place_of(log.path, log.records) is not State.WELL:
        # Once it has a beginning again, less of it may be astray.
        return log
    kept = [one for one in log.records if one.id not in stray]
    if log.state is State.TWO and {one.id for one in kept} == read_source(log.path).records.keys():
        # What others hold more was left out before.
        return look(log.path, ())
    state = log.state if log.state.can_be_mended else State.STRAYS
    left_out = repairing.not_taken_over(number=len(log.records) - len(kept))
    loss = " ".join(filter(None, [log.loss, left_out]))
    found = mendable(log.path, state, kept, loss, is_short=True, open_end=log.open_end, lost=log.lost)
    return replace(found, noted=log.noted, unsure=log.unsure)
