"""The page of an agreement: writing it, saving it, everyone's answer."""

from __future__ import annotations

import re
from typing import cast

import pytest
from msgspec.structs import replace
from textual.widgets import TextArea

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, floor, people
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import AgreementState, Consent, SessionKind
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.help import HelpDialog
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.widgets.agreement_words import standing_words
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import found, happened, pid, setting, sit
from tests.keyboard import Keyboard
from tests.ui.dialogs.stage import HARD, LONG_NAMES, cover, keys_shown, opened, resize, show

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def field(hands: Keyboard, name: str) -> TextArea:
    """A field of the form."""
    return hands.screen.query_one(f"#form-{name}", WordField)


async def test_what_who_and_when_are_written_and_saved_by_enter() -> None:
    """The small page holds all three; tab goes from one to the next."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("I say when I am late")
        await hands.press("tab", "2", "tab")
        await hands.type("before six")
        await hands.press("enter")
        terms = hands.session.agreements[-1].terms
        assert terms == Terms(what="I say when I am late", who=(pid(2),), when="before six")


async def test_enter_saves_from_among_the_people_too() -> None:
    """Whichever field has focus, enter saves."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("tab", "1", "1", "enter")
        assert hands.session.agreements[-1].terms == Terms(what="Phones away")


async def test_how_and_why_have_a_second_page() -> None:
    """One key there and back, and the cursor goes with it."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        assert "page down" in hands.text
        await hands.type("Phones away")
        await hands.press("pagedown")
        await hands.type("in the drawer")
        await hands.press("tab")
        await hands.type("to see you")
        await hands.press("pageup")
        assert hands.app.focused is field(hands, "what")
        await hands.press("enter")
        assert hands.session.agreements[-1].terms == Terms(
            "Phones away", how="in the drawer", why="to see you"
        )


async def test_a_saved_agreement_asks_everyone_and_their_numbers_answer() -> None:
    """The page turns to the answers: yes, again as a trial, again not yet."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("t12 is typed, not pressed")
        await hands.press("enter", "1")
        one = hands.session.agreements[-1]
        assert one.terms.what == "t12 is typed, not pressed"
        assert [one.consent(pid(1)), one.consent(pid(2))] == [Consent.YES, Consent.NOT_YET]
        await hands.press("1")
        assert hands.session.agreements[-1].consent(pid(1)) is Consent.TRIAL
        assert "yes as a trial" in hands.text
        await hands.press("1")
        assert hands.session.agreements[-1].consent(pid(1)) is Consent.NOT_YET
        assert "Your number: yes · again: yes as a trial until the review" in hands.text


async def test_it_is_said_in_words_when_an_agreement_is_in_force() -> None:
    """With the last yes, and again when somebody takes theirs back."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("enter", "1")
        assert "proposed" in hands.text
        await hands.press("2")
        assert hands.said == "In force: everyone has said yes."
        await hands.press("2")
        assert "in force, as a trial" in hands.text
        await hands.press("2")
        assert hands.said == "No longer in force: it waits until everyone says yes."


@pytest.mark.parametrize("planned", [True, False])
async def test_a_trial_goes_until_the_review_where_one_is_set(planned: bool) -> None:
    """Nothing is told of a review that nobody has chosen a day for; at the end and afterwards, neither."""
    table = sit()
    table.everyone_agrees(one := table.propose("Phones away"))
    table.act(agreements.press_consent, one.id, 2)
    if planned:
        table.act(people.schedule_review, Review("2026-12-05", "Europe/Vienna"))
    alliance, live = table.alliance, table.session.agreements[0]
    standing = {standing_words(live, theirs)[0] for theirs in (alliance, table.session)}
    assert standing == {"in force, as a trial until the review" if planned else "in force, as a trial"}
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        told = [line.strip("│ ") for line in hands.text.split("\n") if "in force" in line]
        assert told == [*standing]


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_or_escape_goes_back_from_the_answers(key: str) -> None:
    """Nobody has to answer at once."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("enter", key)
        assert not isinstance(hands.screen, AgreementPage)
        assert hands.session.agreements[-1].state is AgreementState.PROPOSED


