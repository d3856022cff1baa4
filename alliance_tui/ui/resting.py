"""What is said of topics that rest since a time-out."""

from __future__ import annotations

from datetime import date, datetime

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.moments import day_seen_from
from alliance_tui.domain.parking import question, rests
from alliance_tui.domain.session import Session
from alliance_tui.sentences import lot
from alliance_tui.sentences import session as say


def rests_until(rest: Rested, at: datetime, here: str) -> str:
    """Until when a topic rests, as one says it at a moment (UTC), such as "rests until tomorrow"."""
    try:
        day = date.fromisoformat(rest.until)
    except ValueError:
        return lot.RESTS
    return lot.rests_until(day=day_seen_from(day, at, here))


def step_rests(session: Session, at: datetime, here: str) -> str:
    """What is said as a step begins of which a question rests; empty where none does.

    Args:
        session: The session at the table, in that step.
        at: This moment (UTC).
        here: The IANA name of the zone whose calendar says what today is.
    """
    if not session.is_open:
        return ""
    asked = {one.about: rests_until(one, at, here) for one in rests(session, at, here)}
    if question(session) in asked:
        return say.this_rests(rests_until=asked[question(session)])
    main = session.setting.questions(session.step)[:1]
    return say.first_rests(rests_until=asked[main[0]]) if main and main[0] in asked else ""


def rests_since(before: Session, session: Session, at: datetime, here: str) -> str:
    """What is said after a time-out of what stood in the middle, where it rests by now; empty where not.

    Args:
        before: The session in the time-out.
        session: The same as it goes on.
        at: This moment (UTC).
        here: The IANA name of the zone whose calendar says what today is.
    """
    about = question(before)
    rest = next((one for one in session.rested if one.about and one.about == about), None)
    if rest is None:
        return ""
    is_there = question(session) == about
    return (say.this_rests if is_there else say.that_rests)(rests_until=rests_until(rest, at, here))
