"""The settings that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from alliance_tui.domain.method import Setting

NAMES: Final = ("couple", "manager", "team", "founders", "coach", "neutral")
"""Their names, in the order they are offered."""

FOLDER: Final = Path(__file__).parent
"""Where their files are."""


def builtin_one(name: str) -> Setting | None:
    """One setting that comes with the program, without reading the others; None where there is none."""
    return _shipped(name) if name in NAMES else None


@cache
def _shipped(name: str) -> Setting:
    # Here, because a first screen reads no setting.
    import tomllib

    # Not checked: a test does that, and reading has to be quick.
    found = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(found, Setting)
