"""Help with the words of an agreement: where two stand in one, and where it only looks so."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.wording import About, hints
from tests.builders import person

PEOPLE = tuple(person(seat, name) for seat, name in enumerate(("Ana", "Ben", "Farid", "Grace Lee"), start=1))
"""Who is at the table: their names tell who does something."""


def is_two(what: str) -> bool:
    """Whether the help takes some words for two agreements."""
    return any(hint.about is About.TWO for hint in hints(Terms(what), PEOPLE))


@pytest.mark.parametrize(
    "what",
    [
        "Farid answers within a day, and Grace sends a weekly note",
        "Ana cooks and Ben washes up",
        "ana cooks and ben washes up",
        "Ana cooks, Ben washes up",
        "Ana will cook on Fridays and then Grace Lee will clean",
        "I cook and Ben doesn't interrupt",
        "I take out the trash; you cook",
        "I take out the trash. Ben cooks.",
        "I help you and you help me",
        "When we are late, Ana calls and Ben waits",
        "Ana kocht und Ben wäscht ab",
        "Ich koche; du räumst auf",
        "Ana cuisine et Ben ne fume pas",
        "Ana cocina y Ben lava los platos",
        "Je cuisine et j’appelle Ben",
        "I answer before noon and Ben writes it down",
        "After dinner I wash up and you’ll dry",
        "You say what you need and I listen",
    ],
)
def test_two_who_do_something_each_are_two_agreements(what: str) -> None:
    """Whether they are called by name or by a small word, in one sentence or in two."""
    assert is_two(what)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "what",
    [
        "Ana and Ben cook on Fridays",
        "On Fridays Ana and I cook",
        "You and I cook on Fridays",
        "Ana, Ben and I cook on Fridays",
        "Phones and laptops stay in the hall",
        "We eat and talk",
        "Ana cooks and washes up",
        "Bread, milk and Ben's coffee",
        "We meet at Ana's and Ben’s place",
        "I cook for Ana and Ben always",
        "Ana cooks for Farid and Ben on Mondays and Fridays",
        "No phones; no laptops",
        "On Fridays, Ben cooks",
        "Before dinner, Ana calls Ben",
        "When Ana is late and Ben is hungry, we start",
        "When we argue and I walk out, you wait ten minutes",
        "Ana calls when she is home and Ben waits",
        "What you and I say stays here",
        "What I say and you hear stays here",
        "This stays between us and you",
        "We share what is to do at home, e.g. you cook",
        "Nobody but Ana and Ben has the key",
        "The calendar of Ana and Ben is shared",
        "If Ana says stop, Ben stops",
        "Ana speaks first and then Ben",
        "Ana calls Farid on Mondays, Ben on Tuesdays",
        "Ana und Ben kochen freitags",
        "Ich koche für Ana und Ben nicht",
        "Ana et Ben cuisinent le vendredi",
        "Je cuisine pour Ana et Ben chaque soir",
        "Cocino para Ana y Ben cada viernes",
    ],
)
def test_what_people_do_together_and_what_only_says_when_is_one(what: str) -> None:
    """A list, a clause and a name at the end of the words do nothing by themselves."""
    assert not is_two(what)


def test_names_of_any_kind_are_no_patterns() -> None:
    """A name is looked for as it stands."""
    people = (person(1, "A(x*"), person(2, "B.n"))
    assert any(hint.about is About.TWO for hint in hints(Terms("We cook and B.n washes up"), people))
    assert not any(
        hint.about is About.TWO for hint in hints(Terms("We cook with oil and Ban washes"), people)
    )
