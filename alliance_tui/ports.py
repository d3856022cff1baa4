"""What the live layer asks of the world: a clock, and a library of alliances with their logs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import SaveStatus, WordsLeft
from alliance_tui.domain.summary import AllianceSummary, Listing
from alliance_tui.domain.words import AllianceId, SessionId


class Clock(Protocol):
    """What is asked of a clock."""

    def now(self) -> datetime:
        """The wall's time, UTC."""

    def steady(self) -> float:
        """Seconds on a clock that never jumps and goes on while the laptop sleeps."""

    def awake(self) -> float:
        """Seconds on a clock that never jumps and stands still while the laptop sleeps."""

    def zone(self) -> str:
        """The IANA name of the local zone."""


class Log(Protocol):
    """One append-only log of records on a disk, or in memory."""

    @property
    def status(self) -> SaveStatus:
        """How safely the newest action is kept."""

    @property
    def has_unsaved(self) -> bool:
        """Whether something that people did is in no file of it, be that within reach or not."""

    @property
    def words_left(self) -> WordsLeft:
        """Whether words that were taken out of it still stand in its files."""

    def read(self) -> tuple[Record, ...]:
        """Every record, in the order of `n` and writer."""

    def append(self, action: Sequence[Record]) -> None:
        """Keep the records of one key press, all or none; returns once they are written.

        An error of the disk is no exception: it becomes the status, and the action waits in memory.
        """

    def scrub(self, records: Sequence[Record]) -> None:
        """Put these records in the place of those with the same id, in every file that holds them."""

    def watch(self, callback: Callable[[SaveStatus], None]) -> None:
        """Call back on each change of status, from whatever thread notices it."""

    def retry(self) -> None:
        """Try at once to write what waits."""

    def settle(self) -> None:
        """Wait for the disk until what waits is written, or has failed; called from any thread."""


class Opening(Protocol):
    """An alliance held open by this process."""

    @property
    def id(self) -> AllianceId:
        """Which alliance."""

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here, as a sentence; None where it can."""

    @property
    def problems(self) -> Sequence[str]:
        """What was found wrong with its files, and what was done about it, a sentence each."""

    @property
    def is_checked_for_more(self) -> bool:
        """Whether checking says more of what was found wrong."""

    @property
    def lost(self) -> Sequence[str]:
        """The sessions of which nothing can be read, though something is left of them, a sentence each."""

    @property
    def unforgotten(self) -> Sequence[str]:
        """Which files may still hold words that were taken back, a sentence each; known once it is closed."""

    def told_beside(self) -> Sequence[Sequence[Record]] | None:
        """What else is told of it beside its logs: by what lies in the trash, and by copies of its folder.

        Returns:
            None where anything of all this, or of its own logs, is missing or in doubt.
        """

    def note_copy(self, home: Path) -> None:
        """Note that all of it is saved elsewhere: also that words were taken back, which is not saved here.

        Args:
            home: The folder of the alliance there.
        """

    @property
    def kept_apart(self) -> Sequence[str]:
        """Which files another program changed meanwhile, so that both are kept, a sentence each."""

    @property
    def held_elsewhere(self) -> bool:
        """Whether another process holds it: what that one does can be followed, and gone on with after it."""

    @property
    def last_touch(self) -> datetime | None:
        """When the one who held it before last touched the lock (UTC); None if nobody did."""

    @property
    def own(self) -> Log:
        """The alliance's own log."""

    def sessions(self) -> tuple[SessionId, ...]:
        """The sessions whose files can be read, in no order."""

    def session(self, session: SessionId) -> Log:
        """The log of a session; the same object at each call."""

    def create(self, session: SessionId) -> Log:
        """A new, empty log for a session."""

    def touch(self, at: datetime | None) -> None:
        """Say that people are still here at this moment (UTC); None where nobody is whose time is told."""

    def look(self, *, anew: bool = False) -> None:
        """Notice where its files are gone: all of it waits then, and is written with the next touch.

        Args:
            anew: Whether its folder is made anew for that.
        """

    def again(self) -> Opening | None:
        """The alliance anew, where another process holds it and has written, or holds it no more.

        Looks at names, sizes and times first. Once the other lets go, or is killed, what is answered is
        held here, and can be written; the opening before is then of no use any more.

        Returns:
            None while all is as it was.
        """

    def close(self, *, anew: bool = True, telling: bool = True) -> None:
        """Close every log, renew the catalogue, and give the lock back.

        Args:
            anew: Whether all of it is written anew where its folder is gone; if not, nothing is.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.
        """


class Library(Protocol):
    """All alliances."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, a sentence each."""

    @property
    def is_large(self) -> bool:
        """Whether there are so many that a first picture should not wait until they are listed."""

    def list(self) -> tuple[AllianceSummary, ...]:
        """A summary of every alliance that can be read, in no order."""

    def listing(self) -> Generator[Listing, None, None]:
        """The same while it is read: a listing after each file, the last one whole."""

    def has_changed(self) -> bool:
        """Whether a file is other than when all were last listed; looks at names, sizes and times alone."""

    def read(self, alliance: AllianceId) -> tuple[Sequence[Record], Mapping[SessionId, Sequence[Record]]]:
        """An alliance's own log and those of its sessions that can be read, without holding it open.

        Raises:
            LookupError: There is none with this id, or its own log cannot be read; the text is a sentence.
        """

    def create(self, alliance: AllianceId) -> Opening:
        """A new, empty alliance, held open."""

    def open(self, alliance: AllianceId) -> Opening:
        """Hold an alliance open; read-only where someone else does.

        Raises:
            LookupError: There is none with this id, or its file cannot be read; the text is a sentence.
        """

    def copy_to(
        self,
        folder: Path,
        alliance: AllianceId,
        own: Sequence[Record],
        sessions: Mapping[SessionId, Sequence[Record]],
    ) -> Path:
        """Write a whole alliance into another folder, as it is in memory; where in it.

        Raises:
            OSError: The disk there does not let us; the text is a sentence.
        """

    def to_tell(self) -> tuple[str, ...]:
        """What people are told quietly once they see the list, a sentence each; asked beside what draws."""

    def take_home(self, stem: str, ending: str, data: bytes) -> Path:
        """Write a file that people take with them, under a name that is free.

        Args:
            stem: What it is called.
            ending: The end of its name, such as `ics`.
            data: What it holds.

        Returns:
            Where it is.

        Raises:
            OSError: The disk does not let us.
        """

    def delete(self, alliance: AllianceId, session: SessionId | None, at: datetime) -> str:
        """Remove an alliance, or one session of it, at this moment (UTC).

        Returns:
            How it can be had back, as a sentence.

        Raises:
            LookupError: There is none, or it is open; the text is a sentence.
            OSError: The disk does not let us; the text is a sentence.
        """
