"""The keys in README are those that the program has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from textual.binding import Binding

from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.dialogs.help import NAMES
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.session import SessionScreen

README: Final = Path(__file__).parents[2] / "README.md"
"""What people read first."""

UNTOLD: Final = {"ctrl+@", "=", "F1", "ctrl+c"}
"""Other names of a key, or second keys for what another one does."""


def told() -> set[str]:
    """The keys in the first column of the table."""
    section = README.read_text(encoding="utf-8").partition("\n## Keys\n")[2].partition("\n## ")[0]
    first = (row.split(" | ")[0] for row in section.split("\n") if row.startswith("| `"))
    keys = {key for cell in first for key in re.findall("`([^`]+)`", cell)}
    return {key.lower() if len(key) == 1 else key for key in keys} | {*"12345678"}


def bound() -> Iterator[str]:
    """Every key of the session, of all screens, and of the app, as help writes it."""
    kinds = (*SessionScreen.__mro__, LiveScreen, AllianceApp)
    for kind in kinds:
        if not kind.__module__.startswith("alliance_tui"):
            continue
        for binding in vars(kind).get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            for key in binding.key.split(","):
                name = NAMES.get(key, key)
                is_function = name[0] == "f" and name[1:].isdigit()
                yield name.upper() if is_function else name.lower() if len(name) == 1 else name


def test_the_table_of_keys_names_every_key_of_a_session_and_no_other() -> None:
    """Whoever binds one names it there."""
    keys = {"escape" if key == "esc" else key for key in bound()} - UNTOLD
    assert told() - {"ctrl+p"} == keys
