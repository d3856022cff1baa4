"""The page of an alliance: what it tells, and what can be begun from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions import agreements, notes, people, sitting
from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.sentences.trash import GONE_FROM_MEMORY
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.alliance_page import alliance_page
from alliance_tui.ui.widgets.page import Block
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import Table, found, happened, pid, setting, sit
from tests.fakes import MemoryLibrary, MovableClock
from tests.keyboard import at_keyboard
from tests.ui.lived import live_in
from tests.ui.screens.shelves import opened, program, review, shelve


def talked() -> Table:
    """People who have said what it is for, agreed on one thing and not on another, and ended."""
    table = sit()
    table.act(notes.write_note, pid(1), NoteKind.GOAL, "To be [kind]\non most days")
    table.act(agreements.propose, Terms("Phones away", when="at dinner", how="in the box", why="to hear"))
    table.everyone_agrees(table.session.agreements[0])
    table.propose("Say if late")
    table.wait(30 * 60)
    table.act(sitting.close)
    table.live.close()
    return table


async def test_the_page_tells_people_purpose_agreements_review_and_sessions() -> None:
    """All of it whole, in the people's own words."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 50)) as keyboard:
        text = keyboard.text
        assert "No day is set for a review yet." in text
        assert "1 ▲ Ana (partner)   2 ◆ Ben (partner)" in text
        assert "▲ Ana  goal: To be [kind]\n           on most days" in text
        assert "Agreements   1 in force, 1 proposed" in text
        assert "everyone · at dinner" in text
        assert "how: in the box" in text
        assert "why: to hear" in text
        assert "▲ Ana yes   ◆ Ben yes   in force" in text
        assert "▲ Ana to ask   ◆ Ben to ask   proposed" in text
        assert "22 November         design   19:00 to 19:30" in text


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (4.5, "19:00 to 23:30"),
        (5.5, "19:00 to 00:30"),
        (23.5, "19:00 to 18:30"),
        (24, "19:00, until 23 November at 19:00"),
        (29.5, "19:00, until 24 November at 00:30"),
        (24 * 60, "19:00, until 21 January 2027 at 19:00"),
    ],
)
@pytest.mark.parametrize("seen_after", [0, 1, 30])
def test_the_end_of_a_session_is_told_as_whoever_reads_it_later_would_say_it(
    hours: float, told: str, seen_after: int
) -> None:
    """Neither "tomorrow" nor "yesterday": beside the date it stays true on any day it is read."""
    table = sit()
    table.wait(hours * 60 * 60)
    table.act(sitting.close)
    table.live.close()
    alliance = table.live.alliance
    assert alliance is not None
    now = table.clock.now() + timedelta(days=seen_after)
    if now.year == 2027:
        told = told.replace(" January 2027", " January")
    (row,) = [one for one in alliance_page(alliance, {}, now) if one.key == alliance.sittings[0].id]
    assert row.words.plain.split(maxsplit=1)[1] == told


@pytest.mark.parametrize("key", ["n", "r", "s"])
@pytest.mark.parametrize("newest", [setting("couple", turn=45), Refused("It is gone.")])
@pytest.mark.no_cover
async def test_a_session_is_begun_with_what_its_setting_says_now(newest: Setting | Refused, key: str) -> None:
    """Else with the words of the last one, and that is said on the first page."""
    library = MemoryLibrary()
    alliance = shelve(library, "Home", agreed=["Phones away"]).opening.id
    app, clock = program(library, OpenAlliance(alliance))
    asked: list[Setting] = []

    def say_newest(held: Setting) -> Setting | Refused:
        asked.append(held)
        return newest

    app.newest_setting = say_newest
    async with at_keyboard(app, clock) as keyboard:
        if key == "s":
            await keyboard.press("home")
        await keyboard.press(key)
        assert asked == [setting()]
        assert keyboard.top == ("MarksScreen" if key == "s" else "OpeningScreen")
        if isinstance(newest, Setting):
            assert keyboard.session.setting == newest
            assert keyboard.said == ""
        else:
            assert keyboard.session.setting == setting()
            assert keyboard.said == "It is gone."


async def test_enter_on_a_session_opens_it_and_escape_comes_back_to_the_page() -> None:
    """Not to the library."""
    library = MemoryLibrary()
    shelve(library, "Home")
    async with opened(library) as keyboard:
        await keyboard.press("enter", "end", "enter")
        assert keyboard.top == "PastScreen"
        await keyboard.press("escape")
        assert keyboard.top == "AllianceScreen"


