"""The keys at the foot of a session: they are true at every moment, and tell in words what they do."""

from __future__ import annotations

import re

import pytest
from textual.events import Paste

from alliance_tui.domain.decisions import floor, opening
from alliance_tui.domain.words import Step
from alliance_tui.live import Live
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.key_bar import MOST, Key, KeyBar
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import happened, pid
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.ui.house import SIZES, House
from tests.ui.places import PLACES, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

EIGHT = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
"""As many people as there can be."""


async def test_after_a_breath_the_foot_is_again_that_of_the_turn(house: House) -> None:
    """It ends by itself, without a key; within it, others raise a hand."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        turn = foot(keyboard)
        assert "space  hand over" in turn
        await keyboard.press("b")
        assert foot(keyboard).startswith("b  go on  1 2  your hand  n  note")
        await keyboard.press("2")
        assert keyboard.session.hands == (pid(2),)
        await keyboard.wait(14)
        assert foot(keyboard).startswith("b  go on")
        await keyboard.wait(2)
        assert foot(keyboard) == turn


async def test_after_the_breath_of_a_time_out_the_floor_is_open(house: House) -> None:
    """The numbers take the floor, in the breath as after it."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "f9", "1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"
        assert foot(keyboard).startswith("b  go on  1 2  speak")
        await keyboard.wait(20)
        assert foot(keyboard).startswith("1 2  speak  n  note")


async def test_the_foot_is_not_drawn_anew_while_nothing_changes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each second of a breath asks for the keys again, and finds the same ones."""
    drawn: list[str] = []
    async with house.sit() as keyboard:
        await keyboard.press("1", "b")
        keyboard.look()
        with monkeypatch.context() as drawing:
            drawing.setattr(KeyBar, "render_line", lambda bar, y: drawn.append(f"line {y}"))
            for _ in range(5):
                await keyboard.wait(1)
                keyboard.look()
        assert drawn == []


@pytest.mark.parametrize("names", [EIGHT[:2], EIGHT[:3], EIGHT])
async def test_at_eighty_columns_every_key_at_the_foot_has_its_words(
    house: House, names: tuple[str, ...]
) -> None:
    """In every step, while somebody speaks, in a breath, and while something is written."""
    async with house.sit(*names, size=(80, 24)) as keyboard:
        bar = keyboard.screen.query_one("#keys", KeyBar)
        for number in range(1, 7):
            for keys in ((f"s{number}"), "1", "b", "n", None, "p", None, "h", "0"):
                await keyboard.press(*(keys or ("escape",)))
                shown = bar._sharing(80 - 1 - len(bar._time_out_words(80)))[0]
                assert all(key.words for key in shown), foot(keyboard)
                assert len(shown) >= 3
                assert re.search(r" (\?|F1)\s+(T|F9) TIME-OUT$", foot(keyboard))


async def test_each_step_shows_its_own_key_and_the_last_one_the_end(house: House) -> None:
    """The next key of a talk that is through is at the foot, too."""
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("1")
        assert "a  agree" in foot(keyboard)
        await keyboard.press("s", "5")
        assert keyboard.session.step is Step.REVIEW
        assert "r  review" in foot(keyboard)
        assert "→  step" in foot(keyboard)
        await keyboard.press("right")
        assert "enter  celebrate" in foot(keyboard)
        assert "e  end" in foot(keyboard)
        assert "→" not in foot(keyboard)
        await keyboard.click_on(" end ")
        assert keyboard.top == "ConfirmDialog"


@pytest.mark.parametrize("size", SIZES)
async def test_under_the_palette_the_foot_names_what_works_there(house: House, size: tuple[int, int]) -> None:
    """Letters are its search: the break is called by F9, and each key can be clicked."""
    async with house.sit(size=size) as keyboard:
        before = foot(keyboard)
        await keyboard.press("ctrl+p")
        assert " ".join(foot(keyboard).split()) == "enter run ↑ ↓ choose esc close F9 TIME-OUT"
        await keyboard.type("words")
        assert " ".join(foot(keyboard).split()) == "enter run ↑ ↓ choose esc close F9 TIME-OUT"
        await keyboard.click_on("esc")
        assert foot(keyboard) == before


async def test_a_field_for_the_parking_lot_names_no_key_of_a_note(house: House) -> None:
    """What is parked is nobody's words of some kind."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        assert "F2  whose  F3  what" in foot(keyboard)
        await keyboard.press("escape", "p")
        assert foot(keyboard).startswith("enter  save  F8  hand over  esc  back ")
        assert "F2" not in foot(keyboard)


