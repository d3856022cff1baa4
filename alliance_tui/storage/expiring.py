"""What was deleted too long ago goes for good."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from alliance_tui.storage.dooming import doom
from alliance_tui.storage.entries import CONTENT, Note, entries, is_ours, kept_until, paths, read_note
from alliance_tui.storage.linked import lost_in
from alliance_tui.storage.places import ALLIANCES, session_file
from alliance_tui.storage.sweeping import sweep


def expire(folder: Path, now: datetime) -> tuple[str, ...]:
    """Remove for good what was deleted more than thirty days ago; what cannot be is listed still, or told.

    Args:
        folder: The data folder.
        now: This moment (UTC).

    Returns:
        What somebody else had put there, and stays, a sentence for each place.
    """
    gone: list[Note] = []
    for path in paths(folder):
        with suppress(OSError):
            until = kept_until(path)
            # What lies on a stick that is not there can only be removed when it is.
            if until is not None and until < now and lost_in(path / CONTENT) is None and is_ours(path):
                note = read_note(path)
                doom(path)
                gone.extend([note] if note is not None else [])
    for note in gone:
        _note_erased(folder, note)
    stayed: list[Path] = []
    sweep(folder, stayed)
    if not stayed:
        return ()
    from alliance_tui.storage.sparing import told_spared

    return tuple(told_spared(stayed))


def _note_erased(folder: Path, note: Note) -> None:
    """Note in somebody's home that it is gone for good, as erasing does; not where it is here still."""
    home = folder / ALLIANCES / note.alliance
    place = home if note.session is None else session_file(home, note.session)
    left = ((one.note.alliance, one.note.session) for one in entries(folder))
    if place.exists() or any(one in {(note.alliance, note.session), (note.alliance, None)} for one in left):
        return
    # Here, because as a rule nothing expires.
    from alliance_tui.paths import home_folder
    from alliance_tui.storage.waiting import note_erased

    for _ in note_erased(folder, home_folder(), note.alliance, note.session):
        # The list names what lies there.
        pass
