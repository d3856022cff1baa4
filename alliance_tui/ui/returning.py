"""What is said where people come back to a session: where they were, and for how long they were away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.screen import Screen

from alliance_tui.domain import returning
from alliance_tui.domain.moments import span_words
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences.following import GO_ON_HERE
from alliance_tui.sentences.returning import away
from alliance_tui.sentences.session import OFFER_OPENING
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.over_talk import OverTalkScreen
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.screens.pause import PauseScreen
from alliance_tui.ui.screens.session import SessionScreen

AWAY_TOLD: Final = 60
"""Seconds: who was away for less need not be told."""


def told_on_return(stack: Sequence[Screen[Any]], session: Session, *, resumed: bool) -> None:
    """Whisper it on the screen on which the session goes on; a question may be over that.

    Args:
        stack: The screens, the one on top last.
        session: The session, which is not in a time-out.
        resumed: Whether it was opened again just now: what its screen whispers is new then. After a sleep
            it is from before.
    """
    screen = _shows_session(stack)
    if not isinstance(screen, LiveScreen):
        return
    if isinstance(screen, SessionScreen) and returning.may_hear_of_opening(session):
        said = [OFFER_OPENING, _away(session)]
    else:
        said = [_where(screen, session), _away(session)]
    if resumed and screen.whispered:
        # Two sentences are enough: the second one is on offer today.
        said = [said[0], screen.whispered]
    screen.whisper(" ".join(filter(None, said)))


def told_on_taking_over(stack: Sequence[Screen[Any]], session: Session | None) -> str:
    """What is said where this window goes on in the place of another one: where people were, too.

    Args:
        stack: The screens, the one on top last.
        session: The session at the table; None while none is.
    """
    is_shown = any(isinstance(one, SessionScreen) for one in stack)
    if session is None or not session.is_open or not is_shown:
        return GO_ON_HERE
    screen = _shows_session(stack)
    if isinstance(screen, SessionScreen) and returning.may_hear_of_opening(session):
        return GO_ON_HERE
    return " ".join(filter(None, (GO_ON_HERE, _where(screen, session))))


def _where(screen: Screen[Any] | None, session: Session) -> str:
    """Where people were, as the screen needs it on which the session goes on."""
    if isinstance(screen, OverTalkScreen) and session.time_out is None:
        return returning.where_they_look_back(session)
    return returning.where_they_were(session, over_talk=isinstance(screen, SessionScreen))


def _shows_session(stack: Sequence[Screen[Any]]) -> Screen[Any] | None:
    """The screen on which a session goes on; a question may be over that."""
    return next((one for one in reversed(stack) if _tells_of_session(one)), None)


def _away(session: Session) -> str:
    last = session.spans[-1] if session.spans else None
    if last is None or last.kind is not SpanKind.AWAY or last.end - last.start < AWAY_TOLD:
        return ""
    return away(length=span_words(last.end - last.start))


def _tells_of_session(screen: Screen[Any]) -> bool:
    return isinstance(screen, PageScreen | PauseScreen | SessionScreen)
