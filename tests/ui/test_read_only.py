"""A window in which nothing can be kept: no field holds anyone up there."""

from __future__ import annotations

import os
from typing import Final

import pytest
from textual.widgets import TextArea

from alliance_tui.at_store import AtStore
from alliance_tui.domain.decisions import opening
from alliance_tui.domain.saving import ReadOnly
from alliance_tui.live import Live
from alliance_tui.ui.live_screen import LiveDialog
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.screens.library_view import LibraryView
from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
from alliance_tui.ui.screens.new_alliance import NewAllianceScreen
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.one_line_field import OneLineField
from tests.builders import happened
from tests.keyboard import Keyboard
from tests.scale import mixed, sample
from tests.ui.house import SMALLEST, House
from tests.ui.places import PLACES, Place, at, end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

REFUSAL: Final = "Anna's computer holds it."
"""Why nothing can be kept."""

NO_PAGES: Final = (LibraryView, NewAllianceScreen, LooseTimeOutScreen, Palette)
"""Where no alliance is open; a break of one window tells it in words of its own."""

NOT_FOR_THE_ALLIANCE: Final = frozenset({"find", "list-field", "leave-folder"})
"""Fields whose words are kept in no alliance: what is looked for, and a folder of somebody's own."""

WRITING: Final = ("agreement-help", "note-asking-whose")
"""Where somebody writes although no field has focus."""

STARTS: Final = {
    **{name: one for name, one in PLACES.items() if not (one.typing or name in WRITING)},
    "library-chosen": Place(PLACES["library"].screen, ("down",), "library"),
    "closing-taking-away": Place(PLACES["closing"].screen, (*PLACES["closing"].keys, "enter")),
    "closing-until-then": Place(PLACES["closing"].screen, (*PLACES["closing"].keys, "enter", "enter")),
}
"""Where every key is pressed once."""

MOVING: Final = ("step", "turn", "go", "choose", "back", "pass_over")
"""How actions begin that highlight or show something else."""

ENOUGH: Final = 20
"""More sittings than any place needs for all its keys."""


async def close(monkeypatch: pytest.MonkeyPatch, keyboard: Keyboard) -> None:
    """Let nothing be kept from now on, and the screen in front notice it."""
    monkeypatch.setattr(Live, "_catch_up", lambda _: None)
    monkeypatch.setattr(AtStore, "read_only", property(lambda _: REFUSAL))
    monkeypatch.setattr(AtStore, "status", property(lambda _: ReadOnly(REFUSAL)))
    await keyboard.wait(1)


def is_page(place: Place) -> bool:
    """Whether a place is on a page of an alliance that is open, with no dialog over it."""
    return not issubclass(place.screen, (LiveDialog, *NO_PAGES)) and place.start != "unsaved"


def writes(keyboard: Keyboard) -> bool:
    """Whether words can be typed that would be kept in the alliance that is open."""
    focused = keyboard.screen.focused if keyboard.app.is_running else None
    is_field = isinstance(focused, TextArea) and focused.id not in NOT_FOR_THE_ALLIANCE
    return keyboard.app.live is not None and is_field


def keys_at(keyboard: Keyboard) -> list[str]:
    """The keys that the screen in front knows, one for each thing they do; those that move come last."""
    known = keyboard.screen.active_bindings
    by_action = {one.binding.action: key for key, one in known.items()}
    return sorted(by_action.values(), key=lambda key: known[key].binding.action.startswith(MOVING))


async def test_that_nothing_can_be_kept_takes_no_room_from_the_talk_on_the_smallest_terminal(
    house: House,
) -> None:
    """The header says it; why is said above the talk as soon as there is room."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await second.resize(*SMALLEST)
        assert "READ ONLY" in second.text
        assert "Ana" in second.text
        assert "Ben" in second.text
        assert "READ ONLY:" not in second.text
        await second.resize(40, 12)
        assert "READ ONLY: This alliance is open in" in second.words
        assert "Ana" in second.text


async def test_the_opening_says_that_nothing_can_be_kept_and_waits_for_no_answer(house: House) -> None:
    """Where an answer was given, it is told."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id), size=(80, 24)) as second:
        await second.press("j")
        assert "READ ONLY" in second.text
        assert "Ana" in second.text
        assert "..." not in second.text
        first.live.store.opening._lock.release()  # type: ignore[attr-defined]
        await second.wait(1)
        assert "READ ONLY" not in second.text
        assert "..." in second.text


