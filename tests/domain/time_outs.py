"""A table in a time-out."""

from __future__ import annotations

from alliance_tui.domain.decisions import breaks, floor
from alliance_tui.domain.talk import TimeOut
from tests.builders import Table, sit


def time_out_of(table: Table) -> TimeOut:
    """The running time-out."""
    assert table.session.time_out is not None
    return table.session.time_out


def in_time_out(*names: str) -> Table:
    """A table where Ana spoke for 40 seconds and somebody called a time-out."""
    table = sit(*names)
    table.act(floor.press, 1)
    table.wait(40)
    table.act(breaks.call_time_out)
    return table


def all_ready(table: Table) -> None:
    """Let everyone here say ready."""
    for person in table.session.here:
        table.act(breaks.toggle_ready, person.seat)


def rest(table: Table) -> None:
    """Let what is in the middle rest, in a time-out that is over soon."""
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    all_ready(table)
    table.wait(6)
    table.act(breaks.end_time_out)
