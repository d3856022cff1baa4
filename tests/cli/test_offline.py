"""OpenSSL is not loaded, and nothing that people use misses it."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from alliance_tui.cli import offline
from tests.storage.people import ROOT

SCREEN = """
import sys, types
from alliance_tui.cli.screen import open_screen
from alliance_tui.storage.memory import MemoryLibrary
from alliance_tui.ui.start import AtLibrary

def run(*_):
    import asyncio, filelock, hashlib, icalendar, pendulum, textual.app
    assert hashlib.sha256(b"ours").hexdigest().startswith("ae0bec9e")
    assert all(map(hashlib.new, hashlib.algorithms_guaranteed))
    print({"_ssl", "_hashlib"} & {name for name, module in sys.modules.items() if module})
    return 0

sys.modules["alliance_tui.ui.run"] = types.SimpleNamespace(run=run)
open_screen(MemoryLibrary(), AtLibrary())
"""
"""Loads what the screen, locks, dates and calendars need, and says what of OpenSSL came with it."""


def test_the_screen_and_the_store_run_without_openssl() -> None:
    """It is not loaded, every hash is there all the same, and nothing is said of it."""
    code = [sys.executable, "-c", SCREEN]
    answer = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (answer.stderr, answer.stdout, answer.returncode) == ("", "set()\n", 0)


@pytest.mark.parametrize(
    ("hashes", "left_out"), [(("_md5",), {"ssl", "_hashlib"}), (("_md5", "_no"), {"ssl"})]
)
def test_openssls_hashes_stay_where_python_has_none_of_its_own(
    monkeypatch: pytest.MonkeyPatch, hashes: tuple[str, ...], left_out: set[str]
) -> None:
    """As some distributions build it: else every hash would be missing."""
    modules: dict[str, ModuleType | None] = {}
    monkeypatch.setattr(sys, "modules", modules)
    monkeypatch.setattr(offline, "OWN_HASHES", hashes)
    offline.stay_offline()
    assert modules == dict.fromkeys(left_out)


def test_what_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds it would have another one than whoever asks for it next."""
    ssl = ModuleType("ssl")
    modules = {"ssl": ssl}
    monkeypatch.setattr(sys, "modules", modules)
    offline.stay_offline()
    assert modules["ssl"] is ssl
