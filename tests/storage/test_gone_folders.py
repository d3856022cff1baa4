"""The folder of an alliance is removed while people talk: all of it comes back, or nothing.

Where the data folder is gone with it, nothing does: see `test_stick`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.domain.words import SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.keeping import Kept
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import closed_elsewhere
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import every_byte, held_one, note, seated, session_file, texts, until, until_saved


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def at_second(files: FileLibrary, clock: MovableClock | None = None) -> Live:
    """People at their second session, with words that are saved, some of them taken back."""
    alliance, _ = held_one(files, "in the first", title="Ours")
    live = Live(files.open(alliance), clock or MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "in the second")
    note(live, "taken back")
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[-1].id))
    until_saved(live)
    return live


def remove(data_dir: Path, live: Live, what: str) -> None:
    """Remove all there is, the alliance, or what is in its folder."""
    home = data_dir / "alliances" / live.id
    shutil.rmtree({"all": data_dir, "alliance": home, "files": home}[what])
    if what == "files":
        home.mkdir()


def until_known(live: Live) -> None:
    """Let something be said that then cannot be saved."""
    note(live, "said then")
    for log in live.store._logs():
        log.retry()
    until(lambda: isinstance(live.store.status, NotSaved), live)


def test_what_the_thread_that_writes_brings_back_meanwhile_is_not_written_twice(
    files: FileLibrary, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder is there again, made for another log, as that thread comes to it."""
    live = at_second(files)
    remove(data_dir, live, "alliance")
    close_as_is = Kept.close_as_is

    def close_later(kept: Kept) -> None:
        kept.path.parent.mkdir(parents=True, exist_ok=True)
        kept.fold()
        close_as_is(kept)

    monkeypatch.setattr(Kept, "close_as_is", close_later)
    assert live.close() == Saved()
    assert check(data_dir).is_well
    assert sorted(one for one in texts(files, live.id) if one) == ["in the first", "in the second"]


@pytest.mark.no_cover
@pytest.mark.parametrize("what", ["alliance", "files"])
@pytest.mark.parametrize("is_known", [True, False])
def test_leaving_writes_all_of_an_alliance_whose_folder_is_gone(
    files: FileLibrary, data_dir: Path, what: str, is_known: bool
) -> None:
    """Also where a signal ends the program, or nobody noticed; without what was taken back."""
    live = at_second(files)
    remove(data_dir, live, what)
    if is_known:
        until_known(live)
    assert live.close() == Saved()
    report = check(data_dir)
    assert report.is_well
    assert [one.title for one in report.alliances] == ["Ours"]
    said = [one for one in texts(files, live.id) if one]
    assert sorted(said) == ["in the first", "in the second", *(["said then"] if is_known else [])]
    assert b"taken back" not in every_byte(data_dir)
    assert not [path for path in data_dir.rglob("*") if path.name.endswith((".journal", ".tmp"))]
    assert [one.title for one in files.list()] == ["Ours"]


@pytest.mark.parametrize("what", ["all", "alliance"])
def test_leaving_without_it_brings_nothing_back(files: FileLibrary, data_dir: Path, what: str) -> None:
    """As people chose, or all of it is somewhere else."""
    live = at_second(files)
    remove(data_dir, live, what)
    until_known(live)
    assert isinstance(live.close(anew=False), NotSaved)
    assert not (data_dir / "alliances" / live.id).exists()
    assert data_dir.exists() == (what == "alliance")


