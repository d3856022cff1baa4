"""The keys at the foot while people mark, the most important first."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.sentences import everywhere
from alliance_tui.sentences import marks as say
from alliance_tui.ui.keys import numbers
from alliance_tui.ui.screens.marks_pages import MANY, asked
from alliance_tui.ui.widgets.key_bar import Key

BACK: Final = Key("esc", say.COVER.name, "back")
"""The way back to what everyone may see."""

THUMBS: Final = (Key("1-4", say.THUMB, "explain"), Key("enter", say.GO_ON.name, "choose"), BACK)
"""The keys while thumbs are keyed in."""


def alone_keys(*, is_at_the_end: bool, is_done: bool) -> tuple[Key, ...]:
    """The keys of who is alone with the laptop.

    Args:
        is_at_the_end: Whether all agreements were gone through.
        is_done: Whether they were marked, too.
    """
    turn = (Key("←", "", "turn(-1)"), Key("→", say.AGREEMENT, "turn(1)"))
    if is_done:
        return (Key("enter", say.COVER.name, "back"),)
    if is_at_the_end:
        return (Key("enter", say.MARK_REST, "choose"), *turn, BACK)
    return (Key("1-4", say.MARK, "explain"), *turn, BACK)


def asking_keys(person: Participant) -> tuple[Key, ...]:
    """The keys while the laptop changes hands."""
    return (
        Key(str(person.seat), say.ONLY_I_SEE, f"press({person.seat})"),
        Key("esc", everywhere.BACK.name, "back"),
    )


def round_keys(session: Session) -> tuple[Key, ...]:
    """The keys where all see who has marked."""
    people = asked(session)
    rest = (Key("h", say.ALL_AT_ONCE.name, "thumbs"),) if len(people) >= MANY else ()
    talk = Key("esc", everywhere.TO_THE_TALK.name, "back")
    if session.assessment.is_ready(session.people):
        return (Key("enter", say.LOOK_TOGETHER, "choose"), talk)
    first = next((one for one in people if not session.assessment.has_marked(one.id)), None)
    return (Key(numbers(people), say.YOUR_TURN, f"press({first.seat})"), *rest, talk) if first else (talk,)
