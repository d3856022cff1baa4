"""The alliance's people: founding, names, joining and leaving."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import agreements, people, sitting
from alliance_tui.domain.decisions.people import found as found_alliance
from alliance_tui.domain.decisions.people import title_from
from alliance_tui.domain.events import Event, Instant
from alliance_tui.domain.events.alliance import (
    AllianceFounded,
    AllianceRenamed,
    ParticipantJoined,
    ParticipantLeft,
    ParticipantRenamed,
    RoleGiven,
)
from alliance_tui.domain.events.sitting import SessionOpened
from alliance_tui.domain.fold import apply
from alliance_tui.domain.people import clean_name, told_apart, why_not_a_name
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import MAX_NAME, AllianceId, ParticipantId, SessionId, SessionKind
from tests.builders import found, happened, person, pid, record, refused, setting, sit
from tests.fakes import START

NOW = Instant(START, 0.0)
"""The moment of every decision here."""


def founding(
    *names: str, title: str = "", zone: str = "Europe/Vienna", facilitators: tuple[str, ...] = ()
) -> AllianceFounded | Refused:
    """The founding of an alliance, or why there is none."""
    decision = found_alliance(AllianceId("a" * 12), title, setting(), names, zone, facilitators)
    return decision if isinstance(decision, Refused) else decision[0]


def founded(*names: str, title: str = "", facilitators: tuple[str, ...] = ()) -> AllianceFounded:
    """The founding of an alliance that is not refused."""
    event = founding(*names, title=title, facilitators=facilitators)
    assert isinstance(event, AllianceFounded), event
    return event


def why_not(*names: str, title: str = "", zone: str = "Europe/Vienna", guide: str = "") -> str:
    """Why an alliance is not founded."""
    facilitators = (guide,) if guide else ()
    return refused(as_refused(founding(*names, title=title, zone=zone, facilitators=facilitators)))


def as_refused(answer: AllianceFounded | Refused) -> Refused:
    """The refusal, where it is one."""
    assert isinstance(answer, Refused), answer
    return answer


def test_people_get_their_seats_in_the_order_they_are_named() -> None:
    """With the roles of the setting and what it is called by."""
    event = founded("Ana", "Ben", "Fay", facilitators=("fay",))
    assert [(one.seat, one.name, one.role, one.facilitator) for one in event.participants] == [
        (1, "Ana", "partner", False),
        (2, "Ben", "partner", False),
        (3, "Fay", "facilitator", True),
    ]
    assert event.title == "Ana, Ben & Fay"
    assert founded("Ana", "Ben", title="  Our   home ").title == "Our home"
    assert founded("Ana", "Ben", title="x" * MAX_NAME).title == "x" * MAX_NAME


@pytest.mark.parametrize("place", [0, 1, 2])
def test_who_facilitates_takes_nobodys_role(place: int) -> None:
    """Wherever they are named: the first of the others has the first role, whoever joins later the last."""
    names = ["Mia", "Rob"]
    names.insert(place, "Kim")
    using = setting("manager", roles=("manager", "report"))
    table = found(*names, facilitators=["Kim"], using=using)
    assert [one.role for one in table.alliance.people if one.name != "Kim"] == ["manager", "report"]
    happened(table.live.act_on_alliance(people.join, "Sue"))
    assert table.alliance.people[-1].role == "report"


@pytest.mark.parametrize("number", [0, 1, 9])
def test_an_alliance_has_two_to_eight_people(number: int) -> None:
    """Anything else is refused with the number."""
    assert f"here {'is' if number == 1 else 'are'} {number}." in why_not(
        *(f"P{one}" for one in range(number))
    )


def test_an_alliance_can_have_eight_people() -> None:
    """Each with a number key."""
    event = founded(*(f"P{one}" for one in range(8)))
    assert [one.seat for one in event.participants] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "ANA"),
        ("Jos\u00e9", "Jose\u0301"),
        ("Stra\u00dfe", "STRASSE"),
        ("Ana", "  Ana "),
        ("Ana Lu", "Ana \u00a0 Lu"),
        ("\u1e9e", "ss"),
    ],
)
def test_names_are_told_apart_after_nfc_and_casefold(one: str, other: str) -> None:
    """Two that differ in nothing else are one name."""
    assert "already someone called" in why_not(one, other)


@pytest.mark.parametrize(
    "name",
    [
        "王小明",
        "👩‍🚀",
        "👨‍👩‍👧‍👦",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می‌خواهم",
        "שרה",
        "e\u0301" * 30,
        "O'Brien-Müller [x]",
        "x" * MAX_NAME,
        "\U0001fae8",
    ],
)
def test_names_of_every_script_are_taken(name: str) -> None:
    """Emoji with joiners, flags, right to left, sixty letters, and signs newer than this Python."""
    assert founded(name, "Ben").participants[0].name == clean_name(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "A name needs at least one letter"),
        ("   ", "A name needs at least one letter"),
        ("\u200d\u200c", "A name needs at least one letter"),
        ("\u0301", "A name needs at least one letter"),
        ("x" * 61, "at most 60 characters; this one has 61"),
        ("A\x1b[31mna", "A name cannot hold control characters"),
        ("A\x00na", "A name cannot hold control characters"),
        ("A\x9bna", "A name cannot hold control characters"),
        ("A\u202ena", "A name cannot hold control characters"),
        ("A\u2066na", "A name cannot hold control characters"),
        ("A\ud83dna", "A name cannot hold control characters"),
    ],
)
def test_names_nobody_could_read_are_refused(name: str, reason: str) -> None:
    """Empty, invisible, too long, or steering the terminal; a line break becomes a space."""
    assert reason in why_not(name, "Ben")
    assert clean_name(" Ana\n\u2028Lu\t") == "Ana Lu"


def test_a_name_nobody_has_is_free() -> None:
    """Beside other people."""
    assert why_not_a_name("Cy", [person(1, "Ana"), person(2, "Ben")]) is None


def test_a_facilitator_is_one_of_the_people_and_not_the_only_one() -> None:
    """Otherwise there would be nobody to facilitate."""
    assert "one of the people named" in why_not("Ana", "Ben", guide="Cy")
    both = founding("Ana", "Ben", facilitators=("Ana", "Ben"))
    assert "besides the facilitator" in as_refused(both).sentence


@pytest.mark.parametrize(
    ("title", "reason"), [("x" * 61, "at most 60"), ("a\x07", "control"), ("\u0301", "letter")]
)
def test_a_title_can_be_read_too(title: str, reason: str) -> None:
    """At the founding and later."""
    assert reason in why_not("Ana", "Ben", title=title)
    assert reason in sit("Ana", "Ben").refusal(people.rename_alliance, title)


def test_a_zone_has_to_exist() -> None:
    """Else no review could be dated."""
    assert "no time zone called 'Mars/Base'" in why_not("Ana", "Ben", zone="Mars/Base")
    assert "no time zone" in why_not("Ana", "Ben", zone="../etc/passwd")


@pytest.mark.parametrize("count", [2, 3, 8])
@pytest.mark.parametrize("length", [1, 19, 25, 48, 49, 60])
def test_a_title_made_of_names_fits(count: int, length: int) -> None:
    """However long the names are."""
    names = [person(seat, str(seat) * length) for seat in range(1, count + 1)]
    title = title_from(names)
    assert len(title) <= MAX_NAME
    assert title.startswith("1" * min(length, 47))


def test_a_title_made_of_names_is_whole_as_long_as_it_fits() -> None:
    """To the last letter."""
    ana, ben = "A" * 28, "B" * 29
    assert title_from([person(1, ana), person(2, ben)]) == f"{ana} & {ben}"
    assert title_from([person(1, ana), person(2, ben + "B")]) == f"{ana} and 1 more"


def test_a_title_made_of_one_name_is_that_name() -> None:
    """Nothing stands before or after it."""
    assert title_from([person(1, "Ana")]) == "Ana"


def test_an_alliance_gets_another_title() -> None:
    """In a session, and without one."""
    table = sit("Ana", "Ben")
    happened(table.live.act_on_alliance(people.rename_alliance, " Home "))
    assert table.session.title == table.alliance.title == "Home"
    assert "Nothing was changed" in table.refusal(people.rename_alliance, "Home")
    table.act(sitting.close)
    happened(table.live.act_on_alliance(people.rename_alliance, "House"))
    assert table.alliance.title == "House"


def test_a_name_is_corrected() -> None:
    """Everything said before is said under the new one; one's own name in other letters is free."""
    table = sit("Ana", "Ben")
    table.act(people.rename, pid(1), "ana ")
    assert table.session.name(pid(1)) == "ana"
    table.act(people.rename, pid(1), "Anna")
    assert table.session.name(pid(1)) == table.alliance.people[0].name == "Anna"
    assert "Nothing was changed" in table.refusal(people.rename, pid(1), "Anna")
    assert "already someone called Ben" in table.refusal(people.rename, pid(1), "BEN")
    assert "not part of the alliance" in table.refusal(people.rename, ParticipantId("p9"), "Di")


