"""Any event there is, with any values a file could hold, and logs of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from hypothesis import strategies as st
from msgspec.structs import fields, replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Goal, Parked, Rested
from alliance_tui.domain.events import Event, Record
from alliance_tui.domain.events.agreements import AgreementEvent
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.floor import FloorEvent, FloorTaken
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.events.sitting import SessionClosed, SessionLeft, SessionOpened
from alliance_tui.domain.method import Setting, StepWords
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import (
    ActionId,
    AgreementState,
    AllianceId,
    ClosingPage,
    Consent,
    Day,
    Keep,
    LookingPage,
    Mark,
    MaybeDay,
    NoteKind,
    OpeningPage,
    ParticipantId,
    RecordId,
    SessionId,
    SessionKind,
    StartRule,
    Step,
    Technique,
)
from tests.builders import person, setting
from tests.fakes import START

WRITERS = ("aaaaaa", "bbbbbb")
"""Who writes: few, so that records meet."""


def kinds(union: object) -> tuple[type[Event], ...]:
    """Every class of a union of unions."""
    parts = get_args(union) if isinstance(union, UnionType) else (union,)
    return tuple(one for part in parts for one in (kinds(part) if isinstance(part, UnionType) else (part,)))


EVENT_KINDS = kinds(Event)
"""Every class of event; a new one is in it by itself."""

texts = st.one_of(
    st.sampled_from(["", " ", "Ana", "ANA", "words", "[/x]", "😀", "e\u0301", "\x1b[2J", "a" * 61]),
    st.text(max_size=12),
)
"""Words, names and titles, kind and unkind."""

seconds = st.floats() | st.integers(0, 600).map(float)
"""Moments and lengths: also NaN, infinite and negative ones."""

numbers = st.integers(0, 40)
"""Places in a log, few enough for ids to be those of other records."""

record_ids = st.builds("{}-{}".format, numbers, st.sampled_from(WRITERS))
"""Ids of records that may be there."""

participants = st.sampled_from(["p1", "p2", "p3", "p4", "p9", ""]).map(ParticipantId) | record_ids.map(
    ParticipantId
)
"""People who are there, and strangers."""

moments = st.one_of(
    st.integers(-600, 86_400).map(lambda ahead: START + timedelta(seconds=ahead)),
    st.integers(-63 * 10**9, 250 * 10**9).map(lambda ahead: START + timedelta(seconds=ahead)),
)
"""Moments of the wall."""

settings = st.sampled_from(
    [setting(), setting(turn=None, roles=()), Setting("", "", (), 0, "", (), {Step.NEEDS: StepWords(())})]
)
"""A usual setting, one without turns and roles, one without anything."""

people = st.lists(
    st.builds(
        Participant,
        id=participants,
        name=texts,
        seat=st.integers(-1, 9),
        facilitator=st.booleans(),
        here=st.booleans(),
        gone=st.booleans(),
    ),
    max_size=5,
).map(tuple)
"""People of any kind: several with one id, one seat or one name."""

terms = st.builds(
    Terms,
    what=texts,
    who=st.lists(participants, max_size=2).map(tuple),
    when=texts,
    how=texts,
    why=texts,
    gains=st.lists(st.tuples(participants, texts), max_size=2).map(tuple),
    notice=texts,
    slip=texts,
    grown_from=st.none() | record_ids.map(RecordId),
    is_task=st.booleans(),
)
"""Words of an agreement."""

agreements = st.lists(
    st.builds(
        Agreement,
        id=record_ids.map(RecordId),
        wording=record_ids.map(RecordId),
        terms=terms,
        state=st.sampled_from(AgreementState),
        consents=st.lists(st.tuples(participants, st.sampled_from(Consent)), max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)
"""Agreements that a session may bring along."""

goals = st.lists(
    st.builds(
        Goal,
        id=record_ids.map(RecordId),
        participant=participants,
        text=texts,
        reached=st.none() | st.booleans(),
    ),
    max_size=2,
).map(tuple)
"""Goals that a session may bring along."""

parked = st.lists(
    st.builds(Parked, id=record_ids.map(RecordId), text=texts, step=st.sampled_from(Step)), max_size=2
).map(tuple)
"""Parked things that a session may bring along."""

kept_ids = st.none() | record_ids.map(RecordId)
"""Ids of topics that rest: some logs do not have them."""

rested = st.lists(
    st.builds(Rested, step=st.sampled_from(Step), until=texts, about=texts, id=kept_ids), max_size=2
).map(tuple)
"""Topics that a session may bring along."""

celebrations = st.lists(
    st.builds(Celebration, id=record_ids.map(RecordId), what=texts, how=texts, when=texts), max_size=2
).map(tuple)
"""Celebrations that a session may bring along."""

reviews = st.builds(Review, date=texts, zone=texts, time=texts, rhythm=texts)
"""Reviews, also ones that are no dates."""

BY_TYPE: dict[object, st.SearchStrategy[object]] = {
    str: texts,
    float: seconds,
    int: st.integers(-3, 9),
    bool: st.booleans(),
    datetime: moments,
    ParticipantId: participants,
    RecordId: record_ids,
    ActionId: record_ids,
    AllianceId: st.sampled_from(["a" * 12, ""]),
    SessionId: st.sampled_from(["b" * 12, ""]),
    Terms: terms,
    Review: reviews,
    Setting: settings,
    tuple[Participant, ...]: people,
    tuple[Agreement, ...]: agreements,
    tuple[Goal, ...]: goals,
    tuple[Parked, ...]: parked,
    tuple[Rested, ...]: rested,
    tuple[Celebration, ...]: celebrations,
    tuple[RecordId, ...]: st.lists(record_ids.map(RecordId), max_size=3).map(tuple),
    **{
        words: st.sampled_from(words)
        for words in (
            *(Step, SessionKind, NoteKind, Consent, Mark, Technique, StartRule, Keep),
            *(OpeningPage, LookingPage, ClosingPage),
        )
    },
}
"""What may stand in a field, by its type."""


days = st.sampled_from(["2026-11-23", "2026-12-05", "2028-02-29"])
"""Days of the calendar."""

LIKELY: dict[object, st.SearchStrategy[object]] = {
    **BY_TYPE,
    str: st.sampled_from(["Cy", "words", "more words", "2026-11-23"]),
    float: st.integers(1, 60).map(float),
    Day: days,
    MaybeDay: st.one_of(st.just(""), days),
    Review: st.builds(
        Review, date=days, zone=texts, time=st.sampled_from(["", "18:30"]), rhythm=texts, first=days
    ),
    tuple[Rested, ...]: st.lists(
        st.builds(Rested, step=st.sampled_from(Step), until=days, about=texts, id=kept_ids), max_size=2
    ).map(tuple),
    ParticipantId: st.sampled_from(["p1", "p2", "p3"]),
    RecordId: st.integers(0, 20).map("{}-aaaaaa".format),
    ActionId: st.integers(1, 20).map("{}-aaaaaa".format),
    Terms: st.builds(
        Terms, what=st.sampled_from(["phones away", "say if late"]), is_task=st.sampled_from([False, True])
    ),
    Consent: st.sampled_from([Consent.YES, Consent.TRIAL]),
}
"""What stands in a field when people use the program."""


def values(field: object, pools: dict[object, st.SearchStrategy[object]]) -> st.SearchStrategy[object]:
    """Any value of a field's type."""
    if field is NoneType:
        return st.none()
    if field in pools:
        return pools[field]
    if get_origin(field) is Annotated:
        return values(get_args(field)[0], pools)
    if isinstance(field, UnionType) or get_origin(field) is Union:
        return st.one_of(*(values(part, pools) for part in get_args(field)))
    return pools[field]


