"""A session on two machines that both go on with it, and what comes of it once their files are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.events import Record
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep, RecordId
from alliance_tui.storage.codec import in_order
from alliance_tui.storage.joining import join, without_late_words
from tests.builders import Table


class Copies(NamedTuple):
    """A session on two machines."""

    common: frozenset[RecordId]
    """The records of both."""

    here: Table
    """People at the one."""

    there: Table
    """People at the other, who found it as it was and went on with it."""

    def records(self) -> tuple[Record, ...]:
        """The records of both, put together as mending does it."""
        return union(self.here.live.records(), self.there.live.records())

    def session(self) -> Session:
        """What they tell of."""
        return folded(self.records())

    def alliance(self) -> Alliance:
        """What both tell of the alliance."""
        own = union(*(copy.opening.own.read() for copy in (self.here, self.there)))
        alliance = fold_alliance(own, [self.records()])
        assert alliance is not None
        return alliance


def union(one: Iterable[Record], other: Iterable[Record]) -> tuple[Record, ...]:
    """The records of two files in one."""
    known = {record.id: record for record in one}
    assert not join(known, other), "nothing is contradicted"
    return without_late_words(in_order(known.values()))


def folded(records: Sequence[Record]) -> Session:
    """The session that records tell of."""
    session = fold(records)
    assert session is not None
    return session


def parted(table: Table, *, live: bool = False) -> Copies:
    """Two copies of a table.

    Args:
        table: As it is when another program copies its file.
        live: Whether people sit at the first all the time; else it was left before, and both come back.
    """
    common = frozenset(one.id for one in table.live.records())
    if live:
        return Copies(common, table, deepcopy(table).kill().resumed())
    left = table.leave()
    common = frozenset(one.id for one in left.opening.session(table.session.id).read())
    return Copies(common, deepcopy(left).kill().resumed(), left.kill().resumed())


def blanked(records: Sequence[Record], keep: Keep = Keep.EVERYTHING) -> tuple[Record, ...]:
    """The records as a file keeps them."""
    blank = {one.id: one for one in scrubbed(records, keep)}
    return tuple(blank.get(one.id, one) for one in records)
