"""Notes, in the docked field of a session: whose words, what they are, and that none is lost."""

from __future__ import annotations

import pytest

from alliance_tui.domain.decisions import floor, people, sitting
from alliance_tui.domain.words import MAX_TEXT, NoteKind, Step
from alliance_tui.ui.widgets.note_dock import NoteDock
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import happened, pid
from tests.keyboard import Keyboard
from tests.ui.house import House
from tests.ui.places import come_back, end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def test_a_note_holds_the_words_of_who_speaks_and_stands_in_their_pane(house: House) -> None:
    """`n`, the words, enter: it is kept with its step, and the field is gone."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "right", "n")
        assert "Ana's words · need" in keyboard.text
        await keyboard.type("An evening off")
        assert notes(keyboard) == []
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.step, note.kind) == (pid(1), Step.NEEDS, NoteKind.NEED)
        assert note.text == "An evening off"
        assert "An evening off" in keyboard.text
        assert "Ana's words" not in keyboard.text
        await keyboard.press("space")
        assert keyboard.session.holder == pid(2), "the keys mean the session again"


async def test_with_the_floor_open_it_asks_whose_words_they_are(house: House) -> None:
    """A number answers, and so does a click on a pane; escape asks nothing more."""
    async with house.sit() as keyboard:
        await keyboard.press("n")
        assert "Whose words? 1 ▲ Ana 2 ◆ Ben esc back" in keyboard.words
        await keyboard.press("7")
        assert keyboard.said == "Nobody has the number 7."
        await keyboard.press("2")
        assert "Ben's words" in keyboard.text
        assert speaker(keyboard) == "someone", "the number answered the question, and took no floor"
        await keyboard.press("escape", "n", "escape", "1")
        assert speaker(keyboard) == "Ana"
        await keyboard.press("0", "n")
        await keyboard.click(list(keyboard.screen.query(ParticipantPane))[1], 4, 0)
        assert "Ben's words" in keyboard.text


async def test_author_and_kind_can_be_changed_while_typing(house: House) -> None:
    """F2 and F3 go round; absent people are left out."""
    async with house.sit("Ana", "Ben", "Chloé") as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("so far")
        await keyboard.press("f2", "f3", "f3")
        await keyboard.type(" so good")
        assert "Ben's words · appreciation" in keyboard.text
        await keyboard.press("f2", "f2", "f2", "enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.kind, note.text) == (pid(2), NoteKind.APPRECIATION, "so far so good")


@pytest.mark.parametrize("leaves", ["escape", "f9", "f8", "another's note", "another step"])
async def test_what_words_are_said_to_be_stays_with_them_until_they_are_saved(
    house: House, leaves: str
) -> None:
    """Whatever comes between; a kind that nobody chose is that of the step."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "1", "f3", "f3", *"thanks")
        assert "Ana's words · appreciation" in keyboard.text
        match leaves:
            case "f9":
                await keyboard.press("f9")
                await come_back(keyboard)
            case "f8":
                await keyboard.press("escape", "1", "n", "f8", "escape", "0", "n", "1")
            case "another's note":
                await keyboard.press("escape", "n", "2")
                assert "Ben's words · goal" in keyboard.text
                await keyboard.press("escape", "n", "1")
            case "another step":
                await keyboard.press("escape", "right", "n", "2")
                assert "Ben's words · need" in keyboard.text
                await keyboard.press("escape", "n", "1")
            case _:
                await keyboard.press("escape", "n", "1")
        assert "Ana's words · appreciation" in keyboard.text
        await keyboard.press("enter")
        assert [(one.kind, one.text) for one in keyboard.session.notes] == [(NoteKind.APPRECIATION, "thanks")]
        await keyboard.press("escape", "0", "n", "1")
        assert "Ana's words · appreciation" not in keyboard.text


async def test_what_words_are_said_to_be_goes_along_where_they_become_anothers(house: House) -> None:
    """Passed on with the field, they are kept as that one's with their kind."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "1", *"so far", "f3", "f2", "escape", "n", "2")
        assert "Ben's words · need" in keyboard.text
        assert field(keyboard) == "so far"


async def test_what_changed_words_of_a_note_are_said_to_be_stays_with_them(house: House) -> None:
    """In the field under the panes and over the list of words."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "1", *"tea", "enter", "w", "enter", *" now", "f3", "escape", "enter")
        assert "Ana's words · need" in keyboard.text
        await keyboard.press("enter")
        assert [(one.kind, one.text) for one in keyboard.session.notes] == [(NoteKind.NEED, "tea now")]
        await keyboard.press("enter")
        assert "Ana's words · need" in keyboard.text
        assert keyboard.app.drafts.kinds == {}


