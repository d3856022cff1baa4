"""Looking back: each marks alone, nothing gives a mark away, all is uncovered together and settled."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, parking, people
from alliance_tui.domain.left_open import can_wait_words
from alliance_tui.domain.life import Happened
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState, Consent, Mark, SessionKind, Step
from alliance_tui.storage.checking import check
from alliance_tui.ui.start import OpenAlliance, OpenSession
from tests.builders import happened, pid
from tests.fakes import MovableClock
from tests.keyboard import Keyboard
from tests.ui.house import SMALLEST, House
from tests.ui.places import finish

ANA_MARKS = ("1", "1", "1", "3")
"""Ana takes the laptop, is alone, and marks the first agreement as worked and the second as not yet."""

BEN_MARKS = ("2", "2", "3", "3")
"""Ben the same by letters, both as not yet."""


async def test_an_assess_session_begins_with_what_was_agreed_and_left_open(house: House) -> None:
    """A celebration, and what was parked: one key each."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        assert keyboard.top == "LookingBackScreen"
        assert "Phones stay in the hall" in keyboard.text
        assert "We kept at it a walk, on Sunday" in keyboard.words
        assert "Did you celebrate it?" in keyboard.text
        await keyboard.click_on("answer  esc")
        assert keyboard.said.startswith("Press the number of your answer")
        await keyboard.press("2")
        assert "still to come" in keyboard.text
        await keyboard.press("up", "1")
        assert keyboard.session.celebrations == ()
        assert keyboard.said == "How good that you did."
        await keyboard.press("1")
        assert keyboard.session.topic == "The holidays"
        await keyboard.press("u", "3")
        assert (keyboard.session.topic, keyboard.session.parked) == ("", ())
        await keyboard.press("enter")
        assert keyboard.top == "MarksScreen"


@pytest.mark.no_cover
@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_much_that_was_agreed_is_read_from_the_top(house: House, size: tuple[int, int]) -> None:
    """However far below something is asked: nobody answers it before it was in view."""
    there = house.look_back(first="Lists begin here. " + "We keep every rule. " * 150)
    async with house.open(OpenSession(*there), size) as keyboard:
        assert "Lists begin here." in keyboard.words
        assert "Did you celebrate it?" not in keyboard.words
        assert "↑ ↓ scroll" in keyboard.words
        await keyboard.press("1")
        assert "Did you celebrate it?" in keyboard.words
        assert keyboard.session.celebrations != ()
        assert keyboard.said.startswith("Press the number of your answer")
        await keyboard.press("1")
        assert keyboard.session.celebrations == ()


@pytest.mark.no_cover
async def test_what_can_wait_is_on_the_disk_with_the_key_and_is_asked_about_again_after_undo(
    house: House,
) -> None:
    """Nobody is asked once more because the battery was empty; said twice it is one record."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("2", "u")
        assert keyboard.said == "Taken back: that it can wait. y brings it back."
        assert "Did you celebrate it?" in keyboard.text
        await keyboard.press("y")
        assert "Did you celebrate it?" not in keyboard.text
        await keyboard.press("home", "2", "2")
        there = ("We kept at it", "The holidays")
        assert can_wait_words(house.past(alliance, session)) == there, "before anybody has left"
        records = len(keyboard.live.records())
        await keyboard.press("home", "2")
        assert len(keyboard.live.records()) == records
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "LookingBackScreen"
        assert "still to come" in keyboard.text
        assert "it can wait" in keyboard.text
        assert "2 it can wait" not in keyboard.text
        await keyboard.press("down", "1")
        assert keyboard.session.topic == "The holidays", "and can be talked about after all"
        await end(keyboard)
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "PastScreen"
        await keyboard.press("end")
        assert "Can wait We kept at it" in keyboard.words


@pytest.mark.no_cover
async def test_what_is_taken_away_is_on_the_disk_with_the_key(house: House) -> None:
    """At the end of looking back; another sentence takes its place, and an emptied one is taken back."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("escape", "e", "enter", "enter", "enter")
        for seat, words in ((1, "To ask"), (2, "To listen"), (2, " more")):
            await keyboard.press(str(seat), *words, "enter")
        assert taken_away(house.past(alliance, session)) == ["To ask", "To listen more"]
        await keyboard.press("u")
        assert taken_away(house.past(alliance, session)) == ["To ask", "To listen"]
        await keyboard.press("1", *["backspace"] * 6, "enter")
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "ClosingScreen"
        assert "To listen" in keyboard.text
        await keyboard.press("1", *"words", "escape", "1")
        assert "words" in keyboard.text, "what is only typed is there while the program is"
    assert taken_away(house.past(alliance, session)) == ["To listen"]
    assert b"To ask" not in house.all_bytes()
    assert b"more" not in house.all_bytes()


