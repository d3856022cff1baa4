"""Repairing once is enough: after it all is well, or what is not is said, however the files were damaged."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.storage.backup import backup_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened
from tests.storage.people import gone_on, held_one, note, seated, session_file, texts, until_saved

SEEDS = 160
"""So many data folders are damaged, each in its own way."""

NOTHING_TELLS = "nothing here tells how it began"
"""What is said where repairing can do no more."""


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """An empty library."""
    return FileLibrary(data_dir)


def killed(data_dir: Path) -> AllianceId:
    """An alliance with a session that was ended, and one over which the program was killed."""
    files = FileLibrary(data_dir)
    live = seated(files)
    for text in ("one", "two"):
        note(live, text)
    live.close()
    live = gone_on(files, live.id)
    note(live, "three")
    happened(live.act(sitting.close))
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "four")
    live.close()
    live = gone_on(files, live.id)
    for text in ("five", "six"):
        note(live, text)
    until_saved(live)
    kept = data_dir.with_name("kept")
    shutil.copytree(data_dir, kept)
    live.close()
    shutil.rmtree(data_dir)
    kept.rename(data_dir)
    (data_dir / "alliances" / live.id / "lock").unlink()
    return live.id


SWAPS = (
    (b'"NoteWritten"', b'"SessionLeft"'),
    (b'"checksum"', b'"chocksum"'),
    (b"SessionOpened", b"SessionClosed"),
    (b"AllianceFounded", b"AllianceRenamed"),
    (b'"schema":', b'"scheme":'),
    (b'"alliance":"', b'"alliance":"x'),
    (b'"participant":"', b'"participant":"9'),
)
"""What may stand in a file in the place of something else."""


def flipped(raw: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    data = bytearray(raw)
    for _ in range(chance.choice((1, 1, 20))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def reordered(raw: bytes, chance: random.Random) -> bytes:
    """A line is gone, or stands twice, or elsewhere."""
    lines = raw.splitlines(keepends=True)
    if lines:
        line = lines.pop(chance.randrange(len(lines)))
        for _ in range(chance.randrange(3)):
            lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


DAMAGE: Sequence[Callable[[bytes, random.Random], bytes | None]] = (
    flipped,
    reordered,
    lambda raw, chance: raw[: chance.randrange(len(raw) + 1)],
    lambda raw, chance: raw[chance.randrange(len(raw) + 1) :],
    lambda raw, chance: raw.replace(*chance.choice(SWAPS)),
    lambda raw, _: raw + raw,
    lambda raw, _: bytes(len(raw)),
    lambda raw, _: b"\xef\xbb\xbf" + raw,
    lambda _, chance: chance.choice((b"", b"{}", b"null", b'{"meta":{},"events":{}}')),
    lambda _, __: None,
)
"""What may become of a file; None where it is gone."""

BESIDE = (" (conflicted copy).json", ".ours-1.json", ".json.damaged-1", ".json.other-1")
"""How names end of what may lie beside a file."""


def damage(home: Path, chance: random.Random) -> None:
    """Damage some of the files of an alliance, or put others of them in their places or beside them."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        there = sorted(path for path in home.rglob("*.*") if path.is_file())
        path = chance.choice(there)
        raw = chance.choice(there).read_bytes() if chance.random() < 0.1 else path.read_bytes()
        if chance.random() < 0.2:
            path = path.with_name(path.name.replace(".json", chance.choice(BESIDE), 1))
            path.write_bytes(raw)
            continue
        data = chance.choice(DAMAGE)(raw, chance)
        path.unlink() if data is None else path.write_bytes(data)


@pytest.mark.no_cover
def test_one_repair_is_enough(data_dir: Path, tmp_path: Path) -> None:
    """A second one finds nothing more to do."""
    alliance = killed(data_dir)
    model = data_dir.rename(tmp_path / "model")
    for seed in range(SEEDS):
        shutil.copytree(model, data_dir)
        damage(data_dir / "alliances" / alliance, random.Random(seed))
        said = mend(data_dir, alliance)
        stuck = [one for one in said if NOTHING_TELLS in one]
        report = check(data_dir)
        found = [one for alliance_report in report.alliances for one in alliance_report.findings]
        # What is lost is told for as long as a backup stands for it.
        problems = [one.state for one in (*found, *report.others) if one.state.is_problem]
        assert {*problems} <= {State.LOST} or stuck, f"seed {seed}: {said}"
        assert list(mend(data_dir, alliance)) == stuck, f"seed {seed}: {said}"
        shutil.rmtree(data_dir)


