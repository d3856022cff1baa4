"""Sixty key presses over a library, in a process that can be killed at any of its system calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event as Signal
from typing import Final

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, floor, notes, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.ports import Library, Opening
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.memory import MemoryLibrary
from tests.builders import found_in, happened, pid, reopen, setting
from tests.fakes import MovableClock
from tests.faults.serving import TRIES, serve, tell

ALLIANCE: Final = AllianceId("faultfaultaa")
"""The one alliance of the workload."""

Shape = tuple[str, ...]
"""What one action wrote: the kind of each event, and its words where they are kept for good."""

Step = Callable[["Sitters"], None]
"""What is done at one key press."""


class Sitters:
    """Two people at a table who do not give up when the disk fails."""

    def __init__(self, library: Library) -> None:
        self.clock = MovableClock()
        """What time it is."""
        self._library = library
        self._live: Live | None = None
        self._session: SessionId | None = None

    @property
    def live(self) -> Live:
        """The alliance, open."""
        assert self._live is not None
        return self._live

    def found(self) -> None:
        """Found the alliance."""
        self._live = Live(self._opened(self._library.create), self.clock)
        happened(found_in(self.live, "Home", setting(), ["Ana", "Ben"]))

    def sit_down(self) -> None:
        """Begin a session."""
        happened(self.live.sit_down(SessionKind.DESIGN))
        assert self.live.session is not None
        self._session = self.live.session.id

    def leave_and_come_back(self) -> None:
        """Close the program, and open it again."""
        self.leave()
        self._live = Live(self._opened(self._library.open), self.clock)
        assert self._session is not None
        happened(self.live.resume(self._session))

    def leave(self) -> None:
        """Close the program, once everything is kept."""
        saved = Signal()
        self.live.follow(lambda: None, lambda status: saved.set() if status == Saved() else None)
        for _ in range(TRIES):
            if not isinstance(self.live.store.status, NotSaved):
                break
            self.live.store.retry()
            saved.wait(0.02)
        closings = (self.live.close() for _ in range(TRIES))
        assert not all(isinstance(status, NotSaved) for status in closings)

    def note(self, number: int, word: str) -> None:
        """Write a note."""
        happened(self.live.act(notes.write_note, pid(1 + number % 2), NoteKind.NEED, f"{word} {number}"))

    def agree(self, number: int) -> None:
        """Propose an agreement, and let both consent."""
        happened(self.live.act(agreements.propose, Terms(f"kept {number}")))

    def take_back(self) -> None:
        """Take the newest note back."""
        assert self.live.session is not None
        happened(self.live.act(notes.take_back_note, self.live.session.notes[-1].id))

    def reopen(self) -> None:
        """Go on with the session that was ended."""
        assert self.live.alliance is not None
        happened(self.live.act(reopen, self.live.alliance))

    def break_off(self) -> None:
        """Take a time-out and come back: its end is an action of two records."""
        happened(self.live.act(breaks.call_time_out))
        for seat in (1, 2):
            happened(self.live.act(breaks.toggle_ready, seat))
        self.clock.move(10)
        happened(self.live.act(breaks.end_time_out))

    def press(self, number: int) -> None:
        """Give the floor to somebody."""
        self.clock.move(60)
        happened(self.live.act(floor.give_floor, 1 + number // 5 % 2))

    def _opened(self, way: Callable[[AllianceId], Opening]) -> Opening:
        """Open the alliance for writing; a disk that fails once is asked again."""
        for _ in range(TRIES):
            try:
                opening = way(ALLIANCE)
            except OSError:
                continue
            except LookupError:
                # The disk failed while it was read.
                continue
            if opening.read_only is None and (self._session is None or self._session in opening.sessions()):
                return opening
            opening.close()
        raise AssertionError("the alliance could not be opened")


def steps() -> list[Step]:
    """Sixty key presses: everything the store is asked for in a session, and three restarts."""
    script: list[Step] = [Sitters.found, Sitters.sit_down]
    for number in range(50):
        script.append(_common(number))
        if number % 15 == 14:
            script.append(Sitters.leave_and_come_back)
        if number in {5, 25}:
            script.append(Sitters.break_off)
    script.append(lambda sitters: happened(sitters.live.act(sitting.close)))
    script.append(Sitters.reopen)
    script.append(Sitters.leave)
    return script


def _common(number: int) -> Step:
    kinds: tuple[Step, ...] = (
        lambda sitters: sitters.note(number, "kept"),
        lambda sitters: sitters.press(number),
        lambda sitters: sitters.agree(number),
        lambda sitters: sitters.note(number, "secret"),
        Sitters.take_back,
    )
    return kinds[number % len(kinds)]


def shapes(logs: Iterable[Sequence[Record]]) -> list[Shape]:
    """What every action wrote, in order."""
    actions: dict[str, list[str]] = {}
    for record in sorted((record for log in logs for record in log), key=lambda one: (one.n, one.writer)):
        text = getattr(record.event, "text", "") or getattr(getattr(record.event, "terms", ""), "what", "")
        kept = text if text.startswith("kept") else ""
        actions.setdefault(record.action, []).append(f"{type(record.event).__name__} {kept}")
    return [tuple(records) for records in actions.values()]


def everything(opening: Opening) -> list[Shape]:
    """What every action of an alliance wrote."""
    return shapes([opening.own.read(), *(opening.session(one).read() for one in opening.sessions())])


def expected() -> tuple[list[Shape], list[int]]:
    """What every action of the workload writes, and how many there are after each step."""
    library = MemoryLibrary()
    sitters = Sitters(library)
    counts = [0]
    for step in steps():
        step(sitters)
        opening = library.open(ALLIANCE)
        found = everything(opening)
        counts.append(len(found))
    return found, counts


def act(folder: Path, told: int) -> None:
    """Do it all, and say after each step that it is done, to an open file."""
    sitters = Sitters(FileLibrary(folder / "data"))
    for number, step in enumerate(steps(), 1):
        step(sitters)
        tell(told, number)


if __name__ == "__main__":
    serve(act)