def taken_away(session: Session) -> list[str]:
    """The sentences that people take away."""
    return [one.text for one in session.notes if one.is_takeaway]


async def test_what_is_still_to_be_agreed_is_raised_and_answered_with_one_key(house: House) -> None:
    """New words with one yes missing are neither dropped nor taken for agreed."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        first = keyboard.session.agreements[0]
        happened(
            keyboard.live.act(agreements.reword, first.id, Terms("Phones stay off", who=first.terms.who))
        )
        happened(keyboard.live.act(agreements.press_consent, first.id, 1))
        await end(keyboard)
    house.clock.move(7 * 24 * 3600)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        happened(keyboard.live.sit_down(SessionKind.ASSESS))
        session = keyboard.session.id
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "LookingBackScreen"
        agreed, left = keyboard.words.split("Still to be agreed")
        assert "A walk on Sunday" in agreed
        assert "Phones stay off" not in agreed
        assert "Phones stay off Ben · waits for the yes of Ben 1 answer it now 2 it can wait" in left
        await keyboard.press("2")
        assert "waits for the yes of Ben it can wait" in keyboard.words
        await keyboard.press("up", "3", "1")
        assert keyboard.top == "AgreementPage"
        await keyboard.press("2", "escape")
        assert keyboard.top == "LookingBackScreen"
        assert "Still to be agreed" not in keyboard.text
        assert all(one.is_in_force for one in keyboard.session.agreements)
        await keyboard.press("enter", "1", "1", "1", "2", "2", "1", "enter", "enter", "enter", "k", "right")
        assert "Phones stay off" not in keyboard.text, "it is kept from now on, and was not looked at"
        new = keyboard.session.agreements[0]
        happened(keyboard.live.act(agreements.reword, new.id, Terms("Phones stay out")))
        await keyboard.settle()
        assert "Phones stay out Still to be agreed: l in the talk." in keyboard.words


@pytest.mark.no_cover
async def test_an_assess_session_with_nothing_in_force_does_not_say_that_nothing_was_agreed(
    house: House,
) -> None:
    """Where all of it got other words, and one yes is missing."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        for one in keyboard.session.live_agreements:
            terms = msgspec.structs.replace(one.terms, how="as we said")
            happened(keyboard.live.act(agreements.reword, one.id, terms))
            happened(keyboard.live.act(agreements.press_consent, one.id, 1))
        await end(keyboard)
        happened(keyboard.live.sit_down(SessionKind.ASSESS))
        session = keyboard.session.id
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert "Nothing is in force yet. This was talked about, and waits for a yes:" in keyboard.words
        assert keyboard.words.count("waits for the yes of Ben") == 2
        assert "Nothing was in force" not in keyboard.text


