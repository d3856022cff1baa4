"""The group of all commands, and what it does without one."""

from __future__ import annotations

from typing import Final

import click

from alliance_tui import __version__
from alliance_tui.cli.lazy import LazyGroup
from alliance_tui.cli.options import data_dir, folder

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

EXAMPLES: Final = """\b
Examples:
  alliance                                       all alliances and sessions
  alliance new Ana Ben --setting couple          begin, and talk at once
  alliance new Farid Grace --setting manager --title "Weekly with Farid"
  alliance open Home                             go on with it, or look at it
  alliance demo                                  try every key with made-up words
  alliance list                                  what there is, as text
  alliance show Home --json                      one of them, for programs
  alliance settings                              the kinds of relationship, and your own
  alliance check                                 read every file, and say whether all is well
  alliance backup ours.zip                       everything in one file, also while you talk
  alliance restore ours.zip                      and back again
  alliance where                                 every folder, and what is in it
  alliance due --within 3d                       which reviews wait, for a shell prompt
  alliance delete Home                           to the trash, for 30 days
  alliance trash                                 what was deleted, and how to have it back
  alliance erase Home                            gone for good, once its title is typed
  alliance today Home                            what you said you would do today and this week
  alliance export Home --format html -o home.html   a page to print, sign and put up
  alliance calendar Home -o home.ics             reviews and dates for a calendar program
"""
"""What the help of the whole program ends with."""


@click.group(
    cls=LazyGroup,
    package=__package__,
    names=COMMANDS,
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@data_dir()
@click.version_option(__version__, message="alliance %(version)s")
@click.pass_context
def alliance(context: click.Context) -> None:
    """Conversations about how you want to be with each other: two to eight people, one laptop.

    Without a command it opens all your alliances.
    """
    if context.invoked_subcommand is None:
        from alliance_tui.cli.reading import library
        from alliance_tui.cli.screen import check_screen, open_screen
        from alliance_tui.ui.start import AtLibrary

        check_screen(folder(context))
        open_screen(library(context), AtLibrary())
