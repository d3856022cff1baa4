"""Whether words hold two things to do: where a second one begins, somebody does it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from alliance_tui.domain.languages.tongue import Tongue

AND: Final = r"(?:and|und|et|y|e)"
"""How a second part begins, in all languages."""

_THEN: Final = r"(?:(?:then|dann|puis|alors|luego|entonces) )?"
"""May stand between "and" and whoever does the second thing."""

_SENTENCES: Final = re.compile(r"(?<!\b\w)[.!;]\s+(?=\S)")
"""Between two sentences; not after a single letter, as in "e.g."."""

_LONG: Final = 2
"""A part of more words than this is a sentence, whoever does it."""


def is_two(said: str, tongue: Tongue, names: Iterable[str]) -> bool:
    """Whether a second thing to do follows in the words.

    Args:
        said: The words, without what is quoted.
        tongue: Their language.
        names: What the people of the alliance are called.
    """
    parts = [part.strip() for part in _SENTENCES.split(said.strip())]
    doing = _Doing(tongue, names)
    done = [part for part in parts if len(part.split()) > _LONG or doing.begins(part)]
    if sum(not part.endswith("?") for part in done) > 1:
        return True
    return any(map(doing.goes_on, parts))


class _Doing:
    """Finds who does something, in one language."""

    def __init__(self, tongue: Tongue, names: Iterable[str]) -> None:
        called = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name.strip()]
        # Where nobody is named, a pattern that nothing fits.
        name = rf"(?<!\w)(?:{'|'.join(called)})(?![\w'’])" if called else "(?!)"
        pronoun = rf"\b(?:{'|'.join(tongue.subjects)})(?:(?<=['’])|(?![\w'’]))"
        self._subject = rf"(?:{pronoun}|{name})"
        """Somebody."""
        # A noun of German has a capital, and so has a name: what somebody does has none.
        self._named = rf"{name} (?:(?:also|then|always|never|auch|immer) )?(?-i:{tongue.verb})(?![\w'’])"
        """Somebody who is named, and what they do."""
        self._doing = rf"(?:{pronoun}(?:(?<=['’])|\s+)\w|{self._named})"
        """Somebody and what they do."""
        self._clause = rf"(?:{tongue.clauses})(?!\w)"
        """What says only when or why."""
        self._opening = rf"(?:{tongue.clauses}|{tongue.relatives})(?!\w)"
        """The same where a sentence begins with it."""
        self._second = rf"(?:{'|'.join(tongue.second)})(?!\w)"
        """What is done as well."""

    def begins(self, part: str) -> bool:
        """Whether a part begins with somebody and goes on."""
        return re.match(rf"{self._subject}(?:(?<=['’])|\s+)\w", part, re.IGNORECASE) is not None

    def goes_on(self, part: str) -> bool:
        """Whether somebody does a second thing after the first, in one sentence."""
        clauses = self._without_clause(part)
        if clauses is None:
            return False
        for found in re.finditer(rf"(,?)\s+{AND} {_THEN}", clauses, re.IGNORECASE):
            before, after = clauses[: found.start()], clauses[found.end() :]
            if self._is_second(before, after) and (found[1] or not self._has_clause(before)):
                return True
        return self._is_row(clauses)

    def _is_second(self, before: str, after: str) -> bool:
        if re.match(self._second, after, re.IGNORECASE):
            return True
        if not re.match(self._doing, after, re.IGNORECASE):
            return False
        return len(before.split(maxsplit=_LONG)) >= _LONG and not self._ends_in_list(before)

    def _ends_in_list(self, before: str) -> bool:
        """Whether "and" stands between people who do it together: "on Fridays Ana and I cook"."""
        last = re.search(rf"{self._subject}$", before, re.IGNORECASE)
        if last is None:
            return False
        return re.search(rf"{self._subject}\s+\w", before[: last.start()], re.IGNORECASE) is None

    def _is_row(self, said: str) -> bool:
        """Whether two who are named do something each, with a comma between: "Ana cooks, Ben washes up"."""
        doing = list(re.finditer(self._named, said, re.IGNORECASE))
        between = [said[one.end() : other.start()] for one, other in pairwise(doing)]
        return any(words.rstrip().endswith(",") and not self._has_clause(words) for words in between)

    def _without_clause(self, part: str) -> str | None:
        """The words after a clause they begin with; None where it cannot be told where that ends."""
        if not re.match(rf"\W*{self._opening}", part, re.IGNORECASE):
            return part
        ends = re.search(rf",\s+(?!{AND}\b)", part, re.IGNORECASE)
        return part[ends.end() :] if ends else None

    def _has_clause(self, words: str) -> bool:
        return re.search(rf"\b{self._clause}", words, re.IGNORECASE) is not None
