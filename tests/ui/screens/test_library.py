"""The library: what it shows, how one moves in it, and where it leads."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace
from textual.widget import Widget

from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.sentences import everywhere, shelf, store
from alliance_tui.sentences import library as of_list
from alliance_tui.sentences import listed as of_files
from alliance_tui.sentences.everywhere import NOTHING_BEHIND
from alliance_tui.sentences.trash import GONE_FROM_MEMORY
from alliance_tui.ui.screens.library import LibraryScreen
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.whisper import Whisper
from tests.fakes import MemoryLibrary, MovableClock
from tests.keyboard import Keyboard
from tests.ui.places import end
from tests.ui.screens.shelves import is_held, opened, review, shelve

FIRST_PICTURE = """
import asyncio, sys
from pathlib import Path
from alliance_tui.clock import Clock
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.screens import library

async def main():
    library._load_what_comes_next = lambda _: None
    async with AllianceApp(FileLibrary(Path(sys.argv[1])), Clock(), {}).run_test():
        print(*sys.modules, file=sys.__stdout__)

asyncio.run(main())
"""
"""Says what is loaded when the library is shown, and not yet what is loaded after it."""


@pytest.fixture
def library() -> MemoryLibrary:
    """A library with nothing in it."""
    return MemoryLibrary()


class Lockable(MemoryLibrary):
    """A library in a folder whose rights somebody takes away."""

    locked = False
    """Whether it cannot be read."""

    def list(self) -> tuple[AllianceSummary, ...]:
        """All alliances, or the error of a disk."""
        if self.locked:
            raise PermissionError(13, "Permission denied")
        return super().list()


class Crowded(MemoryLibrary):
    """A library with more in it than a test could write."""

    def __init__(self, alliances: tuple[AllianceSummary, ...]) -> None:
        super().__init__()
        self._alliances = alliances

    def list(self) -> tuple[AllianceSummary, ...]:
        """As many as were given."""
        return tuple(replace(one, id=AllianceId(f"a{n}")) for n, one in enumerate(self._alliances))


def highlighted(keyboard: Keyboard) -> str:
    """The row that the pointer stands before."""
    rows = [row for row in keyboard.text.split("\n") if row.startswith(">")]
    assert len(rows) == 1, f"one row is pointed at:\n{keyboard.text}"
    return rows[0][2:].strip()


async def test_a_first_run_says_what_this_is_whom_it_is_not_for_and_how_to_begin(
    library: MemoryLibrary,
) -> None:
    """And offers nothing that needs an alliance."""
    async with opened(library) as keyboard:
        assert "For two to eight people" in keyboard.text
        assert "Not for situations with fear or violence" in keyboard.text
        assert "n  begins your first alliance" in keyboard.text
        assert "alliance demo" in keyboard.text
        assert "review" not in keyboard.text
        await keyboard.press("r")
        assert keyboard.said == everywhere.NOTHING_HERE
        await keyboard.press("slash", "down", "enter")
        assert keyboard.top == "LibraryScreen"
        await keyboard.press("n")
        assert keyboard.top == "NewAllianceScreen"


@pytest.mark.parametrize(
    ("notes", "said"),
    [(("One waits.",), "One waits."), (("One waits.", "So does another."), "1 of 2: One waits.")],
)
async def test_of_what_is_to_be_told_the_first_stands_there_and_how_many_there_are(
    library: MemoryLibrary, notes: tuple[str, ...], said: str
) -> None:
    """Two folders may hold words that are not here."""
    shelve(library, "Home")
    library.notes = notes
    async with opened(library) as keyboard:
        await keyboard.until(lambda: f"\n {said}" in keyboard.text, "it was looked for")


async def test_an_alliance_is_told_with_people_setting_and_review_and_its_sessions_below(
    library: MemoryLibrary,
) -> None:
    """The symbols of the seats are there, and the day."""
    shelve(library, "Home", planned=review("2026-11-27"), agreed=["Phones away"], sessions=2)
    async with opened(library) as keyboard:
        assert "Sunday 22 November 2026" in keyboard.text
        assert highlighted(keyboard).split() == ["Home", "▲", "Ana", "◆", "Ben", "couple", "in", "5", "days"]
        assert "22 Nov       review    20 min        1 agreement\n" in keyboard.text
        assert "22 Nov       design    20 min        1 agreement\n" in keyboard.text


async def test_the_most_urgent_review_comes_first_then_the_newest(library: MemoryLibrary) -> None:
    """What was planned for Friday stands before what is today."""
    shelve(library, "None yet")
    shelve(library, "Far", planned=review("2026-12-24"))
    shelve(library, "Today", planned=review("2026-11-22", "21:00"))
    shelve(library, "Friday", planned=review("2026-11-20"))
    async with opened(library) as keyboard:
        titles = [row[2:].split("  ")[0] for row in keyboard.text.split("\n") if "▲ Ana" in row]
        assert titles == ["Friday", "Today", "Far", "None yet"]
        assert "2 days ago" in keyboard.text
        assert "today 21:00" in keyboard.text
        assert "in 32 days" in keyboard.text


async def test_a_review_that_was_planned_is_said_kindly_and_r_begins_it(library: MemoryLibrary) -> None:
    """Enter twice as far as one has to think: one line, one key."""
    shelve(library, "Home", planned=review("2026-11-20"), agreed=["Phones away"])
    async with opened(library) as keyboard:
        assert "Home: planned for Friday." in keyboard.text
        assert "r  begin, or  d  choose a day" in keyboard.text
        assert "overdue" not in keyboard.text
        await keyboard.press("r")
        assert keyboard.top == "OpeningScreen"
        assert keyboard.session.kind is SessionKind.ASSESS


async def test_a_review_that_is_due_today_is_said_too(library: MemoryLibrary) -> None:
    """With its time, and a click on the line begins it."""
    shelve(library, "Home", planned=review("2026-11-22", "21:00"), agreed=["Phones away"])
    async with opened(library) as keyboard:
        assert "Home: planned for today at 21:00." in keyboard.text
        await keyboard.click_on("planned for today")
        assert keyboard.session.kind is SessionKind.ASSESS


async def test_d_chooses_another_day_for_the_review_that_waits(library: MemoryLibrary) -> None:
    """One key from the first line to the day; afterwards nothing waits."""
    shelve(library, "Later", planned=review("2026-12-24"))
    shelve(library, "Home", planned=review("2026-11-20", rhythm="every week"))
    async with opened(library) as keyboard:
        await keyboard.press("d")
        assert keyboard.top == "ReviewDialog"
        await keyboard.type("in 2 days")
        await keyboard.press("enter", "escape")
        await keyboard.until(lambda: "planned for" not in keyboard.text, "nothing waits")
        assert "in 2 days" in keyboard.text


async def test_a_click_on_either_key_of_the_line_does_what_the_key_does(library: MemoryLibrary) -> None:
    """Nothing is begun by who would rather have another day."""
    shelve(library, "Home", planned=review("2026-11-22", "21:00"), agreed=["Phones away"])
    for words, top in (("choose a day", "ReviewDialog"), ("d  choose", "ReviewDialog"), ("begin, or", "")):
        async with opened(library) as keyboard:
            await keyboard.click_on(words)
            assert keyboard.top == (top or "OpeningScreen")
            assert (keyboard.live.session is None) is bool(top)


async def test_d_says_that_an_unfinished_session_is_beneath(library: MemoryLibrary) -> None:
    """It is gone on with: nobody should find out once the day is chosen."""
    shelve(library, "Home", planned=review("2026-11-20"), ended=False)
    async with opened(library) as keyboard:
        await keyboard.press("d")
        assert keyboard.top == "ReviewDialog"
        assert keyboard.said.startswith("Beneath this is your session that is not ended")
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"


@pytest.mark.parametrize(
    ("sessions", "words", "size"),
    [
        (1, "r  open session first, or  d  choose a day", (80, 24)),
        (1, "planned for Friday.   r  open session first", (60, 20)),
        (2, "r  go on, or  d  choose a day", (80, 24)),
    ],
)
async def test_the_line_says_that_what_is_not_ended_comes_before_the_review(
    library: MemoryLibrary, sessions: int, words: str, size: tuple[int, int]
) -> None:
    """Another one cannot begin; a look back that has begun is gone on with."""
    shelve(library, "Home", planned=review("2026-11-20"), agreed=["Phones"], sessions=sessions, ended=False)
    async with opened(library, size=size) as keyboard:
        assert words in keyboard.text
        assert "begin" not in keyboard.text


async def test_no_day_is_chosen_over_a_time_out(library: MemoryLibrary) -> None:
    """From the list people get into it, and decide once they are back."""
    shelve(library, "Home", planned=review("2026-11-20"), ended=False)
    async with opened(library) as keyboard:
        await keyboard.press("enter", "t", "o")
        await keyboard.until(lambda: "time-out: back" in keyboard.text, "the list knows of it")
        await keyboard.press("d")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.said == of_list.day_when_back(title="Home")
        await keyboard.press("enter", "d")
        assert keyboard.top == "TimeOutScreen"


async def test_enter_opens_the_alliance_in_whose_time_out_no_day_is_chosen(library: MemoryLibrary) -> None:
    """Also where the cursor was elsewhere; and the line about its review offers no day."""
    shelve(library, "Aaa", planned=review("2026-11-20"), ended=False)
    shelve(library, "Bbb")
    async with opened(library) as keyboard:
        assert "d  choose a day" in keyboard.text
        await keyboard.press("enter", "t", "o")
        await keyboard.until(lambda: "time-out: back" in keyboard.text, "the list knows of it")
        assert "r  open session first" in keyboard.text
        assert "choose a day" not in keyboard.text
        await keyboard.press("end", "d")
        assert keyboard.said == of_list.day_when_back(title="Aaa")
        await keyboard.press("enter")
        assert keyboard.top == "TimeOutScreen"


async def test_the_line_is_true_after_midnight(library: MemoryLibrary) -> None:
    """While the list lies open, tomorrow becomes today."""
    shelve(library, "Home", planned=review("2026-11-23", "20:00"))
    async with opened(library) as keyboard:
        assert "planned for" not in keyboard.text
        await keyboard.wait(5 * 3600 + 60)
        keyboard.screen._notice_time()  # type: ignore[attr-defined]
        await keyboard.settle()
        assert "Home: planned for today at 20:00." in keyboard.text


async def test_the_line_names_the_review_that_r_would_begin(library: MemoryLibrary) -> None:
    """It follows the pointer among those that wait; elsewhere it names the most urgent."""
    shelve(library, "Friday", planned=review("2026-11-20"))
    shelve(library, "Saturday", planned=review("2026-11-21"))
    shelve(library, "Later", planned=review("2026-12-21"))
    async with opened(library) as keyboard:
        assert "Friday: planned for Friday." in keyboard.text
        await keyboard.press("down", "down")
        assert "Saturday: planned for yesterday." in keyboard.text
        await keyboard.press("end")
        assert "Friday: planned for Friday." in keyboard.text
        await keyboard.press("r")
        assert keyboard.session.title == "Friday"


async def test_r_without_a_review_that_waits_says_so(library: MemoryLibrary) -> None:
    """Nothing is opened."""
    shelve(library, "Home", planned=review("2026-12-24"))
    async with opened(library) as keyboard:
        await keyboard.press("r")
        assert keyboard.said.startswith("No review is due today.")
        assert keyboard.top == "LibraryScreen"


async def test_r_says_which_session_has_to_be_ended_before_the_review(library: MemoryLibrary) -> None:
    """There is one unfinished session at a time: it is gone on with, or left alone."""
    table = shelve(library, "Home", planned=review("2026-11-20"), ended=False)
    async with opened(library) as keyboard:
        await keyboard.press("r")
        assert "A session is not ended yet" in keyboard.text
        assert "You sat down to it on Sunday 22 November 2026." in keyboard.words
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
        await keyboard.press("r", "enter")
        assert keyboard.session.id == table.alliance.sittings[0].id
        behind = next(one for one in keyboard.app.screen_stack if isinstance(one, LibraryScreen))
        assert behind.query_one(Whisper).sentence == "", "nothing was refused"


async def test_r_goes_on_with_the_review_that_was_begun(library: MemoryLibrary) -> None:
    """Nothing needs to be asked."""
    table = shelve(library, "Home", planned=review("2026-11-20"), sessions=2, ended=False)
    async with opened(library) as keyboard:
        await keyboard.press("r")
        assert keyboard.session.id == table.alliance.sittings[1].id


async def test_tomorrow_becomes_today_while_the_list_lies_open(library: MemoryLibrary) -> None:
    """Nobody has to start the program again at midnight."""
    shelve(library, "Home", planned=review("2026-11-23"))
    async with opened(library) as keyboard:
        assert "tomorrow" in highlighted(keyboard)
        keyboard.clock.move(6 * 3600)
        keyboard.screen._notice_time()  # type: ignore[attr-defined]
        await keyboard.settle()
        assert "today" in highlighted(keyboard)
        assert "Monday 23 November 2026" in keyboard.text
        assert "planned for today" in keyboard.text


async def test_enter_opens_the_page_of_an_alliance_and_escape_comes_back(library: MemoryLibrary) -> None:
    """Going back gives the alliance free for others."""
    table = shelve(library, "Home")
    async with opened(library) as keyboard:
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert is_held(library, table.opening.id)
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
        assert not is_held(library, table.opening.id)


async def test_enter_opens_a_past_session_and_escape_comes_back(library: MemoryLibrary) -> None:
    """Straight to the library, where one came from."""
    table = shelve(library, "Home")
    async with opened(library) as keyboard:
        await keyboard.press("down", "enter")
        assert keyboard.top == "PastScreen"
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
        assert not is_held(library, table.opening.id)


async def test_enter_goes_on_with_an_unfinished_session(library: MemoryLibrary) -> None:
    """The row says so."""
    shelve(library, "Home", ended=False)
    async with opened(library) as keyboard:
        assert "unfinished: enter goes on" in keyboard.text
        await keyboard.press("down", "enter")
        assert keyboard.top == "SessionScreen"


async def test_a_click_on_a_row_opens_it(library: MemoryLibrary) -> None:
    """A mouse does all that keys do."""
    shelve(library, "Home")
    async with opened(library) as keyboard:
        await keyboard.click_on("design")
        assert keyboard.top == "PastScreen"
        await keyboard.press("escape")
        await keyboard.click_on("Home")
        assert keyboard.top == "AllianceScreen"


async def test_earlier_sessions_are_folded_until_they_are_asked_for(library: MemoryLibrary) -> None:
    """The four newest stand there; enter on the line below shows the rest."""
    shelve(library, "Home", sessions=7)
    async with opened(library) as keyboard:
        assert keyboard.text.count(" 20 min") == 4
        await keyboard.press("end")
        assert highlighted(keyboard) == "3 earlier sessions: enter shows them"
        await keyboard.press("enter")
        assert keyboard.text.count(" 20 min") == 7
        assert highlighted(keyboard).startswith("22 Nov")


async def test_one_can_find_by_title_and_by_name_and_escape_shows_all_again(library: MemoryLibrary) -> None:
    """Every word counts, upper or lower case; the field says what it searches."""
    shelve(library, "Home", "Ana", "Ben")
    shelve(library, "Studio", "Chloé", "Dev")
    shelve(library, "Club", "Chloé", "Eve")
    async with opened(library) as keyboard:
        await keyboard.press("slash")
        assert "find by title or name" in keyboard.text
        await keyboard.type("CHLOÉ stu")
        assert highlighted(keyboard).startswith("Studio")
        assert "Club" not in keyboard.text
        assert "Home" not in keyboard.text
        await keyboard.press("escape")
        assert "Club" in keyboard.text
        assert "Home" in keyboard.text
        await keyboard.press("slash")
        await keyboard.type("eve")
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert keyboard.live.alliance is not None
        assert keyboard.live.alliance.title == "Club"


async def test_a_search_without_a_match_says_so_and_how_all_are_shown_again(library: MemoryLibrary) -> None:
    """Also at enter; an empty page would look like a list that is gone."""
    shelve(library, "Home")
    async with opened(library) as keyboard:
        await keyboard.press("slash")
        await keyboard.type("qqqq")
        assert keyboard.text.count("None of them. esc shows all again.") == 1
        assert "↑ ↓  choose" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.text.count("None of them. esc shows all again.") == 2
        await keyboard.press("escape")
        assert "Home" in keyboard.text
        assert "None of them." not in keyboard.text


async def test_letters_typed_to_find_something_are_no_keys(library: MemoryLibrary) -> None:
    """Neither t nor q does anything but stand there; the bar names the key that works."""
    shelve(library, "Quiet tables")
    async with opened(library) as keyboard:
        await keyboard.press("slash")
        await keyboard.type("qt")
        assert keyboard.top == "LibraryScreen"
        assert "F9 TIME-OUT" in keyboard.text
        assert "Quiet tables" not in keyboard.text
        await keyboard.press("escape")
        assert "T TIME-OUT" in keyboard.text
        assert "Quiet tables" in keyboard.text


async def test_what_cannot_be_read_is_said_and_the_rest_stays_usable(library: MemoryLibrary) -> None:
    """One sentence, and how many more there are."""
    shelve(library, "Home")
    library.problems = ("A file cannot be read; it was set aside.", "Another one.", "A third.")
    async with opened(library) as keyboard:
        assert "A file cannot be read; it was set aside. And 2 more like it." in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"


async def test_a_folder_that_cannot_be_read_is_said_and_does_not_end_the_program() -> None:
    """It looks neither like a first run nor like a crash."""
    library = Lockable()
    async with opened(library) as keyboard:
        library.locked = True
        await keyboard.press("n", "escape")
        await keyboard.until(lambda: "Permission denied" in keyboard.text, "the sentence")
        assert "For two to eight people" not in keyboard.text


async def test_titles_and_names_are_shown_as_typed(library: MemoryLibrary) -> None:
    """What looks like markup is words; columns stay aligned beside wide letters."""
    shelve(library, "[b]no[/x] 日本", "Ana [red]", "ابن", planned=review("2026-11-27"))
    shelve(library, "Plain", planned=review("2026-11-27"))
    async with opened(library, size=(100, 30)) as keyboard:
        assert "[b]no[/x] 日本" in keyboard.text
        assert "Ana [red]" in keyboard.text
        ends = [row.split("couple")[1] for row in keyboard.text.split("\n") if "couple" in row]
        assert len(set(ends)) == 1


async def test_a_thousand_alliances_need_no_more_widgets_than_one(library: MemoryLibrary) -> None:
    """Rows are drawn, not mounted."""
    shelve(library, "Home")
    async with opened(library) as keyboard:
        few = len(keyboard.screen.query(Widget))
    async with opened(Crowded(library.list() * 1_000)) as keyboard:
        assert keyboard.text.count("Home") > 5
        assert len(keyboard.screen.query(Widget)) <= few + 1, "the scrollbar is all that is new"


async def test_an_alliance_that_was_begun_is_in_the_list_when_one_comes_back(library: MemoryLibrary) -> None:
    """The list is read anew."""
    async with opened(library) as keyboard:
        await keyboard.press("n", *"Ana", "enter", *"Ben", "enter", "enter", "enter", "enter")
        assert keyboard.top == "OpeningScreen"
        await keyboard.press("escape")
        await end(keyboard)
        await keyboard.press("b")
        assert keyboard.top == "LibraryScreen"
        await keyboard.until(lambda: "Ana & Ben" in keyboard.text, "the new one")
        assert highlighted(keyboard).startswith("Ana & Ben")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50), (40, 12), (20, 5)])
async def test_the_list_and_time_out_are_there_at_every_size(
    library: MemoryLibrary, size: tuple[int, int]
) -> None:
    """With eight long names, a reminder and a file that cannot be read."""
    names = tuple(f"{letter}{'x' * 59}" for letter in "ABCDEFGH")
    shelve(library, "T" * 60, *names, planned=review("2026-11-20"), agreed=["Phones away"])
    library.problems = ("A file cannot be read; it was set aside.",)
    async with opened(library, size=size) as keyboard:
        assert "> T" in keyboard.text
        assert "ago" in keyboard.text or size[0] < 40
        assert "TIME-OUT" in keyboard.text.split("\n")[-1]
        await keyboard.press("end", "home", "pagedown", "pageup", "down", "up")
        assert "> T" in keyboard.text


async def test_q_leaves_the_program(library: MemoryLibrary) -> None:
    """Upper case too."""
    async with opened(library) as keyboard:
        await keyboard.press("Q")
        assert keyboard.app._exit


async def test_an_alliance_in_use_elsewhere_opens_to_be_read(library: MemoryLibrary) -> None:
    """The page says that nothing can be changed."""
    table = shelve(library, "Home")
    held = library.open(table.opening.id)
    async with opened(library) as keyboard:
        await keyboard.press("enter")
        assert "READ ONLY" in keyboard.text
        await keyboard.press("n")
        assert keyboard.said.startswith("This alliance is open in another window.")
    assert held.read_only is None


async def test_started_into_one_alliance_no_other_is_ever_shown(library: MemoryLibrary) -> None:
    """There is no library behind it."""
    shelve(library, "A secret")
    table = shelve(library, "Home")
    async with opened(library, OpenAlliance(table.opening.id)) as keyboard:
        assert "Home" in keyboard.text
        await keyboard.press("escape")
        assert (keyboard.top, keyboard.said) == ("AllianceScreen", NOTHING_BEHIND)
        await keyboard.press("question_mark")
        assert "Back to all alliances" not in keyboard.text
        assert "A secret" not in keyboard.text
        await keyboard.press("escape", "q")
        assert keyboard.app._exit


async def test_help_in_an_empty_library_lists_what_works_there_alone(library: MemoryLibrary) -> None:
    """And says how a break ends that is called where no session is running."""
    async with opened(library, size=(100, 60)) as keyboard:
        await keyboard.press("question_mark")
        listed = keyboard.text
        for tooltip in ("Begin the review", "Choose the day", "Find by title", "Delete what", "Show all"):
            assert tooltip not in listed
        assert "Open what is highlighted" not in listed
        assert "Begin a new alliance" in listed
        told = " ".join(listed.replace("│", "").split())
        assert "and esc ends it" in told
        assert "says ready" not in told
    shelve(library, "Home")
    async with opened(library, size=(100, 60)) as keyboard:
        await keyboard.press("question_mark")
        assert "Find by title or name" in keyboard.text
        assert "Show all" not in keyboard.text
        await keyboard.press("escape", "slash", "f1")
        assert "Show all" in keyboard.text


def test_what_an_empty_library_loads_for_its_first_picture_is_little(data_dir: Path) -> None:
    """Neither the list nor a field, no settings, no session, no calendar: they come when they are needed."""
    loaded = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE, str(data_dir)], capture_output=True, text=True, check=True
    )
    modules = set(loaded.stdout.split())
    assert "alliance_tui.ui.widgets.welcome" in modules
    widgets = {f"alliance_tui.ui.widgets.{name}" for name in ("library_list", "shelf", "word_field")}
    others = {"alliance_tui.live", "alliance_tui.ports", "textual.widgets._text_area"}
    others |= {f"alliance_tui.domain.{name}" for name in ("events", "session", "timing")}
    others |= {f"alliance_tui.storage.{name}" for name in ("ops", "contents", "reading")}
    assert not modules & {"pendulum", "tinydb", "tomllib", *widgets, *others}


async def test_what_is_highlighted_is_deleted_once_people_say_yes(library: MemoryLibrary) -> None:
    """A session, then all of it; no leaves everything as it is."""
    table = shelve(library, "Home [/x]", sessions=2)
    shelf = library.shelves[table.opening.id]
    async with opened(library) as keyboard:
        await keyboard.press("down", "down", "delete")
        assert "Delete this session of Home [/x]?" in keyboard.text
        await keyboard.press("n")
        assert len(shelf.sessions) == 2
        await keyboard.press("delete", "y")
        await keyboard.until(lambda: len(shelf.sessions) == 1, "one session gone")
        await keyboard.until(lambda: GONE_FROM_MEMORY in keyboard.text, "the sentence")
        await keyboard.press("home", "delete")
        assert "Delete this alliance?" in keyboard.text
        assert "Home [/x] goes to the trash with all its sessions, for 30 days." in keyboard.words
        await keyboard.press("y")
        await keyboard.until(lambda: bool(keyboard.screen.query("Welcome")), "an empty library")
    assert library.list() == ()


async def test_before_a_session_goes_it_is_said_which_agreements_go_with_it(library: MemoryLibrary) -> None:
    """Those that were made in it, and not what a later one only carries."""
    shelve(library, "Home", sessions=2, agreed=["Phones away", "A walk on Sundays"])
    async with opened(library) as keyboard:
        await keyboard.press("down", "down", "delete")
        assert "days. 2 agreements that you made there go with it, and come back with" in keyboard.words
        await keyboard.press("n", "up", "delete")
        assert "goes to the trash, for 30" in keyboard.words
        assert "agreements that you made there" not in keyboard.words


async def test_days_and_hours_are_those_of_this_laptop(library: MemoryLibrary) -> None:
    """They agree with the day at the top; the page of the alliance names the place of its own hour."""
    shelve(library, "Home", planned=review("2026-12-01", "19:00"))
    clock = MovableClock(datetime(2026, 12, 1, 17, 0, tzinfo=UTC), zone="Pacific/Auckland")
    async with opened(library, None, (100, 30), clock) as keyboard:
        assert "Wednesday 2 December 2026" in keyboard.text
        assert "Home: review in 1 hour." in keyboard.text
        assert "  in 1 hour" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "AllianceScreen"
        assert "Review in 1 hour" in keyboard.text
        assert "Tue 1 December, 19:00 in Vienna" in keyboard.text
        assert "19:00 to 19:20 in Vienna" in keyboard.text


NEWER: Final = of_files.one_cannot_be_read(
    whole=False,
    why=store.newer(file="abcdefghijkl.json", needed=7, newest=2),
    folder="/home/ana/.local/share/alliance/alliances/abcdefghijkl/sessions",
    remedy="",
)
"""The longest of the sentences about a file."""


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.no_cover
async def test_all_of_what_cannot_be_read_is_shown_and_the_list_scrolls(
    size: tuple[int, int], number: int
) -> None:
    """Nothing that people need is cut: which version, and where the file is."""
    library = MemoryLibrary()
    for place in range(number):
        shelve(library, f"Alliance {place}")
    library.problems = (NEWER, "Another one.")
    async with opened(library, size=size) as keyboard:
        told = "".join(keyboard.text.split())
        assert "".join(shelf.problems(first=NEWER, others=1).split()) in told
        assert keyboard.text.count("Alliance ") >= min(number, 4)
        await keyboard.resize(80, 12)
        assert keyboard.text.count("Alliance ") >= min(number, 2)
        await keyboard.resize(*size)
        assert "".join(keyboard.text.split()) == told
