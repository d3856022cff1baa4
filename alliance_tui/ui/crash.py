"""When something breaks: one sentence on screen, and a log without a word that anyone typed."""

from __future__ import annotations

import sys

from alliance_tui.crash_log import note_place
from alliance_tui.sentences import ending as say


def note_crash() -> str:
    """Write the present exception's place to the log, without its message or variables.

    Returns:
        A sentence for the terminal, with the log's place where it could be written.
    """
    kind, _, trace = sys.exc_info()
    path = note_place("stopped", kind, trace)
    return say.STOPPED if path is None else say.stopped(log=str(path))