async def test_clicking_a_name_answers_for_it_and_the_key_bar_answers_for_nobody() -> None:
    """The mouse can do all of it, but no yes comes by the way."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("enter")
        await hands.click_on("your answer")
        assert not hands.session.agreements[-1].consents
        assert hands.said == "Press your own number, or click your name."
        await hands.click_on("2 ◆ Ben")
        assert hands.session.agreements[-1].consents == ((pid(2), Consent.YES),)


async def test_who_is_not_here_is_to_be_asked_and_a_facilitator_is_not() -> None:
    """Their rows say so."""
    table = sit("Ana", "Ben", "Coach", facilitators=["Coach"], absent=[2])
    one = table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        assert "to ask" in hands.text
        assert "Coach facilitates and is not asked." in hands.text
        await hands.press("2")
        assert hands.said == "Ben is not here today and is asked when they are."
        await hands.press("3")
        assert hands.said == "Coach facilitates and is not asked."


async def test_editing_begins_with_the_words_and_a_new_wording_asks_everyone_again() -> None:
    """Consent is to one wording only, and the page says so before and after."""
    table = sit()
    one = table.propose("Phones away")
    table.everyone_agrees(one)
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id))
        assert field(hands, "what").text == "Phones away"
        assert "everyone is asked again" in hands.text
        await hands.type(" at dinner")
        await hands.press("enter")
        changed = hands.session.agreements[-1]
        assert (changed.terms.what, changed.consents) == ("Phones away at dinner", ())
        assert hands.said == "The words are new: everyone is asked again."


async def test_saving_unchanged_words_keeps_every_answer() -> None:
    """Enter without a change just shows the answers."""
    table = sit()
    one = table.propose("Phones away")
    table.everyone_agrees(one)
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id))
        await hands.press("enter")
        assert hands.session.agreements[-1].state is AgreementState.IN_FORCE
        assert hands.said == ""
        await hands.press("e")
        assert hands.app.focused is field(hands, "what")


async def test_escape_keeps_a_new_draft_and_it_is_there_next_time() -> None:
    """Not a word is lost, and that is said on the screen beneath."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.paste(HARD)
        await hands.press("tab", "1", "pagedown")
        await hands.type("why not")
        await hands.press("escape")
        assert hands.said == "What you typed is kept. It is there when you open this page again."
        await show(hands, AgreementPage())
        assert field(hands, "what").text == HARD
        assert cast("AgreementPage", hands.screen).form.terms == Terms(HARD, who=(pid(1),), how="why not")
        await hands.press("enter")
        await show(hands, AgreementPage())
        assert field(hands, "what").text == "", "what was saved is no draft any more"


async def test_escape_from_an_empty_page_says_nothing() -> None:
    """There is nothing to keep."""
    async with opened(sit()) as hands:
        await hands.press("escape")
        await show(hands, AgreementPage())
        await hands.press("escape")
        assert hands.said == ""


async def test_changed_words_are_kept_too_and_the_agreed_ones_can_be_brought_back() -> None:
    """An edit that was left comes back, says that it is one, and F5 takes it away."""
    table = sit()
    one = table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id))
        await hands.type(" at dinner")
        await hands.press("escape")
        await show(hands, AgreementPage(one.id))
        assert field(hands, "what").text == "Phones away at dinner"
        assert "changed before" in hands.said
        await hands.press("f5")
        assert field(hands, "what").text == "Phones away"
        await hands.press("escape")
        await show(hands, AgreementPage(one.id))
        assert hands.said == ""


async def test_a_time_out_covers_the_page_and_leaves_words_cursor_and_focus() -> None:
    """While typing, on either page."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.paste(HARD)
        await hands.press("pagedown", "tab")
        await hands.type("because")
        await hands.press("left", "left")
        why = field(hands, "why")
        await cover(hands)
        assert hands.app.focused is why
        assert (why.text, why.cursor_location) == ("because", (0, 5))
        await hands.press("pageup")
        assert field(hands, "what").text == HARD


async def test_the_time_out_key_is_told_as_f9_while_letters_are_typed() -> None:
    """T would only be typed."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        assert "F9 TIME-OUT" in hands.text
        await hands.type("Phones away")
        await hands.press("enter")
        assert " T TIME-OUT" in hands.text
        await hands.press("t")
        assert hands.session.time_out is not None


