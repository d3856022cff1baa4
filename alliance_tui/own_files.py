"""What the files of a user's own settings are: those that are on offer go into a backup, and no others."""

from __future__ import annotations

from typing import Final

ENDING: Final = ".toml"
"""What their names end with."""

LARGEST: Final = 1 << 20
"""The most that one of them may hold, in bytes; what holds more was never written as one."""


def is_own(name: str) -> bool:
    """Whether something in their folder is one, by its name: what is hidden is for systems and editors."""
    return name.endswith(ENDING) and not name.startswith(".")
