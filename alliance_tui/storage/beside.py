"""Which files belong to a database: where its journal lies, and the file that a link to it leads to."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from alliance_tui.sentences import store as say
from alliance_tui.storage.disk import DISK, MissingError, StoreError


def journal_of(path: Path) -> Path:
    """Where the journal of a file is."""
    return path.with_name(f"{path.name}.journal")


def is_empty_alone(path: Path) -> bool:
    """Whether all there is of a session is a journal in which nothing stands: nobody knows whether it began.

    Args:
        path: Its file, which is not there.
    """
    journal = journal_of(path)
    with suppress(OSError):
        state = journal.lstat()
        if stat.S_ISREG(state.st_mode) and not state.st_size:
            return [one for one in DISK.names(path.parent) if path.stem in one] == [journal.name]
    return False


def leads_nowhere(path: Path) -> StoreError:
    """What is said of a link where nothing is that it leads to."""
    return MissingError(say.link_to_nothing(name=path.name, target=os.path.realpath(path)))


def followed(path: Path) -> Path:
    """The file that a link leads to, beside which its journal is; itself where it is none.

    So it is, too, where the link leads nowhere and a journal lies beside it: that is all there is.
    """
    try:
        if not path.is_symlink():
            return path
        target = Path(os.path.realpath(path))
        return path if not target.exists() and journal_of(path).exists() else target
    except OSError:
        # Whoever reads it says why that cannot be done.
        return path
