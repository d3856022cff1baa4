"""What came along from earlier sessions and is taken back leaves their files, too."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import assessing, breaks, parking, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.events.assessing import CelebrationChanged
from alliance_tui.domain.let_go import let_go
from alliance_tui.domain.saving import Stays
from alliance_tui.domain.words import ActionId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.checking import check
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.fakes import START, MovableClock
from tests.storage.people import SECRET, gone_on, holding, killed, note, seated, session_file, until_saved


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def celebrate(live: Live) -> None:
    """Plan to celebrate it."""
    happened(live.act(assessing.plan_celebration, SECRET, SECRET))


def take_back(live: Live) -> None:
    """Celebrate it no more."""
    assert live.session is not None
    happened(live.act(assessing.take_back_celebration, live.session.celebrations[0].id))


def park(live: Live) -> None:
    """Park it."""
    happened(live.act(parking.park, SECRET))


def drop(live: Live) -> None:
    """Want it no more."""
    assert live.session is not None
    happened(live.act(parking.drop_parked, live.session.parked[0].id))


def first_of(live: Live) -> SessionId:
    """An earlier session than the one at the table."""
    assert live.alliance is not None
    assert live.session is not None
    return next(one.id for one in live.alliance.sittings if one.id != live.session.id)


WAYS = pytest.mark.parametrize(("bring", "let_go"), [(celebrate, take_back), (park, drop)])


def sat_again(files: FileLibrary, bring: Callable[[Live], None], sessions: int = 2) -> Live:
    """People who brought something in a first session, and now sit in a later one."""
    live = seated(files)
    note(live, "kept")
    bring(live)
    for number in range(1, sessions):
        happened(live.act(sitting.close))
        live.close()
        live = Live(files.open(live.id), MovableClock())
        happened(live.sit_down(SessionKind.ASSESS if number % 2 else SessionKind.DESIGN))
    return live


@WAYS
@pytest.mark.parametrize("ends", [False, True])
def test_what_is_let_go_in_a_later_session_leaves_the_files_of_all(
    files: FileLibrary,
    data_dir: Path,
    bring: Callable[[Live], None],
    let_go: Callable[[Live], None],
    ends: bool,
) -> None:
    """Those of the first that told it, of those it was brought along to, and what lies beside them."""
    live = sat_again(files, bring, sessions=3)
    first = session_file(data_dir, live.id, first_of(live))
    shutil.copy2(first, first.with_name(f"{first.name}.damaged-1"))
    shutil.copy2(first, first.with_name(f"{first.stem} (conflicted copy).json"))
    let_go(live)
    happened(live.act(sitting.close)) if ends else None
    if not ends:
        live.close()
    until_saved(live)
    assert holding(data_dir) == []
    assert holding(data_dir, "kept")
    live.close()
    assert holding(data_dir) == []
    assert check(data_dir).is_well
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert (again.alliance.parked, again.alliance.celebrations) == ((), ())
    told = [again.past(one.id) for one in again.alliance.sittings]
    assert [(one.parked, one.celebrations) for one in told if one is not None] == [((), ())] * 3
    assert [note.text for one in told if one is not None for note in one.notes] == ["kept"]
    again.close()


@WAYS
def test_until_people_left_it_comes_back_with_all_that_earlier_sessions_told(
    files: FileLibrary, data_dir: Path, bring: Callable[[Live], None], let_go: Callable[[Live], None]
) -> None:
    """Whoever undoes it undoes it everywhere."""
    live = sat_again(files, bring)
    before = holding(data_dir)
    let_go(live)
    happened(live.undo())
    live.close()
    assert set(before) <= {*holding(data_dir), *(one for one in before if one.endswith(".journal"))}
    assert len(holding(data_dir)) > 1


@WAYS
def test_after_a_kill_the_next_who_leave_take_it_out_everywhere(
    files: FileLibrary, data_dir: Path, bring: Callable[[Live], None], let_go: Callable[[Live], None]
) -> None:
    """As of what was taken back in one session."""
    live = sat_again(files, bring)
    let_go(live)
    until_saved(live)
    killed(live, data_dir)
    assert holding(data_dir)
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert again.alliance.unfinished is not None
    happened(again.resume(again.alliance.unfinished.id))
    again.close()
    assert holding(data_dir) == []


def test_a_damaged_session_keeps_the_words_in_all_and_those_are_named(
    files: FileLibrary, data_dir: Path
) -> None:
    """What cannot be read in it may say that somebody wants them."""
    live = sat_again(files, celebrate)
    first = session_file(data_dir, live.id, first_of(live))
    live.close()
    first.write_bytes(first.read_bytes().replace(b'"kept"', b'"Kept"'))
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert again.alliance.unfinished is not None
    happened(again.resume(again.alliance.unfinished.id))
    take_back(again)
    happened(again.act(sitting.close))
    until_saved(again)
    left = again.store.words_left
    assert isinstance(left, Stays)
    assert first.name in left.why
    again.close()
    assert [first.name in said for said in again.store.unforgotten] == [True]


@WAYS
def test_a_session_that_lies_in_the_trash_loses_it_too(
    files: FileLibrary, data_dir: Path, bring: Callable[[Live], None], let_go: Callable[[Live], None]
) -> None:
    """As it does where its alliance has it."""
    live = sat_again(files, bring)
    assert live.session is not None
    first = first_of(live)
    live.close()
    files.delete(live.id, first, START)
    again = Live(files.open(live.id), MovableClock())
    happened(again.resume(live.session.id))
    assert holding(data_dir)
    let_go(again)
    again.close()
    assert holding(data_dir) == []
    assert holding(data_dir, "kept")


@WAYS
@pytest.mark.parametrize("of_session", [False, True])
def test_what_is_deleted_after_a_kill_keeps_what_another_session_let_go_until_people_left_that(
    files: FileLibrary,
    data_dir: Path,
    bring: Callable[[Live], None],
    let_go: Callable[[Live], None],
    of_session: bool,
) -> None:
    """That one goes on: nobody knows yet what people want in the end."""
    live = sat_again(files, bring)
    assert live.session is not None
    first = first_of(live)
    let_go(live)
    until_saved(live)
    killed(live, data_dir)
    files.delete(live.id, first if of_session else None, START)
    left = {one.rpartition("/")[2].partition(".")[0] for one in holding(data_dir)}
    assert left == {first, *({live.session.id} if of_session else ())}
    if of_session:
        gone_on(files, live.id).close()
        assert holding(data_dir) == []


def say_otherwise(live: Live) -> None:
    """Celebrate it in another way."""
    assert live.session is not None
    happened(
        live.act(assessing.change_celebration, live.session.celebrations[0].id, "a walk", "", "on Sunday")
    )


@pytest.mark.parametrize("ends", [False, True])
def test_earlier_words_of_a_celebration_leave_the_files_of_all_sessions(
    files: FileLibrary, data_dir: Path, *, ends: bool
) -> None:
    """It is still celebrated, in its new words; in the past sessions it stands no more."""
    live = sat_again(files, celebrate, sessions=3)
    first = session_file(data_dir, live.id, first_of(live))
    shutil.copy2(first, first.with_name(f"{first.stem} (conflicted copy).json"))
    assert len(holding(data_dir)) > 2
    say_otherwise(live)
    happened(live.act(sitting.close)) if ends else None
    live.close()
    assert live.store.unforgotten == ()
    assert holding(data_dir) == []
    assert check(data_dir).is_well
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert [(one.what, one.when) for one in again.alliance.celebrations] == [("a walk", "on Sunday")]
    told = [again.past(one.id) for one in again.alliance.sittings]
    words = [[thing.what for thing in one.celebrations] for one in told if one is not None]
    assert sorted(words) == [[], [], ["a walk"]]
    if ends:
        happened(again.sit_down(SessionKind.DESIGN))
        assert again.session is not None
        assert [one.what for one in again.session.celebrations] == ["a walk"]
    again.close()


def test_words_of_a_celebration_come_back_where_they_were_changed_by_mistake(
    files: FileLibrary, data_dir: Path
) -> None:
    """Until people left it can be undone."""
    live = sat_again(files, celebrate)
    say_otherwise(live)
    happened(live.undo())
    live.close()
    assert holding(data_dir)
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert [one.what for one in again.alliance.celebrations] == [SECRET]
    again.close()


def test_without_the_session_that_has_its_words_a_celebration_is_not_told(
    files: FileLibrary, data_dir: Path
) -> None:
    """Neither are the dots that stand for its first words."""
    live = sat_again(files, celebrate)
    assert live.session is not None
    say_otherwise(live)
    happened(live.act(sitting.close))
    live.close()
    files.delete(live.id, live.session.id, START)
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    assert again.alliance.celebrations == ()
    again.close()


def test_a_celebration_that_was_held_before_keeps_its_words(files: FileLibrary, data_dir: Path) -> None:
    """What was said of it afterwards on another machine says nothing of that day."""
    live = sat_again(files, celebrate)
    assert live.session is not None
    (thing,) = live.session.celebrations
    happened(live.act(assessing.hold_celebration, thing.id))
    happened(live.act(sitting.close))
    place = live.session.id
    live.close()
    own, log = files.read(live.id)
    changed = CelebrationChanged(thing.id, "a walk")
    later = Record(10_000, "zzzzzz", ActionId("10000-zzzzzz"), log[place][-1].at, 1.0, changed)
    assert not let_go(own, [*log.values(), (later,)])


def test_a_topic_that_was_let_go_rests_in_no_past_session(files: FileLibrary) -> None:
    """It came along to the second, and nobody wanted it any more in the third."""
    clock = MovableClock()
    live = seated(files, clock=clock)
    happened(live.act(breaks.call_time_out))
    happened(live.act(breaks.rest_topic))
    for seat in (1, 2):
        happened(live.act(breaks.toggle_ready, seat))
    clock.move(6)
    happened(live.act(breaks.end_time_out))
    for kind in (SessionKind.ASSESS, SessionKind.DESIGN):
        happened(live.act(sitting.close))
        live.close()
        live = Live(files.open(live.id), MovableClock())
        happened(live.sit_down(kind))
        assert live.session is not None
        (topic,) = live.session.rested
    happened(live.act(parking.drop_rested, topic.step, topic.id))
    happened(live.act(sitting.close))
    live.close()
    again = Live(files.open(live.id), MovableClock())
    assert again.alliance is not None
    told = [again.past(one.id) for one in again.alliance.sittings]
    assert [one.rested for one in told if one is not None] == [(), (), ()]
    again.close()
