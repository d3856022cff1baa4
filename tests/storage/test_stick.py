"""The data folder is on a stick that is taken out while people talk: nothing is written in its place."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, sitting
from alliance_tui.domain.saving import NotSaved, Saved
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.sentences import leaving
from alliance_tui.storage import ground
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.desk import Desk
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.disks import Breakage
from tests.storage.people import founded, held_one, note, seated, texts, until, until_saved


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where a stick is put in."""
    return tmp_path / "stick"


@pytest.fixture
def data(stick: Path, below: str) -> Path:
    """The data folder, on the stick or in a folder of it."""
    return stick / below


@pytest.fixture(params=["", "ours"])
def below(request: pytest.FixtureRequest) -> str:
    """Where on the stick the data folder is."""
    return str(request.param)


class Talk:
    """People who talk over a stick, and what becomes of it."""

    def __init__(self, stick: Path, data: Path) -> None:
        data.mkdir(parents=True)
        self.files = FileLibrary(data)
        """What is on it."""
        self.clock = MovableClock()
        """What time it is."""
        alliance, _ = held_one(self.files, "in the first", title="Ours")
        self.live = Live(self.files.open(alliance), self.clock)
        """What is open."""
        happened(self.live.sit_down(SessionKind.DESIGN))
        note(self.live, "before")
        until_saved(self.live)
        self._stick = stick
        self._drawer = stick.with_name("in a drawer")

    def take_out(self) -> None:
        """Take the stick out: an empty folder is left."""
        self._stick.rename(self._drawer)
        self._stick.mkdir()

    def put_in(self, *, as_another: bool = False) -> None:
        """Put it in again; the system may give all on it other numbers."""
        shutil.rmtree(self._stick)
        if as_another:
            shutil.copytree(self._drawer, self._stick)
        else:
            self._drawer.rename(self._stick)

    def beat(self) -> None:
        """Let the time pass until the lock is touched again, and all that waits is tried."""
        self.clock.move(6)
        self.live.beat()
        self.live.store.settle()

    def not_saved(self) -> NotSaved:
        """What is not saved."""
        assert isinstance(self.live.store.status, NotSaved)
        return self.live.store.status


@pytest.fixture
def talk(stick: Path, data: Path) -> Talk:
    """People who talk."""
    return Talk(stick, data)


@pytest.mark.no_cover
@pytest.mark.parametrize("is_said", [True, False])
def test_nothing_is_written_where_the_stick_was(talk: Talk, stick: Path, data: Path, is_said: bool) -> None:
    """It is said why nothing is saved, for as long as that is so."""
    talk.take_out()
    if is_said:
        note(talk.live, "said then")
    for _ in range(3):
        talk.beat()
        is_other = "" if data.name == "ours" else ", and another one is in its place"
        assert talk.not_saved().reason == f"The folder {data} is gone{is_other}."
        assert talk.not_saved().is_all
    assert isinstance(talk.live.close(), NotSaved)
    assert [*stick.iterdir()] == []


@pytest.mark.parametrize("as_another", [False, True])
def test_what_was_said_meanwhile_is_saved_once_it_is_back(talk: Talk, data: Path, as_another: bool) -> None:
    """In its files, and in none beside them."""
    talk.take_out()
    note(talk.live, "said then")
    talk.beat()
    assert talk.not_saved().is_all
    talk.put_in(as_another=as_another)
    talk.beat()
    until_saved(talk.live)
    note(talk.live, "said last")
    assert talk.live.close() == Saved()
    assert sorted(texts(talk.files, talk.live.id)) == ["before", "in the first", "said last", "said then"]
    assert [*data.rglob("*ours-*")] == []
    assert check(data).is_well


