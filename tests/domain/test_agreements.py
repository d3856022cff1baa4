"""Agreements: proposed, reworded, consented to, withdrawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import convert, to_builtins
from msgspec.structs import replace

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.events import Event, Instant
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementProposed,
    AgreementWithdrawn,
    ConsentGiven,
    ConsentWithdrawn,
)
from alliance_tui.domain.fold import apply
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import is_agreed
from alliance_tui.domain.words import MAX_TEXT, AgreementState, Consent, ParticipantId, RecordId, SessionKind
from tests.builders import Table, happened, person, pid, record, sit


def one(table: Table) -> Agreement:
    """The only agreement on the table, withdrawn or not."""
    (agreement,) = table.session.agreements
    return agreement


def answers(table: Table) -> dict[str, str]:
    """What each has said to the present wording of the only agreement, by name."""
    return {person.name: one(table).consent(person.id).value for person in table.session.people}


def press(table: Table, seat: int, times: int = 1) -> None:
    """Press a number key on the only agreement."""
    for _ in range(times):
        table.act(agreements.press_consent, one(table).id, seat)


def test_a_proposal_keeps_all_its_words_and_waits_for_everyone() -> None:
    """Nobody has consented by proposing."""
    table = sit("Ana", "Ben")
    terms = Terms("phones [away]", (pid(1),), "at dinner", "in the drawer", "I feel heard")
    table.act(agreements.propose, terms)
    assert one(table).terms == terms
    assert one(table).state is AgreementState.PROPOSED
    assert answers(table) == {"Ana": "not yet", "Ben": "not yet"}


def test_an_agreement_is_in_force_when_everyone_has_said_yes() -> None:
    """A trial is a yes until the review."""
    table = sit("Ana", "Ben", "Cy")
    table.propose("phones away")
    press(table, 1)
    press(table, 2, times=2)
    assert one(table).state is AgreementState.PROPOSED
    press(table, 3)
    assert one(table).state is AgreementState.IN_FORCE
    assert answers(table) == {"Ana": "yes", "Ben": "trial", "Cy": "yes"}


def test_ones_own_key_moves_ones_own_answer_round() -> None:
    """Not yet, yes, a trial, not yet."""
    table = sit("Ana", "Ben")
    table.propose("phones away")
    seen = []
    for _ in range(4):
        press(table, 1)
        seen.append(answers(table)["Ana"])
    assert seen == ["yes", "trial", "not yet", "yes"]
    assert answers(table)["Ben"] == "not yet"


def test_who_takes_their_yes_back_takes_the_agreement_out_of_force() -> None:
    """The others' yes stays."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    press(table, 2, times=2)
    assert one(table).state is AgreementState.PROPOSED
    assert answers(table) == {"Ana": "yes", "Ben": "not yet"}


@pytest.mark.parametrize(
    "terms",
    [
        Terms("phones away at meals"),
        Terms("phones away", who=(pid(1),)),
        Terms("phones away", when="tonight"),
        Terms("phones away", how="drawer"),
        Terms("phones away", why="us"),
    ],
)
def test_other_words_ask_everyone_again(terms: Terms) -> None:
    """Whichever part was changed; the agreement stays the same one."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    before = one(table)
    table.act(agreements.reword, before.id, terms)
    assert one(table).id == before.id
    assert one(table).terms == terms
    assert one(table).state is AgreementState.PROPOSED
    assert answers(table) == {"Ana": "not yet", "Ben": "not yet"}
    press(table, 1)
    press(table, 2)
    assert one(table).state is AgreementState.IN_FORCE


def test_a_yes_to_earlier_words_does_not_count_for_the_present_ones() -> None:
    """Even where the log says it after the change."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(agreements.reword, agreement.id, Terms("phones off"))
    late = ConsentGiven(agreement.id, agreement.wording, pid(1), Consent.YES)
    session = apply(table.session, record(90, late))
    assert session is not None
    assert session.agreements == table.session.agreements


def test_a_facilitator_is_not_asked() -> None:
    """Their key is refused and nobody waits for them."""
    table = sit("Ana", "Ben", "Fay", facilitators=["Fay"])
    agreement = table.propose("phones away")
    assert "Fay facilitates" in table.refusal(agreements.press_consent, agreement.id, 3)
    press(table, 1)
    press(table, 2)
    assert one(table).state is AgreementState.IN_FORCE


