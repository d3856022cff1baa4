"""What is said of the disk: how safely the newest action is kept, and whether words are gone from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from alliance_tui.sentences import vocabulary

NOT_KEPT: Final = vocabulary.NOT_KEPT
"""What is said of a demonstration."""


class Saved(Struct, frozen=True, tag=True):
    """Everything is on the disk, synced: neither a kill nor a power cut loses it."""


class Saving(Struct, frozen=True, tag=True):
    """Everything is written, and the disk has not yet confirmed the newest."""

    waiting: int
    """Actions the disk has not yet confirmed."""


class NotKept(Struct, frozen=True, tag=True):
    """Nothing is kept, and nothing is meant to be: a demonstration in memory."""


class NotSaved(Struct, frozen=True, tag=True):
    """Writing failed; the actions wait in memory, in order, and writing is tried again."""

    reason: str
    """Why, as a sentence for people."""

    waiting: int
    """Actions that are in memory only; 0 where people did none of them, once all is put away."""

    is_all: bool = False
    """Whether that is all of the alliance: its files are gone."""


class ReadOnly(Struct, frozen=True, tag=True):
    """Nothing is written from here."""

    reason: str
    """Why, as a sentence for people: who else writes, or what is wrong with the file."""


SaveStatus = Saved | Saving | NotKept | NotSaved | ReadOnly
"""What the store says about the newest action."""


class Gone(Struct, frozen=True, tag=True):
    """No file holds words that were to go; also where none had to."""


class Going(Struct, frozen=True, tag=True):
    """They still stand in files, for a moment only: or nobody has tried yet to take them out."""


class Stays(Struct, frozen=True, tag=True):
    """They still stand in files, because the disk did not let us take them out, or others said them."""

    why: str
    """Why, in sentences for people."""

    is_tried: bool = True
    """Whether that is tried again by itself; not where they were said elsewhere, later than all that went."""

    is_looked_at_again: bool = False
    """Whether other sessions tell them, so that the next opening looks again whether they may go."""


WordsLeft = Gone | Going | Stays
"""What the store says about words that were taken back, or are not kept."""


def worst(statuses: Iterable[SaveStatus]) -> SaveStatus:
    """The least safe of several statuses, with everything that waits counted."""
    seen = tuple(statuses)
    failed = [status for status in seen if isinstance(status, NotSaved)]
    if failed:
        waiting = sum(status.waiting for status in failed)
        return NotSaved(failed[0].reason, waiting, any(status.is_all for status in failed))
    read_only = next((status for status in seen if isinstance(status, ReadOnly)), None)
    if read_only is not None:
        return read_only
    if any(isinstance(status, NotKept) for status in seen):
        return NotKept()
    waiting = sum(status.waiting for status in seen if isinstance(status, Saving))
    return Saving(waiting) if waiting else Saved()


def worst_left(words: Iterable[WordsLeft]) -> WordsLeft:
    """What is said of all: why some stay, else that some are going, else that all are gone."""
    seen = tuple(words)
    stays = next((one for one in seen if isinstance(one, Stays)), None)
    return stays or next((one for one in seen if isinstance(one, Going)), Gone())
