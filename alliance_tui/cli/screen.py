"""From a command to the screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from alliance_tui.paths import own_settings

if TYPE_CHECKING:
    from alliance_tui.ports import Library
    from alliance_tui.ui.start import Start


def check_screen(folder: Path | None, *, make: bool = False) -> None:
    """Stop where no screen can be shown, or where it could keep nothing.

    Args:
        folder: Where the alliances are, or will be; None where nothing is made there.
        make: Whether something is about to be written there.

    Raises:
        MisuseError: There is no terminal.
        SentenceError: The folder cannot be used.
    """
    from alliance_tui.cli.console import check_folder, check_terminal

    check_terminal()
    if folder is not None:
        check_folder(folder, make=make)


def open_screen(library: Library, start: Start) -> NoReturn:
    """Show the screen until people leave it, and end with its exit status."""
    from alliance_tui.cli.offline import stay_offline

    stay_offline()
    from alliance_tui.clock import Clock
    from alliance_tui.settings.offer import Offer
    from alliance_tui.storage.library import FileLibrary
    from alliance_tui.storage.places import TRASH
    from alliance_tui.ui.run import run

    clock = Clock()
    # Not by pathlib, which raises where this account may not look.
    if isinstance(library, FileLibrary) and os.path.isdir(library.folder / TRASH):  # noqa: PTH112
        from alliance_tui.storage.expiring import expire

        library.notes = expire(library.folder, clock.now())
    offer = Offer(own_settings())
    sys.exit(run(library, clock, offer, start, lambda: offer.problems, offer.newest))
