"""Alliances on the disk and in memory: listed, opened, kept and removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, people
from alliance_tui.domain.saving import NotKept, ReadOnly, Saved
from alliance_tui.domain.summary import SessionState
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import new_id
from alliance_tui.ports import Library, Opening
from alliance_tui.storage.held import HeldAlliance
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.memory import MemoryLibrary
from tests.builders import happened, pid
from tests.fakes import START
from tests.storage.people import (
    held_one,
    note,
    seated,
    texts,
)

NOBODY = AllianceId("a" * 12)


@pytest.fixture(params=["file", "memory"])
def library(request: pytest.FixtureRequest, data_dir: Path) -> Library:
    """A library, on the disk and in memory."""
    return FileLibrary(data_dir) if request.param == "file" else MemoryLibrary()


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def test_what_was_said_is_there_at_the_next_opening(library: Library) -> None:
    """Every record, as it was, in order."""
    live = seated(library)
    note(live, "Grüße, [/x] 👋🏽\nand more")
    kept = live.records()
    live.close()
    opening = library.open(live.id)
    (session,) = opening.sessions()
    assert opening.session(session).read()[: len(kept)] == kept
    assert opening.session(session) is opening.session(session)
    opening.close()


def test_a_library_lists_what_was_founded_with_its_sessions(library: Library) -> None:
    """The newest title, the people, and each session's state."""
    assert library.list() == ()
    _, session = held_one(library, title="First")
    live = seated(library, title="Second")
    happened(live.act_on_alliance(people.rename_alliance, "Renamed"))
    live.close()
    opening = library.create(NOBODY)
    opening.close()
    found = {line.title: line for line in library.list()}
    assert found.keys() == {"First", "Renamed"}
    assert [person.name for person in found["First"].participants] == ["Ana", "Ben"]
    assert [(line.id, line.state) for line in found["First"].sessions] == [(session, SessionState.CLOSED)]
    assert found["Renamed"].unfinished is not None
    assert library.problems == ()


def test_a_second_opening_may_only_read(library: Library) -> None:
    """One writer per alliance; when it leaves, the next may write."""
    live = seated(library)
    second = library.open(live.id)
    assert second.read_only is not None
    assert second.read_only.endswith("Here it can be read, not changed.")
    assert second.own.status == ReadOnly(second.read_only)
    assert len(second.own.read()) == 1
    second.close()
    assert library.open(live.id).read_only is not None, "closing a reader gives nothing back"
    live.close()
    third = library.open(live.id)
    assert third.read_only is None
    third.close()


def test_the_last_touch_is_what_the_next_opening_is_told(library: Library) -> None:
    """Time away begins there."""
    first = library.create(NOBODY)
    assert first.last_touch is None
    first.close()
    untouched = library.open(NOBODY)
    assert untouched.last_touch is None
    moment = START + timedelta(days=3, microseconds=123_456)
    untouched.touch(moment)
    untouched.close()
    again = library.open(NOBODY)
    assert again.last_touch == moment
    again.close()


def test_what_is_not_there_cannot_be_opened_or_removed(library: Library) -> None:
    """A sentence says so."""
    alliance, _ = held_one(library)
    for wrong in (NOBODY, AllianceId("../../etc"), AllianceId("")):
        with pytest.raises(LookupError, match="There is no alliance"):
            library.open(wrong)
        with pytest.raises(LookupError, match="There is no alliance"):
            library.delete(wrong, None, START)
    with pytest.raises(LookupError, match="There is no session"):
        library.delete(alliance, SessionId("a" * 12), START)


def test_a_removed_session_is_gone_and_the_alliance_is_not(library: Library) -> None:
    """Its words are in the other sessions only."""
    alliance, session = held_one(library, "private")
    library.delete(alliance, session, START)
    assert texts(library, alliance) == []
    (line,) = library.list()
    assert line.sessions == ()
    library.delete(alliance, None, START)
    assert library.list() == ()


def test_blanked_words_are_blank_at_once_and_at_the_next_opening(library: Library) -> None:
    """The other records stay as they are."""
    live = seated(library)
    note(live, "private")
    note(live, "kept")
    happened(live.undo())
    happened(live.redo())
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    before = live.records()
    live.close()
    assert texts(library, live.id) == ["kept"]
    opening = library.open(live.id)
    (session,) = opening.sessions()
    assert [one.n for one in opening.session(session).read()[: len(before)]] == [one.n for one in before]
    opening.close()


def test_the_libraries_are_what_the_live_layer_asks_for(files: FileLibrary) -> None:
    """Checked by the type checker; here it runs."""
    asked: list[Library] = [files, MemoryLibrary()]
    openings: list[Opening] = [one.create(AllianceId(new_id())) for one in asked]
    assert isinstance(openings[0], HeldAlliance)
    for opening, safe in zip(openings, (Saved(), NotKept()), strict=True):
        assert opening.own.status == safe
        assert opening.sessions() == ()
        opening.close()
    assert pid(1) == "p1"
