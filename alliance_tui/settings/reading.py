"""The settings that come with the program, and how one is read from its TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from alliance_tui.domain.method import Setting
from alliance_tui.sentences import settings_check as say
from alliance_tui.settings.checking import Problem, check_own

NAMES: Final = ("couple", "manager", "team", "founders", "coach", "neutral")
"""The settings that come with the program, in the order they are offered."""

FOLDER: Final = Path(__file__).parent
"""Where their files are."""


class SettingError(ValueError):
    """A setting that cannot be used: which file, and what in it is not as it has to be."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{file}: {problem}" for problem in problems))
        self.file = file
        """The file's name."""
        self.problems = problems
        """All that is wrong with it, a key each."""

    @property
    def sentence(self) -> str:
        """The first of it, in a line."""
        first, *rest = self.problems
        return say.cannot_be_used(file=self.file, first=str(first), more=len(rest))


@cache
def builtin() -> Mapping[str, Setting]:
    """The settings that come with the program, by name, in the order they are offered."""
    return MappingProxyType({name: _shipped(name) for name in NAMES})


def read_setting(file: Path) -> Setting:
    """A user's own setting in a TOML file, checked.

    Raises:
        SettingError: The file cannot be read, or something in it is not as it has to be.
    """
    found = check_own(_text(file))
    if isinstance(found, tuple):
        raise SettingError(file.name, found)
    return found


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


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SettingError(file.name, (Problem("", say.NOT_UTF8),)) from error
    except OSError as error:
        said = say.cannot_be_read(why=str(error.strerror))
        raise SettingError(file.name, (Problem("", said),)) from error
