"""The question, the read-out, the cover and help."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from textual.binding import Binding

from alliance_tui.sentences import everywhere
from alliance_tui.sentences.help import WHILE_TYPING
from alliance_tui.ui import dialogs
from alliance_tui.ui.app import TIME_OUT_KEYS
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.cover import CoverScreen
from alliance_tui.ui.dialogs.help import NAMES, HelpDialog, listed
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.session import SessionScreen
from alliance_tui.ui.widgets.page import Page
from tests.builders import sit
from tests.keyboard import Keyboard
from tests.ui.dialogs.stage import HARD, cover, opened, resize, show
from tests.ui.test_every_place import screens

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def inside(hands: Keyboard) -> str:
    """The words in the box of a dialog, on one line."""
    box = hands.screen.query_one(".dialog-box").region.shrink((1, 1, 1, 1))
    lines = hands.text.split("\n")[box.y : box.bottom]
    return " ".join(" ".join(line[box.x : box.right] for line in lines).split())


@pytest.mark.parametrize(
    ("key", "answer"),
    [("enter", True), ("y", True), ("Y", True), ("escape", False), ("n", False), ("N", False)],
)
async def test_a_question_is_answered_by_one_key(key: str, answer: bool) -> None:
    """Case does not matter."""
    async with opened(sit()) as hands:
        answers = await show(hands, ConfirmDialog(HARD, HARD))
        assert hands.text.count("see [/x] [bold]") == 2
        await hands.press(key)
        assert answers == [answer]


async def test_a_question_is_answered_by_a_click() -> None:
    """Its keys say what yes and no mean."""
    async with opened(sit()) as hands:
        answers = await show(hands, ConfirmDialog("End?", "Really?", yes="end it", no="go on"))
        await hands.click_on("go on")
        assert answers == [False]
        answers = await show(hands, ConfirmDialog("End?", "Really?", yes="end it", no="go on"))
        await hands.click_on("end it")
        assert answers == [True]


async def test_a_question_can_be_read_and_answered_in_twenty_columns() -> None:
    """Arrows scroll to what the keys mean."""
    async with opened(sit(), (20, 5)) as hands:
        answers = await show(hands, ConfirmDialog("End?", "You will see what you agreed on.", yes="end it"))
        assert "T TIME-OUT" in hands.text
        await hands.press(*["down"] * 10)
        assert "enter y: end it" in hands.text
        await hands.press("y")
        assert answers == [True]


async def test_a_read_out_shows_words_whole_in_the_middle() -> None:
    """With a caption, a hint to zoom, and TIME-OUT."""
    async with opened(sit()) as hands:
        await show(hands, ReadOutScreen(HARD, "in force"))
        lines = hands.text.split("\n")
        row = next(number for number, line in enumerate(lines) if "[/x] [bold]" in line)
        assert 8 <= row <= 14
        assert "zoom the terminal" in hands.text
        assert "T TIME-OUT" in hands.text
        await hands.press("enter")
        assert not isinstance(hands.screen, ReadOutScreen)


@pytest.mark.parametrize("key", ["down", "right", "pagedown", "space"])
async def test_a_long_read_out_scrolls(key: str) -> None:
    """Ten thousand characters to the last one, from the top."""
    async with opened(sit(), (40, 12)) as hands:
        await show(hands, ReadOutScreen("the beginning " + "word " * 100 + "the end"))
        assert "the beginning" in hands.text
        await hands.press(*[key] * 40)
        assert "the end" in hands.text
        await hands.press("up")
        assert "word" in hands.text


async def test_a_read_out_comes_back_from_a_time_out_where_it_was() -> None:
    """Not at the top again."""
    async with opened(sit(), (40, 12)) as hands:
        await show(hands, ReadOutScreen("the beginning " + "word " * 100 + "the end"))
        await hands.press(*["pagedown"] * 9)
        await cover(hands)
        assert "the end" in hands.text


async def test_the_cover_shows_the_time_and_nothing_else() -> None:
    """Not even a frame."""
    async with opened(sit()) as hands:
        await hands.press("f4")
        assert isinstance(hands.screen, CoverScreen)
        assert hands.text.split() == ["19:00"]


@pytest.mark.parametrize("key", ["x", "1", "space", "escape", "enter", "f4", "question_mark"])
async def test_any_key_uncovers_and_does_nothing_else(key: str) -> None:
    """It was meant for the cover only."""
    async with opened(sit()) as hands:
        front = hands.screen
        await hands.press("f4", key)
        assert hands.screen is front
        assert hands.session.holder is None
        assert hands.session.time_out is None


@pytest.mark.parametrize("key", ["left_shift", "right_control", "iso_level3_shift", "caps_lock"])
async def test_a_bare_modifier_does_not_uncover(key: str) -> None:
    """Some terminals send it as a key."""
    async with opened(sit()) as hands:
        await hands.press("f4", key)
        assert isinstance(hands.screen, CoverScreen)


async def test_a_bracket_is_no_modifier() -> None:
    """Its name begins as theirs do."""
    async with opened(sit()) as hands:
        await hands.press("f4", "left_square_bracket")
        assert not isinstance(hands.screen, CoverScreen)


async def test_a_click_uncovers_and_a_time_out_can_be_called_from_the_cover() -> None:
    """Anyone may stop the talk at any time."""
    async with opened(sit()) as hands:
        await hands.press("f4")
        await hands.click((3, 3))
        assert not isinstance(hands.screen, CoverScreen)
        await hands.press("f4", "f9")
        assert hands.session.time_out is not None


async def test_the_cover_comes_over_a_field_and_leaves_it_as_it_was() -> None:
    """While someone writes."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("half a sen")
        await hands.press("f4")
        assert "half" not in hands.text
        await hands.press("z")
        await hands.type("tence")
        assert "half a sentence" in hands.text


