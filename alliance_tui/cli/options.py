"""What every command can be told, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from alliance_tui.paths import data_folder
from alliance_tui.sentences import commands as say

Decorated = TypeVar("Decorated", bound="Callable[..., Any] | click.Command")


def data_dir() -> Callable[[Decorated], Decorated]:
    """The option for another data folder, which stands before or after the command."""
    return click.option(
        "--data-dir",
        metavar=say.FOLDER,
        type=click.Path(file_okay=False),
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


def _keep_data_dir(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keep the folder for the whole program; one named after the command goes before one named earlier."""
    if value:
        context.ensure_object(dict)["data_dir"] = value
