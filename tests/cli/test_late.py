"""Modules that are loaded when something is first looked for in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
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


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A late module that says how often it was loaded, and that looks for something in itself meanwhile."""
    (tmp_path / "slowly.py").write_text(
        "import sys, time\n"
        "count = globals().get('count', 0) + 1\n"
        "early = hasattr(sys.modules[__name__], 'last')\n"
        "time.sleep(0.05)\n"
        "last = True\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    module = LateModule("slowly")
    monkeypatch.setitem(sys.modules, "slowly", module)
    return module


def test_a_session_loads_none_of_them_and_can_use_each() -> None:
    """As if they had been loaded as usual."""
    code = [sys.executable, "-c", SESSION]
    answer = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (answer.stderr, answer.stdout, answer.returncode) == ("", "all there\n", 0)


def test_threads_that_look_at_once_all_find_it_and_it_is_loaded_once(slow: ModuleType) -> None:
    """Whoever comes while it loads waits until it is there."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (slow.last, slow.count, slow.early), range(8)))
    assert found == [(True, 1, False)] * 8
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


def test_a_module_that_is_nowhere_says_so() -> None:
    """As late as it is looked for."""
    with pytest.raises(ModuleNotFoundError, match="not_there_at_all"):
        _ = LateModule("not_there_at_all").anything


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
