"""Holds a whole session at the keyboard and prints what was on the screen, moment by moment.

    python -m tests.transcript couple
    python -m tests.transcript manager

Every key that is pressed stands at the foot of the screen or in help at that moment: one that does not is an
error. Time passes by a clock that the script moves.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from alliance_tui.domain.session import Session
from alliance_tui.storage.library import FileLibrary
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.dialogs.help import NAMES
from alliance_tui.ui.start import BeginNew
from tests.fakes import MovableClock
from tests.keyboard import Keyboard, at_keyboard
from tests.shipped import builtin

SIZE: Final = (80, 24)
"""Columns and rows of the terminal."""


BEAT: Final = 5
"""Seconds after which the clock on screen is looked at again."""


class Moment(NamedTuple):
    """Something that people do, and how long they talk after it."""

    told: str
    """What happens, in a sentence to read aloud."""

    keys: tuple[str, ...] = ()
    """The keys they press; words that are typed stand in one piece, after a field was opened."""

    minutes: float = 0.0
    """How long they go on then."""


class HiddenKeyError(AssertionError):
    """A key was pressed that neither the foot nor help shows."""


Script = Sequence[Moment]
"""A whole session."""


def say(words: str) -> str:
    """Words that are typed, in the keys of a moment."""
    return f"say {words}"


COUPLE: Final[Script] = (
    Moment("A quiet minute first: both write on paper what they hope for.", ("m",), 1.1),
    Moment("Ana begins, as the screen suggests.", ("1",), 1.5),
    Moment("Ben writes down her goal.", ("n", say("To hear it the same day"), "enter")),
    Moment("She hands over.", ("space",), 2),
    Moment("Ana writes down his.", ("n", say("A calm home"), "enter")),
    Moment("They go on to what each needs.", ("right",)),
    Moment("Ben still has the floor and begins.", (), 1.5),
    Moment("He asks to hear it back.", ("h",), 0.5),
    Moment("Ana writes what she heard.", ("n", say("A quarter of an hour alone after work"), "enter")),
    Moment("Yes, heard, says Ben with his number.", ("2",), 0.3),
    Moment("That is all.", ("2",), 2),
    Moment("Ana's need is written down too.", ("n", say("To know when you come home"), "enter"), 1),
    Moment("The holidays come up, and are parked.", ("p", say("Whose parents we visit"), "enter"), 1),
    Moment("What works comes first.", ("right",)),
    Moment("Ana hands over, and Ben names one thing.", ("space",), 2),
    Moment("Ana names one, too.", ("space",), 2),
    Moment("Then the wishes.", ("down",), 2),
    Moment("It gets loud. Someone calls a time-out.", ("t",), 12),
    Moment("Both are ready early.", ("1", "2"), 0.1),
    Moment("A breath, and the open floor.", (), 0.4),
    Moment("Ben begins again.", ("2",), 2),
    Moment("They agree on something.", ("right", "a", say("Phones stay in the hall while we eat"), "enter")),
    Moment("Both say yes.", ("1", "2", "escape"), 3),
    Moment("Is there something left in the parking lot? Not tonight.", ("x", "escape")),
    Moment("A day to look at it again.", ("right", "r", say("in 2 weeks"), "enter"), 1),
    Moment("And how do they mark it?", ("right",), 3),
    Moment("They end.", ("e", "enter")),
    Moment("They read the agreement aloud.", ("enter",)),
    Moment("Ana writes down what she takes away.", ("1", say("You listened"), "enter"), 1),
    Moment("Until then.", ("enter",), 1),
    Moment("Both keep everything.", ("enter",)),
    Moment("Thank you.", ("f",)),
)
"""A couple's first evening, about forty minutes."""

