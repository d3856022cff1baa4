"""Where nothing can be kept, no key is named that does nothing, none is silent, and none opens a field."""

from __future__ import annotations

import re
from typing import Final

import pytest

from alliance_tui.domain.decisions import breaks, sitting
from alliance_tui.ui.dialogs.help import NAMES, HelpDialog
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.key_bar import KeyBar
from tests.builders import happened
from tests.keyboard import Keyboard
from tests.scale import share
from tests.ui.house import House
from tests.ui.places import at
from tests.ui.test_read_only import ENOUGH, REFUSAL, STARTS, close, keys_at, writes
from tests.ui.test_silent_keys import SCROLLING, press_alone

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

ASIDE: Final = ("focus_", "copy_text", "time_out", "first", "last", *SCROLLING)
"""Actions of Textual's own, the break, which is one however often it is called, and those that scroll."""

SAYS_WHY: Final = ("save_now", "go")
"""Actions that do something, and say that nothing can be kept where there is something to keep."""

WORDS_TOO: Final = frozenset("ai")
"""Letters that are words of a sentence too."""

DIGITS: Final = re.compile(r"(?i)\bnumber(?! says who)|\bpress(es)?\b")
"""How a text tells people to press their number."""


def named(screen: LiveScreen[object], *, withheld: bool) -> set[str]:
    """The keys of a screen as they are written, those that are withheld or the others; no numbers."""
    found = {
        NAMES.get(key, key)
        for key, one in screen.active_bindings.items()
        if one.enabled is not withheld and len(key) > 0 and not key.isdigit() and not key.isupper()
    }
    return found - WORDS_TOO


def names(screen: LiveScreen[object], *, withheld: bool) -> set[str]:
    """What the keys of a screen are called that are withheld, or the others."""
    known = screen.active_bindings.values()
    here = {one.binding.description for one in known if one.enabled}
    gone = {one.binding.description for one in known if not one.enabled}
    return gone - here if withheld else here


def commands(keyboard: Keyboard) -> list[str]:
    """What the palette offers, without numbers."""
    found = keyboard.app.get_system_commands(keyboard.screen)
    return [str(one.title).lstrip("0123456789 ") for one in found]


def words_of(keyboard: Keyboard) -> str:
    """All that is read but for the foot."""
    bars = [bar.region.y for bar in keyboard.screen.query(KeyBar)]
    lines = keyboard.text.split("\n")
    return "\n".join(line for place, line in enumerate(lines) if place not in bars)


def is_named(key: str, text: str) -> bool:
    """Whether a text names a key as one."""
    return re.search(rf"(?<![\w'’.(-])(?<!\d ){re.escape(key)}(?![\w'’-])", text) is not None


