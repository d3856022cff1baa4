"""Setting the date of the review."""

from __future__ import annotations

import pytest

from alliance_tui.domain.review import Review
from alliance_tui.ui.dialogs.review import ReviewDialog
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import found, sit
from tests.ui.dialogs.stage import cover, opened, show

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


ZONE = "Europe/Vienna"


async def test_what_is_typed_is_said_back_as_a_full_date() -> None:
    """While it is typed, before anything is set."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("in 2 weeks")
        assert "Sunday 6 December 2026" in hands.text
        assert "in 14 days" in hands.text
        assert hands.session.review is None


@pytest.mark.parametrize(
    ("typed", "date", "time", "rhythm"),
    [
        ("in 2 weeks", "2026-12-06", "", ""),
        ("2026-12-05 18:30", "2026-12-05", "18:30", ""),
        ("every month", "2026-12-22", "", "every month"),
        ("monthly on the 3rd friday 18:30", "2026-12-18", "18:30", "every month on the third Friday"),
    ],
)
async def test_enter_sets_the_date(typed: str, date: str, time: str, rhythm: str) -> None:
    """And the screen beneath says which day that is, and how it goes on."""
    async with opened(sit()) as hands:
        answers = await show(hands, ReviewDialog())
        await hands.type(typed)
        await hands.press("enter")
        assert hands.session.review == Review(date=date, zone=ZONE, time=time, rhythm=rhythm)
        assert answers == [None]
        assert "December 2026" in hands.said
        assert hands.said.endswith(f", then {rhythm}.") == bool(rhythm)


async def test_an_hour_of_today_is_said_back_once() -> None:
    """With the full date; how far it is stands beside that."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("today at 21:00")
        assert "= Sunday 22 November 2026, 21:00   today, in 2 hours" in hands.text


async def test_up_and_down_choose_a_rhythm_of_the_setting() -> None:
    """The usual one first; it goes round."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        field = hands.screen.query_one(WordField)
        await hands.press("down")
        assert field.text == "every week"
        await hands.press("down")
        assert field.text == "every 2 weeks"
        await hands.press("up", "up")
        assert field.text == "every month"
        assert "Tuesday 22 December 2026" in hands.text
        await hands.press("enter")
        assert hands.session.review is not None
        assert hands.session.review.rhythm == "every month"


async def test_a_click_chooses_a_rhythm() -> None:
    """And the keys at the foot can be clicked as well."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.click_on("every 2 weeks")
        assert hands.screen.query_one(WordField).text == "every 2 weeks"
        await hands.click_on("set ")
        assert hands.session.review is not None


async def test_a_refusal_is_a_sentence_and_the_words_stay() -> None:
    """What is not clear, what is over, and nothing at all."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.press("enter")
        assert hands.said == "Say when first, or choose with up and down."
        await hands.paste("[/x] soon")
        assert "not clear yet" in hands.text
        await hands.press("enter")
        assert hands.text.count("not clear yet") == 1
        assert hands.said == "No date is set yet. Why stands under the field."
        assert hands.screen.query_one(WordField).text == "[/x] soon"
        assert hands.session.review is None


async def test_a_refusal_is_said_no_longer_than_the_words_that_it_refuses_stand_there() -> None:
    """Under the field stands at once what the new ones mean; the foot says nothing against it."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.paste("soon")
        await hands.press("enter", "backspace")
        assert hands.said == ""
        await hands.press("enter")
        assert hands.said != ""
        hands.screen.query_one(WordField).fill("every month")
        await hands.settle()
        assert "Tuesday 22 December 2026" in hands.text
        assert hands.said == ""


async def test_where_there_is_no_room_under_the_field_the_foot_says_why_there_is_no_date() -> None:
    """And it goes with the words, too."""
    async with opened(sit(), size=(40, 7)) as hands:
        await show(hands, ReviewDialog())
        await hands.paste("soon")
        await hands.press("enter")
        assert "not clear yet" in hands.words
        await hands.press("x")
        assert hands.said == ""


