"""Agreements over any sequence of sessions: the same as a slow telling, and nothing of a life is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import (
    agreements,
    assessing,
    breaks,
    floor,
    goals,
    notes,
    parking,
    people,
    sitting,
)
from alliance_tui.domain.events.agreements import AgreementEvent, ConsentGiven
from alliance_tui.domain.events.assessing import MarksRevealed
from alliance_tui.domain.life import Happened, lives
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import (
    AgreementState,
    Consent,
    Mark,
    NoteKind,
    RecordId,
    SessionKind,
)
from tests.builders import Table, happened, sit
from tests.domain.reference import Reference

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

Doing = Callable[[Table, int, int], object]
"""Something people do, with one of the seats and one of the agreements, notes or words there are."""

WORDS: Final = ("phones away", "say if late", "a walk", "[/x] 💛")
"""What people agree on."""

NONE: Final = RecordId("0-nobody")
"""No agreement at all."""


def one_of(session: Session, pick: int) -> RecordId:
    """One of the agreements that are on the table, or were."""
    there = session.agreements
    return there[pick % len(there)].id if there else NONE


def terms(pick: int) -> Terms:
    """Some words for an agreement; sometimes a task."""
    return Terms(WORDS[pick % len(WORDS)], when="fridays" if pick % 2 else "", is_task=pick % 3 == 0)


def about(decide: Callable[..., object]) -> Doing:
    """A decision about one agreement."""
    return lambda table, _, pick: table.live.act(decide, one_of(table.session, pick))  # type: ignore[arg-type]


def end(table: Table, seat: int, pick: int) -> None:
    """End the session, do something between, and sit down to another one a week later."""
    happened(table.live.act(sitting.close))
    table.wait(600_000)
    if pick == 0:
        table.live.act_on_alliance(people.join, f"Cy {table.live.revision}")
    if pick == 1:
        table.live.act_on_alliance(people.part, table.alliance.people[-1].id)
    if pick == 2:
        table.live.act_on_alliance(people.schedule_review, Review("2027-01-01", "Europe/Vienna"))
    kind = SessionKind.ASSESS if pick % 2 and table.alliance.live_agreements else SessionKind.DESIGN
    happened(table.live.sit_down(kind))


def mark_all(table: Table, seat: int, pick: int) -> None:
    """Everyone marks everything, and some of it is laid open."""
    looked_at = table.session.assessment.agreements
    for place, agreement in enumerate(looked_at):
        for person in table.session.here:
            mark = tuple(Mark)[(place + person.seat + seat) % len(Mark)]
            table.live.act(assessing.give_mark, agreement, person.id, mark)
    for agreement in looked_at[pick:]:
        table.live.act(assessing.reveal, agreement)


def look_back(table: Table, seat: int, pick: int) -> None:
    """Let everyone agree to something, end, and look back a week later."""
    all_say_yes(table, seat, pick)
    end(table, seat, 3)
    mark_all(table, seat, pick % 2)


def old_yes(table: Table, seat: int, pick: int) -> None:
    """A yes to the first words of an agreement arrives, as from a copy that was merged."""
    agreement, who = one_of(table.session, pick), table.session.people[seat % 2].id
    table.live.act(lambda *_: (ConsentGiven(agreement, agreement, who, Consent.YES),))


def note(table: Table, seat: int, pick: int) -> None:
    """Write a goal or a need."""
    person = table.session.people[seat % len(table.session.people)]
    kind = NoteKind.NEED if pick else NoteKind.GOAL
    heard_by = notes.listener_to(table.session, person.id)
    table.live.act(notes.write_note, person.id, kind, WORDS[pick], heard_by)


def say_back(table: Table, seat: int, pick: int) -> None:
    """Let somebody speak, a listener say it back and write it down, and the speaker answer; or stop it."""
    if table.session.phase.listener is None:
        table.live.act(floor.press, seat)
        table.live.act(floor.ask_to_be_heard)
    speaker, heard = table.session.phase.back_to, table.session.notes[-1:]
    if pick and speaker is not None:
        if heard and heard[0].heard_by and seat == 2:
            table.live.act(notes.change_note, heard[0].id, speaker, NoteKind.GOAL, WORDS[pick])
        else:
            listener = table.session.phase.listener
            table.live.act(notes.write_note, speaker, NoteKind.GOAL, WORDS[pick], listener)
    (answer_heard, correct, answer_heard, stop)[pick](table)


def answer_heard(table: Table) -> None:
    """The speaker feels heard, and there is no more to say."""
    table.live.act(floor.hand_over)


def correct(table: Table) -> None:
    """Something was missing, or there is more; then it is said back anew."""
    table.live.act(floor.ask_to_be_heard)
    table.live.act(floor.ask_to_be_heard)


def stop(table: Table) -> None:
    """Somebody needs a break before the speaker has answered."""
    table.live.act(breaks.call_time_out)
    table.wait(1_300)
    for person in table.session.here:
        table.live.act(breaks.toggle_ready, person.seat)
    table.wait(30)
    table.live.act(breaks.end_time_out)


def hear(table: Table, seat: int, pick: int) -> None:
    """Answer what is said back, or open the floor."""
    if pick == 3:
        table.live.act(floor.open_floor)
    else:
        (answer_heard, correct, answer_heard)[pick](table)


def change_note(table: Table, seat: int, pick: int) -> None:
    """Change a note, or take it back."""
    there = table.session.notes
    if there and pick:
        one = there[seat % len(there)]
        table.live.act(notes.change_note, one.id, one.participant, one.kind, WORDS[pick])
    elif there:
        table.live.act(notes.take_back_note, there[-1].id)


def goal(table: Table, seat: int, pick: int) -> None:
    """Say of a goal that it is reached, or still open."""
    there = table.session.goals
    if there:
        table.live.act(goals.press_goal, there[pick % len(there)].id, seat)


def park(table: Table, seat: int, pick: int) -> None:
    """Park something, take it up, or drop it."""
    there = table.session.parked
    if not there or seat == 1:
        table.live.act(parking.park, WORDS[pick])
    else:
        table.live.act(parking.take_up_parked if pick else parking.drop_parked, there[0].id)


def celebrate(table: Table, seat: int, pick: int) -> None:
    """Plan a celebration, say it otherwise, hold one, or take it back."""
    ahead = table.session.celebrations
    if ahead and seat == 1:
        end = assessing.take_back_celebration if pick % 2 else assessing.hold_celebration
        table.live.act(end, ahead[0].id)
    elif ahead and pick % 2:
        table.live.act(assessing.change_celebration, ahead[-1].id, WORDS[pick], "a walk", "")
    else:
        table.live.act(assessing.plan_celebration, WORDS[pick])


def press(table: Table, seat: int, pick: int) -> object:
    """Answer an agreement."""
    return table.live.act(agreements.press_consent, one_of(table.session, pick), seat)


def reword(table: Table, seat: int, pick: int) -> None:
    """Give an agreement other words."""
    table.live.act(agreements.reword, one_of(table.session, seat), terms(pick + seat))


def all_say_yes(table: Table, seat: int, pick: int) -> None:
    """Everyone answers an agreement."""
    for person in table.session.here:
        press(table, person.seat, pick)


DOINGS: Final[Sequence[Doing]] = (
    lambda table, _, pick: table.live.act(agreements.propose, terms(pick)),
    reword,
    reword,
    press,
    all_say_yes,
    all_say_yes,
    lambda table, seat, pick: table.live.act(
        agreements.place, one_of(table.session, pick), 1 if seat == 1 else -1
    ),
    about(agreements.withdraw_agreement),
    about(agreements.continue_agreement),
    about(agreements.retire),
    about(agreements.fulfil),
    mark_all,
    note,
    change_note,
    say_back,
    say_back,
    lambda table, _, pick: table.live.act(sitting.next_step if pick % 2 else sitting.previous_step),
    hear,
    hear,
    goal,
    park,
    celebrate,
    lambda table, *_: table.live.undo(),
    lambda table, *_: table.live.redo(),
    end,
    look_back,
    look_back,
    old_yes,
)
"""All that people do with agreements and what goes along with them."""

one_doing = st.tuples(st.sampled_from(range(len(DOINGS))), st.integers(1, 3), st.integers(0, 3))
"""Which doing, with which seat, with which thing."""

doings = st.integers(0, 40).flatmap(lambda length: st.lists(one_doing, min_size=length, max_size=length))
"""Evenings of doing."""


def lived(steps: Sequence[tuple[int, int, int]]) -> Table:
    """Ana and Ben, who have agreed on something and proposed something else, after all of that."""
    table = sit("Ana", "Ben")
    table.everyone_agrees(table.propose("phones away"))
    table.propose("a walk")
    for doing, seat, pick in steps:
        DOINGS[doing](table, seat, pick)
    return table


def slow(table: Table) -> Reference:
    """The same alliance, told slowly."""
    opening = table.opening
    return Reference(opening.own.read(), [opening.session(one).read() for one in opening.sessions()])


@given(doings)
def test_an_alliance_is_what_a_slow_telling_says_of_it(steps: list[tuple[int, int, int]]) -> None:
    """Agreements with their words, consents and ends; goals, purpose, parking lot, celebrations, review."""
    table = lived(steps)
    alliance, told = table.alliance, slow(table)

    def plain(one: Agreement) -> object:
        return one.id, one.wording, one.terms, dict(one.consents), one.state, one.worded, one.ended

    assert [plain(one) for one in alliance.agreements] == [
        (one.id, one.wording, one.terms, one.consents, told.state(one), one.worded, one.ended)
        for one in told.agreements()
    ]
    assert [(one.participant, one.text) for one in alliance.purpose] == told.purpose()
    assert set(alliance.reached) == told.reached()
    assert [one.text for one in alliance.parked] == told.parked()
    assert [one.what for one in alliance.celebrations] == told.celebrations()
    assert alliance.review == told.review()


@given(doings)
def test_a_yes_is_never_carried_over_to_other_words(steps: list[tuple[int, int, int]]) -> None:
    """Neither in the alliance nor at the table: each yes rests on a key pressed for these words."""
    table = lived(steps)
    pressed = {
        (one.event.wording, one.event.participant, one.event.consent)
        for one in slow(table).records
        if isinstance(one.event, ConsentGiven)
    }
    for agreement in (*table.alliance.agreements, *table.session.agreements):
        said = {(agreement.wording, *one) for one in agreement.consents if one[1] is not Consent.NOT_YET}
        assert said <= pressed
        if agreement.state is AgreementState.IN_FORCE:
            assert len(agreement.consents) >= len(table.alliance.people)


@given(doings)
def test_nothing_disappears_from_the_lines_of_life(steps: list[tuple[int, int, int]]) -> None:
    """Each record that changed an agreement is in its line, once, in order; all that is told happened."""
    table = lived(steps)
    opening = table.opening
    logs = [opening.session(one).read() for one in opening.sessions()]
    told, reference = lives(opening.own.read(), logs), slow(table)
    places = {record.id: place for place, log in enumerate(logs) for record in log}
    about_agreements = {one.id for one in reference.records if isinstance(one.event, AgreementEvent)}
    expected = {
        one.id: one.told
        for one in reference.agreements()
        if not (one.end is AgreementState.WITHDRAWN and places[one.told[-1]] == places[one.id])
    }
    assert {
        agreement: [one for moment in line for one in moment.records if one in about_agreements]
        for agreement, line in told.items()
    } == expected
    assert list(told) == sorted(told, key=lambda one: int(one.split("-")[0]))
    revealed = [
        (places[one.id], one.event.agreement)
        for one in reference.standing
        if isinstance(one.event, MarksRevealed) and one.event.agreement in told
    ]
    assert sorted(revealed) == sorted(
        (places[moment.records[0]], agreement)
        for agreement, line in told.items()
        for moment in line
        if moment.happened is Happened.ASSESSED
    )


@given(doings)
def test_what_is_taken_back_was_in_no_line_of_life(steps: list[tuple[int, int, int]]) -> None:
    """All lines are the same once those words are blank, also where the newest is withdrawn at the end."""
    table = lived(steps)
    table.propose("never mind")
    table.act(agreements.withdraw_agreement, table.session.agreements[-1].id)
    own, logs = table.live.everything()
    assert lives(own, logs.values()) == table.live.lives
