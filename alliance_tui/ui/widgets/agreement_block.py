"""One agreement as lines: its words, who said what to it, and how it stands."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from rich.segment import Segment

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant
from alliance_tui.domain.to_agree import answers
from alliance_tui.domain.words import Consent, RecordId
from alliance_tui.sentences import answering, running_list, told, vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import one_line, wrap
from alliance_tui.ui.widgets.lines import blank, ink, width_of
from alliance_tui.ui.widgets.tones import keeper_name

GAP = 2
"""Columns between two people's answers."""


class AgreementBlock(Struct, frozen=True):
    """One agreement, laid out for a width; its last row is empty."""

    agreement: RecordId
    """Which agreement."""

    rows: tuple[tuple[Segment, ...], ...]
    """The pieces of each row."""


def agreement_block(
    agreement: Agreement, people: Sequence[Participant], columns: int, kept: Container[RecordId] = ()
) -> AgreementBlock:
    """An agreement laid out for so many columns.

    Args:
        agreement: Which one.
        people: Everyone of the alliance, also those who left it.
        columns: How many.
        kept: The agreements that people go on with and that wait for somebody's yes.
    """
    columns = max(columns, 1)
    words = [(Segment(text, ink(theme.TEXT, bold=True)),) for text in wrap(agreement.terms.what, columns)]
    said = _flow(tuple(consent_pieces(agreement, people, kept)), columns)
    known = _who_and_when(agreement, people)
    quiet = [(Segment(text, ink(theme.QUIET)),) for text in wrap(known, columns)] if known else []
    return AgreementBlock(agreement.id, (*words, *said, *quiet, ()))


def consent_pieces(
    agreement: Agreement, people: Sequence[Participant], kept: Container[RecordId] = ()
) -> Iterator[Segment]:
    """What each person said to it, and how it stands: green once in force, amber while it waits."""
    for person, answer in answers(agreement, people):
        yield Segment(f"{theme.mark(person.seat).symbol} {_words(answer)}", ink(_colour(agreement)))
    yield _standing(agreement, kept)


def grouped_pieces(
    agreement: Agreement, people: Sequence[Participant], kept: Container[RecordId] = ()
) -> Iterator[Segment]:
    """The same in less room: each answer once, with the symbols of all who gave it."""
    said: dict[str, str] = {}
    for person, answer in answers(agreement, people):
        said[_words(answer)] = said.get(_words(answer), "") + theme.mark(person.seat).symbol
    for words, symbols in said.items():
        yield Segment(f"{symbols} {words}", ink(_colour(agreement)))
    yield _standing(agreement, kept)


def _words(answer: Consent | None) -> str:
    return answering.SHORT_ANSWERS[answer] if answer else vocabulary.TO_ASK


def _colour(agreement: Agreement) -> str:
    return theme.GOOD if agreement.is_in_force else theme.WAITS


def _standing(agreement: Agreement, kept: Container[RecordId]) -> Segment:
    if agreement.id in kept:
        return Segment(running_list.KEPT_AND_WAITS, ink(theme.WAITS))
    colour = theme.GOOD if agreement.is_in_force else theme.QUIET
    return Segment(vocabulary.AGREEMENT_STATES[agreement.state], ink(colour))


@lru_cache(maxsize=256)
def _flow(pieces: tuple[Segment, ...], columns: int) -> tuple[tuple[Segment, ...], ...]:
    """The pieces on as many rows as they need, none split; one too wide for a row is wrapped.

    The answers to many agreements are the same: their rows are made once.
    """
    rows: list[tuple[Segment, ...]] = []
    row: list[Segment] = []
    for piece in pieces:
        if row and width_of(row) + GAP + width_of((piece,)) > columns:
            rows.append(tuple(row))
            row = []
        if width_of((piece,)) > columns:
            rows += [(Segment(text, piece.style),) for text in wrap(piece.text, columns)]
            continue
        row += [blank(GAP, ink(theme.TEXT)), piece] if row else [piece]
    return (*rows, tuple(row)) if row else tuple(rows)


def _who_and_when(agreement: Agreement, people: Sequence[Participant]) -> str:
    """Whether it is a task, who keeps it where not everyone does, and when, in their words."""
    task = running_list.TASK if agreement.terms.is_task else ""
    names = [keeper_name(person) for person in people if person.id in agreement.terms.who]
    if agreement.terms.who and not names:
        names = [vocabulary.SOMEONE]
    who = told.list_of_names(names=tuple(names))
    return " · ".join(part for part in (task, who, one_line(agreement.terms.when)) if part)
