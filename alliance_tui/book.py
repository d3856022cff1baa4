"""The records of one alliance: read once, added to, and blanked where words were taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import SystemRandom
from typing import TYPE_CHECKING

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.events import Event, Instant, Record
from alliance_tui.domain.events.sitting import SessionClosed, SessionLeft
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.saving import ReadOnly
from alliance_tui.domain.words import ActionId, Keep, SessionId

if TYPE_CHECKING:
    from alliance_tui.domain.let_go import Gone
    from alliance_tui.domain.life import Lives
    from alliance_tui.ports import Log, Opening

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
"""The base32 letters that ids and writers are made of."""


def new_id(length: int = 12) -> str:
    """Random base32 letters."""
    # Not `secrets`, which is the same and loads all of OpenSSL's hashes for what else it offers.
    return "".join(SystemRandom().choices(ID_LETTERS, k=length))


_ENDS = (SessionClosed, SessionLeft)
"""The events with which people go."""


class Book:
    """All logs of an alliance that is held open. Where no session is named, its own log is meant."""

    def __init__(self, opening: Opening) -> None:
        self.writer = new_id(6)
        """The word that marks what this opening of the program wrote."""
        self._opening = opening
        self._own = list(opening.own.read())
        self._sessions = {one: list(opening.session(one).read()) for one in opening.sessions()}
        everything = [*self._own, *(record for log in self._sessions.values() for record in log)]
        self._n = max((record.n for record in everything), default=0)
        self._written: set[SessionId | None] = set()
        self.blanked: set[SessionId | None] = set()
        """The logs out of which words were taken here."""
        self._still_told: tuple[tuple[SessionId, int] | None, tuple[SessionId, ...]] = (None, ())
        self._alliance: Alliance | None = None
        self._lives: Lives | None = None

    @property
    def alliance(self) -> Alliance | None:
        """The alliance that all logs tell of together; None before its founding."""
        if self._alliance is None:
            self._alliance = fold_alliance(self._own, self._sessions.values())
        return self._alliance

    @property
    def lives(self) -> Lives:
        """The line of life of each agreement."""
        if self._lives is None:
            # Here, because people seldom look at it while they talk.
            from alliance_tui.domain.life import lives

            self._lives = lives(self._own, self._sessions.values())
        return self._lives

    @property
    def revision(self) -> int:
        """The number of the newest record: it grows with every change."""
        return self._n

    def log(self, session: SessionId | None) -> Log:
        """Where records are kept."""
        return self._opening.own if session is None else self._opening.session(session)

    def records(self, session: SessionId | None) -> tuple[Record, ...]:
        """The records of a log, in order; none where there is no such session."""
        return tuple(self._own if session is None else self._sessions.get(session, ()))

    def begin(self, session: SessionId) -> None:
        """Begin an empty log for a session."""
        self._opening.create(session)
        self._sessions[session] = []

    def write(self, session: SessionId | None, events: Iterable[Event], now: Instant) -> tuple[Record, ...]:
        """Wrap the events of one key press as records, and keep them."""
        t = 0.0 if session is None else now.t
        action = ActionId(f"{self._n + 1}-{self.writer}")
        records = tuple(
            Record(n=n, writer=self.writer, action=action, at=now.at, t=t, event=event)
            for n, event in enumerate(events, start=self._n + 1)
        )
        self._n += len(records)
        (self._own if session is None else self._sessions[session]).extend(records)
        self._written.add(session)
        self._alliance = self._lives = None
        self.log(session).append(records)
        return records

    def blank(self, session: SessionId | None, keep: Keep = Keep.EVERYTHING) -> None:
        """Take out of a log what was taken back, and what people do not keep of a session that ends."""
        from alliance_tui.domain.scrub import scrubbed

        records = self._own if session is None else self._sessions[session]
        self._scrub(session, scrubbed(records, keep))

    def blank_elsewhere(self) -> None:
        """Take out of all sessions what people let go for good in another one, once that is sure."""
        # Here, because people seldom let go of what came along.
        from alliance_tui.domain.let_go import without_let_go

        gone = self._let_go()
        for session, records in self._sessions.items() if gone else ():
            self._scrub(session, without_let_go(records, gone))

    def _let_go(self) -> Gone:
        """What people let go for good, where all that may speak against it could be read."""
        from alliance_tui.domain.let_go import Gone, let_go

        sessions = self._sessions.values()
        gone = let_go(self._own, sessions)
        more = self._opening.told_beside() if gone else ()
        if more is None:
            return Gone()
        return let_go(self._own, sessions, more) if more else gone

    def still_told(self, session: SessionId) -> tuple[SessionId, ...]:
        """The sessions in which words stand of what people let go in another, which they left or ended."""
        if self._still_told[0] != (session, self._n):
            from alliance_tui.domain.let_go import still_told

            self._still_told = (session, self._n), still_told(session, self._sessions)
        return self._still_told[1]

    def _scrub(self, session: SessionId | None, blank: Sequence[Record]) -> None:
        """Put records without words in the place of those with the same id."""
        if not blank:
            return
        records = self._own if session is None else self._sessions[session]
        self.blanked.add(session)
        self._still_told = (None, ())
        self.log(session).scrub(tuple(blank))
        records[:] = _replaced(records, blank)

    def without_taken_back(self) -> tuple[tuple[Record, ...], dict[SessionId, tuple[Record, ...]]]:
        """All logs as they are kept for good: the alliance's own, and its sessions'."""
        from alliance_tui.domain.let_go import without_let_go

        sessions = {session: _blanked(records) for session, records in self._sessions.items()}
        gone = self._let_go()
        told = {one: _replaced(log, without_let_go(log, gone)) for one, log in sessions.items()}
        return _blanked(self._own), told

    def close(self, *, anew: bool = True, telling: bool = True) -> None:
        """Take out what was taken back of all that was written here or is over, and let go of the alliance.

        Old names in its own log go whether it was written here or not: the disk may not have let them before.

        Args:
            anew: Whether it is written anew, all of it, where its folder is gone.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.
        """
        if self._opening.read_only is None:
            for session in {None} | self._written | self._left() | self._open_ended():
                self.blank(session)
            self.blank_elsewhere()
        self._opening.close(anew=anew, telling=telling)

    def _left(self) -> set[SessionId | None]:
        """The sessions that people left, here or before: what was taken back in them is not wanted any more.

        As a rule it went as they left. The disk may not have let it.
        """
        return {one for one, log in self._sessions.items() if log and isinstance(log[-1].event, SessionLeft)}

    def _open_ended(self) -> set[SessionId | None]:
        """The sessions that are over, and of which nothing tells how they ended: nobody will leave those.

        Not one that may not be written: something is wrong with it, and not all that was done may be known.
        """
        # By the last record almost all are known to have ended, or to be left.
        cut_off = {one for one, log in self._sessions.items() if log and not isinstance(log[-1].event, _ENDS)}
        if not cut_off or self.alliance is None:
            return set()
        over = {one.id for one in self.alliance.sittings if self.alliance.is_open_ended(one)}
        return {one for one in over & cut_off if not isinstance(self.log(one).status, ReadOnly)}


def _blanked(records: Sequence[Record]) -> tuple[Record, ...]:
    """A log without what was taken back."""
    from alliance_tui.domain.scrub import scrubbed

    return _replaced(records, scrubbed(records))


def _replaced(records: Sequence[Record], blank: Iterable[Record]) -> tuple[Record, ...]:
    """A log with records in the place of those with the same id."""
    now = {record.id: record for record in blank}
    return tuple(now.get(record.id, record) for record in records)
