"""Runs every check: format and lint, then tests with coverage, and types and import contracts beside them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

WORKERS: Final = str((os.cpu_count() or 1) + 1)
"""One more than there are processors: some tests wait for a terminal or a disk while others compute."""

FIRST: Final[tuple[tuple[str, ...], ...]] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("coverage", "erase"),
)
"""The commands that take a moment."""

BESIDE: Final[tuple[tuple[str, ...], ...]] = (("mypy",), ("lint-imports",))
"""Those that use one processor alone: they run while the tests do, and tell what they found after them."""

TESTS: Final = ("pytest", "-n", WORKERS, "--dist", "worksteal", "--cov", "--cov-report=term")
"""The tests, which are long about it."""


def environment() -> dict[str, str]:
    """The variables of this process, but the one that has every program compile all anew.

    Where Python can tell by itself which lines it runs, it is asked to: tests then take half the time.
    """
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"COVERAGE_CORE": "sysmon", **variables} if sys.version_info >= (3, 12) else variables


def run(check: Sequence[str], *, to_tell_later: bool = False) -> subprocess.CompletedProcess[str]:
    """Run one check.

    Args:
        check: Its words.
        to_tell_later: Whether it keeps what it says.
    """
    command = [str(Path(sysconfig.get_path("scripts")) / check[0]), *check[1:]]
    root = Path(__file__).parent.parent
    told = subprocess.PIPE if to_tell_later else None
    return subprocess.run(
        command, cwd=root, env=environment(), check=False, text=True, stdout=told, stderr=told
    )


def head(check: Sequence[str]) -> None:
    """Say which check is next."""
    print(f"\n== {' '.join(check)}", flush=True)


def main() -> int:
    """Run every check, also after one has failed.

    Returns:
        0 where all passed, else 1.
    """
    failed = []
    with ThreadPoolExecutor(max_workers=1) as one_after_the_other:
        for check in FIRST:
            head(check)
            failed += [check[0]] if run(check).returncode else []
        beside = [one_after_the_other.submit(run, check, to_tell_later=True) for check in BESIDE]
        head(TESTS)
        failed += [TESTS[0]] if run(TESTS).returncode else []
        for check, waiting in zip(BESIDE, beside, strict=True):
            head(check)
            found = waiting.result()
            print(found.stdout + found.stderr, end="", flush=True)
            failed += [check[0]] if found.returncode else []
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
