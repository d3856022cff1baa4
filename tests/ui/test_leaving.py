"""Leaving with something typed and not saved asks first, from wherever it was typed."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Final

import pytest

from alliance_tui.domain.decisions import notes
from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.storage.checking import check
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.dialogs.leaving import LeaveDialog
from alliance_tui.ui.feeding import FeedingApp
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.start import OpenSession
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import happened
from tests.keyboard import Keyboard
from tests.scale import sample
from tests.ui.house import House
from tests.ui.places import DRAFT, PLACES, Sight, at, finish, is_break

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


TYPED: Final = [
    name
    for name, place in PLACES.items()
    if place.typing and place.screen not in (Palette, LeaveDialog) and not name.endswith("-find")
]
"""Every place where words are written that would be missed: what is looked for is not."""


@pytest.mark.parametrize("name", sample(TYPED, 9))
async def test_leaving_with_something_typed_asks_first_also_from_a_break(house: House, name: str) -> None:
    """Whoever stays finds everything as it was; whoever leaves all the same, leaves."""
    async with at(house, PLACES[name]) as keyboard:
        before = Sight.of(keyboard)
        await keyboard.press("ctrl+q")
        assert keyboard.top == "ConfirmDialog"
        assert "Typed and not saved" in keyboard.words
        await keyboard.press("ctrl+c", "escape")
        assert Sight.of(keyboard) == before
        await keyboard.press("f9", "q")
        assert keyboard.top == "ConfirmDialog"
        await keyboard.press("n")
        assert is_break(keyboard.screen)
        await keyboard.press("q", "y")
        assert not keyboard.app.is_running


async def test_leaving_for_tonight_asks_too_and_the_return_is_kept(house: House) -> None:
    """The time-out has its new time of return, whatever is answered."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type(DRAFT)
        await keyboard.press("f9", "l", "a")
        assert keyboard.top == "ConfirmDialog"
        assert "Typed and not saved: a note. Leave all the same?" in keyboard.words
        await keyboard.press("escape")
        assert "We come back tomorrow at 08:00" in keyboard.text


async def test_what_was_saved_or_thrown_away_is_not_asked_about(house: House) -> None:
    """Nor what is as it was before."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", "x", "enter", "p", "y", "backspace", "escape")
        await keyboard.press("r", "down", "escape", "o", "enter", "x", "backspace", "escape", "escape")
        await keyboard.press("w", "enter", "x", "backspace", "escape", "escape")
        await keyboard.press("a", "x", "enter", "escape", "q")
        assert not keyboard.app.is_running


def asked(keyboard: Keyboard) -> str:
    """What stands in the question, as one line."""
    return " ".join(keyboard.text.replace("│", " ").replace("┃", " ").split())


async def test_the_question_about_the_end_does_not_name_what_its_pages_still_offer(house: House) -> None:
    """A sentence to take away and the date of the review can be saved there, and are asked about last."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "y", "1", "x", "escape", "d", "x", "escape", "escape")
        await keyboard.press("r", *"in 2", "escape", "e")
        assert keyboard.app.drafts.unsaved == "a sentence to take away and the date of a review"
        assert "Typed and not saved" not in asked(keyboard)
        await keyboard.press("y", "enter", "f")
        assert "a sentence to take away and the date of a review. End the session" in asked(keyboard)


