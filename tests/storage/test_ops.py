"""The lines of a journal, whole, torn and damaged."""

from __future__ import annotations

import json
import math
import zlib

import pytest
from msgspec import Struct

from alliance_tui.storage import ops
from alliance_tui.storage.ops import (
    Del,
    Drop,
    Line,
    Lines,
    Make,
    Put,
    as_first,
    encode_line,
    encode_records,
    read_lines,
)
from alliance_tui.storage.values import UnstorableError, document_of

LINES = (
    Line(1, (Put("events", "1", {"text": 'a "quoted" word, [1,2,["put" and \n a line feed', "t": 1.5}),)),
    Line(2, (Make("other"), Put("events", "2", {}), Put("events", "1", {"nested": [1, 2, ["put"]]}))),
    Line(3, (Del("events", "2"), Drop("other"))),
)
RAW = b"".join(encode_line(line.seq, line.ops) for line in LINES)


def test_a_line_is_json_with_a_checksum_a_number_and_the_changes() -> None:
    """The form is documented and readable without this program."""
    text = encode_line(7, [Put("events", "1", {"a": 1}), Del("events", "2")])
    crc, seq, *ops = json.loads(text)
    assert (seq, ops) == (7, [["put", "events", "1", {"a": 1}], ["del", "events", "2"]])
    assert crc == zlib.crc32(text.split(b",", 1)[1].rstrip(b"\n"))


class Said(Struct):
    """A record such as the program keeps."""

    text: str
    at: float | None = None


def test_records_are_written_as_the_documents_they_stand_for() -> None:
    """Byte for byte, also halves of surrogate pairs, and words that only look like nothing."""
    records = {"1": Said("a null"), "2": Said("half \ud83d"), "3": Said("on time", 1.5)}
    puts = [Put("events", number, document_of(record)) for number, record in records.items()]
    assert encode_records(7, "events", records) == encode_line(7, puts)


@pytest.mark.parametrize("at", [math.nan, math.inf])
def test_a_record_that_json_cannot_hold_is_refused(at: float) -> None:
    """It would be written as one without that value."""
    with pytest.raises(UnstorableError):
        encode_records(7, "events", {"1": Said("never", at)})


def test_what_was_written_is_read() -> None:
    """Nothing is wrong with a whole journal."""
    assert read_lines(RAW) == Lines(LINES, None, 0)


def test_a_journal_cut_off_anywhere_gives_all_whole_lines() -> None:
    """A kill or a power cut in the middle of a line costs that line alone."""
    for cut in range(len(RAW) + 1):
        whole = RAW[:cut].count(b"\n")
        found = read_lines(RAW[:cut])
        unended = RAW[cut : cut + 1] == b"\n"
        assert found.good == LINES[: whole + unended]
        assert found.damaged == 0
        torn = cut > 0 and not unended and not RAW[:cut].endswith(b"\n")
        assert (found.torn is not None) == torn
        if found.torn is not None:
            assert RAW[: found.torn].count(b"\n") == whole


def test_any_flipped_bit_is_noticed_and_costs_one_line_at_most() -> None:
    """Two in three flipped bits are still valid JSON, with other words."""
    for place in range(len(RAW)):
        for bit in range(8):
            flipped = bytearray(RAW)
            flipped[place] ^= 1 << bit
            found = read_lines(bytes(flipped))
            assert all(line in LINES for line in found.good)
            assert len(found.good) >= len(LINES) - 1
            assert found.damaged or found.torn is not None


def test_a_line_with_a_right_sum_and_an_unknown_verb_is_damage() -> None:
    """What is not understood is not passed over in silence."""
    rest = b'1,["rename","events"]]'
    assert read_lines(b"[%d,%s\n" % (zlib.crc32(rest), rest)) == Lines((), None, 1)


def test_a_journal_says_of_which_version_it_is_in_its_first_line() -> None:
    """Also to a program that understands nothing else of it; a damaged line says nothing."""
    first = as_first(encode_line(1, LINES[0].ops), 3)
    assert json.loads(first)[1:3] == [1, ["schema", 3]]
    assert read_lines(first + RAW.split(b"\n", 1)[1]) == Lines(LINES, None, 0, 3)
    rest = b'1,["schema",4],["rename","events"]]'
    later = b"[%d,%s\n" % (zlib.crc32(rest), rest)
    assert read_lines(later) == Lines((), None, 1, 4)
    assert read_lines(later.replace(b"4]", b"5]")).schema is None


def test_garbage_is_damage_and_not_an_error() -> None:
    """A journal may hold anything after a bad day."""
    for garbage in (b"\x00" * 4096, b"[" * 100_000, b"{}\n", b"[1]\n", b"\n\n", "ü".encode("latin-1")):
        found = read_lines(RAW + garbage)
        assert found.good == LINES
        assert found.damaged or found.torn is not None


def test_lines_in_which_nothing_begins_are_counted_and_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a damaged file there may be millions, and people wait for what else there is."""
    tried: list[bytes] = []
    real = ops._line

    def watched(text: bytes) -> Line | None:
        tried.append(text)
        return real(text)

    monkeypatch.setattr(ops, "_line", watched)
    garbage = b"[0]\n\n" * 100
    assert read_lines(garbage + RAW + garbage) == Lines(LINES, None, 400)
    assert tried == RAW.splitlines()


@pytest.mark.no_cover
def test_what_looks_like_many_beginnings_in_one_line_is_added_up_in_proportion_to_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A line of some MB, made to be slow: twice as long is twice the work, and none of it is copied."""
    summed, tried = [0], [0]
    sum_, line = zlib.crc32, ops._line

    def watched_sum(data: bytes | memoryview, before: int = 0) -> int:
        summed[0] += len(data)
        return sum_(data, before)

    def watched_line(text: bytes) -> Line | None:
        tried[0] += 1
        return line(text)

    monkeypatch.setattr(zlib, "crc32", watched_sum)
    monkeypatch.setattr(ops, "_line", watched_line)
    for filler in (b"", b"]", b"x" * 500 + b"]"):
        work = []
        for size in (1 << 20, 1 << 21):
            piece = b'[1,1,["put"' + filler + b" "
            raw = RAW.replace(b"\n", b"x") + piece * (size // len(piece)) + b"\n"
            summed[0] = tried[0] = 0
            assert read_lines(raw).good == LINES
            assert tried[0] < 10
            assert summed[0] <= 10 * len(raw)
            work.append(summed[0])
        assert work[1] <= 2.1 * work[0]
