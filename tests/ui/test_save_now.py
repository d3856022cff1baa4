"""What is not saved is tried at once by a key, on every screen and while typing; what came of it is said."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.storage import memory
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk
from alliance_tui.ui.widgets.whisper import Whisper
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard, keys_of
from tests.ui.house import House, fail
from tests.ui.places import PLACES, Sight, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

FULL: Final = "The disk is full."
"""Why nothing can be saved."""

WAITING: Final = {
    "session": ("1", "SessionScreen"),
    "note": ("1n", "SessionScreen"),
    "agreement": ("1a", "AgreementPage"),
    "time-out": ("1t", "TimeOutScreen"),
    "pause": ("1z", "PauseScreen"),
    "leaving": ("1q", "LeaveDialog"),
    "naming-a-folder": ("1qs", "LeaveDialog"),
}
"""The keys from the talk to where something is not saved, and what is on top there."""


def said(keyboard: Keyboard) -> str:
    """What is whispered on the screen on top, or else told at its edge."""
    whisper = keyboard.screen.query_one_optional(Whisper)
    if whisper is not None:
        return whisper.sentence
    return next((one.message for one in reversed([*keyboard.app._notifications])), "")


async def until_said(keyboard: Keyboard, sentence: str) -> None:
    """Wait for what a thread finds out."""
    await keyboard.until(lambda: said(keyboard) == sentence, sentence)


async def ask_to_save(keyboard: Keyboard, name: str) -> None:
    """The key answers at a place and types nothing there; all stays as it was."""
    before = Sight.of(keyboard)
    typed = keyboard.app.drafts.unsaved
    await keyboard.press("f7")
    if PLACES[name].start == "unsaved":
        await until_said(keyboard, f"Still not saved: {FULL}")
    elif typed:
        await until_said(keyboard, f"All is saved but what is only typed so far: {typed}.")
    else:
        await until_said(keyboard, "Everything is saved.")
    assert Sight.of(keyboard) == before, f"{name}: f7"


async def test_words_that_are_only_typed_are_not_said_to_be_saved(house: House) -> None:
    """Nor where something else was saved by the key; once they are entered, all is."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        await keyboard.press("1", "n", *keys_of("half"), "f7")
        assert said(keyboard) == "All is saved but what is only typed so far: a note."
        fail(library, FULL)
        await keyboard.press("escape", "2", "f7")
        await until_said(keyboard, f"Still not saved: {FULL}")
        fail(library, None)
        await keyboard.press("f7")
        await until_said(keyboard, "All is saved but what is only typed so far: a note.")
        await keyboard.press("1", "n", "enter", "f7")
        await until_said(keyboard, "Everything is saved.")


async def test_the_cover_is_taken_away_by_it_as_by_any_key(house: House) -> None:
    """And nothing more is done."""
    async with at(house, PLACES["cover"]) as keyboard:
        whispers = [one.sentence for one in keyboard.app.screen_stack[-2].query(Whisper)]
        await keyboard.press("f7")
        assert keyboard.top == "SessionScreen"
        assert [keyboard.said] == whispers


@pytest.mark.parametrize(("keys", "top"), WAITING.values(), ids=WAITING)
async def test_it_says_whether_it_worked(house: House, keys: str, top: str) -> None:
    """As often as it is asked; then nothing waits any more, at once."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, FULL)
        await keyboard.press(*keys)
        assert keyboard.top == top
        before = Sight.of(keyboard)
        for _ in range(2):
            await keyboard.press("f7")
            await until_said(keyboard, f"Still not saved: {FULL}")
        fail(library, None)
        await keyboard.press("f7")
        await until_said(keyboard, "Saved.")
        assert keyboard.live.store.status == Saved()
        assert "NOT SAVED" not in keyboard.text
        assert Sight.of(keyboard) == before


@pytest.mark.parametrize(("keys", "top"), WAITING.values(), ids=WAITING)
async def test_that_it_did_not_work_is_said_no_more_once_all_is_saved(
    house: House, keys: str, top: str
) -> None:
    """Nor behind what was opened since: what waits is tried again by itself."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, FULL)
        await keyboard.press(*keys)
        assert keyboard.top == top
        await keyboard.press("f7")
        await until_said(keyboard, f"Still not saved: {FULL}")
        fail(library, None)
        keyboard.live.store.retry()
        await until_said(keyboard, "")