async def test_enter_on_an_agreement_opens_its_line_of_life_and_v_reads_it_out() -> None:
    """Both lead back to the page."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 50)) as keyboard:
        await keyboard.press("l")
        assert keyboard.said == "Choose an agreement with the arrows first."
        await keyboard.click_on("Phones away")
        assert keyboard.top == "LifeDialog"
        await keyboard.press("v")
        assert keyboard.top == "ReadOutScreen"
        await keyboard.press("escape", "escape", "v")
        assert keyboard.top == "ReadOutScreen"
        assert "Phones away" in keyboard.text


async def test_the_page_tells_what_is_ahead_and_what_has_been() -> None:
    """Goals, tasks with their day, what was parked, what is celebrated, and what came to its end."""
    library, clock = MemoryLibrary(), MovableClock()
    alliance = live_in(library, clock)
    async with opened(library, OpenAlliance(alliance), (100, 60), clock) as keyboard:
        text = keyboard.text
        assert "Review in 5 days" in text
        assert "goal: To laugh together most days   reached, 6 December" in text
        assert "goal: A garden   still open" in text
        assert "Agreements   2 in force" in text
        assert "Tasks   1 in force\n    Book the cabin" in text
        assert "by Fri 18 December" in text
        assert "Parked\n    The holidays with your parents" in text
        assert "To celebrate\n    We did it for a week   pancakes, sunday" in text
        assert "Come to their end   1\n    A walk on sundays   retired, 29 November" in text
        await keyboard.click_on("A walk on sundays")
        assert keyboard.top == "LifeDialog"
        assert "You let it go, for it no longer fits." in keyboard.text


@pytest.mark.no_cover
async def test_n_begins_a_new_session_and_r_a_review() -> None:
    """Each of its own kind."""
    for key, kind in (("n", SessionKind.DESIGN), ("r", SessionKind.ASSESS)):
        table = talked()
        async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
            await keyboard.press(key)
            assert keyboard.session.kind is kind


@pytest.mark.no_cover
async def test_a_review_is_brought_forward_with_one_key_and_postponed_with_a_reason() -> None:
    """F moves it to today; p to a week later, where why can be said."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.schedule_review, review("2026-12-05", "21:00", "every week")))
    again.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        assert "f  today" in keyboard.text
        await keyboard.press("f")
        assert "Review today at 21:00, in 2 hours" in keyboard.text
        assert "Moved from 5 December" in keyboard.text
        await keyboard.press("f")
        assert keyboard.said == "The review can begin now: nothing has to be moved."
        await keyboard.press("p")
        assert "Sunday 29 November 2026, 21:00" in keyboard.text
        await keyboard.press("tab")
        await keyboard.type("the flu [/x]")
        await keyboard.press("enter")
        assert "Review in 7 days" in keyboard.text
        assert "Moved from 22 November: the flu [/x]" in keyboard.text


async def test_a_review_whose_usual_hour_is_over_is_brought_forward_to_an_hour_that_is_asked() -> None:
    """It stands in the field already; what is typed takes its place, and the others keep their time."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.schedule_review, review("2026-12-05", "10:00", "every week")))
    again.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("f")
        assert keyboard.top == "ReviewDialog"
        assert keyboard.said == "Your usual hour is over for today. Does this one suit you?"
        assert "Sunday 22 November 2026, 20:00" in keyboard.text
        await keyboard.press("enter")
        assert "Review today at 20:00, in 1 hour" in keyboard.text
        moved = keyboard.live.alliance.review if keyboard.live.alliance else None
        assert moved is not None
        assert (moved.time, moved.time_of_others, moved.instead_of) == ("20:00", "10:00", "2026-12-05")


@pytest.mark.no_cover
async def test_the_words_that_p_begins_with_are_nobodys_draft() -> None:
    """What was half typed before is there again, and nothing else."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.schedule_review, review("2026-12-05", "21:00", "every week")))
    again.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("d", *"frid", "escape", "p")
        assert keyboard.screen.query_one("#review-field", WordField).text == "a week later"
        await keyboard.press("escape", "d")
        assert keyboard.screen.query_one("#review-field", WordField).text == "frid"