async def test_the_end_of_a_session_says_what_goes_with_it(house: House) -> None:
    """And the next alliance that is opened begins with nothing typed."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "p", "x", "escape", "e")
        assert keyboard.top == "ConfirmDialog"
        assert "Typed and not saved: something to park. What is not saved goes" in asked(keyboard)
        await keyboard.press("escape", "n", "x", "escape", "e")
        assert "Typed and not saved: a note and something to park. What is not saved goes" in asked(keyboard)
        await keyboard.press("y")
        await finish(keyboard)
        await keyboard.press("enter")
        assert not keyboard.app.is_running


async def test_going_to_another_alliance_asks_about_what_was_typed_for_this_one(house: House) -> None:
    """After that it is gone: it belongs to nobody else."""
    house.furnish(ended=True)
    async with house.open() as keyboard:
        await keyboard.until(lambda: "Home" in keyboard.text, "what was read by a thread")
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        await keyboard.press("o", "a", "D", "i", "escape", "escape", "escape")
        assert keyboard.top == "ConfirmDialog"
        assert "Typed and not saved: a name." in keyboard.words
        await keyboard.press("escape")
        assert keyboard.top == "AllianceScreen"
        await keyboard.press("escape", "y")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.drafts.unsaved == ""
        await keyboard.press("q")
        assert not keyboard.app.is_running


async def test_a_half_typed_date_and_a_half_typed_name_outlive_escape(house: House) -> None:
    """Each is there when its field is opened again; a saved one is not."""
    async with house.sit() as keyboard:
        await keyboard.press("r")
        await keyboard.type("in 2 we")
        await keyboard.press("escape")
        assert "What you typed is kept" in keyboard.said
        await keyboard.press("r")
        await keyboard.type("eks")
        assert "= Sunday 6 December 2026" in keyboard.text
        await keyboard.press("enter", "r")
        assert "6 December" in keyboard.text
        assert Sight.of(keyboard).words == ""
        await keyboard.press("escape", "o", "enter")
        await keyboard.type("belle")
        await keyboard.press("escape", "2", "enter")
        assert Sight.of(keyboard).words == "Ben"
        await keyboard.press("escape", "1", "enter")
        assert Sight.of(keyboard).words == "Anabelle"
        await keyboard.press("enter", "enter")
        assert Sight.of(keyboard).words == "Anabelle"
        assert keyboard.app.drafts.unsaved == ""


async def test_where_words_that_were_taken_back_stay_in_a_copy_is_said_on_the_way_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the library where people go back to it; else once the screen is gone."""

    def refuse(*_: object) -> None:
        raise OSError(13, "denied")

    monkeypatch.setattr("alliance_tui.storage.forgetting.replace_file", refuse)
    alliance, session = house.furnish()
    path = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    copy = path.with_name(f"{session}-laptop.json")
    copy.write_bytes(path.read_bytes())
    async with house.open() as keyboard:
        await keyboard.press("enter")
        happened(keyboard.live.act(notes.take_back_note, keyboard.session.notes[0].id))
        keyboard.app.close_alliance()
        await keyboard.settle()
        assert keyboard.top == "LibraryScreen"
        assert keyboard.said.startswith("Words that were taken back may still be in ")
        assert copy.name in keyboard.said
        assert keyboard.app.unforgotten == (keyboard.said,)


