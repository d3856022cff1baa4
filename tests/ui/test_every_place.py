"""Every screen, dialog and field: a TIME-OUT comes from it, it shrinks and grows, and nothing is lost."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pytest
from textual.screen import ModalScreen, Screen, SystemModalScreen

import alliance_tui
from alliance_tui.ui.dialogs.answering import Answering
from alliance_tui.ui.dialogs.dialog import Dialog, ListDialog
from alliance_tui.ui.dialogs.labelled_fields import LabelledFields
from alliance_tui.ui.dialogs.naming import Naming
from alliance_tui.ui.dialogs.rewriting import Rewriting
from alliance_tui.ui.dialogs.sifted_list import SiftedList
from alliance_tui.ui.dialogs.writing_help import WritingHelp
from alliance_tui.ui.live_screen import BREAK_ANYWHERE, LiveDialog, LiveScreen
from alliance_tui.ui.offering import Offering
from alliance_tui.ui.painting import LeanScreen
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.screens import parts
from alliance_tui.ui.screens.agreements_page import AgreementsPage
from alliance_tui.ui.screens.finishing import Finishing
from alliance_tui.ui.screens.library_view import LibraryView
from alliance_tui.ui.screens.marking import MarkingScreen
from alliance_tui.ui.screens.over_talk import OverTalkScreen
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.screens.taking_away import TakingAway
from alliance_tui.ui.screens.taking_home import TakingHome
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.ui.house import House, fail
from tests.ui.places import PLACES, at, come_back

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


BASES: Final = {
    AgreementsPage,
    Answering,
    WritingHelp,
    SiftedList,
    Naming,
    Rewriting,
    LibraryView,
    TakingAway,
    TakingHome,
    Finishing,
    LiveDialog,
    LabelledFields,
    Dialog,
    ListDialog,
    PageScreen,
    OverTalkScreen,
    AgreementsPage,
    MarkingScreen,
}
"""What screens are made from and are none themselves."""


def screens() -> Iterator[type[Screen[Any]]]:
    """Every screen and dialog in the package, whatever it is made from.

    Not what every screen is made from, nor the parts that the session screen is made of.
    """
    for module in pkgutil.walk_packages(alliance_tui.__path__, f"{alliance_tui.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = list(Screen.__subclasses__())
    for kind in waiting:
        waiting.extend(kind.__subclasses__())
    ours = {kind for kind in waiting if kind.__module__.startswith(f"{alliance_tui.__name__}.")}
    # A generic class stands there once more for each type that it was named with.
    ours = {kind for kind in ours if "[" not in kind.__name__} - set(LiveScreen.__mro__)
    yield from (kind for kind in ours if not kind.__module__.startswith(f"{parts.__name__}."))


def without_the_break(kinds: Iterable[type[Screen[Any]]]) -> list[str]:
    """The names of those that are not made from what has the key for a time-out and what the app feeds."""
    return sorted(
        f"{kind.__module__}.{kind.__qualname__} is not made from LiveScreen: no key calls a time-out there."
        for kind in kinds
        if not issubclass(kind, LiveScreen) and kind is not Palette
    )


def test_every_screen_and_dialog_is_made_from_what_has_the_key_for_a_time_out() -> None:
    """One made straight from Textual's is named; the palette, which is Textual's, binds the key itself."""
    assert without_the_break(screens()) == []
    assert BREAK_ANYWHERE in Palette.BINDINGS


@pytest.mark.parametrize("base", [Screen, ModalScreen, SystemModalScreen, LeanScreen, Offering])
def test_a_screen_that_is_not_made_from_it_is_found_and_named(
    monkeypatch: pytest.MonkeyPatch, base: type[Screen[Any]]
) -> None:
    """Made up, as if a module of the program had it."""
    plain = type("PlainScreen", (base,), {})
    assert plain not in set(screens())
    monkeypatch.setattr(plain, "__module__", "alliance_tui.plain")
    assert plain in set(screens())
    named = "alliance_tui.plain.PlainScreen is not made from LiveScreen: no key calls a time-out there."
    assert named in without_the_break(screens())


def test_every_screen_there_is_has_a_place_here() -> None:
    """A screen that is added without its place makes this fail."""
    assert {*screens()} - BASES == {place.screen for place in PLACES.values()}
    assert all(base.__subclasses__() for base in BASES)


async def test_what_is_not_saved_is_said_in_the_break_and_leaving_asks_again_after_it(house: House) -> None:
    """Someone wants to leave while nothing can be saved: the break covers the question, and uncovers it."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, "The disk is full.")
        await keyboard.press("1", "ctrl+q")
        assert keyboard.top == "LeaveDialog"
        await keyboard.press("f9")
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        assert keyboard.top == "LeaveDialog"
        assert "The disk is full. 5 actions wait, and would be lost." in keyboard.words
        await keyboard.press("escape")
        assert "NOT SAVED: The disk is full. (5 actions waiting" in keyboard.text


