"""Everyone of the alliance, a row each, and what can be done about them, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from alliance_tui.domain.people import Participant
from alliance_tui.sentences import people as say
from alliance_tui.sentences.vocabulary import FACILITATOR
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, one_line, width
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import GOOD, QUIET, STRONG, WAITS, person_words, phrase, seat_tone, words


def people_blocks(
    people: Sequence[Participant], *, sitting: bool, has_roles: bool, room: int | None = None
) -> Iterator[Block]:
    """Everyone by seat, then the hints.

    Args:
        people: Who belongs to the alliance.
        sitting: Whether a session is at the table: then it is told who is here.
        has_roles: Whether the setting has more than one role.
        room: The columns of the one line that each has where hardly one is seen; None for as many as needed.
    """
    for person in people:
        yield _row(person, sitting=sitting) if room is None else _line(person, room, sitting=sitting)
    yield GAP
    yield Block(words(say.CORRECTED_AND_ASKED_LATER if sitting else say.CORRECTED_ANY_TIME, QUIET))
    yield Block(words(say.MAY_BE_RETITLED, QUIET), about="retitle")
    yield Block(words(say.MAY_FACILITATE, QUIET), about="facilitate")
    if has_roles:
        yield Block(words(say.MAY_HAVE_ROLE, QUIET), about="role")


def _line(person: Participant, room: int, *, sitting: bool) -> Block:
    """Somebody on one line: a second one, seen alone, would not tell whose it is."""
    here = f" {say.HERE if person.here else say.NOT_HERE_IN_SHORT}" if sitting else ""
    lead = f"{person.seat} {theme.mark(person.seat).symbol} "
    name = clip(one_line(person.called), max(room - width(lead) - width(here), 1))
    told = phrase((lead, seat_tone(person.seat)), (name, STRONG), (here, GOOD if person.here else WAITS))
    return Block(told, key=person.id)


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
