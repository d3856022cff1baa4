"""What the reader of TOML says of a file it cannot read, in words of whoever wrote it."""

from __future__ import annotations

import re
from typing import Final

from alliance_tui.sentences import settings_check as say

_AT: Final = re.compile(r" \(at line (?P<line>\d+), column \d+\)\Z")
_KEYS: Final = re.compile(r"\((?P<keys>'[^']*'(?:, '[^']*')*),?\)")
_DECLARED: Final = re.compile(r"Cannot declare (?P<what>\S+) twice\Z")
_OVERWRITTEN: Final = re.compile(r"Cannot overwrite (?:a )?value\Z")
_HEADER: Final = re.compile(r"\s*\[")
_GIVEN: Final = re.compile(r"\s*(?P<key>[\w.\"'-]+)\s*=")


def fault(text: str, said: str) -> str:
    """A sentence about a text that is no TOML: what stands there twice, else what its reader says.

    Args:
        text: The whole file.
        said: What the reader says, in English, with the line it stopped at.
    """
    plain = _KEYS.sub(lambda found: ".".join(key[1:-1] for key in found["keys"].split(", ")), said)
    at = _AT.search(plain)
    if at is None:
        return say.not_toml(why=plain)
    line, what = int(at["line"]), plain[: at.start()]
    declared = _DECLARED.match(what)
    if declared:
        return say.is_there_twice(what=declared["what"], line=line)
    key = _key_up_to(text, line) if _OVERWRITTEN.match(what) else None
    return say.is_there_twice(what=key, line=line) if key else say.not_toml(why=plain)


def _key_up_to(text: str, line: int) -> str | None:
    """The last key given a value in so many lines, where its reader stops; None where that is no value."""
    lines = text.splitlines()[:line]
    if not lines or _HEADER.match(lines[-1]):
        return None
    for one in reversed(lines):
        given = _GIVEN.match(one)
        if given:
            return given["key"]
    return None
