"""A key that is held counts once where it does something; in a field it is typed as often as it comes."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.events.floor import HeardAsked, HeardCorrected
from alliance_tui.domain.events.sitting import QuestionShown
from alliance_tui.domain.events.techniques import KeepingChosen
from alliance_tui.domain.words import Consent, ParticipantId, SpanKind
from alliance_tui.ui.held_keys import HeldKeys, Press
from alliance_tui.ui.told_keys import ANEW, MARKS, REPEATS, TELLS
from tests.builders import happened, pid
from tests.keyboard import Keyboard, _key_event
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""

HELD = (0.5, *(0.04,) * 10)
"""When a key comes again that is held for a second, each time in seconds after the time before."""


async def press_after(keyboard: Keyboard, key: str, *seconds: float) -> None:
    """Let a key come so many seconds after the last one, several times."""
    for each in seconds:
        keyboard._typed_at += each
        keyboard._send(_key_event(key))
    await keyboard.settle()


def count(keyboard: Keyboard, kind: type) -> int:
    """How often something has happened in the session."""
    return sum(isinstance(one.event, kind) for one in keyboard.live.records())


def hands(keyboard: Keyboard) -> list[ParticipantId]:
    """Whose hands are raised."""
    return list(keyboard.session.hands)


def ready(keyboard: Keyboard) -> list[ParticipantId]:
    """Who is ready to end the time-out, which runs."""
    assert keyboard.session.time_out is not None
    return list(keyboard.session.time_out.ready)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((0.5, 0.04, 0.06, 0.04, 3.0), "again held held held new"),
        ((0.25, 0.09, 0.09), "again held held"),
        ((0.0,), "again"),
        ((0.0, 0.0, 0.01), "again held held"),
        ((0.0, 0.033, 0.033), "again held held"),
        ((0.1,), "again"),
        ((0.15, 0.15, 0.15), "new new new"),
        ((0.4, 0.15, 0.15), "again again again"),
        ((0.4, 0.15, 0.152, 0.149, 0.15, 0.15), "again again again held held held"),
        ((0.5, 0.25, 0.251, 0.249, 0.25), "again new new held held"),
        ((0.4, 0.15, 0.17, 0.15, 0.14), "again again again again again"),
        ((0.15, 0.15, 0.15, 0.15, 0.15), "new new new new new"),
        ((0.033, 0.033, 0.033), "again held held"),
        ((0.19, 0.033, 0.033), "new held held"),
        ((0.21, 0.033, 0.033), "again held held"),
        ((0.5, 0.15, 0.033, 0.033), "again again held held"),
        ((0.5, 0.0, 0.09, 0.0), "again held held held"),
        ((0.4, 0.4, 0.4), "again new new"),
        ((0.4, 0.4, 0.5, 0.04), "again new new held"),
        ((1.0, 1.0), "again again"),
        ((1.0, 0.033, 0.033), "again held held"),
        ((2.0, 0.033, 0.033), "again held held"),
        ((3.0, 0.033, 0.033), "new again held"),
        ((0.5, 0.033, 0.15, 0.033, 0.15), "again held held held held"),
        ((0.5, 0.033, 0.3, 0.033), "again held new held"),
    ],
)
def test_a_key_is_held_that_comes_again_as_terminals_send_it(after: tuple[float, ...], told: str) -> None:
    """After a longer while, then soon: presses in one go, and whoever presses on, are no held key."""
    keys, at = HeldKeys(), 10.0
    assert keys.press("h", at) is Press.NEW
    seen = []
    for each in after:
        at += each
        seen.append(keys.press("h", at).value)
    assert seen == told.split()
    assert keys.press("i", at) is Press.NEW
    assert keys.press("h", at) is Press.NEW


@pytest.mark.parametrize("times", [3, 11, 12])
async def test_a_held_number_chooses_once_what_stays(house: House, times: int) -> None:
    """Else it would hang on how long somebody held it whether words leave the computer."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"hi", "enter", "e", *["enter"] * 3)
        await keyboard.hold("1", times)
        assert count(keyboard, KeepingChosen) == 1
        assert "1 ▲ Ana the agreements only" in keyboard.words


async def test_a_held_number_is_one_answer_to_an_agreement(house: House) -> None:
    """Yes, and not yes, yes as a trial, not yet, and so on."""
    async with house.sit() as keyboard:
        happened(keyboard.live.act(agreements.propose, Terms("Rest")))
        await keyboard.press("l")
        await keyboard.hold("1", 11)
        assert keyboard.session.agreements[0].consents == ((pid(1), Consent.YES),)


@pytest.mark.parametrize("key", ["delete", "backspace"])
async def test_a_held_delete_withdraws_one_agreement(house: House, key: str) -> None:
    """The others, which all said yes to, stay."""
    async with house.sit() as keyboard:
        for what in ("Rest", "Walk", "Talk"):
            happened(keyboard.live.act(agreements.propose, Terms(what)))
        await keyboard.press("l")
        await keyboard.hold(key, 10)
        assert len(keyboard.session.live_agreements) == 2


