"""Runs every check one after the other: format, lint, types, import contracts, tests with coverage."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

WORKERS: Final = str((os.cpu_count() or 1) + 1)
"""One more than there are processors: some tests wait for a terminal or a disk while others compute."""

CHECKS: Final = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("coverage", "erase"),
    ("pytest", "-n", WORKERS, "--dist", "worksteal", "--cov", "--cov-report=term"),
)
"""The commands, in the order in which they fail fastest."""


def environment() -> dict[str, str]:
    """The variables of this process, but the one that has every program compile all anew.

    Where Python can tell by itself which lines it runs, it is asked to: tests then take half the time.
    """
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"COVERAGE_CORE": "sysmon", **variables} if sys.version_info >= (3, 12) else variables


def main() -> int:
    """Run every check, also after one has failed.

    Returns:
        0 where all passed, else 1.
    """
    root = Path(__file__).parent.parent
    scripts = Path(sysconfig.get_path("scripts"))
    failed = []
    for check in CHECKS:
        print(f"\n== {' '.join(check)}", flush=True)
        command = [str(scripts / check[0]), *check[1:]]
        if subprocess.run(command, cwd=root, env=environment(), check=False).returncode:
            failed.append(check[0])
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
