"""Ways for words to be taken back, as people at a table do it, and the records without them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, assessing, breaks, notes, parking, people
from alliance_tui.domain.events import Record
from alliance_tui.domain.method import READY_RUN_UP
from alliance_tui.domain.scrub import scrubbed
from alliance_tui.domain.words import NoteKind
from tests.builders import Table, happened, pid, through_json

SECRET = "what nobody is to read again"
"""Words that are taken back in every way there is."""


def write(table: Table) -> None:
    """Write the secret down as a note."""
    table.note(1, SECRET)


def write_and_change(table: Table) -> None:
    """Write it down, and change it twice."""
    note = table.note(1, SECRET)
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, f"{SECRET}, still")
    table.act(notes.change_note, note.id, pid(2), NoteKind.WISH, "kept")


def write_change_and_take_back(table: Table) -> None:
    """Write it down, change it, and take it back."""
    note = table.note(1, SECRET)
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, f"{SECRET}!")
    table.act(notes.take_back_note, note.id)


def change_and_undo(table: Table) -> None:
    """Put it into a note that stands, and undo that."""
    note = table.note(1, "kept")
    table.act(notes.change_note, note.id, pid(1), NoteKind.NEED, SECRET)
    happened(table.live.undo())


def undo_redo_undo(table: Table) -> None:
    """Write it, and waver."""
    table.note(1, SECRET)
    happened(table.live.undo())
    happened(table.live.redo())
    happened(table.live.undo())


def write_and_undo(table: Table) -> None:
    """Write it down, and undo that."""
    table.note(1, SECRET)
    happened(table.live.undo())


def park_and_drop(table: Table) -> None:
    """Park it, and take it out again, unwanted."""
    table.act(parking.park, SECRET)
    table.act(parking.drop_parked, table.session.parked[-1].id)


def rest(table: Table) -> None:
    """Let rest until tomorrow what is in the middle, and come back."""
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    come_back(table)


def come_back(table: Table) -> None:
    """Say ready, all of them, and go on."""
    for one in table.session.here:
        table.act(breaks.toggle_ready, one.seat)
    table.wait(READY_RUN_UP)
    table.act(breaks.end_time_out)


def take_up(table: Table, text: str) -> None:
    """Park it, and put it in the middle."""
    table.act(parking.park, text)
    table.act(parking.take_up_parked, table.session.parked[-1].id)


def let_go(table: Table) -> None:
    """Let it go, wherever it waits."""
    for thing in table.session.parked:
        if thing.text == SECRET:
            table.act(parking.drop_parked, thing.id)
    for topic in table.session.rested:
        if topic.about == SECRET:
            table.act(parking.drop_rested, topic.step, topic.id)


def rest_and_let_go(table: Table) -> None:
    """Talk about what was parked, let it rest, and let it go."""
    take_up(table, SECRET)
    rest(table)
    let_go(table)


def rest_another_and_let_go(table: Table) -> None:
    """Let it rest, and another one after it, and let it go."""
    take_up(table, SECRET)
    rest(table)
    take_up(table, "other")
    rest(table)
    let_go(table)


def rest_after_another_and_let_go(table: Table) -> None:
    """Let it rest after another one, and let it go."""
    take_up(table, "other")
    rest(table)
    take_up(table, SECRET)
    rest(table)
    let_go(table)


def rest_twice_and_let_go(table: Table) -> None:
    """Let it rest, take it up, let it rest once more, and let it go."""
    take_up(table, SECRET)
    rest(table)
    table.act(parking.take_up_rested, table.session.step)
    rest(table)
    let_go(table)


def rest_and_undo(table: Table) -> None:
    """Talk about what was parked, let it rest, and undo all of that."""
    table.act(parking.park, SECRET)
    table.act(parking.take_up_parked, table.session.parked[-1].id)
    table.act(breaks.call_time_out)
    table.act(breaks.rest_topic)
    for _ in range(3):
        happened(table.live.undo())
    come_back(table)


def park_and_undo(table: Table) -> None:
    """Park it, and undo that."""
    table.act(parking.park, SECRET)
    happened(table.live.undo())


def propose_reword_and_withdraw(table: Table) -> None:
    """Agree on it, say it differently, agree again, and withdraw it."""
    agreement = table.propose(SECRET)
    table.everyone_agrees(agreement)
    table.act(agreements.reword, agreement.id, Terms("other", why=SECRET))
    table.everyone_agrees(agreement)
    table.act(agreements.withdraw_agreement, agreement.id)


def propose_and_undo(table: Table) -> None:
    """Propose it with all its parts, and undo that."""
    later = Terms("x", gains=((pid(2), SECRET),), notice=SECRET, slip=SECRET)
    table.act(agreements.propose, replace(later, when=SECRET, how=SECRET, why=SECRET))
    happened(table.live.undo())


def reword_and_undo(table: Table) -> None:
    """Put it into an agreement that stands, and undo that."""
    agreement = table.propose("kept")
    table.act(agreements.reword, agreement.id, Terms(SECRET))
    happened(table.live.undo())


def celebrate_and_change(table: Table) -> None:
    """Celebrate it, and say that twice otherwise."""
    table.act(assessing.plan_celebration, SECRET, SECRET)
    celebration = table.session.celebrations[-1].id
    table.act(assessing.change_celebration, celebration, f"{SECRET}, still", "", SECRET)
    table.act(assessing.change_celebration, celebration, "kept", "", "sunday")


def celebrate_change_and_take_back(table: Table) -> None:
    """Celebrate it, say it otherwise, and take it back."""
    table.act(assessing.plan_celebration, SECRET)
    celebration = table.session.celebrations[-1].id
    table.act(assessing.change_celebration, celebration, f"{SECRET}!", "", "")
    table.act(assessing.take_back_celebration, celebration)


def celebrate_change_and_hold(table: Table) -> None:
    """Celebrate it, say it otherwise, and say that it was celebrated."""
    table.act(assessing.plan_celebration, SECRET)
    celebration = table.session.celebrations[-1].id
    table.act(assessing.change_celebration, celebration, "kept", "", "")
    table.act(assessing.hold_celebration, celebration)


def celebrate_change_and_undo(table: Table) -> None:
    """Put it into a celebration that stands, and undo that."""
    table.act(assessing.plan_celebration, "kept")
    table.act(assessing.change_celebration, table.session.celebrations[-1].id, SECRET, "", "")
    happened(table.live.undo())


def rename_and_undo(table: Table) -> None:
    """Give it as a name, a newcomer's name and a title, and undo all."""
    table.act(people.rename, pid(1), SECRET)
    table.act(people.join, SECRET.upper() + "!")
    table.act(people.rename_alliance, SECRET)
    for _ in range(3):
        happened(table.live.undo())


WAYS: tuple[Callable[[Table], None], ...] = (
    write_and_change,
    write_change_and_take_back,
    change_and_undo,
    undo_redo_undo,
    write_and_undo,
    park_and_drop,
    rest_and_undo,
    rest_and_let_go,
    rest_another_and_let_go,
    rest_after_another_and_let_go,
    rest_twice_and_let_go,
    park_and_undo,
    propose_reword_and_withdraw,
    propose_and_undo,
    reword_and_undo,
    celebrate_and_change,
    celebrate_change_and_take_back,
    celebrate_change_and_hold,
    celebrate_change_and_undo,
    rename_and_undo,
)
"""Ways for words to go."""


def blanked(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records with the blanked ones in the place of theirs, as they come back from a disk."""
    blank = {one.id: one for one in scrubbed(records)}
    return through_json([blank.get(one.id, one) for one in records])
