"""Lean updates: what they paint is what Textual would paint, in fewer bytes."""

from __future__ import annotations

import sys

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Label

from alliance_tui.domain.decisions import agreements, floor, sitting
from alliance_tui.domain.words import NoteKind
from alliance_tui.ui.lean import PLAIN, LeanCompositor, LeanUpdate, codes, transition
from alliance_tui.ui.painting import NEEDED, LeanScreen, lean_in_place_of
from alliance_tui.ui.widgets.agreement_list import AgreementList
from tests.builders import Table, sit
from tests.ui.widgets.stage import Player, Stage, panes, playing

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


COLOURS = (None, "#83b7d4", "#17181d", "red", "default", "color(200)")
"""Colours as they may be written."""

STYLES = st.none() | st.builds(
    Style,
    color=st.sampled_from(COLOURS),
    bgcolor=st.sampled_from(COLOURS),
    bold=st.sampled_from((None, True, False)),
    italic=st.sampled_from((None, True)),
)
"""Styles as widgets may have them."""


def cells(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Every letter on an emulated terminal, with its look; of an empty column only what can be seen."""
    return [[_seen(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data == " ":
        return cell.bg, cell.reverse, cell.underscore, cell.strikethrough
    return tuple(cell)


def as_textual_paints(stage: Stage) -> list[list[tuple[object, ...]]]:
    """The terminal after Textual has painted the whole screen."""
    screen = pyte.Screen(*stage.size)
    pyte.Stream(screen).feed(stage.whole())
    return cells(screen)


async def play(table: Table, player: Player, number: int) -> None:
    """Do one thing of many."""
    match number % 7:
        case 0 | 1:
            table.act(floor.hand_over)
        case 2:
            table.wait(9)
        case 3:
            table.note(1 + number % 3, f"words {number} 日本語 and more to fill a line", NoteKind.NEED)
        case 4:
            agreement = table.propose(f"agreement {number} 約束")
            table.act(agreements.press_consent, agreement.id, 1)
        case 5:
            table.act(floor.breathe)
        case _:
            dev = table.session.people[3]
            table.act(sitting.set_here, dev.id, not dev.here)
    if table.session.holder is None:
        table.act(floor.give_floor, 1)
    await player.show()


async def test_after_many_changes_the_terminal_shows_what_textual_would_paint() -> None:
    """Letter by letter and colour by colour, with wide letters, at the edges of widgets too."""
    table = sit("Ana", "Ben", "山田太郎山田太郎山田太郎", "Dev")
    table.act(floor.press, 1)
    async with playing(table, *panes(table), AgreementList(), columns=3, size=(99, 30)) as player:
        shown = player.stage.emulate()
        for number in range(40):
            await play(table, player, number)
            assert cells(shown) == as_textual_paints(player.stage), f"after action {number}"
        assert all(isinstance(update, LeanUpdate) for update in player.stage.updates)


class Over(ModalScreen[None]):
    """A dialog that leaves the screen behind it in sight."""

    CSS = "Over { align: center middle; } Label { width: 31; height: 3; }"

    def compose(self) -> ComposeResult:
        """A few words."""
        yield Label("over it 日本", markup=False)


async def test_what_changes_behind_a_dialog_is_painted_around_it() -> None:
    """And nothing of the dialog is lost, nor left when it goes."""
    table = sit("Ana", "山田太郎" * 4)
    table.act(floor.press, 1)
    async with playing(table, *panes(table), columns=2, size=(80, 20)) as player:
        shown = player.stage.emulate()
        await player.stage.push_screen(Over())
        await player.show()
        table.act(floor.hand_over)
        await player.show()
        assert cells(shown) == as_textual_paints(player.stage)
        assert "over it" in "\n".join(shown.display)
        player.stage.pop_screen()
        await player.show()
        assert cells(shown) == as_textual_paints(player.stage)
        assert "over it" not in "\n".join(shown.display)


async def test_a_widget_in_front_hides_what_changes_behind_it() -> None:
    """A wide letter that it cuts in half stays away."""
    table = sit("Ana", "山田太郎" * 4)
    table.act(floor.press, 1)
    async with playing(table, *panes(table), columns=2, size=(80, 20)) as player:
        front = Label("in front", markup=False)
        front.styles.layer = "front"
        front.styles.offset = (47, 0)
        player.stage.screen.styles.layers = "default front"
        await player.stage.screen.mount(front)
        await player.show()
        shown = player.stage.emulate()
        for _ in range(3):
            table.act(floor.hand_over)
            await player.show()
            assert cells(shown) == as_textual_paints(player.stage)
        assert "in front" in "\n".join(shown.display)


async def test_a_hand_over_is_said_in_fewer_bytes_than_textual_needs() -> None:
    """Four people at 100 columns."""
    table = sit("Ana", "Ben", "Chloé", "Dev")
    table.act(floor.press, 1)
    sent = {}
    for lean in (True, False):
        async with playing(table, *panes(table), columns=2, size=(70, 24), lean=lean) as player:
            table.act(floor.hand_over)
            await player.show()
            sent[lean] = player.stage.bytes_sent
    assert sent[True] * 2 < sent[False]


async def test_nothing_to_paint_is_no_update() -> None:
    """An empty update would still move the cursor."""
    table = sit()
    async with playing(table, *panes(table)) as player:
        assert player.stage.screen._compositor.render_update() is None


async def test_after_joined_letters_the_column_is_said() -> None:
    """Terminals differ in how wide they draw a family of four."""
    table = sit()
    async with playing(table, *panes(table), size=(30, 20)) as player:
        table.note(1, "👩‍👩‍👧‍👦 hi", NoteKind.GOAL)
        await player.show()
        _, _, after = "".join(player.stage.sent).partition("👩‍👩‍👧‍👦 hi")
        assert after.startswith("\x1b[10G"), "four columns before it, two for the family, three more"


@given(STYLES, STYLES, st.sampled_from((ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)))
def test_a_transition_leaves_the_look_that_a_reset_and_the_style_would(
    old: Style | None, new: Style | None, system: ColorSystem
) -> None:
    """From any style to any other."""
    before, after = codes(old, system), codes(new, system)
    short, long = pyte.Screen(4, 1), pyte.Screen(4, 1)
    pyte.Stream(short).feed(f"{transition(PLAIN, before)}a{transition(before, after)}b")
    pyte.Stream(long).feed(Strip.render_style(new, "b", system) if new else "b")
    assert short.buffer[0][1] == long.buffer[0][0]


@pytest.mark.parametrize("style", [Style(color="#83b7d4"), Style(bold=True, bgcolor="#17181d")])
def test_the_same_look_again_is_said_with_nothing(style: Style) -> None:
    """Most pieces of a line share theirs with the one before."""
    look = codes(style, ColorSystem.TRUECOLOR)
    assert transition(look, look) == ""


@pytest.mark.parametrize("name", NEEDED)
def test_where_textual_is_made_in_another_way_it_paints_by_itself(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A stand-in for another version: one that lacks what lean updates hang on."""

    class Other(Compositor):
        """Of another version."""

    assert isinstance(lean_in_place_of(Compositor()), LeanCompositor)
    assert lean_in_place_of(Other()) is None
    assert lean_in_place_of(None) is None
    monkeypatch.delattr(Compositor, name)
    assert lean_in_place_of(Compositor()) is None


async def test_without_the_module_of_the_compositor_screens_still_paint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are Textual's own then."""
    monkeypatch.setitem(sys.modules, "alliance_tui.ui.lean", None)
    app = Screens()
    async with app.run_test() as pilot:
        await app.push_screen(LeanLabel())
        assert type(app.screen._compositor) is Compositor
        app.screen.query_one(Label).update("others")
        await pilot.pause()
        assert "others" in "".join(strip.text for strip in app.screen._compositor.render_strips())


class LeanLabel(LeanScreen[None]):
    """A screen with a word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Label("words")


class Screens(App[None]):
    """An app of screens."""
