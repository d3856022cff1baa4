"""What is done together or not at all: undone it leaves no trace, and its line says what it did."""

from __future__ import annotations

import json

import pytest

from alliance_tui.storage.attempt import Attempt
from alliance_tui.storage.ops import Del, Drop, Make, Op, Put, apply, encode_line, read_lines
from alliance_tui.storage.values import Tables

ATTEMPTS: list[list[Op]] = [
    [Put("a", "3", {"new": 1})],
    [Put("a", "1", {"other": 1}), Put("a", "1", {"third": 1})],
    [Put("new", "1", {}), Put("new", "2", {})],
    [Put("a", "9", {}), Del("a", "1"), Put("a", "1", {}), Put("a", "8", {})],
    [Drop("a"), Make("a"), Put("a", "1", {})],
    [Make("c"), Drop("b")],
    [Del("a", "77"), Drop("none")],
]


@pytest.mark.parametrize("ops", ATTEMPTS)
def test_an_attempt_that_is_undone_leaves_no_trace(ops: list[Op]) -> None:
    """The order of tables and documents is as before, too."""
    tables: Tables = {"a": {"1": {"x": 1}, "2": {"x": 2}}, "b": {}}
    before = json.dumps(tables)
    attempt = Attempt(tables)
    for op in ops:
        attempt.do(op)
    attempt.undo()
    assert json.dumps(tables) == before


@pytest.mark.parametrize("part", ATTEMPTS)
@pytest.mark.parametrize("ops", ATTEMPTS)
def test_a_part_that_is_undone_leaves_what_was_done_before_it(ops: list[Op], part: list[Op]) -> None:
    """And all of it can be undone after that, too, with what came later."""
    tables: Tables = {"a": {"1": {"x": 1}, "2": {"x": 2}}, "b": {}}
    first = json.dumps(tables)
    attempt = Attempt(tables)
    for op in ops:
        attempt.do(op)
    before, done = json.dumps(tables), [*attempt.ops]
    mark = attempt.mark()
    for op in part:
        attempt.do(op)
    attempt.undo(mark)
    assert (json.dumps(tables), attempt.ops) == (before, done)
    attempt.mark()
    for op in part:
        attempt.do(op)
    attempt.undo()
    assert json.dumps(tables) == first


@pytest.mark.parametrize("ops", ATTEMPTS)
def test_an_attempt_does_what_a_replay_of_its_line_does(ops: list[Op]) -> None:
    """Memory and disk never differ."""
    tables: Tables = {"a": {"1": {"x": 1}, "2": {"x": 2}}, "b": {}}
    replayed: Tables = {"a": {"1": {"x": 1}, "2": {"x": 2}}, "b": {}}
    attempt = Attempt(tables)
    for op in ops:
        attempt.do(op)
    for op in read_lines(encode_line(1, attempt.ops)).good[0].ops:
        apply(replayed, op)
    assert json.dumps(tables) == json.dumps(replayed)