@pytest.mark.parametrize("name", STARTS)
async def test_each_key_works_or_says_why_not_and_opens_no_field(
    house: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is offered is not refused, what is withheld says only why; nobody writes what cannot be kept.

    And before any is pressed, no text names one that is withheld. Places of one screen share its keys.
    """
    left: list[str] | None = None
    wrong: list[tuple[str, str, str]] = []
    for _ in range(3 * ENOUGH):
        async with at(house, STARTS[name]) as keyboard:
            await close(monkeypatch, keyboard)
            screen = keyboard.screen
            if left is None:
                left = share(keys_at(keyboard), *among_alike(name))
                await require_that_no_text_names_what_is_withheld(keyboard)
            while left and keyboard.app.is_running and keyboard.screen is screen:
                wrong += await found_wrong(keyboard, left.pop(0))
                if screen.is_running and screen.focused is not None:
                    await keyboard.press("escape")
                while screen in keyboard.app.screen_stack and keyboard.screen is not screen:
                    keyboard.app.pop_screen()
                    await keyboard.settle()
            monkeypatch.undo()
        if not left:
            break
    assert wrong == []
    assert left == []


def among_alike(name: str) -> tuple[int, int]:
    """Which of the places with the same screen this is, and how many there are: they share its keys."""
    alike = [one for one in STARTS if STARTS[one].screen is STARTS[name].screen]
    return alike.index(name), len(alike)


async def require_that_no_text_names_what_is_withheld(keyboard: Keyboard) -> None:
    """Neither a page nor the foot, the palette or help; then the same screen is in front again."""
    screen = keyboard.screen
    if not isinstance(screen, LiveScreen) or keyboard.app.live is None:
        return
    text = words_of(keyboard)
    assert [key for key in named(screen, withheld=True) if is_named(key, text)] == []
    if any(not one.enabled for key, one in screen.active_bindings.items() if key == "1"):
        assert DIGITS.findall(text) == []
    for bar in screen.query(KeyBar):
        assert [key for key in bar.keys if not screen.offers(key.action)] == []
    assert [one for one in commands(keyboard) if one in names(screen, withheld=True)] == []
    helped = HelpDialog(screen)
    await keyboard.app.push_screen(helped)
    await keyboard.settle()
    assert [action for action in helped._actions.values() if not screen.offers(action)] == []
    keyboard.app.pop_screen()
    await keyboard.settle()
    assert keyboard.screen is screen


async def found_wrong(keyboard: Keyboard, key: str) -> list[tuple[str, str, str]]:
    """Press a key; what is wrong with what it did, or nothing."""
    screen = keyboard.screen
    known = screen.active_bindings.get(key)
    action = known.binding.action if known else ""
    name = action.partition("(")[0].rpartition(".")[2]
    is_withheld = isinstance(screen, LiveScreen) and not screen.offers(action)
    live = keyboard.app.live
    before = live.revision if live else 0
    came = await press_alone(keyboard, key)
    if writes(keyboard):
        return [(key, action, "a field")]
    if known is None or not isinstance(screen, LiveScreen) or name.startswith(ASIDE):
        return []
    said = screen.whispered if keyboard.app.is_running and keyboard.screen is screen else ""
    assert live is None or live.revision == before
    # A person is chosen, and it is said that nothing can be done about them.
    chooses = name == "go_to" and came != "silent"
    is_right = is_withheld is (said == REFUSAL) or name in SAYS_WHY or chooses
    return [] if is_right and came != "silent" else [(key, action, said or came)]


async def test_in_another_window_keys_do_not_stop_the_end_of_a_time_out(house: House) -> None:
    """It does not say so there, and what its keys are for they do."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("f9", "1", "2")
        await second.wait(1)
        assert "any key stops" in first.words
        assert "All are ready" in second.words
        assert "any key stops" not in second.words
        await second.press("escape")
        assert second.said == "Nothing has to be done now."
        await second.press("question_mark")
        assert "What helps" in second.words
        await first.press("x")
        await second.wait(1)
        await second.press("1")
        assert second.said == second.live.read_only


async def test_numbers_answer_nothing_on_the_opening_page_of_another_window(house: House) -> None:
    """Nor is a field drawn in which nothing can be typed."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await second.press("j", "1")
        assert second.said == second.live.read_only
        assert "yes" not in second.words
        await second.press("enter", "enter", "enter")
        assert "sign of the hand" in second.words
        assert not second.screen.query_one("#sign").display


async def test_all_of_it_is_offered_again_once_the_other_window_is_gone(house: House) -> None:
    """On whatever is open then, at once."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        happened(first.live.act(sitting.set_here, first.session.people[0].id, False))
        await second.wait(1)
        await second.press("o")
        assert "facilitates" not in second.words
        first.live.store.opening._lock.release()  # type: ignore[attr-defined]
        await second.wait(1)
        assert "facilitates" in second.words
        assert "enter  name" in second.text
        await second.press("escape")
        assert "↓ another" in second.words
        assert "n  note" in second.text
        assert "note" in commands(second)


async def test_a_break_of_the_talk_is_told_as_one_that_only_others_end(house: House) -> None:
    """Once its time is over nobody is asked for a number there, or for more time."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        happened(first.live.act(breaks.call_time_out))
        await second.wait(20 * 60 + 1)
        assert "Good that you are back." in second.words
        assert "your number" not in second.words
        assert "m asks" not in second.words
