"""Small terminals: whatever is on screen can shrink to almost nothing and grow again."""

from __future__ import annotations

import pytest

from alliance_tui.ui.text import width
from tests.ui.house import SIZES, SMALLEST, House
from tests.ui.places import PLACES, Sight, at

STRANGE = ((1, 1), (10, 3), (40, 10), (300, 4), (12, 80), (0, 0), (100, 30))
"""Terminals nobody would choose."""

MOVING = ("TimeOutScreen", "LooseTimeOutScreen", "CommandPalette")
"""What shows something else after a while, whatever the size."""


@pytest.mark.parametrize("name", PLACES)
async def test_every_place_shrinks_and_grows_without_losing_anything(house: House, name: str) -> None:
    """Down to 20 by 5 and back, then two stranger sizes, with time passing: the same screen, focus, words."""
    async with at(house, PLACES[name]) as keyboard:
        before, text = Sight.of(keyboard), keyboard.text
        await keyboard.resize(*SMALLEST)
        await keyboard.wait(0.25)
        assert Sight.of(keyboard) == before
        assert all(width(line) <= SMALLEST[0] for line in keyboard.text.split("\n"))
        await keyboard.resize(100, 30)
        assert keyboard.text == text or keyboard.top in MOVING
        at_place = list(PLACES).index(name)
        for size in (STRANGE[(at_place + more) % len(STRANGE)] for more in (0, 3)):
            await keyboard.resize(*size)
            await keyboard.wait(0.25)
            assert Sight.of(keyboard) == before, f"at {size}"


@pytest.mark.parametrize("people", [2, 3, 8])
@pytest.mark.parametrize("size", [SMALLEST, (40, 12), *SIZES])
async def test_at_every_size_it_is_seen_who_speaks_and_how_to_stop(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """The two things that must never be missing."""
    names = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")[:people]
    async with house.sit(*names, size=size) as keyboard:
        await keyboard.press("2")
        assert any(word in keyboard.text for word in ("SPEAK", "▶"))
        assert any(word in keyboard.text for word in ("TIME-OUT", "T-OUT"))
        await keyboard.press("f9")
        assert "19:20" in keyboard.text
