"""What is told at the end of a session, page by page, and the keys at the foot of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final, NamedTuple

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.decisions.takeaways import takeaway
from alliance_tui.domain.keeping import choosing, has_words, may_wait, waiting, what_is_kept, wish
from alliance_tui.domain.left_open import told_of
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review_standing import is_over
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import to_agree, waits_for
from alliance_tui.domain.words import ClosingPage, Keep, Stage
from alliance_tui.sentences import closing as say
from alliance_tui.sentences import everywhere, keeping
from alliance_tui.ui import theme
from alliance_tui.ui.keys import numbers
from alliance_tui.ui.text import clip, clip_name, fit, one_line, width
from alliance_tui.ui.widgets.kept_words import goes_words, kept_words, stays_words
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import agreement_blocks, middle, names, review_blocks
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, phrase, seat_tone, words

Tells = Callable[[Session, datetime, str], Iterator[Block]]
"""Tells a page of a session."""

FEW: Final = 4
"""So many people have room for a line between them."""

SHOWN: Final = 60
"""Columns of an agreement where it is named once more."""

WIDEST: Final = 72
"""The most columns of a line on these pages."""

BESIDE_NAME: Final = 7
"""Columns of a number, a symbol and the gap before a choice."""

WAITING: Final = 200
"""Columns of what waits for the next time: a question stands there whole."""


def pages_of(session: Session) -> list[ClosingPage]:
    """The pages there are: nothing is read where none is agreed, nothing asked where no words are."""
    missing = set()
    if not session.live_agreements:
        missing.add(ClosingPage.READING)
    if not has_words(session):
        missing.add(ClosingPage.KEEPING)
    return [page for page in ClosingPage if page not in missing]


def nearest(page: ClosingPage | None, pages: Sequence[ClosingPage]) -> ClosingPage:
    """A page, or where there is no such page the next one after it, else the last; the first for None."""
    order = [*ClosingPage]
    later = order[order.index(page) :] if page else order
    return next((one for one in later if one in pages), pages[-1])


def reading_page(session: Session, *_: object) -> Iterator[Block]:
    """What was agreed, to read aloud."""
    agreements = by_standing(session)
    agreed = sum(one.is_in_force for one in agreements)
    yield middle(say.AGREED if agreed else say.ON_THE_TABLE)
    yield middle(say.READ_ALOUD, QUIET)
    for number, agreement in enumerate(agreements):
        if number == agreed and agreed:
            yield GAP
            yield middle(say.STILL_OPEN)
            yield middle(say.NOT_YET, QUIET)
        yield GAP
        yield from agreement_blocks(agreement, session, centred=True)


def takeaway_page(session: Session, *_: object) -> Iterator[Block]:
    """One sentence each to take away."""
    if not session.live_agreements:
        yield from (middle(say.NOTHING_AGREED), GAP)
    yield middle(say.TAKE_AWAY)
    yield Block(words(say.TAKE_AWAY_ALOUD, QUIET), centred=True, about="press")
    for person in session.counted:
        note = takeaway(session, person.id)
        if len(session.counted) <= FEW:
            yield GAP
        name = f"{theme.mark(person.seat).symbol} {one_line(person.called)}"
        said = phrase((f"{person.seat} ", QUIET), (name, seat_tone(person.seat)))
        yield Block(said, centred=True, key=str(person.seat))
        if note is not None:
            yield Block(words(note.text, PLAIN), centred=True, key=str(person.seat))


def until_page(session: Session, now: datetime, here: str = "", *, in_demo: bool = False) -> Iterator[Block]:
    """What is done until the review, what waits for the next time, and thanks.

    Args:
        session: The session that ends.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the session's own.
        in_demo: Whether nothing of it stays.
    """
    from alliance_tui.domain.next_review import is_held, review_after

    review = review_after(session, now)
    if review is None:
        yield _day(say.NO_DAY, say.NO_DAY_SET)
    elif is_over(review, now):
        yield _day(say.PASSED_ONCE, say.PASSED_AND_NONE)
        review = None
    elif review != session.review:
        yield middle(say.HELD if is_held(session, now) else say.PASSED, PLAIN)
        yield from review_blocks(review, now, here, centred=True)
        yield Block(words(say.STANDS, QUIET), centred=True, about="day")
    else:
        yield from review_blocks(review, now, here, centred=True)
    yield GAP
    yield middle(say.ACT if review else say.ACT_ANYWAY, PLAIN)
    for agreement in by_standing(session):
        if agreement.is_in_force:
            who = names(session.participants, agreement.terms.who)
            yield middle(say.keeper(names=who, what=clip(agreement.terms.what, SHOWN)), QUIET)
    topics = waiting(session)
    if topics:
        yield GAP
        waits = may_wait(session, topics)
        yield middle(say.WAITS_OUTSIDE if in_demo else say.WAITS if waits else say.WAITS_IF, PLAIN)
        for topic in topics:
            yield middle(clip(told_of(topic), WAITING), QUIET)
    if session.celebrations:
        yield GAP
        waits = in_demo or may_wait(session, session.celebrations)
        yield middle(say.CELEBRATE if waits else say.CELEBRATE_IF, PLAIN)
        for one in session.celebrations:
            yield Block(celebration_words(one, session.zone), centred=True)
    yield GAP
    yield middle(say.THANK)


def keeping_page(session: Session, *_: object) -> Iterator[Block]:
    """What stays on this computer, as each of them wants it."""
    yield middle(keeping.WHAT_STAYS)
    yield Block(words(keeping.ONE_IS_ENOUGH, QUIET), centred=True, about="press")
    yield GAP
    yield middle(keeping.would_go(what=goes_words(session)), PLAIN)
    yield middle(f"{stays_words(session)} {keeping.TO_KEEP_MORE}", QUIET)
    yield GAP
    yield from _choices(session)
    yield GAP
    kept = what_is_kept(session)
    yield middle(kept_words(session, kept), GOOD)
    if kept is Keep.AGREEMENTS and session.begins:
        yield middle(keeping.EARLIER_STAYS, GOOD)


def _choices(session: Session) -> Iterator[Block]:
    """Everyone whose wish counts, with what they chose, in a line where that has the usual width."""
    people = choosing(session)
    told = {person.id: _choice(session, person) for person in people}
    choices = [*keeping.CHOICES.values(), *told.values()]
    room = WIDEST - BESIDE_NAME - max(map(width, choices))
    names = {person.id: clip_name(person.called, room) for person in people}
    widest = max(map(width, names.values()), default=0)
    # Whatever is chosen, nothing moves.
    columns = BESIDE_NAME + widest + max(map(width, choices))
    for person in people:
        mark = theme.mark(person.seat)
        yield Block(
            phrase(
                (f"{person.seat} ", QUIET),
                (f"{mark.symbol} {fit(names[person.id], widest)}", seat_tone(person.seat)),
                (f"   {told[person.id]}", STRONG),
            ),
            centred=True,
            key=str(person.seat),
            as_wide_as=columns,
        )


def _choice(session: Session, person: Participant) -> str:
    """What somebody wants to keep, in words, and whether they are away."""
    choice = keeping.CHOICES[wish(session, person.id)]
    return choice if person in session.here else keeping.away(choice=choice)


def keeping_in_demo(session: Session, *_: object) -> Iterator[Block]:
    """The same where nothing stays whatever is chosen: the choices can be tried."""
    yield middle(keeping.WHAT_STAYS)
    yield middle(keeping.IN_DEMO, GOOD)
    yield GAP
    yield from _choices(session)


def by_standing(session: Session) -> list[Agreement]:
    """The agreements of a session, those in force first."""
    return sorted(session.live_agreements, key=lambda one: not one.is_in_force)


def _day(choose: str, alone: str) -> Block:
    """That there is no day, with the key that chooses one where that does so."""
    return Block(words(choose, STRONG), centred=True, about="day", instead=words(alone, STRONG))


def offers_review(session: Session, now: datetime) -> bool:
    """Whether the next review is on offer, which stands if people just go on."""
    from alliance_tui.domain.next_review import review_after

    review = review_after(session, now)
    return review is not None and review != session.review


class Telling(NamedTuple):
    """What one of the pages is for, and what stands on it."""

    purpose: str
    """Whispered at a key that belongs to another page."""

    stage: Stage
    """The A it belongs to: what was agreed, then what is done between sessions."""

    tells: Tells
    """What is told on it, at a moment and in the zone of this machine."""

    keys: Callable[[Session, datetime], tuple[Key, ...]]
    """Its own keys at the foot; those that lead on and back are on every page."""

    tells_in_demo: Tells | None = None
    """What is told in a demonstration, where nothing stays; None for the same."""


def _day_keys(*_: object) -> tuple[Key, ...]:
    return (Key("d", say.DAY.name, "day"),)


def _until_keys(session: Session, now: datetime) -> tuple[Key, ...]:
    none = (Key("n", say.NONE.name, "no_day"),) if offers_review(session, now) else ()
    return (
        Key("d", say.SHORT_DAY, "day"),
        *none,
        Key("p", say.PRINT.name, "print"),
        Key("c", say.CALENDAR.name, "calendar"),
    )


def _own_number(words: str, session: Session, *_: object) -> tuple[Key, ...]:
    seats = numbers(session.counted)
    return (Key(seats, words, "explain"),) if seats else ()


PAGES: Final[Mapping[ClosingPage, Telling]] = {
    ClosingPage.READING: Telling(
        purpose=say.FOR_READING,
        stage=Stage.AGREE,
        tells=reading_page,
        keys=_day_keys,
    ),
    ClosingPage.TAKING_AWAY: Telling(
        purpose=say.FOR_TAKING_AWAY,
        stage=Stage.AGREE,
        tells=takeaway_page,
        keys=partial(_own_number, say.WRITE_IT_DOWN),
    ),
    ClosingPage.UNTIL_THEN: Telling(
        purpose=say.FOR_UNTIL_THEN,
        stage=Stage.ACT,
        tells=until_page,
        tells_in_demo=partial(until_page, in_demo=True),
        keys=_until_keys,
    ),
    ClosingPage.KEEPING: Telling(
        purpose=keeping.FOR_KEEPING,
        stage=Stage.ACT,
        tells=keeping_page,
        tells_in_demo=keeping_in_demo,
        keys=partial(_own_number, say.YOUR_CHOICE),
    ),
}
"""The pages, in their order."""


def keys_at(
    session: Session, page: ClosingPage, pages: Sequence[ClosingPage], now: datetime
) -> tuple[Key, ...]:
    """The keys at the foot of one of the pages there are.

    Args:
        session: The session that ends.
        page: What is told now.
        pages: All that is told.
        now: This moment (UTC).
    """
    on_offer = page is ClosingPage.UNTIL_THEN and offers_review(session, now)
    label = say.TAKE_IT if on_offer else say.NEXT.name
    onward = Key("f", say.FINISH.name, "finish") if page is pages[-1] else Key("enter", label, "choose")
    back = Key("esc", say.GO_ON_TALKING if page is pages[0] else say.BACK.name, "back")
    return (onward, *PAGES[page].keys(session, now), Key("q", everywhere.LEAVE.name, "app.leave"), back)


def number_at(page: ClosingPage, session: Session | None) -> str:
    """What is said at a number key on a page that asks for none: where it answers what is still to ask."""
    waits = session is not None and any(waits_for(one, session.people) for one in to_agree(session))
    return say.ANSWER_IN_THE_TALK if page is ClosingPage.READING and waits else PAGES[page].purpose
