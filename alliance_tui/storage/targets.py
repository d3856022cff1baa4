"""Whether something may be written under a name that people give: over nothing of the program's own."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from alliance_tui.sentences import store as say
from alliance_tui.storage.places import (
    ALLIANCES,
    CATALOGUE,
    SESSIONS,
    STAGE,
    TRASH,
    holds_logs,
    names_in,
    shown,
)


def why_not_there(folder: Path, target: Path) -> str:
    """Why nothing may be written under a name, as a sentence; empty where something may.

    Args:
        folder: The data folder.
        target: The name, by whatever way it leads there.
    """
    if _is_no_file(target):
        return say.no_file_to_write(file=shown(str(target)))
    if _is_own(folder, Path(os.path.realpath(target))):
        return say.own_file(file=shown(str(target)))
    return ""


def _is_no_file(target: Path) -> bool:
    """Whether there is something that is neither a file nor a folder: a pipe or a device."""
    with suppress(OSError):
        mode = target.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def _is_own(folder: Path, real: Path) -> bool:
    """Whether a path without links lies in the data folder, or is a file of the program's own elsewhere.

    Of what others put into the data folder, no words are taken out that were taken back.
    """
    if Path(os.path.realpath(folder)) in real.parents:
        return True
    own = {found for one in (folder, *_own(folder)) if (found := _identity(one)) is not None}
    return any(_identity(one) in own for one in (real, *real.parents))


def _own(folder: Path) -> Iterator[Path]:
    """The program's own files and folders below a data folder: what is in them is too."""
    yield from (folder / ALLIANCES, folder / TRASH)
    for name in names_in(folder):
        if name.casefold().startswith((CATALOGUE, STAGE)):
            yield folder / name
    for root, folders, files in os.walk(folder / ALLIANCES):
        for path in (Path(root, name) for name in (*folders, *files)):
            # It lies elsewhere. A folder that people put here as a link is theirs, unless records are in it.
            # Not by pathlib, which raises where this account may not look.
            is_file = os.path.isfile(path)  # noqa: PTH113
            if os.path.islink(path) and (is_file or path.name == SESSIONS or holds_logs(path)):  # noqa: PTH114
                yield path


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file or folder it is, by whatever name; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