def test_an_alliance_in_whose_place_another_lies_is_founded_again_at_once(
    files: FileLibrary, data_dir: Path
) -> None:
    """From what its session tells; what lay there is kept."""
    alliance, _ = held_one(files, "words")
    other, _ = held_one(files, "others", title="Other")
    own = data_dir / "alliances" / alliance / "alliance.json"
    foreign = (data_dir / "alliances" / other / own.name).read_bytes()
    own.write_bytes(foreign)
    (said,) = mend(data_dir, alliance)
    assert "beginning was put together" in said
    assert check(data_dir).is_well
    assert own.with_name(f"{own.name}.damaged-1").read_bytes() == foreign
    assert sorted(one.title for one in files.list()) == ["Home", "Other"]
    assert texts(files, alliance) == ["words"]


def test_a_damaged_session_is_mended_without_what_names_nothing(files: FileLibrary, data_dir: Path) -> None:
    """Both at once: what is astray in it is not only found when it is whole."""
    alliance, session = held_one(files, "words", "more words")
    path = session_file(data_dir, alliance, session)
    raw = path.read_bytes().replace(b'"checksum"', b'"chocksum"')
    path.write_bytes(raw.replace(b'"participant":"p1"', b'"participant":"p7"', 1))
    mend(data_dir, alliance)
    assert check(data_dir).is_well


def test_a_backup_that_is_damaged_itself_adds_nothing_to_a_file_that_is_well(
    files: FileLibrary, data_dir: Path
) -> None:
    """Also where something else beside it may hold more."""
    alliance, session = held_one(files, "words", "more words")
    path = session_file(data_dir, alliance, session)
    damaged = path.read_bytes().replace(b'"n":4', b'"n":99')
    path.with_name(f"{path.name}.backup").write_bytes(damaged)
    shutil.copy(path, path.with_name(f"{path.name}.other-1"))
    (report,) = check(data_dir).alliances
    assert not [one for one in report.findings if one.state is State.TWO]


def test_a_session_that_gets_its_name_back_takes_no_backup_away(files: FileLibrary, data_dir: Path) -> None:
    """The backup that has the name holds more, maybe; both stay."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    called = path.with_name("aaaabbbbcccc.json")
    before = path.read_bytes()
    path.rename(called)
    backup_of(path).write_bytes(b"of before")
    backup_of(called).write_bytes(before)
    mend(data_dir, alliance)
    assert path.exists()
    assert backup_of(path).read_bytes() == b"of before"
    (aside,) = path.parent.glob(f"{path.name}.backup.damaged-*")
    assert aside.read_bytes() == before
    assert not list(path.parent.glob(f"{called.name}*"))
    assert check(data_dir, alliance).alliances[0].is_well
    assert texts(files, alliance) == ["words"]


def test_a_session_that_is_whole_gets_its_name_back(files: FileLibrary, data_dir: Path) -> None:
    """Somebody renamed its file once it had been held: there is no journal any more."""
    alliance, session = held_one(files, "words")
    path = session_file(data_dir, alliance, session)
    before = path.read_bytes()
    path.rename(path.with_name("aaaabbbbcccc.json"))
    mend(data_dir, alliance)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if ".json.backup" not in one.name] == [path.name]
    assert texts(files, alliance) == ["words"]


@pytest.mark.parametrize("number", [-1, 1])
def test_a_record_that_a_repair_does_not_take_over_is_told(
    files: FileLibrary, data_dir: Path, number: int
) -> None:
    """Because another has its id, or because it comes before the beginning of its session."""
    alliance, session = held_one(files, "words", "more words")
    path = session_file(data_dir, alliance, session)
    before = files.read(alliance)[1][session]
    last = before[-2]
    new = number if number > 0 else last.n - 1
    was, now = f'"n":{last.n},', f'"n":{new},'
    path.write_bytes(path.read_bytes().replace(was.encode(), now.encode()))
    (said,) = mend(data_dir, alliance)
    assert f"It holds {len(before) - 1} entries." in said
    assert "1 entry more cannot be taken over" in said
    assert f"{path.name}.damaged-1" in said
    assert check(data_dir).is_well
