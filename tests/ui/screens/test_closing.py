"""The end: reading aloud what was agreed, finishing, and the thanks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from alliance_tui.at_store import AtStore
from alliance_tui.domain.decisions import assessing, parking, people, sitting
from alliance_tui.domain.saving import Going, Gone, NotSaved, Stays
from alliance_tui.domain.timing import talk_seconds
from alliance_tui.domain.words import Keep, NoteKind, SessionKind, SpanKind, Step
from alliance_tui.storage import memory
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.start import BeginNew
from tests.builders import Table, happened, pid, sit
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard, keys_of
from tests.shipped import builtin
from tests.ui.house import House, fail
from tests.ui.places import come_back, end
from tests.ui.screens.shelves import opened, review

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""Who may be there."""


def agreed(*what: str) -> Table:
    """People at a table who all said yes to some things; they have left for a moment."""
    table = sit()
    for words in what:
        table.everyone_agrees(table.propose(words))
    return table


async def close(keyboard: Keyboard) -> None:
    """End the session, and say yes."""
    await keyboard.press("down", "enter")
    assert keyboard.top == "SessionScreen"
    await keyboard.press("e", "enter")
    assert keyboard.top == "ClosingScreen"


def is_open(keyboard: Keyboard) -> bool:
    """Whether the session has not ended."""
    return keyboard.session.is_open


def pointed_at(keyboard: Keyboard) -> str:
    """The line that the pointer stands before."""
    return next(line[1:].strip() for line in keyboard.text.split("\n") if line.startswith(">"))


@pytest.mark.no_cover
async def test_what_was_agreed_is_there_to_read_aloud_one_by_one() -> None:
    """What is in force first, then what still waits; then the review, and what Act means."""
    table = sit()
    waiting = table.propose("Say if late")
    table.everyone_agrees(table.propose("Phones away"))
    happened(table.live.act_on_alliance(people.schedule_review, review("2026-12-05", "18:30")))
    table.live.close()
    async with opened(table.library, size=(80, 30)) as keyboard:
        await close(keyboard)
        told = [
            "What you agreed on",
            "Phones away",
            "▲ Ana yes   ◆ Ben yes",
            "Still open",
            waiting.terms.what,
            "▲ Ana to ask   ◆ Ben to ask",
        ]
        places = [keyboard.text.index(words) for words in told]
        assert places == sorted(places)
        assert pointed_at(keyboard) == "Phones away"
        await keyboard.press("space")
        assert pointed_at(keyboard) == "Say if late"
        await keyboard.press("up")
        assert pointed_at(keyboard) == "Phones away"


@pytest.mark.no_cover
async def test_enter_leads_page_by_page_to_the_thanks() -> None:
    """Without other words than agreements nobody is asked what stays; no other alliance is named."""
    table = agreed("Phones away")
    happened(table.live.act_on_alliance(people.schedule_review, review("2026-12-05", "18:30")))
    table.live.close()
    async with opened(table.library) as keyboard:
        await close(keyboard)
        assert is_open(keyboard), "nothing is over before enter"
        assert "Ana & Ben · AGREE · closing" in keyboard.text
        await keyboard.press("enter")
        assert "What does each of you take away?" in keyboard.text
        await keyboard.press("space")
        for told in (
            "Review in 13 days",
            "Sat 5 December, 18:30",
            "Until then comes Act: do what you said you would do",
            "Ana & Ben · ACT · closing",
        ):
            assert told in keyboard.text
        assert "everyone: Phones away" in keyboard.text
        assert "f  finish" in keyboard.text
        await keyboard.press("f")
        assert keyboard.top == "ThanksScreen"
        assert not is_open(keyboard)
        assert "Thank you" in keyboard.text
        assert "Your review: Sat 5 December, 18:30." in keyboard.text
        assert "nothing has left this computer" in keyboard.text


@pytest.mark.no_cover
async def test_escape_goes_back_to_the_session_which_goes_on() -> None:
    """Nothing is lost."""
    table = agreed("Phones away")
    table.live.close()
    async with opened(table.library) as keyboard:
        await close(keyboard)
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        assert is_open(keyboard)
        await keyboard.press("1")
        assert keyboard.session.holder is not None


