"""What tells the things apart that lie in the trash: of one alliance there may be several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alliance_tui.domain.people import name_key
from alliance_tui.storage.all_told import logs_of
from alliance_tui.storage.entries import Entry
from alliance_tui.storage.places import OWN
from alliance_tui.storage.settling import told_by


class Holding(NamedTuple):
    """How much of what was said lies in one of them."""

    sessions: int
    """How many sessions; 1 where it is one."""

    records: int
    """How many records, as far as they can be read."""


def holding_of(entry: Entry) -> Holding:
    """How much of what was said lies in it."""
    logs = {log.path: len(told_by(log).records) for log in logs_of(entry)}
    return Holding(sum(log.name != OWN and number > 0 for log, number in logs.items()), sum(logs.values()))


def word_for(entry: Entry, found: Sequence[Entry]) -> str:
    """By which word one of them is meant and no other: its id, or where several have that, its folder's name.

    Args:
        entry: Which one.
        found: Everything in the trash.
    """
    same = [one for one in found if one.note.id == entry.note.id]
    return entry.note.id if len(same) < 2 else entry.path.name


def fitting(wanted: str, found: Sequence[Entry], *, alone: bool) -> list[Entry]:
    """What can be meant by an id, the beginning of one, or a title.

    Args:
        wanted: As it was typed.
        found: Everything in the trash.
        alone: Whether the name of a folder there, or the beginning of it, means that one alone.
    """
    key = name_key(wanted)
    if not key:
        return []
    named = [one for one in found if alone and name_key(one.path.name) == key]
    exact = [one for one in found if one.note.id == key]
    titled = [one for one in found if one.note.session is None and name_key(one.note.title) == key]
    dated = [one for one in found if alone and name_key(one.path.name).startswith(key)]
    begun = [one for one in found if one.note.id.startswith(key) or one in dated]
    return named or exact or titled or begun
