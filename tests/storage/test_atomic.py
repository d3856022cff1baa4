"""Files that are there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os

import pytest

from alliance_tui.storage.atomic import name_new
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
