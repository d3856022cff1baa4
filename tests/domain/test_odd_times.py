"""Times that make no sense: backwards, before their phase, or no number at all."""

from __future__ import annotations

from alliance_tui.domain.events import Event
from alliance_tui.domain.events.breaks import PauseEnded, PauseTaken
from alliance_tui.domain.events.floor import BreathTaken, FloorTaken
from alliance_tui.domain.events.sitting import AwayNoted, SessionLeft
from alliance_tui.domain.fold import apply
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import SpanKind
from tests.builders import pid, record, sit


def begun(*events: tuple[float, Event]) -> Session:
    """A session after events at given seconds."""
    session = sit("Ana", "Ben").session
    for n, (t, event) in enumerate(events, start=100):
        folded = apply(session, record(n, event, t))
        assert folded is not None
        session = folded
    return session


def test_time_that_runs_backwards_stands_still() -> None:
    """A record from before the newest one happens at the newest one's moment."""
    session = begun((10, FloorTaken(pid(1))), (4, FloorTaken(pid(2))), (20, PauseTaken()))
    told = [(one.holder, one.start, one.end) for one in session.spans]
    assert told == [(None, 0, 10), (pid(1), 10, 10), (pid(2), 10, 20)]


def test_time_away_begins_no_earlier_than_the_present_phase_and_no_later_than_now() -> None:
    """A moment of nonsense is now."""
    for began, start in ((0, 10), (15, 15), (99, 30), (float("nan"), 30)):
        session = begun((10, FloorTaken(pid(1))), (30, AwayNoted(began)))
        talked = [one.end - one.start for one in session.spans if one.kind is SpanKind.TALK]
        assert talked == [start - 10]
        assert session.phase.start == 30


def test_time_away_in_a_breath_begins_where_the_breath_was_broken_off() -> None:
    """A breath that was over by then has ended by itself."""
    broken = begun((10, FloorTaken(pid(1))), (20, BreathTaken(15)), (100, AwayNoted(25)))
    assert [(one.kind, one.end) for one in broken.spans[1:]] == [
        (SpanKind.TALK, 20),
        (SpanKind.BREATH, 25),
        (SpanKind.AWAY, 100),
    ]
    over = begun((10, FloorTaken(pid(1))), (20, BreathTaken(15)), (100, AwayNoted(40)))
    assert [(one.kind, one.end) for one in over.spans[2:]] == [
        (SpanKind.BREATH, 35),
        (SpanKind.TALK, 40),
        (SpanKind.AWAY, 100),
    ]


def test_a_breath_in_a_pause_is_not_taken() -> None:
    """What makes no sense where it stands changes nothing."""
    session = begun((10, PauseTaken()), (20, BreathTaken(15)), (30, PauseEnded()))
    assert [one.kind for one in session.spans] == [SpanKind.OPEN, SpanKind.PAUSE]


def test_nothing_happens_at_a_table_that_was_left() -> None:
    """Only coming back and ending do."""
    session = begun((10, SessionLeft()), (20, FloorTaken(pid(1))), (30, SessionLeft()))
    assert session.t == 10
    assert session.holder is None
