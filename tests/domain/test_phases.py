"""How a phase ends: alike, whatever comes next."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from alliance_tui.domain.phases import begin, take_floor
from alliance_tui.domain.session import Session
from alliance_tui.domain.talk import BrokenOff, Phase
from alliance_tui.domain.words import SpanKind
from tests.builders import pid, sit

OF_THE_TURN = {"hands", "spoken", "turn", "holders", "split", "begun", "had"}
"""What else becomes different with a new turn."""


@pytest.mark.no_cover
@pytest.mark.parametrize("t", [2.0, 9.0], ids=["at once", "later"])
@pytest.mark.parametrize("begins_again", [False, True])
@pytest.mark.parametrize("kind", SpanKind)
def test_giving_somebody_the_floor_ends_a_phase_as_all_else_does(
    kind: SpanKind, begins_again: bool, t: float
) -> None:
    """It is written down twice, because the fold of a log does it most often."""
    phase = Phase(kind, pid(1) if kind is SpanKind.TALK else None, start=2.0)
    session = replace(
        sit("Ana", "Ben", "Cy").session,
        phase=phase,
        begins_again=begins_again,
        broken_off=BrokenOff(phase, None),
    )
    given = take_floor(session, pid(2), t)
    other = begin(session, given.phase)
    assert other != replace(session, phase=given.phase), "something ends"
    assert {name for name in Session.__struct_fields__ if _differs(given, other, name)} <= OF_THE_TURN
    assert given.spoken == (*other.spoken, (session.step, pid(2)))


def _differs(one: Session, other: Session, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
