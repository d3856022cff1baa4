"""`alliance due`: its lines, its shape for programs, and above all its exit status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from alliance_tui.cli import due
from alliance_tui.clock import Clock
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import people
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId
from alliance_tui.fitting import in_lines
from alliance_tui.live import Live, new_id
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.codec import EVENTS
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.ops import Put, encode_line
from tests.builders import found_in, happened
from tests.cli.running import alliance, said
from tests.shipped import builtin
from tests.storage.people import held_one, session_file


def plan(data_dir: Path, title: str, days: int, *, moved: bool = False) -> AllianceId:
    """An alliance whose review is so many days from today, or was moved there from the day before."""
    id_ = AllianceId(new_id())
    live = Live(FileLibrary(data_dir).create(id_), Clock())
    happened(found_in(live, title, builtin()["couple"], ("Ana", "Ben")))
    assert live.alliance is not None
    zone = live.alliance.zone
    day = local_day(Clock().now(), zone) + timedelta(days=days)
    before = (day - timedelta(days=1)).isoformat() if moved else ""
    review = Review(day.isoformat(), zone, rhythm="every week", first=before, instead_of=before)
    happened(live.act_on_alliance(people.schedule_review, review))
    live.close()
    return id_


def test_nothing_is_due_quietly(data_dir: Path) -> None:
    """Without alliances, and where the next review is tomorrow."""
    data_dir.mkdir()
    for _ in range(2):
        result = alliance("due", "--data-dir", str(data_dir))
        assert (result.exit_code, result.output) == (0, "")
        plan(data_dir, "Home", 1)


def test_what_is_due_is_a_line_each_and_the_status_says_so(data_dir: Path) -> None:
    """The longest planned first; what comes soon only where it is asked."""
    plan(data_dir, "[/x] Home", 0)
    plan(data_dir, "Work", -1)
    plan(data_dir, "Later", 3)
    result = alliance("due", "--data-dir", str(data_dir))
    lines = ["Work: The review was planned for yesterday", "[/x] Home: Review today"]
    assert (result.exit_code, result.stdout.splitlines()) == (1, lines)
    result = alliance("due", "--within", "3d", "--data-dir", str(data_dir))
    assert (result.exit_code, result.stdout.splitlines()) == (1, [*lines, "Later: Review in 3 days"])


def test_a_terminal_gets_whole_words(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As wide as it is; a program has a line for each."""
    plan(data_dir, "Work", -1)
    monkeypatch.setattr(due, "fitted", lambda line, _: in_lines(line, 30))
    told = alliance("due", "--data-dir", str(data_dir)).stdout
    assert told == "Work: The review was planned\nfor yesterday\n"


def test_programs_get_the_same_with_every_field(data_dir: Path) -> None:
    """Also where nothing is due."""
    data_dir.mkdir()
    assert json.loads(alliance("due", "--json", "--data-dir", str(data_dir)).stdout) == {"due": []}
    id_ = plan(data_dir, "Home", 0)
    result = alliance("due", "--json", "--data-dir", str(data_dir))
    assert result.exit_code == 1
    (shape,) = json.loads(result.stdout)["due"]
    fields = {"id", "title", "state", "date", "time", "zone", "rhythm", "moment"}
    assert set(shape) == fields | {"moved_from", "time_of_others"}
    assert (shape["id"], shape["title"], shape["state"]) == (id_, "Home", "due")
    assert (shape["time"], shape["rhythm"]) == (None, "every week")


def test_a_time_that_is_none_is_an_error(data_dir: Path) -> None:
    """It says how to say it."""
    sentence = said(alliance("due", "--within", "soon", "--data-dir", str(data_dir)), 2)
    assert sentence == '"soon" is no time to look ahead. Say it like 3d, 12h or 2w.'


def test_what_cannot_be_read_is_an_error_and_the_rest_is_told(data_dir: Path) -> None:
    """Nobody is told that nothing is due where nobody knows."""
    damaged = data_dir / "alliances" / plan(data_dir, "Work", 0) / "alliance.json"
    plan(data_dir, "Home", 0)
    damaged.write_bytes(b"")
    result = alliance("due", "--data-dir", str(data_dir))
    assert (result.exit_code, result.stdout) == (2, "Home: Review today\n")
    assert "cannot be read" in result.stderr
    (data_dir / "catalogue.json").unlink()
    for path in (data_dir / "alliances").glob("*/alliance.json"):
        path.write_bytes(b"")
    assert alliance("due", "--data-dir", str(data_dir)).exit_code == 2


def test_lines_of_a_journal_that_are_lost_are_said_by_every_list(data_dir: Path) -> None:
    """On the side, so that what is read stays as it is; and `due` does not say that all is known."""
    file = data_dir / "alliances" / plan(data_dir, "Home", 0) / "alliance.json"
    line = encode_line(9, [Put(EVENTS, "9", {})])
    journal_of(file).write_bytes(line.replace(b"9", b"8", 1))
    for words, status in ((("list",), 0), (("show", "Home"), 0), (("today",), 0), (("due",), 2)):
        result = alliance(*words, "--data-dir", str(data_dir))
        assert result.exit_code == status
        assert "One line in the newest part of alliance.json could not be read" in result.stderr
        assert "Home" in result.stdout or words == ("today",)


def test_it_loads_nothing_that_a_prompt_would_wait_for(data_dir: Path) -> None:
    """Neither the screen nor what writes, nor what prints tables."""
    code = (
        "import sys, atexit\n"
        "heavy = {'textual', 'pendulum', 'tinydb', 'filelock', 'rich', 'icalendar'}\n"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr))\n"
        "from alliance_tui.cli import main; main()"
    )
    plan(data_dir, "Home", 0, moved=True)
    command = [sys.executable, "-c", code, "due", "--data-dir", str(data_dir)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.stderr == "[]\n"


def test_a_review_that_is_over_is_told_once_and_without_spaces_at_the_end(data_dir: Path) -> None:
    """One day is named in one way, and a file or a mail gets what can be read, no filling."""
    plan(data_dir, "Home", -9)
    told = alliance("today", "--data-dir", str(data_dir)).output
    (line,) = (line for line in told.splitlines() if "planned for" in line)
    assert re.fullmatch(r"The review was planned for \w{3} \d+ \w+(?: \d{4})?, then every week", line)
    for command in ("today", "show"):
        printed = alliance(
            command, *(["Home"] if command == "show" else []), "--data-dir", str(data_dir)
        ).output
        assert not [line for line in printed.splitlines() if line != line.rstrip()]


def test_what_is_left_of_a_lost_session_is_said_and_is_no_reason_to_fail(data_dir: Path) -> None:
    """Nobody can read it, and no review is in it: a shell prompt is not to stand on that for good."""
    alliance_, session = held_one(FileLibrary(data_dir), "lost")
    path = session_file(data_dir, alliance_, session)
    path.rename(path.with_name(f"{path.name}.damaged-1")).write_bytes(bytes(900))
    for _ in range(2):
        result = alliance("due", "--data-dir", str(data_dir))
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("A session is lost here")
        assert result.stderr.count("lost here") == 1
    path.write_bytes(b"{")
    assert alliance("due", "--data-dir", str(data_dir)).exit_code == 2
