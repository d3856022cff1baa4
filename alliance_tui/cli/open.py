"""`alliance open`: one alliance or session on the screen."""

from __future__ import annotations

from typing import Final

import click

from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import find, library, listed

EXAMPLES: Final = """\b
Examples:
  alliance open Home
  alliance open k3qd
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("wanted", metavar="ID")
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str) -> None:
    """Open one alliance or session, without showing any other.

    ID is an id, the beginning of one, or a title.
    """
    from alliance_tui.cli.screen import check_screen, open_screen
    from alliance_tui.ui.start import OpenAlliance, OpenSession

    alliances = library(context)
    found = find(wanted, listed(alliances))
    check_screen(None)
    if found.session is not None:
        open_screen(alliances, OpenSession(found.alliance.id, found.session.id))
    open_screen(alliances, OpenAlliance(found.alliance.id))
