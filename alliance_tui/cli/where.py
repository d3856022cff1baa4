"""`alliance where`: every folder and file there is, or would be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from alliance_tui.cli.console import print_json, print_page, tell
from alliance_tui.cli.options import as_json, data_dir, folder
from alliance_tui.paths import config_folder, log_file, own_settings
from alliance_tui.sentences import commands, store
from alliance_tui.sentences import commands_files as say

if TYPE_CHECKING:
    from rich.console import RenderableType


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

    roots = _roots(home)
    yield _place("data", home, say.HOLDS_DATA, _under(home))
    yield _place("catalogue", home / CATALOGUE, say.HOLDS_CATALOGUE, [home / CATALOGUE])
    count = commands.alliances(number=len(roots))
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
        yield _place(name, home / ALLIANCES / "*", say.HOLDS_FILES[kind], those, is_there=bool(those))
    for path in _copied(home):
        yield _place("elsewhere", path, say.HOLDS_ELSEWHERE, _under(path))
    trash = [one for one in _in(home / TRASH) if _length(one) is None]
    yield _place("trash", home / TRASH, say.holds_trash(number=len(trash)), _under(home / TRASH))
    yield _place("config", config_folder(), say.HOLDS_CONFIG, _under(config_folder()))
    yield _place("settings", own_settings(), say.HOLDS_SETTINGS, _under(own_settings()))
    yield _place("log", log_file(), say.HOLDS_LOG, [log_file()])


def _place(
    kind: str, path: Path, holds: str, files: Iterable[Path], *, is_there: bool | None = None
) -> Place:
    sizes = [size for one in files if (size := _length(one)) is not None]
    there = _is_there(path) if is_there is None else is_there
    from alliance_tui.storage.places import shown

    return Place(kind, shown(str(path)), there, holds, len(sizes), sum(sizes))


def _length(path: Path) -> int | None:
    """How long a file is; None where there is none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def closed(home: Path) -> Iterator[tuple[Path, OSError]]:
    """The folders below a data folder that cannot be looked into, each with why."""
    from alliance_tui.storage.inventory import inventory_of
    from alliance_tui.storage.places import ALLIANCES, TRASH

    for place in (home, home / ALLIANCES, home / TRASH):
        try:
            os.listdir(place)  # noqa: PTH208 - only whether it can be done
        except FileNotFoundError:
            continue
        except OSError as error:
            yield place, error
            if place == home:
                return
    for root in _roots(home):
        yield from inventory_of(root).closed


def _roots(home: Path) -> list[Path]:
    """The folders of all alliances that can be looked for."""
    from alliance_tui.storage.places import ALLIANCES, alliances_in

    with suppress(OSError):
        return [home / ALLIANCES / alliance for alliance in alliances_in(home)]
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


def _page(found: Iterable[Place]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(say.WHERE_WHAT, overflow="fold", ratio=2)
    table.add_column(say.WHERE_FILES, justify="right", no_wrap=True)
    table.add_column(say.WHERE_SIZE, justify="right", no_wrap=True)
    table.add_column(say.WHERE_PATH, overflow="fold", ratio=5)
    for one in found:
        told = Text(say.PLACES.get(one.kind, one.kind), "bold").append(f"\n{one.holds}", "dim")
        where = Text(one.path, "" if one.exists else "dim")
        if not one.exists:
            where.append(f"\n{say.NOT_THERE_YET}", "dim italic")
        table.add_row(
            told, f"{one.files:,}" if one.exists else "", _size(one.bytes) if one.exists else "", where
        )
    return table


def _size(number: float) -> str:
    """A length in bytes, in words."""
    *units, last = say.UNITS
    for unit in units:
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} {last}"
