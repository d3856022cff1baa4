"""What commands read: the library, all that is in it, and the one that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from alliance_tui.cli.console import MisuseError, SentenceError, say
from alliance_tui.cli.options import folder

if TYPE_CHECKING:
    from alliance_tui.domain.finding import Found
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.storage.library import FileLibrary


def library(context: click.Context) -> FileLibrary:
    """The alliances of the data folder."""
    from alliance_tui.storage.library import FileLibrary

    return FileLibrary(folder(context))


def listed(library: FileLibrary) -> Sequence[AllianceSummary]:
    """All alliances, the longest planned review first; what could not be read is said.

    Raises:
        SentenceError: Nothing could be read of what is there.
    """
    from alliance_tui.domain.due import by_urgency

    alliances = library.list()
    problems = [*library.problems]
    last = problems.pop() if problems and not alliances else None
    for problem in problems:
        say(problem)
    if last is not None:
        raise SentenceError(last)

    return by_urgency(alliances)


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
