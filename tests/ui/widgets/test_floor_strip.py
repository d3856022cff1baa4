"""The strip of who held the floor when, in a session that is over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.talk import Span
from alliance_tui.domain.words import ParticipantId, SpanKind
from alliance_tui.ui.widgets.floor_picture import Cell, axis, break_marks, talk_cells
from alliance_tui.ui.widgets.floor_strip import FloorStrip
from tests.builders import Table, pid, sit
from tests.exports.pages import heard_loop
from tests.ui.widgets.stage import NAMES, playing, text_of, words_of


def talk(start: float, end: float) -> Span:
    """A stretch in which somebody spoke."""
    return Span(SpanKind.TALK, ParticipantId("p1"), start, end)


def letters(cells: list[Cell]) -> str:
    """The letters of cells, those filled from the right in brackets."""
    return "".join(f"[{cell.letter}]" if cell.inverse else cell.letter for cell in cells)


def test_a_stretch_fills_the_cells_of_its_time() -> None:
    """Ten seconds a cell."""
    assert letters(talk_cells([talk(20, 50)], 100, 10)) == "  ███     "


def test_a_stretch_that_ends_or_begins_within_a_cell_fills_it_in_part() -> None:
    """From the side it touches: the half before its beginning stays empty."""
    assert letters(talk_cells([talk(25, 45)], 100, 10)) == "  [▌]█▌     "


def test_several_stretches_in_a_cell_fill_it_from_below() -> None:
    """As high as their share of its time."""
    assert letters(talk_cells([talk(21, 23), talk(25, 27)], 100, 10)) == "  ▃       "


def test_however_short_a_stretch_is_seen() -> None:
    """A word of a tenth of a second in an hour."""
    assert letters(talk_cells([talk(1800, 1800.1)], 3600, 20)).strip() != ""


@given(
    st.lists(st.tuples(st.floats(0, 3600), st.floats(0, 3600)), max_size=8),
    st.integers(-1, 200),
    st.sampled_from([0.0, 1.0, 3600.0]),
)
def test_there_are_as_many_cells_as_columns(
    pairs: list[tuple[float, float]], columns: int, seconds: float
) -> None:
    """Whatever the spans, the length and the width."""
    spans = [talk(min(pair), max(pair)) for pair in pairs if max(pair) <= seconds]
    assert len(talk_cells(spans, seconds, columns)) == max(columns, 0)
    assert len(break_marks(spans, seconds, columns)) == max(columns, 0)


def test_breaks_are_marked_where_they_fell() -> None:
    """A time-out, a pause, time away; however short."""
    spans = [
        Span(SpanKind.TIME_OUT, None, 20, 40),
        Span(SpanKind.PAUSE, None, 60, 61),
        Span(SpanKind.AWAY, None, 80, 100),
    ]
    assert break_marks(spans, 100, 10) == "  TT  z ~~"


def test_the_axis_has_round_moments_where_they_are() -> None:
    """The last one where no other has room, and nothing where none has."""
    assert axis(58 * 60 + 20, 15) == "0 min    58 min"
    assert axis(3600 * 2, 30) == "0 min       60 min     120 min"
    assert axis(3600, 3) == "   "
    assert axis(19 * 60 + 50, 40) == "0 min   5 min    10 min    15 min       "
    assert axis(20 * 60 - 1, 8) == "0 min   "


@pytest.mark.parametrize("seconds", [279, 183, 1199, 3599, 5 * 3600 + 7])
@pytest.mark.parametrize("columns", [20, 43, 61, 120])
def test_every_label_of_the_axis_stands_under_its_moment(seconds: int, columns: int) -> None:
    """In a session of 4:39 a break at 3:35 stands between the third minute and the fourth."""
    labels = list(re.finditer(r"(\d+) min", axis(seconds, columns)))
    assert len(labels) > 1
    for label in labels:
        column = int(label[1]) * 60 / seconds * columns
        assert label.start() <= column <= label.end()
        assert (
            abs(column - (label.start() + label.end()) / 2) <= 1
            or label.end() == columns
            or not label.start()
        )


def test_the_axis_says_its_unit_and_nothing_twice() -> None:
    """A talk of ten seconds is not one of ten minutes, and one of no length has one moment."""
    assert axis(60, 50).split() == ["0", "s", "15", "s", "30", "s", "45", "s", "60", "s"]
    assert axis(0, 50).split() == ["0", "s"]
    assert axis(200, 50).split() == ["0", "min", "1", "min", "2", "min", "3", "min"]
    assert axis(279, 60).split() == ["0", "min", "1", "min", "2", "min", "3", "min", "4", "min"]


@pytest.fixture
def table() -> Table:
    """Ana spoke a minute, Ben two in two turns, with a time-out of ten minutes; the session is over."""
    table = sit("Ana", "Ben")
    for seat, seconds in ((1, 60), (2, 60)):
        table.act(floor.give_floor, seat)
        table.wait(seconds)
    table.act(breaks.call_time_out)
    table.wait(600)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    table.act(floor.open_floor)
    table.act(floor.give_floor, 2)
    table.wait(60)
    table.act(sitting.close)
    return table


async def test_each_person_has_a_row_with_their_totals(table: Table) -> None:
    """Afterwards the totals may be seen."""
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(80, 10)):
        ana, ben, marks, scale = text_of(strip)
        assert ana.startswith("▲ Ana █")
        assert ana.endswith("1 min · 1 turn")
        assert ben.startswith("◆ Ben  ")
        assert ben.endswith("2 min · 2 turns")
        assert "TTTT" in marks
        assert "T time-out" in marks
        assert scale.strip().startswith("0 min")
        assert scale.strip().endswith("10 min")


async def test_a_saying_back_is_marked_as_what_it_is_and_time_is_rounded() -> None:
    """Nobody's row has it; the pause in its middle is seen, too."""
    table = heard_loop()
    table.act(floor.open_floor)
    table.act(floor.press, 2)
    table.wait(31.656)
    table.act(sitting.close)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(100, 10)):
        _, ben, marks, _ = text_of(strip)
        assert ben.endswith("  1 min 32 s · 2 turns")
        track = marks[: marks.index(" z pause")]
        assert track.strip().startswith("hhhh")
        assert track.strip().endswith("hhhh")
        assert "z" in track
        assert "h saying back" in words_of(strip)


