"""What an action does to the tables, and the line of the journal that says so."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, assert_never, cast

import msgspec
from msgspec import Struct

from alliance_tui.storage.values import UNREADABLE, Document, Tables, decode_any, document_of, encode, plain


class Put(Struct, frozen=True, array_like=True, tag="put"):
    """A document is there, new or in place of the one that had its number."""

    table: str
    """The table's name."""

    id: str
    """The document's number, as text."""

    document: Document
    """What it holds."""


class Del(Struct, frozen=True, array_like=True, tag="del"):
    """A document is no longer there."""

    table: str
    """The table's name."""

    id: str
    """The document's number, as text."""


class Make(Struct, frozen=True, array_like=True, tag="make"):
    """A table is there, as yet without documents."""

    table: str
    """Its name."""


class Drop(Struct, frozen=True, array_like=True, tag="drop"):
    """A table is no longer there, nor what was in it."""

    table: str
    """Its name."""


class Forget(Struct, frozen=True, array_like=True, tag="forget"):
    """What was overwritten or removed is to be in no file any more, the backup included."""


class Schema(Struct, frozen=True, array_like=True, tag="schema"):
    """What a journal is of: its first line begins with it."""

    number: int
    """The version of its documents."""

    file: int | None = None
    """The sum of the file that its lines follow; None where it does not say, as journals once did not."""


Op = Put | Del | Make | Drop | Forget
"""One change of the tables, or of what is kept of their past."""


def apply(tables: Tables, op: Op) -> None:
    """Change the tables. Documents are replaced and never changed: nobody who holds one sees it move."""
    match op:
        case Put(table, number, document):
            tables.setdefault(table, {})[number] = document
        case Del(table, number):
            tables.get(table, {}).pop(number, None)
        case Make(table):
            tables.setdefault(table, {})
        case Drop(table):
            tables.pop(table, None)
        case Forget():
            pass
        case _:
            assert_never(op)


class Line(NamedTuple):
    """One action, as the journal keeps it."""

    seq: int
    """Its number in the life of the file: one more than the action before."""

    ops: tuple[Op, ...]
    """What it did."""


class Lines(NamedTuple):
    """What a journal holds."""

    good: tuple[Line, ...]
    """The whole lines, in order."""

    torn: int | None
    """Where a last line begins that was cut off while it was written; None where there is none."""

    damaged: int
    """How many other lines could not be read."""

    schema: int | None = None
    """Of which version its documents are; None where it does not say, as journals once did not."""

    file: int | None = None
    """The sum of the file that they follow; None where it does not say, as journals once did not."""

    name: int | None = None
    """The sum of the line that says so: it tells this journal from all others."""


def encode_line(seq: int, ops: Iterable[Op]) -> bytes:
    """`[crc32,seq,[verb,table,id,document],...]` and a line feed; the sum covers all after its comma."""
    rest = encode([seq, *ops])[1:]
    return b"[%d,%s\n" % (zlib.crc32(rest), rest)


def as_first(line: bytes, schema: int, file: int | None = None) -> bytes:
    """A line as the first one of a journal.

    Args:
        line: The line.
        schema: Of which version the documents are.
        file: The sum of the file that the journal follows; None where there is none.
    """
    _, seq, ops = line.split(b",", 2)
    of = b"%d" % schema if file is None else b"%d,%d" % (schema, file)
    rest = b'%s,["schema",%s],%s' % (seq, of, ops.removesuffix(b"\n"))
    return b"[%d,%s\n" % (zlib.crc32(rest), rest)


def sum_of(line: bytes) -> int:
    """The sum that a line begins with."""
    return int(line[1 : line.index(b",")])


def encode_records(seq: int, table: str, records: Mapping[str, Struct]) -> bytes:
    """The line of an action that adds records, by their numbers: without the detour over documents.

    Raises:
        UnstorableError: One of them holds what JSON cannot.
    """
    rest = encode([seq, *[("put", table, number, record) for number, record in records.items()]])[1:]
    if b"null" in rest:
        # So NaN would be written, which is no JSON; whether it was, takes longer to find out.
        for record in records.values():
            plain(document_of(record))
    return b"[%d,%s\n" % (zlib.crc32(rest), rest)


