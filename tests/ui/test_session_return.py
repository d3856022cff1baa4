"""Coming back in the middle of something: one line says where people were, and it goes on from there."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest

from alliance_tui.domain.decisions import techniques
from alliance_tui.domain.words import SpanKind, Technique
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession, Start
from tests.builders import pid
from tests.keyboard import Keyboard
from tests.scale import mixed
from tests.shipped import builtin
from tests.ui.house import House
from tests.ui.places import come_back

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

ENDS: Final = pytest.mark.parametrize("end", ["leave", "kill"])
"""How the program ends."""

AWAY: Final = "You were away for 1 h. That was nobody's time."
"""What is said after it."""

HEARD: Final = "You were in the heard loop: Ben says back what Ana said."
"""What is said where somebody was saying back what they heard."""

UNDER_WAY: Final = {
    "talk": ("1", "SessionScreen", "Ana was speaking: 1 begins again."),
    "heard": ("1h", "SessionScreen", HEARD),
    "more": ("1h1", "SessionScreen", "You were in the heard loop: Ana says whether there is more."),
    "quiet": (
        "1m",
        "SessionScreen",
        "You were in a quiet minute. m begins another. Ana speaks next: press 1.",
    ),
    "breath": ("1b", "SessionScreen", "You were taking a breath. Ana speaks next: press 1."),
    "pause": ("1z", "PauseScreen", "You were in a pause: Ana goes on speaking after it. z ends it."),
    "pause in heard": (
        "1hz",
        "PauseScreen",
        "You were in a pause: Ben says back after it what Ana said. z ends it.",
    ),
    "works": ("1 0s3", "SessionScreen", "You were naming what works: Ana and Ben still to come."),
    "begins": ("1 0s2", "SessionScreen", "You were at the beginning of “needs”: Ben begins."),
}
"""The keys that lead to something, the screen that people come back to, and what is said there."""


@asynccontextmanager
async def back(house: House, start: Start) -> AsyncIterator[Keyboard]:
    """Start the program again, an hour later."""
    house.clock.move(3600)
    async with house.open(start) as keyboard:
        yield keyboard


async def end_it(house: House, keyboard: Keyboard, end: str, tmp_path: Path) -> None:
    """Leave the program, or go on with what was on the disk at this moment, as after a kill."""
    await keyboard.wait(5)
    if end == "leave":
        await keyboard.press("ctrl+q")
        assert not keyboard.app.is_running
    else:
        folder = tmp_path / "killed"
        shutil.copytree(house.folder, folder)
        house.folder = folder


@ENDS
@pytest.mark.parametrize("what", UNDER_WAY)
async def test_one_line_says_where_people_were(house: House, tmp_path: Path, what: str, end: str) -> None:
    """The same after leaving as after a kill."""
    keys, screen, said = UNDER_WAY[what]
    async with house.sit() as keyboard:
        if what == "works":
            keyboard.app.act(techniques.toggle_technique, Technique.WORKS_FIRST)
        await keyboard.press(*("space" if key == " " else key for key in keys))
        alliance = keyboard.live.id
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == screen
        assert keyboard.said == f"{said} {AWAY}"


@ENDS
async def test_a_pause_goes_on_until_somebody_ends_it(house: House, tmp_path: Path, end: str) -> None:
    """Then the turn goes on that it broke."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(30)
        await keyboard.press("z")
        alliance = keyboard.live.id
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "Ana goes on speaking then." in keyboard.words
        await keyboard.press("z")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.holder == pid(1)


