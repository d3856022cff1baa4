"""Reading a log for a list of many: what is in it, or a sentence on why that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.storage.advice import advice, with_advice
from alliance_tui.storage.beside import followed, is_empty_alone
from alliance_tui.storage.disk import DamagedError, MissingError, StoreError, remedy, why
from alliance_tui.storage.places import OWN, why_closed

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record
    from alliance_tui.domain.summary import SessionSummary


class Outcome(Struct, frozen=True):
    """What reading a log came to."""

    records: tuple[Record, ...] | None
    """Its records; None where it cannot be read."""

    problem: str = ""
    """What is wrong with it, as a sentence; empty where nothing is."""

    is_passing: bool = False
    """Whether the next opening sees to that by itself."""

    line: SessionSummary | None = None
    """What is shown of a session of which the records are only those that its alliance is told."""


def brief(outcome: Outcome) -> Outcome:
    """What reading the log of a session came to, without all that only its line is made of.

    Whoever reads many has room for one with every turn that people took, and not for all.
    """
    from alliance_tui.domain.summary import summarise_session

    if outcome.records is None or (few := told_of(outcome.records)) is outcome.records:
        return outcome
    return replace(outcome, records=few, line=summarise_session(outcome.records))


def told_of(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """What the alliance of a session is told of its log; all of one that has lost its beginning."""
    from alliance_tui.domain.fold_alliance import told
    from alliance_tui.storage.astray import beginning

    return records if beginning(records) is None else tuple(told(records))


def read_or_say(path: Path, twice: Sequence[Path] = ()) -> Outcome:
    """Read a log without changing anything.

    Args:
        path: Its file.
        twice: The files beside it because another program had written it too.
    """
    # Here, because a catalogue that fits needs none of it.
    from alliance_tui.sentences import files
    from alliance_tui.storage.inventory import is_bare
    from alliance_tui.storage.reading import read_log

    try:
        found = read_log(path)
    except StoreError as error:
        if path.name == OWN and is_bare(path.parent):
            return Outcome(None, files.holds_nothing(alliance=path.parent.name))
        if isinstance(error, DamagedError) and _is_of_others(path):
            return Outcome(None, _only_called_so(path))
        return Outcome(None, _unread(path, error))
    if (found.reports or found.words_left) and not found.suspicious:
        with suppress(StoreError):
            # Once more: somebody may have been writing just then.
            found = read_log(path)
    if not found.records and path.name != OWN and is_empty_alone(path):
        from alliance_tui.sentences import opened as say

        return Outcome(None, say.session_may_be_missing(file=path.name), is_passing=True)
    if found.suspicious:
        if not found.records and _is_of_others(path):
            return Outcome(None, _only_called_so(path))
        return Outcome(found.records, found.suspicious)
    if found.is_lost and path.name != OWN:
        return Outcome(found.records, files.session_lost_here(day="", kept=(str(path),)))
    said = _said_of(path, twice, found.reports) if twice or found.reports else ""
    if found.words_left and not said:
        from alliance_tui.sentences import listed

        return Outcome(found.records, listed.words_not_gone(whole=path.name == OWN), is_passing=True)
    return Outcome(found.records, said)


def _only_called_so(path: Path) -> str:
    from alliance_tui.sentences import opened as say

    return say.only_called_so(file=path.name)


def _is_of_others(path: Path) -> bool:
    """Whether a file of which no record can be read is none of a session's, and only called so."""
    # Here, because as a rule none is damaged.
    from alliance_tui.storage.own import is_only_called_so

    return path.name != OWN and is_only_called_so(path)


def _unread(path: Path, error: StoreError) -> str:
    """What is said of a log that cannot be read, and what can be done about it."""
    from alliance_tui.sentences import listed, store

    whole = path.name == OWN
    closed = why_closed(path.parent)
    if isinstance(closed, PermissionError):
        # Of the folder, whichever of its files was looked for first.
        said = store.cannot_be_read(name=str(path.parent), why=why(closed))
        return listed.one_is_missing(whole=whole, why=f"{said} {remedy(closed)}")
    if isinstance(error, MissingError):
        return listed.one_is_missing(whole=whole, why=with_advice(path, error))
    return listed.one_cannot_be_read(
        whole=whole, why=str(error), folder=str(path.parent), remedy=advice(path, error)
    )


def _said_of(path: Path, twice: Sequence[Path], reports: Sequence[str]) -> str:
    """What is said in a list of a log that was read, by how checking finds it; empty where nothing is.

    Args:
        path: Its file.
        twice: The files beside it because another program had written it too: once they were put together,
            there is nothing to say of them.
        reports: What was found wrong with it, a sentence each.
    """
    from alliance_tui.sentences import listed
    from alliance_tui.sentences import opened as say
    from alliance_tui.storage.apart import told_two
    from alliance_tui.storage.findings import State
    from alliance_tui.storage.looking import look
    from alliance_tui.storage.opening import said_of_loss

    found, whole, file = look(path, twice), path.name == OWN, followed(path).name
    if found.state is State.TWO:
        return told_two(found)
    if not reports:
        return ""
    mild = [listed.has_a_mark(file=file)] if found.is_marked else []
    if found.noted.is_any:
        mild.append(said_of_loss(Path(file), found.noted))
    if found.is_emptied:
        mild.append(say.journal_emptied(file=file))
    if found.is_torn:
        mild.append(listed.ends_early(whole=whole, file=file))
    if mild and not found.state.is_problem:
        return " ".join(mild)
    return listed.one_is_not_whole(whole=whole, why=" ".join(reports))
