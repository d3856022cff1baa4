"""A participant's pane as lines: the frame with the name, what they are doing, the turn, their words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from rich.segment import Segment
from rich.style import Style

from alliance_tui.sentences import panes as say
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, clip_name, width
from alliance_tui.ui.widgets.lines import Row, blank, ink, line, width_of
from alliance_tui.ui.widgets.note_lines import NoteView
from alliance_tui.ui.widgets.pane_face import PaneFace
from alliance_tui.ui.widgets.pane_plan import PanePlan
from alliance_tui.ui.widgets.seat_state import SHAPE, Doing, SeatState
from alliance_tui.ui.widgets.turn_clock import clock_rows

LIGHT: Final = "┌─┐│└┘"
"""The frame of a pane: corner, side, corner, side, corner, corner."""

HEAVY: Final = "┏━┓┃┗┛"
"""The frame of the pane whose turn it is."""

GROUND: Final = ink(theme.TEXT)
"""The style of what is empty."""

ROOMY: Final = 16
"""From so many columns on, the number has a ground of three columns."""


@lru_cache(maxsize=64)
def pane_lines(plan: PanePlan, face: PaneFace | None, view: NoteView) -> tuple[Row, ...]:
    """All lines of an open pane."""
    if face is None:
        return ((blank(plan.width, GROUND),),) * plan.height
    colour = theme.mark(face.person.seat).colour
    if not plan.framed:
        return tuple(_bare(plan, face, view))
    has_turn = face.state is not None and (face.state.has_turn or face.state.is_heard)
    box, edge = (HEAVY, ink(colour)) if has_turn else (LIGHT, ink(theme.LINE))
    side = Segment(box[3], edge)
    gap = blank(plan.pad, GROUND)
    below = ([gap, *pieces] for pieces in _below_state(plan, face, view, colour))
    within = (line(pieces, plan.inner, GROUND) for pieces in chain(_state_rows(plan, face, colour), below))
    return (
        _top(plan, face, box, edge),
        *((side, *pieces, side) for pieces in within),
        (Segment(box[4] + box[1] * plan.inner + box[5], edge),),
    )


def strip_line(plan: PanePlan, face: PaneFace | None) -> Row:
    """A folded pane: number, symbol, name, state, and the newest of their words."""
    if face is None:
        return (blank(plan.width, GROUND),)
    colour = theme.mark(face.person.seat).colour
    pieces = _badge(face, roomy=plan.width >= 2 * ROOMY)
    room = plan.width - width_of(pieces)
    name_room = min(max(room // 3, 3), 16)
    name = clip_name(face.person.called, name_room if room >= ROOMY else 0)
    if name:
        pieces += [Segment(name, _name_style(face, colour)), blank(name_room - width(name) + 1, GROUND)]
    more, short = _more_hands(face)
    if face.state is not None:
        pieces += _strip_state(face.state, colour, plan.width - width_of(pieces) - len(short))
    room = plan.width - width_of(pieces) - len(more)
    if face.notes and room > ROOMY:
        pieces += [blank(2, GROUND), Segment(clip(face.notes[-1].text, room - 2), ink(theme.TEXT))]
    room = plan.width - width_of(pieces)
    told = more if len(more) <= room else short
    return line(
        [*pieces, blank(room - len(told), GROUND), Segment(told, ink(theme.WAITS))], plan.width, GROUND
    )


def _more_hands(face: PaneFace) -> tuple[str, str]:
    """How many more hands there are, in words and with their shape, after a gap; empty for none."""
    if not face.more_hands:
        return "", ""
    shape = SHAPE[Doing.HAND_RAISED]
    return f"  {say.more_hands(number=face.more_hands)}", f" +{face.more_hands}{shape}"


def _badge(face: PaneFace, *, roomy: bool) -> list[Segment]:
    """The number on the person's colour, and their symbol."""
    mark = theme.mark(face.person.seat)
    colour = mark.colour if face.person.here else theme.QUIET
    number = ink(theme.GROUND, colour, bold=True)
    seat, symbol = Segment(str(face.person.seat), number), Segment(mark.symbol, ink(colour))
    gap = blank(1, GROUND)
    if roomy:
        return [blank(1, number), seat, blank(1, number), gap, symbol, gap]
    return [seat, symbol, gap]


def _name_style(face: PaneFace, colour: str) -> Style:
    return ink(colour, bold=True) if face.person.here else ink(theme.QUIET)


def _top(plan: PanePlan, face: PaneFace, box: str, edge: Style) -> Row:
    """The frame's upper side, with number, symbol, name, and the role where there is room."""
    roomy = plan.width >= ROOMY
    colour = theme.mark(face.person.seat).colour
    pieces = [Segment(box[0] + box[1] * roomy, edge), *_badge(face, roomy=roomy)]
    room = plan.width - width_of(pieces) - 2 - roomy
    name = clip_name(face.person.called, max(room, 0))
    pieces.append(Segment(f"{name} ", _name_style(face, colour)))
    role = f"· {face.role} "
    if face.role and width(role) < plan.width - width_of(pieces) - 2:
        pieces.append(Segment(role, ink(theme.QUIET)))
    rest = plan.width - width_of(pieces) - 1
    return line([*pieces, Segment(box[1] * rest + box[2], edge)], plan.width, GROUND)