def test_who_is_not_here_today_is_waited_for() -> None:
    """Nobody answers for them; when they come in they can."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    table.everyone_agrees(table.propose("phones away"))
    assert one(table).state is AgreementState.PROPOSED
    assert "Cy is not here today" in table.refusal(agreements.press_consent, one(table).id, 3)
    table.act(sitting.set_here, pid(3), here=True)
    press(table, 3)
    assert one(table).state is AgreementState.IN_FORCE


def test_who_joins_is_asked_and_who_leaves_is_not_waited_for() -> None:
    """The yes of the others stays through both."""
    table = sit("Ana", "Ben", "Cy")
    table.propose("phones away")
    press(table, 1)
    press(table, 2)
    table.act(people.part, pid(3))
    assert one(table).state is AgreementState.IN_FORCE
    table.act(people.join, "Di")
    assert one(table).state is AgreementState.PROPOSED
    press(table, 3)
    assert one(table).state is AgreementState.IN_FORCE
    assert answers(table) == {"Ana": "yes", "Ben": "yes", "Di": "yes"}


def test_a_facilitator_who_joins_leaves_agreements_as_they_are() -> None:
    """They are not asked."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.act(people.join, "Fay", facilitator=True)
    assert one(table).state is AgreementState.IN_FORCE


def test_a_withdrawn_agreement_is_off_the_table() -> None:
    """It is not rewarded with a yes, reworded or withdrawn again."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(agreements.withdraw_agreement, agreement.id)
    assert one(table).state is AgreementState.WITHDRAWN
    assert table.session.live_agreements == ()
    assert table.session.agreement(agreement.id) is None
    for wish in (
        lambda session, now: agreements.withdraw_agreement(session, now, agreement.id),
        lambda session, now: agreements.reword(session, now, agreement.id, Terms("x")),
        lambda session, now: agreements.press_consent(session, now, agreement.id, 1),
    ):
        assert "no longer on the table" in table.refusal(wish)
    table.propose("phones away")


def test_the_same_words_are_proposed_once() -> None:
    """Also where their letters are put together differently; a withdrawn one does not count."""
    table = sit("Ana", "Ben")
    table.propose("caf\u00e9 on Sunday")
    assert "word for word" in table.refusal(agreements.propose, Terms("cafe\u0301 on Sunday"))
    table.propose("caf\u00e9 on Monday")


def test_an_agreement_needs_words() -> None:
    """When it is proposed and when it is changed."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    assert "Say what you agree on" in table.refusal(agreements.propose, Terms("  \n"))
    assert "Say what you agree on" in table.refusal(agreements.reword, agreement.id, Terms(""))
    assert "Nothing was changed" in table.refusal(agreements.reword, agreement.id, Terms("phones away"))


@pytest.mark.parametrize("part", ["what", "when", "how", "why"])
def test_no_part_of_an_agreement_is_longer_than_a_text_can_be(part: str) -> None:
    """At the bound it is taken."""
    table = sit("Ana", "Ben")
    terms = Terms("phones away")
    too_long = convert({**to_builtins(terms), part: "x" * (MAX_TEXT + 1)}, Terms)
    assert "1 character longer" in table.refusal(agreements.propose, too_long)
    table.act(agreements.propose, convert({**to_builtins(terms), part: "x" * MAX_TEXT}, Terms))


def test_an_agreement_is_kept_by_people_of_the_alliance() -> None:
    """Not by a stranger, nor by somebody who has left."""
    table = sit("Ana", "Ben", "Cy")
    assert "not part of the alliance" in table.refusal(
        agreements.propose, Terms("phones away", (ParticipantId("p9"),))
    )
    table.act(agreements.propose, Terms("phones away", (pid(3),)))
    table.act(people.part, pid(3))
    assert "not part of the alliance" in table.refusal(agreements.propose, Terms("x", (pid(3),)))


def test_who_left_may_stay_in_an_agreement_that_is_given_other_words() -> None:
    """Else nobody could change it any more; but nobody else who left comes into it."""
    table = sit("Ana", "Ben", "Cy", "Di")
    said = Terms("phones away", (pid(3),), gains=((pid(3), "rest"),))
    table.act(agreements.propose, said)
    one = table.session.agreements[0].id
    table.act(people.part, pid(3))
    table.act(people.part, pid(4))
    table.act(agreements.reword, one, replace(said, what="phones in the hall"))
    assert table.session.agreements[0].terms == replace(said, what="phones in the hall")
    for other in (replace(said, who=(pid(4),)), replace(said, gains=((pid(4), "rest"),))):
        assert "not part of the alliance" in table.refusal(agreements.reword, one, other)