async def test_help_lists_every_key_of_the_screen_beneath() -> None:
    """TIME-OUT first; it is made from the bindings, so none can be forgotten."""
    async with opened(sit(), (100, 200)) as hands:
        beneath = hands.screen
        await hands.press("f1")
        assert isinstance(hands.screen, HelpDialog)
        shown = inside(hands)
        tooltips = [one.tooltip for one in SessionScreen.BINDINGS if isinstance(one, Binding)]
        assert tooltips
        for tooltip in (*tooltips, everywhere.COVER.tooltip):
            assert tooltip in shown
        assert shown.index("T TIME-OUT") < shown.index("In the session")
        assert "1-8" in shown
        assert beneath in hands.app.screen_stack


def test_help_lists_each_key_of_every_screen_once_and_with_what_it_does_there() -> None:
    """What a nearer class binds to a key takes the place of what one further off does with it."""
    for kind in (one for one in screens() if issubclass(one, LiveScreen)):
        kinds = [one for one in kind.__mro__ if issubclass(one, LiveScreen)]
        bound = {
            key: binding.tooltip
            for key, (binding,) in kind._merge_bindings().key_to_bindings.items()
            if binding.tooltip and binding.id not in (None, "time-out")
        }
        told = [(key, binding.tooltip) for binding in listed(kinds) for key in binding.key.split(",")]
        assert len(told) == len(dict(told)), kind
        assert dict(told) == bound, kind


async def test_help_lists_the_keys_that_work_everywhere() -> None:
    """All that stop the talk, and those that leave the program."""
    for key in TIME_OUT_KEYS.split(","):
        name = NAMES.get(key, "ctrl+space" if key == "ctrl+@" else key)
        assert name.casefold() in WHILE_TYPING.casefold().replace(",", "").split()
    async with opened(sit(), (100, 200)) as hands:
        await hands.press("f1")
        assert "ctrl+q ctrl+c Leave the program from anywhere" in " ".join(inside(hands).split())


async def test_help_says_whom_the_program_is_not_for() -> None:
    """And that a time-out must not be used to control anyone."""
    async with opened(sit(), (100, 200)) as hands:
        await hands.press("f1")
        words = inside(hands)
        assert "must not be used to control" in words
        assert "not for situations with fear or violence" in words


async def test_help_over_a_dialog_lists_its_keys_and_those_of_a_field() -> None:
    """F1 works while typing."""
    async with opened(sit(), (100, 200)) as hands:
        await show(hands, AgreementPage())
        await hands.type("half")
        await hands.press("f1")
        shown = hands.text
        assert "The page of an agreement" in shown
        assert "Begin a new line in the field" in shown
        assert "The second page: how and why" in shown
        await hands.press("escape")
        await hands.type(" a sentence")
        assert "half a sentence" in hands.text


async def test_help_over_a_field_for_notes_lists_all_that_works_in_it() -> None:
    """Whose words, and what they are; chosen there, both are done."""
    async with opened(sit(), (100, 200)) as hands:
        await hands.press("1", "n", "f1")
        shown = hands.text[hands.text.index("In a field") : hands.text.index("Everywhere")]
        assert "F2" in shown
        assert "F3" in shown
        await hands.click_on("Whose words")
        assert "Ben's words" in hands.text


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_help_scrolls_to_its_end_and_survives_another_size(size: tuple[int, int]) -> None:
    """Line by line and page by page."""
    async with opened(sit(), size) as hands:
        await hands.press("f1")
        assert "TIME-OUT" in hands.text
        await hands.press("end")
        last = " ".join(hands.text.split())
        await hands.press("pageup")
        assert "help you." in f"{' '.join(hands.text.split())} {last}"
        await hands.press("up", "home")
        await resize(hands, 40, 12)
        assert "TIME-OUT" in hands.text
        await hands.press("escape")
        assert isinstance(hands.screen, SessionScreen)


def _kinds(kind: type[LiveScreen[object]]) -> list[type[LiveScreen[object]]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _kinds(one))]


def test_every_binding_of_a_dialog_has_an_id_and_a_tooltip() -> None:
    """A keymap and help need them; no id stands for two actions of one dialog."""
    for module in iter_modules(dialogs.__path__):
        import_module(f"{dialogs.__name__}.{module.name}")
    kinds = [kind for kind in _kinds(LiveScreen) if kind.__module__.startswith(dialogs.__name__)]
    assert len(kinds) > 8
    for dialog in kinds:
        own = [one for one in vars(dialog).get("BINDINGS", ()) if isinstance(one, Binding)]
        assert all(one.id and one.tooltip for one in own), dialog
        assert len({one.id for one in own}) == len(own), dialog


async def test_help_is_a_page_drawn_line_by_line() -> None:
    """No widget a key, so that it opens at once."""
    async with opened(sit()) as hands:
        await hands.press("f1")
        assert len(list(hands.screen.query("*"))) < 20
        assert hands.screen.query_one(Page).region.height > 20


async def test_nothing_is_said_on_the_cover_but_beneath_it() -> None:
    """A sentence with a name in it is nobody's business who comes in."""
    async with opened(sit()) as hands:
        await hands.press("f4")
        hands.app.whisper_on_top("Ana was speaking.")
        await hands.settle()
        assert hands.text.split() == ["19:00"]
        await hands.press("x")
        assert hands.said == "Ana was speaking."
