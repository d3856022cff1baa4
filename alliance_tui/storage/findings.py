"""What is said of files that were looked at: how they are, and what to do about it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct

from alliance_tui.domain.events import Record
from alliance_tui.domain.words import AllianceId


class State(Enum):
    """How a file was found; the value is what is said of it."""

    WELL = "well"
    OPEN = "open"
    EMPTY = "empty"
    STALE = "behind the files"
    ASIDE = "set aside"
    LEFT_OVER = "left over"
    FOREIGN = "not of this program"
    UNREADABLE = "cannot be read"
    NEWER = "of a newer version"
    DAMAGED = "damaged"
    CHANGED = "changed, or damaged"
    INCOMPLETE = "not complete"
    HEADLESS = "without its beginning"
    ASTRAY = "in the wrong place"
    STRAYS = "names what is not there"
    TWO = "written by two programs"

    @property
    def is_problem(self) -> bool:
        """Whether people's words are missing, or not as they were written."""
        return self in _PROBLEMS or self in _MENDABLE

    @property
    def can_be_mended(self) -> bool:
        """Whether repairing does something about it."""
        return self in _MENDABLE


_PROBLEMS: Final = frozenset({State.UNREADABLE, State.NEWER})

_MENDABLE: Final = frozenset(
    {
        State.DAMAGED,
        State.CHANGED,
        State.INCOMPLETE,
        State.HEADLESS,
        State.ASTRAY,
        State.STRAYS,
        State.TWO,
    }
)

ADVICE: Final = {
    State.OPEN: "Nothing: it is open, or was cut short; the next opening folds its journal in.",
    State.EMPTY: "Nothing: it was begun, and no words were said in it.",
    State.STALE: "Nothing: it is a cache, and renewed with the next list.",
    State.ASIDE: "Nothing: it is kept as it was found, until you remove it or erase the alliance.",
    State.LEFT_OVER: "Nothing: the next opening removes it.",
    State.FOREIGN: "Nothing: it is left alone.",
}
"""What to do about what is no problem."""


class Finding(Struct, frozen=True):
    """What was found out about one file."""

    path: Path
    """The file."""

    state: State
    """How it is."""

    advice: str = ""
    """What to do about it, in a sentence or two; empty where nothing is."""

    records: tuple[Record, ...] = ()
    """What can be read in it; of a damaged file, what repairing keeps."""

    loss: str = ""
    """What repairing cannot bring back or vouch for, in a sentence or two."""

    counted: bool = False
    """Whether it is one that holds records."""


class AllianceReport(Struct, frozen=True):
    """What was found out about one alliance."""

    id: AllianceId
    """Which one."""

    title: str
    """What it is called; empty where that cannot be read."""

    findings: tuple[Finding, ...]
    """Its files, its own log first."""

    @property
    def is_well(self) -> bool:
        """Whether everything in it can be read as it was written."""
        return not any(one.state.is_problem for one in self.findings)


class Report(Struct, frozen=True):
    """What was found out about a data folder."""

    alliances: tuple[AllianceReport, ...]
    """Each alliance, by id."""

    others: tuple[Finding, ...] = ()
    """What there is beside them."""

    @property
    def is_well(self) -> bool:
        """Whether everything can be read as it was written."""
        return all(one.is_well for one in self.alliances) and not any(
            one.state.is_problem for one in self.others
        )


def counted(records: int) -> str:
    """How many records, in words."""
    return "1 record" if records == 1 else f"{records:,} records"
