"""The list of alliances and their sessions, drawn row by row however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, overload

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from alliance_tui.domain.people import Participant
from alliance_tui.domain.review_standing import ReviewState
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import AllianceId
from alliance_tui.sentences import shelf as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, clip_name, fit, width
from alliance_tui.ui.widgets.library_rows import (
    AllianceRow,
    GapRow,
    MoreRow,
    Row,
    Rows,
    SessionRow,
    review_when,
    row_key,
    session_date,
    session_length,
    session_words,
)
from alliance_tui.ui.widgets.lines import ink
from alliance_tui.ui.widgets.sheet import Sheet, Thing, strip

INDENT: Final = 4
"""Columns before the line of a session."""

WHEN: Final = 15
"""Columns for when the next review is."""


class Choices(Sequence[Thing]):
    """The rows of a list that can be chosen, each made when it is asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.choices

    @overload
    def __getitem__(self, place: int) -> Thing: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Thing]: ...

    def __getitem__(self, place: int | slice) -> Thing | Sequence[Thing]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return self._at(self._rows.row_of_choice(place))

    def called(self, key: str) -> Thing | None:
        """The one with a key; None where it is not there."""
        y = self._rows.row_called(key)
        return self._at(y) if y is not None else None

    def _at(self, y: int) -> Thing:
        return Thing(row_key(self._rows[y]), y - self._rows.gaps_above(y), y, y + 1)


class LibraryList(Sheet):
    """Draws alliances, each with its sessions below it."""

    alliances: reactive[tuple[AllianceSummary, ...]] = reactive[tuple[AllianceSummary, ...]]((), init=False)
    """What is in the list, in order."""

    looked_for: reactive[str] = reactive("", init=False)
    """Words of a title or of names; empty for everything."""

    now: reactive[datetime | None] = reactive(None, init=False)
    """This moment (UTC), which the words about reviews are seen from."""

    def __init__(self, now: datetime, here: str = "", id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        """A list of nothing yet.

        Args:
            now: This moment (UTC).
            here: The IANA name of the zone that this machine is set to; empty for that of each alliance.
            id: As of any widget.
        """
        super().__init__(id=id)
        self._here = here
        self.set_reactive(LibraryList.now, now)
        self._now = now
        self._rows = Rows(())
        self._choices = Choices(self._rows)
        self._unfolded: frozenset[AllianceId] = frozenset()

    @property
    def row(self) -> Row | None:
        """The row that is highlighted; None for none."""
        thing = self.thing
        return self._rows[thing.start] if thing is not None else None

    def thing_of(self, key: str) -> Thing | None:
        """The row with a key, as something to choose."""
        return self._choices.called(key)

    def unfold(self, alliance: AllianceId) -> None:
        """Show the earlier sessions of an alliance too."""
        place = self.thing.place if self.thing else 0
        self._unfolded |= {alliance}
        self._relist()
        self.highlight_nearest(place)

    def count(self, width: int) -> int:  # noqa: ARG002 (rows are as many at any width)
        """One line a row; one where nothing is found, to say so."""
        return len(self._rows) or int(bool(self.looked_for))

    def draw(self, y: int, width: int, *, highlighted: bool) -> Strip:
        """Draw a row."""
        if not len(self._rows):
            return strip([Segment(f"  {say.NOTHING_FOUND}", ink(theme.QUIET))], width, ink(theme.TEXT))
        ground = theme.PANEL if highlighted else theme.GROUND
        pieces = [Segment("> " if highlighted else "  ", ink(theme.MARKS[0].colour, ground, bold=True))]
        match self._rows[y]:
            case AllianceRow(alliance=alliance):
                pieces += self._alliance(alliance, width - 3, ground)
            case SessionRow() as row:
                pieces += self._session(row, ground)
            case MoreRow(hidden=hidden):
                text = " " * INDENT + say.earlier_sessions(number=hidden)
                pieces.append(Segment(text, ink(theme.QUIET, ground)))
            case GapRow():
                pass
        return strip(pieces, width, ink(theme.TEXT, ground))

    def watch_alliances(self) -> None:
        """List what is there now."""
        self._relist()

    def watch_looked_for(self) -> None:
        """List what is looked for, from its first."""
        self._relist()
        self.highlight_nearest(0)

    def watch_now(self, now: datetime | None) -> None:
        """See the reviews from another moment."""
        self._now = now or self._now

    def _relist(self) -> None:
        place = self.thing.place if self.thing else 0
        self._rows = Rows(self.alliances, self.looked_for, self._unfolded)
        self.things = self._choices = Choices(self._rows)
        if self.thing is None:
            self.highlight_nearest(place)
        self.refresh(layout=True)

    def _alliance(self, alliance: AllianceSummary, columns: int, ground: str) -> Iterable[Segment]:
        """The pieces of an alliance's row: title, people, setting, next review, as far as there is room."""
        title = max(min(columns * 3 // 10, 40), min(columns - WHEN, 18))
        setting = 20 if columns >= 72 else 0
        people = columns - title - setting - WHEN
        yield Segment(fit(alliance.title, title - 2) + "  ", ink(theme.TEXT, ground, bold=True))
        if people >= 10:
            yield from _people(alliance.participants, people, ground)
        elif columns > WHEN + title:
            yield Segment(" " * (columns - title - WHEN), ink(theme.TEXT, ground))
        if setting:
            yield Segment(fit(alliance.setting_title, setting - 2) + "  ", ink(theme.TEXT, ground))
        yield from self._when(alliance, ground)

    def _when(self, alliance: AllianceSummary, ground: str) -> Iterable[Segment]:
        if alliance.review is None:
            return
        when = review_when(alliance.review, self._now, self._here)
        colour = theme.WAITS
        if when.state is ReviewState.UPCOMING:
            colour = theme.GOOD if when.near else theme.QUIET
        words = clip(when.words, WHEN)
        yield Segment(" " * (WHEN - width(words)) + words, ink(colour, ground))

    def _session(self, row: SessionRow, ground: str) -> Iterable[Segment]:
        session, zone = row.session, row.alliance.zone
        said, waits = session_words(session, self._here or zone, self._now)
        quiet = ink(theme.QUIET, ground)
        day = session_date(session, zone, self._now, self._here)
        yield Segment(" " * INDENT + day.ljust(13), quiet)
        if self.size.width >= 50:
            yield Segment(
                fit(vocabulary.SESSION_KINDS[session.kind], 10) + fit(session_length(session), 14), quiet
            )
        yield Segment(said, ink(theme.WAITS, ground) if waits else quiet)


def _people(people: Iterable[Participant], columns: int, ground: str) -> Iterable[Segment]:
    """The people of an alliance, each with their symbol; how many more where they do not fit."""
    left = list(people)
    used = 0
    while left:
        person = left[0]
        more = say.more_people(number=len(left))
        reserve = 0 if len(left) == 1 else width(more) + 2
        room = columns - used - 2 - 2 - reserve
        name = clip_name(person.called, min(room, 24)) if room >= 3 else ""
        if not name:
            yield Segment(more, ink(theme.QUIET, ground))
            used += width(more)
            break
        mark = theme.mark(person.seat)
        yield Segment(f"{mark.symbol} ", ink(mark.colour, ground))
        yield Segment(f"{name}  ", ink(theme.TEXT, ground))
        used += width(name) + 4
        left.pop(0)
    yield Segment(" " * max(columns - used, 0), ink(theme.TEXT, ground))
