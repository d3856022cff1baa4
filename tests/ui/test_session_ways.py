"""The techniques at the keyboard: started by one key, left by one key, with two, three and eight people."""

from __future__ import annotations

import pytest

from alliance_tui.domain.timing import turn_time
from alliance_tui.domain.words import NoteKind, SessionKind, SpanKind, Step
from alliance_tui.ui.start import OpenAlliance, OpenSession
from tests.builders import pid
from tests.keyboard import Keyboard, keys_of
from tests.ui.house import House
from tests.ui.places import come_back, end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""

PEOPLE = pytest.mark.parametrize("number", [2, 3, 8])
"""So many of them."""


async def leave(keyboard: Keyboard) -> OpenSession:
    """Leave the program; answers how to come back."""
    start = OpenSession(keyboard.live.id, keyboard.session.id)
    await keyboard.press("q")
    return start


@PEOPLE
async def test_a_quiet_minute_covers_the_talk_and_goes_on_by_itself_or_by_its_key(
    house: House, number: int
) -> None:
    """Whoever spoke goes on; a time-out in it is one; left in it, the floor is open afterwards."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("1", "m")
        assert keyboard.top == "QuietScreen"
        assert "What of purpose?" in keyboard.text
        await keyboard.wait(59)
        assert keyboard.top == "QuietScreen"
        await keyboard.wait(1)
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.person(pid(1)) is not None
        for key in ("escape", "m", "space"):
            await keyboard.press("m", str(number))
            assert keyboard.top == "QuietScreen"
            assert keyboard.said == "This minute is for everyone. m goes on before it is over."
            await keyboard.press(key)
            assert keyboard.top == "SessionScreen"
            assert keyboard.session.holder == pid(1)
        await keyboard.press("m", "f9")
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        assert keyboard.top == "SessionScreen"
        await keyboard.press("2", "m")
        start = await leave(keyboard)
    async with house.open(start) as keyboard:
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.phase.kind is SpanKind.OPEN


@PEOPLE
async def test_who_begins_is_suggested_and_chosen(house: House, number: int) -> None:
    """In the question bar, in the pane, by rule and by number; undo takes the choice back."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        assert "Ana begins" in keyboard.text
        assert "may begin" in keyboard.text
        await keyboard.press("right")
        assert "Ben begins" in keyboard.text
        await keyboard.press("f")
        assert keyboard.top == "StartDialog"
        await keyboard.press("1")
        assert keyboard.said == "Ana begins. It is a suggestion: anyone may."
        assert "Ana begins · " in keyboard.text
        await keyboard.press("u")
        assert keyboard.said.startswith("Taken back: who begins.")
        assert "Ben begins · " in keyboard.text
        await keyboard.press("f", "down", "enter")
        assert keyboard.top == "SessionScreen"
        start = await leave(keyboard)
    async with house.open(start, size=(80, 24)) as keyboard:
        assert "Ben begins · " in keyboard.text
        await keyboard.press("f")
        assert "the quieter first: whoever has held the floor least   now" in keyboard.text
        await keyboard.press("escape", "1")
        assert "begins" not in keyboard.text


async def test_what_works_is_asked_of_nobody_once_people_have_talked_with_the_floor_open(
    house: House,
) -> None:
    """They may have named it then: it is neither asked for any more nor said to be named."""
    async with house.sit("Ana", "Ben", size=(80, 24)) as keyboard:
        await keyboard.press("right", "right", "f", "down", "down", "enter", "escape")
        await keyboard.wait(119)
        assert "one thing that works, from Ana and Ben" in keyboard.text
        await keyboard.wait(1)
        assert "one thing" not in keyboard.text
        assert "↓ wishes" in keyboard.text


