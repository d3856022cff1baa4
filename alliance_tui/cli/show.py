"""`alliance show`: one alliance or session, as text."""

from __future__ import annotations

import click

from alliance_tui.cli.console import SentenceError, print_alliance, print_session
from alliance_tui.cli.options import as_json, data_dir
from alliance_tui.cli.reading import find, known, library, saying_once
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.sentences import commands as say


@click.command(help=say.SHOW, epilog=say.SHOW_EXAMPLES)
@click.argument("wanted", metavar=say.ID)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, as_json: bool) -> None:
    """Print one alliance or session."""
    from alliance_tui.domain.fold import fold
    from alliance_tui.domain.fold_alliance import fold_alliance
    from alliance_tui.domain.life import lives

    alliances = library(context)
    lines, problems = known(alliances)
    with saying_once(problems):
        found = find(wanted, lines)
        try:
            own, logs = alliances.read(found.alliance.id)
        except (LookupError, OSError) as error:
            raise SentenceError(words_of(error)) from error
    if found.session is not None:
        session = fold(logs.get(found.session.id, ()))
        touch = alliances.last_touch(found.alliance.id)
        print_session(session, found.session.state, Clock().now(), touch, Clock().zone(), as_json=as_json)
        return
    told, state = lives(own, logs.values()), fold_alliance(own, logs.values())
    sessions, now, here = found.alliance.sessions, Clock().now(), Clock().zone()
    print_alliance(state, sessions, lines, now, here, told, as_json=as_json)
