"""The running list of agreements as lines: a frame or a strip, the part that is seen, the review beneath."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from msgspec import Struct
from rich.segment import Segment

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.moments import ReviewWords
from alliance_tui.domain.people import Participant
from alliance_tui.domain.review_standing import ReviewState
from alliance_tui.domain.words import AgreementState, RecordId
from alliance_tui.sentences import running_list as say
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, fit, wrap
from alliance_tui.ui.widgets.agreement_block import consent_pieces, grouped_pieces
from alliance_tui.ui.widgets.agreement_index import AgreementIndex
from alliance_tui.ui.widgets.lines import Row, blank, ink, line, width_of

GROUND: Final = ink(theme.TEXT)
"""The style of what is empty."""

EDGE: Final = ink(theme.LINE)
"""The style of the frame."""

LEAST_WORDS: Final = 8
"""Columns that the words of an agreement have at least in a strip, beside what everyone said to it."""


class ListPlan(Struct, frozen=True):
    """Which rows and columns of the list are for what."""

    width: int
    """Columns of the list."""

    height: int
    """Rows of the list."""

    framed: bool
    """Whether there is a frame; its top holds the title."""

    pad: int
    """Empty columns between the frame and the words."""

    reads_only: bool = False
    """Whether nothing can be changed here, so that no key is offered."""

    @property
    def nothing_yet(self) -> str:
        """What stands where nothing is agreed."""
        return say.NOTHING_YET_THERE if self.reads_only else say.NOTHING_YET

    @property
    def no_review(self) -> str:
        """What stands where no review is planned."""
        return say.NO_REVIEW_THERE if self.reads_only else say.NO_REVIEW

    @property
    def columns(self) -> int:
        """Columns for words."""
        return max(self.width - 2 * self.pad - (2 if self.framed else 0), 1)

    @property
    def rows(self) -> int:
        """Rows below the title and within the frame."""
        return max(self.height - (2 if self.framed else 1), 0)


def list_plan(width: int, height: int, *, reads_only: bool = False) -> ListPlan:
    """The plan of a list of this size; where nothing can be changed, no key is offered in it."""
    framed = width >= 8 and height >= 3
    pad = 1 if framed and width >= 14 else 0
    return ListPlan(width=width, height=height, framed=framed, pad=pad, reads_only=reads_only)


def title(agreements: Sequence[Agreement]) -> str:
    """What the list is called, with how many there are."""
    return say.heading(number=len(agreements))


def review_rows(words: ReviewWords | None, plan: ListPlan) -> list[list[Segment]]:
    """The rule and the review beneath the list."""
    columns, rows = plan.columns, plan.rows
    if words is None:
        said = [[Segment(text, ink(theme.QUIET))] for text in wrap(plan.no_review, columns)]
    else:
        upcoming = words.state is ReviewState.UPCOMING
        countdown = ink(theme.TEXT if upcoming else theme.WAITS, bold=True)
        said = [[Segment(text, countdown)] for text in wrap(words.countdown, columns)]
        if rows >= 12:
            quiet = [text for part in (words.day, words.then) if part for text in wrap(part, columns)]
            said += [[Segment(text, ink(theme.QUIET))] for text in quiet]
    if rows < 2:
        return []
    return said[:1] if rows < 6 else [[Segment("─" * columns, EDGE)], *said]


def list_lines(
    plan: ListPlan, index: AgreementIndex, top: int, heading: str, review: list[list[Segment]]
) -> list[Row]:
    """All lines of the list, from row `top` of the index on."""
    room = plan.rows - len(review)
    seen: list[Sequence[Segment]] = [index.row(top + at) for at in range(min(room, index.height - top))]
    if not index.height:
        seen = [[Segment(text, ink(theme.QUIET))] for text in wrap(plan.nothing_yet, plan.columns)[:room]]
    seen += [()] * (index_rows(plan, index, review) - len(seen))
    rows = [*seen, *review]
    rows += [()] * (plan.rows - len(rows))
    if not plan.framed:
        first = line([Segment(heading, ink(theme.QUIET))], plan.width, GROUND)
        return [first, *(line(pieces, plan.width, GROUND) for pieces in rows)][: plan.height]
    return list(_framed(plan, heading, rows, _thumb(index.height, top, room)))


def index_rows(plan: ListPlan, index: AgreementIndex, review: Sequence[object]) -> int:
    """The rows between the title and the review: as many wherever the list stands."""
    room = max(plan.rows - len(review), 0)
    if index.height:
        return min(room, index.height)
    return min(room, len(wrap(plan.nothing_yet, plan.columns)) + 1)


def _thumb(height: int, top: int, room: int) -> range:
    """The rows of the frame's right side that show which part of the list is seen; none where all is."""
    if height <= room or room < 1:
        return range(0)
    length = max(room * room // height, 1)
    start = round((room - length) * min(top / (height - room), 1.0))
    return range(start, start + length)


def _framed(plan: ListPlan, heading: str, rows: list[Sequence[Segment]], thumb: range) -> Iterator[Row]:
    named = clip(heading, plan.width - 4)
    rest = "─" * (plan.width - len(named) - 4)
    said = Segment(named, ink(theme.QUIET))
    yield (Segment("┌ ", EDGE), said, blank(1, EDGE), Segment(f"{rest}┐", EDGE))
    gap = blank(plan.pad, GROUND)
    for at, pieces in enumerate(rows):
        inner = line([gap, *pieces], plan.width - 2, GROUND)
        right = Segment("┃", ink(theme.QUIET)) if at in thumb else Segment("│", EDGE)
        yield (Segment("│", EDGE), *inner, right)
    yield (Segment(f"└{'─' * (plan.width - 2)}┘", EDGE),)


def told(agreements: Sequence[Agreement]) -> Agreement | None:
    """The one agreement a strip has room for: the newest that waits for someone, else the newest."""
    waiting = [one for one in agreements if one.state is AgreementState.PROPOSED]
    return next(reversed(waiting or list(agreements)), None)


def strip_lines(
    plan: ListPlan,
    agreements: Sequence[Agreement],
    people: Sequence[Participant],
    words: ReviewWords | None,
    kept: Container[RecordId] = (),
) -> list[Row]:
    """The list as a strip: title, one agreement, review."""
    waiting = sum(one.state is AgreementState.PROPOSED for one in agreements)
    heading = [Segment(title(agreements), ink(theme.TEXT, bold=True))]
    if waiting:
        said = f"· {say.not_yet_in_force(number=waiting)}"
        heading += [blank(1, GROUND), Segment(said, ink(theme.WAITS))]
    one = told(agreements)
    nothing = [Segment(clip(plan.nothing_yet, plan.width), ink(theme.QUIET))]
    told_row = _told_row(one, people, plan.width, kept) if one else nothing
    rows = [heading, told_row, _review_row(words, plan)]
    if plan.height == 1:
        rows = [rows[1] if one else rows[0]]
    rows += [[]] * (plan.height - len(rows))
    return [line(pieces, plan.width, GROUND) for pieces in rows[: plan.height]]


def _told_row(
    one: Agreement, people: Sequence[Participant], width: int, kept: Container[RecordId]
) -> list[Segment]:
    """An agreement's words and what everyone said to it; where many said something, each answer once."""
    for pieces, least in ((consent_pieces, width // 3), (grouped_pieces, LEAST_WORDS)):
        answers = [piece for answer in pieces(one, people, kept) for piece in (blank(2, GROUND), answer)]
        room = width - width_of(answers)
        if room >= max(least, LEAST_WORDS):
            return [Segment(fit(one.terms.what, room), GROUND), *answers]
    return [Segment(clip(one.terms.what, width), GROUND)]


def _review_row(words: ReviewWords | None, plan: ListPlan) -> list[Segment]:
    width = plan.width
    if words is None:
        return [Segment(clip(plan.no_review, width), ink(theme.QUIET))]
    upcoming = words.state is ReviewState.UPCOMING
    told = [Segment(clip(words.countdown, width), ink(theme.TEXT if upcoming else theme.WAITS))]
    for part in filter(None, (words.day, words.then)):
        told.append(blank(2, GROUND))
        told.append(Segment(clip(part, max(width - width_of(told), 0)), ink(theme.QUIET)))
    return told
