"""An agreement that goes on and waits for who joined later is told in the same words everywhere."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people
from alliance_tui.domain.summary import SessionState
from alliance_tui.exports.as_json import alliance_page as alliance_shape
from alliance_tui.exports.as_json import session_page as session_shape
from alliance_tui.exports.listing import listing
from alliance_tui.exports.terminal import alliance_page, session_page
from alliance_tui.ui.widgets.agreement_words import standing_at_table, standing_words
from alliance_tui.ui.widgets.alliance_page import alliance_page as alliance_blocks
from alliance_tui.ui.widgets.library_rows import session_words
from tests.builders import Table, sit
from tests.exports.test_terminal import printed

TOLD = "kept, and waits for Zoë"
"""In the place of "proposed"."""


def joined() -> Table:
    """Ana and Ben have agreed on two things; then Zoë came, and one more thing was proposed."""
    table = sit()
    for what in ("A walk", "Phones stay in the hall"):
        table.act(agreements.propose, Terms(what))
        table.everyone_agrees(table.session.agreements[-1])
    table.act(people.join, "Zoë")
    table.act(agreements.propose, Terms("A garden"))
    return table


def test_it_is_kept_and_waits_in_the_session_in_show_and_on_the_page() -> None:
    """What is new is proposed, as before."""
    table = joined()
    session, alliance = table.session, table.alliance
    walk, _, garden = session.agreements
    assert standing_at_table(session, walk)[0] == TOLD
    assert standing_words(walk, alliance)[0] == TOLD
    assert standing_words(garden, alliance)[0] == standing_at_table(session, garden)[0] == "proposed"
    (line,) = table.library.list()
    for page in (session_page(session, table.at), alliance_page(alliance, line.sessions, {}, table.at)):
        told = printed(page, 120)
        assert told.count(TOLD) == 2
        assert told.count("proposed  ") == 1
    text = "\n".join(block.words.plain for block in alliance_blocks(alliance, {}, table.at))
    assert "Agreements   1 proposed, 2 kept, wait for a yes" in text


def test_the_lists_count_it_so() -> None:
    """Beside the session; for programs it is proposed, and kept."""
    table = joined()
    (line,) = table.library.list()
    (session,) = line.sessions
    assert (session.proposed, session.waiting) == (3, 2)
    assert "1 proposed, 2 kept, wait for a yes" in printed(listing([line], table.at), 140)
    shape = alliance_shape(table.alliance, line.sessions, {})
    assert {one["state"] for one in shape["agreements"]} == {"proposed"}
    assert [one["kept"] for one in shape["agreements"]] == [True, True, False]
    shape = session_shape(table.session)
    assert [one["kept"] for one in shape["agreements"]] == [True, True, False]
    ended = replace(session, state=SessionState.CLOSED)
    assert session_words(ended, "", table.at) == ("1 proposed, 2 kept, wait for a yes", False)
