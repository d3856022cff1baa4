"""What has to be known comes up by itself: no letter that is typed just then does anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from alliance_tui.sentences import opened as say
from alliance_tui.ui.feeding import FeedingApp
from tests.keyboard import Keyboard
from tests.ui.house import House


@asynccontextmanager
async def noticed(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Keyboard]:
    """People talk, and in that moment something is found out."""
    async with house.sit() as keyboard:
        monkeypatch.setattr(FeedingApp, "kept_apart", ("A session was changed.",))
        await keyboard.wait(1)
        assert keyboard.top == "NoticeDialog"
        yield keyboard


async def word(keyboard: Keyboard, text: str, apart: float = 0.3) -> None:
    """Type a word at an easy pace."""
    for letter in text:
        await keyboard.press(letter)
        keyboard._typed_at += apart - 1.0


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["t", "y", "n", "talk", "yet", "that", "try it, t"])
async def test_words_that_are_typed_as_it_comes_up_do_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """It says what does something."""
    async with noticed(house, monkeypatch) as keyboard:
        await word(keyboard, text)
        assert keyboard.top == "NoticeDialog"
        assert keyboard.session.time_out is None
        assert keyboard.said == say.NOTHING_BUT_GO_ON


async def test_words_that_go_on_for_longer_than_the_first_moment_do_nothing_either(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are the same words; enter right after them is of them."""
    async with noticed(house, monkeypatch) as keyboard:
        await word(keyboard, "what ")
        await keyboard.wait(2)
        await word(keyboard, "they bet")
        await keyboard.press()
        keyboard._typed_at -= 0.9
        await keyboard.press("enter")
        assert keyboard.top == "NoticeDialog"
        assert keyboard.session.time_out is None


@pytest.mark.no_cover
@pytest.mark.parametrize("key", ["f9", "ctrl+t", "ctrl+@"])
async def test_a_time_out_is_called_at_once_by_the_keys_that_are_no_letters(
    house: House, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Also amid words."""
    async with noticed(house, monkeypatch) as keyboard:
        await word(keyboard, "ye")
        await keyboard.press(key)
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.no_cover
async def test_a_time_out_is_called_by_its_letter_pressed_twice_as_it_comes_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word begins so."""
    async with noticed(house, monkeypatch) as keyboard:
        await word(keyboard, "Tt")
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.no_cover
async def test_a_time_out_is_called_by_its_letter_once_it_can_have_been_seen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the foot says; a letter that answers is none even then."""
    async with noticed(house, monkeypatch) as keyboard:
        await keyboard.wait(1)
        assert "T TIME-OUT" in keyboard.text
        await keyboard.press("y")
        assert keyboard.top == "NoticeDialog"
        await keyboard.press("t")
        assert keyboard.top == "TimeOutScreen"


@pytest.mark.no_cover
@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_who_has_read_it_goes_on(house: House, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """With one key."""
    async with noticed(house, monkeypatch) as keyboard:
        await keyboard.press(key)
        assert keyboard.top == "SessionScreen"


async def test_a_key_that_does_nothing_there_says_what_does(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as the one that leaves elsewhere."""
    async with noticed(house, monkeypatch) as keyboard:
        await keyboard.wait(1)
        await keyboard.press("q")
        assert keyboard.top == "NoticeDialog"
        assert "ctrl+q leaves" in keyboard.words
        await keyboard.press("ctrl+q")
        assert not keyboard.app.is_running


async def test_leaving_over_it_asks_where_words_would_be_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does everywhere."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", "h", "escape")
        monkeypatch.setattr(FeedingApp, "kept_apart", ("A session was changed.",))
        await keyboard.wait(1)
        assert keyboard.top == "NoticeDialog"
        await keyboard.press("ctrl+q")
        assert keyboard.top == "ConfirmDialog"
        assert keyboard.app.is_running
