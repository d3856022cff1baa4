"""`alliance calendar`: reviews and dated agreements for a calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import library, whole
from alliance_tui.cli.writing import output, put
from alliance_tui.clock import Clock

EXAMPLES: Final = """\b
Examples:
  alliance calendar -o all.ics
  alliance calendar Home -o home.ics --force
  alliance calendar Home | khal import --batch /dev/stdin
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("wanted", metavar="[ID]", default="")
@output()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, output: Path | None, force: bool) -> None:
    """Write the reviews and the agreements that have a date as an .ics file.

    Importing it again brings a calendar up to date. ID is an id, the beginning of one, or a title; without
    it, all alliances are in the file.
    """
    alliances = whole(library(context), wanted)
    from alliance_tui.exports.calendar import calendar

    put(calendar(alliances, Clock().now()), output, force=force)