@pytest.mark.no_cover
async def test_what_waits_for_who_joined_is_looked_back_on_all_the_same(house: House) -> None:
    """The others have lived with it; who joined answers it there, and marks it too."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await end(keyboard)
        happened(keyboard.live.act_on_alliance(people.join, "Cleo"))
        happened(keyboard.live.sit_down(SessionKind.ASSESS))
        session = keyboard.session.id
    async with house.open(OpenSession(alliance, session)) as keyboard:
        assert "This is what you agreed on. Read it aloud" in keyboard.words
        assert keyboard.words.count("waits for the yes of Cleo") == 2
        await keyboard.press("1", "3")
        assert keyboard.words.count("waits for the yes of Cleo") == 0
        await keyboard.press("escape", "enter")
        assert keyboard.top == "MarksScreen"


async def test_each_marks_alone_and_then_all_see_it(house: House) -> None:
    """Only "marked" is seen of it; a mark can be changed; then one agreement after the other is settled."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1")
        assert "Ana, this is for you alone. Press 1 when only you see the screen." in keyboard.words
        await keyboard.press("1", "2", "left")
        assert "Your mark:" in keyboard.text
        await keyboard.press("1", "3")
        assert "Thank you, Ana. That was all." in keyboard.words
        await keyboard.press("enter")
        assert "1 ▲ Ana marked 2 ◆ Ben still to mark" in keyboard.words
        await keyboard.press("enter")
        assert keyboard.said.startswith("Everyone here marks first")
        await keyboard.press("1", "1", "right", "right", "2")
        assert "Ben, this is for you alone." in keyboard.text, "he takes it from her last page"
        await keyboard.press("2", "3", "3", "enter", "enter", "enter")
        assert keyboard.top == "TogetherScreen"
        assert "2 ◆ Ben ○ not yet 1 ▲ Ana ● worked" in keyboard.words, "whoever keeps it is first"
        assert "Ben keeps this: Ben begins. You see this differently. What did each notice?" in keyboard.words
        await keyboard.press("enter")
        assert keyboard.said == "Decide together, or → leaves it open for now."
        await keyboard.press("k", "u")
        assert (
            keyboard.said == "Taken back: keeping an agreement, “Phones stay in the hall”. y brings it back."
        )
        await keyboard.press("k")
        assert "You go on with it." in keyboard.text
        await keyboard.press("enter", "r")
        assert keyboard.said == "First uncover how each of you sees it: enter."
        await keyboard.press("enter")
        assert "You see this alike." in keyboard.text
        await keyboard.press("r")
        assert "You let go of it." in keyboard.text
        await keyboard.press("u")
        assert keyboard.session.assessment.settled == keyboard.session.assessment.agreements[:1]
        assert (
            keyboard.said == "Taken back: letting go of an agreement, “A walk on Sunday”. y brings it back."
        )
        await keyboard.press("g")
        assert keyboard.top == "GoalsDialog"
        await keyboard.press("escape", "f", "right")
        assert "It has brought what it was for." in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "SessionScreen"
        await keyboard.press("enter")
        assert keyboard.top == "TogetherScreen"


async def test_who_hands_the_laptop_on_leaves_no_mark_one_key_away(house: House) -> None:
    """Only their own number opens their marks again, and covered: they can be given anew."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", *ANA_MARKS)
        assert "enter covers it. 1 opens your marks again, for you alone." in keyboard.words
        for arrow in ("left", "up", "right", "down"):
            await keyboard.press(arrow)
            assert "Thank you, Ana. That was all." in keyboard.words
        assert keyboard.said == "Ana's marks are covered now. 1 opens them again, for Ana alone."
        assert "←" not in keyboard.text
        await keyboard.press("1", "1", "right", "left")
        assert "Ana, alone · 1 of 2" in keyboard.text
        assert "You have marked this before." in keyboard.text
        assert "Your mark:" not in keyboard.text


@pytest.mark.no_cover
async def test_on_a_small_terminal_the_choices_are_seen_before_a_number_marks(house: House) -> None:
    """Down reads on before it turns to the next agreement; where all is in view nothing is asked twice."""
    long = "We put our phones into the hall " + "before we sit down to eat, each of us, " * 5
    alliance, session = house.look_back(first=long.strip())
    async with house.open(OpenSession(alliance, session), (40, 12)) as keyboard:
        first = keyboard.session.assessment.agreements[0]
        await keyboard.press("enter", "1", "1")
        assert "no longer fits" not in keyboard.text
        await keyboard.press("3")
        assert not keyboard.session.assessment.marks
        assert keyboard.said == "These are the four. Press the number again."
        assert all(word in keyboard.text for word in ("worked", "partly", "not yet", "no longer fits"))
        await keyboard.press("3")
        assert [one.mark for one in keyboard.session.assessment.marks] == [Mark.NOT_YET]
        assert "Ana, alone · 2 of 2" in keyboard.words
        await keyboard.press("1")
        assert len(keyboard.session.assessment.marks) == 2
        await keyboard.press("escape", "2", "2")
        assert "no longer fits" not in keyboard.text
        for _ in range(9):
            if "no longer fits" not in keyboard.text:
                await keyboard.press("down")
        await keyboard.press("2")
        assert keyboard.session.assessment.marks[-1].agreement == first
        await keyboard.press("up")
        assert "Ben, alone · 1 of 2" in keyboard.words


async def test_what_is_without_a_mark_is_named_before_anyone_is_thanked(house: House) -> None:
    """Enter goes back to it; the marks of whoever is still alone stay in sight."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", "enter", "3")
        assert "Ana, one is still without a mark:" in keyboard.words
        assert "Phones stay in the hall" in keyboard.text
        assert "Thank you" not in keyboard.text
        await keyboard.press("left")
        assert "Your mark:" in keyboard.text
        await keyboard.press("right", "enter")
        assert "Ana, alone · 1 of 2" in keyboard.text
        await keyboard.press("escape", "1", "1", "right", "right")
        assert "Ana, one is still without a mark:" in keyboard.words
        await keyboard.press("enter", "1", "right")
        assert "Thank you, Ana. That was all." in keyboard.words


