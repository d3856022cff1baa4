"""Decide, append, fold: the only writer. Holds the state of the one alliance that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from alliance_tui.at_store import AtStore
from alliance_tui.at_table import AtTable, folded_on
from alliance_tui.book import new_id
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions import breaks, sitting, undoing
from alliance_tui.domain.events import Instant, Record
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.saving import ReadOnly, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import run_up_end
from alliance_tui.domain.words import AllianceId, ParticipantId, RecordId, SessionId, SessionKind
from alliance_tui.sentences import refusals as say

if TYPE_CHECKING:
    from datetime import datetime

    from alliance_tui.domain.life import Lives
    from alliance_tui.ports import Clock, Opening

__all__ = ["TOUCH_EVERY", "Live", "new_id"]

P = ParamSpec("P")

TOUCH_EVERY = 5.0
"""Seconds between touches of the lock file: where they stop, the time away begins."""


class Live:
    """The alliance that is open and the session at the table: the newest state, and the way to change it."""

    def __init__(self, opening: Opening, clock: Clock) -> None:
        self._clock = clock
        self._changed: Callable[[], None] = lambda: None
        self._status_changed: Callable[[SaveStatus], None] = lambda _: None
        self._table = AtTable(clock)
        self._touched = float("-inf")
        self.store: Final = AtStore(opening, self._table)
        """What its store says of it."""
        opening.own.watch(self._tell_status)

    @property
    def session(self) -> Session | None:
        """The session at the table; None while none is."""
        return self._table.session

    @property
    def writer(self) -> str:
        """The word that marks what this opening of the program wrote."""
        return self.store.book.writer

    @property
    def id(self) -> AllianceId:
        """Which alliance is open."""
        return self.store.opening.id

    @property
    def alliance(self) -> Alliance | None:
        """The alliance across its sittings; None in a new one whose founding is not written yet."""
        return self.store.book.alliance

    @property
    def lives(self) -> Lives:
        """The line of life of each agreement; told when it is first asked for."""
        return self.store.book.lives

    @property
    def revision(self) -> int:
        """The number of the alliance's newest record: it grows with every change."""
        return self.store.book.revision

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed here, as a sentence; None where it can."""
        return self.store.read_only

    def follow(self, changed: Callable[[], None], status: Callable[[SaveStatus], None]) -> None:
        """Say who is told of each change of state and, from any thread, of the store's status."""
        self._changed = changed
        self._status_changed = status

    def now(self) -> Instant:
        """This moment, on the wall and on the session's clock, which stands still where nobody is at it."""
        now, session = self._table.now(), self.session
        if session is None or self.read_only is None:
            return now
        goes_on = self.store.opening.held_elsewhere and session.is_open and not session.left
        return now if goes_on else Instant(at=now.at, t=session.t)

    def found(self, founding: Decision) -> Refused | None:
        """Write the founding of a new alliance, which was decided for its id."""
        return self._keep(founding, None)

    def sit_down(
        self,
        kind: SessionKind,
        absent: Sequence[ParticipantId] = (),
        assessing: Sequence[RecordId] = (),
        setting: Setting | None = None,
    ) -> Refused | None:
        """Begin a new session, held with a setting, or with that of the session before.

        An assess session looks at these agreements, or at all in force.
        """
        if self.alliance is None:
            return Refused(say.ALLIANCE_WITHOUT_BEGINNING)
        session = SessionId(new_id())
        beginning = Instant(at=self._clock.now(), t=0.0)
        decision = sitting.open_session(
            self.alliance, beginning, session, kind, absent, assessing, setting, self._clock.zone()
        )
        if isinstance(decision, Refused) or self.read_only is not None:
            return self._keep(decision, None)
        self._table.begin()
        self.store.book.begin(session)
        self.store.book.log(session).watch(self._tell_status)
        return self._keep(decision, session)

    def resume(self, session: SessionId) -> Refused | None:
        """Go on with an unfinished session: the time since people were last seen is noted as away."""
        state = self.past(session)
        if state is None:
            return Refused(say.SESSION_UNREADABLE)
        return None if state is self.session and not state.left else self._go_on(state)

    def _go_on(self, state: Session) -> Refused | None:
        seen_until = self._table.go_on(state, self.store.opening.last_touch)
        log = self.store.book.log(state.id)
        status = log.status
        self.store.locked = status.reason if isinstance(status, ReadOnly) else None
        if self.read_only is not None or not state.is_open:
            return None
        log.watch(self._tell_status)
        return self.act(sitting.come_back, seen_until)

    def past(self, session: SessionId) -> Session | None:
        """A session of this alliance as its records tell it; None where it cannot be read."""
        if self.session is not None and self.session.id == session:
            return self.session
        return fold(self.store.book.records(session))

    def act(
        self,
        decision: Callable[Concatenate[Session, Instant, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Refused | None:
        """Decide on the session at the table, keep what happened, and fold it in.

        Returns:
            The refusal, or None where it happened.
        """
        if self.session is None:
            return Refused(say.NO_SESSION)
        self._notice_sleep()
        return self._keep(decision(self.session, self.now(), *args, **kwargs), self.session.id)

    def act_on_alliance(
        self,
        decision: Callable[Concatenate[Alliance | Session, Instant, P], Decision],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Refused | None:
        """Decide on the alliance: kept in the session at the table, or in its own log while none is."""
        if self.session is not None and self.session.is_open:
            return self.act(decision, *args, **kwargs)
        if self.alliance is None:
            return Refused(say.NO_ALLIANCE)
        return self._keep(decision(self.alliance, self.now(), *args, **kwargs), None)

    def end_time_out(self) -> Refused | None:
        """Go on from a time-out at the moment that was to be, however late the beat is that notices.

        So a breath ends, too, which nobody records. No record is older than the one before it.
        """
        if self.session is None:
            return Refused(say.NO_SESSION)
        self._notice_sleep()
        now, end = self.now(), run_up_end(self.session)
        if end is not None and end < now.t:
            t = max(end, self.session.t)
            now = Instant(at=now.at - timedelta(seconds=now.t - t), t=t)
        return self._keep(breaks.end_time_out(self.session, now), self.session.id, now)

    def undo(self, *, held: bool = False) -> Refused | None:
        """Take back the newest action of this opening that can be; for good where a held key did it."""
        if self.session is None:
            return Refused(say.UNDONE_IN_SESSIONS)
        return self.act(lambda _, now: undoing.undo(self.records(), self.writer, now.t, held=held))

    def redo(self) -> Refused | None:
        """Bring back what was taken back last, while nothing else has followed."""
        if self.session is None:
            return Refused(say.UNDONE_IN_SESSIONS)
        return self.act(lambda _, now: undoing.redo(self.records(), self.writer, now.t))

    def records(self) -> tuple[Record, ...]:
        """The records of the session at the table, in order."""
        return self.store.book.records(self.session.id) if self.session else ()

    def beat(self) -> None:
        """Say that people are here, or see what another window did; called about once a second."""
        if self.read_only is not None:
            self._catch_up()
            return
        self._notice_sleep()
        steady = self._clock.steady()
        if steady - self._touched >= TOUCH_EVERY:
            self._touched = steady
            self.store.opening.look(anew=True)
            self.store.opening.touch(self._here_at())

    def _here_at(self) -> datetime | None:
        """When people are here (UTC); None where a session waits that nobody has gone on with."""
        is_at_table = self.session is not None and self.session.is_open
        waits = self.alliance is not None and self.alliance.unfinished is not None
        return self._table.here_at() if is_at_table or not waits else None

    def _catch_up(self) -> None:
        """See what another window did since, and go on in its place once it is gone."""
        opening = self.store.opening.again()
        if opening is None:
            return
        before, known = self.session, self.records()
        self.store.hold(opening)
        opening.own.watch(self._tell_status)
        records = self.records()
        if before is not None and (opening.read_only is None or records != known):
            is_longer = bool(known) and records[: len(known)] == known
            news = records[len(known) :] if is_longer else records
            state = folded_on(before if is_longer else None, news, lambda: records)
            if state is None:
                # What was seen of it stays to be looked at.
                self.store.locked = say.SESSION_UNREADABLE
            else:
                self._go_on(state)
        self._changed()

    def everything(self) -> tuple[tuple[Record, ...], dict[SessionId, tuple[Record, ...]]]:
        """What the alliance's own log and each of its sessions' hold, saved or not, for another place."""
        return self.store.book.without_taken_back()

    def close(self, *, anew: bool = True, telling: bool = True) -> SaveStatus:
        """Leave: an open session is noted as left, what was taken back is blanked, the journal folded in.

        Args:
            anew: Whether the alliance is written anew, all of it, where its folder is gone.
            telling: Whether people were told what is wrong with it: what was lost is said no more then.

        Returns:
            How safely everything is kept: what is not saved now is lost when the program ends.
        """
        if self.read_only is None:
            self.act(sitting.leave)
            self.store.opening.touch(self._here_at())
        self.store.book.close(anew=anew, telling=telling)
        return self.store.status

    def _keep(
        self, decision: Decision, session: SessionId | None, at: Instant | None = None
    ) -> Refused | None:
        """Write the events of a moment, which is this one where none is named, fold them, tell everyone."""
        if isinstance(decision, Refused):
            return decision
        if self.read_only is not None:
            return Refused(self.read_only)
        ends = next((event for event in decision if isinstance(event, SessionClosed)), None)
        if ends is not None:
            # Before the end: no kill in between may leave words that were taken back in an ended session.
            self.store.book.blank(session, ends.kept)
        records = self.store.book.write(session, decision, at or self.now())
        if ends is not None:
            # After it: until then what was let go can be wanted again.
            self.store.book.blank_elsewhere()
        if session is not None:
            self._table.tell(records, lambda: self.store.book.records(session))
        self._changed()
        return None

    def _notice_sleep(self) -> None:
        """Count the time the laptop slept as away, not as anybody's talk."""
        asleep, session = self._table.slept(), self.session
        if asleep and session is not None:
            now = self.now()
            self._keep(sitting.come_back(session, now, now.t - asleep), session.id)

    def _tell_status(self, _: SaveStatus) -> None:
        self._status_changed(self.store.status)
