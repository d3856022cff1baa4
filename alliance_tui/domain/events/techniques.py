"""Events of how people talk: what is on, who begins, what writing does, and what is kept at the end."""

from __future__ import annotations

from msgspec import Struct

from alliance_tui.domain.words import Keep, ParticipantId, StartRule, Technique


class TechniqueChosen(Struct, frozen=True, tag=True):
    """A way of talking was turned on or off for this session."""

    technique: Technique
    """Which one."""

    on: bool
    """Whether it is on now."""


class StartChosen(Struct, frozen=True, tag=True):
    """People chose how it is suggested who begins."""

    rule: StartRule
    """By which rule."""

    first: ParticipantId | None = None
    """Who begins the present step; None where the rule alone decides."""


class WritingBegun(Struct, frozen=True, tag=True):
    """Words are typed while the bar of the turn stands still."""


class WritingEnded(Struct, frozen=True, tag=True):
    """The words are written: the bar of the turn runs again."""


class KeepingChosen(Struct, frozen=True, tag=True):
    """Someone said with their own key what is to stay of the session."""

    participant: ParticipantId
    """Who."""

    keep: Keep
    """What."""


TechniqueEvent = TechniqueChosen | StartChosen | WritingBegun | WritingEnded | KeepingChosen
"""What happens to the way people talk."""
