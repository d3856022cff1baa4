"""What is said when marks lie open: how each saw it, who begins, and what became of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from typing import Final

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Marked
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import to_agree, waits_for
from alliance_tui.domain.words import Consent, ParticipantId, RecordId, Step
from alliance_tui.sentences import together as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui.screens.marks_pages import (
    agreement_of,
    agreement_words,
    assessed,
    in_column,
    person_line,
    widest_name,
)
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.agreement_words import by_name
from alliance_tui.ui.widgets.mark_words import mark_words
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block
from alliance_tui.ui.widgets.telling import answers, middle, names
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, phrase, short_name, words

NAME: Final = 30
"""The most columns of a name in a list."""


def covered_page(session: Session, agreement: RecordId, place: int) -> Iterator[Block]:
    """An agreement whose marks are still covered."""
    yield from _about(session, agreement, place)
    yield GAP
    yield Block(words(say.ENTER_UNCOVERS, PLAIN), centred=True, about="choose")


def open_page(
    session: Session, agreement: RecordId, place: int, asked: Container[ParticipantId] = ()
) -> Iterator[Block]:
    """An agreement whose marks lie open: how each sees it, who begins, what became of it."""
    one = agreement_of(session, agreement)
    yield from _about(session, agreement, place)
    yield GAP
    seen = in_order(session, one)
    people = [person for person in session.participants if person.id in {mark.participant for mark in seen}]
    lines = []
    for marked in seen:
        person = session.person(marked.participant)
        nobody = phrase((f"{vocabulary.SOMEONE}   ", QUIET))
        said = person_line(person, widest_name(people)) if person else nobody
        lines.append(("", said + mark_words(marked.mark)))
    yield from in_column(lines)
    yield GAP
    yield middle(who_begins(session, one), PLAIN)
    if session.assessment.differs(agreement):
        yield middle(say.DIFFERENT)
    elif seen:
        yield middle(say.ALIKE[seen[0].mark])
    yield GAP
    other = session.other_words(one)
    waits = other is not None and not one.is_in_force
    if session.is_decided(agreement) or waits:
        yield middle(_became(session, one), GOOD)
    else:
        yield middle(say.AND_NOW, PLAIN)
    if other is not None and _shown(other) != _shown(one):
        yield middle(say.NEW_WORDS, QUIET)
        yield from agreement_words(session, one)
    if one.is_live:
        yield from _answering(session, one, asked)


def _answering(session: Session, one: Agreement, asked: Container[ParticipantId]) -> Iterator[Block]:
    """What everyone has said to an agreement, where somebody may say more with their number."""
    if not any(person.id in asked for person in session.people):
        return
    yield GAP
    trial = [who for who, said in one.consents if said is Consent.TRIAL]
    if trial and one.is_in_force:
        yield middle(say.is_trial(names=names(session.people, trial)), PLAIN)
    told = tuple(answers(one, session, standing=False))
    yield Block(NOTHING, flow=told, centred=True)
    yield Block(words(say.HOW_TO_ANSWER, QUIET), centred=True, about="press")


def after_page(session: Session, now: datetime, here: str = "") -> Iterator[Block]:
    """After the last agreement: what became of each, and what else there is to look back on.

    Args:
        session: In which people have looked back.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the session's own.
    """
    from alliance_tui.domain.next_review import propose

    yield middle(say.ALL_LOOKED_AT)
    yield GAP
    for agreement in session.assessment.agreements:
        one = agreement_of(session, agreement)
        became = _became(session, one) if session.is_decided(agreement) else say.STILL_OPEN
        yield _became_of(one, became)
    for one in to_agree(session):
        if one.id not in session.assessment.agreements:
            yield _became_of(one, say.STILL_TO_AGREE)
    yield GAP
    proposal = propose(session, now, here)
    if session.goals:
        yield middle(say.AND_GOALS, QUIET)
    learnt = words(say.WHAT_WORKED, QUIET)
    yield Block(words(say.AFTER, QUIET), centred=True, about="note", instead=learnt)
    if Step.CELEBRATE in session.path:
        yield Block(words(say.AND_CELEBRATE, QUIET), centred=True, about="note")
    if proposal:
        yield middle(proposal.sentence, QUIET)
        yield Block(words(say.CHOOSE_DAY, QUIET), centred=True, about="review")


def _became_of(one: Agreement, became: str) -> Block:
    return Block(phrase((f"{clip(one.terms.what, 60)}  ", PLAIN), (became, QUIET)), centred=True)


def _became(session: Session, one: Agreement) -> str:
    """What became of an agreement that is settled."""
    if session.assessment.goes_on(one) and not one.is_in_force:
        return say.goes_on_and_waits(names=by_name(waits_for(one, session.people)))
    is_reworded = one.is_in_force and one.wording not in session.came_along
    return say.IN_NEW_WORDS if is_reworded else say.SETTLED[one.state]


def in_order(session: Session, agreement: Agreement) -> Sequence[Marked]:
    """The marks that lie open: those of whoever keeps the agreement first, then by seat."""
    keepers = assessed(session, agreement.id).terms.who

    def order(marked: Marked) -> tuple[bool, int]:
        person = session.person(marked.participant)
        return marked.participant not in keepers, person.seat if person else 0

    return sorted(session.assessment.seen(agreement.id), key=order)


def who_begins(session: Session, agreement: Agreement) -> str:
    """Who speaks first about an agreement: whoever keeps it; who keeps it now, where they have left."""
    who_keeps = assessed(session, agreement.id).terms.who
    named = [one for one in session.participants if one.id in who_keeps]
    keepers: list[Participant] = [one for one in named if not one.gone]
    here = [one for one in keepers if one.here]
    if not who_keeps:
        return say.ALL_KEEP
    if not keepers:
        return say.keepers_left(names=by_name(named)) if named else say.NOBODY_KEEPS
    who = by_name(keepers)
    if not here:
        return say.keepers_are_absent(names=who, number=len(keepers))
    return say.keeper_begins(names=who, number=len(keepers), first=short_name(here[0], NAME))


def _about(session: Session, agreement: RecordId, place: int) -> Iterator[Block]:
    """Which agreement it is, in the words that are marked."""
    yield middle(say.which(place=place + 1, number=len(session.assessment.agreements)), QUIET)
    yield GAP
    yield from agreement_words(session, assessed(session, agreement))


def _shown(agreement: Agreement) -> object:
    """Of the words of an agreement those that stand on the page."""
    return agreement.terms.what, agreement.terms.who, agreement.terms.when
