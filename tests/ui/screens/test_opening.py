"""The opening: each part is passed with one key, all of it with one, and nothing waits for it."""

from __future__ import annotations

import msgspec
import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.sentences.help import NOT_FOR
from alliance_tui.sentences.opening import LARGER
from alliance_tui.sentences.refusals import OWN_ANSWER
from alliance_tui.ui.start import BeginNew, OpenAlliance
from tests.builders import pid
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.shipped import builtin
from tests.ui.house import House
from tests.ui.screens.shelves import opened, shelve

NAMES = ("Ana", "Ben [/x]", "Chloé", "Dev", "Eun-ji 은지", "سلمى", "Grace 😀", "H" * 60)
"""Eight people whose names are hard to draw."""


def fresh(*names: str) -> BeginNew:
    """A start straight into the first session of a couple, or of more people in their setting."""
    return BeginNew("Home", builtin()["couple" if len(names) == 2 else "team"], names)


async def test_a_whole_opening_by_its_keys() -> None:
    """Everyone's number, the time, the rules, the sign, the talk balance; then the talk, with all of it."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben"), (80, 24)) as keyboard:
        assert "j opens with the rules" in keyboard.said
        await keyboard.press("j")
        assert LARGER in keyboard.words
        await keyboard.press("1")
        assert "1 ▲ Ana yes" in keyboard.words
        assert "2 ◆ Ben ..." in keyboard.words
        await keyboard.press("2", "enter")
        assert NOT_FOR in keyboard.words
        assert "whose laptop this is" in keyboard.words
        await keyboard.press("enter", "b")
        assert keyboard.session.minutes == 40
        assert "a  20  b  40  c  60  d  no limit  esc  talk" in keyboard.text.split("\n")[-1]
        assert "The turns are made to fit." in keyboard.words
        assert "> b 40 minutes chosen" in keyboard.words, "not by a colour alone"
        await keyboard.press("enter")
        assert all(rule in keyboard.words for rule in builtin()["couple"].rules)
        await keyboard.press("1", "2", "enter")
        assert keyboard.session.opening.accepted == (pid(1), pid(2))
        await keyboard.type("open hand")
        await keyboard.press("enter")
        assert "TIME-OUT · open hand" in keyboard.text
        await keyboard.press("1", "2", "enter")
        assert "how do you arrive here?" in keyboard.words
        await keyboard.press("enter")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.opening.held
        assert "TIME-OUT · open hand" in keyboard.text
        await keyboard.press("1")
        await keyboard.wait(125)
        assert "Spoken so far: Ana 2 min · Ben under 1 min" in keyboard.text
        await keyboard.press("0")
        await keyboard.wait(120)
        assert "With the floor so far: Ana 2 min · Ben under 1 min" in keyboard.text
        await keyboard.press("j", *["enter"] * 4, *["enter", "2", "escape"])
        assert "so far:" not in keyboard.text, "one who no longer wants it is enough"


async def test_rules_that_were_accepted_by_mistake_are_taken_back_by_the_same_number() -> None:
    """A sentence says so, and another one what only does it."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben"), (80, 24)) as keyboard:
        await keyboard.press("j", *["enter"] * 3, "1", "u")
        assert keyboard.said == "Ana accepted the rules last. Only Ana's own number takes that back."
        assert "1 ▲ Ana yes" in keyboard.words
        await keyboard.press("1")
        assert keyboard.said == "Ana has taken it back. The same number accepts again."
        assert "1 ▲ Ana ..." in keyboard.words
        await keyboard.press("u")
        assert keyboard.said == OWN_ANSWER
        await keyboard.press("1")
        assert keyboard.said == ""
        assert keyboard.session.opening.accepted == (pid(1),)


@pytest.mark.no_cover
async def test_undo_in_the_opening_gives_nobody_the_floor() -> None:
    """It was opened with these pages, on which nobody sees who has it."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben"), (80, 24)) as keyboard:
        await keyboard.press("1", "j")
        assert keyboard.session.holder is None
        await keyboard.press("u")
        assert keyboard.session.holder is None
        await keyboard.press("escape")
        assert keyboard.session.holder is None


@pytest.mark.parametrize("way", ["enter", "escape"])
@pytest.mark.no_cover
async def test_what_was_offered_and_done_is_not_offered_after_it(way: str) -> None:
    """The rules are held, the time is chosen: the talk begins."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben"), (80, 24)) as keyboard:
        await keyboard.press("j", *[way] * (7 if way == "enter" else 1))
        assert keyboard.top == "SessionScreen"
        assert keyboard.said == ""


