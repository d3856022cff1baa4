"""What pages tell of people, notes, agreements and reviews, as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from textual.content import Content
from textual.style import Style

from alliance_tui.domain import to_agree
from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.carried import Rested
from alliance_tui.domain.moments import moved_words, rests_until, review_words
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import ReviewState
from alliance_tui.domain.session import Session
from alliance_tui.domain.understood import when_words
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences import told as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip_name, one_line, width
from alliance_tui.ui.widgets.agreement_words import (
    WIDEST_NAME,
    answer_words,
    by_name,
    detail_words,
    standing_words,
)
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block
from alliance_tui.ui.widgets.tones import (
    HEADING,
    PLAIN,
    QUIET,
    STRONG,
    WAITS,
    person_words,
    phrase,
    seat_tone,
    short_name,
    words,
)

INDENT: Final = 2
"""Columns before what stands under a heading."""


def heading(text: str, beside: str = "") -> Iterator[Block]:
    """The beginning of a section, after an empty line."""
    yield GAP
    yield Block(phrase((text, HEADING), (f"   {beside}" if beside else "", QUIET)), section=True)


def said(text: str, style: Style = QUIET) -> Block:
    """A sentence under a heading."""
    return Block(phrase((text, style)), indent=INDENT)


def middle(text: str, style: Style = STRONG) -> Block:
    """A sentence in the middle of its line; an empty line where it is empty."""
    return Block(phrase((text, style)), centred=True) if text else GAP


def everyone(people: Iterable[Participant]) -> Block:
    """All people, each with number, symbol, name and role; nobody is broken over two lines needlessly."""
    return Block(
        NOTHING,
        flow=tuple(
            phrase(
                (f"{person.seat} {theme.mark(person.seat).symbol} ", seat_tone(person.seat)),
                (one_line(person.called), PLAIN),
                (f" {say.role(role=one_line(person.role))}" if person.role else "", QUIET),
            )
            for person in people
        ),
        indent=INDENT,
    )


def names(people: Sequence[Participant], who: Iterable[ParticipantId]) -> str:
    """Some of the people by name, as `by_name` tells it; "someone" where none of these is known."""
    wanted = set(who)
    known = [person for person in people if person.id in wanted]
    return by_name(known) if known or not wanted else vocabulary.SOMEONE


def whose_and_when(agreement: Agreement, people: Sequence[Participant], zone: str) -> str:
    """Who keeps an agreement and when, such as "Ana and Ben · at dinner"."""
    when = f" · {when_words(agreement, zone)}" if agreement.terms.when else ""
    return f"{names(people, agreement.terms.who)}{when}"


def note_blocks(notes: Iterable[Note], people: Sequence[Participant]) -> Iterator[Block]:
    """Notes, each with whose words they are, what they are to them, and the words whole."""
    by_id = {person.id: person for person in people}
    widest = max((width(one_line(person.called)) for person in people), default=0)
    for note in notes:
        person = by_id.get(note.participant)
        yield Block(
            phrase((say.label(kind=kind_words(note, people)), QUIET)) + words(note.text),
            lead=person_words(person) if person else phrase((vocabulary.SOMEONE, QUIET)),
            hang=min(widest, WIDEST_NAME) + 4,
            indent=INDENT,
            key=note.id,
        )


def kind_words(note: Note, people: Sequence[Participant]) -> str:
    """What words are to whose they are, and who said them back, such as "need, heard by Ben"."""
    listener = next((one for one in people if one.id == note.heard_by), None)
    kind = vocabulary.NOTE_KINDS[note.kind]
    if listener is None:
        return kind
    name = short_name(listener, WIDEST_NAME)
    return say.heard_by(kind=kind, name=name) if note.confirmed else say.said_back_by(kind=kind, name=name)


def agreement_blocks(
    agreement: Agreement, theirs: Alliance | Session, *, centred: bool = False
) -> Iterator[Block]:
    """An agreement: its words, who keeps it and when, what else was said, and everyone's answers."""
    yield from words_blocks(agreement, theirs.participants, theirs.zone, centred=centred)
    told = tuple(answers(agreement, theirs, standing=not centred))
    yield Block(NOTHING, flow=told, indent=2 * INDENT, centred=centred, key=agreement.id)


def words_blocks(
    agreement: Agreement, people: Sequence[Participant], zone: str, *, centred: bool = False
) -> Iterator[Block]:
    """The words of an agreement, who keeps it and when, and what else was said."""

    def block(told: Content, indent: int = 2 * INDENT) -> Block:
        return Block(told, indent=indent, centred=centred, key=agreement.id)

    terms = agreement.terms
    yield block(words(terms.what, STRONG), INDENT)
    yield block(phrase((whose_and_when(agreement, people, zone), PLAIN)))
    yield from map(block, detail_words(terms, people))


def answers(agreement: Agreement, theirs: Alliance | Session, *, standing: bool) -> Iterator[Content]:
    """What each person has said to an agreement, by name, and if wished how it stands."""
    for person, answer in to_agree.answers(agreement, theirs.participants):
        symbol = theme.mark(person.seat).symbol
        name = clip_name(person.called, WIDEST_NAME)
        yield phrase((f"{symbol} ", seat_tone(person.seat)), (f"{name} ", QUIET), answer_words(answer))
    if standing:
        yield phrase(standing_words(agreement, theirs))


def review_blocks(
    review: Review | None, now: datetime, here: str = "", *, centred: bool = False
) -> Iterator[Block]:
    """The next review, with the countdown to it, told as `review_words` does; or that there is none yet."""
    if review is None:
        yield Block(phrase((say.NO_REVIEW, QUIET)), indent=INDENT, centred=centred)
        return
    told = review_words(review, now, here)
    style = STRONG if told.state is ReviewState.UPCOMING else WAITS
    yield Block(phrase((told.countdown, style)), indent=INDENT, centred=centred)
    yield Block(phrase((full_review(review, now, here), QUIET)), indent=INDENT, centred=centred)
    if moved := moved_words(review, now):
        yield Block(words(moved, QUIET), indent=INDENT, centred=centred)


def rested_words(rested: Rested, seen: datetime, today: date, *, waits: bool = True) -> Content:
    """A topic that rests, until when, and what it is, such as "needs, until 23 November   Money".

    Args:
        rested: The topic.
        seen: The moment as seen from which the day is told (UTC).
        today: The day on which it is told: its rest may be over.
        waits: Whether it can still be taken up: not in a session that has ended.
    """
    about = ((f"   {rested.about}", QUIET),) if rested.about else ()
    return phrase((rests_until(rested, seen, today, waits=waits), WAITS), *about)


def full_review(review: Review, now: datetime, here: str = "") -> str:
    """The day of a review and how it goes on, such as "Sat 5 December, 18:30, then every 2 weeks"."""
    told = review_words(review, now, here)
    return say.review(day=told.day, then=told.then)
