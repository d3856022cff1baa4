"""A past session, reopened: all that was said is there, and none of it can be changed."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import (
    agreements,
    breaks,
    floor,
    parking,
    people,
    sitting,
    techniques,
)
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.sentences import past as say
from alliance_tui.sentences.everywhere import NOTHING_BEHIND
from alliance_tui.ui.screens.past import PastScreen, past_page
from alliance_tui.ui.start import OpenAlliance, OpenSession
from alliance_tui.ui.widgets.alliance_page import alliance_page
from alliance_tui.ui.widgets.floor_strip import FloorStrip
from tests.builders import Table, happened, pid, sit
from tests.domain.copies import parted
from tests.keyboard import Keyboard
from tests.ui.screens.shelves import opened, review


def over(*, ended: bool = True) -> Table:
    """A session of three with notes in two steps, an agreement, a review, a time-out, something parked."""
    table = sit("Ana", "Ben", "Chloé", absent=[3])
    table.act(floor.give_floor, 1)
    table.wait(120)
    table.note(1, "To be [kind]", NoteKind.GOAL)
    table.act(floor.give_floor, 2)
    table.wait(60)
    table.act(sitting.next_step)
    table.note(2, "Ten minutes\nafter work")
    table.act(parking.park, "The holidays")
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    table.wait(300)
    table.act(breaks.toggle_ready, 1)
    table.act(breaks.toggle_ready, 2)
    table.wait(6)
    table.act(breaks.end_time_out)
    table.wait(20)
    table.act(agreements.propose, Terms("Phones away", who=(pid(1),), when="at dinner"))
    table.act(agreements.press_consent, table.session.agreements[0].id, 1)
    happened(table.live.act_on_alliance(people.schedule_review, review("2026-12-05", "18:30", "every week")))
    if ended:
        table.act(sitting.close)
    return table


def start(table: Table) -> OpenSession:
    """Start the program on the session at a table, which is left for that."""
    session = table.session.id
    table.live.close()
    return OpenSession(table.opening.id, session)


def first_line(keyboard: Keyboard) -> str:
    """The first line below the top that has words on it."""
    return next(line.strip() for line in keyboard.text.split("\n")[1:] if line.strip())


async def test_a_past_session_tells_all_that_was_said_and_agreed() -> None:
    """By step, with whose words they are; the consents; what was left for later."""
    table = over()
    async with opened(table.library, start(table), (100, 60)) as keyboard:
        text = keyboard.text
        for told in (
            "Sunday 22 November 2026, 19:00, 8 min",
            "1 ▲ Ana (partner)   2 ◆ Ben (partner)",
            "Not here: Chloé",
            "Purpose   Ask",
            "▲ Ana    goal: To be [kind]",
            "Needs   Ask",
            "◆ Ben    need: Ten minutes\n             after work",
            "Ana · at dinner",
            "▲ Ana yes   ◆ Ben to ask   ■ Chloé to ask   proposed",
            "Sat 5 December, 18:30, then every week",
            "The holidays",
            "needs, until 23 November",
            "Who held the floor",
        ):
            assert told in text, f"{told!r} is in:\n{text}"
        assert "Improve" not in text, "a step nobody came to is not there"


async def test_the_strip_of_the_floor_stands_at_the_end() -> None:
    """Who held it when, how long, how many turns, and the break."""
    table = over()
    async with opened(table.library, start(table)) as keyboard:
        await keyboard.press("end")
        assert keyboard.screen.query_one(FloorStrip).region.height > 0
        assert "2 min · 1 turn" in keyboard.text
        assert "time-out" in keyboard.text


@pytest.mark.no_cover
async def test_the_strip_says_that_it_has_the_time_away_in_it() -> None:
    """Its axis is longer than what stands at the top, which is without."""
    table = over(ended=False).leave()
    table.wait(900)
    table = table.resumed()
    table.act(sitting.close)
    async with opened(table.library, start(table)) as keyboard:
        assert ", 8 min" in keyboard.words
        await keyboard.press("end")
        assert "Who held the floor with the time away" in keyboard.words
    other = over()
    async with opened(other.library, start(other)) as keyboard:
        await keyboard.press("end")
        assert "with the time away" not in keyboard.words


async def test_left_and_right_jump_from_step_to_step() -> None:
    """The step comes to the top of the page; before the first one is the beginning."""
    table = over()
    async with opened(table.library, start(table), (80, 16)) as keyboard:
        assert first_line(keyboard).startswith("Sunday 22 November")
        await keyboard.press("right")
        assert first_line(keyboard) == "Purpose   Ask"
        await keyboard.press("right")
        assert first_line(keyboard) == "Needs   Ask"
        await keyboard.press("left")
        assert first_line(keyboard) == "Purpose   Ask"
        await keyboard.press("left")
        assert first_line(keyboard).startswith("Sunday 22 November")


async def test_v_reads_out_what_is_highlighted() -> None:
    """With whose words they are; with nothing highlighted it says what to do."""
    table = over()
    async with opened(table.library, start(table)) as keyboard:
        await keyboard.press("v")
        assert keyboard.said.startswith("Choose someone's words")
        await keyboard.press("down", "down", "v")
        assert keyboard.top == "ReadOutScreen"
        assert "Ben" in keyboard.text
        assert "Ten minutes" in keyboard.text
        await keyboard.press("escape", "down", "enter")
        assert "Phones away" in keyboard.text


async def test_nothing_of_a_past_session_can_be_changed() -> None:
    """Every key of a session leaves it as it was."""
    table = over()
    records = len(table.live.records())
    async with opened(table.library, start(table)) as keyboard:
        await keyboard.press(*"naeluyp0123gbhrcw", "space", "delete", "enter", "plus", "escape")
    again = table.again()
    happened(again.live.resume(table.session.id))
    assert len(again.live.records()) == records


async def test_people_who_moved_see_on_both_pages_the_same_time_of_a_session() -> None:
    """It began at seven in the evening in Vienna, and does so still where they live now."""
    table = over()
    happened(table.live.act_on_alliance(people.move, "America/New_York"))
    alliance = table.opening.id
    async with opened(table.library, start(table), (100, 60)) as keyboard:
        assert "Sunday 22 November 2026, 19:00, 8 min" in keyboard.text
    async with opened(table.library, OpenAlliance(alliance), (100, 60)) as keyboard:
        assert "19:00" in keyboard.text
        assert "13:00" not in keyboard.text


@pytest.mark.no_cover
async def test_an_ended_session_is_not_gone_on_with() -> None:
    """The key o says so."""
    table = over()
    async with opened(table.library, start(table)) as keyboard:
        assert "go on" not in keyboard.text
        await keyboard.press("o")
        assert keyboard.said.startswith("This session has ended.")


async def test_an_unfinished_session_can_be_gone_on_with_from_its_page() -> None:
    """The key o goes on."""
    table = over(ended=False)
    past = table.session
    async with opened(table.library, start(table)) as keyboard:
        assert keyboard.top == "SessionScreen"
        keyboard.app.push_screen(PastScreen(past))
        await keyboard.settle()
        assert "unfinished" in keyboard.text
        await keyboard.press("o")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.id == past.id


async def test_a_session_whose_end_is_lost_is_over_once_people_sat_down_again() -> None:
    """It is shown as it was; the newer one is gone on with, and the page of the alliance says so of both."""
    table = over()
    first = table.session.id
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.live.close()
    lines = table.library.shelves[table.opening.id].sessions[first]
    for record in [name for name, line in lines.items() if b"SessionClosed" in line]:
        del lines[record]
    async with opened(table.library, OpenSession(table.opening.id, first)) as keyboard:
        assert keyboard.top == "PastScreen"
        assert "its end is not known" in keyboard.text
        assert "unfinished" not in keyboard.text
        await keyboard.press("o")
        assert keyboard.said.startswith("This session has ended.")
        alliance = keyboard.app.live.alliance if keyboard.app.live else None
        assert alliance is not None
        lost = "A session is lost here."
        page = [one.words.plain for one in alliance_page(alliance, {}, table.at, lost=(lost,))]
        assert [sum(words in one for one in page) for words in ("not known", "unfinished", lost)] == [1, 1, 1]


async def test_started_on_a_past_session_escape_says_that_nothing_is_behind_it() -> None:
    """The foot names the key that leaves."""
    table = over()
    async with opened(table.library, start(table)) as keyboard:
        assert keyboard.top == "PastScreen"
        assert "esc" not in keyboard.text.split("\n")[-1]
        await keyboard.press("escape")
        assert (keyboard.top, keyboard.said) == ("PastScreen", NOTHING_BEHIND)
        assert "q  quit" in keyboard.text.split("\n")[-1]
        await keyboard.press("q")
        assert keyboard.app._exit


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12), (20, 5)])
@pytest.mark.no_cover
async def test_a_long_session_can_be_read_to_its_end_at_every_size(size: tuple[int, int]) -> None:
    """A text of ten thousand characters is there whole, line after line."""
    table = sit()
    table.note(1, "word " * 1_999 + "last!")
    table.act(sitting.close)
    async with opened(table.library, start(table), size) as keyboard:
        await keyboard.press("down")
        for _ in range(2_000):
            if "last!" in keyboard.text:
                break
            await keyboard.press("pagedown")
        assert "last!" in keyboard.text
        assert "TIME-OUT" in keyboard.text.split("\n")[-1]


def test_it_is_said_that_the_agreements_only_were_kept_where_nothing_else_is_there() -> None:
    """In two copies that were joined, what was said at the other after people let words go here is there."""
    table = sit("Ana", "Ben")
    table.note(1, "of both")
    copies = parted(table)
    for copy in copies.here, copies.there:
        copy.note(2, "of one")
    copies.here.act(techniques.press_keeping, 1)
    copies.here.act(sitting.close)
    for session in copies.here.session, copies.session():
        told = [str(block) for block in past_page(session)]
        assert any(say.ONLY_AGREEMENTS in block for block in told)
        assert not any("of one" in block or "of both" in block for block in told)
    for _ in range(5):
        copies.there.note(2, "later")
    joined = [str(block) for block in past_page(copies.session())]
    assert any("later" in block for block in joined)
    assert not any("of both" in block or say.ONLY_AGREEMENTS in block for block in joined)