@PEOPLE
async def test_what_works_comes_first_until_all_have_named_it_or_it_is_passed_over(
    house: House, number: int
) -> None:
    """Turned on by the key `f`; `down` opens the wishes, and words are wishes then."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("right", "right")
        assert "one thing that works" not in keyboard.text
        await keyboard.press("f", "down", "down", "enter", "escape", "2")
        everyone = {2: "Ana and Ben", 3: "3 of you", 8: "8 of you"}[number]
        assert f"one thing that works, from {everyone} · ↓ wishes" in keyboard.text, "Ben only begins"
        await keyboard.press("0")
        who = "Ana" if number == 2 else "Ana and Cy" if number == 3 else "7 of you"
        assert f"first, one thing that works, from {who} · ↓ wishes" in keyboard.text
        await keyboard.press("n", "1", "x", "enter")
        assert keyboard.session.notes[0].kind is NoteKind.APPRECIATION
        assert ("each has named one thing" in keyboard.text) is (number == 2)
        start = await leave(keyboard)
    async with house.open(start, size=(80, 24)) as keyboard:
        assert ("each has named one thing" in keyboard.text) is (number == 2)
        await keyboard.press("down", "n", "1", "y", "enter")
        assert "one thing" not in keyboard.text
        assert keyboard.session.notes[1].kind is NoteKind.WISH


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
async def test_a_name_is_whole_in_what_is_to_be_said_where_its_line_has_room(
    house: House, size: tuple[int, int]
) -> None:
    """It is cut where it would break the sentence over two lines, also once the window is another one."""
    name = "Dr. Łucja Wiśniewska-Kowalczyk"
    is_wide = size[0] > 40
    async with house.sit(name, f"{name} II", size=(160, 50)) as keyboard:
        await keyboard.press("1", "h")
        assert f"{name} II: “What I heard is ...”" in keyboard.text
        await keyboard.resize(*size)
        assert f"{f'{name} II' if is_wide else 'Dr. Łucja Wiśn…'}: “What I heard is ...”" in keyboard.text
        await keyboard.press("1")
        assert f"{name if is_wide else 'Dr. Łucja Wiśniewska-…'}, is there more?" in keyboard.text


@PEOPLE
async def test_what_was_heard_is_written_confirmed_and_asked_for_more(house: House, number: int) -> None:
    """`n` writes the listener's words, corrected it opens them again, `1` confirms, asked once for more."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("1", "right", "h")
        assert "Ben: “What I heard is ...”" in keyboard.text
        await keyboard.press("n")
        assert "Ana's words, as Ben heard them" in keyboard.text
        await keyboard.press(*keys_of("a quiet hour"), "enter", "h", "h", "n")
        assert "as Ben heard them" in keyboard.text
        await keyboard.press(*keys_of(" alone"), "enter", "1")
        assert "Ana, is there more?" in keyboard.text
        assert keyboard.text.count("is there more?") == 2 or number == 8, "in her pane, too"
        assert "saying back" not in keyboard.text
        assert "was speaking" not in keyboard.text
        assert "that is all" in keyboard.text
        (note,) = keyboard.session.notes
        assert (note.text, note.participant, note.heard_by) == ("a quiet hour alone", pid(1), pid(2))
        assert note.confirmed
        await keyboard.press("u")
        assert not keyboard.session.notes[0].confirmed
        await keyboard.press("y", "h")
        assert keyboard.session.holder == pid(1)
        await keyboard.press("h", "space")
        assert keyboard.session.holder == pid(2), "it is asked once"
        await keyboard.press("1" if number > 2 else "u", "h")
        start = await leave(keyboard)
    async with house.open(start, size=(80, 24)) as keyboard:
        goes_on = pid(1) if number > 2 else None
        assert keyboard.session.phase.listener == goes_on, "a saying back that was left goes on"
        assert "heard: " in keyboard.text or number == 8
        await keyboard.press("w")
        assert "need, heard by Ben" in keyboard.words


async def test_what_is_heard_in_another_step_is_written_anew(house: House) -> None:
    """Words that wait for a yes in the step before stay as they are, and no yes in this one is theirs."""
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press(
            "1", "h", "n", *"old", "enter", "0", "right", "1", "h", "n", *"new", "enter", "1"
        )
        told = [(note.text, note.confirmed) for note in keyboard.session.notes]
        assert told == [("old", False), ("new", True)]


