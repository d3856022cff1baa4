"""The group of all commands, and what it does without one."""

from __future__ import annotations

from typing import Final

import click

from alliance_tui import __version__
from alliance_tui.cli.lazy import LazyGroup
from alliance_tui.cli.options import data_dir, folder, has_chosen
from alliance_tui.sentences import commands as say

COMMANDS: Final = (
    "backup",
    "calendar",
    "check",
    "delete",
    "demo",
    "due",
    "erase",
    "export",
    "list",
    "new",
    "open",
    "restore",
    "settings",
    "show",
    "today",
    "trash",
    "where",
)
"""The commands. Each is what is called `command` in the module of this package with its name."""


@click.group(
    cls=LazyGroup,
    package=__package__,
    names=COMMANDS,
    invoke_without_command=True,
    help=say.HELP,
    epilog=say.EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@data_dir()
@click.version_option(__version__, message="alliance %(version)s")
@click.pass_context
def alliance(context: click.Context) -> None:
    """Open all alliances, where no command follows."""
    if context.invoked_subcommand is None:
        from alliance_tui.cli.checks import said_of_new
        from alliance_tui.cli.screen import check_screen, open_screen
        from alliance_tui.storage.library import FileLibrary
        from alliance_tui.ui.start import AtLibrary

        home = folder(context)
        check_screen(home)
        open_screen(FileLibrary(home), AtLibrary(said_of_new(home, is_chosen=has_chosen(context))))
