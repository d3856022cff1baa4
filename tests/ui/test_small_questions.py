"""What is asked is in sight before a key can answer it, also where hardly any row is left."""

from __future__ import annotations

import pytest

from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.dialogs.leaving import LeaveDialog
from tests.ui.house import SMALLEST, House
from tests.ui.places import PLACES, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

LONG_NAME = "Bartholomew-Maximilian Featherstonehaugh of Hohenzollern-Oel"
"""As long as hardly any name is."""

QUESTIONS = {name: one for name, one in PLACES.items() if issubclass(one.screen, ConfirmDialog | LeaveDialog)}
"""Where something is asked that a key answers for good."""


@pytest.mark.parametrize("name", [name for name, one in QUESTIONS.items() if not one.typing])
async def test_the_question_and_what_answers_it_are_in_sight(house: House, name: str) -> None:
    """Before all that is said of it, which is reached with the arrow."""
    async with at(house, QUESTIONS[name]) as keyboard:
        dialog = keyboard.screen
        assert isinstance(dialog, Dialog)
        for size in (SMALLEST, (20, 7), (30, 6), (40, 12), (80, 24)):
            await keyboard.resize(*size)
            assert dialog.heading in " ".join(keyboard.words.replace("│", " ").split()), f"at {size}"
            first = next(key for key in dialog._keys or ())
            assert first.name in keyboard.text, f"at {size}"


async def test_what_is_not_saved_and_why_and_every_key_are_in_sight_on_the_smallest_terminal(
    house: House,
) -> None:
    """Before all that is said of it."""
    async with at(house, QUESTIONS["leave-unsaved"]) as keyboard:
        await keyboard.resize(*SMALLEST)
        for words in ("NOT SAVED: The", "disk is full.", "s save, F7 retry", "y leave, esc stay"):
            assert words in keyboard.text
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"


@pytest.mark.parametrize("key", ["enter", "y"])
async def test_whoever_ends_a_session_on_the_smallest_terminal_has_seen_what_was_asked(
    house: House, key: str
) -> None:
    """And the answer that is given by the key."""
    async with house.sit(size=SMALLEST) as keyboard:
        await keyboard.press("e")
        assert keyboard.words.startswith("End the session? enter y: end esc n: go on")
        await keyboard.press(*["down"] * 9)
        assert "read aloud" in keyboard.words
        await keyboard.press(key)
        assert keyboard.top == "ClosingScreen"


async def test_a_question_about_somebody_with_a_long_name_still_shows_its_answer(house: House) -> None:
    """The name is cut, and says so."""
    async with house.sit(LONG_NAME, "Ben", size=SMALLEST) as keyboard:
        await keyboard.press("o", "delete")
        assert keyboard.top == "ConfirmDialog"
        assert "Does" in keyboard.text
        assert "…" in keyboard.text
        assert "enter y" in keyboard.text


@pytest.mark.parametrize("size", [SMALLEST, (40, 12), (80, 15)])
@pytest.mark.parametrize("name", ["end", "agreements", "help", "palette"])
async def test_nothing_of_what_lies_beneath_is_seen_around_a_dialog_without_a_frame(
    house: House, name: str, size: tuple[int, int]
) -> None:
    """Words of the page there would be taken for its own."""
    async with at(house, PLACES[name]) as keyboard:
        await keyboard.resize(*size)
        assert keyboard.screen.styles.background.a == 1.0
        await keyboard.resize(80, 24)
        assert keyboard.screen.styles.background.a < 1.0


async def test_what_the_palette_offers_is_in_sight_on_the_smallest_terminal(house: House) -> None:
    """Under what is looked for, and above the keys."""
    async with house.sit(size=SMALLEST) as keyboard:
        await keyboard.press("ctrl+p")
        await keyboard.until(lambda: "Stop" in keyboard.text, "what is offered")
        await keyboard.press("h", "e", "l", "p")
        await keyboard.until(lambda: "help" in keyboard.text.split("\n", 1)[1], "what is found")
        assert "help" in keyboard.text.split("\n")[0]
        assert "esc" in keyboard.text.split("\n")[-1]
