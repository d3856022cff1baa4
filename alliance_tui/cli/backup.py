"""`alliance backup`: everything in one file."""

from __future__ import annotations

from pathlib import Path

import click

from alliance_tui.cli.console import SentenceError, ask, tell
from alliance_tui.cli.options import data_dir, kept_folder
from alliance_tui.cli.values import PathName
from alliance_tui.cli.writing import followed_target, is_there
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.paths import own_settings
from alliance_tui.sentences import commands_backup as say


@click.command(help=say.BACKUP, epilog=say.BACKUP_EXAMPLES)
@click.argument("target", metavar=say.ZIP, type=PathName(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help=say.BACKUP_FORCE)
@data_dir()
@click.pass_context
def command(context: click.Context, target: Path, force: bool) -> None:
    """Write everything that is kept into one zip file."""
    from alliance_tui.storage.archive import take_backup

    target = target.absolute()
    home = kept_folder(context)
    real = followed_target(home, target)
    if is_there(target) and not force:
        if not ask(say.replace_it(file=str(target))):
            raise SentenceError(say.BACKUP_NOT_WRITTEN)
        force = True
    try:
        taken = take_backup(home, real, Clock().now(), own_settings(), force=force)
    except FileExistsError as error:
        raise SentenceError(say.came_meanwhile(file=str(target))) from error
    except OSError as error:
        raise SentenceError(words_of(error)) from error
    for name in taken.damaged:
        tell(say.damaged(file=name))
    for sentence in taken.missing:
        tell(sentence)
    tell(say.backed_up(number=taken.alliances, settings=taken.settings, files=taken.files, file=str(target)))
    kept = say.kept_beside(file=str(taken.kept)) if taken.kept is not None else ""
    if kept:
        tell(kept)
    if taken.missing:
        raise SentenceError(say.not_complete(number=len(taken.missing)))
    if taken.damaged:
        raise SentenceError(say.holds_damage(number=len(taken.damaged)))
