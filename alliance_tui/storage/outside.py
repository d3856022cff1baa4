"""What every library can write outside of its own folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alliance_tui.domain.words import AllianceId, SessionId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alliance_tui.domain.events import Record


class WritesOutside:
    """A library's files that lie elsewhere: a copy of what could not be saved, and what people take home."""

    origin: Path | None = None
    """The data folder; None where there is none."""

    notes: tuple[str, ...] = ()
    """What is to be told at this start of the program besides, a sentence each."""

    def to_tell(self) -> tuple[str, ...]:
        """What people are told quietly once they see the list: what waits elsewhere to be taken in, too."""
        if self.origin is None:
            return self.notes
        from alliance_tui.paths import home_folder
        from alliance_tui.storage.waiting import waiting

        return (*self.notes, *waiting(self.origin, home_folder()))

    def copy_to(
        self,
        folder: Path,
        alliance: AllianceId,
        own: Sequence[Record],
        sessions: Mapping[SessionId, Sequence[Record]],
    ) -> Path:
        """Write a whole alliance into another folder, as it is in memory; where in it.

        Raises:
            OSError: The disk there does not let us; the text is a sentence.
        """
        from alliance_tui.storage.elsewhere import write_copy

        return write_copy(folder, alliance, own, sessions, self.origin)

    def take_home(self, stem: str, ending: str, data: bytes) -> Path:
        """Write a file that people take with them; see `giving`."""
        from alliance_tui.storage.giving import give_home

        return give_home(stem, ending, data)
