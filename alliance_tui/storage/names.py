"""What the names of our files are made of: of logs, of what lies beside them, and of what is not done yet."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

# Patterns that are compiled when a name is first compared with them: for an empty library there is none.
_OWNED: Final = r"([0-9]+)-[0-9a-f]{8}"
"""The process that something belongs to, and a random word."""

_TEMPORARY: Final = rf"(?s:.*)\.{_OWNED}\.tmp"

_PART: Final = r"(\.journal|\.backup)?"

_ASIDE: Final = rf"json{_PART}\.(damaged|other)-[0-9]+|ours-[0-9]+\.json{_PART}"

_TWICE: Final = r"ours-[0-9]+\.json|json\.journal\.other-[0-9]+"


def log_name(stem: str) -> str:
    """What the file of a log is called.

    Args:
        stem: The id of a session, or `alliance`.
    """
    return f"{stem}.json"


def is_journal(path: Path) -> bool:
    """Whether a file is a journal, by its name: one that was set aside or copied, too."""
    return ".journal" in path.name


def owned() -> str:
    """A word that no other process uses, and this one only once."""
    return f"{os.getpid()}-{os.urandom(4).hex()}"


def owner_of(word: str) -> int | None:
    """The process that made such a word; None where it is none."""
    found = re.fullmatch(_OWNED, word)
    return int(found[1]) if found else None


def temporary_name(name: str) -> str:
    """What something is called until it gets its name."""
    return f"{name}.{owned()}.tmp"


def temporary_owner(name: str) -> int | None:
    """The process that something with a temporary name belongs to; None where it has another name."""
    found = re.fullmatch(_TEMPORARY, name)
    return int(found[1]) if found else None


def is_temporary(name: str) -> bool:
    """Whether something is called so until it gets its name."""
    return re.fullmatch(_TEMPORARY, name) is not None


def is_aside(ending: str) -> bool:
    """Whether a file was set aside: it is damaged, or another program wrote it, or the one it belongs to.

    Args:
        ending: Its name after the one of its log and a dot.
    """
    return re.fullmatch(_ASIDE, ending) is not None


def is_twice(ending: str) -> bool:
    """Whether a file was written here beside the one that another program had written meanwhile.

    Args:
        ending: Its name after the one of its log and a dot.
    """
    return re.fullmatch(_TWICE, ending) is not None


def is_damaged(name: str) -> bool:
    """Whether a file was set aside because it was damaged."""
    return ".damaged-" in name


def is_of_two(name: str) -> bool:
    """Whether a file that was set aside is whole, and lies there because two programs wrote one."""
    return ".ours-" in name or ".other-" in name
