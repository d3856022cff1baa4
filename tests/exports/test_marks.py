"""Marks in what is printed: nothing of them while they are covered, all of them once they lie open."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, assessing
from alliance_tui.domain.words import Mark
from alliance_tui.exports.as_json import session_page
from alliance_tui.exports.json_text import as_text
from alliance_tui.exports.terminal import session_page as terminal_page
from tests.builders import Table, looking_back, pid


def everything(table: Table) -> str:
    """All that `alliance show` prints of the session, with `--json` and without."""
    out = StringIO()
    Console(file=out, width=100, color_system=None).print(terminal_page(table.session, table.at))
    return out.getvalue() + as_text(session_page(table.session))


def marked() -> Table:
    """Ana and Ben, who have marked two agreements, each otherwise."""
    table = looking_back("Phones away", "A walk on Sunday")
    one, two = table.session.assessment.agreements
    table.act(assessing.give_mark, one, pid(1), Mark.WORKED)
    table.act(assessing.give_mark, one, pid(2), Mark.NO_LONGER_FITS)
    table.act(assessing.give_mark, two, pid(1), Mark.PARTLY)
    table.act(assessing.give_mark, two, pid(2), Mark.WORKED)
    return table


def test_what_is_printed_is_the_same_whatever_was_marked() -> None:
    """Before anything lies open, a mark changes not a letter."""
    table = marked()
    before = everything(table)
    for agreement in table.session.assessment.agreements:
        for seat in (1, 2):
            table.act(assessing.give_mark, agreement, pid(seat), Mark.NOT_YET)
    assert everything(table) == before


def test_only_what_lies_open_is_told() -> None:
    """One agreement is uncovered, the other not yet; then it was let go of, and is still told."""
    table = marked()
    one, two = table.session.assessment.agreements
    table.act(assessing.reveal, one)
    shapes = session_page(table.session)["agreements"]
    assert [shape["marks"] for shape in shapes] == [{"Ana": "worked", "Ben": "no longer fits"}, {}]
    assert "how it went: Ana: worked · Ben: no longer fits" in everything(table)
    assert "partly" not in everything(table)
    table.act(agreements.retire, one)
    (over,) = session_page(table.session)["over"]
    assert (over["what"], over["state"], over["marks"]["Ana"]) == ("Phones away", "retired", "worked")
    assert "Come to their end" in everything(table)
    assert table.session.agreement(two) is not None


def test_marks_stand_beside_the_words_they_were_given_for() -> None:
    """An agreement that is changed after it was assessed has new words, which nobody has marked."""
    table = marked()
    one, two = table.session.assessment.agreements
    table.act(assessing.reveal, one)
    table.act(agreements.reword, one, Terms("Phones in the hall", when="at dinner"))
    first, second = session_page(table.session)["agreements"]
    assert (first["what"], first["marks_for"]["what"]) == ("Phones in the hall", "Phones away")
    assert (first["when"], first["marks_for"]["when"]) == ("at dinner", "")
    assert (second["what"], second["marks_for"]) == ("A walk on Sunday", None), "its marks are covered"
    told = [line.strip() for line in everything(table).partition("{")[0].split("\n")]
    place = told.index("Phones away")
    assert told[place + 1 : place + 4] == [
        "how it went: Ana: worked · Ben: no longer fits",
        "changed to:",
        "Phones in the hall",
    ]
    table.act(assessing.reveal, two)
    assert session_page(table.session)["agreements"][1]["marks_for"]["what"] == "A walk on Sunday"
