"""What is left of commands that were cut off: whoever comes next ends it, or says what cannot be ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_tui.storage.atomic import is_another_running, is_missing
from alliance_tui.storage.disk import StoreError, why
from alliance_tui.storage.names import owned, owner_of
from alliance_tui.storage.places import ALLIANCES, DELETED, STAGE, TRASH, is_doomed, names_in

if TYPE_CHECKING:
    from alliance_tui.storage.entries import Entry

_IN_USE: Final[set[str]] = set()
"""The names of the folders in which this process is unpacking a backup: those are not left over.

Its number alone does not tell: an earlier process, that was killed, may have had the same.
"""


@contextmanager
def new_stage(folder: Path) -> Iterator[Path]:
    """A folder in which this process may unpack a backup; it is not there yet, and gone in the end.

    So are the folders around it that were not there either, unless something was put into them.
    """
    stage = folder / f"{STAGE}{owned()}"
    places = (folder / ALLIANCES, folder / TRASH, folder, *folder.parents)
    new = [one for one in places if is_missing(one)]
    _IN_USE.add(stage.name)
    try:
        yield stage
    finally:
        _IN_USE.discard(stage.name)
        with suppress(StoreError):
            # The next list tries it again, and says why it cannot.
            end_restoring(folder, stage)
        for place in new:
            with suppress(OSError):
                # What something lies in stays.
                place.rmdir()


def left_over(folder: Path) -> tuple[Path, ...]:
    """The folders that other processes would have removed from a data folder, and no longer can."""
    doomed = [
        folder / place / name
        for place in (ALLIANCES, TRASH)
        for name in sorted(one for one in names_in(folder / place) if one.endswith(DELETED))
        if is_doomed(name)
    ]
    return (*doomed, *(folder / name for name in sorted(names_in(folder)) if _is_left_stage(name)))


def sweep(folder: Path, stayed: list[Path] | None = None) -> tuple[str, ...]:
    """End what other processes began in a data folder, and no longer can.

    Args:
        folder: The data folder.
        stayed: Is told the folders in which something stayed that is not this program's; None for it to be
            said as well.

    Returns:
        What could not be ended, a sentence each.
    """
    sentences: list[str] = []
    for path in left_over(folder):
        try:
            if path.name.startswith(STAGE):
                end_restoring(folder, path)
            elif (left := _end_removing(folder, path)) is None:
                continue
            elif stayed is not None:
                stayed.append(left)
            else:
                from alliance_tui.storage.sparing import told_spared

                sentences.extend(told_spared([left]))
        except StoreError as error:
            sentences.append(str(error))
        except LookupError:
            # Whoever has the alliance open is removing it, or leaves it to whoever comes after.
            continue
    return tuple(sentences)


def _end_removing(folder: Path, doomed: Path) -> Path | None:
    """Remove what is being removed; the folder that stays, for others have something in it, None for none."""
    # Here, because as a rule nothing is left over; the same below.
    from alliance_tui.sentences import trash as say
    from alliance_tui.storage.behind import alliances_of, led_to, remove_behind
    from alliance_tui.storage.removing import finish
    from alliance_tui.storage.sparing import remove_own

    finish(folder, doomed)
    try:
        whose, elsewhere = alliances_of(doomed), led_to(doomed)
        # Where its names lead elsewhere, the words are there.
        remove_behind(folder, doomed)
        gone = [one for one in elsewhere if not one.exists()]
    except OSError as error:
        raise StoreError(say.is_left(path=error.filename or str(doomed), why=why(error))) from error
    return remove_own(doomed, whose, gone)


def end_restoring(folder: Path, stage: Path) -> None:
    """Remove a folder in which a backup was unpacked.

    An alliance that made room for one of the backup, which then never took its place, goes back there first:
    else nobody would find it. So does a session that made room for another state of it.

    Raises:
        StoreError: Not all of it can be removed; the text is a sentence.
    """
    from alliance_tui.sentences import trash as say
    from alliance_tui.storage.dooming import remove
    from alliance_tui.storage.entries import entries
    from alliance_tui.storage.trash import bring_back

    for entry in entries(folder):
        if entry.note.restoring == stage.name and not _has_taken_its_place(folder, entry):
            try:
                bring_back(folder, entry)
            except (LookupError, StoreError) as error:
                # It is tried again as long as the folder is there.
                raise StoreError(say.made_room(id=entry.path.name, why=str(error))) from error
    remove(stage)


def _has_taken_its_place(folder: Path, entry: Entry) -> bool:
    """Whether something is where an alliance or a session was that made room; or nobody can put it there."""
    from alliance_tui.storage.stamps import stamps_of

    home = folder / ALLIANCES / entry.note.alliance
    if entry.note.session is None:
        return home.exists()
    return not home.is_dir() or entry.note.session in stamps_of(home).sessions


def _is_left_stage(name: str) -> bool:
    if not name.startswith(STAGE) or name in _IN_USE:
        return False
    owner = owner_of(name.removeprefix(STAGE))
    return owner is None or not is_another_running(owner)