@pytest.mark.parametrize("pages", range(4))
@pytest.mark.no_cover
async def test_q_leaves_with_the_session_open_on_every_page(house: House, pages: int) -> None:
    """However long it is held; the foot says so, and all words are still there."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "a", *"Rest", "enter", "1", "2", "escape")
        await keyboard.press("e", "enter", *["enter"] * pages)
        assert "q  leave" in keyboard.text
        await keyboard.hold("q", 20)
        assert is_open(keyboard)
        assert keyboard.app._exit
        assert [note.text for note in keyboard.session.notes] == ["hi"]


@pytest.mark.no_cover
async def test_nothing_had_to_be_agreed() -> None:
    """It is said kindly, and without a review a day is offered."""
    table = agreed()
    table.live.close()
    async with opened(table.library) as keyboard:
        await close(keyboard)
        assert "Nothing had to be agreed today." in keyboard.text
        await keyboard.press("enter")
        assert "No day is set for looking at this again. d chooses one." in keyboard.text
        await keyboard.press("d")
        await keyboard.type("2026-12-05")
        await keyboard.press("enter")
        assert keyboard.top == "ClosingScreen"
        assert "Review in 13 days" in keyboard.text
        assert "No day is set" not in keyboard.text


@pytest.mark.no_cover
async def test_a_time_out_over_the_closing_page_leaves_it_as_it_was() -> None:
    """The session is still open there: the talk can be stopped."""
    table = agreed("Phones away", "Say if late")
    table.live.close()
    async with opened(table.library) as keyboard:
        await close(keyboard)
        await keyboard.press("space", "t")
        assert keyboard.top == "TimeOutScreen"
        await keyboard.wait(600)
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "ClosingScreen"
        assert pointed_at(keyboard) == "Say if late"


@pytest.mark.no_cover
async def test_from_the_thanks_one_leaves_or_goes_back_to_all_alliances() -> None:
    """The key b is the way back where there is one."""
    table = agreed("Phones away")
    table.live.close()
    async with opened(table.library) as keyboard:
        await close(keyboard)
        await keyboard.press("enter", "enter", "f", "b")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.live is None
        await keyboard.until(lambda: "unfinished" not in keyboard.text, "the list read anew")


@pytest.mark.no_cover
async def test_nothing_that_was_said_before_stands_under_the_field(house: House) -> None:
    """It would look like an answer to what is typed."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "x")
        assert keyboard.said
        await keyboard.press("1")
        assert keyboard.said == ""


@pytest.mark.no_cover
@pytest.mark.parametrize("number", [2, 3, 8])
async def test_each_takes_a_sentence_away_if_they_like(house: House, number: int) -> None:
    """One each: the number opens it again; an emptied one is taken back; escape keeps what is typed."""
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("e", "enter", str(number))
        assert f"{NAMES[number - 1]} takes away" in keyboard.text
        await keyboard.type("To ask 1")
        await keyboard.press("escape", "1", "escape", str(number))
        await keyboard.type("st")
        await keyboard.press("f9", *map(str, range(1, number + 1)))
        await keyboard.wait(6)
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.kind, note.step) == (pid(number), NoteKind.TAKEAWAY, Step.CELEBRATE)
        assert note.text == "To ask 1st"
        assert "To ask 1st" in keyboard.text or number == 8
        await keyboard.press(str(number), "enter", str(number), "!", "enter")
        assert [one.text for one in keyboard.session.notes] == ["To ask 1st!"]
        await keyboard.press(str(number), *["backspace"] * 11, "enter")
        assert keyboard.session.notes == ()
        await keyboard.press("9")
        assert keyboard.top == "ClosingScreen"


@pytest.mark.parametrize("number", [2, 3, 8])
@pytest.mark.no_cover
async def test_one_agreements_only_takes_every_other_word_off_the_disk(house: House, number: int) -> None:
    """By each one's own key; the thanks says so, and nothing of it is left in any file, byte by byte."""
    secret, kept = "what is only for tonight", "Phones stay in the hall"
    async with house.sit(*NAMES[:number], size=(80, 24)) as keyboard:
        await keyboard.press("1", "n", *keys_of(secret), "enter", "p", *keys_of(secret + " too"), "enter")
        await keyboard.press("a", *keys_of(kept), "enter", "escape", "e", "enter", "enter", "1")
        await keyboard.press(*keys_of(secret + " as well"), "enter", "enter", "enter")
        assert "What stays on this computer?" in keyboard.text
        assert "Everything stays" in keyboard.text
        await keyboard.press(str(number))
        assert keyboard.words.count("the agreements only") == 1
        assert "deletes for good: 1 goal, 1 sentence to take away and 1 topic for later." in keyboard.words
        assert "What you kept of earlier sessions stays." not in keyboard.words, "there are none"
        await keyboard.until(lambda: secret.encode() in house.all_bytes(), "the words on disk")
        await keyboard.press("f")
        assert keyboard.top == "ConfirmDialog"
        assert "Let the other words go?" in keyboard.words
        await keyboard.press("enter")
        said = "What you agreed on is kept. All other words of this session are gone"
        await keyboard.until(lambda: said in keyboard.words, said)
        await keyboard.until(lambda: secret.encode() not in house.all_bytes(), "a disk without them")
        await keyboard.press("enter")
    assert secret.encode() not in house.all_bytes()
    assert kept.encode() in house.all_bytes()