MANAGER: Final[Script] = (
    Moment("The report begins, as the screen suggests.", ("2",), 2),
    Moment("The goal is written down.", ("n", say("To lead a project by summer"), "enter")),
    Moment("The manager answers.", ("space",), 2),
    Moment("The manager wants short breaths between turns.", ("f", "down", "down", "enter", "escape")),
    Moment("On to what each needs.", ("right", "space"), 2),
    Moment("A need is noted.", ("n", say("Feedback within two days"), "enter")),
    Moment("The doorbell.", ("z",), 3),
    Moment("They go on.", ("space",), 1),
    Moment("What works, first.", ("right",), 1),
    Moment("And from the other one.", ("space",), 2),
    Moment("The wishes are open.", ("down",), 1),
    Moment("Something for later.", ("p", say("The open desk in the team"), "enter"), 2),
    Moment("Who begins with the agreements? The quieter one.", ("right", "f", "up", "enter")),
    Moment("It is written down.", ("a", say("Feedback on drafts within two days"), "enter")),
    Moment("Both say yes, the report as a trial.", ("1", "2", "2", "escape"), 4),
    Moment("What was parked is taken up now.", ("x", "enter"), 4),
    Moment(
        "Back to the question, and on to the review.", ("down", "right", "r", say("in 2 weeks"), "enter"), 2
    ),
    Moment("What went well?", ("right",), 3),
    Moment("They look at the goals once more.", ("d", "escape")),
    Moment("They end.", ("e", "enter"), 1),
    Moment("The agreement is read aloud.", ("enter",)),
    Moment("One sentence to take away.", ("2", say("My drafts matter"), "enter"), 1),
    Moment("Until then.", ("enter",), 1),
    Moment("Only the agreements stay: that is the way of this setting, and they leave it so.", ("enter",)),
    Moment("It is asked once more, for the words would be gone for good.", ("f",)),
    Moment("Thank you.", ("enter",)),
)
"""A manager and a report, about half an hour."""

SCRIPTS: Final = {"couple": (("Ana", "Ben"), COUPLE), "manager": (("Mia", "Rob"), MANAGER)}
"""Who sits down with which setting, and what they do."""


async def hold(setting: str, folder: Path) -> tuple[list[str], Session]:
    """Hold the session of a setting at the keyboard, over a store in a folder.

    Returns:
        The transcript, and the session as it ended.

    Raises:
        HiddenKeyError: A key was pressed that people could not see anywhere.
    """
    names, script = SCRIPTS[setting]
    clock = MovableClock()
    start = BeginNew(" & ".join(names), builtin()[setting], names)
    told: list[str] = []
    async with at_keyboard(
        AllianceApp(FileLibrary(folder), clock, builtin(), start), clock, SIZE
    ) as keyboard:
        live = keyboard.live
        while keyboard.top != "SessionScreen":
            await keyboard.press("enter")
        for moment in script:
            for key in moment.keys:
                await _press(keyboard, key)
            told += [f"\n{live.now().at:%H:%M}  {moment.told}{_pressed(moment)}\n", keyboard.text]
            seconds = round(moment.minutes * 60)
            for passed in range(0, seconds, BEAT):
                await keyboard.wait(min(BEAT, seconds - passed))
        assert live.session is not None, "the session is at the table to its end"
        return told, live.session


async def _press(keyboard: Keyboard, key: str) -> None:
    """Press a key that can be seen, or type words into the field that was opened."""
    if key.startswith("say "):
        await keyboard.type(key.removeprefix("say "))
        return
    shown = set(_shown(keyboard))
    if NAMES.get(key, key) not in shown and key not in shown:
        raise HiddenKeyError(f"{key} stands neither at the foot nor in help of {keyboard.top}")
    await keyboard.press(key)


def _shown(keyboard: Keyboard) -> Iterator[str]:
    """The keys that the foot and help of the screen on top show."""
    for _, binding, enabled, tooltip in keyboard.screen.active_bindings.values():
        if enabled and (tooltip or binding.tooltip):
            yield binding.key
    if keyboard.screen.focused is not None:
        yield from ("enter", "escape")


def _pressed(moment: Moment) -> str:
    keys = [
        key.removeprefix("say ") if key.startswith("say ") else NAMES.get(key, key) for key in moment.keys
    ]
    return f"  [{' '.join(keys)}]" if keys else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the transcript of a session."""
    parser = argparse.ArgumentParser(prog="python -m tests.transcript", description="Hold a whole session.")
    parser.add_argument("setting", choices=sorted(SCRIPTS), nargs="?", default="couple")
    chosen = parser.parse_args(arguments).setting
    with tempfile.TemporaryDirectory(prefix="alliance-transcript-") as folder:
        told, _ = asyncio.run(hold(chosen, Path(folder)))
    print("\n".join(told))


if __name__ == "__main__":
    main()
