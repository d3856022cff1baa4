"""What was taken back leaves the file, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.blanking import without_words_of
from alliance_tui.domain.decisions import agreements, breaks, notes, parking, people, sitting
from alliance_tui.domain.events.agreements import AgreementWithdrawn
from alliance_tui.domain.events.breaks import RestedTopicTaken, TopicRested
from alliance_tui.domain.events.notes import (
    NoteChanged,
    NoteTakenBack,
    NoteWritten,
    ParkedThingTaken,
    ThingParked,
)
from alliance_tui.domain.events.sitting import SessionClosed
from alliance_tui.domain.fold import fold
from alliance_tui.domain.fold_alliance import fold_alliance
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import NoteKind, RecordId, SessionKind, Step
from tests.builders import Table, happened, pid, record, sit, visible
from tests.domain.taken_back import (
    SECRET,
    WAYS,
    blanked,
    come_back,
    let_go,
    propose_reword_and_withdraw,
    rest,
    rest_after_another_and_let_go,
    take_up,
    write,
    write_and_change,
)


@pytest.mark.no_cover
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_taken_back_words_are_in_no_record_and_what_stands_is_unchanged(
    way: Callable[[Table], None],
) -> None:
    """In the session and in the alliance; a second time there is nothing left to blank."""
    table = sit("Ana", "Ben")
    table.note(2, "before")
    way(table)
    table.note(2, "after")
    records = table.live.records()
    after = blanked(records)
    assert SECRET in str(records)
    assert SECRET.casefold() not in str(after).casefold()
    assert visible(fold(after)) == visible(table.session)
    assert scrubbed(after) == ()
    own = table.opening.own.read()
    alliance, whole = fold_alliance(own, [after]), fold_alliance(own, [records])
    assert alliance is not None
    assert whole is not None
    assert alliance.purpose == whole.purpose
    assert alliance.live_agreements == whole.live_agreements
    assert (alliance.parked, alliance.rested) == (whole.parked, whole.rested)


@pytest.mark.no_cover
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("end", ["close", "leave", "kill"])
def test_taken_back_words_are_in_no_file_once_the_session_has_closed(
    way: Callable[[Table], None], end: str
) -> None:
    """Also where the program was left, or killed, before that; the end itself blanks."""
    table = sit("Ana", "Ben")
    way(table)
    if end == "leave":
        table = table.leave()
    else:
        if end == "kill":
            table = table.kill().resumed()
        table.act(sitting.close)
    kept = "\n".join(
        line.decode()
        for shelf in table.library.shelves.values()
        for log in (shelf.own, *shelf.sessions.values())
        for line in log.values()
    )
    assert SECRET.casefold() not in kept.casefold()


@pytest.mark.parametrize("other", [False, True], ids=["alone", "another rests"])
def test_a_topic_that_came_along_leaves_the_session_in_which_it_is_let_go(other: bool) -> None:
    """The session that put it off keeps it, as it does an agreement that was withdrawn later."""
    table = sit("Ana", "Ben")
    take_up(table, SECRET)
    rest(table)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    assert SECRET in str(table.live.records())
    if other:
        take_up(table, "other")
        rest(table)
    let_go(table)
    records = table.live.records()
    after = blanked(records)
    assert SECRET not in str(after)
    assert visible(fold(after)) == visible(table.session)
    assert scrubbed(after) == ()
    assert [without_words_of(*pair) for pair in zip(records, after, strict=True)] == list(after)
    table.act(sitting.close)
    assert not any(SECRET in str(one) for one in (table.alliance.parked, table.alliance.rested))
    assert SECRET not in str(table.live.records())


def test_a_topic_that_is_let_go_leaves_the_middle_too() -> None:
    """Else it would come back to the lot with the end, as nobody had talked about it."""
    table = sit("Ana", "Ben")
    take_up(table, SECRET)
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    let_go(table)
    come_back(table)
    assert not table.session.topic
    table.act(sitting.close)
    assert SECRET not in str(table.live.records())
    assert not table.alliance.parked


def test_a_topic_that_was_let_go_and_stands_in_the_middle_again_keeps_its_words() -> None:
    """As two copies of a log can bring about, of which one let it go."""
    table = sit("Ana", "Ben")
    take_up(table, SECRET)
    rest(table)
    step, topic = table.session.step, table.session.rested[0].id
    assert topic is not None
    records = (
        *table.live.records(),
        record(90, RestedTopicTaken(step)),
        record(91, ThingParked(SECRET, step, again=topic)),
        record(92, ParkedThingTaken(topic, is_topic=True)),
    )
    session = fold(records)
    assert session is not None
    assert session.topic == SECRET
    assert visible(fold(blanked(records))) == visible(session)


def test_a_rest_that_was_let_go_makes_room_in_the_lot_as_it_did() -> None:
    """What rested before it still waits, and its words stay."""
    table = sit("Ana", "Ben")
    rest_after_another_and_let_go(table)
    assert "other" in [one.text for one in table.session.parked] + [one.about for one in table.session.rested]
    table.act(sitting.close)
    assert "other" in [one.text for one in table.alliance.parked] + [
        one.about for one in table.alliance.rested
    ]


def test_words_that_stand_are_not_blanked() -> None:
    """A plain session loses nothing."""
    table = sit("Ana", "Ben")
    write(table)
    table.act(parking.park, SECRET)
    table.propose(SECRET)
    assert scrubbed(table.live.records()) == ()


def test_the_history_of_an_agreement_that_stands_is_kept() -> None:
    """Its earlier words too."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(agreements.reword, agreement.id, Terms("phones off"))
    assert scrubbed(table.live.records()) == ()


