"""Parts of an alliance that lie elsewhere: nothing of them is lost or left behind by a kill."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from alliance_tui.domain.words import AllianceId
from alliance_tui.storage.entries import entries
from alliance_tui.storage.erasing import erase
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.trash import bring_back
from tests.fakes import START
from tests.storage.people import every_byte, held_one, texts


class Kill(BaseException):
    """The process ended here."""


def lies_elsewhere(folder: Path) -> tuple[FileLibrary, AllianceId]:
    """An alliance in one folder, its sessions in another, and links that say from where they are where."""
    files = FileLibrary(folder / "data")
    alliance, _ = held_one(files, "private")
    home = folder / "data" / "alliances" / alliance
    (home / "sessions").rename(folder / "sessions")
    home.rename(folder / "home")
    home.symlink_to(os.path.relpath(folder / "home", home.parent))
    (folder / "home" / "sessions").symlink_to(Path("..", "sessions"))
    return files, alliance


def killed(patch: pytest.MonkeyPatch, operation: str, number: int) -> None:
    """Let the process end at one of the calls of an operation, before it does anything."""
    real, calls = getattr(os, operation), count()

    def ending(*words: object, **named: object) -> object:
        if next(calls) == number:
            raise Kill
        return real(*words, **named)

    patch.setattr(os, operation, ending)


def put_others(folder: Path) -> None:
    """Somebody keeps something of their own where the parts lie."""
    for place in ("home", "sessions"):
        (folder / place / "mine.txt").write_text("mine")
        (folder / place / "photos").mkdir()


@pytest.mark.no_cover
@pytest.mark.parametrize("operation", ["unlink", "rmdir"])
@pytest.mark.parametrize("has_others", [True, False])
def test_a_kill_while_it_is_erased_leaves_no_words_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, has_others: bool
) -> None:
    """Whoever comes next ends it, wherever it was cut off."""
    for number in count():
        folder = tmp_path / str(number)
        folder.mkdir()
        files, alliance = lies_elsewhere(folder)
        put_others(folder) if has_others else None
        with monkeypatch.context() as patch:
            killed(patch, operation, number)
            try:
                erase(folder / "data", alliance)
            except Kill:
                was_killed = True
            else:
                was_killed = False
        if texts_left(files, alliance):
            # It was cut off before it began.
            erase(folder / "data", alliance)
        assert b"private" not in every_byte(folder), number
        left = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.parent != folder)
        others = [f"{place}/{name}" for place in ("home", "sessions") for name in ("mine.txt", "photos")]
        assert [one for one in left if not one.startswith("data")] == others * has_others, number
        if not was_killed:
            break
    assert number > 1


def texts_left(files: FileLibrary, alliance: AllianceId) -> list[str]:
    """What was said in an alliance, if it is in the list."""
    return texts(files, alliance) if [one.id for one in files.list()] == [alliance] else []


@pytest.mark.no_cover
@pytest.mark.parametrize("operation", ["rename", "replace", "symlink"])
def test_a_kill_while_it_is_deleted_or_comes_back_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    """It is in the list or in the trash, and can be brought back from there."""
    for number in count():
        folder = tmp_path / str(number)
        folder.mkdir()
        files, alliance = lies_elsewhere(folder)
        with monkeypatch.context() as patch:
            killed(patch, operation, number)
            try:
                files.delete(alliance, None, START)
                bring_back(folder / "data", entries(folder / "data")[0])
            except Kill:
                was_killed = True
            else:
                was_killed = False
        for entry in entries(folder / "data"):
            bring_back(folder / "data", entry)
        assert texts_left(files, alliance) == ["private"], number
        if not was_killed:
            break
    assert number > 1
