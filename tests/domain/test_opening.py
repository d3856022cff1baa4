"""What is settled before the talk begins: by whom, for how long, and what of it is taken along."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import floor, opening, sitting
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.timing import shows_balance
from alliance_tui.domain.words import OpeningPage, SessionKind
from tests.builders import Table, happened, pid, sit


def shows(table: Table) -> bool:
    """Whether it is shown how long each has spoken."""
    return shows_balance(table.session)


def test_each_accepts_the_rules_with_their_own_number() -> None:
    """Once; nobody does it for another, and undo leaves it."""
    table = sit("Ana", "Ben", "Cleo", absent=[3])
    table.act(opening.answer_rules, 2)
    assert table.session.opening.accepted == (pid(2),)
    assert "not here" in table.refusal(opening.answer_rules, 3)
    assert "number 7" in table.refusal(opening.answer_rules, 7)
    table.live.undo()
    assert table.session.opening.accepted == (pid(2),)


@pytest.mark.parametrize("end", ["go on", "leave", "kill"])
def test_who_accepted_the_rules_takes_that_back_with_the_same_number(end: str) -> None:
    """Pressed by mistake, or on somebody else's number; nothing else takes it back or brings it back."""
    table = sit("Ana", "Ben")
    for seat in (1, 2, 1):
        table.act(opening.answer_rules, seat)
    assert list(table.session.opening.accepted) == [pid(2)]
    table.live.undo()
    table.live.redo()
    if end != "go on":
        table = (table.leave() if end == "leave" else table.kill()).resumed()
    assert list(table.session.opening.accepted) == [pid(2)]
    table.act(opening.answer_rules, 1)
    assert list(table.session.opening.accepted) == [pid(2), pid(1)]


def test_beginning_the_opening_opens_the_floor_and_undo_gives_it_to_nobody() -> None:
    """Also in the middle of the talk; what is said there is nobody's turn."""
    table = sit("Ana", "Ben")
    table.act(opening.show_opening, OpeningPage.READ)
    assert "already" in table.refusal(opening.show_opening, OpeningPage.READ)
    table.act(opening.hold_opening)
    table.act(floor.press, 1)
    table.act(floor.hand_over)
    table.act(opening.show_opening, OpeningPage.READ)
    assert table.speaker is None
    table.live.undo()
    assert table.speaker is None, "only who had the floor before is taken back"
    assert table.session.opening.page is OpeningPage.READ
    assert table.session.opening.held


def test_turning_its_pages_takes_no_way_back_and_no_time() -> None:
    """What was taken back on one page is brought back on the next; who spoke for how long stays the same."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(opening.show_opening, OpeningPage.SIGN)
    table.act(opening.agree_sign, "open hand")
    happened(table.live.undo())
    before = table.session
    for page in (OpeningPage.BALANCE, OpeningPage.ARRIVE):
        table.act(opening.show_opening, page)
    table.wait(20)
    assert table.session.spans == before.spans
    assert table.sums() == {"talk": 10, "open": 20}
    happened(table.live.redo())
    assert table.session.opening.sign == "open hand"
    table.act(opening.show_opening, OpeningPage.SIGN)
    happened(table.live.undo())
    assert (table.session.opening.sign, table.session.opening.page) == ("", OpeningPage.SIGN)


def test_talk_balance_is_shown_only_when_everyone_wants_it() -> None:
    """A facilitator is not asked; whoever comes in is; one press more takes it back."""
    table = sit("Ana", "Ben", "Cleo", "Fay", facilitators=["Fay"], absent=[3])
    assert not shows(table)
    table.act(opening.answer_balance, 1)
    assert not shows(table)
    table.act(opening.answer_balance, 2)
    assert shows(table)
    assert "facilitates" in table.refusal(opening.answer_balance, 4)
    table.act(sitting.set_here, pid(3), True)
    assert not shows(table)
    table.act(opening.answer_balance, 3)
    assert shows(table)
    table.act(opening.answer_balance, 1)
    assert not shows(table)
    table.live.undo()
    assert not shows(table)


def test_the_sign_and_that_the_opening_was_held_go_along_to_the_next_session() -> None:
    """The rules, the time and the talk balance are asked anew."""
    table = sit()
    table.act(opening.agree_sign, "  an open\thand ")
    table.act(opening.plan_evening, 40)
    table.act(opening.answer_rules, 1)
    table.act(opening.answer_balance, 1)
    table.act(opening.hold_opening)
    assert table.session.opening.held
    assert not table.session.opening.introduced
    table.act(sitting.close)
    again = table.leave()
    assert (again.alliance.sign, again.alliance.introduced) == ("an open hand", True)
    happened(again.live.sit_down(SessionKind.ASSESS))
    session = again.session
    assert (session.opening.sign, session.opening.introduced, session.opening.held) == (
        "an open hand",
        True,
        False,
    )
    assert (session.minutes, session.opening.accepted, session.opening.balance) == (0, (), ())


def test_time_and_sign_can_be_taken_back() -> None:
    """Undo brings back what was before."""
    table = sit()
    table.act(opening.agree_sign, "pause")
    table.act(opening.plan_evening, 20)
    table.live.undo()
    assert table.session.minutes == 0
    table.live.undo()
    assert table.session.opening.sign == ""


@pytest.mark.parametrize("last", ["an open hand", ""])
def test_an_earlier_sign_does_not_stay_in_the_file(last: str) -> None:
    """Nor one that was taken back; the fold of the rest is the same."""
    table = sit()
    for sign in ("enough", last):
        table.act(opening.agree_sign, sign)
    blanked = {record.id: record for record in scrubbed(table.live.records())}
    kept = [blanked.get(record.id, record) for record in table.live.records()]
    assert "enough" not in str(kept)
    assert table.leave().resumed().session.opening.sign == last


@pytest.mark.parametrize(
    ("sign", "said"),
    [("x" * 61, "at most 60 characters"), ("a\x07b", "control characters"), ("", "your sign already")],
)
def test_a_sign_that_cannot_be_is_refused(sign: str, said: str) -> None:
    """In a sentence."""
    assert said in sit().refusal(opening.agree_sign, sign)


def test_what_makes_no_sense_is_refused() -> None:
    """More than a day, the same again, and anything once the session has ended."""
    table = sit()
    assert "planned for up to" in table.refusal(opening.plan_evening, 2000)
    assert "planned already" in table.refusal(opening.plan_evening, 0)
    table.act(opening.hold_opening)
    assert "is over" in table.refusal(opening.hold_opening)
    table.act(sitting.close)
    assert "has ended" in table.refusal(opening.plan_evening, 20)
    assert "has ended" in table.refusal(opening.answer_rules, 1)
    assert "has ended" in table.refusal(opening.agree_sign, "hand")
