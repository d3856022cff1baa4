"""Beginning an alliance: names, a setting, a title, and that nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.domain.words import MAX_NAME, AllianceId
from alliance_tui.settings.builtin import FOLDER
from alliance_tui.settings.offer import Offer
from alliance_tui.settings.writing import copied
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.screens.new_alliance import NewAllianceScreen
from alliance_tui.ui.widgets.word_field import WordField
from tests.fakes import MemoryLibrary, MemoryOpening, MovableClock
from tests.keyboard import Keyboard, at_keyboard
from tests.shipped import builtin
from tests.ui.places import end
from tests.ui.screens.shelves import opened, shelve

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

NAMES = ("Ana", "Ben", "Chloé", "Dev", "Eun-ji", "Farid", "Grace", "Hana")
"""As many as sit at one table."""


class Full(MemoryLibrary):
    """A library on a disk that is full, until somebody makes room."""

    full = True
    """Whether there is no room."""

    def create(self, alliance: AllianceId) -> MemoryOpening:
        """A new alliance, or the error of a disk."""
        if self.full:
            raise OSError(28, "No space left on device")
        return super().create(alliance)


def focused(keyboard: Keyboard) -> str:
    """The id of what is being filled in, or its kind where it has none."""
    widget = keyboard.screen.focused
    assert widget is not None, "something is being filled in"
    return widget.id or type(widget).__name__


def typed(keyboard: Keyboard) -> list[str]:
    """The names as they stand in the fields."""
    fields = (keyboard.screen.query_one(f"#name-{seat}", WordField) for seat in range(1, 9))
    return [field.text for field in fields if field.text]


async def names(keyboard: Keyboard, *people: str) -> None:
    """Type some names, each with enter after it."""
    for name in people:
        await keyboard.type(name)
        await keyboard.press("enter")


async def test_names_a_setting_and_a_title_begin_the_first_session() -> None:
    """Enter goes from each to the next; an empty name ends the names."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        assert focused(keyboard) == "name-1"
        await names(keyboard, "Ana", "Ben")
        assert focused(keyboard) == "name-3"
        await keyboard.press("enter")
        assert focused(keyboard) == "SettingChoice"
        await keyboard.press("down", "enter")
        assert focused(keyboard) == "title"
        await keyboard.type("Our team")
        await keyboard.press("enter")
        assert keyboard.top == "OpeningScreen"
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        session = keyboard.session
        assert session.title == "Our team"
        assert session.setting.name == "team"
        assert [person.name for person in session.people] == ["Ana", "Ben"]


async def test_a_setting_of_ones_own_is_offered_and_one_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    """The rest works as ever."""
    file = tmp_path / "band.toml"
    file.write_text(copied(FOLDER / "team.toml", "band", file), encoding="utf-8")
    (tmp_path / "torn.toml").write_text("turn = 5", encoding="utf-8")
    offer = Offer(tmp_path)
    clock = MovableClock()
    app = AllianceApp(MemoryLibrary(), clock, offer, setting_problems=lambda: offer.problems)
    async with at_keyboard(app, clock) as keyboard:
        await keyboard.press("n")
        assert keyboard.said.startswith("The setting torn.toml cannot be used. ")
        await names(keyboard, "Ana", "Ben", "")
        await keyboard.press(*["down"] * 6, "enter", "enter")
        assert keyboard.session.setting == offer["band"]