async def test_what_is_typed_after_p_takes_the_place_of_a_week_later() -> None:
    """Nobody has to empty the field first."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.schedule_review, review("2026-12-05", "21:00", "every week")))
    again.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("p")
        await keyboard.type("12 December")
        assert "Saturday 12 December 2026, 21:00" in keyboard.text


async def test_the_countdown_goes_on_over_midnight() -> None:
    """Nobody has to touch a key."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.schedule_review, review("2026-11-23", "21:00")))
    again.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        assert "Review tomorrow" in keyboard.text
        await keyboard.wait(5 * 3600)
        assert "Review today at 21:00, in 21 hours" in keyboard.text


async def test_a_review_is_offered_only_where_something_was_agreed() -> None:
    """Without agreements there is nothing to look at; r says so."""
    table = found("Ana", "Ben")
    table.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        assert "r  review" not in keyboard.text
        assert "None yet. n begins the first one." in keyboard.text
        await keyboard.press("r")
        assert keyboard.said.startswith("Nothing is agreed yet.")
        assert keyboard.top == "AllianceScreen"
    agreed = talked()
    async with opened(agreed.library, OpenAlliance(agreed.opening.id)) as keyboard:
        assert "r  review" in keyboard.text


@pytest.mark.no_cover
async def test_a_day_for_the_review_is_on_the_page_as_soon_as_it_is_chosen() -> None:
    """The key d chooses it."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        await keyboard.press("d")
        await keyboard.type("2026-12-05 18:30")
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert "Review in 13 days" in keyboard.text
        assert "Sat 5 December, 18:30" in keyboard.text


@pytest.mark.no_cover
async def test_the_page_is_told_anew_only_where_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a talk, no key has to wait for it; under a dialog it follows what is changed there."""
    told: list[Alliance] = []

    def tell(one: Alliance, *args: Any, **more: Any) -> Iterator[Block]:
        told.append(one)
        return alliance_page(one, *args, **more)

    monkeypatch.setattr("alliance_tui.ui.screens.alliance.alliance_page", tell)
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        await keyboard.press("o", "enter", *"bel", "enter")
        await keyboard.wait(1)
        assert keyboard.top == "PeopleDialog"
        assert told[-1].people[0].name == "Anabel"
        await keyboard.press("escape", "n")
        before = len(told)
        await keyboard.press("escape", "1", "space")
        await keyboard.wait(5)
        assert len(told) == before


async def test_a_corrected_name_is_on_the_page_at_once() -> None:
    """The key o opens the list of people."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        await keyboard.press("o")
        assert keyboard.top == "PeopleDialog"
        await keyboard.press("enter")
        await keyboard.type("bel")
        await keyboard.press("enter", "escape")
        assert "1 ▲ Anabel" in keyboard.text


async def test_a_review_that_has_passed_is_told_kindly() -> None:
    """When it was planned, not that it is late."""
    library = MemoryLibrary()
    table = shelve(library, "Home", planned=review("2026-11-20"))
    async with opened(library, OpenAlliance(table.opening.id)) as keyboard:
        assert "The review was planned for Friday" in keyboard.text


async def test_what_cannot_be_saved_is_said_at_the_top() -> None:
    """For as long as it is so."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        shelf = table.library.shelves[table.opening.id]
        assert shelf.holder is not None
        shelf.holder.own.failure = "The disk is full."
        await keyboard.press("d")
        await keyboard.type("tomorrow")
        await keyboard.press("enter")
        assert "NOT SAVED" in keyboard.text
        shelf.holder.own.failure = None
        keyboard.live.store.retry()
        await keyboard.settle()
        assert "NOT SAVED" not in keyboard.text


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12), (20, 5)])
@pytest.mark.no_cover
async def test_long_names_and_many_agreements_stay_readable_at_every_size(size: tuple[int, int]) -> None:
    """The keys move through all of it, and TIME-OUT is always there."""
    library = MemoryLibrary()
    names = tuple(f"{letter} {'x' * 58}" for letter in "ABCDEFGH")
    table = shelve(library, "T" * 60, *names, agreed=[f"Agreement {number}" for number in range(40)])
    async with opened(library, OpenAlliance(table.opening.id), size) as keyboard:
        await keyboard.press("end")
        assert "19:00" in keyboard.text
        await keyboard.press("up", "pageup", "home")
        for _ in range(100):
            if "\n>" in keyboard.text:
                break
            await keyboard.press("down")
        assert "\n>" in keyboard.text, "the arrows come to the first thing"
        assert "TIME-OUT" in keyboard.text.split("\n")[-1]


