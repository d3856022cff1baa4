"""Reading files, and nothing else that may have the name of one: a pipe would be waited for without end."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path


class TooLargeError(OSError):
    """A file is larger than is read."""


def read_file(path: Path, largest: int | None = None) -> tuple[bytes, os.stat_result]:
    """All that a file holds, and what the system tells of it.

    Args:
        path: The file.
        largest: Bytes of one that is read; None for any.

    Raises:
        TooLargeError: It is larger; nothing of it was read.
        OSError: It cannot be read; `ESPIPE` where it is a pipe or a device.
    """
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
        if largest is not None and found.st_size > largest:
            raise TooLargeError(errno.EOVERFLOW, os.strerror(errno.EOVERFLOW))
        return file.read(), found


def read_text(path: Path, encoding: str = "utf-8", largest: int | None = None) -> str:
    """All that a file of text holds, whatever its lines end with.

    Args:
        path: The file.
        encoding: What it is written in.
        largest: Bytes of one that is read; None for any.

    Raises:
        TooLargeError: It is larger; nothing of it was read.
        OSError: It cannot be read; `ESPIPE` where it is a pipe or a device.
        UnicodeDecodeError: It is no such text.
    """
    return io.StringIO(read_file(path, largest)[0].decode(encoding), newline=None).read()


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
