"""Marks are kept: what was keyed in is not asked again, and it stays with the words it was given for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, notes
from alliance_tui.domain.words import Mark, NoteKind, SessionKind
from alliance_tui.ui.start import OpenAlliance, OpenSession
from tests.builders import happened, pid
from tests.keyboard import Keyboard
from tests.ui.house import House
from tests.ui.places import finish

THREE = ("Ana", "Ben", "Cy")
"""So many show their thumbs."""


def given(keyboard: Keyboard) -> list[list[Mark | None]]:
    """What each of three has marked, agreement by agreement."""
    assessment = keyboard.session.assessment
    return [[assessment.mark(one, pid(seat)) for seat in (1, 2, 3)] for one in assessment.agreements]


async def told_to_others(house: House, key: str) -> list[str]:
    """All that is on screen before Ben has marked, once Ana has marked everything with one key.

    That is who has marked, Ben's pages, and Ana's where somebody else presses her number and key again.
    """
    told = []
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", key, key)
        told.append(keyboard.text)
        for keys in (["enter"], ["2"], ["2"], ["right"], ["escape"], ["1"], ["1"], ["right"], ["left", "2"]):
            await keyboard.press(*keys)
            told.append(keyboard.text)
    return told


@pytest.mark.no_cover
async def test_what_somebody_marked_is_seen_nowhere_before_everyone_has_marked(tmp_path: Path) -> None:
    """All looks the same, whichever mark it was."""
    first, *others = [await told_to_others(House(tmp_path / key), key) for key in "1234"]
    assert "marked" in first[1]
    assert any("Ben" in one for one in first)
    assert all(other == first for other in others)


@pytest.mark.no_cover
async def test_what_was_marked_stays_covered_after_a_break(house: House) -> None:
    """Whoever comes back first may not be who marked."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", "1", "left")
        assert "Your mark: ● worked" in keyboard.words
        await keyboard.press("f4", "escape", "1", "left")
        assert "for you alone" not in keyboard.text
        assert "Your mark:" not in keyboard.words


@pytest.mark.parametrize("away", [("escape",), ("escape", "escape", "q"), ("f9",)], ids=" ".join)
@pytest.mark.no_cover
async def test_thumbs_go_on_where_they_were(house: House, tmp_path: Path, away: tuple[str, ...]) -> None:
    """After escape, leaving and a kill in a time-out, nobody is asked again for what was keyed in."""
    alliance, session = house.look_back(*THREE)
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", "h", "1", "2", "3", "enter", "4", *away)
        killed = House(Path(shutil.copytree(house.folder, tmp_path / "killed")))
    killed.clock.move(3600)
    async with killed.open(OpenSession(alliance, session)) as keyboard:
        if away == ("f9",):
            await keyboard.press("1", "2", "3")
            await keyboard.wait(6)
        if keyboard.top == "SessionScreen":
            await keyboard.press("enter")
        assert keyboard.top == "MarksScreen"
        await keyboard.press("h")
        assert keyboard.said == "What was marked before stays. Only what is missing is asked."
        assert "Thumbs · 2 of 2" in keyboard.text
        assert "> 2 ◆ Ben" in keyboard.words
        assert "1 ▲ Ana marked" in keyboard.words
        await keyboard.press("up", "1", "2", "enter")
        assert "All of you have marked." in keyboard.text
        assert given(keyboard) == [
            [Mark.WORKED, Mark.PARTLY, Mark.NOT_YET],
            [Mark.NO_LONGER_FITS, Mark.WORKED, Mark.PARTLY],
        ]


async def test_who_marked_alone_is_not_asked_for_a_thumb(house: House) -> None:
    """Their marks stay as they are, and covered; enter names only who is still to be keyed in."""
    async with house.open(OpenSession(*house.look_back(*THREE))) as keyboard:
        await keyboard.press("enter", "1", "1", "3", "4", "escape", "h")
        assert "1 ▲ Ana marked" in keyboard.words
        assert "1 ▲ Ana ○" not in keyboard.words
        await keyboard.press("enter")
        assert keyboard.said == "Still to be keyed in before you go on: Ben and Cy."
        await keyboard.press("1", "2", "enter", "1", "2", "enter")
        assert "All of you have marked." in keyboard.text
        assert given(keyboard) == [
            [Mark.NOT_YET, Mark.WORKED, Mark.PARTLY],
            [Mark.NO_LONGER_FITS, Mark.WORKED, Mark.PARTLY],
        ]
        await keyboard.press("h")
        assert keyboard.said == "All of you have marked. Now look at it together."
        await keyboard.press("1")
        assert "Ana, this is for you alone." in keyboard.text


