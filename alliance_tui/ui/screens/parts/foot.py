"""Which keys stand at the foot of the session screen."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind, Step
from alliance_tui.ui.widgets.key_bar import Key

WRITING_KEYS: Final = (
    Key("enter", "save", "submit"),
    Key("F8", "hand over", "decide('hand_over')"),
    Key("F2", "whose", "author"),
    Key("F3", "what", "kind"),
    Key("esc", "back", "back"),
)
"""The keys at the foot while words are typed."""


def keys_now(session: Session) -> tuple[Key, ...]:
    """The at most six keys that matter now, the most important first."""
    seats = [person.seat for person in session.here]
    numbers = " ".join(map(str, seats)) if len(seats) <= 3 else f"{seats[0]}-{seats[-1]}"
    first_seat = f"press({seats[0]})" if seats else "app.help"
    rest = (
        Key("n", "note", "note"),
        _page_key(session),
        Key("→", "step", "decide('next_step')"),
        Key("?", "", "app.help"),
    )
    if session.phase.listener is not None:
        speaker = session.person(session.phase.back_to)
        yes = str(speaker.seat) if speaker else "space"
        if session.phase.more:
            told = (
                Key(yes, "that is all", "decide('hand_over')"),
                Key("h", "there is more", "decide('heard')"),
            )
            return (*told, *rest)
        return (Key(yes, "heard", "decide('hand_over')"), Key("h", "say it again", "decide('heard')"), *rest)
    if session.phase.kind is SpanKind.BREATH:
        return (Key("b", "go on", "decide('breathe')"), Key(numbers, "speak", first_seat), *rest)
    if session.holder is None:
        return (Key(numbers, "speak", first_seat), *rest)
    return (Key("space", "hand over", "decide('hand_over')"), Key(numbers, "your hand", first_seat), *rest)


def _page_key(session: Session) -> Key:
    """The key of what the step has of its own."""
    if session.step is Step.CELEBRATE:
        return Key("enter", "celebrate", "page")
    if session.step is Step.ASSESS:
        return Key("enter", "look back", "page")
    return Key("a", "agree", "agreement")
