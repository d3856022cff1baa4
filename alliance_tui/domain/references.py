"""What records name, and whether that is there: people, things that were said, key presses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from msgspec import Struct

from alliance_tui.domain.events import Event, Record, place_of
from alliance_tui.domain.events.alliance import AllianceFounded, ParticipantJoined
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.words import ActionId, ParticipantId, RecordId, number_of

Name = tuple[object, str]
"""An id with its kind: one of `KINDS`."""

KINDS: Final = (ParticipantId, RecordId, ActionId)
"""The kinds of ids by which an event names something else."""

BEGINNINGS: Final = (AllianceFounded, SessionOpened)
"""Events that bring what they name along."""


def brought_by(records: Iterable[Record]) -> frozenset[Name]:
    """Everything that records of a log bring about, and later ones may name."""
    return frozenset(name for record in records for name in _brought(record))


def _brought(record: Record) -> Iterator[Name]:
    yield RecordId, record.id
    yield ActionId, record.action
    if isinstance(record.event, ParticipantJoined):
        yield ParticipantId, record.id
    if isinstance(record.event, BEGINNINGS):
        yield from _names(record.event)


def strays(records: Iterable[Record], known: frozenset[Name]) -> tuple[Record, ...]:
    """The records of a log that name somebody, or something of their own session, that is not there.

    Also those that name what only such a record brought about, and those before their session began. A
    session folds alone, so whoever it speaks of sits in it. What was said before it began may be in one that
    was deleted since: that is no mistake.

    Args:
        records: The log.
        known: What all logs of the alliance bring about.
    """
    kept, astray = dict(enumerate(records)), dict[int, Record]()
    openings = (one for one in kept.values() if isinstance(one.event, SessionOpened))
    opened = min(openings, key=place_of, default=None)
    if opened is not None:
        known = frozenset(name for name in known if name[0] is not ParticipantId) | brought_by(kept.values())
    while gone := {at: one for at, one in kept.items() if not _is_sound(one, known, opened)}:
        kept = {at: one for at, one in kept.items() if at not in gone}
        astray |= gone
        # Without it, what others say about it names nothing either.
        known -= brought_by(gone.values()) - brought_by(kept.values())
    return tuple(astray[at] for at in sorted(astray))


def _is_sound(record: Record, known: frozenset[Name], opened: Record | None) -> bool:
    """Whether everything that a record names is there, or may have been deleted."""
    if isinstance(record.event, BEGINNINGS):
        return True
    if opened is not None and place_of(record) < place_of(opened):
        return False
    return all(name in known or not _is_own(name, opened) for name in _names(record.event))


def _is_own(name: Name, opened: Record | None) -> bool:
    """Whether what is named has to be in this alliance still."""
    kind, word = name
    if kind is ParticipantId:
        return True
    number = number_of(word)
    return opened is not None and not (number is not None and number < opened.n)


def _names(event: Event) -> Iterator[Name]:
    yield from _within(event, type(event))


def _within(value: Any, hint: Any) -> Iterator[Name]:
    """The ids in a value, by what its annotation says it is."""
    if hint in KINDS:
        yield hint, value
    elif isinstance(value, Struct):
        for field, inner in _fields(type(value)):
            yield from _within(getattr(value, field), inner)
    elif isinstance(value, tuple):
        hints = get_args(hint)
        repeated = len(hints) == 2 and hints[1] is Ellipsis
        for place, one in enumerate(value):
            yield from _within(one, hints[0] if repeated else hints[place])
    elif value is not None and NoneType in get_args(hint):
        for inner in get_args(hint):
            if inner in KINDS:
                yield inner, value


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
