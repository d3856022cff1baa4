"""Alliances that were saved in a folder in somebody's home, and are not all where they should be yet."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from alliance_tui.domain.words import AllianceId, RecordId, SessionId
from alliance_tui.paths import in_shell
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.places import ALLIANCES, ORIGIN, as_id, names_in, session_file

TAKEN_IN: Final = "taken-in.txt"
"""In such a folder once all of it was taken in; says nothing but that."""

_ERASED: Final = "erased-"
"""Begins the name of a file in such a folder, before the id of what in it was erased."""

_NAME: Final = re.compile(r"alliance-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}(?:[0-9]{2})?")
"""What a folder is called that the program chose; see `paths.folder_beside`."""


def waiting(data: Path, home: Path) -> Iterator[str]:
    """What waits in somebody's home to be taken in, a sentence for each folder there.

    And what lies there of something that was erased, each by itself.

    Args:
        data: The data folder: what was saved because another one was gone is not told.
        home: Where the folders are; as a rule there is none, and nothing is read.
    """
    for folder in _folders(home):
        with suppress(OSError):
            names = names_in(folder)
            is_taken_in = TAKEN_IN in names
            if is_taken_in and not any(one.startswith(_ERASED) for one in names):
                continue
            titles, erased = _found(data, folder)
            # Here, because as a rule there is no such folder.
            from alliance_tui.sentences import backup as say

            if titles and not is_taken_in:
                yield say.words_wait(titles=titles, folder=_typed(folder))
            for title, path in erased:
                yield say.erased_words_lie(title=title, path=_typed(path))


def note_erased(data: Path, home: Path, alliance: AllianceId, session: SessionId | None) -> Iterator[Path]:
    """Note in each folder in somebody's home that something in it was erased; what still lies there.

    Args:
        data: The data folder: what was saved because another one was gone may be wanted for that.
        home: Where the folders are.
        alliance: Which alliance was erased, or has lost a session.
        session: The session; None where all of the alliance was erased.
    """
    for folder in _folders(home):
        there = folder / ALLIANCES / alliance
        path = there if session is None else session_file(there, session)
        if not path.exists():
            continue
        if _origin(folder) == data:
            with suppress(OSError):
                (folder / f"{_ERASED}{session or alliance}.txt").touch()
        yield path


def _folders(home: Path) -> Iterator[Path]:
    """The folders in somebody's home in which alliances were saved that could not be where they should."""
    return (home / one for one in sorted(names_in(home)) if _NAME.fullmatch(one))


def is_saved_elsewhere(folder: Path) -> bool:
    """Whether a folder is one in which an alliance was saved that could not be saved where it should be."""
    is_named = _NAME.fullmatch(folder.name) is not None and (folder / ALLIANCES).is_dir()
    return is_named or (folder / ORIGIN).is_file()


def note_taken_in(folder: Path) -> None:
    """Note that nothing in a folder waits any more."""
    with suppress(OSError):
        # It may be on a stick that cannot be written; then all is compared each time.
        (folder / TAKEN_IN).touch()


def _found(data: Path, folder: Path) -> tuple[tuple[str, ...], list[tuple[str, Path]]]:
    """What the alliances in a folder are called that wait in it, and what lies there that was erased."""
    from alliance_tui.storage.misplaced import held_in

    origin = _origin(folder)
    titles: list[str] = []
    erased: list[tuple[str, Path]] = []
    for name in sorted(names_in(folder / ALLIANCES)):
        alliance, there = as_id(name, AllianceId), folder / ALLIANCES / name
        if alliance is None or not ((data / ALLIANCES / name).is_dir() or origin == data):
            continue
        logs, known = _logs(there), _known(data, alliance)
        held = held_in(there) if not set().union(*logs.values()) <= known else None
        if held is None:
            continue
        gone = [path for path in (there, *logs) if _is_erased(folder, path) and path.exists()]
        erased.extend((held.title, path) for path in gone[:1] if path == there)
        if there in gone:
            continue
        erased.extend((held.title, path) for path in gone if not logs[path] <= known)
        if any(not records <= known for path, records in logs.items() if path not in gone):
            titles.append(held.title)
    return tuple(titles), erased


def _is_erased(folder: Path, path: Path) -> bool:
    """Whether it is noted in a folder that an alliance in it was erased, or a session."""
    return (folder / f"{_ERASED}{path.name.partition('.')[0]}.txt").exists()


def _origin(folder: Path) -> Path | None:
    """The data folder in which the words could not be saved; None where nobody knows."""
    with suppress(OSError):
        return Path(os.fsdecode(DISK.read(folder / ORIGIN)[0].rstrip(b"\n")))
    return None


def _known(data: Path, alliance: AllianceId) -> set[RecordId]:
    """The ids of all records of an alliance in a data folder, the trash included."""
    from alliance_tui.storage.entries import CONTENT, entries
    from alliance_tui.storage.salvage import read_source

    deleted = [one.path / CONTENT for one in entries(data) if one.note.alliance == alliance]
    paths = [path for place in deleted for path in place.rglob("*.json*") if path.is_file()]
    found = [*_logs(data / ALLIANCES / alliance).values(), *(read_source(one).records for one in paths)]
    return {record for records in found for record in records}


def _logs(home: Path) -> dict[Path, set[RecordId]]:
    """The logs in the folder of an alliance, each with the ids of its records."""
    from alliance_tui.storage.inventory import inventory_of, logs_among
    from alliance_tui.storage.salvage import read_source

    logs = logs_among(home, inventory_of(home).files)
    return {one.path: set(read_source(one.path).records) for one in logs}


def _typed(path: Path) -> str:
    """What lies in somebody's home, as it is typed: its name has no sign that a shell reads otherwise."""
    with suppress(RuntimeError, ValueError):
        return f"~/{path.relative_to(Path.home())}"
    return in_shell(path)
