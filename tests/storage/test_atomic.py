"""Files that are there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os

import pytest

from alliance_tui.storage.atomic import copy_aside, name_new, set_aside
from tests.storage.disks import FOLDER, Breakage, Inode, SimulatedDisk

BESIDE, TARGET = FOLDER / "a.zip.1-00000000.tmp", FOLDER / "a.zip"

BOTH = pytest.mark.parametrize("broken", [(), ("link",)], ids=["with links", "without links"])
"""A disk on which a file may have two names, and one on which it may not, such as a memory stick."""


@BOTH
def test_a_whole_file_gets_its_name(broken: tuple[str, ...]) -> None:
    """It is the same file, so that nothing of it has to be written once more."""
    disk = SimulatedDisk({BESIDE: b"whole"})
    disk.step = Breakage(errno.EPERM, *broken)
    whole = disk.files[BESIDE]
    name_new(disk, BESIDE, TARGET)
    assert disk.files[TARGET] is whole


@BOTH
def test_a_whole_file_never_takes_the_name_of_another(broken: tuple[str, ...]) -> None:
    """Both are as they were."""
    disk = SimulatedDisk({BESIDE: b"whole", TARGET: b"another"})
    disk.step = Breakage(errno.EPERM, *broken)
    with pytest.raises(FileExistsError):
        name_new(disk, BESIDE, TARGET)
    assert {path: one.data for path, one in disk.files.items()} == {BESIDE: b"whole", TARGET: b"another"}


@pytest.mark.parametrize("moment", ["link", "open"])
def test_a_file_that_appears_meanwhile_is_not_replaced_either(moment: str) -> None:
    """Where there are no links, no moment lies between looking and naming."""
    disk = SimulatedDisk({BESIDE: b"whole"})

    def step(operation: str) -> None:
        if operation == moment:
            disk.files[TARGET] = Inode(99, b"another")
        if operation == "link":
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    disk.step = step
    with pytest.raises(FileExistsError):
        name_new(disk, BESIDE, TARGET)
    assert disk.files[TARGET].data == b"another"


def test_a_name_that_cannot_be_given_is_free_again() -> None:
    """Nobody finds an empty file there, and takes it for the one that was meant."""
    disk = SimulatedDisk({BESIDE: b"whole"})
    disk.step = Breakage(errno.EIO, "link", "replace")
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        name_new(disk, BESIDE, TARGET)
    assert set(disk.files) == {BESIDE}


PATH, ASIDE, SECOND = FOLDER / "a.json", "a.json.damaged-1", "a.json.damaged-2"
"""A file, the name that it would be kept under, and the next one."""


def taken_meanwhile(disk: SimulatedDisk, name: str, *broken: str) -> None:
    """Have another program take a name just before a file would get it; some operations fail."""

    def step(operation: str) -> None:
        if operation in {"link", "replace"}:
            disk.files.setdefault(FOLDER / name, Inode(99, b"another"))
        if operation in broken:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    disk.step = step


@BOTH
def test_what_is_set_aside_never_takes_a_name_that_came_meanwhile(
    broken: tuple[str, ...],
) -> None:
    """It gets the next one, and is gone from where it was."""
    disk = SimulatedDisk({PATH: b"damaged"})
    taken_meanwhile(disk, ASIDE, *broken)
    assert set_aside(disk, PATH, "damaged") == FOLDER / SECOND
    assert disk.contents() == {ASIDE: b"another", SECOND: b"damaged"}


@BOTH
def test_what_is_kept_as_well_never_takes_a_name_that_came_meanwhile(
    broken: tuple[str, ...],
) -> None:
    """The file it is kept of stays."""
    disk = SimulatedDisk({PATH: b"damaged"})
    taken_meanwhile(disk, ASIDE, *broken)
    assert copy_aside(disk, PATH, b"damaged", "damaged") == FOLDER / SECOND
    assert disk.contents() == {ASIDE: b"another", SECOND: b"damaged", PATH.name: b"damaged"}


def test_a_file_that_comes_while_one_is_set_aside_stays() -> None:
    """Only what has its new name loses the old one."""
    disk = SimulatedDisk({PATH: b"damaged"})

    def step(operation: str) -> None:
        if operation == "stat":
            disk.files[PATH] = Inode(99, b"another")

    disk.step = step
    set_aside(disk, PATH, "damaged")
    assert disk.contents() == {PATH.name: b"another", ASIDE: b"damaged"}


@pytest.mark.parametrize("broken", [("link", "replace"), ("link", "open")])
def test_a_file_that_cannot_be_set_aside_is_where_it_was(broken: tuple[str, ...]) -> None:
    """And that is said."""
    disk = SimulatedDisk({PATH: b"damaged"})
    disk.step = Breakage(errno.EIO, *broken)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        set_aside(disk, PATH, "damaged")
    assert disk.contents() == {PATH.name: b"damaged"}