async def test_what_goes_is_told_exactly_where_there_were_other_sessions() -> None:
    """A celebration alone is reason enough to ask; what earlier sessions kept is said to stay."""
    table = sit()
    table.note(1, "We laugh every day", NoteKind.GOAL)
    table.act(sitting.close)
    table.wait(86_400)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(assessing.plan_celebration, "We kept at it")
    table.live.close()
    stays = "What you kept of earlier sessions stays."
    async with opened(table.library) as keyboard:
        await keyboard.press("down", "enter", "e", "enter", "enter")
        assert "And you celebrate: We kept at it" in keyboard.words
        await keyboard.press("enter")
        assert stays not in keyboard.words, "everything does"
        goes = "for good: 1 thing to celebrate."
        assert goes in keyboard.words, "before anybody chooses"
        await keyboard.press("1")
        assert f"Of what you said, nothing stays. {stays}" in keyboard.words
        await keyboard.press("f")
        assert keyboard.top == "ConfirmDialog"
        asked = keyboard.words.replace("│ ", "").replace("┃ ", "").split("Let the other words go?")[1]
        assert goes in asked
        assert "Names, dates and when each of you spoke stay in any case." in asked
        assert stays in asked
        await keyboard.press("enter")
        said = "The words of this session are gone from this computer"
        await keyboard.until(lambda: said in keyboard.words, said)
        assert "What you agreed on is kept" not in keyboard.words, "there is nothing"
        assert stays in keyboard.words
    shelf = table.library.shelves[table.opening.id]
    assert "We laugh every day" in str(shelf.sessions)
    assert "We kept at it" not in str(shelf.sessions)


async def test_words_are_said_to_be_gone_once_they_are_and_not_before() -> None:
    """The disk may be full: then the page says why they still stand there, until they do not."""
    table = sit()
    table.note(1, "We laugh every day", NoteKind.GOAL)
    table.live.close()
    async with opened(table.library) as keyboard:
        await keyboard.press("down", "enter", "e", *["enter"] * 4, "1", "f")
        holder = table.library.shelves[table.opening.id].holder
        assert holder is not None
        session = keyboard.session.id
        log = holder.session(session)
        log.words_left = Going()
        await keyboard.press("enter")
        assert keyboard.top == "ThanksScreen"
        assert "The other words of this session are just being deleted." in keyboard.words
        log.words_left = Stays("The disk is full.")
        await keyboard.wait(1)
        assert "The other words of this session are not gone yet. The disk is full." in keyboard.words
        assert "gone from this computer" not in keyboard.words
        log.words_left = Stays("It stands in other.json.", is_tried=False)
        await keyboard.wait(1)
        said = "that were here are gone. It stands in other.json. Remove that if nobody wants it."
        assert said in keyboard.words
        assert "tried again" not in keyboard.words
        log.words_left = Stays("It stands in b.json.", is_tried=False, is_looked_at_again=True)
        await keyboard.wait(1)
        assert "are gone from it. It stands in b.json. The next opening looks again." in keyboard.words
        log.words_left = Gone()
        await keyboard.wait(1)
        said = "The words of this session are gone from this computer"
        await keyboard.until(lambda: said in keyboard.words, said)
        assert "not gone yet" not in keyboard.words


async def test_where_words_will_go_nothing_is_promised_for_the_next_time(house: House) -> None:
    """What waits waits only if everyone keeps everything: said wherever it is told, true once they do."""
    async with house.open(BeginNew("Work", builtin()["manager"], NAMES[:2]), size=(100, 30)) as keyboard:
        await keyboard.press("p", *keys_of("The night shift"), "enter", "x")
        assert "It comes back the next time if you keep everything at the end." in keyboard.words
        await keyboard.press("escape", "s", "6", "enter", *keys_of("We were honest"), "enter")
        assert keyboard.said == "You see it again at the end, and next time if you keep everything."
        await keyboard.press("t", "p")
        assert "if you keep everything at the end" in keyboard.said
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        await keyboard.press("e", "y", "enter")
        assert "This waits for the next time, if you keep everything on the next page:" in keyboard.words
        assert "And you celebrate. It stands here the next time, if you keep everything:" in keyboard.words
        await keyboard.press("enter", "1", "2", "escape")
        assert "This waits for the next time: " in keyboard.words
        assert "And you celebrate: " in keyboard.words


