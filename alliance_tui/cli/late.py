"""Some modules that libraries take in, and that this program next to never asks for, are loaded when it does.

`import` is content with a name in `sys.modules`. What stands there meanwhile is the module itself, empty:
the first thing that is looked for in it loads it. That is half a megabyte less for a session.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any, Final

LATE: Final = (
    "ipaddress",
    "json",
    "locale",
    "secrets",
    "sysconfig",
    "textwrap",
    "tokenize",
    "msgspec.inspect",
    "msgspec.toml",
    "msgspec.yaml",
)
"""Taken in by urllib for addresses of machines, TinyDB for its own storage, filelock for locks that wait,
zoneinfo, what tells of errors, and msgspec for schemas."""

ZONES: Final = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where Python looks for time zones unless it was built otherwise; then there is the package `tzdata`."""

_loading: Final = RLock()


class LateModule(ModuleType):
    """A module that loads itself when something is first looked for in it, by whichever thread."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # So that it is looked for, too, which alone loads nothing: each further `import` asks for it.
        del self.__spec__

    def __getattr__(self, name: str) -> Any:
        with _loading:
            spec = vars(self).get("__spec__") or _spec_of(self.__name__)
            self.__spec__ = spec
            if name != "__spec__" and self.__loader__ is None:
                _load(self, spec)
        return ModuleType.__getattribute__(self, name)


def load_late() -> None:
    """From now on load these modules late; those that are loaded already stay."""
    for name in LATE:
        if name not in sys.modules:
            sys.modules[name] = LateModule(name)
    if os.name == "posix":
        # Else `zoneinfo` asks `sysconfig`, and with it comes all that was noted of how Python was built.
        os.environ.setdefault("PYTHONTZPATH", ZONES)


def _spec_of(name: str) -> ModuleSpec:
    parent = name.rpartition(".")[0]
    spec = PathFinder.find_spec(name, sys.modules[parent].__path__ if parent else None)
    if spec is None:
        raise ModuleNotFoundError(name, name=name)
    return spec


def _load(module: ModuleType, spec: ModuleSpec) -> None:
    """Make of an empty module what `import` would have made; it stays empty where that fails."""
    if spec.loader is None:
        # A folder of that name.
        raise ModuleNotFoundError(spec.name, name=spec.name)
    before = vars(module).copy()
    module.__loader__, module.__package__ = spec.loader, spec.parent
    module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    try:
        spec.loader.exec_module(module)
    except BaseException:
        # So that whoever looks next is told why, too.
        vars(module).clear()
        vars(module).update(before)
        raise
    module.__class__ = ModuleType
