"""The life of a time-out, from the call to the first words after it."""

from __future__ import annotations

import pytest
import textual.screen

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.decisions.breaks import later_choices
from alliance_tui.domain.method import QUIET_MINUTE, READY_RUN_UP
from alliance_tui.domain.timing import had_time_out
from alliance_tui.domain.words import SpanKind
from alliance_tui.storage import memory
from alliance_tui.ui.screens.time_out import TimeOutScreen
from alliance_tui.ui.start import OpenAlliance
from tests.builders import happened, pid
from tests.keyboard import Keyboard
from tests.scale import mixed
from tests.ui.house import SMALLEST, House
from tests.ui.places import come_back, end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay", "Gus", "Hal")
"""As many people as there can be."""

FLOOR = "After this breath the floor is open."
"""What is said as it is over."""

AGAIN = "Ana was speaking: 1 begins again."
"""What is said then where it stopped her turn."""


async def test_it_says_at_once_what_to_say_and_when_people_come_back(house: House) -> None:
    """The whole screen changes, with a countdown; the first call says one line more."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "t")
        assert "T I M E - O U T" in keyboard.text
        assert "We come back at 19:20" in keyboard.text
        assert "Say: “I need a break. I will be back at 19:20.” No last word." in keyboard.text
        assert "Go apart. Be kind to yourself." in keyboard.text
        await keyboard.wait(61)
        assert shown(keyboard) == "18:59"
        await come_back(keyboard)
        await keyboard.press("t")
        assert "Go apart." not in keyboard.text, "said once"


async def test_nobody_is_told_who_called_it(house: House) -> None:
    """Neither on the screen nor in what is kept."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "t")
        event = keyboard.live.records()[-1].event
        assert "p1" not in repr(event)
        assert "Ana" not in "".join(line for line in keyboard.text.split("\n") if "▲" not in line)


async def test_everyone_says_ready_by_number_and_it_goes_on_with_a_breath_and_an_open_floor(
    house: House,
) -> None:
    """Even early; a run-up of five seconds, then a breath, an opening sentence and fresh turns."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(60)
        await keyboard.press("t")
        await keyboard.wait(120)
        await keyboard.press("1")
        assert "1 ▲ Ana ready 2 ◆ Ben ..." in keyboard.words
        await keyboard.press("2")
        assert "All are ready. We go on in 5" in keyboard.text
        await keyboard.wait(4)
        assert "We go on in 1 ... any key stops." in keyboard.text
        await keyboard.wait(1)
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.phase.kind is SpanKind.BREATH
        assert keyboard.session.holder is None
        assert "One thing I understood about you is ..." in keyboard.text
        await keyboard.wait(16)
        await keyboard.press("2")
        assert keyboard.session.turn is not None
        assert (keyboard.session.turn.used, keyboard.session.turn.planned) == (0, 120)
        assert "One thing I understood" in keyboard.text, "it is said now"
        await keyboard.wait(5)
        await keyboard.press("space")
        assert "One thing I understood" not in keyboard.text


@pytest.mark.parametrize(
    "key", ["x", "escape", "f7", "f9", "t", "m", "l", "p", "q", "question_mark", "a", "1", "space"]
)
async def test_any_key_stops_the_run_up(house: House, key: str) -> None:
    """Whoever was ready last is asked again, and the key does nothing else."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2")
        await keyboard.wait(3)
        await keyboard.press(key)
        await keyboard.wait(30)
        assert keyboard.top == "TimeOutScreen"
        assert keyboard.session.time_out is not None
        assert len(keyboard.session.time_out.ready) == 1
        assert "All are ready" not in keyboard.text
        assert "How much more time?" not in keyboard.text
        assert "When will you be back?" not in keyboard.text