def _bare(plan: PanePlan, face: PaneFace, view: NoteView) -> list[Row]:
    """A pane too small for a frame."""
    colour = theme.mark(face.person.seat).colour
    badge = _badge(face, roomy=False)
    if plan.height == 1:
        return [strip_line(plan, face)]
    name = Segment(clip_name(face.person.called, max(plan.width - 3, 0)), _name_style(face, colour))
    rows = chain([[*badge, name]], _state_rows(plan, face, colour), _below_state(plan, face, view, colour))
    return [line(pieces, plan.width, GROUND) for pieces in rows]


def _state_style(state: SeatState, colour: str) -> Style:
    if state.is_heard:
        return ink(theme.GROUND, colour, bold=True)
    if state.doing is Doing.HAND_RAISED:
        return ink(theme.WAITS, bold=True)
    return ink(colour if state.doing is Doing.BREATHING else theme.QUIET)


def _strip_state(state: SeatState, colour: str, columns: int) -> list[Segment]:
    """The state within a line, at most so many columns wide."""
    style = _state_style(state, colour)
    words = state.fitting(columns)
    if state.is_heard and len(words) + 2 <= columns:
        return [blank(1, style), Segment(words, style), blank(1, style)]
    return [Segment(words, style)]


def _state_rows(plan: PanePlan, face: PaneFace, colour: str) -> Iterator[list[Segment]]:
    """What they are doing: a block of their colour across the pane for who is heard, else a word."""
    if face.state is None or not plan.state:
        yield from ([] for _ in range(plan.state))
        return
    style = _state_style(face.state, colour)
    words = face.state.fitting(plan.columns)
    cue = face.turn.cue if face.turn and not plan.cue else ""
    if not face.state.is_heard:
        waves = face.state.draining(plan.columns - len(words) - 1 - (len(cue) + 1 if cue else 0))
        said = f"{words} {waves}" if waves else words
        yield [blank(plan.pad, GROUND), Segment(said, style), *_beside(cue, plan.columns - len(said))]
        yield from ([] for _ in range(plan.state - 1))
        return
    for row in range(plan.state):
        if row != plan.state // 2:
            yield [blank(plan.inner, style)]
        elif plan.state > 1:
            yield _centred(words, plan.inner, style)
        else:
            gap = plan.columns - len(words) - len(cue)
            said = words + " " * gap + cue if cue and gap > 0 else words
            rest = plan.inner - plan.pad - len(said)
            yield [blank(plan.pad, style), Segment(said, style), blank(rest, style)]


def _centred(words: str, columns: int, style: Style) -> list[Segment]:
    """Words in the middle of so many columns of one style."""
    left = (columns - len(words)) // 2
    return [blank(left, style), Segment(words, style), blank(columns - len(words) - left, style)]


def _beside(cue: str, room: int) -> list[Segment]:
    """The quiet word at the right of the state's row, where it fits."""
    if not cue or room <= len(cue):
        return []
    return [blank(room - len(cue), GROUND), Segment(cue, ink(theme.QUIET))]


def _below_state(plan: PanePlan, face: PaneFace, view: NoteView, colour: str) -> Iterator[list[Segment]]:
    """The turn's time, the quiet word, and the person's own words: all rows down to the frame."""
    cue = face.turn.cue if face.turn else ""
    beside = face.state is not None and len(face.state.fitting(plan.columns)) + len(cue) < plan.columns
    quiet = [Segment(cue, ink(colour))]
    yield from (quiet for _ in range(plan.cue))
    if face.turn and plan.clock and (plan.cue or not cue or beside):
        yield from clock_rows(face.turn, colour, plan.columns, plan.clock)
    else:
        yield from (quiet if row == 0 and not plan.cue else [] for row in range(plan.clock))
    yield from ([] for _ in range(plan.gap))
    if face.turn and not plan.clock and plan.notes and not face.notes:
        # The one row there is would be empty.
        yield from clock_rows(face.turn, colour, plan.columns, plan.notes)
    else:
        yield from note_rows(plan, view)


def note_rows(plan: PanePlan, view: NoteView) -> Iterator[list[Segment]]:
    """The words that are seen, and how many are not, on exactly the rows that are for them."""
    rows: list[list[Segment]] = [note.pieces() for note in view.lines]
    if view.above is not None:
        above = say.more_above(number=view.above) if view.above else say.BEGINS_ABOVE
        rows.insert(0, [Segment(f"↑ {above}", ink(theme.QUIET))])
    if view.below is not None:
        below = say.more_below(number=view.below) if view.below else say.GOES_ON
        rows.append([Segment(f"↓ {below}", ink(theme.QUIET))])
    yield from rows[: plan.notes]
    yield from ([] for _ in range(plan.notes - len(rows)))
