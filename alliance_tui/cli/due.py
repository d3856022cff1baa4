"""`alliance due`: the reviews that wait, for a shell prompt, cron or a timer."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import click

from alliance_tui.cli.console import MisuseError, SentenceError, print_json
from alliance_tui.cli.options import as_json, data_dir
from alliance_tui.cli.reading import library, listed
from alliance_tui.clock import Clock

EXAMPLES: Final = """\b
Examples:
  alliance due                      what is due today, and what was planned before
  alliance due --within 3d          what comes in the next three days as well
  alliance due --json               for programs

\b
Exit status: 0 nothing is due, 1 something is, 2 not everything could be read.
"""
"""What its help ends with."""

SOMETHING: Final = 1
"""The exit status where something is due."""

UNREADABLE: Final = 2
"""The exit status where something could not be read."""


def _ahead(_: click.Context, __: click.Parameter, text: str) -> timedelta:
    from alliance_tui.domain.due import read_ahead

    ahead = read_ahead(text)
    if ahead is None:
        raise MisuseError(f'"{text}" is no time to look ahead. Say it like 3d, 12h or 2w.')
    return ahead


@click.command(epilog=EXAMPLES)
@click.option(
    "--within", metavar="TIME", default="0h", callback=_ahead, help="Look ahead as well: 3d, 12h or 2w."
)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, within: timedelta, as_json: bool) -> None:
    """Print a line for each review that is due.

    It answers so quickly that it can stand in a shell prompt.
    """
    from alliance_tui.domain.due import waiting
    from alliance_tui.exports.reviews import review_lines, review_shapes

    alliances, now = library(context), Clock().now()
    try:
        due = waiting(listed(alliances), now, within)
    except SentenceError as error:
        raise MisuseError(error.message) from error
    if as_json:
        print_json(review_shapes(due, now))
    else:
        for line in review_lines(due, now):
            click.echo(line)
    context.exit(UNREADABLE if alliances.problems else SOMETHING if due else 0)