def test_a_corrected_name_stands_in_a_title_that_was_made_of_names() -> None:
    """Of all at the table, or of those who founded it; a title that was chosen stays."""
    table = sit("Ana", "Ben")
    table.act(people.rename, pid(1), "Anja")
    assert table.session.title == table.alliance.title == "Anja & Ben"
    table.act(people.join, "Cleo")
    table.act(people.rename, pid(2), "Bea")
    assert table.alliance.title == "Anja & Bea"
    table.act(people.rename, table.session.people[2].id, "Clea")
    assert table.alliance.title == "Anja & Bea"
    happened(table.live.act_on_alliance(people.rename_alliance, "Anja at home"))
    table.act(people.rename, pid(1), "Ana")
    assert table.alliance.title == "Anja at home"


def test_who_joins_gets_the_lowest_free_number() -> None:
    """Also the one that somebody who left had."""
    table = sit("Ana", "Ben", "Cy")
    table.act(people.part, pid(2))
    table.act(people.join, " Di ")
    assert [(one.seat, one.name) for one in table.session.people] == [(1, "Ana"), (2, "Di"), (3, "Cy")]
    table.act(people.part, pid(1))
    table.act(people.join, "Ed")
    assert [(one.seat, one.name) for one in table.session.people] == [(1, "Ed"), (2, "Di"), (3, "Cy")]
    assert table.alliance.people == table.session.people
    table.act(people.join, "Fay", facilitator=True)
    assert table.session.people[-1].role == "facilitator"
    assert "already someone called Di" in table.refusal(people.join, "DI")


