"""`alliance backup`: everything in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from alliance_tui.cli.console import SentenceError, ask, say
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.clock import Clock
from alliance_tui.paths import own_settings

EXAMPLES: Final = """\b
Examples:
  alliance backup ours.zip
  alliance backup /media/stick/ours.zip --force
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("target", metavar="FILE.zip", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@data_dir()
@click.pass_context
def command(context: click.Context, target: Path, force: bool) -> None:
    """Write everything that is kept into one zip file, also while a session is live; your settings too.

    Only your account may read the file, and its words are not encrypted. "alliance restore" reads it back.
    """
    from alliance_tui.storage.archive import take_backup

    target = target.absolute()
    if target.exists() and not force:
        if not ask(f"{target} is there already. Replace it?"):
            raise SentenceError("Nothing was written. --force replaces it without asking.")
        force = True
    try:
        taken = take_backup(folder(context), target, Clock().now(), own_settings(), force=force)
    except FileExistsError as error:
        raise SentenceError(f"{target} is there already. Nothing was written.") from error
    except OSError as error:
        raise SentenceError(str(error)) from error
    what = "1 alliance" if taken.alliances == 1 else f"{taken.alliances:,} alliances"
    if taken.settings:
        own = "1 setting" if taken.settings == 1 else f"{taken.settings:,} settings"
        what = f"{what} and {own} of your own"
    for name in taken.damaged:
        say(f"{name} is damaged, and in the backup as it is.")
    say(f"{what}, {taken.files:,} files, in {target}. Only your account can read it; it is not encrypted.")
