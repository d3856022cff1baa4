"""What lies open: founding an alliance, and opening one or one of its sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from alliance_tui.ui.leaving import LeavingApp
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession, Start

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.session import Session
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.domain.words import AllianceId, RecordId, SessionId, SessionKind
    from alliance_tui.live import Live
    from alliance_tui.ports import Clock, Library


NewestSetting = Callable[["Setting"], "Setting | Refused"]
"""What a setting says now, by its name; a refusal says why the next session is held as the last one was."""


class OpeningApp(LeavingApp):
    """An app that shows what is opened: a session at the table, a past one, or an alliance's page."""

    def __init__(self, library: Library, clock: Clock) -> None:
        super().__init__(library, clock)
        self.newest_setting: NewestSetting | None = None
        """What a setting says now; None where it stays as it was."""

    def beat(self) -> None:
        """Notice the time, say what waited for the end of a break, and where people were before a sleep."""
        before = self.live.session if self.live else None
        super().beat()
        now = self.live.session if self.live else None
        if before is not None and now is not None and now is not before:
            from alliance_tui.domain.returning import slept

            if slept(before, now):
                self._whisper_return(resumed=False)
        self._to_say.add(self._to_say.new_apart(self.kept_apart))
        if not self.is_behind:
            # The key that is being dealt with may open a field.
            self.say_problems()

    def begin(self, start: Start) -> Refused | None:
        """Show what the program was started for."""
        match start:
            case AtLibrary():
                # It is the default screen.
                if start.notice:
                    self.call_after_refresh(self.whisper_on_top, start.notice)
                return None
            case BeginNew():
                refused = self._show_session(self._desk.found(start))
                if refused is None:
                    from alliance_tui.sentences.session import OFFER_OPENING

                    self.call_after_refresh(self.whisper_on_top, start.notice or OFFER_OPENING)
                return refused
            case OpenAlliance():
                return self.open_alliance(start.alliance)
            case OpenSession():
                return self.open_session(start.alliance, start.session, start.notice)

    def found_alliance(
        self, title: str, setting: Setting, names: tuple[str, ...], facilitators: tuple[str, ...] = ()
    ) -> Refused | None:
        """Found an alliance and sit down to its first session."""
        new = BeginNew(title=title, setting=setting, names=names, facilitators=facilitators)
        return self._show_opening(self._desk.found(new))

    def is_another_called(self, title: str) -> bool:
        """Whether the list that people came from shows another alliance with a title."""
        from alliance_tui.domain.finding import called
        from alliance_tui.ui.screens.library_view import LibraryView

        own = self.live.id if self.live else None
        listings = (screen.listing for screen in self.screen_stack if isinstance(screen, LibraryView))
        shown = next((listing.alliances for listing in listings if listing), None)
        return any(one.id != own for one in called(title, shown or ()))

    def open_alliance(self, alliance: AllianceId) -> Refused | None:
        """Open an alliance: its running time-out, its unfinished session, or its page."""
        refused = self._open(alliance)
        if refused is not None:
            return refused
        if self._desk.unfinished() is not None:
            return self._show_resumed(self._desk.resume())
        from alliance_tui.ui.screens.alliance import AllianceScreen

        self.show(AllianceScreen())
        return None

    def open_session(self, alliance: AllianceId, session: SessionId, notice: str = "") -> Refused | None:
        """Open a session: gone on with where it is unfinished, else shown as it was.

        Args:
            alliance: Whose it is.
            session: Which one.
            notice: What is said where it is gone on with; where people were, unless there is something else.
        """
        from alliance_tui.domain.session import Session

        refused = self._open(alliance)
        if refused is not None:
            return refused
        if self._desk.unfinished() == session:
            return self._show_resumed(self._desk.resume(session), notice)
        past = self._desk.past(session)
        if isinstance(past, Session):
            from alliance_tui.ui.screens.past import PastScreen

            self.show(PastScreen(past))
            return None
        return past

    def _open(self, alliance: AllianceId) -> Refused | None:
        """Open an alliance, and have it said what is wrong with it, unless it is open already."""
        before = self.live
        refused = self._desk.open(alliance)
        if self.live is not None and self.live is not before:
            self.note_problems(self.live)
        return refused

    def note_problems(self, live: Live) -> None:
        """Have it said what was found wrong with what was just opened, once that is in view."""
        if live.store.problems:
            from alliance_tui.sentences import opened as say

            more = (say.check_says_more(),) if live.store.is_checked_for_more else ()
            self._to_say.add((say.NOT_AS_LEFT, *live.store.problems, *more))
            self.call_after_refresh(self.say_problems)

    def open_running_time_out(self, alliances: Iterable[AllianceSummary]) -> bool:
        """Open the session in whose time-out people are, if there is one; whether there is."""
        from alliance_tui.ui.desk import running_time_out

        running = running_time_out(alliances, self.clock.now())
        return running is not None and self.live is None and self.open_session(*running) is None

    def begin_session(
        self, kind: SessionKind, assessing: Sequence[RecordId] = (), minutes: int = 0
    ) -> Refused | None:
        """Sit down to a new session of the alliance that is open; a short form begins without an opening."""
        from alliance_tui.domain.refused import Refused

        alliance = self.live.alliance if self.live else None
        newest = self.newest_setting(alliance.setting) if alliance and self.newest_setting else None
        setting = None if isinstance(newest, Refused) else newest
        refused = self._desk.sit_down(kind, assessing, minutes, setting)
        refused = self._show_session(refused) if minutes else self._show_opening(refused)
        if isinstance(newest, Refused) and refused is None:
            self.call_after_refresh(self.whisper_on_top, newest.sentence)
        return refused

    def _show_opening(self, refused: Refused | None) -> Refused | None:
        """Show the new session at the table with its opening over it, unless sitting down was refused."""
        if self._show_session(refused) is None:
            from alliance_tui.ui.screens.opening import OpeningScreen

            self.show(OpeningScreen())
        return refused

    def _show_session(self, refused: Refused | None, *, resumed: bool = False) -> Refused | None:
        """Show the session at the table, unless sitting down was refused.

        Over it stands the page that people look back at, and where they go on, of their opening.
        """
        if refused is None:
            from alliance_tui.ui.screens.session import SessionScreen

            session = self.live.session if self.live else None
            pages = self._pages(session, resumed=resumed) if session is not None else ()
            self.show(SessionScreen(), *pages)
        return refused

    def _show_resumed(self, refused: Refused | None, notice: str = "") -> Refused | None:
        """Show a session that is gone on with, and say where people were, or something else in its place."""
        if self._show_session(refused, resumed=True) is None:
            if notice:
                self.call_after_refresh(self.whisper_on_top, notice)
            else:
                self.call_after_refresh(self._whisper_return, resumed=True)
        return refused

    def _whisper_return(self, *, resumed: bool) -> None:
        """Say where people were, what comes next, and for how long they were away."""
        from alliance_tui.ui.returning import told_on_return

        live = self.live
        session = live.session if live is not None and live.read_only is None else None
        if session is not None and session.time_out is None:
            told_on_return(self.screen_stack, session, resumed=resumed)

    def _pages(self, session: Session, *, resumed: bool) -> Iterator[LiveScreen[None]]:
        """The page over the talk that people begin with, or were at."""
        from alliance_tui.domain.returning import is_in_opening
        from alliance_tui.ui.screens.parts.looking import is_looking_back, page_of

        if resumed and session.closing:
            from alliance_tui.ui.screens.closing import ClosingScreen

            yield ClosingScreen()
            return
        if is_looking_back(session):
            yield page_of(session)
        if resumed and is_in_opening(session):
            from alliance_tui.ui.screens.opening import OpeningScreen

            yield OpeningScreen()