def test_a_number_nobody_has_consents_to_nothing() -> None:
    """It says so."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    assert "number 7" in table.refusal(agreements.press_consent, agreement.id, 7)


ON_AN_AGREEMENT: dict[str, Callable[[RecordId], Callable[[Session, Instant], Decision]]] = {
    "propose": lambda _: lambda session, now: agreements.propose(session, now, Terms("other")),
    "reword": lambda one: lambda session, now: agreements.reword(session, now, one, Terms("other")),
    "consent": lambda one: lambda session, now: agreements.press_consent(session, now, one, 1),
    "withdraw": lambda one: lambda session, now: agreements.withdraw_agreement(session, now, one),
}
"""Every decision about an agreement, given its id."""


@pytest.mark.parametrize("name", ON_AN_AGREEMENT)
def test_an_ended_session_changes_no_agreement(name: str) -> None:
    """What was agreed stays as it is."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(sitting.close)
    assert "ended" in table.refusal(ON_AN_AGREEMENT[name](agreement.id))


def test_a_carried_agreement_goes_on_in_the_next_session() -> None:
    """With the yes it has; the alliance hears of what becomes of it there."""
    table = sit("Ana", "Ben")
    table.propose("phones away")
    press(table, 1)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert answers(table) == {"Ana": "yes", "Ben": "not yet"}
    press(table, 2)
    assert table.alliance.agreements[0].state is AgreementState.IN_FORCE
    table.act(agreements.withdraw_agreement, one(table).id)
    assert table.alliance.live_agreements == ()


def test_events_about_agreements_that_make_no_sense_change_nothing() -> None:
    """Unknown ones, empty words, the same words, a yes that is a not yet, a yes of a stranger."""
    table = sit("Ana", "Ben", "Fay", facilitators=["Fay"])
    agreement = table.propose("phones away")
    press(table, 1)
    unknown = RecordId("99-zzzzzz")
    wording = one(table).wording
    nonsense: tuple[Event, ...] = (
        AgreementProposed(Terms("")),
        AgreementChanged(agreement.id, Terms("")),
        AgreementChanged(agreement.id, Terms("phones away")),
        AgreementChanged(unknown, Terms("x")),
        AgreementWithdrawn(unknown),
        ConsentGiven(unknown, wording, pid(2), Consent.YES),
        ConsentGiven(agreement.id, wording, pid(2), Consent.NOT_YET),
        ConsentGiven(agreement.id, wording, pid(3), Consent.YES),
        ConsentGiven(agreement.id, wording, ParticipantId("p9"), Consent.YES),
        ConsentWithdrawn(agreement.id, pid(2)),
    )
    for event in nonsense:
        session = apply(table.session, record(90, event))
        assert session is not None
        assert session.agreements == table.session.agreements


def test_a_withdrawn_agreement_stays_withdrawn_whatever_a_log_says() -> None:
    """No other words and no yes bring it back."""
    table = sit("Ana", "Ben")
    agreement = table.propose("phones away")
    table.act(agreements.withdraw_agreement, agreement.id)
    for event in (
        AgreementChanged(agreement.id, Terms("phones off")),
        ConsentGiven(agreement.id, agreement.wording, pid(1), Consent.YES),
        ConsentWithdrawn(agreement.id, pid(1)),
        AgreementWithdrawn(agreement.id),
    ):
        session = apply(table.session, record(90, event))
        assert session is not None
        assert session.agreements == table.session.agreements


def test_a_record_that_comes_twice_proposes_once() -> None:
    """Its id names the agreement."""
    table = sit("Ana", "Ben")
    table.propose("phones away")
    again = apply(table.session, table.live.records()[-1])
    assert again is not None
    assert len(again.agreements) == 1


def test_nothing_is_agreed_where_nobody_is_asked() -> None:
    """Facilitators alone put nothing in force."""
    alone = [person(1, "Fay", facilitator=True)]
    agreement = Agreement(RecordId("1-a"), RecordId("1-a"), Terms("x"))
    assert not is_agreed(agreement, alone)
    assert not is_agreed(agreement, ())
