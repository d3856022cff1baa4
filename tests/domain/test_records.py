"""The records themselves: frozen, named by what happened, and the same after a disk."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from msgspec import Struct
from msgspec.structs import StructConfig

from alliance_tui import domain
from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.method import Setting, StepWords
from alliance_tui.domain.words import ActionId, Step
from tests.builders import record, through_json
from tests.domain.strategies import EVENT_KINDS, likely


def structs() -> Iterator[type[Struct]]:
    """Every record and state of the domain."""
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Struct) and value.__module__ == module.name:
                yield value


def config(kind: type[Struct]) -> StructConfig:
    """How a struct was declared."""
    return kind.__struct_config__


def test_every_record_and_state_is_frozen() -> None:
    """What travels cannot be changed on the way."""
    kinds = list(structs())
    assert len(kinds) > len(EVENT_KINDS)
    assert [kind.__name__ for kind in kinds if not config(kind).frozen] == []


def test_every_event_is_told_apart_by_its_name() -> None:
    """In the file too."""
    assert {config(kind).tag for kind in EVENT_KINDS} == {kind.__name__ for kind in EVENT_KINDS}


@given(likely)
def test_every_event_comes_back_from_a_disk(event: Event) -> None:
    """With everything in it."""
    kept = record(1, event, 1.5)
    assert through_json([kept]) == (kept,)


def test_a_moment_without_a_zone_is_not_read() -> None:
    """Nobody could put it in order."""
    plain = msgspec.to_builtins(record(1, Undone(ActionId("x"))))
    assert msgspec.convert(plain, Record).at.tzinfo is UTC
    with pytest.raises(msgspec.ValidationError, match="timezone"):
        msgspec.convert({**plain, "at": datetime(2026, 1, 1).isoformat()}, Record)  # noqa: DTZ001 - meant


def test_a_records_id_says_its_place_and_its_writer() -> None:
    """That is what notes and agreements are named by."""
    assert record(12, Undone(ActionId("x")), writer="abcdef").id == "12-abcdef"


def test_a_setting_of_before_and_one_of_later_are_read() -> None:
    """A session keeps a copy of its setting: what came since has defaults, what is strange is passed over."""
    before = {
        "name": "couple",
        "title": "couple",
        "roles": ["partner"],
        "turn": 120,
        "review": "every week",
        "rhythms": ["every week"],
        "steps": {"needs": {"questions": ["What do you need?"]}},
    }
    read = msgspec.convert({**before, "colour": "red"}, Setting)
    assert msgspec.to_builtins(read, str_keys=True) == before | {
        "roles": ("partner",),
        "rhythms": ("every week",),
        "steps": {"needs": {"questions": ("What do you need?",)}},
    }
    assert (read.rules, read.techniques, read.words(Step.REVIEW)) == ((), (), StepWords(()))