async def test_without_a_title_it_is_called_by_its_people() -> None:
    """The field shows that title before it is taken."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "", "")
        assert "begin   Ana & Ben · couple" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.session.title == "Ana & Ben"


@pytest.mark.parametrize("title", ["HOME", ""])
async def test_with_the_title_of_another_alliance_people_are_asked_first(title: str) -> None:
    """Typed, or made of the names; what was typed is still there after a no, and a yes begins it."""
    library = MemoryLibrary()
    shelve(library, title or "Ana & Ben", "Zed", "Yan")
    async with opened(library) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "", "")
        await keyboard.type(title)
        await keyboard.press("enter")
        assert keyboard.top == "ConfirmDialog"
        told = f"An alliance is called {title or 'Ana & Ben'} already: in the list, enter opens it."
        assert told in keyboard.words
        await keyboard.press("escape")
        assert keyboard.top == "NewAllianceScreen"
        assert keyboard.app.live is None
        assert typed(keyboard) == ["Ana", "Ben"]
        await keyboard.press("enter", "enter")
        assert keyboard.top == "OpeningScreen"
        assert keyboard.session.title == (title or "Ana & Ben")


async def test_eight_people_fit_and_the_last_name_leads_to_the_setting() -> None:
    """All of it is in view at 80 x 24."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, *NAMES)
        assert focused(keyboard) == "SettingChoice"
        for name in NAMES:
            assert name in keyboard.text
        assert "Who is at the table?" in keyboard.text
        assert " begin " in keyboard.text
        await keyboard.press("enter", "enter")
        assert [person.name for person in keyboard.session.people] == list(NAMES)


async def test_one_person_alone_is_asked_who_else_is_there() -> None:
    """Nothing is begun, and the next name can be typed."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "")
        assert keyboard.said.startswith("Who else is at the table?")
        assert focused(keyboard) == "name-2"
        assert " begin " not in keyboard.text


async def test_a_name_that_is_there_already_is_said_while_it_is_typed() -> None:
    """And no longer, once it is another one."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana")
        await keyboard.type("ANA")
        assert "There is already someone called Ana here." in keyboard.text
        await keyboard.type("bel")
        assert "There is already someone" not in keyboard.text


async def test_a_name_that_is_too_long_is_kept_and_nothing_begins_until_it_is_shorter() -> None:
    """The sentence says how long it is."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await keyboard.paste("A" * (MAX_NAME + 1))
        assert f"A name has at most {MAX_NAME} characters; this one has 61." in keyboard.text
        await keyboard.press("enter")
        await names(keyboard, "Ben", "", "", "")
        assert keyboard.top == "NewAllianceScreen"
        assert keyboard.said == f"A name has at most {MAX_NAME} characters; this one has 61."
        assert typed(keyboard) == ["A" * 61, "Ben"]
        await keyboard.press(*["up"] * 5)
        while focused(keyboard) != "name-1":
            await keyboard.press("up")
        await keyboard.press("backspace")
        assert keyboard.said == "", "it is said no longer than the name is that long"
        await keyboard.press("enter", "enter", "enter", "enter", "enter")
        assert keyboard.top == "OpeningScreen"


async def test_a_paste_of_several_lines_is_one_name() -> None:
    """Not the first line only."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await keyboard.paste("Ana\nMaria")
        assert typed(keyboard) == ["Ana Maria"]


async def test_what_looks_like_markup_is_a_name() -> None:
    """It comes out whole."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "[b]Ana[/x]", "日本", "")
        assert "begin   [b]Ana[/x] & 日本" in keyboard.text
        await keyboard.press("enter", "enter")
        assert keyboard.session.title == "[b]Ana[/x] & 日本"


async def test_escape_goes_back_and_what_was_typed_is_still_there_the_next_time() -> None:
    """Names, setting and title; after a beginning it is gone."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "")
        await keyboard.press("down", "enter")
        await keyboard.type("Our te")
        await keyboard.press("escape")
        assert keyboard.top == "LibraryScreen"
        await keyboard.press("n")
        assert typed(keyboard) == ["Ana", "Ben"]
        assert "begin   Our te · team" in keyboard.text
        await keyboard.press("down", "down", "down", "enter")
        assert keyboard.session.title == "Our te"
        await keyboard.press("escape")
        await end(keyboard)
        await keyboard.press("b", "n")
        assert keyboard.top == "NewAllianceScreen"
        assert typed(keyboard) == []


