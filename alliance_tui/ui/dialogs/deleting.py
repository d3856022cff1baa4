"""Asking before an alliance or a session goes to the trash."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from alliance_tui.deleting import going_with
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.moments import day_words
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import SessionId
from alliance_tui.sentences import deleting as say
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.live_screen import LiveScreen


async def ask_and_delete(
    screen: LiveScreen[Any],
    alliance: Alliance | AllianceSummary,
    session: tuple[SessionId, datetime, str] | None,
) -> Refused | str | None:
    """Delete an alliance, or one session of it, if people say yes; called in a worker.

    Args:
        screen: The screen that asks.
        alliance: Which alliance.
        session: Which of its sessions, when that began (UTC), and the IANA name of the zone it was held in,
            empty for that of the alliance; None for all of it.

    Returns:
        How it can be had back, or why it was not deleted; None where people said no.
    """
    if session is None:
        heading = say.THIS_ALLIANCE
        sentence = say.all_goes(title=alliance.title)
    else:
        heading = say.this_session(title=alliance.title)
        sentence = say.one_goes(day=day_words(session[1], session[2] or alliance.zone))
        # Not in a thread: an answer that is typed at once is for the question that comes of this.
        going = going_with(screen.host.library, alliance.id, session[0])
        clock = screen.host.clock
        sentence = " ".join((sentence, *going.told(clock.now(), clock.zone())))
    dialog = ConfirmDialog(heading, sentence, yes=say.DELETE, no=say.KEEP)
    if not await screen.app.push_screen_wait(dialog):
        return None
    return await screen.host.remove(alliance.id, session[0] if session else None)
