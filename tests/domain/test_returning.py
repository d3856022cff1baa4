"""Where people were when they went away: the same is said and done after leaving as after a kill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import assessing, breaks, floor, opening, sitting
from alliance_tui.domain.events.opening import OpeningBegun
from alliance_tui.domain.returning import (
    is_in_opening,
    may_hear_of_opening,
    where_they_look_back,
    where_they_were,
)
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import turn_time
from alliance_tui.domain.words import LookingPage, OpeningPage, SpanKind, Step
from alliance_tui.domain.writers import Writers
from tests.builders import Table, pid, sit

NAMES: Final = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""

ENDS: Final = pytest.mark.parametrize("end", ["leave", "kill"])
"""How the program ends."""


def speaks(table: Table) -> None:
    """Ana speaks for a while, of which a touch tells."""
    table.act(floor.press, 1)
    table.wait(30)
    table.live.beat()


def is_heard(table: Table) -> None:
    """Ana has spoken, and Ben says back what he heard."""
    speaks(table)
    table.act(floor.ask_to_be_heard)


def is_asked(table: Table) -> None:
    """Ana feels heard, and is asked if there is more."""
    is_heard(table)
    table.act(floor.press, 1)


def pauses(table: Table) -> None:
    """The doorbell rings while Ana speaks."""
    speaks(table)
    table.act(breaks.pause)


def pauses_while_heard(table: Table) -> None:
    """The doorbell rings while Ben says back what he heard."""
    is_heard(table)
    table.act(breaks.pause)


def pauses_while_asked(table: Table) -> None:
    """The doorbell rings while Ana is asked if there is more."""
    is_asked(table)
    table.act(breaks.pause)


def breathes(table: Table) -> None:
    """A breath in Ana's turn."""
    speaks(table)
    table.act(floor.breathe)


def is_quiet(table: Table) -> None:
    """A quiet minute with the floor open."""
    table.act(breaks.quiet_minute)


def moves_on(table: Table) -> None:
    """Nobody has begun the second step."""
    speaks(table)
    table.act(floor.open_floor)
    table.act(sitting.enter_step, Step.NEEDS)


UNDER_WAY: Final[dict[str, tuple[Callable[[Table], None], str]]] = {
    "talk": (speaks, "Ana was speaking: 1 begins again."),
    "heard": (is_heard, "You were in the heard loop: Ben says back what Ana said."),
    "more": (is_asked, "You were in the heard loop: Ana says whether there is more."),
    "pause": (pauses, "You were in a pause: Ana goes on speaking after it. z ends it."),
    "pause in heard": (
        pauses_while_heard,
        "You were in a pause: Ben says back after it what Ana said. z ends it.",
    ),
    "pause in more": (
        pauses_while_asked,
        "You were in a pause: Ana says after it whether there is more. z ends it.",
    ),
    "breath": (breathes, "You were taking a breath. Ana speaks next: press 1."),
    "quiet": (is_quiet, "You were in a quiet minute. m begins another."),
    "begins": (moves_on, "You were at the beginning of “needs”: Ben begins."),
}
"""What may be under way, and what is said of it."""


def again(table: Table, end: str) -> Table:
    """End the program in this way, and go on an hour later."""
    table.live.beat()
    table = table.leave() if end == "leave" else table.kill()
    table.wait(3600)
    return table.resumed()


def told(session: Session) -> Session:
    """A session without what tells one sitting from another."""
    return replace(
        session, id=pid(0), alliance=pid(0), t=0.0, touched=None, opened=session.opened, writers=Writers()
    )


@pytest.mark.parametrize("people_here", [2, 3, 8])
@pytest.mark.parametrize("what", UNDER_WAY)
def test_it_is_said_what_was_under_way_and_all_is_the_same_after_leaving_and_a_kill(
    what: str, people_here: int
) -> None:
    """Also once they have left again without doing anything."""
    begin, said = UNDER_WAY[what]
    states = []
    for end in ("leave", "kill"):
        table = sit(*NAMES[:people_here])
        begin(table)
        table = again(table, end)
        assert where_they_were(table.session) == said
        states.append(told(table.session))
        table = again(table, end)
        assert where_they_were(table.session) == said
    assert states[0] == states[1]


@ENDS
def test_a_saying_back_goes_on_with_the_hands_that_were_raised(end: str) -> None:
    """The speaker confirms, and the floor moves on as if nothing had been."""
    table = sit("Ana", "Ben", "Cy")
    is_heard(table)
    table.act(floor.press, 3)
    table = again(table, end)
    assert (table.session.phase.listener, table.hands) == (pid(2), ["Cy"])
    table.act(floor.press, 1)
    table.act(floor.press, 1)
    assert table.speaker == "Ben"


@ENDS
def test_a_pause_goes_on_and_then_the_turn_that_it_broke(end: str) -> None:
    """With what was left of it."""
    table = sit("Ana", "Ben")
    pauses(table)
    table = again(table, end)
    assert table.session.phase.kind is SpanKind.PAUSE
    table.wait(60)
    table.act(breaks.pause)
    assert table.speaker == "Ana"
    turn = turn_time(table.session, table.live.now().t)
    assert turn is not None
    assert turn.left == 90
    assert where_they_were(table.session) != UNDER_WAY["pause"][1], "it is over"


