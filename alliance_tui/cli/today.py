"""`alliance today`: what was agreed for today and this week."""

from __future__ import annotations

import click

from alliance_tui.cli.console import or_empty, print_json, print_page
from alliance_tui.cli.options import as_json, data_dir
from alliance_tui.cli.reading import library, whole
from alliance_tui.clock import Clock
from alliance_tui.sentences import commands as say


@click.command(help=say.TODAY, epilog=say.TODAY_EXAMPLES)
@click.argument("wanted", metavar=say.ID_OR_ALL, required=False)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str | None, as_json: bool) -> None:
    """Print what was agreed for today and this week, and the days to the review."""
    from alliance_tui.exports.today import today_page, today_shape

    now, here = Clock().now(), Clock().zone()
    files = library(context)
    with or_empty({"alliances": []}, as_json=as_json):
        alliances = [one.alliance for one in whole(files, wanted)]
    if as_json:
        print_json(today_shape(alliances, now, here))
    else:
        print_page(today_page(alliances, now, here))
