"""Leaving and coming back: what is saved, what is told of the time between, who may write."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.domain.timing import talk_seconds
from alliance_tui.domain.words import SpanKind
from alliance_tui.sentences.opened import session_without_beginning
from alliance_tui.storage import memory
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend, write_log
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.start import OpenAlliance, OpenSession
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import pid
from tests.fakes import MemoryLibrary
from tests.ui.house import House, fail, slow_down
from tests.ui.places import end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def test_a_session_that_was_left_is_gone_on_with_and_the_time_away_is_nobodys(house: House) -> None:
    """`q` leaves at once; the floor is open afterwards, and the talk is what it was."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(60)
        await keyboard.press("n")
        await keyboard.type("kept")
        await keyboard.press("enter", "q")
        assert not keyboard.app.is_running
        alliance = keyboard.live.id
    house.clock.move(86_400)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert keyboard.said == (
            "Ana was speaking: 1 begins again. You were away for 24 h. That was nobody's time."
        )
        assert "kept" in keyboard.text
        assert keyboard.session.holder is None
        assert talk_seconds(keyboard.session, keyboard.live.now().t)[pid(1)] == 60
        away = [one for one in keyboard.session.spans if one.kind is SpanKind.AWAY]
        assert [round(one.end - one.start) for one in away] == [86_400]
        await keyboard.press("2")
        assert keyboard.session.holder == pid(2)


async def test_an_ended_session_is_opened_to_be_read_again(house: House) -> None:
    """Its notes are there, and the strip of who held the floor."""
    alliance, session = house.furnish(ended=True)
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "PastScreen"
        assert "An evening without phones" in keyboard.text
        before = keyboard.live.past(session)
        await keyboard.press("1", "space", "n", "e")
        assert keyboard.live.past(session) == before
    assert house.past(alliance, session) == before


async def test_a_second_opening_may_read_and_says_so(house: House) -> None:
    """One writer for each alliance: the other one is told, and nothing it does is kept or lost."""
    async with house.sit() as first:
        alliance = first.live.id
        await first.press("1")
        async with house.open(OpenAlliance(alliance)) as second:
            assert "READ ONLY:" in second.text
            await second.press("2")
            assert second.said
            assert second.session.holder == pid(1)
            for key in ("n", "p", "a", "r", "e"):
                await second.press("escape", key)
                assert second.top == "SessionScreen", f"{key} opens nothing that cannot be saved"
                assert second.said.startswith("This alliance is open in another window"), key
                assert second.screen.focused is None
            await second.press("escape", "o", "enter", "a")
            assert second.screen.focused is None
            assert second.said.startswith("This alliance is open in another window")
            await second.press("escape")
            await second.press("t")
            assert second.top == "LooseTimeOutScreen", "a break can be taken all the same"
            assert "Only this window. The talk goes on in the other one." in second.text
            assert "We come back" not in second.text, "nobody there was stopped"
            assert "q leave" in second.words
            await second.press("escape")
            assert second.top == "SessionScreen"
        await first.press("2")
        assert first.session.hands == (pid(2),)
        assert "READ ONLY" not in first.text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_demonstration_says_that_nothing_is_kept(house: House, size: tuple[int, int]) -> None:
    """In the place of "saved"; also on its last page."""
    async with house.sit(library=memory.MemoryLibrary(), size=size) as keyboard:
        assert "demo, not kept" in keyboard.text
        await keyboard.press("e", "y")
        assert keyboard.top == "ClosingScreen"
        assert "demo, not kept" in keyboard.text


async def test_what_is_not_saved_is_said_until_it_is(house: House) -> None:
    """A banner that stays, with the reason and how much waits; the talk goes on meanwhile."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        assert "saved" in keyboard.text
        fail(library, "There is no room on the disk.")
        await keyboard.press("1", "space", "space")
        assert "NOT SAVED: There is no room on the disk. (3 actions waiting" in keyboard.text
        await keyboard.wait(600)
        await keyboard.press("space")
        assert "(4 actions waiting" in keyboard.text
        fail(library, None)
        keyboard.live.store.retry()
        await keyboard.settle()
        assert "NOT SAVED" not in keyboard.text
        assert "saved" in keyboard.text
        assert keyboard.session.holder == pid(2)


async def test_saving_is_said_only_where_the_disk_takes_long(house: House) -> None:
    """A word that comes and goes with each key would not be calm."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        slow_down(library, slow=True)
        await keyboard.press("1")
        assert " saved" in keyboard.text
        await keyboard.wait(0.4)
        assert " saved" in keyboard.text
        await keyboard.wait(1)
        assert " saving" in keyboard.text
        await keyboard.press("space")
        assert " saving" in keyboard.text
        slow_down(library, slow=False)
        await keyboard.settle()
        assert " saved" in keyboard.text


