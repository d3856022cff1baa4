"""Plays recorded conversations in the real app, by keys at the recorded times, and reads them back from disk.

    python -m tests.replay FOLDER

runs every `*.min3s.csv` below a folder whole, prints a table, and exits 1 where anything differs or cannot be
read, or where nothing was played; 2 where there is no such folder. A file has the columns `speaker`,
`start_s` and `end_s`, one row a hold of the floor, never overlapping: one person at a time has the floor.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import floor_stretches, talk_seconds, turns
from alliance_tui.domain.words import MAX_PEOPLE, MIN_PEOPLE
from alliance_tui.live import Live
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.start import BeginNew
from tests.fakes import MovableClock
from tests.keyboard import Keyboard, at_keyboard
from tests.shipped import builtin

TOLERANCE: Final = 0.1
"""Seconds by which a time may differ from the recorded one."""

ROUNDED: Final = 0.01
"""Seconds by which two holds may overlap that were rounded: the first one ends where the second begins."""

LONGEST: Final = 30 * 24 * 3_600.0
"""Seconds that a recording may go on: a month, which no conversation does."""

TO_THE_END: Final = ("e", "enter", "enter", "f")
"""The keys that end a session in which nothing was agreed or written down."""

COLUMNS: Final = ("speaker", "start_s", "end_s")
"""What a row has to have, the label and the times."""

NAMES: Final = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
"""Who sits on which seat: the labels of a recording may be anything, a name may not."""


class Hold(NamedTuple):
    """One row: who held the floor, from when to when."""

    speaker: str
    """The label of the recording."""

    start: float
    """Seconds since the recording began."""

    end: float
    """Seconds since the recording began."""


class Stretch(NamedTuple):
    """Someone held the floor without a break."""

    name: str
    """Who."""

    start: float
    """Seconds since the session began."""

    end: float
    """Seconds since the session began."""


class Story(NamedTuple):
    """What is compared: as a recording has it, or as a saved session tells it."""

    talk: dict[str, float]
    """Seconds each person held the floor, by name."""

    turns: dict[str, int]
    """How many turns each person had, by name."""

    order: tuple[str, ...]
    """Who held the floor, one entry a turn."""

    stretches: tuple[Stretch, ...]
    """Who held the floor when."""


class TooFewOrTooManyError(ValueError):
    """A recording of more or fewer people than a table has; the text says how many."""


def read_holds(path: Path) -> tuple[Hold, ...]:
    """The rows of a recording, in order of time.

    Raises:
        ValueError: The file or a row cannot be read, or two rows overlap; the text says which.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = [_hold(place, row) for place, row in enumerate(csv.DictReader(lines), 2)]
    except UnicodeDecodeError as error:
        raise ValueError("it is no UTF-8 text") from error
    except (csv.Error, OSError) as error:
        raise ValueError(str(error)) from error
    if not rows:
        raise ValueError("it has no rows")
    ordered = sorted(rows, key=lambda hold: (hold.start, hold.end))
    return (*map(_until, ordered, ordered[1:]), ordered[-1])


def _hold(place: int, row: Mapping[str, str | None]) -> Hold:
    """One row, the first one in line 2 of the file."""
    missing = [column for column in COLUMNS if row.get(column) is None]
    if missing:
        raise ValueError(f"line {place} lacks {', '.join(missing)}")
    speaker, start, end = (row[column] or "" for column in COLUMNS)
    try:
        hold = Hold(speaker, float(start), float(end))
    except ValueError as error:
        raise ValueError(f"line {place} has no numbers for its times") from error
    if not 0 <= hold.start <= hold.end <= LONGEST:
        raise ValueError(f"line {place} begins at {start} s and ends at {end} s: there are no such times")
    return hold


def _until(hold: Hold, following: Hold) -> Hold:
    """A hold that ends by the time at which the next one begins."""
    if hold.end - following.start > ROUNDED:
        told = f"the holds from {hold.start} s and from {following.start} s overlap"
        raise ValueError(f"{told}: one person at a time has the floor")
    return hold._replace(end=max(min(hold.end, following.start), hold.start))


