"""Looking back: marks are covered until everyone has marked, and what is decided then settles it."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.assessing import Assessment, Marked
from alliance_tui.domain.decisions import agreements, assessing, people, sitting
from alliance_tui.domain.events import Event
from alliance_tui.domain.events.agreements import AgreementChanged, TaskDone
from alliance_tui.domain.events.assessing import MarkGiven
from alliance_tui.domain.fold import apply
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState, Consent, Mark, RecordId, SessionKind
from tests.builders import agreed, happened, looking_back, pid, record, refused, sit


def test_everyone_marks_alone_and_all_is_uncovered_one_by_one() -> None:
    """Nobody's marks are uncovered before the last one has marked; then a decision settles each."""
    table = looking_back("one", "two")
    one, two = table.session.assessment.agreements
    for agreement in (one, two):
        table.act(assessing.give_mark, agreement, pid(1), Mark.WORKED)
    assert table.session.assessment.has_marked(pid(1))
    assert "Everyone here marks first" in table.refusal(assessing.reveal, one)
    table.act(assessing.give_mark, one, pid(2), Mark.PARTLY)
    table.act(assessing.give_mark, two, pid(2), Mark.WORKED)
    table.act(assessing.give_mark, one, pid(2), Mark.NOT_YET)
    table.act(assessing.reveal, one)
    assert [each.mark for each in table.session.assessment.seen(one)] == [Mark.WORKED, Mark.NOT_YET]
    assert table.session.assessment.seen(two) == ()
    assert "lie open already" in table.refusal(assessing.give_mark, one, pid(2), Mark.WORKED)
    table.act(agreements.continue_agreement, one)
    assert table.session.assessment.settled == (one,)
    table.act(agreements.continue_agreement, two)
    assert table.session.assessment.settled == (one,), "its marks are still covered"


def test_what_is_withdrawn_is_decided_as_what_was_decided_together() -> None:
    """Nobody has to come back to it."""
    table = looking_back("one", "two")
    one, two = table.session.assessment.agreements
    for agreement in (one, two):
        for seat in (1, 2):
            table.act(assessing.give_mark, agreement, pid(seat), Mark.NO_LONGER_FITS)
    table.act(assessing.reveal, one)
    table.act(assessing.reveal, two)
    assert not any(map(table.session.is_decided, (one, two)))
    table.act(agreements.withdraw_agreement, one)
    table.act(agreements.continue_agreement, two)
    assert all(map(table.session.is_decided, (one, two)))


@pytest.mark.parametrize("given", Mark)
@pytest.mark.parametrize("again", Mark)
def test_a_mark_again_tells_nobody_what_was_marked(given: Mark, again: Mark) -> None:
    """Whoever presses the keys of someone else is answered alike, and sees no mark, whichever was given."""
    table = looking_back("one")
    (one,) = table.session.assessment.agreements
    table.act(assessing.give_mark, one, pid(1), given)
    answer = assessing.give_mark(table.session, table.live.now(), one, pid(1), again)
    assert answer == (MarkGiven(agreement=one, participant=pid(1), mark=again),)
    table.act(assessing.give_mark, one, pid(1), again)
    assert table.session.assessment.seen(one) == ()
    assert table.session.assessment.covered == (one,)


def test_whoever_comes_in_late_marks_what_is_still_covered() -> None:
    """What lies open cannot be marked any more, and nobody waits for it."""
    table = looking_back("one", "two")
    one, two = table.session.assessment.agreements
    table.act(sitting.set_here, pid(2), here=False)
    for agreement in (one, two):
        table.act(assessing.give_mark, agreement, pid(1), Mark.WORKED)
    table.act(assessing.reveal, one)
    table.act(sitting.set_here, pid(2), here=True)
    assert "Everyone here marks first" in table.refusal(assessing.reveal, two)
    table.act(assessing.give_mark, two, pid(2), Mark.PARTLY)
    table.act(assessing.reveal, two)
    assert table.session.assessment.covered == ()


