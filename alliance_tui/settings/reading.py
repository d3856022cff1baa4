"""How a user's own setting is read from its TOML file."""

from __future__ import annotations

import errno
from pathlib import Path

from msgspec.structs import replace

from alliance_tui.domain.method import Setting
from alliance_tui.fitting import shortened
from alliance_tui.own_files import LARGEST
from alliance_tui.plain_files import TooLargeError, read_text
from alliance_tui.sentences import settings_check as say
from alliance_tui.sentences.store import NO_FILE, TOO_LARGE
from alliance_tui.settings.checking import Problem, check, check_own


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


def read_setting(file: Path, *, also_as_ours: bool = False) -> Setting:
    """A user's own setting in a TOML file, checked.

    Args:
        file: The file.
        also_as_ours: Whether it may be called like one that comes with the program.

    Raises:
        SettingError: The file cannot be read, or something in it is not as it has to be.
    """
    found = (check if also_as_ours else check_own)(_text(file))
    if isinstance(found, tuple):
        raise SettingError(_named(file), found)
    return replace(found, own=True)


def taken(file: Path, name: str, other: Path) -> SettingError:
    """That a setting has the name of another one.

    Args:
        file: Its file.
        name: What both are called.
        other: The file of the other one, which keeps it.
    """
    return SettingError(_named(file), (Problem("name", say.expected_other_name(file=other.name, name=name)),))


def _text(file: Path) -> str:
    try:
        return read_text(file, largest=LARGEST)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingError(_named(file), (Problem("", say.not_utf8(line=line)),)) from error
    except TooLargeError as error:
        raise SettingError(_named(file), (Problem("", say.cannot_be_read(why=TOO_LARGE)),)) from error
    except OSError as error:
        strange = error.errno in {errno.ESPIPE, errno.ENXIO}
        said = say.cannot_be_read(why=NO_FILE if strange else str(error.strerror))
        raise SettingError(_named(file), (Problem("", said),)) from error


def _named(file: Path) -> str:
    """A file's name, or all that was given where that has none: `/` and `.` are folders."""
    return shortened(file.name or str(file))
