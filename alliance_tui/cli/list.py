"""`alliance list`: all alliances, as text."""

from __future__ import annotations

import click

from alliance_tui.cli.console import or_empty, print_list, tell
from alliance_tui.cli.options import as_json, data_dir
from alliance_tui.cli.reading import library, listed
from alliance_tui.clock import Clock
from alliance_tui.sentences import commands as say


@click.command(help=say.LIST)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Print all alliances with their next review and their sessions."""
    files = library(context)
    with or_empty({"alliances": []}, as_json=as_json):
        alliances = listed(files)
    for sentence in files.to_tell():
        tell(sentence)
    print_list(alliances, Clock().now(), Clock().zone(), as_json=as_json)
