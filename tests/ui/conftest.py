"""What the tests of the screen stand on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import app, pilot

from alliance_tui.ui.screens import library_view
from alliance_tui.ui.widgets import whisper
from tests.keyboard import until_idle
from tests.ui.house import House


@pytest.fixture(autouse=True)
def _busy_machines_show_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whisper stays, the first picture has the list, and a pilot waits for the app, not for the machine."""
    monkeypatch.setattr(whisper, "STAYS", 3_600.0)
    monkeypatch.setattr(library_view, "FIRST_WAIT", 60.0)
    for module in (app, pilot):
        monkeypatch.setattr(module, "wait_for_idle", until_idle)


@pytest.fixture
def house(data_dir: Path) -> House:
    """A folder of alliances, a clock, and openings of the program."""
    return House(data_dir)
