"""The names of files in a data folder: they are made, and known again, in one place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_tui.storage.atomic import temporary
from alliance_tui.storage.inventory import Kind, named
from alliance_tui.storage.names import is_of_two, is_temporary, is_twice, owned, owner_of, temporary_owner
from alliance_tui.storage.places import OWN, OWN_STEM, is_passing


def test_what_has_a_temporary_name_is_known_as_such_and_whose_it_is() -> None:
    """A file, and a folder that is being filled, whatever that is to be called."""
    for name in (OWN, f"{OWN}.journal", "a\nfolder"):
        made = temporary(Path("/x") / name).name
        assert (is_temporary(made), is_passing(made), temporary_owner(made)) == (True, True, os.getpid())
        assert not is_temporary(name)
    assert owner_of(owned()) == os.getpid()
    assert owned() != owned()
    assert [owner_of(word) for word in ("", "12", "12-0123456", "x-01234567")] == [None] * 4


@pytest.mark.parametrize(
    ("ending", "kind", "twice", "of_two"),
    [
        ("json", Kind.LOG, False, False),
        ("json.journal", Kind.JOURNAL, False, False),
        ("json.backup", Kind.BACKUP, False, False),
        ("json.damaged-1", Kind.ASIDE, False, False),
        ("json.journal.damaged-12", Kind.ASIDE, False, False),
        ("json.other-1", Kind.ASIDE, False, True),
        ("json.backup.other-1", Kind.ASIDE, False, True),
        ("json.journal.other-1", Kind.ASIDE, True, True),
        ("ours-1.json", Kind.ASIDE, True, True),
        ("ours-1.json.journal", Kind.ASIDE, False, True),
        ("json.4194305-0a1b2c3d.tmp", Kind.TEMPORARY, False, False),
        ("json.journal.4194305-0a1b2c3d.tmp", Kind.TEMPORARY, False, False),
        ("json.tmp", Kind.FOREIGN, False, False),
        ("json.bak", Kind.FOREIGN, False, False),
    ],
)
def test_what_lies_beside_a_log_is_known_by_how_its_name_ends(
    ending: str, kind: Kind, twice: bool, of_two: bool
) -> None:
    """What another program had written meanwhile is among what was set aside."""
    path = Path("/x") / f"alliance.{ending}"
    assert named(path, OWN_STEM).kind is kind
    assert is_twice(ending) is twice
    assert is_of_two(path.name) is of_two
