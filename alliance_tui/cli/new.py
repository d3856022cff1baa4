"""`alliance new`: begin an alliance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from alliance_tui.cli.console import MisuseError, say
from alliance_tui.cli.options import data_dir, folder
from alliance_tui.paths import own_settings

if TYPE_CHECKING:
    from alliance_tui.domain.method import Setting

EXAMPLES: Final = """\b
Examples:
  alliance new Ana Ben --setting couple --title Home
  alliance new Ana Ben Cleo --facilitator Cleo
  alliance new Ana Ben --setting couple --minutes 40
"""
"""What its help ends with."""


@click.command(epilog=EXAMPLES)
@click.argument("names", nargs=-1)
@click.option(
    "--setting",
    "wanted",
    metavar="NAME|FILE",
    default="neutral",
    show_default=True,
    help="couple, manager, team, founders, coach, neutral, or one of your own: words, turns, rhythm.",
)
@click.option("--title", default="", help="What you call it. Without one it is called by your names.")
@click.option(
    "--facilitator",
    "facilitators",
    metavar="NAME",
    multiple=True,
    help="Who of you facilitates. Can be repeated.",
)
@click.option(
    "--minutes",
    type=click.IntRange(0, 24 * 60),
    default=0,
    metavar="NUMBER",
    help="How long you have, such as 20, 40 or 60: it shortens the turns, and to 20 the steps.",
)
@data_dir()
@click.pass_context
def command(
    context: click.Context,
    names: tuple[str, ...],
    wanted: str,
    title: str,
    facilitators: tuple[str, ...],
    minutes: int,
) -> None:
    """Begin an alliance, and sit down for its first session.

    It takes the names of two to eight people, in the order of their number keys.
    """
    from alliance_tui.cli.reading import library
    from alliance_tui.cli.screen import check_screen, open_screen
    from alliance_tui.clock import Clock
    from alliance_tui.domain.decisions.people import found
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.ui.start import BeginNew

    setting = _setting(wanted)
    # Tried with an id that is thrown away: nothing is written until the screen is there.
    tried = found(AllianceId("tried"), title, setting, names, Clock().zone(), facilitators)
    if isinstance(tried, Refused):
        raise MisuseError(tried.sentence)
    check_screen(folder(context), make=True)
    open_screen(library(context), BeginNew(title, setting, names, facilitators, minutes))


def _setting(wanted: str) -> Setting:
    """The setting with a name or in a file.

    Raises:
        MisuseError: There is none, or it cannot be used; the nearest name is said.
    """
    from alliance_tui.settings.offer import Offer, no_such
    from alliance_tui.settings.reading import SettingError, read_setting

    if wanted.endswith(".toml") or "/" in wanted:
        try:
            return read_setting(Path(wanted).expanduser())
        except SettingError as error:
            raise MisuseError(error.sentence) from error
    offer = Offer(own_settings())
    setting = offer.get(wanted.casefold())
    if setting is not None:
        return setting
    for problem in offer.problems:
        say(problem)
    raise MisuseError(no_such(wanted, offer))
