"""The folder of an alliance under the name of another: somebody copied it, or called it something else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import files as say
from alliance_tui.storage.atomic import free_name, sync_folder
from alliance_tui.storage.beginnings import place_of
from alliance_tui.storage.disk import DISK
from alliance_tui.storage.findings import AllianceReport, Finding, State
from alliance_tui.storage.places import ID
from alliance_tui.storage.salvage import read_source


def misplaced(folder: Path, logs: Sequence[Finding]) -> AllianceReport | None:
    """What is found out about a folder in which all is of another alliance than its name tells; else None.

    Args:
        folder: The folder.
        logs: The logs in it, the alliance's own first.
    """
    own = logs[0]
    if own.state is not State.ASTRAY or any(place_of(one.path, one.records) is State.WELL for one in logs):
        return None
    alliance = fold_alliance(read_source(own.path).records.values(), ())
    if alliance is None or alliance.id == folder.name or not ID.fullmatch(alliance.id):
        return None
    said = say.folder_misplaced(alliance=alliance.id, is_copy=folder.with_name(alliance.id).exists())
    finding = Finding(own.path, State.ASTRAY, said)
    return AllianceReport(AllianceId(folder.name), alliance.title, (finding,), alliance.id)


def put_in_place(folder: Path, alliance: AllianceId) -> tuple[Path, str]:
    """Give a folder the name of the alliance in it, or where there is one, a name that tells it is a copy.

    Args:
        folder: The folder.
        alliance: Which alliance is in it.

    Returns:
        Where it is now, and what was done, as a sentence.

    Raises:
        OSError: The disk does not let us.
    """
    place = folder.with_name(alliance)
    if place.exists():
        place = free_name(DISK, folder.parent, f"{alliance}.copy")
    folder.rename(place)
    sync_folder(DISK, folder.parent)
    return place, say.put_in_place(folder=folder.name, name=place.name)
