"""Every key there is, as people at a table press it: on a person, a note or an agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from alliance_tui.domain import appreciating
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.carried import Rested
from alliance_tui.domain.decisions import (
    agreements,
    assessing,
    breaks,
    floor,
    goals,
    notes,
    opening,
    parking,
    people,
    sitting,
    takeaways,
    techniques,
)
from alliance_tui.domain.left_open import key_of, left_open
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import (
    ClosingPage,
    Consent,
    LookingPage,
    Mark,
    NoteKind,
    OpeningPage,
    ParticipantId,
    StartRule,
    Step,
    Technique,
)
from tests.builders import Table

Decide = Callable[..., Decision]
"""A decision on the session at the table, or on its alliance."""

Key = Callable[[Table, int], Refused | None]
"""Presses something; the number says which one of several things."""

Thing = TypeVar("Thing")

WORDS = ("words", "other words", "[/x] 💛", "", "e\u0301\r\n")
"""What people type."""

NAMES = ("Di", "Ed", "ANA", "", "王")
"""Names people give."""

ZONES = ("Europe/Vienna", "Pacific/Auckland", "nowhere")
"""Where people move to."""


def again(table: Table, topic: Rested) -> Refused | None:
    """Take up a topic that rested."""
    return table.live.act(parking.take_up_rested, topic.step, topic.id)


def key(decide: Decide, *said: object) -> Key:
    """A key that needs nothing else."""
    return lambda table, _: table.live.act(decide, *said)


def number(decide: Decide) -> Key:
    """A number key, also one that nobody has at first."""
    return lambda table, pick: table.live.act(decide, pick + 1)


def one_of(values: Sequence[object], decide: Decide) -> Key:
    """A key by which one of these is said."""
    return lambda table, pick: table.live.act(decide, values[pick % len(values)])


def on(
    things: Callable[[Session], Sequence[Thing]], decide: Callable[[Table, int, Thing], Refused | None]
) -> Key:
    """A key pressed on one of some things, where there is any."""

    def press(table: Table, pick: int) -> Refused | None:
        there = things(table.session)
        return decide(table, pick, there[pick % len(there)]) if there else None

    return press


def on_agreement(decide: Decide, *said: object) -> Key:
    """A key pressed on an agreement of the list."""
    return on(lambda one: one.live_agreements, lambda table, _, it: table.live.act(decide, it.id, *said))


def who(table: Table, pick: int) -> ParticipantId:
    """Somebody of the alliance, also one who has left."""
    everyone = table.session.participants
    return everyone[pick % len(everyone)].id


def words(pick: int) -> str:
    """What is typed."""
    return WORDS[pick % len(WORDS)]


def write(table: Table, pick: int) -> Refused | None:
    """A note, which in the purpose step is a goal."""
    author = who(table, pick)
    heard_by = notes.listener_to(table.session, author)
    kind = appreciating.note_kind(table.session)
    return table.live.act(notes.write_note, author, kind, words(pick), heard_by)


def everyone(press: Callable[[Table, int], Refused | None]) -> Key:
    """The same by everyone here, one after the other; the last refusal counts."""

    def all_press(table: Table, _: int) -> Refused | None:
        said = [press(table, one.seat) for one in table.session.here]
        return said[-1] if said else None

    return all_press


def go_on_after_a_time_out(table: Table, _: int) -> Refused | None:
    """Everyone who is not ready says so, and the run-up passes."""
    for one in table.session.here:
        if table.session.time_out is not None and one.id not in table.session.time_out.ready:
            table.act(breaks.toggle_ready, one.seat)
    table.wait(READY_RUN_UP + 0.01)
    return table.live.act(breaks.end_time_out)


def consent(table: Table, seat: int) -> Refused | None:
    """The first agreement that waits for their yes gets it."""
    person = table.session.seated(seat)
    waits = [
        one for one in table.session.live_agreements if person and one.consent(person.id) is Consent.NOT_YET
    ]
    return table.live.act(agreements.press_consent, waits[0].id, seat) if waits else None


def mark(table: Table, seat: int) -> Refused | None:
    """Each agreement that is looked at gets a mark of theirs."""
    person, said = table.session.seated(seat), None
    for agreement in table.session.assessment.agreements if person else ():
        decide = assessing.give_mark
        said = table.live.act(decide, agreement, person.id, list(Mark)[seat % len(Mark)]) if person else None
    return said


def review(table: Table, pick: int, why: str = "") -> Refused | None:
    """A review, with or without a rhythm; moved there, where somebody says why."""
    rhythm, moved_from = "every week" if pick % 2 else "", "2026-11-30" if why else ""
    planned = Review(f"2026-12-0{pick + 1}", "Europe/Vienna", rhythm=rhythm, instead_of=moved_from)
    return table.live.act_on_alliance(people.schedule_review, planned, why)


KEYS: dict[str, tuple[Key, ...]] = {
    "floor": (
        number(floor.press),
        number(floor.press),
        number(floor.give_floor),
        key(floor.hand_over),
        key(floor.open_floor),
        key(floor.breathe),
        key(floor.ask_to_be_heard),
        one_of((-30.0, 30.0), floor.lengthen_turn),
        write,
    ),
    "breaks": (
        key(breaks.pause),
        key(breaks.quiet_minute),
        key(breaks.call_time_out),
        number(breaks.toggle_ready),
        key(breaks.stop_run_up),
        key(breaks.rest_topic),
        lambda table, pick: table.live.act(
            breaks.lengthen_time_out, table.at + timedelta(minutes=(0, 20, 2_000)[pick % 3])
        ),
        go_on_after_a_time_out,
        number(floor.press),
    ),
    "words": (
        write,
        write,
        on(
            lambda one: one.notes,
            lambda table, pick, it: table.live.act(
                notes.change_note, it.id, who(table, pick), NoteKind.WISH, words(pick)
            ),
        ),
        on(lambda one: one.notes, lambda table, _, it: table.live.act(notes.take_back_note, it.id)),
        on(lambda one: one.goals, lambda table, pick, it: table.live.act(goals.press_goal, it.id, pick + 1)),
        one_of(WORDS, parking.park),
        on(lambda one: one.parked, lambda table, _, it: table.live.act(parking.take_up_parked, it.id)),
        on(lambda one: one.parked, lambda table, _, it: table.live.act(parking.drop_parked, it.id)),
        on(
            lambda one: one.rested,
            lambda table, _, it: again(table, it),
        ),
        on(lambda one: one.rested, lambda table, _, it: table.live.act(parking.drop_rested, it.step, it.id)),
        lambda table, pick: table.live.act(takeaways.take_away, who(table, pick), words(pick)),
        key(techniques.begin_writing),
        key(techniques.end_writing),
    ),
    "agreements": (
        lambda table, pick: table.live.act(agreements.propose, Terms(words(pick), is_task=pick % 2 == 1)),
        on(
            lambda one: one.live_agreements,
            lambda table, pick, it: table.live.act(agreements.press_consent, it.id, pick + 1),
        ),
        everyone(consent),
        on_agreement(agreements.reword, Terms("new words", when="soon")),
        on_agreement(agreements.withdraw_agreement),
        on_agreement(agreements.finish_task),
        on_agreement(agreements.place, 1),
        on_agreement(agreements.place, -1),
    ),
    "looking back": (
        everyone(mark),
        lambda table, pick: mark(table, pick + 1),
        on(
            lambda one: one.assessment.agreements,
            lambda table, _, it: table.live.act(assessing.reveal, it),
        ),
        on_agreement(agreements.continue_agreement),
        on_agreement(agreements.retire),
        on_agreement(agreements.fulfil),
        on(
            lambda one: [key_of(each) for each in left_open(one)],
            lambda table, _, it: table.live.act(assessing.let_wait, it),
        ),
        one_of(WORDS, assessing.plan_celebration),
        on(
            lambda one: one.celebrations,
            lambda table, _, it: table.live.act(assessing.hold_celebration, it.id),
        ),
        on(
            lambda one: one.celebrations,
            lambda table, _, it: table.live.act(assessing.take_back_celebration, it.id),
        ),
        on(
            lambda one: one.celebrations,
            lambda table, pick, it: table.live.act(
                assessing.change_celebration, it.id, words(pick), "a walk", ""
            ),
        ),
    ),
    "people": (
        lambda table, pick: table.live.act(sitting.set_here, who(table, pick), False),
        lambda table, pick: table.live.act(sitting.set_here, who(table, pick), True),
        lambda table, pick: table.live.act_on_alliance(people.join, NAMES[pick], pick == 1),
        lambda table, pick: table.live.act_on_alliance(people.part, who(table, pick)),
        lambda table, pick: table.live.act_on_alliance(people.rename, who(table, pick), NAMES[pick]),
        lambda table, pick: table.live.act_on_alliance(people.rename_alliance, NAMES[pick]),
        lambda table, pick: table.live.act_on_alliance(people.facilitate, who(table, pick)),
        lambda table, pick: table.live.act_on_alliance(people.change_role, who(table, pick)),
        lambda table, pick: table.live.act_on_alliance(people.move, ZONES[pick % len(ZONES)]),
        review,
        lambda table, pick: review(table, pick, "the flu"),
        lambda table, _: table.live.act_on_alliance(people.bring_forward),
        key(sitting.move_review_on),
        key(sitting.leave_review_open),
    ),
    "opening": (
        one_of((0, 20, 40, 10_000), opening.plan_evening),
        number(opening.answer_rules),
        one_of(WORDS, opening.agree_sign),
        number(opening.answer_balance),
        one_of(tuple(OpeningPage), opening.show_opening),
        one_of(tuple(LookingPage), assessing.show_looking_back),
        key(opening.hold_opening),
        number(techniques.press_keeping),
        number(techniques.choose_first),
        one_of(tuple(StartRule), techniques.choose_start),
        one_of(tuple(Technique), techniques.toggle_technique),
    ),
    "steps": (
        key(sitting.next_step),
        key(sitting.previous_step),
        one_of(tuple(Step), sitting.enter_step),
        one_of((1, -1), sitting.show_question),
        one_of(tuple(ClosingPage), sitting.show_closing),
        key(sitting.leave_closing),
        key(sitting.close),
    ),
    "undo": (
        lambda table, _: table.live.undo(),
        lambda table, _: table.live.undo(),
        lambda table, _: table.live.undo(held=True),
        lambda table, _: table.live.redo(),
        lambda table, _: table.live.redo(),
    ),
}
"""All keys, by what they are about."""
