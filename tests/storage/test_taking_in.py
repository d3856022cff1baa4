"""Two windows wrote one alliance after its lock file was removed: the next opening finds what both said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.saving import ReadOnly, Saved
from alliance_tui.domain.words import SessionId
from alliance_tui.live import Live
from alliance_tui.sentences.opened import joined_again
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import every_byte, note, seated, session_file, texts, until_saved

SAID = {"before", "said in the first", "said in the second", "said last"}
"""All that was said in both windows."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def two_windows(files: FileLibrary, data_dir: Path) -> tuple[Live, Live]:
    """The first one, and another one on the same session that could take the lock as well."""
    first = seated(files)
    note(first, "before")
    until_saved(first)
    (data_dir / "alliances" / first.id / "lock").unlink()
    second = Live(files.open(first.id), MovableClock())
    assert first.session is not None
    happened(second.resume(first.session.id))
    return first, second


def written_by_both(files: FileLibrary, data_dir: Path, *, first_folds_first: bool) -> Live:
    """Both have written and left; the first one, as it was."""
    first, second = two_windows(files, data_dir)
    note(first, "said in the first")
    until_saved(first)
    note(second, "said in the second")
    until_saved(second)
    early, late = (first, second) if first_folds_first else (second, first)
    early.close()
    note(late, "said last")
    assert late.close() == Saved()
    return first


def its_session(live: Live) -> SessionId:
    """The session that people sat at."""
    assert live.session is not None
    return live.session.id


@pytest.mark.no_cover
@pytest.mark.parametrize("first_folds_first", [True, False])
def test_the_next_opening_joins_them_and_says_so_once(
    files: FileLibrary, data_dir: Path, first_folds_first: bool
) -> None:
    """Without a repair; what lies beside stays as it is."""
    live = written_by_both(files, data_dir, first_folds_first=first_folds_first)
    folder = session_file(data_dir, live.id, its_session(live)).parent
    beside = {one: one.read_bytes() for one in folder.iterdir() if ".ours-" in one.name}
    assert beside
    opening = files.open(live.id)
    assert joined_again(whole=False, is_kept=True) in opening.problems
    past = Live(opening, MovableClock()).past(its_session(live))
    assert past is not None
    assert {one.text for one in past.notes} == SAID
    opening.close()
    assert {one: one.read_bytes() for one in beside} == beside
    assert {*texts(files, live.id)} == SAID
    files.list()
    assert files.problems == ()
    again = files.open(live.id)
    assert again.problems == []
    again.close()


def test_who_may_not_write_sees_both_and_writes_nothing(files: FileLibrary, data_dir: Path) -> None:
    """Another window has it open, which opened it before there was anything beside."""
    first, second = two_windows(files, data_dir)
    note(first, "said in the first")
    until_saved(first)
    note(second, "said in the second")
    until_saved(second)
    first.close()
    note(second, "said last")
    until_saved(second)
    third = files.open(first.id)
    assert third.read_only
    assert joined_again(whole=False, is_kept=False) in third.problems
    past = Live(third, MovableClock()).past(its_session(first))
    assert past is not None
    assert {one.text for one in past.notes} == SAID
    third.close()
    assert second.close() == Saved()
    assert {*texts(files, first.id)} == SAID


def test_words_that_were_taken_back_since_do_not_come_back(files: FileLibrary, data_dir: Path) -> None:
    """They go from the file beside as well."""
    live = written_by_both(files, data_dir, first_folds_first=True)
    opening = files.open(live.id)
    log = opening.session(its_session(live))
    assert not isinstance(log.status, ReadOnly)
    notes = [one for one in log.read() if isinstance(one.event, NoteWritten)]
    log.scrub([replace(one, event=replace(one.event, text="")) for one in notes if _is_of_second(one.event)])
    opening.close()
    assert {*texts(files, live.id)} == {"before", "said in the first"}
    assert b"said in the second" not in every_byte(data_dir)


def _is_of_second(event: object) -> bool:
    return getattr(event, "text", "") in {"said in the second", "said last"}
