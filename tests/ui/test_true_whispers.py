"""What is whispered of how things are goes as soon as they are otherwise, on whatever screen it stands."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from alliance_tui.sentences import (
    agreement_list,
    agreement_page,
    closing,
    everywhere,
    life,
    new_alliance,
    people,
    review,
    session,
    together,
)
from alliance_tui.sentences.refusals_kept import LASTING
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.start import OpenAlliance, OpenSession
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.ui.house import House, fail
from tests.ui.places import MARKED


class Course(NamedTuple):
    """What leads to a sentence, what it outlives, and what makes it untrue."""

    sentence: str
    """What is whispered."""

    first: tuple[str, ...]
    """The keys after which it is."""

    outlived: tuple[str, ...]
    """Keys after which it is still so."""

    ended: tuple[str, ...]
    """Keys after which it is not."""


KEPT = agreement_page.KEPT
NOTE = ("1", "n", "x", "escape")

IN_A_SESSION = {
    "agreement saved": Course(KEPT, ("a", "x", "escape"), ("a",), ("enter",)),
    "agreement emptied": Course(KEPT, ("a", "x", "escape"), ("a",), ("backspace",)),
    "agreement saved, then agreed": Course(
        KEPT, ("a", "x", "escape"), (), ("a", "enter", "1", "2", "escape")
    ),
    "note saved": Course(session.KEPT_HERE, NOTE, ("n",), ("enter",)),
    "note emptied": Course(session.KEPT_HERE, NOTE, ("n",), ("backspace",)),
    "parked": Course(session.KEPT_HERE, ("p", "x", "escape"), ("p",), ("enter",)),
    "name saved": Course(people.KEPT, ("o", "enter", "x", "escape"), ("enter",), ("enter",)),
    "date set": Course(review.KEPT, ("r", *"friday", "escape"), ("r",), ("enter",)),
    "field opened": Course(session.NOTHING_TO_CLOSE, ("1", "escape"), (), ("n",)),
    "list opened": Course(session.NOTHING_TO_CLOSE, ("1", "escape"), (), ("l",)),
    "words typed": Course(session.OTHERS_WAIT, (*NOTE, "space", "n"), (), ("y",)),
    "parked thing let go": Course(session.PARKED, ("p", "x", "enter"), ("x",), ("down", "delete", "delete")),
    "date typed": Course(review.SAY_WHEN_FIRST, ("r", "enter"), (), ("f",)),
    "help highlighted": Course(
        "Choose a key with the arrows first: enter does it.", ("question_mark", "enter"), (), ("down",)
    ),
}


@pytest.mark.parametrize("name", IN_A_SESSION)
async def test_a_sentence_goes_when_it_is_so_no_more(house: House, name: str) -> None:
    """Wherever it stands on the stack of screens."""
    async with house.open(OpenSession(*house.furnish())) as keyboard:
        await follow(keyboard, IN_A_SESSION[name])


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("first", "sentence", "elsewhere"),
    [
        (("l", "d"), LASTING, ("v", "escape")),
        (("p", "x", "enter", "u", "y"), "Brought back: what was parked.", ("e", "enter", "escape")),
    ],
)
async def test_what_was_said_of_the_last_key_goes_when_people_are_elsewhere(
    house: House, first: tuple[str, ...], sentence: str, elsewhere: tuple[str, ...]
) -> None:
    """They come back to a quiet line."""
    async with house.open(OpenSession(*house.furnish())) as keyboard:
        await keyboard.press(*first)
        before = keyboard.top
        assert keyboard.said == sentence
        await keyboard.press(elsewhere[0])
        assert sentence not in whispers(keyboard)
        await keyboard.press(*elsewhere[1:])
        assert keyboard.top == before
        assert not keyboard.said


async def test_what_is_to_be_decided_is_not_said_beneath_the_words_that_change(house: House) -> None:
    """Who changes an agreement has decided."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", *MARKED, "enter", "enter", "enter")
        assert keyboard.said == together.DECIDE
        await keyboard.press("c")
        assert keyboard.top == "AgreementPage"
        assert together.DECIDE not in whispers(keyboard)


@pytest.mark.no_cover
async def test_what_is_taken_away_is_saved(house: House) -> None:
    """The same on the pages of the end."""
    async with house.open(OpenSession(*house.furnish())) as keyboard:
        await keyboard.press("e", "enter", "enter")
        await follow(keyboard, Course(closing.KEPT, ("1", "x", "escape"), (), ("1", "enter")))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "course",
    [
        Course(life.NO_LINE, ("l",), (), ("down", "down", "down")),
        Course(everywhere.CHOOSE_WORDS_FIRST, ("v",), (), ("down", "down", "down")),
    ],
)
async def test_what_was_to_be_highlighted_is(house: House, course: Course) -> None:
    """On the page of an alliance."""
    alliance, _ = house.furnish(ended=True)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        await follow(keyboard, course)


async def test_a_name_that_was_asked_for_is_typed(house: House) -> None:
    """Where a new alliance begins."""
    async with house.open() as keyboard:
        await keyboard.press("n")
        await follow(keyboard, Course(new_alliance.NAME_FIRST, ("f2",), (), ("a",)))


async def test_an_agreement_waits_for_a_yes_again(house: House) -> None:
    """None did, as the round was asked for."""
    async with house.open(OpenSession(*house.furnish())) as keyboard:
        await keyboard.press("l", "1", "2")
        await follow(keyboard, Course(agreement_list.NONE_WAITS, ("r",), (), ("1",)))


async def test_what_is_said_of_the_disk_goes_behind_a_dialog(house: House) -> None:
    """All was saved as somebody asked, and then the disk was full."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await follow(keyboard, Course("Everything is saved.", ("f7",), ("o",), ()))
        fail(library, "The disk is full.")
        await keyboard.press("a", "x", "enter")
        assert "Everything is saved." not in whispers(keyboard)


async def follow(keyboard: Keyboard, course: Course) -> None:
    """Go the way, and look at each bend whether the sentence stands."""
    await keyboard.press(*course.first)
    assert course.sentence in whispers(keyboard)
    await keyboard.press(*course.outlived)
    assert course.sentence in whispers(keyboard)
    if course.ended:
        await keyboard.press(*course.ended)
        assert course.sentence not in whispers(keyboard)


def whispers(keyboard: Keyboard) -> set[str]:
    """What is whispered on all screens there are, covered or not."""
    stack = keyboard.app.screen_stack
    return {one.whispered for one in stack if isinstance(one, LiveScreen)} - {""}
