"""Files of an earlier version of the documents: read as ours, and brought up when something is written."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from alliance_tui.domain.decisions import people
from alliance_tui.domain.words import AllianceId
from alliance_tui.live import Live
from alliance_tui.storage import codec
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking_alliance import check_alliance
from alliance_tui.storage.codec import EVENTS, SCHEMA
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from alliance_tui.storage.ops import Put, as_first, encode_line
from alliance_tui.storage.signed import encode_file
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import elsewhere, held_one, note, session_file, states, texts

Document = dict[str, Any]


def older(document: Document) -> Document:
    """A record as version 0 had it: what somebody wrote was called `words` there."""
    event = {"words" if key == "text" else key: value for key, value in document["event"].items()}
    return {**document, "event": event}


def renamed(document: Document) -> Document:
    """From version 0 to version 1: `words` became `text`."""
    event = {"text" if key == "words" else key: value for key, value in document["event"].items()}
    return {**document, "event": event}


@pytest.fixture(autouse=True)
def _upcaster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(codec.UPCASTERS, 0, renamed)


def put_back(path: Path, *, says: bool = False) -> None:
    """Turn a file and its journal into ones of version 0, with their checksums.

    Args:
        path: The file.
        says: Whether the journal says of which version it is, as the very first did not.
    """
    tables = json.loads(path.read_bytes())
    folded = tables.pop("meta")["0"]["folded"]
    tables[EVENTS] = {number: older(document) for number, document in tables[EVENTS].items()}
    path.write_bytes(encode_file(tables, 0, folded))
    journal = journal_of(path)
    if journal.exists():
        lines = []
        for line in journal.read_bytes().splitlines():
            _, seq, *ops = json.loads(line)
            puts = [Put(op[1], op[2], older(op[3])) for op in ops if op[0] == "put"]
            lines.append(encode_line(seq, puts))
        if says:
            lines[0] = as_first(lines[0], 0)
        journal.write_bytes(b"".join(lines))


def schema(path: Path) -> int:
    """The schema number that a file carries."""
    number = json.loads(path.read_bytes())["meta"]["0"]["schema"]
    assert isinstance(number, int)
    return number


def test_a_file_of_version_0_with_a_field_of_another_name_reads_the_same(data_dir: Path) -> None:
    """Looking changes nothing; the first new record makes all of it this version's, in the file."""
    files = FileLibrary(data_dir)
    alliance, session = held_one(files, "kept words")
    path = session_file(data_dir, alliance, session)
    own = data_dir / "alliances" / alliance / "alliance.json"
    listed = files.list()
    for one in (path, own):
        put_back(one)
    old = path.read_bytes()
    assert b'"words":"kept words"' in old
    files = FileLibrary(data_dir)
    assert files.list() == listed
    assert files.problems == ()
    assert texts(files, alliance) == ["kept words"]
    assert path.read_bytes() == old
    live = Live(files.open(alliance), MovableClock())
    happened(live.resume(session))
    assert path.read_bytes() == old, "an ended session is only looked at"
    assert schema(own) == 0
    happened(live.act_on_alliance(people.rename_alliance, "Elsewhere"))
    live.close()
    assert schema(own) == SCHEMA
    assert [line.title for line in files.list()] == ["Elsewhere"]


def killed(data_dir: Path) -> tuple[AllianceId, Path]:
    """A session that was cut short; its alliance, and its file, with a journal beside it."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    (path,) = (data_dir / "alliances" / alliance / "sessions").glob("*.json")
    return alliance, path


@pytest.mark.parametrize("says", [True, False])
def test_a_killed_session_of_version_0_goes_on_with_its_journal(data_dir: Path, says: bool) -> None:
    """The journal beside the file is of the same version; afterwards all is of this one, and is well."""
    alliance, path = killed(data_dir)
    put_back(path, says=says)
    assert b'"words":"kept words"' in journal_of(path).read_bytes()
    files = FileLibrary(data_dir)
    (line,) = files.list()
    assert line.unfinished is not None
    live = Live(files.open(alliance), MovableClock())
    happened(live.resume(line.unfinished.id))
    note(live, "new words")
    assert schema(path) == SCHEMA
    live.close()
    assert schema(path) == SCHEMA
    assert texts(FileLibrary(data_dir), alliance) == ["kept words", "new words"]
    assert b'"words"' not in path.read_bytes()
    report = check_alliance(data_dir / "alliances" / alliance)
    assert not any(finding.state.is_problem for finding in report.findings)


def test_a_journal_of_version_0_without_its_file_is_read_as_one(data_dir: Path) -> None:
    """It says so itself; what it holds is brought up with it."""
    alliance, path = killed(data_dir)
    put_back(path, says=True)
    path.unlink()
    opening = FileLibrary(data_dir).open(alliance)
    (session,) = opening.sessions()
    said = [getattr(record.event, "text", None) for record in opening.session(session).read()]
    opening.close()
    assert "kept words" in said
    assert schema(path) == SCHEMA


@pytest.mark.parametrize("with_file", [True, False])
def test_a_journal_of_a_newer_version_is_left_alone(data_dir: Path, with_file: bool) -> None:
    """With its file or without: nothing is changed, and the version that reads it is named."""
    alliance, path = killed(data_dir)
    rest = b'9,["schema",7],["whisper","events",{}]]'
    with journal_of(path).open("ab") as journal:
        journal.write(b"[%d,%s\n" % (zlib.crc32(rest), rest))
    if not with_file:
        path.unlink()
    before = states(path.parent)
    files = FileLibrary(data_dir)
    opening = files.open(alliance)
    assert opening.sessions() == ()
    opening.close()
    files.list()
    assert mend(data_dir, alliance) == ()
    assert states(path.parent) == before
    (said,) = [one for one in files.problems if "newer version" in one]
    assert f"{path.name}.journal was written by a newer version of this program." in said
    assert "a version is needed that reads format 7, and this one reads up to 1" in said
    report = check_alliance(data_dir / "alliances" / alliance)
    assert [one.state for one in report.findings if one.path == path] == [State.NEWER]


def test_every_file_carries_its_schema_number(data_dir: Path) -> None:
    """Alliances, sessions, backups, the catalogue, and the journals of what goes on."""
    _, path = killed(data_dir)
    assert b'["schema",%d,' % SCHEMA in journal_of(path).read_bytes().splitlines()[0]
    FileLibrary(data_dir).open(AllianceId(path.parents[1].name)).close()
    files = FileLibrary(data_dir)
    alliance, _ = held_one(files, "one")
    live = Live(files.open(alliance), MovableClock())
    assert live.alliance is not None
    live.close()
    files.list()
    found = [path for path in data_dir.rglob("*.json*") if path.is_file()]
    assert {path.name for path in found} >= {"alliance.json", "catalogue.json"}
    assert {schema(path) for path in found} == {SCHEMA}
