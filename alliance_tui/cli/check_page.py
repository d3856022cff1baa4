"""What `alliance check` prints: a line for each file, and below it whole what there is to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from alliance_tui.cli.console import Told
from alliance_tui.exports.clean import clean_line
from alliance_tui.sentences import commands_files as say
from alliance_tui.storage.findings import State
from alliance_tui.storage.names import is_damaged
from alliance_tui.storage.places import ALLIANCES

if TYPE_CHECKING:
    from alliance_tui.storage.findings import AllianceReport, Finding, Report

LONGEST: Final = 34
"""Columns up to which a name makes room for itself in all lines: our own are no longer, and indented."""

APART: Final = "  "
"""Stands between columns."""

INDENT: Final = 4
"""Columns before what there is to do about a file."""


class _Line(NamedTuple):
    """A file or an alliance, and how it was found."""

    name: Text
    """Its name, and how far it is indented."""

    records: str
    """How many records it has; empty where they are not counted."""

    state: Text
    """How it was found."""

    advice: str = ""
    """What there is to do about it, in whole sentences; empty for nothing."""

    is_path: bool = True
    """Whether its name is that of a file, and not a title."""


class Lines:
    """Files, one a line in columns; where a terminal is too narrow, its state stands below its name.

    There a title goes on in the next line, and a path stays whole: it has to be copied. Elsewhere no line is
    broken, so that programs find what they look for.
    """

    def __init__(self, lines: Sequence[_Line]) -> None:
        """Lines to be drawn.

        Args:
            lines: The first one names the columns.
        """
        self._lines = lines
        widths = [cell_len(one.name.plain) for one in lines]
        self._first = max((one for one in widths if one <= LONGEST), default=0)
        self._second = max(cell_len(one.records) for one in lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw them, as wide as there is room."""
        room = options.max_width if console.is_terminal else None
        for line in self._lines:
            yield from self._told(line, room)
            if line.advice:
                yield Told(line.advice, INDENT)

    def _told(self, line: _Line, room: int | None) -> Iterator[Text]:
        name = line.name.copy()
        name.pad_right(max(self._first - cell_len(name.plain), 0))
        whole = Text.assemble(name, APART, line.records.rjust(self._second), APART, line.state)
        if room is None or cell_len(whole.plain) <= room:
            whole.no_wrap, whole.overflow = True, "ignore"
            yield whole
            return
        name = line.name.copy()
        if line.is_path:
            name.no_wrap, name.overflow = True, "ignore"
        yield name
        yield Text.assemble(" " * INDENT, f"{line.records}{APART}" if line.records else "", line.state)


def report_page(report: Report, home: Path, *, whole: bool, is_short: bool = False) -> RenderableType:
    """What was found out, in lines and a sentence.

    Args:
        report: What was found out.
        home: The data folder: paths are told from there.
        whole: Whether every file is told, not only those there is something to say about.
        is_short: Whether repairing just now could not save all as it was written.
    """
    lines = [*_lines(report, home, whole=whole)]
    seen = sum(one.state.is_open_to_others for one in report.others)
    also = [say.seen_by_others(files=seen)] if seen else []
    also += [say.opaque(files=report.opaque)] if report.opaque else []
    sentence = Told(" ".join([_sentence(report, is_short=is_short), *also]))
    if not lines:
        return sentence
    columns = _Line(Text(say.CHECK_FILE, "dim"), say.CHECK_RECORDS, Text(say.CHECK_STATE, "dim"))
    return Group(Lines([columns, *lines]), Text(""), sentence)


def _lines(report: Report, home: Path, *, whole: bool) -> Iterator[_Line]:
    for alliance in report.alliances:
        yield _heading(alliance)
        for one in alliance.findings:
            if whole or one.advice:
                yield _line(one, home / ALLIANCES / alliance.name, APART)
    for one in report.others:
        yield _line(one, home)


def _heading(alliance: AllianceReport) -> _Line:
    title = clean_line(alliance.title) or say.UNTITLED
    return _Line(
        Text(f"{title} ", "bold").append(clean_line(alliance.name), "dim"),
        f"{sum(len(one.records) for one in alliance.findings):,}",
        Text(say.IS_WELL) if alliance.is_well else Text(say.LOOK_BELOW, "bold"),
        is_path=False,
    )


def _line(one: Finding, home: Path, indent: str = "") -> _Line:
    path = one.path.relative_to(home) if one.path.is_relative_to(home) else one.path
    return _Line(
        Text(f"{indent}{clean_line(str(path))}", "" if one.state.is_problem else "dim"),
        f"{len(one.records):,}" if one.counted else "",
        Text(one.state.words, "bold" if one.state.is_problem else ""),
        one.advice,
    )


def _sentence(report: Report, *, is_short: bool) -> str:
    if not report.alliances and report.is_well:
        return say.NOTHING_TO_CHECK
    findings = [one for alliance in report.alliances for one in alliance.findings]
    problems = sum(one.state.is_problem for one in (*findings, *report.others))
    if not problems:
        is_going = any(one.is_going for one in findings)
        is_short = is_short or report.has_losses
        if is_short or any(one.is_torn and one.state.is_tidied for one in findings):
            said = [say.ALL_THAT_IS_LEFT if is_short else say.ALL_BUT_AN_END]
            if is_short and any(is_damaged(one.path.name) for one in findings):
                said.append(say.AND_ASIDE)
            return " ".join([*said, say.AND_WORDS] if is_going else said)
        if any(one.state is State.ASIDE and is_damaged(one.path.name) for one in findings):
            return " ".join([say.ALL_AS_REPAIRED, say.AND_WORDS] if is_going else [say.ALL_AS_REPAIRED])
        if any(one.state is State.EMPTIED for one in findings):
            return say.ALL_THAT_IS_THERE
        return say.ALL_BUT_WORDS if is_going else say.ALL_IS_WELL
    mendable = any(one.state.can_be_mended for one in findings) or any(
        one.state.has_words for one in (*findings, *report.others)
    )
    return say.not_as_it_should_be(files=problems, mendable=mendable)
