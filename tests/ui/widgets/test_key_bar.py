"""The line of keys: what it says where there is little room."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from alliance_tui.ui.widgets.key_bar import Key, KeyBar

KEYS = (
    Key("space", "hand over", "hand_over"),
    Key("1 2", "your hand", "press"),
    Key("n", "note", "note"),
    Key("?", "", "help"),
)
"""Some keys, the most important first, help last."""


class Bar(App[None]):
    """An app with nothing but a bar."""

    def compose(self) -> ComposeResult:
        """The bar."""
        yield KeyBar(KEYS)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, "space  hand over  1 2  your hand  n  note  ?"),
        (50, "space  hand over  1 2   n   ?"),
        (36, "space   1 2   n   ?"),
        (32, "space   1 2   ?"),
        (30, "space   ?"),
        (20, "?"),
    ],
)
async def test_with_little_room_words_go_before_keys_and_help_goes_last(columns: int, shown: str) -> None:
    """And TIME-OUT never."""
    app = Bar()
    async with app.run_test(size=(columns, 1)):
        line = app.query_one(KeyBar).render_line(0).text
        assert line.strip().removesuffix("T TIME-OUT").strip() == shown
        assert line.endswith(" T TIME-OUT ")
