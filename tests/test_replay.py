"""Recorded conversations, played by keys, are told by the saved session as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import replay
from tests.builders import CONVERSATIONS, needs_conversations

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

PART = 24
"""So many rows of each public conversation are played here; `python -m tests.replay` plays them whole."""

EXAMPLE = Path(__file__).parent / "example" / "floor"
"""Our own made-up recordings."""

PUBLIC = sorted(CONVERSATIONS.rglob("*.min3s.csv"))
"""The public recordings, where this machine has them."""


@needs_conversations
def test_the_public_conversations_are_those_twelve() -> None:
    """A folder that lost some would pass all the other tests."""
    assert len(PUBLIC) == 12


@needs_conversations
@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.name.removesuffix(".min3s.csv"))
async def test_the_beginning_of_a_public_conversation_is_saved_as_it_was(path: Path) -> None:
    """Talk time within 0.1 s, number of turns, order and times of the holders."""
    wanted, found = await replay.replay(path, PART)
    assert found == []
    assert sum(wanted.turns.values()) > 1


@pytest.mark.parametrize("name", ["kitchen", "two"])
async def test_our_own_conversation_is_saved_as_it_was(name: str) -> None:
    """Gaps of a millisecond, holds of a tenth of a second, the same person with and without a gap."""
    wanted, found = await replay.replay(EXAMPLE / f"{name}.min3s.csv")
    assert found == []
    assert wanted.turns == (
        {"Ana": 2, "Ben": 3} if name == "two" else {"Ana": 5, "Ben": 2, "Chloé": 2, "Dewi": 2}
    )


async def test_a_key_pressed_too_late_is_found(tmp_path: Path) -> None:
    """The comparison can fail: one hand-over two tenths of a second late is a difference."""
    holds = replay.read_holds(EXAMPLE / "kitchen.min3s.csv")
    seats = replay.seats(holds)
    late = [hold._replace(start=12.6) if hold.start == 12.4 else hold for hold in holds]
    told = replay.saved(await replay.play(late, seats, tmp_path))
    assert replay.differences(replay.recorded(late, seats), told) == []
    found = replay.differences(replay.recorded(holds, seats), told)
    assert any("Ben talked" in one for one in found), "who spoke for a shorter time"
    assert any("hold 2" in one for one in found), "and when"


def test_every_kind_of_difference_is_told() -> None:
    """Other people, other turns, another order, another number of holds."""
    holds = replay.read_holds(EXAMPLE / "two.min3s.csv")
    seats = replay.seats(holds)
    wanted = replay.recorded(holds, seats)
    assert replay.differences(wanted, wanted) == []
    swapped = wanted._replace(order=wanted.order[::-1])
    assert "another order" in replay.differences(wanted, swapped)[0]
    assert "Ben had 2 turns, not 3" in replay.differences(wanted, wanted._replace(turns={"Ana": 2, "Ben": 2}))
    assert "the floor was held 4 times, not 5" in replay.differences(
        wanted, wanted._replace(stretches=wanted.stretches[:-1])
    )
    assert "the people are" in replay.differences(wanted, wanted._replace(talk={"Ana": 7.16}))[0]


@pytest.mark.parametrize(
    ("seat", "holder", "row", "keys"),
    [(2, 1, 0, ("space",)), (1, 3, 0, ("space",)), (3, 1, 1, ("g", "3")), (3, 1, 2, ("3", "space"))],
)
def test_the_floor_moves_by_every_key_that_moves_it(
    seat: int, holder: int, row: int, keys: tuple[str, ...]
) -> None:
    """The next seat by space, others straight or by their hand."""
    assert replay.keys_to_give(seat, holder, 3, row) == keys


def test_a_folder_is_played_whole_and_told_in_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is the same ends with 0; who does not fit at a table is told and skipped."""
    for name in ("two", "nine"):
        (tmp_path / f"{name}.min3s.csv").write_bytes((EXAMPLE / f"{name}.min3s.csv").read_bytes())
    assert replay.main([str(tmp_path)]) == 0
    table = capsys.readouterr().out
    assert "two                                           2      5" in table
    assert "skipped: 9 hold the floor; a table has 2 to 8" in table


HEAD = "conversation,speaker,start_s,end_s\n"
"""The columns of a recording."""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("x,a,0,10\nx,b,5,8\n", "the holds from 0.0 s and from 5.0 s overlap"),
        ("x,a,0,10\nx,a,5,12\nx,b,12,13\n", "the holds from 0.0 s and from 5.0 s overlap"),
        ("x,a,0,ten\n", "line 2 has no numbers for its times"),
        ("x,a,9,3\n", "line 2 begins at 9 s and ends at 3 s: there are no such times"),
        ("x,a,0,3\nx,b,3,inf\n", "line 3 begins at 3 s and ends at inf s: there are no such times"),
        ("x,a,0\n", "line 2 lacks end_s"),
        ("", "it has no rows"),
    ],
    ids=["overlapping", "with-oneself", "not-a-number", "backwards", "endless", "short", "no-rows"],
)
def test_a_row_that_cannot_be_ends_with_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    """The exit status is 1, and the table says why."""
    (tmp_path / "x.min3s.csv").write_text(f"{HEAD}{rows}", encoding="utf-8")
    assert replay.main([str(tmp_path)]) == 1
    assert f"cannot be read: {said}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", "it has no rows"),
        (b"speaker;start_s;end_s\na;0;1\n", "line 2 lacks speaker, start_s, end_s"),
        (f"{HEAD}x,a,0,3\n".encode("utf-16"), "it is no UTF-8 text"),
    ],
    ids=["empty", "semicolons", "utf-16"],
)
def test_a_file_of_another_form_ends_with_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: bytes, said: str
) -> None:
    """In a sentence, and the exit status is 1."""
    (tmp_path / "x.min3s.csv").write_bytes(written)
    assert replay.main([str(tmp_path)]) == 1
    assert f"cannot be read: {said}" in capsys.readouterr().out


async def test_a_recording_from_elsewhere_is_played(tmp_path: Path) -> None:
    """A mark at its beginning, other line ends, odd labels, no order, rounded times, a gap of a week."""
    rows = (
        '"Zoë, the [red]/x]",0,3.004\r\n,3.0,7\r\n\r\n😀,7,7\r\n'
        "😀,600010,600020\r\n\u202eabc,600000,600010\r\n😀,600020,600021\r\n"
    )
    path = tmp_path / "x.min3s.csv"
    path.write_bytes(f"speaker,start_s,end_s\r\n{rows}".encode("utf-8-sig"))
    wanted, found = await replay.replay(path)
    assert found == []
    assert wanted.turns == {"Ana": 1, "Ben": 1, "Chloé": 2, "Dewi": 1}
    assert wanted.talk["Chloé"] == pytest.approx(11)


def test_a_folder_without_recordings_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped folder does not pass for a success, nor does one of which nothing can be played."""
    (tmp_path / "folder.min3s.csv").mkdir()
    assert replay.main([str(tmp_path)]) == 1
    assert replay.main([str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().out
    (tmp_path / "odd\nname\x1b[2J.min3s.csv").write_text(f"{HEAD}x,a,0,3\n", encoding="utf-8")
    assert replay.main([str(tmp_path)]) == 1
    assert "odd?name?[2J " in capsys.readouterr().out
