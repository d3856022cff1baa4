"""People who hold conversations over a library, in this process or in another that can be killed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.saving import Saved
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.ports import Library
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.log import FileLog
from tests.builders import found_in, happened, pid, setting
from tests.fakes import MovableClock

ROOT = Path(__file__).resolve().parents[2]
"""The folder that `tests` is in."""

HOST = os.uname().nodename
"""What this machine is called."""


SECRET = 'zürne "so" \\ [/x] 👋🏽\n\tnie wieder'
"""Words with everything that JSON may write in more than one way."""


def founded(library: Library, title: str = "Home", clock: MovableClock | None = None) -> Live:
    """Two people who have just founded an alliance."""
    live = Live(library.create(AllianceId(new_id())), clock or MovableClock())
    happened(found_in(live, title, setting(), ["Ana", "Ben"]))
    return live


def seated(library: Library, title: str = "Home", clock: MovableClock | None = None) -> Live:
    """Two people who have just sat down for their first session."""
    live = founded(library, title, clock)
    happened(live.sit_down(SessionKind.DESIGN))
    return live


def note(live: Live, text: str) -> None:
    """Let Ana write a note."""
    happened(live.act(notes.write_note, pid(1), NoteKind.NEED, text))


def held_one(library: Library, *texts: str, title: str = "Home") -> tuple[AllianceId, SessionId]:
    """Hold a session with these notes, from the founding to the end, and leave."""
    live = seated(library, title)
    for text in texts:
        note(live, text)
    happened(live.act(sitting.close))
    assert live.session is not None
    session = live.session.id
    live.close()
    return live.id, session


def gone_on(library: Library, alliance: AllianceId, clock: MovableClock | None = None) -> Live:
    """The session that people left, or over which the program was killed, opened again."""
    live = Live(library.open(alliance), clock or MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    return live


def killed(live: Live, folder: Path) -> None:
    """End a process without a word: its files stay as they are, whatever it would still do to them."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept, copy_function=_copied_if_there)
    live.close()
    shutil.rmtree(folder)
    kept.rename(folder)


def _copied_if_there(source: str, target: str) -> None:
    """Copy a file, unless it has been given another name meanwhile: a thread may be writing."""
    with suppress(FileNotFoundError):
        shutil.copy2(source, target)


def holding(folder: Path, words: str = SECRET) -> list[str]:
    """The files that hold words, in any way that JSON may write them."""
    ways = {
        words.encode(),
        json.dumps(words)[1:-1].encode(),
        json.dumps(words, ensure_ascii=False)[1:-1].encode(),
    }
    ways |= {part.encode() for part in ("nie wieder", "z\\u00fcrne", "zürne")}
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        # A thread may be writing: what it puts in place of another file is gone under its first name.
        with suppress(FileNotFoundError, IsADirectoryError):
            raw = path.read_bytes()
            found.extend([str(path.relative_to(folder))] if any(way in raw for way in ways) else [])
    return found


def take_back(live: Live) -> None:
    """Take the first note back."""
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))


def reword(live: Live) -> None:
    """Say it otherwise."""
    assert live.session is not None
    first = live.session.notes[0]
    happened(live.act(notes.change_note, first.id, first.participant, first.kind, "otherwise"))


def undo(live: Live) -> None:
    """Undo the newest action."""
    happened(live.undo())


def end(live: Live) -> None:
    """End the session, and leave."""
    happened(live.act(sitting.close))
    live.close()


def texts(library: Library, alliance: AllianceId) -> list[str]:
    """The notes of all sessions, as the next opening reads them."""
    opening = library.open(alliance)
    live = Live(opening, MovableClock())
    states = [live.past(session) for session in opening.sessions()]
    opening.close()
    return [one.text for state in states if state is not None for one in state.notes]


def until(is_so: Callable[[], bool], live: Live) -> None:
    """Wait for what the thread that writes brings about."""
    for _ in range(12_000):
        if is_so():
            return
        time.sleep(0.005)
    raise AssertionError(f"It never comes: {live.store.status}")


def until_saved(live: Live) -> None:
    """Wait until the disk has everything."""
    until(lambda: live.store.status == Saved(), live)


@contextmanager
def held_up(live: Live) -> Iterator[None]:
    """A disk that keeps the thread waiting that writes the session at the table."""
    log = live.store.book.log(live.session.id if live.session else None)
    assert isinstance(log, FileLog)
    assert log.file.kept is not None
    with log.file.kept._io:
        yield


def session_file(data_dir: Path, alliance: AllianceId, session: SessionId) -> Path:
    """Where a session is."""
    return data_dir / "alliances" / alliance / "sessions" / f"{session}.json"


def every_byte(folder: Path) -> bytes:
    """All that any file holds."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def states(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What each file holds and when it was written."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


@contextmanager
def elsewhere(folder: Path, alliance: AllianceId | None = None) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds an alliance open, a new one where none is named; killed at the end.

    Its first line of output is the id of the alliance. In a new one Ana has said "kept words".
    """
    python = [sys.executable, "-m", "tests.storage.people", str(folder), *([alliance] if alliance else [])]
    process = subprocess.Popen(python, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _hold(folder: str, alliance: str = "") -> None:
    """What the other process does, until it is killed or its input ends."""
    library = FileLibrary(Path(folder))
    if alliance:
        opening = library.open(AllianceId(alliance))
        print(opening.id, opening.read_only or "", flush=True)
    else:
        clock = MovableClock()
        live = seated(library, clock=clock)
        note(live, "kept words")
        clock.move(60)
        live.beat()
        until_saved(live)
        print(live.id, os.getpid(), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _hold(*sys.argv[1:])
