"""Keys that come faster than the screen follows break nothing."""

from __future__ import annotations

import pytest

from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
from tests.keyboard import Keyboard, _key_event
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def burst(keyboard: Keyboard, *keys: str) -> None:
    """Send keys at once, before anything is done about the first."""
    for key in keys:
        keyboard._send(_key_event(key))
    await keyboard.settle()


@pytest.mark.parametrize(
    "keys", [("a", "a", "f9"), ("z", "v", "f9"), ("escape", "escape", "f9"), ("home", "f9")]
)
async def test_lifting_the_cover_in_haste_and_calling_a_time_out_calls_it(
    house: House, keys: tuple[str, ...]
) -> None:
    """The keys that are still coming do not lift the cover twice."""
    async with house.sit() as keyboard:
        await keyboard.press("f4")
        await burst(keyboard, *keys)
        assert keyboard.session.time_out is not None
        assert keyboard.top == "TimeOutScreen"


async def test_a_loose_break_past_its_time_sends_nobody_away(house: House) -> None:
    """It says what to do now."""
    async with house.open() as keyboard:
        await keyboard.press("f9")
        assert "Go apart." in keyboard.text
        house.clock.move(1201)
        screen = keyboard.screen
        assert isinstance(screen, LooseTimeOutScreen)
        screen._draw()
        await keyboard.settle()
        assert "Good that you are back. esc goes on." in keyboard.text
        assert "Go apart." not in keyboard.text
        assert "We come back" not in keyboard.text


async def test_a_loose_break_is_left_once_however_often_escape_comes(house: House) -> None:
    """What is under it stays."""
    async with house.open() as keyboard:
        before = keyboard.top
        await keyboard.press("f9")
        assert keyboard.top == "LooseTimeOutScreen"
        await burst(keyboard, "escape", "escape", "escape")
        assert keyboard.top == before