async def test_the_planned_date_is_shown_and_not_set_twice() -> None:
    """Setting the same one again is refused in a sentence."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("2026-12-05 18:30")
        await hands.press("enter")
        await show(hands, ReviewDialog())
        assert "Planned now: Sat 5 December, 18:30" in hands.text
        await hands.type("2026-12-05 18:30")
        await hands.press("enter")
        assert hands.said == "The review is planned for that day already."
        await hands.type("x")
        assert hands.said == ""


async def test_today_asks_for_an_hour_where_the_usual_one_is_over() -> None:
    """One that can be kept; another key takes its own words again."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("5 December 10:00, every 2 weeks")
        await hands.press("enter")
        await show(hands, ReviewDialog())
        await hands.press("f2")
        assert "Sunday 22 November 2026, 20:00" in hands.text
        assert hands.said == "Your usual hour is over for today. Does this one suit you?"
        await hands.press("f3")
        assert "Saturday 12 December 2026, 10:00" in hands.text
        assert hands.said == ""


async def test_what_is_planned_is_moved_and_a_reason_asked_only_where_it_is_postponed() -> None:
    """F2 is today, F3 a week later; the rhythm stays."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("5 December 20:30, every 2 weeks")
        await hands.press("enter")
        await show(hands, ReviewDialog())
        await hands.press("f2")
        assert "Sunday 22 November 2026, 20:30" in hands.text
        assert not hands.screen.query_one("#review-why").display
        await hands.press("f3")
        assert "Saturday 12 December 2026, 20:30" in hands.text
        assert hands.screen.query_one("#review-why").display
        await hands.press("tab")
        await hands.type("the flu")
        await hands.press("enter")
        review = hands.session.review
        assert review is not None
        assert (review.date, review.rhythm, review.why) == ("2026-12-12", "every 2 weeks", "the flu")
        await show(hands, ReviewDialog())
        assert "Moved from 5 December: the flu" in hands.text


async def test_people_who_moved_count_in_their_new_zone_when_they_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is planned keeps its day and hour."""
    table = sit()
    monkeypatch.setattr(table.clock, "zone", lambda: "America/New_York")
    async with opened(table, (100, 30)) as hands:
        await show(hands, ReviewDialog())
        assert "F5: those of" in hands.text
        await hands.press("f5")
        assert hands.session.zone == "America/New_York"
        assert "F5" not in hands.text


async def test_a_date_can_be_set_without_a_session_at_the_table() -> None:
    """It is kept in the alliance's own log."""
    async with opened(found("Ana", "Ben")) as hands:
        assert hands.live.session is None
        await show(hands, ReviewDialog())
        assert "every 2 weeks" in hands.text
        await hands.type("tomorrow")
        await hands.press("enter")
        assert hands.live.alliance is not None
        assert hands.live.alliance.review == Review(date="2026-11-23", zone=ZONE)


async def test_a_time_out_leaves_what_was_typed() -> None:
    """Words, cursor and focus."""
    async with opened(sit()) as hands:
        await show(hands, ReviewDialog())
        await hands.type("in 2 wks")
        await hands.press("left")
        await cover(hands)
        field = hands.screen.query_one(WordField)
        assert hands.app.focused is field
        await hands.press("left", "e", "e")
        assert field.text == "in 2 weeks"[:6] + "eeks"


@pytest.mark.parametrize("size", [(40, 12), (20, 5)])
async def test_it_works_on_the_smallest_terminals(size: tuple[int, int]) -> None:
    """The field is in view, and what it is for."""
    async with opened(sit(), size) as hands:
        await show(hands, ReviewDialog())
        asked = "The next review" if size == (20, 5) else "When do we look at our"
        assert asked in hands.text
        await hands.type("tomorrow")
        assert "tomorrow" in hands.text
        assert asked in hands.text
        await hands.press("enter")
        assert hands.session.review is not None
