"""Keys that arrive in one go, as over a slow line, mean what they mean one by one."""

from __future__ import annotations

import pytest
from textual import events

from alliance_tui.domain.events.breaks import TimeOutCalled
from alliance_tui.ui import typed_ahead
from alliance_tui.ui.drafts import NoteOf
from alliance_tui.ui.typed_ahead import LOOKS, SOON
from tests.builders import pid
from tests.keyboard import Keyboard, _key_event
from tests.ui.house import House
from tests.ui.places import come_back

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def test_letters_after_n_are_a_note_and_call_no_time_out(house: House) -> None:
    """The `t` of the first word is typed before the field is there."""
    async with house.sit() as keyboard:
        await at_once(keyboard, "1", "n", *"to test it", "enter", "space")
        assert [one.text for one in keyboard.session.notes] == ["to test it"]
        assert keyboard.session.holder == pid(2)
        assert keyboard.session.time_out is None


async def test_letters_after_a_are_an_agreement(house: House) -> None:
    """A dialog opens and its field has focus before the first letter gets its turn."""
    async with house.sit() as keyboard:
        await at_once(keyboard, "a", *"Talk at ten", "enter")
        assert [one.terms.what for one in keyboard.session.agreements] == ["Talk at ten"]


async def test_names_are_typed_into_one_field_after_the_other(house: House) -> None:
    """Enter moves on before the next letter comes."""
    async with house.open() as keyboard:
        await keyboard.until(lambda: "Sit down together" in keyboard.text, "the empty library")
        await at_once(keyboard, "n", *"Ana", "enter", *"Ben", "enter", "enter", "enter", *"Home", "enter")
        assert [one.name for one in keyboard.session.people] == ["Ana", "Ben"]
        assert keyboard.session.title == "Home"


async def test_pasted_words_take_their_turn_too(house: House) -> None:
    """They come right after the key that opens the field."""
    async with house.sit() as keyboard:
        keyboard._send(_key_event("1"))
        keyboard._send(_key_event("n"))
        keyboard._send(events.Paste("pasted"))
        await at_once(keyboard, "enter")
        assert [one.text for one in keyboard.session.notes] == ["pasted"]


async def test_a_time_out_waits_for_nothing(house: House) -> None:
    """It comes before the keys that were typed ahead of it, and they still arrive in the field."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await at_once(keyboard, *"word", "f9")
        assert keyboard.session.time_out is not None
        assert sum(isinstance(one.event, TimeOutCalled) for one in keyboard.live.records()) == 1
        assert keyboard.app.drafts.notes == {NoteOf(pid(1)): "word"}


async def test_keys_before_a_time_out_are_no_keys_of_it(house: House) -> None:
    """Typed faster than the screen follows, the `q` of a word would leave the program from the break."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        await at_once(keyboard, *"quiet lamp 12", "enter", "f9")
        assert keyboard.top == "TimeOutScreen"
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == ()
        assert keyboard.app.drafts.notes == {NoteOf(pid(1)): "quiet lamp 12"}
        assert not keyboard.session.notes, "the words stay in the field"


async def test_keys_that_were_for_no_field_end_with_a_time_out(house: House) -> None:
    """They would mean something else in it."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await at_once(keyboard, "space", "2", "1", "f9")
        assert keyboard.top == "TimeOutScreen"
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == ()


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("n",), "a note"),
        (("a",), "an agreement"),
        (("p",), "something to park"),
        (("1", "n"), "a note"),
    ],
)
async def test_words_before_a_time_out_wait_in_the_field_they_were_for(
    house: House, keys: tuple[str, ...], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where that opens only meanwhile; and leaving right after asks, for they would be lost."""
    monkeypatch.setattr(typed_ahead, "PATIENCE", 30.0)  # a machine with much to do opens a field late
    async with house.sit() as keyboard:
        if keys == ("n",):
            await keyboard.press("1")
        await at_once(keyboard, *keys, *"quiet lamp", "f9")
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == ()
        await keyboard.press("q")
        assert keyboard.top == "ConfirmDialog"
        assert kept in keyboard.words.lower()
        await keyboard.press("escape")
        await come_back(keyboard)
        assert "quiet lamp" in keyboard.text


