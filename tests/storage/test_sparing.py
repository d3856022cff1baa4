"""What others keep in the folder of an alliance: it stays when that is erased; every word of ours goes."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.sentences import opened
from alliance_tui.storage.checking import check
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.entries import KEPT_FOR, entries
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.expiring import expire
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.misplaced import homes
from alliance_tui.storage.own import WHOLE
from alliance_tui.storage.trash import bring_back
from tests.cli.running import alliance as run
from tests.fakes import START
from tests.storage.people import every_byte, held_one, session_file, states, texts

OTHERS = {
    "thesis.txt": b"pages",
    "photographer.json": b'{"a": 1}',
    "photographer.json.backup": b"old",
    "my alliance notes.json": b"{}",
    "note.json": b'{"title": "milk"}',
    ".DS_Store": b"\0\0",
    "photos/sea.jpg": b"blue",
    "photos/our alliance.json": b'{"meta": 1}',
    "photos/old/lock": b"a key",
}
"""What others keep in a folder; some of it is called as our files are."""

LEFT_ALONE = ("left alone", "left as it is")
"""Said by check of what is."""


def keep_others(*folders: Path) -> dict[Path, bytes]:
    """Keep other things in folders; all of them."""
    kept = {folder / name: data for folder in folders for name, data in OTHERS.items()}
    for path, data in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return kept


def held_among_others(data_dir: Path) -> tuple[AllianceId, SessionId, dict[Path, bytes]]:
    """Hold a session, with copies of every sort beside its files, and what others keep there."""
    alliance, session = held_one(FileLibrary(data_dir), "private")
    path = session_file(data_dir, alliance, session)
    home, raw = path.parent.parent, path.read_bytes()
    for name in (
        f"{path.name}.backup",
        f"{path.name}.damaged-1",
        f"{session}.ours-1.json",
        f"{path.name}.77-0123abcd.tmp",
        f"{session} (conflicted copy).json",
        f"{session}.sync-conflict-2026.json",
        "x (conflicted copy).json",
    ):
        path.with_name(name).write_bytes(raw)
    (home / f".syncthing.{session}.json.tmp").write_bytes(raw[: len(raw) - 40])
    (home / "old").mkdir()
    shutil.copy(home / "alliance.json", home / "old" / "alliance.json")
    (home / "old" / "sessions").mkdir()
    (home / "old" / "sessions" / path.name).write_bytes(raw[40:])
    return alliance, session, keep_others(home, home / "sessions", home / "old")


def files_in(folder: Path) -> dict[Path, bytes]:
    """All files in a folder, and what they hold."""
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_what_check_leaves_alone_stays_and_all_else_goes(data_dir: Path) -> None:
    """Both are asked of the same tree."""
    alliance, _, others = held_among_others(data_dir)
    home = data_dir / "alliances" / alliance
    found = check_alliance(home).findings
    alone = [one.path for one in found if any(said in one.advice for said in LEFT_ALONE)]
    told = [path for path in files_in(home) if any(path.is_relative_to(one) for one in alone)]
    # In a copy of the folder that somebody made in it, words are ours and all else is theirs.
    inner = {path for path in told if b'"writer"' in path.read_bytes()}
    assert inner <= {*(home / "old").rglob("*.json")}
    assert {*told} - inner == {*others}
    remains = erase(data_dir, alliance)
    assert files_in(home) == others
    assert b"private" not in every_byte(data_dir)
    assert (remains.holding, remains.unread) == ([], [])


def test_what_stays_is_named_and_listed_as_no_alliance(data_dir: Path) -> None:
    """By check, too, as what it is; and erasing it again changes nothing."""
    alliance, _, others = held_among_others(data_dir)
    home = data_dir / "alliances" / alliance
    (said,) = erase(data_dir, alliance).spared
    assert said.startswith(
        "Not of this program, and left where they were: .DS_Store, my alliance notes.json, "
    )
    assert said.endswith(f" more in {home}.")
    files = FileLibrary(data_dir)
    assert (files.list(), files.problems) == ((), ())
    report = check(data_dir)
    assert report.is_well
    assert {one.path for one in report.others if one.state is State.FOREIGN} >= {home / "photos"}
    assert mend(data_dir, alliance) == ()
    assert [*homes(data_dir)] == []
    erase(data_dir, alliance)
    assert files_in(home) == others


@pytest.mark.parametrize("of_session", [True, False])
def test_what_others_keep_goes_to_the_trash_and_back_unharmed(data_dir: Path, of_session: bool) -> None:
    """With the alliance, or with a session of it where it has its name."""
    alliance, session, others = held_among_others(data_dir)
    home = data_dir / "alliances" / alliance
    (home / "sessions" / f"{session}.jpg").write_bytes(b"sea")
    before = {path.relative_to(home): data for path, data in files_in(home).items() if path.name != "lock"}
    FileLibrary(data_dir).delete(alliance, session if of_session else None, START)
    (entry,) = entries(data_dir)
    (entry.path / "content" / "mine.txt").write_bytes(b"mine") if of_session else None
    bring_back(data_dir, entry)
    after = {path.relative_to(home): data for path, data in files_in(home).items() if path.name != "lock"}
    kept = {path: data for path, data in before.items() if home / path in others or path.suffix == ".jpg"}
    assert kept.items() <= after.items()
    assert before.keys() == after.keys()
    assert texts(FileLibrary(data_dir), alliance) == ["private"]
    mine = entry.path / "content" / "mine.txt"
    assert mine.exists() is of_session
    assert entries(data_dir) == ()


def test_what_somebody_has_put_there_meanwhile_stays_when_a_session_comes_back(data_dir: Path) -> None:
    """Of two files with one name each stays where it is."""
    alliance, session = held_one(FileLibrary(data_dir), "private")
    place = session_file(data_dir, alliance, session).with_name(f"{session}.jpg")
    place.write_bytes(b"sea")
    FileLibrary(data_dir).delete(alliance, session, START)
    place.write_bytes(b"hills")
    (entry,) = entries(data_dir)
    bring_back(data_dir, entry)
    assert place.read_bytes() == b"hills"
    assert (entry.path / "content" / place.name).read_bytes() == b"sea"
    assert texts(FileLibrary(data_dir), alliance) == ["private"]
    assert entries(data_dir) == ()


@pytest.mark.no_cover
@pytest.mark.parametrize("has_note", [True, False])
@pytest.mark.parametrize("of_session", [True, False])
def test_what_others_keep_stays_when_the_thirty_days_are_over(
    data_dir: Path, of_session: bool, has_note: bool
) -> None:
    """It is named once, is nothing that could be brought back, and no later start touches it."""
    alliance, session, _ = held_among_others(data_dir)
    FileLibrary(data_dir).delete(alliance, session if of_session else None, START)
    (entry,) = entries(data_dir)
    content = entry.path / "content"
    (content / f"{session}.jpg").write_bytes(b"sea")
    others = {path: data for path, data in files_in(content).items() if b'"writer"' not in data}
    others = {path: data for path, data in others.items() if path.name != "lock" or "photos" in path.parts}
    others |= keep_others(content / "sessions") if of_session else {}
    None if has_note else (entry.path / "note.json").unlink()
    (said,) = expire(data_dir, START + 2 * KEPT_FOR)
    assert str(entry.path) in said
    assert files_in(entry.path) == others
    assert b"private" not in every_byte(entry.path)
    assert entries(data_dir) == ()
    before = states(data_dir)
    assert expire(data_dir, START + 2 * KEPT_FOR) == ()
    assert states(data_dir) == before
    assert {one.path for one in check(data_dir).others if one.state is State.FOREIGN} >= {
        content / f"{session}.jpg"
    }


def test_what_is_of_another_alliance_stays_when_the_thirty_days_are_over(data_dir: Path) -> None:
    """Nobody is asked then, so it is left where it is, with all that has its name."""
    files = FileLibrary(data_dir)
    alliance, _ = held_one(files, "private")
    other, session = held_one(files, "of others", title="Other")
    files.delete(alliance, None, START)
    (entry,) = entries(data_dir)
    source = session_file(data_dir, other, session)
    theirs = entry.path / "content" / "sessions" / source.name
    shutil.copy(source, theirs)
    theirs.with_name(f"{theirs.name}.journal").write_bytes(b"what came after")
    expire(data_dir, START + 2 * KEPT_FOR)
    assert sorted(one.name for one in files_in(entry.path)) == [theirs.name, f"{theirs.name}.journal"]
    assert b"private" not in every_byte(data_dir)


@pytest.mark.parametrize("linked", [True, False])
def test_with_a_session_only_its_own_files_go(data_dir: Path, tmp_path: Path, linked: bool) -> None:
    """Also where the folder of the sessions lies elsewhere: what has its id in its name may be somebody's."""
    alliance, session, others = held_among_others(data_dir)
    place = data_dir / "alliances" / alliance / "sessions"
    (place / f"{session}.jpg").write_bytes(b"sea")
    other = place / f"{'a' * 12}.json"
    (place / f"about {session}.json").write_bytes(b'{"mine": 1}')
    if linked:
        place.rename(tmp_path / "far")
        place.symlink_to(tmp_path / "far")
    assert not other.exists()
    erase(data_dir, alliance, session)
    assert b"private" not in every_byte(data_dir) + every_byte(place)
    assert (place / f"{session}.jpg").read_bytes() == b"sea"
    assert (place / f"about {session}.json").exists()
    assert {path: path.read_bytes() for path in others} == others
    assert texts(FileLibrary(data_dir), alliance) == []


