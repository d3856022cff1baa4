"""What counts of an opening of the program that is not at a session's table.

A log has one writer after another: each comes, and leaves or ends the session. Where two copies of its file
grew apart and were joined, two openings wrote at one time. That one of them left, or ended the session, it
says of itself alone: what people said at the other counts whenever it comes.

Whose the time was follows the order of the records, as all does, and not the clock: the time of a session is
one row of stretches, in which the floor cannot be held at two tables at once. So where two wrote at one time,
a stretch that one of them began may end with what the other wrote, sooner or later than either table saw.
"""

from __future__ import annotations

from typing import Final, get_args

from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.agreements import AgreementEvent
from alliance_tui.domain.events.alliance import AllianceEvent
from alliance_tui.domain.events.assessing import AssessEvent
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import WordsEvent
from alliance_tui.domain.events.opening import OpeningEvent
from alliance_tui.domain.events.sitting import (
    AwayNoted,
    SessionClosed,
    SessionLeft,
    SessionOpened,
    SessionReopened,
)
from alliance_tui.domain.events.techniques import KeepingChosen
from alliance_tui.domain.note import Note
from alliance_tui.domain.phases import open_floor
from alliance_tui.domain.session import Session
from alliance_tui.domain.writers import Writers

ALWAYS_COUNT: Final = frozenset(
    (
        *get_args(WordsEvent),
        *get_args(AgreementEvent),
        *get_args(AssessEvent),
        *get_args(AllianceEvent),
        *get_args(OpeningEvent),
        TopicRested,
        RestedTopicTaken,
        KeepingChosen,
        SessionClosed,
    )
)
"""What people said, agreed on and answered: it counts also where another opening has ended the session.

The floor, breaks and the way through the steps do not: the time of what was ended is told.
"""


def with_writer(session: Session, record: Record, t: float) -> Session | None:
    """The session before a record of an opening that is not at its table; None where that is passed over.

    Args:
        session: The session.
        record: The record.
        t: Its moment, in seconds since the session opened.
    """
    event, writer, writers = record.event, record.writer, session.writers
    if session.closed is not None:
        if isinstance(event, SessionReopened):
            return replace(session, writers=replace(writers, here=(writer,), gone=()))
        if writer in writers.gone or type(event) not in ALWAYS_COUNT:
            return None
        return session if writers.joined else replace(session, writers=replace(writers, joined=True))
    if isinstance(event, SessionOpened):
        # It has begun already: one of the two beginnings was put together, the true one was in another copy.
        return None
    if isinstance(event, AwayNoted):
        # Whoever was there before is followed by this one, or takes a seat again with what comes next.
        joined = writers.joined or _has_words_of(session, record.n)
        return replace(session, writers=Writers((writer,), joined=joined))
    if writer in writers.gone:
        return session if isinstance(event, SessionClosed) else None
    # Nobody sat there yet where the beginning was put together: then this is no second one.
    joined = writers.joined or bool(writers.here or writers.gone)
    session = replace(session, writers=Writers((*writers.here, writer), writers.gone, joined))
    if not session.left or isinstance(event, SessionLeft | SessionClosed):
        return session
    # The last to leave had not seen that people still sit here: their time goes on.
    session = replace(session, left=False)
    return session if session.time_out is not None else open_floor(session, t)


def _has_words_of(session: Session, n: int) -> bool:
    """Whether a record of this number brought words: who gives it once more has not seen them."""
    things: tuple[Note | Parked | Celebration | Agreement, ...] = (
        *session.notes,
        *session.parked,
        *session.celebrations,
        *session.agreements,
    )
    return any(one.id.startswith(f"{n}-") for one in things)
