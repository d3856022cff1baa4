"""An agreement in words: who keeps it, who has said what to it, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content
from textual.style import Style

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.details import labelled_details
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import answers, is_kept, is_kept_at_table, waits_for
from alliance_tui.domain.words import Consent
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import answering as say
from alliance_tui.sentences import told, vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import one_line
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, WAITS, keeper_name, phrase, seat_tone, words

WIDEST_NAME: Final = 20
"""The most columns a name has where it is not the first time it stands on a page."""

TONES: Final = {Consent.YES: GOOD, Consent.TRIAL: GOOD, Consent.NOT_YET: WAITS}
"""The tone of an answer."""


def answer_words(answer: Consent | None) -> tuple[str, Style]:
    """What someone has said to an agreement, or that they are to ask, and the tone of it."""
    return (vocabulary.CONSENTS[answer], TONES[answer]) if answer else (vocabulary.TO_ASK, WAITS)


def answer_given(agreement: Agreement, person: Participant) -> str:
    """What someone has said to an agreement, after their name."""
    return say.now_says(name=one_line(person.called), answer=answer_words(agreement.consent(person.id))[0])


def standing_words(agreement: Agreement, theirs: Alliance | Session) -> tuple[str, Style]:
    """How an agreement stands: proposed, kept and waiting for a yes, in force, or in force as a trial."""
    if is_kept(agreement, theirs.people):
        return _kept_and_waits(agreement, theirs.people)
    return _state(agreement, theirs.review)


def standing_at_table(session: Session, agreement: Agreement) -> tuple[str, Style]:
    """The same at the table, where people may have decided to go on with it."""
    if is_kept_at_table(session, agreement):
        return _kept_and_waits(agreement, session.people)
    return _state(agreement, session.review)


def _state(agreement: Agreement, review: Review | None) -> tuple[str, Style]:
    if not agreement.is_in_force:
        return vocabulary.AGREEMENT_STATES[agreement.state], QUIET
    if any(given is Consent.TRIAL for _, given in agreement.consents):
        return say.UNTIL_REVIEW if review else say.AS_A_TRIAL, GOOD
    return vocabulary.AGREEMENT_STATES[agreement.state], GOOD


def _kept_and_waits(agreement: Agreement, people: Sequence[Participant]) -> tuple[str, Style]:
    return say.kept_and_waits(names=by_name(waits_for(agreement, people))), WAITS


def by_name(people: Iterable[Participant]) -> str:
    """Some people by name, such as "Ana and Ben"; "everyone" where nobody is named."""
    named = tuple(keeper_name(person, WIDEST_NAME) for person in people)
    return told.names(names=named) if named else vocabulary.EVERYONE


def answer_pieces(session: Session, agreement: Agreement) -> tuple[Content, ...]:
    """Everyone's answer, and how the agreement stands."""
    given = (_marked(one.seat, *answer_words(said)) for one, said in answers(agreement, session.people))
    return (*given, _told(*standing_at_table(session, agreement)))


@lru_cache(maxsize=128)
def _marked(seat: int, said: str, style: Style) -> Content:
    """An answer after the symbol of whose it is; those of many agreements are mostly the same."""
    return Content.assemble((f"{theme.mark(seat).symbol} ", seat_tone(seat)), (said, style))


@lru_cache(maxsize=16)
def _told(said: str, style: Style) -> Content:
    return phrase((said, style))


def keepers(session: Session, terms: Terms) -> str:
    """Who keeps an agreement: names, or everyone."""
    people = (session.person(owner) for owner in terms.who)
    names = tuple(keeper_name(one) if one else vocabulary.SOMEONE for one in people)
    return told.list_of_names(names=names) if names else vocabulary.EVERYONE


def detail_words(terms: Terms, people: Iterable[Participant], style: Style = PLAIN) -> Iterator[Content]:
    """What was said beside the sentence, a paragraph each: a quiet label and the words."""
    for label, said in labelled_details(terms, people):
        yield phrase((fields.labelled(label=one_line(label)), QUIET)) + words(said, style)


def details(session: Session, terms: Terms) -> Content:
    """Who keeps it and when, in one paragraph."""
    when = one_line(terms.when)
    return phrase((keepers(session, terms), PLAIN), (f" · {when}" if when else "", PLAIN))