async def test_a_refusal_leaves_the_words_where_they_are() -> None:
    """Nothing written, or the same words twice: a sentence, and one goes on typing."""
    table = sit()
    table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementPage())
        await hands.press("enter")
        assert hands.said == "Say what you agree on: one sentence is enough."
        await hands.type("Phones away")
        await hands.press("enter")
        assert "in the list already" in hands.said
        assert field(hands, "what").text == "Phones away"
        assert hands.app.focused is field(hands, "what")


async def test_a_paste_of_ten_megabytes_is_refused_before_it_is_laid_out() -> None:
    """What was in the field stays, and a sentence says why."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones")
        await hands.paste("x" * 10_000_000)
        assert field(hands, "what").text == "Phones"
        assert "10,000,000 characters; 10,000 can be saved" in hands.said


async def test_a_text_of_ten_thousand_characters_is_shown_whole_by_scrolling() -> None:
    """The end of it can be reached with the arrows, and above it the answers."""
    table = sit()
    one = table.propose("word " * 1_998 + "the end")
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        assert "the end" not in hands.text
        await hands.press(*["pagedown"] * 12)
        assert "the end" in hands.text
        assert "1 ▲ Ana" in hands.text


async def test_an_agreement_that_was_withdrawn_meanwhile_says_so() -> None:
    """The page under it does not fall over."""
    table = sit()
    one = table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        hands.app.act(agreements.withdraw_agreement, one.id)
        await hands.settle()
        assert "no longer on the table" in hands.text
        await hands.press("1")
        assert hands.said == "This agreement is no longer on the table."


async def test_v_reads_the_agreement_out() -> None:
    """Alone in the middle, and back to the answers."""
    table = sit()
    one = table.propose(HARD)
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        await hands.press("v")
        assert isinstance(hands.screen, ReadOutScreen)
        assert "[/x] [bold]" in hands.text
        await hands.press("escape")
        assert isinstance(hands.screen, AgreementPage)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_eight_people_with_long_names_can_write_and_answer(size: tuple[int, int]) -> None:
    """Down to twenty columns and five rows, resized in between."""
    async with opened(sit(*LONG_NAMES), size) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("tab", "8")
        await resize(hands, 100, 30)
        assert "✓ 8 ◊ Hana" in hands.text
        await resize(hands, *size)
        await hands.press("enter", *"12345678")
        assert hands.session.agreements[-1].state is AgreementState.IN_FORCE
        assert hands.session.agreements[-1].terms.who == (pid(8),)


async def test_the_keys_of_a_narrow_terminal_are_told_in_the_body() -> None:
    """At the foot only TIME-OUT has room."""
    async with opened(sit(), (20, 5)) as hands:
        await show(hands, AgreementPage())
        assert "F9 TIME-OUT" in hands.text
        cast("AgreementPage", hands.screen).body.scroll_end(animate=False)
        await hands.settle()
        assert "esc: back" in hands.text
        assert keys_shown(hands)[0] == "save"


async def test_all_that_can_be_said_later_has_its_field_on_the_second_page() -> None:
    """What each gets, how it is noticed, after a slip; only what was said is kept."""
    table = sit("Ana", "Ben", "Coach", facilitators=["Coach"])
    async with opened(table) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("tab", "tab", "tab", "2", "pagedown", "tab", "tab")
        assert not hands.screen.query("#form-gain-3"), "a facilitator gets nothing from it"
        await hands.press("tab")
        await hands.type("I am heard")
        await hands.press("tab")
        await hands.type("the drawer is full")
        await hands.press("tab")
        await hands.type("we laugh, and begin again")
        await hands.press("enter")
        expected = Terms(
            "Phones away",
            gains=((pid(2), "I am heard"),),
            notice="the drawer is full",
            slip="we laugh, and begin again",
            is_task=True,
        )
        assert hands.session.agreements[-1].terms == expected
        assert "Ben gets: I am heard" in hands.words
        await hands.press("e", "enter")
        assert hands.session.agreements[-1].terms == expected, "nothing was changed"


async def test_an_agreement_of_somebody_who_left_can_be_given_other_words() -> None:
    """They stay in it until someone marks who keeps it now."""
    table = sit("Ana", "Ben", "Cy")
    terms = Terms("Phones away", (pid(3),), gains=((pid(3), "rest"),))
    table.act(agreements.propose, terms)
    table.act(people.part, pid(3))
    async with opened(table) as hands:
        await show(hands, AgreementPage(table.session.agreements[0].id))
        await hands.press("end", "!", "enter")
        assert hands.session.agreements[0].terms == replace(terms, what="Phones away!")
        await hands.press("e", "tab", "2", "enter")
        assert hands.session.agreements[0].terms == replace(terms, what="Phones away!", who=(pid(2),))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("fridays 18:30", "= every Friday, 18:30, from Friday"),
        ("by 5 December", "= by Saturday 5 December"),
        ("when the moon is full", "Kept as you say it."),
    ],
)
async def test_a_date_or_a_rhythm_is_confirmed_and_the_words_are_not_altered(when: str, said: str) -> None:
    """What cannot be read as a date is good words all the same."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("I call you")
        await hands.press("tab", "tab")
        await hands.type(when)
        assert said in hands.words
        await hands.press("enter")
        assert hands.session.agreements[-1].terms.when == when


