"""Sentences and what people typed, where there is little room for them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from alliance_tui.fitting import shortened, with_short_path
from alliance_tui.sentences import commands
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
