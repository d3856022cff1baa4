"""A person's own words in a step, as lines of their pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.segment import Segment

from alliance_tui.domain.method import NOTE_KINDS
from alliance_tui.domain.note import Note
from alliance_tui.domain.words import RecordId
from alliance_tui.sentences import panes as say
from alliance_tui.sentences import vocabulary
from alliance_tui.ui.text import wrap
from alliance_tui.ui.theme import QUIET, TEXT
from alliance_tui.ui.widgets.lines import ink

BULLET = "• "
"""Before the first line of a note; the lines after it stand under its first letter."""


class NoteLine(Struct, frozen=True):
    """One line of one note."""

    note: RecordId
    """Which note."""

    begins: bool
    """Whether it is the note's first line."""

    text: str
    """The words on it."""

    quiet: int = 0
    """How many letters at its beginning are not the person's own but the word for its kind."""

    def pieces(self) -> list[Segment]:
        """The line as it is drawn."""
        lead = Segment(BULLET if self.begins else " " * len(BULLET), ink(QUIET))
        return [
            lead,
            Segment(self.text[: self.quiet], ink(QUIET)),
            Segment(self.text[self.quiet :], ink(TEXT)),
        ]


def note_lines(notes: Sequence[Note], columns: int) -> tuple[NoteLine, ...]:
    """All notes, each wrapped whole to so many columns."""
    return tuple(line for note in notes for line in _lines(note, columns))


def _lines(note: Note, columns: int) -> Iterator[NoteLine]:
    room = max(columns - len(BULLET), 1)
    kind = ""
    if note.heard_by is not None:
        kind = say.HEARD if note.confirmed else say.SAID_BACK
    elif note.kind is not NOTE_KINDS[note.step]:
        kind = say.kind(kind=vocabulary.NOTE_KINDS[note.kind])
    if len(kind) > room // 2:
        kind = ""
    for at, text in enumerate(wrap(kind + note.text, room)):
        quiet = min(len(kind), len(text)) if at == 0 else 0
        yield NoteLine(note=note.id, begins=at == 0, text=text, quiet=quiet)


class NoteView(Struct, frozen=True):
    """The part of the notes that is seen, and how many are out of sight on either side."""

    lines: tuple[NoteLine, ...]
    """The lines that are seen."""

    above: int | None
    """Notes before the first that is seen; 0 where only its own beginning is, None where no row says so."""

    below: int | None
    """Notes after the last that is seen; 0 where only its own end is, None where no row says so."""

    back: int
    """How many lines back from the newest this is; no more than there are."""


def note_view(lines: tuple[NoteLine, ...], rows: int, back: int | None) -> NoteView:
    """The part that fits into so many rows, `back` lines back from the newest.

    Where something is out of sight, the row beside it says so, unless there are only two rows. With None it
    is the newest note, from its beginning where it does not fit, and what fits before it.
    """
    if len(lines) <= rows:
        return NoteView(lines=lines, above=None, below=None, back=0)
    says = rows > 2
    back = _to_beginning(lines, rows, says=says) if back is None else back
    back = max(0, min(back, len(lines) - rows + int(says)))
    end = len(lines) - back
    room = rows - int(says and back > 0)
    start = max(end - room, 0)
    if says and start > 0:
        start += 1
    above = below = None
    if says and start > 0:
        above = sum(line.begins for line in lines[:start]) - (not lines[start].begins)
    if says and back > 0:
        below = sum(line.begins for line in lines[end:])
    return NoteView(lines=lines[start:end], above=above, below=below, back=back)


def _to_beginning(lines: tuple[NoteLine, ...], rows: int, *, says: bool) -> int:
    """How many lines back the newest note is seen from its beginning; 0 where it fits."""
    start = max(place for place, line in enumerate(lines) if line.begins)
    room = rows - int(says and start > 0)
    return len(lines) - start - room + int(says) if len(lines) - start > room else 0
