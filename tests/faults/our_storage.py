"""A pytest plugin that puts our storage in the place of TinyDB's own, before TinyDB's tests import it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import tinydb
from tinydb import storages

from alliance_tui.storage.tiny import JournalStorage

SPACING: Final = {"ensure_ascii", "sort_keys", "indent", "separators"}
"""How TinyDB's storage lets its JSON be spelled; ours has one way."""


class OurStorage(JournalStorage):
    """Ours, without the wishes about how the JSON is spelled."""

    def __init__(
        self, path: str | Path, create_dirs: bool = False, access_mode: str = "r+", **options: Any
    ) -> None:
        kept = {name: value for name, value in options.items() if name not in SPACING}
        super().__init__(path, create_dirs, access_mode, **kept)


tinydb.JSONStorage = storages.JSONStorage = OurStorage  # type: ignore[assignment,misc]
tinydb.TinyDB.default_storage_class = OurStorage  # type: ignore[assignment]
