"""What the tests of the screen stand on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.house import House


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """An app freezes what there is when it has started: left so, no app of any test would ever be freed."""
    yield
    gc.unfreeze()


@pytest.fixture
def house(data_dir: Path) -> House:
    """A folder of alliances, a clock, and openings of the program."""
    return House(data_dir)