async def test_words_that_stay_mean_the_day_they_meant_when_they_were_said() -> None:
    """Looked at a day later, tomorrow is not the day after that; said anew with more words, it is."""
    table = sit()
    happened(table.live.act(agreements.propose, Terms("I call you", when="tomorrow")))
    table.wait(86_400)
    (one,) = table.session.agreements
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id))
        await hands.press("e")
        assert "= Monday 23 November 2026" in hands.words
        await hands.press("tab", "tab")
        await hands.type(" 18:00")
        assert "= Tuesday 24 November 2026, 18:00" in hands.words


async def test_the_page_suggests_in_which_order_to_answer() -> None:
    """Who spoke less is not led by who spoke more; who is not here is not in it."""
    table = sit("Ana", "Ben", "Chloé", absent=[3])
    one = table.propose("Phones away")
    table.act(floor.press, 1)
    table.run(30)
    async with opened(table) as hands:
        await show(hands, AgreementPage(one.id, answering=True))
        assert "Suggested: Ben, then Ana." in hands.text


async def test_help_with_the_words_is_off_until_someone_asks() -> None:
    """F3, or a question mark where nothing is typed; elsewhere it is a question mark."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.press("f3")
        assert "Say one thing that one would see you do, and when. Such as: On Fridays" in hands.words
        await hands.press("question_mark")
        assert "Such as:" not in hands.words
        await hands.type("We try to eat together")
        assert "leaves the step open" not in hands.words
        await hands.press("f3")
        assert "“try to” leaves the step open" in hands.words
        await hands.press("question_mark")
        assert field(hands, "what").text.endswith("together?")
        await hands.press("tab", "question_mark")
        assert "“try to”" not in hands.words
        await hands.press("tab", "question_mark")
        assert "“try to”" in hands.words
        assert field(hands, "when").text == ""
        await hands.press("enter")
        assert "“try to”" not in hands.words, "the answers are free of it"
        await hands.press("question_mark")
        assert isinstance(hands.screen, HelpDialog)


async def test_an_if_then_form_is_on_offer_and_keeps_what_was_typed() -> None:
    """The blank is marked, so that typing fills it."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("we take ten minutes")
        await hands.press("f6")
        await hands.type("we fight")
        assert field(hands, "what").text == "When we fight, we take ten minutes"


