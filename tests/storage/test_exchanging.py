"""An alliance in the trash takes the place of the one that is here: nothing is lost, whatever fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.entries import Entry, entries
from alliance_tui.storage.exchanging import laid_out, put_in_one, swap
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.lock import touched
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.trash import bring_back
from tests.builders import happened
from tests.cli.running import alliance as command
from tests.fakes import START
from tests.storage.people import every_byte, gone_on, note, seated, session_file, take_back, texts


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture
def alliance(files: FileLibrary, data_dir: Path, tmp_path: Path) -> AllianceId:
    """One with "theirs", of a backup that replaced "mine", with what was set aside of that."""
    live = seated(files)
    note(live, "theirs")
    live.close()
    take_backup(data_dir, tmp_path / "saved.zip", START)
    live = gone_on(files, live.id)
    note(live, "mine")
    live.close()
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    path.with_name(f"{path.name}.damaged-1").write_bytes(b"kept too")
    (path.parent / "letter.txt").write_text("somebody's own")
    with unpacked(data_dir, tmp_path / "saved.zip") as (stage, found):
        put_back(data_dir, stage, {one.id: Choice.BACKUP for one in found}, START)
    return live.id


def test_all_that_was_replaced_comes_back(files: FileLibrary, data_dir: Path, alliance: AllianceId) -> None:
    """With what was set aside, and what somebody else had put there."""
    (entry,) = entries(data_dir)
    swap(data_dir, entry, START)
    assert texts(files, alliance) == ["theirs", "mine"]
    sessions = data_dir / "alliances" / alliance / "sessions"
    assert [one.read_bytes() for one in sessions.glob("*.damaged-1")] == [b"kept too"]
    assert (sessions / "letter.txt").read_text() == "somebody's own"
    (other,) = entries(data_dir)
    assert other.note.restoring
    assert check(data_dir).is_well
    swap(data_dir, other, START)
    assert texts(files, alliance) == ["theirs"]


@pytest.mark.parametrize("cut_off", ["refused", "killed"])
def test_where_it_cannot_come_back_what_made_room_does(
    files: FileLibrary, data_dir: Path, alliance: AllianceId, monkeypatch: pytest.MonkeyPatch, cut_off: str
) -> None:
    """At once; after a kill with the next list."""
    (entry,) = entries(data_dir)

    def refuse(_: Path, __: Entry) -> None:
        raise StoreError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("alliance_tui.storage.exchanging.bring_back", refuse)
        if cut_off == "killed":
            patch.setattr("alliance_tui.storage.sweeping.end_restoring", lambda *_: None)
            patch.setattr("alliance_tui.storage.sweeping.owned", lambda: f"{2**22 + 1}-0123abcd")
        with pytest.raises(StoreError):
            swap(data_dir, entry, START)
        assert (data_dir / "alliances" / alliance).exists() is (cut_off == "refused")
    assert [one.id for one in files.list()] == [alliance]
    assert texts(files, alliance) == ["theirs"]
    assert entries(data_dir) == (entry,)
    assert check(data_dir).is_well


def test_one_that_is_open_is_not_replaced(files: FileLibrary, data_dir: Path, alliance: AllianceId) -> None:
    """Nothing is changed."""
    (entry,) = entries(data_dir)
    held = files.open(alliance)
    with pytest.raises(LookupError, match="Close it there first"):
        swap(data_dir, entry, START)
    held.close()
    assert entries(data_dir) == (entry,)


@pytest.mark.usefixtures("alliance")
def test_what_cannot_be_read_there_is_said(data_dir: Path) -> None:
    """It is not put into one with what is here as if that were all."""
    (entry,) = entries(data_dir)
    (path,) = (entry.path / "content" / "sessions").glob("*.json")
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError, match=str(path)), laid_out(data_dir, entry):
        pass


@pytest.fixture
def come_back(files: FileLibrary, data_dir: Path) -> tuple[AllianceId, SessionId]:
    """A session that was deleted, and of which an earlier state is here again."""
    live = seated(files)
    note(live, "first")
    live.close()
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    before = path.read_bytes()
    live = gone_on(files, live.id)
    note(live, "second")
    assert live.session is not None
    session = live.session.id
    live.close()
    files.delete(live.id, session, START)
    path.write_bytes(before)
    return live.id, session


def brought_back(data_dir: Path, session: str, *words: str) -> tuple[int, str]:
    """How bringing a session back ended, and what it said."""
    told = command("trash", "restore", session, *words, "--data-dir", str(data_dir))
    return told.exit_code, told.stderr


def test_a_session_of_which_there_is_one_here_can_be_put_into_one_with_it(
    files: FileLibrary, data_dir: Path, come_back: tuple[AllianceId, SessionId]
) -> None:
    """It is said how the two differ, and what can be done."""
    id_, session = come_back
    code, said = brought_back(data_dir, session)
    assert code == 1
    assert said.startswith('A session of "Home" is here too, and they differ: 0 entries are only here, ')
    code, said = brought_back(data_dir, session, "--both")
    assert (code, texts(files, id_)) == (0, ["first", "second"])
    assert said.startswith('A session of "Home": ')
    assert check(data_dir).is_well
    assert "3 entries were only in the trash, and added. As they were, both are in the trash, too." in said
    assert [one.note.session for one in entries(data_dir)] == [session, session]
    deleted = entries(data_dir)[-1]
    _, said = brought_back(data_dir, deleted.path.name, "--both")
    assert said == 'A session of "Home" is the same here. Nothing was changed.\n'


@pytest.fixture
def apart(files: FileLibrary, data_dir: Path) -> tuple[AllianceId, SessionId]:
    """An unfinished session after another one, of which the trash and what is here each hold a note alone."""
    live = seated(files)
    note(live, "before")
    happened(live.act(sitting.close))
    happened(live.sit_down(SessionKind.ASSESS))
    note(live, "of both")
    assert live.session is not None
    session = live.session.id
    live.close()
    path = session_file(data_dir, live.id, session)
    earlier = path.read_bytes()
    live = gone_on(files, live.id)
    note(live, "deleted")
    live.close()
    files.delete(live.id, session, START)
    path.write_bytes(earlier)
    live = gone_on(files, live.id)
    note(live, "here")
    live.close()
    return live.id, session


def test_only_the_log_of_a_session_makes_room_for_both_in_one(
    files: FileLibrary, data_dir: Path, apart: tuple[AllianceId, SessionId]
) -> None:
    """All else of its alliance stays: other sessions, people's own files, when they were last there."""
    id_, session = apart
    home = data_dir / "alliances" / id_
    (home / "own").mkdir()
    for path in (home / "own" / "letter.txt", home / "sessions" / f"about {session}.txt"):
        path.write_text("somebody's own")
    path = session_file(data_dir, id_, session)
    path.with_name(f"{path.name}.damaged-1").write_bytes(b"kept too")
    touched_at = touched(home / "lock")
    ours = {path, path.with_name(f"{path.name}.backup"), home / "lock"}
    before = {one: one.read_bytes() for one in home.rglob("*") if one.is_file() and one not in ours}
    was = path.read_bytes()
    assert touched_at is not None
    code, said = brought_back(data_dir, session, "--both")
    assert code == 0
    assert "As they were, both are in the trash, too." in said
    assert sorted(texts(files, id_)) == ["before", "deleted", "here", "of both"]
    assert {one: one.read_bytes() for one in before} == before
    assert touched(home / "lock") == touched_at
    made_room, _ = entries(data_dir)
    assert (made_room.note.session, bool(made_room.note.restoring)) == (session, True)
    assert {one.name: one.read_bytes() for one in (made_room.path / "content").iterdir()} == {path.name: was}
    assert brought_back(data_dir, made_room.path.name, "--swap")[0] == 0
    assert sorted(texts(files, id_)) == ["before", "here", "of both"]
    assert check(data_dir).is_well


