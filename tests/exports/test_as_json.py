"""JSON: the documented shapes, whole and exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, breaks, floor, people, sitting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import NoteKind, SessionKind, Step
from alliance_tui.exports.as_json import alliance_page, listing, session_page
from alliance_tui.exports.json_text import as_text
from alliance_tui.exports.reviews import review_shape
from tests.builders import Table, found, happened, pid, sit
from tests.exports.pages import heard_loop

REVIEW = Review(date="2026-12-05", zone="Europe/Vienna", time="18:30", rhythm="every 2 weeks")
"""A review that is planned."""

REVIEW_SHAPE = {
    "date": "2026-12-05",
    "time": "18:30",
    "zone": "Europe/Vienna",
    "rhythm": "every 2 weeks",
    "moment": "2026-12-05T18:30:00+01:00",
    "moved_from": None,
    "time_of_others": "18:30",
}
"""The same as JSON."""


LATER = {"gains": {}, "notice": "", "slip": "", "task": False}
"""What nobody said of an agreement."""


def spoken() -> Table:
    """Ana and Ben, who both spoke, wrote and agreed, with a time-out in between; ten minutes in."""
    table = sit("Ana", "Ben")
    table.wait(10.25)
    table.act(floor.press, 1)
    table.wait(90.0004)
    table.act(breaks.call_time_out)
    table.wait(60)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(5)
    table.act(breaks.end_time_out)
    table.wait(15)
    table.act(floor.press, 2)
    table.note(2, "I need ten minutes\nafter work.")
    table.act(sitting.enter_step, Step.AGREE)
    table.act(
        agreements.propose, Terms("Phones away", who=(pid(1),), when="at dinner", how="drawer", why="calm")
    )
    table.everyone_agrees(table.session.agreements[0])
    table.act(agreements.press_consent, table.session.agreements[0].id, 2)
    table.propose("Say so when late")
    table.act(agreements.withdraw_agreement, table.propose("Never mind").id)
    table.act(people.schedule_review, REVIEW)
    table.wait(419.75)
    return table


def as_read(shape: dict[str, Any]) -> Any:
    """The shape as a program reads it."""
    return json.loads(as_text(shape))


def test_a_saying_back_has_its_own_place_and_is_nobodys_time() -> None:
    """Who said back, and whose words, until the speaker has said that there is no more."""
    table = heard_loop()
    shape = as_read(session_page(table.session, table.t))
    assert shape["heard"] == [
        {"listener": "Ben", "speaker": "Ana", "start": 100.0, "end": 160.0},
        {"listener": "Ben", "speaker": "Ana", "start": 190.0, "end": 430.0},
    ]
    assert [one["talk_seconds"] for one in shape["participants"]] == [100.0, 60.0]


def test_a_session_that_ended_has_the_documented_shape() -> None:
    """Every key, in seconds since the start and moments with the zone's offset."""
    table = spoken()
    table.act(sitting.close)
    assert as_read(session_page(table.session)) == {
        "id": table.session.id,
        "alliance": table.alliance.id,
        "kind": "design",
        "started": "2026-11-22T19:00:00+01:00",
        "ended": "2026-11-22T19:10:00+01:00",
        "state": "closed",
        "participants": [
            {"name": "Ana", "talk_seconds": 90.0, "turns": 1, "facilitator": False, "here": True},
            {"name": "Ben", "talk_seconds": 419.75, "turns": 1, "facilitator": False, "here": True},
        ],
        "floor": [
            {"name": "Ana", "start": 10.25, "end": 100.25},
            {"name": "Ben", "start": 180.25, "end": 600.0},
        ],
        "time_outs": [{"start": 100.25, "end": 165.25}],
        "heard": [],
        "notes": [
            {
                "name": "Ben",
                "step": "purpose",
                "kind": "need",
                "text": "I need ten minutes\nafter work.",
                "heard_by": None,
                "confirmed": False,
            }
        ],
        "goals": [],
        "parked": [],
        "rested": [],
        "celebrations": [],
        "can_wait": [],
        "kept": "everything",
        "agreements": [
            {
                "what": "Phones away",
                "who": ["Ana"],
                "everyone": False,
                "when": "at dinner",
                "how": "drawer",
                "why": "calm",
                **LATER,
                "state": "in force",
                "kept": True,
                "done": None,
                "consents": {"Ana": "yes", "Ben": "trial"},
                "to_ask": [],
                "marks": {},
                "marks_for": None,
            },
            {
                "what": "Say so when late",
                "who": [],
                "everyone": True,
                "when": "",
                "how": "",
                "why": "",
                **LATER,
                "state": "proposed",
                "kept": False,
                "done": None,
                "consents": {"Ana": "not yet", "Ben": "not yet"},
                "to_ask": ["Ana", "Ben"],
                "marks": {},
                "marks_for": None,
            },
        ],
        "over": [],
        "review": REVIEW_SHAPE,
    }


