"""When something breaks: one sentence on screen, and a log without a word that anyone typed."""

from __future__ import annotations

import logging
import sys
import traceback

from alliance_tui.paths import log_file
from alliance_tui.sentences import ending as say


def note_crash() -> str:
    """Write the present exception's place to the log, without its message or variables.

    Returns:
        A sentence for the terminal, with the log's place where it could be written.
    """
    kind, _, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    path = log_file()
    try:
        if path.exists() and not path.is_file():
            # A pipe would be waited for.
            return say.STOPPED
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return say.STOPPED
    try:
        name = kind.__name__ if kind else "unknown"
        text = "\n".join([f"stopped by {name}", *lines])
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        handler.emit(logging.LogRecord("alliance", logging.ERROR, "", 0, text, None, None))
    finally:
        handler.close()
    return say.stopped(log=str(path))
