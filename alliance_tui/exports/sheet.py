"""The one page of an alliance to print, sign and put up, before it has a format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.days import local_day
from alliance_tui.domain.details import labelled_details
from alliance_tui.domain.moments import day_words, place_of_hour, then_words
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.to_agree import answers
from alliance_tui.domain.understood import when_words
from alliance_tui.domain.words import AgreementState, Consent
from alliance_tui.exports.clean import clean, clean_line
from alliance_tui.exports.people import joined, keepers
from alliance_tui.sentences import answering
from alliance_tui.sentences import sheet as say
from alliance_tui.sentences import vocabulary as words


class Line(Struct, frozen=True):
    """What somebody said."""

    name: str
    """Who."""

    words: str
    """Their words."""


class Said(Struct, frozen=True):
    """What was said beside the sentence of an agreement."""

    label: str
    """What it is, such as "how" or "Ana gets"; may hold a typed name."""

    words: str
    """Their words."""


class Answer(Struct, frozen=True):
    """What stands on the page of the answers to an agreement."""

    words: str
    """All of it, such as "Ana yes as a trial"."""

    name: str = ""
    """The part of it that is a typed name; empty for none."""


class Item(Struct, frozen=True):
    """One agreement."""

    what: str
    """Its words."""

    who: str
    """Who keeps it, in words."""

    when: str
    """When, in their words; may be empty."""

    details: tuple[Said, ...] = ()
    """What else was said: how and why it is kept, what each gets from it, and more."""

    answers: tuple[Answer, ...] = ()
    """What each has said to it, and how it stands; empty where all said yes, without a trial."""


class Sheet(Struct, frozen=True):
    """All that is on the page. Words are cleaned of what a terminal or printer would obey, and no more."""

    title: str
    """What the alliance is called."""

    people: tuple[str, ...]
    """Everyone by name."""

    day: str
    """The day it was printed."""

    purpose: tuple[Line, ...]
    """What it is for."""

    agreed: tuple[Item, ...]
    """The agreements in force."""

    open: tuple[Item, ...]
    """The ones that wait for somebody's yes."""

    review: str
    """When it is looked at again, in a sentence."""

    signers: tuple[str, ...]
    """Who signs."""


def sheet(alliance: Alliance, now: datetime, here: str = "") -> Sheet:
    """The page of an alliance.

    Args:
        alliance: Which one.
        now: This moment (UTC): how it stands, and the day that is printed.
        here: The IANA name of the zone that this machine is set to; empty for the alliance's own. Where it
            has another clock, an hour is told with its place.
    """
    names = {person.id: clean_line(person.called) for person in alliance.participants}
    live = alliance.live_agreements
    return Sheet(
        title=clean_line(alliance.title),
        people=tuple(clean_line(person.called) for person in alliance.people),
        day=day_words(now, here or alliance.zone),
        purpose=tuple(
            Line(names.get(note.participant, words.SOMEONE), clean(note.text)) for note in alliance.purpose
        ),
        agreed=_items(alliance, (one for one in live if one.is_in_force)),
        open=_items(alliance, (one for one in live if one.state is AgreementState.PROPOSED)),
        review=_review(alliance, here),
        signers=tuple(clean_line(person.called) for person in consenting(alliance.people)),
    )


def stem(alliance: Alliance, now: datetime, here: str = "") -> str:
    """The name of a file of it, without its ending, with today here: "home-2026-11-22"."""
    plain = unicodedata.normalize("NFC", clean_line(alliance.title)).casefold()
    letters = re.sub(r"[^\w]+", "-", plain).strip("-_")[:40].strip("-_")
    return f"{letters or 'alliance'}-{local_day(now, here or alliance.zone).isoformat()}"


def _items(alliance: Alliance, agreements: Iterable[Agreement]) -> tuple[Item, ...]:
    return tuple(
        Item(
            clean(one.terms.what).strip(),
            joined(keepers(one, alliance.participants)),
            clean(when_words(one, alliance.zone)).strip(),
            tuple(_details(one, alliance.participants)),
            tuple(_answers(one, alliance)),
        )
        for one in agreements
    )


def _details(agreement: Agreement, people: Iterable[Participant]) -> Iterator[Said]:
    for label, said in labelled_details(agreement.terms, people):
        yield Said(clean_line(label), clean(said).strip())


def _answers(agreement: Agreement, alliance: Alliance) -> Iterator[Answer]:
    answered = answers(agreement, alliance.people)
    if all(answer is Consent.YES for _, answer in answered):
        return
    for person, answer in answered:
        name, told = clean_line(person.called), words.CONSENTS[answer] if answer else words.TO_ASK
        yield Answer(answering.answer_of(name=name, answer=told), name)
    if agreement.is_in_force:
        yield Answer(answering.UNTIL_REVIEW if alliance.review else answering.AS_A_TRIAL)


def _review(alliance: Alliance, here: str) -> str:
    review = alliance.review
    if review is None:
        return say.NO_DAY
    at = review_moment(review)
    place = place_of_hour(review, here)
    day, then = day_words(at, review.zone), then_words(review, at)
    return clean_line(say.looked_at(day=day, clock=review.time, place=place, then=then))
