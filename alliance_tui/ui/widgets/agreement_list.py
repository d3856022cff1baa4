"""The running list of agreements, with the review beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import is_

from textual import events
from textual.message import Message
from textual.reactive import reactive

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.events import Instant
from alliance_tui.domain.moments import ReviewWords, review_words
from alliance_tui.domain.people import Participant
from alliance_tui.domain.saving import ReadOnly, Saved, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.to_agree import kept_in
from alliance_tui.domain.words import RecordId
from alliance_tui.ui.widgets.agreement_index import AgreementIndex
from alliance_tui.ui.widgets.agreement_lines import (
    ListPlan,
    index_rows,
    list_lines,
    list_plan,
    review_rows,
    strip_lines,
    title,
    told,
)
from alliance_tui.ui.widgets.drawn import Drawn
from alliance_tui.ui.widgets.lines import Row

WHEEL = 3
"""Rows that one notch of the wheel moves."""


class AgreementList(Drawn):
    """Draws only the agreements that are seen. It takes no focus; the wheel scrolls it."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment."""

    status: reactive[SaveStatus] = reactive[SaveStatus](Saved(), init=False, repaint=False)
    """How safely the newest action is kept, or that nothing can be changed here."""

    strip: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether there is only room for a strip."""

    @dataclass(eq=False)
    class Pressed(Message):
        """Someone clicked on an agreement."""

        list: AgreementList
        """In which list."""

        agreement: RecordId
        """Which agreement."""

        @property
        def control(self) -> AgreementList:
            """In which list."""
            return self.list

    @dataclass(eq=False)
    class Called(Message):
        """Someone clicked on what stands around the agreements."""

        list: AgreementList
        """In which list."""

        action: str
        """What the key there does: `agreements` for the title, `agreement` where there is none, `review`."""

        @property
        def control(self) -> AgreementList:
            """In which list."""
            return self.list

    def __init__(
        self,
        here: str = "",
        *,
        id: str | None = None,  # noqa: A002 (Textual's name for it)
        classes: str | None = None,
    ) -> None:
        """A list of nothing yet.

        Args:
            here: The IANA name of the zone that this machine is set to; empty for the session's own.
            id: As of any widget.
            classes: As of any widget.
        """
        super().__init__(id=id, classes=classes)
        self._here = here
        self._index = AgreementIndex()
        self._top = self._bottom = 0
        self._shows_newest = False
        self._of: tuple[object, object, object] = (None, None, None)
        """What that which is drawn was told from; the same things tell the same."""
        self._raw: tuple[Agreement, ...] = ()
        self._live: tuple[Agreement, ...] = ()
        self._people: tuple[Participant, ...] = ()
        self._kept: frozenset[RecordId] = frozenset()
        self._review: ReviewWords | None = None

    def watch_session(self) -> None:
        """Draw what changed."""
        self._look()

    def watch_now(self, before: Instant | None, now: Instant | None) -> None:
        """Draw what time changes: the day of the review comes nearer."""
        if before is None or now is None or _minute(before) != _minute(now):
            self._look()

    def watch_status(self, before: SaveStatus, now: SaveStatus) -> None:
        """Offer the keys, or offer them no more."""
        if isinstance(before, ReadOnly) != isinstance(now, ReadOnly):
            self.redraw()

    def watch_strip(self) -> None:
        """Draw it anew."""
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Row]:
        """The list as it should stand now."""
        self._take_over()
        plan = self._plan(width, height)
        if self.strip:
            return strip_lines(plan, self._live, self._people, self._review, self._kept)
        review = review_rows(self._review, plan)
        self._lay_out(plan)
        self._bottom = self._whole_below(max(self._index.height - plan.rows + len(review), 0))
        self._top = self._bottom if self._shows_newest else min(self._top, self._bottom)
        return list_lines(plan, self._index, self._top, title(self._live), review)

    def _plan(self, width: int, height: int) -> ListPlan:
        return list_plan(width, height, reads_only=isinstance(self.status, ReadOnly))

    def _lay_out(self, plan: ListPlan) -> None:
        """Lay out what is new; at another width the same agreement stays at the top, on another row."""
        is_wide_as_before = plan.columns == self._index.columns
        first = self._index.place_of(self._top)
        self._index.lay_out(self._live, self._people, plan.columns, self._kept)
        if not is_wide_as_before:
            self._top = self._index.first_row(first)

    def _whole_below(self, y: int) -> int:
        """The first row, from this one on, where an agreement begins; itself in the midst of the last one."""
        place = self._index.place_of(y)
        first = self._index.first_row(place)
        below = first if first == y else self._index.first_row(place + 1)
        return below if below < self._index.height else y

    def _look(self) -> None:
        """Draw anew if anything that is seen may have changed."""
        if self._take_over():
            self.redraw()

    def _take_over(self) -> bool:
        """Note what is to be drawn; answers whether it differs from what was noted before."""
        session = self.session
        if session is None:
            return False
        review = None
        if session.review is not None:
            review = review_words(session.review, self.now.at if self.now else session.opened, self._here)
        of = (session.agreements, session.participants, session.assessment)
        if review == self._review and all(map(is_, of, self._of)):
            return False
        self._of = of
        people, live = session.participants, session.live_agreements
        kept = frozenset(one.id for one in kept_in(session))
        seen = (people, kept, review)
        if session.agreements is self._raw and seen == (self._people, self._kept, self._review):
            return False
        if self._raw and len(live) > len(self._live):
            self._shows_newest = True
        self._raw, self._live = session.agreements, live
        self._people, self._kept, self._review = seen
        return True

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what stands above."""
        self._scroll(event, -WHEEL)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what stands below."""
        self._scroll(event, WHEEL)

    def _scroll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        self._top = min(max(self._top + rows, 0), self._bottom)
        self._shows_newest = 0 < self._bottom == self._top
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which agreement was clicked on, or what around them."""
        event.stop()
        plan = self._plan(*self.size)
        agreement = self._told(event.y) if self.strip else self._agreement_at(plan, event.y)
        if agreement is not None:
            self.post_message(self.Pressed(self, agreement))
        elif called := self._called(plan, event.y):
            self.post_message(self.Called(self, called))

    def _called(self, plan: ListPlan, y: int) -> str:
        """What the key of a line does that is about no agreement; empty for nothing."""
        if y == 0 and (self._live or not self.strip or self.size.height > 1):
            return "agreements"
        review = review_rows(self._review, plan)
        above = 1 if self.strip else index_rows(plan, self._index, review)
        if y <= above:
            return "" if self._live else "agreement"
        return "review" if self.strip or y <= above + len(review) else ""

    def _told(self, y: int) -> RecordId | None:
        one = told(self._live)
        return one.id if one is not None and (y == 1 or self.size.height == 1) else None

    def _agreement_at(self, plan: ListPlan, y: int) -> RecordId | None:
        room = plan.rows - len(review_rows(self._review, plan))
        return self._index.agreement_at(self._top + y - 1) if 1 <= y <= room else None


def _minute(moment: Instant) -> int:
    """The minute a moment falls into: the words about a review do not change within one."""
    return int(moment.at.timestamp() // 60)
