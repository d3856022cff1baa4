"""An alliance or a session for a terminal, with rich. Typed words are `Text`, never read as markup."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Rested
from alliance_tui.domain.days import local_day
from alliance_tui.domain.details import labelled_details
from alliance_tui.domain.keeping import is_from_before
from alliance_tui.domain.left_open import can_wait_words
from alliance_tui.domain.moments import (
    clock_words,
    day_words,
    other_place,
    rests_until,
    review_sentence,
    span_words,
    spoken_words,
)
from alliance_tui.domain.note import Note
from alliance_tui.domain.open_talk import is_conversation, open_seconds
from alliance_tui.domain.people import Participant, names_of
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import SessionState, SessionSummary, session_state
from alliance_tui.domain.timing import heard_loops, sitting_seconds, talk_seconds, time_outs, turns
from alliance_tui.domain.to_agree import answers, is_kept, is_kept_at_table
from alliance_tui.domain.understood import celebration_when, when_words
from alliance_tui.domain.words import ParticipantId, RecordId
from alliance_tui.exports.clean import clean, clean_line
from alliance_tui.exports.listing import QUIET, SessionRows, session_row
from alliance_tui.exports.people import joined, keepers, whose_yes
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import shown as say
from alliance_tui.sentences import vocabulary as words
from alliance_tui.sentences.answering import kept_and_waits
from alliance_tui.sentences.told import OF_WHO_LEFT
from alliance_tui.sentences.told import reached as reached_on

TOLD_STATES: Final = {
    SessionState.OPEN: say.UNFINISHED,
    SessionState.TIME_OUT: say.IN_A_TIME_OUT,
    SessionState.OPEN_ENDED: say.OPEN_ENDED,
    SessionState.CLOSED: say.ENDED,
}
"""Whether a session can be gone on with, as it is told on its own page."""

MINUTE: Final = 60
"""Seconds: who spoke for less is told them."""

_NAMES = 20
"""The columns a list of names may take before it is folded."""


def session_page(
    session: Session,
    now: datetime,
    t: float | None = None,
    here: str = "",
    state: SessionState | None = None,
) -> RenderableType:
    """One session: who spoke, what was said and agreed.

    Args:
        session: Its state.
        now: This moment (UTC).
        t: Up to when an open one is told, in seconds since it began; None for its last record.
        here: The IANA name of the zone that this machine is set to; empty for the session's own.
        state: Whether it can be gone on with, as its alliance knows it; None for what it tells itself.
    """
    t = session.t if t is None else max(t, session.t)
    return Group(*_apart(_session_parts(session, now, t, here, state or session_state(session))))


def alliance_page(
    alliance: Alliance,
    sessions: Sequence[SessionSummary],
    short: Mapping[str, str],
    now: datetime,
    here: str = "",
    told: Container[RecordId] = (),
) -> RenderableType:
    """One alliance: its people, purpose, agreements, review and sessions.

    Args:
        alliance: Which one.
        sessions: The lines about its sessions.
        short: Ids as they are shown.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the alliance's own.
        told: The agreements that have a line of life: of those also what was withdrawn is told.
    """
    return Group(*_apart(_alliance_parts(alliance, sessions, short, now, here, told)))


def _session_parts(
    session: Session, now: datetime, t: float, here: str, state: SessionState
) -> Iterator[RenderableType]:
    standing = TOLD_STATES[state]
    if state is SessionState.TIME_OUT and session.time_out is not None and session.time_out.until <= now:
        standing = say.TIME_OUT_IS_OVER
    facts = [
        words.SESSIONS[session.kind],
        say.begun(
            day=day_words(session.opened, session.zone),
            clock=clock_words(session.opened, session.zone),
            place=other_place(session.zone, here, session.opened),
        ),
        span_words(sitting_seconds(session, t)),
        standing,
    ]
    yield Group(_heading(session.title, session.setting.title), Text(" · ".join(facts), QUIET))
    yield _section(say.WHO_SPOKE, _spoken(session, t))
    for step in session.steps:
        notes = [note for note in session.notes if note.step is step]
        if notes:
            yield _section(words.STEP_TITLES[step], _notes(notes, session.participants))
    were_some = any(not one.is_live and is_from_before(session, one) for one in session.agreements)
    were_some = were_some or bool(session.ended_agreements)
    yield from _agreed(session.live_agreements, session, now, here, were_some=were_some)
    if session.ended_agreements:
        ended = [_agreement(one, session) for one in session.ended_agreements]
        yield _section(say.COME_TO_THEIR_END, Group(*_apart(ended)))
    if session.marked_goals:
        yield _section(say.GOALS, _goals(session))
    yield from _ahead(session, now, here)
    waiting = can_wait_words(session)
    if waiting:
        yield _section(say.CAN_WAIT, Group(*(Text(clean(one)) for one in waiting)))


def _alliance_parts(
    alliance: Alliance,
    sessions: Sequence[SessionSummary],
    short: Mapping[str, str],
    now: datetime,
    here: str,
    told: Container[RecordId],
) -> Iterator[RenderableType]:
    founded = say.since(day=day_words(alliance.founded, alliance.zone))
    yield Group(_heading(alliance.title, alliance.setting.title), Text(founded, QUIET))
    people = Table.grid(padding=(0, 2))
    people.add_column(no_wrap=True)
    people.add_column(overflow="fold")
    people.add_column(overflow="fold")
    for person in alliance.people:
        name, role = clean_line(person.called), clean_line(person.role)
        people.add_row(str(person.seat), Text(name), Text(role, QUIET))
    yield _section(say.PEOPLE, people)
    if alliance.purpose:
        yield _section(say.PURPOSE, _notes(alliance.purpose, alliance.participants, _standing(alliance)))
    over = [one for one in alliance.agreements if one.is_over or (not one.is_live and one.id in told)]
    yield from _agreed(alliance.live_agreements, alliance, now, here, were_some=bool(over))
    yield from _ahead(alliance, now, here)
    if over:
        yield _section(say.COME_TO_THEIR_END, Group(*(_ended(one, alliance.zone) for one in over)))
    if sessions:
        held = []
        for session in sessions:
            when, kind, agreed, state = session_row(session, alliance.zone, now, here)
            id_ = Text(short.get(session.id, session.id), QUIET)
            held.append((Text(when.plain.strip()), kind, agreed, state, id_))
        yield _section(say.SESSIONS, SessionRows(held))


def _ahead(theirs: Alliance | Session, now: datetime, here: str) -> Iterator[RenderableType]:
    """What waits for another day, as seen at a moment: what was parked, what rests, what is celebrated."""
    if theirs.parked:
        yield _section(say.PARKED, Group(*(Text(clean(thing.text)) for thing in theirs.parked)))
    if theirs.rested:
        closed = theirs.closed if isinstance(theirs, Session) else None
        today = local_day(now, here or theirs.zone)
        told = (_rested(one, closed or now, today, waits=closed is None) for one in theirs.rested)
        yield _section(say.RESTING, Group(*told))
    if theirs.celebrations:
        told = (_celebration(one, theirs.zone) for one in theirs.celebrations)
        yield _section(say.TO_CELEBRATE, Group(*told))


def _rested(rested: Rested, seen: datetime, today: date, *, waits: bool) -> Text:
    about = f"  {clean(rested.about)}" if rested.about else ""
    return Text.assemble((rests_until(rested, seen, today, waits=waits), QUIET), about)


def _celebration(celebration: Celebration, zone: str) -> Text:
    rest = ", ".join(filter(None, (celebration.how, celebration_when(celebration, zone))))
    return Text.assemble(clean(celebration.what), (f"  {clean_line(rest)}" if rest else "", QUIET))


def _ended(agreement: Agreement, zone: str) -> Text:
    state = words.AGREEMENT_STATES[agreement.state]
    day = day_words(agreement.ended, zone) if agreement.ended else ""
    return Text.assemble(clean(agreement.terms.what), (f"  {say.ended(state=state, day=day)}", QUIET))


def _spoken(session: Session, t: float) -> RenderableType:
    talked, held = talk_seconds(session, t), turns(session)
    openly = is_conversation(session, t)
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=_NAMES * 2, overflow="fold")
    for person in session.members:
        number = held.get(person.id, 0)
        turned = say.turns(number=number) if number else ""
        spoke = _spoke(person, talked, number, openly=openly)
        table.add_row(Text(clean_line(person.called)), Text(spoke), Text(turned, QUIET))
    if openly:
        open_for = span_words(open_seconds(session, t))
        table.add_row(Text(say.OPEN_FLOOR, QUIET), Text(open_for, QUIET), Text(""))
    for spans, told in ((heard_loops(session, t), say.SAYING_BACK), (time_outs(session, t), say.TIME_OUTS)):
        if spans:
            together = _length(sum(span.end - span.start for span in spans))
            table.add_row(Text(told, QUIET), Text(together, QUIET), Text(""))
    return table


def _spoke(person: Participant, talked: Mapping[ParticipantId, float], turned: int, *, openly: bool) -> str:
    """How long someone spoke; who had no turn listened, unless much was said with the floor open."""
    if person.id not in talked:
        return say.NOT_COUNTED
    if turned:
        return _length(talked[person.id])
    if not person.here:
        return say.NOT_HERE
    return say.NO_TURN if openly else say.LISTENED


def _length(seconds: float) -> str:
    """How long something went on: to the nearest minute, or under one to the nearest second."""
    return spoken_words(seconds) if round(seconds) < MINUTE else span_words(seconds)


def _standing(alliance: Alliance) -> Mapping[RecordId, str]:
    """How the goals of an alliance stand, by their notes."""
    reached, people = dict(alliance.reached_at), {person.id for person in alliance.people}
    return {
        note.id: reached_on(day=day_words(reached[note.id], alliance.zone))
        if note.id in reached
        else say.STILL_OPEN
        if note.participant in people
        else OF_WHO_LEFT
        for note in alliance.purpose
        if note.is_goal
    }


def _goals(session: Session) -> RenderableType:
    """The goals of which somebody said in this session how they stand."""
    table = _two_columns()
    for goal in session.marked_goals:
        standing = say.REACHED if goal.reached else say.STILL_OPEN
        whose = Text(clean_line(session.name(goal.participant)))
        table.add_row(whose, Text.assemble(clean(goal.text), (f"  {standing}", QUIET)))
    return table


def _two_columns() -> Table:
    """A table of words behind the names of whose they are."""
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=_NAMES, overflow="fold", style=QUIET)
    table.add_column(overflow="fold")
    return table


def _notes(
    notes: Iterable[Note], people: Iterable[Participant], standing: Mapping[RecordId, str] | None = None
) -> RenderableType:
    """Notes with their authors' names; of those that are goals, how they stand."""
    names = names_of(people)
    table = _two_columns()
    for note in notes:
        name = Text(clean_line(names.get(note.participant, words.SOMEONE)))
        told = [one for one in (_heard(note, names), (standing or {}).get(note.id, "")) if one]
        table.add_row(name, Text.assemble(clean(note.text), *((f"  {one}", QUIET) for one in told)))
    return table


