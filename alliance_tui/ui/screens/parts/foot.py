"""Which keys stand at the foot of the session screen, and what some of them do only now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alliance_tui.domain.decisions.floor import next_speaker
from alliance_tui.domain.phases import settle
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind, Step
from alliance_tui.sentences import KeyWords, everywhere
from alliance_tui.sentences import session_keys as say
from alliance_tui.ui.keys import numbers
from alliance_tui.ui.widgets.key_bar import Key

BACK: Final = Key("esc", say.STOP_WRITING, "back")
"""The way back from a field."""

HANDS_OVER: Final = "decide('hand_over')"
"""The action of the keys that hand over."""

BREATHES: Final = "decide('breathe')"
"""The action of the key that takes a breath, and ends it."""

IS_HEARD: Final = "decide('heard')"
"""The action of the key of the heard loop."""

PARKING_KEYS: Final = (
    Key("enter", say.SAVE, "submit"),
    Key("F8", say.HAND_OVER.name, HANDS_OVER),
    BACK,
)
"""The keys at the foot while something is typed for the parking lot."""

WRITING_KEYS: Final = (
    *PARKING_KEYS[:2],
    Key("F2", say.WHOSE, "next_author"),
    Key("F3", say.WHAT, "next_kind"),
    BACK,
)
"""The keys at the foot while a note is typed."""

READING_KEYS: Final = (
    Key("l", say.AGREEMENTS.name, "agreements"),
    Key("w", say.WORDS.name, "words"),
    Key("x", say.LOT.name, "lot"),
    Key("v", say.READ_OUT.name, "read_out"),
    Key("q", everywhere.LEAVE.name, "leave"),
)
"""The keys at the foot where nothing can be changed."""


def writing_keys(session: Session, t: float, *, parks: bool) -> tuple[Key, ...]:
    """The keys while something is typed: the floor is handed over only where somebody has it."""
    phase = settle(session, t).phase
    speaker = session.person(phase.holder or phase.back_to)
    hands_over = phase.listener is not None or (
        speaker is not None and next_speaker(session, speaker) is not None
    )
    keys = PARKING_KEYS if parks else WRITING_KEYS
    return tuple(key for key in keys if hands_over or key.action != HANDS_OVER)


def whose_keys(session: Session) -> tuple[Key, ...]:
    """The keys while it is asked whose words follow."""
    return (Key(numbers(session.here), say.WHOSE_WORDS, "explain_whose"), BACK)


def keys_now(session: Session, t: float) -> tuple[Key, ...]:
    """The keys that matter at `t` seconds since the session opened, the most important first."""
    session = settle(session, t)
    rest = _keys_of_step(session)
    phase = session.phase
    if phase.listener is not None:
        speaker = session.person(phase.back_to)
        yes = str(speaker.seat) if speaker else "space"
        if phase.more:
            told = (
                Key(yes, say.THAT_IS_ALL, HANDS_OVER),
                Key("h", say.THERE_IS_MORE, IS_HEARD),
            )
            return (*told, *rest)
        return (
            Key(yes, say.IS_HEARD, HANDS_OVER),
            Key("h", say.SAY_AGAIN, IS_HEARD),
            *rest,
        )
    # In a breath within a turn the floor is the speaker's: everyone else raises a hand.
    is_open = (phase.holder or phase.back_to) is None
    own: tuple[Key, ...] = ()
    if here := session.here:
        own = (Key(numbers(here), say.SPEAK if is_open else say.YOUR_HAND, f"press({here[0].seat})"),)
    speaker = session.person(phase.holder or phase.back_to)
    if speaker is not None and next_speaker(session, speaker) is None:
        own = ()
    if phase.kind is SpanKind.BREATH:
        return (Key("b", say.GO_ON, BREATHES), *own, *rest)
    if is_open or not own:
        return (*own, *rest)
    return (Key("space", say.HAND_OVER.name, HANDS_OVER), *own, *rest)


def words_now(session: Session, t: float) -> Mapping[str, KeyWords]:
    """What actions do at `t` seconds since the session opened, where that is not what they do elsewhere."""
    phase = settle(session, t).phase
    if phase.kind is SpanKind.BREATH:
        return {BREATHES: say.END_BREATH}
    if phase.kind is SpanKind.PAUSE or phase.listener is None:
        return {}
    if phase.more:
        return {HANDS_OVER: say.NO_MORE, IS_HEARD: say.MORE}
    return {HANDS_OVER: say.SAID_BACK_WELL, IS_HEARD: say.SAY_BACK_AGAIN}


def _keys_of_step(session: Session) -> tuple[Key, ...]:
    """What the step has of its own, a note, and the way on: to the next step, or to the end."""
    note = Key("n", say.NOTE.name, "note")
    is_last = session.step is session.path[-1]
    onward = Key("e", say.END.name, "end") if is_last else Key("→", say.NEXT, "decide('next_step')")
    match session.step:
        case Step.CELEBRATE:
            return (Key("enter", say.CELEBRATE, "page"), onward, note)
        case Step.ASSESS:
            return (Key("enter", say.LOOK_BACK, "page"), onward, note)
        case Step.REVIEW:
            return (Key("r", say.REVIEW.name, "review"), onward, note)
        case _:
            return (note, Key("a", say.AGREE, "agreement"), onward)