async def test_lines_are_broken_by_ctrl_j(house: House) -> None:
    """Enter saves; a note may have several lines all the same."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("first\nsecond")
        await keyboard.press("enter")
        assert keyboard.session.notes[0].text == "first\nsecond"


async def test_f8_hands_over_while_typing_and_the_words_stay_whose_they_were(house: House) -> None:
    """Who writes for the other need not stop."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("What Ana said")
        await keyboard.press("f8")
        assert keyboard.session.holder == pid(2)
        await keyboard.type(", all of it")
        await keyboard.press("enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes] == [
            (pid(1), "What Ana said, all of it")
        ]


async def test_every_letter_can_be_typed(house: House) -> None:
    """No key of the session is a key of the session while words are typed."""
    typed = "the quick brown fox jumps over the lazy dog 1234567890 +-=?!/ THE QUICK BROWN FOX"
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type(typed)
        await keyboard.press("enter")
        assert keyboard.session.notes[0].text == typed
        assert keyboard.session.holder == pid(1)
        assert keyboard.session.step is Step.PURPOSE


@pytest.mark.parametrize("keys", [("1", "n"), ("a",), ("a", "pagedown")])
async def test_the_line_with_the_cursor_stays_in_view_where_a_window_gets_smaller(
    house: House, keys: tuple[str, ...]
) -> None:
    """And larger; in every field of several lines."""
    async with house.sit() as keyboard:
        await keyboard.press(*keys)
        await keyboard.paste("\n".join(f"zeile {number}" for number in range(40)))
        for size in ((40, 12), (20, 5), (80, 24), (20, 6)):
            await keyboard.resize(*size)
            assert "zeile 39" in keyboard.text, size


async def test_words_are_wrapped_once_more_when_a_new_size_has_settled(house: House) -> None:
    """A scrollbar may come or go with it: they are not left as they were wrapped for other columns."""
    async with house.sit() as keyboard:
        await keyboard.press("a")
        await keyboard.paste("a long line of words that goes on and on " * 4)
        field = keyboard.screen.query_one("#form-what", WordField)
        field.wrapped_document.wrap(200)
        assert field.wrapped_document.height == 1
        field.on_resize()
        await keyboard.settle()
        assert field.wrapped_document.height > 1


async def test_a_draft_survives_escape_a_time_out_a_resize_and_a_refusal(house: House) -> None:
    """What is typed is there until it is saved."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("half")
        await keyboard.press("escape")
        assert keyboard.said == "What you typed is kept and waits where you began it."
        assert "Ana's words" not in keyboard.text
        await keyboard.press("n")
        await keyboard.type(" a")
        await keyboard.press("f9")
        await come_back(keyboard)
        await keyboard.type(" thought")
        await keyboard.resize(20, 5)
        await keyboard.resize(80, 24)
        assert "half a thought" in keyboard.text
        await keyboard.paste("x" * MAX_TEXT)
        await keyboard.press("enter")
        assert "longer than the 10,000" in keyboard.said
        assert notes(keyboard) == []
        assert field(keyboard) == "half a thought" + "x" * MAX_TEXT
        for _ in range(14):
            await keyboard.press("backspace")
        await keyboard.press("enter")
        assert notes(keyboard) == ["half a thought" + "x" * (MAX_TEXT - 14)]
        await keyboard.press("1", "n")
        assert field(keyboard) == ""


# Whose draft


async def test_half_typed_words_of_one_person_are_never_anothers(house: House) -> None:
    """Each opens their own, after a time-out too; what somebody else has begun waits for them."""
    async with house.sit() as keyboard:
        await keyboard.press("2", "n", *"I wish", "f9")
        await come_back(keyboard)
        assert "Ben's words" in keyboard.text
        assert field(keyboard) == "I wish"
        await keyboard.press("escape", "1", "n")
        assert "Ana's words" in keyboard.text
        assert field(keyboard) == ""
        assert keyboard.said == "Nothing is typed here yet. What else was begun is kept."
        await keyboard.type("For me")
        await keyboard.press("escape")
        assert keyboard.app.drafts.unsaved == "two notes"
        await keyboard.press("space", "n")
        assert "Ben's words" in keyboard.text
        assert field(keyboard) == "I wish"
        await keyboard.press("enter", "space", "n", "enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes] == [
            (pid(2), "I wish"),
            (pid(1), "For me"),
        ]
        assert keyboard.app.drafts.unsaved == ""


async def test_with_the_floor_open_the_number_opens_the_words_of_that_person(house: House) -> None:
    """What was typed before it is theirs, on a new line after what they have begun."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "2", *"I wish", "escape", "n", "1")
        assert field(keyboard) == ""
        await keyboard.press("escape", "n", *"so far", "escape")
        assert keyboard.app.drafts.unsaved == "two notes"
        await keyboard.press("n", "2")
        assert field(keyboard) == "I wish\nso far"
        await keyboard.press("enter")
        assert keyboard.app.drafts.unsaved == ""


