"""What stays of a session, and what "agreements only" lets go, counted in words."""

from __future__ import annotations

from alliance_tui.domain.keeping import what_goes
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import Keep
from alliance_tui.sentences import keeping as say
from alliance_tui.sentences import told


def kept_words(session: Session, keep: Keep) -> str:
    """What stays of a session, as it is chosen."""
    if keep is Keep.AGREEMENTS and not (session.live_agreements or session.ended_agreements):
        return say.NONE_AGREED
    return say.KEPT[keep]


def stays_words(session: Session) -> str:
    """What stays beside the agreements, whatever is chosen."""
    return say.stay_anyway(marked=bool(session.assessment.marks), has_sign=bool(session.opening.sign))


def goes_words(session: Session) -> str:
    """All that leaves the computer where the agreements only are kept; empty for nothing."""
    words = what_goes(session)
    counted = [
        count(number=number)
        for number, count in (
            (words.goals, say.goals),
            (words.notes, say.notes),
            (words.takeaways, say.takeaways),
            (words.topics, say.topics),
            (words.celebrations, say.celebrations),
        )
        if number
    ]
    if words.reasons:
        counted.append(say.REASON)
    return told.names(names=tuple(counted)) if counted else ""
