"""Modules that are loaded when something is first looked for in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import RLock, Semaphore
from types import ModuleType

import pytest

from alliance_tui.cli import late
from alliance_tui.cli.late import LATE, ZONES, LateModule, load_late
from tests.storage.people import ROOT

SESSION = """
import sys
from alliance_tui.cli.late import LATE, LateModule, load_late
load_late()
import filelock, msgspec, tinydb, zoneinfo
zoneinfo.ZoneInfo("Europe/Vienna")
assert all(type(sys.modules[name]) is LateModule for name in LATE), LATE
assert not {"hashlib", "json.decoder"} & sys.modules.keys()
import json, secrets, sysconfig
assert sysconfig.get_config_var("EXT_SUFFIX")
assert json.loads(json.dumps({"a": [1]})) == {"a": [1]} and len(secrets.token_hex(4)) == 8
assert msgspec.inspect.type_info(int) == msgspec.inspect.IntType()
assert msgspec.toml.decode("a = 1") == {"a": 1}
from json import JSONDecodeError, decoder
import json.encoder
assert type(json).__name__ == "module" and json.__spec__.name == "json" and json.decoder is decoder
print("all there")
"""
"""Loads what a session needs, and then uses what came late."""


class Door:
    """The lock, and who found it taken."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._found_taken = Semaphore(0)

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._found_taken.release()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def wait_until_taken_for(self, count: int) -> None:
        """Wait until so many found it taken; where they never do, that is an error."""
        for _ in range(count):
            if not self._found_taken.acquire(timeout=20):
                raise AssertionError("Somebody came through.")


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A late module that counts its loads, looks for something in itself, and calls `meanwhile`."""
    (tmp_path / "slowly.py").write_text(
        "import sys\n"
        "count = globals().get('count', 0) + 1\n"
        "early = hasattr(sys.modules[__name__], 'last')\n"
        "meanwhile()\n"
        "last = True\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    module = LateModule("slowly")
    vars(module)["meanwhile"] = lambda: None
    monkeypatch.setitem(sys.modules, "slowly", module)
    return module


def test_a_session_loads_none_of_them_and_can_use_each() -> None:
    """As if they had been loaded as usual."""
    code = [sys.executable, "-c", SESSION]
    answer = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (answer.stderr, answer.stdout, answer.returncode) == ("", "all there\n", 0)


def test_threads_that_look_at_once_all_find_it_and_it_is_loaded_once(
    slow: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes while it loads waits until it is there: it is not, before all the others have come."""
    door = Door(late._loading)
    monkeypatch.setattr(late, "_loading", door)
    vars(slow)["meanwhile"] = lambda: door.wait_until_taken_for(7)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (slow.last, slow.count, slow.early), range(8)))
    assert found == [(True, 1, False)] * 8
    assert type(slow) is ModuleType


def fail() -> None:
    """As a module that cannot be loaded."""
    raise OSError("no more memory")


def test_a_module_that_cannot_be_loaded_says_why_each_time_and_may_be_loaded_later(slow: ModuleType) -> None:
    """Nothing of it stays meanwhile."""
    vars(slow)["meanwhile"] = fail
    for name in ("last", "last", "count"):
        with pytest.raises(OSError, match="no more memory"):
            getattr(slow, name)
    vars(slow)["meanwhile"] = lambda: None
    assert (slow.last, slow.count, slow.early) == (True, 1, False)
    assert type(slow) is ModuleType


def test_asking_where_it_is_does_not_load_it(slow: ModuleType) -> None:
    """Each further `import` asks that."""
    assert slow.__spec__ is not None
    assert slow.__spec__.origin == str(Path(sys.path[0], "slowly.py"))
    assert "count" not in vars(slow)


def test_what_is_not_there_is_an_attribute_error_as_ever(slow: ModuleType) -> None:
    """Also the first thing that is looked for."""
    with pytest.raises(AttributeError, match="nothing"):
        _ = slow.nothing


def test_a_module_that_is_nowhere_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As late as it is looked for; a folder that has its name is none."""
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError, match="not_there_at_all"):
            _ = LateModule("not_there_at_all").anything
        (tmp_path / "not_there_at_all").mkdir(exist_ok=True)
        monkeypatch.syspath_prepend(tmp_path)


def test_what_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds it would have another one than whoever asks for it next."""
    modules: dict[str, ModuleType] = {"json": json}
    monkeypatch.setattr(sys, "modules", modules)
    load_late()
    assert modules["json"] is json
    assert {name for name, module in modules.items() if isinstance(module, LateModule)} == {*LATE} - {"json"}


@pytest.mark.skipif(os.name != "posix", reason="only there zones lie in a folder")
@pytest.mark.parametrize(("before", "after"), [(None, ZONES), ("/my/zones", "/my/zones")])
def test_people_may_say_where_their_zones_are(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    """What they say stays."""
    monkeypatch.delenv("PYTHONTZPATH", raising=False)
    if before is not None:
        monkeypatch.setenv("PYTHONTZPATH", before)
    monkeypatch.setattr(late, "LATE", ())
    load_late()
    assert os.environ["PYTHONTZPATH"] == after
