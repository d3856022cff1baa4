"""What most people type, read without what reads commands: `alliance`, and `alliance open Home`.

Where anything else is asked for, or it cannot be, the commands read the same words and say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from alliance_tui.cli.checks import said_of_new, why_no_folder, why_no_terminal
from alliance_tui.paths import data_folder, is_chosen

if TYPE_CHECKING:
    from alliance_tui.storage.library import FileLibrary
    from alliance_tui.ui.start import Start


class Asked(Struct, frozen=True):
    """What is asked for."""

    wanted: str = ""
    """An alliance or session, by its id or title; empty for all there are."""

    folder: str = ""
    """The data folder; empty for the usual one."""


def asked_for(words: Sequence[str]) -> Asked | None:
    """What plain words ask for; None where the commands have to read them."""
    match words:
        case []:
            asked = Asked()
        case ["--data-dir", folder]:
            asked = Asked(folder=folder)
        case ["open", wanted]:
            asked = Asked(wanted)
        case ["--data-dir", folder, "open", wanted] | ["open", wanted, "--data-dir", folder]:
            asked = Asked(wanted, folder)
        case _:
            return None
    return asked if all(word and not word.startswith("-") for word in words[1::2]) else None


def open_plainly(words: Sequence[str]) -> None:
    """Open what plain words ask for, and end with the screen's exit status; else do nothing."""
    asked = asked_for(words)
    if asked is None or why_no_terminal():
        return
    folder = data_folder(asked.folder)
    if why_no_folder(folder, make=False):
        return
    if asked.folder:
        from alliance_tui.cli.shell import go_on_with

        go_on_with(asked.folder)
    from alliance_tui.cli.screen import open_screen
    from alliance_tui.storage.library import FileLibrary

    library = FileLibrary(folder)
    start = _start(library, asked.wanted, said_of_new(folder, is_chosen=is_chosen(asked.folder)))
    if start is not None:
        open_screen(library, start)


def _start(library: FileLibrary, wanted: str, new: str) -> Start | None:
    """What to show first, and that the folder is new; None where there is something to say before."""
    from alliance_tui.ui.start import AtLibrary, start_with

    if not wanted:
        return AtLibrary(new)
    from alliance_tui.domain.finding import Found, find

    found = find(wanted, library.list())
    if library.problems or not isinstance(found, Found):
        return None
    return start_with(found)
