"""Who keeps an agreement in the sessions after somebody has left for good."""

from __future__ import annotations

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, goals, people, sitting
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.families.sitting import opened
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.exports.as_json import session_page as session_shape
from alliance_tui.exports.terminal import alliance_page, session_page
from alliance_tui.ui.screens.looking_back_pages import looking_back_page
from alliance_tui.ui.screens.together_pages import who_begins
from alliance_tui.ui.widgets.agreement_words import keepers
from alliance_tui.ui.widgets.alliance_page import alliance_page as alliance_blocks
from alliance_tui.ui.widgets.telling import whose_and_when
from tests.builders import Table, happened, pid, sit
from tests.exports.test_terminal import printed


def after_ben_left() -> Table:
    """Ana and Cleo looking back, after a session in which Ben left, who alone keeps something."""
    table = sit("Ana", "Ben", "Cleo")
    brings = Terms("Ben brings coffee", who=(pid(2),), when="fridays", gains=((pid(2), "company"),))
    for terms in (brings, Terms("We walk")):
        table.act(agreements.propose, terms)
        table.everyone_agrees(table.session.agreements[-1])
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(people.part, pid(2))
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    return table


def beginning(session_of: Table) -> SessionOpened:
    """How the session at the table began."""
    events = [one.event for one in session_of.live.records()]
    return [one for one in events if isinstance(one, SessionOpened)][-1]


def test_who_has_left_is_named_by_what_they_keep_in_later_sessions_too() -> None:
    """On the pages that look back, in the list of agreements, and while it is talked about."""
    session = after_ben_left().session
    coffee = session.agreements[0]
    assert keepers(session, coffee.terms) == "Ben (has left)"
    assert whose_and_when(coffee, session.participants, session.zone).startswith("Ben (has left) · fridays")
    told = "\n".join(one.words.plain for one in looking_back_page(session, session.opened))
    assert "Ben (has left) · fridays" in told
    assert who_begins(session, coffee) == "It was kept by Ben (has left). Who keeps it now?"
    assert who_begins(session, session.agreements[1]).startswith("All of you keep this")


def test_who_has_left_and_is_named_still_sits_nowhere() -> None:
    """No seat, no turn, no yes, no mark; their number is free for who joins."""
    table = after_ben_left()
    session = table.session
    assert [one.name for one in session.participants] == ["Ana", "Ben", "Cleo"]
    for shown in (session.people, session.here, session.counted, session.members):
        assert [one.name for one in shown] == ["Ana", "Cleo"]
    assert session.seated(2) is None
    assert session.agreements[0].is_in_force
    assert [one["name"] for one in session_shape(session)["participants"]] == ["Ana", "Cleo"]
    assert "Ben (has left)" in printed(session_page(session, table.at), 100)
    table.act(people.join, "Ben")
    assert [(one.name, one.seat) for one in table.session.people] == [("Ana", 1), ("Ben", 2), ("Cleo", 3)]
    assert table.session.agreements[0].terms.who == (pid(2),)


def test_only_who_is_named_still_comes_along() -> None:
    """Once others keep it, nothing of who has left is in what a session begins with."""
    table = after_ben_left()
    assert [one.name for one in beginning(table).gone] == ["Ben"]
    table.act(agreements.retire, table.session.agreements[0].id)
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.DESIGN))
    assert beginning(table).gone == ()
    assert [one.name for one in table.session.participants] == ["Ana", "Cleo"]


def test_a_beginning_without_who_has_left_names_nobody_in_their_place() -> None:
    """As in older logs: someone keeps it, not everyone."""
    table = after_ben_left()
    record = next(one for one in table.live.records() if isinstance(one.event, SessionOpened))
    began = beginning(table)
    older: Session = opened(replace(began, gone=()), record)
    coffee = older.agreements[0]
    assert whose_and_when(coffee, older.participants, older.zone).startswith("someone · ")
    assert who_begins(older, coffee) == "Whoever kept this has left. Who keeps it now?"
    # Whatever a file says of them, they have left, and nobody is there twice.
    again = opened(replace(began, gone=(replace(began.gone[0], gone=False), *began.participants)), record)
    assert [one.name for one in again.people] == ["Ana", "Cleo"]
    assert [one.name for one in again.participants] == ["Ana", "Ben", "Cleo"]


def test_goals_of_who_has_left_are_not_asked_about() -> None:
    """Whoever presses a number is told why; the others go on saying of their own how it is."""
    table = sit("Ana", "Ben")
    for seat, words in ((1, "To laugh"), (2, "A garden")):
        table.note(seat, words, NoteKind.GOAL)
    table.act(people.join, "Cleo")
    table.act(people.part, pid(2))
    ours, theirs = table.session.goals
    assert table.session.open_goals == (ours,)
    for seat in (1, 2):
        assert table.refusal(goals.press_goal, theirs.id, seat).startswith("Ben has left: nobody else says")
    told = printed(alliance_page(table.alliance, (), {}, table.at), 100)
    assert "Ben  A garden  left open: they have left\n" in told
    assert "Ana  To laugh  still open\n" in told
    lines = [one.words.plain for one in alliance_blocks(table.alliance, {}, table.at)]
    assert any("A garden   left open: they have left" in one for one in lines)
    table.act(goals.press_goal, ours.id, 1)
    assert not table.session.open_goals
