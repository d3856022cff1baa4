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

WITHOUT_A_FOOT = ("TimeOutScreen", "LooseTimeOutScreen", "CommandPalette", "CoverScreen")
"""Where no TIME-OUT is named: it runs, or there are no words of ours."""


@pytest.mark.parametrize("name", PLACES)
async def test_every_place_shrinks_and_grows_without_losing_anything(house: House, name: str) -> None:
    """Down to 20 by 5 and back, then two stranger sizes, with time passing: the same screen, focus, words."""
    async with at(house, PLACES[name]) as keyboard:
        before, text = Sight.of(keyboard), keyboard.text
        await keyboard.resize(*SMALLEST)
        await keyboard.wait(0.25)
        assert Sight.of(keyboard) == before
        assert all(width(line) <= SMALLEST[0] for line in keyboard.text.split("\n"))
        assert "OUT" in keyboard.text.split("\n")[-1] or keyboard.top in WITHOUT_A_FOOT
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


EIGHT = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
"""As many people as there can be."""


async def test_eight_people_at_a_small_terminal_are_all_there_with_more_than_one_key(house: House) -> None:
    """Also while someone writes, and with something whispered, which then lies over the last of them."""
    async with house.sit(*EIGHT, size=(40, 12)) as keyboard:
        await keyboard.press("1")
        assert all(f"{seat} " in keyboard.text or f"{seat}▲" in keyboard.text for seat in range(1, 9))
        assert all(
            key in keyboard.text.split("\n")[-1] for key in ("space", "1-8", " n ", " ? ", "T TIME-OUT")
        )
        await keyboard.press("g")
        assert "Give the floor to whom?" in keyboard.text
        await keyboard.press("escape", "n")
        assert " 8  ◊ Hana" in keyboard.text
        assert "F9 TIME-OUT" in keyboard.text


@pytest.mark.parametrize("size", [SMALLEST, (40, 12), (80, 24)])
@pytest.mark.parametrize("people", [2, 5, 8])
async def test_while_much_is_written_it_is_seen_who_speaks_and_how_to_stop(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """However long the words and the names are; at 80 by 24 also how much of the turn is left."""
    names = ("A" * 60, *EIGHT[1:people])
    async with house.sit(*names, size=size) as keyboard:
        await keyboard.press("1", "n")
        await keyboard.paste("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight")
        assert "SPEAK" in keyboard.text
        assert "F9 TIME-OUT" in keyboard.text.split("\n")[-1]
        assert "eight" in keyboard.text
        await keyboard.press("g", "f8")
        assert "F9 TIME-OUT" in keyboard.text.split("\n")[-1]
        if size == (80, 24):
            assert "▄▄▄▄" in keyboard.text or "███" in keyboard.text
