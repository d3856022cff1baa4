"""Mending what is damaged: it is set aside as it is, and then the best of it is written anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.plain_files import TooLargeError
from alliance_tui.sentences import mended as say
from alliance_tui.sentences import store, words_left
from alliance_tui.storage.atomic import (
    copy_aside,
    discard,
    make_folder,
    rename_free,
    rename_new,
    replace_file,
    set_aside,
    sync_folder,
)
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beginnings import beginnings, begun, place_of
from alliance_tui.storage.beside import followed, journal_of
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.codec import SCHEMA, encode_log
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.copies import taken_back, with_copies
from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.duplicates import duplicates, worded_still_in
from alliance_tui.storage.findings import AllianceReport, Finding, State, all_that_is_lost
from alliance_tui.storage.forgetting import forget_everywhere
from alliance_tui.storage.inventory import Named, folders_among, inventory_of, logs_among
from alliance_tui.storage.lock import AllianceLock
from alliance_tui.storage.looking import look
from alliance_tui.storage.misplaced import held_in, put_in_place
from alliance_tui.storage.pending import pending
from alliance_tui.storage.places import ALLIANCES, OWN, as_id, session_file
from alliance_tui.storage.reading import OPTIONS
from alliance_tui.storage.salvage import read_source
from alliance_tui.storage.signed import NOTHING, Loss, encode_file
from alliance_tui.storage.tidying import tidy


def mend(folder: Path, name: str, others: Sequence[Path] | None = None) -> tuple[str, ...]:
    """Mend what can be mended of one alliance; what was done, a sentence each.

    Args:
        folder: The data folder.
        name: The one in the folder with this name.
        others: The folders that hold it too; None where they are still to be looked for.

    Raises:
        StoreError: Somebody else has it open, or the disk does not let us; the text is a sentence.
    """
    home = folder / ALLIANCES / name
    lock = AllianceLock(home / "lock")
    try:
        return _mend_all(home, lock, others)
    except StoreError:
        raise
    except OSError as error:
        raise StoreError(store.reason(why=why(error))) from error
    finally:
        lock.release()


def _mend_all(home: Path, lock: AllianceLock, others: Sequence[Path] | None) -> tuple[str, ...]:
    if lock.taken_by:
        raise StoreError(store.close_it_there(where=lock.taken_by))
    if lock.refusal is not None:
        raise StoreError(lock.refusal)
    files, closed = inventory_of(home)
    for place, error in closed:
        # What is in there may be what mending would miss.
        raise StoreError(store.cannot_be_read(name=str(place), why=why(error)))
    report = check_alliance(home)
    said: list[str] = []
    if report.holds is not None and (held := held_in(home)) is not None:
        home, done = put_in_place(home, held)
        said.append(done)
        if home.name != held.alliance:
            return tuple(said)
    if (alliance := as_id(home.name, AllianceId)) is None:
        # Nobody knows what it is: it is not ours to change.
        return ()
    said.extend(_put_sessions_in_place(home, report))
    files = inventory_of(home).files
    if others is None:
        others = duplicates(home.parent.parent).get(alliance, [])
    forgotten = list(_forget(home, files, [*others, *folders_among(files)]))
    said.extend(one for done in forgotten for one in done.said)
    changed = {one.path for one in forgotten if one.is_changed}
    report = check_alliance(home)
    counted = [one for one in report.findings if one.counted]
    if not counted:
        # What is there is all of others: it stayed when the alliance was erased.
        return tuple(said)
    own, *sessions = counted
    # What a session is told of how it began, it is told by an alliance that was founded.
    logs = [replace(own, records=begun(own, (own, *sessions))), *sessions]
    # First: whoever is killed after that finds there what a log is still to get.
    stems = {one.path: one.stem for one in files}
    fitting = [one.path for one in report.findings if one.state.is_joined and one.path in stems]
    said.extend(_name_copy(path, stems[path]) for path in fitting)
    broken = [one for one in (own, *sessions) if one.state.can_be_mended]
    said.extend(_mend(one, logs, has_lost_words=one.path in changed) for one in broken)
    said.extend(tidy(home, logs, [one for one in report.findings if not one.counted]))
    return tuple(said)


class _Forgotten(NamedTuple):
    """A log of which words that were taken back stood in some file."""

    path: Path
    """The log's own file."""

    is_changed: bool
    """Whether they stood in that."""

    said: tuple[str, ...]
    """What was done, a sentence each."""