async def test_other_words_are_a_new_question(house: House) -> None:
    """They are written on the page of the agreement; it waits until everyone says yes."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", *ANA_MARKS, "enter", *BEN_MARKS, "enter", "enter", "enter", "c")
        await keyboard.type(" and the kitchen")
        await keyboard.press("enter", "1", "escape")
        assert keyboard.top == "TogetherScreen"
        assert "it waits until everyone says yes" in keyboard.text
        (first, _) = keyboard.session.agreements
        assert first.terms.what == "Phones stay in the hall and the kitchen"
        assert first.state is AgreementState.PROPOSED
        assert "1 2  your answer" in keyboard.text
        assert "▲ Ana yes ◆ Ben to ask Your number: yes. Again: yes as a trial." in keyboard.words
        await keyboard.press("2")
        assert keyboard.said == "In force: everyone has said yes."
        assert keyboard.session.agreements[0].state is AgreementState.IN_FORCE
        assert "You go on with it, in its new words." in keyboard.text
        await keyboard.press("2", "2")
        assert keyboard.session.agreements[0].consent(pid(2)) is Consent.YES, (
            "no yes is lost by a key too many"
        )


async def test_what_was_kept_and_waits_for_who_joined_since_is_told_so(house: House) -> None:
    """Its words are as they were: on its page, after the last one and in the list of agreements."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        first, second = keyboard.session.agreements
        await keyboard.press("enter", *ANA_MARKS, "enter", *BEN_MARKS, "enter", "enter", "enter", "k")
        assert "You go on with it." in keyboard.text
        happened(keyboard.live.act(people.join, "Zoë"))
        await keyboard.settle()
        assert "You go on with it. It waits for Zoë." in keyboard.words
        assert "▲ Ana yes ◆ Ben yes ■ Zoë to ask" in keyboard.words
        await keyboard.press("escape")
        await keyboard.resize(130, 30)
        assert "kept, waits for a yes" in keyboard.words
        assert keyboard.words.count("kept, waits for a yes") == 1, "the other is still open between them"
        await keyboard.resize(100, 30)
        await keyboard.press("enter")
        await keyboard.press("right", "right")
        assert keyboard.top == "MarksScreen", "who came in marks what is covered first"
        await keyboard.press("3", "3", "1", "enter", "enter", "enter")
        assert keyboard.top == "TogetherScreen"
        assert "And now: keep it, change it, or let go of it?" in keyboard.words
        assert "k keep" in keyboard.words, "what waits for a yes can be kept too"
        await keyboard.press("right")
        assert f"{first.terms.what} You go on with it. It waits for Zoë." in keyboard.words
        assert f"{second.terms.what} Still open between you." in keyboard.words
        assert "new" not in keyboard.words
        await keyboard.press("escape", "l")
        assert "to ask kept, and waits for Zoë" in keyboard.words
        await keyboard.press("3")
        assert keyboard.said == "Now it is in force."
        await keyboard.press("1", "1")
        assert keyboard.said == "Now it is kept, and waits for Ana."
        await keyboard.press("v")
        assert "kept, and waits for Ana" in keyboard.words