def test_another_session_under_the_name_of_one_that_is_erased_stays(data_dir: Path) -> None:
    """Check calls it one in the wrong place, and a repair brings it where it belongs."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "private")
    other, its = held_one(files, "of others", title="Other")
    place = session_file(data_dir, alliance, session)
    shutil.copy(session_file(data_dir, other, its), place)
    remains = erase(data_dir, alliance, session)
    assert b"of others" in place.read_bytes()
    assert remains.holding == []


def test_what_only_has_the_name_of_an_erased_session_is_named_itself_and_never_its_alliance(
    data_dir: Path,
) -> None:
    """Who removes what is named removes no living alliance, and knows that it is none of ours."""
    alliance, session = held_one(FileLibrary(data_dir), "private")
    home = data_dir / "alliances" / alliance
    for name in (f"sessions/{session}.md", f"about {session}.txt"):
        (home / name).write_bytes(b"mine")
    (data_dir / f"{session}.md").write_bytes(b"mine")
    remains = erase(data_dir, alliance, session)
    assert remains.holding == []
    assert remains.spared == (
        f"Not of this program, and left where it was: {session}.md in {data_dir}.",
        (
            "Not of this program, and left where they were:"
            f" about {session}.txt, sessions/{session}.md in {home}."
        ),
    )


@pytest.mark.parametrize("how", ["erased", "deleted", "whole"])
def test_pieces_of_a_session_and_copies_in_other_bytes_go_with_it(data_dir: Path, how: str) -> None:
    """Under a name with its id; of no other word does anybody know that it is one."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "private")
    path = session_file(data_dir, alliance, session)
    raw = path.read_bytes()
    at = raw.index(b"private")
    path.with_name(f"{session} (damaged).json").write_bytes(raw[at - 40 : at + 20])
    path.with_name(f"{session}.16.json").write_bytes(raw.decode().encode("utf-16"))
    mine = path.with_name("photographer (1).json")
    mine.write_bytes(b'{"type": "portrait", "text": "mine"}')
    if how == "deleted":
        files.delete(alliance, session, START)
        expire(data_dir, START + 2 * KEPT_FOR)
    else:
        remains = erase(data_dir, alliance, session if how == "erased" else None)
        assert remains.holding == []
    left = every_byte(data_dir)
    assert (b"private" in left, "private".encode("utf-16-le") in left) == (False, False)
    assert mine.exists()


