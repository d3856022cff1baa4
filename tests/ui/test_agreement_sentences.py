"""Real sentences of agreements, as notes and as agreements: kept, shown whole, found again byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest
from _pytest.mark import ParameterSet
from textual.events import Paste

from alliance_tui.domain.words import NoteKind
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.text import shown
from tests.builders import CONVERSATIONS, needs_conversations
from tests.keyboard import Keyboard, keys_of
from tests.ui.house import House
from tests.ui.places import end

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


EXAMPLE: Final = Path(__file__).parents[1] / "example" / "agreements.jsonl"
"""Our own sentences, with all that makes typed words difficult."""

PUBLIC: Final = CONVERSATIONS / "agreements.jsonl"
"""Real ones, where this machine has them."""

TABLE: Final = 16
"""So many sentences are worked through at one table."""

TYPED: Final = 1
"""So many of them are typed key by key; the others are pasted."""

FULL: Final = 3
"""So many of them stand in all four fields and are agreed to; the others are only proposed."""


def sentences(path: Path) -> list[str]:
    """All sentences of a file; none where it is not on this machine."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line)["text"] for line in lines]


def tables() -> Iterator[ParameterSet]:
    """The sentences in groups; the public ones skip where they are not on this machine."""
    for name, texts in (("ours", sentences(EXAMPLE)), ("public", sentences(PUBLIC))):
        for start in range(0, len(texts), TABLE):
            yield pytest.param(texts[start : start + TABLE], id=f"{name}-{start}")
    if not PUBLIC.is_file():
        yield pytest.param([], id="public", marks=needs_conversations)


@pytest.mark.parametrize("texts", tables())
async def test_every_sentence_can_be_a_note(house: House, texts: list[str]) -> None:
    """Typed or pasted, saved, shown whole, and unchanged in a new opening of the program."""
    async with house.sit() as keyboard:
        alliance, session = keyboard.live.id, keyboard.session.id
        await keyboard.press("1")
        for place, text in enumerate(texts):
            await keyboard.burst("n", *written(text, typed=place < TYPED), "enter")
            assert keyboard.session.notes[-1].text == text
        await keyboard.press("w")
        await read_out_all(keyboard, texts)
        await keyboard.press("escape", "q")
    assert [note.text for note in house.past(alliance, session).notes] == texts
    async with house.open(OpenAlliance(alliance)) as keyboard:
        assert [note.text.encode() for note in keyboard.session.notes] == [text.encode() for text in texts]
        assert {note.kind for note in keyboard.session.notes} == {NoteKind.GOAL}


@pytest.mark.parametrize("texts", tables())
async def test_every_sentence_can_be_an_agreement(house: House, texts: list[str]) -> None:
    """In the fields of the page, some of them in all four, read out, and unchanged after the end."""
    async with house.sit() as keyboard:
        alliance, session = keyboard.live.id, keyboard.session.id
        for place, text in enumerate(texts):
            others = ("tab", "tab", Paste(text), "pagedown", Paste(text), "tab", Paste(text))
            rest = others if place < FULL else ()
            await keyboard.burst("a", *written(text, typed=place < TYPED), *rest, "enter")
            terms = keyboard.session.agreements[-1].terms
            assert (terms.when, terms.how, terms.why) == (text if rest else "",) * 3
            while keyboard.top != "SessionScreen":
                await keyboard.press("escape")
        await keyboard.press("l")
        await read_out_all(keyboard, texts[:FULL], "1", "2")
        await read_out_all(keyboard, texts)
        await keyboard.press("escape")
        await end(keyboard)
    kept = house.past(alliance, session).agreements
    assert [one.terms.what.encode() for one in kept] == [text.encode() for text in texts]
    assert {one.state.value for one in kept[:FULL]} == {"in force"}


@needs_conversations
def test_the_public_sentences_are_those_sixty_one() -> None:
    """A file that lost some would pass all the other tests."""
    assert len(sentences(PUBLIC)) == 61


def written(text: str, *, typed: bool) -> tuple[str | Paste, ...]:
    """What puts words into the field that has focus; a tab can only be pasted."""
    return keys_of(text) if typed and "\t" not in text else (Paste(text),)


async def read_out_all(keyboard: Keyboard, texts: Sequence[str], *keys: str) -> None:
    """Go through a list: press keys at each sentence and read it out; every word is on screen."""
    await keyboard.press("home")
    for text in texts:
        await keyboard.burst(*keys, "v")
        assert isinstance(keyboard.screen, ReadOutScreen)
        words = keyboard.screen.query_one(".read-out-words")
        assert keyboard.screen.region.contains_region(words.region)
        drawn = "".join(words.render_line(y).text for y in range(words.size.height))
        assert letters(drawn) == letters(shown(text))
        await keyboard.burst("escape", "down")


def letters(text: str) -> str:
    """Words without what wrapping puts between them."""
    return "".join(text.split())
