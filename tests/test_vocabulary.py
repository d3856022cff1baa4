"""Every value that files and panes hold has its word in the catalogue, and words in columns fit there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from alliance_tui.domain.life import Happened
from alliance_tui.domain.words import (
    MAX_PEOPLE,
    AgreementState,
    Consent,
    Mark,
    NoteKind,
    SessionKind,
    Stage,
    Step,
    Technique,
)
from alliance_tui.sentences import (
    answering,
    commands_files,
    files,
    life,
    panes,
    starting,
    unsaved,
    vocabulary,
)
from alliance_tui.storage.findings import _MEANINGS, State
from alliance_tui.storage.inventory import Kind
from alliance_tui.ui.drafts import Typed
from alliance_tui.ui.widgets.floor_picture import BREAKS
from alliance_tui.ui.widgets.seat_state import Doing


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (vocabulary.STAGES, Stage),
        (vocabulary.STEPS, Step),
        (vocabulary.STEP_TITLES, Step),
        (vocabulary.NOTE_KINDS, NoteKind),
        (vocabulary.AGREEMENT_STATES, AgreementState),
        (vocabulary.MARKS, Mark),
        (vocabulary.SESSION_KINDS, SessionKind),
        (answering.SHORT_ANSWERS, Consent),
        (vocabulary.CONSENTS, Consent),
        (life.HAPPENED, Happened),
        (vocabulary.SESSIONS, SessionKind),
        (starting.WAYS, Technique),
        (panes.DOING, Doing),
        (panes.SHORT, Doing),
        (files.STATES, State),
        # Notes are counted.
        ({**unsaved.THINGS, "note": unsaved.notes(number=1)}, Typed),
    ],
)
def test_every_value_has_its_word_and_no_word_is_left_over(
    words: Mapping[str, str], values: type[StrEnum]
) -> None:
    """A value without a word would end the program where it is shown."""
    assert set(words) == {value.value for value in values}
    assert all(words.values())


def test_files_that_are_there_to_stay_have_their_words_and_advice_is_for_no_problem() -> None:
    """What is left over or foreign is in no list of files; of a problem, each file has its own advice."""
    assert set(commands_files.HOLDS_FILES) == set(Kind) - {Kind.TEMPORARY, Kind.FOREIGN}
    # A copy that fits is told with what it holds, and what is gone with what is left of it.
    told = {State.WELL, State.FITTING, State.GONE}
    assert set(files.ADVICE) == {one for one in State if not one.is_problem} - told


def test_every_state_of_a_file_says_what_it_means() -> None:
    """In one table; and no state is one that nobody knows what is in and yet is mended."""
    assert set(_MEANINGS) == set(State)
    assert not [
        one for one in State if one.is_closed and (one.can_be_mended or one.is_tidied or one.is_joined)
    ]
    assert not [one for one in State if one.is_tidied and one.is_problem]


def test_breaks_and_places_in_the_queue_have_their_words() -> None:
    """Of all kinds of time only breaks are told; and up to eight hands are raised."""
    assert set(vocabulary.BREAKS) == set(BREAKS)
    assert len(panes.ORDINALS) == MAX_PEOPLE + 1
    assert set(life.SENTENCES) <= set(life.HAPPENED)


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (vocabulary.STEPS, 10),
        (vocabulary.SESSION_KINDS, 9),
        (panes.SHORT, 6),
        (life.HAPPENED, 11),
        ({"on": starting.ON, "off": starting.OFF}, 3),
    ],
)
def test_words_that_stand_in_columns_fit_them(words: Mapping[str, str], columns: int) -> None:
    """As the catalogue asks of whoever translates them."""
    assert max(map(len, words.values())) <= columns
