"""Keys: how they are bound, each with a stable id and what help says of it; and those of a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.binding import Binding, BindingType

from alliance_tui.domain.people import Participant
from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import KeyWords, everywhere
from alliance_tui.sentences import session_keys as say

FEW: Final = 3
"""So many numbers are written one by one."""


def letter(key: str) -> str:
    """The key names of a letter: case is ignored."""
    return f"{key.lower()},{key.upper()}"


def key(keys: str, action: str, words: KeyWords, id: str) -> Binding:  # noqa: A002 (Textual's name)
    """A binding that help and the palette show, and the key bar by itself does not."""
    return Binding(keys, action, words.name, show=False, id=id, tooltip=words.tooltip)


def digits(action: str, words: KeyWords, id: str) -> list[BindingType]:  # noqa: A002 (Textual's name)
    """Bindings of the number keys of all seats to one action that takes the seat."""
    return [key(f"{seat}", f"{action}({seat})", words, f"{id}-{seat}") for seat in range(1, MAX_PEOPLE + 1)]


def numbers(people: Sequence[Participant]) -> str:
    """How the number keys of some people are written: `1 2`, `1-8`, or `1-3 5` where one is missing."""
    runs: list[list[int]] = []
    for seat in sorted(one.seat for one in people):
        if runs and runs[-1][-1] == seat - 1:
            runs[-1].append(seat)
        else:
            runs.append([seat])
    is_short = sum(map(len, runs)) <= FEW
    return " ".join(
        " ".join(map(str, run)) if is_short or len(run) < FEW else f"{run[0]}-{run[-1]}" for run in runs
    )


NUMBERS: Final[list[BindingType]] = digits("press", say.NUMBER, "seat")
"""The number keys: here your hand or the floor."""

FLOOR: Final[list[BindingType]] = [
    key("space", "decide('hand_over')", say.HAND_OVER, "hand-over"),
    key("f8", "decide('hand_over')", say.HAND_OVER_TYPING, "hand-over-typing"),
    key(letter("g"), "give", say.GIVE, "give"),
    key("0", "decide('open_floor')", say.OPEN_FLOOR, "open-floor"),
    key(letter("b"), "decide('breathe')", say.BREATH, "breath"),
    key(letter("h"), "decide('heard')", say.HEARD, "heard"),
    key("plus,equals_sign", "lengthen(1)", say.LONGER, "longer"),
    key("minus", "lengthen(-1)", say.SHORTER, "shorter"),
    key(letter("c"), "clock", say.CLOCK, "clock"),
    key(letter("z"), "decide('pause')", say.PAUSE, "pause"),
]
"""The keys of the floor and of pauses."""

WORDS: Final[list[BindingType]] = [
    key(letter("n"), "note", say.NOTE, "note"),
    key(letter("w"), "words", say.WORDS, "words"),
    key(letter("p"), "park", say.PARK, "park"),
    key(letter("a"), "agreement", say.AGREEMENT, "agreement"),
    key(letter("l"), "agreements", say.AGREEMENTS, "agreements"),
    key(letter("r"), "review", say.REVIEW, "review"),
    key(letter("v"), "read_out", say.READ_OUT, "read-out"),
]
"""The keys of notes, agreements and the review."""

WAY: Final[list[BindingType]] = [
    key("right,pagedown", "decide('next_step')", say.NEXT_STEP, "next-step"),
    key("left,pageup", "decide('previous_step')", say.PREVIOUS_STEP, "previous-step"),
    key("down", "question(1)", say.NEXT_QUESTION, "next-question"),
    key("up", "question(-1)", say.PREVIOUS_QUESTION, "previous-question"),
    key(letter("u"), "undo", everywhere.UNDO, "undo"),
    key(letter("y"), "redo", everywhere.REDO, "redo"),
    key(letter("o"), "people", say.PEOPLE, "people"),
    key(letter("e"), "end", say.END, "end"),
    key(letter("q"), "leave", everywhere.LEAVE, "leave"),
    key("escape", "back", say.BACK, "back"),
]
"""The keys of the way through a session."""