@PEOPLE
async def test_what_is_parked_is_taken_up_and_what_rests_is_offered_on_its_day(
    house: House, number: int
) -> None:
    """`x` shows both; what is taken up stands in the middle, also after a restart, until another question."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("x")
        assert "Nothing is parked." in keyboard.text
        await keyboard.press("escape", "p", *keys_of("The holidays"), "enter", "x", "enter")
        assert "Taken up again:" in keyboard.text
        assert "The holidays" in keyboard.text
        start = await leave(keyboard)
    async with house.open(start, size=(80, 24)) as keyboard:
        assert "The holidays" in keyboard.text
        await keyboard.press("1")
        keyboard.clock.move(30)
        await keyboard.press("0", "down")
        assert "What of purpose?" in keyboard.text
        await keyboard.press("p", *keys_of("Money"), "enter", "x", "delete")
        assert keyboard.session.parked == ()
        await keyboard.press("u", "escape", "right", "f9", "p")
        await come_back(keyboard)
        await keyboard.press("x")
        assert "rests until tomorrow" in keyboard.words
        await keyboard.press("escape", "right")
        start = await leave(keyboard)
    house.clock.move(86_400)
    async with house.open(start, size=(80, 24)) as keyboard:
        assert keyboard.said.startswith("You were at the beginning of “improve”: ")
        assert keyboard.said.endswith(" A topic has rested until today. x takes it up, if you like.")
        await keyboard.press("x", "down", "enter")
        assert keyboard.session.step is Step.NEEDS
        assert keyboard.session.rested == ()
        await end(keyboard)
        assert [one.text for one in keyboard.session.parked] == ["Money"]


@PEOPLE
async def test_goals_are_marked_by_whose_they_are_in_the_next_session(house: House, number: int) -> None:
    """`d` shows them; the question of the assess step says so; another's number is told whose it is."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("d")
        assert "No goals are written down yet." in keyboard.text
        await keyboard.press("escape", "1", "n", *keys_of("To laugh"), "enter", "d")
        assert "To laugh" in keyboard.text
        await keyboard.press("escape")
        await end(keyboard)
        start = OpenAlliance(keyboard.live.id)
    async with house.open(start, size=(80, 24)) as keyboard:
        keyboard.app.begin_session(SessionKind.ASSESS)
        await keyboard.press("escape", "escape")
        assert "d our goals: 1 to look at" in keyboard.text
        await keyboard.press("d", "2")
        assert keyboard.said == "This is a goal of Ana, who says how it is with it."
        await keyboard.press("1")
        assert "To laugh reached" in keyboard.words
        await keyboard.press("1")
        assert [goal.reached for goal in keyboard.session.goals] == [False]


async def test_writing_holds_the_bar_for_two_and_not_for_three(house: House) -> None:
    """The bar stands still while the field is open; escape lets it run."""
    for names, held in ((NAMES[:2], True), (NAMES[:3], False)):
        async with house.sit(*names) as keyboard:
            await keyboard.press("1", "n")
            await keyboard.wait(30)
            await keyboard.press("escape")
            assert keyboard.session.writing is None
            await keyboard.wait(10)
            turn = turn_time(keyboard.session, keyboard.live.now().t)
            assert turn is not None
            assert turn.used == (10 if held else 40)


async def test_one_person_who_is_asked_alone_names_one_thing(house: House) -> None:
    """Nobody is called each."""
    async with house.sit("Coach", "Ana", facilitators=["Coach"], size=(80, 24)) as keyboard:
        await keyboard.press("right", "right", "f", "down", "down", "enter", "escape", "2", "0")
        assert "one thing is named · ↓ wishes" in keyboard.text
        assert "each" not in keyboard.text


async def test_a_number_in_a_pause_says_how_to_go_on_and_who_begins_can_be_taken_back(house: House) -> None:
    """Nothing is silent that people press by habit."""
    async with house.sit() as keyboard:
        await keyboard.press("z", "1")
        assert keyboard.said == "Everything stands still. z goes on."
        await keyboard.press("z", "f", "2")
        assert keyboard.session.start is not None
        await keyboard.press("f", "u")
        assert keyboard.said.startswith("Taken back: who begins.")
        assert keyboard.session.start is None


async def test_what_was_let_go_is_said_to_be_so_when_it_is_taken_back_and_brought_back(house: House) -> None:
    """In the lot; taking something up is called that."""
    async with house.sit() as keyboard:
        await keyboard.press("p", *keys_of("the holidays"), "enter", "t", "p", "1", "2")
        await keyboard.wait(6)
        for there_again, let_go in (
            ("It is parked again.", "Brought back: letting go of what was parked."),
            ("It rests again.", "Brought back: letting go of what rested."),
        ):
            await keyboard.press("x", "delete", "u")
            assert keyboard.said == there_again
            await keyboard.press("y")
            assert keyboard.said == let_go
            await keyboard.press("escape")
        assert (keyboard.session.parked, keyboard.session.rested) == ((), ())
        await keyboard.press("p", *keys_of("money"), "enter", "x", "enter", "u", "y")
        assert keyboard.said == "Brought back: taking up what was parked."


async def test_taking_up_what_rested_in_another_step_is_called_that_when_it_is_taken_back(
    house: House,
) -> None:
    """The step was changed with it, not instead of it."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "p", "1", "2")
        await keyboard.wait(6)
        await keyboard.press("right", "x", "enter")
        await keyboard.press("u")
        assert keyboard.said == "Taken back: taking up what rested, in its step. y brings it back."
        assert keyboard.session.step is Step.NEEDS
        await keyboard.press("y")
        assert keyboard.said == "Brought back: taking up what rested, in its step."
        await keyboard.press("right", "u")
        assert keyboard.said == "Taken back: the change of step. y brings it back."