@pytest.mark.no_cover
async def test_a_celebration_alone_is_asked_about(house: House) -> None:
    """Else it would leave unseen where the setting keeps the agreements only."""
    async with house.sit("Ana", "Ben") as keyboard:
        happened(keyboard.live.act(assessing.plan_celebration, "We kept at it"))
        await keyboard.press("e", "enter", "enter", "enter")
        assert "What stays on this computer?" in keyboard.words


async def test_the_choice_can_be_changed_back_and_a_facilitator_has_none(house: House) -> None:
    """Everything stays then."""
    async with house.sit("Ana", "Ben", "Fay", facilitators=["Fay"]) as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "e", *["enter"] * 3)
        await keyboard.press("3")
        assert keyboard.said == "Fay facilitates and is not asked."
        await keyboard.press("2", "2", "f")
        assert not is_open(keyboard)
        assert [note.text for note in keyboard.session.notes] == ["hi"]


@pytest.mark.no_cover
async def test_letting_words_go_ends_the_session_in_the_handler_of_the_key(house: House) -> None:
    """A kill after it finds the end on the disk: nothing has to be drawn first."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "e", "enter", "enter", "enter", "1", "f")
        dialog = keyboard.app.screen
        assert isinstance(dialog, ConfirmDialog)
        dialog.action_yes()
        assert not is_open(keyboard), "before the loop comes to anything else"
        assert b'"SessionClosed"' in house.all_bytes()
        dialog.action_yes()
        await keyboard.press("enter")
        assert keyboard.session.notes == ()


@pytest.mark.no_cover
async def test_a_slip_at_what_stays_takes_no_words(house: House) -> None:
    """One number and the end: it is asked first, and back changes nothing; yes is the way it was to be."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "e", "enter", "enter", "enter", "1", "f")
        assert "let them go" in keyboard.text
        for no in ("n", "escape"):
            await keyboard.press("f", no, "f")
            assert keyboard.top == "ConfirmDialog"
            assert is_open(keyboard)
        await keyboard.press("escape")
        assert [note.text for note in keyboard.session.notes] == ["hi"]
        await keyboard.press("f", "y")
        assert not is_open(keyboard)
        assert keyboard.session.notes == ()
        assert keyboard.top == "ThanksScreen"


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.no_cover
async def test_a_setting_that_keeps_agreements_only_asks_where_there_are_words(
    house: House, *, words: bool
) -> None:
    """Nobody is asked about words that are not there."""
    setting = msgspec.structs.replace(builtin()["neutral"], keeps=Keep.AGREEMENTS)
    async with house.open(BeginNew("Home", setting, NAMES[:2])) as keyboard:
        await keyboard.press(*(("1", "n", *"hi", "enter") if words else ()))
        await keyboard.press("e", *["enter"] * 4, "f")
        assert is_open(keyboard) is words
        assert keyboard.top == ("ConfirmDialog" if words else "ThanksScreen")


@pytest.mark.parametrize("agrees", [True, False])
async def test_thanks_say_nothing_of_words_that_were_not_there(house: House, *, agrees: bool) -> None:
    """The setting keeps the agreements only; nobody was asked, and nothing was deleted."""
    async with house.open(BeginNew("Work", builtin()["manager"], NAMES[:2])) as keyboard:
        await keyboard.press(*(("a", *"Rest", "enter", "1", "2", "escape") if agrees else ()))
        await end(keyboard)
        assert keyboard.session.kept is Keep.AGREEMENTS
        assert "gone from this computer" not in keyboard.words
        assert "kept" not in keyboard.words
        assert "What you said stays between you" in keyboard.words


@pytest.mark.no_cover
@pytest.mark.parametrize("choice", [(), ("1",)])
async def test_a_demonstration_promises_nothing_at_its_end(house: House, choice: tuple[str, ...]) -> None:
    """The choices can be tried; whatever they are nothing stays, and nothing is asked before it goes."""
    async with house.sit(library=memory.MemoryLibrary()) as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "a", *"Rest", "enter", "1", "2", "escape")
        happened(keyboard.live.act(parking.park, "Money"))
        happened(keyboard.live.act(people.schedule_review, review("2026-12-05")))
        await keyboard.press("e", *["enter"] * 3)
        assert "This waits for the next time" not in keyboard.words
        assert "Outside a demo this waits for the next time: Money" in keyboard.words
        await keyboard.press("enter", *choice)
        assert "In this demo nothing stays, whatever you choose here." in keyboard.words
        assert f"1 ▲ Ana {'the agreements only' if choice else 'keep everything'}" in keyboard.words
        for promise in ("Everything stays", "stay in any case", "deletes for good"):
            assert promise not in keyboard.words
        await keyboard.press("f")
        assert keyboard.top == "ThanksScreen"
        assert "This was a demo: nothing of it is kept" in keyboard.words
        for promise in ("you agreed on is kept", "stays between you", "gone from this", "Your review"):
            assert promise not in keyboard.words


