"""Backups: whole, of one moment, doubted before they are read back, never put over what is here unasked."""

from __future__ import annotations

import errno
import stat
import warnings
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from tinydb import TinyDB

from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.checking import check
from alliance_tui.storage.contents import read_contents
from alliance_tui.storage.disk import Disk, Identity, StoreError
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.restoring import Candidate, Choice, put_back, unpacked
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import elsewhere, held_one, note, seated, session_file, states, texts


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where a backup goes; it is not there yet."""
    return tmp_path / "saved.zip"


def restore(folder: Path, source: Path, choice: Choice = Choice.BACKUP) -> tuple[Candidate, ...]:
    """Put all of a backup back, with one answer to all that is asked."""
    with unpacked(folder, source) as (stage, found):
        put_back(folder, stage, dict.fromkeys((one.id for one in found), choice), START)
    return found


def said_more(files: FileLibrary, alliance: AllianceId, text: str) -> None:
    """Go on with the open session, and write a note."""
    live = Live(files.open(alliance), MovableClock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    note(live, text)
    live.close()


def test_a_backup_comes_back_as_it_was(
    files: FileLibrary, data_dir: Path, saved: Path, tmp_path: Path
) -> None:
    """On another machine, with what was set aside; only its owner can read it."""
    alliance, session = held_one(files, "words", title="Ours")
    path = session_file(data_dir, alliance, session)
    path.with_name(f"{path.name}.damaged-1").write_bytes(b"kept too")
    before = states(data_dir)
    taken = take_backup(data_dir, saved, START)
    assert (taken.alliances, taken.files, taken.damaged) == (1, 3, ())
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [one.name for one in saved.parent.glob("saved*")] == ["saved.zip"]
    assert states(data_dir) == before
    other = tmp_path / "other"
    (candidate,) = restore(other, saved)
    assert (candidate.title, candidate.is_new) == ("Ours", True)
    assert texts(FileLibrary(other), alliance) == ["words"]
    assert session_file(other, alliance, session).with_name(f"{path.name}.damaged-1").exists()
    assert check(other).is_well
    assert stat.S_IMODE((other / "alliances" / alliance / "alliance.json").stat().st_mode) == 0o600


def test_a_backup_of_a_live_session_holds_what_was_acknowledged(
    data_dir: Path, saved: Path, tmp_path: Path
) -> None:
    """What is only in a journal yet is folded in; the one who writes notices nothing."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
        before = states(data_dir)
        take_backup(data_dir, saved, START)
        assert states(data_dir) == before
    restore(tmp_path / "other", saved)
    assert texts(FileLibrary(tmp_path / "other"), alliance) == ["kept words"]
    for path in (tmp_path / "other").rglob("*.json"):
        assert TinyDB(path, access_mode="r").tables()


