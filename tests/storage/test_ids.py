"""Ids, and the names of folders and files that are none."""

from __future__ import annotations

import pytest

from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.storage.places import as_id


def test_the_name_of_what_is_ours_is_an_id() -> None:
    """Of alliances and of sessions alike."""
    assert as_id("abcdefgh2345", AllianceId) == AllianceId("abcdefgh2345")
    assert as_id("abcdefgh2345", SessionId) == SessionId("abcdefgh2345")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Home",
        "abcdefgh234",
        "abcdefgh23456",
        "Abcdefgh2345",
        "abcdefgh0189",
        "abcdefgh2345\n",
        "../../abcdef",
    ],
)
def test_a_name_that_is_none_answers_no_id(name: str) -> None:
    """Also one that is nearly one, or would lead somewhere else."""
    assert as_id(name, AllianceId) is None
