"""What the list says of a file and what the check says of it agree, and both say what can be done."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.plain_files import read_file
from alliance_tui.sentences.typed import typed
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.library import FileLibrary
from tests.cli.running import alliance
from tests.storage.people import elsewhere, end, note, seated, session_file, take_back

WIDE = {"COLUMNS": "400"}
"""A terminal in which each row of a table is one line."""

ALL_IS_WELL = "All is well: everything can be read as it was written."
"""What the check ends with where nothing is to be said."""


@pytest.fixture
def path(data_dir: Path, kept: tuple[AllianceId, SessionId]) -> Path:
    """The file of a session."""
    return session_file(data_dir, *kept)


@pytest.fixture
def own(path: Path) -> Path:
    """The file of its alliance."""
    return path.parents[1] / "alliance.json"


@pytest.fixture
def run(data_dir: Path) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: its exit status, what it printed, and what it said beside that."""

    def run(*words: str) -> tuple[int, str, str]:
        ended = alliance(*words, "--data-dir", str(data_dir), env=WIDE)
        assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.output
        return ended.exit_code, ended.stdout, ended.stderr

    return run


Run = Callable[..., tuple[int, str, str]]


def test_a_session_whose_link_leads_nowhere_is_a_problem(run: Run, path: Path) -> None:
    """Its disk may be back tomorrow: nothing is put in its place."""
    path.unlink()
    path.symlink_to("/nowhere/at-all.json")
    says = f"{path.name} is a link to /nowhere/at-all.json, and nothing is there."
    for words in (("list",), ("check",), ("check", "--repair")):
        status, printed, said = run(*words)
        assert says in printed + said
        assert "Connect the disk that it was on, or put the file back there." in printed + said
        assert status == (words[0] == "check")
    assert path.is_symlink()
    assert run("list")[2].count(path.name) == 1


@pytest.mark.parametrize("whole", [True, False], ids=["alliance", "session"])
def test_a_journal_whose_link_leads_nowhere_is_a_problem(
    run: Run, data_dir: Path, own: Path, path: Path, whole: bool
) -> None:
    """What was said last may be on that disk: nothing is read without it, and the link stays."""
    file = own if whole else path
    link, kept = journal_of(file), file.read_bytes()
    link.symlink_to("/nowhere/at-all.journal")
    says = f"{link.name} is a link to /nowhere/at-all.journal, and nothing is there."
    for words in (("list",), ("check",), ("check", "--repair")):
        status, printed, said = run(*words)
        assert says in printed + said
        assert "Where it is gone for good, remove the link." in printed + said
        assert status == (words[0] == "check")
    files, alliance = FileLibrary(data_dir), AllianceId(own.parent.name)
    if whole:
        with pytest.raises(LookupError, match="is a link to /nowhere/at-all"):
            files.open(alliance)
    else:
        files.open(alliance).close()
        assert says in files.problems[0]
    assert (link.is_symlink(), file.read_bytes()) == (True, kept)
    link.unlink()
    assert run("list")[2] == ""
    assert run("check")[0] == 0


def test_an_alliance_whose_link_leads_nowhere_is_not_opened_as_a_new_one(data_dir: Path, own: Path) -> None:
    """Why is said."""
    own.unlink()
    own.symlink_to("/nowhere/at-all.json")
    with pytest.raises(LookupError, match=r"is a link to /nowhere/at-all\.json, and nothing is there\."):
        FileLibrary(data_dir).open(AllianceId(own.parent.name))


