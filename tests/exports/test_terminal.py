"""What `alliance list` and `alliance show` print."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, floor, people, sitting
from alliance_tui.domain.finding import short_ids
from alliance_tui.domain.open_talk import is_conversation
from alliance_tui.domain.review import Review
from alliance_tui.domain.timing import timeline
from alliance_tui.domain.words import SpanKind
from alliance_tui.exports.clean import clean, clean_line
from alliance_tui.exports.listing import listing
from alliance_tui.exports.sheet import sheet
from alliance_tui.exports.terminal import alliance_page, session_page
from tests.builders import Table, found, pid, sit
from tests.exports.pages import heard_loop

HOSTILE = "see [/x] [bold]and[/bold] :smile: [@click=app.quit]run[/] \x1b]52;c;aGk=\x07\x9b31m\u202eend"
"""Words that markup, an emoji code, an escape sequence and an override hide in."""


def printed(page: RenderableType, width: int = 80) -> str:
    """What comes out on a plain terminal of this width, without the spaces at line ends."""
    out = StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False).print(page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def spoken(*names: str) -> Table:
    """People of whom the first two spoke and agreed."""
    table = sit(*(names or ("Ana", "Ben")))
    table.act(floor.press, 1)
    table.wait(120)
    table.act(floor.hand_over)
    table.wait(240)
    table.note(1, "To laugh more")
    table.everyone_agrees(table.propose("Phones away at dinner"))
    table.act(
        agreements.propose,
        Terms("Say so when late", who=(pid(2),), when="always", how="a message", why="waiting worries Ana"),
    )
    table.act(people.schedule_review, Review("2026-12-05", "Europe/Vienna", "18:30", "every 2 weeks"))
    return table


def test_the_list_names_alliances_with_their_review_and_their_sessions() -> None:
    """One block an alliance, with the beginnings of ids that open it."""
    table = spoken()
    table.act(sitting.close)
    studio = found("Cy", "Dee", "Eve", title="Studio")
    summaries = (*table.library.list(), *studio.library.list())
    short = short_ids(summaries)
    lines = printed(listing(summaries, table.at)).splitlines()
    assert lines[0].split("  ")[0] == "Ana & Ben"
    for words in ("Ana, Ben", "couple", "Review in 13 days", short[table.alliance.id]):
        assert words in lines[0]
    for words in ("22 Nov", "design, 6 min", "1 agreement, 1 proposed", short[table.session.id]):
        assert words in lines[1]
    assert "unfinished" not in lines[1]
    assert "Studio" in lines[3]
    assert "no review yet" in lines[3]


def test_an_unfinished_session_and_a_time_out_are_said_in_the_list() -> None:
    """Whoever lists sees what waits to be gone on with, and when."""
    table = spoken()
    assert "unfinished" in printed(listing(table.library.list(), table.at))
    table.act(breaks.call_time_out)
    told = " ".join(printed(listing(table.library.list(), table.at)).split())
    assert "time-out until" in told
    assert "19:26" in told


def test_of_a_time_out_that_is_over_no_time_is_told_at_which_people_come_back() -> None:
    """In the list, on the page of its alliance and on its own; as the screen says."""
    table = spoken()
    table.act(breaks.call_time_out)

    def pages() -> list[str]:
        sessions = table.library.list()[0].sessions
        every = (
            listing(table.library.list(), table.at),
            alliance_page(table.alliance, sessions, {}, table.at),
            session_page(table.session, table.at),
        )
        return [" ".join(printed(one).split()) for one in every]

    table.wait(1199)
    assert ["time-out is over" in page for page in pages()] == [False] * 3
    table.wait(1)
    assert ["time-out is over" in page for page in pages()] == [True] * 3
    assert not any("time-out until" in page or "in a time-out" in page for page in pages())


def test_an_empty_list_says_how_to_begin() -> None:
    """The first run is friendly."""
    table = sit()
    assert "alliance new Ana Ben" in printed(listing((), table.at))


def test_a_session_is_told_by_who_spoke_what_was_said_and_agreed() -> None:
    """The page of one session, whole."""
    table = spoken()
    table.act(sitting.close)
    assert printed(session_page(table.session, table.at)) == "\n".join(
        [
            "Ana & Ben · couple",
            "design session · Sunday 22 November 2026, 19:00 · 6 min · ended",
            "",
            "Who spoke",
            "  Ana  2 min  1 turn",
            "  Ben  4 min  1 turn",
            "",
            "Purpose",
            "  Ana  To laugh more",
            "",
            "Agreements",
            "  Phones away at dinner",
            "  in force  Ana: yes · Ben: yes",
            "",
            "  Say so when late",
            "  who: Ben",
            "  when: always",
            "  how: a message",
            "  why: waiting worries Ana",
            "  proposed  Ana: to ask · Ben: to ask",
            "",
            "Review",
            "  Review in 13 days: Sat 5 December, 18:30, then every 2 weeks",
        ]
    )


def test_words_that_were_said_back_are_told_as_such() -> None:
    """Whose they are may never have said yes to them."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    for answer in (floor.hand_over, floor.ask_to_be_heard):
        table.act(floor.ask_to_be_heard)
        table.note(1, "You want a quiet hour")
        table.act(answer)
        if answer is floor.hand_over:
            table.act(floor.ask_to_be_heard)
    told = printed(session_page(table.session, table.at))
    assert "Ana  You want a quiet hour  heard by Ben" in told
    assert "Ana  You want a quiet hour  said back by Ben, not confirmed" in told


