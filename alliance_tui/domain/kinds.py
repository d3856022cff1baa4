"""What is so of each kind of time: one table, for all that asks more than whose time it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from alliance_tui.domain.words import SpanKind


class Kind(Struct, frozen=True):
    """What is so of a stretch of time of one kind. Nothing has a default: every question is answered."""

    stops_talk: bool
    """Whether the talk stops as a whole: a page covers it, also where nobody gets the floor after it."""

    ends_itself: bool
    """Whether it is over after some seconds."""

    outlasts_absence: bool
    """Whether people who were away are in it still as they come back."""

    is_planned: bool
    """Whether it counts against the time that people planned."""

    mark: str
    """How it is marked in the picture of a session; empty where it is none of its breaks."""


KINDS: Final[Mapping[SpanKind, Kind]] = {
    SpanKind.TIME_OUT: Kind(
        stops_talk=True, ends_itself=False, outlasts_absence=True, is_planned=False, mark="T"
    ),
    SpanKind.PAUSE: Kind(
        stops_talk=True, ends_itself=False, outlasts_absence=True, is_planned=False, mark="z"
    ),
    SpanKind.AWAY: Kind(
        stops_talk=False, ends_itself=False, outlasts_absence=False, is_planned=False, mark="~"
    ),
    SpanKind.QUIET: Kind(stops_talk=True, ends_itself=True, outlasts_absence=False, is_planned=True, mark=""),
    SpanKind.BREATH: Kind(
        stops_talk=False, ends_itself=True, outlasts_absence=False, is_planned=True, mark=""
    ),
    SpanKind.OPEN: Kind(
        stops_talk=False, ends_itself=False, outlasts_absence=False, is_planned=True, mark=""
    ),
    SpanKind.TALK: Kind(
        stops_talk=False, ends_itself=False, outlasts_absence=False, is_planned=True, mark=""
    ),
}
"""Every kind of time; of marks that fall into one place in a picture the first is shown."""
