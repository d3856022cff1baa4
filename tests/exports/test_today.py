"""What `alliance today` prints."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, people
from alliance_tui.exports.today import today_page, today_shape
from tests.builders import Table, sit
from tests.exports.test_terminal import printed


def agreed(when: str) -> Table:
    """An alliance that agreed on Sunday 22 November to dance."""
    table = sit()
    table.act(agreements.propose, Terms("We dance", when=when))
    table.everyone_agrees(table.session.agreements[-1])
    return table


def told(table: Table, days_later: int) -> str:
    """What is printed so many days later."""
    return printed(today_page([table.alliance], table.at + timedelta(days=days_later)))


@pytest.mark.parametrize(
    ("when", "days_later", "expected"),
    [
        ("fridays", 3, "This week\n  Fri 27  We dance  everyone\n"),
        ("fridays", 6, "Next week\n  Fri 4  We dance  everyone\n"),
        ("fridays", 0, "Next week\n  Fri 27  We dance  everyone\n"),
        ("by tuesday", 2, "Today\n  by today  We dance  everyone\n"),
        ("by tuesday 18:00", 2, "Today\n  by 18:00  We dance  everyone\n"),
        ("by tuesday", 1, "This week\n  by Tue 24  We dance  everyone\n"),
        ("before tuesday", 1, "Today\n  by today  We dance  everyone\n"),
        ("5 December", 3, "Nothing was agreed for a day of this week.\n"),
        ("15 December", 5, "Nothing was agreed for a day of this week or the next.\n"),
        ("by 3 December", 20, "Still open\n  by Thursday 3 December  We dance  everyone\n"),
        ("by 3 December", 60, "Still open\n  by Thursday 3 December 2026  We dance  everyone\n"),
    ],
)
def test_this_week_ends_on_sunday_and_the_next_is_told_from_friday_on(
    when: str, days_later: int, expected: str
) -> None:
    """As people say it."""
    assert expected in told(agreed(when), days_later)


def test_what_waits_for_a_yes_is_told_with_whose() -> None:
    """It does not vanish where someone joins, and nothing is said to be missing then."""
    table = agreed("15 December")
    table.act(people.join, "Cleo [/x]")
    page = told(table, 0)
    assert "Still to be agreed\n  We dance  waits for the yes of Cleo [/x]\n" in page
    assert "Nothing was agreed" not in page
    (shape,) = today_shape([table.alliance], table.at)["alliances"]
    assert shape["to_agree"] == [{"what": "We dance", "waits_for": ["Cleo [/x]"]}]


def test_on_a_narrow_terminal_nothing_is_cut_off() -> None:
    """A word that has no room goes on in the next line."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    table = sit()
    table.act(agreements.propose, Terms(word, when="by 3 December"))
    table.everyone_agrees(table.session.agreements[-1])
    page = printed(today_page([table.alliance], table.at + timedelta(days=60)), 30)
    columns = [line[16:].strip() for line in page.splitlines()]
    assert word in "".join(columns)
    assert "…" not in page
