"""What else is known of a log that is held: it is added to it, and what cannot be is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from alliance_tui.domain.events import Record
from alliance_tui.sentences import opened as say
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.places import OWN


def take_in_known(pairs: Iterable[tuple[FileLog, FileLog]]) -> Iterator[str]:
    """Keep what was written here before another process took the lock, and that one did not keep.

    Until it lets go, this is only seen; and what it deleted stays deleted.

    Args:
        pairs: Each log as it is by now, and as it was known here.

    Yields:
        Which of them says something else by now, a sentence each.
    """
    for log, known in pairs:
        if log is not known and log.take_in(known.read()):
            yield say.two_differ(whole=log.file.path.name == OWN, folder=str(log.file.path.parent))


def take_in_beside(logs: Iterable[FileLog], twice: Sequence[Path]) -> Iterator[str]:
    """Add what two programs wrote at once, of which one had to be kept beside the other.

    The files beside stay as they are. Where a log may not be written, it is only read so.

    Args:
        logs: All logs of an alliance.
        twice: The files beside them that lie there because of that.

    Yields:
        Of which of them that is so, a sentence each.
    """
    if not twice:
        return
    for log in logs:
        path, told = log.file.path, len(log.read())
        beside = (one for one in twice if one.parent == path.parent and one.name.startswith(f"{path.stem}."))
        for one in sorted(beside):
            log.take_in(_sure_of(path, one), as_ended=False)
        if len(log.read()) > told:
            yield say.joined_again(whole=path.name == OWN, is_kept=log.file.read_only is None)


def _sure_of(path: Path, beside: Path) -> Iterator[Record]:
    """The records in a file beside a log that are surely of it, and as they were written."""
    # Here, because as a rule there is no such file.
    from alliance_tui.storage.beginnings import place_of
    from alliance_tui.storage.findings import State
    from alliance_tui.storage.salvage import read_source

    source = read_source(beside)
    if place_of(path, source.records.values()) is not State.ASTRAY:
        yield from (one for name, one in source.records.items() if source.sure or name in source.vouched)
