"""The floor, by the keys of a session: who speaks, whose hand is up, how long a turn is, what stops it."""

from __future__ import annotations

import pytest

from alliance_tui.domain.timing import talk_seconds
from alliance_tui.domain.words import SpanKind, Step
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.question_bar import QuestionBar
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import pid
from tests.keyboard import Keyboard
from tests.ui.house import House
from tests.ui.places import come_back

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def test_a_number_takes_the_open_floor_and_raises_a_hand_while_someone_speaks(house: House) -> None:
    """Your number is you."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        assert states(keyboard) == ["SPEAKING", "listening"]
        await keyboard.press("2")
        assert states(keyboard) == ["SPEAKING", "hand raised"]
        await keyboard.press("2")
        assert states(keyboard) == ["SPEAKING", "listening"]
        await keyboard.press("1")
        assert keyboard.said == "Ana is speaking already. Space hands the floor over."


async def test_space_hands_over_to_the_longest_raised_hand_else_to_the_next_seat(house: House) -> None:
    """Who asked first speaks first."""
    async with house.sit("Ana", "Ben", "Chloé", "Dewi") as keyboard:
        await keyboard.press("1", "4", "3")
        assert "hand raised, 1st" in states(keyboard)[3]
        assert "hand raised, 2nd" in states(keyboard)[2]
        await keyboard.press("space")
        assert keyboard.session.holder == pid(4)
        await keyboard.press("space")
        assert keyboard.session.holder == pid(3)
        await keyboard.press("space")
        assert keyboard.session.holder == pid(4)
        await keyboard.press("space")
        assert keyboard.session.holder == pid(1)


async def test_the_floor_can_be_given_straight_and_opened(house: House) -> None:
    """`g` and a number gives it; `0` opens it; escape forgets that it was asked."""
    async with house.sit("Ana", "Ben", "Chloé") as keyboard:
        await keyboard.press("1", "g")
        assert keyboard.said == "Give the floor to whom? Press their number."
        await keyboard.press("3")
        assert keyboard.session.holder == pid(3)
        await keyboard.press("g", "escape", "1")
        assert keyboard.session.holder == pid(3)
        assert keyboard.session.hands == (pid(1),)
        await keyboard.press("0")
        assert states(keyboard) == ["hand raised", "listening", "listening"]
        await keyboard.press("0")
        assert keyboard.said.startswith("The floor is open already.")
        await keyboard.press("space")
        assert keyboard.said.startswith("The floor is open.")


@pytest.mark.parametrize("key", ["4", "8"])
async def test_a_number_nobody_has_is_told_who_has_one(house: House, key: str) -> None:
    """A slip of the finger is answered, and nothing happens."""
    async with house.sit("Ana", "Ben", "Chloé") as keyboard:
        await keyboard.press(key)
        assert keyboard.said == f"Nobody has the number {key}. The numbers at this table are 1, 2, 3."
        assert keyboard.session.holder is None


async def test_a_turn_is_made_longer_and_shorter_by_half_a_minute(house: House) -> None:
    """Within its bounds, which are told."""
    async with house.sit() as keyboard:
        await keyboard.press("plus")
        assert keyboard.said == "Nobody speaks just now: there is no turn to make longer or shorter."
        await keyboard.press("1", "plus", "equals_sign")
        assert keyboard.said == "This turn has 3:00 now."
        assert keyboard.session.turn is not None
        assert keyboard.session.turn.planned == 180
        await keyboard.press(*["minus"] * 6)
        assert keyboard.session.turn.planned == 30
        assert keyboard.said == "A turn is at least 30 seconds. Space hands the floor over."


async def test_the_end_of_a_turn_is_told_quietly_and_nobody_is_cut_off(house: House) -> None:
    """A word 20 seconds before the planned end, another after it, and the floor stays."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(99)
        await keyboard.press("c")
        assert "soon over" not in keyboard.text
        for left in ("0:20", "0:07", "0:01"):
            await keyboard.wait(120 - int(left[2:]) - keyboard.live.now().t)
            assert "soon over" in keyboard.text, left
        await keyboard.wait(60)
        assert "finish your thought" in keyboard.text
        await keyboard.wait(3600)
        assert states(keyboard)[0] == "SPEAKING"


