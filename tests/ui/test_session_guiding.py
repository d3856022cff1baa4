"""What guides in a session: any step with two keys, words to begin with, and the time when asked."""

from __future__ import annotations

import pytest

from alliance_tui.domain.pacing import ENOUGH
from alliance_tui.domain.words import SessionKind, Step
from alliance_tui.sentences.vocabulary import STEPS
from alliance_tui.ui.start import BeginNew
from alliance_tui.ui.widgets.panes import Panes
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import pid
from tests.fakes import MemoryLibrary
from tests.keyboard import keys_of
from tests.shipped import builtin
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


@pytest.mark.parametrize("number", ["7", "8", "9"])
async def test_a_number_that_no_step_has_is_answered_and_the_question_is_over(
    house: House, number: str
) -> None:
    """Also the one that is no key of a person."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "s", number)
        assert keyboard.said == "There are 6 steps."
        await keyboard.press("2")
        assert keyboard.session.step is Step.PURPOSE
        assert keyboard.session.hands == (pid(2),)
        await keyboard.press("g", "9")
        assert keyboard.said.startswith("Nobody has the number 9.")
        await keyboard.press("9")
        assert keyboard.said.startswith("That key does nothing here.")


@pytest.mark.parametrize(
    "keys",
    [
        ("tab",),
        ("ö",),
        ("ö", "ä", "ü"),
        ("n", "escape"),
        ("c",),
        ("l", "escape"),
        ("question_mark", "escape"),
        ("f4", "a"),
        ("home",),
        ("+",),
    ],
)
async def test_the_question_which_step_is_on_screen_as_long_as_a_number_answers_it(
    house: House, keys: tuple[str, ...]
) -> None:
    """Whatever comes between either leaves it there or ends it."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "s", *keys)
        is_asked = "Which step?" in keyboard.text
        await keyboard.press("2")
        assert (keyboard.session.step is Step.NEEDS) is is_asked
        assert (keyboard.session.hands == (pid(2),)) is not is_asked


async def test_a_question_does_not_go_by_itself(house: House) -> None:
    """As other sentences do after some seconds: it would be asked without being seen."""
    async with house.sit() as keyboard:
        whisper = keyboard.screen.query_one(Whisper)
        await keyboard.press("9", "s")
        assert whisper.sentence.startswith("Which step?")
        assert whisper._timer is None
        await keyboard.press("9")
        assert whisper._timer is not None


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


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
async def test_goals_stay_in_sight_in_every_later_step(size: tuple[int, int]) -> None:
    """On one quiet line, which moves no pane at the smallest size; d shows all, and what is reached goes."""
    async with opened(MemoryLibrary(), COUPLE, size) as keyboard:
        panes, without = keyboard.screen.query_one(Panes), {}
        for number in range(6, 0, -1):
            await keyboard.press("s", str(number))
            without[keyboard.session.step] = panes.region
        await keyboard.press("1", "n", *keys_of("We laugh every day"), "enter", "space")
        await keyboard.press("n", *keys_of("To be asked first " + "and again " * 12), "enter")
        assert "d all" not in keyboard.words, "they stand in the panes"
        for _ in range(5):
            await keyboard.press("right")
            (line,) = [one for one in keyboard.text.split("\n") if "d all" in one]
            assert "Ana: We laugh every day · Ben: To be asked first" in line
            if size == (80, 24):
                assert panes.region == without[keyboard.session.step]
        await keyboard.press("d", "1", "escape")
        (line,) = [one for one in keyboard.text.split("\n") if "d all" in one]
        assert "We laugh every day" not in line


async def test_goals_make_way_for_words_where_rows_are_dear() -> None:
    """And for everything else on a short terminal."""
    async with opened(MemoryLibrary(), COUPLE, (80, 24)) as keyboard:
        await keyboard.press("1", "n", *keys_of("We laugh every day"), "enter", "right")
        assert "We laugh every day · d all" in keyboard.words
        await keyboard.press("n")
        assert "d all" not in keyboard.words
        await keyboard.press("escape")
        assert "d all" in keyboard.words
        await keyboard.resize(80, 16)
        assert "d all" not in keyboard.words


async def test_every_step_stands_in_the_header_at_eighty_columns() -> None:
    """Ticks go first where there is no room: one can see what is still to come."""
    async with opened(MemoryLibrary(), COUPLE, (80, 24)) as keyboard:
        for step in keyboard.session.path:
            header = keyboard.text.split("\n")[0]
            words = [
                f" {STEPS[one]}" if one is not step else f"[{STEPS[one].upper()}]"
                for one in keyboard.session.path
            ]
            places = [header.find(one) for one in words]
            assert -1 not in places
            assert places == sorted(places)
            await keyboard.press("right")


async def test_enter_in_a_step_without_a_page_says_so(house: House) -> None:
    """And nothing about a step that may not be there."""
    async with house.sit() as keyboard:
        await keyboard.press("enter")
        assert keyboard.said == "enter opens nothing in this step. ? shows all keys."
