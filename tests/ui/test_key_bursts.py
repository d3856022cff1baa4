"""Keys that come faster than the screen follows break nothing."""

from __future__ import annotations

from string import ascii_lowercase

import pytest

from alliance_tui.domain.events.breaks import TimeOutCalled, TimeOutLengthened, TopicRested
from alliance_tui.ui.dialogs.cover import CoverScreen
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
from alliance_tui.ui.screens.session import SessionScreen
from alliance_tui.ui.start import OpenAlliance
from tests.builders import pid
from tests.keyboard import Keyboard, _key_event, keys_of
from tests.scale import mixed
from tests.ui.house import SMALLEST, House
from tests.ui.places import PLACES, at, come_back

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def burst(keyboard: Keyboard, *keys: str) -> None:
    """Send keys at once, before anything is done about the first."""
    for key in keys:
        keyboard._send(_key_event(key))
    await keyboard.settle()


def count(keyboard: Keyboard, kind: type) -> int:
    """How often something has happened in the session."""
    return sum(isinstance(one.event, kind) for one in keyboard.live.records())


@pytest.mark.parametrize(
    "keys", [("a", "a", "f9"), ("z", "v", "f9"), ("escape", "escape", "f9"), ("home", "f9")]
)
async def test_lifting_the_cover_in_haste_and_calling_a_time_out_calls_it(
    house: House, keys: tuple[str, ...]
) -> None:
    """The keys that are still coming do not lift the cover twice."""
    async with house.sit() as keyboard:
        await keyboard.press("f4")
        await burst(keyboard, *keys)
        assert keyboard.session.time_out is not None
        assert keyboard.top == "TimeOutScreen"


async def test_a_loose_break_past_its_time_sends_nobody_away(house: House) -> None:
    """It says what to do now."""
    async with house.open() as keyboard:
        await keyboard.press("f9")
        assert "Go apart." in keyboard.text
        assert "No session is running: this break is only on this screen, and ends with it." in keyboard.words
        assert "A break of 20 minutes" in keyboard.text
        assert "We come back" not in keyboard.text, "what does not outlive the program promises nothing"
        assert "esc go on q leave" in keyboard.words
        await keyboard.resize(*SMALLEST)
        assert "TIME-OUT 20:00 A break of 20 minutes" in keyboard.words
        await keyboard.resize(100, 30)
        house.clock.move(1201)
        screen = keyboard.screen
        assert isinstance(screen, LooseTimeOutScreen)
        screen._draw()
        await keyboard.settle()
        assert "Good that you are back. esc goes on." in keyboard.text
        assert "Go apart." not in keyboard.text
        assert "We come back" not in keyboard.text


async def test_a_loose_break_is_left_once_however_often_escape_comes(house: House) -> None:
    """What is under it stays."""
    async with house.open() as keyboard:
        before = keyboard.top
        await keyboard.press("f9")
        assert keyboard.top == "LooseTimeOutScreen"
        await burst(keyboard, "escape", "escape", "escape")
        assert keyboard.top == before


async def typed(keyboard: Keyboard, text: str, apart: float = 0.12) -> None:
    """Type words at a steady pace, each key so many seconds after the last."""
    for key in keys_of(text):
        keyboard._typed_at += apart
        keyboard._send(_key_event("space" if key == " " else key))
        await keyboard.settle()


async def sent(keyboard: Keyboard, *keys: str, apart: float) -> None:
    """Send keys at a steady pace, of which none is done before the next one comes."""
    for key in keys:
        keyboard._typed_at += apart
        keyboard._send(_key_event("space" if key == " " else key))
    await keyboard.settle()