@pytest.mark.parametrize("leaves", ["escape", "p"])
async def test_words_that_were_given_to_another_in_the_field_are_kept_as_theirs(
    house: House, leaves: str
) -> None:
    """After what they had begun themselves, of which nothing is lost."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "1", *"mine", "escape", "n", "2", *"yours", "f2")
        assert "Ana's words" in keyboard.text
        assert field(keyboard) == "yours"
        await keyboard.press("f9")
        await come_back(keyboard)
        assert (field(keyboard), "Ana's words" in keyboard.text) == ("yours", True)
        if leaves == "p":
            keyboard.screen.action_park()  # type: ignore[attr-defined]
            await keyboard.settle()
        await keyboard.press("escape", "n", "2")
        assert field(keyboard) == ""
        await keyboard.press("escape", "n", "1")
        assert field(keyboard) == "mine\nyours"


async def test_words_given_to_another_and_saved_leave_what_that_one_has_begun(house: House) -> None:
    """It waits as before."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "1", *"mine", "escape", "n", "2", *"yours", "f2", "enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes] == [(pid(1), "yours")]
        await keyboard.press("n", "1")
        assert field(keyboard) == "mine"
        await keyboard.press("escape", "n", "2")
        assert field(keyboard) == ""


async def test_what_a_listener_heard_is_kept_apart_from_the_words_of_both(house: House) -> None:
    """It comes again with the next saying back of the same two."""
    async with house.sit() as keyboard:
        await keyboard.press("2", "n", *"Ben's", "escape", "space", "n", *"Ana's", "escape", "h", "n")
        assert "Ana's words, as Ben heard them" in keyboard.text
        assert field(keyboard) == ""
        await keyboard.press(*"heard", "escape", "h", "n")
        assert field(keyboard) == "Ana's"
        await keyboard.press("escape")
        assert keyboard.app.drafts.unsaved == "3 notes"
        await keyboard.press("h", "n")
        assert field(keyboard) == "heard"
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.heard_by, note.text) == (pid(1), pid(2), "heard")
        await keyboard.press("1", "1", "n")
        assert field(keyboard) == "Ben's"


async def test_what_was_heard_stays_so_where_a_break_ends_the_saying_back(house: House) -> None:
    """The words in the open field are no words of the speaker's own, and nothing of those is lost."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"own", "escape", "h", "n", *"heard", "f9")
        await come_back(keyboard)
        assert "Ana's words, as Ben heard them" in keyboard.text
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.heard_by, note.text) == (pid(1), pid(2), "heard")
        await keyboard.press("n", "1")
        assert field(keyboard) == "own"


async def test_what_was_heard_and_half_typed_comes_again_once_the_saying_back_is_over(house: House) -> None:
    """Where the speaker has begun nothing of their own; it stays what Ben heard, and is saved so."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "h", "n", *"half", "escape", "1", "1", "space", "n")
        assert keyboard.session.phase.listener is None
        assert "Ana's words, as Ben heard them" in keyboard.text
        assert field(keyboard) == "half"
        await keyboard.press("enter", "n")
        assert "Ana's words · " in keyboard.text, "the next is the speaker's own again"
        (note,) = keyboard.session.notes
        assert (note.participant, note.heard_by, note.text) == (pid(1), pid(2), "half")


async def test_what_was_begun_for_who_left_for_good_goes_to_whoever_writes_next(house: House) -> None:
    """Nobody else could reach it; it is no draft of theirs any more."""
    async with house.sit("Ana", "Ben", "Cem") as keyboard:
        await keyboard.press("3", "n", *"left", "escape", "0")
        happened(keyboard.live.act(people.part, pid(3)))
        await keyboard.press("n", "1")
        assert field(keyboard) == "left"
        assert keyboard.app.drafts.unsaved == "a note"


