"""Decide, append, fold: what outlives a restart, a sleep, and a wall clock that is set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.book import ID_LETTERS, new_id
from alliance_tui.domain import timing
from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.fold import fold
from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus
from alliance_tui.domain.words import SessionId, SessionKind, SpanKind
from alliance_tui.live import SLEEP, TOUCH_EVERY, Live
from tests.builders import Table, found, happened, pid, refused, setting, sit, through_json
from tests.fakes import IN_USE, MemoryLibrary, MovableClock

DAY = 86_400
"""Seconds."""


def sums(table: Table) -> dict[str, float]:
    """Seconds by whose they were, without what was nobody's."""
    told = {kind.value: timing.time_of(table.session, table.t, kind) for kind in SpanKind}
    return {kind: seconds for kind, seconds in told.items() if seconds}


def talking_for(seconds: int) -> Table:
    """Ana has the floor for some seconds, and the program beats once a second."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.live.beat()
    beat_for(table, seconds)
    return table


def beat_for(table: Table, seconds: int) -> None:
    """Let time pass as in a program that runs."""
    for _ in range(seconds):
        table.wait(1)
        table.live.beat()


def test_what_happens_is_kept_before_it_is_told() -> None:
    """Whoever follows sees a state that the log holds already."""
    table = sit("Ana", "Ben")
    seen: list[bool] = []
    table.live.follow(lambda: seen.append(fold(table.log.read()) == table.live.session), lambda _: None)
    table.act(floor.press, 1)
    table.note(1, "words")
    happened(table.live.undo())
    assert seen == [True, True, True]


def test_records_are_numbered_and_grouped_by_key_press() -> None:
    """With the writer of this opening, the wall's time and the session's."""
    table = sit("Ana", "Ben")
    table.wait(3)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(5)
    table.act(breaks.end_time_out)
    *_, ended, breath = table.live.records()
    assert [one.n for one in table.live.records()] == [2, 3, 4, 5, 6, 7]
    assert {ended.action, breath.action} == {f"6-{table.live.writer}"}
    assert (breath.writer, breath.at, breath.t) == (table.live.writer, table.at, 8)
    assert through_json(table.live.records()) == table.log.read() == table.live.records()


def test_the_alliances_own_records_have_no_session_time() -> None:
    """It is 0 there."""
    table = found("Ana", "Ben")
    table.wait(100)
    happened(table.live.act_on_alliance(people.rename_alliance, "Home"))
    assert [one.t for one in table.opening.own.read()] == [0, 0]


def test_numbers_go_on_above_the_highest_of_the_whole_alliance_and_writers_differ() -> None:
    """Whichever log it is in."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.rename_alliance, "Home"))
    again = table.leave()
    happened(again.live.sit_down(SessionKind.ASSESS))
    (record,) = again.live.records()
    assert record.n == 6
    assert record.writer != table.live.writer
    assert record.id == f"6-{again.live.writer}"


def test_ids_are_twelve_letters_of_base32() -> None:
    """And no two are the same."""
    ids = {new_id() for _ in range(200)}
    assert len(ids) == 200
    assert all(len(one) == 12 and set(one) <= set(ID_LETTERS) for one in ids)


def test_resuming_after_leaving_counts_the_time_between_as_away() -> None:
    """To the second."""
    table = talking_for(30)
    table = table.leave()
    table.wait(DAY)
    table.resumed()
    table.wait(7)
    assert sums(table) == {"talk": 30, "away": DAY, "open": 7}
    assert not table.session.left


def test_resuming_after_a_kill_counts_from_the_last_touch_as_away() -> None:
    """What was said between the newest record and the last touch is kept."""
    table = talking_for(63)
    table = table.kill()
    table.wait(DAY)
    table.resumed()
    assert sums(table) == {"talk": 60, "away": DAY + 3}


def test_the_lock_is_touched_every_five_seconds_while_people_are_here() -> None:
    """By whoever may write."""
    table = sit("Ana", "Ben")
    shelf = table.library.shelves[table.opening.id]
    touched = []
    for _ in range(12):
        table.live.beat()
        touched.append(shelf.touched)
        table.wait(1)
    start = table.at - timedelta(seconds=12)
    assert [moment for moment in dict.fromkeys(touched) if moment] == [
        start,
        start + timedelta(seconds=TOUCH_EVERY),
        start + timedelta(seconds=2 * TOUCH_EVERY),
    ]


