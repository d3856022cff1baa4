"""What is said of what stays is what stays."""

from __future__ import annotations

from alliance_tui.domain.decisions import assessing, opening
from alliance_tui.domain.words import Mark
from alliance_tui.ui.widgets.kept_words import stays_words
from tests.builders import looking_back, pid, sit


def test_marks_and_the_sign_for_a_break_are_named_where_there_are_any() -> None:
    """They are neither words of the talk nor agreements, and stay."""
    assert stays_words(sit().session) == "Names, dates and when each of you spoke stay in any case."
    table = looking_back("Phones away")
    table.act(opening.agree_sign, "an open hand")
    table.act(assessing.give_mark, table.session.agreements[0].id, pid(1), Mark.WORKED)
    assert stays_words(table.session) == (
        "Names, dates, your marks, your sign for a break and when each of you spoke stay in any case."
    )