@pytest.mark.parametrize("apart", [0.0, 0.12, 0.45])
@pytest.mark.parametrize(
    "text",
    ["That you laughed", "that you quit a lot", "t a l k   l a t e r", "Tell me that a map", "täglich la"],
)
async def test_a_sentence_that_is_typed_into_the_air_calls_a_break_and_does_nothing_there(
    house: House, text: str, apart: float
) -> None:
    """Neither puts it off nor leaves: who reads on the screen what happened comes back in twenty minutes."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        keyboard._typed_at += 1.0
        await typed(keyboard, text, apart)
        assert not keyboard.app._exit
        assert keyboard.top == "TimeOutScreen"
        assert count(keyboard, TimeOutCalled) == 1
        assert count(keyboard, TimeOutLengthened) == count(keyboard, TopicRested) == 0


async def test_after_half_a_second_of_quiet_a_letter_is_a_key_again(house: House) -> None:
    """And a number is one all the time."""
    async with house.sit() as keyboard:
        await typed(keyboard, "that")
        await typed(keyboard, "1m")
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == (pid(1),)
        assert "How much more time?" not in keyboard.text
        keyboard._typed_at += 0.6
        await typed(keyboard, "m")
        assert "How much more time?" in keyboard.text


@pytest.mark.parametrize("apart", [0.0, 0.05, 0.3])
async def test_keys_of_a_break_count_however_quickly_they_come(house: House, apart: float) -> None:
    """All of them are bound: nobody types words."""
    async with house.sit() as keyboard:
        await typed(keyboard, "tma", apart)
        assert count(keyboard, TimeOutLengthened) == 1
        await typed(keyboard, "la", apart)
        assert count(keyboard, TimeOutLengthened) == 2
        assert keyboard.app._exit


async def test_typing_stops_the_run_up_as_any_key_does(house: House) -> None:
    """Whoever still writes is not ready."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2")
        await typed(keyboard, "wo")
        assert keyboard.session.time_out is not None
        assert len(keyboard.session.time_out.ready) == 1


async def test_enter_at_the_end_of_words_stops_the_run_up_too(house: House) -> None:
    """Also where a number among them began it: enter is of what is typed."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1")
        keyboard._typed_at += 1.0
        await sent(keyboard, *"wo2", apart=0.05)
        assert keyboard.session.time_out is not None
        assert len(keyboard.session.time_out.ready) == 2
        await sent(keyboard, "enter", apart=0.05)
        assert keyboard.session.time_out is not None
        assert len(keyboard.session.time_out.ready) == 1


async def test_keys_right_after_the_key_of_a_break_are_pressed_and_not_typed(house: House) -> None:
    """F9 ends what was being typed; words that go on all the same put nothing off."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await typed(keyboard, "I li")
        keyboard._typed_at += 0.1
        keyboard._send(_key_event("f9"))
        await typed(keyboard, "to la")
        assert keyboard.top == "TimeOutScreen"
        assert count(keyboard, TimeOutLengthened) == 0
        await keyboard.press("escape", "f9")
        await typed(keyboard, "la")
        assert count(keyboard, TimeOutLengthened) == 1


@pytest.mark.parametrize("text", ["no fun", "good for", "we find"])
async def test_a_sentence_that_is_typed_on_the_last_page_ends_nothing(house: House, text: str) -> None:
    """Pressed alone, or after words that ended with enter, the same letter does; `t` calls a break."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", "x", "enter", "e", *["enter"] * 3)
        assert "f " in keyboard.text
        keyboard._typed_at += 1.0
        await typed(keyboard, text)
        assert keyboard.session.is_open
        assert keyboard.top == "ClosingScreen"
        await typed(keyboard, "wort")
        assert keyboard.top == "TimeOutScreen"


async def test_words_that_end_with_enter_are_over(house: House) -> None:
    """What comes right after them is a key."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.burst(*keys_of("so well"), "enter", "t", "m", "a")
        assert [note.text for note in keyboard.session.notes] == ["so well"]
        assert count(keyboard, TimeOutLengthened) == 1


