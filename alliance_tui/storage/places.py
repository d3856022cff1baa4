"""Where things lie in a data folder, and what they are called there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.disk import DISK

CATALOGUE: Final = "catalogue.json"
"""The file of the catalogue."""

ALLIANCES: Final = "alliances"
"""The folder of the alliances' folders."""

SESSIONS: Final = "sessions"
"""The folder of an alliance's sessions."""

TRASH: Final = "trash"
"""The folder of what was deleted."""

OWN: Final = "alliance.json"
"""The file of an alliance's own log."""

ID: Final = re.compile(r"[a-z2-7]{12}")
"""What the names of our folders and files are made of."""

OWN_STEM: Final = re.compile(re.escape(OWN.partition(".")[0]))
"""What the one log in the folder of an alliance is called, without the ending."""


def alliances_in(folder: Path) -> list[AllianceId]:
    """The ids of all alliances below a data folder, in order; of a link too, and of what is no folder.

    Raises:
        OSError: They cannot be looked for.
    """
    try:
        return sorted(AllianceId(name) for name in DISK.names(folder / ALLIANCES) if ID.fullmatch(name))
    except FileNotFoundError:
        return []
