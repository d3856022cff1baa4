"""The settings that come with the program, all of them: the program itself reads one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from alliance_tui.domain.method import Setting
from alliance_tui.settings.builtin import NAMES, builtin_one


@cache
def builtin() -> Mapping[str, Setting]:
    """They by name, in the order they are offered."""
    found = {name: builtin_one(name) for name in NAMES}
    return MappingProxyType({name: setting for name, setting in found.items() if setting is not None})