def test_a_session_that_begins_while_it_is_out_is_saved_once_it_is_back(talk: Talk, stick: Path) -> None:
    """With all that was said in it."""
    happened(talk.live.act(sitting.close))
    until_saved(talk.live)
    talk.take_out()
    happened(talk.live.sit_down(SessionKind.DESIGN))
    note(talk.live, "said then")
    talk.beat()
    assert talk.not_saved().is_all
    assert [*stick.iterdir()] == []
    talk.put_in()
    talk.beat()
    until_saved(talk.live)
    assert talk.live.close() == Saved()
    assert sorted(texts(talk.files, talk.live.id)) == ["before", "in the first", "said then"]


def test_an_older_copy_in_its_place_is_left_alone(talk: Talk, stick: Path, data: Path) -> None:
    """It lacks what was saved since: it is not where that was saved."""
    talk.take_out()
    stick.rmdir()
    shutil.copytree(stick.with_name("in a drawer"), stick)
    shutil.rmtree(data / "alliances" / talk.live.id / "sessions")
    before = {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()}
    note(talk.live, "said then")
    assert talk.live.session is not None
    happened(talk.live.act(notes.take_back_note, talk.live.session.notes[0].id))
    talk.beat()
    assert "another one is in its place" in talk.not_saved().reason
    assert isinstance(talk.live.close(), NotSaved)
    assert {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()} == before


def test_who_leaves_while_it_is_out_can_save_all_of_it_elsewhere(talk: Talk, tmp_path: Path) -> None:
    """Nothing of it is only on the stick."""
    talk.take_out()
    note(talk.live, "said then")
    talk.beat()
    talk.files.copy_to(tmp_path / "other", talk.live.id, *talk.live.everything())
    talk.live.close(anew=False)
    there = texts(FileLibrary(tmp_path / "other"), talk.live.id)
    assert sorted(there) == ["before", "in the first", "said then"]


def test_the_list_says_that_it_is_out_and_no_alliance_is_begun_there(
    talk: Talk, stick: Path, data: Path
) -> None:
    """An empty list would look like lost words."""
    talk.live.close()
    assert talk.files.list()
    talk.take_out()
    for _ in range(2):
        assert talk.files.list() == ()
        (said,) = talk.files.problems
        assert said.startswith(f"{data} cannot be read: the folder {data} is gone")
        assert not talk.files.has_changed()
    with pytest.raises(OSError, match="is gone"):
        talk.files.create(AllianceId(new_id()))
    with pytest.raises(LookupError, match="is gone"):
        talk.files.open(talk.live.id)
    assert [*stick.iterdir()] == []
    talk.put_in(as_another=True)
    assert talk.files.has_changed()
    assert [one.title for one in talk.files.list()] == ["Ours"]
    founded(talk.files).close()


def test_a_folder_that_never_was_is_made(tmp_path: Path) -> None:
    """As ever, and is then the one that may go away."""
    files = FileLibrary(tmp_path / "first" / "of all")
    assert files.list() == ()
    live = seated(files)
    until_saved(live)
    shutil.rmtree(tmp_path / "first")
    note(live, "said then")
    until(lambda: isinstance(live.store.status, NotSaved), live)
    live.close()
    assert not (tmp_path / "first").exists()


