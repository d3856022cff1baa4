"""What can be kept as JSON, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.storage.values import (
    UNREADABLE,
    UnstorableError,
    copied,
    decode_any,
    decode_tables,
    encode,
    plain,
    says_twice,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Word(StrEnum):
    """A text with a class of its own."""

    YES = "yes"


@given(JSON)
def test_every_json_value_comes_back_as_it_was(value: Any) -> None:
    """Numbers of any size, halves of surrogate pairs and control characters included."""
    back = decode_any(encode(plain(value)))
    assert repr(back) == repr(value)


@pytest.mark.no_cover
@given(JSON)
def test_encoded_values_stand_in_one_line_that_the_standard_library_reads(value: Any) -> None:
    """A line feed would end a line of the journal."""
    raw = encode(value)
    assert b"\n" not in raw
    assert repr(json.loads(raw)) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        {1, 2},
        b"bytes",
        {1: "a number for a key"},
        {None: "no key"},
        datetime(2026, 1, 1, tzinfo=UTC),
        Decimal("1.5"),
        object(),
        {"deep": [{"deeper": {3}}]},
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_give_back_is_refused(value: object) -> None:
    """It would come back as something else, or as a file nobody can read."""
    with pytest.raises(UnstorableError):
        plain({"text": "private words", "value": value})


def test_a_refusal_does_not_repeat_what_people_typed() -> None:
    """Error messages end up in logs."""
    with pytest.raises(UnstorableError) as refused:
        plain({"text": "private words", "private key": {"private member"}})
    assert "private" not in str(refused.value)


def test_a_value_that_holds_itself_is_refused() -> None:
    """It has no end."""
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(UnstorableError):
        plain(endless)


def test_tuples_and_words_of_an_enumeration_become_plain() -> None:
    """What is in memory is what will be read back."""
    kept = plain({"pair": (1, 2), "word": Word.YES})
    assert kept == {"pair": [1, 2], "word": "yes"}
    assert type(kept["word"]) is str


def test_a_copy_shares_nothing_that_can_be_changed() -> None:
    """Neither what was given nor what is answered is tied to what is kept."""
    given_value = {"list": [1, {"inner": []}]}
    for copy in (plain(given_value), copied(given_value)):
        copy["list"][1]["inner"].append("new")
    assert given_value == {"list": [1, {"inner": []}]}


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"null", b'{"t":[]}', b'{"t":{"1":5}}', b'{"t":{"1":{"a":NaN}}}',
     b"\xff{}", b"{" * 100_000, b'{"t":{"1":{"a":1e999}}}'],
    ids=lambda raw: raw[:20].decode("latin-1") or "empty",
)  # fmt: skip
def test_what_is_not_tables_is_known_as_unreadable(raw: bytes) -> None:
    """Every first error that damage can raise is in one list."""
    with pytest.raises(UNREADABLE):
        decode_tables(raw)


@pytest.mark.parametrize(
    ("raw", "is_so"),
    [
        (b'{"a": {"1": {}, "2": {}}, "b": {"1": {}}}', False),
        (b'{"a": {"1": {}, "1": {}}}', True),
        (b'{"a": {}, "a": {}}', True),
        (b'\xef\xbb\xbf{"a": {"1": {"x": [{"y": 1, "y": 1}]}}}', True),
        (b'{"a": {"1": {"\\u0061": 1, "a": 1}}}', True),
        ('{"a": {"1": {"x": "\ud800"}}}'.encode("utf-8", "surrogatepass"), False),
        (b"[" * 100_000, False),
    ],
)
def test_a_key_that_stands_twice_is_noticed_wherever_it_stands(raw: bytes, is_so: bool) -> None:
    """However it is written; what cannot be read at all is somebody else's to say."""
    assert says_twice(raw) is is_so
