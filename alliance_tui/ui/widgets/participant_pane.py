"""The pane of one participant: who they are, what they are doing, their turn, their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual import events
from textual.message import Message
from textual.reactive import reactive

from alliance_tui.domain.events import Instant
from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId, RecordId
from alliance_tui.ui import theme
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.drawn import Drawn
from alliance_tui.ui.widgets.lines import Row, blank, ink
from alliance_tui.ui.widgets.note_lines import NoteLine, NoteView, note_lines, note_view
from alliance_tui.ui.widgets.pane_face import PaneFace, pane_face
from alliance_tui.ui.widgets.pane_lines import pane_lines, strip_line
from alliance_tui.ui.widgets.pane_plan import PanePlan, pane_plan


class ParticipantPane(Drawn):
    """A pane. It takes no focus: a click on its head or on a note is told to the screen."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment."""

    clock: reactive[ClockLook] = reactive(ClockLook.BAR, init=False, repaint=False)
    """How the time of the turn is shown."""

    folded: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether only one line is drawn."""

    more_hands: reactive[int] = reactive(0, init=False, repaint=False)
    """How many have raised their hand in panes that are not shown, where this is the last one that is."""

    participant: reactive[ParticipantId] = reactive(ParticipantId(""), init=False, repaint=False)
    """Whose pane it is."""

    @dataclass(eq=False)
    class Pressed(Message):
        """Someone clicked on the head of a pane."""

        pane: ParticipantPane
        """Which pane."""

        participant: ParticipantId
        """Whose."""

        @property
        def control(self) -> ParticipantPane:
            """Which pane."""
            return self.pane

    @dataclass(eq=False)
    class NotePressed(Message):
        """Someone clicked on a note."""

        pane: ParticipantPane
        """In which pane."""

        note: RecordId
        """Which note."""

        @property
        def control(self) -> ParticipantPane:
            """In which pane."""
            return self.pane

    def __init__(
        self,
        participant: ParticipantId,
        *,
        id: str | None = None,  # noqa: A002 (Textual's name for it)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(ParticipantPane.participant, participant)
        self._face: PaneFace | None = None
        self._plan: PanePlan | None = None
        self._back: int | None = None
        self._wrapped: tuple[tuple[Note, ...], int, tuple[NoteLine, ...]] = ((), 0, ())

    def watch_session(self) -> None:
        """Draw what changed."""
        self._look()

    def watch_now(self) -> None:
        """Draw what time changes: the turn it is drawn for, or the end of a breath."""
        face, session = self._face, self.session
        if session is not None and (face is None or face.turn is not None or session.phase.until is not None):
            self._look()

    def watch_clock(self) -> None:
        """Draw what changed."""
        self._look()

    def watch_folded(self) -> None:
        """Draw it anew."""
        self.redraw()

    def watch_more_hands(self) -> None:
        """Draw what changed."""
        self._look()

    def watch_participant(self) -> None:
        """Show someone else."""
        self._back = None
        self._look()

    def lines(self, width: int, height: int) -> Sequence[Row]:
        """The pane as it should stand now."""
        plan = pane_plan(width, height)
        if self._plan != plan:
            self._face, self._plan = self._seen(plan), plan
        if self.folded:
            empty = (blank(width, ink(theme.TEXT)),)
            return [strip_line(plan, self._face), *[empty] * (height - 1)]
        return pane_lines(plan, self._face, self._view(plan))

    def _look(self) -> None:
        """Draw anew if anything that is seen has changed."""
        plan = self._plan
        face = self._seen(plan) if plan else None
        if plan is not None and face != self._face:
            self._face = face
            self.redraw()

    def _seen(self, plan: PanePlan) -> PaneFace | None:
        if self.session is None:
            return None
        face = pane_face(self.session, self.now, self.participant, self.clock, plan.columns)
        return replace(face, more_hands=self.more_hands) if face and self.more_hands else face

    def _view(self, plan: PanePlan) -> NoteView:
        notes = self._face.notes if self._face else ()
        if self._wrapped[:2] != (notes, plan.columns):
            if self._wrapped[0] != notes:
                self._back = None
            self._wrapped = (notes, plan.columns, note_lines(notes, plan.columns))
        view = note_view(self._wrapped[2], plan.notes, self._back)
        if self._back is not None:
            self._back = view.back
        return view

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show older words."""
        self._scroll(event, 2)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show newer words."""
        self._scroll(event, -2)

    def _scroll(self, event: events.MouseEvent, lines: int) -> None:
        before = self._view(pane_plan(*self.size)).back
        self._back = max(before + lines, 0)
        self.redraw()
        if self._back != before:
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen what was clicked on."""
        event.stop()
        plan = pane_plan(*self.size)
        if self.folded or event.y < plan.first_note:
            self.post_message(self.Pressed(self, self.participant))
            return
        view = self._view(plan)
        row = event.y - plan.first_note - int(view.above is not None)
        if 0 <= row < len(view.lines):
            self.post_message(self.NotePressed(self, view.lines[row].note))