async def test_a_held_space_hands_over_once_and_a_held_h_asks_once(house: House) -> None:
    """The saying back does not end by itself."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await keyboard.press("1")
        await keyboard.hold("space", 15)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        await keyboard.hold("h", 12)
        assert count(keyboard, HeardAsked) == 1
        assert count(keyboard, HeardCorrected) == 0
        assert keyboard.session.phase.listener is not None


@pytest.mark.parametrize("delay", [0.25, 0.3, 0.4, 0.5, 0.66, 0.8, 1.0, 1.5])
async def test_a_held_key_counts_once_whatever_the_terminal_waits_at_first(
    house: House, delay: float
) -> None:
    """A hand-over, a hand, a pause, a step; and a hand-over from within the field."""
    held = (1.0, delay, *(0.033,) * 20)
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await press_after(keyboard, "space", *held)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        await press_after(keyboard, "1", *held)
        assert hands(keyboard) == [pid(1)]
        await press_after(keyboard, "right", *held)
        assert keyboard.session.step is keyboard.session.steps[1]
        await press_after(keyboard, "pageup", *held)
        assert keyboard.session.step is keyboard.session.steps[0]
        await keyboard.press("n", "x")
        await press_after(keyboard, "f8", *held)
        assert list(keyboard.session.holders) == [pid(1), pid(2), pid(1)]
        await keyboard.press("escape")
        await press_after(keyboard, "z", *held)
        assert keyboard.session.phase.kind is SpanKind.PAUSE


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        ((0.033,) * 30, 1),
        ((0.19, *(0.033,) * 20), 1),
        ((0.5, 0.033, *(0.15, 0.033) * 5, *(0.033,) * 10), 1),
        ((0.5, 0.15, *(0.033,) * 20), 2),
    ],
)
async def test_a_held_key_that_comes_unevenly_never_runs_on(
    house: House, held: tuple[float, ...], counts: int
) -> None:
    """As on a machine that is busy, or where something sends a key without waiting at first."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await press_after(keyboard, "space", 1.0, *held)
        assert len(keyboard.session.holders) == 1 + counts
        await keyboard.press("2", "1", "2", "1")
        before = len(keyboard.session.holders)
        await press_after(keyboard, "u", 1.0, *held)
        assert before - len(keyboard.session.holders) <= counts


@pytest.mark.parametrize("times", [3, 4, 7, 30])
async def test_a_key_that_comes_in_one_go_after_a_stall_is_held(house: House, times: int) -> None:
    """Two are two presses; more of them are one, whether they hand over, raise a hand, or pause."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await keyboard.press("1")
        await press_after(keyboard, "space", 1.0, *(0.001,) * (times - 1))
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        await press_after(keyboard, "3", 1.0, *(0.001,) * (times - 1))
        assert hands(keyboard) == [pid(3)]
        await press_after(keyboard, "z", 1.0, *(0.0,) * (times - 1))
        assert keyboard.session.phase.kind is SpanKind.PAUSE


async def told(keyboard: Keyboard, *keys: str, apart: float = 0.15) -> None:
    """Let keys come as a terminal sends them that tells of each whether it is held."""
    for key in keys:
        keyboard._typed_at += 0.0 if key in MARKS else apart
        keyboard._send(_key_event(key))
    await keyboard.settle()


async def test_a_key_that_the_terminal_says_is_held_counts_once_however_slowly_it_comes(
    house: House,
) -> None:
    """The hand-over of its first press stays, and so does a break that was called."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await keyboard.press("1")
        await told(keyboard, "space", *(REPEATS, "space") * 6)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        await told(keyboard, ANEW, "space", *(REPEATS, "space") * 6, apart=0.033)
        assert list(keyboard.session.holders) == [pid(1), pid(2), pid(3)]
        await told(keyboard, "f9", *(REPEATS, "f9") * 6)
        assert keyboard.session.time_out is not None
        assert keyboard.said == ""
        await told(keyboard, "1", *(REPEATS, "1") * 5)
        assert ready(keyboard) == [pid(1)]


@pytest.mark.parametrize("apart", [0.0, 0.033, 0.1, 0.5])
async def test_presses_that_the_terminal_says_are_new_count_each_however_soon(
    house: House, apart: float
) -> None:
    """It is known then: nothing waits to see whether it comes again, and nothing is taken back."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await keyboard.press("1")
        await told(keyboard, "space", *(ANEW, "space") * 4, apart=apart)
        assert [int(one[1:]) for one in keyboard.session.holders] == [1, 2, 3, 1, 2, 3]


async def test_a_held_key_types_on_in_a_field_where_the_terminal_says_so(house: House) -> None:
    """As anywhere."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await told(keyboard, TELLS, "o", *(REPEATS, "o") * 3)
        await keyboard.press("enter")
        assert [note.text for note in keyboard.session.notes] == ["oooo"]


