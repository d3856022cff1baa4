"""Mending what is damaged: it is set aside as it is, and then the best of it is written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files as say
from alliance_tui.sentences import store
from alliance_tui.storage.atomic import (
    copy_aside,
    discard,
    free_name,
    make_folder,
    remove_stale,
    replace_file,
    sync_folder,
)
from alliance_tui.storage.beginnings import begun, place_of
from alliance_tui.storage.checking import check_alliance, look
from alliance_tui.storage.codec import SCHEMA, encode_log
from alliance_tui.storage.contents import followed, journal_of, read_contents
from alliance_tui.storage.copies import taken_back, with_copies
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.forgetting import forget_everywhere
from alliance_tui.storage.inventory import Named, inventory_of, logs_among
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.misplaced import put_in_place
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS
from alliance_tui.storage.reading import OPTIONS
from alliance_tui.storage.signed import encode_file


def mend(folder: Path, alliance: AllianceId) -> tuple[str, ...]:
    """Mend what can be mended of one alliance; what was done, a sentence each.

    Args:
        folder: The data folder.
        alliance: Which one.

    Raises:
        StoreError: Somebody else has it open, or the disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / alliance
    lock = AllianceLock(home / "lock")
    try:
        return _mend_all(home, lock)
    except StoreError:
        raise
    except OSError as error:
        raise StoreError(store.reason(why=why(error))) from error
    finally:
        lock.release()


def _mend_all(home: Path, lock: AllianceLock) -> tuple[str, ...]:
    if lock.refusal:
        raise StoreError(lock.refusal)
    files, closed = inventory_of(home)
    for place, error in closed:
        # What is in there may be what mending would miss.
        raise StoreError(store.cannot_be_read(name=str(place), why=why(error)))
    said = list(_forget(home, files))
    report = check_alliance(home)
    if report.holds is not None:
        home, done = put_in_place(home, report.holds)
        said.append(done)
        if home.name != report.holds:
            return tuple(said)
        files, report = inventory_of(home).files, check_alliance(home)
    own, *sessions = [one for one in report.findings if one.counted]
    # What a session is told of how it began, it is told by an alliance that was founded.
    logs = [replace(own, records=begun(own, (own, *sessions))), *sessions]
    # First: whoever is killed after that finds there what a log is still to get.
    stems = {one.path: one.stem for one in files}
    fitting = [one.path for one in report.findings if one.state in _JOINED and one.path in stems]
    said.extend(_name_copy(path, stems[path]) for path in fitting)
    said.extend(_mend(one, logs) for one in (own, *sessions) if one.state.can_be_mended)
    said.extend(_tidy(home, logs, [one for one in report.findings if not one.counted]))
    return tuple(said)


_JOINED: Final = {State.FITTING, State.TAKEN_BACK}
"""The copies that belong to a log; of the second kind only where the disk did not let us take words out."""


def _forget(home: Path, files: Sequence[Named]) -> Iterator[str]:
    """Take words out of all files of a log that were taken back according to one of them."""
    for log in logs_among(home, files):
        if not (log.copies or log.others):
            continue
        found = with_copies(look(log.path, log.others), log).log
        blank = taken_back(log, found.records) if found.records else {}
        if blank:
            left = forget_everywhere(log.path, None, blank)
            yield say.words_taken_out(file=log.path.name)
            yield from (store.words_stay(file=str(path)) for path in left)


def _mend(broken: Finding, logs: Sequence[Finding]) -> str:
    """Set one log aside, and write what is left of it anew."""
    path, records = broken.path, begun(broken, logs)
    source = ""
    if records != broken.records:
        source = say.FOUNDED_AGAIN if path.name == OWN else say.BEGUN_AGAIN
    place = place_of(path, records)
    is_needed = path.name == OWN and any(one.records for one in logs)
    if place is State.HEADLESS and (records or is_needed):
        return say.no_beginning(file=path.name)
    aside = _keep(path)
    kept = say.kept_as(names=tuple(aside)) if aside else ""
    if place is not State.WELL:
        discard(DISK, journal_of(path))
        discard(DISK, path)
        sync_folder(DISK, path.parent)
        return " ".join(filter(None, (say.taken_away(file=path.name), kept)))
    write_log(path, records)
    said = (say.mended(file=path.name), source, say.holds(number=len(records)), broken.loss, kept)
    return " ".join(filter(None, said))


def _name_copy(path: Path, stem: str) -> str:
    """Give a copy of a log that another program made the name of a file that was set aside."""
    ending = next((one for one in (".journal", ".backup") if one in path.name), "")
    name = free_name(DISK, path.parent, f"{stem}.json{ending}.other")
    DISK.replace(path, name)
    sync_folder(DISK, path.parent)
    return say.copy_kept(file=path.name, aside=name.name)


def _keep(path: Path) -> list[str]:
    """Copy a file and its journal under other names; these."""
    path = followed(path)
    found = [one for one in (path, journal_of(path)) if one.exists()]
    return [copy_aside(DISK, one, DISK.read(one)[0], "damaged").name for one in found]


def write_log(path: Path, records: Sequence[Record]) -> None:
    """Put a sound file in the place of whatever is there, and of its journal."""
    path = followed(path)
    make_folder(DISK, path.parent)
    # As if all lines of the old journal were in it: until it is gone, none is read over this file.
    data = encode_file(encode_log(records), SCHEMA, *_newest(path))
    replace_file(DISK, path, data, lambda: path)
    sync_folder(DISK, path.parent)
    discard(DISK, journal_of(path))
    sync_folder(DISK, path.parent)


def _newest(path: Path) -> tuple[int, int | None]:
    """The number of the newest action that a file or its journal knows of, and the name of the journal."""
    try:
        found = read_contents(DISK, path, SCHEMA)
    except StoreError:
        return 0, None
    return found.seq, found.name


def _tidy(home: Path, logs: Sequence[Finding], others: Sequence[Finding]) -> list[str]:
    """Fold in the journals that are left, take out marks, and remove what was cut off."""
    said = []
    for log in logs:
        if log.state in {State.OPEN, State.MARKED}:
            Database(log.path, create=False, **OPTIONS).close()
            done = say.folded_in if log.state is State.OPEN else say.mark_taken_out
            said.append(done(file=log.path.name))
    for place in (home, home / SESSIONS):
        with suppress(FileNotFoundError):
            remove_stale(DISK, place)
    gone = [one for one in others if one.state is State.LEFT_OVER and not one.path.exists()]
    if gone:
        said.append(say.removed(names=tuple(one.path.name for one in gone)))
    return said