def _forget(home: Path, files: Sequence[Named], others: Sequence[Path]) -> Iterator[_Forgotten]:
    """Take words out of all files of a log that were taken back according to one of them.

    Args:
        home: The folder of the alliance.
        files: Its files.
        others: The other folders that hold it.
    """
    for log in logs_among(home, files):
        found = with_copies(look(log.path, log.others), log).log
        here = taken_back(log, found.records) if found.records else {}
        now = {record.id: record for record in found.records} | {name: one for name, (_, one) in here.items()}
        own = pending(log.path, tuple(now.values()))
        blank = {**_left_in(others, log.path.relative_to(home), now.values()), **here, **own}
        if blank:
            before = _bytes(log.path)
            left = forget_everywhere(log.path, None, blank)
            is_changed = _bytes(log.path) != before
            name = log.path.name
            of_copies = say.words_taken_out_of_copies(file=name)
            done = say.words_taken_out(file=name, whole=is_changed) if here or own else of_copies
            its = {log.path, journal_of(log.path), backup_of(log.path)}
            # Of its own files it is said once their journal cannot be folded in either.
            later = its if journal_of(log.path).exists() else set()
            stay = tuple(words_left.words_stay(file=str(path)) for path in left if path not in later)
            yield _Forgotten(log.path, is_changed, stay if its.intersection(left) else (done, *stay))


def _bytes(path: Path) -> list[bytes]:
    """What a file and its journal hold; of one that is too large, nothing."""
    held = []
    for one in (path, journal_of(path)):
        # What is too large is not changed either.
        with suppress(FileNotFoundError, TooLargeError):
            held.append(DISK.read(one)[0])
    return held


def _put_sessions_in_place(home: Path, report: AllianceReport) -> Iterator[str]:
    """Give the file of a session that was called otherwise its name back, where nothing else has it."""
    for one in report.findings:
        if one.state is not State.ASTRAY:
            continue
        # What it holds itself: nothing of that may be left for the session that its name tells.
        events = [record.event for record in beginnings(read_source(one.path).records.values())]
        opened = next((event for event in events if isinstance(event, SessionOpened)), None)
        if opened is None or opened.alliance != home.name or not as_id(opened.session, SessionId):
            continue
        place = session_file(home, opened.session)
        if place.exists() or journal_of(place).exists():
            continue
        Database(one.path, create=False, **OPTIONS).close(telling=False)
        try:
            rename_new(DISK, one.path, place)
        except FileExistsError:
            # Another program put one there just now: both stay as they are.
            continue
        with suppress(FileNotFoundError):
            _rename_backup(backup_of(one.path), backup_of(place))
        yield say.session_put_in_place(file=one.path.name, name=place.name)


def _rename_backup(kept: Path, name: Path) -> None:
    """Give a backup the name that goes with its file; where something has that, one of what was set aside.

    Raises:
        FileNotFoundError: There is no backup.
    """
    try:
        rename_new(DISK, kept, name)
    except FileExistsError:
        # Of a file that is gone: it may hold more.
        rename_free(DISK, kept, f"{name.name}.damaged")


def _left_in(
    others: Iterable[Path], place: Path, records: Collection[Record]
) -> dict[RecordId, tuple[Record, Record]]:
    """The records that lost their words in a log, and not in other folders with the same alliance.

    Nothing is taken out the other way round: what an older folder has lost may be here because somebody
    wanted it back.
    """
    return {name: both for one in others for name, both in worded_still_in(one, place, records).items()}


