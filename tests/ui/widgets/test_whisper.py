"""The quiet line."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from alliance_tui.sentences import commands
from alliance_tui.ui.widgets.whisper import Whisper

DEEP = f"/home/ana/{'deep/' * 60}alliance"
"""A path that has no room."""


class One(App[None]):
    """Shows a line."""

    def __init__(self, whisper: Whisper) -> None:
        super().__init__()
        self.whisper = whisper

    def compose(self) -> ComposeResult:
        """The line."""
        yield self.whisper


@pytest.mark.parametrize("stands", [True, False], ids=["stands", "passes"])
async def test_of_a_long_path_the_beginning_and_the_end_are_shown_at_every_width(stands: bool) -> None:
    """And all that is said of it; what is said stays known as it was said."""
    said = commands.folder_is_new(folder=DEEP)
    app = One(Whisper(standing=said) if stands else Whisper())
    async with app.run_test(size=(80, 24)) as pilot:
        if not stands:
            app.whisper.say(said)
        for columns in (80, 50, 100):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            drawn = " ".join(app.whisper.render_line(row).text.strip() for row in range(2))
            assert drawn.startswith("Everything is kept in /home")
            assert drawn.endswith(": there was no such folder before.")
            assert app.whisper.size.height == 2
        assert app.whisper.sentence == ("" if stands else said)
        app.whisper.stay()
