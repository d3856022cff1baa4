"""What two machines let go and keep, each by itself, wherever the logs of both come together."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_tui import book, live
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions import assessing, parking, sitting
from alliance_tui.domain.events import Event, Record, place_of
from alliance_tui.domain.events.breaks import TopicRested
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.scrub import dropped_in
from alliance_tui.domain.session import Session
from alliance_tui.domain.undo import effective
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.codec import encode_record
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.settling import settle
from tests.builders import happened
from tests.fakes import MemoryLibrary, MovableClock, Shelf
from tests.storage import people
from tests.storage.people import note, seated, session_file

Logs = dict[SessionId, Sequence[Record]]
"""The log of each session."""


class Sat(NamedTuple):
    """One session at one machine."""

    does: Sequence[tuple[str, int]]
    """What people do there: which thing they do it to is a number."""

    ends: str
    """How they go."""


SESSIONS: Final = st.lists(
    st.builds(
        Sat,
        st.lists(
            st.tuples(
                st.sampled_from(["park", "rest", "plan", "take", "drop", "drop", "change", "undo", "note"]),
                st.integers(0, 2),
            ),
            max_size=6,
        ),
        st.sampled_from(["ended", "ended", "ended", "left", "killed"]),
    ),
    max_size=2,
)
"""What is held at one machine."""


LATE: Final = [("note", 2), ("drop", 0)]
"""What lets go of a thing after another machine did all that it does."""

EARLY: Final = [("drop", 0), ("note", 2), ("note", 2), ("drop", 0)]
"""What lets go of one thing early, and late of another."""

AGAIN: Final = [("note", 0), ("take", 0), ("park", 0), ("take", 2)]
"""What takes up a thing and lets it wait again."""


def do(here: Live, what: str, which: int, words: Iterator[str]) -> None:
    """Do something at the table, where that can be done."""
    session = here.session
    assert session is not None
    waiting = (*session.parked, *session.rested, *session.celebrations)
    match what:
        case "park":
            happened(here.act(parking.park, next(words)))
        case "rest":
            happened(here.act(lambda at, _: put_off(at, next(words))))
        case "plan":
            happened(here.act(assessing.plan_celebration, next(words), "", ""))
        case "change" if session.celebrations:
            joy = session.celebrations[which % len(session.celebrations)]
            here.act(assessing.change_celebration, joy.id, next(words), "", "")
        case "undo":
            here.undo()
        case "note":
            for _ in range(which * 4 + 1):
                note(here, "said")
        case "take" | "drop" if waiting:
            thing = waiting[which % len(waiting)]
            places = (session.parked, session.rested, session.celebrations)
            way = next(way for way, there in zip(WAYS[what], places, strict=True) if thing in there)
            here.act(lambda at, now: way(at, now, thing))


def put_off(session: Session, words: str) -> tuple[Event, ...]:
    """Let a topic rest for long."""
    return (TopicRested(step=session.step, until="2099-01-01", about=words, beside=True),)


WAYS: Final[Mapping[str, Sequence[Callable[..., Decision]]]] = {
    "drop": (
        lambda at, now, one: parking.drop_parked(at, now, one.id),
        lambda at, now, one: parking.drop_rested(at, now, one.step, one.id),
        lambda at, now, one: assessing.take_back_celebration(at, now, one.id),
    ),
    "take": (
        lambda at, now, one: parking.take_up_parked(at, now, one.id),
        lambda at, now, one: parking.take_up_rested(at, now, one.step, one.id),
        lambda at, now, one: assessing.hold_celebration(at, now, one.id),
    ),
}
"""How to let go of what is parked, rests, or is celebrated; and how to take it up."""


def hold(library: MemoryLibrary, alliance: AllianceId, sat: Sat, words: Iterator[str]) -> None:
    """Hold a session, or go on with the one that has not ended."""
    here = Live(library.open(alliance), MovableClock())
    assert here.alliance is not None
    waits = here.alliance.unfinished
    happened(here.sit_down(SessionKind.ASSESS) if waits is None else here.resume(waits.id))
    for what, which in sat.does:
        do(here, what, which, words)
    if sat.ends == "ended":
        happened(here.act(sitting.close))
    if sat.ends == "killed":
        opening = library.shelves[alliance].holder
        assert opening is not None
        opening.drop()
    else:
        here.close()


def held(machines: Sequence[Sequence[Sat]]) -> tuple[AllianceId, Sequence[Record], Logs]:
    """What is in the logs of an alliance, of which each machine went on by itself after a first session."""
    words = (f"words {number:04}" for number in range(10_000))
    library = MemoryLibrary()
    first = seated(library)
    for what in ("park", "rest", "plan"):
        do(first, what, 0, words)
    happened(first.act(sitting.close))
    first.close()
    shelf = library.shelves[first.id]
    before = Shelf()
    before.own = dict(shelf.own)
    before.sessions = {one: dict(lines) for one, lines in shelf.sessions.items()}
    logs: Logs = {}
    own: Sequence[Record] = ()
    for sessions in machines:
        machine = MemoryLibrary()
        mine = machine.shelves.setdefault(first.id, Shelf())
        mine.own |= before.own
        mine.sessions |= {one: dict(lines) for one, lines in before.sessions.items()}
        for sat in sessions:
            hold(machine, first.id, sat, words)
        own, told = machine.read(first.id)
        # What one machine has taken out of the first session is in the file of the other as it was.
        logs = {**told, **logs}
    return first.id, own, logs


def shown(alliance: Alliance | None) -> set[tuple[str, str]]:
    """What waits in an alliance, with its words."""
    assert alliance is not None
    return {
        *((one.id, one.text) for one in alliance.parked),
        *((one.key, one.about) for one in alliance.rested),
        *((one.id, one.what) for one in alliance.celebrations),
    }


def at_table(log: Sequence[Record]) -> set[tuple[str, str]]:
    """What waits in a session that has not ended, with its words."""
    session = fold(log)
    if session is None or not session.is_open:
        return set()
    return {
        *((one.id, one.text) for one in session.parked),
        *((one.key, one.about) for one in session.rested),
        *((one.id, one.what) for one in session.celebrations),
    }


def sure_to_go(own: Sequence[Record], logs: Logs, words: Mapping[str, str]) -> set[str]:
    """The words that nobody can want any more, where every session has ended."""
    if not all(isinstance(log[-1].event, SessionClosed) for log in logs.values()):
        return set()
    kept = {key for key, _ in shown(fold_alliance(own, logs.values()))}
    gone: set[str] = set()
    for one, log in logs.items():
        for key, place in dropped_in(effective(log)).items():
            others = (other for name, other in logs.items() if name != one)
            later = (other for other in others if place_of(other[-1]) > place)
            is_known = any(words.get(key, "-") in text_of(other) for other in later)
            if key in words and key not in kept and not is_known and is_over_in(log, key):
                gone.add(words[key])
    return gone


def is_over_in(log: Sequence[Record], key: str) -> bool:
    """Whether a thing is none of those that a session has in the end."""
    session = fold(log)
    assert session is not None
    return key not in {
        *(one.id for one in session.parked),
        *(one.id for one in session.celebrations),
        *(one.key for one in session.rested),
    }


def text_of(log: Sequence[Record]) -> str:
    """All that a log says, as one text."""
    return json.dumps([encode_record(one) for one in log])


def words_of(logs: Logs) -> dict[str, str]:
    """The words of each thing that any log tells."""
    found: dict[str, str] = {}
    for log in logs.values():
        session: set[tuple[str, str]] = set()
        for number in range(1, len(log) + 1):
            session |= at_table(log[:number])
        found |= {key: text for key, text in session if text}
    return found


@contextmanager
def same_ids() -> Iterator[None]:
    """Ids that are the same each time: what fails once fails again."""
    some = Random(7)

    def new_id(length: int = 12) -> str:
        return "".join(some.choices(book.ID_LETTERS, k=length))

    with pytest.MonkeyPatch.context() as patch:
        for place in (book, live, people):
            patch.setattr(place, "new_id", new_id)
        yield


def read(files: FileLibrary, alliance: AllianceId) -> tuple[set[tuple[str, str]], Logs]:
    """What an opening shows, and what it reads."""
    own, logs = files.read(alliance)
    return shown(fold_alliance(own, logs.values())), dict(logs)


def looked_at(files: FileLibrary, alliance: AllianceId) -> set[tuple[str, str]]:
    """Open it and close it; what it shows."""
    here = Live(files.open(alliance), MovableClock())
    said = shown(here.alliance)
    here.close()
    return said


@settings(max_examples=20)
@example(machines=([Sat([("drop", 0), ("undo", 0)], "ended")], []), seed=1, damaged=0.0, settles=False)
@example(machines=([Sat(LATE, "ended")], [Sat([], "killed")]), seed=1, damaged=None, settles=False)
@example(machines=([Sat(LATE, "ended")], [Sat([], "left")]), seed=2, damaged=None, settles=True)
@example(machines=([Sat(EARLY, "ended")], [Sat(AGAIN, "ended")]), seed=1, damaged=None, settles=True)
@given(
    machines=st.tuples(SESSIONS, SESSIONS),
    seed=st.integers(0, 10_000),
    damaged=st.none() | st.floats(0, 1, exclude_max=True),
    settles=st.booleans(),
)
def test_nothing_that_anybody_has_loses_its_words(
    tmp_path_factory: pytest.TempPathFactory,
    machines: tuple[Sequence[Sat], Sequence[Sat]],
    seed: int,
    damaged: float | None,
    settles: bool,
) -> None:
    """In whatever order sessions come, some of them going on and one damaged; what is let go goes."""
    order = Random(seed)
    with same_ids():
        alliance, own, logs = held(machines)
    folder = tmp_path_factory.mktemp("both")
    come, data = folder / "come", folder / "data"
    home = MemoryLibrary().copy_to(come, alliance, own, logs)
    names = sorted(logs)
    order.shuffle(names)
    fragile = [one for one in names if '"Undone"' in text_of(logs[one])] or names
    broken = fragile[int(damaged * len(fragile))] if damaged is not None else None
    if broken is not None:
        break_digit(session_file(come, alliance, broken), order)
    (data / "alliances" / alliance / "sessions").mkdir(parents=True)
    shutil.copy2(home / "alliance.json", data / "alliances" / alliance)
    files = FileLibrary(data)
    there: Logs = {}
    for name in names:
        shutil.copy2(session_file(come, alliance, name), session_file(data, alliance, name))
        there[name] = logs[name]
        before = looked_at(files, alliance)
        if settles:
            assert settle(data / "alliances" / alliance) == ()
        after, now = read(files, alliance)
        assert after == before
        # What the damaged one said before it was damaged has its words in the others.
        whole: Logs = {**now, **({broken: logs[broken]} if broken in there else {})}
        assert shown(fold_alliance(own, whole.values())) == shown(fold_alliance(own, there.values()))
        assert [at_table(whole[one]) for one in there] == [at_table(there[one]) for one in there]
    if broken is None:
        every = "".join(text_of(log) for log in read(files, alliance)[1].values())
        assert [one for one in sure_to_go(own, logs, words_of(logs)) if one in every] == []


def break_digit(path: Path, some: Random) -> None:
    """Change a digit somewhere in a file, if it can be in what was undone: its sum is wrong then."""
    raw = bytearray(path.read_bytes())
    undone = [one.end() - 1 for one in re.finditer(rb'"Undone","action":"\d+', raw)]
    at = some.choice(undone or [place for place, byte in enumerate(raw) if chr(byte).isdigit()])
    raw[at] = raw[at] ^ 1
    path.write_bytes(raw)
