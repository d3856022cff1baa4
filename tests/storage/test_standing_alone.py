"""The storage in a plain script: `TinyDB(path, storage=JournalStorage)` and everything TinyDB offers."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any, Final, cast

import pytest
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.operations import increment
from tinydb.operations import set as set_field
from tinydb.table import Document, Table

from alliance_tui import sentences
from alliance_tui.domain import saving
from alliance_tui.storage import tiny
from alliance_tui.storage.atomic import write_new
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.tiny import JournalDB, JournalStorage, action
from alliance_tui.storage.values import UnstorableError
from tests.catalogue import CATALOGUE, said_by

OUTSIDE: Final = {
    "alliance_tui.crash_log",
    "alliance_tui.domain.saving",
    "alliance_tui.plain_files",
    CATALOGUE,
}
"""What it needs of ours beside the store."""

Opens = Callable[..., TinyDB]
"""Opens a database."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "notes.json"


def plain(path: Path, **options: Any) -> TinyDB:
    """TinyDB itself, with its own tables, on our storage."""
    return TinyDB(path, storage=JournalStorage, **options)


@pytest.fixture(params=[plain, JournalDB])
def kind(request: pytest.FixtureRequest) -> Opens:
    """How the database is opened: TinyDB with tables of its own, and with ours."""
    opened: Opens = request.param
    return opened


def reports(db: TinyDB) -> list[str]:
    """What was said when it was opened."""
    return cast("JournalStorage", db.storage).database.kept.reports


class Named(TinyDB):
    """A TinyDB whose documents have names, in a table that has one."""

    class NamedTable(Table):
        """Its tables."""

        document_id_class = str  # type: ignore[assignment] # TinyDB annotates int, and means any

    default_table_name = "people"
    table_class = NamedTable


def test_documents_may_have_names_in_place_of_numbers(path: Path) -> None:
    """TinyDB lets a table choose; they are there at the next opening, and plain TinyDB reads them."""
    for round_ in ("a", "b"):
        with Named(path, storage=JournalStorage) as db:
            db.upsert(Document({"round": round_}, "ana"))  # type: ignore[arg-type] # as above
            assert reports(db) == []
    for found in (Named(path), Named(path, storage=JournalStorage)):
        assert found.all() == [{"round": "b"}]
        assert found.tables() - {"meta"} == {"people"}
        found.close()


def test_a_table_without_a_name_takes_every_change_once_the_file_was_opened_again(
    path: Path, kind: Opens
) -> None:
    """To TinyDB it is a name as any other."""
    with kind(path) as db:
        db.table("").insert_multiple([{"n": 1}, {"n": 2}])
    with kind(path) as db:
        table = db.table("")
        table.update({"seen": True}, where("n") == 1)
        table.remove(where("n") == 2)
        table.upsert({"n": 3}, where("n") == 3)
        assert table.all() == [{"n": 1, "seen": True}, {"n": 3}]
        table.truncate()
    with kind(path) as db:
        assert db.table("").all() == []


def test_a_caching_middleware_keeps_back_and_then_writes_once(path: Path) -> None:
    """As over TinyDB's own storage."""
    with TinyDB(path, storage=cast("Any", CachingMiddleware)(JournalStorage)) as db:
        db.insert_multiple({"n": n} for n in range(3))
        assert not journal_of(path).exists()
    with plain(path) as db:
        assert [document["n"] for document in db] == [0, 1, 2]


def test_two_rounds_of_everything_are_there_after_reopening(path: Path) -> None:
    """Inserting with a number, updating many ways at once, upserting, truncating, dropping."""
    with plain(path) as db:
        assert db.insert(Document({"n": 1}, 12)) == 12
        assert db.insert({"n": 2}) == 13
        with pytest.raises(ValueError, match="already exists"):
            db.insert(Document({"n": 1}, 12))
        db.update_multiple([({"seen": True}, where("n") == 1), (increment("n"), where("n") == 2)])
        db.table("empty").insert({})
        db.table("empty").truncate()
        db.table("gone").insert({})
        db.drop_table("gone")
    with plain(path, access_mode="r") as db:
        assert {document.doc_id: dict(document) for document in db} == {
            12: {"n": 1, "seen": True},
            13: {"n": 3},
        }
        assert db.tables() == {"_default", "empty"}
        with pytest.raises(OSError, match="reading only"):
            db.truncate()
    with plain(path) as db:
        db.drop_tables()
    with plain(path) as db:
        assert db.tables() == set()