def seats(holds: Sequence[Hold]) -> dict[str, int]:
    """The seat of each label, from 1: in the order in which they first speak.

    Raises:
        TooFewOrTooManyError: They are not 2 to 8.
    """
    labels = dict.fromkeys(hold.speaker for hold in holds)
    if not MIN_PEOPLE <= len(labels) <= MAX_PEOPLE:
        raise TooFewOrTooManyError(f"{len(labels)} hold the floor; a table has {MIN_PEOPLE} to {MAX_PEOPLE}")
    return {label: seat for seat, label in enumerate(labels, 1)}


def recorded(holds: Sequence[Hold], seat_of: Mapping[str, int]) -> Story:
    """What the rows say: holds of one person without a gap between them are one turn, with a gap two."""
    people = NAMES[: len(seat_of)]
    talk, counted = dict.fromkeys(people, 0.0), dict.fromkeys(people, 0)
    stretches: list[Stretch] = []
    for hold in holds:
        name = NAMES[seat_of[hold.speaker] - 1]
        talk[name] += hold.end - hold.start
        if stretches and stretches[-1].name == name and stretches[-1].end == hold.start:
            stretches[-1] = stretches[-1]._replace(end=hold.end)
            continue
        counted[name] += 1
        stretches.append(Stretch(name, hold.start, hold.end))
    return Story(talk, counted, tuple(stretch.name for stretch in stretches), tuple(stretches))


def saved(session: Session) -> Story:
    """What a session tells that was read from disk."""
    talk, counted = talk_seconds(session, session.t), turns(session)
    stretches = floor_stretches(session, session.t)
    return Story(
        {session.name(who): spent for who, spent in talk.items()},
        {session.name(who): number for who, number in counted.items()},
        tuple(session.name(who) for who in session.holders),
        tuple(Stretch(session.name(one.holder), one.start, one.end) for one in stretches),
    )


def differences(wanted: Story, told: Story) -> list[str]:
    """Everything in which two stories differ, a sentence each."""
    found = []
    if wanted.talk.keys() != told.talk.keys():
        found.append(f"the people are {list(told.talk)}, not {list(wanted.talk)}")
    for name, spent in wanted.talk.items():
        if abs(told.talk.get(name, 0.0) - spent) > TOLERANCE:
            found.append(f"{name} talked {told.talk.get(name, 0.0):.3f} s, not {spent:.3f} s")
        if told.turns.get(name) != wanted.turns[name]:
            found.append(f"{name} had {told.turns.get(name)} turns, not {wanted.turns[name]}")
    if told.order != wanted.order:
        found.append(f"the holders are in another order: {told.order}, not {wanted.order}")
    for place, (ours, theirs) in enumerate(zip(wanted.stretches, told.stretches, strict=False)):
        if max(abs(ours.start - theirs.start), abs(ours.end - theirs.end)) > TOLERANCE:
            found.append(f"hold {place + 1} is {theirs}, not {ours}")
            break
    if len(told.stretches) != len(wanted.stretches):
        found.append(f"the floor was held {len(told.stretches)} times, not {len(wanted.stretches)}")
    return found


def keys_to_give(seat: int, holder: int, people: int, row: int) -> tuple[str, ...]:
    """The keys that move the floor from one seat to another: the next, by a raised hand, or straight."""
    if seat == holder % people + 1:
        return ("space",)
    return ("g", str(seat)) if row % 2 else (str(seat), "space")


