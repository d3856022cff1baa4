"""What lies elsewhere, and is only named in the data folder: moved with its name, and removed with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_tui.storage.atomic import discard, temporary
from alliance_tui.storage.disk import DISK, LostLinkError
from alliance_tui.storage.entries import CONTENT, NOTE
from alliance_tui.storage.inventory import Kind, Named, named_in
from alliance_tui.storage.places import (
    ALLIANCES,
    ID,
    OWN_LOG,
    OWN_STEM,
    SESSIONS,
    TRASH,
    is_passing,
    lost_link,
    names_in,
)

_INNER: Final = ("", SESSIONS, CONTENT, f"{CONTENT}/{SESSIONS}")
"""Where what was said is, in the folder of an alliance or in an entry of the trash."""

_OURS: Final = {Kind.LOG, Kind.JOURNAL, Kind.BACKUP, Kind.ASIDE, Kind.COPY}
"""The kinds of files that are of an alliance, whoever made them."""


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
        for link in _links(path)
        if not link.readlink().is_absolute()
    }
    return {link: far for link, far in found.items() if not Path(far).is_relative_to(here)}


def _links(path: Path) -> Iterator[Path]:
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


def folders_led_to(folder: Path, doomed: Path) -> list[Path]:
    """The folders elsewhere that go with one that is being removed, in the order in which they may go.

    Only those of an alliance or of the trash, to which nothing else in the data folder leads.

    Args:
        folder: The data folder.
        doomed: What is being removed: a folder, or a link to one.

    Raises:
        OSError: One of them cannot be looked into.
    """
    places = [doomed]
    known = {".", *(one for one in _INNER if doomed.parent.name == TRASH or not one.startswith(CONTENT))}
    for place in places:
        # What is found is looked through too.
        for link in _links(place):
            far, inner = Path(os.path.realpath(link)), link.relative_to(place).as_posix()
            if far in places or not far.is_dir():
                continue
            is_ours = _holds_ours(far, inner) if inner in known else _is_of_same(far, place)
            if is_ours and not _is_needed(folder, far):
                places.append(far)
    # Whatever leads to another one goes later: else a kill between would leave that without a name.
    return places[:0:-1]


def _holds_ours(far: Path, inner: str) -> bool:
    """Whether a folder is of an alliance, by the names of its files: the link was where what was said is.

    Args:
        far: The folder.
        inner: Where the link was, in the folder that is being removed.
    """
    files = [*_named(far, OWN_STEM), *_named(far / SESSIONS, ID), *(_named(far, ID) if inner != "." else ())]
    if (far / NOTE).is_file():
        # All of an entry of the trash.
        files += (one for stems in (OWN_STEM, ID) for one in _named(far / CONTENT, stems))
    # Other files may have such a word in their names too.
    return any(one.kind in _OURS and (one.kind is not Kind.COPY or one.stem != OWN_LOG) for one in files)


def _is_of_same(far: Path, place: Path) -> bool:
    """Whether all that a folder tells of is of the alliance in the one that a link to it was put into."""
    # Here, because hardly anybody puts one there.
    from alliance_tui.storage.misplaced import told_in

    told = told_in(far).keys()
    return bool(told) and told <= {*told_in(place), *told_in(place / CONTENT)}


def _named(place: Path, stems: re.Pattern[str]) -> list[Named]:
    return list(named_in([place / name for name in names_in(place)], stems))


def _is_needed(folder: Path, far: Path) -> bool:
    """Whether something in the data folder that is not being removed lies in a folder, or leads there."""
    used = (
        folder / place / name / inner
        for place in (ALLIANCES, TRASH)
        for name in names_in(folder / place)
        if not is_passing(name)
        for inner in _INNER
    )
    return any(Path(os.path.realpath(one)).is_relative_to(far) for one in (folder, *used))
