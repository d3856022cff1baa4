"""The commands, and the one place where clock, library, settings and screen are put together.

What a command does not need is not imported for it: `list` and `show` answer before a screen could.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from alliance_tui import __version__
from alliance_tui.clock import Clock
from alliance_tui.console import (
    MisuseError,
    SentenceError,
    check_folder,
    check_terminal,
    print_alliance,
    print_list,
    print_session,
    say,
)
from alliance_tui.paths import data_folder

if TYPE_CHECKING:
    from alliance_tui.domain.finding import Found
    from alliance_tui.domain.method import Setting
    from alliance_tui.domain.summary import AllianceSummary
    from alliance_tui.ports import Library
    from alliance_tui.storage.library import FileLibrary
    from alliance_tui.ui.start import Start

Decorated = TypeVar("Decorated", bound="Callable[..., Any] | click.Command")

EXAMPLES: Final = """\b
Examples:
  alliance                                       all alliances and sessions
  alliance new Ana Ben --setting couple          begin, and talk at once
  alliance new Farid Grace --setting manager --title "Weekly with Farid"
  alliance open Home                             go on with it, or look at it
  alliance demo                                  try every key with made-up words
  alliance list                                  what there is, as text
  alliance show Home --json                      one of them, for programs
"""
"""What the help of the whole program ends with."""

NEW_EXAMPLES: Final = """\b
Examples:
  alliance new Ana Ben --setting couple --title Home
  alliance new Ana Ben Cleo --facilitator Cleo
"""
"""What the help of `new` ends with."""

OPEN_EXAMPLES: Final = """\b
Examples:
  alliance open Home
  alliance open k3qd
"""
"""What the help of `open` ends with."""

SHOW_EXAMPLES: Final = """\b
Examples:
  alliance show Home
  alliance show k3qd --json
"""
"""What the help of `show` ends with."""


def _keep_data_dir(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Keep the folder for the whole program; one named after the command goes before one named earlier."""
    if value:
        context.ensure_object(dict)["data_dir"] = value


def _data_dir(envvar: str | None = None) -> Callable[[Decorated], Decorated]:
    """The option for another data folder, which stands before or after the command."""
    return click.option(
        "--data-dir",
        metavar="FOLDER",
        type=click.Path(file_okay=False),
        envvar=envvar,
        expose_value=False,
        callback=_keep_data_dir,
        help="Keep everything in this folder. ALLIANCE_DATA_DIR does the same.",
    )


@click.group(
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@_data_dir("ALLIANCE_DATA_DIR")
@click.version_option(__version__, message="alliance %(version)s")
@click.pass_context
def alliance(context: click.Context) -> None:
    """Conversations about how you want to be with each other: two to eight people, one laptop.

    Without a command it opens all your alliances.
    """
    if context.invoked_subcommand is None:
        from alliance_tui.ui.start import AtLibrary

        check_terminal()
        check_folder(_folder(context), make=False)
        _open_screen(_library(context), AtLibrary())


@alliance.command(epilog=NEW_EXAMPLES)
@click.argument("names", nargs=-1)
@click.option(
    "--setting",
    "wanted",
    metavar="NAME",
    default="neutral",
    show_default=True,
    help="couple, manager, team, founders, coach or neutral: the words, the turns, the rhythm.",
)
@click.option("--title", default="", help="What you call it. Without one it is called by your names.")
@click.option(
    "--facilitator",
    "facilitators",
    metavar="NAME",
    multiple=True,
    help="Who of you facilitates. Can be repeated.",
)
@_data_dir()
@click.pass_context
def new(
    context: click.Context, names: tuple[str, ...], wanted: str, title: str, facilitators: tuple[str, ...]
) -> None:
    """Begin an alliance, and sit down for its first session.

    It takes the names of two to eight people, in the order of their number keys.
    """
    from alliance_tui.domain.decisions.people import found
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.words import AllianceId
    from alliance_tui.ui.start import BeginNew

    setting = _setting(wanted)
    # Tried with an id that is thrown away: nothing is written until the screen is there.
    tried = found(AllianceId("tried"), title, setting, names, Clock().zone(), facilitators)
    if isinstance(tried, Refused):
        raise MisuseError(tried.sentence)
    check_terminal()
    check_folder(_folder(context), make=True)
    _open_screen(_library(context), BeginNew(title, setting, names, facilitators))


@alliance.command(name="open", epilog=OPEN_EXAMPLES)
@click.argument("wanted", metavar="ID")
@_data_dir()
@click.pass_context
def open_(context: click.Context, wanted: str) -> None:
    """Open one alliance or session, without showing any other.

    ID is an id, the beginning of one, or a title.
    """
    from alliance_tui.ui.start import OpenAlliance, OpenSession

    library = _library(context)
    found = _find(wanted, _listed(library))
    check_terminal()
    if found.session is not None:
        _open_screen(library, OpenSession(found.alliance.id, found.session.id))
    _open_screen(library, OpenAlliance(found.alliance.id))


@alliance.command()
@_data_dir()
def demo() -> None:
    """Try every key in a session of made-up people; nothing is kept."""
    from alliance_tui.demo import begin
    from alliance_tui.settings.reading import builtin
    from alliance_tui.storage.memory import MemoryLibrary
    from alliance_tui.ui.start import OpenSession

    check_terminal()
    library = MemoryLibrary()
    _open_screen(library, OpenSession(*begin(library, Clock(), builtin()["couple"])))


@alliance.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="For programs, in a shape that stays.")
@_data_dir()
@click.pass_context
def list_(context: click.Context, as_json: bool) -> None:
    """Print all alliances with their next review and their sessions."""
    print_list(_listed(_library(context)), Clock().now(), as_json=as_json)


