"""How what was deleted is had back."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import trash as say
from alliance_tui.storage.atomic import make_folder, sync_folder
from alliance_tui.storage.disk import DISK, StoreError, why
from alliance_tui.storage.dooming import remove_empty
from alliance_tui.storage.entries import CONTENT, NOTE, Entry
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.linked import move
from alliance_tui.storage.lock import closed_elsewhere
from alliance_tui.storage.names import log_name
from alliance_tui.storage.places import ALLIANCES, ID, SESSIONS, as_id
from alliance_tui.storage.stamps import stamps_of


def bring_back(folder: Path, entry: Entry) -> None:
    """Put something that was deleted where it was.

    Raises:
        LookupError: Its place is taken, or its alliance is not there or open; the text is a sentence.
        StoreError: The disk does not let us; the text is a sentence.
    """
    note, content = entry.note, entry.path / CONTENT
    home = folder / ALLIANCES / note.alliance
    if not as_id(note.alliance, AllianceId):
        raise LookupError(say.nobody_knows_whose(id=note.id))
    try:
        if note.session is None:
            _bring_alliance(home, content)
        else:
            _bring_session(home, content, note.session)
    except OSError as error:
        raise StoreError(say.cannot_be_brought_back(why=why(error))) from error
    with suppress(OSError):
        # There is nothing in it any more that anybody said; what somebody else put there stays.
        (entry.path / NOTE).unlink(missing_ok=True)
        remove_empty(entry.path)


def _bring_alliance(home: Path, content: Path) -> None:
    # Here, because as a rule there is nothing of that name.
    if home.exists():
        from alliance_tui.storage.around import is_taken, put_around

        if is_taken(home):
            raise LookupError(say.ALLIANCE_IS_THERE)
        put_around(content, home)
    else:
        make_folder(DISK, home.parent) if not home.parent.exists() else None
        move(content, home)
    sync_folder(DISK, home.parent)


def _bring_session(home: Path, content: Path, session: SessionId) -> None:
    if not home.is_dir():
        raise LookupError(say.ALLIANCE_IS_NOT_THERE)
    with closed_elsewhere(home):
        if session in stamps_of(home).sessions:
            raise LookupError(say.SESSION_IS_THERE)
        if not (home / SESSIONS).is_dir():
            make_folder(DISK, home / SESSIONS)
        for one in reversed(session_files(content, session)):
            place = home / SESSIONS / one.name
            if named(one, ID).kind is Kind.FOREIGN and os.path.lexists(place):
                # Somebody has put another one there: each stays where it is.
                continue
            move(one, place)
        sync_folder(DISK, home / SESSIONS)


def session_files(folder: Path, session: SessionId) -> list[Path]:
    """All files of a session, copies by other programs too, in the order in which they may go.

    Its journal goes first, for without its file it would be a session again; its file last, for what was set
    aside of it could be mended to one.
    """
    # No two words of so many random letters are alike: whatever has it in its name is of this session.
    main = log_name(session)
    return sorted(
        folder.glob(f"*{session}*"),
        key=lambda path: (path.name == main, not path.name.endswith(".journal"), path.name),
    )
