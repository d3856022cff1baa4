"""The line of keys: what it says where there is little room."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from alliance_tui.ui.widgets.key_bar import Key, KeyBar

KEYS = (
    Key("space", "hand over", "hand_over"),
    Key("1 2", "your hand", "press"),
    Key("n", "note", "note"),
    Key("a", "agree", "agree"),
    Key("→", "step", "step"),
)
"""The keys of a talk, the most important first."""

DIALOG = (
    Key("enter", "edit it here", "edit"),
    Key("esc", "back", "back"),
    Key("del", "take it back", "drop"),
    Key("v", "read out", "read"),
)
"""The keys of a dialog; the way back goes last, wherever it stands."""

SEVEN = tuple(Key(letter, "go", letter) for letter in "abcdefg")
"""More keys than are shown."""


class Bar(App[None]):
    """An app with nothing but a bar."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.keys = keys
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        """The bar."""
        yield KeyBar(self.keys)

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Remember what was clicked."""
        self.ran.append(message.action)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("keys", "columns", "shown"),
    [
        (KEYS, 100, "space  hand over  1 2  your hand  n  note  a  agree  →  step"),
        (KEYS, 77, "space  hand over  1 2  your hand  n  note  a  agree"),
        (KEYS, 60, "space  hand over  1 2  your hand  n  note"),
        (KEYS, 52, "space  hand over  1 2   n   a   →"),
        (KEYS, 50, "space   1 2   n   a   →"),
        (KEYS, 37, "space   1 2   n"),
        (KEYS, 26, "space"),
        (KEYS, 20, ""),
        (DIALOG, 100, "enter  edit it here  esc  back  del  take it back  v  read out"),
        (DIALOG, 70, "enter  edit it here  esc  back  del  take it back"),
        (DIALOG, 53, "enter  edit it here  esc   del   v"),
        (DIALOG, 32, "enter   esc"),
        (DIALOG, 22, "esc"),
        (SEVEN, 160, "a  go  b  go  c  go  d  go  e  go  f  go"),
    ],
)
async def test_with_little_room_there_are_fewer_keys_with_words_and_then_more_without(
    keys: tuple[Key, ...], columns: int, shown: str
) -> None:
    """And help and TIME-OUT always."""
    app = Bar(keys)
    async with app.run_test(size=(columns, 1)):
        line = app.query_one(KeyBar).render_line(0).text
        assert len(line) == columns
        assert line.endswith(" ?  T TIME-OUT ")
        assert line.removesuffix(" ?  T TIME-OUT ").strip() == shown


async def test_where_not_even_help_has_room_the_way_back_goes_before_it() -> None:
    """Nobody is shut in by a narrow terminal."""
    app = Bar(DIALOG)
    async with app.run_test(size=(20, 1)):
        assert app.query_one(KeyBar).render_line(0).text.split() == ["esc", "T", "TIME-OUT"]


async def test_while_letters_are_typed_help_and_a_break_are_told_by_keys_that_work() -> None:
    """A question mark would be typed."""
    app = Bar(KEYS)
    async with app.run_test(size=(100, 1)):
        bar = app.query_one(KeyBar)
        bar.typing = True
        assert bar.render_line(0).text.endswith(" F1  F9 TIME-OUT ")


@pytest.mark.parametrize(
    ("columns", "end"),
    [
        (80, " ?  T TIME-OUT "),
        (87, " ?  T TIME-OUT · an op… "),
        (93, " ?  T TIME-OUT · an open han… "),
    ],
)
async def test_a_sign_for_a_break_has_the_room_that_keys_leave(columns: int, end: str) -> None:
    """What was agreed on stands beside TIME-OUT; no key goes for it."""
    app = Bar(KEYS)
    async with app.run_test(size=(columns, 1)):
        bar = app.query_one(KeyBar)
        without = bar.render_line(0).text.split("?")[0].rstrip()
        bar.sign = "an open hand, held up high"
        line = bar.render_line(0).text
        assert line.endswith(end)
        assert line.split("?")[0].rstrip() == without
        assert "step" in without


async def test_everything_in_the_line_can_be_clicked() -> None:
    """Each key, help, and TIME-OUT."""
    app = Bar(KEYS)
    async with app.run_test(size=(100, 1)) as pilot:
        line = app.query_one(KeyBar).render_line(0).text
        for words in ("space", "your hand", " n ", "agree", "step", " ? ", "TIME-OUT"):
            await pilot.click(KeyBar, offset=(line.index(words) + 1, 0))
        assert app.ran == ["hand_over", "press", "note", "agree", "step", "app.help", "app.time_out"]
