"""What `alliance show` and `alliance today` print of goals that are reached, and of what is celebrated."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.domain.decisions import agreements, assessing, goals, parking, sitting
from alliance_tui.domain.left_open import key_of, left_open
from alliance_tui.domain.words import NoteKind, SessionKind
from alliance_tui.exports.as_json import alliance_page as alliance_shape
from alliance_tui.exports.as_json import session_page as session_shape
from alliance_tui.exports.terminal import alliance_page, session_page
from alliance_tui.exports.today import today_page, today_shape
from alliance_tui.ui.screens.past import past_page
from alliance_tui.ui.widgets.alliance_page import alliance_page as widget_page
from tests.builders import Table, happened, sit
from tests.domain.test_left_open import OPEN, left_something_open
from tests.domain.time_outs import rest
from tests.exports.test_terminal import printed
from tests.fakes import START


def looked_back() -> Table:
    """Ana and Ben, who a week later say of goals how they stand, let go of something, and celebrate."""
    table = sit()
    for words in ("To laugh", "A garden", "To travel"):
        table.note(1, words, NoteKind.GOAL)
    table.everyone_agrees(table.propose("A walk"))
    table.act(sitting.close)
    table.wait(7 * 86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    laugh, garden, _ = table.session.goals
    for goal in (laugh, garden, garden):
        table.act(goals.press_goal, goal.id, 1)
    table.act(agreements.retire, table.session.agreements[0].id)
    table.act(parking.park, "The holidays")
    rest(table)
    table.act(assessing.plan_celebration, "We [/x] kept at it", "cake", "saturday")
    return table


def test_a_session_tells_which_goals_were_reached_in_it() -> None:
    """And which are still open, where somebody said so; with what was parked and what is celebrated."""
    table = looked_back()
    told = printed(session_page(table.session, table.at))
    assert "Goals\n  Ana  To laugh  reached\n  Ana  A garden  still open\n" in told
    assert "To travel" not in told
    assert "Parked\n  The holidays\n" in told
    assert "Resting\n  assess, until 30 November  What of assess?\n" in told
    assert "To celebrate\n  We [/x] kept at it  cake, saturday (Saturday 5 December 2026)" in told
    shape = session_shape(table.session)
    assert shape["celebrations"] == [{"what": "We [/x] kept at it", "how": "cake", "when": "saturday"}]


def test_of_agreements_that_all_came_to_their_end_it_is_not_said_that_there_are_none_yet() -> None:
    """One that came along and was withdrawn is listed, too; what was taken back where it was said is not."""
    table = sit()
    walk = table.propose("A walk")
    table.everyone_agrees(walk)
    table.act(agreements.withdraw_agreement, table.propose("No more").id)
    assert "None" not in told_by(table)
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(agreements.withdraw_agreement, walk.id)
    told = told_by(table)
    assert "Agreements\n  None in force.\n" in told
    assert "Come to their end\n  A walk  withdrawn, Sunday 22 November 2026" in told
    assert "No more" not in told
    assert "Agreements\n  None in force.\n" in printed(session_page(table.session, table.at))
    shown = [one.words.plain for one in widget_page(table.alliance, table.live.lives, table.at)]
    assert "Nothing is in force." in shown
    assert "Nothing is agreed yet." not in shown


def test_where_nothing_was_ever_agreed_there_is_none_yet() -> None:
    """Also after a proposal was taken back."""
    table = sit()
    table.act(agreements.withdraw_agreement, table.propose("No more").id)
    assert "Agreements\n  None yet.\n" in told_by(table)
    assert "Agreements\n  None yet.\n" in printed(session_page(table.session, table.at))


@pytest.mark.parametrize(
    ("days", "here", "told", "of_closed"),
    [
        (0, "", "until 23 November", "until 23 November"),
        (1, "", "rested until 23 November, may be taken up", "rested until 23 November"),
        (0, "Pacific/Auckland", "rested until 23 November, may be taken up", "rested until 23 November"),
        (30, "", "rested until 23 November, may be taken up", "rested until 23 November"),
    ],
)
def test_a_rest_that_is_over_is_not_told_as_one_that_goes_on(
    days: int, here: str, told: str, of_closed: str
) -> None:
    """On the page of the alliance, on that of a session, and by `show`, by the calendar of this machine."""
    table = sit()
    rest(table)
    table.wait(days * 86_400)

    def pages() -> list[str]:
        widgets = widget_page(table.alliance, table.live.lives, table.at, here)
        past = past_page(table.session, here, table.at)
        return [
            printed(alliance_page(table.alliance, (), {}, table.at, here)),
            printed(session_page(table.session, table.at, None, here)),
            *("\n".join(one.words.plain for one in blocks) for blocks in (widgets, past)),
        ]

    assert [f"purpose, {told} " in page for page in pages()] == [True] * 4
    table.wait(-days * 86_400)
    table.act(sitting.close)
    table.wait(days * 86_400)
    told_there = [f"purpose, {one} " for one in (told, of_closed, told, of_closed)]
    assert [one in page for one, page in zip(told_there, pages(), strict=True)] == [True] * 4


def told_by(table: Table) -> str:
    """What `show` prints of an alliance."""
    return printed(alliance_page(table.alliance, (), {}, table.at, "", table.live.lives))


def test_an_alliance_tells_how_its_goals_stand() -> None:
    """Since when they are reached; what came to its end, and what lies ahead."""
    table = looked_back()
    told = printed(alliance_page(table.alliance, (), {}, table.at))
    assert "Ana  To laugh  reached, Sunday 29 November 2026\n" in told
    assert "Ana  A garden  still open\n  Ana  To travel  still open\n" in told
    assert "Parked\n  The holidays\n" in told
    assert "Resting\n  assess, until 30 November  What of assess?\n" in told
    assert "To celebrate\n  We [/x] kept at it  cake, saturday (Saturday 5 December 2026)" in told
    assert "Come to their end\n  A walk  retired, Sunday 29 November 2026" in told
    shape = alliance_shape(table.alliance, (), table.live.lives)
    assert [one["reached"] for one in shape["purpose"]] == ["2026-11-29T19:00:00+01:00", None, None]
    assert [one["text"] for one in shape["parked"]] == ["The holidays"]
    assert shape["rested"] == [{"step": "assess", "until": "2026-11-30", "about": "What of assess?"}]
    assert [one["what"] for one in shape["celebrations"]] == ["We [/x] kept at it"]


def test_a_goal_that_is_open_again_is_not_reached() -> None:
    """What was said last counts, and when it was said."""
    table = looked_back()
    goal = table.session.goals[0].id
    table.act(goals.press_goal, goal, 1)
    assert table.alliance.reached == ()
    table.wait(86_400)
    table.act(goals.press_goal, goal, 1)
    assert table.alliance.reached_at == ((goal, table.at),)


def test_a_celebration_is_in_the_week_of_its_day() -> None:
    """From seven days before; its day is counted from when it was said, and a week later it is over."""
    table = looked_back()
    for days, told in ((7, "Sat 5"), (13, "today"), (14, "")):
        now = START + timedelta(days=days)
        page = printed(today_page([table.alliance], now))
        assert ("To celebrate" in page) is bool(told)
        assert f"  {told}  We [/x] kept at it  cake" in page or not told
        shapes = today_shape([table.alliance], now)["alliances"][0]["celebrate"]
        assert [one["date"] for one in shapes] == (["2026-12-05"] if told else [])
    table.act(assessing.hold_celebration, table.session.celebrations[0].id)
    assert "To celebrate" not in printed(today_page([table.alliance], START + timedelta(days=8)))


def test_a_celebration_without_a_day_stands_in_its_own_words() -> None:
    """It is in no week, and nothing is counted."""
    table = sit()
    table.act(assessing.plan_celebration, "We kept at it", "", "when the garden is done")
    assert "when the garden is done" in printed(alliance_page(table.alliance, (), {}, table.at))
    assert "We kept at it" not in printed(today_page([table.alliance], table.at))


def test_what_can_wait_is_told_of_the_session_in_which_people_said_so() -> None:
    """With its kind, as JSON; where nobody said so there is no such heading."""
    table = left_something_open()
    assert "Can wait" not in printed(session_page(table.session, table.at))
    for one in left_open(table.session):
        table.act(assessing.let_wait, key_of(one))
    told = printed(session_page(table.session, table.at))
    assert "Can wait\n" + "\n".join(f"  {one}" for one in OPEN) in told
    kinds = ("agreement", "celebration", "parked", "rested")
    assert session_shape(table.session)["can_wait"] == [
        {"kind": kind, "text": text} for kind, text in zip(kinds, OPEN, strict=True)
    ]
