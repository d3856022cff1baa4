"""Records with values that nobody can have written, in files whose checksum is right all the same.

They are passed over and said, nothing else is: every list still shows the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from alliance_tui.clock import Clock
from alliance_tui.demo import begin
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.alliance import ReviewScheduled
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.storage.codec import EVENTS, SCHEMA, encode_record
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.signed import encode_file
from alliance_tui.storage.values import UNREADABLE, UnstorableError, decode_tables
from alliance_tui.ui.widgets.library_rows import review_when
from tests import scale
from tests.builders import found_in, happened, record
from tests.cli.running import alliance
from tests.samples import sample
from tests.shipped import builtin
from tests.storage.people import session_file

ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    10**30,
    1e308,
    -1e308,
    "",
    "x",
    "9" * 5_000 + "-a",
    "\u202e\x1b]52;c;x\x07",
    "\ud800",
    "[/x]",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "9998-12-30T00:00:00Z",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2999-12-31",
    "18;30",
    "24:00",
    "every 99999999999 months",
    "every 1000 years",
    "Nowhere/Zone",
    "../../etc",
    [],
    {},
    [[]],
)
"""Values that make no sense in most places."""

Place = tuple[str | int, ...]
"""Where a value stands in a document."""


pytestmark = pytest.mark.no_cover
"""What it runs through is read elsewhere; told of each line it would take twice as long."""


class Kept(NamedTuple):
    """A made-up alliance with a session, beside one that is called Home and is well."""

    folder: Path
    """The data folder."""

    alliance: AllianceId
    """The made-up one."""

    session: SessionId
    """Its session."""

    @property
    def log(self) -> Path:
        """The file of the session."""
        return session_file(self.folder, self.alliance, self.session)

    @property
    def own_log(self) -> Path:
        """The file of the alliance itself."""
        return self.log.parent.parent / "alliance.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Made once: each test writes the files of the made-up one anew."""
    folder = tmp_path_factory.mktemp("odd") / "data"
    library = FileLibrary(folder)
    live = Live(library.create(AllianceId(new_id())), Clock())
    happened(found_in(live, "Home", builtin()["couple"], ("Ana", "Ben")))
    live.close()
    return Kept(folder, *begin(library, Clock(), builtin()["couple"]))


@pytest.fixture(scope="module")
def sound(made: Kept) -> dict[Path, bytes]:
    """What its files hold while all is well."""
    return {path: path.read_bytes() for path in (made.log, made.own_log)}


def documents_in(raw: bytes) -> dict[str, Any]:
    """The documents of the records in a file."""
    return dict(decode_tables(raw)[EVENTS])


