"""What nobody foresaw in reading or writing a file: saving goes on, and people and the log are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from alliance_tui.domain.saving import Going, Gone, NotSaved, Saved, Stays
from alliance_tui.live import Live
from alliance_tui.paths import log_file
from alliance_tui.sentences.store import UNFORESEEN, reason
from alliance_tui.storage import forgetting
from alliance_tui.storage.keeping import Kept
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.log import FileLog
from alliance_tui.storage.writer import Writer
from tests.builders import happened
from tests.storage.people import (
    SECRET,
    gone_on,
    holding,
    note,
    seated,
    session_file,
    take_back,
    until,
    until_saved,
)


@pytest.fixture
def live(data_dir: Path) -> Live:
    """A session in which something was said that is about to be taken back."""
    live = seated(FileLibrary(data_dir))
    note(live, SECRET)
    note(live, "kept")
    until_saved(live)
    return live


def log_of(live: Live) -> FileLog:
    """The log of the session at the table."""
    assert live.session is not None
    log = live.store.book.log(live.session.id)
    assert isinstance(log, FileLog)
    return log


def kept_of(live: Live) -> Kept:
    """How that is kept."""
    kept = log_of(live).file.kept
    assert kept is not None
    return kept


def let_go(live: Live) -> None:
    """Take the first note back, and have its words go at once."""
    take_back(live)
    assert live.session is not None
    live.store.book.blank(live.session.id)


def raising(error: Exception) -> Callable[..., object]:
    """What fails with it."""

    def fail(*_: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RecursionError(SECRET), UNFORESEEN),
        (ValueError(SECRET), UNFORESEEN),
        (PermissionError(13, "Permission denied", "trash"), "permission is denied"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_lies_beside_the_records_keeps_nothing_from_being_saved(
    live: Live, data_dir: Path, error: Exception, why: str
) -> None:
    """It is said of the words and not of what people do; it is tried again, and said once they have left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forgetting, "forget_beside", raising(error))
        let_go(live)
        note(live, "later words")
        until(lambda: live.store.status == Saved() and isinstance(live.store.words_left, Stays), live)
        said = live.store.words_left
        assert isinstance(said, Stays)
        assert said.why == f"Other files could not be looked through for them, because {why}."
        assert holding(data_dir) == [], "they are gone from its own files"
    live.store.retry()
    until(lambda: live.store.words_left == Gone(), live)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forgetting, "forget_beside", raising(error))
        let_go(live)
        assert live.close() == Saved()
    (told,) = live.store.unforgotten
    assert told.startswith("Words that were taken back may still be in copies of ")
    assert f"because {why}." in told
    if why == UNFORESEEN:
        noted = log_file().read_text(encoding="utf-8")
        assert f"by {type(error).__name__}" in noted
        assert SECRET[:4] not in noted


def test_a_file_that_cannot_be_understood_keeps_its_words_and_no_other_does(
    live: Live, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named."""
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    kept_of(live).fold()
    one, other = data_dir / "one", data_dir / "other"
    for folder in (one, other):
        folder.mkdir()
        shutil.copy(path, folder)
    forget = forgetting._forget

    def fail(copy: Path, *rest: object) -> None:
        if copy.parent == one:
            raise RecursionError
        forget(copy, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(forgetting, "_forget", fail)
    let_go(live)
    live.close()
    assert holding(data_dir) == [f"one/{path.name}"]
    assert any(str(one / path.name) in said for said in live.store.unforgotten)


def test_however_often_it_is_asked_for_meanwhile_all_is_looked_through_once(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People talk on while every file below the data folder is looked through: that may take long."""
    begun, go_on, walks = Event(), Event(), [0]
    forget = forgetting.forget_beside

    def walk(*arguments: object) -> object:
        walks[0] += 1
        begun.set()
        assert go_on.wait(60)
        return forget(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(forgetting, "forget_beside", walk)
    let_go(live)
    assert begun.wait(60)
    for _ in range(3):
        assert live.store.words_left == Going()
        live.store.opening.touch(None)
    go_on.set()
    log_of(live).settle()
    until(lambda: live.store.words_left == Gone(), live)
    log_of(live).settle()
    assert walks == [1]


def test_what_comes_meanwhile_is_looked_for_after_that(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it was known as that began."""
    begun, go_on, known = Event(), Event(), []
    forget = forgetting.forget_beside

    def walk(log: Path, used: Path, blank: forgetting.Blanked, bare: object) -> object:
        known.append(len(blank))
        begun.set()
        assert go_on.wait(60)
        return forget(log, used, blank, bare)  # type: ignore[arg-type]

    monkeypatch.setattr(forgetting, "forget_beside", walk)
    let_go(live)
    assert begun.wait(60)
    let_go(live)
    live.store.opening.touch(None)
    go_on.set()
    until(lambda: live.store.words_left == Gone(), live)
    log_of(live).settle()
    assert known == [1, 2]


def test_an_error_that_is_none_of_the_disk_is_a_reason_and_tried_again(live: Live) -> None:
    """Like one of the disk: nobody is told that all is being saved for ever."""
    kept = kept_of(live)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept._pair.journal, "sync", raising(TypeError(SECRET)))
        patch.setattr(kept, "fold", raising(TypeError(SECRET)))
        note(live, "later words")
        until(lambda: isinstance(live.store.status, NotSaved), live)
        assert live.store.status == NotSaved(reason(why=UNFORESEEN), 1)
    live.store.retry()
    until_saved(live)
    live.close()
    again = gone_on(FileLibrary(log_of(live).file.path.parents[3]), live.id)
    assert again.session is not None
    assert [one.text for one in again.session.notes][-1] == "later words"
    again.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_has_died_is_said_to_have_and_begun_anew(live: Live) -> None:
    """Whatever ended it: with the next thing that is done."""
    kept = kept_of(live)
    dead = kept._writer._thread
    assert dead is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept._writer, "_settle", _die)
        note(live, "later words")
        dead.join(60)
    assert live.store.status == NotSaved(reason(why=UNFORESEEN), 1)
    live.store.opening.touch(None)
    until_saved(live)
    happened(live.undo())
    until_saved(live)
    live.close()


def _die() -> bool:
    raise SystemExit


def test_the_thread_goes_on_after_anything_that_was_raised() -> None:
    """It waits, and tries again by itself."""
    tries, done = [0], Event()

    def settle() -> bool:
        tries[0] += 1
        if tries[0] < 3:
            raise RecursionError
        done.set()
        return True

    writer = Writer(settle, again=0.001)
    writer.wake()
    assert done.wait(60)
    writer.stop()
    assert tries == [3]
    assert log_file().read_text(encoding="utf-8").count("RecursionError") == 1


def test_where_the_data_folder_is_away_words_beside_are_said_to_stay(live: Live, data_dir: Path) -> None:
    """They are not about to go: nobody who leaves waits for that. Once it is back, they go."""
    kept = kept_of(live)
    kept.fold()
    until_saved(live)
    away = data_dir.with_name("away")
    log = log_of(live)
    with kept._io:
        let_go(live)
        data_dir.rename(away)
        log.words._look_through_others()
        assert isinstance(live.store.words_left, Stays | Going)
        assert log.words._trouble
        away.rename(data_dir)
    live.store.opening.touch(None)
    until(lambda: live.store.words_left == Gone(), live)
    live.close()
    assert live.store.unforgotten == ()
