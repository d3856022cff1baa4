"""What pages say stays true: what was answered stays in view, names keep their line, days their zone."""

from __future__ import annotations

import pytest

from alliance_tui.ui.start import OpenSession
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def test_what_was_left_for_later_says_what_becomes_of_it(house: House) -> None:
    """Until it is taken back: then it is asked about again."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("1")
        assert "you celebrated it" in keyboard.words
        await keyboard.press("1")
        assert "The holidays you talk about it today" in keyboard.words
        await keyboard.press("u")
        assert "you talk about it today" not in keyboard.words
        await keyboard.press("3")
        assert "The holidays no longer needed" in keyboard.words


@pytest.mark.parametrize("columns", [40, 80, 100])
@pytest.mark.parametrize("number", [2, 3, 8])
async def test_in_a_time_out_every_name_stands_on_one_line_with_its_answer(
    house: House, columns: int, number: int
) -> None:
    """However long the names are: no answer stands alone on a line."""
    names = [f"{letter}na Maria Theodora Konstantinopoulou of the Valley" for letter in "ABCDEFGH"[:number]]
    async with house.sit(*names, size=(columns, 30)) as keyboard:
        await keyboard.press("t", "1")
        lines = [line.strip() for line in keyboard.text.split("\n")]
        assert "..." not in lines
        assert "ready" not in lines
        assert sum("na Maria" in line for line in lines) == number
        assert sum(line.endswith("ready") for line in lines) == 1
