"""Reading everything that is kept, and saying what is well and what is not. Nothing is changed by looking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.references import Name, brought_by, strays
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files, store
from alliance_tui.storage.beginnings import begun, place_of
from alliance_tui.storage.catalogue import fitting, read_catalogue
from alliance_tui.storage.codec import EVENTS, SCHEMA, sound_records, upcast
from alliance_tui.storage.contents import Contents, NewerSchemaError, journal_of, read_contents
from alliance_tui.storage.copies import with_copies
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.duplicates import duplicates, outside, words_left_in
from alliance_tui.storage.findings import AllianceReport, Finding, Report, State, mendable
from alliance_tui.storage.inventory import Kind, inventory_of, is_bare, logs_among
from alliance_tui.storage.misplaced import held_in, misplaced
from alliance_tui.storage.places import ALLIANCES, CATALOGUE, ID, OWN, TRASH, alliances_in, is_doomed
from alliance_tui.storage.salvage import Salvaged, read_source, salvage
from alliance_tui.storage.stamps import stamps_of
from alliance_tui.storage.sweeping import left_over

_STATES: Final = {
    Kind.ASIDE: State.ASIDE,
    Kind.TEMPORARY: State.LEFT_OVER,
    Kind.FOREIGN: State.FOREIGN,
}
"""What is said of files that hold no log."""


def check(folder: Path, only: AllianceId | None = None) -> Report:
    """Read everything below a data folder, and change nothing.

    Args:
        folder: The data folder; one that is not there is well.
        only: The one alliance that is looked at; None for all, and the catalogue.
    """
    root = folder / ALLIANCES
    if only is not None:
        alliance = check_alliance(root / only)
        return Report((alliance,), tuple(_beside(folder, [alliance])))
    try:
        names = alliances_in(folder)
    except OSError as error:
        return Report((), (_unreadable(root, error),))
    alliances = tuple(check_alliance(root / name) for name in names)
    beside = (*_beside(folder, alliances), *_astray(folder, names))
    return Report(alliances, (*_catalogue(folder, alliances), *beside, *_left(folder)))


def check_alliance(folder: Path) -> AllianceReport:
    """Read all files of one alliance."""
    alliance = AllianceId(folder.name)
    files, closed = inventory_of(folder)
    unreadable = tuple(_unreadable(place, error) for place, error in closed)
    if any(place == folder for place, _ in closed):
        return AllianceReport(alliance, "", unreadable)
    # Its own log first: what it names stands in logs that are read later, and not the other way round.
    looked = [with_copies(look(one.path, one.others), one) for one in logs_among(folder, files)]
    logs, copies = [one.log for one in looked], [copy for one in looked for copy in one.copies]
    known = brought_by(record for log in logs for record in log.records)
    if (elsewhere := misplaced(folder, logs)) is not None:
        return elsewhere
    own, *sessions = [_without_strays(log, known) for log in logs]
    if own.state is State.EMPTY and any(log.records for log in sessions):
        own = mendable(own.path, State.HEADLESS, own.records)
    own = _founded_again(own, sessions)
    sessions = [_told_astray(one) for one in sessions]
    sessions = [one for one in sessions if one.state is not State.EMPTY or _is_there(one.path)]
    if is_bare(folder):
        own = _never_saved(own.path)
    state = fold_alliance(own.records, [log.records for log in sessions])
    states = [(one.path, _STATES[one.kind]) for one in files if one.kind in _STATES]
    rest = [Finding(path, state, state.advice) for path, state in states]
    return AllianceReport(
        alliance, state.title if state else "", (own, *sessions, *copies, *rest, *unreadable)
    )


def _founded_again(own: Finding, sessions: Sequence[Finding]) -> Finding:
    """The same of an alliance's own log, with what repairing makes of it where nothing is left in it."""
    if own.records or not own.state.can_be_mended or not begun(own, (own, *sessions)):
        return own
    return replace(own, advice=" ".join(filter(None, [files.FOUNDING_FROM_SESSION, own.loss])))


def _told_astray(session: Finding) -> Finding:
    """The same of a session, with what repairing makes of one under the name of another."""
    return replace(session, advice=files.SESSION_ASTRAY) if session.state is State.ASTRAY else session


def _is_there(path: Path) -> bool:
    """Whether there is a log, and not only files of which nothing can be made one."""
    return path.exists() or journal_of(path).exists()


def _never_saved(path: Path) -> Finding:
    said = files.holds_nothing(alliance=path.parent.name)
    return Finding(path, State.EMPTY, said, counted=True)


def look(path: Path, others: Sequence[Path]) -> Finding:
    """Read one log by itself.

    Args:
        path: Its file.
        others: Its backup, and what was set aside of it.
    """
    try:
        found = read_contents(DISK, path, SCHEMA)
    except NewerSchemaError as error:
        return Finding(path, State.NEWER, str(error), counted=True)
    except StoreError as error:
        return _unreadable(path, error)
    records = _decoded(found)
    state = _state(found, records)
    if state in {State.WELL, State.OPEN}:
        place = place_of(path, records or ())
        state = place if place.is_problem else state
        state = State.MARKED if found.marked and state is State.WELL else state
    if not state.can_be_mended and state is not State.EMPTY:
        # Where nothing is lost, what it held before has nothing to tell, however damaged that is by now.
        others = [one for one in others if ".ours-" in one.name or ".other-" in one.name]
    if not (found.astray or others or state.can_be_mended):
        advice = files.TORN if state is State.OPEN and found.torn is not None else state.advice
        return Finding(path, state, advice, records or (), counted=True)
    if found.astray:
        others = (*others, journal_of(path))
    left = salvage(path, others)
    if state.can_be_mended:
        return _mendable(path, state, left)
    if len(left.records) > len(records or ()):
        place = place_of(path, left.records)
        if place is State.WELL:
            state = State.INCOMPLETE if state is State.EMPTY else State.TWO
            return _mendable(path, state, left)
        if place is State.HEADLESS and path.name != OWN:
            return _mendable(path, place, left)
    return Finding(path, state, state.advice, records or (), counted=True)


