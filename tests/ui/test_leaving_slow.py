"""Leaving while the disk has not answered yet: it is waited for, and whoever goes on meanwhile stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, current_thread, main_thread

import pytest

from alliance_tui.domain.decisions import breaks, notes
from alliance_tui.domain.saving import Going, Gone, Saved, Saving
from alliance_tui.domain.words import NoteKind
from alliance_tui.sentences.leaving import SAVING, WENT_ON
from alliance_tui.ui.leaving import ROUNDS
from alliance_tui.ui.start import AtLibrary
from tests.builders import happened, pid
from tests.fakes import MemoryLibrary, MemoryLog
from tests.keyboard import Keyboard
from tests.ui.house import House, slow_down
from tests.ui.screens.shelves import opened, review, shelve


class SlowDisk:
    """A disk that answers when the test lets it."""

    def __init__(self, keyboard: Keyboard, library: MemoryLibrary) -> None:
        self.keyboard = keyboard
        """Who sits before it."""
        self.times = 0
        """How often it was waited for."""
        self.is_slow_again = False
        """Whether something else is on its way to it once it has answered."""
        self._library = library
        self._asked, self._answers = Event(), Event()

    def settle(self) -> None:
        """Wait for it; never in the thread that draws."""
        assert current_thread() is not main_thread()
        self.times += 1
        self._asked.set()
        assert self._answers.wait(60)
        slow_down(self._library, slow=self.is_slow_again)
        self.is_slow_again = False

    async def until_asked(self) -> None:
        """Go on once it is waited for."""
        await self.keyboard.until(self._asked.is_set, "the thread that waits")

    async def answer(self) -> None:
        """Let it answer."""
        self._answers.set()
        app = self.keyboard.app
        await self.keyboard.until(lambda: app._wish is None and not app._is_trying, "the disk's answer")


@asynccontextmanager
async def slow(keyboard: Keyboard, library: MemoryLibrary) -> AsyncIterator[SlowDisk]:
    """The disk takes long from now on."""
    disk = SlowDisk(keyboard, library)
    slow_down(library, slow=True)
    assert isinstance(keyboard.live.store.status, Saving)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyboard.live.store, "settle", disk.settle)
        try:
            yield disk
        finally:
            disk._answers.set()


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        (("n", *"hello"), "SessionScreen"),
        (("n",), "SessionScreen"),
        (("2",), "SessionScreen"),
        (("f9",), "TimeOutScreen"),
        (("question_mark",), "HelpDialog"),
    ],
    ids=["words", "a field", "a hand", "a time-out", "a screen"],
)
async def test_whoever_goes_on_while_the_disk_is_waited_for_stays(
    house: House, keys: tuple[str, ...], top: str
) -> None:
    """Nothing that came after the key is lost with it, and it is said that the wish is dropped."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("1")
        async with slow(keyboard, library) as disk:
            await keyboard.press("q")
            assert keyboard.said == SAVING
            await disk.until_asked()
            await keyboard.press(*keys)
            typed = keyboard.app.drafts.as_typed()
            await disk.answer()
        assert keyboard.app.is_running
        assert not keyboard.app._exit
        assert keyboard.top == top
        assert WENT_ON in keyboard.words
        assert keyboard.app.drafts.as_typed() == typed
        await keyboard.press("ctrl+q")
        assert keyboard.app._exit != bool(keyboard.app.drafts.unsaved)
        assert (keyboard.top == "ConfirmDialog") == bool(keyboard.app.drafts.unsaved)


async def test_what_is_typed_on_the_way_to_all_alliances_is_not_forgotten() -> None:
    """Nor is somebody led away from what they do there."""
    library = MemoryLibrary()
    shelve(library, "Home", planned=review("2026-11-29"))
    async with opened(library, size=(100, 30)) as keyboard:
        await keyboard.press("enter")
        async with slow(keyboard, library) as disk:
            await keyboard.press("escape")
            await disk.until_asked()
            await keyboard.press("o", "a", "D", "i", "escape", "escape")
            assert keyboard.top == "AllianceScreen"
            await disk.answer()
        assert keyboard.top == "AllianceScreen"
        assert keyboard.said == WENT_ON
        assert keyboard.app.drafts.unsaved == "a name"


