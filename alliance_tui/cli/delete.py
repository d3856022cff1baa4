"""`alliance delete`: an alliance or session to the trash."""

from __future__ import annotations

import click

from alliance_tui.cli.console import SentenceError, ask, tell
from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import find, library, listed
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.sentences import commands
from alliance_tui.sentences import commands_trash as say


@click.command(help=say.DELETE, epilog=say.DELETE_EXAMPLES)
@click.argument("wanted", metavar=commands.ID)
@click.option("--yes", is_flag=True, help=say.DELETE_YES)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, yes: bool) -> None:
    """Move an alliance or session to the trash."""
    from alliance_tui.deleting import Going, going_with

    alliances = library(context)
    found = find(wanted, listed(alliances))
    question = say.move_to_trash(title=found.alliance.title, of_session=found.session is not None)
    session = found.session.id if found.session else None
    going = going_with(alliances, found.alliance.id, session) if session is not None else Going()
    now, here = Clock().now(), Clock().zone()
    question = " ".join((question, *going.told(now, here)))
    if not yes and not ask(question):
        raise SentenceError(say.NOT_DELETED)
    try:
        told = alliances.delete(found.alliance.id, session, now)
    except (LookupError, OSError) as error:
        raise SentenceError(say.cannot_delete(why=words_of(error))) from error
    for sentence in going.told(now, here, is_done=True):
        tell(sentence)
    tell(told)
