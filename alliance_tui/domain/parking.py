"""Which topics may be taken up again today."""

from __future__ import annotations

from datetime import datetime

from alliance_tui.domain.carried import Rested
from alliance_tui.domain.moments import local_day
from alliance_tui.domain.session import Session


def may_be_taken_up(session: Session, at: datetime) -> tuple[Rested, ...]:
    """The topics whose rest is over on the local day of a moment (UTC)."""
    today = local_day(at, session.zone).isoformat()
    return tuple(one for one in session.rested if one.until <= today)


def question(session: Session) -> str:
    """What stands in the middle: a topic that was taken up, else the question of the step; empty for none."""
    if session.topic:
        return session.topic
    questions = session.setting.questions(session.step)
    return questions[session.question % len(questions)] if questions else ""