@pytest.mark.parametrize("what", ["When I am late I call", "Wenn ich spät bin, rufe ich an"])
async def test_words_that_begin_with_when_are_left_as_they_are_by_the_if_then_form(what: str) -> None:
    """It is said so, and the help does not speak of F6 there."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type(what)
        await hands.press("f6")
        assert field(hands, "what").text == what
        assert "begins with its when already" in hands.words
        await hands.press("home", "shift+end", "delete")
        await hands.type("When we eat we listen")
        await hands.press("f3")
        assert "These words are clear." in hands.words
        assert "F6 begins with when" not in hands.words


async def test_a_setting_can_ask_for_the_help_with_the_words() -> None:
    """Then it is there from the beginning, and F3 takes it away."""
    table = found("Ana", "Ben", using=replace(setting(), helps_wording=True))
    happened(table.live.sit_down(SessionKind.DESIGN))
    async with opened(table) as hands:
        await show(hands, AgreementPage())
        await hands.type("We try to eat together")
        assert "“try to” leaves the step open" in hands.words
        await hands.press("f3")
        assert "“try to”" not in hands.words


@pytest.mark.parametrize("rows", [24, 18, 14])
async def test_a_field_is_seen_together_with_what_it_is_for(rows: int) -> None:
    """On both pages, going down and up: nobody writes into a field without a name."""
    async with opened(sit("Ana", "Ben", "Chloé"), (80, rows)) as hands:
        await hands.press("a")
        for turn, tabs in (("pagedown", "tab"), ("pageup", "shift+tab"), ("pagedown", "shift+tab")):
            await hands.press(turn)
            for _ in range(8):
                field = hands.screen.focused
                assert field is not None
                assert hands.text, "it is drawn"
                if isinstance(field, WordField):
                    siblings = list(field.parent.children) if field.parent else []
                    label = siblings[siblings.index(field) - 1]
                    body = hands.screen.query_one(".dialog-body").region
                    assert body.contains_region(field.region), f"{field} at {field.region}"
                    assert body.contains_region(label.region), f"above {field} at {label.region}"
                await hands.press(tabs)


async def test_a_new_one_is_taken_back_and_brought_back_on_its_page() -> None:
    """Until someone has answered: then the same key says why nothing is taken back."""
    async with opened(sit()) as hands:
        await show(hands, AgreementPage())
        await hands.type("Phones away")
        await hands.press("enter", "u")
        assert "This agreement is no longer on the table." in hands.words
        await hands.press("y")
        assert [one.terms.what for one in hands.session.live_agreements] == ["Phones away"]
        await hands.press("1", "u")
        assert hands.said.startswith("“Phones away” has been answered since.")
        assert hands.session.live_agreements[0].consents


async def test_a_gentle_word_is_said_of_an_eighth_agreement_and_of_none_before_it() -> None:
    """Nobody is stopped."""
    table = sit()
    for number in range(6):
        table.propose(f"agreement {number}")
    async with opened(table) as hands:
        for number, said in ((7, ""), (8, "You have 8 agreements now. Three to seven are easier to keep.")):
            await show(hands, AgreementPage())
            await hands.type(f"Another, number {number}")
            await hands.press("enter")
            assert hands.said == said
            await hands.press("enter")
        assert len(hands.session.live_agreements) == 8


async def test_how_to_answer_stays_in_sight_among_eight_with_long_names() -> None:
    """The order in which they may is told by their numbers then."""
    table = sit(*LONG_NAMES)
    table.act(floor.press, 1)
    table.wait(60)
    table.propose("We walk")
    async with opened(table) as hands:
        await show(hands, AgreementPage(table.session.agreements[-1].id, answering=True))
        assert "Suggested in this order: 2, 3, 4, 5, 6, 7, 8, 1." in hands.text
        assert "Your number: yes" in hands.text
        assert "once more: not yet" in hands.text


@pytest.mark.parametrize("answered", ["", "3", "234567"])
@pytest.mark.parametrize("longest", [1, 8])
async def test_how_to_answer_stays_in_sight_where_one_is_not_here(longest: int, answered: str) -> None:
    """However long the longest name is: everyone has one line. Who has answered is not suggested again."""
    names = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana"]
    names[longest - 1] = "W" * 59
    table = sit(*names, absent=[8])
    table.act(floor.press, 1)
    table.wait(60)
    table.propose("We walk")
    async with opened(table) as hands:
        await show(hands, AgreementPage(table.session.agreements[-1].id, answering=True))
        await hands.press(*answered)
        suggested = hands.text[hands.text.index("Suggested") :].split(".")[0]
        told = [seat for seat, name in enumerate(names, 1) if name[:9] in suggested or str(seat) in suggested]
        assert told == [seat for seat in range(1, 8) if str(seat) not in answered]
        assert "Your number: yes · again: yes as a trial until the review" in hands.text
        assert "once more: not yet" in hands.text
        assert len(re.findall(r"│ +[1-8] \S \S+ +(?:to ask|yes)", hands.text)) == 8