async def test_a_facilitators_time_is_not_counted() -> None:
    """Their turns are."""
    table = sit("Ana", "Ben", "Cleo", facilitators=("Cleo",))
    table.act(floor.give_floor, 3)
    table.wait(90)
    table.act(sitting.close)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(80, 10)):
        assert text_of(strip)[2].endswith("  1 turn")
        assert "1 min 30 s" not in words_of(strip)


@pytest.mark.parametrize("width", [20, 21, 37, 43, 44, 80, 200])
async def test_it_can_be_drawn_at_any_width(width: int) -> None:
    """Eight people, one with a name of wide letters."""
    table = sit("山田太郎" * 15, *NAMES[1:])
    for seat in (1, 5, 8, 2):
        table.act(floor.give_floor, seat)
        table.wait(37)
    table.act(sitting.close)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(width, 12)):
        lines = text_of(strip)
        assert len(lines) == 10
        assert all(any(sign in line for sign in "█▏▎▍▌▋▊▉▁▂▃▄▅▆▇") for line in (lines[0], lines[4], lines[7]))
        assert ("turns" in words_of(strip)) == (width >= 43)


async def test_a_session_nobody_has_spoken_in_has_empty_rows() -> None:
    """It was closed at once."""
    table = sit()
    table.act(sitting.close)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(60, 10)):
        assert "█" not in words_of(strip)
        assert "0 s · 0 turns" in words_of(strip)


async def test_who_was_away_and_had_no_turn_was_not_here() -> None:
    """Who went away after a turn had it; who was there without one said nothing."""
    table = sit("Ana", "Ben", "Cleo", "Dan", absent=[3])
    table.act(floor.press, 2)
    table.wait(60)
    table.act(floor.open_floor)
    table.act(sitting.set_here, pid(2), False)
    table.act(sitting.close)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(80, 10)):
        ana, ben, cleo, dan, *_ = text_of(strip)
        assert ana.rstrip().endswith("0 s · 0 turns")
        assert ben.rstrip().endswith("1 min · 1 turn")
        assert cleo.rstrip().endswith("not here")
        assert "0 turns" not in cleo
        assert dan.rstrip().endswith("0 s · 0 turns")


async def test_it_follows_the_session_it_is_given(table: Table) -> None:
    """With another number of people it has another height."""
    other = sit(*NAMES)
    strip = FloorStrip(table.session)
    async with playing(table, strip, size=(60, 16)) as player:
        strip.session = other.session
        await player.pilot.pause()
        assert len(text_of(strip)) == 10
        assert "Hugo" in words_of(strip)
