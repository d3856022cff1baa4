"""Values that plain TinyDB writes or reads and this program does not: NaN, infinities, endless numbers."""

from __future__ import annotations

import codecs
import math
from typing import Any, Final, NamedTuple

import msgspec

from alliance_tui.storage.values import DIGITS, UNREADABLE, Tables, UnstorableError, loads, plain


class Odd(NamedTuple):
    """A value that plain TinyDB writes or reads, and that is not kept here: JSON has no such value."""

    table: str
    """The table that it stands in."""

    number: str
    """The number of the document, as text."""

    what: str
    """How it stands there, such as `NaN`; of a number with very many digits its first ones."""


def decode_odd(raw: bytes) -> tuple[Tables, Odd] | None:
    """The tables in a file that holds values which are not kept here, and the first of those.

    Returns:
        None where there is nothing of the kind, or it is damaged.
    """
    words: list[str] = []

    def number_of(word: str) -> float:
        if not math.isfinite(float(word)):
            words.append(word)
        return float(word)

    def whole_of(word: str) -> int:
        if len(word.removeprefix("-")) <= DIGITS:
            return int(word)
        words.append(f"{word[:_SHOWN]}...")
        return int(Decimal(word))

    # Here, because no file of the program has any.
    from decimal import Decimal

    hooks = {"parse_float": number_of, "parse_constant": number_of, "parse_int": whole_of}
    try:
        tables = msgspec.convert(loads(raw.removeprefix(codecs.BOM_UTF8), **hooks), Tables)
    except UNREADABLE:
        return None
    places = ((name, key) for name, table in tables.items() for key, one in table.items() if _is_odd(one))
    place = next(places, None)
    return (tables, Odd(*place, words[0])) if place is not None and words else None


_SHOWN: Final = 12
"""So many digits are shown of a number that has too many."""


def _is_odd(value: Any) -> bool:
    try:
        plain(value)
    except UnstorableError:
        return True
    return False
