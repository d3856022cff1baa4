"""What people do at a real terminal, and what happens to it: killed, hung up, stopped, misused."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.terminal.terminal import F8, F9, terminal

pytestmark = pytest.mark.no_cover
"""What runs is another process."""

HOME = ("new", "Ana", "Ben", "--setting", "couple", "--title", "Home")
"""A new alliance of two."""

BREAK = "T I M E - O U T"
"""The title of a time-out."""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "alliance_tui", "--data-dir", str(folder), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def only_session(folder: Path) -> dict[str, Any]:
    """The one session there is, as `show --json` tells it."""
    (alliance,) = json.loads(run(folder, "list", "--json").stdout)["alliances"]
    (session,) = alliance["sessions"]
    told: dict[str, Any] = json.loads(run(folder, "show", session["id"], "--json").stdout)
    return told


def is_folded(folder: Path) -> bool:
    """Whether no journal holds anything any more, and every file opens with plain TinyDB."""
    for path in (folder / "alliances").rglob("*.json"):
        with TinyDB(path) as plain:
            assert {"meta", "events"} <= plain.tables()
    return not any(path.stat().st_size for path in folder.rglob("*.journal"))


def test_an_evening_with_a_kill_in_the_middle_of_a_time_out(data_dir: Path) -> None:
    """Start, talk, time-out while typing, kill -9, start again, come back, end, list, show."""
    with terminal(data_dir, *HOME) as first:
        first.until("[PURPOSE]", "saved")
        first.press("1")
        first.until("SPEAKING")
        first.press("nKept words\r")
        first.until("Kept words", gone="Ana's words")
        first.press("nhalf a tho")
        first.until("half a tho")
        first.press(F9)
        first.until(BREAK, "We come back")
        first.signal(signal.SIGKILL)
        assert first.wait() == 128 + signal.SIGKILL
    assert only_session(data_dir)["state"] == "time-out"
    with terminal(data_dir) as second:
        second.until(BREAK, "We come back")
        second.press("12")
        second.until_drawn("All are ready.")
        second.until("[PURPOSE]", "Kept words", gone=BREAK)
        second.press("2")
        second.until("SPEAKING")
        second.press("e")
        second.until("End the session?")
        second.press("\r")
        second.until("Nothing had to be agreed today.")
        second.press("\r")
        second.until("From here on")
        second.press("\r")
        second.until("your choice")
        second.press("f")
        second.until("Thank you for taking this time together.")
        second.press("\r")
        assert second.read_to_the_end() == 0
        assert second.modes == set()
    listed = run(data_dir, "list")
    assert listed.returncode == 0
    assert "Home" in listed.stdout
    told = only_session(data_dir)
    assert told["state"] == "closed"
    assert [(note["name"], note["text"]) for note in told["notes"]] == [("Ana", "Kept words")]
    assert [one["name"] for one in told["floor"]] == ["Ana", "Ben"]
    assert len(told["time_outs"]) == 1
    assert told["time_outs"][0]["end"] > told["time_outs"][0]["start"] + 4
    assert is_folded(data_dir)


def test_a_kill_in_the_middle_of_the_marks_leaves_them_there_and_covered(data_dir: Path) -> None:
    """Agree, end, look back, kill -9 after Ana's mark; it is told nowhere until Ben has marked too."""
    with terminal(data_dir, *HOME) as first:
        first.until("[PURPOSE]", "saved")
        first.press("aPhones away\r")
        first.until("Your number")
        first.press("12")
        first.until("everyone has said yes")
        first.press("\x1b")
        first.until("[PURPOSE]", gone="An agreement")
        first.press("e")
        first.until("End the session?")
        first.press("\r")
        first.until("Read it aloud")
        first.press("\r")
        first.until("take away")
        first.press("\r")
        first.until("Thank each other")
        first.press("f")
        first.until("Thank you for taking this time together.")
        first.press("\r")
        first.read_to_the_end()
    with terminal(data_dir, "open", "Home") as second:
        second.until("Phones away")
        second.press("r")
        second.until("opening")
        second.press("\x1b")
        second.until("This is what you agreed on.")
        second.press("\r")
        second.until("still to mark")
        second.press("11")
        second.until("alone")
        second.press("3\r")
        second.until("2 ◆ Ben   still to mark", "1 ▲ Ana   marked")
        second.signal(signal.SIGKILL)
        second.wait()
    session = json.loads(run(data_dir, "list", "--json").stdout)["alliances"][0]["sessions"][-1]["id"]
    for told in (run(data_dir, "show", session), run(data_dir, "show", session, "--json")):
        assert "not yet" not in told.stdout
        assert '"marks": {}' in told.stdout or "how it went" not in told.stdout
    with terminal(data_dir, "open", "Home") as third:
        third.until("1 ▲ Ana   marked", "2 ◆ Ben   still to mark")
        third.press("221\r")
        third.until("All of you have marked.")
        third.press("\r")
        third.until("enter uncovers")
        third.press("\r")
        third.until("not yet", "You see this differently.")
        third.press("q")
        assert third.read_to_the_end() == 0
    assert '"Ana": "not yet"' in run(data_dir, "show", session, "--json").stdout


