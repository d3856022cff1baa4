"""What stays of a session: everything, or the agreements only where one person wants that."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.parking import put_back_untouched, waits_as
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep, ParticipantId, number_of


class Words(Struct, frozen=True):
    """How much there is in a session that "agreements only" lets go, and that no earlier session kept."""

    goals: int = 0
    """Goals that were said in it."""

    notes: int = 0
    """Other notes."""

    takeaways: int = 0
    """Sentences to take away, said at the end."""

    topics: int = 0
    """What was parked, what rests, and what was taken up and goes back there: nobody has talked about it."""

    celebrations: int = 0
    """What is celebrated."""

    reasons: int = 0
    """Why the review was moved."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return self != NO_WORDS


NO_WORDS = Words()
"""Nothing goes."""


def wish(session: Session, participant: ParticipantId) -> Keep:
    """What someone wants to keep: as they chose, else as the setting has it."""
    return dict(session.keeping).get(participant, session.setting.keeps)


def choosing(session: Session) -> tuple[Participant, ...]:
    """Whose wish counts, by seat: everyone at the table, and who spoke, wrote or chose before they left it.

    A facilitator is not asked.
    """
    authors = {note.participant for note in session.notes}
    took_part = {*session.holders, *authors, *(who for who, _ in session.keeping)}
    there = {person.id for person in session.here} | took_part
    return tuple(one for one in session.participants if one.id in there and not one.facilitator)


def what_is_kept(session: Session) -> Keep:
    """What everyone's choices come to: one "agreements only" decides."""
    wishes = {wish(session, person.id) for person in choosing(session)}
    return Keep.AGREEMENTS if Keep.AGREEMENTS in wishes else Keep.EVERYTHING


def keeps_everything(session: Session) -> bool:
    """Whether what is said now is there the next time, as the choices stand."""
    return what_is_kept(session) is Keep.EVERYTHING


def lets_words_go(session: Session) -> bool:
    """Whether there are words that leave the computer for good when the session ends."""
    return what_is_kept(session) is Keep.AGREEMENTS and has_words(session)


def may_wait(session: Session, things: Iterable[Parked | Rested | Celebration]) -> bool:
    """Whether all of these are there the next time, as the choices stand now.

    What came along was kept by an earlier session, and stays whatever is chosen in this one.
    """
    return keeps_everything(session) or all(came_along(session, one) for one in things)


def came_along(session: Session, thing: Parked | Rested | Celebration) -> bool:
    """Whether an earlier session keeps it, also where it waits elsewhere or until another day by now."""
    if isinstance(thing, Celebration):
        return thing in session.brought
    return any(waits_as(thing, one) for one in session.brought if not isinstance(one, Celebration))


def is_from_before(session: Session, agreement: Agreement) -> bool:
    """Whether an agreement was proposed before a session: earlier ones go on telling of it."""
    before = (number_of(wording) or 0 for wording in session.came_along)
    return (number_of(agreement.id) or 0) <= max(before, default=-1)


def waiting(session: Session) -> tuple[Parked | Rested, ...]:
    """The topics that wait for the next time where the session ends now, the one in the middle last.

    That one waits, too, unless somebody has spoken since it was taken up.
    """
    back = session.taken_up if put_back_untouched(session) else None
    return (*session.parked, *session.rested, *(() if back is None else (back,)))


def what_goes(session: Session) -> Words:
    """What leaves the computer for good where the agreements only are kept of a session."""
    goals = sum(note.is_goal for note in session.notes)
    takeaways = sum(note.is_takeaway for note in session.notes)
    return Words(
        goals=goals,
        notes=len(session.notes) - goals - takeaways,
        takeaways=takeaways,
        topics=_topics(session),
        celebrations=len(set(session.celebrations).difference(session.brought)),
        reasons=int(session.review_chosen and session.review is not None and bool(session.review.why)),
    )


def _topics(session: Session) -> int:
    """How many topics wait for later that no earlier session kept; one that waits twice is one."""
    new = [one for one in waiting(session) if not came_along(session, one)]
    return len({one.text if isinstance(one, Parked) else one.about or one.step for one in new})


def has_words(session: Session) -> bool:
    """Whether there is anything but agreements that could be kept or not: what came along stays anyway."""
    return bool(what_goes(session))
