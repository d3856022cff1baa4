"""What waits for somebody's yes."""

from __future__ import annotations

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people
from alliance_tui.domain.to_agree import to_agree, waiting_for, waits_for
from tests.builders import agreed, pid


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
