"""No key is silent: each does something that can be seen, or says why it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from textual.screen import Screen

from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.session import SessionScreen
from alliance_tui.ui.widgets.whisper import Whisper
from tests.keyboard import Keyboard
from tests.scale import share
from tests.ui.house import House
from tests.ui.places import PLACES, Place, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

KEYS: Final = (
    *"12890gzbmhfdxnwalsikjprvcuyqeo",
    *("space", "f8", "plus", "minus", "right", "left", "enter", "question_mark", "escape", "delete"),
    *("f1", "f2", "f3", "f6", "f7", "slash"),
)
"""Every key that means something somewhere, but those that call the break or cover the screen."""

SCROLLING: Final = ("scroll", "page", "turn_page", "step", "go_first", "go_last", "section")
"""Actions that scroll, and have nothing to say where all is in view."""

ASKING: Final = ("session-asking-whom", "asking-which-step")
"""Where escape takes the question away, which is whispered."""

TYPING: Final = ("note-asking-whose", "cover")
"""Where every key is a letter, or uncovers the screen."""


TRIED: Final = [name for name in PLACES if not PLACES[name].typing and name not in TYPING]
"""Where keys are tried."""


def keys_at(name: str, screen: Screen[Any]) -> Iterator[str]:
    """The keys that are tried at a place: those its screen knows, shared among its places, and one other."""
    alike = [one for one in TRIED if PLACES[one].screen is PLACES[name].screen]
    known = screen.active_bindings
    if isinstance(screen, LiveScreen):
        assert [key for key in KEYS if screen.knows(key)] == [key for key in KEYS if key in known]
    told = [
        key for key in KEYS if key in known and known[key].binding.action.partition("(")[0] not in SCROLLING
    ]
    yield from share(told, alike.index(name), len(alike))
    unknown = [key for key in KEYS if key not in known]
    yield from unknown[TRIED.index(name) % len(unknown) :][:1]


@pytest.mark.parametrize("name", TRIED)
async def test_each_key_does_something_or_says_something(house: House, name: str) -> None:
    """At every place; whoever adds a screen adds it to the places."""
    waiting: list[str] | None = None
    silent: list[str] = []
    while waiting is None or waiting:
        async with at(house, PLACES[name]) as keyboard:
            if waiting is None:
                waiting = list(keys_at(name, keyboard.screen))
                waiting = [key for key in waiting if name not in ASKING or key != "escape"]
            screen, before, is_there = keyboard.screen, sight(keyboard), True
            while waiting and is_there:
                what = await press_alone(keyboard, waiting[0])
                silent += waiting[:1] if what == "silent" else []
                del waiting[0]
                if what != "done" or not waiting or await comes_back(keyboard, screen, before):
                    continue
                is_there = await comes_again(keyboard, PLACES[name], before)
                screen, before = (keyboard.screen, sight(keyboard)) if is_there else (screen, before)
    assert silent == []


async def comes_back(keyboard: Keyboard, screen: Screen[Any], before: tuple[object, ...]) -> bool:
    """Whether escape leads back to all as it was, so that the next key can be tried without a new sitting."""
    for _ in range(2):
        live = keyboard.app.live
        if not keyboard.app.is_running or (live.revision if live else 0) != before[1]:
            return False
        if keyboard.screen is screen:
            return sight(keyboard) == before
        await keyboard.press("escape")
    return keyboard.app.is_running and keyboard.screen is screen and sight(keyboard) == before


async def comes_again(keyboard: Keyboard, place: Place, before: tuple[object, ...]) -> bool:
    """Whether the keys of a place lead there once more, to all as it was, from the table beneath it."""
    live = keyboard.app.live
    if live is None or live.revision != before[1] or place.start != "session":
        return False
    for _ in range(3):
        if keyboard.app.is_running and type(keyboard.screen) is not SessionScreen:
            await keyboard.press("escape")
    if not keyboard.app.is_running or type(keyboard.screen) is not SessionScreen:
        return False
    await keyboard.press(*place.keys)
    now = sight(keyboard)
    return (
        type(keyboard.screen) is place.screen and now[:3] == before[:3] and are_of_a_kind(now[3], before[3])
    )


def are_of_a_kind(one: object, other: object) -> bool:
    """Whether what has focus on a page is what had it on one like it."""
    return type(one) is type(other) and getattr(one, "id", None) == getattr(other, "id", None)


async def press_alone(keyboard: Keyboard, key: str) -> str:
    """Press a key where nothing is whispered, and tell what came of it: said, silent, or done."""
    for whisper in keyboard.screen.query(Whisper):
        whisper.say("")
    before, screen = sight(keyboard), keyboard.screen
    await keyboard.press(key)
    if not keyboard.app.is_running or keyboard.screen is not screen or sight(keyboard) != before:
        return "done"
    return "said" if any(whisper.sentence for whisper in screen.query(Whisper)) else "silent"


def sight(keyboard: Keyboard) -> tuple[object, ...]:
    """What is there to be seen but the whisper, and what has happened."""
    live = keyboard.app.live
    whispers = {whisper.sentence for whisper in keyboard.screen.query(Whisper)}
    lines = [line for line in keyboard.text.split("\n") if not any(one and one in line for one in whispers)]
    text = "\n".join(line for line in lines if line.strip())
    return text, live.revision if live else 0, len(live.records()) if live else 0, keyboard.screen.focused


async def test_escape_in_the_talk_says_that_nothing_is_open(house: House) -> None:
    """But not where it forgets a question, or takes a sentence away."""
    async with house.sit() as keyboard:
        await keyboard.press("escape", "escape")
        assert keyboard.said == "Nothing is open that esc could close. q leaves; the session stays open."
        await keyboard.press("g", "escape")
        assert keyboard.said == ""
        await keyboard.press("n", "escape")
        assert keyboard.said == ""


async def test_in_a_time_out_every_key_is_answered_quietly(house: House) -> None:
    """One calm sentence; and what asks for a time is left by any other question."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "u")
        assert keyboard.said == "Nothing has to be done now. Your number says ready."
        await keyboard.press("m", "x")
        assert keyboard.said == "Press the letter of one of these times; esc goes back."
        await keyboard.press("question_mark")
        assert "What helps" in keyboard.words
        assert "How much more time" not in keyboard.words
        await keyboard.press("1", "2", "u")
        assert "All are ready" not in keyboard.words, "any key stops"
        assert keyboard.said == ""


async def test_a_key_of_elsewhere_says_so_in_the_parking_lot(house: House) -> None:
    """Nobody wonders whether they left."""
    async with house.sit() as keyboard:
        await keyboard.press("x", "q")
        assert keyboard.top == "LotDialog"
        assert keyboard.said == "That key does nothing here. ? shows those that do."
