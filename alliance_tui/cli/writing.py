"""Where a command puts what it made: on the terminal, or in a file that was not there before."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from alliance_tui.cli.console import SentenceError
from alliance_tui.cli.values import PathName
from alliance_tui.sentences import commands as say

Decorated = TypeVar("Decorated", bound="Callable[..., Any] | click.Command")


def output() -> Callable[[Decorated], Decorated]:
    """The options for a file to write, and for writing over one."""

    def decorate(command: Decorated) -> Decorated:
        force = click.option("--force", is_flag=True, help=say.OVERWRITE)
        path = click.option(
            "-o",
            "--output",
            metavar=say.FILE,
            type=PathName(dir_okay=False, allow_dash=True, path_type=Path),
            help=say.OUTPUT,
        )
        return path(force(command))

    return decorate


def is_there(path: Path) -> bool:
    """Whether something is under a name, as far as this account sees; whoever goes there says why not."""
    with suppress(OSError):
        return path.exists()
    return False


def followed_target(home: Path, path: Path) -> Path:
    """The file that is written where people name one: where links lead, for what leads there stays.

    Args:
        home: The data folder: what the program keeps there is not written over.
        path: What they name.

    Raises:
        SentenceError: It is one of the program's own files, or no file.
    """
    from alliance_tui.storage.targets import why_not_there

    if sentence := why_not_there(home, path):
        raise SentenceError(sentence)
    return Path(os.path.realpath(path))


def put(home: Path, data: bytes, path: Path | None, *, force: bool) -> None:
    """Write what was made to a file, whole, or print it where no file is named, or a dash is.

    Args:
        home: The data folder.
        data: What was made.
        path: The file.
        force: Whether it may take the place of another file.

    Raises:
        SentenceError: It cannot be written, or there is a file of this name.
    """
    if path is None:
        click.echo(data, nl=False)
        return
    target = followed_target(home, path)
    from alliance_tui.storage.disk import DISK, why
    from alliance_tui.storage.giving import give

    try:
        give(DISK, target, data, force=force)
    except FileExistsError as error:
        raise SentenceError(say.is_there(file=str(path))) from error
    except OSError as error:
        raise SentenceError(say.cannot_write(file=str(path), why=why(error))) from error
    click.echo(say.written(file=str(path)), err=True)
