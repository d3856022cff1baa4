"""Decide, append, fold: one at a time, kept before it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.book import ID_LETTERS, new_id
from alliance_tui.domain.decisions import breaks, floor, people, sitting
from alliance_tui.domain.fold import fold
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.saving import NotSaved, ReadOnly, Saved, SaveStatus
from alliance_tui.domain.words import SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.memory import IN_USE
from tests.builders import found, found_in, happened, pid, refused, setting, sit, talking_for, through_json
from tests.fakes import MemoryLibrary, MovableClock

DAY = 86_400
"""Seconds."""


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


def test_a_time_out_ends_when_its_run_up_was_to_end_however_late_that_is_noticed() -> None:
    """The breath after it begins then, too; the wall tells the same, and the records stay in order."""
    table = sit("Ana", "Ben")
    table.wait(3)
    table.act(breaks.call_time_out)
    table.wait(600.1)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    ready, at = table.t, table.at
    assert "in a moment" in refused(table.live.end_time_out())
    table.wait(5.75)
    happened(table.live.end_time_out())
    *_, ended, breath = table.live.records()
    assert ended.t == breath.t == ready + READY_RUN_UP
    assert ended.at == breath.at == at + timedelta(seconds=READY_RUN_UP)
    assert table.sums() == {"open": 3, "time-out": pytest.approx(605.1), "breath": pytest.approx(0.75)}
    assert table.session == fold(table.live.records())


def test_a_run_up_that_something_was_written_after_ends_no_earlier_than_that() -> None:
    """As after a name was corrected in another way while nobody noticed that it was over."""
    table = sit("Ana", "Ben")
    table.act(breaks.call_time_out)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    happened(table.live.act_on_alliance(people.rename_alliance, "Home"))
    table.wait(1)
    happened(table.live.end_time_out())
    *_, renamed, ended, _ = table.live.records()
    assert (renamed.t, ended.t, ended.at) == (6, 6, renamed.at)


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
    assert second.live.store.status == ReadOnly(IN_USE)
    touched = first.library.shelves[first.opening.id].touched
    second.wait(60)
    second.live.beat()
    for refusal in (
        second.live.act(floor.hand_over),
        second.live.act_on_alliance(people.rename_alliance, "Home"),
        found_in(second.live, "", setting(), ["Ana", "Ben"]),
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
    assert "No session is open" in refused(table.live.act(floor.hand_over))
    for refusal in (table.live.undo(), table.live.redo()):
        assert "Undo is for what is done in a session" in refused(refusal)
    assert table.live.records() == ()
    table.live.store.retry()
    assert table.live.store.status == Saved()


def test_a_founding_that_is_refused_writes_nothing() -> None:
    """The reason is answered."""
    live = Live(MemoryLibrary().create(sit("Ana", "Ben").opening.id), MovableClock())
    assert "already someone" in refused(found_in(live, "", setting(), ["Ana", "ana"]))
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
    assert table.live.store.status == NotSaved("It is gone.", 3)
    table.log.failure = table.opening.own.failure = None
    table.live.store.retry()
    at_the_end: list[SaveStatus] = [told[-1], table.live.store.status]
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