def test_several_operations_are_one_action(path: Path, kind: Opens) -> None:
    """One line of the journal, with two tables in it."""
    with kind(path) as db:
        with action(db):
            db.insert({"n": 1})
            db.table("log").insert({"what": "one"})
            db.update({"n": 2})
        assert journal_of(path).read_bytes().count(b"\n") == 1
    with TinyDB(path) as read:
        assert read.all() == [{"n": 2}]
        assert read.table("log").all() == [{"what": "one"}]


def test_an_action_that_fails_leaves_everything_as_it_was(path: Path, kind: Opens) -> None:
    """Tables dropped within it, numbers given, and answers remembered; and the next insert is a good one."""
    with kind(path) as db:
        db.insert_multiple([{"n": 1}, {"n": 2}])
        kept = db.table("_default")
        with suppress(KeyError), action(db):
            db.insert({"n": 3})
            assert kept.count(where("n") == 3) == 1
            db.drop_tables()
            db.insert({"n": 4})
            assert db.count(where("n") == 4) == 1
            raise KeyError
        for table in (db.table("_default"), kept):
            assert table.all() == [{"n": 1}, {"n": 2}]
            assert table.count(where("n") == 3) == table.count(where("n") == 4) == 0
        assert not b"".join(found.read_bytes() for found in path.parent.iterdir()).count(b'"n":4')
        assert (db.insert({"n": 5}), kept.insert({"n": 6})) == (3, 4)


def test_a_part_of_an_action_that_fails_is_undone_alone(path: Path, kind: Opens) -> None:
    """Where its exception goes no further; what was done around it is kept, in one line."""
    with kind(path) as db:
        db.insert({"n": 1})
        with action(db):
            db.insert({"n": 2})
            with suppress(KeyError), action(db):
                db.insert({"n": 3})
                db.drop_table("log")
                assert db.count(where("n") == 3) == 1
                db.truncate()
                raise KeyError
            assert db.count(where("n") == 3) == 0
            with action(db):
                db.update({"m": 1}, where("n") == 1)
            with suppress(UnstorableError):
                db.insert_multiple([{"n": 4}, {"n": {5}}])
            db.insert({"n": 6})
        assert db.all() == [{"n": 1, "m": 1}, {"n": 2}, {"n": 6}]
        assert journal_of(path).read_bytes().count(b"\n") == 2
    with TinyDB(path) as read:
        assert read.all() == [{"n": 1, "m": 1}, {"n": 2}, {"n": 6}]


