"""Reading all below a data folder, and saying what is well and what is not. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files
from alliance_tui.storage.around import left_in
from alliance_tui.storage.catalogue import fitting, read_catalogue
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.checking_others import told_of_others
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.duplicates import duplicates, is_others_alone, outside, worded_still_in
from alliance_tui.storage.entries import CONTENT, is_ours, paths
from alliance_tui.storage.findings import (
    AllianceReport,
    Finding,
    Report,
    State,
    unreadable,
)
from alliance_tui.storage.half_written import half_written
from alliance_tui.storage.inventory import copied_folders
from alliance_tui.storage.lock import is_held
from alliance_tui.storage.misplaced import held_in
from alliance_tui.storage.own import is_only_of_others
from alliance_tui.storage.places import ALLIANCES, CATALOGUE, TRASH, alliances_in, as_id, is_doomed
from alliance_tui.storage.privacy import seen
from alliance_tui.storage.settling import unsettled
from alliance_tui.storage.stamps import stamps_of
from alliance_tui.storage.sweeping import left_over


def check(folder: Path, only: str | None = None) -> Report:
    """Read everything below a data folder, and change nothing.

    Args:
        folder: The data folder; one that is not there is well.
        only: The name of the one folder that is looked at; None for all, and the catalogue.
    """
    return told_of_others(folder, _report(folder, only), only)


def _report(folder: Path, only: str | None) -> Report:
    root = folder / ALLIANCES
    if only is not None:
        alliance = _with_open(root, check_alliance(root / only))
        beside = tuple(_beside(folder, [alliance]))
        others = (*beside, *_deleted(folder, beside, only))
        others = (*others, *_half_written(folder, (alliance,), only), *_seen(folder, only))
        return Report((alliance,), others)
    try:
        names = [one for one in alliances_in(folder) if not is_only_of_others(root / one)]
    except OSError as error:
        return Report((), (unreadable(root, error),))
    alliances = tuple(_with_open(root, check_alliance(root / name)) for name in names)
    beside = tuple(_beside(folder, alliances))
    beside = (*beside, *_deleted(folder, beside), *_astray(folder, names), *_of_others(folder))
    left = (*_left(folder), *_half_written(folder, alliances), *_seen(folder))
    return Report(alliances, (*_catalogue(folder, alliances), *beside, *left))


def _of_others(folder: Path) -> Iterator[Finding]:
    """What is found out about what others had where something was removed for good: it stayed."""
    root, names = folder / ALLIANCES, alliances_in(folder)
    places = [root / one for one in names if is_only_of_others(root / one)]
    ids = [AllianceId(one) for one in names if as_id(one, AllianceId)]
    places += [one for one in copied_folders(root, ids) if is_others_alone(one, ids)] if ids else []
    places += [one for one in paths(folder) if not is_ours(one)]
    for place in places:
        yield from (Finding(one, State.FOREIGN, State.FOREIGN.advice) for one in left_in(place))


def _with_open(root: Path, alliance: AllianceReport) -> AllianceReport:
    """The same of an alliance; what its logs take back themselves goes when the people there leave.

    Args:
        root: The folder of the alliances' folders.
        alliance: What was found out.
    """
    if any(map(_takes_back, alliance.findings)) and is_held(root / alliance.name / "lock"):
        found = (
            replace(one, state=State.OPEN, advice=State.OPEN.advice) if _takes_back(one) else one
            for one in alliance.findings
        )
        return replace(alliance, findings=tuple(found))
    return alliance


def _takes_back(log: Finding) -> bool:
    return log.counted and log.state is State.STAYING


def _beside(folder: Path, alliances: Sequence[AllianceReport]) -> Iterator[Finding]:
    """What is found out about the folders that hold an alliance too, and are not its own."""
    others = duplicates(folder)
    root = folder / ALLIANCES
    told = {root / one.name for one in alliances}
    for alliance in alliances:
        misplaced_here = [root / one.name for one in alliances if one.holds == alliance.name]
        inside = [one.path for one in alliance.findings if one.state is State.FOREIGN and one.path.is_dir()]
        for path in dict.fromkeys((*others.get(alliance.name, ()), *misplaced_here, *inside)):
            words = any(
                worded_still_in(path, log.path.relative_to(root / alliance.name), log.records)
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
                    path.is_relative_to(root) and alliance.name in path.relative_to(root).parts[0]
                )
                yield Finding(
                    path, State.COPY, files.FOLDER_COPIED if is_among else files.FOLDER_COPIED_OUTSIDE
                )


def _deleted(folder: Path, told: Iterable[Finding], only: str | None = None) -> Iterator[Finding]:
    """What lies in the trash with words that it takes back itself, and was not told yet."""
    known = {one.path for one in told}
    for entry in unsettled(folder, only):
        path = entry.path / CONTENT
        if path not in known:
            yield Finding(path, State.TAKEN_BACK, files.DELETED_WITH_WORDS)


def _astray(folder: Path, names: Collection[str]) -> Iterator[Finding]:
    """The folders of alliances that lie where none is looked for, and stand nowhere else."""
    for path in outside(folder):
        held = held_in(path)
        if held is None or held.alliance not in names:
            yield Finding(path, State.ASTRAY, files.FOLDER_OUTSIDE)


def _left(folder: Path) -> Iterator[Finding]:
    for path in left_over(folder):
        if is_doomed(path.name):
            # Of an erase: somebody was about to be told that it is gone.
            yield Finding(path, State.NOT_GONE, files.not_gone())
        else:
            yield Finding(path, State.LEFT_OVER, files.STAGE_LEFT)


def _half_written(folder: Path, told: Iterable[AllianceReport], only: str | None = None) -> Iterator[Finding]:
    """What a killed process was writing where no log is looked for: in the trash, or in a copy."""
    known = {one.path for alliance in told for one in alliance.findings}
    going = left_over(folder)
    for path in half_written(folder, only):
        if path not in known and not any(path.is_relative_to(one) for one in going):
            yield Finding(path, State.LEFT_OVER, files.HALF_WRITTEN)


def _seen(folder: Path, only: str | None = None) -> Iterator[Finding]:
    """What other accounts may read, a line for all of an alliance."""
    return (Finding(one.place, State.SEEN, State.SEEN.advice) for one in seen(folder, only))


def _catalogue(folder: Path, alliances: Sequence[AllianceReport]) -> Iterator[Finding]:
    path = folder / CATALOGUE
    try:
        DISK.stat(path)
    except OSError:
        # It is a cache, and nothing is lost with it.
        return
    if not path.is_file():
        yield Finding(path, State.IN_THE_WAY, files.CATALOGUE_IN_THE_WAY)
        return
    rows = read_catalogue(path)
    # What somebody called otherwise has no row.
    ids = [one.name for one in alliances if as_id(one.name, AllianceId)]
    there = {one: stamps_of(folder / ALLIANCES / one) for one in ids}
    fits = rows.keys() == there.keys() and all(fitting(rows[one], stamps) for one, stamps in there.items())
    state = State.WELL if fits else State.STALE
    yield Finding(path, state, state.advice)
