"""`alliance delete`, `alliance trash` and `alliance erase`."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from alliance_tui.clock import Clock
from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.events import Instant
from alliance_tui.domain.moments import day_words
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.review import Review
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AllianceId, RecordId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.sentences.typed import typed
from alliance_tui.storage.disk import LARGEST
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.cli.running import Stage, alliance, said
from tests.storage.people import HOST, elsewhere, every_byte, seated


def titles(data_dir: Path) -> list[str]:
    """What the list shows."""
    told = alliance("list", "--json", "--data-dir", str(data_dir))
    return [one["title"] for one in json.loads(told.stdout)["alliances"]]


@pytest.mark.usefixtures("kept")
def test_deleting_asks_and_says_how_to_have_it_back(data_dir: Path) -> None:
    """No, or no answer, changes nothing."""
    folder = ("--data-dir", str(data_dir))
    for answer in ("n\n", ""):
        told = alliance("delete", "Home", *folder, answers=answer)
        assert told.exit_code == 1
        assert told.stderr.endswith("Nothing was deleted.\n")
    assert titles(data_dir) == ["Demo", "Home"]
    told = alliance("delete", "Home", *folder, answers="y\n")
    assert told.exit_code == 0
    assert "It is in the trash for 30 days." in told.stderr
    assert titles(data_dir) == ["Demo"]
    assert '"Home"' in alliance("trash", *folder).stdout
    assert alliance("trash", "restore", "home", *folder).exit_code == 0
    assert titles(data_dir) == ["Demo", "Home"]
    assert alliance("trash", *folder).stdout == "The trash is empty.\n"


def test_a_session_goes_and_comes_back_by_the_beginning_of_its_id(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Its alliance stays."""
    folder = ("--data-dir", str(data_dir))
    assert alliance("delete", kept[1], "--yes", *folder).exit_code == 0
    assert 'A session of "Demo"' in alliance("trash", *folder).stdout
    assert alliance("show", kept[1], *folder).exit_code == 2
    assert alliance("trash", "restore", kept[1][:5], *folder).exit_code == 0
    assert alliance("show", kept[1], *folder).exit_code == 0


def test_the_agreements_that_go_with_a_session_are_said(data_dir: Path) -> None:
    """Before it goes, and once it went; they come back with it."""
    library = FileLibrary(data_dir)
    live = seated(library, "Core")
    for what in ("Phones away", "A walk on Sundays", "No more"):
        happened(live.act(agreements.propose, Terms(what)))
    assert live.session is not None
    first = live.session
    happened(live.act(agreements.press_consent, first.agreements[0].id, 1))
    happened(live.act(agreements.withdraw_agreement, first.agreements[2].id))
    happened(live.act(sitting.close))
    happened(live.sit_down(SessionKind.ASSESS))
    happened(live.act(sitting.close))
    second = live.session
    live.close()
    folder = ("--data-dir", str(data_dir))
    told = alliance("delete", first.id, *folder, answers="n\n").stderr
    assert "2 agreements that you made there go with it, and come back with it." in told
    assert "agreement" not in alliance("delete", second.id, *folder, answers="n\n").stderr
    assert "agreement" not in alliance("delete", second.id, "--yes", *folder).stderr
    told = alliance("delete", first.id, "--yes", *folder).stderr
    assert "2 agreements that you made there went with it, and come back with it." in told
    assert "Phones away" not in alliance("show", "Core", *folder).stdout
    assert alliance("trash", "restore", first.id, *folder).exit_code == 0
    assert "Phones away" in alliance("show", "Core", *folder).stdout


@pytest.mark.parametrize("end", [agreements.retire, agreements.fulfil, agreements.withdraw_agreement])
def test_the_agreements_that_stand_again_without_a_session_are_said(
    data_dir: Path, end: Callable[[Session, Instant, RecordId], Decision]
) -> None:
    """They came to their end in it; also that a session that goes on does not know of that."""
    live = seated(FileLibrary(data_dir), "Core")
    for what in ("Phones away", "A walk on Sundays"):
        happened(live.act(agreements.propose, Terms(what)))
    assert live.session is not None
    for one in live.session.agreements:
        for seat in (1, 2):
            happened(live.act(agreements.press_consent, one.id, seat))
    happened(live.act(sitting.close))
    happened(live.sit_down(SessionKind.ASSESS))
    second = live.session
    happened(live.act(end, second.agreements[0].id))
    happened(live.act(sitting.close))
    folder = ("--data-dir", str(data_dir))
    question = "1 agreement that came to its end there stands again until the session is brought back."
    goes_on = "The session that is not over goes on with the agreements that it began with."
    told = alliance("delete", second.id, *folder, answers="n\n").stderr
    assert (question in told, goes_on in told, "goes with it" in told) == (True, False, False)
    happened(live.sit_down(SessionKind.DESIGN))
    live.close()
    told = alliance("delete", second.id, *folder, answers="n\n").stderr
    assert (question in told, goes_on in told) == (True, True)
    told = alliance("delete", second.id, "--yes", *folder).stderr
    assert question in told
    assert "Phones away" in alliance("show", "Core", *folder).stdout
    assert alliance("trash", "restore", second.id, *folder).exit_code == 0
    assert len(json.loads(alliance("show", "Core", "--json", *folder).stdout)["agreements"]) == 1