def forget_in_copies(folder: Path, alliances: Iterable[AllianceId]) -> None:
    """Take words that alliances have lost out of all other folders that hold them, in the trash too.

    Args:
        folder: The data folder.
        alliances: Which ones.
    """
    found = duplicates(folder)
    for alliance in alliances:
        home, others = folder / ALLIANCES / alliance, found.get(alliance, [])
        for log in logs_among(home, inventory_of(home).files) if others else ():
            blank = _left_in(others, log.path.relative_to(home), look(log.path, ()).records)
            if blank:
                # What cannot be changed is found again by whoever checks.
                forget_everywhere(log.path, None, blank)


def _mend(broken: Finding, logs: Sequence[Finding], *, has_lost_words: bool) -> str:
    """Set one log aside, and write what is left of it anew; where all of it is in that, it is not kept."""
    path, records = broken.path, begun(broken, logs)
    source = ""
    if records != broken.records:
        source = say.FOUNDED_AGAIN if path.name == OWN else say.BEGUN_AGAIN
    place = place_of(path, records)
    is_needed = path.name == OWN and any(one.records for one in logs)
    if place is State.HEADLESS and (records or is_needed):
        return say.no_beginning(file=path.name)
    aside = [] if _is_all_in(broken, records) else _keep(path)
    kept = say.kept_as(names=tuple(aside), has_lost_words=has_lost_words) if aside else ""
    if place is not State.WELL:
        discard(DISK, journal_of(path))
        discard(DISK, path)
        sync_folder(DISK, path.parent)
        is_lost = path.name != OWN and not broken.records and broken.state is not State.ASTRAY
        gone = say.session_lost(file=path.name) if is_lost else say.taken_away(file=path.name)
        return " ".join(filter(None, (gone, kept)))
    # What was set aside before may tell once more what was lost then.
    noted = broken.noted
    loss = noted.with_more(max(broken.lost - noted.records, 0), broken.open_end)
    write_log(path, records, loss)
    said = (
        say.mended(file=path.name),
        source,
        say.holds(number=len(records)),
        all_that_is_lost(broken),
        kept,
    )
    return " ".join(filter(None, said))


def _is_all_in(joined: Finding, records: Sequence[Record]) -> bool:
    """Whether nothing is wrong with a log, and all that is in its file is in what it is written anew with."""
    if joined.state is not State.TWO:
        return False
    source, now = read_source(joined.path), {one.id: one for one in records}
    return (
        source.sure
        and not source.doubled
        and all(now.get(name) == one for name, one in source.records.items())
    )


def _name_copy(path: Path, stem: str) -> str:
    """Give a copy of a log that another program made the name of a file that was set aside."""
    ending = next((one for one in (".journal", ".backup") if one in path.name), "")
    name = rename_free(DISK, path, f"{stem}.json{ending}.other")
    return say.copy_kept(file=path.name, aside=name.name)


def _keep(path: Path) -> list[str]:
    """Copy a file and its journal under other names; these."""
    path = followed(path)
    return [_kept(one).name for one in (path, journal_of(path)) if one.exists()]


def _kept(path: Path) -> Path:
    try:
        return copy_aside(DISK, path, DISK.read(path)[0], "damaged")
    except TooLargeError:
        return set_aside(DISK, path, "damaged")


def write_log(path: Path, records: Sequence[Record], loss: Loss = NOTHING) -> None:
    """Put a sound file in the place of whatever is there, and of its journal.

    Args:
        path: The file.
        records: What it holds then.
        loss: What could not be found: the file notes it.
    """
    path = followed(path)
    make_folder(DISK, path.parent)
    # As if all lines of the old journal were in it: until it is gone, none is read over this file.
    newest, name = _newest(path)
    # Nor is it less than what it holds: whoever finds its end cut off counts by it.
    newest = max(newest, len({record.action for record in records}))
    data = encode_file(encode_log(records), SCHEMA, newest, name, loss)
    replace_file(DISK, path, data)
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
