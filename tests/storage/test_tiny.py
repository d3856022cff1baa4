"""Everything TinyDB can do, done through the journal, with plain TinyDB as the judge."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.table import Document, Table

from alliance_tui.storage.database import Database
from alliance_tui.storage.disk import StoreError
from alliance_tui.storage.tiny import JournalDB, JournalStorage
from alliance_tui.storage.values import UnstorableError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "notes.json"


def everything(db: TinyDB) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """All documents with their numbers, in order, but for what the store notes itself."""
    return {
        name: [(doc.doc_id, dict(doc)) for doc in db.table(name)]
        for name in sorted(db.tables())
        if name != "meta"
    }


VALUES = st.sampled_from([0, 1, 2, True, 1.0, "a", "ä\n", None, [1, {"b": 2}]])
DOCUMENTS = st.fixed_dictionaries({"k": VALUES}, optional={"n": st.integers(0, 3)})
Operation = Callable[[Table], object]
OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(lambda d: lambda t: t.insert(copy.deepcopy(d)), DOCUMENTS),
    st.builds(lambda ds: lambda t: t.insert_multiple(copy.deepcopy(ds)), st.lists(DOCUMENTS, max_size=4)),
    st.builds(lambda d, n: lambda t: t.upsert(Document(d, n)), DOCUMENTS, st.integers(1, 9)),
    st.builds(lambda d, v: lambda t: t.upsert(d, where("k") == v), DOCUMENTS, VALUES),
    st.builds(lambda d, v: lambda t: t.update(d, where("k") == v), DOCUMENTS, VALUES),
    st.builds(lambda v: lambda t: t.update({"k": v}), VALUES),
    st.builds(lambda v, ns: lambda t: t.update({"k": v}, doc_ids=ns), VALUES, st.lists(st.integers(1, 6))),
    st.just(lambda t: t.update(increment("n"), where("n").exists())),
    st.just(lambda t: t.update(delete("n"), where("n").exists())),
    st.just(lambda t: t.update_multiple([({"k": 9}, where("k") == 1), ({"n": 1}, where("k") == 2)])),
    st.builds(lambda v: lambda t: t.remove(where("k") == v), VALUES),
    st.builds(lambda ns: lambda t: t.remove(doc_ids=ns), st.lists(st.integers(1, 6))),
    st.just(lambda t: t.truncate()),
    st.builds(lambda v: lambda t: t.search(where("k") == v), VALUES),
    st.builds(lambda v: lambda t: t.count(where("k") == v), VALUES),
    st.builds(lambda v: lambda t: t.contains(where("k") == v), VALUES),
    st.builds(lambda n: lambda t: t.get(doc_id=n), st.integers(1, 6)),
    st.builds(lambda ns: lambda t: t.get(doc_ids=ns), st.lists(st.integers(1, 6))),
    st.just(len),
    st.just(lambda t: t.all()),
)


def answer(operation: Operation, table: Table) -> object:
    """What an operation answers, or the error it raises."""
    try:
        return operation(table)
    except (ValueError, KeyError) as error:
        return repr(error)


@pytest.mark.no_cover
@given(
    st.lists(
        st.tuples(st.sampled_from(["one", "two", "drop one", "drop all", "reopen"]), OPERATIONS), max_size=12
    )
)
def test_every_sequence_of_operations_has_the_answers_and_effects_of_plain_tinydb(
    steps: list[tuple[str, Operation]],
) -> None:
    """Insert, upsert, update, remove, truncate, drop, search and reopen; the order of documents too."""
    with TemporaryDirectory() as folder:
        plain, ours = Path(folder, "plain.json"), Path(folder, "ours.json")
        judge, db = TinyDB(plain), JournalDB(ours)
        for kind, operation in steps:
            if kind == "reopen":
                judge.close()
                db.close()
                judge, db = TinyDB(plain), JournalDB(ours)
            elif kind == "drop all":
                judge.drop_tables()
                db.drop_tables()
            elif kind == "drop one":
                judge.drop_table("one")
                db.drop_table("one")
            else:
                assert repr(answer(operation, db.table(kind))) == repr(answer(operation, judge.table(kind)))
            assert repr(everything(db)) == repr(everything(judge))
            unclosed = Database(ours, writable=False)
            assert repr(unclosed.tables) == repr(db.database.tables)
        db.close()
        assert repr(everything(TinyDB(ours))) == repr(everything(judge))
        left = {file.name for file in Path(folder).iterdir()} - {"ours.json.backup"}
        assert left == {"ours.json", "plain.json"}


@given(st.lists(OPERATIONS, max_size=8))
@pytest.mark.no_cover
def test_plain_tables_work_on_the_storage_too(operations: list[Operation]) -> None:
    """Whoever brings a Table class of their own gets the journal all the same."""
    with TemporaryDirectory() as folder:
        judge = TinyDB(Path(folder, "plain.json"))
        db = TinyDB(Path(folder, "ours.json"), storage=JournalStorage)
        for operation in operations:
            assert repr(answer(operation, db.table("one"))) == repr(answer(operation, judge.table("one")))
            assert repr(everything(db)) == repr(everything(judge))
        db.drop_tables()
        db.close()
        assert everything(JournalDB(Path(folder, "ours.json"))) == {}


def test_one_action_is_one_line(path: Path) -> None:
    """Several documents in several tables, and only what is new in them."""
    with JournalDB(path) as db:
        db.table("events").insert_multiple({"n": n} for n in range(100))
        before = path.with_name("notes.json.journal").read_bytes()
        with db.action():
            db.table("events").insert({"n": 100})
            db.table("meta").upsert({"title": "Home"}, where("title").exists())
        added = path.with_name("notes.json.journal").read_bytes().removeprefix(before)
        assert added.count(b"\n") == 1
        assert len(added) < 150


class Unwalkable(dict[str, Any]):
    """A table nobody may walk through."""

    def _refuse(self, *_: object) -> Any:
        raise AssertionError("every document was looked at")

    __iter__ = keys = values = items = copy = _refuse


def test_an_insert_touches_the_new_document_alone(path: Path) -> None:
    """Its cost does not grow with the table: plain TinyDB looks at every document for each insert."""
    with JournalDB(path) as db:
        db.insert({"n": 1})
        documents = db.database.tables["_default"]
        db.database.tables["_default"] = Unwalkable(documents)
        db.insert({"n": 2})
        db.insert_multiple([{"n": 3}, {"n": 4}])
        db.update({"n": 5}, doc_ids=[2])
        assert db.get(doc_id=2) == {"n": 5}
        db.database.tables["_default"] = {key: db.database.tables["_default"][key] for key in "1234"}


def test_an_action_that_fails_leaves_neither_documents_nor_stale_answers(path: Path) -> None:
    """All or nothing, in memory, in the query cache and in the file."""
    with JournalDB(path) as db:
        events = db.table("events")
        events.insert({"n": 1})
        with pytest.raises(UnstorableError), db.action():  # noqa: PT012 - the action is what is tested
            events.insert({"n": 2})
            events.remove(where("n") == 1)
            assert [doc["n"] for doc in events.search(where("n") > 0)] == [2]
            events.insert({"n": object()})
        assert [doc["n"] for doc in events.search(where("n") > 0)] == [1]
    with JournalDB(path) as db:
        assert [doc["n"] for doc in db.table("events")] == [1]


def test_what_json_cannot_hold_is_refused_before_anything_is_written(path: Path) -> None:
    """One bad value among good ones costs the action, not the file."""
    with JournalDB(path) as db:
        events = db.table("events")
        events.insert({"n": 1})
        size = path.with_name("notes.json.journal").stat().st_size
        for bad in (float("nan"), {1}, {1: 1}, object()):
            with pytest.raises(UnstorableError):
                events.insert_multiple([{"n": 2}, {"n": bad}])
            with pytest.raises(UnstorableError):
                events.update({"n": bad})
        assert events.all() == [{"n": 1}]
        assert path.with_name("notes.json.journal").stat().st_size == size


def test_a_change_from_one_to_true_is_a_change(path: Path) -> None:
    """To Python they are equal, to JSON they are not."""
    with JournalDB(path) as db:
        db.insert_multiple([{"n": 1}, {"n": 1.0}, {"n": True}])
        db.update({"n": True})
    with JournalDB(path) as db:
        assert repr([doc["n"] for doc in db]) == "[True, True, True]"


def test_an_update_that_raises_changes_nothing(path: Path) -> None:
    """Also where it had changed some documents before."""
    with JournalDB(path) as db:
        db.insert_multiple([{"n": 1}, {"m": 1}])
        with pytest.raises(KeyError):
            db.update(increment("n"))
        assert db.all() == [{"n": 1}, {"m": 1}]


def test_changing_an_answer_changes_nothing_else(path: Path) -> None:
    """Plain TinyDB's answers share what is in its query cache."""
    with JournalDB(path) as db:
        given_document: dict[str, list[object]] = {"list": [1]}
        db.insert(given_document)
        given_document["list"].append("given")
        finds: list[Callable[[], Any]] = [
            lambda: db.search(where("list").exists())[0],
            lambda: db.get(doc_id=1),
            lambda: db.get(doc_ids=[1])[0],
            lambda: db.all()[0],
        ]
        for find in finds:
            find()["list"].append("answered")
            assert find() == {"list": [1]}


