"""What every command can be told, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from alliance_tui.paths import data_folder, is_chosen
from alliance_tui.sentences import commands as say

Decorated = TypeVar("Decorated", bound="Callable[..., Any] | click.Command")


def data_dir() -> Callable[[Decorated], Decorated]:
    """The option for another data folder, which stands before or after the command."""
    return click.option(
        "--data-dir",
        metavar=say.FOLDER,
        type=click.Path(readable=False),
        expose_value=False,
        callback=_keep_data_dir,
        help=say.DATA_DIR,
    )


def as_json() -> Callable[[Decorated], Decorated]:
    """The option for an answer that programs read."""
    return click.option("--json", "as_json", is_flag=True, help=say.AS_JSON)


def folder(context: click.Context) -> Path:
    """The data folder that was asked for, or the platform's."""
    return data_folder(context.ensure_object(dict).get("data_dir"))


def has_chosen(context: click.Context) -> bool:
    """Whether a data folder was asked for."""
    return is_chosen(context.ensure_object(dict).get("data_dir"))


def kept_folder(context: click.Context) -> Path:
    """The data folder, for whatever only reads what is there.

    Raises:
        MisuseError: It was asked for, and there is none: its name may be mistyped.
        SentenceError: A link in its place leads nowhere.
    """
    from alliance_tui.cli.checks import said_of_new, why_lost
    from alliance_tui.cli.console import MisuseError, SentenceError

    home = folder(context)
    if lost := why_lost(home):
        raise SentenceError(lost)
    if said_of_new(home, is_chosen=has_chosen(context)):
        raise MisuseError(say.no_folder(folder=str(home)))
    return home


def _keep_data_dir(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keep the folder for the whole program; one named after the command goes before one named earlier."""
    if value is not None:
        from alliance_tui.cli.console import MisuseError
        from alliance_tui.cli.shell import go_on_with
        from alliance_tui.cli.values import PathName

        if not value:
            raise MisuseError(say.NO_DATA_DIR)
        PathName(file_okay=False).convert(value, None, context)
        context.ensure_object(dict)["data_dir"] = value
        go_on_with(value)