async def test_the_screen_goes_on_at_the_moment_that_is_recorded(house: House) -> None:
    """Not with the next whole second: in what is left of that one, people would look at what is over."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
        keyboard.clock.move(600.4)
        await keyboard.press("1", "2")
        ready = keyboard.session.t
        await keyboard.wait(READY_RUN_UP - 0.1)
        assert keyboard.top == "TimeOutScreen"
        keyboard.clock.move(0.1)
        keyboard._timers.move(0.1)
        await keyboard.settle()
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.phase.start == keyboard.session.t == ready + READY_RUN_UP


@pytest.mark.parametrize("key", ["x", "escape", "f7", "m", "l", "p", "q", "question_mark", "1", "space"])
async def test_a_key_after_that_moment_stops_nothing_however_late_it_is_noticed(
    house: House, key: str
) -> None:
    """As where the machine was busy; it does nothing else, for it was meant to stop that."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2")
        ready = keyboard.session.t
        keyboard.clock.move(READY_RUN_UP + 0.5)
        await keyboard.press(key)
        assert keyboard.top == "SessionScreen"
        assert keyboard.session.phase.kind is SpanKind.BREATH
        assert keyboard.session.phase.start == ready + READY_RUN_UP
        assert keyboard.session.hands == ()


async def test_a_break_that_is_called_after_that_moment_is_another_one(house: House) -> None:
    """The first one is over by the record: whoever calls it needs one now."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2")
        keyboard.clock.move(READY_RUN_UP + 0.5)
        await keyboard.press("f9")
        assert keyboard.top == "TimeOutScreen"
        assert had_time_out(keyboard.session)
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == ()


async def test_a_quiet_minute_ends_on_screen_when_it_is_over(house: House) -> None:
    """Not up to a second later."""
    async with house.sit() as keyboard:
        keyboard.clock.move(0.4)
        happened(keyboard.app.act(breaks.quiet_minute))
        await keyboard.settle()
        await keyboard.wait(QUIET_MINUTE - 0.1)
        assert keyboard.top == "QuietScreen"
        keyboard.clock.move(0.1)
        keyboard._timers.move(0.1)
        await keyboard.settle()
        assert keyboard.top == "SessionScreen"


@pytest.mark.parametrize("key", ["left_shift", "right_control", "caps_lock"])
async def test_a_bare_modifier_stops_nothing(house: House, key: str) -> None:
    """Some terminals tell them as keys."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2", key)
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"


async def test_ready_is_withdrawn_by_the_same_number(house: House) -> None:
    """A second press says not ready after all."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "1", "2")
        await keyboard.wait(60)
        assert keyboard.top == "TimeOutScreen"
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == (pid(2),)


async def test_it_is_said_at_once_how_it_goes_on_after_it(house: House) -> None:
    """Whose turn it stopped, too; hands that were up are down, and nobody waits for theirs unknowing."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "1", "2")
        await keyboard.wait(6)
        assert keyboard.session.phase.kind is SpanKind.BREATH
        assert keyboard.said == FLOOR
        await keyboard.press("1", "2", "t", "1", "2")
        await keyboard.wait(6)
        assert not keyboard.session.hands
        assert keyboard.said == f"Raised hands are down now. {FLOOR} {AGAIN}"


async def test_it_is_said_too_where_the_time_out_was_gone_on_with(house: House) -> None:
    """In a program that was started again meanwhile."""
    async with house.sit() as keyboard:
        alliance = keyboard.live.id
        await keyboard.press("1")
        await keyboard.wait(30)
        await keyboard.press("t", "q")
    house.clock.move(3600)
    async with house.open(OpenAlliance(alliance)) as keyboard:
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"
        assert keyboard.said == f"{FLOOR} {AGAIN}"


@pytest.mark.parametrize(
    ("choice", "until"),
    [("a", "19:40"), ("b", "20:20"), ("c", "08:00"), ("D", "19:00")],
)
async def test_who_is_not_ready_asks_for_more_time(house: House, choice: str, until: str) -> None:
    """Twenty minutes, an hour, tomorrow morning, tomorrow evening."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "m")
        assert "How much more time?" in keyboard.text
        assert "a 20 minutes more b an hour more c tomorrow at 08:00 d tomorrow at 19:00" in keyboard.words
        await keyboard.press(choice)
        assert until in keyboard.text
        assert "How much more time?" not in keyboard.text


async def test_not_yet_can_be_left_without_an_answer(house: House) -> None:
    """Escape goes back to the countdown; letters choose only while they are asked for."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "m", "escape")
        assert "How much more time?" not in keyboard.text
        await keyboard.press("a", "b", "c", "d")
        assert "We come back at 19:20" in keyboard.text


