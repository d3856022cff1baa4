"""Pages: blocks laid out for a width, and moving over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from alliance_tui.ui.widgets.block import height, wrapped
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.tones import PLAIN, words


def lines(page: Page, width: int) -> list[str]:
    """What a page shows at a width."""
    return [page.draw(y, width, highlighted=False).text.rstrip() for y in range(page.count(width))]


class Reading(App[None]):
    """A page in a window of ten lines."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """The page."""
        with Scroller():
            yield Page(self._blocks)

    @property
    def scroller(self) -> Scroller:
        """The window."""
        return self.query_one(Scroller)

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)


def test_a_lead_stands_beside_its_words_and_above_them_where_it_is_narrow() -> None:
    """The words hang under their first letter."""
    page = Page([Block(words("one two three four five " * 4), lead=words("Ana"), hang=6, indent=2)])
    wide = lines(page, 70)
    assert wide[0].startswith("    Ana   one two")
    assert all(line.startswith(" " * 10) for line in wide[1:])
    narrow = lines(page, 30)
    assert narrow[0] == "    Ana"
    assert narrow[1].startswith("      one two")


def test_no_word_is_lost_at_any_width() -> None:
    """However narrow it is."""
    text = "say it [b]whole[/x], 日本語, and-averyveryveryverylongwordthatfitsnowhere"
    page = Page([Block(words(text), lead=words("Ana"), hang=6, indent=4, key="one")])
    for width in range(8, 100, 3):
        shown = "".join("".join(lines(page, width)).split())
        assert shown == "Ana" + "".join(text.split())


def test_centred_lines_stand_in_the_middle() -> None:
    """As far from the left as from the right, give or take one."""
    page = Page([Block(words("middle"), centred=True)])
    for width in (20, 41, 80):
        [line] = lines(page, width)
        left = len(line) - len("middle")
        assert abs(left - (width - len(line))) <= 1


def test_pieces_that_follow_one_another_are_not_broken() -> None:
    """Each stands whole on a line while it fits there."""
    page = Page([Block(NOTHING, flow=tuple(words(f"piece number {n}", PLAIN) for n in range(9)))])
    assert all(
        part.strip().startswith("piece number ") for line in lines(page, 46) for part in line.split("   ")
    )
    assert "".join(lines(page, 46)).count("piece number") == 9


def test_pieces_stand_beside_a_lead_and_below_it_where_it_is_narrow() -> None:
    """On as many lines as they need, all under the first one."""
    pieces = tuple(
        words(f"{name} yes") for name in ("Ana", "Ben", "Chloé", "Dev", "Eun-ji", "Farid", "Grace")
    )
    page = Page([Block(NOTHING, flow=pieces, lead=words("agreed"), hang=9, indent=2)])
    assert lines(page, 64) == [
        "    agreed   Ana yes   Ben yes   Chloé yes   Dev yes",
        "             Eun-ji yes   Farid yes   Grace yes",
    ]
    assert lines(page, 40) == [
        "    agreed",
        "      Ana yes   Ben yes   Chloé yes",
        "      Dev yes   Eun-ji yes   Farid yes",
        "      Grace yes",
    ]


def test_blocks_of_one_key_are_one_thing() -> None:
    """What is between two things belongs to neither."""
    page = Page([Block(words("a"), key="a"), Block(words("more"), key="a"), GAP, Block(words("b"), key="b")])
    page.count(40)
    assert [(thing.key, thing.start, thing.end) for thing in page.things] == [("a", 0, 2), ("b", 3, 4)]


def test_what_is_highlighted_stays_so_when_the_page_changes() -> None:
    """While it is still there."""
    page = Page([Block(words("a"), key="a"), Block(words("b"), key="b")])
    page.count(40)
    page.highlight_nearest(1)
    assert page.highlighted == "b"
    page.tell([Block(words("new"), key="new"), Block(words("b"), key="b")])
    assert page.thing is not None
    assert page.thing.place == 1


async def test_arrows_move_from_thing_to_thing_and_scroll_with_them() -> None:
    """To both ends, and not beyond."""
    blocks = [Block(words(f"thing {n}"), key=str(n)) for n in range(30)]
    app = Reading(blocks)
    async with app.run_test(size=(40, 10)):
        for n in range(30):
            app.scroller.step(1)
            assert app.page.highlighted == str(n)
            assert app.scroller.first_line <= n < app.scroller.first_line + 10
        app.scroller.step(1)
        assert app.page.highlighted == "29"
        app.scroller.go_first()
        assert (app.page.highlighted, app.scroller.first_line) == ("0", 0)
        app.scroller.turn_page(1)
        assert (app.page.highlighted, app.scroller.first_line) == ("9", 9)
        app.scroller.go_last()
        assert app.page.highlighted == "29"
        app.scroller.step(-1)
        assert app.page.highlighted == "28"


async def test_arrows_scroll_line_by_line_through_what_is_taller_than_the_window() -> None:
    """Nothing of it is skipped before the next thing is highlighted."""
    app = Reading(
        [Block(words("\n".join(map(str, range(25)))), key="tall"), Block(words("next"), key="next")]
    )
    async with app.run_test(size=(40, 10)):
        app.scroller.step(1)
        assert (app.page.highlighted, app.scroller.first_line) == ("tall", 0)
        seen = {0}
        while app.page.highlighted == "tall":
            app.scroller.step(1)
            assert app.scroller.first_line - max(seen) <= 1
            seen.add(app.scroller.first_line)
        assert app.page.highlighted == "next"
        assert max(seen) == 16


async def test_arrows_scroll_where_no_thing_is_near() -> None:
    """Text between two things can be read."""
    far = [
        Block(words("a"), key="a"),
        *(Block(words(f"line {n}")) for n in range(40)),
        Block(words("b"), key="b"),
    ]
    app = Reading(far)
    async with app.run_test(size=(40, 10)):
        app.scroller.step(1)
        app.scroller.step(1)
        assert (app.page.highlighted, app.scroller.first_line) == ("a", 1)
        for _ in range(60):
            app.scroller.step(1)
        assert app.page.highlighted == "b"


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
def test_a_page_of_no_width_to_speak_of_draws_something(width: int) -> None:
    """It does not raise."""
    page = Page(
        [
            Block(words("some words 日本"), lead=words("Ana"), hang=6, indent=4),
            Block(words("x"), centred=True),
        ]
    )
    for y in range(page.count(width)):
        assert page.draw(y, width, highlighted=True).cell_length == width


class Counted(Page):
    """A page that counts its work."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        super().__init__(blocks)
        self.wrapped: list[str] = []
        self.drawn: list[Region] = []
        self.layouts = 0

    def _wrapped(self, block: Block) -> list[Content]:
        self.wrapped.append(block.words.plain)
        return super()._wrapped(block)

    def refresh(self, *regions: Region, **how: Any) -> Self:
        """Count it."""
        self.drawn += regions
        self.layouts += bool(how.get("layout"))
        return super().refresh(*regions, **how)


