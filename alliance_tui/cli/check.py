"""`alliance check`: read every file, say what is well, and mend what is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliance_tui.cli.console import MisuseError, print_page, tell
from alliance_tui.cli.options import data_dir, folder, kept_folder
from alliance_tui.cli.reading import by_whole_id, find, library
from alliance_tui.sentences import commands, store
from alliance_tui.sentences import commands_files as say

if TYPE_CHECKING:
    from alliance_tui.storage.findings import Report


@click.command(help=say.CHECK, epilog=say.CHECK_EXAMPLES)
@click.argument("wanted", metavar=commands.ID_OR_ALL, required=False)
@click.option("--repair", is_flag=True, help=say.CHECK_REPAIR)
@data_dir()
@click.pass_context
def command(context: click.Context, wanted: str | None, repair: bool) -> None:
    """Read every file, and mend what is not well where that is wished."""
    from alliance_tui.cli.check_page import report_page
    from alliance_tui.storage.checking import check
    from alliance_tui.storage.places import ALLIANCES

    home = kept_folder(context)
    only = _meant(context, wanted) if wanted is not None else None
    report = check(home, only)
    is_short = repair and report.is_short
    if repair:
        _mend(home, report, only)
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


def _mend(home: Path, report: Report, only: str | None) -> None:
    from alliance_tui.storage.disk import StoreError, why
    from alliance_tui.storage.duplicates import duplicates
    from alliance_tui.storage.half_written import remove_half_written
    from alliance_tui.storage.mending import mend
    from alliance_tui.storage.privacy import close_to_others
    from alliance_tui.storage.settling import settle_trash
    from alliance_tui.storage.sweeping import sweep

    for sentence in (*sweep(home), *close_to_others(home, only)):
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
    for sentence in (*settle_trash(home, only), *remove_half_written(home, only)):
        tell(sentence)
