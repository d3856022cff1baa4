"""Putting a backup back, alliance by alliance: what it replaces goes to the trash."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId, RecordId
from alliance_tui.sentences import backup as say
from alliance_tui.sentences import store
from alliance_tui.storage.around import is_taken, put_around
from alliance_tui.storage.atomic import make_folder, sync_folder
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.deleting import move_in
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.entries import Note
from alliance_tui.storage.findings import AllianceReport, Finding, State
from alliance_tui.storage.joining import join, without_late_words
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.mending import forget_in_copies, write_log
from alliance_tui.storage.own_settings import cannot_be_used
from alliance_tui.storage.places import ALLIANCES, OWN, SESSIONS, why_closed
from alliance_tui.storage.signed import NOTHING, Loss
from alliance_tui.storage.sweeping import new_stage, sweep
from alliance_tui.storage.unpacking import unpack
from alliance_tui.storage.withdrawn import settle_unpacked, take_out_withdrawn


class Choice(Enum):
    """Which of two different states of an alliance is wanted."""

    MINE = "mine"
    BACKUP = "backup"
    BOTH = "both"


class Candidate(Struct, frozen=True):
    """An alliance of a backup."""

    id: AllianceId
    """Which one."""

    title: str
    """What it is called."""

    is_new: bool
    """Whether there is none with this id here."""

    same: bool = False
    """Whether it holds nothing that is not here, and nothing is here that it does not hold."""

    only_here: int = 0
    """How many records are only here, once words are out of the backup's that were taken back here."""

    only_there: int = 0
    """How many records are only in the backup."""

    joins: int = 0
    """How many records would be other here once both are put in one."""

    adds: int = 0
    """How many of those are not here at all; the others would only lose words."""

    is_well: bool = True
    """Whether everything that is here can be read as it was written."""

    is_damaged: bool = False
    """Whether not all that is in the backup can be read as it was written."""

    withdrawn: int = 0
    """Out of how many records of the backup words went that were taken back here."""

    brought: int = 0
    """How many records stand beside the backup's for that, and are not in the backup itself."""

    @property
    def not_there(self) -> int:
        """How many records are only here, and not in the backup as it was made."""
        return self.only_here + self.brought

    @property
    def only_adds(self) -> bool:
        """Whether the backup holds all that is here, and more: both in one takes nothing away."""
        return self.is_well and self.only_there > 0 and not self.only_here


@contextmanager
def unpacked(folder: Path, source: Path) -> Iterator[tuple[Path, tuple[Candidate, ...]]]:
    """Verify a backup and compare it with what is here; nothing that is here is changed.

    What people had taken back by then does not come back, also where they were still talking; nor does what
    they took back here since.

    Args:
        folder: The data folder.
        source: The backup: a zip file, or a data folder.

    Raises:
        StoreError: It is no backup, or not as it was written, or the disk does not let us; the text is a
            sentence.
    """
    sweep(folder)
    with new_stage(folder) as stage:
        alliances = unpack(source, stage)
        try:
            found = compared(folder, stage, alliances)
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(say.cannot_be_put_back(why=why(error))) from error
        yield stage, found


def compared(folder: Path, stage: Path, alliances: Sequence[AllianceId]) -> tuple[Candidate, ...]:
    """Compare alliances with what is here, once words are out of them that were taken back.

    Args:
        folder: The data folder.
        stage: Where they were unpacked.
        alliances: Which ones.

    Raises:
        StoreError: Such words cannot be taken out; the text is a sentence.
        OSError: The disk does not let us.
    """
    for one in alliances:
        settle_unpacked(stage / ALLIANCES / one)
    withdrawn = {one: take_out_withdrawn(folder, stage / ALLIANCES / one) for one in alliances}
    found = (_candidate(folder, stage, one) for one in alliances)
    return tuple(
        replace(one, withdrawn=withdrawn[one.id].lost, brought=withdrawn[one.id].came) for one in found
    )


def _candidate(folder: Path, stage: Path, alliance: AllianceId) -> Candidate:
    there = check_alliance(stage / ALLIANCES / alliance)
    home = folder / ALLIANCES / alliance
    try:
        DISK.stat(home)
        is_here = is_taken(home)
    except FileNotFoundError:
        is_here = False
    except OSError as error:
        raise StoreError(store.cannot_be_read(name=str(home), why=why(error))) from error
    if not is_here:
        return Candidate(alliance, there.title, is_new=True, is_damaged=not there.is_well)
    here = _without_holes(check_alliance(home), there)
    ours, theirs = _said(here), _said(there)
    only_here, only_there = (
        sum(theirs.get(name) != record for name, record in ours.items()),
        sum(ours.get(name) != record for name, record in theirs.items()),
    )
    joined = dict(ours)
    join(joined, theirs.values())
    return Candidate(
        alliance,
        here.title or there.title,
        is_new=False,
        same=not only_here and not only_there,
        only_here=only_here,
        only_there=only_there,
        joins=sum(ours.get(name) != record for name, record in joined.items()),
        adds=len(joined.keys() - ours.keys()),
        is_well=here.is_well,
        is_damaged=not there.is_well,
    )


