"""`alliance settings`: what there is, one of them in words, a copy to edit, and a check of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import MisuseError, SentenceError, print_page, say
from alliance_tui.cli.options import data_dir
from alliance_tui.paths import own_settings

if TYPE_CHECKING:
    from alliance_tui.settings.offer import Offer

EXAMPLES: Final = """\b
Examples:
  alliance settings                              all settings, yours too
  alliance settings couple                       what one of them says
  alliance settings new our-house --from neutral
  alliance settings check our-house.toml
"""
"""What its help ends with."""


class SettingsGroup(click.Group):
    """Its commands are its own; any other word is the name of a setting to print."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, or the one that prints the setting of that name."""
        return super().get_command(ctx, cmd_name) or click.Command(
            cmd_name,
            callback=lambda: _print_one(cmd_name),
            help=f"Print the setting {cmd_name}.",
        )


@click.group(
    cls=SettingsGroup,
    invoke_without_command=True,
    epilog=EXAMPLES,
    subcommand_metavar="[NAME] | new NAME | check FILE",
)
@data_dir()
@click.pass_context
def command(context: click.Context) -> None:
    """List the settings, or print one of them.

    A setting is a kind of relationship: its questions, rules, turns and rhythm of reviews. Your own are
    *.toml files in the folder that the list names.
    """
    if context.invoked_subcommand is None:
        from alliance_tui.exports.settings import settings_page

        offer = _offer()
        ours = [(setting, offer.file(name)) for name, setting in offer.items()]
        print_page(settings_page(ours, own_settings()))
        for problem in offer.problems:
            say(problem)


@command.command()
@click.argument("name")
@click.option(
    "--from", "base", metavar="NAME", default="neutral", show_default=True, help="The setting to copy."
)
def new(name: str, base: str) -> None:
    """Write a copy of a setting, with comments, for you to edit. No file is overwritten."""
    from alliance_tui.settings.checking import why_not_an_own_name
    from alliance_tui.settings.offer import no_such
    from alliance_tui.settings.reading import FOLDER
    from alliance_tui.settings.writing import copied

    wrong = why_not_an_own_name(name)
    if wrong:
        raise MisuseError(f'A setting cannot be called "{name}". {wrong}')
    offer = _offer()
    if base not in offer:
        raise MisuseError(no_such(base, offer))
    file = own_settings() / f"{name}.toml"
    try:
        text = copied(offer.file(base) or FOLDER / f"{base}.toml", name, file)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise SentenceError(f"{file} is there already; it was left as it is.") from error
    except OSError as error:
        from alliance_tui.storage.disk import why

        raise SentenceError(f"{file} cannot be written: {why(error)}.") from error
    click.echo(f"{file}\nEdit it, then: alliance new Ana Ben --setting {name}")


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say whether a setting can be read; if not, each key that is wrong and what was expected there.

    FILE is a file, or the name of one of your own settings.
    """
    from alliance_tui.settings.reading import SettingError, read_setting

    own = own_settings() / file.with_suffix(".toml").name
    if own.exists() and not file.exists():
        file = own
    try:
        setting = read_setting(file)
    except SettingError as error:
        for line in str(error).splitlines():
            say(line)
        raise SystemExit(1) from error
    questions = sum(len(words.questions) for words in setting.steps.values())
    click.echo(f'{file.name}: well. "{setting.title}", {questions} questions.')


def _print_one(name: str) -> None:
    from alliance_tui.exports.settings import setting_page
    from alliance_tui.settings.offer import no_such

    offer = _offer()
    setting = offer.get(name.casefold())
    if setting is None:
        raise MisuseError(no_such(name, offer))
    print_page(setting_page(setting))


def _offer() -> Offer:
    from alliance_tui.settings.offer import Offer

    return Offer(own_settings())
