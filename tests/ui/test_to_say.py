"""What is wrong with files is said once people can read it, and never lost on the way there."""

from __future__ import annotations

import pytest

from alliance_tui.at_store import AtStore
from alliance_tui.storage.beside import journal_of
from alliance_tui.ui.feeding import FeedingApp
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.to_say import ToSay
from tests.ui.house import House
from tests.ui.places import come_back
from tests.ui.test_leaving import asked

CUT_OFF = "ended in the middle of a line"
"""Said of a file whose end is missing; whoever opens it again finds it mended."""


async def cut_off_in_a_time_out(house: House) -> OpenAlliance:
    """A session in a time-out whose file was cut off afterwards."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
        alliance, session = keyboard.live.id, keyboard.session.id
    file = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    journal_of(file).write_bytes(b"[12")
    return OpenAlliance(alliance)


@pytest.mark.no_cover
async def test_what_waits_for_the_end_of_a_time_out_is_said_where_people_leave_it(house: House) -> None:
    """Before the next key: who opened an alliance at once would never have been told."""
    await cut_off_in_a_time_out(house)
    async with house.open() as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out that goes on")
        await keyboard.press("o")
        assert keyboard.top == "NoticeDialog"
        assert CUT_OFF in asked(keyboard)
        await keyboard.press("enter")
        assert keyboard.top == "LibraryScreen"
        await keyboard.wait(1)
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.unsaid == ()


@pytest.mark.no_cover
async def test_who_leaves_the_program_before_it_was_said_is_told_in_the_terminal(house: House) -> None:
    """Nothing stands in front of a break, and afterwards nobody would know."""
    start = await cut_off_in_a_time_out(house)
    async with house.open(start) as keyboard:
        await keyboard.press("q")
        assert not keyboard.app.is_running
    assert [CUT_OFF in one for one in keyboard.app.unsaid].count(True) == 1


async def test_what_was_found_later_takes_nothing_away_that_waits(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where another window is gone, and this one opens the files in its place."""
    monkeypatch.setattr(FeedingApp, "kept_apart", ("One session changed.",))
    monkeypatch.setattr(AtStore, "problems", ("A file is damaged.",))
    async with house.sit() as keyboard:
        await keyboard.press("t")
        await keyboard.wait(1)
        keyboard.app.note_problems(keyboard.live)
        await come_back(keyboard)
        assert keyboard.top == "NoticeDialog"
        assert "One session changed." in asked(keyboard)
        assert "A file is damaged." in asked(keyboard)


@pytest.mark.no_cover
async def test_who_deletes_an_alliance_is_told_in_the_list_what_was_wrong_with_it(house: House) -> None:
    """Where that could not be said before; the list stays."""
    house.furnish(ended=True)
    async with house.open() as keyboard:
        await keyboard.until(lambda: "Home" in keyboard.text, "what was read by a thread")
        await keyboard.press("enter", "delete")
        keyboard.app._to_say.add(("A file is damaged.",))
        await keyboard.press("y")
        await keyboard.until(lambda: keyboard.top == "NoticeDialog", "what a thread deletes")
        assert "A file is damaged." in asked(keyboard)
        await keyboard.press("enter")
        assert keyboard.top == "LibraryScreen"
        assert "trash" in keyboard.said


async def test_what_is_wrong_where_an_alliance_is_opened_again_after_a_session_went_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving it would note that people were told."""
    house.furnish(ended=True)
    async with house.open() as keyboard:
        await keyboard.until(lambda: "Home" in keyboard.text, "what was read by a thread")
        await keyboard.press("enter")
        (session,) = keyboard.live.store.opening.sessions()
        monkeypatch.setattr(AtStore, "problems", ("A file is damaged.",))
        await keyboard.app.remove(keyboard.live.id, session)
        await keyboard.until(lambda: keyboard.top == "NoticeDialog", "what is wrong")
        assert "A file is damaged." in asked(keyboard)


def test_what_waits_already_is_not_said_twice() -> None:
    """In the order in which it came."""
    to_say = ToSay()
    to_say.add(("One.", "Two."))
    to_say.add(("Two.", "Three."))
    assert to_say.take() == ("One.", "Two.", "Three.")
    assert to_say.waiting == ()