@pytest.mark.no_cover
def test_what_changes_while_it_is_read_is_read_again(
    files: FileLibrary, data_dir: Path, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files of an alliance are of one moment; where there is no such moment, that is said."""
    live = seated(files)
    read = iter(range(1_000_000))

    def read_and_act(*args: object) -> object:
        found = read_contents(*args)  # type: ignore[arg-type]
        if (number := next(read)) < limit:
            note(live, f"while reading {number}")
        return found

    monkeypatch.setattr("alliance_tui.storage.archive.read_contents", read_and_act)
    limit = 3
    take_backup(data_dir, saved, START)
    restore(tmp_path / "other", saved)
    assert texts(FileLibrary(tmp_path / "other"), live.id) == [f"while reading {one}" for one in range(3)]
    limit = 1_000_000
    with pytest.raises(StoreError, match="changes faster than it can be read"):
        take_backup(data_dir, saved, START, force=True)
    live.close()


def test_a_file_that_is_there_is_not_replaced(files: FileLibrary, data_dir: Path, saved: Path) -> None:
    """Unless that is asked for."""
    held_one(files)
    saved.write_text("mine")
    with pytest.raises(FileExistsError):
        take_backup(data_dir, saved, START)
    assert saved.read_text() == "mine"
    take_backup(data_dir, saved, START, force=True)
    assert saved.read_bytes()[:2] == b"PK"
    assert [one.name for one in saved.parent.glob("saved*")] == ["saved.zip"]
    with pytest.raises(StoreError, match="cannot be written: the folder or the file is gone"):
        take_backup(data_dir, saved.parent / "gone" / "saved.zip", START)


def test_what_is_damaged_is_in_the_backup_as_it_is(files: FileLibrary, data_dir: Path, saved: Path) -> None:
    """And it is said."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes()[:-9])
    assert take_backup(data_dir, saved, START).damaged == (path.relative_to(data_dir).as_posix(),)
    with ZipFile(saved) as zipped:
        assert zipped.read(path.relative_to(data_dir).as_posix()) == path.read_bytes()


@pytest.mark.no_cover
@pytest.mark.parametrize("choice", Choice)
def test_of_two_states_the_chosen_one_stands_and_the_other_is_in_the_trash(
    files: FileLibrary, data_dir: Path, saved: Path, choice: Choice
) -> None:
    """Mine changes nothing; both is everything that was said in either."""
    live = seated(files)
    note(live, "first")
    alliance = live.id
    live.close()
    take_backup(data_dir, saved, START)
    (same,) = restore(data_dir, saved, Choice.MINE)
    assert same.same
    other = data_dir.with_name("other")
    restore(other, saved)
    said_more(FileLibrary(other), alliance, "theirs")
    take_backup(other, saved, START, force=True)
    said_more(files, alliance, "mine")
    (candidate,) = restore(data_dir, saved, choice)
    assert not candidate.same
    assert min(candidate.only_here, candidate.only_there) > 0
    wanted = {
        Choice.MINE: {"first", "mine"},
        Choice.BACKUP: {"first", "theirs"},
        Choice.BOTH: {"first", "mine", "theirs"},
    }
    assert set(texts(files, alliance)) == wanted[choice]
    assert len(entries(data_dir)) == int(choice is not Choice.MINE)
    assert check(data_dir).is_well


def test_an_alliance_in_use_is_not_replaced(data_dir: Path, saved: Path) -> None:
    """Nothing at all is changed."""
    held_one(FileLibrary(data_dir), "words")
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        process.stdout.readline()
        take_backup(data_dir, saved, START)
        before = states(data_dir)
        with pytest.raises(LookupError, match="Close it there first"):
            restore(data_dir, saved)
        changed = {name for name, state in states(data_dir).items() if before.get(name) != state}
        assert all(name.endswith("lock") for name in changed)
        assert not entries(data_dir)


def test_a_data_folder_is_put_back_like_a_backup(files: FileLibrary, data_dir: Path, tmp_path: Path) -> None:
    """A copy on a stick is one too; links in it are refused."""
    alliance, session = held_one(files, "words")
    restore(tmp_path / "other", data_dir)
    assert texts(FileLibrary(tmp_path / "other"), alliance) == ["words"]
    path = session_file(data_dir, alliance, session)
    path.unlink()
    path.symlink_to("/etc/passwd")
    with pytest.raises(StoreError, match="is a link to somewhere else"):
        restore(tmp_path / "third", data_dir)
    with pytest.raises(StoreError, match="holds no alliances"):
        restore(tmp_path / "third", tmp_path)


def entry(name: str, mode: int = 0o100600) -> ZipInfo:
    """An entry of a zip file."""
    info = ZipInfo(name)
    info.external_attr = mode << 16
    info.compress_type = ZIP_DEFLATED
    return info


def with_entry(name: str, data: bytes = b"x", mode: int = 0o100600) -> Callable[[Path], None]:
    """Add an entry to a zip file."""

    def change(path: Path) -> None:
        with warnings.catch_warnings(action="ignore"), ZipFile(path, "a") as zipped:
            zipped.writestr(entry(name, mode), data)

    return change


def without_manifest(path: Path) -> None:
    """Write a zip file that is no backup."""
    path.unlink()
    with ZipFile(path, "w") as zipped:
        zipped.writestr(entry("alliances/aaaaaaaaaaaa/alliance.json"), b"{}")


def with_manifest(old: bytes, new: bytes) -> Callable[[Path], None]:
    """Change a word of the manifest."""

    def change(path: Path) -> None:
        with ZipFile(path) as zipped:
            all_of_it = {info.filename: zipped.read(info) for info in zipped.infolist()}
        path.unlink()
        with ZipFile(path, "w") as zipped:
            for name, data in all_of_it.items():
                zipped.writestr(entry(name), data.replace(old, new) if name == "manifest.json" else data)

    return change


def no_zip(path: Path) -> None:
    """Write something else."""
    path.write_text("words")


def cut_off(path: Path) -> None:
    """Lose the end."""
    path.write_bytes(path.read_bytes()[:-30])


def flipped(path: Path) -> None:
    """Change a byte in the middle of the first file."""
    raw = bytearray(path.read_bytes())
    raw[200] ^= 255
    path.write_bytes(bytes(raw))


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "no zip": (no_zip, "is damaged, or no zip file"),
    "cut off": (cut_off, "is damaged, or no zip file"),
    "flipped": (flipped, "damaged"),
    "no manifest": (without_manifest, "is no backup: the list of what is in it is missing"),
    "manifest": (with_manifest(b'"files"', b'"filez"'), "the list of what is in it cannot be read"),
    "newer": (with_manifest(b'"format": 1', b'"format": 2'), "written by a newer version"),
    "sum": (with_manifest(b'"sha256": "', b'"sha256": "0'), "is not as it was written"),
    "more": (with_entry(f"alliances/{'a' * 12}/alliance.json"), "is not complete"),
    "twice": (with_entry("manifest.json"), "a name stands in it twice"),
    "up": (with_entry("alliances/../../evil.json"), "leads out of the folder"),
    "absolute": (with_entry("/tmp/evil.json"), "leads out of the folder"),
    "windows": (with_entry("C:evil.json"), "leads out of the folder"),
    "backslash": (with_entry("..\\evil.json"), "leads out of the folder"),
    "link": (with_entry(f"alliances/{'a' * 12}/alliance.json", b"/etc", 0o120777), "is a link"),
    "other": (with_entry("evil.sh"), "is no file of an alliance"),
    "control": (with_entry("evil\x1b[2J"), r"evil\?\[2J"),
    "setting up": (with_entry("settings/../evil.toml"), "leads out of the folder"),
    "setting below": (with_entry("settings/a/b.toml"), "is no file of an alliance"),
    "setting hidden": (with_entry("settings/.toml"), "is no file of an alliance"),
    "setting too big": (with_entry("settings/a.toml", bytes(range(256)) * 4097), "is too big"),
    "bomb": (with_entry(f"alliances/{'a' * 12}/alliance.json", bytes(65 << 20)), "would fill the disk"),
}
"""What may be wrong with a backup, and what is said."""