def test_what_holds_words_is_named_before_all_else_and_once(data_dir: Path) -> None:
    """What is too large to be looked through is a copy that stays, and not called another program's."""
    alliance, session = held_one(FileLibrary(data_dir), "private")
    path = session_file(data_dir, alliance, session)
    home, raw = path.parent.parent, path.read_bytes()
    for name in "abcdef":
        (home / name).write_bytes(b"mine")
    (home / "z").write_bytes(raw[-60:])
    large = path.with_name(f"{session} (copy).json")
    large.write_bytes(b" " * (WHOLE + 1) + raw)
    remains = erase(data_dir, alliance)
    assert remains.holding == [large]
    assert remains.spared == (
        f"Not of this program, and left where they were: z, a, b, c, d and 2 more in {home}.",
    )


@pytest.mark.parametrize("name", ["bbbbbbbbbbbb.json", "bbbbbbbbbbbb.json.damaged-1"])
@pytest.mark.parametrize("raw", [b"a recipe of mine", b'{"a": {"1": {"b": 2}}}'])
def test_what_only_has_the_name_of_a_session_is_opened_and_listed_as_none(
    data_dir: Path, name: str, raw: bytes
) -> None:
    """It keeps its name, or the one that it got when it was opened before; nobody is told of a loss."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "words")
    mine = session_file(data_dir, alliance, session).with_name(name)
    mine.write_bytes(raw)
    held = files.open(alliance)
    said = [opened.only_called_so(file=name)] if name.endswith(".json") else []
    assert (held.problems, held.lost, held.sessions()) == (said, [], (session,))
    assert not held.is_checked_for_more
    held.close()
    assert ([len(one.sessions) for one in files.list()], [*files.problems]) == ([1], said)
    found = {one.path: one for one in check_alliance(mine.parent.parent).findings}
    assert found[mine].state is State.FOREIGN
    assert not said or [found[mine].advice] == said, "as the list says it"
    assert all(one.state is State.WELL for path, one in found.items() if path != mine)
    assert erase(data_dir, alliance).holding == []
    assert mine.read_bytes() == raw


class Kill(BaseException):
    """The process ended here."""


@pytest.mark.parametrize("operation", ["unlink", "rmdir", "rename"])
def test_a_kill_while_it_is_erased_loses_nothing_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    """Whoever comes next ends it, wherever it was cut off."""
    for number in count():
        folder = tmp_path / str(number)
        alliance, _ = held_one(FileLibrary(folder), "private")
        home = folder / "alliances" / alliance
        others = keep_others(home)
        real, calls = getattr(os, operation), count()

        def ending(*words: object, **named: object) -> object:
            if next(calls) == number:  # noqa: B023 (it is called in this turn alone)
                raise Kill
            return real(*words, **named)  # noqa: B023 (the same)

        with monkeypatch.context() as patch:
            patch.setattr(os, operation, ending)
            try:
                erase(folder, alliance)
            except Kill:
                was_killed = True
            else:
                was_killed = False
        files = FileLibrary(folder)
        if [one.id for one in files.list()] == [alliance]:
            # It was cut off before it began.
            erase(folder, alliance)
        assert files_in(home) == others, number
        assert b"private" not in every_byte(folder), number
        if not was_killed:
            break
    assert number > 0


def _with_a_photo_alone(data_dir: Path) -> tuple[AllianceId, Path, Path]:
    """An alliance that was erased, and what stayed of it: its id, a photo and a copy of it from before."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    home = data_dir / "alliances" / alliance
    copied = shutil.copytree(home, data_dir.parent / "copied" / "alliances" / alliance)
    (home / "photo.jpg").write_bytes(b"blue")
    (home / "sessions" / "sea.jpg").write_bytes(b"green")
    erase(data_dir, alliance)
    assert {*files_in(home)} == {home / "photo.jpg", home / "sessions" / "sea.jpg"}
    return alliance, home, copied