def any_of(
    kind: type[Event], pools: dict[object, st.SearchStrategy[object]] = BY_TYPE
) -> st.SearchStrategy[Event]:
    """Any event of a kind."""
    return st.builds(kind, **{field.name: values(field.type, pools) for field in fields(kind)})


anything: st.SearchStrategy[Event] = st.one_of(*map(any_of, EVENT_KINDS))
"""Any event at all."""

likely: st.SearchStrategy[Event] = st.one_of(
    *(any_of(kind, LIKELY) for kind in EVENT_KINDS if kind not in (SessionLeft, SessionClosed))
)
"""An event that mostly makes sense, and does not end the session."""

talking: st.SearchStrategy[Event] = st.one_of(
    *(any_of(kind, LIKELY) for kind in (*kinds(FloorEvent), *kinds(AgreementEvent), FloorTaken, NoteWritten))
)
"""What is most of a session."""


def numbered(log: Sequence[Record]) -> list[Record]:
    """The log with an id and an action of its own for each record, in the order given."""
    return [
        replace(record, n=n, writer="aaaaaa", action=ActionId(f"{n}-aaaaaa")) for n, record in enumerate(log)
    ]


def timed(log: Sequence[Record]) -> list[Record]:
    """The log with moments that go on, as those of one program do."""
    return [replace(record, t=5.0 * place) for place, record in enumerate(log)]


def begun_by(kind: type[Event], opening: Event) -> st.SearchStrategy[list[Record]]:
    """Logs that mostly begin as they should and are in order, and now and then are anyhow."""
    usual = Record(n=-1, writer="aaaaaa", action=ActionId("-1-aaaaaa"), at=START, t=0.0, event=opening)
    beginning: st.SearchStrategy[list[Record]] = st.one_of(
        st.just([usual]),
        st.just([usual]),
        any_of(kind).map(lambda event: [replace(usual, event=event)]),
        st.just([]),
    )
    record = st.builds(
        Record,
        n=numbers,
        writer=st.sampled_from(WRITERS),
        action=record_ids.map(ActionId),
        at=moments,
        t=seconds,
        event=st.one_of(talking, likely, anything),
    )
    rest = st.integers(0, 40).flatmap(lambda length: st.lists(record, min_size=length, max_size=length))
    order = st.sampled_from([list, numbered, lambda log: timed(numbered(log))])
    return st.builds(lambda first, rest, put: put([*first, *rest]), beginning, rest, order)


def trio() -> tuple[Participant, ...]:
    """Ana, Ben and Fay, who facilitates."""
    return (person(1, "Ana"), person(2, "Ben"), person(3, "Fay", facilitator=True))


session_logs = begun_by(
    SessionOpened,
    SessionOpened(
        session=SessionId("b" * 12),
        alliance=AllianceId("a" * 12),
        kind=SessionKind.DESIGN,
        title="Home",
        zone="Europe/Vienna",
        setting=setting(),
        participants=trio(),
    ),
)
"""Logs of a session."""

own_logs = begun_by(
    AllianceFounded,
    AllianceFounded(
        alliance=AllianceId("a" * 12),
        title="Home",
        zone="Europe/Vienna",
        setting=setting(),
        participants=trio(),
    ),
)
"""Logs of an alliance itself."""
