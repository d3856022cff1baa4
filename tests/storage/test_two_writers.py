"""Two copies of an alliance that were written apart: their logs together fold to one state."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes, sitting
from alliance_tui.domain.events import Record
from alliance_tui.domain.fold import fold
from alliance_tui.domain.summary import SessionState
from alliance_tui.live import Live
from alliance_tui.storage.codec import decode_records, encode_record
from alliance_tui.storage.library import FileLibrary
from alliance_tui.storage.mending import mend
from tests.builders import happened
from tests.fakes import MovableClock
from tests.storage.people import note, seated, session_file, texts, until_saved


@pytest.fixture
def logs(data_dir: Path) -> list[tuple[Record, ...]]:
    """The log of one session, on two machines that both went on with it."""
    live = seated(FileLibrary(data_dir))
    note(live, "before both")
    assert live.session is not None
    session = live.session.id
    live.close()
    copy = data_dir.with_name("copy")
    shutil.copytree(data_dir, copy)
    found = []
    for folder, name in ((data_dir, "here"), (copy, "there")):
        live = Live(FileLibrary(folder).open(live.id), MovableClock())
        happened(live.resume(session))
        for number in range(4):
            note(live, f"{name} {number}")
        happened(live.undo())
        happened(live.act(agreements.propose, Terms(f"we agree {name}")))
        assert live.session is not None
        happened(live.act(notes.take_back_note, live.session.notes[-1].id))
        found.append(live.records())
        live.close()
    return found


def test_two_writers_number_alike_and_never_share_an_id(logs: list[tuple[Record, ...]]) -> None:
    """Both go on from the same number, and their words tell them apart."""
    here, there = logs
    common = {record.id for record in here} & {record.id for record in there}
    assert {record.n for record in here} == {record.n for record in there}
    assert len(common) == 3, "what was written before they parted"
    assert all(mine == theirs for mine, theirs in zip(here, there, strict=True) if mine.id in common)


def test_the_union_of_two_logs_folds_to_one_state_in_any_order_of_arrival(
    logs: list[tuple[Record, ...]],
) -> None:
    """As documents that came one by one from both, in any order: the same records, the same state."""
    union = {record.id: record for log in logs for record in log}
    expected = tuple(sorted(union.values(), key=lambda record: (record.n, record.writer)))
    state = fold(expected)
    assert state is not None
    assert {one.terms.what for one in state.agreements} == {"we agree here", "we agree there"}
    assert "before both" in {one.text for one in state.notes}
    arrived = list(union.values())
    for seed in range(200):
        Random(seed).shuffle(arrived)
        read = decode_records(encode_record(record) for record in arrived)
        assert read == expected
        assert fold(read) == state


def test_a_session_that_another_program_changed_meanwhile_is_said_until_both_are_put_together(
    data_dir: Path,
) -> None:
    """A folder that is synced between two laptops: the list says so, each time, and mending ends it."""
    files = FileLibrary(data_dir)
    live = seated(files)
    note(live, "before both")
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    live.close()
    copy = data_dir.with_name("copy")
    shutil.copytree(data_dir, copy)
    for folder, name in ((copy, "there"), (data_dir, "here")):
        live = Live(FileLibrary(folder).open(live.id), MovableClock())
        assert live.alliance is not None
        assert live.alliance.unfinished is not None
        happened(live.resume(live.alliance.unfinished.id))
        note(live, name)
        if folder == data_dir:
            path.write_bytes((copy / path.relative_to(data_dir)).read_bytes())
        live.close()
        assert ["Both are kept" in one for one in live.store.kept_apart] == (
            [True] if folder == data_dir else []
        )
    for _ in range(2):
        library = FileLibrary(data_dir)
        library.list()
        (said,) = library.problems
        assert "Both are kept" in said
        assert "alliance check --repair" in said
    mend(data_dir, live.id)
    library = FileLibrary(data_dir)
    library.list()
    assert library.problems == ()
    assert {*texts(library, live.id)} == {"before both", "here", "there"}


@pytest.mark.parametrize("opened", [False, True])
def test_a_session_whose_file_was_put_in_place_before_a_kill_is_joined_with_its_journal(
    data_dir: Path, opened: bool
) -> None:
    """What was said to be saved is only in the journal then, which belongs to the file from before."""
    live = seated(FileLibrary(data_dir))
    note(live, "before both")
    assert live.session is not None
    path = session_file(data_dir, live.id, live.session.id)
    live.close()
    there, killed = data_dir.with_name("there"), data_dir.with_name("killed")
    for folder, name in ((there, "there"), (data_dir, "here")):
        if folder == there:
            shutil.copytree(data_dir, there)
        live = Live(FileLibrary(folder).open(live.id), MovableClock())
        assert live.alliance is not None
        assert live.alliance.unfinished is not None
        happened(live.resume(live.alliance.unfinished.id))
        for number in range(9 if folder == there else 3):
            note(live, f"{name} {number}")
        if folder == data_dir:
            until_saved(live)
            shutil.copytree(data_dir, killed)
        live.close()
    shutil.copy(there / path.relative_to(data_dir), killed / path.relative_to(data_dir))
    library = FileLibrary(killed)
    if opened:
        again = Live(library.open(live.id), MovableClock())
        assert "Another program put another" in again.store.problems[0]
        again.close()
    library.list()
    (said,) = library.problems
    assert "alliance check --repair" in said
    mend(killed, live.id)
    library.list()
    assert library.problems == ()
    notes = {*(f"there {number}" for number in range(9)), *(f"here {number}" for number in range(3))}
    assert {*texts(library, live.id)} == {"before both", *notes}
    assert not [one for one in path.parent.iterdir() if one.name.endswith(".journal")]


@pytest.mark.no_cover
@pytest.mark.parametrize("ends", [False, True], ids=["left", "ended"])
@pytest.mark.parametrize("shorter", ["here", "there"])
def test_what_was_said_after_people_left_or_ended_at_the_other_machine_is_told_everywhere(
    data_dir: Path, shorter: str, ends: bool
) -> None:
    """In the session, in its alliance, and in the list."""
    live = seated(FileLibrary(data_dir))
    note(live, "before both")
    assert live.session is not None
    session = live.session.id
    path = session_file(data_dir, live.id, session)
    live.close()
    there = data_dir.with_name("there")
    shutil.copytree(data_dir, there)
    for folder, name in ((data_dir, "here"), (there, "there")):
        live = Live(FileLibrary(folder).open(live.id), MovableClock())
        happened(live.resume(session))
        for number in range(1 if name == shorter else 9):
            note(live, f"{name} {number}")
        happened(live.act(agreements.propose, Terms(f"we agree {name}")))
        for seat in (1, 2):
            assert live.session is not None
            happened(live.act(agreements.press_consent, live.session.agreements[-1].id, seat))
        if ends and name == shorter:
            happened(live.act(sitting.close))
        live.close()
    shutil.copy(there / path.relative_to(data_dir), path.with_name(f"{session}.sync-conflict-1.json"))
    mend(data_dir, live.id)
    library = FileLibrary(data_dir)
    longer = "there" if shorter == "here" else "here"
    said = {"before both", f"{shorter} 0", *(f"{longer} {number}" for number in range(9))}
    assert {*texts(library, live.id)} == said
    again = Live(library.open(live.id), MovableClock())
    assert again.alliance is not None
    assert (again.alliance.unfinished is None) is ends
    past = again.past(session)
    assert past is not None
    in_force = {one.terms.what for one in past.live_agreements if one.is_in_force}
    assert in_force == {"we agree here", "we agree there"}
    assert in_force == {one.terms.what for one in again.alliance.live_agreements if one.is_in_force}
    again.close()
    (line,) = library.list()[0].sessions
    assert (line.in_force, line.state is SessionState.CLOSED) == (2, ends)
