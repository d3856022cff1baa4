"""The panes of the people at the table: what each is doing, their turn, their own words."""

from __future__ import annotations

from typing import Final

DOING: Final = {
    "speaking": "SPEAKING",
    "listening": "listening",
    "hand-raised": "hand raised",
    "saying-back": "saying back",
    "breathing": "breathing",
    "may-begin": "may begin",
    "was-speaking": "was speaking",
    "asked-for-more": "is there more?",
    "absent": "not here today",
}
"""What somebody is doing; who speaks in capitals."""

SHORT: Final = {
    "speaking": "SPEAKS",
    "listening": "listen",
    "hand-raised": "hand",
    "saying-back": "echoes",
    "breathing": "breath",
    "may-begin": "begins",
    "was-speaking": "spoke",
    "asked-for-more": "more?",
    "absent": "away",
}
"""The same in words of at most six columns, for where the whole one has no room."""

ORDINALS: Final = ("", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
"""Places in the queue, from the first on; at place 0 stands nothing."""


def in_queue(*, doing: str, place: int) -> str:
    """A raised hand and its place in the queue, such as "hand raised, 2nd"."""
    return f"{doing}, {ORDINALS[place]}"


def in_queue_short(*, doing: str, place: int) -> str:
    """The same in six columns, such as "hand 2"."""
    return f"{doing} {place}"


def more_hands(*, number: int) -> str:
    """At the right of the last pane where not all have a line: how many more have raised their hand."""
    return f"+{number} hand" if number == 1 else f"+{number} hands"


NEARLY_OVER: Final = "soon over"
"""Said quietly in the last seconds before the planned end of a turn, however many are left."""

OVER: Final = "finish your thought"
"""Said quietly after the planned end of a turn: nobody is cut off."""


def kind(*, kind: str) -> str:
    """Before somebody's words, quietly, where they are another kind than the step's."""
    return f"{kind}: "


HEARD: Final = "heard: "
"""Before what somebody else said back and they confirmed."""

SAID_BACK: Final = "said back: "
"""Before what somebody else said back and they have not confirmed."""


def more_above(*, number: int) -> str:
    """Above the words, after an arrow: how many older notes are out of sight."""
    return f"{number} more above"


BEGINS_ABOVE: Final = "begins above"
"""The same where nothing is out of sight there but the beginning of the note that is seen."""

GOES_ON: Final = "w shows it whole"
"""Beneath the words, after an arrow, where nothing is out of sight but the rest of that note; w is a key."""


def more_below(*, number: int) -> str:
    """Beneath the words, after an arrow: how many newer notes are out of sight."""
    return f"{number} more below"


def spoken(*, name: str, length: str) -> str:
    """How long one person has spoken, such as "Ana 12 min"."""
    return f"{name} {length}"


def spoken_so_far(*, each: tuple[str, ...]) -> str:
    """Above the panes, where everyone wanted it: how long each has spoken, by seat, never a ranking."""
    return f"Spoken so far: {' · '.join(each)}"


def floor_so_far(*, each: tuple[str, ...]) -> str:
    """The same where people have talked much without holding the floor: that is nobody's in particular."""
    return f"With the floor so far: {' · '.join(each)}"