@pytest.mark.parametrize("again", ["q", "ctrl+q", "f7", "f12"])
async def test_a_key_that_changes_nothing_keeps_nobody(house: House, again: str) -> None:
    """Least of all the same wish once more."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("a", "escape")
        async with slow(keyboard, library) as disk:
            await keyboard.press("q")
            await disk.until_asked()
            await keyboard.press(again)
            await disk.answer()
        assert keyboard.app._exit


async def test_a_wish_that_comes_while_saving_is_tried_is_not_dropped(house: House) -> None:
    """It was F7 that people pressed before."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("1")
        async with slow(keyboard, library) as disk:
            await keyboard.press("f7")
            await disk.until_asked()
            await keyboard.press("q")
            assert keyboard.said == SAVING
            await disk.answer()
        assert keyboard.app._exit


async def test_what_people_agreed_to_lose_is_asked_about_once(house: House) -> None:
    """Unless they typed more after that."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("1", "n", *"hello")
        async with slow(keyboard, library) as disk:
            await keyboard.press("ctrl+q", "y")
            await disk.until_asked()
            await keyboard.press("x")
            await disk.answer()
        assert keyboard.said == WENT_ON
        assert keyboard.top == "SessionScreen"
        await keyboard.press("ctrl+q", "y")
        assert keyboard.app._exit


async def test_what_is_on_its_way_after_that_is_waited_for_too(house: House) -> None:
    """Not by the loop that draws, as it is put away."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("1")
        async with slow(keyboard, library) as disk:
            disk.is_slow_again = True
            await keyboard.press("q")
            await disk.answer()
        assert disk.times == 2
        assert keyboard.app._exit


async def test_what_is_always_on_its_way_keeps_nobody_for_ever(house: House) -> None:
    """Closing waits for the rest."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        slow_down(library, slow=True)
        times: list[int] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(keyboard.live.store, "settle", lambda: times.append(1))
            await keyboard.press("q")
            await keyboard.until(lambda: keyboard.app._exit, "what a thread does")
        assert len(times) == ROUNDS


async def test_words_that_are_about_to_go_are_waited_for_beside_the_loop(house: House) -> None:
    """All is saved by then; but looking through every file may take long."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        log = keyboard.live.store.book.log(keyboard.session.id)
        assert isinstance(log, MemoryLog)
        log.words_left = Going()
        threads: list[object] = []

        def settle() -> None:
            threads.append(current_thread())
            log.words_left = Gone()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(keyboard.live.store, "settle", settle)
            assert keyboard.live.store.status == Saved()
            await keyboard.press("q")
            await keyboard.until(lambda: keyboard.app._exit, "what a thread does")
        assert len(threads) == 1
        assert main_thread() not in threads


@pytest.mark.parametrize("how", ["ctrl+q", "a signal"])
async def test_who_leaves_right_after_the_end_of_a_time_out_leaves_the_talk(house: House, how: str) -> None:
    """However late it is noticed: nobody is told when to come back, nor finds the time-out again."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        happened(keyboard.live.act(notes.write_note, pid(1), NoteKind.NEED, "Rest"))
        await keyboard.press("t", "1", "2")
        keyboard.clock.move(5.5)
        if how == "a signal":
            keyboard.app.exit_soon()
            await keyboard.settle()
        else:
            await keyboard.press(how)
        assert keyboard.app._exit
        assert not keyboard.app._exit_renderables
        keyboard.app.close_live()
    async with house.open(AtLibrary()) as keyboard:
        await keyboard.until(lambda: "Home" in keyboard.text, "the list")
        await keyboard.press("enter")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.time_out is None
        assert keyboard.live.act(breaks.call_time_out) is None
