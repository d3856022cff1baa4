"""What could not be found as a log was mended is still told once a backup was put in one with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.reading import read_log
from alliance_tui.storage.restoring import Choice, put_back, unpacked
from alliance_tui.storage.signed import NOTHING, Loss
from tests.cli.running import alliance
from tests.fakes import START
from tests.storage.people import gone_on, note, seated, session_file, until_saved


@pytest.mark.parametrize("is_told_there", [False, True])
def test_a_loss_of_which_nobody_was_told_here_is_still_news(data_dir: Path, is_told_there: bool) -> None:
    """Also where people were told of it at the other laptop, and said more there."""
    files = FileLibrary(data_dir)
    live = seated(files)
    for text in ("one", "two", "three"):
        note(live, text)
    until_saved(live)
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    live.close()
    raw = bytearray(path.read_bytes())
    place = raw.index(b'"two"')
    raw[place - 60 : place + 20] = bytes(80)
    path.write_bytes(raw)
    assert alliance("check", "--repair", "--data-dir", str(data_dir)).exit_code == 0
    noted = read_log(path).loss
    assert noted.is_news
    away = data_dir.with_name("away")
    shutil.copytree(data_dir, away)
    there = gone_on(FileLibrary(away), live.id) if is_told_there else None
    if there is not None:
        note(there, "elsewhere")
        there.close()
    saved = data_dir.with_name("saved.zip")
    take_backup(away, saved, START)
    with unpacked(data_dir, saved) as (stage, _):
        put_back(data_dir, stage, {live.id: Choice.BOTH}, START)
    assert read_log(path).loss == noted
    opening = files.open(live.id)
    assert opening.problems
    opening.close()


@pytest.mark.parametrize(
    ("here", "there", "both"),
    [
        (NOTHING, NOTHING, NOTHING),
        (Loss(2, None), NOTHING, Loss(2, None)),
        (NOTHING, Loss(2, 1, is_told=True), Loss(2, 1, is_told=True)),
        (Loss(2, 1), Loss(2, 1, is_told=True), Loss(2, 1)),
        (Loss(1, 3), Loss(2, 0), Loss(2, 0)),
        (Loss(1, 3), Loss(2, 1), Loss(2, 3)),
    ],
)
def test_what_both_may_have_lost_counts_once(here: Loss, there: Loss, both: Loss) -> None:
    """And nobody is taken to be told of what only one of them tells was told."""
    assert here.joined(there) == there.joined(here) == both
