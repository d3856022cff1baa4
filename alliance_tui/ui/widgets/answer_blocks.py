"""The answers to one agreement: its sentence in the middle, how it stands, everyone and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions.agreements import NOT_THERE
from alliance_tui.domain.people import Participant, consenting
from alliance_tui.domain.session import Session
from alliance_tui.ui.text import width
from alliance_tui.ui.widgets.agreement_words import PRESS, answer_words, details, standing_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import QUIET, STRONG, WAITS, person_words, phrase, seat_tone, words

NARROWEST_NAME: Final = 8
"""Columns that a name has at least, beside its answer."""

ANSWER: Final = 16
"""Columns that an answer is given."""


def answer_blocks(session: Session, agreement: Agreement | None, columns: int) -> list[Block]:
    """The sentence in the middle, how it stands, and everyone's answer."""
    if agreement is None:
        return [Block(words(NOT_THERE.sentence, QUIET))]
    terms = agreement.terms
    blocks = [
        Block(words(terms.what, STRONG), centred=True),
        Block(details(session, terms), centred=True),
    ]
    blocks += [
        Block(words(f"{name}: {said}", QUIET), centred=True)
        for name, said in (("How", terms.how), ("Why", terms.why))
        if said.strip()
    ]
    blocks += [GAP, Block(phrase(standing_words(agreement)), centred=True), GAP]
    blocks += _people_blocks(agreement, consenting(session.people), columns)
    guides = [one for one in session.people if one.facilitator]
    blocks += [
        Block(words(f"{one.name} facilitates and is not asked.", QUIET), centred=True) for one in guides
    ]
    return [*blocks, GAP, Block(words(PRESS, QUIET), centred=True)]


def _people_blocks(agreement: Agreement, people: Sequence[Participant], columns: int) -> list[Block]:
    """Everyone's number, symbol, name and answer, in columns that stand in the middle."""
    longest = max((width(one.name) for one in people), default=0) + 6
    names = max(min(longest, columns - ANSWER - 4), NARROWEST_NAME)
    indent = max((columns - names - ANSWER - 4) // 2, 0)
    blocks: list[Block] = []
    for person in people:
        said, tone = answer_words(agreement, person)
        lead = Content.assemble((f"{person.seat} ", seat_tone(person.seat)), person_words(person))
        lead = lead.truncate(names - 1, ellipsis=True)
        lead += Content(" " * (names - lead.cell_length))
        away = ("  not here today", WAITS) if not person.here and said != "to ask" else ("", QUIET)
        blocks.append(Block(phrase((said, tone), away), lead=lead, indent=indent, key=str(person.seat)))
    return blocks