@pytest.mark.parametrize("kind", REFUSED)
def test_a_backup_that_is_not_as_it_was_written_is_refused(
    files: FileLibrary, data_dir: Path, saved: Path, kind: str
) -> None:
    """In a sentence, and nothing is changed or left."""
    change, sentence = REFUSED[kind]
    held_one(files, "words")
    take_backup(data_dir, saved, START)
    change(saved)
    before = states(data_dir.parent)
    with pytest.raises(StoreError, match=sentence):
        restore(data_dir, saved)
    assert states(data_dir.parent) == before


@pytest.mark.parametrize("ending", ["json", "json.journal"])
def test_a_file_that_cannot_be_read_is_named_and_all_others_are_in_the_backup(
    data_dir: Path, saved: Path, ending: str
) -> None:
    """Better a backup of nearly everything than none."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "lost")
    held_one(files, "kept words", title="Other")
    closed = session_file(data_dir, alliance, session).with_suffix(f".{ending}")
    closed.unlink(missing_ok=True)
    closed.mkdir()
    taken = take_backup(data_dir, saved, START)
    assert (taken.alliances, len(taken.missing)) == (2, 1)
    said = f"{closed} cannot be read: a folder stands where a file has to be. It is not in the backup."
    assert taken.missing == (said,)
    with ZipFile(saved) as archive:
        assert any(b"kept words" in archive.read(name) for name in archive.namelist())
        assert f"alliances/{alliance}/alliance.json" in archive.namelist()


def test_a_setting_that_cannot_be_read_is_named_and_all_else_is_in_the_backup(
    data_dir: Path, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are in it."""
    held_one(FileLibrary(data_dir), "words")
    own = tmp_path / "settings"
    own.mkdir()
    for name in ("closed.toml", "ours.toml"):
        (own / name).write_bytes(b"x")
    read = Disk.read

    def reading(disk: Disk, path: Path) -> tuple[bytes, Identity]:
        if path.name == "closed.toml":
            raise PermissionError(errno.EACCES, "no")
        return read(disk, path)

    monkeypatch.setattr(Disk, "read", reading)
    taken = take_backup(data_dir, saved, START, own)
    assert taken.settings == 1
    closed = own / "closed.toml"
    assert taken.missing == (f"{closed} cannot be read: permission is denied. It is not in the backup.",)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_takes_no_backup_back_is_not_told_as_a_damaged_backup(
    data_dir: Path, tmp_path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Nothing is wrong with the file."""
    held_one(FileLibrary(data_dir), "words")
    take_backup(data_dir, saved, START)

    def refuse(*_: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(Disk, "write", refuse)
    with pytest.raises(StoreError, match=r"The backup cannot be put back: (the disk is full|permission is)"):
        restore(tmp_path / "quite" / "new", saved)
    assert not (tmp_path / "quite").exists()


@pytest.mark.parametrize("is_there", [False, True])
def test_of_a_restore_that_fails_at_its_end_no_empty_folder_is_left(
    data_dir: Path, tmp_path: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    """A folder that was there before stays as it was."""
    held_one(FileLibrary(data_dir), "words")
    take_backup(data_dir, saved, START)
    new = tmp_path / "new"
    if is_there:
        new.mkdir()

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(Disk, "replace", refuse)
    with pytest.raises(StoreError, match="the disk is full"):
        restore(new, saved)
    assert new.exists() == is_there
    assert not is_there or not [*new.iterdir()]


def test_alliances_that_cannot_be_looked_into_are_named_and_no_backup_is_put_over_them(
    data_dir: Path, tmp_path: Path, saved: Path
) -> None:
    """What is in there may be what would be lost."""
    held_one(FileLibrary(data_dir), "words")
    take_backup(data_dir, saved, START)
    other = tmp_path / "other"
    other.mkdir()
    (other / "alliances").symlink_to("alliances")
    with pytest.raises(StoreError, match=f"{other}/alliances/.* cannot be read: "):
        restore(other, saved)


def test_what_a_later_version_wrote_is_in_the_backup_and_not_called_damaged(
    files: FileLibrary, data_dir: Path, saved: Path
) -> None:
    """It is whole, though it cannot be read here."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes().replace(b'"schema":', b'"schema":9'))
    assert take_backup(data_dir, saved, START).damaged == ()
    with ZipFile(saved) as found:
        assert found.read(path.relative_to(data_dir).as_posix()) == path.read_bytes()


def held_and_saved(files: FileLibrary, data_dir: Path, saved: Path) -> Path:
    """A session that is in a backup already; its file."""
    alliance, session = held_one(files, "words")
    take_backup(data_dir, saved, START)
    return session_file(data_dir, alliance, session)


def barred(path: Path) -> None:
    """Let a folder stand where a file has to be."""
    path.unlink()
    path.mkdir()


LESS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"\x00" * 100),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-30]),
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b'"words"', b'"swords"')),
    "gone": Path.unlink,
    "shut off": barred,
}
"""What may become of a session after it was saved."""


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", LESS)
def test_a_backup_in_which_more_can_be_read_is_kept_beside_the_one_that_takes_its_place(
    files: FileLibrary, data_dir: Path, saved: Path, tmp_path: Path, kind: str
) -> None:
    """Under a name that is free; and the new one is not kept beside another like it."""
    path = held_and_saved(files, data_dir, saved)
    before = saved.read_bytes()
    saved.with_name("saved.1.zip").write_bytes(b"mine")
    LESS[kind](path)
    taken = take_backup(data_dir, saved, START, force=True)
    assert taken.kept == saved.with_name("saved.2.zip")
    assert taken.kept.read_bytes() == before
    assert saved.read_bytes() != before
    assert saved.with_name("saved.1.zip").read_bytes() == b"mine"
    restore(tmp_path / "other", taken.kept)
    assert texts(FileLibrary(tmp_path / "other"), AllianceId(path.parents[1].name)) == ["words"]
    assert take_backup(data_dir, saved, START, force=True).kept is None


