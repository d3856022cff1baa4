"""Who held the floor when in a session that is over, where the breaks fell, and how long each spoke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive

from alliance_tui.domain.moments import spoken_words
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import Span
from alliance_tui.domain.timing import floor_stretches, length, talk_seconds, timeline, turns
from alliance_tui.sentences import floor_strip as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip_name, fit, one_line, width
from alliance_tui.ui.widgets.drawn import Drawn
from alliance_tui.ui.widgets.floor_picture import BREAKS, HEARD, Cell, axis, break_marks, mark_of, talk_cells
from alliance_tui.ui.widgets.lines import Row, blank, ink, line

GROUND: Final = ink(theme.TEXT)
"""The style of what is empty."""

GAP: Final = 2
"""Columns between the time and what is told beside it."""

MORE_ROWS: Final = 2
"""The rows beneath those of the people: the breaks, and the axis."""


class Columns(Struct, frozen=True):
    """How the width is shared out."""

    name: int
    """For symbol and name, with a column after it."""

    track: int
    """For the time."""

    totals: int
    """For how long each spoke and how many turns they had; 0 where that takes more room than the time."""


class FloorStrip(Drawn):
    """Draws a row of time for each person, a row of breaks, and the axis."""

    DEFAULT_CSS = """
    FloorStrip { height: auto; }
    """

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """A session that is over, or as far as it has come."""

    def __init__(
        self,
        session: Session | None = None,
        *,
        id: str | None = None,  # noqa: A002 (Textual's name for it)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(FloorStrip.session, session)

    def watch_session(self, before: Session | None, after: Session | None) -> None:
        """Draw what changed; another number of people needs another height."""
        if _height(before) != _height(after):
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual passes them)
        """A row a person, the breaks, the axis."""
        return _height(self.session)

    def lines(self, width: int, height: int) -> Sequence[Row]:
        """The strip as it should stand now."""
        empty = (blank(width, GROUND),)
        lines = floor_lines(self.session, width) if self.session else []
        return [*lines[:height], *[empty] * (height - len(lines))]


def _height(session: Session | None) -> int:
    return len(shown_people(session)) + MORE_ROWS if session else 0


def shown_people(session: Session) -> tuple[Participant, ...]:
    """Everyone with a row: who has not left, or spoke before they did."""
    return tuple(one for one in session.participants if not one.gone or one.id in session.holders)


def floor_lines(session: Session, width: int) -> list[Row]:
    """The strip of a session as lines."""
    people = shown_people(session)
    totals = [_totals(session, person) for person in people]
    columns = _columns(people, totals, width)
    seconds = length(session, session.t)
    stretches = floor_stretches(session, session.t)
    spans = timeline(session, session.t)
    lines = [
        _person_line(person, said, stretches, seconds, columns, width)
        for person, said in zip(people, totals, strict=True)
    ]
    marks = Segment(break_marks(spans, seconds, columns.track), ink(theme.WAITS))
    scale = Segment(axis(seconds, columns.track), ink(theme.QUIET))
    indent = blank(columns.name, GROUND)
    for row, legend in zip((marks, scale), _legend(spans, columns.totals), strict=True):
        lines.append(line([indent, row, *legend], width, GROUND))
    return lines


def _columns(people: Sequence[Participant], totals: Sequence[str], width_: int) -> Columns:
    longest = max((width(one_line(person.called)) for person in people), default=0)
    name = min(longest, 16, max(width_ // 5, 2)) + 3
    told = max(map(len, totals), default=0) + GAP
    room = told if told <= (width_ - name) // 2 else 0
    return Columns(name=name, track=max(width_ - name - room, 1), totals=room)


def _person_line(
    person: Participant,
    totals: str,
    stretches: Sequence[Span],
    seconds: float,
    columns: Columns,
    width: int,
) -> Row:
    mark = theme.mark(person.seat)
    cells = talk_cells((one for one in stretches if one.holder == person.id), seconds, columns.track)
    pieces = [
        Segment(f"{mark.symbol} ", ink(mark.colour)),
        Segment(fit(clip_name(person.called, columns.name - 3), columns.name - 3), ink(theme.TEXT)),
        blank(1, GROUND),
        *_track(cells, mark.colour),
    ]
    if columns.totals:
        pieces += [blank(columns.totals - len(totals), GROUND), Segment(totals, ink(theme.QUIET))]
    return line(pieces, width, GROUND)


def _track(cells: Sequence[Cell], colour: str) -> list[Segment]:
    """Cells that look alike joined into pieces."""
    pieces: list[Segment] = []
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or cells[at].inverse != cells[start].inverse:
            style = ink(theme.GROUND, colour) if cells[start].inverse else ink(colour)
            pieces.append(Segment("".join(cell.letter for cell in cells[start:at]), style))
            start = at
    return pieces


def _totals(session: Session, person: Participant) -> str:
    """How long someone spoke, and in how many turns; a facilitator's time is not counted."""
    number = turns(session).get(person.id, 0)
    if not number and not person.here:
        return say.NOT_HERE
    counted = say.turns(number=number)
    seconds = talk_seconds(session, session.t).get(person.id)
    if seconds is None:
        return counted
    spoke = spoken_words(seconds) if number else say.length(minutes=0, seconds=0)
    return say.spoken(length=spoke, turns=counted)


def _legend(spans: Sequence[Span], columns: int) -> tuple[list[Segment], list[Segment]]:
    """What the marks of the breaks stand for, where there is room: beside the marks, and beside the axis."""
    names = {**{mark: vocabulary.BREAKS[kind] for kind, mark in BREAKS.items()}, HEARD: say.SAYING_BACK}
    there = {mark_of(one) for one in spans}
    told = [f"{mark} {name}" for mark, name in names.items() if mark in there]
    first = told[:2] if len("  ".join(told[:2])) <= columns - GAP else told[:1]
    if not columns:
        return [], []
    return _told("  ".join(first), columns), _told("  ".join(told[len(first) :]), columns)


def _told(words: str, columns: int) -> list[Segment]:
    return [blank(GAP, GROUND), Segment(fit(words, columns - GAP), ink(theme.QUIET))]
