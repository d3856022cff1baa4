"""Marks in words and shapes, never by colour alone, and celebrations in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content
from textual.style import Style

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.session import Session
from alliance_tui.domain.understood import celebration_when
from alliance_tui.domain.words import Mark
from alliance_tui.sentences import told as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui.widgets.page import NOTHING, Block
from alliance_tui.ui.widgets.telling import INDENT, agreement_blocks, words_blocks
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, WAITS, person_words, phrase

SHAPES: Final = {Mark.WORKED: "●", Mark.PARTLY: "◐", Mark.NOT_YET: "○", Mark.NO_LONGER_FITS: "╱"}
"""The shape of each mark, none of them a person's: full, half, empty, and set aside."""

TONES: Final[dict[Mark, Style]] = {
    Mark.WORKED: GOOD,
    Mark.PARTLY: PLAIN,
    Mark.NOT_YET: WAITS,
    Mark.NO_LONGER_FITS: QUIET,
}
"""The tone of each mark."""


def mark_words(mark: Mark) -> Content:
    """A mark as its shape and its word."""
    return phrase((f"{SHAPES[mark]} {vocabulary.MARKS[mark]}", TONES[mark]))


def mark_blocks(session: Session, agreement: Agreement) -> Iterator[Block]:
    """How each saw an agreement, where that lies open."""
    seen = session.assessment.seen(agreement.id)
    if not seen:
        return
    pieces = []
    for one in seen:
        person = session.person(one.participant)
        who = person_words(person, QUIET) if person else phrase((vocabulary.SOMEONE, QUIET))
        pieces.append(Content.assemble(who, " ", mark_words(one.mark)))
    yield Block(NOTHING, flow=tuple(pieces), indent=2 * INDENT, key=agreement.id)


def assessed_blocks(session: Session, agreement: Agreement) -> Iterator[Block]:
    """An agreement as a session left it, with how each saw it; both are told where they saw other words."""
    before = session.other_words(agreement)
    if before is None or not session.assessment.seen(agreement.id):
        yield from agreement_blocks(agreement, session)
        yield from mark_blocks(session, agreement)
        return
    yield from words_blocks(before, session.participants, session.zone)
    yield from mark_blocks(session, agreement)
    yield Block(phrase((say.CHANGED_TO, QUIET)), indent=INDENT, key=agreement.id)
    yield from agreement_blocks(agreement, session)


def celebration_words(celebration: Celebration, zone: str) -> Content:
    """What is celebrated, how and when; days are those of the zone with this IANA name."""
    rest = celebration_details(celebration, zone)
    return phrase((celebration.what, PLAIN), (f"   {rest}" if rest else "", QUIET))


def celebration_details(celebration: Celebration, zone: str) -> str:
    """How and when it is celebrated; empty where neither was said."""
    return ", ".join(filter(None, (celebration.how, celebration_when(celebration, zone))))