def write_over(kept: Kept, sound: dict[Path, bytes], path: Path, documents: dict[str, Any]) -> None:
    """Put these documents into one file, with the checksum right, and all other files as they were."""
    for beside in (*kept.log.parent.iterdir(), *kept.own_log.parent.glob("*.json.*")):
        beside.unlink()
    for one, raw in sound.items():
        one.write_bytes(raw)
    path.write_bytes(encode_file({EVENTS: documents}, SCHEMA, 100))


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where every value in a document stands."""
    if place:
        yield place
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, one in inner:
        yield from places(one, (*place, key))


def is_leaf(document: Any, place: Place) -> bool:
    """Whether nothing stands within the value in a place."""
    for key in place:
        document = document[key]
    return not isinstance(document, dict | list)


def with_odd(document: Any, place: Place, odd: Any) -> Any:
    """A copy of a document with another value in one place."""
    copy = json.loads(json.dumps(document))
    holder = copy
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = odd
    return copy


def run(kept: Kept, *words: str) -> tuple[int, str]:
    """Run a command; its exit status and all it said. A traceback is an error of the test."""
    ended = alliance(*words, "--data-dir", str(kept.folder))
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return ended.exit_code, ended.output


def require_usable(kept: Kept) -> None:
    """Every list still shows what is well; what is not is said, and mended when that is asked for."""
    reading: tuple[tuple[str, ...], ...] = (
        ("list",),
        ("list", "--json"),
        ("today",),
        ("export", "Home"),
        ("show", "Home"),
    )
    for words in reading:
        status, told = run(kept, *words)
        assert (status, "Home" in told) == (0, True), (words, told)
    assert run(kept, "due")[0] in (0, 1, 2)
    status, told = run(kept, "calendar")
    assert (status, "BEGIN:VCALENDAR" in told) == (0, True), told
    for words in (
        ("due", "--within", "3000d", "--json"),
        ("show", kept.alliance),
        ("show", kept.alliance, "--json"),
        ("show", kept.session),
        ("show", kept.session, "--json"),
        ("export", kept.alliance, "--format", "html"),
    ):
        run(kept, *words)
    library = FileLibrary(kept.folder)
    for line in library.list(renew=False):
        if line.review is not None:
            review_when(line.review, Clock().now())
    if library.problems:
        assert run(kept, "check")[0] == 1, library.problems
    # What names a record that is gone shows once that is gone.
    mended = [run(kept, "check", "--repair")[1] for _ in range(2)]
    assert run(kept, "check")[0] == 0, mended
    assert "could not be read" not in run(kept, "list")[1]


@pytest.mark.parametrize("kind", scale.sample(get_args(Event), 30), ids=lambda kind: kind.__name__)
def test_no_value_in_any_kind_of_record_stops_what_is_read(
    made: Kept, sound: dict[Path, bytes], kind: type[Event]
) -> None:
    """Each odd value in each of its fields, a record each, all in one session."""
    document = encode_record(record(1, sample(inspect.type_info(kind)), 2.5))
    documents = documents_in(sound[made.log])
    for place in places(document["event"]):
        # Those of a setting are tried where an alliance is founded.
        if 1 not in place and not (kind is SessionOpened and "setting" in place[:-1]):
            for odd in ODD if is_leaf(document["event"], place) else (None, "x", [], {}, [[]]):
                number = 1 + len(documents)
                news = with_odd(document, ("event", *place), odd) | {
                    "n": number,
                    "action": f"{number}-aaaaaa",
                }
                documents[str(number)] = news
    write_over(made, sound, made.log, documents)
    require_usable(made)


@given(st.data())
def test_no_value_in_a_record_that_was_written_stops_what_is_read(
    made: Kept, sound: dict[Path, bytes], data: st.DataObject
) -> None:
    """One odd value anywhere, also where and when a record stands, of the alliance and of a session."""
    path = data.draw(st.sampled_from([made.log, made.own_log]))
    documents = documents_in(sound[path])
    number = data.draw(st.sampled_from(sorted(documents, key=int)))
    place = data.draw(st.sampled_from(list(places(documents[number]))))
    documents[number] = with_odd(documents[number], place, data.draw(st.sampled_from(ODD)))
    try:
        write_over(made, sound, path, documents)
    except (UnstorableError, OverflowError):
        return
    require_usable(made)


@given(st.data())
def test_no_flipped_bit_stops_what_is_read(made: Kept, sound: dict[Path, bytes], data: st.DataObject) -> None:
    """With the checksum wrong, and where that is possible with one that is right for it."""
    path = data.draw(st.sampled_from([made.log, made.own_log]))
    raw = bytearray(sound[path])
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    write_over(made, sound, path, documents_in(sound[path]))
    if data.draw(st.booleans()):
        try:
            write_over(made, sound, path, documents_in(bytes(raw)))
        except (KeyError, *UNREADABLE):
            return
    else:
        path.write_bytes(raw)
    require_usable(made)


@pytest.mark.parametrize("where", ["date", "time", "at"])
def test_an_impossible_review_is_left_out_and_said_and_set_aside_when_it_is_mended(
    made: Kept, sound: dict[Path, bytes], where: str
) -> None:
    """As one flipped bit makes it: it is never signed as if it had been written so."""
    planned = ReviewScheduled(Review("2026-12-13", "Europe/Vienna", "18:30"))
    document = encode_record(record(900, planned))
    odd = {"date": "2026-92-13", "time": "18;30", "at": "0001-01-01T00:00:00+23:59"}[where]
    inner: Place = ("at",) if where == "at" else ("event", "review", where)
    documents = documents_in(sound[made.log])
    number = str(len(documents) + 1)
    write_over(made, sound, made.log, documents | {number: with_odd(document, inner, odd)})
    status, told = run(made, "list")
    assert status == 0
    assert f"One entry in {made.log.name} cannot be read, and all others can: " in told
    assert "13 Dec" not in told
    assert "Home" in told
    assert run(made, "check")[0] == 1
    status, told = run(made, "check", "--repair")
    assert status == 0
    assert "At least 1 cannot be found." in told
    assert odd.encode() not in made.log.read_bytes()
    assert odd.encode() in made.log.with_name(f"{made.log.name}.damaged-1").read_bytes()


def test_a_document_without_a_number_is_mended(made: Kept, sound: dict[Path, bytes]) -> None:
    """Its words are whole; only its place in the file is not."""
    documents = documents_in(sound[made.log])
    write_over(made, sound, made.log, {"'" if one == "7" else one: held for one, held in documents.items()})
    assert run(made, "check")[0] == 1
    assert run(made, "check", "--repair")[0] == 0
    assert len(documents_in(made.log.read_bytes())) == len(documents)