async def test_what_was_begun_for_who_is_away_waits_for_their_number(house: House) -> None:
    """Whoever is not here today still has words of their own."""
    async with house.sit("Ana", "Ben", "Cem") as keyboard:
        await keyboard.press("3", "n", *"away", "escape", "0")
        happened(keyboard.live.act(sitting.set_here, pid(3), here=False))
        await keyboard.press("n", "1")
        assert field(keyboard) == ""
        await keyboard.press("escape", "n", "3")
        assert field(keyboard) == "away"


async def test_words_of_the_speakers_own_stay_so_where_a_saying_back_begins_over_them(house: House) -> None:
    """As their heading says the whole time."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"mine")
        happened(keyboard.live.act(floor.ask_to_be_heard))
        await keyboard.settle()
        assert keyboard.session.phase.listener == pid(2)
        assert "Ana's words · " in keyboard.text
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.heard_by) == (pid(1), None)


async def test_words_stay_those_of_the_listener_who_began_them(house: House) -> None:
    """Whoever says back by then."""
    async with house.sit("Ana", "Ben", "Cem") as keyboard:
        await keyboard.press("1", "h", "n", *"half")
        assert "Ana's words, as Ben heard them" in keyboard.text
        happened(keyboard.live.act(floor.open_floor))
        for seat in (1, 3):
            happened(keyboard.live.act(floor.press, seat))
        happened(keyboard.live.act(floor.ask_to_be_heard))
        await keyboard.settle()
        assert keyboard.session.phase.listener == pid(3)
        assert "Ana's words, as Ben heard them" in keyboard.text
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert note.heard_by == pid(2)


async def test_the_heading_of_a_note_that_is_changed_says_who_heard_it(house: House) -> None:
    """Whoever says back now: what stands there is what was written then."""
    async with house.sit() as keyboard:
        await write(keyboard, "My own")
        await keyboard.press("h")
        await keyboard.click_on("My own")
        assert "Ana's words · " in keyboard.text


async def test_an_empty_note_is_refused_and_the_field_stays(house: House) -> None:
    """Nothing is nobody's words."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", "enter")
        assert keyboard.said == "There is nothing written yet."
        assert "Ana's words" in keyboard.text