async def test_a_held_enter_stops_at_the_last_page(house: House) -> None:
    """Ending has a key of its own, which is said; held it ends the session, and no more."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "e")
        await keyboard.hold("enter", 40)
        await keyboard.hold("space", 40)
        assert "What stays on this computer?" in keyboard.text
        assert "f finishes" in keyboard.said
        assert is_open(keyboard)
        await keyboard.press("1")
        await keyboard.hold("f", 40)
        assert keyboard.top == "ConfirmDialog"
        await keyboard.press("escape", "1")
        await keyboard.hold("f", 40)
        assert keyboard.top == "ThanksScreen"


async def test_a_number_where_somebody_is_still_to_ask_is_told_where_it_answers(house: House) -> None:
    """And nothing of it where nobody is."""
    async with house.sit() as keyboard:
        await keyboard.press("a", *"Rest", "enter", "escape", "e", "enter", "1")
        assert keyboard.said == "This page is for reading aloud. esc, then l: there your number answers."
        await keyboard.press("escape", "l", "1", "2", "escape", "e", "enter", "1")
        assert keyboard.said == "This page is for reading aloud. enter goes on."


@pytest.mark.no_cover
async def test_letters_without_a_number_do_nothing_but_say_what_the_page_is_for(
    house: House, home: Path
) -> None:
    """Only the page that offers a key at its foot hears it; TIME-OUT is heard everywhere."""
    async with house.sit() as keyboard:
        await keyboard.press(
            "1", "n", *"hi", "enter", "a", *"Rest", "enter", "1", "2", "escape", "e", "enter"
        )
        told = {
            "This page is for reading aloud.": "pcf",
            "This page is for what you take away. Your number first": "pcfd",
            "This page is for what comes until the review.": "f",
            "This page is for choosing what stays.": "pcd",
        }
        for purpose, letters in told.items():
            for letter in letters:
                await keyboard.press(letter)
                assert keyboard.said.startswith(purpose)
                assert keyboard.top == "ClosingScreen"
            await keyboard.press("enter")
        assert is_open(keyboard)
        assert list(home.glob("*.html")) == list(home.glob("*.ics")) == []
        await keyboard.press("t")
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.no_cover
@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_started_into_one_alliance_the_thanks_only_leads_out(house: House, key: str) -> None:
    """No other alliance is shown to who sits there."""
    async with house.sit() as keyboard:
        await end(keyboard)
        assert "all alliances" not in keyboard.text
        await keyboard.press("b")
        assert keyboard.top == "ThanksScreen"
        assert keyboard.app.live is not None, "the alliance is still open"
        await keyboard.press(key)
        assert keyboard.app._exit


async def test_an_end_that_cannot_be_saved_says_so_and_asks_before_leaving(house: House) -> None:
    """The actions wait; leaving would lose them."""
    library = MemoryLibrary()
    async with house.sit(library=library) as keyboard:
        fail(library, "The disk is full.")
        await end(keyboard)
        assert "NOT SAVED" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.top == "LeaveDialog"
        await keyboard.press("escape")
        fail(library, None)
        keyboard.live.store.retry()
        await keyboard.settle()
        assert "NOT SAVED" not in keyboard.text


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
@pytest.mark.no_cover
async def test_every_file_in_which_words_stay_can_be_read_on_the_thanks(
    house: House, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may be more than fit: the foot says how to go on."""
    files = [f"Words may still be in session-{number}.json." for number in range(40)]
    async with house.sit(size=size) as keyboard:
        await keyboard.press("1", "n", *keys_of("a note"), "enter", "e", *["enter"] * 4, "1", "f")
        monkeypatch.setattr(AtStore, "words_left", Stays(" ".join(files)))
        await keyboard.press("enter")
        assert keyboard.top == "ThanksScreen"
        assert "↑ ↓" in keyboard.text.split("\n")[-1]
        seen = keyboard.text
        for _ in range(20):
            await keyboard.press("pagedown")
            seen += keyboard.text
        assert all(f"session-{number}.json" in seen for number in range(40))


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
@pytest.mark.no_cover
async def test_why_an_end_is_not_saved_and_how_much_waits_stand_at_the_top(
    house: House, size: tuple[int, int]
) -> None:
    """On what stays, and on the thanks: it is told where it is, not only once people leave."""
    library = MemoryLibrary()
    async with house.sit(library=library, size=size) as keyboard:
        fail(library, "Your share of this disk is used up.")
        await keyboard.press("1", "n", *keys_of("a note"), "enter", "e", *["enter"] * 4)
        assert "What stays on this computer?" in keyboard.text
        for key in ("", "f"):
            await keyboard.press(*key)
            waiting = keyboard.live.store.status
            assert isinstance(waiting, NotSaved)
            says = f"NOT SAVED, {waiting.waiting} waiting: Your share of this disk is used up. F7 tries now"
            assert keyboard.text.split("\n")[0].rstrip().endswith(says)
        assert keyboard.top == "ThanksScreen"


