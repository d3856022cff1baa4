"""The library while its files are read, and when they change while it lies open."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest

from alliance_tui.domain.summary import Listing
from alliance_tui.sentences import library as say
from alliance_tui.sentences import trash
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.screens import library_view
from alliance_tui.ui.screens.library import LibraryScreen
from alliance_tui.ui.widgets.reading_bar import ReadingBar
from alliance_tui.ui.widgets.welcome import Welcome
from alliance_tui.ui.widgets.whisper import Whisper
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard, at_keyboard
from tests.storage.people import held_one
from tests.ui.house import House
from tests.ui.screens.shelves import opened, program, shelve


class Slow(MemoryLibrary):
    """A library whose files take as long to read as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = Event()
        """Set when the rest may be read."""

        self.ended = Event()
        """Set when nobody asks for more."""

        self.asked = 0
        """How often somebody began to read."""

    def listing(self) -> Generator[Listing, None, None]:
        """First one alliance of a thousand files, and when it may, the rest."""
        self.asked += 1
        every = sorted(self.list(), key=lambda one: one.title)
        try:
            yield Listing(1, 1_000, tuple(every[:1]))
            while not self.go_on.wait(0.01):
                # Between two files it is seen whether anybody still asks.
                yield Listing(1, 1_000)
            yield Listing(500, 1_000, tuple(every[:2]))
            yield Listing(1_000, 1_000, tuple(every))
        finally:
            self.ended.set()


@pytest.fixture(autouse=True)
def _first_picture_comes_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not wait for what is read only when the test wants."""
    monkeypatch.setattr(library_view, "FIRST_WAIT", 0.01)


@pytest.fixture
def library() -> Slow:
    """Three alliances that take long to read; the one read last is the most urgent."""
    slow = Slow()
    for title in ("Alpha", "Beta", "Gamma"):
        shelve(slow, title)
    return slow


def is_reading(keyboard: Keyboard) -> bool:
    """Whether the bar is there."""
    return bool(keyboard.screen.query_one(ReadingBar).display)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
@pytest.mark.no_cover
async def test_the_library_is_usable_while_it_is_read(library: Slow, size: tuple[int, int]) -> None:
    """A bar says how far it is; what was read can be opened, everything has its key, TIME-OUT too."""
    async with opened(library, size=size) as keyboard:
        assert "1 of 1,000" in keyboard.text
        assert "░" in keyboard.text
        assert "Alpha" in keyboard.text
        assert "Beta" not in keyboard.text
        await keyboard.press("f9")
        assert keyboard.top == "LooseTimeOutScreen"
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
        await keyboard.press("question_mark")
        assert keyboard.top == "HelpDialog"
        await keyboard.press("escape", "down", "up")
        library.go_on.set()
        await keyboard.until(lambda: not is_reading(keyboard), "the rest")
        assert all(title in keyboard.text for title in ("Alpha", "Beta", "Gamma"))
        assert "of 1,000" not in keyboard.text


async def test_of_many_nothing_is_read_before_the_first_picture(
    library: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That says what is done, and one can begin something new or leave; then comes the list."""
    library.is_large = True
    with monkeypatch.context() as unpainted:
        unpainted.setattr(LibraryScreen, "go_on_once_painted", lambda _: None)
        app, clock = program(library)
        async with at_keyboard(app, clock, (80, 24)) as keyboard:
            assert say.READING_ALL in keyboard.text
            assert "first alliance" not in keyboard.text
            await keyboard.press("n", "escape")
            assert keyboard.top == "LibraryScreen"
            assert not library.asked, "coming back does not begin it either"
            unpainted.undo()
            assert isinstance(keyboard.screen, LibraryScreen)
            keyboard.screen.go_on_once_painted()
            await keyboard.until(lambda: "Alpha" in keyboard.text, "the list")
            assert say.READING_ALL not in keyboard.text
            library.go_on.set()


