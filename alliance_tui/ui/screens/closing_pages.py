"""What is told at the end of a session, page by page, and the keys at the foot of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from textual.style import Style

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions.takeaways import takeaway
from alliance_tui.domain.keeping import what_is_kept, wish
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState, Keep
from alliance_tui.ui import theme
from alliance_tui.ui.dialogs.dialog import numbers
from alliance_tui.ui.text import clip, one_line
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import agreement_blocks, names, review_blocks
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, phrase, seat_tone


class Part(Enum):
    """What is told now; the value is its place among the parts."""

    READING = 0
    TAKING_AWAY = 1
    UNTIL_THEN = 2
    KEEPING = 3


NOTHING_AGREED: Final = "Nothing had to be agreed today. To have listened is enough."
"""Said where there are no agreements."""

NOT_YET: Final = "Not everyone has said yes to this yet. That may take its time."
"""Said above agreements that wait for somebody's yes."""

NO_DAY: Final = "No day is set for looking at this again. d chooses one."
"""Said where there is no review."""

ACT: Final = "Until then: do what you said you would do, and be kind about the rest."
"""What Act, the third of the four A's, means."""

ACT_ANYWAY: Final = "From here on: do what you said you would do, and be kind about the rest."
"""The same where there is no day to count to."""

THANK: Final = "Thank each other: for listening, and for one thing you heard today."
"""Said before the end."""

KEPT: Final = {
    Keep.EVERYTHING: "Everything stays: you can read it again together.",
    Keep.AGREEMENTS: (
        "Only the agreements stay, and when each of you spoke. Notes, goals and what is parked leave this "
        "computer for good."
    ),
}
"""What the choices come to."""

CHOICES: Final = {Keep.EVERYTHING: "keep everything", Keep.AGREEMENTS: "the agreements only"}
"""What each can choose."""

PURPOSES: Final[Mapping[Part, str]] = {
    Part.READING: "This page is for reading aloud. enter goes on.",
    Part.TAKING_AWAY: "This page is for what you take away. Your number first, then you can write.",
    Part.UNTIL_THEN: "This page is for what comes until the review.",
    Part.KEEPING: "This page is for choosing what stays. Your number changes it.",
}
"""What each part is for: whispered at a key that belongs to another."""

OWN_KEY: Final = "f finishes: a key of its own, so that nobody ends it by accident."
"""Whispered at enter on the last page."""

FEW: Final = 4
"""So many people have room for a line between them."""

SHOWN: Final = 60
"""Columns of an agreement or a parked thing where it is named once more."""


def reading_page(session: Session, _: datetime) -> Iterator[Block]:
    """What was agreed, to read aloud."""
    agreements = by_standing(session)
    agreed = sum(one.state is AgreementState.IN_FORCE for one in agreements)
    yield _middle("What you agreed on" if agreed else "What is on the table")
    yield _middle("Read it aloud, one by one: enter goes to the next.", QUIET)
    for number, agreement in enumerate(agreements):
        if number == agreed and agreed:
            yield GAP
            yield _middle("Still open")
            yield _middle(NOT_YET, QUIET)
        yield GAP
        yield from agreement_blocks(agreement, session.participants, session.zone, centred=True)


def takeaway_page(session: Session, _: datetime) -> Iterator[Block]:
    """One sentence each to take away."""
    if not session.live_agreements:
        yield from (_middle(NOTHING_AGREED), GAP)
    yield _middle("What does each of you take away? One sentence.")
    yield _middle("Say it aloud. Your number writes it down, if you like.", QUIET)
    for person in session.counted:
        note = takeaway(session, person.id)
        if len(session.counted) <= FEW:
            yield GAP
        name = f"{theme.mark(person.seat).symbol} {one_line(person.name)}"
        yield Block(phrase((f"{person.seat} ", QUIET), (name, seat_tone(person.seat))), centred=True)
        if note is not None:
            yield _middle(note.text, PLAIN)


def until_page(session: Session, now: datetime) -> Iterator[Block]:
    """What is done until the review, what waits for the next time, and thanks.

    Args:
        session: The session that ends.
        now: This moment (UTC).
    """
    if session.review is None:
        yield _middle(NO_DAY)
    else:
        yield from review_blocks(session.review, now, centred=True)
    yield GAP
    yield _middle(ACT if session.review else ACT_ANYWAY, PLAIN)
    for agreement in by_standing(session):
        if agreement.state is AgreementState.IN_FORCE:
            who = names(session.participants, agreement.terms.who)
            yield _middle(f"{who}: {clip(agreement.terms.what, SHOWN)}", QUIET)
    if session.parked or session.rested:
        yield GAP
        yield _middle("This waits for the next time:", PLAIN)
        for thing in session.parked:
            yield _middle(clip(thing.text, SHOWN), QUIET)
        for rest in session.rested:
            yield _middle(clip(rest.about or f"the topic of the step {rest.step.value}", SHOWN), QUIET)
    if session.celebrations:
        yield GAP
        yield _middle("And you celebrate:", PLAIN)
        for one in session.celebrations:
            yield Block(celebration_words(one), centred=True)
    yield GAP
    yield _middle(THANK)


def keeping_page(session: Session, _: datetime) -> Iterator[Block]:
    """What stays on this computer, as each of them wants it."""
    yield _middle("What stays on this computer?")
    yield _middle("Your number changes your choice. One “agreements only” is enough.", QUIET)
    yield GAP
    for person in session.counted:
        mark = theme.mark(person.seat)
        choice = CHOICES[wish(session, person.id)]
        yield Block(
            phrase(
                (f"{person.seat} ", QUIET),
                (f"{mark.symbol} {one_line(person.name)}", seat_tone(person.seat)),
                (f"   {choice}", STRONG),
            ),
            centred=True,
        )
    yield GAP
    yield _middle(KEPT[what_is_kept(session)], GOOD)


def by_standing(session: Session) -> list[Agreement]:
    """The agreements of a session, those in force first."""
    return sorted(session.live_agreements, key=lambda one: one.state is not AgreementState.IN_FORCE)


def _middle(text: str, style: Style = STRONG) -> Block:
    return Block(phrase((text, style)), centred=True)


PAGES: Final[Mapping[Part, Callable[[Session, datetime], Iterator[Block]]]] = {
    Part.READING: reading_page,
    Part.TAKING_AWAY: takeaway_page,
    Part.UNTIL_THEN: until_page,
    Part.KEEPING: keeping_page,
}
"""What each part tells."""


def keys_at(session: Session, part: Part, parts: Sequence[Part]) -> tuple[Key, ...]:
    """The keys at the foot of one of the parts there are."""
    first = f"press({session.counted[0].seat})" if session.counted else "choose"
    seats = numbers(session.counted) if session.counted else ""
    own = {
        Part.READING: (Key("d", "review day", "day"),),
        Part.TAKING_AWAY: (Key(seats, "write it down", first),),
        Part.UNTIL_THEN: (
            Key("d", "day", "day"),
            Key("p", "print", "print"),
            Key("c", "calendar", "calendar"),
        ),
        Part.KEEPING: (Key(seats, "your choice", first),),
    }
    onward = Key("f", "finish", "finish") if part is parts[-1] else Key("enter", "next", "choose")
    return (onward, *own[part], Key("esc", "go on talking" if part is parts[0] else "back", "back"))
