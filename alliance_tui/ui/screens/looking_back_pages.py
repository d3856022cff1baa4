"""What an assess session opens with: what was agreed, what was left open, celebrations and topics."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from textual.content import Content
from textual.style import Style

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Rested
from alliance_tui.domain.left_open import Open, key_of, left_open, told_of
from alliance_tui.domain.parking import may_be_taken_up
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import waits_for
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import looking_back as say
from alliance_tui.sentences.told import waits_for as waits_for_yes
from alliance_tui.ui.screens.marks_pages import agreement_of, assessed
from alliance_tui.ui.widgets.agreement_words import by_name
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import INDENT, heading, said, whose_and_when
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, phrase, words


class Thing(Struct, frozen=True):
    """Something of last time that is asked about."""

    id: str
    """The id of an agreement, a celebration or a parked thing, or the key of a topic that rested."""

    words: Content
    """What it is."""

    is_agreement: bool = False
    """Whether it is an agreement that waits for somebody's yes."""

    is_celebration: bool = False
    """Whether it was to be celebrated."""

    rested: Rested | None = None
    """The topic that rested since a time-out; None for all else. What is none of these was parked."""

    @property
    def has_two_answers(self) -> bool:
        """Whether there are two answers: only a topic can be let go as well."""
        return self.is_agreement or self.is_celebration


def things(session: Session, now: datetime, here: str = "") -> tuple[Thing, ...]:
    """All that is asked about, in the order it is asked.

    Args:
        session: The session at the table.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the session's own.
    """
    over = may_be_taken_up(session, now, here)
    asked = (one for one in left_open(session) if not isinstance(one, Rested) or one in over)
    return tuple(_thing(one, session.zone) for one in asked)


def _thing(one: Open, zone: str) -> Thing:
    return Thing(
        key_of(one),
        celebration_words(one, zone) if isinstance(one, Celebration) else words(told_of(one)),
        is_agreement=isinstance(one, Agreement),
        is_celebration=isinstance(one, Celebration),
        rested=one if isinstance(one, Rested) else None,
    )


class Answered(Struct, frozen=True):
    """A thing that was answered, and is asked about no more."""

    thing: Thing
    """Which one."""

    said: str
    """What becomes of it."""


def looking_back_page(
    session: Session, now: datetime, answered: Collection[Answered] = ()
) -> Iterator[Block]:
    """Everything of last time.

    Args:
        session: The session at the table.
        now: This moment (UTC).
        answered: The things that were answered here and are gone: what was said of them stays in view.
    """
    looked_at, waiting = session.assessment.agreements, session.assessment.waits
    left = things(session, now)
    if not looked_at:
        waits = any(one.is_agreement for one in left)
        yield said(say.NOTHING_YET if waits else say.NOTHING_IN_FORCE, PLAIN)
    elif len(looked_at) == 1:
        yield said(say.READ_ALOUD, PLAIN)
    else:
        yield said(say.READ_EACH_ALOUD, PLAIN)
    for agreement in looked_at:
        whole = assessed(session, agreement)
        yield GAP
        yield Block(words(whole.terms.what, STRONG), indent=INDENT)
        yield Block(
            phrase((whose_and_when(whole, session.participants, session.zone), QUIET)), indent=2 * INDENT
        )
    yield from _still_to_agree(session, [one for one in left if one.is_agreement], waiting)
    celebrations = [one for one in left if one.is_celebration]
    over = [one for one in answered if one.thing.is_celebration]
    if celebrations or over:
        yield from heading(say.WANTED_TO_CELEBRATE)
        for thing in celebrations:
            yield from _asked(thing, say.CELEBRATED, thing.id in waiting)
        yield from _over(over)
    topics = [one for one in left if not (one.is_celebration or one.is_agreement)]
    over = [one for one in answered if not (one.thing.is_celebration or one.thing.is_agreement)]
    if topics or over:
        yield from heading(say.LEFT_FOR_LATER)
        for thing in topics:
            yield from _asked(thing, say.LEFT, thing.id in waiting)
        yield from _over(over)


def _over(answered: Collection[Answered]) -> Iterator[Block]:
    for one in answered:
        yield Block(one.thing.words, indent=INDENT)
        yield Block(phrase((one.said, GOOD)), indent=2 * INDENT)


def _still_to_agree(session: Session, left: Sequence[Thing], waiting: Collection[str]) -> Iterator[Block]:
    """What waits for somebody's yes, each with whose."""
    if left:
        yield from heading(say.STILL_TO_AGREE)
    for thing in left:
        one = agreement_of(session, RecordId(thing.id))
        lead, *asked = _asked(thing, say.AGREE, thing.id in waiting)
        whose = by_name(waits_for(one, session.people))
        told = f"{whose_and_when(one, session.participants, session.zone)} · {waits_for_yes(names=whose)}"
        yield from (lead, Block(phrase((told, QUIET)), indent=2 * INDENT, key=thing.id), *asked)


def _asked(thing: Thing, question: str, waits: bool) -> Iterator[Block]:
    told, style = _standing(thing, question, waits)
    yield Block(thing.words, indent=INDENT, key=thing.id)
    yield Block(phrase((told, style)), indent=2 * INDENT, key=thing.id, about="" if waits else "answer")


def _standing(thing: Thing, question: str, waits: bool) -> tuple[str, Style]:
    """What is asked about a thing, or what was said to that."""
    if not waits:
        return question, QUIET
    return (say.STILL_TO_COME if thing.is_celebration else say.CAN_WAIT), GOOD