async def test_a_click_on_a_note_edits_it(house: House) -> None:
    """Other words, another author, the same note; unchanged words just close the field."""
    async with house.sit() as keyboard:
        await write(keyboard, "First words")
        await keyboard.click_on("First words")
        await keyboard.press("enter")
        assert "Ana's words" not in keyboard.text
        await keyboard.click_on("First words")
        await keyboard.type(", better said")
        await keyboard.press("f2", "enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.text) == (pid(2), "First words, better said")


async def test_a_click_on_another_note_loses_no_word_that_is_typed(house: House) -> None:
    """Neither of a new note, nor of one that is being changed."""
    async with house.sit() as keyboard:
        await write(keyboard, "One thing")
        await write(keyboard, "Another thing")
        await keyboard.press("n")
        await keyboard.type("something new")
        await keyboard.click_on("One thing")
        assert field(keyboard) == "One thing"
        await keyboard.type(", changed")
        await keyboard.click_on("Another thing")
        await keyboard.press("escape", "n")
        assert field(keyboard) == "something new"
        await keyboard.press("escape")
        await keyboard.click_on("One thing")
        assert field(keyboard) == "One thing, changed"
        assert keyboard.said == "These are the words you changed before."
        await keyboard.press("enter")
        assert [one.text for one in keyboard.session.notes] == ["One thing, changed", "Another thing"]


async def test_the_foot_tells_the_keys_of_the_field_while_words_are_typed(house: House) -> None:
    """They can be clicked too; the keys of the session come back with the words kept."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("typed")
        assert " note " not in keyboard.text
        await keyboard.click_on(" whose ")
        assert field(keyboard) == "typed"
        await keyboard.click_on(" save ")
        assert [note.participant for note in keyboard.session.notes] == [pid(2)]
        assert " note " in keyboard.text


async def test_parked_things_have_a_draft_of_their_own(house: House) -> None:
    """What is parked and what is noted do not mix."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.type("a note")
        await keyboard.press("escape", "p")
        assert "Park for later" in keyboard.text
        assert field(keyboard) == ""
        await keyboard.type("the holidays")
        await keyboard.press("escape", "n")
        assert field(keyboard) == "a note"
        await keyboard.press("escape", "p", "enter")
        assert [one.text for one in keyboard.session.parked] == ["the holidays"]
        assert keyboard.said == "Parked for later. x shows the parking lot."
        await keyboard.press("p")
        assert field(keyboard) == ""


async def test_a_note_is_taken_back_and_brought_back_and_gone_from_the_file_when_the_session_ends(
    house: House,
) -> None:
    """What was withdrawn does not stay on somebody's laptop."""
    async with house.sit() as keyboard:
        await write(keyboard, "I take this back")
        await keyboard.press("u")
        assert notes(keyboard) == []
        await keyboard.press("y")
        assert notes(keyboard) == ["I take this back"]
        await keyboard.press("u")
        await keyboard.until(lambda: b"I take this back" in house.all_bytes(), "the words on disk")
        await end(keyboard)
    assert b"I take this back" not in house.all_bytes()


async def test_more_notes_than_fit_are_scrolled_with_the_wheel_and_listed_whole(house: House) -> None:
    """The pane shows the newest and says how many are above."""
    async with house.sit(size=(80, 24)) as keyboard:
        for number in range(30):
            await write(keyboard, f"note {number}")
        assert "more above" in keyboard.text
        assert "note 29" in keyboard.text
        assert "note 0 " not in keyboard.text
        await keyboard.press("w")
        assert "Our words" in keyboard.text


async def write(keyboard: Keyboard, text: str) -> None:
    """Write a note of Ana's."""
    await keyboard.press("g", "1", "n")
    await keyboard.paste(text)
    await keyboard.press("enter")


def notes(keyboard: Keyboard) -> list[str]:
    """What was written down so far."""
    return [note.text for note in keyboard.session.notes]


def speaker(keyboard: Keyboard) -> str:
    """Who holds the floor, or "someone" while it is open."""
    return keyboard.session.name(keyboard.session.holder)


def field(keyboard: Keyboard) -> str:
    """What stands in the open field."""
    return keyboard.screen.query_one(NoteDock).field.text


async def test_words_pasted_into_the_air_are_told_where_they_could_go(house: House) -> None:
    """Nothing is done with them; in a field they are taken, and nothing is said."""
    async with house.sit() as keyboard:
        await keyboard.paste("t z e q")
        assert keyboard.said == "n opens a field to paste into."
        assert keyboard.top == "SessionScreen"
        await keyboard.press("1", "n")
        await keyboard.paste("words")
        assert keyboard.said == ""
        await keyboard.press("enter")
        assert [note.text for note in keyboard.session.notes] == ["words"]


async def test_an_empty_field_that_is_passed_on_shows_what_the_next_one_has_begun(house: House) -> None:
    """And words that are passed on to somebody with a draft say that it waits; none is lost or mixed."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"AA", "escape", "space", "n", "f2")
        assert "Ana's words" in keyboard.words
        assert "AA" in keyboard.text
        await keyboard.press("enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes] == [(pid(1), "AA")]
        await keyboard.press("n", *"BB", "escape", "1", "space", "n", *"A2", "f2")
        assert keyboard.said == "What they have begun themselves is kept, and waits for them."
        await keyboard.press("enter", "n")
        assert [(one.participant, one.text) for one in keyboard.session.notes][1:] == [(pid(2), "A2")]


async def test_what_is_only_shown_stays_whose_it_is(house: House) -> None:
    """Going round with F2 from an empty field moves nothing; what is typed goes along."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await keyboard.press("2", "n", *"BBB", "escape", "0", "3", "n", *"CCC", "escape", "0", "1", "n")
        assert keyboard.said == "Nothing is typed here yet. What else was begun is kept."
        await keyboard.press("f2")
        assert "Ben's words" in keyboard.words
        assert "BBB" in keyboard.text
        assert not keyboard.said
        await keyboard.press("f2")
        assert "Cy's words" in keyboard.words
        assert "CCC" in keyboard.text
        assert "BBB" not in keyboard.text
        await keyboard.press("f2", "f2", "f2", "enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes] == [(pid(3), "CCC")]
        await keyboard.press("0", "2", "n", "enter")
        assert [(one.participant, one.text) for one in keyboard.session.notes][1:] == [(pid(2), "BBB")]
