"""What opens by itself does not while somebody types: no word that is meant for a field goes elsewhere."""

from __future__ import annotations

from typing import Final

import pytest

from alliance_tui.ui.feeding import FeedingApp
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.screens.library import LibraryScreen
from alliance_tui.ui.screens.session import SessionScreen
from tests.keyboard import Keyboard
from tests.scale import sample
from tests.ui.house import House
from tests.ui.places import DRAFT, PLACES, Sight, at, come_back
from tests.ui.test_leaving import asked

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

CHANGED: Final = "One session was changed."
"""What is found out about files at any moment."""

WRITTEN: Final = [name for name, place in PLACES.items() if place.typing and place.screen is not Palette]
"""Every field that words are typed into."""


async def find_out(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something be found out that is said by itself."""
    monkeypatch.setattr(FeedingApp, "kept_apart", (CHANGED,))
    await keyboard.wait(1)


@pytest.mark.parametrize("name", sample(WRITTEN, 9))
async def test_what_is_wrong_with_files_is_not_said_over_a_field(
    house: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What is typed and pasted then stands in it; it is said later."""
    async with at(house, PLACES[name]) as keyboard:
        before = Sight.of(keyboard)
        await find_out(keyboard, monkeypatch)
        await keyboard.type("u")
        await keyboard.paste("ght")
        assert Sight.of(keyboard) == before._replace(words=f"{DRAFT}ught")
        assert keyboard.app.unsaid == (CHANGED,)


async def test_once_nobody_types_any_more_it_is_said(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the next beat; and what was typed is saved or still there."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("half")
        await find_out(keyboard, monkeypatch)
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        await keyboard.wait(1)
        assert keyboard.top == "NoticeDialog"
        assert CHANGED in asked(keyboard)
        await keyboard.press("enter", "n")
        assert Sight.of(keyboard).words == "half"


async def test_nothing_is_said_over_the_question_whose_words_are_typed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters are words there, too."""
    async with house.sit() as keyboard:
        await keyboard.press("0", "n", *"hal")
        await find_out(keyboard, monkeypatch)
        await keyboard.press("f", "1")
        assert Sight.of(keyboard).words == "half"


async def test_nothing_is_said_before_a_key_that_opens_a_field_has_done_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was pressed at what stood there."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        monkeypatch.setattr(FeedingApp, "kept_apart", (CHANGED,))
        opens = SessionScreen.action_note

        def notice_first(screen: SessionScreen) -> None:
            keyboard.app.beat()
            opens(screen)

        monkeypatch.setattr(SessionScreen, "action_note", notice_first)
        await keyboard.burst("n", *"half")
        assert keyboard.top == "SessionScreen"
        assert Sight.of(keyboard).words == "half"


async def test_a_running_time_out_does_not_open_over_what_is_looked_for(house: House) -> None:
    """It does once the field is closed."""
    house.furnish("Cleo", "Dan", ended=True)
    async with house.sit() as first:
        await first.press("t")
    async with house.open() as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out")
        await keyboard.press("o")
        screen = keyboard.app.screen
        assert isinstance(screen, LibraryScreen)
        await keyboard.press("slash", "h")
        screen._looked = False
        screen._look_for_a_time_out()
        await keyboard.settle()
        assert keyboard.top == "LibraryScreen"
        assert Sight.of(keyboard).words == "h"
        await keyboard.press("escape")
        screen._look_for_a_time_out()
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out")


async def test_words_before_it_is_said_whose_they_are_stay_in_sight(house: House) -> None:
    """However long people wait, and after a time-out, too."""
    async with house.sit() as keyboard:
        await keyboard.press("n", *"half")
        assert "“half”" in keyboard.words
        await keyboard.wait(30)
        keyboard._timers.move(30)
        await keyboard.settle()
        assert "“half”" in keyboard.words
        await keyboard.press("f9")
        await come_back(keyboard)
        assert "“half”" in keyboard.words
        await keyboard.press("2", "enter")
        assert [one.text for one in keyboard.session.notes] == ["half"]
        assert "half" not in keyboard.said


async def test_how_it_goes_on_after_a_time_out_is_said_in_the_dialog_over_the_talk(house: House) -> None:
    """It would be cut off beneath it."""
    async with house.sit() as keyboard:
        await keyboard.press("a", *"half", "pagedown", "f9", "1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "AgreementPage"
        assert keyboard.said.startswith("After this breath the floor is open.")
        assert keyboard.text.count("After this") == 1
