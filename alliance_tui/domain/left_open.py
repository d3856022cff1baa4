"""What is open as people look back: to agree, to celebrate, to talk about; and what of it can wait."""

from __future__ import annotations

from typing import assert_never

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.carried import Parked, Rested
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import to_agree
from alliance_tui.sentences import vocabulary
from alliance_tui.sentences.lot import topic_of

Open = Agreement | Celebration | Parked | Rested
"""Something that is open."""


def left_open(session: Session) -> tuple[Open, ...]:
    """All that is open, in the order it is asked about; what rests until a later day, too."""
    return (*to_agree(session), *session.celebrations, *session.parked, *session.rested)


def can_wait(session: Session) -> tuple[Open, ...]:
    """What is open and can wait, as people said looking back."""
    return tuple(one for one in left_open(session) if key_of(one) in session.assessment.waits)


def can_wait_words(session: Session) -> tuple[str, ...]:
    """The words of each, as `told_of` has them."""
    return tuple(told_of(one) for one in can_wait(session))


def told_of(one: Open) -> str:
    """Its words; of a topic without words, which step it is of."""
    told = words_of(one)
    if told or not isinstance(one, Parked | Rested):
        return told
    return topic_of(step=vocabulary.STEPS[one.step])


def key_of(one: Open) -> str:
    """What tells it from all else that is open."""
    return one.key if isinstance(one, Rested) else one.id


def words_of(one: Open) -> str:
    """What it is, in people's words; empty for a topic of which logs from before keep the step alone."""
    match one:
        case Agreement():
            return one.terms.what
        case Celebration():
            return one.what
        case Parked():
            return one.text
        case Rested():
            return one.about
        case _:
            assert_never(one)
