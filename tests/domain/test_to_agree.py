"""What waits for somebody's yes."""

from __future__ import annotations

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.to_agree import is_lived_with, to_agree, waiting_for, waits_for
from alliance_tui.domain.words import SessionKind
from tests.builders import agreed, happened, pid


def test_new_words_wait_for_everyone_who_has_not_said_yes_to_them() -> None:
    """Whatever was said to the old ones."""
    table = agreed("We dance", "We sing")
    first = table.session.agreements[0].id
    assert to_agree(table.session) == ()
    table.act(agreements.reword, first, Terms("We dance slowly"))
    table.act(agreements.press_consent, first, 1)
    (one,) = to_agree(table.session)
    assert (one.terms.what, waits_for(one, table.session.people)) == ("We dance slowly", (pid(2),))
    assert [one.id for one in to_agree(table.alliance)] == [first]


def test_whoever_joins_is_waited_for_and_a_facilitator_is_not() -> None:
    """Each agreement that was in force asks them."""
    table = agreed("We dance", "We sing")
    table.act(people.join, "Cleo")
    cleo = table.session.people[-1].id
    assert waiting_for(cleo, table.session, table.session.people) == 2
    assert waiting_for(pid(1), table.session, table.session.people) == 0
    table.act(people.facilitate, cleo)
    assert waiting_for(cleo, table.session, table.session.people) == 0
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
    assert [waits_for(one, table.session.people) for one in to_agree(table.session)] == [
        (cleo,),
        (pid(2), cleo),
    ]
