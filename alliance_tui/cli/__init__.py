"""The commands, and the one place where clock, library, settings and screen are put together.

Each command is a module of this package, imported when it is called; and what a command does not need is not
imported for it: `list` and `show` answer before a screen could, and the screen opens before a command could.
"""

from __future__ import annotations

import gc
import sys
from typing import Any, Final

STARTING: Final = (300_000, 5, 10_000)
"""How often garbage is looked for until a screen is shown: hardly ever, for loading leaves next to none.

A command that prints is over before. What loading leaves behind is used again for what is loaded next.
"""

NARROWEST: Final = 52
"""Columns below which click makes help wider than the terminal: 50, with 2 at the side."""

LEAST: Final = 20
"""Columns that help needs at least."""

INTERRUPTED: Final = 130
"""The exit status of what ctrl+c ended, as shells tell it: 128 plus the number of the signal."""


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    try:
        _run()
    except KeyboardInterrupt:
        # Before a screen is shown, on which ctrl+c is a key: nothing is begun that would have to be told.
        sys.exit(INTERRUPTED)


def _run() -> None:
    gc.set_threshold(*STARTING)
    from alliance_tui.cli.late import load_late

    load_late()
    from alliance_tui.cli.plain import open_plainly

    open_plainly(sys.argv[1:])
    from alliance_tui.cli.group import alliance
    from alliance_tui.cli.printing import saying_why_not

    with saying_why_not():
        alliance.main(prog_name="alliance", **_narrow())


def _narrow() -> dict[str, Any]:
    """How wide help is where a terminal is narrower than click thinks it can be."""
    from shutil import get_terminal_size

    columns = get_terminal_size().columns
    return {"terminal_width": max(columns - 2, LEAST)} if columns < NARROWEST else {}