def test_an_open_session_is_told_up_to_its_last_record_or_to_now() -> None:
    """Nobody's talk grows while the program is not running; it does where the moment is given."""
    table = sit()
    table.act(floor.press, 1)
    table.wait(30)
    table.act(floor.press, 2)
    table.wait(100)
    to_last, to_now = session_page(table.session), session_page(table.session, table.t)
    assert [to_last["ended"], to_last["state"]] == [None, "open"]
    assert to_last["floor"] == [{"name": "Ana", "start": 0.0, "end": 30.0}]
    assert to_now["floor"] == [{"name": "Ana", "start": 0.0, "end": 130.0}]
    assert to_now["participants"][0]["talk_seconds"] == 130.0


def test_a_running_time_out_is_listed_without_an_end() -> None:
    """Also at the very record that began it."""
    table = sit()
    table.wait(12)
    table.act(breaks.call_time_out)
    assert session_page(table.session)["state"] == "time-out"
    for t in (None, 300.0):
        assert session_page(table.session, t)["time_outs"] == [{"start": 12.0, "end": None}]


def test_a_facilitator_has_no_talk_time_and_no_consent() -> None:
    """Their stretches of the floor are there all the same."""
    table = sit("Ana", "Ben", "Cleo", facilitators=["Cleo"])
    table.propose("Phones away")
    table.act(floor.press, 3)
    table.wait(5)
    table.act(floor.open_floor)
    shape = session_page(table.session)
    told = {"name": "Cleo", "talk_seconds": None, "turns": 1, "facilitator": True, "here": True}
    assert shape["participants"][2] == told
    assert shape["floor"] == [{"name": "Cleo", "start": 0.0, "end": 5.0}]
    assert shape["agreements"][0]["consents"] == {"Ana": "not yet", "Ben": "not yet"}


def test_who_is_not_here_is_told_and_whom_there_is_to_ask() -> None:
    """Whose consent reads "not yet", which they never said; an answer is one, and so is "not yet" itself."""
    table = sit("Ana", "Ben", "Cleo")
    agreement = table.propose("Phones away")
    for _ in range(3):
        table.act(agreements.press_consent, agreement.id, 1)
    table.act(agreements.press_consent, agreement.id, 3)
    for seat in (2, 3):
        table.act(sitting.set_here, pid(seat), here=False)
    shape = session_page(table.session)
    assert [one["here"] for one in shape["participants"]] == [True, False, False]
    assert shape["agreements"][0]["consents"] == {"Ana": "not yet", "Ben": "not yet", "Cleo": "yes"}
    assert shape["agreements"][0]["to_ask"] == ["Ben"]


def test_the_list_has_the_documented_shape() -> None:
    """One alliance that has a session and a review, one that has neither."""
    table = spoken()
    [one], [other] = table.library.list(), found("Cy", "Dee", title="Studio").library.list()
    assert as_read(listing([one, other])) == {
        "alliances": [
            {
                "id": one.id,
                "title": "Ana & Ben",
                "setting": "couple",
                "participants": ["Ana", "Ben"],
                "next_review": "2026-12-05T18:30:00+01:00",
                "sessions": [
                    {
                        "id": table.session.id,
                        "kind": "design",
                        "started": "2026-11-22T19:00:00+01:00",
                        "minutes": 3,
                        "state": "open",
                    }
                ],
            },
            {
                "id": other.id,
                "title": "Studio",
                "setting": "couple",
                "participants": ["Cy", "Dee"],
                "next_review": None,
                "sessions": [],
            },
        ]
    }


def test_an_alliance_has_its_people_purpose_agreements_review_and_sessions() -> None:
    """Across its sittings, in its own zone."""
    table = spoken()
    table.act(sitting.close)
    [summary] = table.library.list()
    shape = as_read(alliance_page(table.alliance, summary.sessions, table.live.lives))
    assert shape["people"] == [
        {"name": "Ana", "number": 1, "role": "partner", "facilitator": False},
        {"name": "Ben", "number": 2, "role": "partner", "facilitator": False},
    ]
    note = {"name": "Ben", "kind": "need", "text": "I need ten minutes\nafter work.", "reached": None}
    assert shape["purpose"] == [note]
    assert [one["what"] for one in shape["agreements"]] == ["Phones away", "Say so when late"]
    assert (shape["review"], shape["next_review"]) == (REVIEW_SHAPE, REVIEW_SHAPE["moment"])
    assert [one["state"] for one in shape["sessions"]] == ["closed"]
    assert (shape["zone"], shape["founded"]) == ("Europe/Vienna", "2026-11-22T19:00:00+01:00")
    assert {"id", "title", "setting"} <= set(shape)