async def test_two_presses_of_space_on_purpose_hand_over_twice(house: House) -> None:
    """With nothing after them."""
    for apart in (0.001, 0.1, 0.4, 0.9):
        async with house.sit() as keyboard:
            await keyboard.press("1")
            await press_after(keyboard, "space", 1.0, apart)
            assert list(keyboard.session.holders) == [pid(1), pid(2), pid(1)]
            await press_after(keyboard, "space", 3.0, apart)
            assert list(keyboard.session.holders) == [pid(1), pid(2), pid(1), pid(2), pid(1)]


async def test_a_second_press_of_space_hands_over_at_once_and_one_that_is_held_is_taken_back(
    house: House,
) -> None:
    """Nobody waits to see whether it comes again; what was done before it stays."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        keyboard._typed_at += 1.0
        for seconds, holder in ((1.0, 2), (0.5, 1), (0.033, 2), (0.033, 2), (0.033, 2)):
            keyboard._typed_at += seconds
            keyboard._send(_key_event("space"))
            await keyboard.until(lambda: keyboard.session.holder == pid(holder), "the floor")  # noqa: B023
        await keyboard.settle()
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        await keyboard.press("l")
        await press_after(keyboard, "space", 1.0, 0.5, *(0.033,) * 5)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]


async def test_a_hand_over_of_a_held_space_that_was_taken_back_is_not_brought_back(house: House) -> None:
    """Nobody meant it."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await press_after(keyboard, "space", 1.0, 0.5, *(0.033,) * 3)
        await press_after(keyboard, "y", 1.0)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]
        assert "nothing to bring back" in keyboard.said
        await press_after(keyboard, "u", 1.0)
        assert list(keyboard.session.holders) == [pid(1)]
        await press_after(keyboard, "y", 1.0)
        assert list(keyboard.session.holders) == [pid(1), pid(2)]


async def test_it_is_said_where_a_hand_over_of_a_held_space_cannot_be_taken_back(house: House) -> None:
    """Another window may have taken the session over in between."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await press_after(keyboard, "space", 1.0, 0.5)
        keyboard.live.store.locked = "Somebody else goes on with it."
        await press_after(keyboard, "space", 0.033)
        assert list(keyboard.session.holders) == [pid(1), pid(2), pid(1)]
        assert keyboard.said == "Somebody else goes on with it."


async def test_a_held_number_is_ready_in_a_time_out(house: House) -> None:
    """However often it comes."""
    async with house.sit() as keyboard:
        await keyboard.press("f9")
        for times in (14, 15):
            await keyboard.hold("1", times)
            assert bool(ready(keyboard)) is (times == 14)


async def test_the_first_time_a_held_key_comes_again_counts_as_little(house: House) -> None:
    """Terminals wait for half a second before a key repeats: it looks like a second press then."""
    async with house.sit() as keyboard:
        await press_after(keyboard, "1", 1.0)
        await press_after(keyboard, "z", 1.0, *HELD)
        assert keyboard.session.phase.kind is SpanKind.PAUSE


async def test_a_second_press_counts_a_moment_later(house: House) -> None:
    """A hand goes up and down again."""
    async with house.sit() as keyboard:
        await press_after(keyboard, "1", 1.0)
        await press_after(keyboard, "2", 1.0)
        assert hands(keyboard) == [pid(2)]
        await press_after(keyboard, "2", 0.15)
        assert hands(keyboard) == []


async def test_a_second_press_counts_before_another_key(house: House) -> None:
    """They come in the order in which they were pressed, whatever the first one waits for."""
    async with house.sit("Ana", "Ben", "Cy") as keyboard:
        await press_after(keyboard, "1", 1.0)
        keyboard._typed_at += 1.0
        for key, after in (("2", 0.0), ("2", 0.2), ("3", 0.02), ("space", 0.02)):
            keyboard._typed_at += after
            keyboard._send(_key_event(key))
        await keyboard.settle()
        assert keyboard.session.holder == pid(3)
        assert keyboard.session.hands == ()


async def test_a_time_out_does_not_wait_for_a_second_press(house: House) -> None:
    """Which then is no key of it."""
    async with house.sit() as keyboard:
        await press_after(keyboard, "1", 1.0)
        keyboard._typed_at += 0.3
        keyboard._send(_key_event("1"))
        keyboard._send(_key_event("f9"))
        await keyboard.settle()
        assert ready(keyboard) == []
        await keyboard.press("1")
        assert ready(keyboard) == [pid(1)]


async def test_words_and_arrows_come_as_often_as_they_are_sent(house: House) -> None:
    """In a field, while it is asked whose words follow, and in a list."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await keyboard.hold("o", 5)
        await keyboard.press("enter")
        assert [note.text for note in keyboard.session.notes] == ["ooooo"]
        await keyboard.press("0", "n")
        await keyboard.burst(*"call")
        await keyboard.press("1", "enter")
        assert [note.text for note in keyboard.session.notes] == ["ooooo", "call"]
        await keyboard.hold("down", 3)
        assert count(keyboard, QuestionShown) == 3
