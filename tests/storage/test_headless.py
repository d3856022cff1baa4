"""A session whose first record cannot be read: it is shown as repairing would put it together."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.domain.decisions import people
from alliance_tui.domain.saving import ReadOnly
from alliance_tui.domain.summary import SessionState
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.sentences.opened import session_without_beginning
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend, write_log
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import held_one, session_file, states, texts

SAID = session_without_beginning(is_shown=True)
"""What is said of it."""

Held = tuple[AllianceId, SessionId]


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture(params=["a flipped bit", "none at all"])
def held(files: FileLibrary, data_dir: Path, request: pytest.FixtureRequest) -> Held:
    """A session with one note, and without its beginning."""
    alliance, session = held_one(files, "some words")
    path = session_file(data_dir, alliance, session)
    if request.param == "none at all":
        write_log(path, files.read(alliance)[1][session][1:])
    else:
        raw = path.read_bytes()
        path.write_bytes(raw.replace(b'"SessionOpened"', b'"SessionOpenet"', 1))
        assert path.read_bytes() != raw
    return alliance, session


def test_it_is_listed_and_read_with_all_that_is_left_and_that_is_said(
    files: FileLibrary, data_dir: Path, held: Held
) -> None:
    """Nothing is changed by looking."""
    before = states(data_dir / "alliances")
    (line,) = files.list()
    assert [(one.id, one.state) for one in line.sessions] == [(held[1], SessionState.CLOSED)]
    (said,) = files.problems
    assert said.endswith(SAID)
    shown = files.read(held[0])[1][held[1]]
    assert states(data_dir / "alliances") == before
    mend(data_dir, held[0])
    assert files.read(held[0])[1][held[1]] == shown


def test_it_is_opened_with_all_that_is_left_and_not_changed(
    files: FileLibrary, data_dir: Path, held: Held
) -> None:
    """What is said of it stays true once the alliance was changed: its row is not made of what was shown."""
    path = session_file(data_dir, *held)
    before = path.read_bytes()
    assert texts(files, held[0]) == ["some words"]
    opening = files.open(held[0])
    assert SAID in opening.problems
    assert isinstance(opening.session(held[1]).status, ReadOnly)
    live = Live(opening, MovableClock())
    happened(live.act_on_alliance(people.rename_alliance, "Ours"))
    live.close()
    assert path.read_bytes() == before
    (line,) = files.list()
    assert line.title == "Ours"
    (said,) = files.problems
    assert said.endswith(SAID)
    mend(data_dir, held[0])
    files.list()
    assert all("could not be found when it was repaired" in one for one in files.problems)
    assert texts(files, held[0]) == ["some words"]
