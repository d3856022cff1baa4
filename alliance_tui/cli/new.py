"""`alliance new`: begin an alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from alliance_tui.cli.checks import said_of_new
from alliance_tui.cli.console import MisuseError
from alliance_tui.cli.options import data_dir, folder, has_chosen
from alliance_tui.cli.values import Minutes
from alliance_tui.paths import named, own_settings
from alliance_tui.sentences import commands as say
from alliance_tui.settings.builtin import NAMES

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting
    from alliance_tui.storage.library import FileLibrary


@click.command(help=say.NEW, epilog=say.NEW_EXAMPLES)
@click.argument("names", nargs=-1)
@click.option(
    "--setting",
    "wanted",
    metavar=say.NAME_OR_FILE,
    default="neutral",
    show_default=True,
    help=say.new_setting(names=", ".join(NAMES)),
)
@click.option("--title", default="", help=say.NEW_TITLE)
@click.option(
    "--facilitator",
    "facilitators",
    metavar=say.NAME,
    multiple=True,
    help=say.NEW_FACILITATOR,
)
@click.option(
    "--minutes",
    type=Minutes(),
    metavar=say.NUMBER,
    help=say.NEW_MINUTES,
)
@data_dir()
@click.pass_context
def command(
    context: click.Context,
    names: tuple[str, ...],
    wanted: str,
    title: str,
    facilitators: tuple[str, ...],
    minutes: int | None,
) -> None:
    """Begin an alliance, and sit down for its first session."""
    from alliance_tui.cli.reading import library
    from alliance_tui.cli.screen import check_screen, open_screen
    from alliance_tui.clock import Clock
    from alliance_tui.domain.decisions.people import FACILITATOR_NOT_NAMED, found
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.ui.start import BeginNew

    if not names:
        raise MisuseError(say.no_people())
    setting = _setting(wanted)
    # Tried with an id that is thrown away: nothing is written until the screen is there.
    tried = found(AllianceId("tried"), title, setting, names, Clock().zone(), facilitators)
    if isinstance(tried, Refused):
        guess = _meant(names, facilitators) if tried is FACILITATOR_NOT_NAMED else ""
        raise MisuseError(f"{tried.sentence} {guess}".rstrip())
    new = said_of_new(folder(context), is_chosen=has_chosen(context))
    check_screen(folder(context), make=True)
    alliances = library(context)
    notice = new or _called_already(alliances, tried[0].title)
    open_screen(alliances, BeginNew(title, setting, names, facilitators, minutes or 0, notice))


def _meant(names: tuple[str, ...], facilitators: tuple[str, ...]) -> str:
    """The name that is meant where somebody mistyped whoever facilitates, as a question; or empty."""
    from difflib import get_close_matches

    from alliance_tui.domain.people import clean_name, name_key

    known = {name_key(name): clean_name(name) for name in names}
    for one in facilitators:
        if name_key(one) not in known and (near := get_close_matches(name_key(one), known, n=1)):
            return say.did_you_mean(nearest=known[near[0]])
    return ""


def _called_already(alliances: FileLibrary, title: str) -> str:
    """That there is an alliance with this title, as a sentence; empty where there is none.

    Whoever types a command again often means the first one.
    """
    from alliance_tui.domain.finding import called, short_ids

    lines = alliances.list(renew=False)
    same = called(title, lines)
    return say.called_already(title=title, one=short_ids(lines)[same[-1].id]) if same else ""


def _setting(wanted: str) -> Setting:
    """The setting with a name or in a file.

    Raises:
        MisuseError: There is none, or it cannot be used; the nearest name is said.
    """
    from alliance_tui.cli.reading import setting_called
    from alliance_tui.fitting import shortened
    from alliance_tui.settings.offer import Offer
    from alliance_tui.settings.reading import SettingError, read_setting

    if wanted.endswith(".toml") or "/" in wanted:
        try:
            return read_setting(named(wanted))
        except SettingError as error:
            is_gone = isinstance(error.__cause__, FileNotFoundError)
            said = say.not_there(path=shortened(wanted)) if is_gone else error.sentence
            raise MisuseError(said) from error
    return setting_called(wanted, Offer(own_settings()))
