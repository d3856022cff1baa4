"""Which records took words back: with them, what lost its words is no note, agreement or topic any more.

And which did so for good, as far as that is known of a log of which not all can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import AgreementWithdrawn
from alliance_tui.domain.events.assessing import CelebrationChanged, CelebrationTakenBack
from alliance_tui.domain.events.breaks import RestedTopicTaken
from alliance_tui.domain.events.notes import NoteChanged, NoteTakenBack, ParkedThingTaken
from alliance_tui.domain.events.opening import SignAgreed
from alliance_tui.domain.events.sitting import SessionClosed, SessionLeft, SessionOpened
from alliance_tui.domain.scrub import named_by
from alliance_tui.domain.words import RecordId

_TAKES_ALL: Final = (
    *(Undone, NoteTakenBack, ParkedThingTaken, RestedTopicTaken, AgreementWithdrawn, CelebrationTakenBack),
)
"""Events with which a thing goes; after those that only change it, what was said before may be said again."""


def gone_for_good(
    lost: Iterable[Record], records: Sequence[Record], missing: int | None
) -> frozenset[RecordId]:
    """Those records that no record can bring back of which nobody knows.

    Only the same opening of the program can undo what was done in it, and no more once people left it. From
    there on the log may have lost whatever it likes; up to there every number has to be there.

    Args:
        lost: The records that lost words, as they were.
        records: What can be read of the log, in order.
        missing: How many of its records cannot; None where some may be missing at its end.
    """
    has_end = missing is not None and missing <= _gaps(records)
    last = tuple(one for number, one in enumerate(records) if _is_last_word(number, records, has_end=has_end))
    return frozenset(one.id for one in lost if that_took_back((one,), last))


def _is_last_word(number: int, records: Sequence[Record], *, has_end: bool) -> bool:
    """Whether one of a log's records takes something back, and it is known that this was not undone."""
    first = records[number]
    if not isinstance(first.event, _TAKES_ALL):
        return False
    following = tuple(_following(number, records))
    return (has_end and len(following) == len(records) - number - 1) or any(
        one.writer != first.writer or _is_left(one) for one in following
    )


def _following(number: int, records: Sequence[Record]) -> Iterator[Record]:
    """The records after one of a log's, up to where one may be missing."""
    for before, one in pairwise(records[number:]):
        if one.n != before.n + 1:
            return
        yield one


def _gaps(records: Sequence[Record]) -> int:
    """How many records are missing within openings of the program: in between others went on elsewhere."""
    return sum(
        max(one.n - before.n - 1, 0)
        for before, one in pairwise(records)
        if one.writer == before.writer and not _is_left(before)
    )


def _is_left(record: Record) -> bool:
    return isinstance(record.event, SessionLeft | SessionClosed)


def that_took_back(lost: Iterable[Record], records: Iterable[Record]) -> tuple[Record, ...]:
    """Those of a log's records with which words went out of others.

    Args:
        lost: The records that lost words, as they were.
        records: The log.
    """
    lost = tuple(lost)
    actions = {record.action for record in lost}
    things = {named_by(record) for record in lost}
    for record in lost:
        if isinstance(record.event, SessionOpened):
            things |= {one.id for one in record.event.parked}
            things |= {one.id for one in record.event.rested if one.id is not None}
            things |= {one.id for one in record.event.celebrations}
    has_sign = any(isinstance(record.event, SignAgreed) for record in lost)

    def took(event: Event) -> bool:
        match event:
            case Undone(action=action):
                return action in actions
            case (
                NoteChanged(note=thing)
                | NoteTakenBack(note=thing)
                | ParkedThingTaken(thing=thing, is_topic=False)
                | AgreementWithdrawn(agreement=thing)
                | CelebrationChanged(celebration=thing)
                | CelebrationTakenBack(celebration=thing)
            ):
                return thing in things
            case RestedTopicTaken(topic=topic, is_topic=False):
                return topic is None or topic in things
            case SignAgreed():
                return has_sign
            case _:
                return False

    return tuple(record for record in records if took(record.event))
