"""People at the table: absent, joining, renamed, many, and with names that are hard to draw."""

from __future__ import annotations

import pytest

from alliance_tui.domain.words import MAX_NAME
from alliance_tui.ui.text import width
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from tests.builders import pid
from tests.ui.house import SIZES, House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

HARD = (
    "[/x]",
    "[@click=app.quit]B",
    "👩‍👩‍👧 Ana",
    "王小明",
    "דוד",
    "مرحبا",
    "Zoe\u0301",
    "x" * MAX_NAME,
)
"""Names that break whatever reads typed words as markup or counts letters as columns."""


async def test_a_corrected_name_stands_in_a_title_that_nobody_chose(house: House) -> None:
    """It was made of their names, and is again; one key takes both back."""
    async with house.sit("Ana", "Ben", title="") as keyboard:
        assert keyboard.text.startswith(" Ana & Ben ")
        await keyboard.press("o", "enter", *["backspace"] * 3, *"Anja", "enter", "escape")
        assert keyboard.text.startswith(" Anja & Ben ")
        assert keyboard.live.alliance is not None
        assert keyboard.live.alliance.title == "Anja & Ben"


async def test_a_corrected_name_leaves_a_title_alone_that_was_chosen(house: House) -> None:
    """Whatever stands in it."""
    async with house.sit("Ana", "Ben", title="Ana's home") as keyboard:
        await keyboard.press("o", "enter", *["backspace"] * 3, *"Anja", "enter", "escape")
        assert keyboard.text.startswith(" Ana's home ")


async def test_who_is_not_here_today_has_no_floor_and_is_skipped(house: House) -> None:
    """Said in the people dialog; said again when they come in."""
    async with house.sit("Ana", "Ben", "Chloé") as keyboard:
        await keyboard.press("o", "2", "space", "escape")
        assert "not here today" in keyboard.text
        await keyboard.press("1", "space")
        assert keyboard.session.holder == pid(3)
        await keyboard.press("2")
        assert keyboard.said == "Ben is not here today. The people key, o, says when they come in."
        await keyboard.press("o", "2", "space", "escape")
        assert keyboard.said == "", "it is true no more"
        await keyboard.press("2")
        assert keyboard.session.hands == (pid(2),)


async def test_who_joins_in_the_middle_gets_a_pane_and_a_number(house: House) -> None:
    """The pane is there at once, and their number takes the floor."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "o", "a")
        await keyboard.type("Chloé")
        await keyboard.press("enter", "escape")
        assert [pane.participant for pane in keyboard.screen.query(ParticipantPane)] == [
            one.id for one in keyboard.session.people
        ]
        assert "Chloé" in keyboard.text
        await keyboard.press("3", "space")
        assert keyboard.session.name(keyboard.session.holder) == "Chloé"


async def test_a_corrected_name_is_shown_everywhere_at_once(house: House) -> None:
    """In the pane and above the field that is open."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("words")
        await keyboard.press("escape", "o", "1", "enter")
        for _ in range(3):
            await keyboard.press("backspace")
        await keyboard.type("Anna")
        await keyboard.press("enter", "escape", "n")
        assert "Anna's words" in keyboard.text
        assert " Ana " not in keyboard.text


@pytest.mark.parametrize("size", [*SIZES, (40, 12)])
async def test_hard_names_are_drawn_as_they_are_and_keep_the_columns(
    house: House, size: tuple[int, int]
) -> None:
    """Markup is no markup, wide and combining letters count as what they take."""
    async with house.sit(*HARD, size=size) as keyboard:
        for key in ("1", "2", "space", "t", "1", "escape", "3", "4", "5", "6", "7", "8"):
            await keyboard.press(key)
            strips = keyboard.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            assert all(width(strip.text) == size[0] for strip in strips)
        assert "[/x]" in keyboard.text


async def test_codes_in_names_and_words_never_reach_the_terminal(house: House) -> None:
    """Pasted escape codes are stripped where they are typed and where they are drawn."""
    evil = "ring\x1b]52;c;aGVsbG8=\x07 \x9b31m red \u202e turned"
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.paste(evil)
        await keyboard.press("enter")
        assert keyboard.session.notes[0].text == "ring]52;c;aGVsbG8= 31m red  turned"
        assert not any(code in keyboard.text for code in ("\x1b", "\x07", "\x9b", "\u202e"))


async def test_a_facilitator_guides_and_is_not_counted(house: House) -> None:
    """They have a number and a pane, and no bar drains for them."""
    async with house.sit("Ana", "Ben", "Coach", facilitators=("Coach",)) as keyboard:
        await keyboard.press("3")
        assert keyboard.session.holder == pid(3)
        assert "█" not in keyboard.text
        await keyboard.press("g", "1")
        assert "█" in keyboard.text


async def test_the_title_is_cut_where_there_is_no_room_and_the_status_is_not(house: House) -> None:
    """Sixty characters of title at eighty columns."""
    async with house.sit(title="T" * MAX_NAME, size=(80, 24)) as keyboard:
        await keyboard.saved()
        first = keyboard.text.split("\n")[0]
        assert "PURPOSE" in first
        assert "…" in first


async def test_a_key_under_the_question_stands_beside_what_it_does_however_long_a_name_is(
    house: House,
) -> None:
    """A hint that finds no room has a line of its own."""
    async with house.sit("x" * MAX_NAME, "Ben", size=(80, 24)) as keyboard:
        lines = [line.strip() for line in keyboard.text.split("\n")]
        assert f"{'x' * MAX_NAME} begins" in lines
        assert "↓ another" in lines
