"""`alliance trash`: what was deleted, and how it is had back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import MisuseError, SentenceError, print_page, say
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import library
from alliance_tui.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from alliance_tui.storage.trash import Entry

EXAMPLES: Final = """\b
Examples:
  alliance trash
  alliance trash restore Home
"""
"""What its help ends with."""


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@data_dir()
@click.pass_context
def command(context: click.Context) -> None:
    """List what was deleted; "restore" brings it back.

    What was deleted stays in the trash for 30 days, and is then gone for good.
    """
    if context.invoked_subcommand is None:
        from alliance_tui.storage.trash import entries

        print_page(trash_page(entries(folder(context))))


@command.command()
@click.argument("wanted", metavar="ID")
@data_dir()
@click.pass_context
def restore(context: click.Context, wanted: str) -> None:
    """Bring an alliance or session back.

    ID is an id that "alliance trash" shows, the beginning of one, or a title.
    """
    from alliance_tui.storage.trash import bring_back, entries

    entry = meant(wanted, entries(folder(context)))
    try:
        bring_back(folder(context), entry)
    except (LookupError, OSError) as error:
        raise SentenceError(str(error)) from error
    library(context).list()
    say(f"{_called(entry)} is back where it was.")


def meant(wanted: str, found: Sequence[Entry]) -> Entry:
    """What is meant of the trash: by an id, the beginning of one, or a title. The newest counts.

    Raises:
        MisuseError: There is none, or more than one thing can be meant.
    """
    from alliance_tui.domain.people import name_key

    key = name_key(wanted)
    exact = [one for one in found if one.note.id == key]
    titled = [one for one in found if one.note.session is None and name_key(one.note.title) == key]
    begun = [one for one in found if key and one.note.id.startswith(key)]
    fitting = exact or titled or begun
    if len({one.note.id for one in fitting}) > 1:
        names = ", ".join(sorted({one.note.id for one in fitting}))
        raise MisuseError(f'"{wanted}" can be {names}. Say which one.')
    if not fitting:
        raise MisuseError(f'There is no "{wanted}" in the trash. "alliance trash" shows what is there.')
    return fitting[0]


def trash_page(found: Sequence[Entry]) -> RenderableType:
    """Everything in the trash, as a table."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from alliance_tui.domain.moments import day_words

    if not found:
        return Text("The trash is empty.")
    zone = Clock().zone()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("what", "deleted", "kept until", "id"):
        table.add_column(name, overflow="fold", no_wrap=name == "id")
    for one in found:
        days = (day_words(one.note.deleted, zone), day_words(one.note.until, zone))
        table.add_row(Text(_called(one)), *days, Text(one.note.id, "dim"))
    return Group(table, Text(""), Text('"alliance trash restore ID" brings one of them back.'))


def _called(entry: Entry) -> str:
    from alliance_tui.exports.clean import clean_line

    title = clean_line(entry.note.title) or entry.note.alliance
    return f'A session of "{title}"' if entry.note.session else f'"{title}"'