def test_resuming_after_a_kill_right_after_sitting_down() -> None:
    """Away began with the session then."""
    table = sit("Ana", "Ben").kill()
    table.wait(60)
    table.resumed()
    assert sums(table) == {"away": 60}


def test_coming_back_without_starting_the_program_again() -> None:
    """A session that was left goes on in the same opening too."""
    table = talking_for(60)
    table.act(sitting.leave)
    table.wait(100)
    happened(table.live.resume(table.session.id))
    assert not table.session.left
    assert sums(table) == {"talk": 60, "away": 100}


def test_resuming_after_a_kill_before_any_touch_counts_from_the_newest_record() -> None:
    """Nothing else is known."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(30)
    table = table.kill()
    table.wait(60)
    table.resumed()
    assert sums(table) == {"away": 90}


def test_a_touch_from_before_the_newest_record_takes_nothing_away() -> None:
    """Away begins at the record then."""
    table = talking_for(60)
    table.wait(2)
    table.act(floor.hand_over)
    table = table.kill()
    table.wait(10)
    table.resumed()
    assert sums(table) == {"talk": 62, "away": 10}


def test_a_wall_clock_set_back_a_day_while_away_loses_nothing() -> None:
    """Time goes on from where people were last seen, never less."""
    table = talking_for(60)
    table = table.kill()
    table.clock.reboot(300)
    table.clock.jump_wall(-DAY)
    table.resumed()
    table.wait(5)
    assert sums(table) == {"talk": 60, "open": 5}


@pytest.mark.parametrize("jump", [-DAY, DAY])
def test_a_wall_clock_set_during_a_talk_does_not_move_its_end(jump: int) -> None:
    """Neither while it runs nor after a kill: away begins where people were last seen."""
    table = talking_for(30)
    table.clock.jump_wall(jump)
    beat_for(table, 30)
    assert sums(table) == {"talk": 60}
    table = table.kill()
    table.wait(100)
    table.resumed()
    assert sums(table)["talk"] == 60


def test_a_reboot_does_not_move_the_sessions_clock() -> None:
    """The machine's steady clocks begin at zero, the session's goes on."""
    table = talking_for(60)
    table = table.kill()
    table.clock.reboot(1_000)
    table.resumed()
    assert table.t == 1_060
    table.wait(5)
    assert sums(table) == {"talk": 60, "away": 1_000, "open": 5}


def test_eight_hours_of_sleep_are_away_and_the_talk_before_them_is_not() -> None:
    """The floor is open after them, and the turn is not another one when it goes on."""
    table = talking_for(60)
    table.clock.sleep(8 * 3_600)
    table.live.beat()
    assert sums(table) == {"talk": 60, "away": 28_800}
    assert table.session.holder is None
    table.act(floor.press, 1)
    table.wait(10)
    assert sums(table) == {"talk": 70, "away": 28_800}
    assert table.turns()["Ana"] == 1


def test_sleep_is_noticed_by_the_first_key_too() -> None:
    """It need not wait for a beat: the key finds the floor open."""
    table = talking_for(60)
    table.clock.sleep(100)
    table.act(floor.press, 2)
    assert table.session.name(table.session.holder) == "Ben"
    assert sums(table) == {"talk": 60, "away": 100}


def test_a_moment_of_sleep_is_forgiven_each_time() -> None:
    """Many short ones do not add up to an absence."""
    table = talking_for(10)
    for _ in range(4):
        table.clock.sleep(SLEEP - 1)
        beat_for(table, 10)
    assert sums(table) == {"talk": 50 + 4 * (SLEEP - 1)}
    table.clock.sleep(SLEEP)
    table.live.beat()
    assert sums(table)["away"] == SLEEP


def test_sleep_before_people_sat_down_is_nobodys() -> None:
    """Nor sleep between two sessions."""
    table = found("Ana", "Ben")
    table.clock.sleep(DAY)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(floor.press, 1)
    beat_for(table, 10)
    assert sums(table) == {"talk": 10}


def test_sleep_after_the_end_is_not_kept() -> None:
    """An ended session is over, one that was left stays left."""
    table = talking_for(10)
    table.act(sitting.close)
    table.clock.sleep(DAY)
    table.live.beat()
    assert len(table.live.records()) == 3
    left = talking_for(10)
    left.act(sitting.leave)
    left.clock.sleep(DAY)
    left.live.beat()
    assert left.session.left


@pytest.mark.parametrize("how", ["leave", "kill"])
@pytest.mark.parametrize("away", [60, DAY])
def test_a_time_out_outlives_a_restart(how: str, away: int) -> None:
    """It runs on, or is over, by the return it has; none of it is away."""
    table = talking_for(60)
    table.act(breaks.call_time_out)
    until = table.session.time_out.until if table.session.time_out else None
    beat_for(table, 10)
    table = table.leave() if how == "leave" else table.kill()
    table.wait(away)
    table.resumed()
    assert table.session.time_out is not None
    assert table.session.time_out.until == until
    assert timing.time_out_left(table.session, table.at) == 1_200 - 10 - away
    assert sums(table) == {"talk": 60, "time-out": away + 10}


def test_a_run_up_that_ended_in_sleep_asks_everyone_again() -> None:
    """The talk does not begin by itself in front of whoever opens the lid."""
    table = talking_for(60)
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.clock.sleep(8 * 3_600)
    table.live.beat()
    assert "when everyone here is ready" in table.refusal(breaks.end_time_out)
    assert table.session.phase.kind is SpanKind.TIME_OUT


def test_going_on_with_the_session_at_the_table_changes_nothing() -> None:
    """Nobody was away."""
    table = talking_for(60)
    happened(table.live.resume(table.session.id))
    table.wait(5)
    assert sums(table) == {"talk": 65}


def test_an_ended_session_is_shown_and_not_gone_on_with() -> None:
    """Nothing is written."""
    table = talking_for(60)
    table.act(sitting.close)
    again = table.leave()
    happened(again.live.resume(table.session.id))
    assert again.session == table.session
    assert again.live.records() == table.live.records()


def test_a_session_that_cannot_be_read_is_not_gone_on_with() -> None:
    """Nor is one that has no beginning."""
    table = sit("Ana", "Ben")
    missing = SessionId("b" * 12)
    assert "cannot be read" in refused(table.live.resume(missing))
    assert table.live.past(missing) is None


def test_a_past_session_is_told_by_its_records() -> None:
    """The one at the table as it is now."""
    table = talking_for(60)
    table.act(sitting.close)
    first = table.session
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert table.live.past(first.id) == first
    assert table.live.past(table.session.id) is table.session


def test_only_one_session_is_unfinished_at_a_time() -> None:
    """In this opening and in the next one."""
    table = talking_for(5)
    assert "not finished" in refused(table.live.sit_down(SessionKind.DESIGN))
    assert table.session.holder == pid(1)
    again = table.kill()
    assert "not finished" in refused(again.live.sit_down(SessionKind.DESIGN))
    assert again.live.session is None
    assert len(again.opening.sessions()) == 1


def test_the_second_window_can_read_and_not_write() -> None:
    """Every wish is refused with the reason, and the first window's log is untouched."""
    first = talking_for(5)
    before = first.log.text
    second = first.again()
    happened(second.live.resume(first.session.id))
    assert second.session.holder == pid(1)
    assert second.live.read_only == IN_USE
    assert second.live.status == ReadOnly(IN_USE)
    touched = first.library.shelves[first.opening.id].touched
    second.wait(60)
    second.live.beat()
    for refusal in (
        second.live.act(floor.hand_over),
        second.live.act_on_alliance(people.rename_alliance, "Home"),
        second.live.found("", setting(), ["Ana", "Ben"]),
    ):
        assert refused(refusal) == IN_USE
    second.clock.sleep(DAY)
    second.live.beat()
    second.live.close()
    assert first.log.text == before
    assert first.library.shelves[first.opening.id].touched == touched
    assert first.again().live.read_only == IN_USE


