"""All alliances on the disk."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from alliance_tui.domain.summary import AllianceSummary, Listing
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import store as say
from alliance_tui.storage.advice import with_advice
from alliance_tui.storage.atomic import make_folder
from alliance_tui.storage.catalogue import Problem, Row, fitting, read_catalogue, row_of, write_catalogue
from alliance_tui.storage.disk import FolderGoneError, LostLinkError, StoreError, why
from alliance_tui.storage.ground import Ground, GroundDisk
from alliance_tui.storage.listed_logs import Outcome, brief, read_or_say, told_of
from alliance_tui.storage.outside import WritesOutside
from alliance_tui.storage.places import ALLIANCES, CATALOGUE, OWN, SESSIONS, as_id, session_file
from alliance_tui.storage.rows import Known, entry_of, told_by_others
from alliance_tui.storage.stamps import Stamps, stamps_in, stamps_of

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record
    from alliance_tui.storage.held import HeldAlliance

    Records = tuple[Record, ...]
    """A log, read."""

SNAPSHOTS: Final = 16
"""About how often all that is known so far is told while many files are read."""

FEW: Final = 64
"""Files that are read in a moment: they are told when all are read."""


LARGE: Final = 1 << 18
"""Bytes of a catalogue up to which a first picture waits for the list: some 1,400 sessions."""


class FileLibrary(WritesOutside):
    """The alliances below one folder. Nothing is made before the first of them is."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        """The data folder."""
        self.origin = folder
        self._catalogue = folder / CATALOGUE
        self._ground = Ground(folder)
        self._disk = GroundDisk(self._ground)
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._seen: int | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read when it was last listed or opened, a sentence each."""
        return tuple(one.sentence for problems in self._problems.values() for one in problems)

    @property
    def lasting_problems(self) -> tuple[str, ...]:
        """Those of them that opening does not see to by itself."""
        found = (one for problems in self._problems.values() for one in problems)
        return tuple(one.sentence for one in found if not one.is_passing)

    @property
    def is_unread(self) -> bool:
        """Whether something could not be read that may well be told there."""
        return any(not one.is_over for problems in self._problems.values() for one in problems)

    @property
    def is_large(self) -> bool:
        """Whether there are so many that a first picture should not wait until they are listed."""
        with suppress(OSError):
            return self._catalogue.stat().st_size > LARGE
        return False

    def list(self, *, renew: bool = True) -> tuple[AllianceSummary, ...]:
        """A summary of every alliance that can be read, in no order.

        Args:
            renew: Whether the catalogue may be written anew; if not, nothing at all is.
        """
        *_, last = self.listing(renew=renew)
        return last.alliances or ()

    def listing(self, *, renew: bool = True) -> Generator[Listing, None, None]:
        """Read what the catalogue does not know as it is now.

        Args:
            renew: Whether the catalogue may be written anew; if not, nothing at all is.

        Yields:
            A listing after each file. Those with alliances in them come at once, now and then, and at the
            end. Whoever stops asking loses nothing: what was read is in the catalogue.
        """
        known = Known()
        said = tuple(map(Problem, self._sweep())) if renew else ()
        if said:
            known.problems[""] = said
        rows = read_catalogue(self._catalogue)
        left: dict[str, Stamps] = {}
        seen = 0
        try:
            self._require()
            for name, stamps in stamps_in(self.folder):
                seen += _signature(name, stamps)
                row = rows.pop(name, None)
                entry = fitting(row, stamps)
                if row is not None and entry is not None:
                    known.add(entry, row)
                else:
                    left[name] = stamps
        except OSError as error:
            self._seen = None
            root = self.folder / ALLIANCES
            # Where not even its name can be found, the data folder itself is closed; of a link it is told.
            is_there = os.path.lexists(root) and not isinstance(error, LostLinkError | FolderGoneError)
            place = root if is_there else self.folder
            closed = say.cannot_be_read(name=str(place), why=why(error))
            self._problems = {"": (Problem(closed), *said)}
            yield Listing(alliances=(), problems=self.problems)
            return
        self._seen = seen
        try:
            yield from self._read_rest(known, left)
        finally:
            # What is left of the rows is of alliances that are gone.
            # What people who are talking wrote is not kept: it fits for a moment only.
            news = (one for one, stamps in left.items() if one in known.rows and not stamps.has_journal)
            if renew and (rows or any(news)):
                self._write(known.rows)

    def has_changed(self) -> bool:
        """Whether a file is other than when all were last listed; looks at names, sizes and times alone."""
        try:
            self._require()
            return sum(starmap(_signature, stamps_in(self.folder))) != self._seen
        except OSError:
            return self._seen is not None

    def read(self, alliance: AllianceId, *, whole: bool = True) -> tuple[Records, dict[SessionId, Records]]:
        """An alliance's own log and those of its sessions that can be read, without holding it open.

        Where its own does not tell how it was founded, it is the one that repairing makes of it.

        Args:
            alliance: Which one.
            whole: Whether all of each session is told, or what makes its alliance what it is.

        Raises:
            LookupError: There is none with this id, or nothing tells how it began; the text is a sentence.
        """
        folder = self._folder_of(alliance)
        outcome = read_or_say(folder / OWN)
        own = outcome.records
        # Here, because a first picture of the library reads no log.
        from alliance_tui.storage.astray import beginning, is_astray
        from alliance_tui.storage.headless import begun_again

        if beginning(own or ()) is None:
            # Not of one that repairing leaves alone: its own tells how it was founded, once it can be read.
            own = told_by_others(folder, mended=True) or own
        if own is None:
            raise LookupError(outcome.problem)

        paths = {one: session_file(folder, one) for one in stamps_of(folder).sessions}
        logs = {one: _read(path, whole=whole) for one, path in paths.items()}
        sessions = {
            one: log for one, log in logs.items() if log is not None and not is_astray(paths[one], log)
        }
        return own, {**sessions, **begun_again(folder, sessions)}

    def create(self, alliance: AllianceId) -> HeldAlliance:
        """A new, empty alliance, held open.

        Raises:
            OSError: Its folder cannot be made; the error's own words are a reason, to stand in a sentence.
        """
        from alliance_tui.storage.held import HeldAlliance

        folder = self._folder_of(alliance)
        try:
            self._require()
            self._sweep()
            make_folder(self._disk, folder / SESSIONS)
        except OSError as error:
            raise OSError(error.errno, why(error), str(folder)) from error
        self._require()
        return HeldAlliance(alliance, folder, self._renew, new=True)

    def open(self, alliance: AllianceId) -> HeldAlliance:
        """Hold an alliance open; read-only where someone else does.

        Raises:
            LookupError: There is none with this id, or its file cannot be read; the text is a sentence.
        """
        from alliance_tui.sentences import opened
        from alliance_tui.storage.held import HeldAlliance

        folder = self._folder_of(alliance)
        try:
            self._require()
        except FolderGoneError as error:
            raise LookupError(say.cannot_be_read(name=str(self.folder), why=why(error))) from error
        if not folder.is_dir():
            raise LookupError(say.no_alliance(alliance=alliance))
        try:
            held = HeldAlliance(alliance, folder, self._renew)
        except StoreError as error:
            said = with_advice(folder / OWN, error)
            raise LookupError(opened.alliance_cannot_be_opened(why=said)) from error
        self._problems[alliance] = tuple(map(Problem, held.problems))
        return held

    def delete(self, alliance: AllianceId, session: SessionId | None, at: datetime) -> str:
        """Move an alliance, or one session of it, to the trash.

        Args:
            alliance: Which one.
            session: Which of its sessions; None for all of it.
            at: This moment (UTC).

        Returns:
            How it can be had back, as a sentence.

        Raises:
            LookupError: There is none, or it is open; the text is a sentence.
            OSError: The disk does not let us; the text is a sentence.
        """
        from alliance_tui.sentences import trash
        from alliance_tui.storage.deleting import throw_away
        from alliance_tui.storage.entries import KEPT_FOR, Note, entries
        from alliance_tui.storage.lying import word_for

        self._folder_of(alliance)
        title = next((one.title for one in self.list(renew=False) if one.id == alliance), "")
        entry = throw_away(self.folder, Note(title, at, alliance, session))
        self.list()
        return trash.in_the_trash(days=KEPT_FOR.days, id=word_for(entry, entries(self.folder)))

    def _require(self) -> None:
        """See to it that the data folder is there, if it ever was.

        Raises:
            FolderGoneError: It is gone: a stick was taken out, or somebody removed it.
        """
        gone = self._ground.found_again()
        if gone is not None:
            raise gone

    def _sweep(self) -> tuple[str, ...]:
        """End what other processes began and no longer can; what cannot be ended, a sentence each."""
        # Here, because what only reads ends nothing.
        from alliance_tui.storage.sweeping import sweep

        return sweep(self.folder)

    def _folder_of(self, alliance: AllianceId) -> Path:
        if not as_id(alliance, AllianceId):
            # It would lead somewhere else.
            raise LookupError(say.no_alliance(alliance=alliance))
        return self._home(alliance)

    def _home(self, name: str) -> Path:
        """The folder with this name among those of the alliances."""
        return self.folder / ALLIANCES / name

    def _read_rest(self, known: Known, left: Mapping[str, Stamps]) -> Iterator[Listing]:
        """Read all logs of the alliances that are left, and add them to what is known."""
        of = sum(1 + len(stamps.sessions) for stamps in left.values())
        read = 0
        step = told = max(of // SNAPSHOTS, FEW)
        if of > FEW:
            yield self._listed(known, 0, of)
        for name, stamps in left.items():
            logs: dict[str, Outcome] = {}
            for log, outcome in self._read_logs(name, stamps):
                read += 1
                logs[log] = outcome if log == OWN else brief(outcome)
                if read < of:
                    yield Listing(read, of)
            entry = entry_of(self._home(name), stamps, logs)
            # A name that somebody gave a folder may be one that no file can hold: it is read each time.
            known.add(entry, row_of(entry) if as_id(name, AllianceId) else None)
            if told < read < of:
                told = read + step
                yield self._listed(known, read, of)
        yield self._listed(known, of, of)

    def _listed(self, known: Known, read: int = 0, of: int = 0) -> Listing:
        self._problems = dict(known.problems)
        return Listing(read, of, tuple(map(self._up_to_now, known.lines)), self.problems)

    def last_touch(self, alliance: AllianceId) -> datetime | None:
        """When people were last at an alliance (UTC); None where nobody was."""
        from alliance_tui.storage.lock import touched

        # An id comes out of a file, which may be damaged.
        return touched(self._home(alliance) / "lock") if as_id(alliance, AllianceId) else None

    def _up_to_now(self, line: AllianceSummary) -> AllianceSummary:
        """The line with the minutes of a session at which people sit, or sat until the program was killed."""
        if all(session.seen is None for session in line.sessions):
            return line
        touch = self.last_touch(line.id)
        return replace(line, sessions=tuple(one.seen_at(touch) for one in line.sessions))

    def _read_logs(self, name: str, stamps: Stamps) -> Iterator[tuple[str, Outcome]]:
        """Read the logs of an alliance one by one: its own, and each session's by its id."""
        folder = self._home(name)
        twice = [folder / one for one in stamps.twice]

        def said(path: Path) -> Outcome:
            beside = [one for one in twice if one.name.startswith(f"{path.stem}.")]
            return read_or_say(path, beside)

        yield OWN, said(folder / OWN)
        for session in stamps.sessions:
            yield session, said(session_file(folder, session))

    def _renew(self, alliance: AllianceId, own: Records, sessions: Mapping[SessionId, Records]) -> None:
        """Write the row of an alliance whose records are at hand."""
        stamps = stamps_of(self._folder_of(alliance))
        # Where a journal is left, not all was done that was to be: whoever reads it says so.
        is_whole = not (stamps.twice or stamps.has_journal)
        if stamps.sessions.keys() == sessions.keys() and is_whole:
            logs: dict[str, Outcome] = {one: Outcome(log) for one, log in sessions.items()}
            logs[OWN] = Outcome(own)
        else:
            logs = dict(self._read_logs(alliance, stamps))
        rows = read_catalogue(self._catalogue)
        rows[alliance] = row_of(entry_of(self._folder_of(alliance), stamps, logs))
        self._write(rows)

    def _write(self, rows: Mapping[str, Row]) -> None:
        with suppress(OSError):
            # It only saves time: without it everything is read again.
            write_catalogue(self._disk, self._catalogue, rows.values())


def _read(path: Path, *, whole: bool) -> Records | None:
    records = read_or_say(path).records
    return records if whole or records is None else told_of(records)


def _signature(name: str, stamps: Stamps) -> int:
    """A number; the sum over all alliances is another one as soon as any file is."""
    return hash(
        (name, stamps.own, stamps.twice, stamps.copies, stamps.lost, frozenset(stamps.sessions.items()))
    )
