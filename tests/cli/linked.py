"""Parts of an alliance that lie elsewhere, where somebody keeps other things too."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from alliance_tui.clock import Clock
from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.names import log_name
from tests.storage.people import every_byte, held_one

WORDS = "KEPTWORDS"
"""What was said."""


def lies_elsewhere(data_dir: Path, far: Path, part: str, *, relative: bool) -> AllianceId:
    """Hold a session, and put a part of its alliance where other things are too; a link leads there."""
    id_, session = held_one(FileLibrary(data_dir), WORDS)
    home = data_dir / "alliances" / id_
    place = home / (f"sessions/{log_name(session)}" if part == "session" else part)
    far.mkdir(exist_ok=True)
    target = far / place.name
    place.rename(target)
    link_to(place, target, relative=relative)
    put_others(far)
    if target.is_dir():
        put_others(target)
    return id_


def put_others(folder: Path) -> None:
    """Somebody keeps something of their own in a folder."""
    (folder / "mine.txt").write_text("mine")
    (folder / "photos").mkdir()
    (folder / "photos" / "one.json").write_text("mine")


def others_alone(folder: Path) -> bool:
    """Whether all that was put into folders is in them, and nothing else."""
    files = [path for path in folder.rglob("*") if not path.is_dir()]
    places = {path.parent for path in files if path.name == "mine.txt"}
    expected = {place / name for place in places for name in ("mine.txt", "photos/one.json")}
    return {*files} == expected and folder in places and {*every_byte(folder)} == {*b"mine"}


def link_to(place: Path, target: Path, *, relative: bool) -> None:
    """Have one name lead to another."""
    place.symlink_to(os.path.relpath(target, place.parent) if relative else target)


def everything(*folders: Path) -> bytes:
    """All that any file holds."""
    return b"".join(every_byte(one) for one in folders)


def deleted_long_ago(data_dir: Path) -> None:
    """Delete all there is, as of 31 days ago."""
    library = FileLibrary(data_dir)
    for one in library.list():
        library.delete(one.id, None, Clock().now() - timedelta(days=31))
