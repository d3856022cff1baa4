"""`alliance erase`: an alliance or session, gone for good."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from alliance_tui.cli.console import MisuseError, SentenceError, ask_for, tell
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import by_whole_id, library
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import commands
from alliance_tui.sentences import commands_trash as say


class _Meant(NamedTuple):
    title: str
    alliance: AllianceId
    session: SessionId | None = None


@click.command(help=say.ERASE, epilog=say.ERASE_EXAMPLES)
@click.argument("wanted", metavar=commands.ID)
@click.option("--yes-erase", "typed", metavar=say.TITLE, help=say.ERASE_TYPED)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str, typed: str | None) -> None:
    """Remove an alliance or session for good, after its title was typed."""
    from alliance_tui.domain.people import name_key
    from alliance_tui.storage.erasing import erase
    from alliance_tui.storage.sweeping import sweep

    home = folder(context)
    for sentence in sweep(home):
        tell(sentence)
    meant = _meant(context, wanted)
    title = meant.title or meant.alliance or meant.session or ""
    if typed is None:
        typed = ask_for(say.type_its_title(title=title, of_session=meant.session is not None))
    if name_key(typed) != name_key(title):
        raise SentenceError(say.not_its_title(title=title))
    try:
        left = erase(home, meant.alliance, meant.session)
    except (LookupError, OSError) as error:
        raise SentenceError(str(error)) from error
    library(context).list()
    for path in left:
        tell(say.stays_in(folder=str(path)))
    if not left:
        tell(say.ERASED)


def _meant(context: click.Context, wanted: str) -> _Meant:
    """What is meant, among what is listed, by whole id where it cannot be read, or in the trash."""
    from alliance_tui.cli.trash import meant
    from alliance_tui.domain.finding import NotFound, find
    from alliance_tui.storage.entries import entries

    alliances = library(context)
    lines = alliances.list(renew=False)
    if alliances.problems and not lines:
        if (misplaced := _misplaced(folder(context), wanted)) is not None:
            return misplaced
        raise SentenceError(alliances.problems[0])
    found = find(wanted, lines)
    if not isinstance(found, NotFound):
        return _Meant(found.alliance.title, found.alliance.id, found.session.id if found.session else None)
    for problem in alliances.problems:
        # It may be what is meant.
        tell(problem)
    try:
        if (alliance := by_whole_id(context, wanted)) is not None:
            return _Meant("", alliance)
        if (misplaced := _misplaced(folder(context), wanted)) is not None:
            return misplaced
        note = meant(wanted, entries(folder(context))).note
    except (MisuseError, OSError) as error:
        raise MisuseError(found.sentence) from error
    return _Meant(note.title, note.alliance, note.session)


def _misplaced(home: Path, wanted: str) -> _Meant | None:
    """The alliance that is meant by its title or id, or by the name somebody gave its folder."""
    from alliance_tui.domain.people import name_key
    from alliance_tui.storage.misplaced import held_in
    from alliance_tui.storage.places import ALLIANCES, alliances_in

    try:
        names = alliances_in(home)
    except OSError:
        # Whoever lists them says why.
        return None
    for name in names:
        held = held_in(home / ALLIANCES / name)
        if held is not None and (wanted in {name, held.alliance} or name_key(wanted) == name_key(held.title)):
            return _Meant(held.title, held.alliance)
    return None