def test_a_file_of_plain_tinydb_opens_and_stays_one(path: Path) -> None:
    """People may bring their own, and look into ours."""
    with TinyDB(path) as plain:
        plain.insert({"a": "\ud800", "big": 2**80})
        plain.table("events").insert({"b": 1})
    with JournalDB(path) as db:
        assert everything(db) == {"_default": [(1, {"a": "\ud800", "big": 2**80})], "events": [(1, {"b": 1})]}
        db.insert({"c": "\udc00"})
    with TinyDB(path) as plain:
        assert everything(plain) == {
            "_default": [(1, {"a": "\ud800", "big": 2**80}), (2, {"c": "\udc00"})],
            "events": [(1, {"b": 1})],
        }


def test_the_file_is_one_that_plain_tinydb_opens_at_all_times(path: Path) -> None:
    """From its making on, while the journal grows, and after closing."""
    db = JournalDB(path)
    assert TinyDB(path).tables() == {"meta"}
    db.table("events").insert({"n": 1})
    assert TinyDB(path).tables() == {"meta"}
    db.database.kept.fold()
    assert TinyDB(path).tables() == {"meta", "events"}
    db.close()
    assert TinyDB(path).table("events").all() == [{"n": 1}]


def test_plain_tinydb_writing_it_again_unchanged_does_no_harm(path: Path) -> None:
    """The checksum is over what is said, not over how it is spaced."""
    with JournalDB(path) as db:
        db.insert({"n": 1.5, "text": "Grüße"})
    with TinyDB(path, indent=2) as plain:
        plain.storage.write(plain.storage.read() or {})
    with JournalDB(path) as db:
        assert not db.database.kept.read_only


