"""A table that lies in memory as JSON behaves as any other, and is written as it would be."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from tinydb import TinyDB, where

from alliance_tui.storage.tiny import JournalDB
from alliance_tui.storage.values import PackedTable, decode_tables, encode

DOCUMENTS: Final[dict[str, dict[str, Any]]] = {
    "2": {"a": [1, 1.0, True, None]},
    "1": {"words": "see [/x] שלום 👩‍👩‍👧"},
    "7": {"half": "\ud83d"},
}
"""With all that JSON has, and half a surrogate pair, which msgspec does not write."""


def test_it_is_a_table_like_any_other() -> None:
    """The same documents in the same order; what is changed, added and removed is."""
    table = PackedTable(DOCUMENTS)
    assert table == DOCUMENTS
    assert list(table) == list(DOCUMENTS)
    table["1"] = {"new": 1}
    del table["7"]
    table.setdefault("8", {"b": {}})
    assert dict(table) == {"2": DOCUMENTS["2"], "1": {"new": 1}, "8": {"b": {}}}
    assert "7" not in table
    assert table.pop("7", None) is None


def test_a_document_is_a_copy() -> None:
    """To change what was asked for changes nothing."""
    table = PackedTable(DOCUMENTS)
    table["2"]["a"].append("more")
    assert table["2"] == DOCUMENTS["2"]


@pytest.mark.parametrize("left_out", ["7", "none"])
def test_it_is_written_as_its_documents_are(left_out: str) -> None:
    """Byte for byte, also where the standard library has to write."""
    documents = {number: document for number, document in DOCUMENTS.items() if number != left_out}
    beside = {"half": {"1": {"half": "\ud83d"}}}
    packed = {"events": PackedTable(documents)}
    if left_out == "7":
        assert encode(packed) == encode({"events": documents})
    assert decode_tables(encode({**packed, **beside})) == {"events": documents, **beside}


def test_a_database_with_a_packed_table_is_one_like_any_other(tmp_path: Path) -> None:
    """Its queries, updates, atomic actions and files are the same."""
    files = [tmp_path / "packed.json", tmp_path / "plain.json"]
    for path, packed in zip(files, ("log", ""), strict=True):
        for _ in range(2):
            with JournalDB(path, begin_with=("log",), packed=packed) as db:
                table = db.table("log")
                table.insert_multiple({"n": number, "words": "kept"} for number in range(5))
                table.update({"words": "changed"}, where("n") == 3)
                table.remove(where("n") == 1)
                with suppress(ZeroDivisionError), db.action():
                    table.update({"words": "never"}, where("n") == 2)
                    table.truncate()
                    _ = 1 / 0
                table.upsert({"n": 9, "words": "new"}, where("n") == 9)
    assert files[0].read_bytes() == files[1].read_bytes()
    with TinyDB(files[0]) as theirs:
        assert [one["words"] for one in theirs.table("log").search(where("n") == 3)] == ["changed"] * 2


def test_it_takes_a_third_of_the_room() -> None:
    """What it is for: the texts of a long session lie in memory once more, and not as dicts of dicts."""
    documents = {
        str(number): {
            "n": number,
            "event": {"type": "NoteWritten", "id": f"{number}-x", "text": f"Words {number}"},
        }
        for number in range(500)
    }
    packed = PackedTable(documents).packed
    as_dicts = sum(sys.getsizeof(one) + sys.getsizeof(one["event"]) for one in documents.values())
    assert sum(sys.getsizeof(raw) + len(bytes(raw)) for raw in packed.values()) < as_dicts / 2
