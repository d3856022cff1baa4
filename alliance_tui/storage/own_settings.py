"""A user's own settings in a backup: files beside the alliances, never put over others unasked."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from alliance_tui.own_files import LARGEST, is_own
from alliance_tui.sentences import backup as say
from alliance_tui.storage.atomic import copy_aside, make_folder, remove_stale, sync_folder
from alliance_tui.storage.disk import DISK, LibraryDisk, StoreError, why
from alliance_tui.storage.giving import give

FOLDER: Final = "settings"
"""The folder they are in, in a backup too."""

NAME: Final = re.compile(r"[^/\\:.\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]{0,99}\.toml")
"""What their files are called in a backup: any machine knows such a name."""


class _Settings(LibraryDisk):
    """The disk, for the files of settings."""

    largest = LARGEST


_DISK: Final = _Settings()


class OwnSetting(Struct, frozen=True):
    """A setting of the user's own that is in a backup."""

    name: str
    """What its file is called."""

    is_new: bool
    """Whether there is no file of this name here."""

    same: bool = False
    """Whether the file here holds the same."""

    @property
    def title(self) -> str:
        """The name without its ending."""
        return self.name.removesuffix(".toml")


def settings_in(folder: Path) -> Iterator[Path]:
    """The files of a user's own settings; none where the folder is not there.

    Raises:
        OSError: It cannot be looked into.
    """
    try:
        names = DISK.names(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (folder / name for name in sorted(names) if is_own(name))


def settings_or_why(folder: Path | None) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The settings for a backup, by their names in it, and why others are not in it, a sentence each.

    Args:
        folder: The folder they are in; None for no settings.
    """
    held: dict[str, bytes] = {}
    missing = []
    try:
        own = tuple(settings_in(folder)) if folder is not None else ()
    except OSError as error:
        return held, (say.left_out(file=str(folder), why=why(error)),)
    for path in own:
        if not NAME.fullmatch(path.name):
            missing.append(say.odd_name(file=ascii(str(path))[1:-1]))
            continue
        try:
            held[f"{FOLDER}/{path.name}"] = _DISK.read(path)[0]
        except OSError as error:
            missing.append(say.left_out(file=str(path), why=why(error)))
    return held, tuple(missing)


def settings_of(stage: Path, folder: Path) -> tuple[OwnSetting, ...]:
    """The settings in an unpacked backup, compared with the ones that are here.

    Args:
        stage: Where the backup was unpacked.
        folder: The folder of the user's own.

    Raises:
        StoreError: That cannot be looked into; the text is a sentence.
    """
    found = []
    theirs = tuple(settings_in(stage / FOLDER))
    try:
        tuple(settings_in(folder) if theirs else ())
    except OSError as error:
        raise cannot_be_used(folder, error) from error
    for path in theirs:
        name = path.name
        try:
            same = _DISK.read(folder / name)[0] == _DISK.read(path)[0]
            found.append(OwnSetting(name, is_new=False, same=same))
        except FileNotFoundError:
            found.append(OwnSetting(name, is_new=True))
        except OSError:
            # Something is there, and is not to be overwritten.
            found.append(OwnSetting(name, is_new=False))
    return tuple(found)


def cannot_be_used(folder: Path, error: OSError) -> StoreError:
    """What is said, before anything is changed, of a folder that something is to be put into."""
    may_not = error.errno in {errno.EACCES, errno.EPERM}
    return StoreError(say.cannot_be_used(folder=str(folder), why=why(error), may_not=may_not))


def bring_settings(stage: Path, folder: Path, wanted: tuple[str, ...]) -> dict[str, str]:
    """Put settings of an unpacked backup in their places; what was there is kept under another name.

    Args:
        stage: Where the backup was unpacked.
        folder: The folder of the user's own; made if it is not there.
        wanted: Which ones.

    Returns:
        The names that files which were there are kept under, by their own.

    Raises:
        StoreError: The disk does not let us; the text is a sentence.
    """
    kept = {}
    with suppress(OSError):
        # What is wrong with the folder is said where something is to be put there.
        remove_stale(DISK, folder)
    for name in wanted:
        try:
            make_folder(DISK, folder)
            path, data = folder / name, DISK.read(stage / FOLDER / name)[0]
            if path.exists():
                kept[name] = copy_aside(DISK, path, DISK.read(path)[0], "before").name
            give(DISK, path, data, force=name in kept)
            sync_folder(DISK, folder)
        except OSError as error:
            raise StoreError(say.cannot_be_written(file=str(folder / name), why=why(error))) from error
    return kept