def test_a_session_that_was_killed_is_gone_on_with(data_dir: Path) -> None:
    """What was on screen is there again, and the time between is nobody's."""
    with terminal(data_dir, *HOME) as first:
        first.until("[PURPOSE]")
        first.press("1")
        first.until("SPEAKING")
        first.press(b"n\x1b[200~pasted [/x]\nin two lines\x1b[201~")
        first.until("in two lines")
        first.press(F8)
        first.press("\r")
        first.until("pasted [/x]", gone="Ana's words")
        first.signal(signal.SIGKILL)
        first.wait()
    with terminal(data_dir, "open", "Home") as second:
        second.until("[PURPOSE]", "pasted [/x]", "speak")
        second.press("q")
        assert second.read_to_the_end() == 0
    told = only_session(data_dir)
    assert told["state"] == "open"
    assert [one["name"] for one in told["floor"]] == ["Ana", "Ben"]
    assert told["notes"][0]["text"] == "pasted [/x]\nin two lines"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_leaves_the_terminal_clean_and_the_journal_folded(
    data_dir: Path, number: signal.Signals
) -> None:
    """Also in the middle of typing; the exit status names the signal."""
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]")
        shown.press("1")
        shown.until("SPEAKING")
        shown.press("nhalf")
        shown.until("half")
        assert "the alternate screen" in shown.modes
        assert not shown.echoes
        shown.signal(number)
        shown.until_it_echoes()
        assert shown.read_to_the_end() == 128 + number
        assert shown.modes == set()
        assert "\x1b[?25h" in shown.sent.decode(errors="replace").rpartition("\x1b[?25l")[2]
        assert b"Traceback" not in shown.sent
    assert is_folded(data_dir)
    assert only_session(data_dir)["floor"][0]["name"] == "Ana"


@pytest.mark.parametrize("is_stuck", [True, False], ids=["stuck", "reading"])
@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGQUIT", "closed"])
def test_a_terminal_that_goes_away_or_reads_no_more_keeps_nothing_from_being_saved(
    data_dir: Path, how: str, is_stuck: bool
) -> None:
    """A window that is closed, or that fills up until the program is stuck: it ends, and all is kept."""
    number = signal.SIGHUP if how == "closed" else signal.Signals[how]
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]")
        shown.press("1")
        shown.until("SPEAKING")
        shown.press("nSeen on screen\r")
        shown.until("Seen on screen", gone="Ana's words")
        if is_stuck:
            shown.press(" b0" * 500)
        if how == "closed":
            shown.hang_up()
        else:
            shown.signal(number)
        assert shown.wait() == 128 + number
    assert is_folded(data_dir)
    told = only_session(data_dir)
    assert told["notes"][0]["text"] == "Seen on screen"
    assert told["floor"][0]["name"] == "Ana"