def test_the_review_that_goes_with_a_session_is_said(data_dir: Path) -> None:
    """Before it goes, and once it went, with what is planned then; it comes back with it."""
    live = seated(FileLibrary(data_dir), "Core")
    assert live.session is not None
    first = live.session.id
    plan(live, "2099-12-05")
    happened(live.act(sitting.close))
    happened(live.sit_down(SessionKind.ASSESS))
    second = live.session.id
    plan(live, "2099-12-12")
    happened(live.act(sitting.close))
    live.close()
    folder = ("--data-dir", str(data_dir))
    assert "review" not in alliance("delete", first, *folder, answers="n\n").stderr
    told = alliance("delete", second, *folder, answers="y\n").stderr
    day = "The review that you chose there, Sat 12 December 2099, 18:30,"
    then = "and comes back with it; until then the next one is Sat 5 December 2099, 18:30."
    assert f"{day} goes with it, {then}" in told
    assert f"{day} went with it, {then}" in told
    told = alliance("delete", first, "--yes", *folder).stderr
    assert "went with it, and comes back with it; until then none is planned." in told
    for one in (first, second):
        assert alliance("trash", "restore", one, *folder).exit_code == 0
    assert FileLibrary(data_dir).list()[0].review == Review("2099-12-12", "Europe/Vienna", "18:30")


def plan(live: Live, day: str) -> None:
    """Choose a review in the session."""
    happened(live.act(people.schedule_review, Review(day, "Europe/Vienna", "18:30")))


def test_what_is_not_in_the_trash_is_said(data_dir: Path) -> None:
    """With the way to see what is."""
    data_dir.mkdir()
    sentence = said(alliance("trash", "restore", "Home", "--data-dir", str(data_dir)), 2)
    assert sentence == f'There is no "Home" in the trash. "{typed("trash")}" shows what is there.'


def test_one_that_is_open_elsewhere_stays(data_dir: Path) -> None:
    """Who holds it is said."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        pid = process.stdout.readline().split()[1]
        for words in (("delete", "Home", "--yes"), ("erase", "Home", "--yes-erase", "Home")):
            told = alliance(*words, "--data-dir", str(data_dir))
            assert told.exit_code == 1
            assert f"open in another window (process {pid} on {HOST}). Close it there first." in told.stderr
    assert titles(data_dir) == ["Home"]


def test_erasing_needs_its_title_and_leaves_nothing(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Typed, or given beforehand; also of what is in the trash."""
    folder = ("--data-dir", str(data_dir))
    wrong = (
        ((), "Home\n"),
        ((), ""),
        (("--yes-erase", "x"), ""),
        ((), "demo\n"),
        (("--yes-erase", "dEMO"), ""),
    )
    for words, answer in wrong:
        told = alliance("erase", "Demo", *words, *folder, answers=answer)
        assert told.exit_code == 1
        assert told.stderr.endswith('That is not its title, "Demo". Nothing was erased.\n')
    assert b"Mika" in every_byte(data_dir)
    assert alliance("delete", "Demo", "--yes", *folder).exit_code == 0
    told = alliance("erase", kept[0], *folder, answers=" Demo \n")
    assert (told.exit_code, told.stderr.endswith("It is gone for good.\n")) == (0, True)
    assert b"Mika" not in every_byte(data_dir)
    assert titles(data_dir) == ["Home"]


