"""`alliance calendar`: reviews and dated agreements for a calendar program."""

from __future__ import annotations

from pathlib import Path

import click

from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import library, whole
from alliance_tui.cli.writing import output, put
from alliance_tui.clock import Clock
from alliance_tui.sentences import commands as say


@click.command(help=say.CALENDAR, epilog=say.CALENDAR_EXAMPLES)
@click.argument("wanted", metavar=say.ID_OR_ALL, required=False)
@output()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str | None, output: Path | None, force: bool) -> None:
    """Write the reviews and the agreements that have a date as an .ics file."""
    alliances = whole(library(context), wanted)
    from alliance_tui.exports.calendar import calendar

    put(folder(context), calendar(alliances, Clock().now()), output, force=force)
