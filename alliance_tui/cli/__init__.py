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
    if len(sys.argv) == 1:
        _open_library()
    from alliance_tui.cli.group import alliance

    alliance.main(prog_name="alliance")


def _open_library() -> None:
    """Open all alliances without what reads commands; where that cannot be, the command says why."""
    from alliance_tui.cli.checks import why_no_folder, why_no_terminal
    from alliance_tui.paths import data_folder

    folder = data_folder()
    if why_no_terminal() or why_no_folder(folder, make=False):
        return
    from alliance_tui.cli.screen import open_screen
    from alliance_tui.storage.library import FileLibrary
    from alliance_tui.ui.start import AtLibrary

    open_screen(FileLibrary(folder), AtLibrary())
