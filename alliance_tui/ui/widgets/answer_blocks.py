"""The answers to one agreement: its sentence in the middle, how it stands, everyone and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions.agreements import NOT_THERE
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import answers
from alliance_tui.domain.words import AgreementState, Consent
from alliance_tui.sentences import answering as say
from alliance_tui.ui.text import width, wrap
from alliance_tui.ui.widgets.agreement_words import answer_words, detail_words, details, standing_at_table
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import (
    QUIET,
    STRONG,
    WAITS,
    person_words,
    phrase,
    seat_tone,
    short_name,
    words,
)

NARROWEST_NAME: Final = 8
"""Columns that a name has at least, beside its answer."""

NAMES: Final = (60, 20, 12)
"""The most columns of a name, from the whole one on, in the order in which people may answer."""

ROWS: Final = 9
"""Rows for everyone's answer and that order: with more, not all of it is in sight on 24 rows."""

ANSWER: Final = 16
"""Columns that an answer is given; more where somebody's has behind it that they are not here."""

AWAY: Final = 2
"""Columns between an answer and that."""


def answer_blocks(
    session: Session, agreement: Agreement | None, columns: int, order: Sequence[Participant] = ()
) -> list[Block]:
    """The sentence in the middle, how it stands, and everyone's answer.

    Args:
        session: The session at the table.
        agreement: Which agreement; None where it is gone.
        columns: The columns of a line.
        order: In which order people are suggested to answer; nobody where that does not matter.
    """
    if agreement is None:
        return [Block(words(NOT_THERE.sentence, QUIET))]
    terms = agreement.terms
    blocks = [
        Block(words(terms.what, STRONG), centred=True),
        Block(details(session, terms), centred=True),
    ]
    blocks += [Block(told, centred=True) for told in detail_words(terms, session.participants, QUIET)]
    blocks += [GAP, Block(phrase(standing_at_table(session, agreement)), centred=True), GAP]
    answered = answers(agreement, session.people)
    blocks += _people_blocks(answered, columns)
    guides = [one for one in session.people if one.facilitator]
    blocks += [Block(words(say.is_not_asked(name=one.called), QUIET), centred=True) for one in guides]
    # Before the order: that grows shorter as people answer, and what stands below it would move.
    blocks += [GAP, Block(words(say.PRESS, QUIET), centred=True, about="consent")]
    asked = {person.id for person, answer in answered if answer is None}
    left = [person for person in order if person.id in asked]
    if left and agreement.state is AgreementState.PROPOSED:
        told = _suggested(left, columns, ROWS - len(answered) - len(guides))
        blocks.append(Block(words(told, QUIET), centred=True))
    return blocks


def _suggested(order: Sequence[Participant], columns: int, rows: int) -> str:
    """In which order people may answer, on so many rows: names, short ones, or numbers alone."""
    for most in NAMES:
        told = say.suggested(names=tuple(short_name(person, most) for person in order))
        if len(wrap(told, columns)) <= rows:
            return told
    return say.suggested_by_number(numbers=tuple(person.seat for person in order))


def _people_blocks(answered: Sequence[tuple[Participant, Consent | None]], columns: int) -> list[Block]:
    """Everyone's number, symbol, name and answer, in columns that stand in the middle."""
    longest = max((width(one.called) for one, _ in answered), default=0) + 6
    room = ANSWER + (0 if all(one.here for one, _ in answered) else width(say.NOT_HERE) + AWAY)
    names = max(min(longest, columns - room - 4), NARROWEST_NAME)
    indent = max((columns - names - room - 4) // 2, 0)
    blocks: list[Block] = []
    for person, answer in answered:
        lead = Content.assemble((f"{person.seat} ", seat_tone(person.seat)), person_words(person))
        lead = lead.truncate(names - 1, ellipsis=True)
        lead += Content(" " * (names - lead.cell_length))
        away = ("", QUIET) if person.here else (f"{' ' * AWAY}{say.NOT_HERE}", WAITS)
        blocks.append(
            Block(phrase(answer_words(answer), away), lead=lead, indent=indent, key=str(person.seat))
        )
    return blocks
