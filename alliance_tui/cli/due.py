"""`alliance due`: the reviews that wait, for a shell prompt, cron or a timer."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import MisuseError, SentenceError, or_empty, print_json
from alliance_tui.cli.options import as_json, data_dir
from alliance_tui.cli.printing import PrintError, why_not
from alliance_tui.cli.reading import library, listed
from alliance_tui.clock import Clock
from alliance_tui.fitting import fitted, shortened
from alliance_tui.sentences import commands as say

if TYPE_CHECKING:
    from alliance_tui.domain.due import Ahead

SOMETHING: Final = 1
"""The exit status where something is due."""

UNREADABLE: Final = 2
"""The exit status where something could not be read; not where what is left of a session says nothing."""


def _ahead(_: click.Context, __: click.Parameter, text: str) -> Ahead:
    from alliance_tui.domain.due import read_ahead

    ahead = read_ahead(text)
    if ahead is None:
        raise MisuseError(say.no_time_ahead(typed=shortened(text)))
    return ahead


@click.command(help=say.DUE, epilog=say.DUE_EXAMPLES)
@click.option("--within", metavar=say.TIME, default="0h", callback=_ahead, help=say.DUE_WITHIN)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, within: Ahead, as_json: bool) -> None:
    """Print a line for each review that is due, quickly."""
    from alliance_tui.domain.due import waiting
    from alliance_tui.exports.reviews import review_lines, review_shapes

    now, here = Clock().now(), Clock().zone()
    try:
        alliances = library(context)
        with or_empty({"due": []}, as_json=as_json):
            due = waiting(listed(alliances), now, within, here)
    except SentenceError as error:
        raise MisuseError(error.message) from error
    try:
        if as_json:
            print_json(review_shapes(due, now, here))
        else:
            for line in review_lines(due, now, here):
                click.echo(fitted(line, sys.stdout))
    except PrintError as error:
        if error.errno == errno.EPIPE:
            raise
        # Another exit status than where something is due.
        raise MisuseError(why_not(error)) from error
    context.exit(UNREADABLE if alliances.is_unread else SOMETHING if due else 0)
