"""The foot shows no key that would only be refused: nobody is named there who cannot press theirs."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import people as people_decisions
from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.people import Participant
from alliance_tui.ui.keys import numbers
from alliance_tui.ui.start import OpenSession
from alliance_tui.ui.widgets.key_bar import KeyBar
from tests.builders import person, pid
from tests.keyboard import Keyboard
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

EIGHT = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
"""As many people as there can be."""


def foot(keyboard: Keyboard) -> str:
    """The keys at the foot."""
    return keyboard.text.split("\n")[-1].strip()


def people(*seats: int) -> tuple[Participant, ...]:
    """People on some seats."""
    return tuple(person(seat, f"P{seat}") for seat in seats)


@pytest.mark.parametrize(
    ("seats", "written"),
    [
        ((), ""),
        ((1, 2), "1 2"),
        ((1, 2, 3), "1 2 3"),
        ((1, 2, 3, 4), "1-4"),
        ((1, 2, 3, 5), "1-3 5"),
        ((1, 3, 5, 7), "1 3 5 7"),
        ((1, 2, 4, 5, 6, 7, 8), "1 2 4-8"),
    ],
)
def test_a_number_that_is_missing_is_left_out(seats: tuple[int, ...], written: str) -> None:
    """However many there are."""
    assert numbers(people(*seats)) == written


async def test_who_is_not_here_has_no_number_at_the_foot(house: House) -> None:
    """Neither where the floor is open nor while somebody speaks."""
    async with house.sit(*EIGHT) as keyboard:
        keyboard.app.act(sitting.set_here, pid(4), False)
        await keyboard.settle()
        assert foot(keyboard).startswith("1-3 5-8  speak")
        await keyboard.press("1")
        assert "1-3 5-8  your hand" in foot(keyboard)


async def test_who_is_alone_has_nobody_to_hand_over_to(house: House) -> None:
    """Nor a hand to raise while they speak."""
    async with house.sit() as keyboard:
        keyboard.app.act(sitting.set_here, pid(2), False)
        await keyboard.press("1")
        assert foot(keyboard).startswith("n  note")
        await keyboard.press("b")
        assert foot(keyboard).startswith("b  go on  n  note")
        await keyboard.press("0")
        assert foot(keyboard).startswith("1  speak")


async def test_where_only_a_facilitator_is_here_nobody_is_asked_what_they_take_away(house: House) -> None:
    """Going on is all there is."""
    async with house.sit("Ana", "Ben", "Cleo", facilitators=["Cleo"]) as keyboard:
        for seat in (1, 2):
            keyboard.app.act(sitting.set_here, pid(seat), False)
        await keyboard.press("e", "enter")
        assert "take away" in keyboard.words
        assert foot(keyboard).startswith("enter  ")
        assert "write it down" not in foot(keyboard)


async def test_what_is_looked_back_on_has_as_many_answers_as_the_foot_says(house: House) -> None:
    """A celebration two, a topic three."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert "1 2  answer" in foot(keyboard)
        await keyboard.press("3")
        assert keyboard.said == "Of a celebration there are two answers: 1 yes, 2 it is still to come."
        await keyboard.press("down")
        assert "1-3  answer" in foot(keyboard)


async def test_nothing_leads_back_from_the_first_agreement(house: House) -> None:
    """In a round, and where marks are uncovered."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", *"1111", "enter", *"2211", "enter", "enter")
        assert keyboard.top == "TogetherScreen"
        assert "←" not in foot(keyboard)
        await keyboard.press("left")
        assert keyboard.said == "This is the first agreement."


async def test_where_only_a_facilitator_is_here_no_number_answers_an_agreement(house: House) -> None:
    """Neither where people look back at it together, nor in the list, nor on its page."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", *"1111", "enter", *"2211", "enter", "enter", "enter", "k", "c")
        await keyboard.press(*" at home", "enter", "escape")
        assert "1 2  your answer" in foot(keyboard)
        keyboard.app.act_on_alliance(people_decisions.facilitate, pid(2))
        keyboard.app.act(sitting.set_here, pid(1), False)
        await keyboard.settle()
        assert foot(keyboard).startswith("→  next")
        for keys in (("escape", "l"), ("enter", "escape", "space")):
            await keyboard.press(*keys)
            shown = keyboard.screen.query_one(KeyBar).keys
            assert all(one.name for one in shown)