@pytest.mark.parametrize("keys", [("q",), ("l", "a")])
async def test_whoever_leaves_a_time_out_of_a_demonstration_is_promised_nothing(
    house: House, keys: tuple[str, ...]
) -> None:
    """There is nothing to come back to: it is gone with the program."""
    async with house.sit(library=memory.MemoryLibrary()) as keyboard:
        await keyboard.press("t", *keys)
        assert not keyboard.app.is_running
        assert not keyboard.app._exit_renderables


async def test_it_is_left_for_tonight_with_a_time_of_return(house: House) -> None:
    """The program ends, the time-out does not; starting again shows it at once."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "l")
        assert "When will you be back? a tomorrow at 08:00 b tomorrow at 19:00" in keyboard.words
        await keyboard.press("c")
        assert keyboard.top == "TimeOutScreen", "only what is offered is chosen"
        await keyboard.press("a")
        assert not keyboard.app.is_running
        assert keyboard.app._exit_renderables == ["We come back tomorrow at 08:00."]
    house.clock.move(3600)
    async with house.open() as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out that goes on")
        assert "We come back tomorrow at 08:00" in keyboard.text


async def test_from_all_alliances_one_key_leads_back_to_them_while_it_runs_on(house: House) -> None:
    """The screen says whose it is; the list points at it, opens nothing by itself, and one key comes back."""
    for title in ("Home", "Work"):
        async with house.sit(title=title) as keyboard:
            await keyboard.press("1", "t", "m", "a" if title == "Home" else "b")
    async with house.open(size=(80, 24)) as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the one that returns next")
        assert keyboard.text.split("\n")[4].strip() == "Home"
        for key in ("m not yet", "l for tonight", "o alliances", "p rest topic", "q leave", "? helps"):
            assert key in keyboard.words
        await keyboard.press("o")
        assert keyboard.top == "LibraryScreen"
        assert keyboard.app.live is None, "nothing is held open"
        await keyboard.until(lambda: "> Home" in keyboard.text, "the one it was left for")
        assert keyboard.said == "The time-out of Home goes on. enter goes back to it."
        assert "time-out: back at 19:40" in keyboard.text
        assert "time-out: back at 20:20" in keyboard.text
        await keyboard.wait(60)
        assert keyboard.top == "LibraryScreen"
        await keyboard.press("enter")
        assert keyboard.top == "TimeOutScreen"
        assert "We come back at 19:40" in keyboard.text


async def test_who_opened_one_alliance_is_led_to_no_other(house: House) -> None:
    """The key is neither shown nor does it anything."""
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("t", "o")
        assert keyboard.top == "TimeOutScreen"
        assert "alliances" not in keyboard.text
        assert "q leave" in keyboard.words


async def test_the_key_to_all_alliances_only_stops_the_run_up(house: House) -> None:
    """As any other key does."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
    async with house.open() as keyboard:
        await keyboard.until(lambda: keyboard.top == "TimeOutScreen", "the time-out that goes on")
        await keyboard.press("1", "2", "o")
        assert keyboard.top == "TimeOutScreen"
        assert "1 ▲ Ana ready 2 ◆ Ben ..." in keyboard.words


async def test_the_smallest_terminal_still_says_what_it_is_and_what_is_left(house: House) -> None:
    """In one line, where there is no room for the title and the large countdown."""
    async with house.sit(size=SMALLEST) as keyboard:
        await keyboard.press("t")
        await keyboard.wait(61)
        assert "TIME-OUT 18:59 We come back at 19:20 1▲ ... 2◆ ..." in keyboard.words
        await keyboard.resize(80, 24)
        assert "TIME-OUT" not in keyboard.text


@pytest.mark.parametrize("columns", [40, 80])
async def test_how_to_say_ready_stays_longest(house: House, columns: int) -> None:
    """Empty rows go before it, then words, the large countdown, and names; time and numbers stay with it."""
    names = ("Ana", "Ben", "Chloé", "Dewi", "Eva", "Farid", "Grace", "Hana")
    async with house.sit(*names, size=(columns, 24)) as keyboard:
        await keyboard.press("t")
        for rows in range(30, 5, -1):
            await keyboard.resize(columns, rows)
            assert "Your number says ready." in keyboard.text, rows
            assert "We come back at 19:20" in keyboard.text, rows
            assert all(one in keyboard.text.replace("  ", "") for one in ("1▲", "8◊")), rows
            assert all(name in keyboard.text for name in names) == (rows >= 12), rows
        await keyboard.resize(80, 20)
        assert "Say: “I need a break." in keyboard.text


