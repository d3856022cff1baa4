"""`today`, `calendar` and `export`: what is printed, and what is written to files."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from alliance_tui.clock import Clock
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AllianceId, SessionKind
from alliance_tui.live import Live, new_id
from alliance_tui.storage.library import FileLibrary
from tests.builders import found_in, happened
from tests.cli.running import alliance, said
from tests.shipped import builtin

WHAT = "Phones stay in the hall [/x]"
"""What was agreed."""


@pytest.fixture
def home(data_dir: Path) -> Path:
    """The data folder with an alliance that agreed on something for every day, and one without anything."""
    for title in ("Home", "Work"):
        live = Live(FileLibrary(data_dir).create(AllianceId(new_id())), Clock())
        happened(found_in(live, title, builtin()["couple"], ("Ana", "Ben")))
        if title == "Home":
            happened(live.sit_down(SessionKind.DESIGN))
            happened(live.act(agreements.propose, Terms(WHAT, when="at dinner")))
            happened(live.act(agreements.propose, Terms("Every day", when="every day 10:00")))
            happened(live.act(agreements.propose, Terms("We say what we need")))
            assert live.session is not None
            for one in live.session.agreements:
                for seat in (1, 2):
                    happened(live.act(agreements.press_consent, one.id, seat))
            day = local_day(Clock().now(), live.session.zone).isoformat()
            happened(live.act(people.schedule_review, Review(day, live.session.zone)))
            happened(live.act(sitting.close))
        live.close()
    return data_dir


def test_today_says_what_was_agreed_and_the_days_to_the_review(home: Path) -> None:
    """Of one alliance, or of all."""
    told = alliance("today", "Home", "--data-dir", str(home)).stdout
    assert "This week" in told or "Next week" in told
    assert "10:00  Every day  everyone" in told
    assert "When you said\n  at dinner · Phones stay in the hall [/x]\n" in told
    assert "On any day: 1 agreement." in told
    assert "Review today" in told
    assert "Work" not in told
    everything = alliance("today", "--data-dir", str(home)).stdout
    assert "Work · " in everything
    assert "Nothing was agreed for a day of this week" in everything
    assert "No day is set for a review yet." in everything


def test_today_for_programs(home: Path) -> None:
    """With every field."""
    (shape,) = json.loads(alliance("today", "Home", "--json", "--data-dir", str(home)).stdout)["alliances"]
    assert shape["in_your_words"] == [{"what": WHAT, "when": "at dinner"}]
    assert shape["any_day"] == ["We say what we need"]
    assert shape["days_to_review"] == 0
    (doing,) = shape["week"]
    assert (doing["what"], doing["who"], doing["everyone"], doing["time"]) == ("Every day", [], True, "10:00")


def test_a_calendar_and_a_page_are_printed_where_no_file_is_named(home: Path) -> None:
    """For other programs to take."""
    folder = ("--data-dir", str(home))
    assert alliance("calendar", *folder).stdout.startswith("BEGIN:VCALENDAR")
    assert WHAT in alliance("export", "Home", *folder).stdout
    assert alliance("export", "Home", "--format", "markdown", *folder).stdout.startswith("# Home\n")
    assert alliance("export", "Home", "--format", "html", *folder).stdout.startswith("<!doctype html>")


@pytest.mark.parametrize("words", [("calendar",), ("export", "Home", "--format", "html")])
def test_a_file_is_written_for_this_account_only_and_never_over_another(
    home: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Unless that is asked for; nothing else is left in the folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "page"
    command = (*words, "-o", str(path), "--data-dir", str(home))
    result = alliance(*command)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    assert said(alliance(*command), 1) == f"{path} is there already. --force writes over it."
    assert path.read_text() == "mine"
    assert alliance(*command, "--force").exit_code == 0
    assert len(path.read_text()) > 100
    assert list(folder.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_a_sentence(home: Path, tmp_path: Path) -> None:
    """And an alliance that is not there is one too."""
    nowhere = tmp_path / "nowhere" / "x.ics"
    assert "cannot be written" in said(alliance("calendar", "-o", str(nowhere), "--data-dir", str(home)), 1)
    assert "There is no alliance" in said(alliance("export", "Holiday", "--data-dir", str(home)), 2)
