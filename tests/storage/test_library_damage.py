"""A library after a bad day: damage is said and kept, and the rest is usable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from alliance_tui.domain.events.notes import NoteWritten
from alliance_tui.domain.saving import ReadOnly
from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.checking import check
from alliance_tui.storage.findings import State
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend, write_log
from alliance_tui.storage.ops import Forget, encode_line
from tests.builders import happened, refused, reopen
from tests.fakes import MovableClock
from tests.storage.people import (
    elsewhere,
    founded,
    held_one,
    note,
    seated,
    session_file,
    states,
    texts,
    until_saved,
)


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


DAMAGE = {
    "length zero": b"",
    "cut off": None,
    "zeros": b"\x00" * 100,
    "not text": b"\xff\xfe",
    "too deep": b'{"events":' + b"[" * 100_000,
    "another shape": b'{"events": [1]}',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_session_is_said_and_set_aside_and_the_rest_is_usable(
    files: FileLibrary, data_dir: Path, damage: bytes | None
) -> None:
    """Listing changes nothing; opening gives the file another name; nothing is written in its place."""
    alliance, damaged = held_one(files, "lost")
    live = Live(files.open(alliance), MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    note(live, "kept")
    live.close()
    path = session_file(data_dir, alliance, damaged)
    raw = path.read_bytes()[:-30] if damage is None else damage
    path.write_bytes(raw)
    (line,) = files.list()
    assert len(line.sessions) == 1
    assert len(files.problems) == 1
    assert f"{damaged}.json is damaged" in files.problems[0]
    assert FileLibrary(data_dir).list() == (line,), "the catalogue knows it by now"
    assert path.read_bytes() == raw
    assert texts(files, alliance) == ["kept"]
    assert "kept, unchanged" in files.problems[0]
    assert not path.exists()
    assert path.with_name(f"{damaged}.json.damaged-1").read_bytes() == raw


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_alliance_is_said_and_left_and_the_others_are_usable(
    files: FileLibrary, data_dir: Path, damage: bytes | None
) -> None:
    """It is listed as its sessions tell it, which are still there for whoever can mend it."""
    alliance, session = held_one(files, "hard to reach")
    other, _ = held_one(files, "kept", title="Other")
    path = data_dir / "alliances" / alliance / "alliance.json"
    path.write_bytes(path.read_bytes()[:-30] if damage is None else damage)
    before = states(data_dir / "alliances")
    lines = {line.id: line for line in files.list()}
    assert {line.title for line in lines.values()} == {"Home", "Other"}
    assert [one.id for one in lines[alliance].sessions] == [session]
    assert [one.name for one in lines[alliance].participants] == ["Ana", "Ben"]
    assert len(files.problems) == 1
    assert "alliance.json is damaged" in files.problems[0]
    with pytest.raises(LookupError, match=r'opened: alliance\.json is damaged .*"alliance check --repair"'):
        files.open(alliance)
    after = states(data_dir / "alliances")
    assert {name: state[0] for name, state in after.items()} == {n: state[0] for n, state in before.items()}
    assert texts(files, other) == ["kept"]


def test_an_alliance_whose_founding_is_lost_is_listed_as_it_will_be_once_it_is_mended(
    files: FileLibrary, data_dir: Path
) -> None:
    """All else in its file can be read; nothing is changed by looking."""
    alliance, _ = held_one(files, "words")
    path = data_dir / "alliances" / alliance / "alliance.json"
    kept, (before,) = path.read_bytes(), files.list()
    path.with_name(f"{path.name}.backup").unlink(missing_ok=True)
    write_log(path, ())
    raw = states(data_dir / "alliances")
    assert files.list() == (before,)
    (said,) = files.problems
    assert said.startswith("An alliance has lost its beginning, and is shown as its other files tell it.")
    assert states(data_dir / "alliances") == raw
    mend(data_dir, alliance)
    assert files.list() == (before,)
    (said,) = files.problems
    assert said.startswith("What was done last in alliance.json may be missing since it was repaired: ")
    path.write_bytes(b"")
    path.with_name(f"{path.name}.damaged-9").write_bytes(kept)
    assert files.list() == (before,)


def test_a_session_with_other_words_than_were_kept_can_be_read_but_not_changed(
    files: FileLibrary, data_dir: Path
) -> None:
    """It is said, its file stays as it is, and what somebody would add to it is refused with the reason."""
    alliance, session = held_one(files, "calm")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes().replace(b"calm", b"balm"))
    raw = path.read_bytes()
    (line,) = files.list()
    assert len(line.sessions) == 1
    assert "changed by something else" in files.problems[0]
    live = Live(files.open(alliance), MovableClock())
    log = live.store.opening.session(session)
    assert isinstance(log.status, ReadOnly)
    happened(live.resume(session))
    assert live.alliance is not None
    assert "changed by something else" in refused(live.act(reopen, live.alliance))
    assert isinstance(live.store.status, ReadOnly)
    live.close()
    assert path.read_bytes() == raw


def test_an_alliance_with_other_words_than_were_kept_is_read_only_as_a_whole(
    files: FileLibrary, data_dir: Path
) -> None:
    """Promise of a checksum: damage that is still JSON is noticed."""
    alliance, _ = held_one(files, "calm", title="Home")
    path = data_dir / "alliances" / alliance / "alliance.json"
    path.write_bytes(path.read_bytes().replace(b"Home", b"Hole"))
    opening = files.open(alliance)
    assert opening.read_only is not None
    assert "changed by something else" in opening.read_only
    assert all(isinstance(opening.session(one).status, ReadOnly) for one in opening.sessions())
    opening.close()


def test_an_alliance_whose_id_is_damaged_is_listed_with_the_others(
    files: FileLibrary, data_dir: Path
) -> None:
    """Also while people sit at it, whose minutes are then told up to their newest record; and it is said."""
    held_one(files, "calm", title="Other")
    alliance, _ = held_one(files, "here")
    live = Live(files.open(alliance), MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    path = data_dir / "alliances" / alliance / "alliance.json"
    path.write_bytes(path.read_bytes().replace(alliance.encode(), b"../elsewhere"))
    library = FileLibrary(data_dir)
    assert sorted(line.title for line in library.list()) == ["Home", "Other"]
    assert "changed by something else" in library.problems[0]
    live.close()


def test_a_file_without_its_checksum_is_not_trusted(files: FileLibrary, data_dir: Path) -> None:
    """The library writes none without."""
    alliance, session = held_one(files, "calm")
    path = session_file(data_dir, alliance, session)
    with TinyDB(path) as plain:
        plain.table("meta").truncate()
    opening = files.open(alliance)
    assert isinstance(opening.session(session).status, ReadOnly)
    opening.close()


def test_a_session_of_a_newer_version_is_left_alone_and_said(files: FileLibrary, data_dir: Path) -> None:
    """Neither renamed nor read."""
    alliance, session = held_one(files, "new")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":2'))
    raw = path.read_bytes()
    files.list()
    assert "newer version" in files.problems[0]
    assert "a version is needed that reads format 2" in files.problems[0]
    assert texts(files, alliance) == []
    assert "newer version" in files.problems[0]
    assert path.read_bytes() == raw


def test_what_is_wrong_with_a_session_that_was_not_read_is_still_said_after_another(
    files: FileLibrary, data_dir: Path
) -> None:
    """Leaving an alliance renews all of its rows, also those it could not read."""
    alliance, session = held_one(files, "new")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":2'))
    live = Live(files.open(alliance), MovableClock())
    happened(live.sit_down(SessionKind.DESIGN))
    live.close()
    files.list()
    (said,) = files.problems
    assert "newer version" in said


def test_reading_only_leaves_a_damaged_session_under_its_name(files: FileLibrary, data_dir: Path) -> None:
    """Whoever writes the alliance sets it aside, nobody else."""
    live = seated(files)
    damaged = session_file(data_dir, live.id, SessionId("a" * 12))
    damaged.write_bytes(b"damaged")
    files.open(live.id).close()
    assert damaged.read_bytes() == b"damaged"
    live.close()


def test_the_journal_of_a_damaged_session_is_set_aside_with_it(files: FileLibrary, data_dir: Path) -> None:
    """It would be taken for the journal of a new file."""
    alliance, session = held_one(files, "lost")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(b"damaged")
    path.with_name(f"{path.name}.journal").write_bytes(b"its journal")
    files.open(alliance).close()
    left = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    assert left == {
        f"{session}.json.damaged-1": b"damaged",
        f"{session}.json.journal.damaged-1": b"its journal",
    }


def test_a_lock_that_cannot_be_taken_makes_the_alliance_read_only(files: FileLibrary, data_dir: Path) -> None:
    """Without it nobody knows who else writes."""
    alliance, _ = held_one(files, "kept")
    lock = data_dir / "alliances" / alliance / "lock"
    lock.unlink()
    lock.mkdir()
    opening = files.open(alliance)
    assert opening.read_only is not None
    assert opening.read_only.startswith("This alliance can be read, not changed:")
    opening.close()
    assert texts(files, alliance) == ["kept"]


def test_a_lock_that_does_not_say_who_holds_it_is_held_all_the_same(
    files: FileLibrary, data_dir: Path
) -> None:
    """The system holds it; what stands in the file is for the sentence alone."""
    live = founded(files)
    for text in (b"", b"\xff", b'{"host": 1}'):
        (data_dir / "alliances" / live.id / "lock").write_bytes(text)
        reading = files.open(live.id)
        assert (
            reading.read_only == "This alliance is open in another window. Here it can be read, not changed."
        )
    (data_dir / "alliances" / live.id / "lock").write_bytes(b'{"host": "other", "pid": 7}')
    assert "(process 7 on other)" in (files.open(live.id).read_only or "")
    live.close()


def test_a_torn_journal_is_mended_at_opening_and_said(files: FileLibrary, data_dir: Path) -> None:
    """All whole actions are there."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    (journal,) = (data_dir / "alliances" / alliance / "sessions").glob("*.journal")
    journal.write_bytes(journal.read_bytes() + b'[123,9,["put","ev')
    opening = files.open(alliance)
    (said,) = files.problems
    assert "middle of a line" in said
    opening.close()
    assert texts(files, alliance) == ["kept words"]
    assert not files.problems


