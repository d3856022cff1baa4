"""Where each line of a list of agreements stands; agreements that did not change are not laid out again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.segment import Segment

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.people import Participant
from alliance_tui.domain.words import RecordId
from alliance_tui.ui.widgets.agreement_block import AgreementBlock, agreement_block

IN_SIGHT: Final = 32
"""So many agreements are kept laid out."""


class AgreementIndex:
    """The agreements as one long column of rows, of which any can be asked for."""

    def __init__(self) -> None:
        self._agreements: tuple[Agreement, ...] = ()
        self._key: tuple[tuple[Participant, ...], int, frozenset[RecordId]] = ((), 0, frozenset())
        self._heights: list[int] = []
        self._ends: list[int] = []
        self._laid: dict[int, AgreementBlock] = {}

    @property
    def height(self) -> int:
        """All rows together."""
        return self._ends[-1] if self._ends else 0

    def lay_out(
        self,
        agreements: Sequence[Agreement],
        people: Sequence[Participant],
        columns: int,
        kept: frozenset[RecordId] = frozenset(),
    ) -> bool:
        """Take over the newest agreements, and which were kept and wait; answers whether anything changed."""
        agreements = tuple(agreements)
        key = (tuple(people), columns, kept)
        if key == self._key and agreements == self._agreements:
            return False
        known = {}
        if key == self._key:
            known = dict(zip(map(id, self._agreements), self._heights, strict=True))
            self._laid = {place: self._laid[place] for place in map(id, agreements) if place in self._laid}
        else:
            self._laid.clear()
        self._agreements, self._key = agreements, key
        self._heights = [known.get(id(one)) or len(self._block(one).rows) for one in agreements]
        self._ends = list(accumulate(self._heights))
        return True

    @property
    def columns(self) -> int:
        """How wide they were laid out last."""
        return self._key[1]

    def place_of(self, y: int) -> int:
        """The place in the list of the agreement that a row is about; the last one's beyond it."""
        return min(bisect_right(self._ends, y), max(len(self._ends) - 1, 0))

    def first_row(self, place: int) -> int:
        """The first row of the agreement at a place in the list; the end where there are not so many."""
        return self._ends[min(place, len(self._ends)) - 1] if place and self._ends else 0

    def row(self, y: int) -> tuple[Segment, ...]:
        """The pieces of one row; none beyond the last."""
        if not 0 <= y < self.height:
            return ()
        at = bisect_right(self._ends, y)
        return self._block(self._agreements[at]).rows[y - self._ends[at]]

    def agreement_at(self, y: int) -> RecordId | None:
        """Which agreement a row is about; None between two of them and beyond the last."""
        if not 0 <= y < self.height:
            return None
        at = bisect_right(self._ends, y)
        return self._agreements[at].id if self._block(self._agreements[at]).rows[y - self._ends[at]] else None

    def _block(self, agreement: Agreement) -> AgreementBlock:
        """One of them laid out: of many that there are, few are ever in sight."""
        laid = self._laid.get(id(agreement))
        if laid is None:
            if len(self._laid) >= IN_SIGHT:
                self._laid.clear()
            people, columns, kept = self._key
            laid = self._laid[id(agreement)] = agreement_block(agreement, people, columns, kept)
        return laid