def test_words_that_are_safe_on_a_stick_stay_there_where_nobody_could_be_asked(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is in no file goes home, with all that it belongs to."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(talk.files, talk.clock)
    desk.live = talk.live
    talk.take_out()
    talk.beat()
    assert talk.not_saved().is_all
    assert not talk.live.store.has_unsaved
    assert isinstance(desk.put_away(unasked=True), NotSaved)
    assert desk.rescued_in is None
    assert [*tmp_path.glob("alliance-*")] == []


def test_words_that_are_in_no_file_go_home_where_nobody_could_be_asked(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all that was said before."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(talk.files, talk.clock)
    desk.live = talk.live
    talk.take_out()
    note(talk.live, "after it was taken out")
    assert talk.live.store.has_unsaved
    assert desk.put_away(unasked=True) == Saved()
    (home,) = tmp_path.glob("alliance-*")
    assert desk.rescued_in == home
    told = texts(FileLibrary(home), talk.live.id)
    assert {"in the first", "before", "after it was taken out"} == {*told}


def test_that_words_were_taken_back_is_said_to_be_saved_where_all_else_is(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to take them back again: putting all of it back takes them out."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(talk.files, talk.clock)
    desk.live = talk.live
    talk.take_out()
    assert talk.live.session is not None
    happened(talk.live.act(notes.take_back_note, talk.live.session.notes[-1].id))
    assert desk.put_away(unasked=True) == Saved()
    (home,) = tmp_path.glob("alliance-*")
    (said,) = desk.unforgotten
    assert (
        f'That they were is saved in {home}: they go from that file with "alliance restore {home}".' in said
    )
    assert "Take them back again" not in said


def test_that_people_left_is_no_action_that_is_said_to_be_lost(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails as they leave: all that they did is on it, and it is said so, with what is wrong."""
    desk = Desk(talk.files, talk.clock)
    desk.live = talk.live
    note(talk.live, "the last words")
    talk.live.store.settle()
    breakage = Breakage(errno.EIO, "fsync")
    monkeypatch.setattr(Disk, "fsync", lambda *_: breakage("fsync"))
    assert desk.put_away() == NotSaved("The disk reports an error.", 0)
    breakage.mend()
    assert "the last words" in texts(talk.files, talk.live.id)


def test_where_nobody_knows_the_home_folder_it_is_said_to_be_lost(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor where people are may anything be made."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(Path, "home", lambda: fail_to_find_home())
    monkeypatch.setattr(Path, "cwd", lambda: tmp_path / "file")
    desk = Desk(talk.files, talk.clock)
    desk.live = talk.live
    talk.take_out()
    note(talk.live, "after it was taken out")
    assert isinstance(desk.put_away(unasked=True), NotSaved)


def fail_to_find_home() -> Path:
    """As where the account has none."""
    raise RuntimeError("Could not determine home directory.")


def test_an_empty_folder_is_not_taken_for_the_one_in_which_nothing_was_ever_saved(
    stick: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk was full from the beginning: nothing tells whether the folder there now is the right one."""
    data.mkdir(parents=True)
    clock = MovableClock()
    with monkeypatch.context() as full:
        full.setattr(Disk, "write", refuse)
        live = founded(FileLibrary(data), clock=clock)
        until(lambda: isinstance(live.store.status, NotSaved), live)
        stick.rename(stick.with_name("in a drawer"))
        data.mkdir(parents=True)
    for _ in range(2):
        clock.move(6)
        live.beat()
        live.store.settle()
    assert isinstance(live.store.status, NotSaved)
    assert [*data.rglob("*.json*")] == []


def refuse(disk: Disk, fd: int, data: bytes) -> int:
    """Take nothing."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_whether_the_stick_is_there_is_asked_as_often_with_many_sessions_as_with_few(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question goes to the disk, and people wait for it."""
    asked: list[Path] = []
    numbers = ground._numbers

    def count(folder: Path) -> tuple[ground.Number, ...]:
        asked.append(folder)
        return numbers(folder)

    monkeypatch.setattr(ground, "_numbers", count)
    talk.live.store.opening.look(anew=True)
    few = len(asked)
    for _ in range(3):
        happened(talk.live.act(sitting.close))
        happened(talk.live.sit_down(SessionKind.DESIGN))
        note(talk.live, "another evening")
        until_saved(talk.live)
    asked.clear()
    talk.live.store.opening.look(anew=True)
    assert len(asked) == few


def test_what_was_saved_before_is_not_said_to_be_lost(talk: Talk) -> None:
    """Where the alliance alone was deleted, it is in no file any more."""
    talk.take_out()
    talk.beat()
    assert not talk.live.store.has_unsaved
    said = leaving.would_be_lost(reason="It is gone.", waiting=3, is_all=True, has_news=False)
    assert said == (
        "It is gone. All that was said was saved there before: it is lost only if that does not come back."
    )
    talk.put_in()
    talk.beat()
    shutil.rmtree(talk.files.folder / "alliances" / talk.live.id)
    talk.live.store.look()
    assert talk.live.store.has_unsaved
