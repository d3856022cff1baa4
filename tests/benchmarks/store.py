"""What the store costs, as ratios against floors of the same run.

`python -m tests.benchmarks.store [FOLDER]`: the folder should be on a disk, not in memory.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Row, table
from tests.benchmarks.library import many_sessions
from tests.benchmarks.opening import opening
from tests.benchmarks.saving import beating, beside_many, counts, saving
from tests.benchmarks.seeds import seed_library


def keeping(home: Path, starts: int = 25) -> list[Row]:
    """All that is measured of the store.

    Args:
        home: An empty folder.
        starts: How often the program is started over 10,000 sessions.
    """
    many = home / "many alliances"
    seed_library(many)
    return [
        *beating(home),
        *saving(home),
        *beside_many(home),
        *counts(home),
        *opening(home),
        *many_sessions(home, many, starts),
    ]


def main(where: str | None = None) -> int:
    """Measure everything; 0 where every goal is reached."""
    with TemporaryDirectory(dir=where) as name:
        rows = keeping(Path(name))
    print(table(rows))
    return int(any(row.verdict == "OVER" for row in rows))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
