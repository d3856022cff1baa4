"""`alliance erase`: an alliance or session, gone for good."""

from __future__ import annotations

from typing import Final, NamedTuple

import click

from alliance_tui.cli.console import MisuseError, SentenceError, ask_for, say
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import library
from alliance_tui.domain.words import AllianceId, SessionId

EXAMPLES: Final = """\b
Examples:
  alliance erase Home
  alliance erase k3qd --yes-erase Home
"""
"""What its help ends with."""


class _Meant(NamedTuple):
    title: str
    alliance: AllianceId
    session: SessionId | None = None


@click.command(epilog=EXAMPLES)
@click.argument("wanted", metavar="ID")
@click.option("--yes-erase", "typed", metavar="TITLE", help="For scripts: the title, typed beforehand.")
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, typed: str | None) -> None:
    """Remove an alliance or session for good, after its title was typed.

    ID is an id, the beginning of one, or a title; of what is in the trash too. Everything of it goes: what
    is in the trash, the backup one generation ago, what was set aside. Copies you made yourself stay.
    """
    from alliance_tui.domain.people import name_key
    from alliance_tui.storage.trash import erase

    home, meant = folder(context), _meant(context, wanted)
    title = meant.title or meant.alliance
    what = f'a session of "{title}"' if meant.session else f'"{title}" and all its sessions'
    if typed is None:
        typed = ask_for(f"This removes {what} for good. Type its title to go on: {title}")
    if name_key(typed) != name_key(title):
        raise SentenceError(f'That is not its title, "{title}". Nothing was erased.')
    try:
        erase(home, meant.alliance, meant.session)
    except (LookupError, OSError) as error:
        raise SentenceError(str(error)) from error
    library(context).list()
    say("It is gone for good.")


def _meant(context: click.Context, wanted: str) -> _Meant:
    """What is meant, among what is listed, by whole id where it cannot be read, or in the trash."""
    from alliance_tui.cli.trash import meant
    from alliance_tui.domain.finding import NotFound, find
    from alliance_tui.storage.catalogue import ALLIANCES, ID
    from alliance_tui.storage.trash import entries

    found = find(wanted, library(context).list(renew=False))
    if not isinstance(found, NotFound):
        return _Meant(found.alliance.title, found.alliance.id, found.session.id if found.session else None)
    if ID.fullmatch(wanted) and (folder(context) / ALLIANCES / wanted).is_dir():
        return _Meant("", AllianceId(wanted))
    try:
        note = meant(wanted, entries(folder(context))).note
    except MisuseError as error:
        raise MisuseError(found.sentence) from error
    return _Meant(note.title, note.alliance, note.session)