def test_leaving_without_it_is_leaving_as_ever_where_the_folder_is_there(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nothing is lost that can be kept after all."""
    live = at_second(files)
    note(live, "said last")
    assert live.close(anew=False) == Saved()
    assert "said last" in texts(files, live.id)
    assert check(data_dir).is_well


def test_leaving_without_it_still_folds_in_the_session_whose_file_is_there(
    files: FileLibrary, data_dir: Path
) -> None:
    """The alliance's own file alone is gone, and does not come back."""
    live = at_second(files)
    assert live.session is not None
    path = session_file(data_dir, live.id, SessionId(live.session.id))
    own = data_dir / "alliances" / live.id / "alliance.json"
    own.unlink()
    note(live, "said then")
    assert journal_of(path).exists()
    live.close(anew=False)
    assert not own.exists()
    assert not journal_of(path).exists()
    assert b"said then" in path.read_bytes()
    assert b"taken back" not in every_byte(data_dir)


def test_a_session_that_could_not_be_begun_is_kept_if_it_can_be_as_people_leave_without_it(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nothing of it is gone: it was not there yet."""
    live = seated(files, "Ours")
    happened(live.act(sitting.close))
    until_saved(live)
    sessions = data_dir / "alliances" / live.id / "sessions"
    away = sessions.rename(data_dir / "away")
    sessions.touch()
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "said then")
    assert isinstance(live.store.status, NotSaved)
    sessions.unlink()
    away.rename(sessions)
    assert live.close(anew=False) == Saved()
    assert texts(files, live.id) == ["said then"]


def test_of_a_log_that_is_let_go_it_is_said_that_words_may_still_be_there(
    files: FileLibrary, data_dir: Path
) -> None:
    """Its disk may come back, with what was taken back on it."""
    live = at_second(files)
    assert live.session is not None
    path = session_file(data_dir, live.id, SessionId(live.session.id))
    shutil.move(data_dir, data_dir.with_name("away"))
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    until_known(live)
    assert isinstance(live.close(anew=False), NotSaved)
    (said,) = live.store.unforgotten
    assert said.startswith(f"Words that were taken back may still be in {path}: that they were is not saved.")


def test_a_session_that_begins_once_the_folder_is_gone_does_not_come_back_alone(
    files: FileLibrary, data_dir: Path
) -> None:
    """It waits, and is written with all the rest."""
    live = seated(files, "Ours")
    happened(live.act(sitting.close))
    until_saved(live)
    remove(data_dir, live, "alliance")
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "said then")
    assert isinstance(live.store.status, NotSaved)
    assert not (data_dir / "alliances" / live.id).exists()
    assert live.close() == Saved()
    assert check(data_dir).is_well
    assert texts(files, live.id) == ["said then"]


def test_who_only_looked_at_an_alliance_brings_nothing_back(files: FileLibrary, data_dir: Path) -> None:
    """Somebody removed it, and nothing was said since."""
    alliance, _ = held_one(files, "words")
    live = Live(files.open(alliance), MovableClock())
    shutil.rmtree(data_dir)
    assert live.close() == Saved()
    assert not data_dir.exists()


def test_where_all_of_it_cannot_be_written_that_is_said(files: FileLibrary, data_dir: Path) -> None:
    """A file stands in the place of the folder."""
    live = at_second(files)
    shutil.rmtree(data_dir)
    data_dir.write_text("mine")
    until_known(live)
    assert isinstance(live.close(), NotSaved)
    assert data_dir.read_text() == "mine"


def test_a_file_of_one_session_that_is_gone_comes_back_as_before(files: FileLibrary, data_dir: Path) -> None:
    """The rest is where it was, and stays as it is."""
    live = at_second(files)
    assert live.session is not None
    own = data_dir / "alliances" / live.id / "alliance.json"
    before = own.read_bytes()
    session_file(data_dir, live.id, SessionId(live.session.id)).unlink()
    note(live, "said then")
    assert live.close() == Saved()
    assert own.read_bytes() == before
    assert {"said then", "in the second"} <= {*texts(files, live.id)}


def until_not_saved(live: Live) -> NotSaved:
    """Look for the files; what is not saved then."""
    live.store.look()
    status = live.store.status
    assert isinstance(status, NotSaved)
    return status


def beat(live: Live, clock: MovableClock) -> None:
    """Let the time pass until the lock is touched again."""
    clock.move(6)
    live.beat()


@pytest.mark.parametrize("what", ["alliance", "files"])
def test_that_the_files_are_gone_is_noticed_though_nobody_says_anything(
    files: FileLibrary, data_dir: Path, what: str
) -> None:
    """All of it waits then, and comes back with the next touch of the lock, also what was said long ago."""
    clock = MovableClock()
    live = at_second(files, clock)
    remove(data_dir, live, what)
    status = until_not_saved(live)
    assert status.is_all
    assert status.reason == "The folder or the file is gone."
    assert status.waiting > 3
    beat(live, clock)
    until_saved(live)
    assert len([*(data_dir / "alliances" / live.id).rglob("*.json")]) == 3
    with pytest.raises(LookupError), closed_elsewhere(data_dir / "alliances" / live.id):
        pass
    note(live, "said then")
    assert live.close() == Saved()
    assert sorted(filter(None, texts(files, live.id))) == ["in the first", "in the second", "said then"]
    assert b"taken back" not in every_byte(data_dir)
    assert check(data_dir).is_well


@pytest.mark.parametrize("way", ["file", "link"])
def test_while_something_stands_in_the_place_of_the_folder_it_waits_and_comes_back_later(
    files: FileLibrary, data_dir: Path, tmp_path: Path, way: str
) -> None:
    """What was said meanwhile, too."""
    clock = MovableClock()
    live = at_second(files, clock)
    remove(data_dir, live, "alliance")
    home = data_dir / "alliances" / live.id
    if way == "file":
        home.write_text("mine")
    else:
        home.symlink_to(tmp_path / "nowhere")
    for _ in range(3):
        beat(live, clock)
        assert until_not_saved(live).is_all
    note(live, "said then")
    assert until_not_saved(live).is_all
    home.unlink()
    beat(live, clock)
    until_saved(live)
    assert live.close() == Saved()
    assert sorted(filter(None, texts(files, live.id))) == ["in the first", "in the second", "said then"]
    assert check(data_dir).is_well


def test_a_folder_that_is_back_is_gone_on_with(files: FileLibrary, data_dir: Path, tmp_path: Path) -> None:
    """Nothing is kept twice, and what was said meanwhile is there."""
    clock = MovableClock()
    live = at_second(files, clock)
    data_dir.rename(tmp_path / "elsewhere")
    assert until_not_saved(live).is_all
    note(live, "said then")
    (tmp_path / "elsewhere").rename(data_dir)
    beat(live, clock)
    until_saved(live)
    assert live.close() == Saved()
    assert sorted(filter(None, texts(files, live.id))) == ["in the first", "in the second", "said then"]
    assert live.store.kept_apart == ()
    assert check(data_dir).is_well


def test_who_only_looks_at_an_alliance_is_not_told_that_anything_waits(
    files: FileLibrary, data_dir: Path
) -> None:
    """Somebody removed it; nothing comes back."""
    clock = MovableClock()
    alliance, _ = held_one(files, "words")
    live = Live(files.open(alliance), clock)
    shutil.rmtree(data_dir)
    beat(live, clock)
    assert live.store.status == Saved()
    assert not data_dir.exists()
    live.close()