@pytest.mark.parametrize("words", [(), ("--repair",)])
def test_files_in_which_nobody_can_look_for_words_are_counted_at_the_end(
    data_dir: Path, run: Run, words: tuple[str, ...]
) -> None:
    """Else who reads no more than that takes all for gone. Only where something was taken back."""
    live = seated(FileLibrary(data_dir))
    note(live, "some words")
    for name in ("top.zip", "old.gz"):
        (data_dir / name).write_bytes(b"PK\3\4\0\0\0\1")
        assert run("check", *words)[1].endswith(f"{ALL_IS_WELL}\n")
    take_back(live)
    end(live)
    status, printed, _ = run("check", *words)
    also = "Words that were taken back may stand in 2 files that this program does not keep: see above."
    assert (status, printed.endswith(f"{ALL_IS_WELL} {also}\n")) == (0, True)
    (data_dir / "old.gz").unlink()
    assert run("check", *words)[1].endswith(
        "may stand in one file that this program does not keep: see above.\n"
    )


def test_a_cut_off_end_is_said_alike(run: Run, path: Path) -> None:
    """It is no failure: what was cut off was never said to be saved."""
    journal_of(path).write_bytes(b'[123,99,["put","events","99",{"n":')
    status, printed, said = run("check")
    assert (status, ALL_IS_WELL in printed, said) == (0, False, "")
    assert "what was being written just then may be missing" in printed
    assert "may be missing: see above." in printed
    said = run("list")[2]
    assert "not whole" not in said
    assert "What was being said just then may be missing; all before it is there." in said
    said = run("check", "--repair")[2]
    assert said == f"The newest part of {path.name} is in it now, but for its last line, which was cut off.\n"
    assert ALL_IS_WELL in run("check")[1]


@pytest.mark.no_cover
def test_an_empty_journal_is_told_from_one_that_is_in_use(run: Run, path: Path) -> None:
    """This program leaves none: something stood in it, and what that was nobody can know."""
    journal_of(path).write_bytes(b"")
    status, printed, said = run("check")
    assert (status, ALL_IS_WELL in printed, said) == (0, False, "")
    assert "empty at its end" in printed
    assert "may be missing: see above." in printed
    empty = f"The newest part of {path.name} is empty"
    says = f"{empty}: what was said since that was last written anew may be missing."
    for words in (("list",), ("show", "Demo"), ("today",)):
        assert run(*words)[2].strip() == says, words
    said = run("check", "--repair")[2]
    assert said == f"The newest part of {path.name} was empty, and is gone.\n"
    assert ALL_IS_WELL not in run("check")[1], "it is told until the next opening"
    assert f"What was done last in {path.name} may be missing" in run("list")[2]
    FileLibrary(path.parents[3]).open(AllianceId(path.parents[1].name)).close()
    assert run("list")[2] == ""
    assert ALL_IS_WELL in run("check")[1]


@pytest.mark.no_cover
@pytest.mark.parametrize("torn", [False, True])
def test_a_byte_order_mark_is_said_alike(run: Run, path: Path, torn: bool) -> None:
    """Also where there is a journal beside it."""
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    if torn:
        journal_of(path).write_bytes(b"[123")
    said = run("list")[2]
    assert "not whole" not in said
    assert "all of it could be read." in said
    assert f'"{typed("check --repair")}" takes it out.' in said
    assert ("ended in the middle of a line" in said) is torn
    status, printed, _ = run("check")
    assert (status, "with a mark at its beginning" in printed) == (0, True)
    assert ("may be missing" in printed) is torn
    assert (ALL_IS_WELL in printed) is not torn
    said = run("check", "--repair")[2]
    assert "The mark is gone from the beginning of " in said
    assert ("but for its last line, which was cut off" in said) is torn
    assert run("list")[2] == ""


@pytest.mark.no_cover
@pytest.mark.parametrize("raw", [b"", None, b"[1"], ids=["emptied", "gone", "damaged"])
def test_an_alliance_that_others_tell_is_listed_and_shown_as_they_tell_it(
    run: Run, own: Path, raw: bytes | None
) -> None:
    """And it is said once that it is, and what to do."""
    own.unlink() if raw is None else own.write_bytes(raw)
    for words in (("list",), ("show", "Demo")):
        status, printed, said = run(*words)
        assert (status, "Demo" in printed) == (0, True)
        assert said.count("alliance.json") == 1
        assert f'"{typed("check --repair")}" mends what it can.' in said
        assert "What is shown of the alliance is what its other files tell." in said
    assert run("check")[0] == 1