def _without_holes(here: AllianceReport, there: AllianceReport) -> AllianceReport:
    """The same of what is here, but that nothing is wrong with a file that is gone, and in the backup."""
    if here.holds is not None:
        return here
    filled = {one.path.name for one in there.findings if one.records and not one.state.is_problem}

    def is_hole(log: Finding) -> bool:
        files = (log.path, journal_of(log.path))
        return log.counted and log.path.name in filled and not any(map(os.path.lexists, files))

    found = (replace(one, state=State.EMPTY) if is_hole(one) else one for one in here.findings)
    return replace(here, findings=tuple(found))


def _said(report: AllianceReport) -> dict[RecordId, Record]:
    return {record.id: record for log in report.findings for record in log.records}


def put_back(
    folder: Path, stage: Path, chosen: Mapping[AllianceId, Choice], now: datetime
) -> list[AllianceId]:
    """Put the chosen alliances of an unpacked backup in their places.

    Args:
        folder: The data folder.
        stage: Where the backup was unpacked.
        chosen: What is wanted of each that is different here; the others are new.
        now: This moment (UTC).

    Returns:
        Those that were put there.

    Raises:
        LookupError: One of them is open somewhere, and nothing was changed; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    done = []
    with ExitStack() as stack:
        wanted = [one for one, choice in chosen.items() if choice is not Choice.MINE]
        for home in (folder / ALLIANCES / one for one in wanted):
            closed = why_closed(home)
            if closed is not None:
                raise cannot_be_used(home, closed)
            if home.exists():
                stack.enter_context(closed_elsewhere(home))
        try:
            # First of all of them: where one cannot be put back, nothing was changed.
            for alliance in wanted:
                _make_ready(folder, stage, alliance, chosen[alliance])
            for alliance in wanted:
                _put(folder, stage, alliance, now)
                done.append(alliance)
            # What made room lies in the trash now, as it was found.
            forget_in_copies(folder, done)
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(say.cannot_be_put_back(why=why(error))) from error
    return done


def _make_ready(folder: Path, stage: Path, alliance: AllianceId, choice: Choice) -> None:
    """Write into an unpacked alliance what is to be here; nothing that is here is changed."""
    home, source = folder / ALLIANCES / alliance, stage / ALLIANCES / alliance
    if not is_taken(home):
        return
    if choice is Choice.BOTH:
        _join(check_alliance(home), check_alliance(source), source)
        settle_unpacked(source)
    elif choice is Choice.BACKUP:
        # Somebody may have taken more back since it was compared.
        take_out_withdrawn(folder, source)


def _put(folder: Path, stage: Path, alliance: AllianceId, now: datetime) -> None:
    """Put an unpacked alliance in its place."""
    home, source = folder / ALLIANCES / alliance, stage / ALLIANCES / alliance
    if is_taken(home):
        title = check_alliance(home).title
        move_in(folder, home, Note(title, now, alliance, restoring=stage.name))
    for place in (*(one for one in source.rglob("*") if one.is_dir()), source):
        sync_folder(DISK, place)
    make_folder(DISK, home.parent)
    if home.exists():
        put_around(source, home)
    else:
        DISK.replace(source, home)
    sync_folder(DISK, home.parent)


def _join(here: AllianceReport, there: AllianceReport, target: Path) -> None:
    """Write into the unpacked alliance what is in either."""
    for name, (records, loss) in in_either(here, there).items():
        write_log(target / OWN if name == OWN else target / SESSIONS / name, records, loss)


def in_either(here: AllianceReport, there: AllianceReport) -> dict[str, tuple[Sequence[Record], Loss]]:
    """What is in either of two states of an alliance; where they differ, what is here counts.

    But for words that were taken back in one of them: they do not come back. What could not be found as one
    was mended is noted still, for whoever opens it.

    Returns:
        The records of each log that has any, by the name of its file, and what of it cannot be found.
    """
    logs: dict[str, dict[RecordId, Record]] = {}
    losses: dict[str, Loss] = {}
    for report in (here, there):
        for log in report.findings:
            if log.counted:
                name = log.path.name
                join(logs.setdefault(name, {}), log.records)
                losses[name] = losses.get(name, NOTHING).joined(log.noted)
    # Of a session that is lost, there is nothing to write.
    return {
        name: (without_late_words(in_order(records.values())), losses[name])
        for name, records in logs.items()
        if records
    }
