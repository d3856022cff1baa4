"""Small terminals: who speaks and how to stop are seen at every size."""

from __future__ import annotations

import re

import pytest
from textual.content import Content

from alliance_tui.sentences import question_bar as say
from alliance_tui.ui import theme
from alliance_tui.ui.start import BeginNew, OpenSession
from alliance_tui.ui.widgets.panes import grid_of
from alliance_tui.ui.widgets.question_bar import QuestionBar
from alliance_tui.ui.widgets.whisper import Whisper
from tests.scale import mixed
from tests.shipped import builtin
from tests.ui.house import SIZES, SMALLEST, House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


@pytest.mark.parametrize("people", [2, 3, 8])
@pytest.mark.parametrize("size", [SMALLEST, (40, 12), *SIZES])
async def test_at_every_size_it_is_seen_who_speaks_and_how_to_stop(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """The two things that must never be missing."""
    names = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")[:people]
    async with house.sit(*names, size=size) as keyboard:
        await keyboard.press("2")
        assert any(word in keyboard.text for word in ("SPEAK", "▶"))
        assert any(word in keyboard.text for word in ("TIME-OUT", "T-OUT"))
        await keyboard.press("f9")
        assert "19:20" in keyboard.text


@pytest.mark.parametrize("fields", [0, 2])
async def test_the_field_in_which_words_are_typed_stays_in_view_at_another_size(
    house: House, fields: int
) -> None:
    """Also as it grows, and not only what it is for."""
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("a", *["tab"] * fields, *"half a tho")
        await keyboard.resize(*SMALLEST)
        assert "▌ half a tho" in keyboard.text
        await keyboard.type("ught")
        assert "▌ thought" in keyboard.text
        await keyboard.type(" and some more of it")
        assert "of it" in keyboard.words
        await keyboard.resize(80, 24)
        await keyboard.resize(*SMALLEST)
        assert "of it" in keyboard.words


@pytest.mark.parametrize("size", [SMALLEST, (40, 10), (40, 17), (80, 24)])
async def test_what_is_said_beside_a_draft_leaves_the_field_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    """Where rows are dear it lies over the panes, or the keys: what was begun is read on before a key."""
    async with house.sit(size=size) as keyboard:
        await keyboard.press("1", "n", *"Begun", "escape", "n")
        assert keyboard.said.startswith("What you typed is kept")
        assert "Begun" in keyboard.text
        assert keyboard.words.count("What you typed") == 1
        await keyboard.press("escape", "space", "n")
        assert keyboard.said.startswith("Nothing is typed here yet.")
        assert "Nothing is typed" in keyboard.text
        field = keyboard.screen.query_one("#note-field")
        whisper = keyboard.screen.query_one(Whisper)
        assert field.region.height
        assert not whisper.region.overlaps(field.region)


@pytest.mark.parametrize(
    ("size", "people"),
    mixed([SMALLEST, (30, 8), (40, 10), (40, 12), (50, 16), (60, 18), (80, 24)], [8, 2, 5]),
)
async def test_at_every_size_it_is_announced_that_the_talk_goes_on(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """In the place of how to say ready: all are; of two that is told before, with no room for names."""
    async with house.sit(*EIGHT[:people], size=size) as keyboard:
        await keyboard.press("f9")
        assert size != SMALLEST or people != 2 or "1▲ ... 2◆ ..." in keyboard.words
        await keyboard.press("1")
        assert size != SMALLEST or people != 2 or "1▲ ready 2◆ ..." in keyboard.words
        await keyboard.press(*(str(seat) for seat in range(2, people + 1)))
        assert "All are ready. We go on in 5 ... any key stops." in keyboard.words
        assert "Your number says ready" not in keyboard.words
        await keyboard.press("x")
        assert "All are ready" not in keyboard.words
        assert "19:20" in keyboard.words


EIGHT = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
"""As many people as there can be."""


async def test_eight_people_at_a_small_terminal_are_all_there_with_more_than_one_key(house: House) -> None:
    """Also while someone writes, and with something whispered, which then lies over the last of them."""
    async with house.sit(*EIGHT, size=(40, 12)) as keyboard:
        await keyboard.press("1")
        assert all(f"{seat} " in keyboard.text or f"{seat}▲" in keyboard.text for seat in range(1, 9))
        assert all(
            key in keyboard.text.split("\n")[-1] for key in ("space", "1-8", " n ", " ? ", "T TIME-OUT")
        )
        await keyboard.press("g")
        assert "Give the floor to whom?" in keyboard.text
        await keyboard.press("escape", "n")
        assert " 8  ◊ Hana" in keyboard.text
        assert "F9 TIME-OUT" in keyboard.text


@pytest.mark.parametrize("size", [SMALLEST, (40, 12), (80, 24)])
@pytest.mark.parametrize("people", [2, 5, 8])
async def test_while_much_is_written_it_is_seen_who_speaks_and_how_to_stop(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """However long the words and the names are; at 80 by 24 also how much of the turn is left."""
    names = ("A" * 60, *EIGHT[1:people])
    async with house.sit(*names, size=size) as keyboard:
        await keyboard.press("1", "n")
        await keyboard.paste("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight")
        assert "SPEAK" in keyboard.text
        assert "F9 TIME-OUT" in keyboard.text.split("\n")[-1]
        assert "eight" in keyboard.text
        await keyboard.press("g", "f8")
        assert "F9 TIME-OUT" in keyboard.text.split("\n")[-1]
        if size == (80, 24):
            assert "▄▄▄▄" in keyboard.text or "███" in keyboard.text


LONG = ("Annabelle", "Annalena", "Frederike", "Gabriel", "Katharina", "Sebastian", "Alexander", "Dominique")
"""Eight people whose names begin alike, or are long."""


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
@pytest.mark.parametrize("people", [4, 5, 6, 7, 8])
async def test_many_people_are_told_apart_and_know_whose_turn_is_next(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """Names whole, raised hands in their order, and the one sentence after a turn's end."""
    async with house.sit(*LONG[:people], size=size) as keyboard:
        await keyboard.press("1", "4", "2", "3")
        await keyboard.wait(121)
        assert "finish your thought" in keyboard.text
        for name in LONG[:people]:
            assert name in keyboard.text
        for place in ("1st", "2nd", "3rd"):
            assert f"hand raised, {place}" in keyboard.text


@pytest.mark.parametrize("size", [SMALLEST, (40, 12)])
@pytest.mark.parametrize("people", [2, 8])
async def test_on_the_smallest_terminal_it_is_seen_by_name_who_speaks(
    house: House, people: int, size: tuple[int, int]
) -> None:
    """Also while something is written, and only one row is left for a pane."""
    async with house.sit(*LONG[:people], size=size) as keyboard:
        await keyboard.press("2")
        assert "◆ Anna" in keyboard.text
        await keyboard.press("n", "x")
        speaker = next(line for line in keyboard.text.split("\n") if "2" in line and "◆" in line)
        assert "Anna" in speaker


@pytest.mark.parametrize(
    ("people", "room", "grid"),
    [
        (2, (68, 20), (2, 1)),
        (3, (68, 20), (3, 1)),
        (4, (68, 20), (2, 2)),
        (5, (68, 22), (3, 2)),
        (8, (68, 22), (3, 3)),
        (8, (68, 17), None),
        (8, (91, 12), (4, 2)),
        (8, (90, 12), None),
        (2, (33, 6), (2, 1)),
        (2, (32, 6), None),
        (1, (8, 2), (1, 1)),
    ],
)
def test_panes_stand_in_as_many_columns_as_leave_each_enough(
    people: int, room: tuple[int, int], grid: tuple[int, int] | None
) -> None:
    """Where no grid does, one is open and the others are strips."""
    assert grid_of(people, *room) == grid


async def test_eight_people_whose_names_begin_alike_are_told_apart_and_all_in_view(house: House) -> None:
    """By their symbols where names are cut, and with a line each where they choose what stays."""
    alike = tuple(f"Maximiliana Wilhelmine von und zu Hohenlohe-Langenburg Nr{n}" for n in range(1, 9))
    async with house.sit(*alike, size=(80, 24)) as keyboard:
        await keyboard.press("1", "n", *"words", "enter", "escape", "e", "enter", "enter", "enter", "enter")
        lines = [line for line in keyboard.text.split("\n") if "keep everything" in line]
        assert [line.split()[:2] for line in lines] == [
            [str(seat), theme.mark(seat).symbol] for seat in range(1, 9)
        ]
    alliance, session = house.look_back(*alike)
    async with house.open(OpenSession(alliance, session), (80, 24)) as keyboard:
        assert "◆ Maximiliana Wilhe… · at dinner" in keyboard.text
        await keyboard.press("enter", "3", "3")
        assert "■ Maximiliana Wilhelmine von…, alone" in keyboard.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_is_whole_in_the_first_picture(
    house: House, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put together once: told later that there is room for more, it could keep the height it had."""
    shown: list[object] = []
    update = QuestionBar.update

    def note(bar: QuestionBar, content: Content | str = "", *, layout: bool = True) -> None:
        shown.append(content)
        update(bar, content, layout=layout)

    monkeypatch.setattr(QuestionBar, "update", note)
    start = BeginNew("Home", builtin()["couple"], ("Ana", "Ben"), ())
    async with house.open(start, size=size) as keyboard:
        assert say.ANOTHER in keyboard.text
        assert len(shown) == 1


async def test_the_header_names_every_step_on_a_small_terminal(house: House) -> None:
    """Also the last one, which has the longest word: then without the stage it belongs to."""
    async with house.sit(size=(40, 12), title="Coaching") as keyboard:
        for place, step in enumerate(keyboard.session.path, 1):
            first = keyboard.text.split("\n")[0]
            assert f"[{step.upper()}] {place}/6" in first
            assert "Coa" in first
            assert "saved" in first
            await keyboard.press("right")
        await keyboard.click_on("[CELEBRATE]")
        assert keyboard.said.startswith("Which step?")


@pytest.mark.parametrize(
    ("size", "raised", "seen", "more"),
    [
        ((40, 10), "87", ["1", "2", "3", "4", "7", "8"], ""),
        ((40, 10), "876543", ["1", "4", "5", "6", "7", "8"], "1st +1↑"),
        ((40, 10), "8765432", ["1", "4", "5", "6", "7", "8"], "1st +2↑"),
        ((79, 9), "8765432", ["1", "3", "4", "5", "6", "7", "8"], "1st +1 hand"),
        ((79, 8), "8765432", ["1", "4", "5", "6", "7", "8"], "1st +2 hands"),
        ((30, 7), "76543", ["1", "4", "5", "6", "7"], "hand 1 +1 hand"),
        ((20, 5), "76543", ["1", "6", "7"], "hand 1 +3↑"),
    ],
)
async def test_raised_hands_that_have_no_row_are_counted(
    house: House, size: tuple[int, int], raised: str, seen: list[str], more: str
) -> None:
    """Who waits longest has a row before who listens; the number is in the last one."""
    async with house.sit(*EIGHT, size=size) as keyboard:
        await keyboard.press("1", *raised)
        lines = [line for line in keyboard.text.split("\n") if re.match(r" ?[1-8] *[▲◆■★▼♥♣◊]", line)]
        assert [line.strip()[0] for line in lines] == seen
        assert " ".join(lines[-1].split()).endswith(more)
        assert sum("+" in line for line in lines) == bool(more)