@pytest.mark.parametrize("how", ["newer", "unreadable"])
def test_an_alliance_that_repairing_leaves_alone_is_not_shown_as_others_tell_it(
    run: Run, own: Path, how: str
) -> None:
    """Its own file tells how it was founded, once it can be read: nothing is made up meanwhile."""
    if how == "newer":
        own.write_bytes(own.read_bytes().replace(b'"schema":1', b'"schema":2'))
    else:
        own.unlink()
        own.symlink_to("/nowhere/at-all.json")
    files = FileLibrary(own.parents[2])
    with pytest.raises(LookupError, match="newer version" if how == "newer" else "nothing is there"):
        files.read(AllianceId(own.parent.name))
    for words in (("show", "Demo"), ("export", "Demo"), ("calendar", "Demo")):
        status, printed, said = run(*words)
        assert (status, printed) == (1, ""), words
        assert "alliance.json" in said
    assert run("check", "--repair")[0] == 1


def test_what_nothing_tells_is_not_shown(run: Run, own: Path) -> None:
    """Without a session nobody knows what it was."""
    own.write_bytes(b"")
    shutil.rmtree(own.parent / "sessions")
    said = run("list")[2]
    assert "What is shown" not in said
    assert f'"{typed("check --repair")}" mends what it can.' in said


