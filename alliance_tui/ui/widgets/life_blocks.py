"""The line of life of an agreement, as blocks: a heading for each session, a line for each moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from textual.content import Content

from alliance_tui.domain.agreement import DETAILS, GAINS, Agreement, Terms
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.days import local_day
from alliance_tui.domain.details import label_of
from alliance_tui.domain.life import Happened, LifeMoment
from alliance_tui.domain.moments import day_words
from alliance_tui.domain.people import Participant, names_of
from alliance_tui.domain.words import ParticipantId, SessionId
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import life as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip_name, one_line
from alliance_tui.ui.widgets.agreement_words import WIDEST_NAME, answer_words, detail_words, standing_words
from alliance_tui.ui.widgets.mark_words import mark_words
from alliance_tui.ui.widgets.page import NOTHING, Block
from alliance_tui.ui.widgets.telling import INDENT, heading, names
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, STRONG, phrase, seat_tone, words

HANG: Final = 13
"""Columns of the word that says what happened."""


def life_blocks(agreement: Agreement, line: Sequence[LifeMoment], alliance: Alliance) -> Iterator[Block]:
    """An agreement and its life.

    Args:
        agreement: As it stands now.
        line: Its moments, in order.
        alliance: Whose it is.
    """
    yield Block(words(agreement.terms.what, STRONG))
    yield Block(phrase(standing_words(agreement, alliance)))

    def place(moment: LifeMoment) -> tuple[date, SessionId | None]:
        return local_day(moment.at, zone_at(moment)), moment.session

    def zone_at(moment: LifeMoment) -> str:
        """The zone of the session it happened in: who has moved since finds the days as they were."""
        return zones.get(moment.session, "") or alliance.zone if moment.session else alliance.zone

    zones = {sitting.id: sitting.zone for sitting in alliance.sittings}
    kinds = {sitting.id: vocabulary.SESSIONS[sitting.kind] for sitting in alliance.sittings}
    for (_, session), moments in groupby(line, place):
        together = list(moments)
        where = kinds.get(session, say.A_SESSION) if session else say.BETWEEN_SESSIONS
        yield from heading(day_words(together[0].at, zone_at(together[0])), where)
        for moment in together:
            yield from _moment(moment, alliance.participants)


def _moment(moment: LifeMoment, people: Sequence[Participant]) -> Iterator[Block]:
    lead = phrase((say.HAPPENED[moment.happened], QUIET))
    if moment.happened is Happened.CONTINUED and moment.consents:
        yield Block(phrase((say.CONTINUED_AS_TRIAL, PLAIN)), lead=lead, hang=HANG, indent=INDENT)
        lead = NOTHING
    if moment.marks and moment.terms is not None:
        marked = words(say.before(words=moment.terms.what), QUIET)
        yield Block(marked, lead=lead, hang=HANG, indent=INDENT)
        lead = NOTHING
    if moment.marks or (moment.consents and moment.happened is not Happened.ASKED):
        yield Block(NOTHING, flow=tuple(_voices(moment, people)), lead=lead, hang=HANG, indent=INDENT)
        return
    for told in _told(moment, people):
        yield Block(told, lead=lead, hang=HANG, indent=INDENT)
        lead = NOTHING


def _voices(moment: LifeMoment, people: Sequence[Participant]) -> Iterator[Content]:
    """What each said, by name, in the order of their seats."""
    seats = {person.id: person.seat for person in people}
    for who, consent in sorted(moment.consents, key=lambda pair: seats.get(pair[0], 0)):
        yield _name(who, people) + phrase((" ", PLAIN), answer_words(consent))
    for one in sorted(moment.marks, key=lambda mark: seats.get(mark.participant, 0)):
        yield _name(one.participant, people) + phrase((" ", PLAIN)) + mark_words(one.mark)


def _name(who: ParticipantId, people: Sequence[Participant]) -> Content:
    person = next((one for one in people if one.id == who), None)
    if person is None:
        return phrase((vocabulary.SOMEONE, QUIET))
    symbol = theme.mark(person.seat).symbol
    return phrase((f"{symbol} ", seat_tone(person.seat)), (clip_name(person.called, WIDEST_NAME), QUIET))


def _told(moment: LifeMoment, people: Sequence[Participant]) -> Iterator[Content]:
    """What a moment says, a paragraph each."""
    if moment.terms is None:
        yield phrase((say.SENTENCES.get(moment.happened, ""), PLAIN))
    elif moment.before is None:
        yield words(moment.terms.what)
        yield phrase((" · ".join(filter(None, (names(people, moment.terms.who), moment.terms.when))), QUIET))
        yield from detail_words(moment.terms, people, QUIET)
    else:
        yield from _changed(moment.before, moment.terms, people)


def _changed(old: Terms, new: Terms, people: Sequence[Participant]) -> Iterator[Content]:
    """What is other than before: first the new words, then the old ones."""
    if new.what != old.what:
        yield words(new.what)
        yield words(say.before(words=old.what), QUIET)
    if new.who != old.who:
        yield _other(fields.LABELS["who"], names(people, old.who), names(people, new.who))
    for label, was, now in _texts(old, new, people):
        if was != now:
            yield _other(label, was, now)
    if new.is_task != old.is_task:
        yield phrase((say.TASK_NOW if new.is_task else say.LASTING_NOW, PLAIN))
    if new.grown_from != old.grown_from:
        yield phrase((say.ORIGIN_CHANGED, PLAIN))


def _texts(old: Terms, new: Terms, people: Sequence[Participant]) -> Iterator[tuple[str, str, str]]:
    """The label of each text beside the sentence, with its old words and its new ones."""
    known = names_of(people)
    for field in ("when", *DETAILS):
        if field != GAINS:
            yield fields.LABELS[field], old.text(field), new.text(field)
            continue
        for who in dict.fromkeys(who for who, _ in (*old.gains, *new.gains)):
            yield label_of(field, who, known), old.gain(who), new.gain(who)


def _other(label: str, was: str, now: str) -> Content:
    told = phrase((fields.labelled(label=one_line(label)), QUIET))
    told += words(now or say.LEFT_OUT, PLAIN if now else QUIET)
    return told + phrase((f"   {say.before(words=was)}" if was else "", QUIET))
