"""Leaving an alliance of which something is not on the disk: people are asked, whichever way they take."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any, Final, NamedTuple

import pytest

from alliance_tui.domain.decisions import people
from alliance_tui.domain.saving import NotSaved, Saved, Saving
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.desk import Desk
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.word_field import WordField
from tests.fakes import MemoryLibrary, MemoryLog, MemoryOpening
from tests.keyboard import Keyboard
from tests.ui.house import House, fail, slow_down
from tests.ui.places import Sight, end
from tests.ui.screens.shelves import opened, review, shelve
from tests.ui.test_leaving import asked


class Way(NamedTuple):
    """A way from all alliances into one, and out of it again."""

    into: tuple[str, ...]
    """The keys that lead in."""

    does: tuple[str, ...]
    """The keys that do something there; none where no key does."""

    screen: str
    """Where that leads to."""

    leaves: tuple[str, ...]
    """The keys that go back to all alliances from there."""

    ended: bool = True
    """Whether the session had ended before."""


WAYS: Final = {
    "page": Way(("enter",), ("f",), "AllianceScreen", ("escape",)),
    "past": Way(("down", "down", "enter"), (), "PastScreen", ("escape",)),
    "thanks": Way(("enter",), ("end the session",), "ThanksScreen", ("b",), ended=False),
    "time-out": Way(("enter",), ("f9",), "TimeOutScreen", ("o",), ended=False),
}
"""Every way back to all alliances."""


@asynccontextmanager
async def about_to_leave(library: MemoryLibrary, way: Way) -> AsyncIterator[Keyboard]:
    """Something was done that a full disk does not take, and the next key leaves."""
    shelve(library, "Home", planned=review("2026-11-29"), ended=way.ended)
    async with opened(library, size=(100, 30)) as keyboard:
        await keyboard.press(*way.into)
        fail(library, "The disk is full.")
        if not way.does:
            assert keyboard.app.act_on_alliance(people.bring_forward) is None
        elif way.does == ("end the session",):
            await end(keyboard)
        else:
            await keyboard.press(*way.does)
        assert keyboard.top == way.screen
        assert isinstance(keyboard.live.store.status, NotSaved)
        yield keyboard


def get_well(library: MemoryLibrary, live: Live) -> None:
    """Let the disk take what waits."""
    fail(library, None)
    live.store.retry()
    assert live.store.status == Saved()


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.no_cover
async def test_every_way_out_of_an_alliance_asks_before_anything_is_lost(name: str) -> None:
    """Whoever stays finds all as it was; once the disk is well nobody is asked, and nothing is lost."""
    library, way = MemoryLibrary(), WAYS[name]
    async with about_to_leave(library, way) as keyboard:
        before, live = Sight.of(keyboard), keyboard.live
        await keyboard.press(*way.leaves)
        assert keyboard.top == "LeaveDialog"
        assert "The disk is full." in keyboard.words
        await keyboard.press("ctrl+q", "n")
        assert Sight.of(keyboard) == before
        assert keyboard.live is live
        get_well(library, live)
        await keyboard.press(*way.leaves)
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.live is None
        assert "lost" not in keyboard.said


@pytest.mark.parametrize("name", WAYS)
async def test_the_question_offers_a_time_out_but_where_one_runs_already(name: str) -> None:
    """There its key would do nothing; help is there all the same."""
    library, way = MemoryLibrary(), WAYS[name]
    async with about_to_leave(library, way) as keyboard:
        await keyboard.press(*way.leaves)
        assert keyboard.top == "LeaveDialog"
        assert ("T TIME-OUT" in keyboard.text) == (name != "time-out")
        assert " ? " in keyboard.text


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.no_cover
async def test_whoever_goes_without_it_is_told_what_was_lost(name: str) -> None:
    """On the page of all alliances, which says no more than that something waits."""
    library, way = MemoryLibrary(), WAYS[name]
    async with about_to_leave(library, way) as keyboard:
        await keyboard.press(*way.leaves, "y")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.live is None
        assert keyboard.said.startswith("The disk is full. Not saved, and lost: ")
        assert "NOT SAVED" not in keyboard.text
        await keyboard.press("q")
        assert not keyboard.app.is_running


async def test_what_the_disk_has_not_answered_yet_is_waited_for_and_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A slow disk may say only then that it cannot keep what was done last; nobody is asked while it can."""
    library, refusing = MemoryLibrary(), ["The disk reports an error."]
    shelve(library, "Home", planned=review("2026-11-29"))

    def answer() -> None:
        slow_down(library, slow=False)
        if refusing:
            fail(library, refusing.pop())
            own = keyboard.live.store.book.log(None)
            assert isinstance(own, MemoryLog)
            own._waiting.append(())

    async with opened(library, size=(100, 30)) as keyboard:
        await keyboard.press("enter")
        slow_down(library, slow=True)
        assert isinstance(keyboard.live.store.status, Saving)
        monkeypatch.setattr(keyboard.live.store, "settle", answer)
        await keyboard.press("escape")
        await keyboard.until(lambda: keyboard.top == "LeaveDialog", "what the disk says")
        assert "The disk reports an error." in keyboard.words
        await keyboard.press("n")
        get_well(library, keyboard.live)
        slow_down(library, slow=True)
        await keyboard.press("escape")
        await keyboard.until(lambda: keyboard.top == "LibraryScreen", "what the disk says")
        assert "lost" not in keyboard.said