def test_a_full_table_takes_nobody() -> None:
    """Eight have number keys."""
    table = sit(*(f"P{one}" for one in range(8)))
    assert "All 8 places" in table.refusal(people.join, "Di")


def test_at_least_two_stay_in_an_alliance() -> None:
    """The third can leave, the second cannot."""
    table = sit("Ana", "Ben", "Cy")
    table.act(people.part, pid(2))
    assert "not part of the alliance" in table.refusal(people.part, pid(2))
    assert "at least 2 people" in table.refusal(people.part, pid(1))


def test_facilitators_alone_are_no_alliance() -> None:
    """The last one who is not a facilitator stays."""
    table = sit("Ana", "Fay", "Gil", facilitators=["Fay", "Gil"])
    assert "besides the facilitator" in table.refusal(people.part, pid(1))
    table.act(people.part, pid(2))


def test_a_name_of_somebody_who_left_is_free() -> None:
    """Their words stay under it, with a number that tells the two apart."""
    table = sit("Ana", "Ben", "Cy")
    note = table.note(3, "thank you")
    table.act(people.part, pid(3))
    table.act(people.join, "Cy")
    assert note in table.session.notes
    assert table.session.name(pid(3)) == "Cy (2)"
    assert len(table.session.participants) == 4


def test_somebody_can_be_called_like_one_who_left() -> None:
    """Who is gone is also not here."""
    table = sit("Ana", "Ben", "Cy")
    table.act(people.part, pid(3))
    table.act(people.rename, pid(1), "Cy")
    assert table.session.name(pid(1)) == "Cy"
    gone = table.session.person(pid(3))
    assert gone is not None
    assert gone.gone
    assert not gone.here


def test_a_newcomer_who_was_renamed_does_not_join_again() -> None:
    """Though their old name is free, and a record may come twice."""
    table = sit("Ana", "Ben")
    table.act(people.join, "Di")
    joined = table.live.records()[-1]
    table.act(people.rename, table.session.people[-1].id, "Ed")
    again = apply(table.session, joined)
    assert again is not None
    assert again.participants == table.session.participants


def test_who_joined_is_at_the_next_session_and_who_left_is_not() -> None:
    """Without a session they are kept in the alliance's own log."""
    table = found("Ana", "Ben", "Cy")
    happened(table.live.act_on_alliance(people.join, "Di"))
    happened(table.live.act_on_alliance(people.part, pid(1)))
    assert [one.name for one in table.alliance.people] == ["Ben", "Cy", "Di"]
    again = table.leave()
    assert [one.name for one in again.alliance.people] == ["Ben", "Cy", "Di"]


def test_no_record_has_the_numbers_that_tell_people_of_one_name_apart() -> None:
    """Not even where copies grew apart, and both of them are of the alliance."""
    alliance = replace(
        found("Ana", "Ben").alliance, participants=told_apart((person(1, "Ana"), person(2, "ana")))
    )
    assert [one.called for one in alliance.people] == ["Ana", "ana (2)"]
    decided = sitting.open_session(alliance, Instant(START, 0.0), SessionId("s"), SessionKind.DESIGN)
    assert not isinstance(decided, Refused)
    opened = decided[0]
    assert isinstance(opened, SessionOpened)
    assert [(one.name, one.number) for one in opened.participants] == [("Ana", 0), ("ana", 0)]