async def test_where_one_block_of_many_changes_only_that_one_is_wrapped_and_drawn() -> None:
    """Unless it takes more lines than before: then all below it moves, and still nothing else is wrapped."""
    blocks = [Block(words(f"number {number}"), key=str(number)) for number in range(200)]
    page = Counted(blocks)
    app = Reading(())
    async with app.run_test(size=(80, 10)) as pilot:
        await app.scroller.mount(page)
        await pilot.pause()
        page.wrapped, page.drawn, page.layouts = [], [], 0
        blocks[7] = Block(words("another"), key="7")
        page.tell(blocks)
        assert (page.drawn, page.layouts) == ([Region(0, 7, page.size.width, 1)], 0)
        await pilot.pause()
        assert page.wrapped == ["another"]
        blocks[7] = Block(words("one\ntwo"), key="7")
        page.tell(blocks)
        assert page.layouts == 1
        await pilot.pause()
        assert page.wrapped == ["another", "one\ntwo"]
        page.tell(blocks)
        await pilot.pause()
        assert len(page.wrapped) == 2
        assert lines(page, page.size.width)[6:10] == ["  number 6", "  one", "  two", "  number 8"]


async def test_of_a_long_page_only_what_is_seen_is_wrapped() -> None:
    """At its beginning, once for the width with a scrollbar and once without; then at its end."""
    told = [f"We say by noon when one of us cannot keep it, number {number}" for number in range(1_000)]
    page = Counted([Block(words(text), key=text) for text in told])
    app = Reading(())
    async with app.run_test(size=(40, 10)) as pilot:
        await app.scroller.mount(page)
        await pilot.pause()
        assert {*page.wrapped} == {*told[:5]}
        assert len(page.wrapped) <= 10
        page.wrapped = []
        app.scroller.go_last()
        await pilot.pause()
        assert page.wrapped == told[-5:]
        app.scroller.go_first()
        await pilot.pause()
        assert len(page.wrapped) == 5


LETTERS = "ab é日👍 \t\n\u00a0"
"""Narrow and wide letters, and all kinds of room between words."""


@given(
    block=st.builds(
        Block,
        words=st.text(LETTERS, max_size=60).map(words),
        lead=st.text("ab 日", max_size=9).map(words),
        hang=st.sampled_from([0, 6]),
        indent=st.integers(0, 6),
        flow=st.lists(st.text(LETTERS, max_size=30).map(words), max_size=5).map(tuple),
        centred=st.booleans(),
    ),
    width=st.integers(1, 90),
)
def test_a_block_is_as_high_as_the_lines_it_is_wrapped_to(block: Block, width: int) -> None:
    """Whatever its words and however it is set, though it is counted without being wrapped."""
    for widest in (30, 100):
        assert height(block, width, widest) == len(wrapped(block, width, widest))
