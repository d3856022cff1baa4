"""One visit to every screen, dialog and field, at which all is asked that holds everywhere.

It shrinks and grows, what is whispered is seen, each key can be clicked, the key that saves answers, words
that are typed do nothing, a TIME-OUT comes from it, and nothing is lost: each leaves all as it was.
"""

from __future__ import annotations

from typing import Final

import pytest

from alliance_tui.domain.events.breaks import TimeOutCalled
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.cover import CoverScreen
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.screens.pause import PauseScreen
from alliance_tui.ui.screens.quiet import QuietScreen
from alliance_tui.ui.text import width
from alliance_tui.ui.widgets.whisper import Whisper
from tests.keyboard import Keyboard
from tests.scale import share
from tests.ui.house import SMALLEST, House
from tests.ui.places import PLACES, Sight, at, come_back, is_break, talking
from tests.ui.test_key_bursts import ignores_words, type_words, type_words_after_a_number
from tests.ui.test_mouse import click_every_key
from tests.ui.test_read_only import STARTS, close
from tests.ui.test_save_now import ask_to_save
from tests.ui.test_small_whispers import SILENT, SMALL, see_it_cut, see_what_is_whispered
from tests.ui.test_withheld_keys import require_that_no_text_names_what_is_withheld

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

KEYS: Final = ("f9", "ctrl+t", "ctrl+@", "ctrl+at", "ctrl+space")
"""The keys that work everywhere; the last three are names of one, by terminal."""

LETTERS: Final = ("t", "T")
"""The letter on the red key, which calls it wherever nothing is typed."""

STRANGE: Final = ((1, 1), (10, 3), (300, 4), (12, 80), (0, 0))
"""Terminals nobody would choose."""

PASSING: Final = 0.08
"""Seconds for which a size stays: nothing that counts shows something else after three of them."""

MOVING: Final = ("TimeOutScreen", "LooseTimeOutScreen", "Palette")
"""What shows something else after a while, whatever the size."""

LETTERS_REACH: Final = {place.screen for place in PLACES.values()} - {Palette, AgreementPage}
"""Where the letter calls it: not where it would be typed."""


