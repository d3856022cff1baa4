"""Changes of the tables that are made together or not at all, also as a part of others."""

from __future__ import annotations

from typing import NamedTuple

from alliance_tui.storage.ops import Forget, Op, Put, apply
from alliance_tui.storage.values import Document, Tables


class Mark(NamedTuple):
    """A moment of an attempt, to go back to."""

    ops: int
    """How many changes were made until then."""

    steps: int
    """How many steps lead back from then."""

    has_whole: bool
    """Whether one of them leads back from whatever is changed after it."""


class Attempt:
    """Changes that are made together or not at all."""

    def __init__(self, tables: Tables) -> None:
        self.ops: list[Op] = []
        """What was done so far."""
        self._tables = tables
        self._steps: list[tuple[str, str, Document | None] | Tables] = []
        self._has_whole = False

    def do(self, op: Op) -> None:
        """Make one more change."""
        if not self._has_whole and not isinstance(op, Forget):
            documents = self._tables.get(op.table)
            if isinstance(op, Put) and documents is not None:
                self._steps.append((op.table, op.id, documents.get(op.id)))
            else:
                # Rare, and the only way to give the documents their old order back.
                self._steps.append({name: dict(kept) for name, kept in self._tables.items()})
                self._has_whole = True
        apply(self._tables, op)
        self.ops.append(op)

    def mark(self) -> Mark:
        """Remember this moment, as the beginning of a part that may be undone by itself."""
        mark = Mark(len(self.ops), len(self._steps), self._has_whole)
        self._has_whole = False
        return mark

    def undo(self, mark: Mark = Mark(0, 0, has_whole=False)) -> None:  # noqa: B008 (it never changes)
        """Leave the tables as they were at that moment, or before the first change."""
        while len(self._steps) > mark.steps:
            self._go_back(self._steps.pop())
        del self.ops[mark.ops :]
        self._has_whole = mark.has_whole

    def _go_back(self, step: tuple[str, str, Document | None] | Tables) -> None:
        if isinstance(step, dict):
            self._tables.clear()
            self._tables.update(step)
            return
        table, number, before = step
        if before is None:
            del self._tables[table][number]
        else:
            self._tables[table][number] = before