async def test_the_times_on_offer_are_seen_before_all_else(house: House) -> None:
    """Where they are asked for, also by eight people."""
    async with house.sit(*"ABCDEFGH", size=(80, 20)) as keyboard:
        await keyboard.press("t", "m")
        assert "How much more time?" in keyboard.text
        assert "esc" in keyboard.text
        assert "Your number says ready." in keyboard.text


async def test_a_window_that_only_reads_does_not_say_that_numbers_say_ready(house: House) -> None:
    """They do in the other one."""
    async with house.sit() as first, house.open(OpenAlliance(first.live.id)) as second:
        await first.press("t")
        await second.wait(1)
        assert second.top == "TimeOutScreen"
        assert "Your number says ready." in first.text
        assert "Your number says ready." not in second.text


@pytest.mark.parametrize("key", ["m", "l"])
@pytest.mark.parametrize("people", [2, 8])
async def test_on_the_smallest_terminal_every_answer_to_a_question_can_be_read(
    house: House, key: str, people: int
) -> None:
    """Before anything else: a letter that chooses a time is never unseen."""
    async with house.sit(*NAMES[:people], size=SMALLEST) as keyboard:
        await keyboard.press("f9", key)
        session, now = keyboard.session, keyboard.live.now()
        for later in later_choices(session, now, keyboard.clock.zone(), for_tonight=key == "l"):
            assert f"{later.key} {later.words}" in keyboard.words
        await keyboard.press("escape")
        assert "TIME-OUT 20:00" in keyboard.words


async def test_on_the_smallest_terminal_eight_are_told_by_number(house: House) -> None:
    """Who is ready, and of how many."""
    async with house.sit(*NAMES, size=SMALLEST) as keyboard:
        await keyboard.press("f9")
        assert "ready: - of 8" in keyboard.words
        await keyboard.press("1", "3")
        assert "ready: 1 3 of 8" in keyboard.words
        await keyboard.press("2", "4", "5", "6", "7")
        assert "ready: 1-7 of 8" in keyboard.words
        assert "We come back at" in keyboard.words


async def test_the_topic_can_rest_until_tomorrow(house: House) -> None:
    """It is kept with its step, and said."""
    async with house.sit() as keyboard:
        await keyboard.press("right", "t", "p")
        assert keyboard.said == "The topic rests until tomorrow. Leave it until then."
        assert [(one.step.value, one.until) for one in keyboard.session.rested] == [("needs", "2026-11-23")]


@pytest.mark.parametrize(
    ("hours", "leave_it", "day"),
    [
        (0, "leave it for tonight", "tomorrow"),
        (5.5, "leave it for tonight", "Tuesday"),
        (10.1, "leave it for now", "tomorrow"),
        (15, "leave it for now", "tomorrow"),
    ],
)
async def test_the_words_for_the_day_are_right_at_every_hour(
    house: House, hours: float, leave_it: str, day: str
) -> None:
    """In the evening, past midnight, in the early morning and by day: the clock begins at 19:00."""
    house.clock.move(hours * 3600)
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("t")
        assert leave_it in keyboard.words
        await keyboard.press("p")
        assert f"until {day}. Leave it until then." in keyboard.said


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (40, 12), (80, 18)])
async def test_keys_are_answered_on_small_terminals_too(house: House, size: tuple[int, int]) -> None:
    """What helps, what a key did and that another does nothing; what is left stays in sight."""
    async with house.sit(size=size) as keyboard:
        for key, said in (("question_mark", "walk"), ("p", "The topic rests"), ("w", "Nothing has to be")):
            await keyboard.press("t", key)
            assert said in keyboard.words
            assert "TIME-OUT 20:00" in keyboard.words or "T I M E - O U T" in keyboard.words
        await keyboard.press("m", "w")
        assert "20 minutes more" in keyboard.words


