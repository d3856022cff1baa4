"""`alliance where`: every folder and file there is, or would be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from alliance_tui.cli.console import print_json, print_page, tell
from alliance_tui.cli.options import as_json, data_dir, folder
from alliance_tui.paths import config_folder, log_file, own_settings
from alliance_tui.sentences import commands, store
from alliance_tui.sentences import commands_files as say

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

FIRST: Final = 34
"""Columns for the name of a place."""

SECOND: Final = 14
"""Columns for how many files are there, and for how long they are."""

APART: Final = "  "
"""Stands between columns."""


class Place(NamedTuple):
    """A folder, a file or a kind of file."""

    kind: str
    """What it is, in a word or two."""

    path: str
    """Where it is; of a kind of file, with a star."""

    exists: bool
    """Whether it is there."""

    holds: str
    """What is in it, in a few words."""

    files: int
    """How many files that are."""

    bytes: int
    """How long they are together."""

    why_closed: str = ""
    """Why nobody can tell what is in it, or whether it is there; empty where it can be told."""


@click.command(help=say.WHERE)
@as_json()
@data_dir()
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Print every folder and kind of file, whether it is there, and what is in it."""
    from alliance_tui.storage.disk import why

    home = folder(context)
    found = tuple(places(home))
    if as_json:
        print_json({"places": [place._asdict() for place in found]})
    else:
        print_page(_page(found))
    for path, error in closed(home):
        tell(store.cannot_be_read(name=str(path), why=why(error)))


def places(home: Path) -> Iterator[Place]:
    """Everything that this program keeps anywhere.

    Args:
        home: The data folder.
    """
    from alliance_tui.storage.inventory import Kind, inventory_of
    from alliance_tui.storage.places import ALLIANCES, CATALOGUE, TRASH

    why_closed = _why_closed(home / ALLIANCES)
    roots = _roots(home)
    yield _place("data", home, say.HOLDS_DATA, _under(home))
    yield _place("catalogue", home / CATALOGUE, say.HOLDS_CATALOGUE, [home / CATALOGUE])
    count = say.HOLDS_ALLIANCES if why_closed else commands.alliances(number=len(roots))
    yield _place("alliances", home / ALLIANCES, count, _under(home / ALLIANCES))
    files = [(one.kind, one.path) for root in roots for one in inventory_of(root).files]
    for kind, name in (
        (Kind.LOG, "*.json"),
        (Kind.JOURNAL, "*.journal"),
        (Kind.BACKUP, "*.backup"),
        (Kind.ASIDE, "*.damaged-*, *.ours-*, *.other-*"),
        (Kind.COPY, "other *.json"),
        (Kind.LOCK, "lock"),
    ):
        those = [path for one, path in files if one is kind]
        place = _place(name, home / ALLIANCES / "*", say.HOLDS_FILES[kind], those)
        yield place._replace(exists=bool(those), why_closed=why_closed)
    for path in _copied(home):
        yield _place("elsewhere", path, say.HOLDS_ELSEWHERE, _under(path))
    trash = [one for one in _in(home / TRASH) if _length(one) is None]
    holds = say.HOLDS_TRASH if _why_closed(home / TRASH) else say.holds_trash(number=len(trash))
    yield _place("trash", home / TRASH, holds, _under(home / TRASH))
    yield _place("config", config_folder(), say.HOLDS_CONFIG, _under(config_folder()))
    yield _place("settings", own_settings(), say.HOLDS_SETTINGS, _under(own_settings()))
    yield _place("log", log_file(), say.HOLDS_LOG, [log_file()])


def _place(kind: str, path: Path, holds: str, files: Iterable[Path]) -> Place:
    from alliance_tui.storage.places import shown

    sizes = [size for one in files if (size := _length(one)) is not None]
    # Not by pathlib, which raises where this account may not look.
    is_there = os.path.exists(path)  # noqa: PTH110
    return Place(kind, shown(str(path)), is_there, holds, len(sizes), sum(sizes), _why_closed(path))


def _length(path: Path) -> int | None:
    """How long a file is; None where there is none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _why_closed(path: Path) -> str:
    """Why nobody can tell what is in a place, or whether it is there; empty where that can be told."""
    from alliance_tui.storage.disk import why
    from alliance_tui.storage.places import why_closed

    error = why_closed(path)
    # Of a file it can be told.
    return "" if error is None or isinstance(error, NotADirectoryError) else why(error)


def closed(home: Path) -> Iterator[tuple[Path, OSError]]:
    """The folders below a data folder that cannot be looked into, each with why."""
    from alliance_tui.storage import entries
    from alliance_tui.storage.inventory import inventory_of
    from alliance_tui.storage.places import ALLIANCES, why_closed

    for place in (home, home / ALLIANCES):
        if (error := why_closed(place)) is not None:
            yield place, error
            if place == home:
                return
    yield from entries.closed(home)
    for root in _roots(home):
        yield from inventory_of(root).closed


def _roots(home: Path) -> list[Path]:
    """The folders of all alliances that can be looked for."""
    from alliance_tui.storage.own import is_only_of_others
    from alliance_tui.storage.places import ALLIANCES, alliances_in

    with suppress(OSError):
        found = [home / ALLIANCES / alliance for alliance in alliances_in(home)]
        return [one for one in found if not is_only_of_others(one)]
    return []


def _copied(home: Path) -> list[Path]:
    """The folders with an alliance that somebody copied, or put where none is looked for."""
    from alliance_tui.storage.duplicates import outside
    from alliance_tui.storage.inventory import copied_folders
    from alliance_tui.storage.places import ALLIANCES

    with suppress(OSError):
        return [*copied_folders(home / ALLIANCES, [one.name for one in _roots(home)]), *outside(home)]
    return []


def _in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _under(folder: Path) -> list[Path]:
    return [Path(root, name) for root, _, names in os.walk(folder) for name in names]


class Heading:
    """The name of a place, how many files are there and how long they are: in columns where these fit."""

    def __init__(self, place: Place) -> None:
        """A heading to be drawn."""
        self._place = place

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it; where a terminal is too narrow for columns, nothing is cut off."""
        from rich.padding import Padding
        from rich.text import Text

        one = self._place
        name = Text(say.PLACES.get(one.kind, one.kind), "bold")
        is_known = one.exists and not one.why_closed
        counted = (say.files(number=one.files), _size(one.bytes)) if is_known else ("", "")
        if options.max_width >= FIRST + 2 * SECOND + 2 * len(APART):
            name.truncate(FIRST, pad=True)
            yield Text(APART).join((name, *(Text(said.rjust(SECOND)) for said in counted)))
            return
        yield name
        if is_known:
            yield Padding(Text(", ".join(counted)), (0, 0, 0, 2))


def _page(found: Iterable[Place]) -> RenderableType:
    """All places; each path is a line of its own, for it has to be whole to be copied."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    lines: list[RenderableType] = []
    for one in found:
        lines += (Heading(one), Padding(Text(one.holds, "dim"), (0, 0, 0, 2)))
        if one.why_closed:
            lines.append(Text(f"  {say.closed(why=one.why_closed)}", "bold"))
        elif not one.exists:
            lines.append(Text(f"  {say.NOT_THERE_YET}", "dim italic"))
        lines.append(Text(f"  {one.path}", "" if one.exists else "dim", no_wrap=True, overflow="ignore"))
    return Group(*lines)


def _size(number: float) -> str:
    """A length in bytes, in words."""
    *units, last = say.UNITS
    for unit in units:
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} {last}"
