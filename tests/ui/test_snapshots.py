"""What people see, held against what they saw before: a change of looks is meant, or it is a mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest
from textual.pilot import Pilot

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, floor, notes, sitting
from alliance_tui.domain.words import AllianceId, NoteKind, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.ui.app import AllianceApp
from alliance_tui.ui.start import AtLibrary, BeginNew, OpenAlliance, OpenSession, Start
from tests.builders import found_in
from tests.fakes import MemoryLibrary, MovableClock
from tests.keyboard import Keyboard, standing_still
from tests.shipped import builtin
from tests.ui.lived import live_in
from tests.ui.screens.shelves import review, shelve

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


NAMES = ("Ana", "Ben", "Chloé", "Dev", "Eun-ji", "Farid", "Grace", "Hélène de la Fontaine-aux-Oiseaux")
"""Made-up people."""

SIZES = ((80, 24), (100, 30), (160, 50))
"""Columns and rows of the terminals that the looks are made for."""

WORDS = tuple("Ten minutes")
"""What is typed into a field."""


class Compare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(
        self, app: AllianceApp, press: Sequence[str] = ..., terminal_size: tuple[int, int] = ...
    ) -> bool:
        """Whether the app, after these keys, looks as it did."""


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool]) -> Compare:
    """The same with keys that are pressed one after the other as soon as the app is done with each."""

    def compare(
        app: AllianceApp, press: Sequence[str] = (), terminal_size: tuple[int, int] = (80, 24)
    ) -> bool:
        async def hands(pilot: Pilot[None]) -> None:
            with standing_still() as timers:
                keyboard = Keyboard(app, MovableClock(), timers)
                await keyboard.settle()
                await keyboard.press(*press)

        return snap_compare(app, terminal_size=terminal_size, run_before=hands)

    return compare


def typed(text: tuple[str, ...]) -> list[str]:
    """The keys of some words."""
    return ["space" if letter == " " else letter for letter in text]


def program(start: Start) -> AllianceApp:
    """The program over an empty library in memory, at a fixed moment."""
    return AllianceApp(MemoryLibrary(), MovableClock(), builtin(), start)


def session(people: int) -> AllianceApp:
    """The program straight in the first session of so many people."""
    return program(BeginNew("Home", builtin()["couple"], NAMES[:people]))


def test_the_library_on_a_first_run(snap_compare: Compare) -> None:
    """The friendly empty state."""
    assert snap_compare(program(AtLibrary()), terminal_size=(80, 24))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("people", [2, 3, 8])
def test_a_session(snap_compare: Compare, people: int, size: tuple[int, int]) -> None:
    """Someone speaks, someone waits, a note is written."""
    keys = ["1", "2", "n", *typed(WORDS), "enter"]
    assert snap_compare(session(people), press=keys, terminal_size=size)


@pytest.mark.parametrize("people", [2, 8])
def test_a_time_out(snap_compare: Compare, people: int) -> None:
    """The countdown, and one is ready."""
    assert snap_compare(session(people), press=["1", "f9", "2"], terminal_size=(80, 24))


def test_the_page_of_an_agreement(snap_compare: Compare) -> None:
    """While it is written."""
    assert snap_compare(session(2), press=["a", *typed(WORDS)], terminal_size=(80, 24))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_second_page_of_an_agreement(snap_compare: Compare, size: tuple[int, int]) -> None:
    """What may be said later."""
    keys = ["a", *typed(WORDS), "pagedown", *typed(WORDS)]
    assert snap_compare(session(2), press=keys, terminal_size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_help_with_the_words_of_an_agreement(snap_compare: Compare, size: tuple[int, int]) -> None:
    """What hides the step is told, with an example; the date that was understood is confirmed."""
    keys = ["a", *typed(tuple("We try to talk")), "f3", "tab", "tab", *typed(tuple("fridays"))]
    assert snap_compare(session(2), press=keys, terminal_size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_list_of_agreements(snap_compare: Compare, size: tuple[int, int]) -> None:
    """One in force, a task, and one that was done."""
    lasting = ["a", *typed(WORDS), "enter", "1", "2", "enter"]
    task = ["a", *typed(tuple("Book the train")), "tab", "2", "tab", "tab", "2", "enter", "1", "enter"]
    done = ["a", *typed(tuple("Call the bank")), "tab", "1", "tab", "tab", "2", "enter", "enter"]
    keys = [*lasting, *task, *done, "l", "end", "d", "home"]
    assert snap_compare(session(2), press=keys, terminal_size=size)


def test_a_round_over_the_list(snap_compare: Compare) -> None:
    """The first of two, to be read aloud."""
    keys = [*(key for word in ("One", "Two") for key in ("a", *typed(tuple(word)), "enter", "enter"))]
    assert snap_compare(session(3), press=[*keys, "l", "r", "3"], terminal_size=(80, 24))


def test_the_answers_to_an_agreement(snap_compare: Compare) -> None:
    """One has said yes."""
    assert snap_compare(session(2), press=["a", *typed(WORDS), "enter", "1"], terminal_size=(80, 24))


def test_the_closing_page(snap_compare: Compare) -> None:
    """What was agreed, to read aloud."""
    keys = ["a", *typed(WORDS), "enter", "1", "2", "enter", "e", "enter"]
    assert snap_compare(session(2), press=keys, terminal_size=(80, 24))


TECHNIQUES = {
    "quiet": (2, ("m",)),
    "heard": (3, ("1", "h", "n", *typed(WORDS), "enter", "1")),
    "works-first": (8, ("right", "right", "2", "0")),
    "begins": (3, ("f",)),
    "breath": (2, ("1", "b")),
    "pause": (2, ("1", "z")),
    "writing": (3, ("1", "n", *typed(WORDS))),
    "goals": (3, ("1", "n", *typed(WORDS), "enter", "d")),
    "goals-in-sight": (2, ("1", "n", *typed(WORDS), "enter", "right")),
    "lot": (8, ("p", *typed(WORDS), "enter", "x")),
    "keeping": (2, ("1", "n", *typed(WORDS), "enter", "e", "enter", "enter", "enter", "2")),
}
"""How many people, and the keys, of what is looked at of the techniques."""


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("technique", TECHNIQUES)
def test_a_technique(snap_compare: Compare, technique: str, size: tuple[int, int]) -> None:
    """In the middle of it."""
    people, keys = TECHNIQUES[technique]
    assert snap_compare(session(people), press=list(keys), terminal_size=size)


def test_a_session_that_is_opened_again(snap_compare: Compare) -> None:
    """Its steps, notes, agreements and the strip of who held the floor."""
    clock, library = MovableClock(), MemoryLibrary()
    alliance, past = held(library, clock)
    app = AllianceApp(library, clock, builtin(), OpenSession(alliance, past))
    assert snap_compare(app, terminal_size=(100, 30))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("where", "keys"),
    [
        ("covered", ["enter", "1", "1", "1", "enter"]),
        ("alone", ["enter", "1", "1", "2", "left"]),
        ("open", ["enter", "1", "1", "1", "enter", "2", "2", "3", "enter", "enter", "enter"]),
        ("celebration", ["escape", "s", "5", "enter", *typed(WORDS)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_looking_back(snap_compare: Compare, where: str, keys: list[str], size: tuple[int, int]) -> None:
    """Marks covered, given alone, and lying open; and what is celebrated."""
    clock, library = MovableClock(), MemoryLibrary()
    alliance, _ = held(library, clock)
    live = Live(library.open(alliance), clock)
    clock.move(7 * 24 * 3600)
    assert live.sit_down(SessionKind.ASSESS) is None
    assert live.session is not None
    session = live.session.id
    live.close()
    app = AllianceApp(library, clock, builtin(), OpenSession(alliance, session))
    assert snap_compare(app, press=keys, terminal_size=size), where


def held(library: MemoryLibrary, clock: MovableClock) -> tuple[AllianceId, SessionId]:
    """Hold a short session and end it."""
    live = Live(library.create(AllianceId("a" * 12)), clock)
    assert found_in(live, "Home", builtin()["couple"], NAMES[:2]) is None
    assert live.sit_down(SessionKind.DESIGN) is None
    assert live.session is not None
    first, second = (person.id for person in live.session.people)
    assert live.act(floor.press, 1) is None
    clock.move(90)
    assert live.act(notes.write_note, first, NoteKind.GOAL, "To hear it the same day.") is None
    assert live.act(floor.hand_over) is None
    clock.move(60)
    assert live.act(notes.write_note, second, NoteKind.GOAL, "A calm home.") is None
    assert live.act(breaks.call_time_out) is None
    clock.move(600)
    for seat in (1, 2):
        assert live.act(breaks.toggle_ready, seat) is None
    clock.move(6)
    assert live.act(breaks.end_time_out) is None
    clock.move(30)
    assert live.act(agreements.propose, Terms("Phones stay in the hall while we eat.")) is None
    for seat in (1, 2):
        assert live.act(agreements.press_consent, live.session.agreements[0].id, seat) is None
    assert live.act(sitting.close) is None
    session = live.session.id
    live.close()
    return AllianceId("a" * 12), session


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("people", [2, 8])
def test_the_opening(snap_compare: Compare, people: int, size: tuple[int, int]) -> None:
    """The rules of the setting, which one has accepted."""
    assert snap_compare(session(people), press=["j", *["enter"] * 3, "1"], terminal_size=size)


@pytest.mark.parametrize("key", ["i", "k"])
@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_words_to_begin_with_and_the_time(snap_compare: Compare, key: str, size: tuple[int, int]) -> None:
    """As dialogs, when somebody asks."""
    assert snap_compare(session(2), press=["1", "k", "b", "escape", key], terminal_size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_page_of_an_alliance_that_was_lived_in(snap_compare: Compare, size: tuple[int, int]) -> None:
    """What is ahead and what was agreed."""
    clock, library = MovableClock(), MemoryLibrary()
    app = AllianceApp(library, clock, builtin(), OpenAlliance(live_in(library, clock)))
    assert snap_compare(app, press=["down"], terminal_size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_line_of_life(snap_compare: Compare, size: tuple[int, int]) -> None:
    """Said, agreed, assessed, changed and continued, with the sessions."""
    clock, library = MovableClock(), MemoryLibrary()
    app = AllianceApp(library, clock, builtin(), OpenAlliance(live_in(library, clock)))
    assert snap_compare(app, press=[*["down"] * 4, "enter"], terminal_size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_library_with_what_is_due(snap_compare: Compare, size: tuple[int, int]) -> None:
    """A review of today, one that has passed and one ahead, by urgency."""
    library = MemoryLibrary()
    shelve(library, "Home", planned=review("2026-11-22", "20:00"), alliance="a" * 12)
    shelve(library, "The two of us at work", "Mia", "Noor", planned=review("2026-11-20"), alliance="b" * 12)
    shelve(library, "Garden", "Ana", "Cy", planned=review("2026-12-05"), alliance="c" * 12)
    app = AllianceApp(library, MovableClock(), builtin(), AtLibrary())
    assert snap_compare(app, terminal_size=size)