def _state(found: Contents, records: tuple[Record, ...] | None) -> State:
    if found.file is None and found.journal is None:
        return State.EMPTY
    if found.unreadable or records is None:
        return State.DAMAGED
    if found.file is not None and found.trusted is not True:
        return State.CHANGED
    if found.file is None or found.damaged or found.missing or found.doubled:
        return State.INCOMPLETE
    if max(Counter(one.id for one in records).values(), default=0) > 1:
        return State.CHANGED
    if not records:
        return State.EMPTY
    return State.WELL if found.journal is None else State.OPEN


def _decoded(found: Contents) -> tuple[Record, ...] | None:
    """The records, or None where one of them is none."""
    try:
        upcast(SCHEMA if found.schema is None else found.schema, found.tables)
        documents = found.tables.get(EVENTS, {})
        told = sound_records(documents)
    except (ValueError, TypeError, LookupError):
        return None
    return told if len(told) == len(documents) else None


def _without_strays(log: Finding, known: frozenset[Name]) -> Finding:
    """The same, once it is known what the alliance holds beside it."""
    stray = {record.id for record in strays(log.records, known)}
    if not stray or (log.state.is_problem and not log.state.can_be_mended):
        return log
    if place_of(log.path, log.records) is not State.WELL:
        # Once it has a beginning again, less of it may be astray.
        return log
    kept = [one for one in log.records if one.id not in stray]
    if log.state is State.TWO and {one.id for one in kept} == read_source(log.path).records.keys():
        # What others hold more was left out before.
        return look(log.path, ())
    state = log.state if log.state.can_be_mended else State.STRAYS
    return mendable(log.path, state, kept, log.loss, is_short=True)


def _mendable(path: Path, state: State, left: Salvaged) -> Finding:
    """What is found out about a log of which this is left, with what is not as sure as it should be."""
    said = []
    if left.from_backup:
        said.append(files.from_before(number=left.from_backup))
    if left.unsure:
        said.append(files.unsure(number=left.unsure))
    if left.lost:
        said.append(files.lost(number=left.lost))
    return mendable(path, state, left.records, " ".join(said), is_short=left.is_short)


def _unreadable(path: Path, error: OSError) -> Finding:
    plain = store.cannot_be_read(name=path.name, why=why(error))
    said = str(error) if isinstance(error, StoreError) else plain
    return Finding(path, State.UNREADABLE, said, counted=True)


def _beside(folder: Path, alliances: Sequence[AllianceReport]) -> Iterator[Finding]:
    """What is found out about the folders that hold an alliance too, and are not its own."""
    others = duplicates(folder)
    root = folder / ALLIANCES
    told = {root / one.id for one in alliances}
    for alliance in alliances:
        misplaced_here = [root / one.id for one in alliances if one.holds == alliance.id]
        inside = [one.path for one in alliance.findings if one.state is State.FOREIGN and one.path.is_dir()]
        for path in dict.fromkeys((*others.get(alliance.id, ()), *misplaced_here, *inside)):
            words = any(
                words_left_in(path, log.path.relative_to(root / alliance.id), log.records)
                for log in alliance.findings
                if log.counted
            )
            is_deleted = path.is_relative_to(folder / TRASH)
            if words:
                said = files.DELETED_WITH_WORDS if is_deleted else files.FOLDER_WITH_WORDS
                yield Finding(path, State.TAKEN_BACK, said)
            elif not is_deleted and path not in told and path not in inside:
                is_among = path.parent == root or (
                    # In its own folder, or a copy of that.
                    path.is_relative_to(root) and alliance.id in path.relative_to(root).parts[0]
                )
                yield Finding(
                    path, State.COPY, files.FOLDER_COPIED if is_among else files.FOLDER_COPIED_OUTSIDE
                )


def _astray(folder: Path, names: Collection[AllianceId]) -> Iterator[Finding]:
    """The folders of alliances that lie where none is looked for, and stand nowhere else."""
    for path in outside(folder):
        held = held_in(path)
        if held is None or held.alliance not in names:
            yield Finding(path, State.ASTRAY, files.FOLDER_OUTSIDE)


def _left(folder: Path) -> Iterator[Finding]:
    for path in left_over(folder):
        if is_doomed(path.name):
            # Of an erase: somebody was about to be told that it is gone.
            yield Finding(path, State.NOT_GONE, files.NOT_GONE)
        else:
            yield Finding(path, State.LEFT_OVER, files.STAGE_LEFT)


def _catalogue(folder: Path, alliances: Sequence[AllianceReport]) -> Iterator[Finding]:
    path = folder / CATALOGUE
    try:
        DISK.stat(path)
    except OSError:
        # It is a cache, and nothing is lost with it.
        return
    rows = read_catalogue(path)
    # What somebody called otherwise has no row.
    ids = [one.id for one in alliances if ID.fullmatch(one.id)]
    there = {one: stamps_of(folder / ALLIANCES / one) for one in ids}
    fits = rows.keys() == there.keys() and all(fitting(rows[one], stamps) for one, stamps in there.items())
    state = State.WELL if fits else State.STALE
    yield Finding(path, state, state.advice)
