"""Reading the logs of an alliance, and making the entry of the catalogue of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alliance_tui.domain.summary import summarise
from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.catalogue import OWN, Entry, Stamps
from alliance_tui.storage.disk import StoreError

if TYPE_CHECKING:
    from alliance_tui.domain.events import Record


class Outcome(NamedTuple):
    """What reading a log came to."""

    records: tuple[Record, ...] | None
    """Its records; None where it cannot be read."""

    problem: str = ""
    """What is wrong with it, as a sentence; empty where nothing is."""


def read_or_say(what: str, path: Path, twice: Sequence[Path] = ()) -> Outcome:
    """Read a log without changing anything.

    Args:
        what: What a sentence about it begins with, such as "A session".
        path: Its file.
        twice: The files beside it because another program had written it too.
    """
    # Here, because a catalogue that fits needs none of it.
    from alliance_tui.storage.reading import read_log

    try:
        found = read_log(path)
    except StoreError as error:
        return Outcome(None, f"{what} cannot be read: {error} It is in {path.parent}.")
    if found.suspicious:
        return Outcome(found.records, f"{found.suspicious} It is in {path.parent}.")
    return Outcome(found.records, _said_of_two(what, path, twice) if twice else "")


def _said_of_two(what: str, path: Path, twice: Sequence[Path]) -> str:
    """What there is to say where two programs wrote a log; nothing once they were put together."""
    from alliance_tui.storage.checking import look
    from alliance_tui.storage.findings import State

    if look(path, twice).state is not State.TWO:
        return ""
    return (
        f"{what} was changed by another program while it was open here. Both are kept, in {path.parent};"
        ' "alliance check --repair" puts them together.'
    )


def entry_of(alliance: AllianceId, stamps: Stamps, logs: Mapping[str, Outcome]) -> Entry:
    """What is known of an alliance.

    Args:
        alliance: Which one.
        stamps: The state its files were in just before they were read.
        logs: What was read: its own log by the name of its file, those of its sessions by their ids.
    """
    own = logs[OWN]
    read = {one: logs[one] for one in stamps.sessions if one in logs}
    sessions = {one: log.records for one, log in read.items() if log.records is not None}
    problems = tuple(log.problem for log in (own, *read.values()) if log.problem)
    return Entry(alliance, stamps, summarise(own.records or (), sessions), problems)
