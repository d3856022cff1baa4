"""Which alliance lies open on the desk: founding, opening, sitting down and putting away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, ParamSpec

from msgspec.structs import replace

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.decisions.opening import plan_evening
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.saving import NotSaved, Saved, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.timing import run_up_left
from alliance_tui.domain.words import AllianceId, RecordId, SessionId, SessionKind
from alliance_tui.errors import words_of
from alliance_tui.live import Live, new_id
from alliance_tui.sentences import desk as say
from alliance_tui.ui.start import BeginNew

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.ports import Clock, Library
    from alliance_tui.ui.host import AllianceDecision, SessionDecision

P = ParamSpec("P")

NOTHING_OPEN = Refused(say.NOTHING_OPEN)
"""Said where something was asked of an alliance and none is open."""

OTHER_NOT_SAVED = Refused(say.OTHER_NOT_SAVED)
"""Said where another alliance is to be opened, and what is open would lose something."""


class Desk:
    """Holds at most one alliance open."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self.live: Live | None = None
        """The alliance that is open; None while none is."""
        self.unforgotten: tuple[str, ...] = ()
        """Which files may still hold words that were taken back in the one that was open, a sentence each."""
        self.anew = True
        """Whether the one that is open is written anew, all of it, at the end, where its folder is gone."""
        # With the number of the newest record that went there.
        self._elsewhere: tuple[Path, int] | None = None
        self._kept_apart: tuple[str, ...] = ()
        self.rescued_in: Path | None = None
        """The folder that all went to of what nobody could be asked about; None where nothing did."""
        self._leaving = RLock()

    @property
    def elsewhere(self) -> Path | None:
        """Where all of the one that is open is in another folder too; None where its newest is not."""
        if self.live is None or self._elsewhere is None:
            return None
        folder, newest = self._elsewhere
        return folder if self.live.revision == newest else None

    def note_copy(self, live: Live, folder: Path, newest: int) -> None:
        """Note that an alliance was written into another folder, where it is still the one that is open.

        Args:
            live: Which one.
            folder: Where it is there.
            newest: The number of its newest record there.
        """
        if live is self.live:
            self._elsewhere = (folder, newest)

    @property
    def kept_apart(self) -> tuple[str, ...]:
        """Which files another program changed while they were open here, so that both are kept."""
        return (*self._kept_apart, *(self.live.store.kept_apart if self.live else ()))

    def found(self, new: BeginNew) -> Refused | None:
        """Found an alliance and sit down to its first session; nothing is made where that is refused."""
        # Here, because who goes on with a talk founds nothing.
        from alliance_tui.domain.decisions import people

        alliance = AllianceId(new_id())
        zone = self._clock.zone()
        founding = people.found(alliance, new.title, new.setting, new.names, zone, new.facilitators)
        if isinstance(founding, Refused):
            return founding
        if self.not_saved() is not None:
            return OTHER_NOT_SAVED
        try:
            live = Live(self._library.create(alliance), self._clock)
        except OSError as error:
            return Refused(say.cannot_be_kept(reason=words_of(error)))
        refused = live.found(founding)
        self._take(live)
        refused = refused or live.sit_down(SessionKind.DESIGN)
        return refused or (live.act(plan_evening, new.minutes) if new.minutes else None)

    def open(self, alliance: AllianceId) -> Refused | None:
        """Open an alliance; one that is open already stays as it is."""
        if self.live is not None and self.live.id == alliance:
            return None
        if self.not_saved() is not None:
            return OTHER_NOT_SAVED
        try:
            live = Live(self._library.open(alliance), self._clock)
        except LookupError as error:
            return Refused(words_of(error) or say.NO_SUCH_ALLIANCE)
        except OSError as error:
            return Refused(say.cannot_be_opened(reason=words_of(error)))
        if live.alliance is None:
            # No screen has shown what is wrong with it.
            live.close(telling=False)
            return Refused(say.NO_BEGINNING)
        self._take(live)
        return None

    def resume(self, session: SessionId | None = None) -> Refused | None:
        """Go on with a session, or with the unfinished one where none is named."""
        if self.live is None or self.live.alliance is None:
            return NOTHING_OPEN
        unfinished = self.live.alliance.unfinished
        if session is None and unfinished is not None:
            session = unfinished.id
        return self.live.resume(session) if session else Refused(say.NONE_UNFINISHED)

    def unfinished(self) -> SessionId | None:
        """The session that can be gone on with."""
        if self.live is None or self.live.alliance is None or self.live.alliance.unfinished is None:
            return None
        return self.live.alliance.unfinished.id

    def past(self, session: SessionId) -> Session | Refused:
        """A session as its records tell it."""
        past = self.live.past(session) if self.live else None
        return past or Refused(say.CANNOT_BE_READ)

    def sit_down(
        self,
        kind: SessionKind,
        assessing: Sequence[RecordId] = (),
        minutes: int = 0,
        setting: Setting | None = None,
    ) -> Refused | None:
        """Sit down to a new session of the alliance that is open, held with a setting, or as the last one."""
        if self.live is None:
            return NOTHING_OPEN
        refused = self.live.sit_down(kind, assessing=assessing, setting=setting)
        return refused or (self.live.act(plan_evening, minutes) if minutes else None)

    def act(self, decision: SessionDecision[P], *args: P.args, **kwargs: P.kwargs) -> Refused | None:
        """Decide on the session at the table, as it stands once what ends by itself has ended."""
        self.go_on()
        return self.live.act(decision, *args, **kwargs) if self.live else NOTHING_OPEN

    def act_on_alliance(
        self, decision: AllianceDecision[P], *args: P.args, **kwargs: P.kwargs
    ) -> Refused | None:
        """Decide on the alliance, with a session at the table or without."""
        self.go_on()
        return self.live.act_on_alliance(decision, *args, **kwargs) if self.live else NOTHING_OPEN

    def beat(self) -> None:
        """Notice the time, and that people are here."""
        if self.live is not None:
            self.live.beat()
            self.go_on()

    def go_on(self) -> None:
        """End a time-out for which everyone has been ready for the whole run-up: it ended at that moment.

        Looked at before anything is decided: a key that comes later comes after the time-out.
        """
        live = self.live
        if live is not None and live.session is not None and run_up_left(live.session, live.now().t) == 0:
            live.end_time_out()

    def call_time_out(self) -> bool:
        """Call a time-out for the session at the table; in one that is about to end, stop that.

        Returns:
            Whether there is a session to stop.
        """
        self.go_on()
        live = self.live
        if live is None or live.session is None or not live.session.is_open or live.read_only is not None:
            return False
        live.act(breaks.stop_run_up if live.session.time_out else breaks.call_time_out)
        return True

    def not_saved(self) -> NotSaved | None:
        """What of the alliance that is open is not on the disk, and would be lost; None where all is.

        Where its files are gone, that is noticed: or only closing would find out, when nobody can be asked.
        """
        if self.live is None:
            return None
        self.live.store.look()
        status = self.live.store.status
        return status if isinstance(status, NotSaved) else None

    def put_away(self, *, unasked: bool = False) -> SaveStatus:
        """Leave the alliance that is open: what is written is folded in.

        The loop and the watchdog may both ask for it: whoever comes second waits until it is done.

        Args:
            unasked: Whether nobody could be asked what becomes of words that are not saved: all of the
                alliance is then written into a folder in the home of whoever is at the keyboard.

        Returns:
            How safely everything is kept now.
        """
        with self._leaving:
            # Before it is left, which is written, too.
            elsewhere = self.elsewhere
            live, self.live = self.live, None
            if live is None:
                return Saved()
            # The watchdog comes from another thread than that of the screens, and none of them may keep it.
            live.follow(lambda: None, lambda _: None)
            # Words that are safe on a stick which was taken out stay there.
            is_waiting = unasked and live.store.has_unsaved
            status = live.close(anew=self.anew)
            if elsewhere is None and is_waiting and isinstance(status, NotSaved):
                elsewhere = self._rescue(live)
            if elsewhere is not None:
                live.store.opening.note_copy(elsewhere)
                status = Saved()
            elif isinstance(status, NotSaved) and not (status.is_all or live.store.has_unsaved):
                # That they left is all that waits.
                status = replace(status, waiting=0)
            self.anew, self._elsewhere = True, None
            self.unforgotten = live.store.unforgotten
            self._kept_apart = (*self._kept_apart, *live.store.kept_apart)
            return status

    def _rescue(self, live: Live) -> Path | None:
        """Write all of an alliance elsewhere that cannot be saved where it should be; where, if that went."""
        # Here, because as a rule all is saved.
        from alliance_tui.paths import folder_beside

        now = self._clock.now().astimezone()
        try:
            beside = folder_beside(now)
            # By the second: one by the minute may have been chosen before.
            folder = beside.with_name(f"{beside.name}{now:%S}")
            kept = self._library.copy_to(folder, live.id, *live.everything())
        except OSError:
            return None
        self.rescued_in = folder
        return kept

    def _take(self, live: Live) -> None:
        self.put_away()
        self.live = live


def running_time_out(
    alliances: Iterable[AllianceSummary], now: datetime
) -> tuple[AllianceId, SessionId] | None:
    """The session in whose time-out people are; None where there is none.

    Of several the one from which people return next, or where all are over, the one that was over last.
    """
    running = [
        (session.until, alliance.id, session.id)
        for alliance in alliances
        for session in alliance.sessions
        if session.until is not None
    ]
    ahead = [one for one in running if one[0] > now]
    if ahead:
        return min(ahead)[1:]
    return max(running)[1:] if running else None