def test_the_second_window_cannot_sit_down() -> None:
    """Not even where nothing is unfinished."""
    first = found("Ana", "Ben")
    second = first.again()
    assert refused(second.live.sit_down(SessionKind.DESIGN)) == IN_USE
    assert second.opening.sessions() == ()


def test_without_a_founding_nobody_can_sit_down_or_change_anything() -> None:
    """The file is empty, and that is said."""
    live = Live(MemoryLibrary().create(sit("Ana", "Ben").opening.id), MovableClock())
    assert live.alliance is None
    assert "no beginning" in refused(live.sit_down(SessionKind.DESIGN))
    assert "No alliance is open" in refused(live.act_on_alliance(people.rename_alliance, "x"))


def test_without_a_session_nothing_is_decided_about_one() -> None:
    """Nor undone; there are no records."""
    table = found("Ana", "Ben")
    assert table.live.id == table.opening.id
    for refusal in (table.live.act(floor.hand_over), table.live.undo(), table.live.redo()):
        assert "No session is open" in refused(refusal)
    assert table.live.records() == ()
    table.live.retry()
    assert table.live.status == Saved()


def test_a_founding_that_is_refused_writes_nothing() -> None:
    """The reason is answered."""
    live = Live(MemoryLibrary().create(sit("Ana", "Ben").opening.id), MovableClock())
    assert "already someone" in refused(live.found("", setting(), ["Ana", "ana"]))
    assert live.alliance is None


