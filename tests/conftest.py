"""What every test stands on: folders of its own, a fixed zone, and repeatable made-up input.

A test that is marked `no_cover` goes where others have been: told of each line that it runs through, it would
take twice as long, and what is reached would be the same.
"""

from __future__ import annotations

import gc
import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from alliance_tui.sentences.typed import Shell
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
settings.register_profile(
    "thorough",
    deadline=None,
    database=None,
    max_examples=3_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))

TESTS_BETWEEN_SWEEPS: Final = 8
"""An app is some two megabytes of objects that know each other."""

_FINISHED: Final = itertools.count(1)

_FOLDERS: Final = itertools.count(1)

_look_at: Final = os.fstat
"""What fails where no file is open, as syncing it would."""


def pytest_configure() -> None:
    """Spare what every test would do again."""
    share_sheets()
    setattr(os, "fsync", _keep_for_now)  # noqa: B010 (as mypy sees it, it takes what has a number, too)
    gc.set_threshold(50_000, 20, 100)


def _keep_for_now(fd: int) -> None:
    """What a disk does that may lose everything when the power is cut: nobody cuts it here.

    Whether the program syncs is asked of its own disk, and of programs that run by themselves.
    """
    _look_at(fd)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Never look for garbage again in what lives as long as the tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Free the apps of the last tests, which would slow down all that come after them."""
    if next(_FINISHED) % TESTS_BETWEEN_SWEEPS == 0:
        gc.collect()
        gc.freeze()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of its own; pytest's looks through those of all tests before it for a name."""
    return _new_folder(tmp_path_factory)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder and a shell of its own, and the zone of Vienna: no test sees this machine's."""
    folder = _new_folder(tmp_path_factory)
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    for name in ("ALLIANCE_DATA_DIR", "ALLIANCE_CONFIG_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Shell, "data_dir", "")
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "Europe/Vienna")
        time.tzset()
        yield folder
    time.tzset()


def _new_folder(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp() / f"of-a-test-{next(_FOLDERS)}"
    folder.mkdir(mode=0o700)
    return folder


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
