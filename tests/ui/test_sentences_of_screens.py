"""The catalogue of the screens' sentences: complete for every value that is shown, and right in number."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import get_args

import pytest

from alliance_tui.domain.events import Event
from alliance_tui.domain.words import AgreementState, Keep, Mark
from alliance_tui.sentences import keeping, marks, not_saved, pause, together, told, undone


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (marks.THUMBS, Mark),
        (together.ALIKE, Mark),
        (together.SETTLED, AgreementState),
        (keeping.CHOICES, Keep),
        (keeping.KEPT, Keep),
    ],
)
def test_every_value_that_is_shown_has_its_words(words: Mapping[str, object], values: type[StrEnum]) -> None:
    """Nothing that a file may hold is missing on screen, and no words are left over."""
    assert set(words) == {value.value for value in values}


def test_what_can_be_taken_back_is_named_by_its_record() -> None:
    """A record that is renamed takes its words along."""
    assert set(undone.TOLD) <= {event.__name__ for event in get_args(Event)}


def test_one_and_several_are_told_apart() -> None:
    """One action waits, two actions wait; one keeps, two keep; one is away, two are."""
    assert "(1 action waiting;" in not_saved.banner(reason="The disk is full.", waiting=1)
    assert "(2 actions waiting;" in not_saved.banner(reason="The disk is full.", waiting=2)
    assert together.keeper_begins(names="Ana", number=1, first="Ana") == "Ana keeps this: Ana begins."
    assert together.keeper_begins(names="Ana and Ben", number=2, first="Ben").startswith("Ana and Ben keep ")
    assert "Ana keeps this and is not here" in together.keepers_are_absent(names="Ana", number=1)
    assert "Ana and Ben keep this and are not" in together.keepers_are_absent(names="Ana and Ben", number=2)
    assert marks.not_here(names="Ana", number=1).startswith("Ana is not here")
    assert marks.not_here(names="Ana and Ben", number=2).startswith("Ana and Ben are not here")


def test_a_pause_says_since_when_and_who_goes_on() -> None:
    """In its first minute it has begun just now; nobody is named where nobody spoke."""
    assert pause.paused(length="", speaker="") == "Paused just now. Nothing runs, nothing is lost."
    assert pause.paused(length="1 min", speaker="Ana") == (
        "Paused for 1 min. Nothing runs, nothing is lost. Ana goes on speaking then."
    )
    assert pause.paused(length="1 min", speaker="Ana", listener="Ben").endswith(
        " lost. Ben says back then what Ana said."
    )
    assert pause.paused(length="1 min", speaker="Ana", listener="Ben", more=True).endswith(
        " lost. Ana says then whether there is more."
    )


@pytest.mark.parametrize(
    ("things", "row"),
    [(("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_names_and_things_stand_in_a_row(things: tuple[str, ...], row: str) -> None:
    """With an "and" before the last."""
    assert told.names(names=things) == row
