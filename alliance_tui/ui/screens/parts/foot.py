"""Which keys stand at the foot of the session screen."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind, Step
from alliance_tui.sentences import session_keys as say
from alliance_tui.ui.widgets.key_bar import Key

WRITING_KEYS: Final = (
    Key("enter", say.SAVE, "submit"),
    Key("F8", say.HAND_OVER.name, "decide('hand_over')"),
    Key("F2", say.WHOSE, "author"),
    Key("F3", say.WHAT, "kind"),
    Key("esc", say.STOP_WRITING, "back"),
)
"""The keys at the foot while words are typed."""


def keys_now(session: Session) -> tuple[Key, ...]:
    """The at most six keys that matter now, the most important first."""
    seats = [person.seat for person in session.here]
    numbers = " ".join(map(str, seats)) if len(seats) <= 3 else f"{seats[0]}-{seats[-1]}"
    first_seat = f"press({seats[0]})" if seats else "app.help"
    rest = (
        Key("n", say.NOTE.name, "note"),
        _page_key(session),
        Key("→", say.NEXT, "decide('next_step')"),
        Key("?", "", "app.help"),
    )
    if session.phase.listener is not None:
        speaker = session.person(session.phase.back_to)
        yes = str(speaker.seat) if speaker else "space"
        if session.phase.more:
            told = (
                Key(yes, say.THAT_IS_ALL, "decide('hand_over')"),
                Key("h", say.THERE_IS_MORE, "decide('heard')"),
            )
            return (*told, *rest)
        return (
            Key(yes, say.IS_HEARD, "decide('hand_over')"),
            Key("h", say.SAY_AGAIN, "decide('heard')"),
            *rest,
        )
    if session.phase.kind is SpanKind.BREATH:
        return (Key("b", say.GO_ON, "decide('breathe')"), Key(numbers, say.SPEAK, first_seat), *rest)
    if session.holder is None:
        return (Key(numbers, say.SPEAK, first_seat), *rest)
    return (
        Key("space", say.HAND_OVER.name, "decide('hand_over')"),
        Key(numbers, say.YOUR_HAND, first_seat),
        *rest,
    )


def _page_key(session: Session) -> Key:
    """The key of what the step has of its own."""
    if session.step is Step.CELEBRATE:
        return Key("enter", say.CELEBRATE, "page")
    if session.step is Step.ASSESS:
        return Key("enter", say.LOOK_BACK, "page")
    return Key("a", say.AGREE, "agreement")
