"""Sessions of which nothing is left but a backup in which nothing can be read."""

from __future__ import annotations

from alliance_tui.sentences import files as say
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.inventory import LogFiles
from alliance_tui.storage.places import OWN


def told_lost(found: Finding, log: LogFiles) -> Finding:
    """What was found out about a log, once it is known whether there was a session and nothing of it is left.

    A backup is only made of a file that was there. Where something was set aside, that is what is left of it,
    and whoever set it aside said so.

    Args:
        found: What was found out.
        log: The files that hold it, or parts of it.
    """
    left = backup_of(log.path)
    is_lost = (
        found.state is State.EMPTY
        and not log.copies
        and log.others == [left]
        and log.path.name != OWN
        and not log.path.exists()
    )
    if not is_lost:
        return found
    said = say.session_lost(file=log.path.name, backup=left.name)
    return Finding(log.path, State.LOST, said, counted=True)