async def test_an_alliance_that_was_read_can_be_opened_while_others_are(library: Slow) -> None:
    """Nobody has to wait for ten thousand others; and the reading stops meanwhile."""
    async with opened(library) as keyboard:
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        await keyboard.until(library.ended.is_set, "the end of the reading")
        library.go_on.set()
        await keyboard.press("escape")
        await keyboard.until(lambda: "Gamma" in keyboard.text, "the rest, once people are back")


async def test_leaving_while_files_are_read_does_not_wait_for_them(library: Slow) -> None:
    """The reading ends with the program."""
    async with opened(library) as keyboard:
        await keyboard.press("q")
    assert library.ended.wait(60)


async def test_a_library_of_which_nothing_is_read_yet_does_not_welcome_anybody() -> None:
    """The words for a first run are for a first run."""
    library = Slow()
    async with opened(library) as keyboard:
        assert is_reading(keyboard)
        assert "first alliance" not in keyboard.text
        library.go_on.set()
        await keyboard.until(lambda: "first alliance" in keyboard.text, "the welcome")


async def test_what_changes_behind_the_back_appears_while_the_list_lies_open(house: House) -> None:
    """An alliance copied in or taken away; without a key, and where the pointer is it stays."""
    library = FileLibrary(house.folder)
    held_one(library, title="First")
    other, _ = held_one(library, title="Other")
    folder = house.folder / "alliances" / other
    away = Path(shutil.move(folder, house.folder / "away"))
    async with house.open() as keyboard:
        await keyboard.until(lambda: "First" in keyboard.text, "the list")
        screen = keyboard.app.screen
        assert isinstance(screen, LibraryScreen)
        shutil.copytree(away, folder)
        screen._look()
        await keyboard.until(lambda: "Other" in keyboard.text, "what was copied in")
        assert ">" in next(line for line in keyboard.text.split("\n") if "First" in line)
        shutil.rmtree(folder)
        screen._look()
        await keyboard.until(lambda: "Other" not in keyboard.text, "what was taken away")


async def test_the_welcome_stays_when_the_list_is_read_anew() -> None:
    """It is the same widget: nothing flickers, and nothing is taken away while people leave."""
    async with opened(MemoryLibrary()) as keyboard:
        screen = keyboard.screen
        assert isinstance(screen, LibraryScreen)
        welcome = screen.query_one(Welcome)
        first = screen.listing
        await keyboard.press("n", "escape")
        await keyboard.until(lambda: screen.listing is not first, "the list anew")
        assert screen.query_one(Welcome) is welcome


async def test_what_is_read_while_people_leave_is_not_shown_any_more(library: Slow) -> None:
    """The program ends as it should."""
    library.is_large = True
    app, clock = program(library)
    async with at_keyboard(app, clock, (80, 24)) as keyboard:
        screen = keyboard.screen
        assert isinstance(screen, LibraryScreen)
        await keyboard.until(lambda: screen.shelf is not None, "the first of the list")
        app.exit()
        for read in (Listing(1, 1), Listing(1, 1, tuple(library.list()))):
            reading = screen.begin_reading(again=True)
            reading.newest = read
            await screen.on_library_view_list_read(LibraryScreen.ListRead(reading))
        library.go_on.set()
    assert app.return_code == 0


async def test_the_place_of_files_that_stayed_is_told_whole() -> None:
    """In as many lines as it takes, so that it can be found."""
    library = MemoryLibrary()
    shelve(library, "Home")
    folder = f"/home/ana/{'deep/' * 50}alliance"
    told = trash.stays_of_others(names=("photo.jpg",), more=0, folder=folder)
    async with opened(library) as keyboard:
        keyboard.screen.post_message(LibraryScreen.Told((told,)))
        await keyboard.settle()
        whisper = keyboard.screen.query_one(Whisper)
        rows = (whisper.render_line(row).text.strip() for row in range(whisper.size.height))
        assert "".join("".join(rows).split()) == "".join(told.split())