def _heard(note: Note, names: Mapping[ParticipantId, str]) -> str:
    """Who said words back, and whether they are confirmed; empty for words that are no listener's."""
    if note.heard_by is None:
        return ""
    tell = say.heard_by if note.confirmed else say.said_back_by
    return tell(name=clean_line(names.get(note.heard_by, words.SOMEONE)))


def _agreed(
    agreements: Sequence[Agreement],
    theirs: Alliance | Session,
    now: datetime,
    here: str = "",
    *,
    were_some: bool,
) -> Iterator[RenderableType]:
    none = say.NONE_IN_FORCE if were_some else say.NONE_YET
    listed = [_agreement(one, theirs) for one in agreements]
    yield _section(say.AGREEMENTS, Group(*_apart(listed)) if listed else Text(none, QUIET))
    review = theirs.review
    if review is None:
        yield _section(say.REVIEW, Text(say.NO_DAY, QUIET))
        return
    yield _section(say.REVIEW, Text(clean_line(review_sentence(review, now, here))))


def _marks(session: Session, agreement: Agreement) -> Text | None:
    """How each saw it; None while that does not lie open."""
    seen = [
        say.says(name=clean_line(session.name(one.participant)), said=words.MARKS[one.mark])
        for one in session.assessment.seen(agreement.id)
    ]
    if not seen:
        return None
    return Text.assemble((fields.labelled(label=say.HOW_IT_WENT), QUIET), " · ".join(seen))


