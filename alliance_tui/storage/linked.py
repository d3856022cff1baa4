"""What lies elsewhere, and is only named in the data folder: its name is moved, and it stays where it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from alliance_tui.storage.atomic import discard, temporary
from alliance_tui.storage.disk import DISK, LostLinkError
from alliance_tui.storage.places import SESSIONS, lost_link


def move(path: Path, target: Path) -> None:
    """Give a file or a folder another place, in one step; each link leads from there where it led.

    Args:
        path: It, or a link to it; what a link leads to stays where it is.
        target: The place.

    Raises:
        OSError: The disk does not let us.
    """
    led = _leading_out(path)
    for inner, far in led.items():
        # By its whole path it leads there from either place, whenever the power goes.
        _lead(path / inner, far)
    try:
        path.rename(target)
        path = target
    finally:
        for link, far in ((path / inner, far) for inner, far in led.items()):
            with suppress(OSError):
                # As it was said before: all of it may be on a stick.
                _lead(link, os.path.relpath(far, os.path.realpath(link.parent)))


def _leading_out(path: Path) -> dict[Path, str]:
    """The links in a folder, or it itself, that name a place from where they are, and that place."""
    here = Path(os.path.realpath(path.parent), path.name)
    found = {
        link.relative_to(path): os.path.realpath(link)
        for link in links(path)
        if not link.readlink().is_absolute()
    }
    return {link: far for link, far in found.items() if not Path(far).is_relative_to(here)}


def links(path: Path) -> Iterator[Path]:
    """The links in a folder, or it itself where it is one: none is followed."""
    if path.is_symlink():
        yield path
        return
    for here, inner, names in os.walk(path):
        # Not by pathlib, which raises where this account may not look.
        yield from (Path(here, one) for one in (*inner, *names) if os.path.islink(Path(here, one)))  # noqa: PTH114


def _lead(link: Path, far: str) -> None:
    """Have a link lead elsewhere, in one step."""
    beside = temporary(link)
    beside.symlink_to(far)
    try:
        DISK.replace(beside, link)
    except OSError:
        discard(DISK, beside)
        raise


def lost_in(home: Path) -> LostLinkError | None:
    """The link because of which an alliance, or its sessions, cannot be found now; None where they can."""
    return lost_link(home / SESSIONS)
