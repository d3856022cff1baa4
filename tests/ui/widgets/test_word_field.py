"""The field that words are typed into."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static

from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.word_field import WordField


class FieldApp(App[None]):
    """A field with a line below it; remembers what the field says."""

    def __init__(self, field: WordField) -> None:
        super().__init__()
        self.field = field
        self.submitted: list[str] = []
        self.refused: list[str] = []

    def compose(self) -> ComposeResult:
        """The field and the line."""
        yield self.field
        yield Static(content("below"), id="below")

    @on(WordField.Submitted)
    def _remember_submitted(self, message: WordField.Submitted) -> None:
        assert message.control is self.field
        self.submitted.append(message.text)

    @on(WordField.Refused)
    def _remember_refused(self, message: WordField.Refused) -> None:
        assert message.control is self.field
        self.refused.append(message.sentence)

    @property
    def row_below(self) -> int:
        """The row on which the line below the field stands."""
        return self.query_one("#below").region.y


@asynccontextmanager
async def typing(field: WordField) -> AsyncIterator[tuple[FieldApp, Pilot[None]]]:
    """The field with the cursor in it, forty columns wide."""
    app = FieldApp(field)
    async with app.run_test(size=(40, 12)) as pilot:
        field.focus()
        await pilot.pause()
        yield app, pilot


async def paste(app: FieldApp, pilot: Pilot[None], text: str) -> None:
    """Paste some words."""
    app.post_message(Paste(text))
    await pilot.pause()


async def test_enter_submits_and_ctrl_j_breaks_the_line() -> None:
    """The words stay in the field: whoever listens says whether they were saved."""
    async with typing(WordField()) as (app, pilot):
        await pilot.press("a", "ctrl+j", "b", "enter")
        assert app.submitted == ["a\nb"]
        assert app.field.text == "a\nb"


async def test_it_grows_from_one_line_to_six_and_shrinks_again() -> None:
    """What is below moves with it."""
    async with typing(WordField()) as (app, pilot):
        assert app.row_below == 1
        await pilot.press("a", "ctrl+j", "b")
        assert app.row_below == 2
        await paste(app, pilot, "word " * 100)
        assert app.row_below == 6
        app.field.fill("")
        await pilot.pause()
        assert app.row_below == 1


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["[/x]", "[bold]", "👩‍👩‍👧 ñ", "مرحبا", "日本語", "a\tb"])
async def test_pasted_words_are_kept_as_they_are(text: str) -> None:
    """No markup is read, no character is lost."""
    async with typing(WordField(placeholder="say [/x] it")) as (app, pilot):
        await paste(app, pilot, text)
        await pilot.press("enter")
        assert app.submitted == [text]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "🇦🇹",
        "e\u0301",
        "10\u00a0€",
        "非\u3000凡",
        "\U000e0067",
    ],
)
@pytest.mark.no_cover
async def test_typed_words_are_kept_as_they_are(text: str) -> None:
    """What joins letters or keeps them together is a part of the words, whatever counts as printable."""
    async with typing(WordField()) as (app, pilot):
        for letter in text:
            app.post_message(Key(_character_to_key(letter), letter))
        await pilot.pause()
        assert app.field.text == text


async def test_typed_codes_stay_outside() -> None:
    """As in a paste."""
    async with typing(WordField()) as (app, pilot):
        for letter in "a\x07\u202e\u2066\x9b\x00b":
            app.post_message(Key(_character_to_key(letter), letter))
        await pilot.pause()
        assert app.field.text == "ab"


async def test_a_joiner_takes_the_place_of_what_is_selected_and_none_where_there_is_no_room() -> None:
    """Like any other letter."""
    async with typing(WordField("x" * 20, limit=10)) as (app, pilot):
        app.post_message(Key("zero_width_joiner", "\u200d"))
        await pilot.pause()
        assert app.field.text == "x" * 20
        assert app.refused[-1].startswith("The field is full")
        app.field.select_all()
        app.post_message(Key("zero_width_joiner", "\u200d"))
        await pilot.pause()
        assert app.field.text == "\u200d"


async def test_codes_in_a_paste_stay_outside() -> None:
    """Escape codes and bidirectional overrides are no words; line ends become one kind."""
    async with typing(WordField()) as (app, pilot):
        await paste(app, pilot, "a\x1b]52;c;x\x07b\r\nc\u202ed\x9b")
        assert app.field.text == "a]52;c;xb\ncd"


async def test_a_paste_a_little_too_long_is_kept_to_be_shortened() -> None:
    """A sentence says by how much."""
    async with typing(WordField()) as (app, pilot):
        await paste(app, pilot, "x" * 10_003)
        assert len(app.field.text) == 10_003
        assert app.refused == ["This is 3 characters longer than the 10,000 that can be saved. Shorten it."]
        await pilot.press("backspace", "backspace")
        assert len(app.field.text) == 10_001
        await paste(app, pilot, "")
        assert app.refused[-1].startswith("This is 1 character longer than the 10,000 that")
        await pilot.press("backspace")
        assert len(app.field.text) == 10_000


async def test_a_paste_far_too_long_is_not_laid_out() -> None:
    """What was in the field stays, with the cursor where it was."""
    async with typing(WordField("before")) as (app, pilot):
        await pilot.press("left")
        await paste(app, pilot, "x" * 10_000_000)
        assert app.field.text == "before"
        assert app.field.cursor_location == (0, 5)
        assert len(app.refused) == 1
        assert "10,000,000 characters" in app.refused[0]


async def test_a_paste_takes_the_place_of_what_is_selected() -> None:
    """So its own length counts alone."""
    async with typing(WordField("x" * 20, limit=10)) as (app, pilot):
        app.field.select_all()
        await paste(app, pilot, "y" * 20)
        assert app.field.text == "y" * 20


async def test_a_full_field_takes_no_more_keys() -> None:
    """Some terminals send a paste as keys."""
    async with typing(WordField("x" * 19, limit=10)) as (app, pilot):
        await pilot.press("a", "b", "c")
        assert app.field.text == "x" * 19 + "a"
        assert app.refused[-1] == "The field is full: 10 characters can be saved. Shorten what is there."


async def test_pasting_from_within_the_program_is_guarded_too() -> None:
    """Ctrl+v takes what was copied in another field."""
    async with typing(WordField(limit=10)) as (app, pilot):
        app.copy_to_clipboard("x" * 30)
        await pilot.press("ctrl+v")
        assert app.field.text == ""
        app.copy_to_clipboard("fits")
        await pilot.press("ctrl+v")
        assert app.field.text == "fits"


async def test_a_field_for_a_name_has_one_line() -> None:
    """Line ends in a paste become spaces, ctrl+j does nothing."""
    async with typing(WordField("Ana\nMaria", single=True, limit=60)) as (app, pilot):
        await pilot.press("ctrl+j")
        await paste(app, pilot, "\nof Linz")
        assert app.field.text == "Ana Mariaof Linz"
        assert app.row_below == 1
