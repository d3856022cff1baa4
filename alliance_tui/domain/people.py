"""Participants: who sits at the table, and how they are told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from alliance_tui.domain.words import MAX_NAME, MAX_PEOPLE, ParticipantId
from alliance_tui.sentences import refusals_kept as say

JOINERS = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))
"""Format characters that belong to words: joiners of Persian, Indic scripts and emoji, the tags of flags."""

CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories no name or title holds: control characters, half characters, line separators."""


class Participant(Struct, frozen=True, omit_defaults=True):
    """A person of the alliance. Their seat is their number key, and gives them a colour and a symbol."""

    id: ParticipantId
    """Stays the same when the name is corrected."""

    name: str
    """Unique in the alliance after NFC and casefold."""

    seat: int
    """1 to 8: the number key they press."""

    role: str = ""
    """What the setting calls them, such as "manager"; may be empty."""

    facilitator: bool = False
    """A facilitator's time is not counted and they are not asked for consent."""

    here: bool = True
    """False while they are "not here today"."""

    gone: bool = False
    """True once they have left the alliance."""

    number: int = 0
    """Behind the name, where another one has it too, as `told_apart` says; 0 for none. No record has it."""

    @property
    def called(self) -> str:
        """The name as it is told to people; `name` is as it was typed."""
        return f"{self.name} ({self.number})" if self.number else self.name


def name_key(name: str) -> str:
    """What two names are compared by: NFC, casefold, white space folded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def clean_name(name: str) -> str:
    """A name as it is kept: NFC, on one line, no white space around it."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def has_something_to_see(words: str) -> bool:
    """Whether a name or title is more than invisible characters."""
    return any(unicodedata.category(letter)[0] not in "MZ" and not _is_format(letter) for letter in words)


def has_controls(words: str) -> bool:
    """Whether a name or title holds what could steer a terminal or turn the direction of text."""
    return any(
        unicodedata.category(letter) in CONTROLS or (_is_format(letter) and letter not in JOINERS)
        for letter in words
    )


def _is_format(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf"


def why_not_a_name(name: str, people: Iterable[Participant]) -> str | None:
    """Why a cleaned name cannot be taken beside these people, as a sentence; None where it can."""
    if not has_something_to_see(name):
        return say.NAME_EMPTY
    if len(name) > MAX_NAME:
        return say.name_too_long(most=MAX_NAME, length=len(name))
    if has_controls(name):
        return say.NAME_WITH_CONTROLS
    taken = next((person for person in people if name_key(person.name) == name_key(name)), None)
    if taken is not None:
        return say.name_taken(name=taken.name)
    return None


def free_seat(people: Iterable[Participant]) -> int | None:
    """The lowest seat (1 to 8) nobody of the alliance sits on; None when all are taken."""
    taken = {person.seat for person in people if not person.gone}
    return next((seat for seat in range(1, MAX_PEOPLE + 1) if seat not in taken), None)


def with_gone(people: tuple[Participant, ...], gone: Iterable[Participant]) -> tuple[Participant, ...]:
    """People and those who have left and are named still, by seat; nobody twice."""
    ids = {person.id for person in people}
    left = [replace(one, gone=True, here=False) for one in gone if one.id not in ids]
    return tuple(sorted((*people, *left), key=lambda one: one.seat)) if left else people


def told_apart(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The same people, with numbers so that no two are called alike, in upper or lower case.

    Names are unique among those who are of the alliance, not among those who left it: of these, whoever is
    called like somebody else has a number behind the name, such as "Ana (2)".
    """
    taken = {name_key(person.name) for person in people if not person.gone}
    used: set[str] = set()
    numbers: dict[ParticipantId, int] = {}
    for person in sorted(people, key=lambda one: one.gone):
        key, number = name_key(person.name), 0
        if key in used or (person.gone and key in taken):
            free = (n for n in count(2) if name_key(replace(person, number=n).called) not in taken)
            number = next(free)
            key = name_key(replace(person, number=number).called)
        used.add(key)
        taken.add(key)
        numbers[person.id] = number
    return tuple(
        one if one.number == numbers[one.id] else replace(one, number=numbers[one.id]) for one in people
    )


def as_typed(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """The same people as records have them, without numbers."""
    return tuple(replace(person, number=0) if person.number else person for person in people)


def names_of(people: Iterable[Participant]) -> dict[ParticipantId, str]:
    """What everyone is called, as pages tell of them."""
    return {person.id: person.called for person in people}


def consenting(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """The people whose yes an agreement needs: everyone of the alliance but facilitators."""
    return tuple(person for person in people if not person.gone and not person.facilitator)
