"""`alliance settings`: what there is, one of them in words, a copy to edit, and a check of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliance_tui.cli.console import MisuseError, SentenceError, print_page, tell
from alliance_tui.cli.options import data_dir
from alliance_tui.cli.reading import setting_called
from alliance_tui.cli.values import PathName
from alliance_tui.cli.writing import is_there
from alliance_tui.fitting import shortened
from alliance_tui.paths import own_settings
from alliance_tui.sentences import commands
from alliance_tui.sentences import commands_settings as say

if TYPE_CHECKING:
    from alliance_tui.settings.offer import Offer


class SettingsGroup(click.Group):
    """Its commands are its own; any other word is the name of a setting to print."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, or the one that prints the setting of that name."""
        return super().get_command(ctx, cmd_name) or click.Command(
            cmd_name,
            callback=lambda: _print_one(cmd_name),
            help=say.print_setting(name=cmd_name),
        )


@click.group(
    cls=SettingsGroup,
    invoke_without_command=True,
    help=say.SETTINGS,
    epilog=say.SETTINGS_EXAMPLES,
    subcommand_metavar=say.SETTINGS_USAGE,
)
@data_dir()
@click.pass_context
def command(context: click.Context) -> None:
    """List the settings, where no command or name follows."""
    if context.invoked_subcommand is None:
        from alliance_tui.exports.settings import settings_page

        offer = _offer()
        ours = [(setting, offer.file(name)) for name, setting in offer.items()]
        print_page(settings_page(ours, own_settings()))
        for problem in offer.problems:
            tell(problem)


@command.command(help=say.SETTINGS_NEW)
@click.argument("name")
@click.option(
    "--from", "base", metavar=commands.NAME, default="neutral", show_default=True, help=say.SETTINGS_FROM
)
def new(name: str, base: str) -> None:
    """Write a copy of a setting, with comments, for you to edit. No file is overwritten."""
    from alliance_tui.settings.builtin import FOLDER
    from alliance_tui.settings.checking import why_not_an_own_name
    from alliance_tui.settings.writing import copied
    from alliance_tui.storage.atomic import make_folder
    from alliance_tui.storage.disk import DISK, why
    from alliance_tui.storage.giving import give

    wrong = why_not_an_own_name(name)
    if wrong:
        raise MisuseError(say.cannot_be_called(name=shortened(name), why=wrong))
    offer = _offer()
    base = setting_called(base, offer).name
    file = own_settings() / f"{name}.toml"
    try:
        text = copied(offer.file(base) or FOLDER / f"{base}.toml", name, file)
        make_folder(DISK, file.parent)
        give(DISK, file, text.encode())
    except FileExistsError as error:
        raise SentenceError(say.left_as_it_was(file=str(file))) from error
    except OSError as error:
        raise SentenceError(commands.cannot_write(file=str(file), why=why(error))) from error
    click.echo(say.edit_it(file=str(file), name=name))


@command.command(help=say.SETTINGS_CHECK)
@click.argument("file", type=PathName(dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say whether a setting can be read; if not, each key that is wrong."""
    from alliance_tui.settings.builtin import builtin_one
    from alliance_tui.settings.reading import SettingError, read_setting

    own = own_settings() / f"{file.stem}.toml"
    # Not by pathlib, which raises where this account may not look.
    if os.path.lexists(own) and not is_there(file):
        file = own
    try:
        ours = None if is_there(file) else builtin_one(str(file).casefold())
        setting = ours or read_setting(file)
    except SettingError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise MisuseError(_not_there(file)) from error
        for line in str(error).splitlines():
            tell(line)
        raise SystemExit(1) from error
    questions = sum(len(words.questions) for words in setting.steps.values())
    click.echo(say.well(file=file.name, title=setting.title, questions=questions))


def _not_there(file: Path) -> str:
    """That there is no file, or where its name is a word no setting, as a sentence."""
    from alliance_tui.settings.offer import no_such

    is_word = file.name == str(file) and not file.suffix
    return no_such(file.name, _offer()) if is_word else commands.not_there(path=str(file))


def _print_one(name: str) -> None:
    from alliance_tui.exports.settings import setting_page

    print_page(setting_page(setting_called(name, _offer())))


def _offer() -> Offer:
    from alliance_tui.settings.offer import Offer

    return Offer(own_settings())