@pytest.mark.parametrize("name", WAYS)
async def test_on_every_way_it_can_be_saved_elsewhere_first(name: str, tmp_path: Path) -> None:
    """All alliances say where it is; what is left unsaved of the next one is another matter."""
    library, way = MemoryLibrary(), WAYS[name]
    async with about_to_leave(library, way) as keyboard:
        await keyboard.press(*way.leaves, "s")
        keyboard.screen.query_one("#leave-folder", WordField).fill(str(tmp_path / "stick"))
        await keyboard.press("enter")
        await keyboard.until(lambda: keyboard.top == "LibraryScreen", "what a thread writes")
        assert keyboard.said.startswith(f"Saved in {tmp_path / 'stick'}")
        assert "lost" not in keyboard.said
        fail(library, None)
        await keyboard.until(lambda: "Home" in keyboard.text, "the list")
        await keyboard.press("enter")
        fail(library, "The disk is full.")
        assert keyboard.app.act_on_alliance(people.move, "America/New_York") is None
        assert isinstance(keyboard.app.close_live(), NotSaved)
    assert keyboard.app.saved_in == (tmp_path / "stick",)
    assert [one.title for one in FileLibrary(tmp_path / "stick").list()] == ["Home"]


async def test_the_folder_is_seen_while_it_is_typed_on_the_smallest_terminal() -> None:
    """Also where the arrows went on reading before, and while the field is left by them."""
    async with about_to_leave(MemoryLibrary(), WAYS["page"]) as keyboard:
        await keyboard.press(*WAYS["page"].leaves)
        await keyboard.resize(20, 5)
        await keyboard.press(*["down"] * 10, "s")
        field = keyboard.screen.query_one("#leave-folder", WordField)
        assert keyboard.screen.query_one(Scroller).region.contains_region(field.region)
        field.fill("/media")
        await keyboard.press("x")
        assert "/mediax" in keyboard.text