async def test_the_palette_does_not_open_in_a_time_out_nor_twice(house: House) -> None:
    """Neither over the break, nor over a palette that the break covers."""
    async with house.sit() as keyboard:
        await keyboard.press("ctrl+p", "f9", "ctrl+p", "ctrl+p")
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        await keyboard.press("ctrl+p")
        assert sum(isinstance(one, Palette) for one in keyboard.app.screen_stack) == 1


def numbers_offered(keyboard: Keyboard) -> list[str]:
    """The number keys that the palette has something for, each once."""
    offered = (one.title.partition(" ")[0] for one in keyboard.app.get_system_commands(keyboard.screen))
    return sorted({first for first in offered if first.isdigit() and len(first) == 1})


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("session", "12"),
        ("agreements", "12"),
        ("people", "12"),
        ("who-begins", "12"),
        ("opening", "12"),
        ("closing", "12"),
        ("marks", "12"),
        ("marks-alone", "1234"),
        ("together-open", "12"),
        ("looking-back", "123"),
        ("session-asking-whom", "12345678"),
        ("asking-which-step", "12345678"),
    ],
)
async def test_the_palette_offers_no_number_that_nobody_has(house: House, name: str, numbers: str) -> None:
    """Two people are there; where numbers are not people's, it offers those that mean something."""
    async with at(house, PLACES[name]) as keyboard:
        assert numbers_offered(keyboard) == [*numbers]


async def test_a_number_that_nobody_has_is_still_answered(house: House) -> None:
    """By who has none."""
    async with house.sit() as keyboard:
        await keyboard.press("5")
        assert keyboard.said == "Nobody has the number 5. The numbers at this table are 1, 2."


@pytest.mark.parametrize("keys", [("n",), ("a",), ("1", "n"), ("l",)])
async def test_a_time_out_is_called_from_the_palette_while_words_are_written(
    house: House, keys: tuple[str, ...]
) -> None:
    """It is the first that stands there, and does what it says."""
    async with house.sit() as keyboard:
        await keyboard.press(*keys, "ctrl+p")
        assert "Stop the talk at once" in keyboard.words
        await keyboard.press("escape")
        command, *_ = keyboard.app.get_system_commands(keyboard.screen)
        with keyboard.app._context():
            command.callback()
        await keyboard.settle()
        assert keyboard.top == "TimeOutScreen"


async def test_a_new_agreement_has_no_old_words_in_the_palette(house: House) -> None:
    """One that is edited has."""
    async with at(house, PLACES["agreement"]) as keyboard:
        offered = [one.title for one in keyboard.app.get_system_commands(keyboard.screen)]
        assert "old words" not in offered
        assert offered.count("help with the words") <= 1
    async with at(house, PLACES["agreement-edited"]) as keyboard:
        assert "old words" in [one.title for one in keyboard.app.get_system_commands(keyboard.screen)]


@pytest.mark.parametrize(
    ("keys", "offered", "missing"),
    [
        ("1", ("Take a breath together", "A listener says back what they heard"), ()),
        ("1b", ("Go on before the breath is over",), ("Take a breath together",)),
        ("1bb", ("Take a breath together",), ("Go on before the breath is over",)),
        (
            "1h",
            ("What was said back is what was meant", "Something is missing in what was said back"),
            ("A listener says back what they heard", "Hand the floor over"),
        ),
        ("1h1", ("There is no more to say back", "There is more to say back"), ("Hand the floor over",)),
    ],
)
async def test_the_palette_says_what_a_key_does_now(
    house: House, keys: str, offered: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """In a breath the same key ends it; while somebody says back, two of them answer."""
    async with house.sit() as keyboard:
        await keyboard.press(*keys)
        commands = list(keyboard.app.get_system_commands(keyboard.screen))
        told = {one.help for one in commands}
        assert sum("breath" in one.title for one in commands) == 1, "it is found by its name at all times"
        assert told >= {*offered}
        assert not told & {*missing}


async def test_the_palette_says_again_what_a_key_does_once_a_breath_is_over_by_itself(house: House) -> None:
    """Nothing happened but time."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "b")
        await keyboard.wait(16)
        told = {one.help for one in keyboard.app.get_system_commands(keyboard.screen)}
        assert "Take a breath together" in told
