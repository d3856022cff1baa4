"""The line of life of an agreement, as it is read."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.words import Mark
from alliance_tui.ui.dialogs.life import LifeDialog
from alliance_tui.ui.start import OpenAlliance, OpenSession
from alliance_tui.ui.widgets.mark_words import SHAPES
from tests.builders import sit
from tests.fakes import MemoryLibrary, MovableClock
from tests.ui.dialogs.stage import HARD, LONG_NAMES
from tests.ui.lived import live_in
from tests.ui.screens.shelves import opened

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


LINE = f"""\
 Line of life

    Phones stay in the hall from six on
    in force

    Sunday 22 November 2026   design session
      said         Phones stay in the hall while we eat
                   everyone · at dinner
      agreed       ▲ Ana yes   ◆ Ben yes

    Sunday 29 November 2026   review session
      assessed     ▲ Ana {SHAPES[Mark.WORKED]} worked   ◆ Ben {SHAPES[Mark.PARTLY]} partly
      changed      Phones stay in the hall from six on
                   before: Phones stay in the hall while we eat
                   when: at dinner and on sundays   before: at dinner
                   how: in the box
      agreed       ▲ Ana yes   ◆ Ben yes

    Sunday 6 December 2026   review session
      assessed     ▲ Ana {SHAPES[Mark.WORKED]} worked   ◆ Ben {SHAPES[Mark.WORKED]} worked
      continued    It goes on as it is.
"""
"""What is read of an agreement that changed."""


async def test_a_line_is_read_from_the_page_and_from_a_past_session() -> None:
    """The same line, with the words of then and of now, whatever session it is opened from."""
    library, clock = MemoryLibrary(), MovableClock()
    alliance = live_in(library, clock)
    session = next(iter(library.shelves[alliance].sessions))
    for start in (OpenAlliance(alliance), OpenSession(alliance, session)):
        async with opened(library, start, (100, 30), clock) as keyboard:
            await keyboard.press(*["down"] * 4, "l")
            assert keyboard.top == "LifeDialog"
            rows = [row.partition("│")[2].rpartition("│")[0].rstrip() for row in keyboard.text.split("\n")]
            assert LINE.rstrip() in "\n".join(rows)
            await keyboard.press("enter")
            assert keyboard.top != "LifeDialog"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_hard_words_and_eight_people_are_whole_at_every_size(size: tuple[int, int]) -> None:
    """The arrows come to the end of it, and typed words are no markup."""
    table = sit(*LONG_NAMES)
    one = table.propose(HARD)
    table.everyone_agrees(one)
    table.act(agreements.reword, one.id, Terms(HARD, who=(table.session.people[0].id,), why="[bold]why"))
    table.act(agreements.fulfil, one.id)
    table.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), size) as keyboard:
        keyboard.app.push_screen(LifeDialog(one.id))
        await keyboard.settle()
        seen = keyboard.text
        for _ in range(12):
            await keyboard.press("pagedown")
            seen += keyboard.text
        assert "see [/x]" in seen
        assert "fulfilled" in seen
        if size[0] > 40:
            assert "why: [bold]why" in seen
        await keyboard.press("escape")
        assert keyboard.top != "LifeDialog"
