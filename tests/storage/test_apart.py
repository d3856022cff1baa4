"""What is said of a log that two programs wrote, by what lies there now."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.words import SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.apart import told_apart
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.codec import SCHEMA, encode_log
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.looking import look
from alliance_tui.storage.mending import mend
from alliance_tui.storage.signed import encode_file
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import held_one, note, session_file, texts, until_saved

JOINS = 'Opening it puts them together, and so does "alliance check --repair".'
"""How what is said of both ends where that is so."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def apart(files: FileLibrary, data_dir: Path) -> tuple[Live, Path]:
    """People who said something in a session just begun, whose file another program then touched."""
    alliance, _ = held_one(files, "in the first", title="Ours")
    live = Live(files.open(alliance), MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "said then")
    until_saved(live)
    assert live.session is not None
    path = session_file(data_dir, alliance, SessionId(live.session.id))
    path.write_bytes(path.read_bytes() + b"\n")
    live.close()
    return live, path


def test_words_beside_a_session_in_which_nothing_is_said_are_told_in_the_list(
    files: FileLibrary, data_dir: Path
) -> None:
    """As beside any other, and opening brings them back."""
    live, path = apart(files, data_dir)
    (said,) = live.store.kept_apart
    assert said.endswith(JOINS)
    files.list()
    assert [*files.problems] == [said]
    assert sorted(texts(files, live.id)) == ["in the first", "said then"]
    assert told_apart(path) == ""
    files.list()
    assert not files.problems


def test_once_they_are_put_together_nothing_of_it_is_told(files: FileLibrary, data_dir: Path) -> None:
    """By whichever way: what lies there then says no more."""
    live, _ = apart(files, data_dir)
    mend(data_dir, live.id)
    assert live.store.kept_apart == ()


def test_a_file_beside_that_holds_nothing_more_is_not_told(files: FileLibrary, data_dir: Path) -> None:
    """Both are the same, or one is a part of the other."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    path.with_name(f"{session}.ours-1.json").write_bytes(path.read_bytes())
    assert told_apart(path) == ""


def test_of_two_that_say_different_things_it_is_said_that_they_stay_two(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nothing puts them together, so that nothing is said to."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    _, others = FileLibrary(data_dir).read(alliance)
    changed = [
        replace(one, event=replace(one.event, text="other")) if isinstance(one.event, NoteWritten) else one
        for one in others[session]
    ]
    beside = encode_file(encode_log(changed), SCHEMA, 0)
    path.with_name(f"{session}.ours-1.json").write_bytes(beside)
    assert told_apart(path).endswith("reads otherwise in each.")


def test_checking_says_that_opening_puts_them_together_too(files: FileLibrary, data_dir: Path) -> None:
    """And where the words stand."""
    live, path = apart(files, data_dir)
    report = check_alliance(path.parent.parent)
    (found,) = [one for one in report.findings if one.path == path]
    assert found.state == "two"
    assert "only in a file beside it" in found.advice
    assert found.advice.endswith("Opening the alliance does the same.")
    live = Live(files.open(live.id), MovableClock())
    live.close()
    assert not look(path, [path.with_name(f"{path.stem}.ours-1.json")]).state.is_problem