@pytest.mark.parametrize("keys", [("n", "1"), ("p",)])
async def test_a_field_names_the_hand_over_only_where_somebody_has_the_floor(
    house: House, keys: tuple[str, ...]
) -> None:
    """With the floor open the key says what works there instead: a number is a digit in a field."""
    async with house.sit() as keyboard:
        await keyboard.press(*keys)
        assert "F8" not in foot(keyboard)
        await keyboard.press("f8")
        assert keyboard.said == "Nobody has the floor. enter saves your words, esc keeps them for later."
        await keyboard.press("escape", "1", keys[0])
        assert "F8  hand over" in foot(keyboard)
        await keyboard.press("f8")
        assert keyboard.session.holder == pid(2)
        happened(keyboard.live.act(floor.open_floor))
        await keyboard.settle()
        assert "F8" not in foot(keyboard)


# Whose words


async def test_while_it_asks_whose_words_follow_letters_are_words(house: House) -> None:
    """None of them runs a key; the number puts them into the field."""
    async with house.sit("Ana", "Ben", "Cleo") as keyboard:
        await keyboard.press("n")
        assert foot(keyboard).startswith("1 2 3  whose words  esc  back")
        before = keyboard.session
        await keyboard.press(*"queazelphy ua+- z", "enter", "right", "down", "x", "backspace", "0")
        assert keyboard.top == "SessionScreen"
        assert keyboard.session is before
        assert keyboard.said == "Press the number of whose words these are first.  “queazelphy ua+- z”"
        await keyboard.press("3")
        assert "Cleo's words" in keyboard.text
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.text) == (pid(3), "queazelphy ua+- z")


async def test_what_is_pasted_while_it_asks_whose_words_follow_is_kept(house: House) -> None:
    """After what was typed; far too much is refused with a sentence."""
    async with house.sit() as keyboard:
        await keyboard.press("n", "a", " ")
        await keyboard.paste("walk\x1b on\nSunday")
        assert "whose words these are first" in keyboard.said
        await keyboard.paste("x" * 30_000)
        assert keyboard.said.startswith("What you pasted has 30,000 characters")
        assert not keyboard.screen.query(WordField), "no field is there before it is known for whom"
        await keyboard.press("escape")
        assert keyboard.said == "What you typed is kept and waits where you began it."
        await keyboard.press("n", "2", "enter")
        assert [one.text for one in keyboard.session.notes] == ["a walk on\nSunday"]


@pytest.mark.parametrize(
    ("key", "top"), [("t", "TimeOutScreen"), ("question_mark", "HelpDialog"), ("f4", "CoverScreen")]
)
async def test_while_it_asks_whose_words_follow_the_keys_of_every_screen_stay(
    house: House, key: str, top: str
) -> None:
    """Above all the one that stops the talk."""
    async with house.sit() as keyboard:
        await keyboard.press("n", key)
        assert keyboard.top == top


async def test_in_the_middle_of_a_word_t_is_a_letter_and_t_with_shift_stops_the_talk(house: House) -> None:
    """Before any word, t stops the talk too."""
    async with house.sit() as keyboard:
        await keyboard.press("n", *"hot tea")
        assert keyboard.top == "SessionScreen"
        await keyboard.press("T")
        assert keyboard.top == "TimeOutScreen"
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        await keyboard.wait(20)
        await keyboard.press("1", "enter")
        assert [one.text for one in keyboard.session.notes] == ["hot tea"]
        await keyboard.press("0", "n", "t")
        assert keyboard.top == "TimeOutScreen"