@pytest.mark.parametrize("size", [(100, 30), (160, 50), (40, 12), (20, 5)])
@pytest.mark.no_cover
async def test_many_agreements_can_be_read_at_every_size(size: tuple[int, int]) -> None:
    """Down reaches the last one, and enter goes on from there."""
    table = agreed(*(f"Number {number}" for number in range(30)))
    table.live.close()
    async with opened(table.library, size=size) as keyboard:
        await close(keyboard)
        for _ in range(300):
            if pointed_at_or_nothing(keyboard) == "Number 29":
                break
            await keyboard.press("down")
        assert pointed_at(keyboard) == "Number 29"
        await keyboard.press("enter")
        assert "What does each" in keyboard.text or size == (20, 5)
        assert "TIME-OUT" in keyboard.text.split("\n")[-1]


def pointed_at_or_nothing(keyboard: Keyboard) -> str:
    """The line that the pointer stands before, if it is in view."""
    return next((line[1:].strip() for line in keyboard.text.split("\n") if line.startswith(">")), "")


async def test_the_page_to_print_and_the_calendar_are_written_where_people_look_for_files(home: Path) -> None:
    """Each under a name of its own, and the whisper says where."""
    table = agreed("Phones away [/x]")
    table.live.close()
    async with opened(table.library, size=(100, 30)) as keyboard:
        await close(keyboard)
        await keyboard.press("enter", "enter", "p")
        assert f"Written: {home}" in keyboard.said
        await keyboard.press("p", "c")
        names = sorted(path.name for path in home.glob("ana-ben-*"))
        assert names == ["ana-ben-2026-11-22-2.html", "ana-ben-2026-11-22.html", "ana-ben-2026-11-22.ics"]
        assert "Phones away [/x]" in (home / names[0]).read_text()
        assert (home / names[2]).read_bytes().startswith(b"BEGIN:VCALENDAR")
        assert is_open(keyboard)


def looked_back(planned: str, *, rhythm: str = "every week") -> Table:
    """People who look back at what they agreed on, a week after they planned the review of a day."""
    table = agreed("Phones away")
    happened(table.live.act_on_alliance(people.schedule_review, review(planned, "18:30", rhythm)))
    table.act(sitting.close)
    table.wait(7 * 86_400)
    happened(table.live.sit_down(SessionKind.ASSESS))
    table.live.close()
    return table


async def to_what_comes(keyboard: Keyboard) -> None:
    """End the session, and go on to the page of what comes until the review."""
    await keyboard.press("down", "enter")
    if keyboard.top == "LookingBackScreen":
        await keyboard.press("escape")
    await keyboard.press("e", "enter", "enter", "enter")


@pytest.mark.no_cover
async def test_after_a_look_back_the_next_review_is_on_offer_and_stands_at_the_end() -> None:
    """It is the next one of its rhythm: no day that is over is named, and nothing is due any more."""
    table = looked_back("2026-11-29")
    async with opened(table.library, clock=table.clock) as keyboard:
        await to_what_comes(keyboard)
        assert "This was your review. The next one:" in keyboard.text
        assert "Sun 6 December, 18:30, then every week" in keyboard.text
        assert "29 November" not in keyboard.text
        await keyboard.press("f")
        assert keyboard.top == "ThanksScreen"
        assert "Your review: Sun 6 December, 18:30, then every week." in keyboard.text


async def test_the_next_review_is_taken_with_enter_where_a_page_follows() -> None:
    """The foot says so; after that it is planned like any other."""
    table = looked_back("2026-11-29")
    table = table.again().resumed()
    table.note(1, "Ben listens", NoteKind.APPRECIATION)
    table.live.close()
    async with opened(table.library, clock=table.clock) as keyboard:
        await to_what_comes(keyboard)
        assert "enter  take it" in keyboard.text
        await keyboard.press("enter")
        assert keyboard.session.review is not None
        assert keyboard.session.review.date == "2026-12-06"
        await keyboard.press("left")
        assert "enter  next" in keyboard.text
        assert "Review in 7 days" in keyboard.text


