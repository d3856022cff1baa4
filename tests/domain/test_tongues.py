"""In which language a few words are said."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.languages.english import ENGLISH
from alliance_tui.domain.languages.french import FRENCH
from alliance_tui.domain.languages.german import GERMAN
from alliance_tui.domain.languages.spanish import SPANISH
from alliance_tui.domain.languages.tongue import Tongue
from alliance_tui.domain.tongues import tongue_of
from alliance_tui.domain.wording import About, hints, if_then
from tests.builders import person

WORDS: tuple[tuple[str, Tongue], ...] = (
    ("Alguien limpia la cocina", SPANISH),
    ("Intentamos hablar más", SPANISH),
    ("Sin móviles", SPANISH),
    ("Jemand räumt auf", GERMAN),
    ("Mehr reden", GERMAN),
    ("Pünktlichkeit", GERMAN),
    ("On se parle plus souvent", FRENCH),
    ("Mieux écouter", FRENCH),
    ("J’appelle", FRENCH),
    ("Nous nous reposons", FRENCH),
    ("Communauté", FRENCH),
    ("Mutual respect", ENGLISH),
    ("On Fridays we cook", ENGLISH),
    ("Don't shout", ENGLISH),
    ("It’s me", ENGLISH),
    ("Try harder", ENGLISH),
)
"""Short words, and what they are said in."""


@pytest.mark.parametrize(("what", "tongue"), WORDS)
def test_short_words_are_known_by_any_one_of_them(what: str, tongue: Tongue) -> None:
    """People type short sentences."""
    assert tongue_of(what) is tongue


@pytest.mark.parametrize("what", ["Xyz qwrt", "La Mesa", "a", "No"])
def test_words_that_tell_no_language_are_taken_for_english(what: str) -> None:
    """So are those that two others share."""
    assert tongue_of(what) is ENGLISH


def test_the_help_speaks_of_nobody_and_gives_examples_in_the_language_of_the_words() -> None:
    """Each example is one of that language."""
    people = (person(1, "Ana"), person(2, "Jürgen"))
    nobody, when = hints(Terms("Alguien limpia la cocina"), people)
    assert (nobody.about, when.example) == (About.OWNER, SPANISH.when_example)
    nobody, when = hints(Terms("Jemand räumt auf"), people)
    assert (nobody.about, when.example) == (About.OWNER, GERMAN.when_example)
    assert [one.example for one in hints(Terms("Intentamos hablar más"), people)] == [SPANISH.vague_example]
    assert [one.example for one in hints(Terms("On se parle plus souvent"), people)] == [FRENCH.vague_example]


def test_a_name_tells_nothing_of_the_language() -> None:
    """Jürgen may well speak English, and Will German."""
    people = (person(1, "Jürgen"), person(2, "Will"))
    (when,) = hints(Terms("Jürgen vacuums"), people)
    assert when.example == ENGLISH.when_example
    assert if_then("Jürgen vacuums", people) == "When …, Jürgen vacuums"
    assert if_then("Jürgen vacuums") == "Wenn …, dann Jürgen vacuums"