async def test_leaving_while_something_is_not_saved_asks_first(house: House) -> None:
    """What would be lost is said; no means stay."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, "The disk is full.")
        await keyboard.press("1", "q")
        assert keyboard.top == "LeaveDialog"
        assert "The disk is full. 1 action waits, and would be lost." in keyboard.words
        await keyboard.press("n")
        assert keyboard.top == "SessionScreen"
        await keyboard.press("q", "y")
        assert not keyboard.app.is_running


async def test_what_is_not_saved_can_be_saved_in_another_place(house: House, tmp_path: Path) -> None:
    """A folder is suggested; one that cannot be written is said and asked again; nothing is lost."""
    library = MemoryLibrary()
    (tmp_path / "file").touch()
    async with house.sit(library=library) as keyboard:
        fail(library, "The disk is full.")
        await keyboard.press("1", "n")
        await keyboard.type("kept words")
        await keyboard.press("enter", "q", "s")
        field = keyboard.screen.query_one("#leave-folder", WordField)
        assert field.text.startswith(str(Path.home()))
        field.fill(str(tmp_path / "file" / "x"))
        await keyboard.press("enter")
        await keyboard.until(lambda: keyboard.said.endswith("Name another folder."), "the reason")
        assert keyboard.app.is_running
        field.fill(str(tmp_path / "stick"))
        await keyboard.press("enter")
        await keyboard.until(lambda: not keyboard.app.is_running, "the end")
        alliance, session = keyboard.live.id, keyboard.session.id
        assert isinstance(keyboard.app, AllianceApp)
        assert keyboard.app.saved_in == (tmp_path / "stick",)
    house.folder = tmp_path / "stick"
    assert [one.text for one in house.past(alliance, session).notes] == ["kept words"]
    assert check(house.folder).is_well


async def test_once_all_is_saved_after_all_leaving_loses_nothing(house: House) -> None:
    """The question says so by itself."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, "The disk is full.")
        await keyboard.press("1", "q", "s", "escape")
        assert "1 action waits, and would be lost." in keyboard.words
        fail(library, None)
        keyboard.live.store.retry()
        await keyboard.settle()
        assert "Everything is saved after all." in keyboard.words
        await keyboard.press("y")
        assert not keyboard.app.is_running


async def test_all_that_was_done_is_in_the_file_when_the_session_is_left(house: House) -> None:
    """Read by a library that was opened afterwards."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(5)
        await keyboard.press("space")
        await keyboard.wait(5)
        await keyboard.press("right", "n")
        await keyboard.type("words")
        await keyboard.press("enter")
        alliance, session = keyboard.live.id, keyboard.session
        await keyboard.press("ctrl+q")
    past = house.past(alliance, session.id)
    assert past.left
    assert past.notes == session.notes
    assert past.step is session.step
    assert past.holders == session.holders


async def test_the_closing_page_and_a_quiet_thank_you_end_a_session(house: House) -> None:
    """Asked first; escape goes on talking; afterwards no other alliance is shown."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "e")
        assert "End the session?" in keyboard.text
        await keyboard.press("n", "e", "y")
        assert keyboard.top == "ClosingScreen"
        assert keyboard.session.closed is None
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        await end(keyboard)
        assert keyboard.session.closed == house.clock.now()
        assert "Thank you for taking this time together." in keyboard.text
        await keyboard.press("enter")
        assert not keyboard.app.is_running


async def test_a_time_out_goes_on_while_the_program_is_not_there(house: House) -> None:
    """Started again it is still running; started too late it welcomes."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "t", "q")
        assert not keyboard.app.is_running
        alliance = keyboard.live.id
    house.clock.move(300)
    async with house.open() as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out that goes on")
        assert "We come back at 19:20" in keyboard.text
        await keyboard.press("q")
    house.clock.move(3600)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "TimeOutScreen"
        assert "Good that you are back" in keyboard.text


@pytest.mark.parametrize("ended", [False, True])
async def test_what_is_lost_is_said_over_what_was_opened_until_somebody_has_read_it(
    house: House, ended: bool
) -> None:
    """Once: who opens it again finds it mended."""
    alliance, session = house.furnish(ended=ended)
    file = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    journal_of(file).write_bytes(b'[123,99,["put","events","99",{"n":')
    async with house.open() as keyboard:
        assert "A session was cut off as it was written" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "NoticeDialog"
        assert "Before you go on" in keyboard.text
        assert "ended in the middle of a line" in keyboard.text
        await keyboard.wait(60)
        await keyboard.press("enter")
        assert keyboard.top == ("AllianceScreen" if ended else "SessionScreen")
        await keyboard.wait(2)
        assert keyboard.top != "NoticeDialog"
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == ("PastScreen" if ended else "SessionScreen")


async def test_a_session_that_has_lost_its_beginning_is_said_and_shown_all_the_same(house: House) -> None:
    """As its alliance tells it; of who has put it together nothing is asked."""
    alliance, session = house.furnish(ended=True)
    file = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    records = FileLibrary(house.folder).read(alliance)[1][session]
    write_log(file, records[1:])
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "NoticeDialog"
        said = " ".join(keyboard.text.replace("│", " ").split())
        assert session_without_beginning(is_shown=True) in said
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert "None " not in keyboard.text
    mend(house.folder, alliance)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "AllianceScreen"
        assert "None " not in keyboard.text


async def test_a_session_that_cannot_be_read_is_not_taken_for_none(house: House) -> None:
    """The page says that there is one."""
    alliance, session = house.furnish(ended=True)
    (house.folder / "alliances" / alliance / "sessions" / f"{session}.json").write_bytes(b"")
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert keyboard.top == "NoticeDialog"
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert "None yet" not in keyboard.text
        assert "None that can be shown" in keyboard.text


async def test_what_is_lost_is_said_once_a_time_out_is_over(house: House) -> None:
    """Nothing stands in front of a break."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
        alliance, session = keyboard.live.id, keyboard.session.id
    file = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    journal_of(file).write_bytes(b"[12")
    async with house.open(OpenAlliance(alliance)) as keyboard:
        await keyboard.wait(5)
        assert keyboard.top == "TimeOutScreen"
        await keyboard.press("1", "2")
        await keyboard.wait(8)
        assert keyboard.top == "NoticeDialog"
        assert "Before you go on" in keyboard.text
