"""A group of commands of which each is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click


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

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read what stands before the command; what is not understood is said in our own words."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise self._said(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what is not understood of it is said in our own words."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise self._said(error) from error

    def _said(self, error: click.UsageError) -> click.ClickException:
        from alliance_tui.cli.misuse import in_our_words

        return in_our_words(error, self)
