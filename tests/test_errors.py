"""What errors say to people."""

from __future__ import annotations

import errno

import pytest

from alliance_tui.errors import words_of
from alliance_tui.storage.disk import StoreError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (LookupError("There is no such alliance."), "There is no such alliance."),
        (KeyError("There is no such alliance."), "There is no such alliance."),
        (StoreError("The disk is full."), "The disk is full."),
        (OSError(errno.ENOSPC, "No space left on device", "/home/ana/x"), "No space left on device"),
        (OSError(errno.ENOSPC, "the disk is full"), "the disk is full"),
        (LookupError(), ""),
    ],
)
def test_an_error_says_its_sentence_or_the_machines_words_alone(error: Exception, expected: str) -> None:
    """No number, no quotes, and no file that the sentence around it may name."""
    assert words_of(error) == expected
