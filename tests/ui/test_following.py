"""Two windows on one alliance: the second shows what is done in the first, and goes on in its place."""

from __future__ import annotations

from typing import Final

import pytest

from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.words import SessionKind, SpanKind
from alliance_tui.ui.start import AtLibrary, OpenAlliance, OpenSession
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import happened, pid
from tests.keyboard import Keyboard
from tests.ui.house import House
from tests.ui.places import come_back, end, finish

GO_ON: Final = "The other window is gone: you can go on here."
"""What is said in a window that goes on in the place of another."""


def let_go(keyboard: Keyboard) -> None:
    """Give the lock back as a killed program does: nothing else happens."""
    keyboard.live.store.opening._lock.release()  # type: ignore[attr-defined]


async def begin_again(keyboard: Keyboard) -> None:
    """Sit down to a new session, in the app itself: screens belong to the app in which they are pushed."""
    with keyboard.app._context():
        assert keyboard.app.begin_session(SessionKind.DESIGN) is None
    await keyboard.settle()


@pytest.mark.no_cover
async def test_the_floor_words_and_clock_are_followed(house: House) -> None:
    """As they are in the first window, a beat later; the banner says all the time who holds it."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("1")
        await first.wait(30)
        await first.press("n")
        await first.type("kept words")
        await first.press("enter")
        await second.wait(1)
        assert second.session.holder == pid(1)
        assert "kept words" in second.text
        assert "READ ONLY:" in second.text
        assert "No review yet." in second.text
        assert "r sets" not in second.text
        assert "a writes" not in second.text
        await first.wait(0)
        assert first.screen.now == second.screen.now  # type: ignore[attr-defined]


@pytest.mark.no_cover
async def test_a_time_out_opens_and_closes_in_both(house: House) -> None:
    """With the ready of each, and the breath after it."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("1")
        await first.wait(30)
        await first.press("t")
        await second.wait(1)
        assert second.top == "TimeOutScreen"
        await first.press("1")
        await second.wait(1)
        assert "1 ▲ Ana ready 2 ◆ Ben ..." in second.words
        await first.press("2")
        await second.wait(1)
        assert "All are ready." in second.text
        await first.wait(5)
        await second.wait(0)
        assert second.top == "SessionScreen"
        assert second.session.phase.kind is SpanKind.BREATH
        assert "One thing I understood about you is ..." in second.text


@pytest.mark.no_cover
async def test_a_session_that_ends_there_leads_to_the_page_here_and_the_next_one_to_the_table(
    house: House,
) -> None:
    """From its screen and any page over it; with all alliances behind, where there are any."""
    async with house.sit() as first, house.open(AtLibrary()) as second:
        await second.press("enter")
        assert second.top == "SessionScreen"
        await second.press("j")
        assert second.top == "OpeningScreen"
        await end(first)
        await second.wait(1)
        assert [type(one).__name__ for one in second.app.screen_stack] == ["LibraryScreen", "AllianceScreen"]
        assert second.said == "The session has ended in the other window."
        assert first.top == "ThanksScreen"
        await begin_again(first)
        await second.wait(1)
        assert second.top == "SessionScreen"
        assert second.session == first.session


async def test_what_is_open_here_is_not_taken_away(house: House) -> None:
    """A cover covers until somebody takes it off, a dialog is read to its end, and a break is a break."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        for key, top in (("t", "LooseTimeOutScreen"), ("f4", "CoverScreen")):
            await second.press(key)
            happened(first.live.act(sitting.close))
            await second.wait(1)
            await second.wait(1)
            assert second.top == top
            await second.press("escape")
            await second.wait(1)
            assert second.top == "AllianceScreen"
            happened(first.live.sit_down(SessionKind.DESIGN))
            await second.press("question_mark")
            await second.wait(1)
            assert second.top == "HelpDialog"
            await second.press("escape")
            await second.wait(1)
            assert second.top == "SessionScreen"


@pytest.mark.no_cover
async def test_what_is_open_here_stays_also_where_the_window_is_gone_by_then(house: House) -> None:
    """The end and the next beginning are shown once it is closed, to whoever may write now."""
    async with (
        house.sit() as first,
        house.open(OpenAlliance(first.live.id)) as second,
        house.open(OpenAlliance(first.live.id)) as third,
    ):
        await second.press("f4")
        await end(first)
        await third.wait(1)
        assert third.top == "AllianceScreen"
        let_go(first)
        await second.wait(1)
        assert second.live.read_only is None
        assert second.top == "CoverScreen"
        await second.press("escape")
        await second.wait(1)
        assert second.top == "AllianceScreen"
        await third.press("question_mark")
        await second.press("n")
        let_go(second)
        await third.wait(1)
        assert third.live.read_only is None
        assert third.top == "HelpDialog"
        await third.press("escape")
        await third.wait(1)
        assert third.top == "SessionScreen"


@pytest.mark.no_cover
async def test_once_the_other_window_is_gone_it_goes_on_here(house: House) -> None:
    """The banner goes, a quiet sentence comes, and keys do what they say."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("1")
        let_go(first)
        await second.wait(1)
        assert "READ ONLY" not in second.text
        assert second.said == f"{GO_ON} Ana was speaking: 1 begins again."
        await second.saved()
        await second.press("2")
        assert second.session.holder == pid(2)