async def test_people_can_choose_another_day_or_none_in_the_place_of_what_is_on_offer() -> None:
    """What is on offer stands only where they do not."""
    table = looked_back("2026-11-29")
    async with opened(table.library, clock=table.clock) as keyboard:
        await to_what_comes(keyboard)
        await keyboard.press("n")
        assert "No day is set for looking at this again. d chooses one." in keyboard.text
        await keyboard.press("n")
        assert keyboard.said == "This page is for what comes until the review."
        await keyboard.press("d")
        await keyboard.type("in 2 days")
        await keyboard.press("enter")
        assert "Tue 1 December" in keyboard.text
        await keyboard.press("f")
        assert "Your review: Tue 1 December." in keyboard.text


@pytest.mark.no_cover
async def test_a_talk_after_the_day_of_the_review_names_no_day_that_is_over() -> None:
    """A rhythm goes on; a day for once is theirs to choose anew."""
    for rhythm, told, thanked in (
        ("every week", "The day of your review has passed. The next one:", "Sun 29 November, 18:30"),
        ("", "The day of your review has passed. d chooses another one.", "Thank you"),
    ):
        table = agreed("Phones away")
        planned = review("2026-11-22", "19:30", rhythm)
        happened(table.live.act_on_alliance(people.schedule_review, planned))
        table.wait(3600)
        table.live.close()
        async with opened(table.library, clock=table.clock) as keyboard:
            await to_what_comes(keyboard)
            assert told in keyboard.text
            assert "Sun 22 November" not in keyboard.text
            await keyboard.press("f")
            assert "Sun 22 November" not in keyboard.text
            assert thanked.replace("18:30", "19:30") in keyboard.text


@pytest.mark.no_cover
async def test_a_facilitator_takes_nothing_away_and_is_told_so(house: House) -> None:
    """In the right words, which go with the page."""
    async with house.sit("Cleo", "Ana", "Ben", facilitators=["Cleo"]) as keyboard:
        await keyboard.press("2", "e", "enter", "1")
        assert keyboard.said == "Cleo facilitates and is not asked."
        await keyboard.press("enter")
        assert keyboard.said == ""


@pytest.mark.no_cover
async def test_what_waits_for_the_next_time_stands_there_whole(house: House) -> None:
    """A question that rests is longer than a line."""
    topic = "What is hard for you at the moment that I may not see from where I stand every day?"
    async with house.sit(size=(80, 24)) as keyboard:
        happened(keyboard.live.act(parking.park, topic))
        await keyboard.press("e", "enter", "enter")
        assert topic in keyboard.words


async def test_who_went_home_is_told_with_the_choice_they_made(house: House) -> None:
    """One "agreements only" decides, whether they are still there or not."""
    async with house.sit() as keyboard:
        await keyboard.press("2", "n", *"hi", "enter", "e", *["enter"] * 3, "2", *["escape"] * 3)
        await keyboard.press("o", "2", "space", "escape", "e", *["enter"] * 3)
        assert "2 ◆ Ben the agreements only · not here any more" in keyboard.words
        assert "Of what you said, nothing stays." in keyboard.words
        await keyboard.press("2")
        assert keyboard.said.startswith("Ben is not here")
        await keyboard.press("f", "y")
        assert keyboard.session.notes == ()


async def test_u_takes_back_what_was_taken_away_and_says_whose_a_choice_is(house: House) -> None:
    """As everywhere else."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "1", *"Rest", "enter", "u")
        assert keyboard.said.startswith("Taken back")
        assert not keyboard.session.notes
        await keyboard.press("y")
        assert [note.text for note in keyboard.session.notes] == ["Rest"]
        await keyboard.press("enter", "enter", "1", "u")
        assert keyboard.said
        assert "1 ▲ Ana the agreements only" in keyboard.words


@pytest.mark.no_cover
async def test_reading_out_and_thanking_are_nobodys_talk(house: House) -> None:
    """The floor is open from the first page on, and when they go back; so it is through the opening."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(10)
        await keyboard.press("e", "escape")
        assert keyboard.session.phase.holder == pid(1), "only asked"
        await keyboard.press("e", "enter")
        await keyboard.wait(300)
        await keyboard.press("escape")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.phase.kind is SpanKind.OPEN
        await keyboard.press("2")
        await keyboard.wait(20)
        await keyboard.press("j")
        await keyboard.wait(300)
        await keyboard.press("escape", "e", "enter")
        now = keyboard.live.now().t
        assert [round(one) for one in talk_seconds(keyboard.session, now).values()] == [10, 20]


