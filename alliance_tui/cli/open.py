"""`alliance open`: one alliance or session on the screen."""

from __future__ import annotations

import click

from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import find, library, listed
from alliance_tui.sentences import commands as say


@click.command(help=say.OPEN, epilog=say.OPEN_EXAMPLES)
@click.argument("wanted", metavar=say.ID)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str) -> None:
    """Open one alliance or session, without showing any other."""
    from alliance_tui.cli.screen import check_screen, open_screen
    from alliance_tui.ui.start import start_with

    alliances = library(context)
    # What opening sees to by itself and cannot is said on the way out, with the file.
    found = find(wanted, listed(alliances, opens=True))
    check_screen(None)
    open_screen(alliances, start_with(found))
