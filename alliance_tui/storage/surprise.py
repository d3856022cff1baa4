"""What went wrong, in words for people: also what nobody foresaw, which is noted in the program's log."""

from __future__ import annotations

from alliance_tui.sentences import store as say
from alliance_tui.storage.disk import why


def reason_of(error: Exception) -> str:
    """What an error means, in words that fit after "because"; the log tells where it was, if no disk says it.

    Args:
        error: What the disk said, or anything else that was raised in reading or writing.
    """
    if isinstance(error, OSError):
        return why(error)
    # Here, because as a rule nothing is.
    from alliance_tui.crash_log import note_survived

    note_survived("stopped in reading or writing a file", error)
    return say.UNFORESEEN
