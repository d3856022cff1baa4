"""An alliance with every kind of words and dates, for what is printed of it."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.decisions import agreements, breaks, floor, people
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import NoteKind
from tests.builders import Table, pid, sit

SENTENCES: Final = (
    "Phones stay in the hall while we eat, and whoever is on call says so before.",
    "نضع الهواتف في الصالة أثناء العشاء",
    "夕食の間は携帯電話を玄関に置きます。",
    "- I will [not] *shout* & <b>never</b>\nsee [/x] \\ `code` | ~a~",
    "1. אנחנו מדברים בלי מסכים",
    "I send a message before six when I will be late; always, really.",
    "# We look at the money together.",
    "Each of us has one evening off a week.",
    "Sundays we plan the week, first the lessons and then the rest of it.",
    "<script>alert(1)</script> 👩‍👩‍👧",
)
"""Ten agreements, in many scripts, with signs that mean something to whatever reads them."""

WHENS: Final = ("every day 19:00", "fridays", "at dinner", "by 5 December", "")
"""When they are kept."""


def ten() -> Table:
    """Three people with ten agreements, nine of them in force, and a review."""
    table = sit("Ana", "Ben [/x]", "عمر")
    table.note(1, "To be <b>at ease</b>\nwith each other & more", NoteKind.GOAL)
    for place, what in enumerate(SENTENCES):
        who = (pid(1 + place % 3),) if place % 2 else ()
        how = "We put them into the basket by the door." if place % 3 == 0 else ""
        table.act(agreements.propose, Terms(what, who=who, when=WHENS[place % 5], how=how))
        if place < 9:
            table.everyone_agrees(table.session.agreements[-1])
    plan(table, "5 December 18:30, every 2 weeks")
    return table


def plan(table: Table, text: str) -> None:
    """Set the review; or move it, which keeps its hour where the text names none."""
    review = parse_review(text, table.at, "Europe/Vienna", table.session.review)
    assert isinstance(review, Review), review
    table.act(people.schedule_review, review)


def heard_loop() -> Table:
    """Ana speaks for 100 s, Ben says back for 100 s, a break in it, and after 200 s there is no more."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(100)
    table.act(floor.ask_to_be_heard)
    table.wait(60)
    table.act(breaks.pause)
    table.wait(30)
    table.act(breaks.pause)
    table.wait(40)
    table.act(floor.press, 1)
    table.wait(200)
    table.act(floor.press, 1)
    table.wait(60)
    return table