def _agreement(agreement: Agreement, theirs: Alliance | Session) -> RenderableType:
    """An agreement; in a session with how each saw it, beside the words that they saw."""
    marks = _marks(theirs, agreement) if isinstance(theirs, Session) else None
    before = theirs.other_words(agreement) if isinstance(theirs, Session) and marks is not None else None
    lines = [*_words(agreement, theirs), _answers(agreement, theirs)]
    if marks is None:
        return Group(*lines)
    if before is None:
        return Group(*lines, marks)
    return Group(*_words(before, theirs), marks, Text(say.CHANGED_TO, QUIET), *lines)


def _words(agreement: Agreement, theirs: Alliance | Session) -> Iterator[Text]:
    people, terms = theirs.participants, agreement.terms
    who = " & ".join(keepers(agreement, people))
    yield Text(clean(terms.what), "bold")
    for label, said in (
        (
            fields.TASK if terms.is_task else fields.LABELS["who"],
            who or (words.EVERYONE if terms.is_task else ""),
        ),
        (fields.LABELS["when"], when_words(agreement, theirs.zone)),
        *labelled_details(terms, people),
    ):
        if said:
            yield Text.assemble((fields.labelled(label=clean_line(label)), QUIET), clean(said))


def _answers(agreement: Agreement, theirs: Alliance | Session) -> Text:
    """How it stands, and what everyone has said to it."""
    said = [
        say.says(name=clean_line(one.called), said=words.CONSENTS[answer] if answer else words.TO_ASK)
        for one, answer in answers(agreement, theirs.participants)
    ]
    people, state = theirs.people, words.AGREEMENT_STATES[agreement.state]
    if is_kept_at_table(theirs, agreement) if isinstance(theirs, Session) else is_kept(agreement, people):
        state = kept_and_waits(names=joined(whose_yes(agreement, people)))
    return Text.assemble((state, "italic"), (f"  {' · '.join(said)}", QUIET))


def _heading(title: str, setting: str) -> Text:
    return Text.assemble((clean_line(title), "bold"), (f" · {clean_line(setting)}", QUIET))


def _section(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(title, "bold"), Padding(body, (0, 0, 0, 2)))


def _apart(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """The parts with an empty line between them."""
    for place, part in enumerate(parts):
        if place:
            yield Text()
        yield part
