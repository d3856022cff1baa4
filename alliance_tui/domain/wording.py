"""Help with the words of an agreement, for those who ask: what a reader would stumble over later.

Each hint is one sentence and an example. None is a verdict, and nobody has to follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.languages.english import ENGLISH
from alliance_tui.domain.languages.tongue import Tongue
from alliance_tui.domain.people import Participant, consenting, names_of
from alliance_tui.domain.tongues import TONGUES, tongue_of
from alliance_tui.domain.two_in_one import is_two
from alliance_tui.sentences import hints as say

MANY: Final = 7
"""So many agreements can be kept in mind (Derby and Larsen: three to seven)."""

SHORTEST: Final = 2
"""Fewer words than this say too little to be helped."""

ONE_SIDED: Final = 3
"""From so many agreements on it is told that all are kept by the same person."""

BLANK: Final = "…"
"""Stands in an offered sentence for what people will say there."""

_QUOTED: Final = re.compile('["“”„«»`][^"“”„«»`]*["“”„«»`]|\\([^)]*\\)')
"""What is said in quotes, or by the way in brackets."""


class About(Enum):
    """What a hint is about."""

    VAGUE = auto()
    """A word that hides the step."""

    WHEN = auto()
    """No when."""

    OWNER = auto()
    """No owner."""

    TWO = auto()
    """Two in one."""

    ONE_SIDE = auto()
    """Everything owned by one side."""

    GAIN = auto()
    """Someone who gets nothing."""

    MANY = auto()
    """More than seven."""


class Hint(Struct, frozen=True):
    """One thing that can be said about an agreement."""

    about: About
    """What it is about."""

    sentence: str
    """What, in one sentence; may hold typed words."""

    example: str
    """How it could be; empty where the sentence says so itself."""


def hints(terms: Terms, people: Sequence[Participant] = (), others: Iterable[Terms] = ()) -> tuple[Hint, ...]:
    """What can be said about the words of an agreement; nothing where they are clear.

    Args:
        terms: Its words.
        people: Everyone of the alliance.
        others: The words of the other agreements on the table.
    """
    if not terms.what.strip():
        return ()
    around = tuple(others)
    return (*_about_words(terms, people), *_about_all((*around, terms), terms, people))


def has_when_first(what: str) -> bool:
    """Whether words begin with a when in one of the languages, so that none need be put before them."""
    firsts = "|".join(tongue.occasions for tongue in TONGUES)
    return re.match(rf"\W*(?:{firsts})(?!\w)", what, re.IGNORECASE) is not None


def if_then(what: str, people: Iterable[Participant] = ()) -> str:
    """The words as an if-then sentence in their own language; what was typed is in it as it was.

    Args:
        what: The words.
        people: Everyone of the alliance, whose names tell nothing of the language.
    """
    tongue = tongue_of(_without(_names(people), what)) or ENGLISH
    return tongue.if_then.format(what or BLANK)


def _about_words(terms: Terms, people: Sequence[Participant]) -> Iterator[Hint]:
    said = _QUOTED.sub(" ", terms.what)
    names = _names(people)
    tongue = tongue_of(_without(names, said))
    if tongue is None or sum(any(map(str.isalpha, word)) for word in said.split()) < SHORTEST:
        return
    vague = _found(tongue.vague, re.sub(_any_of(tongue.plain), " ", said, flags=re.IGNORECASE))
    if vague:
        yield Hint(About.VAGUE, say.vague(words=vague), tongue.vague_example)
    if is_two(said, tongue, names):
        yield Hint(About.TWO, say.TWO, say.TWO_EXAMPLE)
    yield from _owner(terms, said, tongue, people)
    if not vague and _lacks_when(terms, said, tongue):
        yield Hint(About.WHEN, say.NO_WHEN, tongue.when_example)


def _owner(terms: Terms, said: str, tongue: Tongue, people: Sequence[Participant]) -> Iterator[Hint]:
    if terms.who or len(consenting(people)) == 1:
        return
    nobody = _found(tongue.nobody, said)
    if nobody and said.strip().casefold().startswith(nobody.casefold()):
        yield Hint(About.OWNER, say.nobody(words=nobody), say.MARK_A_NAME)
    elif _found(tongue.me, said.split()[0] if said.split() else ""):
        yield Hint(About.OWNER, say.WHOSE_I, say.WHOSE_I_EXAMPLE)
    elif terms.is_task:
        yield Hint(About.OWNER, say.TASK_OF_EVERYONE, say.MARK_A_NAME)


def _lacks_when(terms: Terms, said: str, tongue: Tongue) -> bool:
    """Whether something that is done has neither a day nor an occasion."""
    if terms.when.strip() or _found(tongue.whens, said):
        return False
    return terms.is_task or not _found(tongue.refusing, said)


def _names(people: Iterable[Participant]) -> tuple[str, ...]:
    """What people are called: by their whole name, and by the first word of it."""
    return tuple({name for person in people for name in (person.name, *person.name.split()[:1])})


def _without(names: Iterable[str], said: str) -> str:
    """The words without some names, which tell nothing of their language."""
    called = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"\b(?:{called})(?!\w)", " ", said, flags=re.IGNORECASE) if called else said


def _about_all(everything: Sequence[Terms], terms: Terms, people: Sequence[Participant]) -> Iterator[Hint]:
    asked = consenting(people)
    names = names_of(asked)
    owners = {one.who for one in everything}
    (owner, *_), alone = terms.who or (None,), len(owners) == 1
    if alone and len(terms.who) == 1 and owner in names and len(everything) >= ONE_SIDED:
        sentence = say.one_side(number=len(everything), name=names[owner])
        yield Hint(About.ONE_SIDE, sentence, say.ONE_SIDE_EXAMPLE)
    gains = {who for one in everything for who, said in one.gains if said.strip()}
    without = [person.called for person in asked if person.id not in gains]
    if gains and without:
        yield Hint(About.GAIN, say.no_gain(name=without[0]), say.GAIN_EXAMPLE)
    if len(everything) > MANY:
        yield Hint(About.MANY, say.many(number=len(everything)), say.MANY_EXAMPLE)


def _found(patterns: Sequence[str], said: str) -> str:
    """The first of some patterns that stands in the words, as it stands there; empty for none."""
    found = re.search(_any_of(patterns), said, re.IGNORECASE)
    return found[0].strip() if found else ""


def _any_of(patterns: Sequence[str]) -> str:
    """The pattern of whichever comes first of some, as whole words."""
    return rf"\b(?:{'|'.join(patterns)})(?!\w)"