def test_a_second_program_may_read_and_says_so(data_dir: Path) -> None:
    """The first one goes on writing; after it the second may, started again."""
    with terminal(data_dir, *HOME) as first:
        first.until("[PURPOSE]")
        first.press("1")
        first.until("SPEAKING")
        with terminal(data_dir, "open", "Home") as second:
            second.until("READ ONLY")
            second.press("q")
            assert second.read_to_the_end() == 0
        first.press(" ")
        first.until("saved")
        first.press("q")
        assert first.read_to_the_end() == 0
    assert [one["name"] for one in only_session(data_dir)["floor"]] == ["Ana", "Ben"]
    with terminal(data_dir, "open", "Home") as third:
        third.until("[PURPOSE]", "saved")


def test_a_second_program_follows_the_first_and_goes_on_once_that_is_killed(data_dir: Path) -> None:
    """The time-out of the first opens and closes in the second; after a kill -9 it may write."""
    with terminal(data_dir, *HOME) as first:
        first.until("[PURPOSE]", "saved")
        with terminal(data_dir, "open", "Home") as second:
            second.until("READ ONLY", f"process {first.process.pid}")
            first.press("t")
            second.until(BREAK, "We come back")
            first.press("12")
            second.until("[PURPOSE]", gone=BREAK)
            first.press("1")
            second.until("SPEAKING")
            first.press("nSeen in both\r")
            second.until("Seen in both", "READ ONLY")
            first.signal(signal.SIGKILL)
            first.wait()
            second.until_drawn("you can go on here")
            second.until("[PURPOSE]", gone="READ ONLY")
            second.until("Seen in both", gone="SPEAKING")
            second.press("2")
            second.until("SPEAKING")
            second.press("q")
            assert second.read_to_the_end() == 0
    told = only_session(data_dir)
    assert [note["text"] for note in told["notes"]] == ["Seen in both"]
    assert [one["name"] for one in told["floor"]] == ["Ana", "Ben"]
    assert is_folded(data_dir)


def test_that_another_program_changed_the_session_is_said_once_the_screen_is_gone(data_dir: Path) -> None:
    """Both are kept, and nobody has to look at the list to know."""
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]", "saved")
        (path,) = data_dir.glob("alliances/*/sessions/*.json")
        path.write_bytes(theirs := path.read_bytes() + b"\n")
        shown.press("q")
        assert shown.read_to_the_end() == 0
        said = b" ".join(shown.sent.split())
        assert b"A session was changed by another program while it was open here, or its file was" in said
        assert shown.sent.rstrip().endswith(b'"alliance check --repair".')
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("junk", [b"\xff", b"\xc3", b"\x80\xfe", b"\xed\xa0\x80"])
def test_bytes_that_are_no_letters_do_not_end_the_program(data_dir: Path, junk: bytes) -> None:
    """A key of a terminal with another encoding, or noise on the line."""
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]")
        shown.press(junk)
        shown.press("1")
        shown.press("2")
        shown.until("SPEAKING")
        shown.press("q")
        assert shown.read_to_the_end() == 0


@pytest.mark.parametrize(
    "key",
    [F9, b"\x14", b"\x00", b"\x1b[32;5u", b"\x1bT"],
    ids=["F9", "ctrl-t", "NUL", "kitty", "escape-and-T"],
)
def test_every_key_of_a_time_out_arrives_as_terminals_send_it(data_dir: Path, key: bytes) -> None:
    """Also while someone is typing."""
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]")
        shown.press("1nhalf")
        shown.until("half")
        shown.press(key * 10)
        shown.until(BREAK)
        shown.press("q")
        shown.until("Leave all the same?")
        shown.press("y")
        assert shown.read_to_the_end() == 0
    assert len(only_session(data_dir)["time_outs"]) == 1


@pytest.mark.parametrize("arguments", [(), HOME, ("demo",)], ids=["library", "new", "demo"])
def test_without_a_terminal_it_says_so_and_ends(data_dir: Path, arguments: tuple[str, ...]) -> None:
    """The exit status is 2, and nothing is begun."""
    done = run(data_dir, *arguments)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (data_dir / "alliances").exists()


