"""What a number chooses is in sight at every size: nobody presses it again, which would take it back."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from alliance_tui.ui.start import OpenSession
from tests.keyboard import Keyboard
from tests.scale import mixed
from tests.ui.house import SMALLEST, House
from tests.ui.places import MARKED

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva")


class Answering(NamedTuple):
    """Where a number answers."""

    keys: tuple[str, ...]
    """The keys that lead there."""

    told: tuple[str, ...]
    """What stands there after the number was pressed, and after it was pressed again; {} is the name."""

    looks_back: bool = False
    """Whether it is in a session that looks back."""


CONSENTS = ("{} yes", "{} yes as a trial", "{} not yet")
CONSENTS_SAID = ("{}: yes", "{}: yes as a trial", "{}: not yet")
CHANGED = ("enter", *MARKED, "enter", "enter", "c", "x", "enter", "escape")

ANSWERS = {
    "opening": Answering(("j",), ("{} yes", "{} can read this")),
    "balance": Answering(("j", *["enter"] * 4), ("{} yes", "{} ...")),
    "list": Answering(("l",), CONSENTS_SAID),
    "round": Answering(("l", "r"), CONSENTS),
    "keeping": Answering(("e", *["enter"] * 4), ("{} the agreements", "{} keep everything")),
    "together": Answering(CHANGED, ("{}: yes", "{}: yes as a trial"), looks_back=True),
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("size", "name"), mixed([SMALLEST, (40, 12)], [*ANSWERS]))
async def test_what_a_number_chose_is_in_sight(house: House, name: str, size: tuple[int, int]) -> None:
    """Beside the name of whoever pressed it, or it is said."""
    answering = ANSWERS[name]
    names = NAMES[:2] if answering.looks_back else NAMES
    alliance = house.look_back(*names) if answering.looks_back else house.furnish(*names)
    async with house.open(OpenSession(*alliance)) as keyboard:
        await keyboard.press(*answering.keys)
        await keyboard.resize(*size)
        for seat in (2, len(names)):
            for told in answering.told:
                await keyboard.press(str(seat))
                if answering.told == CONSENTS_SAID and size != SMALLEST:
                    continue
                assert told.format(names[seat - 1]) in _read(keyboard)


@pytest.mark.no_cover
@pytest.mark.parametrize("size", [SMALLEST, (40, 12)])
async def test_what_is_taken_away_is_in_sight(house: House, size: tuple[int, int]) -> None:
    """With whose it is, however many sit there."""
    async with house.open(OpenSession(*house.furnish(*NAMES)), size=size) as keyboard:
        await keyboard.press("e", "enter", "enter")
        for seat in (2, 5, 1):
            await keyboard.press(str(seat), *"To call", "enter")
            assert NAMES[seat - 1] in keyboard.text
            assert "To call" in keyboard.text


def _read(keyboard: Keyboard) -> str:
    """What is on screen, without the scrollbar."""
    return " ".join("".join(one for one in keyboard.text if not "▁" <= one <= "█").split())