@pytest.mark.no_cover
async def test_a_trial_stays_one_until_who_gave_it_says_more(house: House) -> None:
    """Keeping the agreement is nobody's yes; the line of life tells both."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        first = keyboard.session.agreements[0].id
        happened(keyboard.live.act(agreements.press_consent, first, 1))
        await keyboard.press("enter", *ANA_MARKS, "enter", *BEN_MARKS, "enter", "enter", "enter")
        offer = "Ana said yes as a trial. It stays one until the next review, unless their number says more."
        assert offer in keyboard.words
        assert "1 2  your answer" in keyboard.text
        await keyboard.press("k")
        assert keyboard.session.agreements[0].consent(pid(1)) is Consent.TRIAL
        assert offer in keyboard.words
        line = keyboard.live.lives[first]
        assert (line[-1].happened, line[-1].consents) == (Happened.CONTINUED, ((pid(1), Consent.TRIAL),))
        await keyboard.press("2")
        assert keyboard.said == "Your yes stands. In the list of agreements, your number changes it."
        await keyboard.press("1")
        assert keyboard.session.agreements[0].consent(pid(1)) is Consent.YES
        assert "said yes as a trial" not in keyboard.words
        assert keyboard.live.lives[first][-1].consents[0] == (pid(1), Consent.YES)
        await keyboard.press("1")
        assert keyboard.session.agreements[0].consent(pid(1)) is Consent.TRIAL
        await keyboard.press("right", "enter", "1")
        assert keyboard.said == "Everyone has said yes to this. In the list, your number changes it."


async def test_no_key_shows_what_was_marked_before_all_have(house: House) -> None:
    """Whoever takes the laptop again, undoes, reads or opens a second window sees the same."""
    sights = []
    for marks in (("1", "4"), ("3", "2")):
        house.clock = MovableClock()
        alliance, session = house.look_back()
        async with house.open(OpenSession(alliance, session)) as keyboard:
            await keyboard.press("enter", "1", "1", *marks, "enter")
            seen = [keyboard.text]
            for keys in (("1", "1"), ("right",), ("left", "left", "1"), ("escape", "escape", "u"), ("w",)):
                await keyboard.press(*keys)
                seen.append(keyboard.text)
            await keyboard.press("escape", "l")
            seen.append(keyboard.text)
            await keyboard.press("escape", "e", "enter")
            seen.append(keyboard.text)
            async with house.open(OpenAlliance(alliance)) as second:
                seen.append(second.text)
                await second.press("1", "1")
                seen.append(second.text)
                await second.press("2")
                seen.append(second.text)
        sights.append(seen)
    assert sights[0] == sights[1]


async def test_what_comes_before_the_screen_covers_the_marks(house: House) -> None:
    """After a time-out others look at it too: it asks again whether only one person does."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "1", "1", "1", "left")
        assert "Your mark:" in keyboard.text
        await keyboard.press("f9", "1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "MarksScreen"
        assert "this is for you alone" in keyboard.text
        assert "Your mark:" not in keyboard.text


@pytest.mark.no_cover
async def test_marks_are_there_after_a_kill_and_still_covered(house: House, tmp_path: Path) -> None:
    """In the middle of Ana's marks: she goes on with the second one, and her first one stays."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await keyboard.press("enter", "1", "1", "1")
        killed = House(Path(shutil.copytree(house.folder, tmp_path / "killed")))
    killed.clock.move(7 * 24 * 3600)
    async with killed.open(OpenSession(alliance, session)) as keyboard:
        assert keyboard.top == "MarksScreen"
        assert "1 ▲ Ana still to mark" in keyboard.words
        await keyboard.press("1", "1")
        assert "Ana, alone · 2 of 2" in keyboard.words
        await keyboard.press("left")
        assert "You have marked this before." in keyboard.text
        assert "Your mark:" not in keyboard.text
        first = keyboard.session.assessment.agreements[0]
        assert keyboard.session.assessment.mark(first, pid(1)) is Mark.WORKED


async def test_three_may_show_their_thumbs_at_once(house: House) -> None:
    """One keys them in; who is away is not waited for."""
    async with house.open(OpenSession(*house.look_back("Ana", "Ben", "Cy", "Dee"))) as keyboard:
        await keyboard.press("escape", "o", "end", "space", "escape", "enter")
        await keyboard.press("enter", "h")
        assert "Dee" not in keyboard.text
        await keyboard.press("1", "2", "3", "enter", "4", "4", "up", "1", "4", "enter")
        assert "All of you have marked." in keyboard.text
        await keyboard.press("enter", "enter")
        assert "1 ▲ Ana ● worked 3 ■ Cy ○ not yet" in keyboard.words


@pytest.mark.no_cover
async def test_enter_among_the_thumbs_names_who_is_still_to_be_keyed_in(house: House) -> None:
    """Never what anybody showed; and the pointer stands at the first of them."""
    async with house.open(OpenSession(*house.look_back("Ana", "Ben", "Cy"))) as keyboard:
        await keyboard.press("enter", "h", "down", "2", "enter")
        assert keyboard.said == "Still to be keyed in before you go on: Ana and Cy."
        assert "> 1 ▲ Ana" in keyboard.words
        await keyboard.press("1")
        assert keyboard.said == ""
        await keyboard.press("enter")
        assert keyboard.said == "Still to be keyed in before you go on: Cy."
        await keyboard.press("4", "enter")
        assert "Thumbs · 2 of 2" in keyboard.text
        assert keyboard.said == ""


async def test_two_take_turns_and_only_who_is_asked_is_named(house: House) -> None:
    """Thumbs are for three and more; a number that is nobody's is said."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", "h")
        assert keyboard.said.startswith("For two it goes best one after the other")
        await keyboard.press("7")
        assert keyboard.said == "Nobody has the number 7."
        await keyboard.click_on("Ana")
        assert "Ana, this is for you alone." in keyboard.text
        await keyboard.press("1")
        await keyboard.click_on("1-4")
        assert keyboard.said == "Press 1 to 4, or click on what you see."
        await keyboard.click_on("not yet")
        assert "alone · 2 of 2" in keyboard.text


async def test_the_next_review_is_offered_sooner_where_much_is_not_there_yet(house: House) -> None:
    """It is the first of what can be chosen, and people choose."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("enter", *ANA_MARKS, "enter", *BEN_MARKS, "enter")
        await keyboard.press("enter", "enter", "right", "enter", "right")
        assert "As several things are not there yet, perhaps" in keyboard.words
        await keyboard.press("enter", "r")
        assert "As several things are not there yet," in keyboard.words
        assert "in 3 days, then every week" in keyboard.words
        await keyboard.press("down", "enter")
        assert keyboard.session.review is not None
        assert keyboard.session.review.rhythm == keyboard.session.setting.review


@pytest.mark.no_cover
async def test_what_is_celebrated_is_kept_and_seen_at_the_end(house: House) -> None:
    """A draft outlives escape; markup is words."""
    async with house.open(OpenSession(*house.look_back())) as keyboard:
        await keyboard.press("escape", "s", "5", "enter")
        assert keyboard.session.step is Step.CELEBRATE
        await keyboard.type("We stayed [/x]")
        await keyboard.press("escape", "enter", "tab")
        await keyboard.type("cake")
        await keyboard.press("enter")
        assert keyboard.top == "SessionScreen"
        new = keyboard.session.celebrations[-1]
        assert (new.what, new.how) == ("We stayed [/x]", "cake")
        await keyboard.press("u")
        assert keyboard.said == "Taken back: what you celebrate. y brings it back."
        await keyboard.press("y")
        await keyboard.press("enter", "f2")
        assert keyboard.said == "How good that you did."
        assert "And you celebrate: We stayed [/x] cake" in await end(keyboard)


async def test_a_past_session_is_assessed_and_one_agreement_in_five_minutes(house: House) -> None:
    """The first looks at what was made in it; the second at the highlighted one, without an opening."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await end(keyboard)
        first = next(one.id for one in keyboard.live.alliance.sittings) if keyboard.live.alliance else None
        assert first is not None
    async with house.open(OpenSession(alliance, first)) as keyboard:
        assert keyboard.top == "PastScreen"
        await keyboard.press("a", "escape")
        assert keyboard.top == "LookingBackScreen"
        assert len(keyboard.session.assessment.agreements) == 2
        await end(keyboard)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        await keyboard.press("s")
        assert keyboard.said == "Choose an agreement in force with the arrows: s takes five minutes for it."
        assert "five minutes" not in keyboard.text.split("\n")[-1]
        await keyboard.press("down")
        assert " s  five minutes" in keyboard.text.split("\n")[-1]
        await keyboard.press("s")
        assert keyboard.top == "MarksScreen"
        assert "This is the short form: one agreement, in about five minutes." in keyboard.text
        assert len(keyboard.session.assessment.agreements) == 1
        assert (keyboard.session.minutes, keyboard.session.kind) == (5, SessionKind.ASSESS)
        await keyboard.press("1", "1", "1", "2", "2", "1", "enter", "enter", "enter", "k", "right")
        assert "You have looked at everything." in keyboard.text
        assert "celebrate" not in keyboard.words, "the short form has no such step"
        assert not keyboard.session.goals
        assert "goals" not in keyboard.words, "none are written down"
        await keyboard.press("enter", "k")
        assert "> 5 minutes chosen" in keyboard.words


@pytest.mark.no_cover
async def test_one_agreement_of_a_past_session_is_looked_at_in_five_minutes(house: House) -> None:
    """Where it is highlighted and still in force."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        await end(keyboard)
        assert keyboard.live.alliance is not None
        first = keyboard.live.alliance.sittings[0].id
    async with house.open(OpenSession(alliance, first)) as keyboard:
        await keyboard.press("s")
        assert keyboard.said == "Choose an agreement in force with the arrows: s takes five minutes for it."
        await keyboard.click_on("Phones stay in the hall")
        assert " s  five minutes" in keyboard.text.split("\n")[-1]
        await keyboard.press("s")
        assert keyboard.top == "MarksScreen"
        assert len(keyboard.session.assessment.agreements) == 1


@pytest.mark.no_cover
async def test_three_sessions_in_a_row_design_assess_assess(house: House) -> None:
    """What one let go of is not asked about in the next; what was changed has its new words."""
    async with house.sit() as keyboard:
        alliance = keyboard.live.id
        for words in ("Rest", "Walk"):
            await keyboard.press("a")
            await keyboard.type(words)
            await keyboard.press("enter", "1", "2", "escape")
        assert all(one.state is AgreementState.IN_FORCE for one in keyboard.session.agreements)
        await end(keyboard)
    for looked_at, decided in (
        (2, ("k", "right", "enter", "r")),
        (1, ("c", "!", "enter", "1", "2", "escape")),
    ):
        house.clock.move(7 * 24 * 3600)
        async with house.open(OpenAlliance(alliance)) as keyboard:
            await keyboard.press("r", "escape", "enter")
            assert len(keyboard.session.assessment.agreements) == looked_at
            marks = "1" * looked_at
            await keyboard.press("1", "1", *marks, "enter", "2", "2", *marks, "enter", "enter", "enter")
            await keyboard.press(*decided)
            assert set(keyboard.session.assessment.settled) == set(keyboard.session.assessment.agreements)
            await end(keyboard)
            assert keyboard.live.alliance is not None
            states = [(one.terms.what, one.state) for one in keyboard.live.alliance.agreements]
    assert states == [("Rest!", AgreementState.IN_FORCE), ("Walk", AgreementState.RETIRED)]
    assert check(house.folder).is_well


@pytest.mark.parametrize("size", [SMALLEST, (80, 24)])
async def test_every_size_and_name_is_drawn(house: House, size: tuple[int, int]) -> None:
    """Eight people with odd names go through all of it."""
    names = ("Ana", "x" * 60, "[/x]", "عمر", "👩‍👩‍👧 Kim", "由美", "Grace", "Hélène")
    async with house.open(OpenSession(*house.look_back(*names)), size) as keyboard:
        await keyboard.press("enter", "h")
        seen = ("1",) if size == SMALLEST else ()
        for _ in range(2):
            await keyboard.press(*seen, *"12341234", "enter")
        await keyboard.press("enter", "enter", "k", "right", "enter", "k", "right")
        assert set(keyboard.session.assessment.settled) == set(keyboard.session.assessment.agreements)


async def end(keyboard: Keyboard) -> str:
    """End the session, through all the pages of its end; answers what stood on them."""
    await keyboard.press("escape", "e", "enter")
    return await finish(keyboard)


async def test_topics_taken_up_one_after_the_other_are_all_still_there(house: House) -> None:
    """The one that gives way is asked about again, and closing tells it."""
    alliance, session = house.look_back()
    async with house.open(OpenSession(alliance, session)) as keyboard:
        happened(keyboard.live.act(parking.park, "money talk"))
        await keyboard.press("down", "1")
        assert keyboard.session.topic == "The holidays"
        await keyboard.press("1")
        assert keyboard.session.topic == "money talk"
        assert "The one before it waits here again." in keyboard.said
        assert "The holidays" in keyboard.text
        await keyboard.press("escape", "x", "enter")
        assert keyboard.session.topic == "The holidays"
        assert keyboard.said.startswith("Now is its time. What stood there waits in the lot again.")
        await keyboard.press("x")
        assert "money talk" in keyboard.text
        await keyboard.press("escape", "down")
        assert keyboard.said == "Nobody has had the floor on that topic yet: it waits in the lot. x shows it."
        assert len(keyboard.session.parked) == 2