def test_a_demo_shows_a_session_and_keeps_nothing(data_dir: Path) -> None:
    """Made-up people, in memory only."""
    with terminal(data_dir, "demo") as shown:
        shown.until("TIME-OUT", "Agreements")
        shown.press(F9)
        shown.until(BREAK)
        shown.press("q")
        assert shown.read_to_the_end() == 0
        assert shown.modes == set()
    assert not any(path.is_file() for path in data_dir.rglob("*"))


def test_the_library_is_the_first_thing_and_begins_an_alliance(data_dir: Path) -> None:
    """Names typed at a real terminal, with letters of two and three bytes."""
    with terminal(data_dir, size=(80, 24)) as shown:
        shown.until("alliance", "TIME-OUT")
        shown.press("n")
        shown.until("What are you to each other?")
        shown.press("Zoë\r王小明\r\r")
        shown.press("\r")
        shown.press("Küche\r")
        shown.until("Enlarge your terminal", "Zoë", "Küche")
        shown.press("\x1b")
        shown.until("[PURPOSE]", "Zoë", "Küche")
        shown.press("q")
        assert shown.read_to_the_end() == 0
    assert [one["name"] for one in only_session(data_dir)["participants"]] == ["Zoë", "王小明"]


WORDS = (
    "می\u200cخواهم 👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 🇦🇹 e\u0301 क\u094d\u200dष "
    "非\u3000凡 10\u00a0€ \u200ex"
)
"""A Persian word, a family, a heart, a key, a flag, an accent, a conjunct, wide, fixed and marked spaces."""


def test_words_that_are_typed_are_kept_letter_by_letter(data_dir: Path) -> None:
    """What joins letters is typed like them, also by keyboards that send a whole line at once."""
    with terminal(data_dir, *HOME) as shown:
        shown.until("[PURPOSE]")
        shown.press("1")
        shown.until("SPEAKING")
        shown.press(f"nfirst {WORDS}")
        shown.until("Ana's words", "first")
        shown.press("\r")
        shown.until("first", gone="Ana's words")
        shown.press("n")
        shown.until("Ana's words")
        for letter in f"second {WORDS}":
            shown.press(letter)
        shown.until("second")
        shown.press("\r")
        shown.until("second", gone="Ana's words")
        shown.press("n")
        shown.until("Ana's words")
        shown.press(f"third {WORDS}")
        shown.press(F9)
        shown.until(BREAK)
        shown.press("12")
        shown.until_drawn("All are ready.")
        shown.until("[PURPOSE]", "third", gone=BREAK)
        shown.press("\r")
        shown.until("third", gone="Ana's words")
        shown.press("q")
        assert shown.read_to_the_end() == 0
    kept = [note["text"] for note in only_session(data_dir)["notes"]]
    assert kept == [f"{which} {WORDS}" for which in ("first", "second", "third")]


def test_a_terminal_that_tells_of_keys_is_asked_to_and_one_that_is_held_counts_once(data_dir: Path) -> None:
    """As kitty sends them; whatever it tells ends nothing, and stands in no field."""
    with terminal(data_dir, *HOME) as home:
        home.until("[PURPOSE]", "saved")
        assert b"\x1b[>27u" in home.sent
        pressed, held, let_go = ("\x1b[{0};1;{0}u", "\x1b[{0};1:2;{0}u", "\x1b[{0};1:3u")
        for key in (ord("1"), ord(" ")):
            home.press(pressed.format(key))
            for _ in range(5):
                home.press(held.format(key))
            home.press(let_go.format(key))
        home.press(pressed.format(ord("n")) + let_go.format(ord("n")))
        home.until("Ben's words")
        home.press(pressed.format(ord("x")) + held.format(ord("x")) + let_go.format(ord("x")))
        home.until("xx")
        home.press("\x1b[13;1u\x1b[13;1:3u")
        home.until(gone="Ben's words")
        home.signal(signal.SIGTERM)
        home.read_to_the_end()
    told = only_session(data_dir)
    assert [one["name"] for one in told["floor"]] == ["Ana", "Ben"]
    assert [note["text"] for note in told["notes"]] == ["xx"]
