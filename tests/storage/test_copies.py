"""Copies that file-syncing programs make where two machines wrote: kept, said, and put together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from tests.storage.people import gone_on, held_one, note, seated, session_file, states, texts, until_saved

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
"""When backups are taken."""

NAMES = (
    "{stem} (conflicted copy).json",
    "{stem}.sync-conflict-20260504-120000-ABCDEFG.json",
    "{stem}.json (Ben's conflicted copy 2026-05-04)",
    "{stem} 2.json",
)
"""What file-syncing programs, and people, call copies."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def one_by_one(files: FileLibrary, data_dir: Path) -> tuple[AllianceId, Path]:
    """An alliance whose session was left after the first words, kept under "kept", and gone on with."""
    live = seated(files)
    note(live, "words of both")
    live.close()
    folder = data_dir / "alliances" / live.id
    shutil.copytree(folder, data_dir.with_name("kept"))
    (path,) = (folder / "sessions").glob("*.json")
    return live.id, path


@contextmanager
def resumed(files: FileLibrary, alliance: AllianceId) -> Iterator[Live]:
    """The session, gone on with, and left."""
    live = gone_on(files, alliance)
    yield live
    live.close()


def on_two_machines(files: FileLibrary, data_dir: Path) -> tuple[AllianceId, Path, bytes]:
    """An alliance on this machine, its session's file, and what another machine made of that."""
    alliance, path = one_by_one(files, data_dir)
    with resumed(files, alliance) as live:
        note(live, "words from there")
    there = path.read_bytes()
    shutil.rmtree(path.parents[1])
    data_dir.with_name("kept").rename(path.parents[1])
    with resumed(files, alliance) as live:
        note(live, "words from here")
    return alliance, path, there


def found(data_dir: Path) -> dict[str, Finding]:
    """What is not simply well, by name."""
    (report,) = check(data_dir).alliances
    return {one.path.name: one for one in report.findings if one.state is not State.WELL}


def said_in_list(files: FileLibrary) -> tuple[str, ...]:
    """What there is to say of all alliances."""
    files.list()
    return files.problems


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_with_other_words_is_said_and_put_together(
    files: FileLibrary, data_dir: Path, name: str
) -> None:
    """What was said on either machine; nothing was damaged, and nothing is called so."""
    alliance, path, there = on_two_machines(files, data_dir)
    copy = path.with_name(name.format(stem=path.stem))
    copy.write_bytes(there)
    assert [one.title for one in files.list()] == ["Home"]
    assert files.problems == ('Another program made a copy of a session. "alliance check" looks at it.',)
    before = states(data_dir)
    assert {one: finding.state for one, finding in found(data_dir).items()} == {
        path.name: State.TWO,
        copy.name: State.FITTING,
    }
    assert "only in it" in found(data_dir)[copy.name].advice
    assert states(data_dir) == before
    said = " ".join(mend(data_dir, alliance))
    assert f"{copy.name} is a copy, and kept as {path.name}.other-1." in said
    assert check(data_dir).is_well
    assert set(found(data_dir)) == {f"{path.name}.other-1"}
    assert path.with_name(f"{path.name}.other-1").read_bytes() == there
    assert sorted(texts(files, alliance)) == ["words from here", "words from there", "words of both"]
    assert said_in_list(files) == ()
    assert mend(data_dir, alliance) == ()


def test_a_copy_with_a_journal_beside_it_is_put_together_with_it(files: FileLibrary, data_dir: Path) -> None:
    """The other machine was shut while people spoke: half of their words are in the journal."""
    alliance, path = one_by_one(files, data_dir)
    copy = path.with_name(f"{path.stem} (conflicted copy).json")
    with resumed(files, alliance) as live:
        note(live, "words from there")
        until_saved(live)
        shutil.copy(path, copy)
        shutil.copy(journal_of(path), path.with_name(f"{copy.name}.journal"))
    kept = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.name.startswith(copy.name)}
    shutil.rmtree(path.parents[1])
    data_dir.with_name("kept").rename(path.parents[1])
    for name, data in kept.items():
        path.with_name(name).write_bytes(data)
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert not [one for one in path.parent.iterdir() if "conflicted" in one.name]
    assert texts(files, alliance) == ["words of both", "words from there"]


def test_of_a_copied_journal_alone_the_words_are_put_where_they_belong(
    files: FileLibrary, data_dir: Path
) -> None:
    """Nothing in it says which session it is of, but everything in it fits."""
    alliance, path = one_by_one(files, data_dir)
    with resumed(files, alliance) as live:
        note(live, "words from there")
        until_saved(live)
        journal = journal_of(path).read_bytes()
    shutil.rmtree(path.parents[1])
    data_dir.with_name("kept").rename(path.parents[1])
    path.with_name(f"{path.name}.sync-conflict-20260504-120000-ABCDEFG.journal").write_bytes(journal)
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert path.with_name(f"{path.name}.journal.other-1").read_bytes() == journal
    assert texts(files, alliance) == ["words of both", "words from there"]


