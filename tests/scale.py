"""How much of it is run: all, or a sample that is the same each time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import product
from random import Random
from typing import Any, Final, TypeVar

T = TypeVar("T")

WHOLE: Final = "ALLIANCE_ALL_TESTS"
"""The variable of the environment that asks for all of it."""


def whole() -> bool:
    """Whether all of it is to be run."""
    return bool(os.environ.get(WHOLE))


def sample(cases: Sequence[T], size: int, seed: int = 1) -> list[T]:
    """All cases, or a seeded sample of this size with the first and the last in it; in their order."""
    if whole() or len(cases) <= size:
        return [*cases]
    inner = Random(seed).sample(range(1, len(cases) - 1), size - 2)
    return [cases[place] for place in (0, *sorted(inner), len(cases) - 1)]


def share(cases: Sequence[T], nth: int, of: int) -> list[T]:
    """All cases, or those that fall to the nth of so many who try them: together they try each once."""
    return [*cases] if whole() else [*cases[nth % of :: of]]


def mixed(*kinds: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Every combination of what there is of some kinds, or so many that each of it is in one."""
    if whole():
        return [*product(*kinds)]
    return [tuple(kind[nth % len(kind)] for kind in kinds) for nth in range(max(map(len, kinds)))]
