"""An alliance that was lived in: three sessions, goals, agreements that changed, a task, a celebration."""

from __future__ import annotations

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, assessing, goals, notes, parking, people, sitting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, Mark, NoteKind, RecordId, SessionKind
from alliance_tui.live import Live
from alliance_tui.ports import Library
from tests.builders import found_in, happened, pid, setting
from tests.fakes import MovableClock

DAYS = 86_400
"""Seconds."""

FIRST = Terms("Phones stay in the hall while we eat", when="at dinner")
"""What was agreed first."""

SECOND = Terms("Phones stay in the hall from six on", when="at dinner and on sundays", how="in the box")
"""What became of it."""


def live_in(library: Library, clock: MovableClock, title: str = "Home") -> AllianceId:
    """Ana and Ben design an alliance, and look back twice; the clock is two weeks and some days later."""
    opening = library.create(AllianceId("l" * 12))
    live = Live(opening, clock)
    happened(found_in(live, title, setting(), ("Ana", "Ben")))
    _design(live, clock)
    clock.move(7 * DAYS)
    _first_review(live)
    clock.move(7 * DAYS)
    _second_review(live)
    clock.move(2 * DAYS)
    live.close()
    return opening.id


def _design(live: Live, clock: MovableClock) -> None:
    happened(live.sit_down(SessionKind.DESIGN))
    happened(live.act(notes.write_note, pid(1), NoteKind.GOAL, "To laugh together most days"))
    happened(live.act(notes.write_note, pid(2), NoteKind.GOAL, "A garden"))
    happened(live.act(notes.write_note, pid(2), NoteKind.APPRECIATION, "You listen"))
    terms = (
        FIRST,
        Terms("Say so when later than seven", who=(pid(2),)),
        Terms("Book the cabin", who=(pid(1),), when="by 2026-12-18", is_task=True),
        Terms("A walk on sundays"),
    )
    for one in terms:
        happened(live.act(agreements.propose, one))
    assert live.session is not None
    for agreement in live.session.agreements:
        _say_yes(live, agreement.id)
    happened(live.act(parking.park, "The holidays with your parents"))
    clock.move(40 * 60)
    happened(live.act(sitting.close))
    review = Review("2026-12-13", "Europe/Vienna", "18:30", "every 2 weeks")
    happened(live.act_on_alliance(people.schedule_review, review))


def _first_review(live: Live) -> None:
    happened(live.sit_down(SessionKind.ASSESS))
    phones, late, _, walk = _look(live, Mark.WORKED, Mark.PARTLY)
    happened(live.act(agreements.reword, phones, SECOND))
    _say_yes(live, phones)
    happened(live.act(agreements.continue_agreement, late))
    happened(live.act(agreements.retire, walk))
    happened(live.act(assessing.plan_celebration, "We did it for a week", "pancakes", "sunday"))
    happened(live.act(sitting.close))


def _second_review(live: Live) -> None:
    happened(live.sit_down(SessionKind.ASSESS))
    phones, late, _ = _look(live, Mark.WORKED, Mark.WORKED)
    happened(live.act(agreements.continue_agreement, phones))
    happened(live.act(agreements.press_consent, late, 2))
    assert live.alliance is not None
    happened(live.act(goals.press_goal, live.alliance.purpose[0].id, 1))
    happened(live.act(sitting.close))


def _look(live: Live, one: Mark, other: Mark) -> tuple[RecordId, ...]:
    """Mark all and lay it open."""
    assert live.session is not None
    looked_at = live.session.assessment.agreements
    for agreement in looked_at:
        for seat, mark in ((1, one), (2, other)):
            happened(live.act(assessing.give_mark, agreement, pid(seat), mark))
    for agreement in looked_at:
        happened(live.act(assessing.reveal, agreement))
    return looked_at


def _say_yes(live: Live, agreement: RecordId) -> None:
    for seat in (1, 2):
        happened(live.act(agreements.press_consent, agreement, seat))
