"""The commands, and the one place where clock, library, settings and screen are put together.

Each command is a module of this package, imported when it is called; and what a command does not need is not
imported for it: `list` and `show` answer before a screen could, and the screen opens before a command could.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    # A command that prints is over before there is anything worth collecting; a screen collects once shown.
    gc.disable()
    from alliance_tui.cli.plain import open_plainly

    open_plainly(sys.argv[1:])
    from alliance_tui.cli.group import alliance

    alliance.main(prog_name="alliance")