def test_who_facilitates_is_not_asked_and_who_is_away_is_not_waited_for() -> None:
    """Neither of them can mark either."""
    table = sit("Ana", "Ben", "Cy", "Faye", facilitators=["Faye"])
    table.everyone_agrees(table.propose("one"))
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS, absent=[pid(3)]))
    (one,) = table.session.assessment.agreements
    assert "facilitates" in table.refusal(assessing.give_mark, one, pid(4), Mark.WORKED)
    assert "not here today" in table.refusal(assessing.give_mark, one, pid(3), Mark.WORKED)
    for seat in (1, 2):
        table.act(assessing.give_mark, one, pid(seat), Mark.WORKED)
    table.act(assessing.reveal, one)


def test_nobody_waits_for_the_marks_of_what_came_to_its_end() -> None:
    """It is withdrawn from the list meanwhile: it is not looked at any more; undo brings it back."""
    table = looking_back("one", "two")
    one, two = table.session.assessment.agreements
    table.act(agreements.withdraw_agreement, one)
    assert list(table.session.assessment.agreements) == [two]
    happened(table.live.undo())
    assert list(table.session.assessment.agreements) == [one, two]


def test_what_makes_no_sense_settles_nothing_and_ends_nothing() -> None:
    """A lasting agreement is not done, whatever a log says; words that are the same are no other words."""
    table = looking_back("one")
    (one,) = table.session.agreements
    nonsense: list[Event] = [TaskDone(one.id), AgreementChanged(one.id, one.terms)]
    for place, event in enumerate(nonsense):
        session = apply(table.session, record(10_000 + place, event))
        assert session is not None
        assert session.assessment == table.session.assessment
    for seat in (1, 2):
        table.act(assessing.give_mark, one.id, pid(seat), Mark.WORKED)
    table.act(assessing.reveal, one.id)
    for place, event in enumerate(nonsense):
        session = apply(table.session, record(10_000 + place, event))
        assert session is not None
        assert session.assessment.settled == ()


def test_what_came_to_its_end_is_told_with_its_session() -> None:
    """Let go of and fulfilled, but not what was withdrawn; and what was made is what did not come along."""
    table = looking_back("one", "two", "three")
    one, two, three = table.session.assessment.agreements
    table.act(agreements.retire, one)
    table.act(agreements.fulfil, two)
    table.act(agreements.withdraw_agreement, three)
    table.act(agreements.propose, Terms("four"))
    assert [each.id for each in table.session.ended_agreements] == [one, two]
    assert [each.terms.what for each in table.session.made] == ["four"]


def test_there_is_nothing_to_look_back_on_where_nothing_is_in_force_any_more() -> None:
    """The agreements of a past session may all have come to their end."""
    table = agreed("one")
    one = table.session.agreements[0].id
    table.act(agreements.retire, one)
    table.act(sitting.close)
    assert "nothing to look back on" in refused(table.live.sit_down(SessionKind.ASSESS, assessing=(one,)))


def test_no_undo_gives_a_mark_away() -> None:
    """The key belongs to nobody, and would show what was marked last."""
    table = looking_back("one")
    table.act(assessing.give_mark, table.session.assessment.agreements[0], pid(1), Mark.WORKED)
    refused(table.live.undo())
    assert table.session.assessment.has_marked(pid(1))


def test_one_agreement_can_be_looked_at_alone() -> None:
    """The short form."""
    table = agreed("one", "two")
    table.act(sitting.close)
    wanted = table.session.agreements[1].id
    happened(table.live.sit_down(SessionKind.ASSESS, assessing=(wanted,)))
    assert table.session.assessment.agreements == (wanted,)