def test_a_review_is_scheduled_once_for_a_day() -> None:
    """The session and the alliance know it."""
    table = sit("Ana", "Ben")
    review = Review("2026-12-05", "Europe/Vienna", "18:30", "every 2 weeks")
    table.act(people.schedule_review, review)
    assert table.session.review == table.alliance.review == review
    assert "planned for that day already" in table.refusal(people.schedule_review, review)


def test_events_about_people_that_make_no_sense_change_nothing() -> None:
    """Names that are taken or not clean, strangers, those who left, a second founding."""
    table = sit("Ana", "Ben", "Cy")
    table.act(people.part, pid(3))
    session = table.session
    again = AllianceFounded(session.alliance, "x", "UTC", session.setting, (person(1, "Zoe"),))
    nonsense: tuple[Event, ...] = (
        again,
        AllianceRenamed(""),
        ParticipantJoined("ana"),
        ParticipantJoined(" Di "),
        ParticipantJoined(""),
        ParticipantLeft(pid(3)),
        ParticipantLeft(ParticipantId("p9")),
        ParticipantRenamed(pid(1), "BEN"),
        ParticipantRenamed(pid(1), " Zoe"),
        ParticipantRenamed(pid(3), "Zoe"),
        ParticipantRenamed(ParticipantId("p9"), "Zoe"),
        RoleGiven(pid(3), "manager"),
    )
    for event in nonsense:
        after = apply(session, record(90, event))
        assert after is not None
        assert (after.participants, after.title) == (session.participants, session.title)


def test_roles_that_were_mistaken_are_put_right() -> None:
    """One after the other; who facilitated has one again, and a setting with one role has no other."""
    table = found("Ana", "Ben", facilitators=["Ben"], using=setting(roles=("manager", "report")))
    happened(table.live.sit_down(SessionKind.DESIGN))
    for seat in (1, 2):
        table.act(people.change_role, pid(seat))
    assert [one.role for one in table.session.people] == ["report", "manager"]
    assert [one.role for one in table.alliance.people] == ["report", "manager"]
    happened(table.live.undo())
    assert [one.role for one in table.session.people] == ["report", "facilitator"]
    assert "alliance" in table.refusal(people.change_role, ParticipantId("p9"))
    happened(table.live.act_on_alliance(people.change_role, pid(1)))
    assert table.session.people[0].role == "manager", "after the last one the first"
    partners = sit("Ana", "Ben")
    assert partners.refusal(people.change_role, pid(1)) == "There is no other role in your setting."


def test_a_ninth_newcomer_in_a_log_finds_no_seat() -> None:
    """Nor does one whose record comes twice."""
    session = sit(*(f"P{one}" for one in range(7))).session
    joined = record(90, ParticipantJoined("Di"))
    eight = apply(session, joined)
    assert eight is not None
    assert len(eight.people) == 8
    for late in (record(91, ParticipantJoined("Ed")), joined):
        after = apply(eight, late)
        assert after is not None
        assert after.participants == eight.participants


def test_the_facilitators_seat_is_given_and_taken_back_at_any_time() -> None:
    """Their time is not counted and no yes of theirs is missing; someone who takes part has to stay."""
    table = sit("Ana", "Ben", "Cy")
    phones = table.propose("Phones away")
    for seat in (1, 2):
        table.act(agreements.press_consent, phones.id, seat)
    assert [one.is_in_force for one in table.session.agreements] == [False]
    happened(table.live.act_on_alliance(people.facilitate, pid(3)))
    assert [one.is_in_force for one in table.session.agreements] == [True]
    assert [one.name for one in table.session.counted] == ["Ana", "Ben"]
    assert "facilitates" in table.refusal(agreements.press_consent, phones.id, 3)
    happened(table.live.undo())
    assert [one.name for one in table.session.counted] == ["Ana", "Ben", "Cy"]
    happened(table.live.redo())
    happened(table.live.act_on_alliance(people.facilitate, pid(2)))
    sentence = refused(table.live.act_on_alliance(people.facilitate, pid(1)))
    assert sentence == "Someone besides the facilitator has to be there."
    happened(table.live.act_on_alliance(people.facilitate, pid(2)))
    assert [one.id for one in table.alliance.people if one.facilitator] == [pid(3)]
    assert "alliance" in refused(table.live.act_on_alliance(people.facilitate, ParticipantId("p9")))
