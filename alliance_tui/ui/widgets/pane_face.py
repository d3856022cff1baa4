"""All that is seen of a participant in a pane: where two faces are equal, nothing is drawn."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.events import Instant
from alliance_tui.domain.note import Note
from alliance_tui.domain.people import Participant
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import turn_time
from alliance_tui.domain.words import ParticipantId
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.seat_state import Doing, SeatState, seat_state
from alliance_tui.ui.widgets.turn_clock import TurnFace, turn_face


class PaneFace(Struct, frozen=True):
    """What a pane shows."""

    person: Participant
    """Whose pane it is."""

    role: str
    """What the setting calls them; empty where it calls everyone the same."""

    state: SeatState | None
    """What they are doing; None where the session has ended."""

    turn: TurnFace | None
    """The time of their turn; None while it is not theirs."""

    notes: tuple[Note, ...]
    """Their words in the present step."""

    more_hands: int = 0
    """How many have raised their hand whose panes have no room; told in the last one that has."""


def pane_face(
    session: Session, now: Instant | None, participant: ParticipantId, look: ClockLook, columns: int
) -> PaneFace | None:
    """What a participant's pane shows, with a clock of so many columns; None where nobody has this id."""
    person = session.person(participant)
    if person is None:
        return None
    t = max(now.t, session.t) if now else session.t
    state = seat_state(session, person, t) if session.is_open else None
    turn = None
    if state is not None and state.has_turn and not person.facilitator:
        time = turn_time(session, t)
        turn = (
            turn_face(time, look, columns)
            if time and state.doing in (Doing.SPEAKING, Doing.BREATHING)
            else None
        )
    role = person.role if any(one.role != person.role for one in session.people) else ""
    return PaneFace(person, role, state, turn, tuple(session.notes_of(participant, session.step)))