async def play(holds: Sequence[Hold], seat_of: Mapping[str, int], folder: Path) -> Session:
    """Play holds at the keyboard of the app over a store in a folder, end the session, and read it again.

    Returns:
        The session, as a library that was opened afterwards reads it from the folder.
    """
    clock = MovableClock()
    setting = builtin()["neutral"]
    start = BeginNew("Replay", setting, NAMES[: len(seat_of)])
    app = AllianceApp(FileLibrary(folder), clock, {setting.name: setting}, start)
    async with at_keyboard(app, clock) as keyboard:
        alliance, session = keyboard.live.id, keyboard.session.id
        await _press_all(keyboard, holds, seat_of)
        await keyboard.press(*TO_THE_END, "enter")
    opening = FileLibrary(folder).open(alliance)
    try:
        past = Live(opening, clock).past(session)
    finally:
        opening.close()
    if past is None or past.is_open:
        raise RuntimeError("The session was not ended and saved.")
    return past


async def _press_all(keyboard: Keyboard, holds: Sequence[Hold], seat_of: Mapping[str, int]) -> None:
    """Move the floor by keys at the recorded times; between two holds it is open."""
    now, holder = 0.0, 0
    for row, hold in enumerate(holds):
        await keyboard.wait(hold.start - now)
        seat = seat_of[hold.speaker]
        if holder == 0:
            await keyboard.press(str(seat))
        elif holder != seat:
            await keyboard.press(*keys_to_give(seat, holder, len(seat_of), row))
        now, holder = hold.start, seat
        following = holds[row + 1].start if row + 1 < len(holds) else None
        if following is None or following > hold.end:
            await keyboard.wait(hold.end - now)
            await keyboard.press("0")
            now, holder = hold.end, 0


async def replay(path: Path, rows: int | None = None) -> tuple[Story, list[str]]:
    """Play one file.

    Args:
        path: The file.
        rows: How many of its first rows; None for all.

    Returns:
        What it says, and in what the saved session differs from that.

    Raises:
        TooFewOrTooManyError: No table seats its people.
        ValueError: A row of it cannot be read.
    """
    holds = read_holds(path)
    seat_of = seats(holds)
    wanted = recorded(holds[:rows], seat_of)
    with tempfile.TemporaryDirectory(prefix="alliance-replay-") as folder:
        return wanted, differences(wanted, saved(await play(holds[:rows], seat_of, Path(folder))))


def main(arguments: Sequence[str] | None = None) -> int:
    """Play every file below a folder and print a table.

    Returns:
        1 where a saved session differs from its recording, where one cannot be read, or where none was
        played; 2 where there is no such folder; else 0.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tests.replay", description="Play recorded conversations."
    )
    parser.add_argument("folder", type=Path, help="where the *.min3s.csv files are, at any depth")
    folder: Path = parser.parse_args(arguments).folder
    if not folder.is_dir():
        print(f"There is no folder {shown(folder)}.")
        return 2
    paths = sorted(path for path in folder.rglob("*.min3s.csv") if not path.is_dir())
    if not paths:
        print(f"There is no *.min3s.csv below {shown(folder)}.")
        return 1
    print(f"{'recording':<40} {'people':>6} {'turns':>6} {'talk':>10}  result")
    results = Counter(_print_row(path) for path in paths)
    print(", ".join(f"{number} {result}" for result, number in results.items()))
    return 0 if results["the same"] and results.keys() <= {"the same", "skipped"} else 1


def shown(path: Path | str) -> str:
    """A name as any terminal can show it."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(path))


def _print_row(path: Path) -> str:
    """Play one file and print its row.

    Returns:
        "the same", "different", "skipped", "not read" or "not played".
    """
    name = shown(path.name.removesuffix(".min3s.csv"))
    try:
        wanted, found = asyncio.run(replay(path))
    except TooFewOrTooManyError as error:
        print(f"{name:<40} skipped: {error}", flush=True)
        return "skipped"
    except ValueError as error:
        print(f"{name:<40} cannot be read: {error}", flush=True)
        return "not read"
    except RuntimeError as error:
        print(f"{name:<40} cannot be played: {error}", flush=True)
        return "not played"
    numbers = f"{len(wanted.talk):>6} {len(wanted.order):>6} {sum(wanted.talk.values()):>8.1f} s"
    print(f"{name:<40} {numbers}  {'; '.join(found) or 'the same'}", flush=True)
    return "different" if found else "the same"


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
