"""JSON as text that can be printed to a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

from alliance_tui.exports.clean import UNSAFE

Shape = dict[str, Any]
"""A JSON object."""


def as_text(shape: Shape) -> str:
    """A shape as readable JSON. What a terminal would obey is written as an escape: nothing is lost."""
    text = json.dumps(shape, ensure_ascii=False, indent=2)
    return re.sub(UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text)