def killed(data_dir: Path) -> tuple[AllianceId, Path]:
    """An alliance whose session was cut off; which, and the journal of that session."""
    with elsewhere(data_dir) as process:
        assert process.stdout is not None
        alliance = AllianceId(process.stdout.readline().split()[0])
    (journal,) = (data_dir / "alliances" / alliance / "sessions").glob("*.journal")
    return alliance, journal


def torn(journal: Path) -> None:
    """Let the last line be cut off."""
    journal.write_bytes(journal.read_bytes() + b'[123,9,["put","ev')


def flipped(journal: Path) -> None:
    """Let the words of a note be others than were kept."""
    journal.write_bytes(journal.read_bytes().replace(b"kept words", b"kept wordz"))


def gap(journal: Path) -> None:
    """Let a line be missing."""
    journal.write_bytes(journal.read_bytes() + encode_line(9, [Forget()]))


@pytest.mark.parametrize(
    ("damage", "words", "start"),
    [
        (torn, "ended in the middle of a line", "A session was cut off as it was written: "),
        (flipped, "One line in the newest part", "A session is not whole. "),
        (gap, "could not be found", "A session is not whole. "),
    ],
)
def test_what_is_missing_in_a_journal_is_said_by_the_list_and_at_the_opening(
    files: FileLibrary, data_dir: Path, damage: Callable[[Path], None], words: str, start: str
) -> None:
    """Until somebody has opened it, and so read what is wrong."""
    alliance, journal = killed(data_dir)
    files.list()
    assert not files.problems
    damage(journal)
    files.list()
    (said,) = files.problems
    assert said.startswith(start)
    assert words in said
    live = Live(files.open(alliance), MovableClock())
    assert any(words in problem for problem in live.store.problems)
    live.close()
    files.list()
    assert not files.problems


