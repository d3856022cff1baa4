"""What is read from the value of an option or argument; what cannot be used is said in our own words."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, Final

import click

from alliance_tui.cli.console import MisuseError
from alliance_tui.fitting import shortened
from alliance_tui.sentences import commands as say

LONGEST: Final = 20
"""Signs of a number of minutes from which on it is not read: it is too large by far."""


class Minutes(click.ParamType):  # type: ignore[type-arg] # before 8.5 click takes none
    """How many minutes people have: a whole number, at least one."""

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """The number that was typed.

        Raises:
            MisuseError: It is none, or no session is so long.
        """
        from alliance_tui.domain.method import MINUTES_MAX

        typed = str(value).strip()
        minutes = int(typed) if typed.isdecimal() and len(typed) < LONGEST else 0
        if not 0 < minutes <= MINUTES_MAX:
            raise MisuseError(say.no_minutes(typed=shortened(typed), most=MINUTES_MAX))
        return minutes


class OneOf(click.Choice[str]):
    """One of some names."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name that was typed.

        Raises:
            MisuseError: It is none of them; the nearest is said.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from difflib import get_close_matches

            near = get_close_matches(str(value).casefold(), self.choices, n=1)
            nearest = near[0] if near else ""
            raise MisuseError(
                say.none_of_them(typed=shortened(str(value)), nearest=nearest, names=", ".join(self.choices))
            ) from error


class PathName(click.Path):
    """The name of a file or folder, as `click.Path` checks it; None for a dash, where that may be one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path that was typed.

        Raises:
            MisuseError: It cannot be what is asked for.
        """
        if value == "":
            raise MisuseError(say.NO_NAME)
        if value == "-":
            if not self.allow_dash:
                raise MisuseError(say.NO_DASH)
            return None
        self._check_reach(Path(os.fspath(value)))
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise MisuseError(self._why_not(Path(os.fspath(value)))) from error

    def _check_reach(self, path: Path) -> None:
        """Stop where no file can have this name, or nobody knows where it would be.

        Raises:
            MisuseError: The name is too long, or the folder is gone that it is told from.
        """
        try:
            path.absolute().lstat()
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise MisuseError(say.name_too_long(path=shortened(str(path)))) from error
            if not path.is_absolute() and not _is_here():
                raise MisuseError(say.NO_FOLDER_HERE) from error

    def _why_not(self, path: Path) -> str:
        try:
            path.stat()
        except OSError:
            return say.not_there(path=str(path))
        if path.is_dir() and not self.dir_okay:
            return say.is_a_folder(path=str(path))
        if not path.is_dir() and not self.file_okay:
            return say.is_a_file(path=str(path))
        from alliance_tui.sentences import store

        return store.cannot_be_read(name=str(path), why=store.NOT_PERMITTED)


def _is_here() -> bool:
    """Whether the folder is still there that one is in."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
