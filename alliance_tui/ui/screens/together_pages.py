"""What is said when marks lie open: how each saw it, who begins, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.style import Style

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Marked
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.understood import when_words
from alliance_tui.domain.words import AgreementState, Mark, RecordId
from alliance_tui.ui.screens.marks_pages import agreement_of, in_column, person_line, widest_name
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.mark_words import mark_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import names
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, phrase, words

NAME: Final = 30
"""The most columns of a name in a list."""

DIFFERENT: Final = "You see this differently. What did each notice?"
"""A difference is a question."""

ALIKE: Final = {
    Mark.WORKED: "You see this alike. What helped it to work?",
    Mark.PARTLY: "You see this alike. What was there, and what was not?",
    Mark.NOT_YET: "You see this alike. What got in the way, and what would help?",
    Mark.NO_LONGER_FITS: "You see this alike. What has changed since?",
}
"""What is asked where all see it the same way."""

SETTLED: Final = {
    AgreementState.IN_FORCE: "You go on with it.",
    AgreementState.PROPOSED: "Its words are new: it waits until everyone says yes.",
    AgreementState.DONE: "Done.",
    AgreementState.FULFILLED: "It has brought what it was for.",
    AgreementState.RETIRED: "You let go of it. What it was stays readable.",
    AgreementState.WITHDRAWN: "It is off the table.",
}
"""What became of an agreement."""

AFTER: Final = (
    "g shows your goals: each says of their own whether it is reached.",
    "What worked, what did not, what did you learn? n in the talk keeps it.",
    "In the step celebrate, enter keeps what went well and how you mark it.",
)
"""What comes after the last agreement."""


def covered_page(session: Session, agreement: RecordId, place: int) -> Iterator[Block]:
    """An agreement whose marks are still covered."""
    yield from _about(session, agreement_of(session, agreement), place)
    yield GAP
    yield _middle("enter uncovers how each of you sees it.", PLAIN)


def open_page(session: Session, agreement: RecordId, place: int) -> Iterator[Block]:
    """An agreement whose marks lie open: how each sees it, who begins, what became of it."""
    one = agreement_of(session, agreement)
    yield from _about(session, one, place)
    yield GAP
    seen = in_order(session, one)
    people = [person for person in session.participants if person.id in {mark.participant for mark in seen}]
    lines = []
    for marked in seen:
        person = session.person(marked.participant)
        said = person_line(person, widest_name(people)) if person else phrase(("someone   ", QUIET))
        lines.append(("", said + mark_words(marked.mark)))
    yield from in_column(lines)
    yield GAP
    yield _middle(who_begins(session, one), PLAIN)
    if session.assessment.differs(agreement):
        yield _middle(DIFFERENT)
    elif seen:
        yield _middle(ALIKE[seen[0].mark])
    yield GAP
    if agreement in session.assessment.settled or not one.is_live:
        yield _middle(SETTLED[one.state], GOOD)
    else:
        yield _middle("And now: keep it, change it, or let go of it?", PLAIN)


def after_page(session: Session) -> Iterator[Block]:
    """After the last agreement: what became of each, and what else there is to look back on."""
    from alliance_tui.domain.next_review import propose

    yield _middle("You have looked at everything.")
    yield GAP
    for agreement in session.assessment.agreements:
        one = agreement_of(session, agreement)
        known = agreement in session.assessment.settled or not one.is_live
        became = SETTLED[one.state] if known else "Still open between you."
        yield Block(phrase((f"{clip(one.terms.what, 60)}  ", PLAIN), (became, QUIET)), centred=True)
    yield GAP
    proposal = propose(session.review, session.setting.review, session.assessment)
    offer = (proposal.sentence, "r in the talk chooses the day.") if proposal else ()
    for sentence in (*AFTER, *offer):
        yield _middle(sentence, QUIET)


def in_order(session: Session, agreement: Agreement) -> Sequence[Marked]:
    """The marks that lie open: those of whoever keeps the agreement first, then by seat."""

    def order(marked: Marked) -> tuple[bool, int]:
        person = session.person(marked.participant)
        return marked.participant not in agreement.terms.who, person.seat if person else 0

    return sorted(session.assessment.seen(agreement.id), key=order)


def who_begins(session: Session, agreement: Agreement) -> str:
    """Who speaks first about an agreement: whoever keeps it."""
    keepers: list[Participant] = [one for one in session.people if one.id in agreement.terms.who]
    here = [one for one in keepers if one.here]
    if not keepers:
        return "All of you keep this: whoever likes begins."
    who = names(session.people, [one.id for one in keepers])
    keep = "keeps" if len(keepers) == 1 else "keep"
    if not here:
        verb = "is" if len(keepers) == 1 else "are"
        return f"{who} {keep} this and {verb} not here today: whoever likes begins."
    return f"{who} {keep} this: {clip(here[0].name, NAME)} begins."


def _about(session: Session, agreement: Agreement, place: int) -> Iterator[Block]:
    yield _middle(f"{place + 1} of {len(session.assessment.agreements)}", QUIET)
    yield GAP
    yield Block(words(agreement.terms.what, STRONG), centred=True)
    when = f" · {when_words(agreement, session.zone)}" if agreement.terms.when else ""
    yield _middle(f"{names(session.participants, agreement.terms.who)}{when}", QUIET)


def _middle(text: str, style: Style = STRONG) -> Block:
    return Block(phrase((text, style)), centred=True)
