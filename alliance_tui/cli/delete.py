"""`alliance delete`: an alliance or session to the trash."""

from __future__ import annotations

import click

from alliance_tui.cli.console import SentenceError, ask, tell
from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import find, library, listed
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.sentences import commands, deleting
from alliance_tui.sentences import commands_trash as say


@click.command(help=say.DELETE, epilog=say.DELETE_EXAMPLES)
@click.argument("wanted", metavar=commands.ID)
@click.option("--yes", is_flag=True, help=say.DELETE_YES)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, yes: bool) -> None:
    """Move an alliance or session to the trash."""
    from alliance_tui.deleting import agreements_going

    alliances = library(context)
    found = find(wanted, listed(alliances))
    question = say.move_to_trash(title=found.alliance.title, of_session=found.session is not None)
    session = found.session.id if found.session else None
    number = agreements_going(alliances, found.alliance.id, session) if session is not None else 0
    if number:
        question = f"{question} {deleting.agreements_go(number=number)}"
    if not yes and not ask(question):
        raise SentenceError(say.NOT_DELETED)
    try:
        told = alliances.delete(found.alliance.id, session, Clock().now())
    except (LookupError, OSError) as error:
        raise SentenceError(say.cannot_delete(why=words_of(error))) from error
    if number and yes:
        tell(deleting.agreements_went(number=number))
    tell(told)
