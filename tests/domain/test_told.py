"""What an alliance is told of its sessions: all that makes it what it is, and not the rest."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec import inspect
from msgspec.structs import replace

from alliance_tui.domain.decisions import floor, notes
from alliance_tui.domain.events import Event
from alliance_tui.domain.fold_alliance import fold_alliance, told
from alliance_tui.domain.words import NoteKind
from tests.builders import pid, sit
from tests.samples import sample


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", get_args(Event))
def test_what_is_left_out_would_change_nothing(kind: type) -> None:
    """Whatever it says: a kind of event that comes to matter is not forgotten here."""
    table = sit()
    own, log = table.opening.own.read(), table.live.records()
    event = sample(inspect.type_info(kind))
    odd = [replace(log[-1], n=log[-1].n + more, event=event) for more in (1, 2)]
    if odd[0] not in told(odd):
        assert fold_alliance((*own, *log, odd[0]), []) == fold_alliance((*own, *log), [])


def test_turns_are_left_out_and_the_newest_record_is_not() -> None:
    """By its number it is known whether anything was said since."""
    table = sit()
    before = table.live.records()
    for seat in (1, 2, 1, 2):
        table.act(floor.give_floor, seat)
    log = table.live.records()
    assert told(log) == (*before, log[-1])
    table.act(notes.write_note, pid(1), NoteKind.NEED, "words")
    assert told(table.live.records())[-1].n == log[-1].n + 1
    assert fold_alliance(table.opening.own.read(), [told(log)]) == fold_alliance(
        table.opening.own.read(), [log]
    )