def test_a_backup_with_all_that_was_in_the_one_before_takes_its_place(
    files: FileLibrary, data_dir: Path, saved: Path
) -> None:
    """Also where words were taken back since then, or a file was repaired."""
    live = seated(files)
    note(live, "words")
    take_backup(data_dir, saved, START)
    happened(live.undo())
    note(live, "more words")
    live.close()
    assert take_backup(data_dir, saved, START, force=True).kept is None
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    path.write_bytes(path.read_bytes().replace(b'"checksum"', b'"chocksum"'))
    assert take_backup(data_dir, saved, START, force=True).kept is None
    mend(data_dir, live.id)
    assert take_backup(data_dir, saved, START, force=True).kept is None
    assert [one.name for one in saved.parent.glob("saved*")] == ["saved.zip"]


def test_a_setting_that_is_in_no_other_backup_is_kept(data_dir: Path, saved: Path, tmp_path: Path) -> None:
    """It is somebody's work too."""
    held_one(FileLibrary(data_dir))
    own = tmp_path / "settings"
    own.mkdir()
    (own / "ours.toml").write_bytes(b"x")
    take_backup(data_dir, saved, START, own)
    (own / "ours.toml").write_bytes(b"y")
    assert take_backup(data_dir, saved, START, own, force=True).kept is None
    (own / "ours.toml").unlink()
    assert take_backup(data_dir, saved, START, own, force=True).kept == saved.with_name("saved.1.zip")


@pytest.mark.parametrize("knows_links", [True, False])
def test_a_backup_that_cannot_be_replaced_keeps_its_name(
    files: FileLibrary, data_dir: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, knows_links: bool
) -> None:
    """Whether the disk knows second names or not."""
    path = held_and_saved(files, data_dir, saved)
    before = saved.read_bytes()
    path.write_bytes(b"")
    replace = Disk.replace

    def refusing(self: Disk, source: Path, target: Path) -> None:
        if target == saved and source.name != "saved.1.zip":
            raise OSError(errno.EIO, "broken")
        replace(self, source, target)

    def without_links(self: Disk, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "none")

    monkeypatch.setattr(Disk, "replace", refusing)
    if not knows_links:
        monkeypatch.setattr(Disk, "link", without_links)
    with pytest.raises(StoreError, match="cannot be written"):
        take_backup(data_dir, saved, START, force=True)
    assert saved.read_bytes() == before
    assert [one.name for one in saved.parent.glob("saved*")] == ["saved.zip"]