def without_file(journal: Path) -> None:
    """Let the file be gone that the journal follows."""
    journal.with_suffix("").unlink()


def with_dead_link(journal: Path) -> None:
    """Let a link that leads nowhere stand in its place."""
    without_file(journal)
    journal.with_suffix("").symlink_to("nowhere/at-all.json")


@pytest.mark.parametrize("loss", [without_file, with_dead_link])
@pytest.mark.parametrize("opened", [False, True])
def test_a_session_of_which_only_the_journal_is_left_is_said_and_begun_again(
    files: FileLibrary, data_dir: Path, loss: Callable[[Path], None], opened: bool
) -> None:
    """Its words are there; how it began is told by the alliance."""
    alliance, journal = killed(data_dir)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(line for line in lines if b"SessionOpened" not in line))
    loss(journal)
    files.list()
    (said,) = files.problems
    assert "only what its newest part holds could be read" in said
    if opened:
        live = Live(files.open(alliance), MovableClock())
        assert "only what its newest part holds could be read" in live.store.problems[0]
        live.close()
        files.list()
        assert "has lost its beginning" in files.problems[0]
    (report,) = check(data_dir).alliances
    assert State.HEADLESS in {one.state for one in report.findings} or not opened
    assert not report.is_well
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    (line,) = files.list()
    assert len(line.sessions) == 1
    (said,) = files.problems
    assert said.startswith(f"At least 1 of the entries of {line.sessions[0].id}.json could not be found when")
    assert texts(files, alliance) == ["kept words"]


