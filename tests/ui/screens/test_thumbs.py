"""Thumbs: what was keyed in or marked before stays, and only what is missing is asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.words import Mark
from alliance_tui.ui.start import OpenSession
from tests.builders import pid
from tests.keyboard import Keyboard
from tests.ui.house import House

THREE = ("Ana", "Ben", "Cy")
"""So many show their thumbs."""


def given(keyboard: Keyboard) -> list[list[Mark | None]]:
    """What each of three has marked, agreement by agreement."""
    assessment = keyboard.session.assessment
    return [[assessment.mark(one, pid(seat)) for seat in (1, 2, 3)] for one in assessment.agreements]


@pytest.mark.parametrize("away", [("escape",), ("escape", "escape", "q"), ("f9",)], ids=" ".join)
async def test_thumbs_go_on_where_they_were(house: House, tmp_path: Path, away: tuple[str, ...]) -> None:
    """After escape, leaving and a kill in a time-out, nobody is asked again for what was keyed in."""
    alliance, session = house.look_back(*THREE)
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", "h", "1", "2", "3", "enter", "4", *away)
        killed = House(Path(shutil.copytree(house.folder, tmp_path / "killed")))
    killed.clock.move(3600)
    async with killed.open(OpenSession(alliance, session)) as keyboard:
        if away == ("f9",):
            await keyboard.press("1", "2", "3")
            await keyboard.wait(6)
        if keyboard.top == "SessionScreen":
            await keyboard.press("enter")
        assert keyboard.top == "MarksScreen"
        await keyboard.press("h")
        assert keyboard.said == "What was marked before stays. Only what is missing is asked."
        assert "Thumbs · 2 of 2" in keyboard.text
        assert "> 2 ◆ Ben" in keyboard.words
        assert "1 ▲ Ana marked" in keyboard.words
        await keyboard.press("up", "1", "2", "enter")
        assert "All of you have marked." in keyboard.text
        assert given(keyboard) == [
            [Mark.WORKED, Mark.PARTLY, Mark.NOT_YET],
            [Mark.NO_LONGER_FITS, Mark.WORKED, Mark.PARTLY],
        ]


async def test_who_marked_alone_is_not_asked_for_a_thumb(house: House) -> None:
    """Their marks stay as they are, and covered; enter names only who is still to be keyed in."""
    async with house.open(OpenSession(*house.look_back(*THREE))) as keyboard:
        await keyboard.press("enter", "1", "1", "3", "4", "escape", "h")
        assert "1 ▲ Ana marked" in keyboard.words
        assert "1 ▲ Ana ○" not in keyboard.words
        await keyboard.press("enter")
        assert keyboard.said == "Still to be keyed in before you go on: Ben and Cy."
        await keyboard.press("1", "2", "enter", "1", "2", "enter")
        assert "All of you have marked." in keyboard.text
        assert given(keyboard) == [
            [Mark.NOT_YET, Mark.WORKED, Mark.PARTLY],
            [Mark.NO_LONGER_FITS, Mark.WORKED, Mark.PARTLY],
        ]
        await keyboard.press("h")
        assert keyboard.said == "All of you have marked. Now look at it together."
        await keyboard.press("1")
        assert "Ana, this is for you alone." in keyboard.text


async def test_a_thumb_keyed_wrong_is_keyed_again(house: House) -> None:
    """As long as its agreement is on the page."""
    async with house.open(OpenSession(*house.look_back(*THREE))) as keyboard:
        await keyboard.press("enter", "h", "1", "1", "1", "up", "up", "3")
        assert given(keyboard)[0] == [Mark.NOT_YET, Mark.WORKED, Mark.WORKED]


async def test_only_who_is_not_the_last_is_told_to_hand_the_laptop_on(house: House) -> None:
    """After the last one, nobody is left to press a number."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", "1", "1")
        assert "Hand the laptop on" in keyboard.text
        await keyboard.press("enter", "2", "2", "1", "1")
        assert "Hand the laptop on" not in keyboard.text
        assert "All of you have marked. Now look at it together." in keyboard.text
