"""A person's own words in a step, as lines of their pane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.segment import Segment

from alliance_tui.domain.method import NOTE_KINDS
from alliance_tui.domain.session import Note
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

    above: int
    """Notes whose beginning is out of sight above; 0 where no row says so."""

    below: int
    """Notes out of sight below, at least in part; 0 where no row says so."""

    back: int
    """How many lines back from the newest this is; no more than there are."""


def note_view(lines: tuple[NoteLine, ...], rows: int, back: int) -> NoteView:
    """The part that fits into so many rows, `back` lines back from the newest.

    Where something is out of sight, the row beside it says so, unless there are only two rows.
    """
    if len(lines) <= rows:
        return NoteView(lines=lines, above=0, below=0, back=0)
    says = rows > 2
    back = max(0, min(back, len(lines) - rows + int(says)))
    end = len(lines) - back
    room = rows - int(says and back > 0)
    start = max(end - room, 0)
    if says and start > 0:
        start += 1
    above = sum(line.begins for line in lines[:start]) if says else 0
    below = sum(line.begins for line in lines[end:]) if says else 0
    if says and start > 0:
        above = max(above, 1)
    if says and back > 0:
        below = max(below, 1)
    return NoteView(lines=lines[start:end], above=above, below=below, back=back)
