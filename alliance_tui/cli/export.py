"""`alliance export`: the one page of an alliance, to print, sign and put up."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import library, whole
from alliance_tui.cli.writing import output, put
from alliance_tui.clock import Clock
from alliance_tui.exports.sheet import FORMATS

EXAMPLES: Final = """\b
Examples:
  alliance export Home --format html -o home.html
  alliance export Home --format markdown
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("wanted", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    default="text",
    show_default=True,
    help="How it is made.",
)
@output()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, form: str, output: Path | None, force: bool) -> None:
    """Write one page with purpose, agreements, review date and room to sign.

    ID is an id, the beginning of one, or a title.
    """
    from alliance_tui.exports.sheet import in_format, sheet

    (found,) = whole(library(context), wanted)
    put(in_format(sheet(found.alliance, Clock().now()), form).encode(), output, force=force)
