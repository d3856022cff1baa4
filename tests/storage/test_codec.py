"""Records as documents: every kind comes back, and what is not known is said."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from alliance_tui.domain.events import Event
from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.words import NoteKind, ParticipantId, Step
from alliance_tui.storage.codec import EVENTS, decode_records, encode_record, upcast
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.values import Tables, decode_any, encode, plain
from tests.builders import record
from tests.samples import sample


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
@pytest.mark.no_cover
def test_every_kind_of_event_comes_back_as_it_was(kind: type[Event]) -> None:
    """Through the JSON of a file, with every field filled in."""
    written = record(1, sample(inspect.type_info(kind)), 2.5)
    document = plain(encode_record(written))
    assert decode_records([decode_any(encode(document))]) == (written,)


def test_records_come_in_the_order_of_their_numbers_and_writers() -> None:
    """Two copies of a log may have been merged in any order."""
    event = sample(inspect.type_info(NoteWritten))
    records = [record(n, event, writer=writer) for n, writer in [(2, "b"), (10, "a"), (2, "a"), (1, "z")]]
    read = decode_records(map(encode_record, records))
    assert [(one.n, one.writer) for one in read] == [(1, "z"), (2, "a"), (2, "b"), (10, "a")]


@pytest.mark.no_cover
@given(st.text())
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    """Emoji, combining signs, control characters and halves of surrogate pairs included."""
    written = record(1, NoteWritten(ParticipantId("p1"), Step.NEEDS, NoteKind.NEED, text))
    (read,) = decode_records([decode_any(encode(plain(encode_record(written))))])
    assert read == written


@pytest.mark.parametrize(
    "change",
    [
        {"event": {"type": "MindRead", "text": "private"}},
        {"n": "private"},
        {"at": "private"},
        {"event": None},
    ],
)
def test_a_record_that_is_not_known_is_said_without_its_words(change: dict[str, Any]) -> None:
    """A sentence for people, that can stand in a log."""
    document = encode_record(record(1, sample(inspect.type_info(NoteWritten)))) | change
    with pytest.raises(StoreError, match="does not know") as said:
        decode_records([document])
    assert "private" not in str(said.value)


def test_a_field_that_a_later_version_added_is_passed_over() -> None:
    """Adding one is no new version of the documents."""
    written = record(1, sample(inspect.type_info(NoteWritten)))
    document = encode_record(written)
    document["event"]["mood"] = "calm"
    assert decode_records([document]) == (written,)


def test_older_documents_go_through_every_later_change_once_and_in_order() -> None:
    """From the version they are of, up to the newest."""
    tables: Tables = {EVENTS: {"1": {"steps": []}}, "other": {"1": {}}}
    steps = {version: lambda kept, v=version: {"steps": [*kept["steps"], v]} for version in (1, 2, 4)}
    upcast(2, tables, steps, newest=6)
    assert tables == {EVENTS: {"1": {"steps": [2, 4]}}, "other": {"1": {}}}
