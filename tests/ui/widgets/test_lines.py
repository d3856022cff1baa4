"""The pieces that lines are made of, and what differs between two lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment

from alliance_tui.ui.text import one_line
from alliance_tui.ui.widgets.lines import Row, changed, ink, line, width_of

PLAIN = ink("#dfdacd")
LOUD = ink("#83b7d4", bold=True)


def row(*texts: str) -> Row:
    """A row of plain pieces."""
    return tuple(Segment(text, PLAIN) for text in texts)


@given(st.lists(st.text(max_size=12).map(one_line), max_size=5), st.integers(1, 30))
def test_a_line_has_exactly_its_width_whatever_is_on_it(texts: list[str], width: int) -> None:
    """Wide letters that would be halved become spaces."""
    assert width_of(line([Segment(text, PLAIN) for text in texts], width, PLAIN)) == width


def test_a_line_has_no_empty_pieces() -> None:
    """An empty piece is an escape code for nothing."""
    assert line([Segment("", LOUD), Segment("abc", PLAIN)], 3, PLAIN) == row("abc")


def test_two_equal_rows_do_not_differ_however_they_are_made() -> None:
    """The pieces may be cut elsewhere."""
    assert changed(row("ab", "cd"), row("a", "bcd")) == ()


def test_a_changed_letter_is_one_column() -> None:
    """Only that column is sent."""
    assert changed(row("abcdefghij"), row("abcdXfghij")) == ((4, 5),)


def test_a_changed_style_counts_as_a_change() -> None:
    """The letters are the same, their colour is not."""
    assert changed(row("ab", "cd"), (Segment("ab", PLAIN), Segment("cd", LOUD))) == ((2, 4),)


def test_changes_far_apart_are_two_spans_and_near_ones_are_one() -> None:
    """Jumping over a few columns costs more than sending them again."""
    assert changed(row("a" + "." * 20 + "b"), row("x" + "." * 20 + "y")) == ((0, 1), (21, 22))
    assert changed(row("a" + "." * 3 + "b"), row("x" + "." * 3 + "y")) == ((0, 5),)


def test_a_piece_with_wide_letters_changes_as_a_whole() -> None:
    """No span begins in the middle of a wide letter."""
    assert changed(row("··", "日本語", "··"), row("··", "日木語", "··")) == ((2, 8),)


@given(st.text(alphabet="ab日", max_size=9), st.text(alphabet="ab日", max_size=9))
def test_what_lies_outside_the_spans_is_the_same(old: str, new: str) -> None:
    """A column that is not sent must not have changed."""
    width = 20
    before, after = line([Segment(old, PLAIN)], width, PLAIN), line([Segment(new, PLAIN)], width, PLAIN)
    sent = {column for left, right in changed(before, after) for column in range(left, right)}
    for column, (one, other) in enumerate(zip(_columns(before), _columns(after), strict=True)):
        assert column in sent or one == other


def _columns(row: Row) -> list[str]:
    return [letter for piece in row for letter in piece.text for _ in range(cell_len(letter))]
