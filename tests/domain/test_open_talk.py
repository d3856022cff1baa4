"""Who talks while nobody holds the floor is not said to have been silent."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.fold import fold
from alliance_tui.domain.open_talk import (
    CONVERSATION,
    is_conversation,
    is_conversation_in_step,
    open_seconds,
)
from alliance_tui.domain.returning import where_they_were
from alliance_tui.domain.words import SpanKind, Step
from tests.builders import happened, sit
from tests.domain.strategies import session_logs
from tests.domain.test_ways_of_talking import improving


def test_open_talk_is_time_in_which_nobody_holds_the_floor() -> None:
    """Neither turns nor breaks; up to the moment that is asked about."""
    table = sit("Ana", "Ben")
    table.wait(50)
    table.act(floor.press, 1)
    table.wait(500)
    table.act(floor.open_floor)
    table.wait(69)
    table.act(breaks.pause)
    table.wait(1000)
    table.act(breaks.pause)
    assert open_seconds(table.session, table.t) == CONVERSATION - 1
    assert not is_conversation(table.session, table.t)
    table.wait(1)
    assert is_conversation(table.session, table.t)


def test_open_talk_of_a_step_is_that_of_all_times_people_were_in_it() -> None:
    """What was said in another one is no talk about this one."""
    table = sit("Ana", "Ben")
    table.wait(100)
    table.act(sitting.enter_step, Step.NEEDS)
    table.wait(100)
    assert not is_conversation_in_step(table.session, table.t)
    table.act(sitting.enter_step, Step.PURPOSE)
    table.wait(20)
    assert is_conversation_in_step(table.session, table.t)
    happened(table.live.undo())
    assert table.session.step is Step.NEEDS
    assert is_conversation_in_step(table.session, table.t), "it was needs all the time, then"


@pytest.mark.no_cover
@given(session_logs, st.floats(0, 1e9))
def test_open_talk_of_any_step_is_what_all_spans_and_all_stays_share(log: list[Record], later: float) -> None:
    """Though spans outside of the stays are not looked at."""
    session = fold(log)
    if session is None or session.t > 1e9:
        return
    t = session.t + later
    stays = [
        (since, until)
        for (since, step), (until, _) in pairwise((*session.ways, (t, session.step)))
        if step is session.step
    ]
    spans = timing.timeline(session, t)
    openly = [span for span in spans if span.kind is SpanKind.OPEN and span.listener is None]
    shared = sum(
        max(min(span.end, until) - max(span.start, since), 0.0) for since, until in stays for span in openly
    )
    if abs(shared - CONVERSATION) > 1:
        assert is_conversation_in_step(session, t) == (shared > CONVERSATION)


def test_people_who_come_back_are_not_said_to_have_named_nothing_nor_to_be_at_the_beginning() -> None:
    """Where they talked in the step with the floor open."""
    table = improving("Ana", "Ben")
    assert "still to come" in where_they_were(table.session)
    table.wait(CONVERSATION)
    table = table.leave().resumed()
    assert where_they_were(table.session) == "You were in “improve”. The floor is open."
