"""The keys of a session: each with a stable id, and what help says of it."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import KeyWords, everywhere
from alliance_tui.sentences import session_keys as say
from alliance_tui.ui.live_screen import letter


def key(keys: str, action: str, name: str, tooltip: str, id: str) -> Binding:  # noqa: A002 (Textual's name)
    """A binding that help and the palette show, and the key bar by itself does not."""
    return Binding(keys, action, name, show=False, id=id, tooltip=tooltip)


def bound(keys: str, action: str, words: KeyWords, id: str) -> Binding:  # noqa: A002 (Textual's name)
    """A binding that help and the palette show, and the key bar by itself does not."""
    return Binding(keys, action, words.name, show=False, id=id, tooltip=words.tooltip)


NUMBERS: Final[list[BindingType]] = [
    bound(str(seat), f"press({seat})", say.NUMBER, f"seat-{seat}") for seat in range(1, MAX_PEOPLE + 1)
]
"""The number keys: here your hand or the floor."""

FLOOR: Final[list[BindingType]] = [
    bound("space", "decide('hand_over')", say.HAND_OVER, "hand-over"),
    bound("f8", "decide('hand_over')", say.HAND_OVER_TYPING, "hand-over-typing"),
    bound(letter("g"), "give", say.GIVE, "give"),
    bound("0", "decide('open_floor')", say.OPEN_FLOOR, "open-floor"),
    bound(letter("b"), "decide('breathe')", say.BREATH, "breath"),
    bound(letter("h"), "decide('heard')", say.HEARD, "heard"),
    bound("plus,equals_sign", "lengthen(1)", say.LONGER, "longer"),
    bound("minus", "lengthen(-1)", say.SHORTER, "shorter"),
    bound(letter("c"), "clock", say.CLOCK, "clock"),
    bound(letter("z"), "decide('pause')", say.PAUSE, "pause"),
]
"""The keys of the floor and of pauses."""

WORDS: Final[list[BindingType]] = [
    bound(letter("n"), "note", say.NOTE, "note"),
    bound(letter("w"), "words", say.WORDS, "words"),
    bound(letter("p"), "park", say.PARK, "park"),
    bound(letter("a"), "agreement", say.AGREEMENT, "agreement"),
    bound(letter("l"), "agreements", say.AGREEMENTS, "agreements"),
    bound(letter("r"), "review", say.REVIEW, "review"),
    bound(letter("v"), "read_out", say.READ_OUT, "read-out"),
]
"""The keys of notes, agreements and the review."""

WAY: Final[list[BindingType]] = [
    bound("right,pagedown", "decide('next_step')", say.NEXT_STEP, "next-step"),
    bound("left,pageup", "decide('previous_step')", say.PREVIOUS_STEP, "previous-step"),
    bound("down", "question(1)", say.NEXT_QUESTION, "next-question"),
    bound("up", "question(-1)", say.PREVIOUS_QUESTION, "previous-question"),
    bound(letter("u"), "undo", everywhere.UNDO, "undo"),
    bound(letter("y"), "redo", everywhere.REDO, "redo"),
    bound(letter("o"), "people", say.PEOPLE, "people"),
    bound(letter("e"), "end", say.END, "end"),
    bound(letter("q"), "app.leave", everywhere.LEAVE, "leave"),
    bound("escape", "back", say.BACK, "back"),
]
"""The keys of the way through a session."""