def test_marks_are_covered_until_they_are_revealed() -> None:
    """Whoever asks what may be seen gets nothing before."""
    one, two = RecordId("1-a"), RecordId("2-a")
    marks = (Marked(one, pid(1), Mark.WORKED), Marked(one, pid(2), Mark.PARTLY))
    covered = Assessment((one, two), marks)
    assert covered.seen(one) == ()
    assert Assessment((one, two), marks, revealed=(one,)).seen(one) == marks
    assert Assessment((one, two), marks, revealed=(one,)).differs(one)
    assert not covered.differs(one)
    assert not covered.has_marked(pid(1)), "one of two is not marked yet"


def test_a_task_is_done_and_a_lasting_agreement_is_not() -> None:
    """The one is over when it was done; the other is fulfilled."""
    table = agreed("Book the cabin", is_task=True)
    table.act(agreements.finish_task, table.session.agreements[0].id)
    assert only(table.session).state is AgreementState.DONE
    assert only(table.session).ended is not None
    assert table.session.live_agreements == ()
    lasting = agreed("Phones stay in the hall")
    assert "kept, not done once" in lasting.refusal(agreements.finish_task, only(lasting.session).id)
    lasting.act(agreements.fulfil, only(lasting.session).id)
    assert only(lasting.session).state is AgreementState.FULFILLED


@pytest.mark.parametrize("by", [-1, 1])
def test_an_agreement_takes_another_place(by: int) -> None:
    """Up and down, not past the ends; its wording and everyone's yes stay."""
    table = agreed("one", "two", "three")
    middle = table.session.agreements[1]
    table.act(agreements.place, middle.id, by)
    order = [one.terms.what for one in table.session.live_agreements]
    assert order == (["two", "one", "three"] if by < 0 else ["one", "three", "two"])
    assert table.session.agreement(middle.id) == middle
    assert table.refusal(agreements.place, middle.id, by)


def test_a_fulfilled_agreement_is_not_changed_any_more() -> None:
    """What is over stays as it was."""
    table = agreed("one")
    one = only(table.session)
    table.act(agreements.retire, one.id)
    assert only(table.session).state is AgreementState.RETIRED
    for decision in (agreements.retire, agreements.fulfil, agreements.continue_agreement):
        assert table.refusal(decision, one.id) == agreements.NOT_THERE.sentence


def test_what_each_gets_is_kept_in_their_words() -> None:
    """Empty ones are dropped, strangers refused; changing it asks again."""
    table = agreed("one")
    one = only(table.session)
    table.act(agreements.reword, one.id, Terms("one", gains=((pid(1), "calm"), (pid(2), "  "))))
    assert only(table.session).terms.gains == ((pid(1), "calm"),)
    assert only(table.session).consent(pid(1)) is Consent.NOT_YET
    assert "not part of" in table.refusal(agreements.reword, one.id, Terms("one", gains=((pid(9), "x"),)))


def only(session: Session) -> Agreement:
    """The one agreement there is."""
    (one,) = session.agreements
    return one


def test_what_people_go_on_with_has_the_words_they_marked() -> None:
    """Whoever joins does not undo it; other words do, until they are as they were; so does its end."""
    table = looking_back("one", "two")
    one, two = table.session.assessment.agreements

    def goes_on(agreement: RecordId) -> bool:
        return next(
            table.session.assessment.goes_on(each)
            for each in table.session.agreements
            if each.id == agreement
        )

    for agreement in (one, two):
        for seat in (1, 2):
            table.act(assessing.give_mark, agreement, pid(seat), Mark.WORKED)
    for agreement in (one, two):
        table.act(assessing.reveal, agreement)
    assert not goes_on(one)
    table.act(agreements.continue_agreement, one)
    table.act(people.join, "Zoë")
    assert goes_on(one)
    table.act(agreements.retire, two)
    assert not goes_on(two)
    terms = table.session.agreements[0].terms
    table.act(agreements.reword, one, Terms("other"))
    assert not goes_on(one)
    table.act(agreements.reword, one, terms)
    assert goes_on(one)
