"""The panes of the people at the table, laid out for how many they are and how much room there is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive

from alliance_tui.domain.events import Instant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.participant_pane import ParticipantPane

COLUMNS: Final = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}
"""How many panes stand side by side, by how many people there are."""

LEAST: Final = (16, 6)
"""The columns and rows below which a pane says too little: then only one is open, the others are strips."""

NARROW: Final = 100
"""Below so many columns of the screen, four people and more have one open pane."""


class Panes(Container):
    """One pane a person; with little room the pane of who speaks is open and the others are strips."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment."""

    clock: reactive[ClockLook] = reactive(ClockLook.BAR, init=False, repaint=False)
    """How the time of a turn is shown."""

    _people: tuple[ParticipantId, ...] = ()
    """Who has a pane."""

    def compose(self) -> ComposeResult:
        """One pane a person, by seat."""
        for person in self.session.people if self.session else ():
            yield self._pane(person.id)

    def watch_session(self) -> None:
        """Follow who is at the table, and who speaks where only their pane is open."""
        for pane in self._panes():
            pane.session = self.session
        if not self.is_mounted or self.session is None:
            return
        people = tuple(person.id for person in self.session.people)
        if people != self._people:
            self._people = people
            self._follow_people(self.session)
            self._arrange()
            self.call_after_refresh(self._arrange)
        elif self.has_class("-folding"):
            self._arrange()

    def watch_now(self) -> None:
        """Hand the moment down."""
        for pane in self._panes():
            pane.now = self.now

    def watch_clock(self) -> None:
        """Hand down how a turn is shown."""
        for pane in self._panes():
            pane.clock = self.clock

    def on_resize(self) -> None:
        """Lay the panes out anew."""
        self._arrange()

    def _pane(self, participant: ParticipantId) -> ParticipantPane:
        """A pane with the state it begins with; a binding would cost more than the drawing does."""
        pane = ParticipantPane(participant)
        pane.set_reactive(ParticipantPane.session, self.session)
        pane.set_reactive(ParticipantPane.now, self.now)
        pane.set_reactive(ParticipantPane.clock, self.clock)
        return pane

    def _panes(self) -> Iterator[ParticipantPane]:
        return (pane for pane in self.children if isinstance(pane, ParticipantPane))

    def _follow_people(self, session: Session) -> None:
        """Add and remove panes as people join and leave."""
        shown = {pane.participant: pane for pane in self.query(ParticipantPane)}
        wanted = [person.id for person in session.people]
        if list(shown) == wanted:
            return
        for participant, pane in shown.items():
            if participant not in wanted:
                pane.remove()
        for place, participant in enumerate(wanted):
            if participant not in shown:
                self.mount(self._pane(participant), before=place if place < len(self.children) else None)

    def _arrange(self) -> None:
        """Choose a grid, or one open pane among strips."""
        panes = list(self.query(ParticipantPane))
        if not panes or not self.size.width:
            return
        columns = COLUMNS.get(len(panes), 4)
        rows = math.ceil(len(panes) / columns)
        narrow = self.screen.size.width < NARROW and len(panes) >= 4
        small = self.size.width // columns < LEAST[0] or self.size.height // rows < LEAST[1]
        folding = narrow or (small and len(panes) > 1)
        self.set_class(folding, "-folding")
        if not folding:
            self.styles.grid_size_columns = columns
            self.styles.grid_size_rows = rows
        opened = self._opened() if folding else None
        for pane in panes:
            pane.folded = folding and pane.participant != opened
            pane.set_class(pane.folded, "-folded")

    def _opened(self) -> ParticipantId | None:
        """Whose pane is open among strips: who speaks, or spoke last, or sits first."""
        session = self.session
        if session is None:
            return None
        speaker = session.holder or session.phase.back_to or session.split
        last = session.holders[-1] if session.holders else None
        people = [person.id for person in session.people]
        return next((one for one in (speaker, last) if one in people), people[0] if people else None)