@pytest.mark.parametrize("keys", ["", "t"], ids=["talk", "time-out"])
@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((100, 30), "(3 actions waiting; it is tried again by itself, and at once with F7)"),
        ((80, 24), "(3 actions waiting; it is tried again by itself, and at once with F7)"),
        ((20, 5), "NOT SAVED: 3 · F7"),
    ],
)
async def test_how_much_waits_and_the_key_stand_above_everything(
    house: House, size: tuple[int, int], sentence: str, keys: str
) -> None:
    """In the talk and in a time-out alike."""
    library = MemoryLibrary()
    async with house.sit(library=library, size=size) as keyboard:
        fail(library, FULL)
        await keyboard.press("1", "space", *(keys or "space"))
        assert sentence in keyboard.words


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((100, 30), f"waiting: {FULL} F7 tries now"),
        ((50, 24), "waiting, F7 tries now"),
        ((30, 10), "· F7"),
        ((20, 5), "· F7"),
    ],
)
@pytest.mark.parametrize("keys", [(), ("f",)], ids=["closing", "thanks"])
async def test_the_key_stands_in_the_line_at_the_top_of_a_page(
    house: House, size: tuple[int, int], sentence: str, keys: Sequence[str]
) -> None:
    """With how much waits, at any size."""
    library = MemoryLibrary()
    async with house.sit(library=library, size=size) as keyboard:
        fail(library, FULL)
        await keyboard.press("1", "e", *["enter"] * 4, *keys)
        assert "NOT SAVED" in keyboard.text.split("\n")[0]
        assert keyboard.text.split("\n")[0].endswith(sentence)


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_the_key_is_named_where_leaving_would_lose_something_in_help_and_in_the_palette(
    house: House, size: tuple[int, int]
) -> None:
    """Where people look for it."""
    library = MemoryLibrary()
    async with house.sit(library=library, size=size) as keyboard:
        fail(library, FULL)
        await keyboard.press("1", "q")
        assert "F7 save now" in keyboard.words
        await keyboard.press("escape", "question_mark", "end")
        assert "F7 Try at once to save what is not saved" in keyboard.words
        offered = [(one.title, one.help) for one in keyboard.app.get_system_commands(keyboard.screen)]
        assert ("save now", "Try at once to save what is not saved") in offered


async def test_held_down_it_tries_once_at_a_time(house: House) -> None:
    """And answers once it is known."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, FULL)
        await keyboard.press("1")
        await keyboard.hold("f7", 20)
        await until_said(keyboard, f"Still not saved: {FULL}")


async def test_in_a_demonstration_it_says_that_nothing_is_kept(house: House) -> None:
    """And in a window that may only read, why."""
    async with house.sit(library=memory.MemoryLibrary()) as keyboard:
        await keyboard.press("f7")
        assert keyboard.said == "This is a demo: nothing of it is kept."


def _in_the_way(folder: Path) -> Callable[[], None]:
    """Something stands in its place, until that is removed."""
    shutil.rmtree(folder)
    folder.write_text("mine")
    return folder.unlink


async def test_a_folder_that_is_gone_is_made_anew_with_all_there_was(house: House, tmp_path: Path) -> None:
    """As soon as it can be; before that, it is said why not."""
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *keys_of("said before"), "enter")
        give_way = _in_the_way(house.folder / "alliances")
        keyboard.live.store.look()
        await keyboard.press("2", "f7")
        await keyboard.until(lambda: said(keyboard).startswith("Still not saved: "), "why not")
        give_way()
        await keyboard.press("f7")
        await until_said(keyboard, "Saved.")
    assert check(house.folder).is_well
    assert b"said before" in house.all_bytes()


async def test_a_folder_that_only_the_key_finds_gone_is_made_anew(house: House, tmp_path: Path) -> None:
    """What was said last waited for it."""
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        shutil.rmtree(house.folder / "alliances")
        keyboard.live.store.look()
        await keyboard.press("f7")
        await until_said(keyboard, "Saved.")
        assert check(house.folder).is_well


async def test_a_stick_that_was_taken_out_is_waited_for(house: House, tmp_path: Path) -> None:
    """Nothing is made in its place, and all is saved once it is back."""
    house.folder = tmp_path / "stick"
    async with house.sit() as keyboard:
        house.folder.rename(tmp_path / "in a drawer")
        house.folder.mkdir()
        await keyboard.press("1", "n", *keys_of("said meanwhile"), "enter", "f7")
        gone = f"The folder {house.folder} is gone, and another one is in its place."
        await until_said(keyboard, f"Still not saved: {gone}")
        house.clock.move(6)
        keyboard.app.beat()
        assert [*house.folder.iterdir()] == []
        house.folder.rmdir()
        (tmp_path / "in a drawer").rename(house.folder)
        await keyboard.press("f7")
        await until_said(keyboard, "Saved.")
    assert check(house.folder).is_well
    assert b"said meanwhile" in house.all_bytes()


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "no room")


async def test_what_waits_is_counted_as_people_do_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note is one thing, though it is noted, too, when somebody began to write and when that was over."""
    async with house.sit() as keyboard:
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what the disk says")
        with monkeypatch.context() as broken:
            broken.setattr(Disk, "write", _full)
            await keyboard.press("1", "n", *keys_of("our walk"), "enter", "space")
            keyboard.live.store.settle()
            assert len(keyboard.live.records()) > 4
            assert keyboard.live.store.status == NotSaved(FULL, 3)
