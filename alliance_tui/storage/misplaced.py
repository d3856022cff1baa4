"""The folder of an alliance under a name that is not its own: somebody copied it, or called it otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.words import AllianceId
from alliance_tui.plain_files import TooLargeError
from alliance_tui.sentences import files as say
from alliance_tui.sentences import mended
from alliance_tui.storage.around import is_taken, put_around
from alliance_tui.storage.atomic import free_name, sync_folder
from alliance_tui.storage.beginnings import beginnings, place_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.copies import with_copies
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import AllianceReport, Finding, State
from alliance_tui.storage.inventory import inventory_of, logs_among
from alliance_tui.storage.looking import look
from alliance_tui.storage.own import is_only_of_others
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS, alliances_in, as_id, shown
from alliance_tui.storage.salvage import Source, read_source


class Held(NamedTuple):
    """Which alliance lies in a folder, and how much of it."""

    alliance: AllianceId
    """Which one."""

    title: str
    """What it is called."""

    sessions: int
    """How many sessions of it there are."""

    newest: int
    """The number of its newest record."""

    @property
    def fullness(self) -> tuple[int, int]:
        """The more of it there is, the greater."""
        return self.sessions, self.newest


def held_in(folder: Path) -> Held | None:
    """Which alliance lies in a folder, told by what is in it; None where nothing tells."""
    own, *rest = [read_source(log.path) for log in logs_among(folder, inventory_of(folder).files)]
    sessions = [one for one in map(_opened, rest) if one is not None]
    founded = fold_alliance(beginnings(own.records.values()), ())
    alliances = {one.alliance for one in sessions}
    if founded is not None:
        alliance = fold_alliance(own.records.values(), ())
        id_, title = founded.id, (alliance or founded).title
    elif len(alliances) == 1:
        id_, title = sessions[-1].alliance, sessions[-1].title
    else:
        return None
    if not as_id(id_, AllianceId):
        return None
    newest = max((record.n for source in (own, *rest) for record in source.records.values()), default=0)
    return Held(id_, title, sum(one.alliance == id_ for one in sessions), newest)


def _opened(log: Source) -> SessionOpened | None:
    """How a session began; None where that cannot be trusted."""
    events = [record.event for record in beginnings(log.records.values())] if log.sure else []
    return next((event for event in events if isinstance(event, SessionOpened)), None)


def misplaced(folder: Path, logs: Sequence[Finding]) -> AllianceReport | None:
    """What is found out about a folder in which all is of another alliance than its name tells; else None.

    Args:
        folder: The folder.
        logs: The logs in it, the alliance's own first.
    """
    own = logs[0]
    may_be_its_own = as_id(folder.name, AllianceId) is not None
    if may_be_its_own and not _is_of_another(logs):
        return None
    held = held_in(folder)
    if held is None or held.alliance == folder.name:
        if may_be_its_own:
            return None
        unknown = Finding(own.path, State.UNREADABLE, say.FOLDER_UNKNOWN)
        return AllianceReport(folder.name, "", (unknown,))
    said = say.folder_misplaced(alliance=held.alliance, is_copy=is_second(folder, held))
    finding = Finding(own.path, State.ASTRAY, said)
    return AllianceReport(folder.name, held.title, (finding,), held.alliance)


def _is_of_another(logs: Sequence[Finding]) -> bool:
    """Whether nothing in a folder is of the alliance that its name tells.

    Args:
        logs: The logs in it, the alliance's own first.
    """
    own = logs[0]
    if any(place_of(one.path, one.records) is State.WELL for one in logs):
        return False
    is_lost = own.state is State.EMPTY or (own.state.can_be_mended and not beginnings(own.records))
    return own.state is State.ASTRAY or is_lost


def misplaced_in(folder: Path, alliance: AllianceId) -> list[Path]:
    """The folders below a data folder with all of an alliance in them, under names that are not its own.

    Nothing in them is of another alliance, as far as anybody can tell.

    Args:
        folder: The data folder.
        alliance: Which alliance.
    """
    return [one for one in speaking_of(folder, alliance) if _holds_only(one, alliance)]


def speaking_of(folder: Path, alliance: AllianceId) -> list[Path]:
    """The folders under other names than that of an alliance in which something may be of it.

    Args:
        folder: The data folder.
        alliance: Which alliance.
    """
    with suppress(OSError):
        others = [folder / ALLIANCES / one for one in alliances_in(folder) if one != alliance]
        return [one for one in others if _speaks_of(one, alliance)]
    return []


def told_in(folder: Path) -> dict[AllianceId, list[Path]]:
    """Every alliance that the files in a folder tell of, what was set aside included, and which files do."""
    found: dict[AllianceId, list[Path]] = {}
    for log in logs_among(folder, inventory_of(folder).files):
        for path in (log.path, *log.others, *log.copies):
            for one in told(path):
                found.setdefault(one, []).append(path)
    return found


def told(path: Path) -> set[AllianceId]:
    """The alliances that one file tells of; one, as a rule."""
    events = [record.event for record in beginnings(read_source(path).records.values())]
    return {one.alliance for one in events if isinstance(one, AllianceFounded | SessionOpened)}


def _holds_only(folder: Path, alliance: AllianceId) -> bool:
    held = held_in(folder)
    if held is None or held.alliance != alliance or told_in(folder).keys() != {alliance}:
        return False
    if not as_id(folder.name, AllianceId):
        return True
    # It is the place of another alliance, and what nobody can read in it may be of that.
    logs = logs_among(folder, inventory_of(folder).files)
    found = [with_copies(look(one.path, one.others), one).log for one in logs]
    return _is_of_another(found) and all(told(one.path) for one in logs[1:])


def _speaks_of(folder: Path, alliance: AllianceId) -> bool:
    """Whether the own log in a folder has this id in it, as nearly none has that of another alliance.

    Where somebody gave the folder its name, or its own log is gone, its sessions are asked too.
    """
    logs = [folder / OWN, journal_of(folder / OWN)]
    if not as_id(folder.name, AllianceId) or not logs[0].exists():
        with suppress(OSError):
            logs.extend(folder / SESSIONS / one for one in DISK.names(folder / SESSIONS))
    for path in logs:
        try:
            if alliance.encode() in DISK.read(path)[0]:
                return True
        except TooLargeError:
            # It may have.
            return True
        except OSError:
            continue
    return False


def is_second(folder: Path, held: Held) -> bool:
    """Whether another folder is the alliance's: one with its name, or else another one that holds more of it.

    Args:
        folder: The folder.
        held: What is in it.
    """
    place = folder.with_name(held.alliance)
    if is_taken(place):
        # On some disks capitals make no other name.
        return not place.samefile(folder)
    for rival in misplaced_in(folder.parent.parent, held.alliance):
        other = held_in(rival) if rival != folder else None
        if other is not None and (
            other.fullness > held.fullness or (other.fullness == held.fullness and rival < folder)
        ):
            return True
    return False


def homes(folder: Path) -> Iterator[tuple[Path, AllianceId | None]]:
    """The folders of all alliances below a data folder, each with the name that is its own.

    That is None for one that is a copy under a name which tells nothing, or that nobody knows.

    Raises:
        OSError: They cannot be looked for.
    """
    for name in alliances_in(folder):
        home = folder / ALLIANCES / name
        if is_only_of_others(home):
            # It stayed there when an alliance was erased.
            continue
        alliance = as_id(name, AllianceId)
        if alliance is None and (held := held_in(home)) is not None and not is_second(home, held):
            alliance = held.alliance
        yield home, alliance


def put_in_place(folder: Path, held: Held) -> tuple[Path, str]:
    """Give a folder the name of the alliance in it, or where another has it, one that tells it is a copy.

    Args:
        folder: The folder.
        held: Which alliance is in it.

    Returns:
        Where it is now, and what was done, as a sentence.

    Raises:
        OSError: The disk does not let us.
    """
    place = folder.with_name(held.alliance)
    if is_second(folder, held):
        place = free_name(DISK, folder.parent, f"{held.alliance}.copy")
    if place.exists() and not place.samefile(folder):
        put_around(folder, place)
    else:
        folder.rename(place)
    sync_folder(DISK, folder.parent)
    return place, mended.put_in_place(folder=shown(folder.name), name=place.name)