def test_a_session_is_told_in_the_zone_it_was_held_in() -> None:
    """As in the list: people may have moved since."""
    table = spoken()
    told = printed(session_page(table.session, table.at, here="America/New_York"))
    assert "Sunday 22 November 2026, 19:00 in Vienna" in told


def test_of_who_keeps_an_agreement_and_has_left_that_is_told_on_pages() -> None:
    """On the sheet, too."""
    table = sit("Ana", "Ben", "Cy")
    for one in ("Cy brings tea", "Ana and Cy walk"):
        table.act(agreements.propose, Terms(one, who=(pid(3),) if one[0] == "C" else (pid(1), pid(3))))
        table.everyone_agrees(table.session.agreements[-1])
    table.act(people.part, pid(3))
    page = printed(alliance_page(table.alliance, (), {}, table.at), 100)
    assert "Cy (has left)" in page
    assert "Ana & Cy (has left)" in page
    told = [one.who for one in sheet(table.alliance, table.at).agreed]
    assert told == ["Cy (has left)", "Ana and Cy (has left)"]


def test_in_a_narrow_terminal_the_list_breaks_no_word() -> None:
    """One thing a line, with all that the columns say elsewhere."""
    table = spoken()
    summaries = table.library.list()
    narrow, wide = (printed(listing(summaries, table.at), width=width) for width in (30, 200))
    assert all(len(line) <= 30 for line in narrow.splitlines())
    assert set(wide.split()) <= set(narrow.split())


def test_who_had_no_turn_listened() -> None:
    """Neither a time nor a number of turns is told of them."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(90)
    told = printed(session_page(table.session, table.at))
    assert "  Ben  listened" in [line.rstrip() for line in told.splitlines()]


def test_of_nobody_it_is_said_that_they_listened_where_much_was_said_with_the_floor_open() -> None:
    """Whoever talked then held no floor; how long it was open is told."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(90)
    table.act(floor.open_floor)
    table.wait(600)
    lines = [line.split() for line in printed(session_page(table.session, table.at, table.t)).splitlines()]
    assert ["Ben", "did", "not", "hold", "the", "floor"] in lines
    assert ["Open", "floor", "10", "min"] in lines


