"""What the tests of commands stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.clock import Clock
from alliance_tui.demo import begin
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.storage.library import FileLibrary
from tests.builders import found_in, happened
from tests.cli.running import Stage
from tests.shipped import builtin


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A terminal, and a stand-in for the screen in it."""
    stage = Stage()
    monkeypatch.setattr("alliance_tui.ui.run.run", stage.run)
    monkeypatch.setattr("alliance_tui.cli.console.check_terminal", lambda: None)
    return stage


@pytest.fixture
def kept(data_dir: Path) -> tuple[AllianceId, SessionId]:
    """An alliance called Home without sessions, and a made-up one with a session; the ids of the latter."""
    library = FileLibrary(data_dir)
    opening = library.create(AllianceId(new_id()))
    live = Live(opening, Clock())
    happened(found_in(live, "Home", builtin()["couple"], ("Ana", "Ben")))
    live.close()
    return begin(library, Clock(), builtin()["team"])