def read_lines(raw: bytes) -> Lines:
    """Read a journal, past whatever is wrong in it."""
    # Some programs put another end to each line of what they take for text.
    # And three bytes before it, which are no part of its first line.
    marked = raw.removeprefix(codecs.BOM_UTF8)
    ended = marked.rfind(b"\n") + 1
    tail = marked[ended:].removesuffix(b"\r")
    good: list[Line] = []
    begun: list[re.Match[bytes]] = []
    damaged = marked.count(b"\n")
    for text in _begun_in(marked, ended):
        line = _line(text)
        if line is None:
            good.extend(_rescued(text))
        else:
            damaged -= 1
            good.append(line)
        begun.extend(_first_of(text))
    last = _line(tail) if tail else None
    if last is not None:
        good.append(last)
    torn = raw.rfind(b"\n") + 1 if tail and last is None else None
    begun.extend(_first_of(tail))
    schema = max((int(first[1]) for first in begun), default=None)
    follows = next((first for first in begun if first[2]), None)
    if follows is None:
        return Lines(tuple(good), torn, damaged, schema)
    return Lines(tuple(good), torn, damaged, schema, int(follows[2]), sum_of(follows.string))


_FIRST: Final = re.compile(rb'\[[0-9]+,[0-9]+,\["schema",([0-9]{1,9})(?:,([0-9]{1,10}))?[,\]]')
"""How the first line of a journal begins."""

_START: Final = re.compile(rb'\[[0-9]+,[0-9]+,\["(?:put|del|make|drop|forget|schema)"')
"""How a line begins; within a document its quotes would be escaped, or the sum would be wrong."""

_BEGUN: Final = re.compile(rb"%b|\[[0-9]+,[0-9]+\]" % _START.pattern)
"""The same, or all of a line in which nothing was done."""

_Part = int | Put | Del | Make | Drop | Forget | Schema

_PARTS: Final = msgspec.json.Decoder(list[_Part])
"""All that stands in a line."""


def _begun_in(raw: bytes, ended: int) -> Iterator[bytes]:
    """The lines in which one begins: of others, in which nothing can be read, there may be millions.

    Args:
        raw: A journal.
        ended: Where the last line feed in it ends.
    """
    at = 0
    while (found := _BEGUN.search(raw, at, ended)) is not None:
        start = raw.rfind(b"\n", at, found.start()) + 1 or at
        end = raw.index(b"\n", found.end() - 1)
        yield raw[start:end].removesuffix(b"\r")
        at = end + 1


def _first_of(text: bytes) -> Iterator[re.Match[bytes]]:
    """How a line begins, if it is whole and the first of a journal.

    Also where nothing else in it is understood: so begin the journals of later versions.
    """
    first = _FIRST.match(text)
    if first is not None and is_whole(text):
        yield first


def is_whole(text: bytes) -> bool:
    """Whether a line has the sum that it begins with."""
    digits, comma, rest = text.partition(b",")
    return bool(comma) and digits == b"[%d" % zlib.crc32(rest)


def _line(text: bytes) -> Line | None:
    """The action of one line; None where the line is not what was written."""
    if not is_whole(text):
        return None
    try:
        _, seq, *ops = _parts(text)
    except UNREADABLE:
        return None
    if ops and isinstance(ops[0], Schema):
        del ops[0]
    if not isinstance(seq, int) or any(isinstance(op, int | Schema) for op in ops):
        return None
    return Line(seq, cast("tuple[Op, ...]", tuple(ops)))


def _parts(text: bytes) -> list[_Part]:
    try:
        return _PARTS.decode(text)
    except msgspec.DecodeError:
        return msgspec.convert(decode_any(text), list[_Part])


def _rescued(text: bytes) -> Iterator[Line]:
    """Whole lines inside a damaged one: where a line feed was damaged, two lines stand as one."""
    bounds = [match.start() for match in _START.finditer(text)] + [len(text) + 1]
    if bounds[0] == 0 and len(bounds) == 2:
        # All of it, which was tried.
        return
    view = memoryview(text)
    for place, start in enumerate(bounds[:-1]):
        # What a person typed, or a list in a document, may look like a beginning: hence more than one end.
        for end in _ends_of(view, start, bounds[place + 1 : place + 1 + _ENDS]):
            line = _line(text[start:end])
            if line is not None:
                yield line
                break


_ENDS: Final = 8
"""So many places are tried as the end of a line inside a damaged one."""

_LAST: Final = ord("]")
"""The byte that a line ends with."""

_SUM: Final = re.compile(rb"\[(0|[1-9][0-9]{0,9}),")
"""The sum that a line begins with, as it is written."""


def _ends_of(text: memoryview, start: int, bounds: Sequence[int]) -> Iterator[int]:
    """Where a line may end, by its sum: each byte is added up once, and nothing is copied.

    Args:
        text: What it stands in.
        start: Where it begins.
        bounds: Where the next ones begin, each after one byte that was a line feed.
    """
    begins = _SUM.match(text, start)
    if begins is None:
        return
    wanted, done, before = int(begins[1]), begins.end(), 0
    for bound in bounds:
        end = bound - 1
        if done < end and text[end - 1] == _LAST:
            before, done = zlib.crc32(text[done:end], before), end
            if before == wanted:
                yield end
