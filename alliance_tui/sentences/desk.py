"""Why an alliance or a session cannot be founded, opened, gone on with or deleted."""

from __future__ import annotations

from typing import Final

NOTHING_OPEN: Final = "No alliance is open."
"""Where something is asked of an alliance and none is open."""


def cannot_be_kept(*, reason: str) -> str:
    """Where a new alliance finds no place on the disk.

    Args:
        reason: As the machine says it, such as "No space left on device".
    """
    return f"The new alliance cannot be kept: {reason}."


NO_SUCH_ALLIANCE: Final = "There is no such alliance."
"""Where one is opened that was deleted meanwhile."""


def cannot_be_opened(*, reason: str) -> str:
    """Where its files cannot be read.

    Args:
        reason: As the machine says it, such as "Permission denied".
    """
    return f"This alliance cannot be opened: {reason}."


OTHER_NOT_SAVED: Final = "Not everything is saved of the alliance that is open."
"""Where another one is to be opened or founded."""

NO_BEGINNING: Final = "This alliance has no beginning: its file is empty."
"""Where nothing is written in its file."""

NONE_UNFINISHED: Final = "No session is unfinished."
"""Where there is none to go on with."""

CANNOT_BE_READ: Final = "This session cannot be read."
"""Where a past session is opened."""

NOT_ALL_SAVED: Final = "Not everything is saved. Nothing was deleted."
"""Where something of it is not on the disk yet."""


def nothing_deleted(*, reason: str) -> str:
    """Where deleting fails.

    Args:
        reason: Why, as a sentence.
    """
    return f"Nothing was deleted. {reason}"