@pytest.mark.parametrize("asked", [True, False])
async def test_words_before_a_time_out_wait_where_it_is_asked_whose_they_are(
    house: House, monkeypatch: pytest.MonkeyPatch, *, asked: bool
) -> None:
    """Whether that was asked already or is only about to be; none of their letters does anything else."""
    monkeypatch.setattr(typed_ahead, "PATIENCE", 30.0)
    async with house.sit() as keyboard:
        if asked:
            await keyboard.press("n")
        await at_once(keyboard, *([] if asked else ["n"]), *"quiet lamp", "f9")
        assert keyboard.session.time_out is not None
        assert keyboard.app.drafts.begun == "quiet lamp"
        await come_back(keyboard)
        assert keyboard.session.hands == ()
        await keyboard.press("1", *"s", "enter")
        assert [one.text for one in keyboard.session.notes] == ["quiet lamps"]


async def test_a_number_before_a_time_out_answers_whose_words_they_are(house: House) -> None:
    """What follows it is in the field already when people are back."""
    async with house.sit() as keyboard:
        await keyboard.press("n")
        await at_once(keyboard, *"2at 10", "f9")
        await come_back(keyboard)
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.text) == (pid(2), "at 10")


async def test_words_before_a_time_out_that_cuts_in_are_kept_too(house: House) -> None:
    """Where they are not dealt with by then; the number among them still answers."""
    async with house.sit() as keyboard:
        await keyboard.press("n")
        app, urgent = keyboard.app, _key_event("f9")
        app._ahead.extend((*map(_key_event, "a2t 10"), events.Paste(" pasted"), urgent))
        app._cut_in(urgent)
        await keyboard.settle()
        assert keyboard.session.time_out is not None
        await come_back(keyboard)
        await keyboard.press("enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.text) == (pid(2), "at 10 pasted")


async def test_a_key_right_before_a_time_out_is_no_key_of_it(house: House) -> None:
    """It takes the floor, as it would have a moment earlier, and says nobody is ready."""
    async with house.sit() as keyboard:
        await at_once(keyboard, "2", "f9")
        assert keyboard.session.time_out is not None
        assert keyboard.session.time_out.ready == ()


@pytest.mark.parametrize("keys", ["2at 10", "at ten2"])
async def test_a_number_typed_ahead_answers_whose_words_they_are(house: House, keys: str) -> None:
    """It takes no floor; a letter before it waits for the field."""
    async with house.sit() as keyboard:
        await at_once(keyboard, "n", *keys, "enter")
        (note,) = keyboard.session.notes
        assert (note.participant, note.text) == (pid(2), keys.strip("2"))
        assert keyboard.session.holder is None


async def test_of_two_time_outs_the_second_takes_no_words_from_the_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came before either is the field's."""
    monkeypatch.setattr(typed_ahead, "PATIENCE", 30.0)
    async with house.sit() as keyboard:
        await keyboard.press("1", "n")
        app = keyboard.app
        first, second = _key_event("f9"), _key_event("f9")
        app._ahead.extend((*map(_key_event, "ab"), first, *map(_key_event, "cd"), second))
        app._cut_in(first)
        app._cut_in(second)
        await keyboard.settle()
        assert app.drafts.notes == {NoteOf(pid(1)): "abcd"}
        assert keyboard.session.time_out is not None


async def test_a_time_out_does_not_wait_long_for_keys_before_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is not dealt with by then, words go into a field if there is one, and commands go."""
    monkeypatch.setattr(
        typed_ahead, "PATIENCE", LOOKS * SOON / 8
    )  # over long before a key may go past another
    async with house.sit() as keyboard:
        keyboard.app._is_dealt_with = lambda: False  # type: ignore[method-assign]
        await at_once(keyboard, "1", "2", "q", "f9", "2")
        assert keyboard.session.time_out is not None
        assert keyboard.session.hands == ()
        assert keyboard.app.is_running
        assert keyboard.session.time_out.ready == (pid(2),)


async def test_keys_go_on_although_one_is_never_dealt_with(house: House) -> None:
    """Nothing that goes wrong on a screen can lock the keyboard."""
    async with house.sit() as keyboard:
        keyboard.app._is_dealt_with = lambda: False  # type: ignore[method-assign]
        await at_once(keyboard, "1", "2")
        assert keyboard.session.holder == pid(1)
        assert keyboard.session.hands == (pid(2),)
        assert keyboard.app._looks == LOOKS


async def at_once(keyboard: Keyboard, *keys: str) -> None:
    """Send keys before anything is done about the first."""
    for key in keys:
        keyboard._send(_key_event(key))
    await keyboard.settle()
