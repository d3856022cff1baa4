"""`alliance backup`, `alliance restore` and `alliance where`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from alliance_tui.clock import Clock
from alliance_tui.domain.decisions import notes, people, sitting
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live
from alliance_tui.storage.entries import entries
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.cli.running import alliance, said
from tests.storage.people import every_byte, note, seated, session_file, states


@pytest.mark.usefixtures("kept")
def test_a_backup_is_written_and_put_back(data_dir: Path, tmp_path: Path) -> None:
    """Its file is never replaced unasked."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    told = alliance("backup", saved, *folder)
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.startswith(f"2 alliances, 3 files, in {saved}.")
    told = alliance("backup", saved, *folder, answers="n\n")
    assert told.exit_code == 1
    assert told.stderr.endswith("Nothing was written. --force replaces it without asking.\n")
    assert alliance("backup", saved, *folder, answers="y\n").exit_code == 0
    assert alliance("backup", saved, "--force", *folder).exit_code == 0
    other = ("--data-dir", str(tmp_path / "other"))
    told = alliance("restore", saved, *other)
    assert told.exit_code == 0
    assert sorted(told.stderr.splitlines()[1:]) == ['"Demo" is back.', '"Home" is back.']
    assert alliance("list", *other).stdout == alliance("list", *folder).stdout
    assert "is the same here. It was left as it is." in alliance("restore", saved, *other).stderr