@ENDS
async def test_the_end_is_gone_on_with_where_it_was(house: House, tmp_path: Path, end: str) -> None:
    """At the page that was shown last, answered or not, until people go on talking."""
    async with house.sit() as keyboard:
        await keyboard.press("a", *"Call", "enter", "escape", "e", "enter")
        assert keyboard.top == "ClosingScreen"
        alliance = keyboard.live.id
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "ClosingScreen"
        assert keyboard.said == f"You were about to end the session: it goes on here. {AWAY}"
        assert "Read it aloud" in keyboard.words
        await keyboard.press("enter", "1", *"Thanks", "enter")
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "Thanks" in keyboard.words
        await keyboard.press("enter")
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "Thank each other" in keyboard.words
        await keyboard.press("enter", "2")
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "What stays" in keyboard.words
        await keyboard.press("escape", "escape")
        assert "What does each of you take away?" in keyboard.words
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "What does each of you take away?" in keyboard.words, "whatever was answered"
        await keyboard.press("escape", "escape")
        assert keyboard.top == "SessionScreen"
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "SessionScreen"
        await keyboard.press("e", "enter")
        assert "Read it aloud" in keyboard.words, "who goes to the end once more begins with what was agreed"
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert "Read it aloud" in keyboard.words, "and is there, whatever was answered before"


@ENDS
async def test_the_end_is_there_after_a_time_out_too(house: House, tmp_path: Path, end: str) -> None:
    """People may leave for the night from it, and end their session another day."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "enter", "f9")
        assert keyboard.session.time_out is not None
        alliance = keyboard.live.id
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        await come_back(keyboard)
        assert keyboard.top == "ClosingScreen"
        assert "Thank each other" in keyboard.words
        await keyboard.press("f")
        assert not keyboard.session.is_open


@ENDS
async def test_an_opening_is_gone_on_with_where_it_was(house: House, tmp_path: Path, end: str) -> None:
    """At the part that was answered last; whoever had not opened it is offered it again."""
    async with house.sit() as keyboard:
        assert "j opens" in keyboard.said
        alliance = keyboard.live.id
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert "j opens" in keyboard.said
        await keyboard.press("j", "enter", "enter", "b")
        await end_it(house, keyboard, "leave", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "OpeningScreen"
        assert "40 minutes chosen" in keyboard.words
        assert keyboard.said == f"You were in the opening: it goes on here. {AWAY}"
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"


@pytest.mark.parametrize(("end", "page"), mixed(["leave", "kill"], range(1, 8)))
async def test_an_opening_is_gone_on_with_at_the_page_where_it_was(
    house: House, tmp_path: Path, page: int, end: str
) -> None:
    """Whether anything was answered there or not; and one that is gone through once more."""
    async with house.open(BeginNew("Home", builtin()["couple"], ("Ana", "Ben"))) as keyboard:
        alliance = keyboard.live.id
        await keyboard.press("j", *["enter"] * (page - 1))
        assert f"{page} of 7" in keyboard.text
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "OpeningScreen"
        assert f"{page} of 7" in keyboard.text
        await keyboard.press("escape", "j")
        assert "1 of 7" in keyboard.text
        await keyboard.press(*["enter"] * (page - 1))
        await end_it(house, keyboard, "kill", tmp_path / "once more")
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert f"{page} of 7" in keyboard.text
        await keyboard.press("escape", "q")
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert keyboard.said.startswith("You were at the beginning of “purpose”: Ana begins.")


@ENDS
async def test_marks_are_gone_on_with(house: House, tmp_path: Path, end: str) -> None:
    """It is said who has not marked, and nothing of what was marked."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.said == "You were looking back at what you agreed on. It goes on here."
        await keyboard.press("enter", "1", "1", "1", "1")
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "MarksScreen"
        assert keyboard.said == f"You were marking: Ben still to mark. {AWAY}"


