"""What records name, and whether it is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec import structs

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import AgreementProposed, AgreementWithdrawn
from alliance_tui.domain.events.floor import FloorTaken
from alliance_tui.domain.events.notes import NoteTakenBack
from alliance_tui.domain.references import brought_by, strays
from alliance_tui.domain.words import ActionId, ParticipantId, RecordId
from tests.builders import Table, pid, record, talking_for
from tests.domain.strategies import own_logs, session_logs


def talked() -> Table:
    """A session in which something was said, agreed and taken back."""
    table = talking_for(60)
    table.note(1, "one")
    agreement = table.propose("phones away")
    table.everyone_agrees(agreement)
    table.act(agreements.withdraw_agreement, agreement.id)
    return table


def with_one_more(table: Table, event: Event) -> tuple[Record, ...]:
    """The log of a session, and one more record in it."""
    log = table.log.read()
    return (*log, record(log[-1].n + 1, event, log[-1].t))


def test_what_the_program_writes_names_nothing_that_is_not_there() -> None:
    """A session folds alone, and so it holds all it names."""
    log = talked().log.read()
    assert strays(log, brought_by(log)) == ()


def test_people_words_and_key_presses_that_are_not_there_are_found() -> None:
    """Also within the words of an agreement."""
    table = talked()
    for event in (
        FloorTaken(ParticipantId("nobody")),
        NoteTakenBack(RecordId("900-aaaaaa")),
        Undone(ActionId("900-aaaaaa")),
        AgreementProposed(Terms("ours", who=(pid(1), ParticipantId("nobody")))),
    ):
        log = with_one_more(table, event)
        assert strays(log, brought_by(log)) == (log[-1],)


def test_what_was_said_before_the_session_may_be_gone() -> None:
    """The session it was said in may have been deleted since."""
    log = with_one_more(talked(), AgreementWithdrawn(RecordId("0-aaaaaa")))
    assert strays(log, brought_by(log)) == ()


def test_who_is_spoken_of_sits_in_the_session() -> None:
    """That somebody belongs to the alliance is not enough: the session folds without its log."""
    log = with_one_more(talked(), FloorTaken(ParticipantId("guest")))
    known = brought_by(log) | {(ParticipantId, "guest")}
    assert strays(log, known) == (log[-1],)


def test_nothing_is_said_before_the_session_began() -> None:
    """It would be passed over in silence."""
    first, *log = talked().log.read()
    late = structs.replace(first, n=log[0].n, writer="zzzzzz")
    assert strays((late, *log), brought_by((late, *log))) == (log[0],)


@given(session_logs | own_logs)
@pytest.mark.no_cover
def test_any_log_can_be_looked_through(log: list[Record]) -> None:
    """Whatever stands in a file; and what names nothing missing stays when the rest goes."""
    known = brought_by(log)
    stray = strays(log, known)
    rest = [one for one in log if one not in stray]
    assert strays(rest, brought_by(rest)) == ()
