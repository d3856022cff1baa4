"""What people let go or said otherwise in a later session than the one that brought it.

The words that they did not want any more go from that one as well, where nothing speaks against it: words
that somebody still wants are worth more than words that go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.alliance import Alliance
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
from alliance_tui.domain.events.sitting import SessionClosed, SessionLeft, SessionOpened
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.scrub import Place, Said, dropped_in, named_by, present_in
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import SessionId, Step

_LETS_GO: Final = (ParkedThingTaken, RestedTopicTaken, CelebrationTakenBack)
"""Events after which nobody may want a thing any more that another session brought."""

_TELLS: Final = (ThingParked, TopicRested, CelebrationPlanned, CelebrationChanged)
"""Events with the words of such a thing."""

_GOING: Final = (SessionClosed, SessionLeft)
"""Events with which people go: nobody can undo what they did before."""


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


def let_go(
    own: Sequence[Record], sessions: Iterable[Sequence[Record]], more: Iterable[Sequence[Record]] = ()
) -> Gone:
    """What nobody of an alliance wants any more, for good: what was let go, and what was said otherwise.

    People did each in a session that they left or ended since. The alliance does not hold it, and every
    session that tells its words ended before that, or let it go itself: not one that goes on, or went on at
    another machine, as with whatever may be missing there.

    Args:
        own: The alliance's own log. That it and the others are whole, nobody can tell here.
        sessions: One log a session, in any order.
        more: Logs that are none of it by now, such as what lies in the trash: they speak as well.
    """
    here = [tuple(log) for log in sessions]
    last: dict[str, Place] = {}
    for its in map(_let_go_in, here):
        last |= {key: max(place, last.get(key, place)) for key, place in its.items()}
    # Those of it last: where two have a record of one id, theirs counts.
    logs = [*map(tuple, more), *here]
    said = _reworded(logs)
    for log in logs:
        if said and not (log in here and _is_left(log)):
            said = {key: one for key, one in said.items() if not _is_in(one.place, log)}
    if not (last or said):
        # So it is as a rule, and nothing else has to be looked at to know it.
        return Gone()
    return _unopposed(Gone(frozenset(last), said), last, own, here, logs)


def _unopposed(
    gone: Gone,
    last: Mapping[str, Place],
    own: Sequence[Record],
    here: Sequence[Sequence[Record]],
    logs: Sequence[Sequence[Record]],
) -> Gone:
    """What neither the alliance nor any session speaks for, of what people did not want any more.

    Args:
        gone: All that.
        last: When each thing of it was let go last.
        own: The alliance's own log.
        here: The logs of its sessions.
        logs: Those, and all else that speaks.
    """
    telling = [log for log in logs if without_let_go(log, gone)]
    if not telling:
        return Gone()
    things, said = {*gone.things}, dict(gone.reworded)
    for alliance in (fold_alliance(own, here), fold_alliance(own, logs)):
        if alliance is None:
            return Gone()
        things -= _held_by(alliance)
        for one in alliance.celebrations:
            if one.id in said and _said(one) != said[one.id].said:
                del said[one.id]
    for log in telling:
        end, its = _end_of(log), _let_go_in(log).keys()
        told = {key for record in log for key in _told_by(record)}
        things -= {key for key in things & told - its if end > last[key]}
        said = {
            key: one
            for key, one in said.items()
            if key not in told or end <= one.place or _is_in(one.place, log)
        }
    return Gone(frozenset(things), said)


def is_any_let_go(sessions: Iterable[Sequence[Record]]) -> bool:
    """Whether people let go of anything in sessions that they left or ended, or said it otherwise."""
    return any(_is_left(log) and (_let_go_in(log) or _reworded([log])) for log in sessions)


def still_told(session: SessionId, logs: Mapping[SessionId, Sequence[Record]]) -> tuple[SessionId, ...]:
    """The other sessions with words that people let go, or said otherwise, in one that they left or ended.

    Args:
        session: Which one.
        logs: The log of each session.
    """
    log = logs.get(session, ())
    gone = Gone(frozenset(_let_go_in(log)), _reworded([log])) if _is_left(log) else Gone()
    others = [one for one in logs if one != session] if gone else []
    return tuple(one for one in others if without_let_go(logs[one], gone))


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
    """What people let go in a session that they left or ended, and when; not what has no key of its own."""
    if not any(map(_lets_go, log)) or not _is_left(log):
        return {}
    there = present_in(fold(log)) | {one.value for one in Step}
    return {key: place for key, place in dropped_in(effective(log)).items() if key not in there}


def _held_by(alliance: Alliance) -> set[str]:
    """The keys of what waits in an alliance."""
    things = {one.id for one in alliance.parked} | {one.id for one in alliance.celebrations}
    return things | {one.key for one in alliance.rested}


def _lets_go(record: Record) -> bool:
    """Whether with a record something goes that is not taken up."""
    event = record.event
    return isinstance(event, _LETS_GO) and (isinstance(event, CelebrationTakenBack) or not event.is_topic)


def _is_left(log: Sequence[Record]) -> bool:
    """Whether people have gone from a session, wherever they sat."""
    if not log or not isinstance(log[-1].event, _GOING):
        return False
    session = fold(log)
    return session is not None and (session.left or session.closed is not None)


def _is_in(place: Place, log: Sequence[Record]) -> bool:
    """Whether a record stands in a log."""
    return any(place_of(one) == place for one in log)


def _end_of(log: Sequence[Record]) -> Place:
    """After which record nothing comes any more; after all there may be, where the session has not ended."""
    session = fold(log)
    is_over = session is not None and session.closed is not None
    return place_of(log[-1]) if is_over else (math.inf, "")


def _told_by(record: Record) -> Iterator[str]:
    """The keys of the things of which a record holds words."""
    event = record.event
    if isinstance(event, SessionOpened):
        yield from (one.id for one in event.parked if one.text)
        yield from (one.key for one in event.rested if one.about)
        yield from (one.id for one in event.celebrations if one.what)
    elif isinstance(event, _TELLS) and event != blanked(event):
        yield named_by(record)
