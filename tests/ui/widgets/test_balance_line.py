"""How long each has spoken, whole for any number of people."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from alliance_tui.domain.decisions import floor
from alliance_tui.ui.theme import THEME
from alliance_tui.ui.widgets.balance_line import BalanceLine
from tests.builders import Table, sit

NAMES = ("Ana", "Ben", "Chloé", "Dov", "Eli", "Farid", "Grace", "Hélène")


class Shown(App[None]):
    """The line alone."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.register_theme(THEME)
        self.theme = THEME.name
        self.line = BalanceLine(table.session, table.live.now())

    def compose(self) -> ComposeResult:
        """Show it."""
        yield self.line


@pytest.mark.parametrize("people", [2, 5, 8])
@pytest.mark.parametrize("long", [False, True])
async def test_everyone_is_told_at_eighty_columns(people: int, *, long: bool) -> None:
    """On one line or two; by their numbers where their names do not fit."""
    names = [f"{name} {'de la Fontaine ' * 3}".strip() if long else name for name in NAMES[:people]]
    table = sit(*names)
    for seat in range(1, people + 1):
        table.act(floor.give_floor, seat)
        table.wait(61 * seat)
    app = Shown(table)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn = " ".join(app.line.render_line(y).text for y in range(app.line.size.height))
        by = [str(seat) for seat in range(1, people + 1)] if long and people > 2 else names
        told = " · ".join(f"{name} {seat} min" for seat, name in enumerate(by, start=1))
        assert " ".join(drawn.split()) == f"Spoken so far: {told}"