async def test_the_clock_of_a_turn_is_a_bar_digits_or_hidden(house: House) -> None:
    """`c` goes round."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(30)
        assert "█" in keyboard.text
        await keyboard.press("c")
        digits = keyboard.text
        await keyboard.press("C")
        hidden = keyboard.text
        await keyboard.press("c")
        assert "█" in keyboard.text
        assert len({digits, hidden, keyboard.text}) == 3


async def test_a_breath_gives_the_floor_back_by_itself(house: House) -> None:
    """Fifteen seconds that are nobody's; any of `b` and the speaker's number ends it sooner."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(10)
        await keyboard.press("b")
        assert [state.rstrip(" ~") for state in states(keyboard)] == ["breathing", "breathing"]
        assert keyboard.said == "A breath of 15 seconds, together. b goes on before that."
        await keyboard.wait(16)
        assert states(keyboard)[0] == "SPEAKING"
        await keyboard.press("b", "b")
        assert states(keyboard)[0] == "SPEAKING"
        await keyboard.press("B", "1")
        assert keyboard.session.phase.kind is SpanKind.TALK


async def test_a_heard_loop_gives_the_floor_to_the_listener_once_the_speaker_says_yes(house: House) -> None:
    """`h` asks the listener to say it back; `h` again says something is missing; the number says heard."""
    async with house.sit() as keyboard:
        await keyboard.press("h")
        assert keyboard.said.startswith("Nobody speaks just now.")
        await keyboard.press("1", "h")
        assert states(keyboard)[1] == "saying back"
        assert "1  heard" in keyboard.text
        await keyboard.press("2")
        assert keyboard.said.startswith("Ana says whether it was heard")
        await keyboard.press("h")
        assert states(keyboard)[0] == "SPEAKING"
        await keyboard.press("h", "1", "1")
        assert keyboard.session.holder == pid(2)


async def test_a_pause_covers_everything_and_goes_on_where_it_was(house: House) -> None:
    """The doorbell: no time runs, and the speaker goes on speaking."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(20)
        await keyboard.press("z")
        await keyboard.wait(600)
        assert "B A C K   S O O N" in keyboard.text
        assert (
            "Paused for 10 min. Nothing runs, nothing is lost. Ana goes on speaking then." in keyboard.words
        )
        await keyboard.press("x", "5")
        assert keyboard.top == "PauseScreen"
        await keyboard.press("space")
        assert keyboard.top == "SessionScreen"
        assert states(keyboard)[0] == "SPEAKING"
        await keyboard.wait(10)
        await keyboard.press("0")
        assert [round(one.end - one.start) for one in keyboard.session.spans if one.holder] == [20, 10]


@pytest.mark.parametrize(
    ("keys", "said", "then"),
    [
        ("h", "Ben says back then what Ana said.", "Ben: “What I heard is ...”"),
        ("h1", "Ana says then whether there is more.", "Ana, is there more?"),
    ],
)
async def test_a_pause_in_a_heard_loop_goes_back_to_it(house: House, keys: str, said: str, then: str) -> None:
    """The page says so."""
    async with house.sit() as keyboard:
        await keyboard.press("1", *keys)
        assert then in keyboard.words
        await keyboard.press("z")
        assert said in keyboard.words
        await keyboard.wait(60)
        await keyboard.press("z")
        assert then in keyboard.words


async def test_what_was_done_last_is_taken_back_and_brought_back(house: House) -> None:
    """A hand-over by mistake gives its time back; a redo works until something else is done."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(60)
        await keyboard.press("space")
        await keyboard.wait(10)
        await keyboard.press("u")
        assert keyboard.said == "Taken back: the change of the floor. y brings it back."
        assert keyboard.session.holder == pid(1)
        await keyboard.press("y")
        assert keyboard.said.startswith("Brought back")
        assert keyboard.session.holder == pid(2)
        await keyboard.press("u", "2", "Y")
        assert keyboard.session.hands == (pid(2),)
        await keyboard.press("u", "u", "U")
        assert keyboard.session.spans == ()
        await keyboard.press("u")
        assert keyboard.said == "There is nothing to take back."


