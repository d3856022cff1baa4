"""Prints what help each sentence of a file would get as an agreement.

    python -m tests.wording [FILE]

reads the public sentences, or a file of JSON lines with a `text` each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.wording import hints
from tests.builders import CONVERSATIONS, person

PUBLIC = CONVERSATIONS / "agreements.jsonl"
"""The public sentences, where this machine has them."""


def told(path: Path) -> Iterator[str]:
    """Each sentence with its hints, as lines."""
    people = (person(1, "Ana"), person(2, "Ben"))
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        yield f"{row['lang']:8}{' '.join(row['text'].split())}"
        yield from (f"{'':10}- {one.sentence} ({one.example})" for one in hints(Terms(row["text"]), people))


if __name__ == "__main__":
    print("\n".join(told(Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLIC)))
