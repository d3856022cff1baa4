"""Whole sessions, driven only by keys that people can see."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.domain.timing import length, talk_seconds
from alliance_tui.domain.words import Keep
from tests import transcript

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


@pytest.mark.parametrize(
    ("setting", "minutes", "kept"), [("couple", 40, Keep.EVERYTHING), ("manager", 30, Keep.AGREEMENTS)]
)
async def test_a_whole_session_is_held_with_the_keys_that_are_shown(
    tmp_path: Path, setting: str, minutes: int, kept: Keep
) -> None:
    """Every step is told, both have spoken, an agreement stands, and what stays is what was chosen."""
    told, session = await transcript.hold(setting, tmp_path)
    text = "\n".join(told)
    for words in ("[PURPOSE]", "[NEEDS]", "[IMPROVE]", "[AGREE]", "[REVIEW]", "[CELEBRATE]"):
        assert words in text
    assert "What stays on this computer?" in text
    assert "Thank you for taking this time together." in text
    assert session.kept is kept
    assert not session.is_open
    assert abs(length(session, session.t) / 60 - minutes) < minutes / 4
    assert all(seconds > 60 for seconds in talk_seconds(session, session.t).values())
    assert [one.state.value for one in session.live_agreements] == ["in force"]
    assert session.review is not None
    assert bool(session.notes) is (kept is Keep.EVERYTHING)


async def test_a_key_that_nobody_can_see_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail."""
    hidden = (("Ana", "Ben"), (transcript.Moment("A key nobody can know.", ("ctrl+k",)),))
    monkeypatch.setitem(transcript.SCRIPTS, "couple", hidden)
    with pytest.raises(transcript.HiddenKeyError):
        await transcript.hold("couple", tmp_path)