async def test_words_typed_right_after_n_are_all_kept_and_in_order(house: House) -> None:
    """Also faster than anything is drawn."""
    async with house.sit() as keyboard:
        await keyboard.burst("n", *"we all ", Paste("eat"), *" early", "2", "enter")
        assert [one.text for one in keyboard.session.notes] == ["we all eat early"]


# Read only


async def test_a_window_that_can_only_be_read_shows_only_keys_that_do_something(house: House) -> None:
    """Another one holds the alliance."""
    library = MemoryLibrary()
    async with house.sit(library=library) as first:
        await first.press("1", "n", "a", "enter", "p", "b", "enter", "a", "c", "enter", "escape")
        alliance = first.live.id
        async with house.open(OpenAlliance(alliance), library=library) as second:
            assert "READ ONLY" in second.text
            assert foot(second).startswith("l  list  w  our words  x  parking lot  v  read out  q  leave")
            dialogs = {
                "l": ("AgreementsDialog", "/lesc"),
                "w": ("WordsDialog", "vesc"),
                "x": ("LotDialog", "vesc"),
                "o": ("PeopleDialog", "esc"),
            }
            for key, (top, names) in dialogs.items():
                await second.press(key)
                assert second.top == top
                assert "".join(one.name for one in second.screen.query_one(KeyBar).keys) == names
                await second.press("escape")
            await second.press("s")
            assert "Which step?" not in second.said
            await second.press("v")
            assert second.top == "ReadOutScreen"


READABLE = (
    "opening",
    "closing-keeping",
    "looking-back",
    "marks",
    "marks-alone",
    "together",
    "together-open",
    "past",
    "pause",
    "quiet-minute",
    "time-out",
    "time-out-not-yet",
)
"""Pages that a second window can be on while the first one goes on."""

REFUSAL = "Anna's computer holds it."
"""Why nothing can be kept."""


@pytest.mark.parametrize("name", READABLE)
async def test_no_key_at_the_foot_of_a_page_is_only_refused(
    house: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A way back is always left."""
    left: list[Key] | None = None
    for _ in range(MOST):
        async with at(house, PLACES[name]) as keyboard:
            await keyboard.press(*["down"] * (3 if name == "past" else 0))
            monkeypatch.setattr(Live, "read_only", property(lambda _: REFUSAL))
            keyboard.screen.mutate_reactive(LiveScreen.session)
            keyboard.screen.mutate_reactive(LiveScreen.status)
            await keyboard.settle()
            left = list(keyboard.screen.query_one(KeyBar).keys) if left is None else left
            assert len(left) <= MOST
            screen, before = keyboard.screen, keyboard.text
            while left and keyboard.app.is_running and keyboard.screen is screen and keyboard.text == before:
                assert any(key.name in ("esc", "q") for key in screen.query_one(KeyBar).keys)
                await refuses_not(keyboard, left.pop(0))
            monkeypatch.undo()
        if not left:
            return
    raise AssertionError(f"not tried: {left}")


async def refuses_not(keyboard: Keyboard, key: Key) -> None:
    """Do what a key at the foot does, and go back to where it stands where that is one step."""
    screen = keyboard.screen
    await screen.run_action(key.action)
    await keyboard.settle()
    assert REFUSAL not in keyboard.words.partition("READ ONLY")[0], key
    if keyboard.app.is_running and screen in keyboard.app.screen_stack and keyboard.screen is not screen:
        await keyboard.press("escape")


def foot(keyboard: Keyboard) -> str:
    """The line of keys, with single words apart as they are drawn."""
    return keyboard.text.split("\n")[-1].strip()


async def test_an_agreed_sign_stands_at_the_foot_everywhere_and_takes_no_key_away(house: House) -> None:
    """On the open floor, in dialogs and on pages over the talk; the way to the next step stays."""
    async with house.sit(size=(80, 24)) as keyboard:
        happened(keyboard.live.act(opening.agree_sign, "an open hand"))
        for keys in ("m", "x", "z"):
            await keyboard.press(keys)
            assert "TIME-OUT · an open hand" in keyboard.text
            await keyboard.press("escape" if keyboard.top == "LotDialog" else keys)
        await keyboard.press("1")
        assert "→  step" in keyboard.text
        await keyboard.press("n")
        assert "F3" in keyboard.text
