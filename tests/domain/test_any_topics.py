"""Whatever becomes of topics that wait: the words of those that were let go leave, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain.blanking import without_words_of
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import ParkedThingTaken, ThingParked
from alliance_tui.domain.events.sitting import QuestionShown, SessionOpened, StepEntered
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import RecordId, Step
from tests.builders import record, sit, visible
from tests.domain.taken_back import blanked

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def ids(first: int, last: int) -> st.SearchStrategy[RecordId]:
    """Ids of the records at these places."""
    return st.integers(first, last).map(lambda n: RecordId(f"{n}-aaaaaa"))


steps = st.sampled_from([Step.PURPOSE, Step.NEEDS])
texts = st.sampled_from(["one", "two", "three"])
days = st.sampled_from(["2026-11-23", "2026-11-24"])
things = ids(1, 16)

parked = st.lists(
    st.builds(Parked, id=ids(13, 14), text=texts, step=steps), max_size=2, unique_by=lambda one: one.id
).map(tuple)
"""What came along in the lot."""

rested = st.lists(
    st.builds(Rested, step=steps, until=days, about=texts, id=st.none() | ids(15, 16)),
    max_size=2,
    unique_by=(lambda one: one.step, lambda one: one.id),
).map(tuple)
"""What came along at rest."""

events: st.SearchStrategy[Event] = st.one_of(
    st.builds(ThingParked, text=texts, step=steps, again=st.none() | things),
    st.builds(ParkedThingTaken, thing=things, is_topic=st.booleans()),
    st.builds(TopicRested, step=steps, until=days, about=texts, again=st.none() | things),
    st.builds(RestedTopicTaken, step=steps, is_topic=st.booleans(), topic=st.none() | things),
    st.just(QuestionShown(0)),
    st.builds(StepEntered, steps),
)
"""What becomes of topics."""


@given(parked, rested, st.lists(events, max_size=12))
def test_letting_topics_go_changes_nothing_else(
    came: tuple[Parked, ...], rests: tuple[Rested, ...], happens: list[Event]
) -> None:
    """In the session and in its alliance; once is enough, and a copy that has the words is the same log."""
    table = sit("Ana", "Ben")
    opening = table.live.records()[0].event
    assert isinstance(opening, SessionOpened)
    begun = record(0, replace(opening, parked=came, rested=rests))
    log = (begun, *(record(n, event, 5.0 * n) for n, event in enumerate(happens, start=1)))
    after = blanked(log)
    assert visible(fold(after)) == visible(fold(log))
    assert scrubbed(after) == ()
    assert [without_words_of(*pair) for pair in zip(log, after, strict=True)] == list(after)
    own = table.opening.own.read()
    alliance, whole = fold_alliance(own, [after]), fold_alliance(own, [log])
    assert alliance is not None
    assert whole is not None
    assert (alliance.parked, alliance.rested) == (whole.parked, whole.rested)