async def test_it_is_said_after_it_that_another_question_is_there(house: House) -> None:
    """Whoever put the topic off may be another person than who reads the question now."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "t", "p", "1", "2")
        await keyboard.wait(6)
        assert "What else of purpose?" in keyboard.text
        rests = "What you talked about rests until tomorrow"
        assert keyboard.said == f"{FLOOR} {rests}: here is another question."
        await keyboard.press("t", "p", "1", "2")
        await keyboard.wait(6)
        assert "rests until tomorrow, and there is no other here." in keyboard.said


async def test_what_rests_does_not_open_the_next_talk_of_the_same_night(house: House) -> None:
    """That begins with another question and says so, as does a step that people go to."""
    said = "The first question rests until tomorrow: this is the next one. x takes the first up."
    async with house.sit(size=(80, 24)) as keyboard:
        await keyboard.press("f9", "p")
        await come_back(keyboard)
        await keyboard.press("right", "left")
        assert keyboard.said == said
        assert "What else of purpose?" in keyboard.text
        await end(keyboard)
    async with house.open(size=(80, 24)) as keyboard:
        await keyboard.press("enter", "n", "escape")
        assert keyboard.session.is_open
        assert "What else of purpose?" in keyboard.text
        assert keyboard.said == said
        await keyboard.press("s", "2")
        assert keyboard.said == ""
        await keyboard.press("s", "1")
        assert keyboard.said == said
        await keyboard.press("p", *"What else of purpose?", "enter", "right", "left")
        assert "What of purpose?" in keyboard.text
        assert keyboard.said == ("This question rests until tomorrow, and there is no other here. → goes on.")


async def test_past_its_time_it_welcomes_and_never_says_late(house: House) -> None:
    """It waits as long as people need."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
        await keyboard.wait(1201)
        assert "Good that you are back. When you are ready, press your number." in keyboard.words
        assert shown(keyboard) == "0:00"
        for word in ("Say:", "I will be back", "No last word", "Go apart"):
            assert word not in keyboard.text
        assert "We said: back at 19:20." in keyboard.text
        assert "Not yet? m asks for more time." in keyboard.text
        await keyboard.wait(7200)
        assert "late" not in keyboard.text.replace("later", "")
        await come_back(keyboard)
        assert keyboard.top == "SessionScreen"


async def test_it_says_what_helps_when_asked(house: House) -> None:
    """And no longer when asked again."""
    async with house.sit() as keyboard:
        await keyboard.press("t", "question_mark")
        assert "What helps: water, fresh air, a walk" in keyboard.words
        await keyboard.press("question_mark")
        assert "What helps: water" not in keyboard.words


async def test_it_is_never_undone(house: House) -> None:
    """Nor is what was said in it: ready, more time."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "t", "u", "z", "space", "0", "n", "e")
        assert keyboard.top == "TimeOutScreen"
        await come_back(keyboard)
        await keyboard.press("u", "u", "u", "u")
        assert had_time_out(keyboard.session)


async def test_who_is_absent_need_not_be_ready(house: House) -> None:
    """Everyone who is here today decides."""
    async with house.sit("Ana", "Ben", "Chloé") as keyboard:
        await keyboard.press("o", "3", "space", "escape", "t")
        assert "Chloé" not in keyboard.text
        await keyboard.press("3")
        assert keyboard.said == "Chloé is not here today."
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"


async def test_it_counts_as_nobodys_talk(house: House) -> None:
    """The speaker's stretch ends with the call."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(30)
        await keyboard.press("t")
        await keyboard.wait(600)
        await come_back(keyboard)
        await keyboard.press("0")
        spans = [(one.kind, round(one.end - one.start)) for one in keyboard.session.spans]
        assert (SpanKind.TALK, 30) in spans
        assert (SpanKind.TIME_OUT, 605) in spans
        assert sum(one.kind is SpanKind.TALK for one in keyboard.session.spans) == 1


def shown(keyboard: Keyboard) -> str:
    """What the large countdown says."""
    screen = keyboard.screen
    assert isinstance(screen, TimeOutScreen)
    return screen.digits.value


