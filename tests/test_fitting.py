"""Sentences and what people typed, where there is little room for them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from alliance_tui.fitting import shortened, with_short_path
from alliance_tui.sentences import backup, commands
from alliance_tui.ui.text import wrap

DEEP = f"/home/ana/{'shared folder/' * 3}{'deep/' * 60}our things/alliance"
"""A path with spaces in it."""

DENSE = f"/home/ana/{'deep/' * 60}alliance"
"""One without."""


@pytest.mark.parametrize("most", [3, 4, 20, 100])
def test_what_is_shortened_keeps_its_beginning_and_its_end(most: int) -> None:
    """And is as long as it may be."""
    told = shortened(DENSE, most)
    begin, _, end = told.partition("…")
    assert len(told) == most
    assert DENSE.startswith(begin)
    assert DENSE.endswith(end)
    assert 0 <= len(begin) - len(end) <= 1
    assert shortened("short", 5) == "short"


@pytest.mark.parametrize(
    "path", [DEEP, DENSE, f"~{DENSE}", f"/{'李' * 200}/alliance"], ids=["spaces", "deep", "home", "wide"]
)
@pytest.mark.parametrize("columns", [38, 78, 98])
def test_a_path_loses_its_middle_where_there_are_two_rows(path: str, columns: int) -> None:
    """What is said of it stays whole, and so do its beginning and its end."""
    told = with_short_path(commands.folder_is_new(folder=path), lambda said: len(wrap(said, columns)) <= 2)
    rows = wrap(told, columns)
    assert len(rows) == 2
    assert all(cell_len(row) <= columns for row in rows)
    before, after = commands.folder_is_new(folder="\0").split("\0")
    shown = told.removeprefix(before).removesuffix(after)
    assert len(told) == len(before) + len(shown) + len(after)
    begin, _, end = shown.partition("…")
    assert path.startswith(begin)
    assert path.endswith(end)
    assert min(len(begin), len(end)) > 2


def test_what_fits_and_what_no_path_is_to_blame_for_stays() -> None:
    """A sentence is not made shorter by leaving out words."""
    whole = commands.folder_is_new(folder="/home/ana")
    assert with_short_path(whole, lambda _: True) == whole
    assert with_short_path(whole, lambda _: False) == whole
    assert with_short_path("now/then and on", lambda _: False) == "now/then and on"


@pytest.mark.parametrize("columns", [48, 58, 78])
@pytest.mark.parametrize("folder", ["~/alliance-2026-11-30-1648", "~/kept/alliance-2026-11-30-1648"])
def test_the_command_after_a_path_stays_whole(folder: str, columns: int) -> None:
    """Where people read it they type it: the folder that is told before it gives way, or nothing does."""
    whole = backup.words_wait(titles=("Ana & Ben",), folder=folder)
    told = with_short_path(whole, lambda said: len(wrap(said, columns)) <= 2)
    assert told.endswith(f"To have them here: alliance restore {folder}")
    assert told.startswith('Words of "Ana & Ben" are only in ~/')


def test_the_folder_that_is_told_gives_way_to_the_command() -> None:
    """With as much room as that needs."""
    folder = "~/alliance-2026-11-30-1648"
    whole = backup.words_wait(titles=("Ana & Ben",), folder=folder)
    told = with_short_path(whole, lambda said: len(said) <= len(whole) - 10)
    assert len(told) == len(whole) - 10
    assert told.endswith(f"To have them here: alliance restore {folder}")


def test_a_path_ends_before_another_begins() -> None:
    """With spaces in either: the words between them stay."""
    one, other = "/home/ana/our own things/alliance", "/media/a stick of ours/all of it/alliance"
    told = with_short_path(f"What is in {one} is not in {other} yet.", lambda said: len(said) <= 90)
    assert len(told) == 90
    assert one in told
    assert " is not in /media/" in told


def test_a_quoted_command_keeps_its_path() -> None:
    """And the one that is told beside it gives way."""
    said = f'{DENSE} is not here. "alliance list --data-dir /media/stick/alliance" tells more.'
    told = with_short_path(said, lambda fitting: len(fitting) <= 120)
    assert len(told) == 120
    assert told.endswith('"alliance list --data-dir /media/stick/alliance" tells more.')