def test_a_backup_that_holds_more_is_kept_and_told(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """A failure where something is damaged, and none where people took it out."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    alliance("backup", saved, *folder)
    alliance("erase", kept[1], "--yes-erase", "Demo", *folder)
    told = alliance("backup", saved, "--force", *folder)
    assert told.exit_code == 0
    assert f"in this one: it is kept as {tmp_path / 'saved.1.zip'}." in told.stderr
    (data_dir / "alliances" / kept[0] / "alliance.json").write_bytes(b"")
    told = alliance("backup", saved, "--force", *folder)
    assert told.exit_code == 1
    assert f"in this one: it is kept as {tmp_path / 'saved.2.zip'}." in told.stderr


def test_of_a_damaged_session_a_backup_is_a_failure_and_restoring_says_so(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """It is in it as it is, for whoever mends it later; "is back" alone would not be true."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    path = session_file(data_dir, *kept)
    path.write_bytes(path.read_bytes()[:-40])
    told = alliance("backup", saved, *folder)
    assert told.exit_code == 1
    assert f"{kept[1]}.json is damaged, and in the backup as it is." in told.stderr
    assert told.stderr.splitlines()[-1].startswith("1 file in this backup is damaged.")
    other = ("--data-dir", str(tmp_path / "other"))
    told = alliance("restore", saved, *other)
    assert told.exit_code == 0
    lines = told.stderr.splitlines()
    at = lines.index('"Demo" is back.')
    assert lines[at + 1].startswith('Not all of "Demo" can be read as it was written')
    assert sum("can be read as it was written" in one for one in lines) == 1
    assert "Not all of" not in alliance("restore", saved, "--yes", *other).stderr


def rename(data_dir: Path, alliance: AllianceId, name: str) -> None:
    """Correct somebody's name, so that something is here that is in no backup."""
    live = Live(FileLibrary(data_dir).open(alliance), Clock())
    assert live.alliance is not None
    happened(live.act_on_alliance(people.rename, live.alliance.people[0].id, name))
    live.close()


@pytest.mark.parametrize("words", [(), ("--yes",), ("--force",)])
def test_what_is_only_added_is_not_asked_about(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """Nothing that is here is other afterwards; but where something here cannot be read, it is asked."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    before = alliance("show", "Demo", "--json", *folder).stdout
    alliance("backup", saved, *folder)
    alliance("erase", kept[1], "--yes-erase", "Demo", *folder)
    told = alliance("restore", saved, *words, *folder)
    assert told.exit_code == 0
    assert re.search(r'"Demo": \d+ entries were only in the backup, and added\.', told.stderr)
    assert alliance("show", "Demo", "--json", *folder).stdout == before
    assert session_file(data_dir, *kept).exists()


def test_what_cannot_be_read_here_is_not_replaced_unasked(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Nobody knows what is in it."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    alliance("backup", saved, *folder)
    session_file(data_dir, *kept).write_bytes(b"")
    before = states(data_dir)
    told = alliance("restore", saved, *folder)
    assert told.exit_code == 1
    assert told.stderr.endswith("Nothing was changed. --yes keeps yours, --force takes the backup's.\n")
    assert states(data_dir) == before


def test_what_differs_is_asked_about(
    data_dir: Path, tmp_path: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Without an answer nothing changes; --yes keeps mine, --force takes the backup's."""
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    alliance("backup", saved, *folder)
    alliance("erase", kept[1], "--yes-erase", "Demo", *folder)
    rename(data_dir, kept[0], "Anna")
    before = states(data_dir)
    told = alliance("restore", saved, *folder)
    assert told.exit_code == 1
    assert '"Demo" is here and in the backup, and they differ: 1 entry is only here' in told.stderr
    assert told.stderr.endswith("Nothing was changed. --yes keeps yours, --force takes the backup's.\n")
    told = alliance("restore", saved, "--yes", *folder)
    assert '"Demo" is different here. Yours was kept.' in told.stderr
    assert states(data_dir) == before
    told = alliance("restore", saved, *folder, answers="what\nboth\n")
    assert told.exit_code == 0
    assert '"Demo": 32 entries were only there, and added.' in told.stderr
    assert session_file(data_dir, *kept).exists()
    alliance("erase", kept[1], "--yes-erase", "Demo", *folder)
    assert alliance("restore", saved, "--force", *folder).exit_code == 0
    assert session_file(data_dir, *kept).exists()
    assert len(entries(data_dir)) == 2


def test_settings_of_ones_own_are_in_it_and_come_back(data_dir: Path, home: Path, tmp_path: Path) -> None:
    """Never over another file unasked; what is replaced is kept beside it."""
    data_dir.mkdir()
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    alliance("settings", "new", "our-house")
    alliance("settings", "new", "our-work", "--from", "team")
    house, work = (home / "config" / "alliance" / "settings" / f"our-{one}.toml" for one in ("house", "work"))
    ours = house.read_bytes()
    told = alliance("backup", saved, *folder)
    assert told.stderr.startswith(f"0 alliances and 2 settings of your own, 2 files, in {saved}.")
    house.write_bytes(b"mine")
    work.unlink()
    before = states(home)
    told = alliance("restore", saved, *folder)
    assert 'Your setting "our-house" is here and in the backup, and they differ.' in told.stderr
    assert told.stderr.endswith("Nothing was changed. --yes keeps yours, --force takes the backup's.\n")
    assert states(home) == before
    told = alliance("restore", saved, *folder, answers="what\nmine\n")
    assert 'Your setting "our-house" is different here. Yours was kept.' in told.stderr
    assert 'Your setting "our-work" is back.' in told.stderr
    assert house.read_bytes() == b"mine"
    told = alliance("restore", saved, "--yes", *folder)
    assert 'Your setting "our-work" is the same here. It was left as it is.' in told.stderr
    assert house.read_bytes() == b"mine"
    told = alliance("restore", saved, *folder, answers="backup\n")
    assert "is back. What was here is kept as our-house.toml.before-1." in told.stderr
    house.write_bytes(b"mine again")
    assert alliance("restore", saved, "--force", *folder).exit_code == 0
    assert house.read_bytes() == ours
    assert house.with_name("our-house.toml.before-1").read_bytes() == b"mine"
    assert house.with_name("our-house.toml.before-2").read_bytes() == b"mine again"
    assert alliance("settings", "check", "our-work").exit_code == 0


def test_a_setting_that_is_on_offer_is_in_the_backup_or_said_not_to_be(
    data_dir: Path, home: Path, tmp_path: Path
) -> None:
    """What is hidden is neither: systems and editors keep their own notes so."""
    data_dir.mkdir()
    folder, saved = ("--data-dir", str(data_dir)), str(tmp_path / "saved.zip")
    alliance("settings", "new", "ours")
    settings = home / "config" / "alliance" / "settings"
    text = (settings / "ours.toml").read_text()
    for file, name in {"a:b": "odd", ".hid": "hidden", "big": "big", "x" * 101: "long"}.items():
        (settings / f"{file}.toml").write_text(text.replace('name = "ours"', f'name = "{name}"'))
    with (settings / "big.toml").open("a") as big:
        big.write("#" * (1 << 20))
    shown = alliance("settings")
    offered = {line.split()[0] for line in shown.stdout.splitlines() if line.strip()}
    assert offered & {"ours", "odd", "long", "hidden", "big"} == {"ours", "odd", "long"}
    assert "big.toml" in shown.stderr
    assert "it is larger than any file of this program" in shown.stderr
    told = alliance("backup", saved, *folder)
    assert told.exit_code == 1
    assert "0 alliances and 1 setting of your own, 1 file, in" in told.stderr
    assert told.stderr.count(" has a name that no other machine may know. It is not in the backup;") == 2
    assert "a:b.toml has a name" in told.stderr
    assert f"{settings / 'big.toml'} cannot be read: " in told.stderr
    assert "This backup is not complete: 3 files or folders" in told.stderr
    assert "hid" not in told.output


def test_settings_come_back_also_where_words_are_taken_out_of_what_was_here(
    data_dir: Path, home: Path, tmp_path: Path
) -> None:
    """What this restore unpacked is not swept away as what was left of another one."""
    live = seated(FileLibrary(data_dir))
    note(live, "TAKENBACK")
    live.close()
    older = tmp_path / "older"
    shutil.copytree(data_dir, older)
    live = Live(FileLibrary(data_dir).open(live.id), Clock())
    assert live.alliance is not None
    assert live.alliance.unfinished is not None
    happened(live.resume(live.alliance.unfinished.id))
    assert live.session is not None
    happened(live.act(notes.take_back_note, live.session.notes[0].id))
    happened(live.act(sitting.close))
    live.close()
    alliance("settings", "new", "our-house")
    house = home / "config" / "alliance" / "settings" / "our-house.toml"
    ours = house.read_bytes()
    alliance("backup", str(tmp_path / "saved.zip"), "--data-dir", str(data_dir))
    house.unlink()
    told = alliance("restore", str(tmp_path / "saved.zip"), "--force", "--data-dir", str(older))
    assert told.exit_code == 0, told.stderr
    assert 'Your setting "our-house" is back.' in told.stderr
    assert house.read_bytes() == ours
    assert len(entries(older)) == 1
    assert b"TAKENBACK" not in every_byte(older)
    assert not [*older.glob(".restoring-*")]


def test_what_is_no_backup_is_refused_in_a_sentence(data_dir: Path, tmp_path: Path) -> None:
    """And no folder is made for it."""
    (tmp_path / "letter.zip").write_text("Dear Ana")
    sentence = said(alliance("restore", str(tmp_path / "letter.zip"), "--data-dir", str(data_dir)), 1)
    assert sentence == "letter.zip is damaged, or no zip file. Nothing was changed."
    assert not data_dir.exists()


@pytest.mark.usefixtures("kept")
def test_of_a_backup_that_is_not_as_it_was_written_nothing_is_left(data_dir: Path, tmp_path: Path) -> None:
    """Its first files were unpacked before the changed one was read."""
    saved, changed = tmp_path / "saved.zip", tmp_path / "changed.zip"
    alliance("backup", str(saved), "--data-dir", str(data_dir))
    with ZipFile(saved) as archive, ZipFile(changed, "w") as other:
        names = archive.namelist()
        last = [one for one in names if one.endswith(".json") and one.startswith("alliances/")][-1]
        for name in names:
            raw = archive.read(name)
            other.writestr(
                name, raw.replace(b"Mika", b"Mira").replace(b"Ana", b"Eva") if name == last else raw
            )
    sentence = said(alliance("restore", str(changed), "--data-dir", str(tmp_path / "new")), 1)
    assert sentence.endswith("Nothing was changed.")
    assert not (tmp_path / "new").exists()


def test_every_place_is_told_for_people_and_for_programs(
    data_dir: Path, kept: tuple[AllianceId, SessionId]
) -> None:
    """Also those that are not there yet, and nothing is made."""
    before = states(data_dir)
    told = alliance("where", "--data-dir", str(data_dir))
    assert told.exit_code == 0
    assert "not there yet" in told.stdout
    shape = json.loads(alliance("where", "--json", "--data-dir", str(data_dir)).stdout)
    places = {one["kind"]: one for one in shape["places"]}
    assert {"data", "catalogue", "alliances", "trash", "config", "settings", "log"} <= places.keys()
    assert places["data"]["path"] == str(data_dir)
    assert (places["*.json"]["files"], places["*.json"]["exists"]) == (3, True)
    assert (places["trash"]["files"], places["trash"]["exists"]) == (0, False)
    assert places["alliances"]["holds"] == "2 alliances"
    assert states(data_dir) == before
    assert alliance("where", "--data-dir", str(data_dir / "none")).exit_code == 0
