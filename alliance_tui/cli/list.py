"""`alliance list`: all alliances, as text."""

from __future__ import annotations

from pathlib import Path

import click

from alliance_tui.cli.console import MisuseError, or_empty, print_list, tell
from alliance_tui.cli.options import as_json, data_dir, folder
from alliance_tui.cli.reading import library, listed
from alliance_tui.clock import Clock
from alliance_tui.sentences import commands as say


@click.command(help=say.LIST)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Print all alliances with their next review and their sessions."""
    try:
        files = library(context)
    except MisuseError:
        # Its folder may be gone, and what was said last be saved in somebody's home.
        _tell_what_waits(folder(context))
        raise
    with or_empty({"alliances": []}, as_json=as_json):
        alliances = listed(files)
    for sentence in files.to_tell():
        tell(sentence)
    print_list(alliances, Clock().now(), Clock().zone(), as_json=as_json)


def _tell_what_waits(home: Path) -> None:
    from alliance_tui.paths import home_folder
    from alliance_tui.storage.waiting import waiting

    for sentence in waiting(home, home_folder()):
        tell(sentence)
