"""What every test stands on: folders of its own, a fixed zone, and repeatable made-up input."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.builders import CONVERSATIONS
from tests.sheets import share_sheets

settings.register_profile(
    "calm",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", deadline=None, database=None, max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))


def pytest_configure() -> None:
    """Spare what every test would do again."""
    share_sheets()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of its own, and the zone of Vienna: no test sees this machine's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    for name in ("ALLIANCE_DATA_DIR", "ALLIANCE_CONFIG_DIR"):
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "Europe/Vienna")
        time.tzset()
        yield folder
    time.tzset()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder for alliances; it is not made yet."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def conversations() -> Path:
    """The folder of the public conversations; skips where this machine has none."""
    if not CONVERSATIONS.is_dir():
        pytest.skip(f"needs the public conversations in {CONVERSATIONS}")
    return CONVERSATIONS