def test_a_review_with_only_a_day_begins_with_that_day() -> None:
    """No time and no rhythm are null; the moment is local midnight."""
    table = found("Ana", "Ben")
    happened(table.live.act_on_alliance(people.schedule_review, Review("2027-07-01", "Europe/Vienna")))
    assert alliance_page(table.alliance, (), table.live.lives)["review"] == {
        "date": "2027-07-01",
        "time": None,
        "zone": "Europe/Vienna",
        "rhythm": None,
        "moment": "2027-07-01T00:00:00+02:00",
        "moved_from": None,
        "time_of_others": None,
    }


def test_an_assess_session_says_so() -> None:
    """The kind is the session's own."""
    assert session_page(sit(kind=SessionKind.ASSESS).session)["kind"] == "assess"


def test_what_a_terminal_would_obey_is_written_as_an_escape() -> None:
    """A stored sentence cannot set somebody's clipboard, and nothing of it is lost."""
    words = "a\x1b]52;c;aGk=\x07\x9b31m\u202eb\ud83d\x7f Chloé 東京"
    text = as_text({"text": words})
    assert not set(text) & set("\x1b\x07\x9b\u202e\ud83d\x7f")
    assert "Chloé 東京" in text
    assert json.loads(text) == {"text": words}


@pytest.mark.no_cover
@given(st.dictionaries(st.text(), st.text(st.characters(codec=None))))
def test_any_words_come_back_as_they_were(words: dict[str, str]) -> None:
    """Escapes are JSON's own."""
    assert json.loads(as_text(words)) == words


def test_moments_carry_the_offset_of_their_own_day() -> None:
    """A session in summer is told in summer time."""
    [summary] = sit("Ana", "Ben").library.list()
    assert datetime.fromisoformat(listing([summary])["alliances"][0]["sessions"][0]["started"]) == datetime(
        2026, 11, 22, 18, tzinfo=UTC
    )


def test_a_session_that_was_held_elsewhere_has_the_offset_of_that_zone() -> None:
    """The list names the same day as everything else."""
    table = sit("Ana", "Ben")
    [summary] = table.library.list()
    there = replace(summary, sessions=[replace(one, zone="Asia/Tokyo") for one in summary.sessions])
    (told,) = listing([there])["alliances"][0]["sessions"]
    assert told["started"] == "2026-11-23T03:00:00+09:00"
    (told,) = alliance_page(table.alliance, there.sessions, {})["sessions"]
    assert told["started"] == "2026-11-23T03:00:00+09:00"


def test_a_withdrawn_agreement_is_not_listed() -> None:
    """Neither in an open session nor in its alliance."""
    table = sit()
    table.act(agreements.withdraw_agreement, table.propose("Never mind").id)
    assert session_page(table.session)["agreements"] == []
    assert alliance_page(table.alliance, (), table.live.lives)["agreements"] == []


def test_what_came_to_its_end_is_listed_from_the_oldest_end_on() -> None:
    """As every other list; two that ended at one moment stand as they were proposed."""
    table = sit("Ana", "Ben")
    ids = {what: table.propose(what).id for what in ("walk", "talk", "rest", "cook")}
    for one in table.session.agreements:
        table.everyone_agrees(one)
    for what in ("rest", "walk"):
        table.wait(60)
        table.act(agreements.fulfil, ids[what])
    table.wait(60)
    for what in ("cook", "talk"):
        table.act(agreements.fulfil, ids[what])
    shape = as_read(alliance_page(table.alliance, (), table.live.lives))
    assert [one["what"] for one in shape["over"]] == ["rest", "walk", "talk", "cook"]


def test_each_agreement_has_its_line_of_life() -> None:
    """Those on the table and those that came to their end; with names, words and the session."""
    table = spoken()
    first, second, _ = (one.id for one in table.session.agreements)
    table.act(agreements.reword, second, Terms("Say so when later than six"))
    table.act(agreements.fulfil, first)
    session = table.session.id
    table.act(sitting.close)
    shape = as_read(alliance_page(table.alliance, (), table.live.lives))
    (over,) = shape["over"]
    assert (over["what"], over["state"]) == ("Phones away", "fulfilled")
    words = {"who": ["Ana"], "everyone": False, "when": "at dinner", "how": "drawer", "why": "calm", **LATER}
    at = {"at": "2026-11-22T19:03:00+01:00", "session": session}
    assert over["life"] == [
        {"happened": "said", **at, "words": {"what": "Phones away", **words}},
        {"happened": "agreed", **at, "consents": {"Ana": "yes", "Ben": "trial"}},
        {"happened": "fulfilled", **at, "at": "2026-11-22T19:10:00+01:00"},
    ]
    (live,) = shape["agreements"]
    assert [one["happened"] for one in live["life"]] == ["said", "changed"]
    assert live["life"][1]["before"]["what"] == "Say so when late"
    assert "Never mind" not in str(shape)


