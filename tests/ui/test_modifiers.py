"""Telling a bare modifier from a key."""

from __future__ import annotations

import pytest

from alliance_tui.ui.modifiers import is_bare_modifier

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("left_shift", True),
        ("right_meta", True),
        ("caps_lock", True),
        ("left_square_bracket", False),
        ("left", False),
    ],
)
def test_only_modifiers_and_locks_are_bare(key: str, bare: bool) -> None:
    """Brackets and arrows begin with the same words."""
    assert is_bare_modifier(key) is bare