async def test_no_words_of_a_key_speak_of_writing_where_nothing_can_be_written(house: House) -> None:
    """Neither in help nor in the palette; elsewhere they do."""
    async with house.sit() as only:
        told = [str(one.help) for one in only.app.get_system_commands(only.screen)]
        assert any("written is kept" in one for one in told)
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        told = [str(one.help) for one in second.app.get_system_commands(second.screen)]
        assert "Back" in told
        assert not any("written is kept" in one for one in told)


async def test_it_is_said_on_the_page_that_opens_why_no_day_can_be_chosen(house: House) -> None:
    """From the library the page comes first, and is there to be read."""
    async with house.sit() as first:
        await end(first)
        async with house.open() as second:
            await second.until(lambda: "Home" in second.text, "the list")
            await second.press("down", "d")
            assert second.top == "AllianceScreen"
            assert second.said == second.live.read_only
            await second.press("p")
            assert second.top == "AllianceScreen"


PAGES: Final = {name: one for name, one in PLACES.items() if is_page(one)}
"""Every page of an alliance that is open, words typed on it or not; no dialog, which a page is beneath."""


@pytest.mark.parametrize("name", sample([*PAGES], 11))
async def test_every_page_says_at_once_that_it_is_read_and_not_changed_and_who_holds_it(
    house: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For as long as it is so, whatever else is whispered meanwhile, and not any longer."""
    async with at(house, PAGES[name]._replace(typing=False)) as keyboard:
        await keyboard.resize(80, 24)
        assert "READ ONLY" not in keyboard.text
        with monkeypatch.context() as patched:
            await close(patched, keyboard)
            keyboard.screen.whisper("Something else.")  # type: ignore[attr-defined]
            keyboard.screen.whisper(None)  # type: ignore[attr-defined]
            await keyboard.settle()
            assert f"READ ONLY: {REFUSAL}" in keyboard.words
        await keyboard.wait(1)
        assert "READ ONLY" not in keyboard.text


@pytest.mark.parametrize(
    ("size", "keys"), mixed([(80, 24), (40, 14)], ["", "1h", "1b", "1h1", "f9", "z", "m", "j"])
)
async def test_a_second_window_tells_in_which_process_it_is_open_as_soon_as_it_opens(
    house: House, keys: str, size: tuple[int, int]
) -> None:
    """In a time-out, a pause, a quiet minute, a breath, a heard loop and the opening."""
    async with house.sit() as first:
        await first.press(*([keys] if keys == "f9" else keys))
        async with house.open(OpenAlliance(first.live.id), size=size) as second:
            assert (
                f"READ ONLY: This alliance is open in another window (process {os.getpid()}" in second.words
            )
            assert second.said == ""


@pytest.mark.parametrize("key", ["enter", "right", "down", "escape", "left", "up"])
async def test_the_page_for_the_sign_is_left_by_any_way_where_nothing_can_be_kept(
    house: House, key: str
) -> None:
    """Letters and pasted words do nothing there, a click neither, and every way leads on or back."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        happened(first.live.act(opening.agree_sign, "an open hand"))
        await second.wait(1)
        await second.press("j", "enter", "enter", "enter")
        assert "Which word" in second.words or "sign" in second.words
        field = second.screen.query_one("#sign", OneLineField)
        assert field.display
        await second.click(field, 3)
        await second.type("ahem")
        await second.paste("ahem")
        assert field.text == "an open hand"
        assert second.screen.focused is None
        assert second.app.drafts.unsaved == ""
        before = second.words
        await second.press(key)
        assert second.words != before
        assert second.top == ("SessionScreen" if key == "escape" else "OpeningScreen")


async def test_the_sign_can_be_written_once_the_other_window_is_gone(house: House) -> None:
    """On the page that is open already."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await second.press("j", "enter", "enter", "enter")
        first.live.store.opening._lock.release()  # type: ignore[attr-defined]
        await second.wait(1)
        await second.type("ahem")
        await second.press("enter")
        assert second.session.opening.sign == "ahem"


async def test_somebodys_number_offers_no_key_where_nothing_can_be_changed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom it highlights is seen, and it is said why no more can be done."""
    async with house.sit() as keyboard:
        await keyboard.press("o")
        await close(monkeypatch, keyboard)
        await keyboard.press("2")
        assert "> 2 ◆ Ben" in keyboard.text
        assert keyboard.said == REFUSAL
