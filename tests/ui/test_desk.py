"""Which session the program opens by itself."""

from __future__ import annotations

from datetime import timedelta

from alliance_tui.ui.desk import running_time_out
from tests.fakes import START
from tests.ui.widgets.test_library_rows import session, summary


def test_of_several_time_outs_the_one_from_which_people_return_next_is_opened() -> None:
    """And where all are over, the one that was over last; else none."""
    soon, late = session(1, until=600.0), session(2, until=80_000.0)
    lines = [summary("late", sessions=(late,)), summary("soon", sessions=(soon,))]
    assert running_time_out(lines, START) == ("soon", "s1")
    assert running_time_out(lines, START + timedelta(seconds=700)) == ("late", "s2")
    assert running_time_out(lines, START + timedelta(days=2)) == ("late", "s2")
    assert running_time_out([summary("none", sessions=(session(3),))], START) is None