def test_a_session_whose_journal_was_set_aside_without_its_file_is_not_called_empty(
    files: FileLibrary, data_dir: Path
) -> None:
    """What lies there under another name holds its words."""
    alliance, journal = killed(data_dir)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.with_name(f"{journal.name}.damaged-1").write_bytes(
        b"".join(line for line in lines if b"SessionOpened" not in line)
    )
    without_file(journal)
    journal.unlink()
    assert not check(data_dir).is_well
    mend(data_dir, alliance)
    assert check(data_dir).is_well
    assert texts(files, alliance) == ["kept words"]


def test_a_session_that_nothing_tells_the_beginning_of_is_left_as_it_is(data_dir: Path) -> None:
    """Nothing is taken away that holds words."""
    alliance, journal = killed(data_dir)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(line for line in lines if b"SessionOpened" not in line))
    without_file(journal)
    for one in (data_dir / "alliances" / alliance).glob("alliance.*"):
        one.unlink()
    before = journal.read_bytes()
    said = mend(data_dir, alliance)
    assert any("nothing here tells how it began" in one for one in said)
    assert journal.read_bytes() == before


def test_why_a_file_is_read_only_says_what_to_do(files: FileLibrary, data_dir: Path) -> None:
    """In the list, over what was opened, and where something is to be written."""
    alliance, session = held_one(files, "calm")
    path = session_file(data_dir, alliance, session)
    path.write_bytes(path.read_bytes().replace(b"calm", b"balm"))
    files.list()
    live = Live(files.open(alliance), MovableClock())
    status = live.store.opening.session(session).status
    assert isinstance(status, ReadOnly)
    for said in (files.problems[0], live.store.problems[0], status.reason):
        assert said.endswith('It can be read but not changed. "alliance check --repair" mends it.')
    live.close()


def test_the_journal_of_a_file_elsewhere_that_a_link_leads_to_is_read(
    files: FileLibrary, data_dir: Path
) -> None:
    """It lies beside that file."""
    alliance, session = held_one(files, "before")
    path = session_file(data_dir, alliance, session)
    elsewhere_ = data_dir.with_name("cloud")
    elsewhere_.mkdir()
    path.rename(elsewhere_ / path.name)
    path.symlink_to(elsewhere_ / path.name)
    live = Live(files.open(alliance), MovableClock())
    assert live.alliance is not None
    happened(live.resume(session))
    happened(live.act(reopen, live.alliance))
    note(live, "after")
    until_saved(live)
    assert journal_of(elsewhere_ / path.name).exists()
    assert files.has_changed()
    read = files.read(alliance)[1][session]
    assert [one.event.text for one in read if isinstance(one.event, NoteWritten)] == ["before", "after"]
    assert {one.state for one in check(data_dir).alliances[0].findings} >= {State.OPEN}
    live.close()
    assert path.is_symlink()
    assert texts(files, alliance) == ["before", "after"]


def test_a_journal_with_other_ends_of_lines_is_read(files: FileLibrary, data_dir: Path) -> None:
    """Some programs put them into what they take for text."""
    alliance, journal = killed(data_dir)
    journal.write_bytes(journal.read_bytes().replace(b"\n", b"\r\n"))
    files.list()
    assert not files.problems
    assert texts(files, alliance) == ["kept words"]


def test_checking_says_that_a_journal_is_cut_off(data_dir: Path) -> None:
    """It is no problem: what was cut off was never said to be saved."""
    _, journal = killed(data_dir)
    torn(journal)
    report = check(data_dir)
    assert report.is_well
    assert any("middle of a line" in one.advice for one in report.alliances[0].findings)


def test_a_session_with_a_record_under_the_id_of_the_founding_hides_no_alliance(
    files: FileLibrary, data_dir: Path
) -> None:
    """One bit is enough for that; only the session is told to be changed."""
    alliance, session = held_one(files, "words")
    own, logs = files.read(alliance)
    founding, record = own[0], logs[session][-1]
    path = session_file(data_dir, alliance, session)
    was, now = f'"n":{record.n},"writer":"{record.writer}"', f'"n":{founding.n},"writer":"{founding.writer}"'
    path.write_bytes(path.read_bytes().replace(was.encode(), now.encode()))
    (line,) = files.list()
    assert line.title == "Home"
    assert len(line.sessions) == 1
    (said,) = files.problems
    assert said.startswith(f"{session}.json was changed by something else, or is damaged.")
    held = files.open(alliance)
    assert Live(held, MovableClock()).alliance is not None
    held.close()
