"""`alliance erase`: an alliance or session, gone for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from alliance_tui.cli.console import MisuseError, SentenceError, ask_for, tell
from alliance_tui.cli.options import data_dir, folder, kept_folder
from alliance_tui.cli.reading import by_whole_id, library
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.errors import words_of
from alliance_tui.fitting import shortened
from alliance_tui.sentences import commands
from alliance_tui.sentences import commands_trash as say

if TYPE_CHECKING:
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.storage.misplaced import Held


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
    from alliance_tui.domain.people import clean_name
    from alliance_tui.paths import home_folder
    from alliance_tui.storage.carried_on import is_carried_on
    from alliance_tui.storage.erasing import erase
    from alliance_tui.storage.sweeping import sweep
    from alliance_tui.storage.waiting import note_erased

    home = kept_folder(context)
    for sentence in sweep(home):
        tell(sentence)
    meant = _meant(context, wanted)
    title = meant.title or meant.alliance or meant.session or ""
    if typed is None:
        typed = ask_for(say.type_its_title(title=title, of_session=meant.session is not None))
    # As it is written: nobody should lose it for good by a word that another one is like.
    if clean_name(typed) != clean_name(title):
        raise SentenceError(say.not_its_title(title=title))
    is_carried = meant.session is not None and is_carried_on(home, meant.alliance, meant.session)
    try:
        left = erase(home, meant.alliance, meant.session)
    except (LookupError, OSError) as error:
        raise SentenceError(words_of(error)) from error
    library(context).list()
    holding = [*left.holding, *note_erased(home, home_folder(), meant.alliance, meant.session)]
    for path in holding:
        tell(say.stays_in(folder=str(path)))
    for path in left.unread:
        tell(say.may_stay_in(file=str(path)))
    for sentence in left.spared:
        tell(sentence)
    if not (holding or left.unread):
        tell(say.SESSION_ERASED if is_carried else say.ERASED)
    if is_carried:
        tell(say.CARRIED_ON)


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
        if alliances.problems and found.session is None and wanted != found.id:
            _refuse_alike(wanted, {found.id: found.alliance.title, **_titled(_held(folder(context)), wanted)})
        return _Meant(found.alliance.title, found.alliance.id, found.session.id if found.session else None)
    for problem in alliances.problems:
        # It may be what is meant.
        tell(problem)
    try:
        if (alliance := by_whole_id(context, wanted)) is not None:
            return _Meant("", alliance)
        if (misplaced := _misplaced(folder(context), wanted)) is not None:
            return misplaced
        if (unread := _unread_session(folder(context), wanted, lines)) is not None:
            return unread
        note = meant(wanted, entries(folder(context)))
    except (MisuseError, OSError) as error:
        raise MisuseError(found.sentence) from error
    return _Meant(note.title, note.alliance, note.session)


def _unread_session(home: Path, wanted: str, lines: Sequence[AllianceSummary]) -> _Meant | None:
    """The session with an id of which nothing can be read, in an alliance that can be."""
    from alliance_tui.storage.own import is_only_called_so
    from alliance_tui.storage.places import ALLIANCES, SESSIONS, as_id, names_in, session_file

    session = as_id(wanted, SessionId)
    for line in lines if session is not None else ():
        folder = home / ALLIANCES / line.id
        is_there = any(one.startswith(f"{session}.json") for one in names_in(folder / SESSIONS))
        if session is not None and is_there and not is_only_called_so(session_file(folder, session)):
            return _Meant(line.title, line.id, session)
    return None


def _misplaced(home: Path, wanted: str) -> _Meant | None:
    """The alliance that is meant by its title or id, or else by the name somebody gave its folder.

    Raises:
        SentenceError: More than one has that title, or it is the name of a copy.
    """
    from alliance_tui.storage.misplaced import is_second
    from alliance_tui.storage.places import shown

    held_here = _held(home)
    titled = _titled(held_here, wanted)
    _refuse_alike(wanted, titled)
    for held in held_here.values():
        if wanted == held.alliance or held.alliance in titled:
            return _Meant(held.title, held.alliance)
    for path, held in held_here.items():
        if wanted == path.name and is_second(path, held):
            said = say.is_a_copy(folder=shown(path.name), title=held.title, path=shown(str(path)))
            raise SentenceError(said)
        if wanted == path.name:
            return _Meant(held.title, held.alliance)
    return None


def _held(home: Path) -> Mapping[Path, Held]:
    """Which alliance lies in each folder of one, where that can be told."""
    from alliance_tui.storage.misplaced import held_in
    from alliance_tui.storage.places import ALLIANCES, alliances_in

    try:
        paths = [home / ALLIANCES / name for name in alliances_in(home)]
    except OSError:
        # Whoever lists them says why.
        return {}
    return {path: held for path in paths if (held := held_in(path)) is not None}


def _titled(held: Mapping[Path, Held], wanted: str) -> dict[str, str]:
    """The titles of the alliances that are called so, by their ids, whatever their folders are called."""
    from alliance_tui.domain.people import name_key

    key = name_key(wanted)
    return {one.alliance: one.title for one in held.values() if name_key(one.title) == key}


def _refuse_alike(wanted: str, titles: Mapping[str, str]) -> None:
    """Erase none of several alliances with one title.

    Raises:
        MisuseError: There are several.
    """
    from alliance_tui.sentences import finding

    if len(titles) > 1:
        matches = [finding.match(id=one, title=title, of_session=False) for one, title in titles.items()]
        raise MisuseError(finding.same_title(wanted=shortened(wanted), matches="; ".join(matches), more=0))