def dialog_words(keyboard: Keyboard) -> str:
    """What is asked, as one line."""
    assert keyboard.top == "ConfirmDialog"
    return " ".join(keyboard.text.replace("│", " ").replace("┃", " ").split())


@pytest.mark.no_cover
async def test_a_sentence_that_is_typed_is_asked_about_before_the_end(house: House) -> None:
    """Escape says that it is kept; `f` asks as `q` does, and whoever goes back finds every letter."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "1", *keys_of("To ask"), "escape")
        assert keyboard.said == "What you typed is kept until your number opens it again."
        await keyboard.press("enter", "f")
        asked = "Typed and not saved: a sentence to take away. End the session all the same?"
        assert asked in dialog_words(keyboard)
        for no in ("n", "escape"):
            await keyboard.press(no, "f")
            assert is_open(keyboard)
        await keyboard.press("escape", "escape", "1", "escape", "1", "enter", "2", " ", "escape")
        assert keyboard.said == "", "nothing was typed"
        await keyboard.press("enter")
        assert [note.text for note in keyboard.session.notes] == ["To ask"]
        await keyboard.press("enter", "f")
        assert keyboard.top == "ThanksScreen"


async def test_whoever_ends_all_the_same_ends_in_the_handler_of_the_key(house: House) -> None:
    """And what was typed is gone with it."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "1", "x", "escape", "enter", "f")
        dialog = keyboard.app.screen
        assert isinstance(dialog, ConfirmDialog)
        dialog.action_yes()
        assert not is_open(keyboard)
        await keyboard.settle()
        assert keyboard.top == "ThanksScreen"
        assert keyboard.app.drafts.unsaved == ""


@pytest.mark.no_cover
async def test_where_words_go_anyway_what_is_typed_is_in_the_same_question(house: House) -> None:
    """One question, not two."""
    async with house.sit() as keyboard:
        await keyboard.press(
            "1", "n", *"hi", "enter", "e", "enter", "2", "x", "escape", "enter", "enter", "1"
        )
        await keyboard.press("f")
        asked = dialog_words(keyboard)
        assert "This is deleted for good: 1 goal." in asked
        assert "Typed and not saved, so that it goes too: a sentence to take away." in asked
        await keyboard.press("y")
        assert keyboard.top == "ThanksScreen"


@pytest.mark.no_cover
async def test_a_time_out_over_that_question_ends_nothing(house: House) -> None:
    """It is there again afterwards."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "1", "x", "escape", "enter", "f", "f9")
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        assert "a sentence to take away" in dialog_words(keyboard)
        assert is_open(keyboard)


@pytest.mark.no_cover
async def test_u_takes_nothing_back_there_that_was_done_in_the_talk(house: House) -> None:
    """Nor the opening of the floor: else the time of the end would be somebody's talk. Back there it does."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter")
        await keyboard.wait(10)
        await keyboard.press("e", "enter")
        for _ in range(3):
            await keyboard.press("u")
            assert keyboard.said == "There is nothing to take back."
        assert keyboard.session.holder is None
        await keyboard.wait(300)
        await keyboard.press("escape", "u")
        assert keyboard.said.startswith("Taken back: a note")
        now = keyboard.live.now().t
        assert [round(one) for one in talk_seconds(keyboard.session, now).values()] == [10, 0]


@pytest.mark.no_cover
async def test_a_page_with_nothing_left_to_choose_gives_way(house: House) -> None:
    """What was taken back on it was all there was to keep or not."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "enter", "1", "x", "enter", "enter", "enter")
        assert "What stays on this computer?" in keyboard.words
        await keyboard.press("u")
        assert "What stays on this computer?" not in keyboard.words
        await keyboard.press("f")
        assert keyboard.top == "ThanksScreen"


@pytest.mark.parametrize("talks", [False, True])
@pytest.mark.no_cover
async def test_a_topic_in_the_middle_waits_for_the_next_time_unless_somebody_has_talked_of_it(
    house: House, talks: bool
) -> None:
    """What the page of the end says is what is there the next time."""
    async with house.sit(size=(100, 30)) as keyboard:
        await keyboard.press("p", *keys_of("The night shift"), "enter", "x", "enter")
        if talks:
            await keyboard.press("1")
            await keyboard.wait(5)
        await keyboard.press("e", *["enter"] * 2)
        assert ("This waits for the next time: The night shift" in keyboard.words) is not talks
        await keyboard.press("enter", "f")
        assert keyboard.top == "ThanksScreen"
        assert [thing.text for thing in keyboard.session.parked] == ([] if talks else ["The night shift"])