def _is_back_with_photo(data_dir: Path, alliance: AllianceId) -> None:
    """The alliance is read as ever, and what others had there is in its folder."""
    home = data_dir / "alliances" / alliance
    files = FileLibrary(data_dir)
    assert [one.id for one in files.list()] == [alliance]
    assert files.problems == ()
    assert texts(files, alliance) == ["words"]
    assert (home / "photo.jpg").read_bytes() == b"blue"
    assert (home / "sessions" / "sea.jpg").read_bytes() == b"green"
    assert check(data_dir).is_well
    assert [one.name for one in home.parent.iterdir()] == [alliance]
    assert entries(data_dir) == ()


@pytest.mark.parametrize("photo", [None, b"blue", b"red"])
@pytest.mark.parametrize("name", ["Home copy", "{alliance}.copy-1"])
def test_a_copy_is_the_alliance_again_around_what_others_left_there(
    data_dir: Path, name: str, photo: bytes | None
) -> None:
    """Else its words lay unseen under the name of a copy, beside a folder that is no alliance."""
    alliance, home, copied = _with_a_photo_alone(data_dir)
    copy = home.with_name(name.format(alliance=alliance))
    shutil.copytree(copied, copy)
    if photo is not None:
        (copy / "photo.jpg").write_bytes(photo)
    (report,) = check(data_dir).alliances
    assert (report.name, report.holds) == (copy.name, alliance)
    assert "a copy" not in report.findings[0].advice
    (said,) = mend(data_dir, copy.name)
    assert said.startswith(f"The folder {copy.name} is called {alliance} now")
    if photo == b"red":
        # Both are kept: the copy's own has its place already.
        assert (home / "photo.jpg").read_bytes() == photo
        (home / "photo.jpg.left-1").replace(home / "photo.jpg")
    _is_back_with_photo(data_dir, alliance)


