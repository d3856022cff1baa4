"""What a list says of a log that was read, by how checking finds it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from alliance_tui.sentences import listed
from alliance_tui.sentences import opened as say
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import SCHEMA
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.listed_logs import read_or_say
from alliance_tui.storage.looking import look
from alliance_tui.storage.ops import Forget, encode_line
from alliance_tui.storage.signed import encode_file
from tests.storage.people import held_one, session_file


@pytest.fixture
def path(data_dir: Path) -> Path:
    """The file of a session with nothing wrong about it."""
    return session_file(data_dir, *held_one(FileLibrary(data_dir), "words"))


def mark(path: Path) -> None:
    """Let an editor put its mark before the text."""
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())


def tear(path: Path) -> None:
    """Let a line of its journal be cut off."""
    journal_of(path).write_bytes(b'[123,9,["put","ev')


def test_what_is_wrong_and_loses_nothing_is_said_one_by_one(path: Path) -> None:
    """A mark, an end that was cut off, and both."""
    assert read_or_say(path).problem == ""
    mark(path)
    marked = listed.has_a_mark(file=path.name)
    assert read_or_say(path).problem == marked
    tear(path)
    assert read_or_say(path).problem == f"{marked} {listed.ends_early(whole=False, file=path.name)}"


def test_where_something_is_missing_too_all_of_it_is_said_as_that(path: Path) -> None:
    """What would be mild by itself calms nobody then."""
    mark(path)
    journal_of(path).write_bytes(encode_line(99, [Forget()]))
    said = read_or_say(path).problem
    assert said.startswith("A session is not whole. ")
    assert say.marked(file=path.name) in said
    assert "could not be found" in said


def test_a_log_in_which_nothing_was_said_yet_may_be_cut_off_as_well(data_dir: Path) -> None:
    """It holds no record, and a line that was being written."""
    data_dir.mkdir(exist_ok=True)
    path = data_dir / "alliance.json"
    path.write_bytes(encode_file({}, SCHEMA, 0))
    tear(path)
    assert read_or_say(path).problem == listed.ends_early(whole=True, file=path.name)
    assert look(path, ()).is_torn
