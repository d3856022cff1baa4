"""What is said where nothing can be printed: one sentence, with the exit status of a failure.

A reader that went away, as with `alliance list | head -1`, has all it wanted: click ends that quietly.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from alliance_tui.sentences import commands as say


class PrintError(OSError):
    """Standard output does not take what is printed."""


class Output(io.FileIO):
    """Standard output; its errors are told from those of all other files."""

    def write(self, data: Any, /) -> int:
        """Write what the system takes in one call; the number of bytes it took.

        Raises:
            PrintError: It takes nothing.
        """
        try:
            return super().write(data)
        except OSError as error:
            raise PrintError(error.errno, error.strerror) from error


class Nowhere(io.TextIOBase):
    """Stands for standard output where that was closed before the program began."""

    def writable(self) -> bool:
        """Whoever prints is told when they do."""
        return True

    def write(self, _: str, /) -> int:
        """Refuse, as the system does.

        Raises:
            PrintError: Always.
        """
        raise PrintError(errno.EBADF, os.strerror(errno.EBADF))


@contextmanager
def saying_why_not() -> Iterator[None]:
    """Say in a sentence why nothing can be printed, and end the program, where that is so.

    Raises:
        SystemExit: What was to be printed could not be.
    """
    output = sys.stdout = _output()
    try:
        yield
    except PrintError as error:
        with suppress(OSError):
            # Without that, the exit status has to do.
            print(why_not(error), file=sys.stderr)  # noqa: T201 - nothing of click's is left to say it
        raise SystemExit(1) from error
    finally:
        # Not `sys.stdout`: click puts something in its place that hides what is left to write.
        for stream in (output, sys.stderr):
            _let_go(stream)


def why_not(error: PrintError) -> str:
    """Why something could not be printed, as a sentence.

    Args:
        error: What the system said.
    """
    from alliance_tui.storage.disk import why

    return say.cannot_print(why=say.OUTPUT_CLOSED if error.errno == errno.EBADF else why(error))


def _output() -> IO[str]:
    """What stands in the place of standard output."""
    usual = sys.stdout
    if usual is None:
        return Nowhere()  # type: ignore[return-value]
    return io.TextIOWrapper(
        io.BufferedWriter(Output(usual.fileno(), "w", closefd=False)),
        encoding=usual.encoding,
        errors=usual.errors,
        line_buffering=bool(usual.line_buffering),
    )


def _let_go(stream: IO[str] | None) -> None:
    """Lead a stream that cannot get rid of what it was given to where all is taken.

    Else Python tries once more as it ends, and complains in words of its own.
    """
    if stream is None or isinstance(stream, Nowhere):
        return
    try:
        stream.flush()
    except OSError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
