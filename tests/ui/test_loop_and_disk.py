"""What the loop that draws asks of the disk while people talk: all else is beside it, in a thread."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any, Final

import pytest

from alliance_tui.plain_files import read_file
from tests.ui.house import House

ASKED: Final = (
    *("open", "read", "write", "fsync", "close", "fstat", "stat", "lstat", "utime", "pwrite"),
    *("rename", "replace", "link", "unlink", "mkdir", "listdir", "scandir", "access"),
)
"""What can be asked of a disk."""

FREE: Final = {"close"}
"""What waits for nothing: it is not counted."""

LOOK: Final = {"stat", "pwrite", "utime"}
"""How the loop sees every few seconds that the files are still there, and says that people are."""


BEGINNING: Final = re.compile(r"\.[0-9]+-[0-9a-f]+\.tmp \(deleted\)$")
"""Follows the name of a file under which it was made, where that is gone."""


class Recorder:
    """Notes what is asked of the files below a folder by the thread that draws."""

    def __init__(self, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, str]] = []
        """What was asked, and of which file."""
        self._folder = folder
        for name in ASKED:
            monkeypatch.setattr(os, name, self._noting(name, getattr(os, name)))

    def taken(self) -> list[tuple[str, str]]:
        """What was asked since this was last called."""
        asked, self.asked = self.asked, []
        return asked

    def _noting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def asking(*args: Any, **options: Any) -> Any:
            if name not in FREE and args and current_thread() is main_thread():
                path = _named(args[0])
                if path.startswith(self._folder):
                    self.asked.append((name, path.rpartition("/")[2]))
            return real(*args, **options)

        return asking


def _named(what: object) -> str:
    """The path of a file that is told by that, or by the number under which it is open.

    One that was made under a temporary name is called as it is since.
    """
    if isinstance(what, int):
        try:
            return BEGINNING.sub("", str(Path(f"/proc/self/fd/{what}").readlink()))
        except OSError:
            return ""
    return os.fspath(what) if isinstance(what, str | os.PathLike) else ""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what an open file is called is told there")
async def test_each_key_writes_one_line_and_asks_for_nothing_else(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once people sit: the file is open by then, and syncing, folding and closing are done in a thread."""
    async with house.sit() as keyboard:
        journal = f"{keyboard.session.id}.json.journal"
        recorder = Recorder(str(house.folder), monkeypatch)
        read_file(house.folder / "alliances" / keyboard.live.id / "alliance.json", None)
        assert recorder.taken(), "it notes what is asked"
        for keys in ("1", " ", "u", "b", "z", "t"):
            before = keyboard.live.revision
            await keyboard.press("space" if keys == " " else keys)
            assert keyboard.live.revision > before, keys
            assert recorder.taken() == [("write", journal)], keys
        await keyboard.press("f7")
        assert recorder.taken() == []


async def test_every_few_seconds_it_only_looks_whether_the_files_are_there(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And touches the lock, with one line over the last: nothing is opened, read or synced for that."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        recorder = Recorder(str(house.folder), monkeypatch)
        await keyboard.wait(12)
        asked = recorder.taken()
        assert {name for name, _ in asked} == LOOK
        assert {path for name, path in asked if name != "stat"} == {"lock"}
