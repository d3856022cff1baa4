"""The line at the top: whose session, where in the four A's and steps, the time, and whether all is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, assert_never

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import STAGES
from alliance_tui.domain.saving import NOT_KEPT, NotKept, NotSaved, ReadOnly, Saved, SaveStatus, Saving
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Step
from alliance_tui.domain.zones import zone_of
from alliance_tui.sentences import header as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, width

Part = tuple[str, Style]
"""Some words and how they look."""

GROUND = Style(color=theme.TEXT, bgcolor=theme.PANEL)
"""How words of the header look."""

QUIET = Style(color=theme.QUIET, bgcolor=theme.PANEL)
"""How words look that do not call."""

STRONG = Style(color=theme.TEXT, bgcolor=theme.PANEL, bold=True)
"""How the words look that are read first."""


APART: Final = 3
"""Columns between the title and the steps."""

TITLE: Final = 11
"""So many columns are left to a long title, with those, where all steps are told."""

TICKS: Final = (" ✓", "✓", "")
"""What stands after a step that people have been in, by the room there is."""


class SessionHeader(Widget):
    """Draws one line that says where people are; the shorter the line, the less it says."""

    DEFAULT_CSS = """
    SessionHeader { height: 1; background: $panel; }
    """

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment."""

    status: reactive[SaveStatus] = reactive[SaveStatus](Saved(), init=False, repaint=False)
    """How safely the newest action is kept."""

    @dataclass(eq=False)
    class StepPressed(Message):
        """A step was clicked."""

        header: SessionHeader
        """The line it is in."""

        step: Step | None
        """Which; None where only the present one is shown: another one is wanted."""

        @property
        def control(self) -> SessionHeader:
            """The line it is in."""
            return self.header

    def __init__(self, here: str = "") -> None:
        """A line.

        Args:
            here: The IANA name of the zone whose clock it shows; empty for the session's own.
        """
        super().__init__()
        self._here = here

    _drawn: tuple[Part, ...] = ()

    _told: tuple[object, ...] = ()
    """All that the line tells: where it is the same, nothing is laid out."""

    def watch_session(self) -> None:
        """Draw what changed."""
        self._redraw()

    def watch_now(self) -> None:
        """Draw what changed."""
        self._redraw()

    def watch_status(self) -> None:
        """Draw what changed."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return Strip.blank(self.size.width, GROUND)
        self._drawn = self._parts(self.size.width)
        return _strip(self._drawn, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which step was clicked."""
        session = self.session
        if session is None:
            return
        title, middle, gap, _ = self._shares(session, self.size.width)
        at = width("".join(text for text, _ in title)) + min(APART, gap)
        steps = session.path if len(middle) > len(session.path) else (None,)
        # Before the steps stands the stage: whoever clicks on it wants another step, too.
        for (text, _), step in zip(middle, (None, *steps), strict=False):
            if at <= event.x < at + width(text):
                self.post_message(self.StepPressed(self, step))
            at += width(text)

    def _redraw(self) -> None:
        """Draw only from the first column that changed to the last."""
        told = self._tells()
        if told == self._told:
            return
        self._told = told
        columns = self.size.width
        if not self.is_mounted or not columns:
            return
        new = self._parts(columns)
        if new == self._drawn:
            return
        old_cells, new_cells = _cells(self._drawn), _cells(new)
        changed = [
            at
            for at in range(max(len(old_cells), len(new_cells)))
            if old_cells[at : at + 1] != new_cells[at : at + 1]
        ]
        first, last = min(changed, default=0), max(changed, default=columns)
        start = width("".join(text for text, _ in new_cells[:first]))
        end = (
            columns
            if len(old_cells) != len(new_cells)
            else width("".join(text for text, _ in new_cells[: last + 1]))
        )
        self.refresh(Region(start, 0, max(end - start, 1), 1))

    def _tells(self) -> tuple[object, ...]:
        session = self.session
        minute = self.now.at.replace(second=0, microsecond=0) if self.now else None
        if session is None:
            return (minute, self.status)
        return (minute, self.status, session.title, session.zone, session.step, session.path, session.entered)

    def _parts(self, columns: int) -> tuple[Part, ...]:
        session = self.session
        if session is None:
            return ((f" {say.PROGRAM}", STRONG),)
        title, middle, gap, right = self._shares(session, columns)
        before = min(APART, gap)
        return (
            *title,
            (" " * before, GROUND),
            *middle,
            (" " * (gap - before), GROUND),
            *right,
            (" ", GROUND),
        )

    def _shares(
        self, session: Session, columns: int
    ) -> tuple[tuple[Part, ...], tuple[Part, ...], int, tuple[Part, ...]]:
        """The title, the steps, the empty columns around those, and what stands at the right."""
        right = self._right(session)
        room = columns - sum(width(text) for text, _ in right) - 1
        needs = min(width(session.title) + 1 + APART, TITLE)
        steps = (_all_steps(session, tick) for tick in TICKS)
        for middle in (*steps, _this_step(session), _this_step(session, staged=False), ()):
            taken = sum(width(text) for text, _ in middle)
            if room - taken >= (needs if len(middle) > 2 else 8):
                break
        title = _title(session, min(room - taken - 3, 40))
        left = sum(width(text) for text, _ in title)
        return title, middle, max(room - left - taken, 0), right

    def _right(self, session: Session) -> tuple[Part, ...]:
        clock = ""
        if self.now is not None:
            clock = f"{self.now.at.astimezone(zone_of(self._here or session.zone)):%H:%M}"
        return ((f" {clock}  ", QUIET), _status(self.status))


