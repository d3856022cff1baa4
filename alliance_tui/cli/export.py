"""`alliance export`: the one page of an alliance, to print, sign and put up."""

from __future__ import annotations

from pathlib import Path

import click

from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import library, whole
from alliance_tui.cli.values import OneOf
from alliance_tui.cli.writing import output, put
from alliance_tui.clock import Clock
from alliance_tui.exports.sheet_formats import FORMATS
from alliance_tui.sentences import commands as say


@click.command(help=say.EXPORT, epilog=say.EXPORT_EXAMPLES)
@click.argument("wanted", metavar=say.ID)
@click.option(
    "--format",
    "form",
    type=OneOf([*FORMATS]),
    default="text",
    show_default=True,
    help=say.EXPORT_FORMAT,
)
@output()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, form: str, output: Path | None, force: bool) -> None:
    """Write one page with purpose, agreements, review date and room to sign."""
    from alliance_tui.exports.sheet import sheet
    from alliance_tui.exports.sheet_formats import in_format

    (found,) = whole(library(context), wanted)
    page = sheet(found.alliance, Clock().now(), Clock().zone())
    put(folder(context), in_format(page, form).encode(), output, force=force)
