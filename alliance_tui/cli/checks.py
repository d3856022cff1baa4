"""Whether a screen can be shown, and whether what is said could be kept."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from pathlib import Path
from typing import Final

from alliance_tui.sentences import commands as say

UTF_8: Final = "utf-8"
"""The one encoding that has every sign which is drawn."""


def why_no_terminal() -> str | None:
    """Why no screen can be shown, as a sentence; None where one can."""
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return say.no_terminal()
    # What draws writes there.
    encoding = sys.__stderr__.encoding if sys.__stderr__ is not None else UTF_8
    return None if codecs.lookup(encoding).name == UTF_8 else say.needs_utf8(encoding=encoding)


def why_no_folder(folder: Path, *, make: bool) -> str | None:
    """Why nothing that is said could be kept in a folder, as a sentence; None where it can.

    Args:
        folder: Where the alliances are, or will be. One that is there may be looked at, if it can be.
        make: Whether something is about to be written: then it is made, and has to be writable.
    """
    if sentence := why_lost(folder):
        return sentence
    try:
        if make:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
        if there != folder or make:
            os.close(os.open(there, os.O_RDONLY | os.O_DIRECTORY))
            if not os.access(there, os.W_OK | os.X_OK):
                is_read_only = os.statvfs(there).f_flag & os.ST_RDONLY
                raise OSError(errno.EROFS, "") if is_read_only else PermissionError(0, say.MAY_NOT_WRITE)
        else:
            return _said_of_closed(folder)
    except OSError as error:
        from alliance_tui.storage.disk import why

        return say.cannot_keep(folder=str(folder), why=why(error))
    return None


def why_lost(folder: Path) -> str | None:
    """That a data folder, or that of its alliances, is a link to none, as a sentence; None else."""
    from alliance_tui.storage.places import ALLIANCES, lost_link

    lost = lost_link(folder / ALLIANCES)
    if lost is None:
        return None
    from alliance_tui.sentences import store
    from alliance_tui.storage.disk import why

    return store.cannot_be_read(name=str(folder), why=why(lost))


def said_of_new(folder: Path, *, is_chosen: bool) -> str:
    """That a folder is not there yet, as a sentence; empty where it is, or where nobody named one.

    Args:
        folder: The data folder.
        is_chosen: Whether somebody named it: whoever did not, begins for the first time.
    """
    if is_chosen:
        try:
            folder.lstat()
        except FileNotFoundError:
            return say.folder_is_new(folder=str(folder))
        except OSError:
            # It may be there: whoever looks into it says why they cannot.
            return ""
    return ""


def _said_of_closed(folder: Path) -> str | None:
    """Why nothing in a folder can be looked at, as a sentence; None where it can be."""
    from alliance_tui.storage.places import why_closed

    error = why_closed(folder)
    if error is None:
        return None
    from alliance_tui.sentences import store
    from alliance_tui.storage.disk import why

    return store.cannot_be_read(name=str(folder), why=why(error))
