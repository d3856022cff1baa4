"""Why a log cannot be opened, with what can be done about it."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.storage.disk import DamagedError, MissingError, StoreError, remedy


def with_advice(path: Path, error: StoreError) -> str:
    """Why a log cannot be opened, and what can be done about it, in a sentence or two.

    Args:
        path: Its file.
        error: What was said of it.
    """
    return f"{error} {advice(path, error)}".rstrip()


def advice(path: Path, error: StoreError) -> str:
    """What can be done about a log that cannot be opened, as a sentence; empty where nobody knows.

    Args:
        path: Its file.
        error: What was said of it.
    """
    from alliance_tui.sentences import listed as say

    is_gone = isinstance(error, MissingError) and not path.is_symlink()
    return say.repair_mends() if is_gone or isinstance(error, DamagedError) else remedy(error)