def test_one_that_cannot_be_read_is_erased_by_its_whole_id(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Its id stands for the title, where no session tells that either."""
    home = data_dir / "alliances" / kept[0]
    (home / "alliance.json").unlink()
    told = alliance("erase", kept[0], "--yes-erase", "somebody else's", "--data-dir", str(data_dir))
    assert "Demo" in told.stderr
    shutil.rmtree(home / "sessions")
    (home / "alliance.json").write_bytes(b"Mika")
    told = alliance("erase", kept[0], "--yes-erase", kept[0], "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert b"Mika" not in every_byte(data_dir)


@pytest.mark.usefixtures("kept")
def test_what_was_deleted_long_ago_is_gone_when_the_program_starts(data_dir: Path, stage: Stage) -> None:
    """Quietly."""
    library = FileLibrary(data_dir)
    now = Clock().now()
    for one, days in zip(library.list(), (29, 31), strict=True):
        library.delete(one.id, None, now - timedelta(days=days))
    told = alliance("--data-dir", str(data_dir))
    assert (told.exit_code, told.output) == (0, "")
    assert len(entries(data_dir)) == 1


@pytest.mark.usefixtures("kept")
def test_what_is_past_its_days_is_not_said_to_be_kept_until_a_day_that_is_over(data_dir: Path) -> None:
    """It goes when the program is next started; looking into the trash removes nothing."""
    library = FileLibrary(data_dir)
    now = Clock().now()
    for one, days in zip(library.list(), (29, 31), strict=True):
        library.delete(one.id, None, now - timedelta(days=days))
    words = " ".join(alliance("trash", "--data-dir", str(data_dir)).stdout.split())
    over = day_words(now - timedelta(days=1), Clock().zone())
    assert (words.count("the next start of the program"), over in words) == (1, False)
    assert day_words(now + timedelta(days=1), Clock().zone()) in words
    assert len(entries(data_dir)) == 2


@pytest.mark.usefixtures("kept")
def test_an_erase_that_leaves_something_says_where(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails, and the next command that lists anything says it too."""
    folder = ("--data-dir", str(data_dir))
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> NoReturn:
            raise PermissionError(errno.EPERM, "no")

        patch.setattr("alliance_tui.storage.sparing._own_of", refuse)
        told = alliance("erase", "Demo", "--yes-erase", "Demo", *folder)
        assert (told.exit_code, "gone for good" in told.stderr) == (1, False)
        for words in (("list",), ("trash",), ("erase", "Demo"), ("check", "--repair")):
            assert ".deleted is left of what was removed" in alliance(*words, *folder).stderr
    assert alliance("erase", "Demo", *folder).exit_code == 2
    assert b"Mika" not in every_byte(data_dir)


@pytest.mark.parametrize("name", ["old/alliance.json", "alliances/{}.copy/alliance.json"])
def test_an_erase_names_what_is_too_large_to_be_read(
    data_dir: Path, kept: tuple[AllianceId, SessionId], name: str
) -> None:
    """It may be a copy: nobody is told that all is gone. What is of another alliance is not named."""
    files = FileLibrary(data_dir)
    other = next(one.id for one in files.list() if one.id != kept[0])
    unrelated = data_dir / "alliances" / other / "alliance.json.damaged-1"
    large = data_dir / name.format("x" * 12)
    large.parent.mkdir()
    shutil.copy(data_dir / "alliances" / kept[0] / "alliance.json", large)
    for path in (large, unrelated):
        path.touch()
        os.truncate(path, LARGEST + 1)
    told = alliance("erase", kept[0], "--yes-erase", "Demo", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert f"something of it may stay in {large}, which cannot be read." in told.stderr
    assert "gone for good" not in told.stderr
    assert str(unrelated) not in told.stderr
    large.unlink()
    told = alliance("erase", other, "--yes-erase", "Home", "--data-dir", str(data_dir))
    assert told.stderr == "It is gone for good.\n"


def test_what_others_keep_is_named_when_an_alliance_goes_for_good(
    data_dir: Path, stage: Stage, kept: tuple[AllianceId, SessionId]
) -> None:
    """By the command that erases it, and on the screen by the start that comes after the thirty days."""
    folder = ("--data-dir", str(data_dir))
    home = data_dir / "alliances" / kept[0]
    (home / "sea.jpg").write_text("mine")
    told = alliance("erase", "Demo", "--yes-erase", "Demo", *folder)
    said = f"Not of this program, and left where it was: sea.jpg in {home}."
    assert told.stderr == f"{said}\nIt is gone for good.\n"
    files = FileLibrary(data_dir)
    (other,) = files.list()
    (data_dir / "alliances" / other.id / "hills.jpg").write_text("mine")
    files.delete(other.id, None, Clock().now() - timedelta(days=31))
    assert alliance(*folder).exit_code == 0
    assert stage.library is not None
    (said,) = stage.library.to_tell()
    assert said.startswith("Not of this program, and left where it was: content/hills.jpg in ")
