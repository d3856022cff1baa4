"""The catalogue: a row for each alliance with its sessions, so that listing them reads one file.

A cache: each row says in which state it found its files, and whatever does not fit is read again. Rows are
bytes until they are looked at, one by one: the states of 10,000 files are needed once, and fill megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

from alliance_tui import __version__
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.sentences.typed import Shell
from alliance_tui.storage.atomic import remove_stale, replace_file
from alliance_tui.storage.disk import DISK, Disk
from alliance_tui.storage.signed import META, encode_file, is_as_written
from alliance_tui.storage.stamps import Stamps
from alliance_tui.storage.values import encode


class Problem(Struct, frozen=True, omit_defaults=True):
    """What of an alliance could not be read, or is not as it should be."""

    sentence: str
    """It, for people."""

    is_passing: bool = False
    """Whether the next opening sees to it by itself."""

    is_over: bool = False
    """Whether nobody could read any of what it tells of: it is told for as long as remains lie there."""


class Entry(Struct, frozen=True, omit_defaults=True):
    """What is known of one alliance and its sessions."""

    id: str
    """The name of its folder: its id, as a rule."""

    stamps: Stamps
    """The state of its files when they were read."""

    line: AllianceSummary | None
    """What is shown of it, sessions included; None where there is nothing to show."""

    problems: tuple[Problem, ...] = ()
    """What of it could not be read."""

    data_dir: str = ""
    """The data folder as it is typed in the commands that these tell of; empty where it is not."""

    @property
    def is_told_here(self) -> bool:
        """Whether the commands it tells of are those that find the same alliances from this shell."""
        return not self.problems or self.data_dir == Shell.data_dir


Row = Raw
"""An entry as it is kept in the catalogue."""


SHAPE: Final = 5
"""Of the rows: one higher whenever something in them is new, or means something else than before."""


def _made() -> dict[str, Any]:
    """What a catalogue says of how it was made; one that says something else is not believed."""
    return {"program": __version__, "shape": SHAPE}


class _File(Struct):
    meta: dict[str, dict[str, Any]]
    alliances: dict[str, Raw]


class _Named(Struct):
    id: str


def read_catalogue(path: Path) -> dict[str, Row]:
    """All rows, by the names of their folders; none where it is missing, damaged, or made otherwise."""
    try:
        raw, _ = DISK.read(path)
        if not is_as_written(raw):
            return {}
        file = _FILE.decode(raw)
        if file.meta.get("1") != _made():
            return {}
        return {_NAMED.decode(row).id: row for row in file.alliances.values()}
    except (OSError, ValueError, RecursionError):
        return {}


def fitting(row: Row | None, stamps: Stamps) -> Entry | None:
    """What a row tells; None where it is not what reading the files would tell now."""
    try:
        entry = _ENTRY.decode(row) if row is not None else None
    except (ValueError, RecursionError):
        return None
    return entry if entry is not None and entry.stamps == stamps and entry.is_told_here else None


def row_of(entry: Entry) -> Row:
    """An entry as it is kept."""
    return Raw(encode(entry))


_FILE: Final = msgspec.json.Decoder(_File)

_NAMED: Final = msgspec.json.Decoder(_Named)

_ENTRY: Final = msgspec.json.Decoder(Entry)


def write_catalogue(disk: Disk, path: Path, rows: Iterable[Row]) -> None:
    """Write all rows, as a file that TinyDB opens.

    Raises:
        OSError: The disk does not let us; nothing but time is lost.
    """
    tables: dict[str, dict[str, Any]] = {
        META: {"1": _made()},
        "alliances": {str(number): row for number, row in enumerate(rows, 1)},
    }
    remove_stale(disk, path.parent, path.name)
    replace_file(disk, path, encode_file(tables, 1, 0))
