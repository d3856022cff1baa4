"""One value of each type there is in a record, made from what its type says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from msgspec import inspect

SAMPLES: dict[type, Any] = {
    inspect.StrType: "Grüße, [/x] \n 👋🏽",
    inspect.IntType: 3,
    inspect.FloatType: 1.25,
    inspect.BoolType: True,
    inspect.DateTimeType: datetime(2026, 11, 22, 18, 0, 0, 125, tzinfo=UTC),
}

PATTERNED = ("2026-12-05", "18:30")
"""Texts of which not every one will do."""


def sample(kind: Any) -> Any:
    """A value of a type, with every optional field filled in."""
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            return cls(**{field.name: sample(field.type) for field in fields})
        case inspect.StrType(pattern=str(pattern)):
            return next(words for words in PATTERNED if re.search(pattern, words))
        case inspect.EnumType(cls=cls):
            return next(iter(cls))
        case inspect.VarTupleType(item_type=item):
            return (sample(item),) * 2
        case inspect.TupleType(item_types=items):
            return tuple(map(sample, items))
        case inspect.DictType(key_type=key, value_type=value):
            return {sample(key): sample(value)}
        case inspect.UnionType(types=kinds):
            return sample(next(one for one in kinds if not isinstance(one, inspect.NoneType)))
        case _:
            return SAMPLES[type(kind)]