def test_a_session_that_is_deleted_meanwhile_does_not_come_back(
    files: FileLibrary, data_dir: Path, apart: tuple[AllianceId, SessionId]
) -> None:
    """While it is asked what is wanted of both, another window may be where it is deleted."""
    id_, session = apart
    (entry,) = entries(data_dir)
    with laid_out(data_dir, entry) as (stage, _):
        files.delete(id_, session, START)
        with pytest.raises(LookupError, match=session):
            put_in_one(data_dir, entry, stage, START)
    assert texts(files, id_) == ["before"]
    assert len(entries(data_dir)) == 2
    assert check(data_dir).is_well


def test_what_is_said_here_meanwhile_is_in_both_in_one(
    files: FileLibrary, data_dir: Path, apart: tuple[AllianceId, SessionId]
) -> None:
    """What was laid out of the alliance is only for comparing; one that is open is not touched."""
    id_, _ = apart
    (entry,) = entries(data_dir)
    with laid_out(data_dir, entry) as (stage, _):
        live = gone_on(files, id_)
        note(live, "meanwhile")
        with pytest.raises(LookupError, match="Close it there first"):
            put_in_one(data_dir, entry, stage, START)
        live.close()
        put_in_one(data_dir, entry, stage, START)
    assert sorted(texts(files, id_)) == ["before", "deleted", "here", "meanwhile", "of both"]


