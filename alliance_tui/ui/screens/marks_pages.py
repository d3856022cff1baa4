"""What is said while people mark: who has, whose turn with the laptop it is, and one agreement at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.method import ONE_AGREEMENT
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Mark, ParticipantId, RecordId
from alliance_tui.sentences import marks as say
from alliance_tui.ui import theme
from alliance_tui.ui.screens.marking import CHOICES
from alliance_tui.ui.text import clip, clip_name, fit, one_line, width
from alliance_tui.ui.widgets.agreement_words import by_name
from alliance_tui.ui.widgets.mark_words import mark_words
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block
from alliance_tui.ui.widgets.telling import middle, whose_and_when
from alliance_tui.ui.widgets.tones import (
    GOOD,
    PLAIN,
    POINTER,
    QUIET,
    STRONG,
    WAITS,
    phrase,
    seat_tone,
    short_name,
    words,
)

NAME: Final = 30
"""The most columns of a name in a list."""

SHOWN: Final = 60
"""The most columns of an agreement where it is named in a list."""

MANY: Final = 3
"""From so many people on thumbs are offered."""


def asked(session: Session) -> tuple[Participant, ...]:
    """Who marks: everyone at the table who is asked for consent too, by seat."""
    return session.counted


def unmarked(session: Session, agreement: RecordId) -> list[Participant]:
    """Who is asked and has not marked an agreement, by seat."""
    return [one for one in asked(session) if session.assessment.mark(agreement, one.id) is None]


def next_unmarked(session: Session, after: int = -1) -> int | None:
    """The next place with an agreement that somebody has not marked, else an earlier one; None for none."""
    covered = session.assessment.covered
    places = [place for place, one in enumerate(covered) if unmarked(session, one)]
    return next((place for place in places if place > after), next(iter(places), None))


def round_page(session: Session) -> Iterator[Block]:
    """Who has marked, and who is still to mark; never what."""
    yield middle(say.HOW_DID_IT_GO)
    yield middle(say.ALONE, PLAIN)
    yield middle(say.COVERED, QUIET)
    if session.minutes == ONE_AGREEMENT:
        yield middle(say.FIVE_MINUTES, QUIET)
    yield GAP
    people = asked(session)
    name = widest_name(people)
    done = [session.assessment.has_marked(one.id) for one in people]
    told = [(say.MARKED, GOOD) if has_marked else (say.STILL_TO_MARK, WAITS) for has_marked in done]
    yield from in_column(
        [
            (str(one.seat), person_line(one, name) + phrase(said))
            for one, said in zip(people, told, strict=True)
        ]
    )
    absent = [one for one in consenting(session.people) if not one.here]
    if absent:
        yield GAP
        who = by_name(absent)
        yield middle(say.not_here(names=who, number=len(absent)), QUIET)
    yield GAP
    if session.assessment.is_ready(session.people):
        yield middle(say.ALL_HAVE_MARKED, STRONG)
    elif len(asked(session)) >= MANY:
        yield Block(phrase((say.OR_THUMBS, QUIET)), centred=True, about="thumbs")


def asking_page(person: Participant) -> Iterator[Block]:
    """The laptop changes hands."""
    yield from (GAP, GAP)
    yield middle(say.for_you_alone(name=one_line(person.called)))
    yield middle(say.press_when_alone(number=person.seat), PLAIN)


def alone_page(
    session: Session, person: Participant, place: int, given: Mapping[RecordId, Mark]
) -> Iterator[Block]:
    """One agreement, for one person's eyes.

    Args:
        session: The session at the table.
        person: Who has the laptop.
        place: Which of the agreements that are still covered; after the last one, that it is done.
        given: What this person has marked since they took the laptop: nothing older is shown to anyone.
    """
    covered = session.assessment.covered
    if place >= len(covered):
        yield from _end_page(session, person)
        return
    agreement = assessed(session, covered[place])
    yield middle(say.alone(name=short_name(person, NAME), place=place + 1, number=len(covered)), QUIET)
    yield GAP
    yield from agreement_words(session, agreement)
    yield GAP
    now = given.get(agreement.id)
    yield from _choices(now, {mark: mark_words(mark) for mark in Mark})
    yield GAP
    if now is not None:
        yield Block(phrase((say.YOUR_MARK, QUIET)) + mark_words(now), centred=True)
    elif session.assessment.mark(agreement.id, person.id) is not None:
        yield middle(say.MARKED_BEFORE, QUIET)


def _end_page(session: Session, person: Participant) -> Iterator[Block]:
    """After the last agreement: what is still without a mark, or thanks; never what was marked."""
    assessment = session.assessment
    yield from (GAP, GAP)
    left = [one for one in assessment.covered if assessment.mark(one, person.id) is None]
    if left:
        yield middle(say.still_unmarked(name=one_line(person.called), number=len(left)))
        for one in left:
            yield middle(clip(assessed(session, one).terms.what, SHOWN), PLAIN)
        yield middle(say.MARK_OR_COVER, QUIET)
        return
    yield middle(say.thank_you(name=one_line(person.called)))
    is_last = session.assessment.is_ready(session.people)
    yield middle(say.ALL_HAVE_MARKED if is_last else say.HAND_ON, PLAIN)
    yield middle(say.cover_or_change(number=person.seat), QUIET)


def thumbs_page(
    session: Session, place: int, person: ParticipantId, shown: Mapping[ParticipantId, Mark]
) -> Iterator[Block]:
    """One agreement, for which everyone shows a thumb.

    Args:
        session: The session at the table.
        place: Which of the agreements that are still covered.
        person: Whose thumb is keyed in next.
        shown: The thumbs that were keyed in just now; an older mark is covered, and only said to be there.
    """
    covered = session.assessment.covered
    agreement = assessed(session, covered[place])
    yield middle(say.thumbs(place=place + 1, number=len(covered)), QUIET)
    yield from agreement_words(session, agreement)
    yield middle(say.ON_THREE, PLAIN)
    yield GAP
    yield from _choices(
        None,
        {mark: mark_words(mark) + phrase((f"  {say.THUMBS[mark]}", QUIET)) for mark in Mark},
    )
    yield GAP
    people = asked(session)
    name = widest_name(people)
    lines = []
    for one in people:
        mark = shown.get(one.id)
        pointer = phrase(("> " if one.id == person else "  ", STRONG))
        before = session.assessment.mark(agreement.id, one.id) is not None
        older = phrase((say.MARKED, GOOD)) if before else NOTHING
        said = mark_words(mark) if mark is not None else older
        lines.append(("", pointer + person_line(one, name) + said))
    yield from in_column(lines)


def agreement_of(session: Session, agreement: RecordId) -> Agreement:
    """The agreement with this id, one that came to its end too."""
    return next(one for one in session.agreements if one.id == agreement)


def assessed(session: Session, agreement: RecordId) -> Agreement:
    """The agreement with this id in the words that people mark, whatever words it was given since."""
    return session.assessment.lived_with(agreement) or agreement_of(session, agreement)


def agreement_words(session: Session, agreement: Agreement) -> Iterator[Block]:
    """The words of an agreement, and who keeps it and when."""
    yield Block(words(agreement.terms.what, STRONG), centred=True)
    yield middle(whose_and_when(agreement, session.participants, session.zone), QUIET)


def _choices(now: Mark | None, told: Mapping[Mark, Content]) -> Iterator[Block]:
    """The four marks with their keys, one under the other; a pointer stands before the one that was given."""
    yield from in_column(
        [
            (key, phrase(("> " if mark is now else "  ", POINTER), (f"{place}  ", STRONG)) + line)
            for place, (key, (mark, line)) in enumerate(zip(CHOICES, told.items(), strict=True), start=1)
        ]
    )


def in_column(lines: Sequence[tuple[str, Content]]) -> Iterator[Block]:
    """Lines with their keys in the middle, all of which begin at one column."""
    widest = max((line.cell_length for _, line in lines), default=0)
    for key, line in lines:
        yield Block(line, centred=True, key=key, as_wide_as=widest)


def widest_name(people: Iterable[Participant]) -> int:
    """The columns that names need where they stand one under the other."""
    return max((width(clip_name(one.called, NAME)) for one in people), default=0)


def person_line(person: Participant, name: int) -> Content:
    """Someone's number, symbol and name, with the columns that all names have."""
    mark = theme.mark(person.seat)
    return phrase(
        (f"{person.seat} ", QUIET),
        (f"{mark.symbol} {fit(clip_name(person.called, NAME), name)}   ", seat_tone(person.seat)),
    )
