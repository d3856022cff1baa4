"""Terminals with kitty's keyboard protocol tell of a key that it is pressed, held or let go; others do not.

Textual asks for that protocol, but not for this, and would stumble over it. `ask_terminals` has it ask, and
`ToldKeys` takes it out again of what a terminal sends. What it said of a key goes ahead of it as another key,
one that no keyboard has: so it stays in order on its way through Textual.

Where a terminal knows nothing of that protocol, `escape` is the letter with which other keys begin, and a key
pressed right after it comes as one that is pressed with alt, which Textual knows no use for: neither would do
anything. Such a key stands between the two as well, and they come as they were pressed.
"""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import Final

REPEATS: Final = "f35"
"""The key that says that the next one is held down, and comes again by itself."""

ANEW: Final = "f34"
"""The key that says that the next one was let go since it came before: somebody pressed it again."""

TELLS: Final = "f33"
"""The key that says no more than that this terminal tells of keys."""

APART: Final = "f32"
"""The key between `escape` and one that was pressed right after it."""

_SENT: Final = {REPEATS: "\x1b[57398u", ANEW: "\x1b[57397u", TELLS: "\x1b[57396u", APART: "\x1b[57395u"}
"""What a terminal would send for them."""

MARKS: Final = frozenset(_SENT)
"""All keys that only tell of others, or stand between them."""

_TOGETHER: Final = re.compile(r"\x1b(?=[^\x1b\[\]\\OP^_bf\t\x08\x7f])")
"""An escape before what is a key of its own.

Not before what goes on from an escape in what terminals send, nor before what is sent for the keys that go to
another word or another field, or delete a word.
"""

_KEY: Final = re.compile(
    r"\x1b\[(?P<code>\d*)(?P<others>(?::\d*)*)"
    r"(?:;(?P<modifiers>\d*)(?::(?P<happened>\d*))?(?P<text>;[\d:]*)?)?(?P<end>[u~A-FHP-S])"
)
"""A key in the protocol: which, with what, whether it is pressed (1), held (2), let go (3), its text."""

_BEGUN: Final = re.compile(r"\x1b(?:\[(?P<code>\d[\d:;]*)?)?\Z")
"""One of which the rest may still come; where it has a code, it does: nobody presses escape before one."""

_HELD: Final = "2"
"""What happened to a key that comes again by itself."""

_LET_GO: Final = "3"
"""What happened to one that is no longer held."""

_LONGEST: Final = 200
"""Letters that a key is sent with at most; no keyboard needs a tenth of it."""

_SURROGATES: Final = (0xD800, 0xDFFF)
"""The first and the last of the numbers that Unicode keeps free: no letter has one of them."""


class ToldKeys:
    """What a terminal sends for keys, with what it tells of them as keys of their own."""

    def __init__(self) -> None:
        self._tells = False
        self._pressed = ""
        self._is_let_go = False
        # What has come so far of one key, and how much of that is passed on: `escape` does not wait.
        self._begun = ""
        self._passed = 0

    def tell(self, text: str, *, final: bool = False) -> str:
        """What is to be passed on of what came; in terminals that tell nothing of keys, that is all of it.

        Args:
            text: What came.
            final: Whether nothing else comes: else a key that has only begun waits for its end.
        """
        text, passed = self._begun + text, self._passed
        told = _TOGETHER.sub(rf"\g<0>{_SENT[APART]}", _KEY.sub(self._told, text))
        if told[:passed] != text[:passed]:
            # The beginning of a key that was let go is passed on: it ends as one that says nothing.
            told = _SENT[TELLS] + told
        begun = _BEGUN.search(told)
        self._begun = begun.group() if begun is not None else ""
        if begun is None or begun["code"] is None or final:
            self._passed = len(self._begun)
            return told[passed:]
        self._passed = max(passed - begun.start(), 0)
        return told[passed : begun.start()]

    def _told(self, key: re.Match[str]) -> str:
        """One key as Textual knows it, after what is told of it; nothing for one that was let go.

        Nothing either for one that no keyboard has, nor what else would be on a key, which nobody asked for:
        Textual stumbles over both.
        """
        if len(key.group()) > _LONGEST or not _is_letter(int(key["code"] or 1)):
            return ""
        name, happened = key["code"] + key["end"], key["happened"]
        first = "" if self._tells or happened is None else _SENT[TELLS]
        self._tells = self._tells or happened is not None
        if happened == _LET_GO:
            self._is_let_go = self._is_let_go or name == self._pressed
            return first
        is_anew = name == self._pressed and self._is_let_go
        mark = _SENT[REPEATS] if happened == _HELD else _SENT[ANEW] if is_anew else first
        self._pressed, self._is_let_go = name, False
        text = _letters(key["text"] or "")
        if (happened, key["others"], text) == (None, "", key["text"] or ""):
            return mark + key.group()
        return f"{mark}\x1b[{key['code']};{key['modifiers'] or 1}{text}{key['end']}"


def _letters(text: str) -> str:
    """The text of a key, without numbers that are no letter's."""
    codes = (code for code in text[1:].split(":") if code)
    kept = ":".join(code for code in codes if _is_letter(int(code)))
    return f";{kept}" if kept else ""


def _is_letter(code: int) -> bool:
    return code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1]


def ask_terminals(driver: ModuleType) -> None:
    """Have Textual ask terminals to tell of keys, where its driver is made as this program knows it."""
    kind, asked = "KITTY_REPORT_EVENT_TYPES", "KITTY_REPORT_ALL_KEYS"
    if hasattr(driver, kind) and hasattr(driver, asked):
        setattr(driver, asked, getattr(driver, asked) | getattr(driver, kind))
