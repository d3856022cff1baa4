"""`alliance trash`: what was deleted, and how it is had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from alliance_tui.cli.console import MisuseError, SentenceError, Told, print_page, tell
from alliance_tui.cli.options import data_dir, kept_folder
from alliance_tui.cli.reading import library
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.sentences import commands
from alliance_tui.sentences import commands_trash as say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from alliance_tui.storage.entries import Entry


@click.group(invoke_without_command=True, help=say.TRASH, epilog=say.TRASH_EXAMPLES)
@data_dir()
@click.pass_context
def command(context: click.Context) -> None:
    """List what was deleted, where no command follows."""
    if context.invoked_subcommand is None:
        from alliance_tui.storage.sweeping import sweep

        home = kept_folder(context)
        for sentence in sweep(home):
            tell(sentence)
        print_page(trash_page(_entries(home)))


@command.command(help=say.TRASH_RESTORE)
@click.argument("wanted", metavar=commands.ID)
@data_dir()
@click.pass_context
def restore(context: click.Context, wanted: str) -> None:
    """Bring an alliance or session back."""
    from alliance_tui.storage.trash import bring_back

    home = kept_folder(context)
    entry = meant(wanted, _entries(home))
    try:
        bring_back(home, entry)
    except (LookupError, OSError) as error:
        raise SentenceError(words_of(error)) from error
    library(context).list()
    tell(say.is_back_where_it_was(what=_called(entry)))


def _entries(home: Path) -> Sequence[Entry]:
    """Everything in the trash; what of it cannot be looked at is said.

    Raises:
        SentenceError: Nothing can be.
    """
    from alliance_tui.sentences import store
    from alliance_tui.storage.disk import why
    from alliance_tui.storage.entries import closed, entries
    from alliance_tui.storage.places import TRASH

    for path, error in closed(home):
        sentence = store.cannot_be_read(name=str(path), why=why(error))
        if path == home / TRASH:
            raise SentenceError(sentence) from error
        tell(sentence)
    return entries(home)


def meant(wanted: str, found: Sequence[Entry]) -> Entry:
    """What is meant of the trash: by an id, the beginning of one, or a title. The newest counts.

    Raises:
        MisuseError: There is none, or more than one thing can be meant.
    """
    from alliance_tui.domain.people import name_key
    from alliance_tui.fitting import shortened

    key = name_key(wanted)
    exact = [one for one in found if one.note.id == key]
    titled = [one for one in found if key and one.note.session is None and name_key(one.note.title) == key]
    begun = [one for one in found if key and one.note.id.startswith(key)]
    fitting = exact or titled or begun
    if not key:
        raise MisuseError(say.nothing_named())
    if len({one.note.id for one in fitting}) > 1:
        ids = ", ".join(sorted({one.note.id for one in fitting}))
        raise MisuseError(say.several_in_trash(wanted=shortened(wanted), ids=ids))
    if not fitting:
        raise MisuseError(say.none_in_trash(wanted=shortened(wanted)))
    return fitting[0]


def trash_page(found: Sequence[Entry]) -> RenderableType:
    """Everything in the trash, as a table."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from alliance_tui.domain.moments import day_words

    if not found:
        return Text(say.TRASH_EMPTY)
    now, zone = Clock().now(), Clock().zone()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in (say.TRASH_WHAT, say.TRASH_DELETED, say.TRASH_UNTIL):
        table.add_column(name, overflow="fold")
    table.add_column(say.TRASH_ID, overflow="fold", no_wrap=True)
    for one in found:
        until = say.TRASH_NEXT_START if one.note.until < now else day_words(one.note.until, zone)
        deleted = day_words(one.note.deleted, zone)
        table.add_row(Text(_called(one)), deleted, until, Text(one.note.id, "dim"))
    return Group(table, Text(""), Told(say.brings_back()))


def _called(entry: Entry) -> str:
    from alliance_tui.exports.clean import clean_line

    title = clean_line(entry.note.title) or entry.note.alliance or entry.note.id
    return say.in_trash(title=title, of_session=entry.note.session is not None)
