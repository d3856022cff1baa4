"""What guides in a session: any step with two keys, words to begin with, and the time when asked."""

from __future__ import annotations

import pytest

from alliance_tui.domain.pacing import ENOUGH
from alliance_tui.domain.words import SessionKind, Step
from alliance_tui.settings.reading import builtin
from alliance_tui.ui.start import BeginNew
from tests.fakes import MemoryLibrary
from tests.ui.house import House
from tests.ui.places import PLACES, at
from tests.ui.screens.shelves import opened

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

COUPLE = BeginNew("Home", builtin()["couple"], ("Ana", "Ben"))
"""A couple, straight in their first session."""


@pytest.mark.parametrize("place", ["session", "session-asking-whom"])
async def test_any_step_is_two_keys_away(house: House, place: str) -> None:
    """From any moment of a session in which nobody types."""
    async with at(house, PLACES[place]) as keyboard:
        steps = keyboard.session.steps
        for number in (*range(len(steps), 0, -1), 4):
            await keyboard.press("s", str(number))
            assert keyboard.session.step is steps[number - 1]


async def test_the_steps_are_named_with_their_numbers(house: House) -> None:
    """A number that is none of them says how many there are, escape forgets the question."""
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("s")
        assert keyboard.said.startswith("Which step?  1 purpose  2 needs  3 improve")
        await keyboard.press("8")
        assert keyboard.said == "There are 6 steps."
        await keyboard.press("s", "escape", "2")
        assert keyboard.session.step is Step.PURPOSE
        assert keyboard.session.holder is not None, "the number means a person again"


async def test_words_to_begin_with_are_shown_when_asked() -> None:
    """What the step is for, its starters, and the hint; i or escape goes back."""
    async with opened(MemoryLibrary(), COUPLE, (80, 24)) as keyboard:
        await keyboard.press("s", "2", "i")
        said = builtin()["couple"].words(Step.NEEDS)
        for text in (said.purpose, *said.starters, said.hint):
            assert text in keyboard.words.replace("│ │ ", "").replace(" │", "") or text[:40] in keyboard.words
        await keyboard.press("i")
        assert keyboard.top == "SessionScreen"


async def test_what_a_step_is_for_is_seen_where_there_is_room() -> None:
    """And goes when the terminal gets small."""
    async with opened(MemoryLibrary(), COUPLE, (100, 30)) as keyboard:
        purpose = builtin()["couple"].words(Step.PURPOSE).purpose
        assert purpose in keyboard.words
        await keyboard.resize(80, 24)
        assert purpose not in keyboard.words
        await keyboard.resize(100, 30)
        assert purpose in keyboard.words


async def test_the_time_is_said_when_asked_and_can_be_changed_there() -> None:
    """In words; a letter chooses how long there is."""
    async with opened(MemoryLibrary(), COUPLE, (80, 24)) as keyboard:
        await keyboard.wait(360)
        await keyboard.press("k")
        assert "You have talked for 6 minutes. You have as long as you like." in keyboard.words
        assert "> d any length chosen" in keyboard.words, "not by a colour alone"
        await keyboard.press("a")
        assert "> a 20 minutes chosen" in keyboard.words
        assert keyboard.session.minutes == 20
        assert "6 of 20 minutes have passed." in keyboard.words
        assert "improve" not in keyboard.words.split("passed.")[1]
        await keyboard.press("k")
        assert keyboard.top == "SessionScreen"
        assert "celebrate" not in keyboard.text.splitlines()[0]


async def test_one_soft_word_comes_after_an_hour_and_a_half() -> None:
    """Once, and it goes by itself."""
    async with opened(MemoryLibrary(), COUPLE) as keyboard:
        await keyboard.wait(90 * 60 - 1)
        assert keyboard.said != ENOUGH
        await keyboard.wait(1)
        assert keyboard.said == ENOUGH
        await keyboard.press("1")
        await keyboard.wait(60)
        assert keyboard.said != ENOUGH


async def test_minutes_of_the_command_line_are_planned_from_the_first_second() -> None:
    """And can be taken back."""
    start = BeginNew("Home", builtin()["couple"], ("Ana", "Ben"), minutes=20)
    async with opened(MemoryLibrary(), start) as keyboard:
        assert keyboard.session.minutes == 20
        assert keyboard.session.kind is SessionKind.DESIGN
        await keyboard.press("u")
        assert keyboard.session.minutes == 0
        assert keyboard.said == "Taken back: the time you have. y brings it back."
