"""Alliances and sessions as JSON, in shapes that later versions only add to.

Moments are ISO 8601 with the offset of the alliance's own zone; of a session, with that of the zone it was
held in. Lengths and places in time are seconds since the session began, rounded to milliseconds. Words are as
they were typed, and so are names, but that of somebody who left and is called like somebody else has a number
behind it, such as "Ana (2)", as everywhere: in an alliance, and in a session, no two people have one name,
whether its letters are capitals or not. In `floor` each
turn has a stretch, which has no length where the floor went on in that moment; a break in the middle of a
turn, or an absence, makes two of it.

`listing`:

    {"alliances": [{"id", "title", "setting", "participants": [name, ...],
                    "next_review": moment or null,
                    "sessions": [{"id", "kind": "design|assess", "started": moment, "minutes": whole number,
                                  "state": "open|time-out|closed|open-ended"}, ...]}, ...]}

`session_page`:

    {"id", "alliance": its id, "kind": "design|assess", "started": moment, "ended": moment, null while open,
     "state": "open|time-out|closed|open-ended",
     "participants": [{"name", "talk_seconds": how long they held the floor, not what they said while it was
                       open: the sum of their stretches in `floor`; null where a facilitator's time is not
                       counted, "turns",
                       "facilitator": true or false, "here": whether they are, or were at the end}, ...],
     "floor": [{"name", "start", "end"}, ...],
     "time_outs": [{"start", "end": null while it runs}, ...],
     "heard": [{"listener": who said back, "speaker": whose words, "start", "end"}, ...], nobody's turn; until
              the speaker was asked if there is more, and had said so,
     "notes": [{"name", "step", "kind", "text", "heard_by": who said it back, or null, "confirmed"}, ...],
     "goals": [{"name", "text", "reached": true, false, or null where nobody has said}, ...],
     "parked": [{"step", "text"}, ...],
     "rested": [{"step", "until": local date, "about"}, ...],
     "celebrations": [{"what", "how", "when"}, ...], those that still lay ahead,
     "can_wait": [{"kind": "agreement|celebration|parked|rested", "text"}, ...], what was open before and can
                 wait, as people said when they looked back,
     "kept": "everything|agreements", null while open,
     "agreements": [agreement with "marks" and "marks_for", ...],
     "over": [agreement with "marks" and "marks_for", ...], those that were done, fulfilled or retired in it,
     "review": review}

`alliance_page`:

    {"id", "title", "setting", "zone", "founded": moment,
     "people": [{"name", "number": their key, 1 to 8, "role", "facilitator": true or false}, ...],
     "purpose": [{"name", "kind", "text", "reached": of a goal when that was said, else null}, ...],
     "parked": [{"step", "text"}, ...],
     "rested": as in `session_page`,
     "celebrations": [{"what", "how", "when"}, ...],
     "agreements": [agreement with "life", ...],
     "over": [agreement with "life", ...], those that came to their end, the oldest end first,
     "review": review, "next_review": moment or null,
     "sessions": as in `listing`}

An agreement is `{"what", "who": [name, ...], "everyone": true or false, "when", "how", "why", "state":
"proposed|in force", "kept": true or false, "consents": {name: "yes|trial|not yet"}, "to_ask": [name, ...]}`:
one that is kept goes on among the others, and where it is proposed it waits only for the yes of who joined
later; where everyone keeps it, `everyone` is true and `who` is empty, for whoever joins later keeps it too;
words that were left out are "", a facilitator is not asked and has no consent, `to_ask` names who has not
answered while it is on the table, whose consent is "not yet" although they have not said that, and an
agreement that was withdrawn is not there. `marks` is `{name: "worked|partly|not yet|no longer fits"}`, empty
until the marks were revealed in this session; `marks_for` is null until then, and tells which words the marks
are for, in the shape of `words` in `life`: where an agreement was changed in that session, its own words are
newer, and nobody has marked those. The `state` in `over` is "done|fulfilled|retired", in an alliance
"withdrawn" too. `life` is as `alliance_tui.exports.life` says. Of an agreement also `"gains": {name: what
they get from it}`, `notice`, `slip`, `task` (true where it is done once) and `"done": moment, null where it
is not`. A review is null, or `{"date", "time": null where only a day was named, "zone", "rhythm": null for
once, "moment", "moved_from", "time_of_others"}`; the moment of a review with only a day is the start of that
day, `moved_from` the date of the rhythm that it was moved from (null where it was not), `time_of_others` the
time of the rhythm's other dates, as in `time`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.left_open import can_wait, words_of
from alliance_tui.domain.life import Lives
from alliance_tui.domain.moments import moment_text
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import consenting, names_of
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary, session_state
from alliance_tui.domain.talk import Span
from alliance_tui.domain.timing import floor_stretches, heard_loops, time_outs, turns
from alliance_tui.domain.to_agree import answers, is_kept, is_kept_at_table
from alliance_tui.domain.words import AgreementState, ParticipantId
from alliance_tui.exports.json_text import Shape
from alliance_tui.exports.life import STRANGER, moment_shape, words_shape
from alliance_tui.exports.reviews import review_shape

Names = Mapping[ParticipantId, str]
"""A name for each person that nobody else has."""

OPEN: Final = {Agreement: "agreement", Celebration: "celebration", Parked: "parked", Rested: "rested"}
"""What each kind of thing that can wait is called."""


def listing(alliances: Iterable[AllianceSummary]) -> Shape:
    """All alliances, in the order they are given."""
    return {"alliances": [_summary(one) for one in alliances]}


def session_page(session: Session, t: float | None = None, state: SessionState | None = None) -> Shape:
    """One session.

    Args:
        session: Its state.
        t: Up to when an open one is told, in seconds since it began; None for its last record.
        state: Whether it can be gone on with, as its alliance knows it; None for what it tells itself.
    """
    t = session.t if t is None else max(t, session.t)
    stretches, held = floor_stretches(session, t), turns(session)
    names = names_of(session.participants)
    return {
        "id": session.id,
        "alliance": session.alliance,
        "kind": session.kind.value,
        "started": moment_text(session.opened, session.zone),
        "ended": moment_text(session.closed, session.zone) if session.closed else None,
        "state": (state or session_state(session)).value,
        "participants": [
            {
                "name": names[person.id],
                "talk_seconds": None if person.facilitator else _talked(person.id, stretches),
                "turns": held.get(person.id, 0),
                "facilitator": person.facilitator,
                "here": person.here and not person.gone,
            }
            for person in session.members
        ],
        "floor": [
            {
                "name": names.get(span.holder, STRANGER) if span.holder else STRANGER,
                "start": _seconds(span.start),
                "end": _seconds(span.end),
            }
            for span in stretches
        ],
        "time_outs": _time_outs(session, t),
        "heard": [
            {
                "listener": names.get(span.listener, STRANGER) if span.listener else STRANGER,
                "speaker": names.get(span.speaker, STRANGER) if span.speaker else STRANGER,
                "start": _seconds(span.start),
                "end": _seconds(span.end),
            }
            for span in heard_loops(session, t)
        ],
        "notes": [
            {
                "name": names.get(note.participant, STRANGER),
                "step": note.step.value,
                **_note(note),
                "heard_by": names.get(note.heard_by, STRANGER) if note.heard_by else None,
                "confirmed": note.confirmed,
            }
            for note in session.notes
        ],
        "goals": [
            {"name": names.get(goal.participant, STRANGER), "text": goal.text, "reached": goal.reached}
            for goal in session.goals
        ],
        "parked": [{"step": thing.step.value, "text": thing.text} for thing in session.parked],
        "rested": _rested(session.rested),
        "celebrations": _celebrations(session.celebrations),
        "can_wait": [{"kind": OPEN[type(one)], "text": words_of(one)} for one in can_wait(session)],
        "kept": session.kept.value if session.kept else None,
        "agreements": _assessed(session, session.live_agreements, names),
        "over": _assessed(session, session.ended_agreements, names),
        "review": review_shape(session.review) if session.review else None,
    }


def alliance_page(alliance: Alliance, sessions: Sequence[SessionSummary], told: Lives) -> Shape:
    """One alliance, with the lines about its sessions, and the line of life of each agreement."""
    names, reached = names_of(alliance.participants), dict(alliance.reached_at)
    over = sorted(alliance.ended_agreements(told), key=lambda one: one.ended or alliance.founded)
    return {
        "id": alliance.id,
        "title": alliance.title,
        "setting": alliance.setting.name,
        "zone": alliance.zone,
        "founded": moment_text(alliance.founded, alliance.zone),
        "people": [
            {
                "name": person.called,
                "number": person.seat,
                "role": person.role,
                "facilitator": person.facilitator,
            }
            for person in alliance.people
        ],
        "purpose": [
            {
                "name": names.get(note.participant, STRANGER),
                **_note(note),
                "reached": moment_text(reached[note.id], alliance.zone) if note.id in reached else None,
            }
            for note in alliance.purpose
        ],
        "parked": [{"step": thing.step.value, "text": thing.text} for thing in alliance.parked],
        "rested": _rested(alliance.rested),
        "celebrations": _celebrations(alliance.celebrations),
        "agreements": _with_life(alliance.live_agreements, alliance, told, names),
        "over": _with_life(over, alliance, told, names),
        "review": review_shape(alliance.review) if alliance.review else None,
        "next_review": _review_moment(alliance.review),
        "sessions": [_session(one, alliance.zone) for one in sessions],
    }


def _summary(alliance: AllianceSummary) -> Shape:
    return {
        "id": alliance.id,
        "title": alliance.title,
        "setting": alliance.setting,
        "participants": [person.called for person in alliance.participants],
        "next_review": _review_moment(alliance.review),
        "sessions": [_session(one, alliance.zone) for one in alliance.sessions],
    }


def _session(session: SessionSummary, zone: str) -> Shape:
    return {
        "id": session.id,
        "kind": session.kind.value,
        "started": moment_text(session.started, session.zone or zone),
        "minutes": session.minutes,
        "state": session.state.value,
    }


def _time_outs(session: Session, t: float) -> list[Shape]:
    running = session.time_out
    ended = [
        {"start": _seconds(span.start), "end": _seconds(span.end)}
        for span in time_outs(session, t)
        if running is None or span.start < running.called
    ]
    return ended if running is None else [*ended, {"start": _seconds(running.called), "end": None}]


def _rested(topics: Iterable[Rested]) -> list[Shape]:
    return [{"step": one.step.value, "until": one.until, "about": one.about} for one in topics]


def _celebrations(ahead: Iterable[Celebration]) -> list[Shape]:
    return [{"what": one.what, "how": one.how, "when": one.when} for one in ahead]


def _note(note: Note) -> Shape:
    return {"kind": note.kind.value, "text": note.text}


def _assessed(session: Session, agreements: Sequence[Agreement], names: Names) -> list[Shape]:
    """Agreements of a session, with the marks that lie open."""
    shapes = _agreements(agreements, session, names, partial(is_kept_at_table, session))
    for shape, one in zip(shapes, agreements, strict=True):
        seen = session.assessment.seen(one.id)
        shape["marks"] = {names.get(each.participant, STRANGER): each.mark.value for each in seen}
        saw = session.other_words(one) or one
        shape["marks_for"] = words_shape(saw.terms, names) if seen else None
    return shapes


def _with_life(agreements: Sequence[Agreement], alliance: Alliance, told: Lives, names: Names) -> list[Shape]:
    """Agreements of an alliance, each with its line of life."""
    shapes = _agreements(agreements, alliance, names, lambda one: is_kept(one, alliance.people))
    for shape, one in zip(shapes, agreements, strict=True):
        shape["life"] = [moment_shape(each, names, alliance.zone) for each in told.get(one.id, ())]
    return shapes


def _agreements(
    agreements: Iterable[Agreement],
    theirs: Alliance | Session,
    names: Names,
    waits: Callable[[Agreement], bool],
) -> list[Shape]:
    """Agreements of an alliance or session.

    Args:
        agreements: Which ones.
        theirs: Whose they are.
        names: Everyone's name, also of those who left.
        waits: Whether one that is not in force goes on, and waits only for the yes of who joined later.
    """
    people, zone = theirs.participants, theirs.zone
    return [
        {
            **words_shape(one.terms, names),
            "state": one.state.value,
            "kept": one.is_in_force or waits(one),
            "done": moment_text(one.ended, zone) if one.ended and one.state is AgreementState.DONE else None,
            "consents": {person.called: one.consent(person.id).value for person in consenting(people)},
            "to_ask": [person.called for person, answer in answers(one, people) if answer is None],
        }
        for one in agreements
    ]


def _review_moment(review: Review | None) -> str | None:
    return moment_text(review_moment(review), review.zone) if review else None


def _talked(participant: ParticipantId, stretches: Iterable[Span]) -> float:
    """How long somebody held the floor: the sum of their stretches as they are told, to the millisecond."""
    told = (_seconds(one.end) - _seconds(one.start) for one in stretches if one.holder == participant)
    return _seconds(sum(told, 0.0))


def _seconds(seconds: float) -> float:
    return round(seconds, 3)