async def test_in_how_many_copies_words_stay_is_said_where_they_are_several(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line holds no more; "alliance check" names each of them."""
    named = ("Words may still be in one file.", "Words may still be in another file.")
    house.furnish(ended=True)
    async with house.open() as keyboard:
        await keyboard.press("enter")
        monkeypatch.setattr(FeedingApp, "unforgotten", named)
        keyboard.app.close_alliance()
        await keyboard.settle()
        assert keyboard.top == "LibraryScreen"
        assert keyboard.said == (
            '2 files may still hold words that were taken back: "alliance check" names them.'
        )


async def test_that_another_program_changed_a_session_is_said_once_it_is_known(house: House) -> None:
    """On the way out, and at the talk where the file is written before; both are kept."""
    alliance, session = house.furnish()
    path = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    async with house.open() as keyboard:
        await keyboard.press("enter")
        path.write_bytes(path.read_bytes().replace(b"phones", b"screen"))
        happened(keyboard.live.act(notes.take_back_note, keyboard.session.notes[0].id))
        keyboard.app.close_alliance()
        await keyboard.settle()
        assert keyboard.top == "LibraryScreen"
        assert keyboard.said.startswith("A session was changed by another program while it was open here, ")
        assert str(path.parent) in keyboard.said
        assert keyboard.app.kept_apart == (keyboard.said,)
    assert b"screen" in path.read_bytes()


async def test_that_another_program_changed_a_session_is_said_at_the_talk_once_it_is_known(
    house: House,
) -> None:
    """Where the file is written before people leave; on the way out it is said again, in the terminal."""
    alliance, session = house.furnish()
    path = house.folder / "alliances" / alliance / "sessions" / f"{session}.json"
    async with house.open() as keyboard:
        await keyboard.press("enter")
        path.write_bytes(path.read_bytes().replace(b"phones", b"screen"))
        happened(keyboard.live.act(notes.take_back_note, keyboard.session.notes[0].id))
        assert keyboard.live.store.kept_apart == ()
        keyboard.live.store.book.blank(session)
        await keyboard.until(lambda: keyboard.live.store.kept_apart != (), "what a thread finds")
        keyboard.app.beat()
        await keyboard.settle()
        assert keyboard.top == "NoticeDialog"
        assert "Before you go on" in keyboard.words
        assert "A session was changed by another program while it was open here, " in asked(keyboard)
        await keyboard.press("enter")
        keyboard.app.beat()
        await keyboard.settle()
        assert keyboard.top == "SessionScreen"
        await keyboard.press("q")
    assert len(keyboard.app.kept_apart) == 1


async def test_of_what_another_program_changed_each_is_said_once_whatever_order_it_is_told_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The alliance's own file comes first, also where it was changed last; one may be told no more."""
    told: list[str] = []
    monkeypatch.setattr(FeedingApp, "kept_apart", property(lambda _: tuple(told)))
    house.furnish()
    async with house.open() as keyboard:
        await keyboard.press("enter")
        for names, said in (
            (("One session changed.",), "One session changed."),
            (("The alliance changed.", "One session changed."), "The alliance changed."),
            (("One session changed.",), ""),
            (("One session changed.", "Another changed."), "Another changed."),
            (("One session changed.", "Another changed.", "One session changed."), "One session changed."),
        ):
            told[:] = names
            keyboard.app.beat()
            await keyboard.settle()
            assert (keyboard.top == "NoticeDialog") is bool(said)
            if said:
                assert [
                    one
                    for one in ("The alliance changed.", "One session changed.", "Another changed.")
                    if one in asked(keyboard)
                ] == [said]
                await keyboard.press("enter")


@pytest.mark.parametrize("how", ["without it", "elsewhere", "a signal"])
async def test_an_alliance_whose_folder_is_gone_comes_back_whole_or_not_at_all(
    house: House, tmp_path: Path, how: str
) -> None:
    """Nothing where people chose to leave without it, or saved it elsewhere; all of it after a signal.

    That is where the data folder is there and what was in it is gone.
    """
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        shutil.rmtree(house.folder / "alliances" if how == "a signal" else house.folder)
        await keyboard.press("1")
        keyboard.live.store.retry()
        await keyboard.until(lambda: isinstance(keyboard.live.store.status, NotSaved), "what the disk says")
        if how == "a signal":
            keyboard.app.exit_soon()
            await keyboard.settle()
        else:
            await keyboard.press("q")
            assert keyboard.top == "LeaveDialog"
        if how == "without it":
            await keyboard.press("y")
        elif how == "elsewhere":
            await keyboard.press("s", "enter")
            await keyboard.until(lambda: not keyboard.app.is_running, "what a thread writes")
        assert not keyboard.app.is_running
    keyboard.app.close_live()
    assert house.folder.exists() == (how == "a signal")
    if how != "without it":
        (home,) = keyboard.app.saved_in or (house.folder,)
        assert (home == house.folder) == (how == "a signal")
        assert check(home).is_well
        assert [one.title for one in FileLibrary(home).list()] == ["Home"]


async def test_leaving_asks_where_nobody_has_noticed_yet_that_the_folder_is_gone(
    house: House, tmp_path: Path
) -> None:
    """Not once nobody can be asked any more; and it says that all of it would be lost."""
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what the disk says")
        shutil.rmtree(house.folder)
        house.folder.write_text("mine")
        await keyboard.press("q")
        assert keyboard.top == "LeaveDialog"
        assert "it is lost only if that does not come back" in asked(keyboard)
        await keyboard.press("s", "enter")
        await keyboard.until(lambda: not keyboard.app.is_running, "what a thread writes")
    keyboard.app.close_live()
    assert house.folder.read_text() == "mine"
    (home,) = keyboard.app.saved_in
    assert [one.title for one in FileLibrary(home).list()] == ["Home"]


async def test_once_the_folder_can_be_made_anew_the_question_says_so(house: House, tmp_path: Path) -> None:
    """With the next touch of the lock."""
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what the disk says")
        shutil.rmtree(house.folder / "alliances")
        await keyboard.press("q")
        assert keyboard.top == "LeaveDialog"
        house.clock.move(6)
        keyboard.app.beat()
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what a thread writes")
        keyboard.app.beat()
        await keyboard.settle()
        assert "Everything is saved after all." in asked(keyboard)
        await keyboard.press("y")
    keyboard.app.close_live()
    assert check(house.folder).is_well


async def test_a_folder_of_no_user_is_a_folder_like_any_other(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that begins with a tilde ends nothing: all is written there."""
    monkeypatch.chdir(tmp_path)
    house.folder = tmp_path / "data"
    async with house.sit() as keyboard:
        await keyboard.until(lambda: keyboard.live.store.status == Saved(), "what the disk says")
        shutil.rmtree(house.folder)
        house.folder.write_text("mine")
        await keyboard.press("q", "s")
        keyboard.screen.query_one(WordField).text = ""
        await keyboard.type("~nobody-of-this-name")
        await keyboard.press("enter")
        await keyboard.until(lambda: not keyboard.app.is_running, "what a thread writes")
    keyboard.app.close_live()
    (kept,) = keyboard.app.saved_in
    assert kept == tmp_path / "~nobody-of-this-name"
    assert [one.title for one in FileLibrary(kept).list()] == ["Home"]


@pytest.mark.parametrize("turns", range(6))
async def test_a_signal_waits_for_what_is_being_mounted(house: House, turns: int) -> None:
    """However far that is: it would look for parts that are gone, and people would be told of an error."""
    start = OpenSession(*house.furnish())
    app = AllianceApp(FileLibrary(house.folder), house.clock, {}, start)
    running = asyncio.create_task(app.run_async(headless=True))
    await app_is_begun(app)
    for _ in range(turns):
        await asyncio.sleep(0)
    app.exit_soon()
    await running
    app.close_live()
    assert app.return_code == 0
    assert not app.unsaid


async def app_is_begun(app: AllianceApp) -> None:
    """Wait until an alliance is open, before anything of it is on screen."""
    while app.live is None:
        await asyncio.sleep(0)
