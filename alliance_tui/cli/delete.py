"""`alliance delete`: an alliance or session to the trash."""

from __future__ import annotations

from typing import Final

import click

from alliance_tui.cli.console import SentenceError, ask, say
from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import find, library, listed
from alliance_tui.clock import Clock

EXAMPLES: Final = """\b
Examples:
  alliance delete Home
  alliance delete k3qd --yes
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("wanted", metavar="ID")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, yes: bool) -> None:
    """Move an alliance or session to the trash, for 30 days.

    ID is an id, the beginning of one, or a title. "alliance trash" shows what is there and brings it back,
    "alliance erase" removes it for good.
    """
    alliances = library(context)
    found = find(wanted, listed(alliances))
    title = found.alliance.title
    what = f'this session of "{title}"' if found.session else f'"{title}" and all its sessions'
    if not yes and not ask(f"Move {what} to the trash?"):
        raise SentenceError("Nothing was deleted.")
    session = found.session.id if found.session else None
    try:
        say(alliances.delete(found.alliance.id, session, Clock().now()))
    except (LookupError, OSError) as error:
        raise SentenceError(f"Nothing was deleted. {error}") from error