@pytest.mark.parametrize("people", [("Ana", "Ben"), ("Ana", "Ben", "Cy")])
async def test_the_sentence_to_begin_again_fits_how_many_they_are(
    house: House, people: tuple[str, ...]
) -> None:
    """It is there only where a talk was stopped."""
    async with house.sit(*people) as keyboard:
        await keyboard.press("f9", *map(str, range(1, len(people) + 1)))
        await keyboard.wait(6)
        assert keyboard.top == "SessionScreen"
        assert "To begin again" not in keyboard.text, "nobody had spoken yet"
        await keyboard.wait(16)
        await keyboard.press("1")
        await keyboard.wait(30)
        await keyboard.press("f9", *map(str, range(1, len(people) + 1)))
        await keyboard.wait(6)
        whom = "you" if len(people) == 2 else "one of you"
        assert f"“One thing I understood about {whom} is ...”" in keyboard.text


async def test_no_key_is_looked_up_among_the_names_of_all_characters_until_something_is_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would be taken in, and stay in memory; a name of one letter, or with `ctrl`, is not looked up."""
    asked: list[str] = []
    monkeypatch.setattr(textual.screen, "key_to_character", asked.append)
    async with house.sit() as keyboard:
        await keyboard.press("1", "space", "right", "f9", "1", "2")
    assert [name for name in asked if len(name) > 1 and "+" not in name] == []


@pytest.mark.parametrize(
    ("size", "asks"),
    mixed([(100, 30), (80, 24), (80, 20), (40, 12), (20, 10), SMALLEST], ["", "m", "l", ""]),
)
async def test_a_wrong_key_is_answered_at_every_size(house: House, size: tuple[int, int], asks: str) -> None:
    """Also where many people leave no row for it: no time on offer is hidden by it."""
    async with house.sit(*NAMES, size=size) as keyboard:
        await keyboard.press("t", *asks)
        offers = [line for line in keyboard.text.split("\n") if "tomorrow at" in line]
        await keyboard.press("x")
        answer = "Press the letter" if asks else "Nothing has to"
        assert answer in keyboard.words
        assert all(line in keyboard.text for line in offers)


@pytest.mark.parametrize("key", ["t", "f9", "ctrl+t"])
async def test_a_time_out_that_is_called_again_says_that_it_is_running(house: House, key: str) -> None:
    """It is one; in the run-up the key stops that, as any does, and says nothing."""
    async with house.sit() as keyboard:
        await keyboard.press("t", key)
        assert keyboard.said == "The time-out is running already."
        await keyboard.press("1", "2", key)
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.all_ready is None
        assert keyboard.said == ""


async def test_a_break_without_a_session_that_is_called_again_says_so_too(house: House) -> None:
    """Nothing is pressed in vain without a word."""
    async with house.open() as keyboard:
        await keyboard.press("f9", "t")
        assert keyboard.top == "LooseTimeOutScreen"
        assert keyboard.said == "The time-out is running already."


async def test_two_topics_of_one_step_rest_both_until_tomorrow(house: House) -> None:
    """As it was said of each; each is let go for itself."""
    async with house.sit() as keyboard:
        for _ in range(2):
            await keyboard.press("t", "p")
            assert keyboard.said == "The topic rests until tomorrow. Leave it until then."
            await keyboard.press("1", "2")
            await keyboard.wait(6)
        first, second = keyboard.session.rested
        assert first.until == second.until == "2026-11-23"
        await keyboard.press("x")
        assert keyboard.words.count("rests until tomorrow") == 2
        await keyboard.press("down", "delete")
        assert keyboard.session.rested == (first,)


async def test_where_no_question_is_on_the_table_none_is_offered_to_rest(house: House) -> None:
    """At the pages of the end: the foot and help do not name it, the key says why."""
    async with house.sit() as keyboard:
        await keyboard.press("e", "y", "enter", "t")
        assert "rest topic" not in keyboard.words
        await keyboard.press("p")
        assert keyboard.said == "Here no question is on the table: there is none to rest."
        assert keyboard.session.rested == ()
        assert not keyboard.app.screen.is_of_use("rest")  # type: ignore[attr-defined]
        await keyboard.press("1", "2")
        await keyboard.wait(6)
        await keyboard.press("escape", "escape", "escape", "t")
        assert "rest topic" in keyboard.words
        assert keyboard.app.screen.is_of_use("rest")  # type: ignore[attr-defined]