def test_saying_back_and_whether_there_is_more_are_nobodys_time_and_not_the_open_floor() -> None:
    """They have a word of their own; with what people spoke and the breaks that is the whole session."""
    table = heard_loop()
    told = [line.split() for line in printed(session_page(table.session, table.at, table.t)).splitlines()]
    assert ["Saying", "back", "5", "min"] in told
    assert not any(line[:2] == ["Open", "floor"] for line in told)
    assert not is_conversation(table.session, table.t)
    spans = timeline(table.session, table.t)
    assert [(one.kind, one.listener, one.speaker) for one in spans] == [
        (SpanKind.TALK, None, None),
        (SpanKind.OPEN, pid(2), pid(1)),
        (SpanKind.PAUSE, None, None),
        (SpanKind.OPEN, pid(2), pid(1)),
        (SpanKind.TALK, None, None),
    ]
    assert sum(one.end - one.start for one in spans) == table.t


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.0, "under 1 s"),
        (0.611, "under 1 s"),
        (1.2, "1 s"),
        (31.656, "32 s"),
        (59.6, "1 min"),
        (85, "1 min"),
        (115, "2 min"),
    ],
)
def test_how_long_somebody_spoke_is_rounded_also_under_a_minute(seconds: float, told: str) -> None:
    """Nobody who had the floor is told that they spoke for no time."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(seconds)
    table.act(floor.press, 2)
    table.act(floor.open_floor)
    page = " ".join(printed(session_page(table.session, table.at, table.t)).split())
    assert f"Ana {told} " in page


def test_breaks_absence_and_facilitating_are_said_in_words() -> None:
    """A time-out is counted without saying who called it."""
    table = sit("Ana", "Ben", "Cleo", facilitators=["Cleo"], absent=[2])
    table.act(floor.press, 1)
    table.act(breaks.call_time_out)
    table.wait(1199)
    table.act(breaks.toggle_ready, 1)
    told = " ".join(printed(session_page(table.session, table.at)).split())
    assert "in a time-out" in told
    assert "Ana under 1 s 1 turn" in told
    assert "Ben not here" in told
    assert "Cleo facilitates, not counted Time-outs" in told
    assert "None yet." in told
    phones = table.propose("Phones away")
    for _ in range(3):
        table.act(agreements.press_consent, phones.id, 1)
    told = " ".join(printed(session_page(table.session, table.at)).split())
    assert "proposed Ana: not yet · Ben: to ask" in told
    assert "Time-outs 20 min Agreements" in told
    assert "No day is set yet." in told


def test_an_alliance_is_told_by_people_purpose_agreements_review_and_sessions() -> None:
    """The page of the lasting thing."""
    table = spoken()
    table.act(sitting.close)
    summaries = table.library.list()
    told = printed(alliance_page(table.alliance, summaries[0].sessions, short_ids(summaries), table.at))
    headings = [
        line
        for line in told.splitlines()
        if line in {"People", "Purpose", "Agreements", "Review", "Sessions"}
    ]
    assert headings == ["People", "Purpose", "Agreements", "Review", "Sessions"]
    assert "since Sunday 22 November 2026" in told
    assert "1  Ana  partner" in told
    assert "22 Nov  design, 6 min  1 agreement, 1 proposed" in told


def test_typed_words_are_printed_and_never_obeyed() -> None:
    """Markup, links and emoji codes stay as typed; what a terminal obeys is gone."""
    table = spoken("Ana [/x]", "Ben [bold]")
    table.note(2, HOSTILE)
    table.propose(HOSTILE)
    for page in (
        session_page(table.session, table.at),
        listing(table.library.list(), table.at),
        alliance_page(table.alliance, (), {}, table.at),
    ):
        told = printed(page, width=200)
        assert "Ben [bold]" in told
        assert not set(told) & set("\x1b\x07\x9b\u202e")
    assert "see [/x] [bold]and[/bold] :smile: [@click=app.quit]run[/]" in told


@pytest.mark.parametrize("width", [80, 60, 20])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Long words, wide letters, emoji and right-to-left names are folded, and none is lost."""
    table = spoken("Chloé", "王小明王小明王小明王小明", "דוד", "Ben 💜" + "x" * 40)
    table.note(1, "東京に行きたい" * 20)
    summaries = table.library.list()
    pages = [
        session_page(table.session, table.at),
        listing(summaries, table.at),
        alliance_page(table.alliance, summaries[0].sessions, short_ids(summaries), table.at),
    ]
    for page in pages:
        assert all(cell_len(line) <= width for line in printed(page, width).splitlines())
    told = "".join(printed(pages[0], width).split())
    assert told.count("京") == 20


@given(st.text(st.characters(codec=None)))
def test_cleaned_words_hold_nothing_that_a_terminal_obeys(text: str) -> None:
    """Control codes, overrides and lone surrogates are gone, the rest is there and can be written."""
    cleaned = clean(text)
    assert all(sign == "\n" or sign >= " " for sign in cleaned)
    assert not any("\x7f" <= sign <= "\x9f" or "\u202a" <= sign <= "\u202e" for sign in cleaned)
    cleaned.encode("utf-8")
    assert "\n" not in clean_line(text)
    assert clean("Chloé 東京 💜 עברית\nאב") == "Chloé 東京 💜 עברית\nאב"


def test_a_withdrawn_agreement_is_not_printed() -> None:
    """What was taken off the table does not come back on paper."""
    table = sit()
    table.act(agreements.withdraw_agreement, table.propose("Never mind").id)
    for page in (session_page(table.session, table.at), alliance_page(table.alliance, (), {}, table.at)):
        assert "Never mind" not in printed(page)


def test_a_day_that_is_counted_is_shown_beside_the_words() -> None:
    """Of a session and of its alliance, from the day on which it was said."""
    table = sit()
    table.act(agreements.propose, Terms("I call you", when="tomorrow"))
    table.wait(3 * 86_400)
    for page in (session_page(table.session, table.at), alliance_page(table.alliance, (), {}, table.at)):
        assert "when: tomorrow (Monday 23 November 2026)" in printed(page)


def test_a_long_name_is_not_cut_off_on_a_narrow_terminal() -> None:
    """It goes on in the next line, beside the role."""
    name = "Maximiliane-Alexandra Konstantinopolitanopoulos-Featherstone"
    table = sit(name, "Ben")
    page = printed(alliance_page(table.alliance, (), {}, table.at), 30)
    people = page.partition("People")[2].partition("\n\n")[0]
    assert "".join(name.split()) in "".join(people.replace("partner", "").split())