@pytest.mark.parametrize("name", PLACES)
async def test_all_that_is_promised_everywhere_holds_at_every_place(
    house: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever adds a screen adds it to the places."""
    place = PLACES[name]
    async with at(house, place) as keyboard:
        require_the_break_in_the_palette(keyboard, name)
        require_that_tests_read_what_is_drawn(keyboard, name)
        if name not in SILENT:
            await keep_what_is_whispered(keyboard, name)
        await shrink_and_grow(keyboard, name)
        if place.screen is not Palette:
            before = Sight.of(keyboard)
            await click_every_key(keyboard, monkeypatch, name)
            assert Sight.of(keyboard) == before, f"{name}: a click moved something"
        if place.screen is not CoverScreen:
            await ask_to_save(keyboard, name)
        if ignores_words(name):
            await type_words(keyboard, name)
        for key in keys_for(name):
            await call_a_time_out(keyboard, name, key)
        if place.typing:
            await keyboard.type("ught")
            assert Sight.of(keyboard).words == "half a thought", name
        if ignores_words(name):
            await type_words_after_a_number(keyboard, name)
        elif name not in STARTS:
            await close(monkeypatch, keyboard)
            await require_that_no_text_names_what_is_withheld(keyboard)
            monkeypatch.undo()


def require_the_break_in_the_palette(keyboard: Keyboard, name: str) -> None:
    """It is the first there, also while words are written, where its letter is no key; nothing is twice."""
    commands = list(keyboard.app.get_system_commands(keyboard.screen))
    offered = [(one.title, one.help) for one in commands]
    assert len(set(offered)) == len(offered), name
    # The palette shows them by their titles.
    first = min(one.title for one in commands if one.discover)
    assert (first, "Stop the talk at once") == ("TIME-OUT", offered[0][1]), name


def require_that_tests_read_what_is_drawn(keyboard: Keyboard, name: str) -> None:
    """Tests read a screen without what lies behind others; Textual, which draws all of it, shows the same."""
    drawn = "\n".join(strip.text.rstrip() for strip in keyboard.screen._compositor.render_strips())
    assert keyboard.text == drawn, name


async def keep_what_is_whispered(keyboard: Keyboard, name: str) -> None:
    """Where people come with something whispered, it is there again on a terminal that shrank and grew."""
    if not keyboard.screen.query_one(Whisper).sentence:
        return
    before, text = Sight.of(keyboard), keyboard.text
    await keyboard.resize(*SMALLEST)
    await keyboard.resize(100, 30)
    assert Sight.of(keyboard) == before, name
    assert keyboard.text == text or keyboard.top in MOVING, name
    assert isinstance(keyboard.screen, LiveScreen)
    keyboard.screen.whisper(None)
    await keyboard.settle()


async def shrink_and_grow(keyboard: Keyboard, name: str) -> None:
    """Down to 20 by 5, up through another to a stranger one, with time passing: all is as it was.

    Which ones goes round, so that each size meets many places.

    It is the same screen, focus and words; and wherever something is whispered on the way, it is seen.
    """
    if keyboard.top == "SessionScreen":
        await keyboard.saved()
    before, text = Sight.of(keyboard), keyboard.text
    nth = list(PLACES).index(name)
    for size in (SMALLEST, *share(SMALL[1:], nth, len(SMALL) - 1)) if name not in SILENT else (SMALLEST,):
        await keyboard.resize(*size)
        if size == SMALLEST:
            await keyboard.wait(PASSING)
            assert all(width(line) <= SMALLEST[0] for line in keyboard.text.split("\n")), name
        if name not in SILENT:
            await see_what_is_whispered(keyboard, name)
        assert Sight.of(keyboard) == before, f"{name} at {size}"
    if name not in SILENT:
        await keyboard.resize(80, 24)
        await see_it_cut(keyboard)
        keyboard.screen.query_one(Whisper).say("")
    for size in share(STRANGE, nth, len(STRANGE)):
        await keyboard.resize(*size)
        await keyboard.wait(PASSING)
        assert Sight.of(keyboard) == before, f"{name} at {size}"
    await keyboard.resize(100, 30)
    assert keyboard.text == text or keyboard.top in MOVING, f"{name}, back at 100 by 30"


async def call_a_time_out(keyboard: Keyboard, name: str, key: str) -> None:
    """One comes, also by a key that is held down; then the same screen, focus and words."""
    place, where = PLACES[name], f"{name}: {key}"
    before, called = Sight.of(keyboard), calls(keyboard)
    await keyboard.hold(key, 35 if key == "f9" else 1)
    assert keyboard.top == ("TimeOutScreen" if talking(keyboard) else "LooseTimeOutScreen"), where
    back = "We come back at" if talking(keyboard) else "A break of 20 minutes"
    assert back in keyboard.text, where
    assert sum(is_break(one) for one in keyboard.app.screen_stack) == 1, where
    if is_break(before.screen):
        assert Sight.of(keyboard) == before, where
        assert calls(keyboard) == called, where
        return
    assert calls(keyboard) == called + talking(keyboard), where
    await come_back(keyboard)
    if place.screen in (PauseScreen, QuietScreen):
        assert keyboard.top == "SessionScreen", f"{where}: a time-out ends a pause"
        await keyboard.press(*place.keys)
    else:
        assert Sight.of(keyboard) == before, where


def keys_for(name: str) -> tuple[str, ...]:
    """Some of the keys that call it from a place: all of them from the session and from a note.

    Elsewhere F9 and another, in its turn the letter where it reaches, so that each key meets many places.
    """
    place = PLACES[name]
    nth = list(PLACES).index(name)
    letters = LETTERS if place.screen in LETTERS_REACH and not place.typing else ()
    if name in ("session", "note"):
        return (*KEYS, *letters)
    others = (*letters, *KEYS[1:])
    return ("f9", *share(others, nth, len(others)))


def calls(keyboard: Keyboard) -> int:
    """How many time-outs were called in the session at the table."""
    live = keyboard.app.live
    return sum(isinstance(one.event, TimeOutCalled) for one in live.records()) if live else 0
