"""`alliance check`: read every file, say what is well, and mend what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import MisuseError, Told, print_page, tell
from alliance_tui.cli.options import data_dir, folder, kept_folder
from alliance_tui.cli.reading import by_whole_id, find, library
from alliance_tui.sentences import commands, store
from alliance_tui.sentences import commands_files as say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from alliance_tui.storage.findings import AllianceReport, Finding, Report

SHORT: Final = 32
"""Columns up to which the name of a file is not broken: our own, below the folder of their alliance."""


@click.command(help=say.CHECK, epilog=say.CHECK_EXAMPLES)
@click.argument("wanted", metavar=commands.ID_OR_ALL, required=False)
@click.option("--repair", is_flag=True, help=say.CHECK_REPAIR)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str | None, repair: bool) -> None:
    """Read every file, and mend what is not well where that is wished."""
    from alliance_tui.storage.checking import check
    from alliance_tui.storage.places import ALLIANCES

    home = kept_folder(context)
    only = _meant(context, wanted) if wanted is not None else None
    report = check(home, only)
    is_short = repair and report.is_short
    if repair:
        _mend(home, report)
        library(context).list()
        if only is not None and not (home / ALLIANCES / only).exists():
            # It got the name of the alliance in it.
            only = report.alliances[0].holds or only
        report = check(home, only)
    print_page(report_page(report, home, whole=only is not None, is_short=is_short))
    if not report.is_well:
        raise SystemExit(1)


def _meant(context: click.Context, wanted: str) -> str:
    """The folder of the alliance that is meant; by its whole id also where it cannot be read."""
    if (known := by_whole_id(context, wanted)) is not None:
        return known
    lines = library(context).list(renew=False)
    try:
        return find(wanted, lines).alliance.id
    except MisuseError:
        # Somebody may have called its folder that.
        if wanted not in _names(folder(context)):
            raise
        return wanted


def _names(home: Path) -> Sequence[str]:
    from alliance_tui.storage.places import alliances_in

    try:
        return alliances_in(home)
    except OSError:
        return ()


def _mend(home: Path, report: Report) -> None:
    from alliance_tui.storage.disk import StoreError, why
    from alliance_tui.storage.duplicates import duplicates
    from alliance_tui.storage.mending import mend
    from alliance_tui.storage.sweeping import sweep

    for sentence in sweep(home):
        tell(sentence)
    # First what gets another name: words that were taken back are then looked for under that.
    others = None
    for alliance in sorted(report.alliances, key=lambda one: one.holds is None):
        if others is None and alliance.holds is None:
            others = duplicates(home)
        try:
            its = None if others is None else others.get(alliance.name, ())
            for sentence in mend(home, alliance.name, its):
                tell(sentence)
        except OSError as error:
            # The others may well be mended.
            reason = str(error) if isinstance(error, StoreError) else store.reason(why=why(error))
            name = say.quoted(title=alliance.title) if alliance.title else alliance.name
            said = say.left_alone if alliance.is_well else say.not_mended
            tell(said(name=name, why=reason))


def report_page(report: Report, home: Path, *, whole: bool, is_short: bool = False) -> RenderableType:
    """What was found out, as a table and a sentence.

    Args:
        report: What was found out.
        home: The data folder: paths are told from there.
        whole: Whether every file is told, not only those there is something to say about.
        is_short: Whether repairing just now could not save all as it was written.
    """
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from alliance_tui.storage.places import ALLIANCES

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(say.CHECK_FILE, overflow="fold", ratio=3)
    table.add_column(say.CHECK_RECORDS, justify="right", no_wrap=True)
    table.add_column(say.CHECK_STATE, overflow="fold", ratio=2)
    table.add_column(say.CHECK_ADVICE, overflow="fold", ratio=4)
    for alliance in report.alliances:
        table.add_row(*_heading(alliance))
        for one in alliance.findings:
            if whole or one.advice:
                table.add_row(*_row(one, home / ALLIANCES / alliance.name, "  "))
    for one in report.others:
        table.add_row(*_row(one, home))
    names = table.columns[0]
    # Broken in two a path cannot be copied; a long one would leave no room for what is said of it.
    names.no_wrap = all(len(str(one)) <= SHORT for one in names.cells)
    sentence = Told(_sentence(report, is_short=is_short))
    return Group(table, Text(""), sentence) if table.row_count else sentence


def _heading(alliance: AllianceReport) -> Iterator[RenderableType]:
    from rich.text import Text

    from alliance_tui.exports.clean import clean_line

    name = clean_line(alliance.name)
    yield Text(f"{clean_line(alliance.title) or say.UNTITLED} ", "bold").append(name, "dim")
    yield f"{sum(len(one.records) for one in alliance.findings):,}"
    yield say.IS_WELL if alliance.is_well else Text(say.LOOK_BELOW, "bold")
    yield ""


def _row(one: Finding, home: Path, indent: str = "") -> Iterator[RenderableType]:
    from rich.text import Text

    from alliance_tui.exports.clean import clean_line

    path = one.path.relative_to(home) if one.path.is_relative_to(home) else one.path
    yield Text(f"{indent}{clean_line(str(path))}", "dim" if not one.state.is_problem else "")
    yield f"{len(one.records):,}" if one.counted else ""
    yield Text(one.state.words, "bold" if one.state.is_problem else "")
    yield Text(one.advice)


def _sentence(report: Report, *, is_short: bool) -> str:
    from alliance_tui.storage.findings import State

    if not report.alliances and report.is_well:
        return say.NOTHING_TO_CHECK
    findings = [one for alliance in report.alliances for one in alliance.findings]
    problems = sum(one.state.is_problem for one in (*findings, *report.others))
    if not problems:
        is_going = any(one.is_going for one in findings)
        is_short = is_short or report.has_losses
        if is_short or any(one.is_torn and one.state.is_tidied for one in findings):
            first = say.ALL_THAT_IS_LEFT if is_short else say.ALL_BUT_AN_END
            return f"{first} {say.AND_WORDS}" if is_going else first
        if any(one.state is State.EMPTIED for one in findings):
            return say.ALL_THAT_IS_THERE
        return say.ALL_BUT_WORDS if is_going else say.ALL_IS_WELL
    mendable = any(one.state.can_be_mended for one in findings) or any(
        one.state.has_words for one in (*findings, *report.others)
    )
    return say.not_as_it_should_be(files=problems, mendable=mendable)
