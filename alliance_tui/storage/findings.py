"""What is said of files that were looked at: how they are, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import Struct

from alliance_tui.domain.events import Record
from alliance_tui.domain.events.alliance import AllianceFounded
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.moments import clock_words, day_words
from alliance_tui.domain.words import AllianceId, RecordId
from alliance_tui.sentences import files as say
from alliance_tui.sentences import repairing, store
from alliance_tui.storage.contents import UnreadError
from alliance_tui.storage.disk import StoreError, remedy, why
from alliance_tui.storage.signed import NOTHING, Loss


class State(StrEnum):
    """How a file was found."""

    WELL = "well"
    OPEN = "open"
    TORN = "torn"
    EMPTIED = "emptied"
    MARKED = "marked"
    EMPTY = "empty"
    STALE = "stale"
    ASIDE = "aside"
    COPY = "copy"
    FITTING = "fitting"
    DIFFERING = "differing"
    TAKEN_BACK = "taken-back"
    GOING = "going"
    STAYING = "staying"
    LEFT_OVER = "left-over"
    FOREIGN = "foreign"
    SPOILED = "spoiled"
    IN_THE_WAY = "in-the-way"
    NOT_GONE = "not-gone"
    LOST = "lost"
    GONE = "gone"
    UNREADABLE = "unreadable"
    NEWER = "newer"
    DAMAGED = "damaged"
    CHANGED = "changed"
    INCOMPLETE = "incomplete"
    HEADLESS = "headless"
    ASTRAY = "astray"
    OF_ANOTHER = "of-another"
    STRAYS = "strays"
    TWO = "two"
    SEEN = "seen"

    @property
    def is_problem(self) -> bool:
        """Whether people's words are missing, not as they were written, or there though taken back."""
        return self.is_closed or self.can_be_mended or self.has_words

    @property
    def is_closed(self) -> bool:
        """Whether nobody knows what is in it, or what of it counts."""
        return _MEANINGS[self].is_closed

    @property
    def can_be_mended(self) -> bool:
        """Whether repairing does something about it."""
        return _MEANINGS[self].can_be_mended

    @property
    def has_words(self) -> bool:
        """Whether words that were taken back are there, and repairing takes them out."""
        return _MEANINGS[self].has_words

    @property
    def is_open_to_others(self) -> bool:
        """Whether other accounts may read it, and repairing closes it to them.

        No problem by itself: there are disks that keep no rights, where nobody can do anything about it.
        """
        return _MEANINGS[self].is_open_to_others

    @property
    def is_tidied(self) -> bool:
        """Whether repairing writes it anew though nothing is wrong with it."""
        return _MEANINGS[self].is_tidied

    @property
    def is_joined(self) -> bool:
        """Whether repairing puts it together with the log that it is a copy of, and sets it aside."""
        return _MEANINGS[self].is_joined

    @property
    def words(self) -> str:
        """What is said of it, in a word or a few."""
        return say.STATES[self]

    @property
    def advice(self) -> str:
        """What to do about it, where that is always the same; else empty."""
        return say.ADVICE.get(self, "")


class _Meaning(NamedTuple):
    """What a state means for whoever looks and whoever repairs; the properties of `State` tell it."""

    is_closed: bool = False
    can_be_mended: bool = False
    has_words: bool = False
    is_tidied: bool = False
    is_joined: bool = False
    is_open_to_others: bool = False