async def test_it_is_said_where_people_were_as_the_other_window_went(house: House) -> None:
    """Also over a question, and on the page where it goes on; once it is gone on with here, it is over."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        alliance = first.live.id
        await first.press("1")
        await first.wait(30)
        await first.press("b")
        await first.wait(5)
        await second.press("l")
        let_go(first)
        await second.wait(1)
        assert second.top == "AgreementsDialog"
        assert second.said == f"{GO_ON} You were taking a breath. Ana speaks next: press 1."
        await second.press("escape")
        await second.wait(25)
        let_go(second)
    async with house.open(OpenAlliance(alliance)) as third:
        # The first window was there all the time, and wrote, too.
        assert "written by two programs at once" in third.words
        await third.press("enter")
        assert third.said == "Ana was speaking: 1 begins again."


async def test_where_people_look_back_it_is_said_how_far_they_are(house: House) -> None:
    """As where they come back to it."""
    alliance, session = house.look_back()
    async with (
        house.open(OpenSession(alliance, session)) as first,
        house.open(OpenSession(alliance, session)) as second,
    ):
        let_go(first)
        await second.wait(1)
        assert second.said == f"{GO_ON} You were looking back at what you agreed on. It goes on here."


@pytest.mark.no_cover
async def test_the_end_that_was_begun_in_the_other_window_is_gone_on_with_by_its_key(house: House) -> None:
    """Its page is not shown here."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("1", "e", "enter")
        assert first.top == "ClosingScreen"
        let_go(first)
        await second.wait(1)
        assert second.said == f"{GO_ON} You were about to end the session: e goes on with it."
        await second.press("e", "enter")
        assert second.top == "ClosingScreen"


async def test_a_time_out_is_gone_on_with_here(house: House) -> None:
    """The first window was closed in the middle of it."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("t", "q")
        assert not first.app.is_running
        first.app.close_live()
        await second.wait(1)
        assert second.top == "TimeOutScreen"
        assert second.said == GO_ON
        await come_back(second)
        assert second.top == "SessionScreen"


async def test_a_break_of_this_window_is_over_with_the_one_of_the_talk(house: House) -> None:
    """Whoever went on would find the talk hidden under it, and a window spoken of that is gone."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await second.press("f9")
        assert f"The talk goes on in the other one. {second.live.read_only}" in second.words
        await first.press("f9")
        await second.wait(1)
        assert second.top == "TimeOutScreen"
        let_go(first)
        await second.wait(1)
        assert second.said == GO_ON
        await come_back(second)
        assert second.top == "SessionScreen"


async def test_a_break_of_this_window_speaks_of_the_other_one_only_while_it_is_there(house: House) -> None:
    """It stays; what is said of it changes, also once the news has been said."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await second.press("f9")
        let_go(first)
        await second.wait(1)
        assert second.top == "LooseTimeOutScreen"
        second.screen.query_one(Whisper).say("")
        assert "in the other one" not in second.words
        assert GO_ON in second.words
        await second.press("escape")
        assert second.top == "SessionScreen"


@pytest.mark.no_cover
async def test_the_end_and_a_new_beginning_are_seen_also_where_the_window_went_at_once(house: House) -> None:
    """All of it between two beats; what is done here then stays as in any window."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await end(first)
        await begin_again(first)
        let_go(first)
        await second.wait(1)
        assert second.top == "SessionScreen"
        assert second.session.is_open
        assert second.said == f"{GO_ON} You were in the opening: j goes on with it."
        await second.press("e", "enter")
        await finish(second)
        await second.wait(1)
        await second.wait(1)
        assert second.top == "ThanksScreen"