def test_who_left_is_told_apart_from_who_has_their_name_now() -> None:
    """What the two said is told of each: an object has a name only once. Who is there keeps the bare name."""
    table = sit("Ana", "Ben", "Cleo")
    table.note(1, "To be at ease", NoteKind.GOAL)
    table.act(agreements.propose, Terms("Phones away", gains=((pid(1), "rest"),)))
    table.everyone_agrees(table.session.agreements[0])
    for _ in range(2):
        table.act(people.part, table.session.seated(1).id)  # type: ignore[union-attr]
        table.act(people.join, "Ana")
    newest = next(one for one in table.session.people if one.name == "Ana")
    gains = (*table.session.agreements[0].terms.gains, (newest.id, "calm"))
    table.act(agreements.reword, table.session.agreements[0].id, Terms("Phones away", gains=gains))
    table.everyone_agrees(table.session.agreements[0])
    told = as_read(session_page(table.session))
    assert [one["name"] for one in told["participants"]] == ["Ana (2)", "Ana (3)", "Ana", "Ben", "Cleo"]
    assert told["notes"][0]["name"] == "Ana (2)"
    assert told["agreements"][0]["gains"] == {"Ana (2)": "rest", "Ana": "calm"}
    told = as_read(alliance_page(table.alliance, (), table.live.lives))
    assert [one["name"] for one in told["people"]] == ["Ana", "Ben", "Cleo"]
    assert told["purpose"][0]["name"] == "Ana (2)"
    answers = [one["consents"] for one in told["agreements"][0]["life"] if "consents" in one]
    assert answers[0] == {"Ana (2)": "yes", "Ben": "yes", "Cleo": "yes"}
    assert answers[-1] == {"Ana": "yes", "Ben": "yes", "Cleo": "yes"}


@pytest.mark.parametrize("third", [0.0004, 1 / 3, 0.0016])
def test_the_time_somebody_talked_is_the_sum_of_their_stretches(third: float) -> None:
    """To the millisecond, though the clock is finer than that and many stretches are told, each rounded."""
    table = sit("Ana", "Ben", "Cleo")
    table.act(floor.press, 1)
    for _ in range(20):
        table.wait(7 + third)
        table.act(floor.hand_over)
    shape = as_read(session_page(table.session, table.t + third))
    for one in shape["participants"]:
        own = [each for each in shape["floor"] if each["name"] == one["name"]]
        assert len(own) == one["turns"]
        assert one["talk_seconds"] == round(sum(each["end"] - each["start"] for each in own), 3)


def test_what_each_gets_how_it_is_noticed_and_when_a_task_was_done_are_told() -> None:
    """All that can be said of an agreement is there."""
    table = sit("Ana", "Ben")
    terms = Terms("Book it", gains=((pid(2), "rest"),), notice="the ticket", slip="we call", is_task=True)
    table.act(agreements.propose, terms)
    table.act(agreements.finish_task, table.session.agreements[0].id)
    (shape,) = session_page(table.session)["over"]
    assert (shape["gains"], shape["notice"], shape["slip"]) == ({"Ben": "rest"}, "the ticket", "we call")
    assert (shape["task"], shape["state"], shape["done"][:10]) == (True, "done", "2026-11-22")


def test_a_review_that_was_moved_tells_from_where_and_what_the_others_keep() -> None:
    """The date alone would look like the rhythm's."""
    moved = Review(
        "2026-12-05", "Europe/Vienna", "18:30", "every week", "2026-12-04", "2026-12-04", regular_time="09:00"
    )
    shape = review_shape(moved)
    assert (shape["moved_from"], shape["time"], shape["time_of_others"]) == ("2026-12-04", "18:30", "09:00")


@pytest.mark.parametrize("end", [Table.leave, Table.kill], ids=["left", "killed"])
def test_a_turn_that_an_absence_split_is_one_turn_of_two_stretches(end: Callable[[Table], Table]) -> None:
    """As one that a time-out split: nobody had the floor twice."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(30)
    table.live.beat()
    table = end(table)
    table.wait(600)
    table.resumed()
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.hand_over)
    shape = as_read(session_page(table.session, table.t))
    assert [(one["name"], one["turns"], one["talk_seconds"]) for one in shape["participants"]] == [
        ("Ana", 1, 40.0),
        ("Ben", 1, 0.0),
    ]
    assert shape["floor"] == [
        {"name": "Ana", "start": 0.0, "end": 30.0},
        {"name": "Ana", "start": 630.0, "end": 640.0},
        {"name": "Ben", "start": 640.0, "end": 640.0},
    ]