def test_a_file_that_is_missed_is_told_with_its_whole_folder(
    path: Path, kind: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads a dot and a full stop as the folder above."""
    monkeypatch.chdir(path.parent)
    with pytest.raises(StoreError) as caught:
        kind(path.name, access_mode="r")
    assert f"in {path.parent}." in str(caught.value)


class Part(float):
    """A number of a class that JSON does not know, as those of numpy."""


class Text(str):
    """Words of such a class, as those of templates."""

    __slots__ = ()


class Whole(int):
    """A whole number of such a class."""


class Level(IntEnum):
    """Numbers with names."""

    HIGH = 3


class Colour(StrEnum):
    """Words with names."""

    RED = "red"


KINDS = [Part(1.5), Text("a"), Whole(3), Level.HIGH, Colour.RED, [Text("a")], {"a": Part(0.5)}, 10**4300 - 1]
"""Values that TinyDB's own storage takes for the plain ones that they are."""


@pytest.mark.parametrize("value", KINDS, ids=repr)
def test_values_of_classes_of_their_own_are_kept_as_plain_ones_however_often(
    path: Path, kind: Opens, value: object
) -> None:
    """Inserting them, and changing what is there to the same: as TinyDB's own storage does."""
    found = []
    for name, opened in (("theirs", TinyDB), ("ours", kind)):
        place = path.with_name(name)
        with opened(place) as db:
            db.insert({"k": 1, "v": value})
            for _ in range(2):
                db.update({"v": value})
                db.update(set_field("v", value), where("k") == 1)
                db.upsert({"k": 1, "v": value}, where("k") == 1)
        with TinyDB(place) as read:
            found.append(json.dumps(read.all()))
    assert found[0] == found[1]


BAD = {
    "a set": {1},
    "bytes": b"x",
    "a date": datetime(2026, 11, 22, tzinfo=UTC),
    "NaN": float("nan"),
    "infinity": [float("-inf")],
    "a key that is a number": {1: "x"},
    "a key that is nothing": {None: "x"},
    "an object": object(),
    "a complex number": 1j,
    "a number with too many digits": 10**4300,
    "one of a class of its own": [Whole(-(10**5000))],
}
"""Values that JSON cannot give back."""


@pytest.mark.no_cover
@pytest.mark.parametrize("value", BAD.values(), ids=BAD.keys())
def test_a_value_json_cannot_hold_is_refused_before_anything_is_written(
    path: Path, kind: Opens, value: object
) -> None:
    """Also in the middle of good ones; the file and the next insert are as if nobody had tried."""
    with kind(path) as db:
        db.insert({"n": 1})
        before = {found.name: found.read_bytes() for found in path.parent.iterdir()}
        for write in (
            lambda: db.insert_multiple([{"n": 2}, {"n": value}]),
            lambda: db.update({"n": value}),
            lambda: db.upsert({"n": value}, where("n") == 1),
        ):
            with pytest.raises(UnstorableError):
                cast("Any", write)()
        assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == before
        assert db.all() == [{"n": 1}]


def test_the_place_of_the_stores_own_document_is_refused(path: Path, kind: Opens) -> None:
    """It would be taken for it at the next opening, and lost; the table's other documents are anybody's."""
    with kind(path) as db:
        db.table("meta").insert({"mine": 1})
        with pytest.raises(UnstorableError, match="store's own"):
            db.table("meta").insert(Document({"mine": 2}, 0))
    with kind(path) as db:
        assert db.table("meta").all() == [{"mine": 1}]


@pytest.mark.parametrize("form", [{}, {"indent": 2}, {"separators": (",", ":")}], ids=str)
@pytest.mark.parametrize("options", [{}, {"trusting": True}], ids=["", "trusting"])
def test_what_another_program_keeps_in_the_place_of_the_stores_own_document_is_shown_and_left(
    path: Path, kind: Opens, form: dict[str, Any], options: dict[str, Any]
) -> None:
    """The file can be read and not changed, whatever is asked for, until that has another number."""
    with TinyDB(path, **form) as theirs:
        theirs.table("meta").insert(Document({"version": 7}, 0))
        theirs.table("meta").insert({"owner": "Ana"})
        theirs.insert({"n": 1})
    raw = path.read_bytes()
    with kind(path, **options) as ours:
        assert [(one.doc_id, dict(one)) for one in ours.table("meta")] == [
            (0, {"version": 7}),
            (1, {"owner": "Ana"}),
        ]
        assert ours.all() == [{"n": 1}]
        assert 'table "meta"' in reports(ours)[0]
        with pytest.raises(StoreError, match="another number"):
            ours.insert({"n": 2})
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == {path.name: raw}
    with TinyDB(path) as theirs:
        theirs.table("meta").remove(doc_ids=[0])
        theirs.table("meta").insert(Document({"version": 7}, 2))
    with kind(path) as ours:
        ours.insert({"n": 2})
        assert len(ours.table("meta")) == 2
    with kind(path) as ours:
        assert (len(ours), len(ours.table("meta"))) == (2, 2)


def test_a_file_that_says_something_twice_is_read_and_not_changed(path: Path) -> None:
    """Only one of the two can be read; so it is also where the store has no checksum over the file."""
    for raw in (b'{"_default": {"1": {"n": 1}, "1": {"n": 2}}}', b'{"_default":{"1":{"n":1,"n":2}}}'):
        path.write_bytes(raw)
        with plain(path) as db:
            assert db.all() == [{"n": 2}]
            assert "twice" in reports(db)[0]
            with pytest.raises(StoreError, match="twice"):
                db.insert({})
        assert path.read_bytes() == raw
    with plain(path, trusting=True) as db:
        assert any("twice" in said for said in reports(db))
        db.insert({})
    assert path.with_name("notes.json.other-1").read_bytes() == raw
    with plain(path) as db:
        assert (reports(db), len(db)) == ([], 2)


def test_a_file_goes_to_and_fro_between_tinydbs_storage_and_ours(path: Path, kind: Opens) -> None:
    """Each adds to what the other wrote, and it is said that there was another."""
    for number in range(3):
        with TinyDB(path) as theirs:
            theirs.insert({"theirs": number, "text": "Grüße 👋", "real": 1e-9, "big": 2**70})
        with kind(path) as ours:
            assert len(ours) == 2 * number + 1
            ours.insert({"ours": number})
            assert bool(reports(ours)) == bool(number)
    with TinyDB(path) as theirs:
        assert len(theirs) == 6


def test_another_spacing_than_tinydbs_is_not_taken_for_it(path: Path) -> None:
    """A file with other words, that neither we nor TinyDB wrote so, is for people to look at."""
    with JournalDB(path) as db:
        db.insert({"n": 1})
    path.write_bytes(path.read_bytes().replace(b'"n":1', b'"n": 2'))
    with JournalDB(path) as db:
        assert db.all() == [{"n": 2}]
        with pytest.raises(StoreError, match="changed by something else"):
            db.insert({"n": 3})


def killed(path: Path, name: str = "") -> Path:
    """The file as it would be found if its program were killed now, with all that lies beside it."""
    folder = path.parent.with_name(f"{path.parent.name}-killed{name}")
    return shutil.copytree(path.parent, folder) / path.name


FORMS: list[dict[str, Any]] = [
    {},
    {"indent": 4},
    {"indent": "\t", "sort_keys": True},
    {"sort_keys": True},
    {"ensure_ascii": False},
    {"separators": (",", ":")},
    {"indent": 0, "separators": (", ", ":")},
]
"""How plain TinyDB may be told to write its files."""


@pytest.mark.no_cover
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_file_that_plain_tinydb_changed_opens_for_writing_in_whatever_form(
    path: Path, kind: Opens, form: dict[str, Any]
) -> None:
    """And what is added to it then outlives a kill: its journal names the file that it follows."""
    with kind(path) as ours:
        ours.insert({"text": "Grüße 👋"})
    for number in (2, 4):
        with TinyDB(path, **form) as theirs:
            theirs.insert({"n": number})
        with kind(path) as ours:
            assert reports(ours) == ["notes.json was changed by another program that writes such files."]
            ours.insert({"n": number + 1})
            copy = killed(path, str(number))
        with kind(copy) as again:
            assert [one.doc_id for one in again] == [*range(1, number + 2)]
            again.insert({"n": 0})


def test_what_cannot_be_told_from_damage_is_gone_on_with_where_that_is_asked_for(path: Path) -> None:
    """It looks just as this program writes, but for the checksum; a copy is kept."""
    with JournalDB(path) as ours:
        ours.insert({"n": 1})
    with TinyDB(path, separators=(",", ":")) as theirs:
        theirs.insert({"n": 2})
    raw = path.read_bytes()
    with JournalDB(path) as found, pytest.raises(StoreError, match="changed by something else"):
        found.insert({"n": 3})
    with JournalDB(path, trusting=True) as found:
        assert reports(found)[0].endswith("It is gone on with; a copy is kept beside it.")
        found.insert({"n": 3})
    assert path.with_name("notes.json.other-1").read_bytes() == raw
    with JournalDB(path) as again:
        assert (len(again), reports(again)) == (3, [])


def test_what_tinydb_changed_beside_a_journal_of_ours_is_not_mixed_with_it(path: Path) -> None:
    """It did not see the journal, and gave the same number to another document."""
    db = JournalDB(path)
    db.insert({"ours": 1})
    with TinyDB(path) as theirs:
        assert theirs.insert({"theirs": 1}) == 1
    with JournalDB(path, access_mode="r") as read:
        assert read.all() == [{"theirs": 1}]
    with JournalDB(path) as found:
        assert found.all() == [{"theirs": 1}]
        assert "It is kept, unchanged, as notes.json.journal.other-1." in reports(found)
        found.insert({"n": 1})
    db.close()
    held = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"ours" in held
    assert b"theirs" in held


def test_two_that_write_one_journal_by_turns_lose_nothing_that_they_said_is_kept(path: Path) -> None:
    """The one that wrote first notices with its next action, before it says that it is kept."""
    one = JournalDB(path)
    one.insert({"w": "a1"})
    two = JournalDB(path)
    kept = ["a1"]
    for name, db in (("b2", two), ("a3", one), ("a4", one), ("b5", two), ("b6", two), ("a7", one)):
        with suppress(StoreError):
            db.insert({"w": name})
            kept.append(name)
    copy = killed(path)
    assert {"b2", "a4", "b6"} <= {*kept}
    JournalDB(copy).close()
    one.close()
    two.close()
    for folder in (copy.parent, path.parent):
        held = b"".join(found.read_bytes() for found in folder.iterdir())
        assert [name for name in kept if name.encode() not in held] == []


def test_two_writers_in_one_process_lose_nothing_and_are_told(path: Path) -> None:
    """What could not be kept is an error; all that was kept is in one file or the other at the end."""
    writers = {"first": plain(path), "second": plain(path)}
    kept = []
    for number in range(6):
        for name, db in writers.items():
            with suppress(StoreError):
                db.insert({name: number})
                kept.append(f'"{name}":{number}')
    for db in writers.values():
        db.close()
    held = b"".join(found.read_bytes() for found in path.parent.iterdir()).decode()
    assert len(kept) in range(6, 12), "somebody was told, and could go on"
    assert [one for one in kept if one not in held] == []


def test_a_caching_middleware_writes_again_what_it_changed_again(path: Path) -> None:
    """It keeps what it read once, and goes on with that."""
    with TinyDB(path, storage=CachingMiddleware(JournalStorage)) as db:  # type: ignore[no-untyped-call]
        for number in range(3):
            db.upsert({"n": number}, where("n").exists())
            db.insert({"m": number})
            db.remove(where("m") == number - 1)
            cast("Any", db.storage).flush()
    with plain(path) as found:
        assert found.all() == [{"n": 2}, {"m": 2}]


def test_a_folder_that_is_not_there_is_said_as_python_says_it(tmp_path: Path) -> None:
    """`FileNotFoundError`, with the folder in it; or it is made."""
    missing = tmp_path / "no" / "such" / "notes.json"
    with pytest.raises(FileNotFoundError, match=re.escape(str(missing.parent))):
        plain(missing)
    with pytest.raises(FileNotFoundError):
        plain(missing, access_mode="r")
    with plain(missing, create_dirs=True) as db:
        db.insert({"n": 1})
    assert json.loads(missing.read_bytes())["_default"] == {"1": {"n": 1}}


def test_a_file_that_begins_with_a_byte_order_mark_opens_and_it_is_said(path: Path) -> None:
    """Some editors write one, and TinyDB cannot read it: it is written anew, and kept as it was found."""
    raw = b"\xef\xbb\xbf" + b'{"_default": {"1": {"n": 1}}}'
    write_new(DISK, path, raw)
    with plain(path, access_mode="r") as db:
        assert db.all() == [{"n": 1}]
    assert path.read_bytes() == raw, "reading changes nothing"
    with plain(path) as db:
        (said,) = reports(db)
        assert "mark at" in said
        assert db.all() == [{"n": 1}]
    with TinyDB(path) as theirs:
        assert theirs.all() == [{"n": 1}]
    assert path.with_name("notes.json.other-1").read_bytes() == raw


def test_what_is_needed_to_lift_it_out_is_what_its_documentation_says() -> None:
    """Every module of ours that it needs, directly or through another, stands there."""
    assert tiny.__doc__
    needed: set[str] = set()
    words = {name for name, _ in said_by(Path(saving.__file__).read_text(encoding="utf-8"))}
    found = ["tiny"]
    while found:
        module = found.pop()
        if module not in needed:
            needed.add(module)
            source = Path(tiny.__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
            names = [node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
            ours = [name for name in names if name and name.startswith("alliance_tui.")]
            outside = {name for name in ours if ".storage." not in name}
            assert outside <= OUTSIDE
            words.update(name for name, _ in said_by(source))
            found.extend(name.rpartition(".")[2] for name in ours if ".storage." in name)
    told = tiny.__doc__.partition("those it needs:")[2].partition("and\n`")[0]
    assert set(re.findall(r"[a-z]+", told)) - {"and"} == needed - {"tiny"}
    # What is said there may be put together with another module of the catalogue.
    for name in tuple(words):
        source = Path(sentences.__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
        words.update(re.findall(rf"^from {re.escape(CATALOGUE)}\.(\w+) import", source, re.MULTILINE))
    told = tiny.__doc__.partition("`alliance_tui.sentences`:")[2].partition(".")[0]
    assert set(re.findall(r"[a-z]+", told)) - {"and"} == words