async def test_the_purpose_grows_with_the_words_said_in_a_session() -> None:
    """The page shows what has changed when one comes back to it."""
    library = MemoryLibrary()
    table = shelve(library, "Home", agreed=["Phones away"])
    live = table.again().live
    happened(live.sit_down(SessionKind.DESIGN))
    happened(live.act(notes.write_note, pid(2), NoteKind.GOAL, "A garden"))
    happened(live.act(sitting.close))
    live.close()
    async with opened(library, OpenAlliance(table.opening.id)) as keyboard:
        assert "◆ Ben  goal: A garden" in keyboard.text


async def test_a_session_is_told_by_the_clock_of_the_place_it_was_held_in() -> None:
    """People moved between two: only the hours that are another clock's name their place."""
    table = talked()
    again = table.again()
    happened(again.live.act_on_alliance(people.move, "America/New_York"))
    happened(again.live.sit_down(SessionKind.DESIGN))
    again.act(sitting.close)
    again.live.close()
    clock = MovableClock(table.at, zone="America/New_York")
    async with opened(table.library, OpenAlliance(table.opening.id), (100, 50), clock) as keyboard:
        assert "design   13:30 to 13:30\n" in keyboard.text
        assert "design   19:00 to 19:30 in Vienna\n" in keyboard.text


async def test_a_session_and_then_all_of_it_can_be_deleted_from_its_page() -> None:
    """The page shows what is left; without one the program says how to have it back, and ends."""
    library = MemoryLibrary()
    table = shelve(library, "Home", sessions=2)
    shelf = library.shelves[table.opening.id]
    async with opened(library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("down", "delete")
        assert "Delete this session of Home?" in keyboard.text
        await keyboard.press("y")
        await keyboard.until(lambda: GONE_FROM_MEMORY in keyboard.text, "the sentence")
        assert (len(shelf.sessions), keyboard.top) == (1, "AllianceScreen")
        assert keyboard.text.count("22 November") == 1
    async with opened(library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("delete")
        assert "Delete this alliance?" in keyboard.text
        await keyboard.press("y")
        await keyboard.until(lambda: not keyboard.app.is_running, "the end")
    assert library.list() == ()


async def test_the_page_says_which_agreements_would_go_with_a_session() -> None:
    """Before anybody says yes."""
    library = MemoryLibrary()
    table = shelve(library, "Home", agreed=["Phones away"])
    async with opened(library, OpenAlliance(table.opening.id), (100, 30)) as keyboard:
        await keyboard.press("end", "delete")
        assert "1 agreement that you made there goes with it, and comes back" in keyboard.words


async def test_the_page_says_that_the_review_would_go_with_the_session_it_was_chosen_in() -> None:
    """All of it, and what to press, where the terminal is small too."""
    table = sit()
    table.propose("Phones away")
    table.act(people.schedule_review, review("2026-12-05", "18:30"))
    table.act(sitting.close)
    table.live.close()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        await keyboard.press("end", "delete")
        told = keyboard.words.replace("│ │ ", "")
        assert "Sat 5 December, 18:30, goes with it, and comes back with it; until then none" in told
        assert "enter y delete esc n keep" in told


async def test_enter_does_what_the_foot_says_at_once() -> None:
    """Before anything is highlighted it opens the session that people come for: the last one."""
    table = talked()
    async with opened(table.library, OpenAlliance(table.opening.id)) as keyboard:
        assert "enter  last session" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "PastScreen"
        await keyboard.press("escape", "down")
        assert "enter  read out" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "ReadOutScreen"
        await keyboard.press("escape", "down")
        assert "enter  line of life" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "LifeDialog"
        await keyboard.press("escape", "end")
        assert "enter  open session" in keyboard.text


async def test_a_page_that_can_only_be_read_shows_only_keys_that_do_something() -> None:
    """Another window holds the alliance."""
    table = talked()
    alliance = OpenAlliance(table.opening.id)
    async with opened(table.library, alliance), opened(table.library, alliance) as second:
        keys = second.text.split("\n")[-1].split()
        assert keys == ["enter", "last", "session", "q", "quit", "?", "T", "TIME-OUT"]
