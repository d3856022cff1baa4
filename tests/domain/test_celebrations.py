"""What people celebrate: planned, said otherwise, held, taken back, in this session or a later one."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.blanking import without_words_of
from alliance_tui.domain.decisions import assessing, notes, sitting, techniques
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.assessing import CelebrationPlanned, CelebrationTakenBack
from alliance_tui.domain.fold import apply
from alliance_tui.domain.keeping import what_goes
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import Keep, NoteKind, SessionKind
from tests.builders import Table, happened, pid, record, reopen, sit


def test_a_celebration_is_planned_and_held() -> None:
    """It lies ahead until it was held."""
    table = sit("Ana", "Ben")
    table.act(assessing.plan_celebration, "We kept at it", "a walk", "sunday")
    planned = table.session.celebrations[0]
    assert (planned.what, planned.how, planned.when) == ("We kept at it", "a walk", "sunday")
    table.act(assessing.hold_celebration, planned.id)
    assert table.session.celebrations == ()
    assert table.refusal(assessing.hold_celebration, planned.id)
    assert "Say what you celebrate" in table.refusal(assessing.plan_celebration, " ")


def test_a_celebration_is_changed_and_taken_back_and_its_words_go() -> None:
    """In the session in which it was said; undo brings the first words back."""
    table = sit("Ana", "Ben")
    table.act(assessing.plan_celebration, "what is only for tonight", "a walk", "sunday")
    first = table.session.celebrations[0]
    table.wait(90_000)
    table.act(assessing.change_celebration, first.id, "We kept at it", "a walk", "sunday")
    assert table.session.celebrations == (replace(first, what="We kept at it"),), "that Sunday, still"
    table.live.undo()
    assert table.session.celebrations == (first,)
    table.live.redo()
    assert [(one.id, one.event) for one in scrubbed(table.live.records())] == [
        (first.id, CelebrationPlanned(what="…"))
    ]
    table.act(assessing.change_celebration, first.id, "We kept at it", "cake", "monday")
    assert table.session.celebrations == (
        Celebration(first.id, "We kept at it", "cake", "monday", said=table.at),
    )
    assert "Nothing was changed" in table.refusal(
        assessing.change_celebration, first.id, "We kept at it", "cake", "monday"
    )
    assert "Say what" in table.refusal(assessing.change_celebration, first.id, " ", "cake", "")
    table.act(assessing.take_back_celebration, first.id)
    assert ahead(table) == []
    assert table.refusal(assessing.take_back_celebration, first.id)
    assert table.refusal(assessing.change_celebration, first.id, "x", "", "")
    session = table.session.id
    records = table.leave().live.store.book.records(session)
    assert not any(word in str(records) for word in ("tonight", "We kept", "walk", "cake", "monday"))


def ahead(table: Table) -> list[str]:
    """What is still to be celebrated."""
    return [one.what for one in table.session.celebrations]


def celebrated_before(keep: Keep = Keep.EVERYTHING) -> Table:
    """Ana and Ben, who look back a day after they said what they celebrate; Ana may keep less of it now."""
    table = sit("Ana", "Ben")
    table.act(assessing.plan_celebration, "We kept at it", "a walk", "sunday")
    table.act(sitting.close)
    table.wait(90_000)
    happened(table.live.sit_down(SessionKind.ASSESS))
    if keep is Keep.AGREEMENTS:
        table.act(techniques.press_keeping, 1)
    return table


def words_of(table: Table) -> str:
    """All that the file of the session at the table holds once people have left it."""
    session = table.session.id
    return str(table.leave().live.store.book.records(session))


def test_a_celebration_of_an_earlier_session_gets_other_words_as_an_agreement_does() -> None:
    """Its day is counted from when it was said; the words before are in the file of this session no more."""
    table = celebrated_before()
    (came,) = table.session.celebrations
    table.act(assessing.change_celebration, came.id, "We kept at it, all week", "cake", "sunday")
    new = replace(came, what="We kept at it, all week", how="cake")
    assert table.session.celebrations == table.alliance.celebrations == (new,)
    happened(table.live.undo())
    assert table.session.celebrations == table.alliance.celebrations == (came,)
    happened(table.live.redo())
    table.act(assessing.change_celebration, came.id, "We kept at it, for a week", "cake", "sunday")
    again = table.kill().resumed()
    assert ahead(again) == ["We kept at it, for a week"]
    left = again.leave()
    assert [one.what for one in left.alliance.celebrations] == ["We kept at it, for a week"]
    text = str(left.live.store.book.records(again.session.id))
    assert "for a week" in text
    assert not any(word in text for word in ("all week", "a walk"))


def test_a_celebration_of_an_earlier_session_is_taken_back_with_the_words_it_was_given() -> None:
    """It comes along no more."""
    table = celebrated_before()
    (came,) = table.session.celebrations
    table.act(assessing.change_celebration, came.id, "not for long", "cake", "")
    table.act(assessing.take_back_celebration, came.id)
    assert (ahead(table), table.alliance.celebrations) == ([], ())
    happened(table.live.undo())
    assert ahead(table) == ["not for long"]
    happened(table.live.redo())
    table.act(sitting.close)
    text = words_of(table)
    assert not any(word in text for word in ("not for long", "kept at it", "a walk", "cake"))


def test_where_the_agreements_only_are_kept_the_words_of_before_stand_again() -> None:
    """What an earlier session kept stays, and what was said in this one goes."""
    table = celebrated_before(Keep.AGREEMENTS)
    (came,) = table.session.celebrations
    table.act(assessing.change_celebration, came.id, "only for tonight", "cake", "sunday")
    assert what_goes(table.session).celebrations == 1
    table.act(sitting.close)
    assert table.alliance.celebrations == (came,)
    assert "only for tonight" not in words_of(table)


def test_in_a_session_that_goes_on_a_celebration_changes_as_a_note_does() -> None:
    """Left, killed, or ended and reopened: what was said in it can be said otherwise and taken back."""
    table = sit("Ana", "Ben")
    note = table.note(1, "a note")
    table.act(assessing.plan_celebration, "We kept at it")
    for word, opened in (("left", Table.leave), ("killed", Table.kill)):
        table = opened(table).resumed()
        table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, word)
        table.act(assessing.change_celebration, table.session.celebrations[0].id, word, "", "")
    table.act(sitting.close)
    table.act(reopen, table.alliance)
    assert (table.session.notes[0].text, table.session.celebrations[0].what) == ("killed", "killed")
    table.act(notes.take_back_note, note.id)
    table.act(assessing.take_back_celebration, table.session.celebrations[0].id)
    assert (table.session.notes, table.session.celebrations) == ((), ())


def test_logs_from_before_said_otherwise_by_taking_back_and_planning_anew() -> None:
    """They read as they did."""
    table = sit("Ana", "Ben")
    table.act(assessing.plan_celebration, "first", "", "sunday")
    first = table.session.celebrations[0].id
    session = table.session
    log: tuple[Event, ...] = (CelebrationTakenBack(first), CelebrationPlanned("then"))
    for number, event in enumerate(log, 90):
        changed = apply(session, record(number, event, 5.0))
        assert changed is not None
        session = changed
    assert [one.what for one in session.celebrations] == ["then"]


def test_in_two_copies_of_a_session_words_that_went_in_either_are_gone() -> None:
    """Of what it brought along, too."""
    table = celebrated_before()
    (came,) = table.session.celebrations
    whole = table.live.records()[0]
    table.act(assessing.take_back_celebration, came.id)
    (blank,) = (one for one in scrubbed(table.live.records()) if one.id == whole.id)
    assert "kept at it" not in str(blank)
    assert without_words_of(whole, blank) == without_words_of(blank, whole) == blank
