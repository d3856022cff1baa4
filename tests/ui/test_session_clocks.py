"""The program on a laptop whose clocks misbehave: talk times stay right, the order stays, sleep is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest

from alliance_tui.domain.decisions import people
from alliance_tui.domain.review import Review
from alliance_tui.domain.timing import talk_seconds, time_of
from alliance_tui.domain.words import SpanKind
from alliance_tui.ui.start import OpenAlliance
from tests.builders import pid
from tests.fakes import START, MovableClock
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

DAY = 86_400
"""Seconds."""

NIGHT = 8 * 3_600
"""Seconds a laptop sleeps."""


@pytest.mark.parametrize(
    "start",
    [START, datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 10, 25, 0, 59, tzinfo=UTC)],
    ids=["any evening", "the clocks go forward", "the clocks go back"],
)
async def test_talk_times_are_right_whatever_the_clocks_do(house: House, start: datetime) -> None:
    """The wall set by a day to and fro, another zone, eight hours asleep; and the same when opened again."""
    house.clock = clock = MovableClock(start)
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(50)
        clock.jump_wall(DAY)
        await keyboard.wait(40.5)
        await keyboard.press("space")
        clock.change_zone("Pacific/Auckland")
        await keyboard.wait(30)
        clock.jump_wall(-2 * DAY)
        await keyboard.wait(20.25)
        clock.sleep(NIGHT)
        # The first beat after the lid is opened.
        await keyboard.wait(0)
        assert keyboard.session.holder is None, "nobody has the floor after a night"
        await keyboard.press("1")
        await keyboard.wait(10)
        await keyboard.press("q")
        alliance = keyboard.live.id
        records = keyboard.live.records()
    assert [record.n for record in records] == sorted(record.n for record in records)
    assert [record.t for record in records] == sorted(record.t for record in records)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        told = talk_seconds(keyboard.session, keyboard.live.now().t)
        assert told == pytest.approx({pid(1): 100.5, pid(2): 50.25}, abs=0.1)
        away = time_of(keyboard.session, keyboard.live.now().t, SpanKind.AWAY)
        assert away == pytest.approx(NIGHT, abs=0.1)


async def test_a_zone_this_machine_does_not_know_is_shown_in_utc(house: House) -> None:
    """The alliance was made where zones are newer: the session, its break and the choices after it go on."""
    house.clock = MovableClock(zone="Mars/Olympus")
    with mock.patch.object(people, "is_zone", return_value=True):
        alliance, _ = house.furnish()
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert f" {house.clock.now():%H:%M} " in keyboard.text
        await keyboard.press("1", "f9")
        back = house.clock.now() + timedelta(minutes=20)
        assert f"We come back at {back:%H:%M}" in keyboard.words
        await keyboard.press("m")
        assert "tomorrow at 08:00" in keyboard.words
        await keyboard.press("escape", "p", "1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"


async def test_hours_of_now_are_those_of_this_laptop(house: House) -> None:
    """People sit in front of it: at the top, in a time-out, and after they have left the program in one."""
    alliance, _ = house.furnish()
    house.clock = MovableClock(house.clock.now(), zone="America/New_York")
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert " 13:11 " in keyboard.text.split("\n", 1)[0]
        await keyboard.press("f9")
        assert "We come back at 13:31" in keyboard.words
        assert "I will be back at 13:31" in keyboard.words
        await keyboard.press("m")
        assert "d today at 19:00" in keyboard.words, "an evening that is over in Vienna"
        assert "tomorrow at 08:00" in keyboard.words
        await keyboard.press("d")
        assert "We come back at 19:00" in keyboard.words
        back = keyboard.session.time_out
        assert back is not None
        assert back.until == datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
        await keyboard.press("q")
        assert keyboard.app._exit_renderables == ["We come back at 19:00."]


async def test_a_review_of_another_zone_names_its_place_beside_the_talk(house: House) -> None:
    """In the list of agreements and in the strip."""
    alliance, _ = house.furnish()
    house.clock = MovableClock(house.clock.now(), zone="America/New_York")
    for size, told in (((160, 50), "Vienna"), ((70, 24), "Review today at 22:49 in Vienna")):
        async with house.open(OpenAlliance(alliance), size=size) as keyboard:
            keyboard.live.act(
                people.schedule_review, Review("2026-11-22", "Europe/Vienna", "22:49", "every week")
            )
            await keyboard.wait(1)
            assert told in keyboard.words
            assert "today at 22:49 " in keyboard.words
