"""The page on which people choose what stays: the choices stand one under the other."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import techniques
from alliance_tui.ui.screens.closing_pages import keeping_page
from alliance_tui.ui.widgets.page import Block
from tests.builders import Table, sit

NAMES = ("Ana", "Cleo", "Maximiliana Wilhelmine von und zu Hohenlohe-Langenburg Nr3")
"""Short ones and one that is cut."""


def choices(table: Table) -> list[Block]:
    """The lines with everybody's choice."""
    return [one for one in keeping_page(table.session) if one.key]


@pytest.mark.parametrize("number", [2, 3])
def test_choices_line_up_whatever_names_people_have(number: int) -> None:
    """And no row shifts where somebody chooses otherwise."""
    table = sit(*NAMES[:number])
    table.note(1, "words")
    before = choices(table)
    assert len({one.words.plain.index("keep everything") for one in before}) == 1
    table.act(techniques.press_keeping, 1)
    after = choices(table)
    place = before[0].words.plain.index("keep everything")
    assert after[0].words.plain.index("the agreements only") == place
    assert {one.as_wide_as for one in (*before, *after)} == {before[0].as_wide_as}
    assert max(one.words.cell_length for one in (*before, *after)) <= before[0].as_wide_as <= 72
