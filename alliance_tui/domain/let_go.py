"""What people let go or said otherwise in a later session than the one that brought it.

The words that they did not want any more go from that one as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.blanking import BLANK, blanked, without_dropped, without_words
from alliance_tui.domain.events import Record, place_of
from alliance_tui.domain.events.assessing import (
    CelebrationChanged,
    CelebrationHeld,
    CelebrationPlanned,
    CelebrationTakenBack,
)
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import ParkedThingTaken, ThingParked
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import fold
from alliance_tui.domain.scrub import Place, Said, dropped_in, named_by, present_in
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import Step

_LETS_GO: Final = (ParkedThingTaken, RestedTopicTaken, CelebrationTakenBack)
"""Events after which nobody may want a thing any more that another session brought."""

_TELLS: Final = (ThingParked, TopicRested, CelebrationPlanned, CelebrationChanged)
"""Events with the words of such a thing."""


class Gone(Struct, frozen=True):
    """What an alliance's sessions are to tell of no more."""

    things: frozenset[str] = frozenset()
    """The keys of topics and celebrations that people let go."""

    reworded: Mapping[str, Reworded] = {}
    """By their keys, the celebrations that people said otherwise."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.things or self.reworded)


class Reworded(NamedTuple):
    """What was said last of a celebration, while it lay ahead."""

    place: Place
    """Where that stands in the order of the fold."""

    said: Said
    """The words."""


def let_go(logs: Iterable[Sequence[Record]]) -> Gone:
    """What people let go, or said otherwise, in one of an alliance's sessions.

    Not what came back since in another one, as where two machines went on by themselves.

    Args:
        logs: One log a session, in any order; of one that may still be undone, none.
    """
    known = [tuple(log) for log in logs]
    gone: dict[str, Place] = {}
    for log in known:
        if any(isinstance(one.event, _LETS_GO) for one in log):
            gone |= _let_go_in(log)
    for record in (one for log in known for one in log) if gone else ():
        for key in _told_by(record):
            if key in gone and place_of(record) > gone[key]:
                del gone[key]
    return Gone(frozenset(gone), _reworded(known))


def _reworded(logs: Iterable[Sequence[Record]]) -> dict[str, Reworded]:
    """The celebrations that people said otherwise; what was held before that stays as it was said then."""
    newest: dict[str, Reworded] = {}
    held: dict[str, Place] = {}
    for log in logs:
        if not any(isinstance(one.event, CelebrationChanged | CelebrationHeld) for one in log):
            continue
        for record in effective(log):
            match record.event:
                case CelebrationChanged(celebration=thing, what=what, how=how, when=when) if what:
                    told = Reworded(place_of(record), (what, how, when))
                    newest[thing] = max(told, newest.get(thing, told))
                case CelebrationHeld(celebration=thing):
                    held[thing] = min(place_of(record), held.get(thing, place_of(record)))
                case _:
                    pass
    return {thing: one for thing, one in newest.items() if thing not in held or held[thing] > one.place}


def without_let_go(records: Iterable[Record], gone: Gone) -> tuple[Record, ...]:
    """Those of a log's records that still tell of what was let go elsewhere, without that.

    Args:
        records: The log.
        gone: What was let go, or said otherwise.
    """
    told = ((one, _without(one, gone)) for one in records)
    return tuple(new for old, new in told if new != old)


def _without(record: Record, gone: Gone) -> Record:
    event = record.event
    keys = gone.things.intersection(_told_by(record))
    if isinstance(event, SessionOpened):
        others = {one.id for one in event.celebrations if _is_earlier(record, one.id, _said(one), gone)}
        return replace(record, event=without_dropped(event, {*keys, *others})) if keys or others else record
    if keys:
        return without_words(record)
    if isinstance(event, CelebrationPlanned | CelebrationChanged):
        # It stays a thing, for the later words to be said of.
        is_earlier = _is_earlier(record, named_by(record), _said(event), gone)
        return replace(record, event=blanked(event)) if is_earlier else record
    return record


def _is_earlier(record: Record, thing: str, said: Said, gone: Gone) -> bool:
    """Whether a record has words of a celebration in which it is not told any more."""
    last = gone.reworded.get(thing)
    return (
        last is not None
        and place_of(record) < last.place
        and said != last.said
        and said[0] not in {"", BLANK}
    )


def _said(one: Celebration | CelebrationPlanned | CelebrationChanged) -> Said:
    return one.what, one.how, one.when


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
