"""The keys of a session: each with a stable id, and what help says of it."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import KeyWords
from alliance_tui.ui.live_screen import letter


def key(keys: str, action: str, name: str, tooltip: str, id: str) -> Binding:  # noqa: A002 (Textual's name)
    """A binding that help and the palette show, and the key bar by itself does not."""
    return Binding(keys, action, name, show=False, id=id, tooltip=tooltip)


def bound(keys: str, action: str, words: KeyWords, id: str) -> Binding:  # noqa: A002 (Textual's name)
    """A binding that help and the palette show, and the key bar by itself does not."""
    return Binding(keys, action, words.name, show=False, id=id, tooltip=words.tooltip)


NUMBERS: Final[list[BindingType]] = [
    key(str(seat), f"press({seat})", "your number", "Your hand, or the open floor", f"seat-{seat}")
    for seat in range(1, MAX_PEOPLE + 1)
]
"""The number keys: here your hand or the floor."""

FLOOR: Final[list[BindingType]] = [
    key("space", "decide('hand_over')", "hand over", "Hand the floor over", "hand-over"),
    key("f8", "decide('hand_over')", "hand over", "Hand over while typing", "hand-over-typing"),
    key(letter("g"), "give", "give", "Give the floor straight to someone: g, then their number", "give"),
    key("0", "decide('open_floor')", "open floor", "Open the floor", "open-floor"),
    key(letter("b"), "decide('breathe')", "breath", "Take a breath together", "breath"),
    key(letter("h"), "decide('heard')", "heard", "A listener says back what they heard", "heard"),
    key("plus,equals_sign", "lengthen(1)", "longer", "Make this turn 30 seconds longer", "longer"),
    key("minus", "lengthen(-1)", "shorter", "Make this turn 30 seconds shorter", "shorter"),
    key(letter("c"), "clock", "clock", "The turn as a bar, as digits, or hidden", "clock"),
    key(letter("z"), "decide('pause')", "pause", "Back soon: pause everything", "pause"),
]
"""The keys of the floor and of pauses."""

WORDS: Final[list[BindingType]] = [
    key(letter("n"), "note", "note", "Write down someone's words", "note"),
    key(letter("w"), "words", "our words", "All notes: edit one or take it back", "words"),
    key(letter("p"), "park", "park", "Park what matters, but not now", "park"),
    key(letter("a"), "agreement", "agreement", "Write an agreement", "agreement"),
    key(letter("l"), "agreements", "list", "All agreements: consent, edit, withdraw", "agreements"),
    key(letter("r"), "review", "review", "Set the date of the next review", "review"),
    key(letter("v"), "read_out", "read out", "The question alone, large in the middle", "read-out"),
]
"""The keys of notes, agreements and the review."""

WAY: Final[list[BindingType]] = [
    key("right,pagedown", "decide('next_step')", "next step", "The next step", "next-step"),
    key("left,pageup", "decide('previous_step')", "step back", "The step before", "previous-step"),
    key("down", "question(1)", "another question", "Another question", "next-question"),
    key("up", "question(-1)", "question back", "The question before", "previous-question"),
    key(letter("u"), "undo", "undo", "Take back what was done last", "undo"),
    key(letter("y"), "redo", "redo", "Bring back what was taken back", "redo"),
    key(letter("o"), "people", "people", "Names, who is here, someone joins", "people"),
    key(letter("e"), "end", "end", "End the session; it asks first", "end"),
    key(letter("q"), "app.leave", "leave", "Leave; the session stays open", "leave"),
    key("escape", "back", "back", "Back; what is being written is kept", "back"),
]
"""The keys of the way through a session."""