_MEANINGS: Final = {
    State.WELL: _Meaning(),
    State.OPEN: _Meaning(is_tidied=True),
    State.TORN: _Meaning(is_tidied=True),
    State.EMPTIED: _Meaning(is_tidied=True),
    State.MARKED: _Meaning(is_tidied=True),
    State.EMPTY: _Meaning(),
    State.STALE: _Meaning(),
    State.ASIDE: _Meaning(),
    State.COPY: _Meaning(),
    State.FITTING: _Meaning(is_joined=True),
    State.DIFFERING: _Meaning(is_closed=True),
    # It is joined only where the disk did not let us take the words out of it first.
    State.TAKEN_BACK: _Meaning(can_be_mended=True, has_words=True, is_joined=True),
    State.GOING: _Meaning(is_tidied=True),
    State.STAYING: _Meaning(has_words=True),
    State.LEFT_OVER: _Meaning(),
    State.FOREIGN: _Meaning(),
    State.SPOILED: _Meaning(),
    State.IN_THE_WAY: _Meaning(is_closed=True),
    State.NOT_GONE: _Meaning(is_closed=True),
    State.LOST: _Meaning(is_closed=True),
    # Nothing of it can be read any more, which was said as it was set aside: all that is there is well.
    State.GONE: _Meaning(),
    State.UNREADABLE: _Meaning(is_closed=True),
    State.NEWER: _Meaning(is_closed=True),
    State.DAMAGED: _Meaning(can_be_mended=True),
    State.CHANGED: _Meaning(can_be_mended=True),
    State.INCOMPLETE: _Meaning(can_be_mended=True),
    State.HEADLESS: _Meaning(can_be_mended=True),
    State.ASTRAY: _Meaning(can_be_mended=True),
    # Where it belongs is for people to say: what they do not want there any more may be in it.
    State.OF_ANOTHER: _Meaning(is_closed=True),
    State.STRAYS: _Meaning(can_be_mended=True),
    State.TWO: _Meaning(can_be_mended=True),
    # All of it is as it was written, and is for others to read, too.
    State.SEEN: _Meaning(is_open_to_others=True),
}
"""What each state means: all that follows from one stands in its row."""


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
    """What repairing cannot bring back or vouch for, in a sentence or two; empty where nothing is."""

    open_end: int | None = None
    """How many actions may be missing at its end, at most: 0 where nobody knows; None where none are."""

    counted: bool = False
    """Whether it is one that holds records."""

    is_short: bool = False
    """Whether records of it are gone: nothing mends that."""

    unsure: frozenset[RecordId] = frozenset()
    """Its records that may not be as they were written: no checksum vouches for them."""

    lost: int = 0
    """How many records cannot be found, at least."""

    noted: Loss = NOTHING
    """What could not be found as it was mended before, where that is to be said."""

    is_marked: bool = False
    """Whether another program put a byte-order mark into it."""

    is_torn: bool = False
    """Whether its journal ends within a line."""

    is_emptied: bool = False
    """Whether nothing stands in its journal, where something did."""

    is_going: bool = False
    """Whether words that were taken back still stand in one that is well, and are to be taken out."""

    is_opaque: bool = False
    """Whether it is of others, and words that were taken back may stand in it: nobody can look for them."""


def mendable(
    path: Path,
    state: State,
    records: Iterable[Record],
    loss: str = "",
    *,
    is_short: bool = False,
    open_end: int | None = None,
    lost: int = 0,
) -> Finding:
    """What is found out about a file that repairing does something about.

    Args:
        path: The file.
        state: How it is.
        records: What repairing keeps.
        loss: What it cannot bring back or vouch for, in a sentence or two.
        is_short: Whether something of it is gone.
        lost: How many records cannot be found, at least.
        open_end: How many actions may be missing after them, at most: 0 where nobody knows; None for none.
    """
    kept = tuple(records)
    advice = " ".join(filter(None, [repairing.repair_keeps(number=len(kept)), loss, _end(kept, open_end)]))
    is_short = is_short or open_end is not None
    return Finding(path, state, advice, kept, loss, open_end, counted=True, is_short=is_short, lost=lost)


def all_that_is_lost(finding: Finding) -> str:
    """What repairing cannot bring back or vouch for, in a sentence or more; empty where nothing is."""
    return " ".join(filter(None, [finding.loss, _end(finding.records, finding.open_end)]))


def _end(records: Sequence[Record], actions: int | None) -> str:
    """Up to when records go after which some may be missing; empty where none are."""
    if actions is None:
        return ""
    if not records:
        return repairing.NOTHING_LEFT
    zones = [one.event.zone for one in records if isinstance(one.event, AllianceFounded | SessionOpened)]
    until, zone = max(one.at for one in records), zones[0] if zones else ""
    return repairing.end_is_open(clock=clock_words(until, zone), day=day_words(until, zone), actions=actions)


def unreadable(path: Path, error: OSError) -> Finding:
    """What is found out about a file, or a folder, that the disk does not let us read."""
    said = str(error)
    if not isinstance(error, StoreError) or (isinstance(error, UnreadError) and error.name == path.name):
        # Which file that is stands beside it.
        cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
        said = store.reason(why=why(cause))
    advice = " ".join(filter(None, [said, remedy(error)]))
    return Finding(path, State.UNREADABLE, advice, counted=True)


class AllianceReport(Struct, frozen=True):
    """What was found out about one alliance."""

    name: str
    """The name of its folder: its id, as a rule."""

    title: str
    """What it is called; empty where that cannot be read."""

    findings: tuple[Finding, ...]
    """Its files, its own log first."""

    holds: AllianceId | None = None
    """Which alliance lies in its folder, where that is another one."""

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
    def opaque(self) -> int:
        """How many files of others there are in which words that were taken back may stand, unseen."""
        inside = (one for alliance in self.alliances for one in alliance.findings)
        return sum(one.is_opaque for one in (*inside, *self.others))

    @property
    def is_short(self) -> bool:
        """Whether something is gone, or may be other than it was written, and repairing cannot help that."""
        return any(one.is_short or one.unsure for alliance in self.alliances for one in alliance.findings)

    @property
    def has_losses(self) -> bool:
        """Whether something was lost before, which nothing brings back, and its remains are here."""
        findings = (one for alliance in self.alliances for one in alliance.findings)
        return any(one.noted.is_any or one.state is State.GONE for one in findings)

    @property
    def is_well(self) -> bool:
        """Whether everything can be read as it was written."""
        return all(one.is_well for one in self.alliances) and not any(
            one.state.is_problem for one in self.others
        )
