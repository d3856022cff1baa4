"""The program's log: where something broke, without a word that anyone typed."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from alliance_tui.paths import log_file

_NOTED: Final[set[str]] = set()
"""What was noted of things that broke and were survived."""


def note_place(did: str, kind: type[BaseException] | None, trace: TracebackType | None) -> Path | None:
    """Write the place of an exception to the log, without its message or variables.

    Args:
        did: What the program did for it, in words before "by" and the kind of the exception.
        kind: Its class.
        trace: Where it came about.

    Returns:
        The log; None where it could not be written.
    """
    return _write(_told(did, kind, trace))


def note_survived(did: str, error: Exception) -> None:
    """The same for one after which the program goes on; what is tried again and again is noted once.

    Args:
        did: What the program did for it, in words before "by" and the kind of the exception.
        error: It.
    """
    told = _told(did, type(error), error.__traceback__)
    if told not in _NOTED:
        _NOTED.add(told)
        _write(told)


def _told(did: str, kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([f"{did} by {kind.__name__ if kind else 'unknown'}", *lines])


def _write(told: str) -> Path | None:
    path = log_file()
    try:
        if path.exists() and not path.is_file():
            # A pipe would be waited for.
            return None
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    try:
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        handler.emit(logging.LogRecord("alliance", logging.ERROR, "", 0, told, None, None))
    finally:
        handler.close()
    return path