def _status(status: SaveStatus) -> Part:
    loud = Style(color=theme.GROUND, bgcolor=theme.WAITS, bold=True)
    match status:
        case Saved():
            return say.SAVED, Style(color=theme.GOOD, bgcolor=theme.PANEL)
        case Saving():
            return say.SAVING, QUIET
        case NotKept():
            return NOT_KEPT, QUIET
        case ReadOnly():
            return say.READ_ONLY, loud
        case NotSaved():
            return say.NOT_SAVED, loud
        case _:
            assert_never(status)


def _title(session: Session, columns: int) -> tuple[Part, ...]:
    setting = f" · {session.setting.title}"
    title = clip(session.title, max(columns - 1, 0))
    if columns - width(title) - 1 >= width(setting):
        return ((f" {title}", STRONG), (setting, QUIET))
    return ((f" {title}", STRONG),)


def _all_steps(session: Session, tick: str) -> tuple[Part, ...]:
    """Every step, with a tick after those that people have been in; an empty one where there is no room."""
    stage = vocabulary.STAGES[STAGES[session.step]].upper()
    parts: list[Part] = [(stage, Style(color=theme.WAITS, bgcolor=theme.PANEL, bold=True))]
    for step in session.path:
        word = vocabulary.STEPS[step]
        if step is session.step:
            parts.append((f" [{word.upper()}]", STRONG))
        elif tick and step in session.entered:
            parts.append((f" {word}{tick}", Style(color=theme.GOOD, bgcolor=theme.PANEL)))
        else:
            parts.append((f" {word}", QUIET))
    return tuple(parts)


def _this_step(session: Session, *, staged: bool = True) -> tuple[Part, ...]:
    """The present step, after the stage it belongs to where there is room for that."""
    stage = vocabulary.STAGES[STAGES[session.step]].upper()
    place = f"{session.path.index(session.step) + 1}/{len(session.path)}"
    step = f"[{vocabulary.STEPS[session.step].upper()}] {place}"
    if not staged:
        return ((step, STRONG),)
    return ((stage, Style(color=theme.WAITS, bgcolor=theme.PANEL, bold=True)), (f" {step}", STRONG))


def _cells(parts: tuple[Part, ...]) -> list[Part]:
    return [(letter, style) for text, style in parts for letter in text]


def _strip(parts: tuple[Part, ...], columns: int) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(columns, GROUND)
