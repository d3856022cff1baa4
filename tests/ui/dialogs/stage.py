"""A stage for one dialog: the real app over people at a table, in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, TypeVar

from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.live_screen import LiveDialog
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.key_bar import KeyBar
from tests.builders import Table, setting
from tests.keyboard import Keyboard, at_keyboard

T = TypeVar("T")

HARD: Final = "see [/x] [bold] 👩‍👩‍👧 مرحبا ñ"
"""Words that break whatever reads typed words as markup or counts letters as columns."""

LONG_NAMES: Final = tuple(
    f"{name} {'x' * (59 - len(name))}"
    for name in ("Ana", "Ben", "Chloé", "Dev", "Eun", "Farid", "Grace", "Hana")
)
"""Eight people with names of sixty characters."""


@asynccontextmanager
async def opened(table: Table, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Keyboard]:
    """The program on the alliance of a table, in a new opening of it."""
    table.opening.drop()
    couple = setting()
    app = AllianceApp(table.library, table.clock, {couple.name: couple}, OpenAlliance(table.opening.id))
    async with at_keyboard(app, table.clock, size) as hands:
        yield hands


async def show(hands: Keyboard, dialog: LiveDialog[T]) -> list[T | None]:
    """Put a dialog in front; what it answers will be in the list."""
    answers: list[T | None] = []
    hands.app.push_screen(dialog, answers.append)
    await hands.settle()
    assert hands.screen is dialog, "the dialog is in front"
    return answers


async def cover(hands: Keyboard) -> None:
    """Let a time-out cover everything for ten minutes, and come back from it."""
    front = hands.screen
    await hands.press("f9")
    assert _is_in_time_out(hands), "the time-out runs"
    assert hands.screen is not front, "it covers what was in front"
    await hands.wait(600)
    await hands.press(*(str(person.seat) for person in hands.session.here))
    await hands.wait(10)
    assert not _is_in_time_out(hands), "everyone is back"
    assert hands.screen is front, "what was covered is in front again"


def _is_in_time_out(hands: Keyboard) -> bool:
    return hands.session.time_out is not None


def keys_shown(hands: Keyboard) -> list[str]:
    """What the keys at the foot do, as the bar says it."""
    return [key.words for key in hands.screen.query_one(KeyBar).keys]


async def resize(hands: Keyboard, columns: int, rows: int) -> None:
    """Give the terminal another size, and wait until the screen in front has taken it."""
    await hands.resize(columns, rows)
    await hands.until(lambda: hands.screen._compositor.size == (columns, rows), "the new size")
    await hands.settle()
