"""The keys of the techniques: a quiet minute, who begins, how we talk, goals, what was parked."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from alliance_tui.domain.parking import may_be_taken_up
from alliance_tui.sentences import session as say
from alliance_tui.sentences import session_keys
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.parts.part import SessionPart


class Ways(SessionPart):
    """Opens what makes the talk itself better; each is loaded when it is first wished for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("m"), "decide('quiet')", session_keys.QUIET, "quiet"),
        key(letter("f"), "starting", session_keys.STARTING, "starting"),
        key(letter("d"), "goals", session_keys.GOALS, "goals"),
        key(letter("x"), "lot", session_keys.LOT, "lot"),
    ]

    def action_starting(self) -> None:
        """Choose who is suggested to begin, and what is on in how people talk."""
        from alliance_tui.ui.dialogs.starting import StartDialog

        self.app.push_screen(StartDialog())

    def action_goals(self) -> None:
        """Show everyone's goals."""
        from alliance_tui.ui.dialogs.goals import GoalsDialog

        self.app.push_screen(GoalsDialog())

    def action_lot(self) -> None:
        """Show what was parked and what rests."""
        from alliance_tui.ui.dialogs.lot import LotDialog

        self.app.push_screen(LotDialog())

    def offer_what_rested(self) -> None:
        """On its day, offer a topic again that rested; before it, say which question rests."""
        session, clock = self.session, self.host.clock
        if self.only_reads is not None:
            return
        if session is not None and session.is_open and may_be_taken_up(session, clock.now(), clock.zone()):
            self.whisper(say.HAS_RESTED, self.same_lot())
        elif rests := self.what_rests:
            self.whisper(rests, self.same_lot())