@alliance.command(epilog=SHOW_EXAMPLES)
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="For programs, in a shape that stays.")
@_data_dir()
@click.pass_context
def show(context: click.Context, wanted: str, as_json: bool) -> None:
    """Print one alliance or session.

    ID is an id, the beginning of one, or a title.
    """
    from alliance_tui.domain.fold import fold, fold_alliance

    library = _library(context)
    alliances = _listed(library)
    found = _find(wanted, alliances)
    try:
        own, logs = library.read(found.alliance.id)
    except (LookupError, OSError) as error:
        raise SentenceError(str(error)) from error
    if found.session is not None:
        print_session(fold(logs.get(found.session.id, ())), Clock().now(), as_json=as_json)
    else:
        state = fold_alliance(own, logs.values())
        print_alliance(state, found.alliance.sessions, alliances, Clock().now(), as_json=as_json)


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    # A command that prints is over before there is anything worth collecting; the screen turns it on again.
    gc.disable()
    alliance.main(prog_name="alliance")


def _folder(context: click.Context) -> Path:
    return data_folder(context.ensure_object(dict).get("data_dir"))


def _library(context: click.Context) -> FileLibrary:
    from alliance_tui.storage.library import FileLibrary

    return FileLibrary(_folder(context))


def _listed(library: FileLibrary) -> list[AllianceSummary]:
    """All alliances, the nearest review first, then by title; what could not be read is said.

    Raises:
        SentenceError: Nothing could be read of what is there.
    """
    from alliance_tui.domain.moments import review_moment

    alliances = library.list()
    problems = [*library.problems]
    last = problems.pop() if problems and not alliances else None
    for problem in problems:
        say(problem)
    if last is not None:
        raise SentenceError(last)

    def place(one: AllianceSummary) -> tuple[bool, float, str, str]:
        at = review_moment(one.review).timestamp() if one.review else 0.0
        return one.review is None, at, one.title.casefold(), one.id

    return sorted(alliances, key=place)


def _find(wanted: str, alliances: Sequence[AllianceSummary]) -> Found:
    from alliance_tui.domain.finding import NotFound, find

    found = find(wanted, alliances)
    if isinstance(found, NotFound):
        raise MisuseError(found.sentence)
    return found


def _setting(name: str) -> Setting:
    """The setting with a name; or the nearest name, in a sentence."""
    from alliance_tui.settings.reading import builtin

    setting = builtin().get(name.casefold())
    if setting is not None:
        return setting
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), builtin(), n=1)
    guess = f' Did you mean "{near[0]}"?' if near else ""
    raise MisuseError(f'There is no setting "{name}".{guess} There are {", ".join(builtin())}.')


def _open_screen(library: Library, start: Start) -> NoReturn:
    """Show the screen until people leave it, and end with its exit status."""
    from alliance_tui.settings.reading import builtin
    from alliance_tui.ui.run import run

    gc.enable()
    sys.exit(run(library, Clock(), builtin(), start))