def test_a_damaged_session_says_what_to_do(run: Run, path: Path) -> None:
    """Where its file is, too."""
    path.write_bytes(b"")
    said = run("list")[2]
    assert said == (
        f"A session cannot be read: {path.name} is damaged and cannot be read. It is in {path.parent}."
        f' "{typed("check --repair")}" mends what it can.\n'
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("aside", [False, True])
def test_a_session_of_which_only_something_older_is_left_is_said_by_the_list(
    run: Run, path: Path, aside: bool
) -> None:
    """Until it is brought back."""
    says = f"The file of a session, {path.name}, is gone, and the session is not shown."
    path.rename(path.with_name(f"{path.name}.damaged-1") if aside else backup_of(path))
    assert says in run("list")[2]
    assert says in run("list")[2], "the catalogue knows it by now"
    assert run("check")[0] == 1
    run("check", "--repair")
    said = run("list")[2]
    assert said.startswith("" if aside else f"What was done last in {path.name} may be missing")
    assert bool(said) is not aside, "of what was set aside whole, nothing is missing"


@pytest.mark.parametrize("left", [b"garbage", b""])
def test_a_session_of_which_nothing_can_be_read_is_said_to_be_lost(run: Run, path: Path, left: bytes) -> None:
    """Until what is left is gone too: nothing brings it back but the file itself."""
    kept = path.read_bytes()
    path.unlink()
    backup_of(path).write_bytes(left)
    says = f"The file of a session, {path.name}, is gone, and nothing can be read in its backup."
    for words in (("list",), ("list",), ("check",), ("check", "--repair"), ("check",)):
        status, printed, said = run(*words)
        if words[0] == "list":
            assert says in said
            continue
        assert status == 1
        assert "lost" in printed
        assert f"Put {path.name} back" in printed
        assert "next written anew" not in printed
        assert "All is well" not in printed
    assert backup_of(path).read_bytes() == left
    path.write_bytes(kept)
    assert run("list")[2] == ""
    assert run("check")[0] == 0
    path.unlink()
    backup_of(path).unlink()
    assert (run("list")[2], run("check")[0]) == ("", 0)


def test_what_was_set_aside_of_a_session_that_is_there_is_not_called_gone(run: Run, path: Path) -> None:
    """It was mended."""
    path.write_bytes(path.read_bytes()[:-2])
    run("check", "--repair")
    assert path.with_name(f"{path.name}.damaged-1").exists()
    assert run("list")[2] == ""


ODD: tuple[Callable[[Path], None], ...] = (Path.mkdir, os.mkfifo)
"""What may stand in the place of a file."""


@pytest.mark.parametrize("odd", ODD, ids=["folder", "pipe"])
def test_what_stands_in_the_place_of_a_file_is_said_once_with_what_to_do(
    run: Run, path: Path, odd: Callable[[Path], None]
) -> None:
    """The name of the file stands beside it."""
    path.unlink()
    odd(path)
    printed = run("check")[1]
    lines = printed.splitlines()
    (at,) = [place for place, line in enumerate(lines) if path.name in line]
    assert lines[at].endswith("  cannot be read")
    assert "Move it out of the way." in lines[at + 1]
    assert "Move it out of the way." in run("list")[2]


@pytest.mark.no_cover
@pytest.mark.parametrize("odd", ODD, ids=["folder", "pipe"])
@pytest.mark.parametrize("whole", [True, False], ids=["alliance", "session"])
def test_what_stands_in_the_place_of_a_file_is_said_at_the_opening_with_what_to_do(
    data_dir: Path, own: Path, path: Path, odd: Callable[[Path], None], whole: bool
) -> None:
    """Whether it can be opened without that, or cannot."""
    file = own if whole else path
    file.unlink()
    odd(file)
    files = FileLibrary(data_dir)
    if whole:
        with pytest.raises(LookupError, match=r"cannot be read: .* Move it out of the way\."):
            files.open(AllianceId(own.parent.name))
    else:
        files.open(AllianceId(own.parent.name)).close()
        assert "Move it out of the way." in files.problems[0]


def test_a_missing_file_of_an_alliance_is_said_at_the_opening_with_what_to_do(
    data_dir: Path, own: Path
) -> None:
    """Its sessions tell how it was founded."""
    own.unlink()
    with pytest.raises(LookupError, match=r'There is no alliance\.json in .*"alliance check --repair" mends'):
        FileLibrary(data_dir).open(AllianceId(own.parent.name))


def test_a_file_that_may_not_be_read_says_what_to_do(
    run: Run, data_dir: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may read everything."""
    (data_dir / "catalogue.json").unlink(missing_ok=True)

    def read(file: Path, largest: int | None) -> object:
        if file.name == path.name:
            raise PermissionError(errno.EACCES, "closed")
        return read_file(file, largest)

    monkeypatch.setattr("alliance_tui.storage.disk.read_file", read)
    assert "Permission is denied. Give your account the right to read it." in run("check")[1]
    assert "Give your account the right to read it." in run("list")[2]


def test_a_folder_in_the_place_of_the_lock_is_named(run: Run, data_dir: Path, own: Path) -> None:
    """With what to do, where people talk and where they check."""
    lock = own.with_name("lock")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    opening = FileLibrary(data_dir).open(AllianceId(own.parent.name))
    assert opening.read_only == (
        "This alliance can be read, not changed: a folder stands where a file has to be."
        f" Move {lock} out of the way."
    )
    opening.close()
    status, printed, _ = run("check")
    assert status == 1
    assert "in the way" in printed
    assert f"Move {lock} out of the way." in run("check", "--repair")[2]
    lock.rmdir()
    assert run("check")[0] == 0


def test_a_backup_that_is_of_no_use_is_told(run: Run, path: Path) -> None:
    """Nothing is lost with it."""
    backup_of(path).write_bytes(b"garbage")
    status, printed, _ = run("check")
    assert (status, "a backup, damaged" in printed) == (0, True)
    shutil.copy(path, backup_of(path))
    assert "a backup, damaged" not in run("check")[1]


def test_a_repair_that_is_refused_says_to_close_it_there_first(run: Run, data_dir: Path) -> None:
    """Nothing can be mended while people write."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert "Close it there first." in run("check", "--repair")[2]