def test_reading_only_writes_nothing_at_all(path: Path) -> None:
    """Neither files nor times of files change, and every change is refused."""
    db = JournalDB(path)
    db.insert({"n": 1})
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in path.parent.iterdir()}
    with JournalDB(path, access_mode="r") as reader:
        assert reader.all() == [{"n": 1}]
        for change in (lambda: reader.insert({}), reader.drop_tables, reader.truncate):
            with pytest.raises(StoreError):
                change()
        assert reader.all() == [{"n": 1}]
    assert before == {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in path.parent.iterdir()
    }
    db.close()


def test_a_file_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    """It is said instead."""
    with pytest.raises(StoreError, match=r"There is no notes\.json"):
        JournalDB(path, access_mode="r")
    assert list(path.parent.iterdir()) == []


def test_missing_folders_are_made_when_asked_for_and_only_for_their_owner(tmp_path: Path) -> None:
    """Folders 0700, files 0600, whatever the mask of the process."""
    path = tmp_path / "a" / "b" / "notes.json"
    with pytest.raises(StoreError):
        JournalDB(path)
    with JournalDB(path, create_dirs=True) as db:
        db.insert({"n": 1})
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == ["notes.json", "notes.json.journal"]
        assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_others_could_read_is_its_owners_alone_after_it_was_written(path: Path) -> None:
    """Plain TinyDB makes files with mode 644."""
    with TinyDB(path) as plain:
        plain.insert({"n": 1})
    path.chmod(0o644)
    with JournalDB(path) as db:
        db.insert({"n": 2})
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    """Who keeps the file on another disk finds it there."""
    real = tmp_path / "real.json"
    link = tmp_path / "link.json"
    JournalDB(real).close()
    link.symlink_to(real)
    with JournalDB(link) as db:
        db.insert({"n": 1})
    assert link.is_symlink()
    assert TinyDB(real).all() == [{"n": 1}]


def test_a_closed_database_takes_nothing_more(path: Path) -> None:
    """And closing twice is closing once."""
    db = JournalDB(path)
    db.close()
    db.close()
    with pytest.raises(StoreError, match="closed"):
        db.insert({"n": 1})
