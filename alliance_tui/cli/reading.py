"""What commands read: the library, all that is in it, and the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from alliance_tui.cli.console import MisuseError, SentenceError, tell
from alliance_tui.cli.options import folder, kept_folder
from alliance_tui.errors import words_of
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import commands as say

if TYPE_CHECKING:
    from alliance_tui.domain.alliance import Alliance
    from alliance_tui.domain.finding import Found
    from alliance_tui.domain.method import Setting
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.settings.offer import Offer
    from alliance_tui.storage.library import FileLibrary


class Whole(NamedTuple):
    """An alliance with all that its records tell."""

    alliance: Alliance
    """Its state."""

    revision: int
    """The number of its newest record: it grows with every change."""


def library(context: click.Context) -> FileLibrary:
    """The alliances of the data folder, to be read.

    Raises:
        MisuseError: It was asked for, and there is none.
        SentenceError: A link in its place leads nowhere.
    """
    from alliance_tui.storage.library import FileLibrary

    return FileLibrary(kept_folder(context))


def listed(library: FileLibrary, *, opens: bool = False) -> Sequence[AllianceSummary]:
    """All alliances, the longest planned review first; what could not be read is said.

    Args:
        library: Where they are.
        opens: Whether the command opens one of them: what that sees to by itself is not said.

    Raises:
        SentenceError: Nothing could be read of what is there.
    """
    alliances, problems = known(library, opens=opens)
    for problem in problems:
        tell(problem)
    return alliances


def known(library: FileLibrary, *, opens: bool = False) -> tuple[Sequence[AllianceSummary], Sequence[str]]:
    """All alliances, the longest planned review first, and what is to be said of those that cannot be read.

    Args:
        library: Where they are.
        opens: Whether one is opened next, which sees to some of that by itself.

    Raises:
        SentenceError: Nothing could be read of what is there; all else that there is to say is said.
    """
    from alliance_tui.domain.due import by_urgency

    alliances = library.list()
    problems = library.lasting_problems if opens else library.problems
    if problems and not alliances:
        for problem in problems[:-1]:
            tell(problem)
        raise SentenceError(problems[-1])
    return by_urgency(alliances), problems


@contextmanager
def saying_once(problems: Sequence[str]) -> Iterator[None]:
    """Say what could not be read of all there is; but not what ends the command, for that says it too.

    Args:
        problems: What there is to say, a sentence or more each.
    """
    ended: list[str] = []
    try:
        yield
    except SentenceError as error:
        ended.append(error.message)
        raise
    finally:
        _tell_others(problems, ended)


def _tell_others(problems: Sequence[str], said: Sequence[str]) -> None:
    """Say what none of the sentences says that are said anyhow; one may begin with one of them as a whole."""
    for problem in problems:
        if not any(f"{clean_line(problem)} ".startswith(f"{sentence} ") for sentence in said):
            tell(problem)


def find(wanted: str, alliances: Sequence[AllianceSummary]) -> Found:
    """The alliance or session that is meant by an id, the beginning of one, or a title.

    Raises:
        MisuseError: There is none, or more than one.
    """
    from alliance_tui.domain import finding

    found = finding.find(wanted, alliances)
    if isinstance(found, finding.NotFound):
        raise MisuseError(found.sentence)
    return found


def by_whole_id(context: click.Context, wanted: str) -> AllianceId | None:
    """The alliance with an id, though it may not be readable; None where no folder has that name."""
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.storage.places import ALLIANCES, as_id

    alliance = as_id(wanted, AllianceId)
    is_there = alliance is not None and (folder(context) / ALLIANCES / alliance).is_dir()
    return alliance if is_there else None


def setting_called(name: str, offer: Offer) -> Setting:
    """The setting with a name, as people type it.

    Raises:
        MisuseError: There is none, or it cannot be used, which is said; the nearest name is told.
    """
    setting = offer.get(name.casefold())
    if setting is not None:
        return setting
    from alliance_tui.settings.offer import no_such

    for problem in offer.problems:
        tell(problem)
    raise MisuseError(no_such(name, offer))


def whole(library: FileLibrary, wanted: str | None) -> list[Whole]:
    """The alliance that is meant, or that the session which is meant belongs to; all for None.

    Of all, those that cannot be read are said and passed over.

    Raises:
        MisuseError: There is none, or more than one.
        SentenceError: It cannot be read, or none of all can be.
    """
    lines, said = known(library)
    if wanted is not None:
        with saying_once(said):
            return [_whole(library, find(wanted, lines).alliance)]
    found: list[Whole] = []
    problems: list[SentenceError] = []
    for line in lines:
        try:
            found.append(_whole(library, line))
        except SentenceError as error:
            problems.append(error)
    _tell_others(said, [problem.message for problem in problems])
    if problems and not found:
        raise problems[0]
    for problem in problems:
        tell(problem.message)
    return found


def _whole(library: FileLibrary, line: AllianceSummary) -> Whole:
    from alliance_tui.domain.fold_alliance import fold_alliance

    try:
        own, logs = library.read(line.id, whole=False)
    except (LookupError, OSError) as error:
        raise SentenceError(words_of(error)) from error
    alliance = fold_alliance(own, logs.values())
    if alliance is None:
        raise SentenceError(say.without_beginning(title=line.title))
    return Whole(alliance, max(record.n for log in (own, *logs.values()) for record in log))