async def test_a_pause_that_is_over_is_passed_over(house: House) -> None:
    """`u` leads nobody back into it, where it could not be taken back: what was done before it is."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "space", "z", "z", "u")
        assert keyboard.top == "SessionScreen"
        assert keyboard.said == "Taken back: the change of the floor. y brings it back."
        await keyboard.press("y")
        assert keyboard.session.holder == pid(2)


async def test_a_pause_from_before_a_time_out_stays_one(house: House) -> None:
    """And all that was done with the floor before it: nothing of it becomes anybody's talk."""
    async with house.sit() as keyboard:
        await keyboard.press("2", "z")
        await keyboard.wait(8)
        await keyboard.press("T")
        await come_back(keyboard)
        told = talk_seconds(keyboard.session, keyboard.live.now().t)
        await keyboard.press("u")
        assert keyboard.said == "There is nothing to take back."
        assert talk_seconds(keyboard.session, keyboard.live.now().t) == told


async def test_steps_and_questions_are_walked_through_in_any_direction(house: House) -> None:
    """Arrows and page keys; the ends are told."""
    async with house.sit() as keyboard:
        assert "What of purpose?" in keyboard.text
        await keyboard.press("down")
        assert "What else of purpose?" in keyboard.text
        await keyboard.press("up", "left")
        assert keyboard.said == "This is the first step."
        await keyboard.press("right", "pagedown")
        assert keyboard.session.step is Step.IMPROVE
        assert "purpose ✓ needs ✓ [IMPROVE]" in keyboard.text
        await keyboard.press(*["right"] * 4)
        await keyboard.resize(80, 24)
        assert "ASSESS purpose✓ needs✓ improve✓ agree✓ review✓ [CELEBRATE]" in keyboard.text
        assert keyboard.said == "This is the last step. Press e when you want to end."
        await keyboard.press("pageup")
        assert "[REVIEW]" in keyboard.text


async def test_letters_typed_into_the_air_ask_whether_they_are_a_note(house: House) -> None:
    """Three unbound letters and more do nothing else, and the note opens with them."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.type("éü")
        assert keyboard.said == ""
        await keyboard.type("я")
        assert keyboard.said == "Write this as a note? n opens it with the letters in it."
        assert len(keyboard.live.records()) == 2
        await keyboard.press("n")
        assert keyboard.session.holder == pid(1)
        assert "éüя" in keyboard.text


async def test_slow_letters_ask_nothing(house: House) -> None:
    """Someone who rests a finger on a key is not asked."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        for letter in "éüяñç":
            await keyboard.press(letter)
            await keyboard.wait(1)
        assert keyboard.said == ""


async def test_a_click_on_a_pane_is_the_number_of_its_person(house: House) -> None:
    """Mouse and touch do what the keys do."""
    async with house.sit() as keyboard:
        panes = list(keyboard.screen.query(ParticipantPane))
        await keyboard.click(panes[1], 5, 0)
        assert states(keyboard) == ["listening", "SPEAKING"]
        await keyboard.click(panes[0], 5, 1)
        assert states(keyboard) == ["hand raised", "SPEAKING"]
        await keyboard.click(keyboard.screen.query_one(QuestionBar), 10, 1)
        assert "What else of purpose?" in keyboard.text


async def test_every_key_at_the_foot_can_be_clicked(house: House) -> None:
    """The words beside a key do what the key does; the red one calls a time-out."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.click_on("hand over")
        assert keyboard.session.holder == pid(2)
        await keyboard.click_on(" step ")
        assert keyboard.session.step is Step.NEEDS
        await keyboard.click_on("TIME-OUT")
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.parametrize("people", range(2, 9))
async def test_everyone_has_a_pane_with_number_name_and_state(house: House, people: int) -> None:
    """From two to eight people, at every size a session is made for."""
    names = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")[:people]
    async with house.sit(*names, size=(160, 50)) as keyboard:
        await keyboard.press(str(people))
        for size in ((160, 50), (100, 30), (80, 24)):
            await keyboard.resize(*size)
            for seat, name in enumerate(names, 1):
                assert name in keyboard.text, f"{name} at {size}"
                assert str(seat) in keyboard.text
            assert "SPEAK" in keyboard.text
            assert "TIME-OUT" in keyboard.text


def states(keyboard: Keyboard) -> list[str]:
    """What every pane says its person does."""
    keyboard.look()
    return [
        pane._face.state.words
        for pane in keyboard.screen.query(ParticipantPane)
        if pane._face and pane._face.state
    ]


async def test_a_pause_is_of_one_ground(house: House) -> None:
    """Where nothing is whispered there is no band across it; so it is in a time-out."""
    async with house.sit() as keyboard:
        for key in ("z", "t"):
            await keyboard.press(key)
            whisper = keyboard.screen.query_one(Whisper)
            assert whisper.styles.background == keyboard.screen.styles.background
