"""`alliance trash`: what was deleted, and how it is had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from alliance_tui.cli.console import MisuseError, SentenceError, Told, ask_for, print_page, tell
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

    from alliance_tui.storage.entries import Entry, Note
    from alliance_tui.storage.restoring import Candidate


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


@command.command(help=say.TRASH_RESTORE, epilog=say.TRASH_RESTORE_EXAMPLES)
@click.argument("wanted", metavar=commands.ID)
@click.option("--both", is_flag=True, help=say.TRASH_BOTH)
@click.option("--swap", is_flag=True, help=say.TRASH_SWAP)
@data_dir()
@click.pass_context
def restore(context: click.Context, wanted: str, both: bool, swap: bool) -> None:
    """Bring an alliance or session back."""
    if both and swap:
        raise MisuseError(say.ONE_OF_THEM)
    answer = say.BOTH if both else say.SWAP if swap else ""
    from alliance_tui.storage.places import ALLIANCES
    from alliance_tui.storage.trash import bring_back

    home = kept_folder(context)
    found = _entries(home)
    entry = _one(wanted, found)
    try:
        if _is_here_too(home / ALLIANCES / entry.note.alliance, entry.note):
            told = _exchanged(home, entry, answer)
        else:
            bring_back(home, entry)
            told = say.is_back_where_it_was(what=_called(entry))
    except (LookupError, OSError) as error:
        raise SentenceError(words_of(error)) from error
    library(context).list()
    tell(told)


def _is_here_too(place: Path, note: Note) -> bool:
    """Whether what is to be brought back is there, too.

    Args:
        place: The folder of its alliance.
        note: What it is.
    """
    from alliance_tui.storage.around import is_taken
    from alliance_tui.storage.stamps import stamps_of

    if note.session is not None:
        return note.session in stamps_of(place).sessions
    return place.is_dir() and is_taken(place)


def _exchanged(home: Path, entry: Entry, answer: str) -> str:
    """Bring back what is here too; what was done, as a sentence.

    Args:
        home: The data folder.
        entry: Where it lies in the trash.
        answer: What is wanted, as it is typed; empty to ask.

    Raises:
        SentenceError: Nobody says what is wanted.
    """
    from alliance_tui.storage.exchanging import laid_out, put_in_one, swap

    now = Clock().now()
    with laid_out(home, entry) as (stage, one):
        what = say.in_trash(title=one.title or one.id, of_session=entry.note.session is not None)
        if one.same:
            return say.is_the_same_here(what=what)
        answer = answer or _asked(what, one)
        if answer == say.BOTH and not one.joins:
            return say.is_all_here(what=what)
        if answer == say.BOTH:
            put_in_one(home, entry, stage, now)
            return say.is_in_one(what=what, number=one.adds)
    swap(home, entry, now)
    return say.is_swapped(what=what)


def _asked(what: str, one: Candidate) -> str:
    """What is wanted of an alliance or session that is here too.

    Raises:
        SentenceError: Nobody answers.
    """
    tell(say.is_here_too(what=what, only_here=one.not_there, only_there=one.only_there))
    while True:
        answer = ask_for(say.WHICH).casefold()
        if not answer:
            raise SentenceError(say.TRASH_UNANSWERED)
        if answer in (say.BOTH, say.SWAP):
            return answer


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


def _one(wanted: str, found: Sequence[Entry]) -> Entry:
    """The one thing in the trash that is meant.

    Raises:
        MisuseError: There is none, or more than one thing can be meant: each is told.
    """
    from alliance_tui.fitting import shortened
    from alliance_tui.storage.lying import fitting, word_for

    if not wanted.strip():
        raise MisuseError(say.nothing_named())
    can_be = fitting(wanted, found, alone=True)
    if not can_be:
        raise MisuseError(say.none_in_trash(wanted=shortened(wanted)))
    if len(can_be) > 1:
        for one in can_be:
            tell(say.can_be_meant(word=word_for(one, found), what=_called(one), how=_how(one)))
        raise MisuseError(say.several_in_trash(wanted=shortened(wanted)))
    return can_be[0]


def meant(wanted: str, found: Sequence[Entry]) -> Note:
    """Which alliance or session is meant that lies in the trash, however often.

    Raises:
        MisuseError: None is, or more than one can be.
    """
    from alliance_tui.fitting import shortened
    from alliance_tui.storage.lying import fitting

    can_be = [one.note for one in fitting(wanted, found, alone=False)]
    if len({note.id for note in can_be}) != 1:
        raise MisuseError(say.none_in_trash(wanted=shortened(wanted)))
    return can_be[0]


def trash_page(found: Sequence[Entry]) -> RenderableType:
    """Everything in the trash: by which word each is brought back, what it is, and how it came there."""
    from rich.console import Group
    from rich.text import Text

    from alliance_tui.domain.moments import day_words
    from alliance_tui.storage.lying import word_for

    if not found:
        return Text(say.TRASH_EMPTY)
    now, zone = Clock().now(), Clock().zone()
    lines: list[RenderableType] = []
    for one in found:
        until = "" if one.note.until < now else day_words(one.note.until, zone)
        lines.append(Text(word_for(one, found), "dim").append(f"  {_called(one)}", "not dim bold"))
        lines.append(Told(f"{say.how_it_came(how=_how(one))} {say.kept_until(day=until)}", indent=2))
        lines.append(Text(""))
    return Group(*lines, Told(say.brings_back()))


def _called(entry: Entry) -> str:
    from alliance_tui.exports.clean import clean_line

    title = clean_line(entry.note.title) or entry.note.alliance or entry.note.id
    return say.in_trash(title=title, of_session=entry.note.session is not None)


def _how(entry: Entry) -> str:
    """How something came to the trash and when, and how much is in it."""
    from alliance_tui.domain.moments import clock_words, day_words
    from alliance_tui.storage.lying import holding_of

    zone, note, holding = Clock().zone(), entry.note, holding_of(entry)
    return say.how(
        made_room=bool(note.restoring),
        day=day_words(note.deleted, zone),
        clock=clock_words(note.deleted, zone),
        sessions=None if note.session is not None else holding.sessions,
        records=holding.records,
    )
