"""Whether what a log tells belongs under the name of its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.references import BEGINNINGS
from alliance_tui.storage.catalogue import OWN
from alliance_tui.storage.findings import State


def place_of(path: Path, records: Sequence[Record]) -> State:
    """Whether the records of a log belong under its name: well, headless, or astray."""
    if path.name == OWN:
        alliance = fold_alliance(records, ())
        fits = alliance is not None and alliance.id == path.parent.name
    else:
        session = fold(records)
        fits = session is not None and (session.id, session.alliance) == (path.stem, path.parent.parent.name)
    begins = any(isinstance(one.event, BEGINNINGS) for one in records)
    return State.WELL if fits else State.ASTRAY if begins else State.HEADLESS
