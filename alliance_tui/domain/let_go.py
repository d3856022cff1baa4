"""What people let go in a later session than the one that brought it: its words go from that one as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from alliance_tui.domain.blanking import blanked, without_dropped, without_words
from alliance_tui.domain.events import Record, place_of
from alliance_tui.domain.events.assessing import CelebrationChanged, CelebrationPlanned, CelebrationTakenBack
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import ParkedThingTaken, ThingParked
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import fold
from alliance_tui.domain.scrub import Place, dropped_in, named_by, present_in
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import Step

_LETS_GO: Final = (ParkedThingTaken, RestedTopicTaken, CelebrationTakenBack)
"""Events after which nobody may want a thing any more that another session brought."""

_TELLS: Final = (ThingParked, TopicRested, CelebrationPlanned, CelebrationChanged)
"""Events with the words of such a thing."""


def let_go(logs: Iterable[Sequence[Record]]) -> frozenset[str]:
    """The keys of topics and celebrations that people let go in one of an alliance's sessions.

    Not of what came back since in another one, as where two machines went on by themselves.

    Args:
        logs: One log a session, in any order; of one that may still be undone, none.
    """
    known = [tuple(log) for log in logs]
    gone: dict[str, Place] = {}
    for log in known:
        if any(isinstance(one.event, _LETS_GO) for one in log):
            gone |= _let_go_in(log)
    if not gone:
        return frozenset()
    for record in (one for log in known for one in log):
        for key in _told_by(record):
            if key in gone and place_of(record) > gone[key]:
                del gone[key]
    return frozenset(gone)


def without_let_go(records: Iterable[Record], gone: frozenset[str]) -> tuple[Record, ...]:
    """Those of a log's records that still tell of what was let go elsewhere, without that.

    Args:
        records: The log.
        gone: The keys of what was let go.
    """
    return tuple(
        replace(one, event=without_dropped(one.event, {*gone}))
        if isinstance(one.event, SessionOpened)
        else without_words(one)
        for one in records
        if not gone.isdisjoint(_told_by(one))
    )


def _let_go_in(log: Sequence[Record]) -> dict[str, Place]:
    """What people let go in a session, and after which records; what has no key of its own is not told."""
    standing = effective(log)
    last = max((place_of(one) for one in standing if isinstance(one.event, _LETS_GO)), default=(0.0, ""))
    keys = dropped_in(standing) - present_in(fold(log)) - {one.value for one in Step}
    return dict.fromkeys(keys, last)


def _told_by(record: Record) -> Iterator[str]:
    """The keys of the things of which a record holds words."""
    event = record.event
    if isinstance(event, SessionOpened):
        yield from (one.id for one in event.parked if one.text)
        yield from (one.key for one in event.rested if one.about)
        yield from (one.id for one in event.celebrations if one.what)
    elif isinstance(event, _TELLS) and event != blanked(event):
        yield named_by(record)
