"""Which openings of the program are at a session's table: one after another, unless copies were joined."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MENDER: Final = "mended"
"""The writer of a beginning that was put together from other logs: nobody sat at that."""


class Writers(Struct, frozen=True):
    """The openings of the program that write a session's log, each by the word it signs its records with."""

    here: tuple[str, ...] = ()
    """Those at the table: one, or several where copies of the log were joined."""

    gone: tuple[str, ...] = ()
    """Those that left or ended the session since people sat down, or were back."""

    joined: bool = False
    """Whether several wrote at one time: copies of the log grew apart and were joined."""

    def without(self, writer: str) -> Writers:
        """The same without one that left or ended the session: nothing more comes from there."""
        gone = self.gone if writer in self.gone else (*self.gone, writer)
        return Writers(tuple(one for one in self.here if one != writer), gone, self.joined)


def first_writers(writer: str) -> Writers:
    """Who is at the table as a log begins; where its beginning was put together, who comes first.

    Args:
        writer: Who wrote that beginning.
    """
    return Writers() if writer == MENDER else Writers((writer,))