def test_a_copy_that_holds_nothing_more_is_set_aside_alone(files: FileLibrary, data_dir: Path) -> None:
    """The session's own file is well, and is left as it is."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    copy = path.with_name(f"Copy of {path.name}")
    shutil.copy(path, copy)
    before = path.stat()
    assert check(data_dir).is_well
    (finding,) = found(data_dir).values()
    assert finding.state is State.FITTING
    assert "nothing more" in finding.advice
    (said,) = mend(data_dir, alliance)
    assert said.startswith(copy.name)
    assert path.stat() == before
    assert said_in_list(files) == ()


def test_a_copy_of_the_alliance_itself_is_put_together(files: FileLibrary, data_dir: Path) -> None:
    """Of its own log, as of a session."""
    alliance, _ = held_one(files, "words")
    folder = data_dir / "alliances" / alliance
    copy = folder / "alliance (conflicted copy).json"
    shutil.copy(folder / "alliance.json", copy)
    assert said_in_list(files) == (
        'Another program made a copy of an alliance. "alliance check" looks at it.',
    )
    mend(data_dir, alliance)
    assert not copy.exists()
    assert check(data_dir).is_well


@pytest.mark.parametrize("kind", ["contradicts", "damaged", "of another", "a text", "a folder"])
def test_what_cannot_be_put_together_is_kept_and_said(files: FileLibrary, data_dir: Path, kind: str) -> None:
    """Nothing is joined that nobody can vouch for; all is as well as without the copy."""
    alliance, session = held_one(files, "words", "more words")
    path = session_file(data_dir, alliance, session)
    copy = path.with_name(f"{session} (conflicted copy).json")
    if kind == "contradicts":
        other = FileLibrary(data_dir.with_name("other"))
        shutil.copytree(data_dir, other.folder)
        there = session_file(other.folder, alliance, session)
        there.write_bytes(there.read_bytes().replace(b"more words", b"evil words"))
        mend(other.folder, alliance)
        copy.write_bytes(there.read_bytes())
    elif kind == "damaged":
        copy.write_bytes(path.read_bytes()[:-50])
    elif kind == "of another":
        _, third = held_one(files, "other words")
        copy.write_bytes(next((data_dir / "alliances").rglob(f"{third}.json")).read_bytes())
    elif kind == "a text":
        copy.write_text("Notes of ours.")
    else:
        copy.mkdir()
    before = states(data_dir)
    (finding,) = [one for one in check(data_dir, alliance).alliances[0].findings if one.path == copy]
    assert finding.state is State.COPY
    assert ("1 entry says something else" in finding.advice) is (kind == "contradicts")
    assert mend(data_dir, alliance) == ()
    assert check(data_dir).is_well
    assert states(data_dir) == before
    assert texts(files, alliance) == ["words", "more words"]


def test_what_a_damaged_log_lost_is_taken_from_a_copy_at_once(files: FileLibrary, data_dir: Path) -> None:
    """One repair is enough."""
    alliance, session = held_one(files, "words", "more words")
    path = session_file(data_dir, alliance, session)
    path.with_name(f"{session} 2.json").write_bytes(path.read_bytes())
    path.write_bytes(b"")
    path.with_name(f"{path.name}.backup").unlink(missing_ok=True)
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert texts(files, alliance) == ["words", "more words"]


def test_copies_are_in_a_backup_and_come_back(files: FileLibrary, data_dir: Path, tmp_path: Path) -> None:
    """As they are; and a name that no other machine may know is said."""
    _, path, there = on_two_machines(files, data_dir)
    names = [one.format(stem=path.stem) for one in NAMES]
    for name in names:
        path.with_name(name).write_bytes(there)
    path.with_name(f"{names[0]}.journal").write_bytes(b"no journal")
    path.with_name(f"{path.stem}\\copy.json").write_bytes(there)
    target = tmp_path / "ours.zip"
    taken = take_backup(data_dir, target, NOW)
    assert not taken.damaged
    (missing,) = taken.missing
    assert "has a name that no other machine may know" in missing
    fresh = tmp_path / "fresh"
    with unpacked(fresh, target) as (stage, candidates):
        put_back(fresh, stage, {one.id: Choice.BACKUP for one in candidates}, NOW)
    back = fresh / path.relative_to(data_dir)
    assert {name: back.with_name(name).read_bytes() for name in names} == dict.fromkeys(names, there)
    assert back.with_name(f"{names[0]}.journal").read_bytes() == b"no journal"
    with unpacked(fresh.with_name("fresh2"), data_dir) as (stage, _):
        assert (stage / path.relative_to(data_dir)).with_name(names[0]).read_bytes() == there


def test_a_copy_that_is_still_being_made_is_not_said(files: FileLibrary, data_dir: Path) -> None:
    """Programs that copy do so under a hidden name first."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    files.list()
    shutil.copy(path, path.with_name(f".syncthing.{path.name}.tmp"))
    assert said_in_list(files) == ()


@pytest.mark.parametrize("differs", [False, True])
def test_what_a_whole_copy_vouches_for_is_in_no_doubt(
    files: FileLibrary, data_dir: Path, *, differs: bool
) -> None:
    """Of a file whose own checksum is gone; where a record has other words there, each stays in doubt."""
    alliance, path = one_by_one(files, data_dir)
    raw = path.read_bytes()
    assert raw.count(b'"checksum"') == 1
    path.write_bytes(raw.replace(b'"checksum"', b'"chocksum"'))
    assert "may have been changed" in found(data_dir)[path.name].advice
    copy = path.with_name(NAMES[0].format(stem=path.stem))
    copy.write_bytes(raw)
    if differs:
        path.write_bytes(path.read_bytes().replace(b"words of both", b"words of none"))
    before = found(data_dir)
    assert ("may have been changed" in before[path.name].advice) is differs
    said = " ".join(mend(data_dir, alliance))
    assert ("may have been changed" in said) is differs
    assert texts(files, alliance) == ["words of none" if differs else "words of both"]
    assert check(data_dir).is_short is False
