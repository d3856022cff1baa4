"""Every key is answered at every size: what is whispered is in view also where hardly any row is left."""

from __future__ import annotations

import pytest

from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.whisper import Whisper
from tests.keyboard import Keyboard
from tests.ui.house import SMALLEST, House
from tests.ui.places import DRAFT, PLACES, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

LONG = "It is said with more words than there is room for on any terminal, " * 10
"""Something that has to be cut."""

CUT_AT = (SMALLEST, (40, 12))
"""Where it is whispered among others; at 80 by 24 it is, too."""

SAID = "Not here."
"""Something short enough for the smallest terminal."""

SILENT = ("cover", "library-palette", "palette", "palette-over-a-dialog")
"""Where every key uncovers the screen, or looks for something."""


SMALL = (SMALLEST, (30, 8), (40, 10), (40, 12))
"""The small terminals on which it is looked for."""


async def see_what_is_whispered(keyboard: Keyboard, name: str) -> None:
    """It is seen on a small terminal, and goes again; it never lies over a field in which words are typed.

    Of what has to be cut, whoever reads it knows that more was said.
    """
    screen = keyboard.screen
    assert isinstance(screen, LiveScreen)
    where, before = f"{name} at {keyboard.app.size}", keyboard.text
    screen.whisper(SAID)
    await keyboard.settle()
    assert SAID in keyboard.text, where
    if PLACES[name].typing and DRAFT in before and name not in ("note", "parking"):
        assert DRAFT in keyboard.text, where
    screen.whisper(None)
    await keyboard.settle()
    assert keyboard.text == before, where
    assert not screen.query_one(Whisper).sentence, where
    if keyboard.app.size in CUT_AT:
        await see_it_cut(keyboard)
        screen.whisper(None)
        await keyboard.settle()


async def see_it_cut(keyboard: Keyboard) -> None:
    """Whisper more than there is room for: its last line on screen ends in an ellipsis."""
    screen = keyboard.screen
    assert isinstance(screen, LiveScreen)
    screen.whisper(LONG)
    await keyboard.settle()
    last = keyboard.text.split("\n")[screen.query_one(Whisper).region.bottom - 1]
    assert "…" in last, f"at {keyboard.app.size}"


@pytest.mark.parametrize(
    "name", ["closing", "thanks", "alliance", "past", "looking-back", "library", "pause"]
)
async def test_a_key_that_does_nothing_is_answered_on_the_smallest_terminal(house: House, name: str) -> None:
    """With as much of the sentence as there is room for."""
    async with at(house, PLACES[name]) as keyboard:
        await keyboard.resize(*SMALLEST)
        before = keyboard.text
        await keyboard.press("f3")
        assert keyboard.said
        assert keyboard.said.split()[0] in keyboard.text
        assert keyboard.text != before
