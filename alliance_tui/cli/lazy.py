"""A group of commands of which each is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from alliance_tui.sentences import commands as say


class LazyGroup(click.Group):
    """Commands that are modules of a package: `NAME.py` holds the command NAME, and calls it `command`."""

    def __init__(self, *args: Any, package: str, names: Sequence[str], **kwargs: Any) -> None:
        """Name the commands; none is imported.

        Args:
            args: As `click.Group` takes them.
            package: Where the modules are.
            names: What the commands are called.
            kwargs: As `click.Group` takes them.
        """
        super().__init__(*args, **kwargs)
        self._package = package
        self._names = names

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """The names of all commands, as the help shows them."""
        return sorted(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """The command with a name, imported now; None where there is none."""
        if cmd_name not in self._names:
            return None
        command: click.Command = import_module(f"{self._package}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; where there is none, the nearest names are said."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=self._names, ctx=ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where a title may have been taken for an option, it is said how it is named."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            asked = error.ctx.command.params if error.ctx is not None else ()
            if error.possibilities or not any(isinstance(one, click.Argument) for one in asked):
                raise
            said = f"{error.message} {say.AFTER_DASHES}"
            raise click.NoSuchOption(error.option_name, said, ctx=error.ctx) from error
