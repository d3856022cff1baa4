"""What of a time-out goes where the terminal is small, measured without one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from alliance_tui.ui.screens.time_out_room import (
    EMPTY,
    FOOT,
    IN_SHORT,
    LARGE,
    LOOKS,
    SHORT,
    WHOSE,
    WORDLESS,
    Fitted,
    Parts,
    fitted,
    rows_of,
)

WIDE = 72
"""Columns in which every line of these words has room."""

WAYS = (("1 Ana ready", 8), ("1 ready", 2), ("1", 1))
"""How it is told who is ready, and in how many rows."""

PEOPLE = tuple(Content("\n".join([one] * rows)) for one, rows in WAYS)
"""Eight people: by name, by number and symbol, and how many are ready."""

PARTS = Parts(above=(Content(""), Content("back at 22:51")), words=Content("say\nit\naloud"),
              people=PEOPLE, asked=Content("Your number says ready."))  # fmt: skip
"""A time-out of eight people."""

LASTING = 1 + 1
"""Rows of when they come back and of how to say ready."""

ALL = LASTING + EMPTY + WHOSE + LARGE + 3 + 8 + FOOT
"""Rows that all of it needs."""


def at(rows: int, *, stays: bool = False) -> Fitted:
    """What is shown of it in so many rows."""
    return fitted(PARTS, WIDE, rows, stays=stays)


def test_where_there_is_room_nothing_goes() -> None:
    """Everyone by name, and all words."""
    assert at(ALL) == Fitted(frozenset(), PEOPLE[0], says_how=True)


def test_what_goes_first_is_what_is_missed_least() -> None:
    """The empty rows, then the words to say aloud, then what is large; the names stay longest."""
    assert at(ALL - 1).looks == {"-close"}
    assert at(ALL - EMPTY).looks == {"-close"}
    assert at(ALL - EMPTY - 1).looks == {"-close", "-brief", WORDLESS}
    assert at(ALL - EMPTY - WHOSE - 3 - 1).looks == {*LOOKS, WORDLESS}
    assert at(ALL - EMPTY - WHOSE - 3 - 1).people == PEOPLE[0]


def test_words_that_were_asked_for_stay() -> None:
    """What is large goes before them."""
    told = at(ALL - EMPTY - WHOSE - 1, stays=True)
    assert told.looks == set(LOOKS)


def test_without_words_there_are_none_to_stay() -> None:
    """And no empty row in their place."""
    told = fitted(Parts(PARTS.above, Content(""), PEOPLE, PARTS.asked), WIDE, ALL, stays=True)
    assert told.looks == {WORDLESS}


def test_in_a_tiny_terminal_names_go_before_how_to_say_it_and_that_before_the_people() -> None:
    """By number and symbol; then by number alone, where even that has no room."""
    assert at(SHORT).looks == at(SHORT - 1).looks == {*LOOKS, WORDLESS}
    assert (at(SHORT).people, at(SHORT).says_how) == (PEOPLE[0], True)
    assert (at(SHORT - 1).people, at(SHORT - 1).says_how) == (PEOPLE[1], True)
    least = LASTING + IN_SHORT + FOOT + 2
    assert (at(least).people, at(least).says_how) == (PEOPLE[1], True)
    assert (at(least - 1).people, at(least - 1).says_how) == (PEOPLE[1], False)
    assert (at(least - 2).people, at(least - 2).says_how) == (PEOPLE[2], False)


@given(st.integers(1, 40), st.integers(1, 100), st.booleans(), st.integers(0, 3), st.integers(0, 4))
def test_how_to_say_it_is_shown_only_where_all_that_stays_has_room(
    rows: int, columns: int, stays: bool, banner: int, words: int
) -> None:
    """Whatever the size, and whatever else is said."""
    above = (Content("\n".join(["not saved"] * banner)), PARTS.above[1])
    said = Content("\n".join(["a word"] * words))
    told = fitted(Parts(above, said, PEOPLE, PARTS.asked), columns, rows, stays=stays)
    shown = [*above, PARTS.asked, told.people, *([] if WORDLESS in told.looks else [said])]
    needs = sum(rows_of(one, columns) for one in shown) + FOOT
    needs += IN_SHORT if "-bare" in told.looks else LARGE
    needs += 0 if "-brief" in told.looks else WHOSE
    needs += 0 if "-close" in told.looks else EMPTY
    assert told.people in PEOPLE
    if told.says_how:
        assert needs <= rows