@ENDS
@pytest.mark.parametrize("begin", [is_heard, is_asked])
def test_a_saying_back_goes_on_after_a_pause_that_goes_on(end: str, begin: Callable[[Table], None]) -> None:
    """With its hands, or with the question if there is more."""
    table = sit("Ana", "Ben", "Cy")
    begin(table)
    table.act(floor.press, 3)
    before = table.session
    table.act(breaks.pause)
    table = again(table, end)
    assert table.session.phase.kind is SpanKind.PAUSE
    table.wait(60)
    table.act(breaks.pause)
    assert (table.session.phase, table.session.turn, table.hands) == (
        replace(before.phase, start=table.session.phase.start),
        before.turn,
        ["Cy"],
    )
    assert where_they_were(table.session) != UNDER_WAY["pause"][1]


@ENDS
def test_a_pause_with_the_floor_open_leaves_it_open(end: str) -> None:
    """Nobody goes on speaking."""
    table = sit("Ana", "Ben")
    table.act(breaks.pause)
    table = again(table, end)
    assert where_they_were(table.session) == "You were in a pause: the floor is open after it. z ends it."
    table.act(breaks.pause)
    assert table.speaker is None


@ENDS
@pytest.mark.parametrize("talks_for", [0, 3])
def test_nobody_is_told_how_to_begin_again_once_somebody_has(end: str, talks_for: float) -> None:
    """However short they spoke, and whether or not anything tells for how long."""
    table = sit("Ana", "Ben")
    speaks(table)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    table.wait(20)
    table = again(table, end)
    assert table.session.begins_again
    table.act(floor.press, 2)
    table.wait(talks_for)
    table = table.leave() if end == "leave" else table.kill()
    table = table.resumed()
    assert not table.session.begins_again
    assert where_they_were(table.session) == "Ben was speaking: 2 begins again."


@ENDS
def test_an_opening_goes_on_until_it_is_over(end: str) -> None:
    """Before anything is done it may be heard of; afterwards no more."""
    table = sit("Ana", "Ben")
    assert may_hear_of_opening(table.session)
    for _ in range(2):
        table.act(opening.show_opening, OpeningPage.READ)
        table.act(opening.show_opening, OpeningPage.TIME)
        assert "this page already" in table.refusal(opening.show_opening, OpeningPage.TIME)
        table = again(table, end)
        assert is_in_opening(table.session)
        assert table.session.opening.page is OpeningPage.TIME
        assert where_they_were(table.session) == "You were in the opening: it goes on here."
        table.act(opening.hold_opening)
        table = again(table, end)
        assert not is_in_opening(table.session)
        assert not may_hear_of_opening(table.session)


@ENDS
def test_an_opening_of_an_older_log_goes_on_from_its_first_page(end: str) -> None:
    """It does not tell which page people were at."""
    table = sit("Ana", "Ben")
    table.act(lambda *_: (OpeningBegun(),))
    table = again(table, end)
    assert is_in_opening(table.session)
    assert table.session.opening.page is None
    table.act(opening.show_opening, OpeningPage.READ)
    table.act(opening.hold_opening)
    assert not is_in_opening(table.session)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (LookingPage.BEGINNING, "You were looking back at what you agreed on. It goes on here."),
        (LookingPage.MARKS, "You were marking: Ana and Ben still to mark."),
    ],
)
def test_where_people_look_back_is_told_by_the_page_they_were_at(page: LookingPage, said: str) -> None:
    """Also where nobody had marked a thing yet."""
    table = sit("Ana", "Ben")
    table.act(assessing.show_looking_back, page)
    assert where_they_look_back(again(table, "kill").session) == said


def test_a_machine_that_slept_goes_on_where_it_was() -> None:
    """As after leaving."""
    table = sit("Ana", "Ben")
    is_heard(table)
    table.clock.sleep(600)
    table.live.beat()
    assert table.session.phase.listener == pid(2)
    assert where_they_were(table.session) == UNDER_WAY["heard"][1]


@ENDS
@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (breathes, "Ana was speaking: 1 begins again."),
        (is_quiet, "You were at the beginning of “purpose”: Ana begins."),
        (speaks, "Ana was speaking: 1 begins again."),
    ],
)
def test_what_was_over_as_people_came_back_is_not_said_again(
    end: str, begin: Callable[[Table], None], said: str
) -> None:
    """They were back for some seconds, with the floor open, and did nothing: no breath was taken then."""
    table = sit("Ana", "Ben")
    begin(table)
    table = again(table, end)
    table.run(20)
    table = again(table, end)
    assert where_they_were(table.session) == said


@ENDS
def test_who_was_back_for_a_while_was_in_what_went_on_then(end: str) -> None:
    """They talked with the floor open: nobody has to begin again."""
    table = sit("Ana", "Ben")
    speaks(table)
    table = again(table, end)
    table.run(120)
    table = again(table, end)
    assert where_they_were(table.session) == "You were in “purpose”. The floor is open."
