"""`alliance restore`: a backup, put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import SentenceError, ask_for, say
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.cli.reading import library
from alliance_tui.clock import Clock
from alliance_tui.paths import own_settings

if TYPE_CHECKING:
    from alliance_tui.storage.own_settings import OwnSetting
    from alliance_tui.storage.restoring import Candidate, Choice

EXAMPLES: Final = """\b
Examples:
  alliance restore ours.zip
  alliance restore ours.zip --yes        only what is not here, without asking
  alliance restore ours.zip --force      the backup's wherever the two differ
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="FILE.zip", type=click.Path(exists=True, path_type=Path))
@click.option("--yes", is_flag=True, help="Ask nothing: bring what is not here, keep all that is.")
@click.option("--force", is_flag=True, help="Ask nothing: take the backup's; yours goes to the trash.")
@data_dir()
@click.pass_context
def command(context: click.Context, source: Path, yes: bool, force: bool) -> None:
    """Put a backup back: a file that "alliance backup" wrote, or a data folder.

    It is verified first. Of an alliance that is different here it asks what you want: mine, the backup's, or
    both in one, with all that was said in either. What is replaced lies in the trash for 30 days. Settings of
    your own come back too; of one that is different here it asks, and what is replaced is kept beside it.
    """
    from alliance_tui.storage.own_settings import bring_settings, settings_of
    from alliance_tui.storage.restoring import Choice, put_back, unpacked

    def choose(one: Candidate) -> Choice:
        if one.is_new or one.same:
            return Choice.BACKUP if one.is_new else Choice.MINE
        if force or yes:
            return Choice.BACKUP if force else Choice.MINE
        return _asked(one)

    home = folder(context)
    try:
        with unpacked(home, source) as (stage, found):
            chosen = {one.id: choose(one) for one in found}
            settings = settings_of(stage, own_settings())
            wanted = tuple(one.name for one in settings if _is_wanted(one, yes=yes, force=force))
            done = put_back(home, stage, chosen, Clock().now())
            kept = bring_settings(stage, own_settings(), wanted)
    except (LookupError, OSError) as error:
        raise SentenceError(str(error)) from error
    library(context).list()
    for one in found:
        say(_outcome(one, one.id in done))
    if not found:
        say("There is no alliance in this backup.")
    for setting in settings:
        say(_outcome_of_setting(setting, setting.name in wanted, kept.get(setting.name)))


def _asked(one: Candidate) -> Choice:
    """What is wanted of an alliance that is different here.

    Raises:
        SentenceError: Nobody answers.
    """
    from alliance_tui.storage.restoring import Choice

    say(
        f'"{one.title or one.id}" is here and in the backup, and they differ:'
        f" {one.only_here:,} records are only here, {one.only_there:,} only in the backup."
    )
    while True:
        answer = ask_for("Keep mine, take the backup's, or both in one? [mine/backup/both]").casefold()
        if not answer:
            raise SentenceError("Nothing was changed. --yes keeps yours, --force takes the backup's.")
        if answer in {choice.value for choice in Choice}:
            return Choice(answer)


def _is_wanted(one: OwnSetting, *, yes: bool, force: bool) -> bool:
    """Whether a setting is to be put in its place.

    Raises:
        SentenceError: It is different here, and nobody says what is wanted.
    """
    if one.is_new or one.same or yes or force:
        return one.is_new or (force and not one.same)
    say(f'Your setting "{one.title}" is here and in the backup, and they differ.')
    while True:
        answer = ask_for("Keep mine, or take the backup's? [mine/backup]").casefold()
        if not answer:
            raise SentenceError("Nothing was changed. --yes keeps yours, --force takes the backup's.")
        if answer in {"mine", "backup"}:
            return answer == "backup"


def _outcome_of_setting(one: OwnSetting, is_done: bool, kept: str | None) -> str:
    name = f'Your setting "{one.title}"'
    if one.same:
        return f"{name} is the same here. It was left as it is."
    if not is_done:
        return f"{name} is different here. Yours was kept."
    return f"{name} is back. What was here is kept as {kept}." if kept else f"{name} is back."


def _outcome(one: Candidate, is_done: bool) -> str:
    name = f'"{one.title or one.id}"'
    if one.is_new:
        return f"{name} is back."
    if one.same:
        return f"{name} is the same here. It was left as it is."
    if not is_done:
        return f"{name} is different here. Yours was kept."
    return f"{name} is back. What was here is in the trash for 30 days."
