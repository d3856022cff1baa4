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
"""How many panes stand side by side where there is room, by how many people there are."""

MANY: Final = 4
"""From so many people on names grow alike and hands are a queue: a pane needs room for both."""

LEAST_COLUMNS: Final = {False: 16, True: 22}
"""The columns below which a pane says too little, by whether they are many: "finish your thought" is wide."""

LEAST_ROWS: Final = 6
"""The rows below which a pane says too little."""

NARROW: Final = 100
"""Below so many columns of the screen, many people have one open pane, and the others are strips."""


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
        narrow = self.screen.size.width < NARROW and len(panes) >= MANY
        grid = None if narrow else grid_of(len(panes), *self.size)
        folding = grid is None
        self.set_class(folding, "-folding")
        if grid is not None:
            self.styles.grid_size_columns, self.styles.grid_size_rows = grid
        opened = self._opened() if folding else None
        shown = self._shown(panes, opened) if folding else panes
        hands = self.session.hands if self.session else ()
        hidden = sum(pane.participant in hands for pane in panes if pane not in shown)
        for pane in panes:
            if pane.display != (pane in shown):
                pane.display = pane in shown
            pane.more_hands = hidden if pane is shown[-1] else 0
            pane.folded = folding and pane.participant != opened
            pane.set_class(pane.folded, "-folded")

    def _shown(self, panes: list[ParticipantPane], opened: ParticipantId | None) -> list[ParticipantPane]:
        """The panes that have a row: who speaks, then who raised a hand, longest first, then by seat."""
        hands = list(self.session.hands) if self.session else []

        def place(pane: ParticipantPane) -> int:
            if pane.participant == opened:
                return -1
            return hands.index(pane.participant) if pane.participant in hands else len(hands)

        first = sorted(panes, key=place)[: max(self.size.height, 1)]
        return [pane for pane in panes if pane in first]

    def _opened(self) -> ParticipantId | None:
        """Whose pane is open among strips: who speaks, or spoke last, or sits first."""
        session = self.session
        if session is None:
            return None
        speaker = session.holder or session.phase.back_to or session.split
        last = session.holders[-1] if session.holders else None
        people = [person.id for person in session.people]
        return next((one for one in (speaker, last) if one in people), people[0] if people else None)


def grid_of(people: int, width: int, height: int) -> tuple[int, int] | None:
    """How many panes stand side by side and below each other in so many columns and rows.

    Returns:
        The columns and rows of the grid; None where panes would say too little in any.
    """
    most = COLUMNS.get(people, 4)
    if people == 1:
        return 1, 1
    for columns in range(most, 1, -1):
        rows = math.ceil(people / columns)
        is_wide = (width - columns + 1) // columns >= LEAST_COLUMNS[people >= MANY]
        if is_wide and height // rows >= LEAST_ROWS:
            return columns, rows
    return None