async def test_turns_without_a_length_are_not_made_to_fit() -> None:
    """They take as long as they take, whatever time there is."""
    setting = msgspec.structs.replace(builtin()["couple"], turn=None)
    async with opened(MemoryLibrary(), BeginNew("Home", setting, ("Ana", "Ben"))) as keyboard:
        await keyboard.press("j", "enter", "enter", "b")
        assert "A turn is as long as it takes. Nothing ends when the time is over." in keyboard.words
        assert "made to fit" not in keyboard.words


async def test_escape_passes_all_of_it_and_a_sign_that_was_typed_is_kept() -> None:
    """From anywhere in it, also while typing."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben")) as keyboard:
        await keyboard.press("j", *["enter"] * 4, *"stop", "escape")
        assert keyboard.top == "SessionScreen"
        assert (keyboard.session.opening.sign, keyboard.session.opening.held) == ("stop", True)


async def test_left_goes_back_and_up_leaves_the_field() -> None:
    """A part can be looked at again; before the first one there is none."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben")) as keyboard:
        await keyboard.press("j", "left", "enter", "left")
        assert "1 of 7" in keyboard.text
        await keyboard.press(*["right"] * 4)
        assert "5 of 7" in keyboard.text
        await keyboard.press("up")
        assert "4 of 7" in keyboard.text
        await keyboard.press("enter", "down")
        assert "6 of 7" in keyboard.text


async def test_numbers_of_nobody_and_letters_of_other_parts_change_nothing() -> None:
    """A sentence says so."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben")) as keyboard:
        await keyboard.press("j")
        before = len(keyboard.live.records())
        await keyboard.press("7")
        assert keyboard.said == "Nobody here has the number 7."
        await keyboard.press("a", "b")
        assert keyboard.said == "That key does nothing here. ? shows those that do."
        assert len(keyboard.live.records()) == before
        await keyboard.press("enter")
        before = len(keyboard.live.records())
        await keyboard.press("1")
        assert keyboard.said == "enter goes on."
        assert len(keyboard.live.records()) == before


async def test_the_mouse_does_all_of_it() -> None:
    """A name, a length, the keys at the foot."""
    async with opened(MemoryLibrary(), fresh("Ana", "Ben")) as keyboard:
        await keyboard.press("j")
        await keyboard.click_on("Ben  ...")
        assert "Ben yes" in keyboard.words
        await keyboard.press("enter", "enter")
        await keyboard.click_on("60 minutes")
        assert keyboard.session.minutes == 60
        await keyboard.click_on("go on")
        await keyboard.click_on("Ana  ...")
        assert keyboard.session.opening.accepted == (pid(1),)


@pytest.mark.no_cover
async def test_a_new_session_from_the_library_begins_with_it_and_is_not_told_twice_whom_it_is_not_for() -> (
    None
):
    """Said once for an alliance; the sign of the last time is there."""
    library = MemoryLibrary()
    alliance = shelve(library, "Home").opening.id
    for first in (True, False):
        async with opened(library, OpenAlliance(alliance)) as keyboard:
            await keyboard.press("n")
            assert keyboard.top == "OpeningScreen"
            await keyboard.press("enter")
            assert (NOT_FOR in keyboard.words) is first
            assert "whose laptop" in keyboard.words
            await keyboard.press("escape")
            assert keyboard.live.act(sitting.close) is None
            keyboard.live.close()


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (40, 12), (20, 5)])
@pytest.mark.no_cover
async def test_eight_people_find_themselves_at_every_size(size: tuple[int, int]) -> None:
    """However their names are written; nothing they are called does anything."""
    async with opened(MemoryLibrary(), fresh(*NAMES), size) as keyboard:
        await keyboard.press("j", *"12345678")
        if size[1] >= 24:
            assert keyboard.words.count("yes") == 8
            assert "[/x]" in keyboard.text
        await at_the_end(keyboard)
        assert keyboard.top == "SessionScreen"


async def at_the_end(keyboard: Keyboard) -> None:
    """Pass every part with enter."""
    for _ in range(7):
        await keyboard.press("enter")


@pytest.mark.no_cover
async def test_the_numbers_at_the_foot_are_those_of_who_is_asked(house: House) -> None:
    """A facilitator accepts the rules, and has no say in whether the balance is shown."""
    async with house.sit("Ana", "Ben", "Cleo", facilitators=["Cleo"]) as keyboard:
        await keyboard.press("j")
        while "how long each has spoken" not in keyboard.words:
            assert "1 2 your number" not in keyboard.words
            await keyboard.press("enter")
        assert "1 2 your number" in keyboard.words