def test_words_that_were_taken_back_in_only_one_of_both_are_nowhere_then(
    files: FileLibrary, data_dir: Path, come_back: tuple[AllianceId, SessionId]
) -> None:
    """Neither in what made room, nor in what lies beside; and a note that lost them was not added."""
    id_, session = come_back
    path = session_file(data_dir, id_, session)
    (entry,) = entries(data_dir)
    path.unlink()
    bring_back(data_dir, entry)
    earlier = path.read_bytes()
    live = gone_on(files, id_)
    take_back(live)
    live.close()
    files.delete(id_, session, START)
    path.write_bytes(earlier)
    path.with_name(f"{path.name}.damaged-1").write_bytes(earlier)
    (deleted,) = entries(data_dir)
    with laid_out(data_dir, deleted) as (_, one):
        # The note that loses its words is here already.
        added = one.joins - 1
    code, said = brought_back(data_dir, session, "--both")
    assert code == 0, said
    assert f'A session of "Home": {added} entries were only in the trash, and added.' in said
    assert texts(files, id_) == ["second"]
    assert b'"first"' not in every_byte(data_dir)


def test_a_session_can_take_the_place_of_the_one_here(
    files: FileLibrary, data_dir: Path, come_back: tuple[AllianceId, SessionId]
) -> None:
    """And the one that was here lies in the trash then, and has its place back the same way."""
    id_, session = come_back
    code, said = brought_back(data_dir, session, "--swap")
    assert code == 0
    assert said.startswith('A session of "Home" is back where it was. What was here is in the trash')
    assert texts(files, id_) == ["first", "second"]
    assert brought_back(data_dir, session, "--swap")[0] == 0
    assert texts(files, id_) == ["first"]
    assert len(entries(data_dir)) == 1


@pytest.mark.parametrize("cut_off", ["refused", "killed"])
def test_where_a_session_cannot_come_back_the_one_that_made_room_does(
    files: FileLibrary,
    data_dir: Path,
    come_back: tuple[AllianceId, SessionId],
    monkeypatch: pytest.MonkeyPatch,
    cut_off: str,
) -> None:
    """At once; after a kill with the next list."""
    id_, _ = come_back
    (entry,) = entries(data_dir)

    def refuse(_: Path, __: Entry) -> None:
        raise StoreError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("alliance_tui.storage.exchanging.bring_back", refuse)
        if cut_off == "killed":
            patch.setattr("alliance_tui.storage.sweeping.end_restoring", lambda *_: None)
            patch.setattr("alliance_tui.storage.sweeping.owned", lambda: f"{2**22 + 1}-0123abcd")
        with pytest.raises(StoreError):
            swap(data_dir, entry, START)
        assert len(entries(data_dir)) == (1 if cut_off == "refused" else 2)
    files.list()
    assert texts(files, id_) == ["first"]
    assert entries(data_dir) == (entry,)
    assert check(data_dir).is_well
