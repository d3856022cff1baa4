"""Doing the same work again and again, each time in a new process that can be killed anywhere in it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

TRIES: Final = 2_000
"""How often something is tried on a disk that fails now and then."""

Work = Callable[[Path, int], None]
"""What is done in a folder; it says after each step that it is done, to an open file."""


def tell(told: int, number: int) -> None:
    """Say that a step is done, also where this very call was made to fail."""
    for _ in range(TRIES):
        with suppress(OSError):
            os.write(told, b"%d\n" % number)
            return


def serve(work: Work, model: Path | None = None) -> None:
    """For each folder that is named on a line of input, a child that does the work there once it is let go.

    Answers the child's number, waits for one more line, and answers how the child ended. Everything the child
    needs is loaded by then, so that all its system calls are about its work, and counted from 1.

    Args:
        work: What it does.
        model: What the folder holds before; None for nothing.
    """
    with TemporaryDirectory() as rehearsal, Path(os.devnull).open("wb") as nobody:
        _prepared(Path(rehearsal), model)
        work(Path(rehearsal), nobody.fileno())
    for line in sys.stdin:
        folder = Path(line.strip())
        _prepared(folder, model)
        # Before the child is there, whose first call may be the one that it is killed at.
        told = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        hold, let_go = os.pipe()
        child = os.fork()
        if child == 0:
            os.read(hold, 1)
            work(folder, told)
            # What an interpreter does at its end is nobody's fault.
            os._exit(0)
        print(child, flush=True)
        sys.stdin.readline()
        os.write(let_go, b".")
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        for end in (told, hold, let_go):
            os.close(end)


def _prepared(folder: Path, model: Path | None) -> None:
    if model is not None:
        shutil.copytree(model, folder, dirs_exist_ok=True)
