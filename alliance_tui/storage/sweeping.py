"""What is left of commands that were cut off: whoever comes next ends it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from alliance_tui.storage.atomic import is_running
from alliance_tui.storage.catalogue import ALLIANCES
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.trash import DELETED, bring_back, entries

STAGE: Final = ".restoring-"
"""Begins the name of the folder in which a backup is unpacked."""

_OWNER: Final = re.compile(r"([0-9]+)-[0-9a-f]{8}")
"""How that goes on: the process it belongs to and a random word."""


def new_stage(folder: Path) -> Path:
    """A folder in which this process may unpack a backup; it is not there yet."""
    return folder / f"{STAGE}{os.getpid()}-{os.urandom(4).hex()}"


def sweep(folder: Path) -> bool:
    """End what other processes began in a data folder, and no longer can; whether an alliance came back."""
    came_back = False
    for path in (folder / ALLIANCES).glob(f"*{DELETED}"):
        shutil.rmtree(path, ignore_errors=True)
    for stage in left_stages(folder):
        came_back |= end_restoring(folder, stage)
    return came_back


def left_stages(folder: Path) -> Iterator[Path]:
    """The folders in which backups were unpacked by processes that are no more."""
    for stage in folder.glob(f"{STAGE}*"):
        owner = _OWNER.fullmatch(stage.name.removeprefix(STAGE))
        if owner is None or not is_running(int(owner[1])):
            yield stage


def end_restoring(folder: Path, stage: Path) -> bool:
    """Remove a folder in which a backup was unpacked.

    An alliance that made room for one of the backup, which then never took its place, goes back there first:
    else nobody would find it. Answers whether there was one.
    """
    came_back = False
    for entry in entries(folder):
        home = folder / ALLIANCES / entry.note.alliance
        if entry.note.restoring == stage.name and not home.exists():
            try:
                bring_back(folder, entry)
                came_back = True
            except (LookupError, StoreError):
                # It lies in the trash, and is tried again as long as the folder is there.
                return came_back
    shutil.rmtree(stage, ignore_errors=True)
    return came_back
