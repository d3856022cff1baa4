"""Everyone of the alliance, a row each, and what can be done about them, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from alliance_tui.domain.people import Participant
from alliance_tui.sentences import people as say
from alliance_tui.sentences.vocabulary import FACILITATOR
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import GOOD, QUIET, STRONG, WAITS, person_words, phrase, seat_tone, words


def people_blocks(people: Sequence[Participant], *, sitting: bool, has_roles: bool) -> Iterator[Block]:
    """Everyone by seat, then the hints.

    Args:
        people: Who belongs to the alliance.
        sitting: Whether a session is at the table: then it is told who is here.
        has_roles: Whether the setting has more than one role.
    """
    for person in people:
        yield _row(person, sitting=sitting)
    yield GAP
    yield Block(words(say.CORRECTED_AND_ASKED_LATER if sitting else say.CORRECTED_ANY_TIME, QUIET))
    yield Block(words(say.MAY_BE_RETITLED, QUIET), about="retitle")
    yield Block(words(say.MAY_FACILITATE, QUIET), about="facilitate")
    if has_roles:
        yield Block(words(say.MAY_HAVE_ROLE, QUIET), about="role")


def _row(person: Participant, *, sitting: bool) -> Block:
    lead = Content.assemble((f"{person.seat} ", seat_tone(person.seat)), person_words(person, STRONG))
    here = (say.HERE, GOOD) if person.here else (say.NOT_HERE, WAITS)
    guides = person.facilitator and person.role != FACILITATOR
    said = [
        *((here,) if sitting else ()),
        *(((person.role, QUIET),) if person.role else ()),
        *(((say.FACILITATES, QUIET),) if guides else ()),
    ]
    apart = [part for one in said for part in ((" · ", QUIET), one)][1:]
    return Block(phrase(*apart), lead=lead, hang=36, key=person.id)