async def test_a_thumb_keyed_wrong_is_keyed_again(house: House) -> None:
    """As long as its agreement is on the page."""
    async with house.open(OpenSession(*house.look_back(*THREE))) as keyboard:
        await keyboard.press("enter", "h", "1", "1", "1", "up", "up", "3")
        assert given(keyboard)[0] == [Mark.NOT_YET, Mark.WORKED, Mark.WORKED]


@pytest.mark.no_cover
async def test_only_who_is_not_the_last_is_told_to_hand_the_laptop_on(house: House) -> None:
    """After the last one, nobody is left to press a number."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", "1", "1")
        assert "Hand the laptop on" in keyboard.text
        await keyboard.press("enter", "2", "2", "1", "1")
        assert "Hand the laptop on" not in keyboard.text
        assert "All of you have marked. Now look at it together." in keyboard.text


async def test_marks_keep_the_words_they_were_given_for(house: House) -> None:
    """Where they lie open, while they are covered, and on the page of the past session; new ones follow."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        first, second = keyboard.session.assessment.agreements
        happened(keyboard.live.act(agreements.reword, second, Terms("A walk on Monday")))
        await keyboard.press("enter", "1", "1", "1")
        assert "A walk on Sunday" in keyboard.text
        assert "A walk on Monday" not in keyboard.text
        await keyboard.press("3", "enter", "2", "2", "2", "2", "enter", "enter", "enter")
        happened(keyboard.live.act(agreements.reword, first, Terms("Phones stay in the car")))
        await keyboard.settle()
        told = keyboard.words
        assert told.index("Phones stay in the hall") < told.index("● worked") < told.index("Its new words:")
        assert told.index("Its new words:") < told.index("Phones stay in the car")
        assert "Ben keeps this: Ben begins." in told
        await keyboard.press("right", "enter")
        told = keyboard.words
        assert told.index("A walk on Sunday") < told.index("○ not yet") < told.index("A walk on Monday")
        await keyboard.press("escape", "e", "enter")
        await finish(keyboard)
    async with house.open(OpenSession(alliance, session), (100, 80)) as keyboard:
        assert keyboard.top == "PastScreen"
        told = keyboard.words
        for before, mark, after in (
            ("Phones stay in the hall", "▲ Ana ● worked", "Phones stay in the car"),
            ("A walk on Sunday", "▲ Ana ○ not yet", "A walk on Monday"),
        ):
            place = told.index(before)
            assert place < told.index(mark, place) < told.index("changed to:", place) < told.index(after)


async def test_a_goal_that_is_reached_is_told_where_it_was_said(house: House) -> None:
    """On the page of that session, and with the day on the page of the alliance."""
    async with house.sit(size=(100, 60)) as keyboard:
        alliance = keyboard.live.id
        for words in ("To laugh", "A garden"):
            happened(keyboard.live.act(notes.write_note, pid(1), NoteKind.GOAL, words))
        await keyboard.press("e", "enter")
        await finish(keyboard)
    house.clock.move(7 * 24 * 3600)
    async with house.open(OpenAlliance(alliance), (100, 60)) as keyboard:
        keyboard.app.begin_session(SessionKind.ASSESS)
        await keyboard.press("escape", "escape", "d", "1", "escape")
        session = keyboard.session.id
        await keyboard.press("e", "enter")
        await finish(keyboard)
    async with house.open(OpenSession(alliance, session), (100, 60)) as keyboard:
        assert "How it went stands below." in keyboard.words
        assert "Goals ▲ Ana To laugh reached" in keyboard.words
        assert "A garden" not in keyboard.words
    async with house.open(OpenAlliance(alliance), (100, 60)) as keyboard:
        assert "To laugh reached, 29 November" in keyboard.words
        assert "A garden still open" in keyboard.words