@pytest.mark.parametrize(("text", "goes"), [("we say yes", False), ("y", True)])
async def test_a_question_is_not_answered_by_the_letters_of_a_sentence(
    house: House, text: str, goes: bool
) -> None:
    """Such as whether words leave the computer."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", "x", "enter", "e", *["enter"] * 3, "1", "2", "f")
        assert keyboard.top == "ConfirmDialog"
        keyboard._typed_at += 1.0
        await typed(keyboard, text)
        assert keyboard.session.is_open is not goes


@pytest.mark.parametrize("text", ["a friend", "we find", "her own"])
async def test_a_sentence_on_the_page_of_an_alliance_begins_nothing(house: House, text: str) -> None:
    """It would be there for good: a session, or an earlier review."""
    alliance, _ = house.furnish(ended=True)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        await keyboard.until(lambda: keyboard.top == "AllianceScreen", "the page")
        before = keyboard.live.revision
        keyboard._typed_at += 1.0
        await typed(keyboard, text)
        assert keyboard.top == "AllianceScreen"
        assert keyboard.live.revision == before
        await keyboard.press("n")
        assert keyboard.live.revision > before


@pytest.mark.parametrize("text", ["We are sorry", "Wrong", "you quarrel", "I like our dinner"])
async def test_a_sentence_that_is_typed_in_the_reveal_lets_go_of_nothing(house: House, text: str) -> None:
    """Nor does it take back, uncover or leave; a letter that is pressed does."""
    async with at(house, PLACES["together-open"]) as keyboard:
        before, shown = keyboard.live.revision, keyboard.text
        keyboard._typed_at += 1.0
        await typed(keyboard, text)
        assert keyboard.top == "TogetherScreen"
        assert keyboard.live.revision == before
        assert all(one.is_in_force for one in keyboard.session.agreements)
        assert shown.split("\n")[:20] == keyboard.text.split("\n")[:20]
        await keyboard.press("r")
        assert not all(one.is_in_force for one in keyboard.session.agreements)


@pytest.mark.parametrize(
    ("apart", "text"), mixed([0.0, 0.12, 0.45], ["keep on", "ready", "for us", "dream on", "krone", "do"])
)
async def test_words_that_begin_with_a_key_of_the_reveal_settle_nothing(
    house: House, text: str, apart: float
) -> None:
    """The next letter tells, and what was settled before stays."""
    async with at(house, PLACES["together-open"]) as keyboard:
        before, revision = keyboard.session, keyboard.live.revision
        keyboard._typed_at += 1.0
        await sent(keyboard, *text, apart=apart)
        assert keyboard.top == "TogetherScreen"
        assert keyboard.session.assessment == before.assessment
        assert keyboard.session.agreements == before.agreements
        assert keyboard.live.revision == revision


@pytest.mark.parametrize("keys", [("k", "right", "o"), ("k", "o")])
async def test_what_is_settled_with_a_key_alone_stays(house: House, keys: tuple[str, ...]) -> None:
    """Where people go on, and where a moment later something is pressed that is no key."""
    async with at(house, PLACES["together-open"]) as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, *keys, apart=0.1 if len(keys) > 2 else 0.6)
        assert keyboard.session.assessment.settled


@pytest.mark.parametrize(
    ("apart", "text"),
    mixed([0.0, 0.12, 0.45], ["2 days", "2 days or so", "2 reasons", "12 drums", "2 r", "duck days"]),
)
async def test_words_after_a_number_or_keys_uncover_and_settle_nothing(
    house: House, text: str, apart: float
) -> None:
    """A space between a number and a letter is one between words, and enter at their end is of them."""
    async with at(house, PLACES["together"]) as keyboard:
        before = keyboard.live.revision
        keyboard._typed_at += 1.0
        await sent(keyboard, *(*text, "enter") if len(text) > 3 else text, apart=apart)
        assert "enter uncovers" in keyboard.words
        await keyboard.press("enter")
        assert keyboard.live.revision == before + 1
        keyboard._typed_at += 1.0
        if text[0].isdigit():
            await sent(keyboard, *text, apart=apart)
        assert keyboard.top == "TogetherScreen"
        assert keyboard.live.revision == before + 1
        assert all(one.is_in_force for one in keyboard.session.agreements)


async def test_a_break_is_called_after_a_number_and_a_space_too(house: House) -> None:
    """By its letter, and nothing is uncovered before it."""
    async with at(house, PLACES["together"]) as keyboard:
        keyboard._typed_at += 1.0
        before = keyboard.session.assessment.covered
        await sent(keyboard, *"2 times", apart=0.12)
        assert keyboard.session.time_out is not None
        assert keyboard.session.assessment.covered == before


@pytest.mark.parametrize(
    ("keys", "apart"), [("2 ", 0.0), ("2 ", 0.3), ("2 1", 0.1), ("2  k", 0.1), ("2 d", 0.6), ("1 \r", 0.0)]
)
async def test_a_space_after_a_number_is_a_key_unless_a_letter_follows_at_once(
    house: House, keys: str, apart: float
) -> None:
    """It uncovers; a letter after a moment is a key, too."""
    async with at(house, PLACES["together"]) as keyboard:
        before = keyboard.session.assessment.covered
        keyboard._typed_at += 1.0
        await sent(keyboard, *keys.replace("\r", ""), *(["enter"] if "\r" in keys else []), apart=apart)
        assert keyboard.session.assessment.covered == before[1:]
        assert bool(keyboard.session.assessment.settled) is (keys[-1] in "kd")


async def test_a_time_out_waits_for_no_space_that_may_be_of_words(house: House) -> None:
    """Nor does any other key."""
    async with at(house, PLACES["together"]) as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, "2", " ", "f9", apart=0.0)
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.parametrize("apart", [0.0, 0.15, 0.45])
async def test_who_is_chosen_by_number_is_away_however_soon_a_letter_follows(
    house: House, apart: float
) -> None:
    """Among the people a number says whom the next key is about; the letter after it counts, too."""
    async with house.sit("Ana", "Ben", "Cem") as keyboard:
        await keyboard.press("o")
        keyboard._typed_at += 1.0
        await sent(keyboard, *"3 a", apart=apart)
        assert [one.name for one in keyboard.session.here] == ["Ana", "Ben"]
        assert "Who joins?" in keyboard.text


@pytest.mark.parametrize("text", [" r", "we six"])
async def test_it_is_said_that_keys_were_taken_for_words(house: House, text: str) -> None:
    """Nobody has to wonder why nothing happened."""
    async with at(house, PLACES["together"]) as keyboard:
        before = keyboard.live.revision
        keyboard._typed_at += 1.0
        await sent(keyboard, *(f"2{text}" if text[0] == " " else text), apart=0.15)
        assert keyboard.live.revision == before
        assert keyboard.said == "That was taken for words, which do nothing here. Press keys one at a time."


@pytest.mark.parametrize("apart", [0.0, 0.05, 0.3])
async def test_a_letter_right_after_a_number_is_a_key(house: House, apart: float) -> None:
    """People and programs press them so."""
    async with at(house, PLACES["together-open"]) as keyboard:
        first = keyboard.session.agreements[0].id
        keyboard._typed_at += 1.0
        await sent(keyboard, *"1k", "enter", "enter", apart=apart)
        assert keyboard.session.assessment.settled == (first,)
        assert not keyboard.session.assessment.covered


@pytest.mark.parametrize("apart", [0.0, 0.05, 0.3])
async def test_keys_of_the_reveal_count_however_quickly_they_come(house: House, apart: float) -> None:
    """All of them are bound: nobody types words."""
    async with at(house, PLACES["together-open"]) as keyboard:
        first = keyboard.session.agreements[0].id
        keyboard._typed_at += 1.0
        await typed(keyboard, "kur", apart)
        assert keyboard.session.assessment.settled == (first,)
        assert keyboard.session.agreement(first) is None


@pytest.mark.parametrize("called", ["f9", "ctrl+t"])
async def test_keys_after_a_break_was_called_in_the_middle_of_words_are_pressed(
    house: House, called: str
) -> None:
    """Whoever called it means what they press."""
    async with at(house, PLACES["together-open"]) as keyboard:
        keyboard._typed_at += 1.0
        await typed(keyboard, "we a")
        keyboard._send(_key_event(called))
        await typed(keyboard, "ma", 0.05)
        assert count(keyboard, TimeOutLengthened) == 1


def ignores_words(name: str) -> bool:
    """Whether words that are typed at a place do nothing; a key of any kind lifts the cover."""
    screen = PLACES[name].screen
    known = issubclass(screen, LiveScreen) and not issubclass(screen, CoverScreen)
    return known and not PLACES[name].typing and not issubclass(screen, SessionScreen)


async def type_words(keyboard: Keyboard, name: str) -> None:
    """They do nothing; every letter is tried, after one that is no key, but the one that calls a break."""
    screen, live = keyboard.screen, keyboard.app.live
    before = live.revision if live else None
    keyboard._typed_at += 1.0
    await typed(keyboard, f"ß{ascii_lowercase.replace('t', '')} ")
    assert keyboard.screen is screen, f"{name}: words opened {keyboard.top}"
    assert not keyboard.app._exit, f"{name}: words left the program"
    assert keyboard.app.live is live, f"{name}: words opened another alliance"
    assert (live.revision if live else None) == before, f"{name}: words did something"


async def type_words_after_a_number(keyboard: Keyboard, name: str) -> None:
    """They do nothing more than the number, whatever space and the letters are keys of there."""
    await keyboard.press("2")
    screen, live = keyboard.screen, keyboard.app.live
    if not isinstance(screen, LiveScreen) or not screen.IGNORES_TYPING or screen.takes_words:
        return
    before = live.revision if live else None
    await sent(keyboard, *" reasons for us", "enter", apart=0.05)
    assert keyboard.screen is screen, f"{name}: words after a number opened {keyboard.top}"
    assert not keyboard.app._exit, f"{name}: words after a number left the program"
    assert (live.revision if live else None) == before, f"{name}: words after a number did something"


@pytest.mark.parametrize("apart", [0.0, 0.2])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("time-out", "later"),
        ("time-out", "maybe"),
        ("time-out", "quiet"),
        ("closing-keeping", "fine"),
        ("end", "yes"),
    ],
)
async def test_a_word_that_begins_with_a_letter_that_ends_something_ends_nothing(
    house: House, name: str, text: str, apart: float
) -> None:
    """Nor does one put off or leave a break: the next letter tells that it is one."""
    async with at(house, PLACES[name]) as keyboard:
        keyboard._typed_at += 1.0
        before, screen = keyboard.live.revision, keyboard.screen
        await sent(keyboard, *text, apart=apart)
        assert keyboard.screen is screen
        assert not keyboard.app._exit
        assert keyboard.live.revision == before
        assert keyboard.session.is_open


@pytest.mark.parametrize("keys", [("f",), ("f", "enter"), ("f", "f")])
async def test_such_a_letter_alone_or_before_another_key_does_what_it_says(
    house: House, keys: tuple[str, ...]
) -> None:
    """It waits for no longer than a word would; held down it counts once."""
    async with at(house, PLACES["closing-keeping"]) as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, *keys, apart=0.05)
        assert not keyboard.session.is_open


@pytest.mark.parametrize(
    ("text", "kept"),
    [("quiet evening", "quie"), ("hey you", "ey you"), ("Quince", "Quince"), ("equal", "equal")],
)
async def test_words_that_are_typed_in_the_talk_neither_leave_nor_end_it(
    house: House, text: str, kept: str
) -> None:
    """A letter that does waits for the next one there too; what follows is offered as a note."""
    async with house.sit() as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, *text, apart=0.12)
        assert not keyboard.app._exit
        if keyboard.session.time_out is not None:
            await come_back(keyboard)
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.is_open
        assert keyboard.app.drafts.begun == kept
        await keyboard.press("n", "1")
        assert kept in keyboard.text


@pytest.mark.parametrize("keys", ["e", "e1", "ue"])
async def test_a_letter_that_ends_the_talk_does_so_alone(house: House, keys: str) -> None:
    """After other keys too, and before a number."""
    async with house.sit() as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, *keys, apart=0.12)
        assert keyboard.top == "ConfirmDialog"


async def test_keys_of_the_talk_count_however_quickly_they_come(house: House) -> None:
    """Nearly every letter is a key there: only one that leaves or ends tells that words are typed."""
    async with house.sit() as keyboard:
        keyboard._typed_at += 1.0
        await sent(keyboard, "1", "space", "u", "y", "x", apart=0.05)
        assert keyboard.session.holder == pid(2)
        assert keyboard.top == "LotDialog"
        await keyboard.press("escape", "q")
        assert keyboard.app._exit
