"""A process whose system calls can be made to kill it or to fail, one by one, with strace."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest
from msgspec import Struct

ROOT: Final = Path(__file__).resolve().parents[2]
"""The folder that `tests` is in."""

CALLS: Final = (
    "write",
    "fsync",
    "rename",
    "renameat",
    "renameat2",
    "openat",
    "ftruncate",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "mkdir",
    "rmdir",
)
"""The system calls that may change a disk."""

ALSO: Final = {
    "rename": ("renameat", "renameat2"),
    "unlink": ("unlinkat",),
    "link": ("linkat",),
}
"""Other names of a call, on other machines."""

_CALL: Final = re.compile(r"(\d+) +(\w+)\(")
"""One call in the output of strace: the thread and the name."""


class Ended(Struct, frozen=True):
    """How a workload ended."""

    folder: Path
    """Where it was; its library is in `data`."""

    status: int
    """Its exit status; negative where a signal ended it."""

    acknowledged: int
    """The last step it said was done."""


class Workload:
    """Runs the workload under strace as often as it is asked to."""

    def __init__(self, module: str = "tests.faults.workload", *arguments: str) -> None:
        """Start it.

        Args:
            module: The module that serves the workload.
            arguments: What stands on its command line.
        """
        self._strace = shutil.which("strace") or ""
        if not self._strace:
            pytest.skip("strace is not installed")
        self._server = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(60)
        assert self._server.stdout is not None
        self._server.stdout.close()

    def run(self, folder: Path, *options: str) -> Ended:
        """Run it once in a folder of its own, under strace with these options."""
        folder.mkdir()
        (folder / "told").touch()  # on a busy machine the first call that is counted may be its opening
        child = self._ask(str(folder))
        tracer = subprocess.Popen(
            [self._strace, "-f", "-p", child, "-o", str(folder / "trace"), *options],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        status = int(self._ask("go"))
        tracer.stderr.close()
        tracer.wait(60)
        if "attached" not in said:
            pytest.skip(f"ptrace is not permitted here: {said.strip()}")
        told = (folder / "told").read_text(encoding="ascii").split()
        return Ended(folder, status, int(told[-1]) if told else 0)

    def counts(self, folder: Path) -> Counter[str]:
        """How often each call is made, by the thread that makes it most often."""
        ended = self.run(folder, "-e", f"trace={','.join(_known())}")
        assert ended.status == 0
        by_thread: Counter[tuple[str, str]] = Counter()
        for line in (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
            found = _CALL.match(line)
            if found:
                by_thread[found[1], found[2]] += 1
        most: Counter[str] = Counter()
        for (_, call), number in by_thread.items():
            most[call] = max(most[call], number)
        return most

    def times(self, folder: Path, *calls: str) -> dict[str, list[int]]:
        """The numbers of every time calls are made, all names of them."""
        counts = self.counts(folder)
        names = [name for call in calls for name in (call, *ALSO.get(call, ()))]
        return {name: [*range(1, counts[name] + 1)] for name in names}

    def _ask(self, line: str) -> str:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{line}\n")
        self._server.stdin.flush()
        answer = self._server.stdout.readline().strip()
        assert answer, "the server of workloads has ended"
        return answer


def _known() -> list[str]:
    """The calls this machine has: newer ones have lost some of the older names."""
    return [f"?{call}" for call in CALLS]


def where(disk: Path) -> str:
    """What a folder holds, for the sentence of a test that fails."""
    return ", ".join(sorted(str(path.relative_to(disk)) for path in disk.rglob("*") if path.is_file()))
