"""What waits for somebody's yes."""

from __future__ import annotations

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import answers, is_lived_with, to_agree, waiting_for, waits_for
from alliance_tui.domain.words import Consent, ParticipantId, SessionKind
from tests.builders import agreed, happened, pid, sit


def whose_yes(agreement: Agreement, session: Session) -> list[ParticipantId]:
    """Whose yes is still to come."""
    return [person.id for person in waits_for(agreement, session.people)]


def test_new_words_wait_for_everyone_who_has_not_said_yes_to_them() -> None:
    """Whatever was said to the old ones."""
    table = agreed("We dance", "We sing")
    first = table.session.agreements[0].id
    assert to_agree(table.session) == ()
    table.act(agreements.reword, first, Terms("We dance slowly"))
    table.act(agreements.press_consent, first, 1)
    (one,) = to_agree(table.session)
    assert (one.terms.what, whose_yes(one, table.session)) == ("We dance slowly", [pid(2)])
    assert [one.id for one in to_agree(table.alliance)] == [first]


def test_whoever_joins_is_waited_for_and_a_facilitator_is_not() -> None:
    """Each agreement that was in force asks them."""
    table = agreed("We dance", "We sing")
    table.act(people.join, "Cleo")
    cleo = table.session.people[-1].id
    assert waiting_for(cleo, table.session) == 2
    assert waiting_for(pid(1), table.session) == 0
    table.act(people.facilitate, cleo)
    assert waiting_for(cleo, table.session) == 0
    assert to_agree(table.session) == ()


def test_what_people_lived_with_is_looked_back_on_also_where_it_waits_for_who_joined() -> None:
    """Between two sessions, and asked by nobody yet; new words that one of them has not agreed to are not."""
    table = agreed("We dance", "We sing")
    dance, sing = (one.id for one in table.session.agreements)
    table.act(agreements.reword, sing, Terms("We sing softly"))
    table.act(agreements.press_consent, sing, 1)
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.join, "Cleo"))
    assert [is_lived_with(one, table.alliance.people) for one in table.alliance.live_agreements] == [
        True,
        False,
    ]
    happened(table.live.sit_down(SessionKind.ASSESS))
    assert table.session.assessment.agreements == (dance,)
    cleo = table.session.people[-1].id
    assert [whose_yes(one, table.session) for one in to_agree(table.session)] == [[cleo], [pid(2), cleo]]


def test_who_said_not_yet_is_told_from_who_is_to_ask() -> None:
    """Whether they were away, joined later, or have pressed nothing; other words are asked of everyone."""
    table = sit("Ana", "Ben", "Cy", absent=[3])
    phones = table.propose("Phones away")
    for _ in range(3):
        table.act(agreements.press_consent, phones.id, 1)
    table.act(people.join, "Dee")
    table.act(sitting.close)
    for state in (table.session, table.alliance):
        (one,) = state.live_agreements
        assert [answer for _, answer in answers(one, state.people)] == [Consent.NOT_YET, None, None, None]
        assert waits_for(one, state.people) == state.people


def test_of_what_has_ended_nobody_is_to_ask() -> None:
    """Not who joined afterwards, and not who never answered."""
    table = agreed("We dance")
    table.act(agreements.retire, table.session.agreements[0].id)
    table.act(people.join, "Cleo")
    (one,) = table.session.ended_agreements
    assert [(person.name, answer) for person, answer in answers(one, table.session.people)] == [
        ("Ana", Consent.YES),
        ("Ben", Consent.YES),
    ]