def test_a_backup_is_put_around_what_others_left_there(data_dir: Path) -> None:
    """Nothing of theirs goes to the trash, and nobody is asked which of the two is wanted."""
    alliance, _, copied = _with_a_photo_alone(data_dir)
    told = run("restore", str(copied.parents[1]), "--data-dir", str(data_dir))
    assert (told.exit_code, told.stderr) == (0, '"Home" is back.\n')
    _is_back_with_photo(data_dir, alliance)


def test_a_link_to_what_others_have_is_no_copy_once_the_alliance_is_put_back(
    data_dir: Path, tmp_path: Path
) -> None:
    """It gave its name to the alliance; it is left alone then, and so is what it leads to."""
    alliance, home, copied = _with_a_photo_alone(data_dir)
    photos = tmp_path / "photos"
    home.rename(photos)
    home.symlink_to(photos)
    assert run("restore", str(copied.parents[1]), "--data-dir", str(data_dir)).exit_code == 0
    told = run("check", "--data-dir", str(data_dir)).stdout
    assert "Somebody copied" not in told
    assert f"alliances/{alliance}.left-1/photo.jpg" in told
    assert (photos / "photo.jpg").read_bytes() == b"blue"


def test_what_was_deleted_is_had_back_around_what_others_put_there(data_dir: Path) -> None:
    """A folder with a photo alone takes nobody's place, and nobody is asked to put both in one."""
    alliance, _ = held_one(FileLibrary(data_dir), "words")
    home = data_dir / "alliances" / alliance
    FileLibrary(data_dir).delete(alliance, None, START)
    (home / "sessions").mkdir(parents=True)
    (home / "photo.jpg").write_bytes(b"blue")
    (home / "sessions" / "sea.jpg").write_bytes(b"green")
    told = run("trash", "restore", alliance, "--data-dir", str(data_dir))
    assert told.exit_code == 0, told.output
    _is_back_with_photo(data_dir, alliance)