@ENDS
async def test_looking_back_is_gone_on_with_at_the_page_where_it_was(
    house: House, tmp_path: Path, end: str
) -> None:
    """Marking before anyone has marked; an agreement that was passed by; after the last one; the talk."""
    start = OpenSession(*house.look_back())
    async with house.open(start) as keyboard:
        await keyboard.press("enter")
        await end_it(house, keyboard, end, tmp_path / "marks")
    async with back(house, start) as keyboard:
        assert keyboard.top == "MarksScreen"
        assert keyboard.said == f"You were marking: Ana and Ben still to mark. {AWAY}"
        for number in "12":
            await keyboard.press(number, number, "1", "1", "escape")
        await keyboard.press("enter", "enter", "right")
        assert "A walk on Sunday" in keyboard.words
        await end_it(house, keyboard, end, tmp_path / "second")
    async with back(house, start) as keyboard:
        assert keyboard.top == "TogetherScreen"
        assert keyboard.said == f"You were looking at it together: 0 of 2 decided. {AWAY}"
        assert "A walk on Sunday" in keyboard.words
        assert "Phones stay in the hall" not in keyboard.words
        await keyboard.press("enter", "k", "right")
        assert "You go on with it" in keyboard.words
        await end_it(house, keyboard, end, tmp_path / "after")
    async with back(house, start) as keyboard:
        assert keyboard.top == "TogetherScreen"
        assert "You go on with it" in keyboard.words
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        await end_it(house, keyboard, end, tmp_path / "talk")
    async with back(house, start) as keyboard:
        assert keyboard.top == "SessionScreen"
        await keyboard.press("enter")
        assert keyboard.top == "TogetherScreen"
        assert "Phones stay in the hall" in keyboard.words, "the first that is not decided"


async def test_a_machine_that_slept_says_it_too(house: House) -> None:
    """On the screen that is there still."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "h")
        house.clock.sleep(3600)
        keyboard.app.beat()
        await keyboard.settle()
        assert keyboard.said == f"{HEARD} {AWAY}"
        assert keyboard.session.phase.listener == pid(2)


async def test_after_a_sleep_nothing_is_said_that_was_said_before_it(house: House) -> None:
    """For how long people were away is."""
    async with house.sit() as keyboard:
        assert "j opens" in keyboard.said
        await keyboard.press("1", "2", "u")
        assert keyboard.said != ""
        house.clock.sleep(3600)
        keyboard.app.beat()
        await keyboard.settle()
        assert keyboard.said == f"Ana was speaking: 1 begins again. {AWAY}"


async def test_nothing_is_said_in_a_time_out(house: House) -> None:
    """It says itself when people are back."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "h", "t", "q")
    house.clock.move(3600)
    async with house.open(AtLibrary()) as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out")
        assert keyboard.said == ""
        assert keyboard.session.phase.kind is SpanKind.TIME_OUT


@ENDS
async def test_an_opening_goes_on_after_a_time_out_that_was_called_in_it(
    house: House, tmp_path: Path, end: str
) -> None:
    """As where nobody left in between."""
    async with house.sit() as keyboard:
        alliance = keyboard.live.id
        await keyboard.press("j", "enter", "enter", "b", "t")
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        assert keyboard.top == "OpeningScreen"
        assert "40 minutes chosen" in keyboard.words


@ENDS
async def test_looking_back_goes_on_after_a_time_out_that_was_called_in_it(
    house: House, tmp_path: Path, end: str
) -> None:
    """What was marked is covered still."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", "1", "1", "1", "1", "t")
        await end_it(house, keyboard, end, tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        assert keyboard.top == "MarksScreen"
        assert "worked" not in keyboard.words


async def test_after_a_pause_in_the_talk_of_an_assess_session_comes_the_talk(
    house: House, tmp_path: Path
) -> None:
    """Not the page that people had left for it, where they were looking back."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", "escape", "z")
        await end_it(house, keyboard, "kill", tmp_path)
    async with back(house, OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "PauseScreen"
        await keyboard.press("z")
        assert keyboard.top == "SessionScreen"


async def test_nobody_is_told_where_they_were_who_was_not_there(house: House) -> None:
    """A made-up session is gone on with, and says what it is."""
    async with house.open(OpenSession(*house.furnish(), "It is made up.")) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert keyboard.said == "It is made up."
