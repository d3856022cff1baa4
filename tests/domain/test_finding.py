"""Finding what somebody means by an id, the beginning of one, or a title."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain.finding import Found, NotFound, find, short_ids
from alliance_tui.domain.people import Participant
from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary
from alliance_tui.domain.words import AllianceId, ParticipantId, SessionId, SessionKind


def alliance(id_: str, title: str, *sessions: str) -> AllianceSummary:
    """A line about an alliance."""
    at = datetime(2026, 11, 22, tzinfo=UTC)
    held = (
        SessionSummary(SessionId(one), SessionKind.DESIGN, at, 1, SessionState.CLOSED, 0) for one in sessions
    )
    return AllianceSummary(AllianceId(id_), title, "couple", "couple", (), "UTC", sessions=tuple(held))


ALL = (
    alliance("aaaabbbbcccc", "Home", "aaaaxxxxyyyy", "qqqqrrrrssss"),
    alliance("hhhhiiiijjjj", "Homestead", "zzzz22223333"),
    alliance("kkkkllllmmmm", "Café  Zoë"),
    alliance("nnnnoooopppp", "Weekly"),
    alliance("ttttuuuuvvvv", "weekly"),
    alliance("wwww22223333", "Weekly with Farid"),
)
"""Titles and ids that are alike in places."""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("aaaabbbbcccc", "aaaabbbbcccc"),
        ("AAAABBBBCCCC", "aaaabbbbcccc"),
        ("aaaab", "aaaabbbbcccc"),
        ("qqqqrrrrssss", "qqqqrrrrssss"),
        ("q", "qqqqrrrrssss"),
        ("home", "aaaabbbbcccc"),
        ("  HOMES ", "hhhhiiiijjjj"),
        ("Cafe\u0301 zo", "kkkkllllmmmm"),
        ("CAFÉ ZOË", "kkkkllllmmmm"),
    ],
)
def test_an_id_a_beginning_or_a_title_finds_the_one_that_is_meant(wanted: str, found: str) -> None:
    """Letters of any case, composed or not, and white space do not matter; a whole title goes first."""
    one = find(wanted, ALL)
    assert isinstance(one, Found)
    assert one.id == found


def test_a_whole_id_is_meant_also_where_another_one_begins_with_it() -> None:
    """Of an alliance as of a session; with fewer letters both are named."""
    alike = (alliance("aaaabb", "Home", "ccccdddd"), alliance("aaaabbbb", "Work", "ccccddddeeee"))
    for wanted in ("aaaabb", "ccccdddd"):
        one = find(wanted, alike)
        assert isinstance(one, Found)
        assert one.id == wanted
    for beginning, named in (("aaaa", ("aaaabb", "aaaabbb")), ("cccc", ("ccccdddd", "ccccdddde"))):
        none = find(beginning, alike)
        assert isinstance(none, NotFound)
        assert all(one in none.sentence for one in named)


def test_a_session_is_found_with_its_alliance() -> None:
    """Whoever opens a session needs both."""
    one = find("zz", ALL)
    assert isinstance(one, Found)
    assert one.alliance.title == "Homestead"
    assert one.session is not None
    assert one.session.id == "zzzz22223333"


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ("aaaa", ["aaaab (Home)", "aaaax (a session of Home)"]),
        ("h", ["aaaab (Home)", "hhhh (Homestead)"]),
    ],
)
def test_where_several_match_they_are_named(wanted: str, named: list[str]) -> None:
    """With the letters that tell them apart."""
    refused = find(wanted, ALL)
    assert isinstance(refused, NotFound)
    assert all(one in refused.sentence for one in named)
    assert "Farid" not in refused.sentence
    assert refused.sentence.endswith("Say a few more letters.")


def test_of_those_with_one_title_it_is_said_what_tells_them_apart_and_that_the_id_is_typed() -> None:
    """More letters of the title would tell nothing."""
    people = (Participant(ParticipantId("p1"), "Ana", 1), Participant(ParticipantId("p2"), "Ben", 2))
    held = alliance("yyyynnnnmmmm", "WEEKLY", "ssssttttuuuu")
    refused = find("weekly", (*ALL, replace(held, participants=people)))
    assert isinstance(refused, NotFound)
    assert refused.sentence == (
        'More than one is called "weekly". Type the id in place of the title: '
        "nnnn (couple; never sat); tttt (couple; never sat); "
        "yyyy (Ana, Ben; couple; last sat on Sunday 22 November 2026)."
    )


@pytest.mark.parametrize(
    ("wanted", "guess"),
    [
        ("Hoem", ' Did you mean "Home"?'),
        ("cafe zoo", ' Did you mean "Café  Zoë"?'),
        ("xyz", ""),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest_title(wanted: str, guess: str) -> None:
    """And what to do next."""
    refused = find(wanted, ALL)
    assert isinstance(refused, NotFound)
    assert (
        refused.sentence
        == f'There is no alliance or session "{wanted}".{guess} "alliance list" shows all there are.'
    )


@pytest.mark.parametrize("wanted", ["", "  "])
def test_an_empty_word_is_said_to_be_one(wanted: str) -> None:
    """And means nothing that is there."""
    refused = find(wanted, ALL)
    assert isinstance(refused, NotFound)
    assert refused.sentence.startswith("An ID or a title is missing: an empty one was given. ")


def test_what_is_far_too_long_is_not_told_again_whole() -> None:
    """The sentence stays a sentence."""
    refused = find("x" * 5_000 + "y" * 5_000, ALL)
    assert isinstance(refused, NotFound)
    assert refused.sentence.startswith(f'There is no alliance or session "{"x" * 50}…{"y" * 49}". ')


def test_many_matches_are_not_all_named() -> None:
    """The sentence stays a sentence."""
    refused = find("x", [alliance(f"x{number:011}", str(number)) for number in range(30)])
    assert isinstance(refused, NotFound)
    assert " and 24 more. " in refused.sentence


@given(st.lists(st.text("abc2", min_size=12, max_size=12), unique=True, max_size=40))
def test_a_shown_beginning_finds_its_own(ids: list[str]) -> None:
    """Whatever the list shows can be typed back."""
    alliances = [alliance(one, f"Title {place}") for place, one in enumerate(ids)]
    for own, short in short_ids(alliances).items():
        one = find(short, alliances)
        assert isinstance(one, Found)
        assert one.id == own
        assert len(short) >= 4