@pytest.mark.parametrize("when", ["while it is written", "after it"])
async def test_what_is_done_after_a_copy_is_not_said_to_be_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Whoever stays and goes on is told what of it is lost."""
    library, way, written = MemoryLibrary(), WAYS["page"], Event()
    copy = library.copy_to

    def slow(folder: Path, alliance: AllianceId, *everything: Any) -> Path:
        written.wait()
        return copy(folder, alliance, *everything)

    monkeypatch.setattr(library, "copy_to", slow)
    async with about_to_leave(library, way) as keyboard:
        saving = asyncio.create_task(keyboard.app.save_elsewhere(tmp_path / "stick"))
        await asyncio.sleep(0)
        if when == "after it":
            written.set()
            await saving
        assert keyboard.app.act_on_alliance(people.move, "America/New_York") is None
        written.set()
        await saving
        assert isinstance(keyboard.app.close_live(), NotSaved)


async def test_what_is_not_saved_goes_home_where_nobody_could_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal was closed, or a signal came: nobody chose to lose it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    library = MemoryLibrary()
    async with about_to_leave(library, WAYS["page"]) as keyboard:
        alliance = keyboard.live.id
        told = [record.id for record in keyboard.live.everything()[0]]
        assert keyboard.app.close_live(unasked=True) == Saved()
    (folder,) = keyboard.app.saved_in
    assert folder.parent == tmp_path
    own, _ = FileLibrary(folder).read(alliance)
    assert [record.id for record in own][: len(told)] == told


async def test_where_home_takes_nothing_either_it_is_said_to_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when people leave without it."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    async with about_to_leave(MemoryLibrary(), WAYS["page"]) as keyboard:
        assert isinstance(keyboard.app.close_live(unasked=True), NotSaved)
    assert keyboard.app.saved_in == ()


async def test_a_copy_of_one_alliance_is_none_of_the_next(tmp_path: Path) -> None:
    """It may be written only once another one is open."""
    library = MemoryLibrary()
    async with about_to_leave(library, WAYS["page"]) as keyboard:
        before = keyboard.live
        await keyboard.press("escape", "y", "enter")
        desk = keyboard.app._desk
        assert desk.live is not before
        desk.note_copy(before, tmp_path, keyboard.live.revision)
        assert desk.elsewhere is None


async def test_what_the_palette_offers_asks_too() -> None:
    """It does what the keys of the screen do."""
    async with about_to_leave(MemoryLibrary(), WAYS["page"]) as keyboard:
        offered = keyboard.app.get_system_commands(keyboard.screen)
        back = next(one for one in offered if one.help == "Back to all alliances")
        with keyboard.app._context():
            back.callback()
        await keyboard.settle()
        assert keyboard.top == "LeaveDialog"


async def test_what_was_typed_is_asked_about_before_what_is_not_saved() -> None:
    """One question after the other; each can be answered by staying."""
    library = MemoryLibrary()
    async with about_to_leave(library, WAYS["page"]) as keyboard:
        await keyboard.press("o", "a", "D", "i", "escape", "escape", "escape")
        assert keyboard.top == "ConfirmDialog"
        await keyboard.press("y")
        assert keyboard.top == "LeaveDialog"
        await keyboard.press("n")
        assert keyboard.top == "AllianceScreen"
        assert keyboard.app.drafts.unsaved == "a name"


async def test_the_way_back_asks_where_nobody_has_noticed_yet_that_the_folder_is_gone(
    house: House, tmp_path: Path
) -> None:
    """Nothing comes back of what people leave without; of the next alliance all does."""
    house.folder = tmp_path / "data"
    house.furnish(ended=True)
    async with house.open() as keyboard:
        await keyboard.until(lambda: "Home" in keyboard.text, "what was read by a thread")
        await keyboard.press("enter", "n", "1", "f9")
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what the disk says")
        shutil.rmtree(house.folder)
        await keyboard.press("o")
        assert keyboard.top == "LeaveDialog"
        assert "it is lost only if that does not come back" in asked(keyboard)
        await keyboard.press("y")
        assert keyboard.top == "LibraryScreen"
        assert not house.folder.exists()
        assert keyboard.app._desk.anew


@pytest.mark.parametrize("what", [(), ("end",)], ids=["alliance", "session"])
async def test_nothing_is_deleted_of_an_alliance_that_is_not_saved(what: tuple[str, ...]) -> None:
    """It stays open, and what waits is saved once the disk is well."""
    library = MemoryLibrary()
    async with about_to_leave(library, WAYS["page"]) as keyboard:
        live = keyboard.live
        await keyboard.press(*what, "delete", "y")
        await keyboard.until(lambda: bool(keyboard.said), "the sentence")
        assert keyboard.said == "Not everything is saved. Nothing was deleted."
        assert keyboard.top == "AllianceScreen"
        assert keyboard.live is live
        get_well(library, live)
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
    (only,) = library.list()
    assert only.review is not None
    assert only.review.date == "2026-11-22"


@pytest.mark.parametrize("what", [(), ("end",)], ids=["alliance", "session"])
async def test_what_could_not_be_deleted_is_open_as_before(
    what: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its keys do what they say, and what they do is seen at once."""
    library = MemoryLibrary()
    shelve(library, "Home", planned=review("2026-11-29"))

    def refuse(*_: object) -> str:
        raise LookupError("Close it in the other window first.")

    monkeypatch.setattr(library, "delete", refuse)
    async with opened(library, size=(100, 30)) as keyboard:
        await keyboard.press("enter", *what, "delete", "y")
        await keyboard.until(lambda: bool(keyboard.said), "the sentence")
        assert keyboard.said == "Nothing was deleted. Close it in the other window first."
        assert keyboard.top == "AllianceScreen"
        fail(library, "The disk is full.")
        await keyboard.press("f")
        assert keyboard.said.startswith("The review is today now.")
        assert "NOT SAVED" in keyboard.text


@pytest.mark.no_cover
async def test_where_the_disk_fails_only_as_it_is_put_away_nothing_is_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is opened again as the disk holds it."""
    library = MemoryLibrary()
    async with about_to_leave(library, WAYS["page"]) as keyboard:
        live = keyboard.live
        monkeypatch.setattr(Desk, "not_saved", lambda _: None)
        await keyboard.press("delete", "y")
        await keyboard.until(lambda: bool(keyboard.said), "the sentence")
        assert keyboard.said == "Not everything is saved. Nothing was deleted."
        assert keyboard.live is not live
        assert keyboard.live.store.status == Saved()
        assert len(library.shelves) == 1


async def test_an_alliance_that_cannot_be_opened_again_is_said_to_be_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After what became of the session; from the page people can only go back."""
    library = MemoryLibrary()
    shelve(library, "Home")
    async with opened(library, size=(100, 30)) as keyboard:
        await keyboard.press("enter")

        def refuse(_: object) -> MemoryOpening:
            raise OSError(13, "Permission denied")

        monkeypatch.setattr(library, "open", refuse)
        await keyboard.press("end", "delete", "y")
        await keyboard.until(lambda: bool(keyboard.said), "the sentence")
        assert (
            keyboard.said
            == "It is gone: nothing here is kept. This alliance cannot be opened: Permission denied."
        )
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