def test_what_is_decided_about_the_alliance_goes_into_the_running_session() -> None:
    """And into the alliance's own log once that has ended."""
    table = sit("Ana", "Ben")
    happened(table.live.act_on_alliance(people.join, "Cy"))
    assert len(table.opening.own.read()) == 1
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.join, "Di"))
    assert len(table.opening.own.read()) == 2
    assert [one.name for one in table.alliance.people] == ["Ana", "Ben", "Cy", "Di"]


def test_the_status_is_that_of_all_open_logs_together() -> None:
    """What waits in each of them is told, as it happens; trying again writes it in order."""
    table = sit("Ana", "Ben")
    told: list[SaveStatus] = []
    table.live.follow(lambda: None, told.append)
    table.log.failure = "The disk is full."
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    assert told == [NotSaved("The disk is full.", 1), NotSaved("The disk is full.", 2)]
    assert table.session.name(table.session.holder) == "Ben"
    assert len(table.log.read()) == 1
    table.opening.own.failure = "It is gone."
    table.opening.own.append(())
    assert table.live.status == NotSaved("It is gone.", 3)
    table.log.failure = table.opening.own.failure = None
    table.live.retry()
    at_the_end: list[SaveStatus] = [told[-1], table.live.status]
    assert at_the_end == [Saved(), Saved()]
    assert table.log.read() == table.live.records()


def test_the_status_of_a_resumed_session_is_followed_too() -> None:
    """Its log was opened before anybody sat down."""
    table = talking_for(5).leave().resumed()
    told: list[SaveStatus] = []
    table.live.follow(lambda: None, told.append)
    table.act(floor.press, 1)
    assert told == [Saved()]


def test_leaving_keeps_the_session_open_and_lets_go_of_the_alliance() -> None:
    """An ended one is not left as well."""
    table = talking_for(5)
    table.live.close()
    assert table.session.left
    assert table.log.closed
    again = table.again()
    assert again.live.read_only is None
    ended = talking_for(5)
    ended.act(sitting.close)
    ended.live.close()
    assert not ended.session.left


def test_words_are_blank_before_the_end_is_written() -> None:
    """A kill between the two never leaves an ended session with words that were taken back."""
    table = sit("Ana", "Ben")
    table.note(1, "a secret")
    happened(table.live.undo())
    told: list[bool] = []
    table.log.watch(lambda _: told.append("a secret" in table.log.text))
    table.act(sitting.close)
    assert told == [False]


def test_a_log_that_may_not_be_written_makes_its_session_read_only() -> None:
    """Though the alliance itself is not: damage of one file locks that one."""
    table = talking_for(5).kill()
    unfinished = table.alliance.unfinished
    assert unfinished is not None
    table.opening.session(unfinished.id).read_only = "It is damaged."
    happened(table.live.resume(unfinished.id))
    assert table.live.read_only == "It is damaged."
    assert refused(table.live.act(floor.hand_over)) == "It is damaged."
    assert table.live.close() == ReadOnly("It is damaged.")


def test_leaving_tells_how_safely_everything_is_kept() -> None:
    """What waits now is lost when the program ends."""
    table = talking_for(5)
    table.log.failure = "The disk is full."
    assert table.live.close() == NotSaved("The disk is full.", 1)
    assert talking_for(5).live.close() == Saved()


def test_the_alliance_of_now_is_told_after_each_change() -> None:
    """It is not the one of before."""
    table = sit("Ana", "Ben")
    assert table.alliance is table.alliance
    table.act(people.rename, pid(1), "Anna")
    assert table.alliance.people[0].name == "Anna"
