"""What the tests of the screen stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.ui.widgets import whisper
from tests.ui.house import House


@pytest.fixture(autouse=True)
def _whispers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whisper goes after some seconds, in which a busy machine has pressed no more than a few keys."""
    monkeypatch.setattr(whisper, "STAYS", 3_600.0)


@pytest.fixture
def house(data_dir: Path) -> House:
    """A folder of alliances, a clock, and openings of the program."""
    return House(data_dir)
