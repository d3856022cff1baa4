"""Commands that put files where they belong, over folders in which there is much to do."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from alliance_tui.domain.words import AllianceId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.storage.archive import take_backup
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.entries import STAMP
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.cli.running import alliance
from tests.fakes import START, MovableClock
from tests.faults.serving import serve, tell
from tests.storage.people import held_one, note, seated, session_file

HOUSE: Final = "our-house.toml"
"""A setting that is another one in the backup."""

WORK: Final = "our-work.toml"
"""A setting that is only in the backup."""

ANSWERS: Final = {
    "theirs": ("restore", "saved.zip", "--force"),
    "both": ("restore", "saved.zip"),
    "swap": ("trash", "restore", "Differs", "--swap"),
    "session": ("trash", "restore", f"{START:{STAMP}}", "--both"),
    "repair": ("check", "--repair"),
    "erase": ("erase", "Home", "--yes-erase", "Home"),
}
"""The commands, by what is wanted."""


def do(wanted: str, folder: Path) -> None:
    """Run one of the commands in a folder, until it says that all is well."""
    words = [str(folder / word) if word.endswith(".zip") else word for word in ANSWERS[wanted]]
    told = alliance(
        *words,
        "--data-dir",
        str(folder / "data"),
        env={"ALLIANCE_CONFIG_DIR": str(folder / "config")},
        answers="both\nbackup\n",
    )
    assert told.exit_code == 0, told.output


def settings(folder: Path) -> Path:
    """Where the settings of somebody's own are."""
    return folder / "config" / "settings"


def two_states(folder: Path) -> dict[str, AllianceId]:
    """A backup and what is here: one alliance differs, one is only there, one is only here."""
    here, there = FileLibrary(folder / "data"), FileLibrary(folder / "there")
    live = seated(there, "Differs")
    note(live, "first")
    live.close()
    new, _ = held_one(there, "new", title="New")
    kept, _ = held_one(here, "kept", title="Kept")
    shutil.copytree(there.folder / "alliances" / live.id, here.folder / "alliances" / live.id)
    for library, text in ((here, "mine"), (there, "theirs")):
        _say_more(library, live.id, text)
    settings(folder).mkdir(parents=True)
    for name in (HOUSE, WORK):
        (settings(folder) / name).write_bytes(b"theirs")
    take_backup(there.folder, folder / "saved.zip", START, settings(folder))
    (settings(folder) / HOUSE).write_bytes(b"mine")
    (settings(folder) / WORK).unlink()
    shutil.rmtree(there.folder)
    return {"differs": live.id, "new": new, "kept": kept}


def _say_more(library: FileLibrary, alliance: AllianceId, text: str) -> None:
    live = Live(library.open(alliance), MovableClock())
    assert live.alliance is not None
    if live.alliance.unfinished is None:
        happened(live.sit_down(SessionKind.DESIGN))
    else:
        happened(live.resume(live.alliance.unfinished.id))
    note(live, text)
    live.close()


def come_back(folder: Path) -> AllianceId:
    """An alliance with a session that went on here from an earlier state; another state is in the trash."""
    library = FileLibrary(folder / "data")
    live = seated(library, "Differs")
    note(live, "first")
    live.close()
    assert live.session is not None
    path = session_file(library.folder, live.id, live.session.id)
    earlier = path.read_bytes()
    _say_more(library, live.id, "theirs")
    library.delete(live.id, live.session.id, START)
    path.write_bytes(earlier)
    _say_more(library, live.id, "mine")
    (path.parent / "letter.txt").write_text("somebody's own")
    return live.id


def to_erase(folder: Path) -> None:
    """An alliance that is called Home, with one session in the trash; and one of others."""
    library = FileLibrary(folder / "data")
    alliance, session = held_one(library, "private", title="Home")
    library.delete(alliance, session, START)
    _say_more(library, alliance, "private too")
    held_one(library, "others", title="Other")
    library.list()


def much_damage(folder: Path) -> dict[AllianceId, list[bytes]]:
    """A data folder with one of each that can be repaired; by alliance, what its damaged files hold."""
    data = folder / "data"
    library = FileLibrary(data)
    damaged: dict[AllianceId, list[bytes]] = {}

    cut, session = held_one(library, "one", "two", title="Cut off")
    path = session_file(data, cut, session)
    path.with_name(f"{path.name}.backup").write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:-60])
    damaged[cut] = [path.read_bytes()]

    headless, _ = held_one(library, "three", title="Headless")
    own = data / "alliances" / headless / "alliance.json"
    own.unlink()
    damaged[headless] = []

    astray, session = held_one(library, "four", title="Astray")
    path = session_file(data, astray, session)
    session_file(data, astray, SessionId("a" * 12)).write_bytes(path.read_bytes())
    damaged[astray] = [path.read_bytes()]

    changed, session = held_one(library, "five", title="Changed")
    path = session_file(data, changed, session)
    path.write_bytes(path.read_bytes().replace(b'"five"', b'"cinq"'))
    path.with_name(f"{path.name}.4194305-0123abcd.tmp").write_bytes(b"x")
    damaged[changed] = [path.read_bytes()]

    path = _cut_short(library, "six", "seven", "eight")
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    lines[-2] = lines[-2].replace(b"seven", b"sever")
    journal_of(path).write_bytes(b"".join(lines))
    damaged[AllianceId(path.parents[1].name)] = [journal_of(path).read_bytes()]

    path = _cut_short(library, "nine")
    damaged[AllianceId(path.parents[1].name)] = []

    live = seated(library, "Twice")
    note(live, "ten")
    live.close()
    (path,) = (data / "alliances" / live.id / "sessions").glob("*.json")
    before = path.read_bytes()
    _say_more(library, live.id, "eleven")
    path.rename(path.with_name(f"{path.stem}.ours-1.json"))
    path.write_bytes(before)
    damaged[live.id] = [before, path.with_name(f"{path.stem}.ours-1.json").read_bytes()]
    return damaged


def _cut_short(library: FileLibrary, *words: str) -> Path:
    """A session as a kill leaves it; its file, with a journal beside it."""
    live = seated(library)
    for text in words:
        note(live, text)
    home = library.folder / "alliances" / live.id
    copy = library.folder / "copy"
    shutil.copytree(home, copy)
    live.close()
    shutil.rmtree(home)
    copy.rename(home)
    (path,) = (home / "sessions").glob("*.json")
    return path


def main(wanted: str, model: str) -> None:
    """Do it in folders like a model, again and again."""

    def work(folder: Path, told: int) -> None:
        do(wanted, folder)
        tell(told, 1)

    serve(work, Path(model))


if __name__ == "__main__":
    os.environ.pop("ALLIANCE_DATA_DIR", None)
    main(*sys.argv[1:])