def test_withdrawing_a_carried_agreement_leaves_the_past_as_it_was() -> None:
    """The session in which it was agreed still shows it."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.act(sitting.close)
    first = table.session.id
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.act(agreements.withdraw_agreement, table.session.agreements[0].id)
    table.act(sitting.close)
    past = table.leave().live.past(first)
    assert past is not None
    assert [one.terms.what for one in past.live_agreements] == ["phones away"]


def test_a_change_that_did_not_count_blanks_nothing_that_stands() -> None:
    """A log of two copies can hold words from after the end: they neither count nor cost anything."""
    table = sit("Ana", "Ben")
    note = table.note(1, "kept")
    records = [
        *table.live.records(),
        record(90, SessionClosed()),
        record(91, NoteChanged(note.id, pid(1), NoteKind.NEED, "too late")),
        record(92, NoteTakenBack(note.id)),
    ]
    after = blanked(tuple(records))
    assert visible(fold(after)) == visible(fold(records))
    session = fold(after)
    assert session is not None
    assert [one.text for one in session.notes] == ["kept"]


def test_words_that_never_counted_are_not_taken_back() -> None:
    """Written after the end in another copy, they stay in the log."""
    table = sit("Ana", "Ben")
    write_and_change(table)
    late = record(91, NoteWritten(pid(1), Step.NEEDS, NoteKind.NEED, "late words"))
    assert "late words" in str(blanked((*table.live.records(), record(90, SessionClosed()), late)))


def test_a_change_that_comes_after_taking_back_goes_too() -> None:
    """As two copies of a log can bring about."""
    table = sit("Ana", "Ben")
    note = table.note(1, "words")
    table.act(notes.take_back_note, note.id)
    late = record(90, NoteChanged(note.id, pid(1), NoteKind.NEED, SECRET))
    assert SECRET not in str(blanked((*table.live.records(), late)))


def test_withdrawing_something_that_is_no_agreement_blanks_nothing() -> None:
    """A log may name any record."""
    table = sit("Ana", "Ben")
    table.act(people.rename_alliance, "Home")
    odd = record(90, AgreementWithdrawn(table.live.records()[-1].id))
    assert scrubbed((*table.live.records(), odd)) == ()


def test_a_log_without_an_opening_loses_what_was_taken_back() -> None:
    """The alliance's own log has none."""
    table = sit("Ana", "Ben")
    propose_reword_and_withdraw(table)
    assert SECRET not in str(blanked(table.live.records()[1:]))


def test_a_copy_that_an_older_version_blanked_is_known_as_the_same() -> None:
    """That left nothing in the place of the words of a rest that was undone."""
    whole = record(5, TopicRested(Step.NEEDS, "2026-11-23", SECRET, again=RecordId("3-aaaaaa")))
    older = replace(whole, event=replace(whole.event, about=""))
    assert without_words_of(whole, older) == without_words_of(older, whole) == older