async def test_an_emptied_name_leaves_no_gap_between_the_seats() -> None:
    """The seats follow one another."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "Chloé")
        await keyboard.press("up", "up", "backspace", "backspace", "backspace", "enter")
        assert focused(keyboard) == "SettingChoice"
        assert keyboard.screen.query_one("#name-2", WordField).text == "Chloé"
        assert typed(keyboard) == ["Ana", "Chloé"]
        await keyboard.press("enter", "enter")
        assert [(one.seat, one.name) for one in keyboard.session.people] == [(1, "Ana"), (2, "Chloé")]


async def test_all_of_it_can_be_done_with_a_mouse() -> None:
    """But for the typing."""
    async with opened(MemoryLibrary()) as keyboard:
        await keyboard.click_on("new")
        await keyboard.type("Ana")
        await keyboard.click_on("next")
        await keyboard.type("Ben")
        await keyboard.click_on("team")
        assert focused(keyboard) == "SettingChoice"
        await keyboard.click_on("begin")
        assert keyboard.session.setting.name == "team"


async def test_a_disk_that_refuses_loses_nothing_that_was_typed() -> None:
    """The sentence says why, and one can try again."""
    library = Full()
    async with opened(library) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "", "", "")
        assert keyboard.said == "The new alliance cannot be kept: No space left on device."
        assert typed(keyboard) == ["Ana", "Ben"]
        library.full = False
        await keyboard.press("enter")
        assert keyboard.top == "OpeningScreen"


@pytest.mark.parametrize("size", [(100, 30), (160, 50), (40, 12), (20, 5)])
async def test_it_can_be_filled_in_at_every_size(size: tuple[int, int]) -> None:
    """What is being filled in is in view, and so is TIME-OUT."""
    async with opened(MemoryLibrary(), size=size) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Ana", "Ben", "")
        await keyboard.press("down", "enter")
        await keyboard.type("Our team")
        screen = keyboard.screen
        assert isinstance(screen, NewAllianceScreen)
        assert "Our team" in keyboard.text
        assert "TIME-OUT" in keyboard.text.split("\n")[-1]
        await keyboard.press("enter")
        assert keyboard.session.title == "Our team"


async def test_where_roles_differ_it_is_said_who_has_the_first() -> None:
    """By the order of the names; who facilitates takes it from nobody."""
    clock = MovableClock()
    async with at_keyboard(AllianceApp(MemoryLibrary(), clock, builtin()), clock) as keyboard:
        await keyboard.press("n")
        await names(keyboard, "Kim", "Ana", "Ben")
        await keyboard.press("enter")
        assert " is the " not in keyboard.text
        await keyboard.press("down")
        assert "manager and report · Kim is the manager" in keyboard.words
        keyboard.screen.query_one("#name-1", WordField).focus()
        await keyboard.press("f2")
        assert "manager and report · Ana is the manager" in keyboard.words


async def test_f2_gives_the_facilitators_seat_to_whoever_is_named() -> None:
    """The word stands beside the name, moves with it and outlives going back."""
    library = MemoryLibrary()
    async with opened(library) as keyboard:
        await keyboard.press("n", "f2")
        assert keyboard.said == "Type the name of whoever facilitates first, then F2."
        await names(keyboard, "Ana", "Ben")
        await keyboard.type("Cleo")
        assert "F2 facilitates" in keyboard.words
        await keyboard.press("f2")
        assert keyboard.said.startswith("Cleo facilitates")
        assert "Cleo" in next(line for line in keyboard.text.splitlines() if line.endswith("facilitates"))
        await keyboard.press("escape", "n")
        await keyboard.press("up", "up", "up", *["backspace"] * 3, "enter")
        assert typed(keyboard) == ["Ben", "Cleo"]
        assert "Cleo" in next(line for line in keyboard.text.splitlines() if line.endswith("facilitates"))
        await keyboard.press("enter", "enter")
        assert [one.facilitator for one in keyboard.session.people] == [False, True]
