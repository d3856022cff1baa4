"""What stands in the terminal once the screen is gone."""

from __future__ import annotations

import io

from rich.console import Console

from alliance_tui.sentences import ending
from tests.ui.house import House


async def test_a_path_in_the_last_sentence_is_not_broken_where_the_terminal_ends(house: House) -> None:
    """So it can be copied."""
    log = f"/home/ana/{'a-long-name/' * 5}alliance.log"
    async with house.open() as keyboard:
        keyboard.app.error_console = Console(file=io.StringIO(), width=40, stderr=True)
        keyboard.app.exit(message=ending.stopped(log=log))
    said = keyboard.app.error_console
    keyboard.app._print_error_renderables()
    assert isinstance(said.file, io.StringIO)
    assert said.file.getvalue() == f"{ending.stopped(log=log)}\n"
