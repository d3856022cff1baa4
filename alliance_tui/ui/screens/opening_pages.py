"""What is said in the opening, a page for each part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from msgspec.structs import replace
from textual.style import Style

from alliance_tui.domain.plan import turn_length
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import OpeningPage, ParticipantId
from alliance_tui.sentences import opening as say
from alliance_tui.sentences.help import NOT_FOR, NOT_TO_CONTROL
from alliance_tui.sentences.vocabulary import STEPS
from alliance_tui.ui import theme
from alliance_tui.ui.dialogs.evening import length_blocks
from alliance_tui.ui.text import clip_name, fit, width
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, phrase, seat_tone, words

PRESS: Final = "press"
"""The action of the number keys."""

NAME: Final = 30
"""The most columns of a name in a list."""


def parts_of(session: Session) -> tuple[OpeningPage, ...]:
    """The parts of the opening: without rules where the setting has none."""
    return tuple(one for one in OpeningPage if one is not OpeningPage.RULES or session.setting.rules)


def opening_page(part: OpeningPage, session: Session, seen: Collection[ParticipantId]) -> Iterator[Block]:
    """All that one part says.

    Args:
        part: Which part.
        session: The session that is opened.
        seen: Who has pressed their number to show that they can read.
    """
    match part:
        case OpeningPage.READ:
            yield _middle(say.LARGER)
            yield _middle(say.HOW_LARGER, QUIET)
            yield GAP
            yield Block(words(say.THEN_YOUR_NUMBER, PLAIN), centred=True, about=PRESS)
            yield GAP
            yield from _answers(session, seen, facilitators=True)
        case OpeningPage.CARE:
            if not session.opening.introduced:
                yield _middle(NOT_FOR)
                yield GAP
                yield _middle(NOT_TO_CONTROL, PLAIN)
                yield GAP
            yield _middle(say.WHOSE, PLAIN)
        case OpeningPage.TIME:
            yield from _time(session)
        case OpeningPage.RULES:
            yield _middle(say.WHAT_HOLDS)
            yield GAP
            for rule in session.setting.rules:
                yield _middle(rule, PLAIN)
            yield GAP
            alone = words(say.READ_ALOUD, QUIET)
            yield Block(words(say.ACCEPT, QUIET), centred=True, about=PRESS, instead=alone)
            yield GAP
            yield from _answers(session, session.opening.accepted, facilitators=True)
        case OpeningPage.SIGN:
            yield _middle(say.WHICH_SIGN)
            yield GAP
            yield _middle(say.SIGN_KEPT, QUIET)
        case OpeningPage.BALANCE:
            yield _middle(say.SEE_BALANCE)
            yield GAP
            what = words(say.BALANCE, QUIET)
            yield Block(words(say.BALANCE_RULE, QUIET), centred=True, about=PRESS, instead=what)
            yield GAP
            yield from _answers(session, session.opening.balance, facilitators=False)
        case OpeningPage.ARRIVE:
            yield _middle(say.ARRIVE)
            yield GAP
            yield _middle(say.ALOUD, QUIET)


def _time(session: Session) -> Iterator[Block]:
    yield _middle(say.HOW_LONG)
    yield GAP
    lines = list(length_blocks(session))
    widest = max(line.words.cell_length for line in lines)
    yield from (replace(line, centred=True, as_wide_as=widest) for line in lines)
    yield GAP
    turn = turn_length(session)
    if session.minutes and turn is not None:
        length = f"{turn // 60}:{turn % 60:02}"
        yield _middle(say.turn_is_then(step=STEPS[session.step], length=length), PLAIN)
    yield _middle(say.NO_TURNS if session.setting.turn is None else say.FIT, QUIET)


def _answers(session: Session, given: Collection[ParticipantId], *, facilitators: bool) -> Iterator[Block]:
    """Who has pressed their number, a line each; a click on it does the same."""
    people = session.here if facilitators else session.counted
    widest = min(max((width(person.called) for person in people), default=0), NAME)
    for person in people:
        mark = theme.mark(person.seat).symbol
        name = f" {person.seat} {mark} {fit(clip_name(person.called, widest), widest)}  "
        has_answered = person.id in given
        answer, silent = (say.YES, GOOD) if has_answered else ("...", QUIET), ("   ", QUIET)
        yield Block(
            phrase((name, seat_tone(person.seat)), answer),
            centred=True,
            key=str(person.seat),
            about="" if has_answered else PRESS,
            instead=phrase((name, seat_tone(person.seat)), silent),
        )


def _middle(text: str, style: Style = STRONG) -> Block:
    return Block(words(text, style), centred=True)
